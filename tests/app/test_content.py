"""The content commands, and what the game plays with when something was installed."""

from __future__ import annotations

import json
import random
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from expression_trainer import cli, doctor, settings
from expression_trainer.app import content
from expression_trainer.app.cameras import CameraChoice, DrawnFace
from expression_trainer.app.content import all_content, bundled_packs, counted_content
from expression_trainer.app.game import open_game
from expression_trainer.app.system import SystemClock
from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.packs import build
from expression_trainer.settings import load_settings

STILLS = settings.resource_folder("content") / "first-faces"
PERSON, KEPT = (next(person for person in IDENTITIES if person.probe is probe) for probe in (False, True))

ABOUT = """\
format = 1
id = "family"
version = "1.0.0"
title = "Our family"
licence = "CC0-1.0"

[notes]
goal = "Faces of people the child knows."
prerequisite = "None."
difficulty = 2
manual = "For any exercise."
"""
ITEMS = f"""\
[[drawn]]
people = ["{PERSON.name}", "{KEPT.name}"]
expressions = ["happiness", "neutral"]
variants = ["standard"]
intensities = [41]
turns = [0, 7]
licence = "CC0-1.0"

[[item]]
id = "aunt"
identity = "{PERSON.name}"
expression = "fear"
intensity = 100
picture = "media/aunt.webp"
licence = "Private"
"""


@pytest.fixture
def family(tmp_path: Path) -> Path:
    folder = tmp_path / "family"
    (folder / "media").mkdir(parents=True)
    shutil.copy(next((STILLS / "media").glob("*.webp")), folder / "media" / "aunt.webp")
    for name, text in (("pack.toml", ABOUT), ("items.toml", ITEMS), ("LICENCES.md", "Ours.\n")):
        (folder / name).write_text(text, "utf-8")
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of a command under `content`."""
    monkeypatch.setattr(sys, "argv", ["expression-trainer", "content", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_content_is_counted_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "list", "--json", "--data", str(tmp_path)) == 0
    counted = json.loads(capsys.readouterr().out)
    kept = sum(person.probe for person in IDENTITIES)
    assert counted["identities"] == {"practice": len(IDENTITIES) - kept, "probe": kept}
    assert counted["expressions"] == len(Expression) and counted["packs"] == 2
    assert counted["exercises"] >= 2 and counted["situations"] == 0
    assert counted["practice_pictures"] >= 4000 and counted["pictures"] > counted["practice_pictures"]
    assert sum(counted["by_expression"].values()) == counted["pictures"]


def test_a_still_of_a_face_that_is_drawn_live_too_counts_once(family: Path) -> None:
    from expression_trainer.packs.loader import load_pack

    ours = load_pack(family)
    drawn = next(pack for pack in bundled_packs() if pack.pack_id == "drawn-people")
    pictured = [replace(item, item_id=f"still-{item.item_id}", picture=STILLS) for item in drawn.items[:50]]
    stills = replace(drawn, pack_id="stills", items=tuple(pictured))
    alone = counted_content([drawn])
    assert counted_content([drawn, stills])["pictures"] == alone["pictures"]
    more = counted_content([drawn, stills, ours])
    assert more["pictures"] == alone["pictures"] + 2 * 2 + 2 * 1 + 1, (
        "41 %, the neutral faces turned by 7 degrees, the aunt"
    )
    assert more["identities"]["practice"] == alone["identities"]["practice"] + 1, "a photo of a namesake is a person"


def test_packs_are_listed_for_a_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "list", "--data", str(tmp_path)) == 0
    told = capsys.readouterr().out
    assert "First faces (first-faces " in told and "Our people (drawn-people " in told
    assert "drawn live" in told and "In all: 2 packs" in told


def test_checking_tells_every_problem_of_every_pack(
    family: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "check", str(family)) == 0
    assert "1 pack(s) are sound" in capsys.readouterr().out
    (family / "LICENCES.md").unlink()
    (family / "media" / "aunt.webp").unlink()
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"no zip")
    assert run(monkeypatch, "check", str(family), str(broken), str(tmp_path / "nothing")) == cli.PROBLEM
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told] == [str(family), str(family), str(broken), str(tmp_path / "nothing")]


def test_a_pack_is_installed_played_with_and_removed(
    family: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    sent = shutil.make_archive(str(tmp_path / "sent"), "zip", tmp_path, "family")
    assert run(monkeypatch, "install", sent, "--data", str(data)) == 0
    assert capsys.readouterr().out.strip() == f"Our family (family 1.0.0) is installed: {data / 'packs' / 'family'}"
    assert [pack.pack_id for pack in all_content(load_settings(data)).packs] == [
        "drawn-people",
        "first-faces",
        "family",
    ]
    game = open_game(load_settings(data), CameraChoice.OFF, SystemClock(), rng=random.Random(1), face=DrawnFace())
    try:
        assert "family" in {pack.pack_id for pack in game.services.packs}
    finally:
        game.close()
    assert run(monkeypatch, "install", sent, "--data", str(data)) == cli.PROBLEM
    assert "installed already" in capsys.readouterr().err
    about = (family / "pack.toml").read_text("utf-8")
    (family / "pack.toml").write_text(about.replace("1.0.0", "1.1.0"), "utf-8")
    assert run(monkeypatch, "install", str(family), "--data", str(data)) == cli.PROBLEM
    assert "Add --replace" in capsys.readouterr().err
    assert run(monkeypatch, "install", str(family), "--replace", "--data", str(data)) == 0
    assert "(family 1.1.0) is installed in place of 1.0.0" in capsys.readouterr().out
    assert run(monkeypatch, "remove", "family", "--data", str(data)) == 0
    assert capsys.readouterr().out.strip() == "family is removed."
    assert run(monkeypatch, "remove", "family", "--data", str(data)) == cli.PROBLEM
    assert "no such pack is installed" in capsys.readouterr().err


def test_a_bundled_packs_id_can_not_be_installed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "install", str(STILLS), "--data", str(tmp_path)) == cli.PROBLEM
    assert "comes with the program" in capsys.readouterr().err


@pytest.fixture
def damaged(family: Path, tmp_path: Path) -> Path:
    """A data folder with an installed pack that was damaged since."""
    folder = tmp_path / "data" / "packs" / "family"
    shutil.copytree(family, folder)
    (folder / "media" / "aunt.webp").write_bytes(b"RIFF damaged")
    (folder / "LICENCES.md").unlink()
    return tmp_path / "data"


def test_a_damaged_installed_pack_is_left_out_and_told(
    damaged: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    playable = all_content(load_settings(damaged))
    assert {pack.pack_id for pack in playable.packs} == {"drawn-people", "first-faces"}
    (notice,) = playable.notices
    assert notice.startswith("A pack was left out. family: LICENCES.md: missing") and "Mend the pack" in notice
    game = open_game(load_settings(damaged), CameraChoice.OFF, SystemClock(), rng=random.Random(1), face=DrawnFace())
    try:
        assert notice in game.services.notices
    finally:
        game.close()
    finding = next(f for f in doctor.examine(load_settings(damaged)) if f.part == "content")
    assert finding.health is doctor.Health.WITHOUT and "LICENCES.md" in finding.found and "Mend" in finding.mend
    assert run(monkeypatch, "list", "--json", "--data", str(damaged)) == 0
    told = capsys.readouterr()
    assert notice in told.err and json.loads(told.out)["packs"] == 2


def test_an_installed_pack_that_came_to_be_bundled_is_left_out(tmp_path: Path) -> None:
    shutil.copytree(STILLS.parent / "drawn-people", tmp_path / "packs" / "drawn-people")
    (problem,) = all_content(load_settings(tmp_path)).left_out
    assert problem.problem == "a pack of this id comes with the program now."
    assert problem.mend == "Remove it: content remove drawn-people."


def test_a_program_without_any_pack_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "resource_folder", lambda name: tmp_path / name)
    with pytest.raises(ContentError, match=r"missing.*whole copy"):
        bundled_packs()
    (tmp_path / "content").mkdir()
    with pytest.raises(ContentError, match=r"no pack in it.*whole copy"):
        bundled_packs()


def test_the_blind_sheet_is_written_where_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "sheet", "--output", str(tmp_path), "--shuffled", "5", "--count", "7") == 0
    assert capsys.readouterr().out.split() == [
        str(tmp_path / "shuffled-5.webp"),
        str(tmp_path / "shuffled-5-key.csv"),
    ]
    assert all((tmp_path / name).stat().st_size > 50 for name in ("shuffled-5.webp", "shuffled-5-key.csv"))


def test_the_builders_write_where_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "IDENTITIES", (PERSON, KEPT))
    assert run(monkeypatch, "build", "--output", str(tmp_path)) == 0
    assert capsys.readouterr().out.startswith("first-faces ")
    assert run(monkeypatch, "check", str(tmp_path / "first-faces"), str(tmp_path / "drawn-people")) == 0
