"""Installing puts a whole, sound pack in place or changes nothing."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from expression_trainer.domain.errors import ContentError
from expression_trainer.packs import installer
from expression_trainer.packs.installer import install_pack, installed_folders, remove_pack
from expression_trainer.packs.loader import load_pack

Spoil = Callable[[str, str, str], None]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "packs"


def zip_of(pack: Path) -> Path:
    return Path(shutil.make_archive(str(pack.parent / "sent"), "zip", pack.parent, pack.name))


def what_is_there(place: Path) -> dict[str, bytes]:
    return {f.relative_to(place).as_posix(): f.read_bytes() for f in sorted(place.rglob("*")) if f.is_file()}


def refused(source: Path, place: Path, *, replace: bool = False, taken: tuple[str, ...] = ()) -> ContentError:
    """The error of an installation, after seeing that it changed nothing."""
    before = what_is_there(place)
    with pytest.raises(ContentError) as caught:
        install_pack(source, place, replace=replace, taken=taken)
    assert what_is_there(place) == before
    assert not place.exists() or {f.name for f in place.iterdir()} <= {name.split("/")[0] for name in before}
    return caught.value


@pytest.mark.parametrize("as_zip", [False, True], ids=["folder", "zip"])
def test_a_sound_pack_is_copied_whole_and_found(pack: Path, place: Path, as_zip: bool) -> None:
    (pack / ".DS_Store").write_bytes(b"litter")
    put = install_pack(zip_of(pack) if as_zip else pack, place)
    assert (put.pack.pack_id, put.folder, put.replaced) == ("tiny", place / "tiny", None)
    assert installed_folders(place) == (place / "tiny",)
    assert [file.name for file in place.iterdir()] == ["tiny"], "nothing is left beside it"
    assert set(what_is_there(place)) == {
        f"tiny/{name}" for name in ("pack.toml", "items.toml", "LICENCES.md", "media/ada.png")
    }
    (first, _) = load_pack(place / "tiny").items
    assert first.picture is not None and first.picture.is_file()


def test_a_zip_may_be_called_anything(pack: Path, place: Path) -> None:
    with zipfile.ZipFile(pack.parent / "download (1).zip", "w") as made:
        for file in pack.rglob("*"):
            made.write(file, f"tiny-1.0.0 copy/{file.relative_to(pack).as_posix()}")
    install_pack(pack.parent / "download (1).zip", place)
    assert load_pack(place / "tiny").pack_id == "tiny"


@pytest.mark.parametrize("as_zip", [False, True], ids=["folder", "zip"])
def test_an_unsound_pack_is_refused_with_all_its_problems(pack: Path, place: Path, spoil: Spoil, as_zip: bool) -> None:
    (pack / "LICENCES.md").unlink()
    spoil("pack.toml", "difficulty = 1", "difficulty = 9")
    told = refused(zip_of(pack) if as_zip else pack, place)
    assert told.mend == "Nothing was installed. Mend the pack first."
    assert "LICENCES.md: missing" in told.problem and "notes.difficulty" in told.problem


def test_a_zip_that_is_none_is_refused(tmp_path: Path, place: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(b"nothing")
    assert "not a zip file" in refused(tmp_path / "pack.zip", place).problem
    assert "there is no such pack" in refused(tmp_path / "gone", place).problem


def test_an_id_of_a_bundled_pack_is_refused(pack: Path, place: Path) -> None:
    told = refused(pack, place, taken=("tiny",))
    assert told.problem == "a pack with the id 'tiny' comes with the program."
    assert told.mend == "Give yours another id."


@pytest.mark.parametrize(
    ("version", "replace", "problem", "mend"),
    [
        ("1.0.0", False, "this version is installed already.", "Nothing was changed."),
        ("1.0.0", True, "this version is installed already.", "Nothing was changed."),
        ("0.9.9", True, "a newer version is installed, 1.0.0.", "remove the newer first: content remove tiny."),
        ("1.0.1", False, "an older version is installed, 1.0.0.", "Add --replace to put the newer one in its place."),
    ],
)
def test_what_is_installed_already_is_told(
    pack: Path, place: Path, spoil: Spoil, version: str, replace: bool, problem: str, mend: str
) -> None:
    install_pack(pack, place)
    spoil("pack.toml", 'version = "1.0.0"', f'version = "{version}"')
    told = refused(pack, place, replace=replace)
    assert told.problem == problem and told.mend.endswith(mend)
    assert told.place == f"{pack}: tiny {version}"


def test_a_newer_version_replaces_an_older_one_by_number_not_by_letter(pack: Path, place: Path, spoil: Spoil) -> None:
    spoil("pack.toml", 'version = "1.0.0"', 'version = "1.9.0"')
    install_pack(pack, place)
    spoil("pack.toml", 'version = "1.9.0"', 'version = "1.10.0"')
    assert install_pack(pack, place, replace=True).replaced == "1.9.0"
    assert load_pack(place / "tiny").version == "1.10.0"
    assert [file.name for file in place.iterdir()] == ["tiny"]


def test_a_damaged_pack_is_replaced_only_when_asked(pack: Path, place: Path) -> None:
    install_pack(pack, place)
    (place / "tiny" / "items.toml").write_text("", "utf-8")
    told = refused(pack, place)
    assert told.problem == "a damaged pack is installed under this id."
    assert told.mend == "Add --replace to put this there."
    install_pack(pack, place, replace=True)
    assert load_pack(place / "tiny").items


def test_a_full_disk_is_told_and_the_old_pack_stays(
    pack: Path, place: Path, spoil: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_pack(pack, place)
    spoil("pack.toml", 'version = "1.0.0"', 'version = "1.1.0"')
    rename = Path.rename

    def full(file: Path, target: Path) -> Path:
        if file.name == "folder":
            raise OSError(28, "No space left on device")
        return rename(file, target)

    monkeypatch.setattr(Path, "rename", full)
    told = refused(pack, place, replace=True)
    assert told.place == str(place) and told.problem == "can't be written (No space left on device)."
    assert told.mend == "Nothing was changed. Make room, or give another folder with --data."
    assert load_pack(place / "tiny").version == "1.0.0"


def test_after_a_power_cut_the_pack_that_was_being_replaced_comes_back(pack: Path, place: Path) -> None:
    install_pack(pack, place)
    (place / "tiny").rename(place / ".old-tiny")
    (place / ".new-abc").mkdir()
    (place / ".gone-other").mkdir()
    assert refused_only_for_version(pack, place)
    assert sorted(file.name for file in place.iterdir()) == ["tiny"]


def refused_only_for_version(pack: Path, place: Path) -> bool:
    with pytest.raises(ContentError, match="installed already"):
        install_pack(pack, place)
    return True


def test_a_removed_pack_is_gone(pack: Path, place: Path) -> None:
    install_pack(pack, place)
    remove_pack("tiny", place)
    assert installed_folders(place) == () and list(place.iterdir()) == []


@pytest.mark.parametrize("name", ["huge", "../tiny", "", ".", ".old-tiny"])
def test_removing_what_is_not_installed_is_told(pack: Path, place: Path, name: str) -> None:
    with pytest.raises(ContentError, match="no such pack is installed") as caught:
        remove_pack(name, place)
    assert caught.value.mend == "Installed are: none."
    install_pack(pack, place)
    with pytest.raises(ContentError, match="Installed are: tiny"):
        remove_pack(name, place)
    assert load_pack(place / "tiny").items


def test_removing_that_can_not_be_done_is_told(pack: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_pack(pack, place)

    def locked(file: Path, target: Path) -> Path:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(ContentError, match=r"can't be written \(Permission denied\)"):
        remove_pack("tiny", place)
    assert load_pack(place / "tiny").items


def test_work_in_progress_is_never_taken_for_a_pack(place: Path, pack: Path) -> None:
    shutil.copytree(pack, place / f"{installer._NEW}x")
    assert installed_folders(place) == () and installed_folders(place / "nowhere") == ()
