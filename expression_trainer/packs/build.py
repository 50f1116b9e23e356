"""Draw the bundled pack from code: the same people, the same pictures, every time."""

from __future__ import annotations

import json
from pathlib import Path

import skia

from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.drawing import RIG_VERSION, FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.identity import Identity

from .loader import ITEMS_FILE, LICENCES, PACK_FILE
from .schema import FORMAT

PACK_VERSION = "1.0.0"
LICENCE = "Apache-2.0"
PRACTISED, PROBES = 8, 2
SIZE, QUALITY = 512, 82

_ABOUT = """\
# Written by `expression-trainer content build`. Not edited by hand.
format = {format}
id = {id}
version = {version}
title = "First faces"
licence = {licence}

[notes]
goal = "Faces of eight drawn people with the six basic expressions and a plain face, at full strength; two more for \
checks."
prerequisite = "Looks at a picture of a face for a few seconds."
difficulty = 1
manual = "For any exercise that shows a face. The expressions follow FACS; they are conventions, not feelings."
"""

_LICENCES = """\
# Licences

Every picture of this pack is drawn by this project's own code (rig version {rig}) and is under Apache-2.0.
Nobody real is shown. The expressions follow the FACS and EMFACS tables; they are conventions
(Barrett et al. 2019), not yet checked with children.
"""


def people() -> tuple[Identity, ...]:
    """Who is in the pack: eight for practice, two kept for probes, in the order of the cast."""
    practised = [person for person in IDENTITIES if not person.probe][:PRACTISED]
    return (*practised, *[person for person in IDENTITIES if person.probe][:PROBES])


def build_first_pack(folder: Path) -> str:
    """Write the pack; returns one line about it. Files of an older build that are no longer named are removed."""
    media = folder / "media"
    media.mkdir(parents=True, exist_ok=True)
    entries, written = [], set()
    for person in people():
        artist = FaceArtist(person, SIZE)
        for expression in RECOGNISED:
            name = f"{person.name.lower()}-{expression.value}.webp"
            artist.draw(pose(expression)).image.save(str(media / name), skia.kWEBP, QUALITY)
            written.add(name)
            entries.append(_entry(person, expression, name))
    for old in media.iterdir():
        if old.name not in written:
            old.unlink()
    about = _ABOUT.format(
        format=FORMAT, id=json.dumps(folder.name), version=json.dumps(PACK_VERSION), licence=json.dumps(LICENCE)
    )
    (folder / PACK_FILE).write_text(about, "utf-8")
    (folder / ITEMS_FILE).write_text("# Written by `expression-trainer content build`.\n" + "".join(entries), "utf-8")
    (folder / LICENCES).write_text(_LICENCES.format(rig=RIG_VERSION), "utf-8")
    size = sum(file.stat().st_size for file in media.iterdir())
    return f"{folder.name} {PACK_VERSION}: {len(entries)} pictures, {size / 1_000_000:.1f} MB"


def _entry(person: Identity, expression: Expression, picture: str) -> str:
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
        f"picture = {json.dumps(f'media/{picture}')}\n"
        f"probe = {str(person.probe).lower()}\n"
        f"licence = {json.dumps(LICENCE)}\n"
        f"attributes = {{ {attributes} }}\n"
        f"units = [{units}]\n"
    )
