"""A pack with something the matter is told where and what, all of it at once; a sound one is read whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.cast import IDENTITIES, identity
from expression_trainer.packs import files
from expression_trainer.packs.archive import check_pack
from expression_trainer.packs.files import LARGEST_TEXT_BYTES
from expression_trainer.packs.loader import load_pack
from expression_trainer.packs.schema import MOST_ITEMS

from .conftest import KEPT

Spoil = Callable[[str, str, str], None]
Told = Callable[[], list[str]]

PLAYED = next(person.name for person in IDENTITIES if not person.probe)


def test_a_sound_pack_is_read_whole(pack: Path) -> None:
    (pack / "locale").mkdir()
    (pack / "locale" / "en.ftl").write_text("tiny-title = Tiny\n", "utf-8")
    read = load_pack(pack)
    assert (read.pack_id, read.version, read.title, read.licence) == ("tiny", "1.0.0", "Tiny", "CC0-1.0")
    assert (read.notes.goal, read.notes.difficulty) == ("Two faces.", 1)
    assert read.strings == {"en": "tiny-title = Tiny\n"}
    assert read.folder == pack
    ada, bo = read.items
    assert (ada.item_id, ada.pack_id, ada.identity, ada.expression) == ("ada-anger", "tiny", "Ada", Expression.ANGER)
    assert (ada.intensity, ada.variant, ada.probe, ada.licence) == (0.6, "standard", False, "CC0-1.0")
    assert ada.picture == pack / "media" / "ada.png"
    assert ada.attributes == {"sex": "female"}
    assert (bo.picture, bo.probe, bo.intensity) == (None, True, 1.0)
    assert bo.attributes == identity(KEPT).attributes, "what is known of the cast need not be said"
    assert check_pack(pack) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert check_pack(tmp_path / "gone") == [f"{tmp_path / 'gone'}: gone: there is no such pack"]


# missing and unreadable files


@pytest.mark.parametrize("name", ["pack.toml", "items.toml"])
def test_a_missing_file_is_told(pack: Path, told: Told, name: str) -> None:
    (pack / name).unlink()
    assert told() == [f"{name}: missing"]


def test_missing_licences_are_told(pack: Path, told: Told) -> None:
    (pack / "LICENCES.md").write_text(" \n", "utf-8")
    assert told() == ["LICENCES.md: missing or empty; it says whose work the pack is"]
    (pack / "LICENCES.md").unlink()
    assert told() == ["LICENCES.md: missing or empty; it says whose work the pack is"]


@pytest.mark.parametrize("name", ["pack.toml", "items.toml"])
def test_a_folder_in_a_files_place_is_told(pack: Path, told: Told, name: str) -> None:
    (pack / name).unlink()
    (pack / name).mkdir()
    assert told() == [f"{name}: not an ordinary file"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
@pytest.mark.parametrize("name", ["pack.toml", "items.toml", "locale/en.ftl"])
def test_a_text_that_leads_out_of_the_pack_is_told(pack: Path, told: Told, name: str) -> None:
    outside = pack.parent / "outside.txt"
    (pack / "locale").mkdir()
    if (pack / name).exists():
        (pack / name).rename(outside)
    else:
        outside.write_text("title = Elsewhere", "utf-8")
    (pack / name).symlink_to(outside)
    assert told() == [f"{name}: is a link; a pack holds its own files"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_in_a_files_place_never_blocks(pack: Path, told: Told) -> None:
    (pack / "items.toml").unlink()
    os.mkfifo(pack / "items.toml")
    assert told() == ["items.toml: not an ordinary file"]


def test_a_file_in_a_packs_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack").write_text("not a pack", "utf-8")
    with pytest.raises(ContentError, match="pack: not a folder"):
        load_pack(tmp_path / "pack")


def test_a_file_that_can_not_be_read_is_told(pack: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    read_text = Path.read_text

    def broken(file: Path, *arguments: object) -> str:
        if file.name == "items.toml":
            raise OSError(5, "Input/output error")
        return read_text(file, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "read_text", broken)
    assert told() == ["items.toml: can't be read (Input/output error)"]


def test_a_strength_in_words_is_told(pack: Path, told: Told, spoil: Spoil) -> None:
    spoil("items.toml", "left = 100", 'left = "100"')
    (problem,) = told()
    assert problem.startswith("items.toml: item.0.units.0.left:")


@pytest.mark.parametrize("name", ["pack.toml", "items.toml"])
@pytest.mark.parametrize("content", [b"title = \n", b"<html>", b"a = " + b"9" * 5000], ids=["cut", "a-page", "digits"])
def test_what_is_not_toml_is_told(pack: Path, told: Told, name: str, content: bytes) -> None:
    (pack / name).write_bytes(content)
    (problem,) = told()
    assert problem.startswith(f"{name}: not a TOML file (")


@pytest.mark.parametrize("name", ["pack.toml", "items.toml"])
def test_what_is_not_text_is_told(pack: Path, told: Told, name: str) -> None:
    (pack / name).write_bytes(b"\xff\xfe\x00t")
    assert told() == [f"{name}: can't be read as UTF-8 text"]


def test_toml_nested_without_end_is_told(pack: Path, told: Told) -> None:
    (pack / "items.toml").write_text("item = " + "[" * 100_000, "utf-8")
    assert told() == ["items.toml: not a TOML file this program can read (nested too deeply)"]


def test_a_text_file_far_too_large_is_told_without_being_read(pack: Path, told: Told) -> None:
    with (pack / "items.toml").open("r+b") as file:
        file.truncate(LARGEST_TEXT_BYTES + 1)
    assert told() == ["items.toml: larger than 5 MB"]


def test_strings_that_are_not_utf8_are_told(pack: Path, told: Told) -> None:
    (pack / "locale").mkdir()
    (pack / "locale" / "de.ftl").write_bytes("größe = groß".encode("latin-1"))
    assert told() == ["locale/de.ftl: can't be read as UTF-8 text"]


# pack.toml


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('title = "Tiny"', 'title = "Tiny"\nauthor = "A"', "author: extra inputs are not permitted"),
        ("difficulty = 1", 'difficulty = 1\nlevel = "easy"', "notes.level: extra inputs are not permitted"),
        ('licence = "CC0-1.0"\n', "", "licence: field required"),
        ('title = "Tiny"', "title = 7", "title: input should be a valid string"),
        ("difficulty = 1", 'difficulty = "1"', "notes.difficulty: input should be a valid integer"),
        ("difficulty = 1", "difficulty = 6", "notes.difficulty: input should be less than or equal to 5"),
        ("format = 1", "format = 2", "format: input should be 1"),
        ('version = "1.0.0"', 'version = "one"', "version: string should match pattern"),
        ('goal = "Two faces."', 'goal = ""', "notes.goal: string should have at least 1 character"),
        ('title = "Tiny"', f'title = "{"x" * 121}"', "title: string should have at most 120 characters"),
        ('"For tests."', f'"{"x" * 4001}"', "notes.manual: string should have at most 4000 characters"),
        ('manual = "For tests."\n', "", "notes.manual: field required"),
        ('version = "1.0.0"', 'version = "1.0"', "version: string should match pattern"),
        ("[notes]", "[[notes]]", "notes: must be a table"),
    ],
)
def test_a_field_of_the_pack_that_does_not_fit_is_told_by_name(
    spoil: Spoil, told: Told, old: str, new: str, problem: str
) -> None:
    spoil("pack.toml", old, new)
    (found,) = told()
    assert found.startswith(f"pack.toml: {problem}")


def test_an_id_that_is_not_the_folders_name_is_told(spoil: Spoil, told: Told) -> None:
    spoil("pack.toml", 'id = "tiny"', 'id = "huge"')
    assert told() == ["pack.toml: id: 'huge' is not the name of the folder, 'tiny'"]


@pytest.mark.parametrize("name", ["../tiny", "Tiny", "", "a b", "-tiny", "2tiny"])
def test_an_id_that_could_not_be_a_plain_folder_name_is_told(spoil: Spoil, told: Told, name: str) -> None:
    spoil("pack.toml", 'id = "tiny"', f'id = "{name}"')
    (found,) = told()
    assert found.startswith("pack.toml: id: string should match pattern")


# items.toml


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('identity = "Ada"', 'identity = "Ada"\ncolour = "red"', "item.0.colour: extra inputs are not permitted"),
        ('identity = "Ada"\n', "", "item.0.identity: field required"),
        ('"anger"', '"grumpy"', "item.0.expression: input should be 'neutral', 'happiness'"),
        ("intensity = 60", "intensity = 101", "item.0.intensity: input should be less than or equal to 100"),
        ("intensity = 60", "intensity = 0.6", "item.0.intensity: input should be a valid integer"),
        ("probe = true", "probe = 1", "item.1.probe: input should be a valid boolean"),
        ('sex = "female"', "sex = 1", "item.0.attributes.sex: input should be a valid string"),
        ("unit = 4", "unit = 3", "item.0.units.0.unit: input should be 1, 2, 4"),
        ("left = 100", "left = 101", "item.0.units.0.left: input should be less than or equal to 100"),
        ("left = 100", "left = -1", "item.0.units.0.left: input should be greater than or equal to 0"),
        ('attributes = { sex = "female" }', 'attributes = "tall"', "item.0.attributes: must be a table"),
        ("units = [{ unit = 4, left = 100, right = 50 }]", "units = 4", "item.0.units: must be a list"),
        ("units = [{ unit = 4, left = 100, right = 50 }]", "units = [4]", "item.0.units.0: must be a table"),
        ("unit = 4, ", "", "item.0.units.0.unit: field required"),
        ('id = "ada-anger"', 'id = "Ada Anger"', "item.0.id: string should match pattern"),
        ('"media/ada.png"', '""', "item.0.picture: string should have at least 1 character"),
        ('"media/ada.png"', "3", "item.0.picture: input should be a valid string"),
        ("right = 50", "right = 50, twist = 1", "item.0.units.0.twist: extra inputs are not permitted"),
    ],
)
def test_a_field_of_an_item_that_does_not_fit_is_told_by_place_and_name(
    spoil: Spoil, told: Told, old: str, new: str, problem: str
) -> None:
    spoil("items.toml", old, new)
    (found,) = told()
    assert found.startswith(f"items.toml: {problem}")


@pytest.mark.parametrize("text", ["", "item = []\n", "drawn = []\n"])
def test_a_list_that_shows_nothing_is_told(pack: Path, told: Told, text: str) -> None:
    (pack / "items.toml").write_text(text, "utf-8")
    (pack / "media" / "ada.png").unlink()
    assert told() == ["items.toml: there is neither an [[item]] nor a [[drawn]] in it"]


def test_more_items_than_a_pack_may_have_are_told(pack: Path, told: Told) -> None:
    item = '[[item]]\nid = "x{n}"\nidentity = "Ada"\nexpression = "fear"\nintensity = 1\nlicence = "CC0-1.0"\n'
    (pack / "items.toml").write_text("".join(item.format(n=n) for n in range(MOST_ITEMS + 1)), "utf-8")
    (problem,) = told()
    assert problem.startswith("items.toml: item: list should have at most 20000 items")


def test_an_action_unit_given_twice_is_told(spoil: Spoil, told: Told) -> None:
    spoil("items.toml", "units = [", "units = [{ unit = 4, left = 1, right = 1 }, ")
    assert told() == ["items.toml: item 'ada-anger': units: 4 stands 2 times"]


def test_an_id_given_twice_is_told_with_the_count(spoil: Spoil, told: Told) -> None:
    spoil("items.toml", 'id = "bo-neutral"', 'id = "ada-anger"')
    assert told() == ["items.toml: item 'ada-anger': this id stands 2 times"]


def test_a_person_kept_for_probes_and_practised_too_is_told(spoil: Spoil, told: Told) -> None:
    spoil("items.toml", 'identity = "Ada"', f'identity = "{KEPT}"')
    assert told() == [f"items.toml: identity '{KEPT}': probe is true for some items and false for others"]


def test_an_attribute_that_no_report_knows_is_told(spoil: Spoil, told: Told) -> None:
    spoil("items.toml", 'sex = "female"', 'sex = "female", skintone = "7"')
    known = "age_group, sex, skin_tone, glasses, beard, covering"
    assert told() == [f"items.toml: item 'ada-anger': attributes: 'skintone' is none of {known}"]


# faces of the cast, one by one


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (f'identity = "{KEPT}"', 'identity = "Bo"', "identity: there is no picture, and 'Bo' is nobody of the cast"),
        ("probe = true", "probe = false", f"probe: {KEPT} of the cast is kept for probes"),
        ("probe = true", "", f"probe: {KEPT} of the cast is kept for probes"),
        (f'identity = "{KEPT}"', f'identity = "{PLAYED}"', f"probe: {PLAYED} of the cast is not kept for probes"),
        ("probe = true", 'probe = true\nvariant = "sly"', "variant: 'sly' is no variant of 'neutral' (standard)"),
    ],
)
def test_a_face_without_a_picture_must_be_of_the_cast(
    spoil: Spoil, told: Told, old: str, new: str, problem: str
) -> None:
    spoil("items.toml", old, new)
    assert told() == [f"items.toml: item 'bo-neutral': {problem}"]


# files that are nobody's


@pytest.mark.parametrize("name", ["game.py", "media/ada.gif", "media/setup.exe", "notes.docx", "media/noending"])
def test_a_file_that_no_pack_needs_is_told(pack: Path, told: Told, name: str) -> None:
    (pack / name).write_bytes(b"something")
    assert told() == [f"{name}: not named by any item, and of a kind that no pack needs"]


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "__MACOSX/._pack.toml", "media/._ada.png", "README.md"])
def test_what_file_browsers_leave_behind_and_notes_are_no_problem(pack: Path, told: Told, name: str) -> None:
    (pack / name).parent.mkdir(exist_ok=True)
    (pack / name).write_bytes(b"something")
    assert told() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_among_the_media_is_told(pack: Path, told: Told) -> None:
    os.mkfifo(pack / "media" / "pipe.png")
    assert told() == ["media/pipe.png: not an ordinary file"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_linked_folder_is_told_and_not_walked(pack: Path, told: Told) -> None:
    (pack.parent / "elsewhere").mkdir()
    (pack.parent / "elsewhere" / "game.py").write_text("", "utf-8")
    (pack / "more").symlink_to(pack.parent / "elsewhere", target_is_directory=True)
    assert told() == ["more: is a link; a pack holds its own files"]


def test_too_many_files_and_too_many_bytes_are_told(pack: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_PACK_BYTES", 10)
    assert told() == ["larger than 0 MB in all"]
    monkeypatch.setattr(files, "MOST_FILES", 2)
    assert told() == ["more than 2 files"]


# all at once


def test_everything_that_is_the_matter_is_told_at_once(pack: Path, spoil: Spoil, told: Told) -> None:
    (pack / "LICENCES.md").unlink()
    (pack / "media" / "ada.png").unlink()
    spoil("pack.toml", 'id = "tiny"', 'id = "huge"')
    spoil("items.toml", 'identity = "Ada"', f'identity = "{KEPT}"')
    spoil("items.toml", 'id = "bo-neutral"', 'id = "ada-anger"')
    found = told()
    assert len(found) == 5
    for part in ("LICENCES.md: missing", "'huge'", "stands 2 times", "probe is true", "media/ada.png: missing"):
        assert sum(part in problem for problem in found) == 1, part


def test_both_files_are_told_when_both_have_unknown_fields(spoil: Spoil, told: Told) -> None:
    spoil("pack.toml", 'title = "Tiny"', "title = 7")
    spoil("items.toml", "intensity = 60", "intensity = 101\ncolour = 1")
    assert [problem.split(": ")[:2] for problem in told()] == [
        ["pack.toml", "title"],
        ["items.toml", "item.0.intensity"],
        ["items.toml", "item.0.colour"],
    ]


def test_loading_names_the_folder_all_problems_and_a_mend(pack: Path, spoil: Spoil) -> None:
    (pack / "LICENCES.md").unlink()
    spoil("pack.toml", 'id = "tiny"', 'id = "huge"')
    with pytest.raises(ContentError) as caught:
        load_pack(pack)
    assert caught.value.place == str(pack)
    assert "LICENCES.md: missing" in caught.value.problem and "'huge'" in caught.value.problem
    assert caught.value.mend == "Mend the pack, or get a whole copy of it."


def test_loading_tells_the_first_forty_problems_and_how_many_more(pack: Path) -> None:
    item = '[[item]]\nid = "x{n}"\nidentity = "Ada"\nexpression = "odd"\nintensity = 1\nlicence = "CC0-1.0"\n'
    (pack / "items.toml").write_text("".join(item.format(n=n) for n in range(45)), "utf-8")
    with pytest.raises(ContentError, match=r"item\.39\.expression") as caught:
        load_pack(pack)
    assert "(and 5 more)" in caught.value.problem
    assert "item.40." not in caught.value.problem
    assert len(check_pack(pack)) == 45
