"""A small sound pack in a folder of the test's own, to spoil in one way at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import skia

from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.packs.archive import check_pack

Spoil = Callable[[str, str, str], None]

PACK = """\
format = 1
id = "tiny"
version = "1.0.0"
title = "Tiny"
licence = "CC0-1.0"

[notes]
goal = "Two faces."
prerequisite = "None."
difficulty = 1
manual = "For tests."
"""

KEPT = next(person.name for person in IDENTITIES if person.probe)
"""Somebody of the cast, kept for probes."""

ITEMS = f"""\
[[item]]
id = "ada-anger"
identity = "Ada"
expression = "anger"
intensity = 60
picture = "media/ada.png"
licence = "CC0-1.0"
attributes = {{ sex = "female" }}
units = [{{ unit = 4, left = 100, right = 50 }}]

[[item]]
id = "bo-neutral"
identity = "{KEPT}"
expression = "neutral"
intensity = 100
licence = "CC0-1.0"
probe = true
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    (folder / "media").mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, "utf-8")
    (folder / "items.toml").write_text(ITEMS, "utf-8")
    (folder / "LICENCES.md").write_text("# Licences\n\nOurs.\n", "utf-8")
    skia.Surface(8, 6).makeImageSnapshot().save(str(folder / "media" / "ada.png"), skia.kPNG)
    return folder


@pytest.fixture
def spoil(pack: Path) -> Spoil:
    """Replace a text that stands once in one of the pack's files."""

    def replace(name: str, old: str, new: str) -> None:
        text = (pack / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        (pack / name).write_text(text.replace(old, new), "utf-8")

    return replace


@pytest.fixture
def told(pack: Path) -> Callable[[], list[str]]:
    """The problems of the pack, without the folder in front of each."""

    def check() -> list[str]:
        problems = check_pack(pack)
        assert all(problem.startswith(f"{pack}: ") for problem in problems)
        return [problem.removeprefix(f"{pack}: ") for problem in problems]

    return check
