"""Write the bundled packs from code: the same people, the same pictures, every time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import skia

from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.drawing import RIG_VERSION, FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.identity import Identity

from .files import ITEMS_FILE, LICENCES, PACK_FILE
from .loader import load_pack
from .schema import FORMAT

PACK_VERSION = "2.0.0"
LICENCE = "Apache-2.0"
SIZE, QUALITY = 512, 82
INTENSITIES = (30, 50, 75, 100)
"""The grades of practice: Griffiths 2017 and judgement."""
TURNS = (-15, 0, 15)
"""Degrees of the head; at every strength, so that neither stands for the other."""

_WRITTEN = "# Written by `expression-trainer content build`."
_ABOUT = """\
{written} Not edited by hand.
format = {format}
id = {id}
version = {version}
title = {title}
licence = {licence}

[notes]
goal = {goal}
prerequisite = {prerequisite}
difficulty = {difficulty}
manual = {manual}
"""
_LICENCES = """\
# Licences

Every picture of this pack is drawn by this project's own code (rig version {rig}) and is under Apache-2.0.
Nobody real is shown. The expressions follow the FACS and EMFACS tables; they are conventions
(Barrett et al. 2019), not yet checked with children.
"""
_DRAWN = """
[[drawn]]
people = "all"
expressions = "all"
variants = "all"
intensities = {intensities}
turns = {turns}
licence = {licence}
"""


def people() -> tuple[Identity, ...]:
    """Who is in the packs: the whole cast; those for probes are marked."""
    return IDENTITIES


def build_first_pack(folder: Path, shown: Sequence[Identity] | None = None) -> str:
    """Write the stills of these people (all without a wish); returns one line about it.

    Files of an older build that are no longer named are removed.
    """
    persons = people() if shown is None else shown
    media = folder / "media"
    media.mkdir(parents=True, exist_ok=True)
    written = set()
    for person in persons:
        artist = FaceArtist(person, SIZE)
        for expression in RECOGNISED:
            name = _picture_name(person, expression)
            artist.draw(pose(expression)).image.save(str(media / name), skia.kWEBP, QUALITY)
            written.add(name)
    for old in media.iterdir():
        if old.name not in written:
            old.unlink()
    for name, text in first_pack_texts(folder.name, persons).items():
        (folder / name).write_text(text, "utf-8")
    size = sum(file.stat().st_size for file in media.iterdir())
    return f"{folder.name} {PACK_VERSION}: {len(written)} pictures, {size / 1_000_000:.1f} MB"


def first_pack_texts(pack_id: str, shown: Sequence[Identity]) -> Mapping[str, str]:
    """File name -> text of the pack of stills."""
    practised = sum(not person.probe for person in shown)
    about = _about(
        pack_id,
        title="First faces",
        goal=f"Pictures of {practised} drawn people with the six basic expressions and a plain face, at full strength; "
        f"{len(shown) - practised} more are kept for checks.",
        prerequisite="Looks at a picture of a face for a few seconds.",
        difficulty=1,
        manual="For any exercise that shows a face. The expressions follow FACS; they are conventions, not feelings.",
    )
    items = [_entry(person, expression) for person in shown for expression in RECOGNISED]
    return {PACK_FILE: about, ITEMS_FILE: f"{_WRITTEN}\n" + "".join(items), LICENCES: _LICENCES.format(rig=RIG_VERSION)}


def build_drawn_pack(folder: Path) -> str:
    """Write the pack of faces that are drawn live; returns one line about it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in drawn_pack_texts(folder.name).items():
        (folder / name).write_text(text, "utf-8")
    return f"{folder.name} {PACK_VERSION}: {len(load_pack(folder).items)} faces, drawn live"


def drawn_pack_texts(pack_id: str) -> Mapping[str, str]:
    """File name -> text of the pack without pictures."""
    about = _about(
        pack_id,
        title="Our people",
        goal="Sixteen expressions of everyone in the cast, in several ways, from faint to strong and turned to the "
        "side; about a third of the people are kept for checks.",
        prerequisite="Names the six basic expressions when they are strong.",
        difficulty=2,
        manual="For any exercise that shows a face; nothing is stored, each face is drawn when it is shown. The "
        "strengths are those of the drawing, not letters of FACS. Calm, tired, worried, proud, excited, confused and "
        "shy are our own design or follow single studies: all are conventions, not yet checked with children.",
    )
    table = _DRAWN.format(intensities=list(INTENSITIES), turns=list(TURNS), licence=json.dumps(LICENCE))
    note = "# The table stands for every combination of what it names.\n"
    return {
        PACK_FILE: about,
        ITEMS_FILE: f"{_WRITTEN}\n{note}{table}",
        LICENCES: _LICENCES.format(rig=RIG_VERSION),
    }


BUILDERS: Mapping[str, Callable[[Path], str]] = {"first-faces": build_first_pack, "drawn-people": build_drawn_pack}
"""Every bundled pack, by id."""


def _about(pack_id: str, *, title: str, goal: str, prerequisite: str, difficulty: int, manual: str) -> str:
    quoted = {
        "id": pack_id,
        "version": PACK_VERSION,
        "title": title,
        "licence": LICENCE,
        "goal": goal,
        "prerequisite": prerequisite,
        "manual": manual,
    }
    in_toml = {name: json.dumps(text) for name, text in quoted.items()}
    return _ABOUT.format(written=_WRITTEN, format=FORMAT, difficulty=difficulty, **in_toml)


def _picture_name(person: Identity, expression: Expression) -> str:
    return f"{person.name.lower()}-{expression.value}.webp"


def _entry(person: Identity, expression: Expression) -> str:
    units = ", ".join(
        f"{{ unit = {unit.value}, left = {round(left * 100)}, right = {round(right * 100)} }}"
        for unit, left, right in pose(expression).units.active()
    )
    attributes = ", ".join(f"{key} = {json.dumps(value)}" for key, value in person.attributes.items())
    return (
        f"\n[[item]]\n"
        f"id = {json.dumps(f'{person.name.lower()}-{expression.value}')}\n"
        f"identity = {json.dumps(person.name)}\n"
        f"expression = {json.dumps(expression.value)}\n"
        f"intensity = 100\n"
        f"picture = {json.dumps(f'media/{_picture_name(person, expression)}')}\n"
        f"probe = {str(person.probe).lower()}\n"
        f"licence = {json.dumps(LICENCE)}\n"
        f"attributes = {{ {attributes} }}\n"
        f"units = [{units}]\n"
    )
