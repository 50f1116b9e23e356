"""A pack may be a zip; one with something the matter is told entry by entry, and nothing of it is unpacked."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expression_trainer.domain.errors import ContentError
from expression_trainer.packs import archive
from expression_trainer.packs.archive import check_pack, unpack

Zipped = Callable[..., Path]


@pytest.fixture
def zipped(pack: Path, tmp_path: Path) -> Zipped:
    """The sound pack as a zip under a folder's name ("" for none), with more entries as (name or ZipInfo, bytes)."""

    def make(top: str = "tiny/", more: tuple[tuple[str | zipfile.ZipInfo, bytes], ...] = ()) -> Path:
        file = tmp_path / "some pack.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
            for source in sorted(pack.rglob("*")):
                made.write(source, top + source.relative_to(pack).as_posix())
            for name, content in more:
                made.writestr(name, content)
        return file

    return make


def entry(name: str, mode: int = 0, method: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    made.compress_type = method
    return made


def problems_of(file: Path, tmp_path: Path) -> str:
    """What `check_pack` tells, after seeing that unpacking tells the same and leaves nothing."""
    (told,) = check_pack(file)
    place = tmp_path / "unpacked"
    with pytest.raises(ContentError) as caught:
        unpack(file, place)
    assert told == f"{file}: {caught.value.problem}"
    assert caught.value.place == str(file) and caught.value.mend.startswith("Nothing was changed.")
    assert not place.exists()
    return caught.value.problem.removesuffix(".")


@pytest.mark.parametrize("top", ["", "tiny/", "./", "another name/"])
def test_a_zip_with_or_without_a_folder_at_its_top_is_sound(zipped: Zipped, top: str, tmp_path: Path) -> None:
    file = zipped(top)
    assert check_pack(file) == []
    folder = unpack(file, tmp_path / "unpacked")
    assert (folder / "pack.toml").is_file() and (folder / "media" / "ada.png").is_file()


def test_what_file_browsers_add_to_a_zip_is_passed_over(zipped: Zipped, tmp_path: Path) -> None:
    file = zipped(more=(("__MACOSX/._tiny", b"x"), ("tiny/.DS_Store", b"x"), ("tiny/media/._ada.png", b"x")))
    assert check_pack(file) == []
    folder = unpack(file, tmp_path / "unpacked")
    assert not list((tmp_path / "unpacked").rglob(".*")) and folder.name == "tiny"


def test_problems_of_the_pack_in_a_zip_are_told_by_file_and_field(zipped: Zipped, pack: Path) -> None:
    (pack / "media" / "ada.png").unlink()
    (pack / "LICENCES.md").write_text("", "utf-8")
    file = zipped()
    assert check_pack(file) == [
        f"{file}: LICENCES.md: missing or empty; it says whose work the pack is",
        f"{file}: items.toml: item 'ada-anger': picture: media/ada.png: missing",
    ]


_ANEW = "zip the pack's folder anew"
_SPELLING = "a name that not every system can hold; use letters, digits, '-', '_' and '.'"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("/etc/cron.d/x.txt", f"a path from the root; {_ANEW}"),
        ("C:/x.txt", f"a path from the root; {_ANEW}"),
        ("c:x.txt", f"a path from the root; {_ANEW}"),
        ("\\\\server\\x.txt", f"a path from the root; {_ANEW}"),
        ("../x.txt", f"leads out of the pack; {_ANEW}"),
        ("tiny/../../x.txt", f"leads out of the pack; {_ANEW}"),
        ("tiny\\..\\..\\x.txt", f"leads out of the pack; {_ANEW}"),
        ("tiny/a:b.txt", _SPELLING),
        ("tiny/a\\b.txt", _SPELLING),
        ("tiny/a\nb.txt", _SPELLING),
        ("tiny/a .txt /b.txt", _SPELLING),
        ("tiny/dot.", _SPELLING),
        ("./", _SPELLING),
    ],
)
def test_an_entry_that_would_land_elsewhere_is_told(zipped: Zipped, tmp_path: Path, name: str, problem: str) -> None:
    file = zipped(more=((entry(name), b"x"),))
    assert problems_of(file, tmp_path) == f"entry {name!r}: {problem}"


@pytest.mark.parametrize(
    ("made", "content", "problem"),
    [
        (entry("tiny/l.png", stat.S_IFLNK | 0o777), b"/etc/passwd", "is a link; put the file itself there"),
        (entry("tiny/p.png", stat.S_IFIFO | 0o600), b"", "neither a file nor a folder; leave it out"),
        (entry("tiny/d.png", stat.S_IFCHR | 0o600), b"", "neither a file nor a folder; leave it out"),
        (
            entry("tiny/z.txt", 0, zipfile.ZIP_LZMA),
            b"text",
            f"packed in an unusual way; {_ANEW} with the usual method (deflate)",
        ),
        (
            entry("tiny/bomb.txt", 0, zipfile.ZIP_DEFLATED),
            b"\0" * 2_000_000,
            "unpacks to more than 200 times its size; leave it out",
        ),
    ],
    ids=["link", "pipe", "device", "method", "bomb"],
)
def test_an_entry_that_is_no_plain_file_is_told(
    zipped: Zipped, tmp_path: Path, made: zipfile.ZipInfo, content: bytes, problem: str
) -> None:
    file = zipped(more=((made, content),))
    assert problems_of(file, tmp_path) == f"entry {made.filename!r}: {problem}"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["tiny/pack.toml", "tiny/PACK.toml", "./tiny/pack.toml"])
def test_a_name_that_stands_twice_is_told(zipped: Zipped, tmp_path: Path, name: str) -> None:
    file = zipped(more=((name, b"format = 1"),))
    assert problems_of(file, tmp_path) == f"entry 'tiny/pack.toml': stands 2 times; {_ANEW}"


def test_a_file_that_is_a_folder_too_is_told(zipped: Zipped, tmp_path: Path) -> None:
    file = zipped(more=(("tiny/pack.toml/x.txt", b"x"),))
    assert problems_of(file, tmp_path) == f"entry 'tiny/pack.toml': both a file and a folder; {_ANEW}"


def test_a_locked_entry_is_told(zipped: Zipped, tmp_path: Path) -> None:
    file = zipped()
    content = bytearray(file.read_bytes())
    place = content.rindex(b"PK\x01\x02")  # the last line of the table of contents
    content[place + 8] |= 1
    file.write_bytes(bytes(content))
    last = zipfile.ZipFile(file).infolist()[-1].filename
    assert problems_of(file, tmp_path) == f"entry {last!r}: is locked with a password; zip it without one"


def test_too_many_entries_are_told(zipped: Zipped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    count = len(zipfile.ZipFile(zipped()).infolist())
    assert problems_of(zipped(), tmp_path) == f"{count} entries; at most 3: make smaller packs of it"


def test_too_many_bytes_are_told_from_the_table_of_contents(
    zipped: Zipped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST_PACK_BYTES", 1_000_000)
    noise = entry("tiny/noise.txt")
    file = zipped(more=((noise, bytes(range(256)) * 8000),))
    assert problems_of(file, tmp_path) == "unpacks to 2 MB; at most 1 MB: make smaller packs of it"


@pytest.mark.parametrize("top", ["a/b/", "tiny/more/"])
def test_a_zip_whose_pack_lies_too_deep_is_told(zipped: Zipped, tmp_path: Path, top: str) -> None:
    told = f"there is no pack.toml at its top, nor in one folder there; {_ANEW}"
    assert problems_of(zipped(top), tmp_path) == told


def test_two_packs_in_a_zip_are_told(zipped: Zipped, tmp_path: Path) -> None:
    told = f"there is no pack.toml at its top, nor in one folder there; {_ANEW}"
    assert problems_of(zipped(more=(("huge/pack.toml", b""),)), tmp_path) == told


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 cut off", b"<html>not found</html>"], ids=["empty", "cut", "page"]
)
def test_what_is_no_zip_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "pack.zip"
    file.write_bytes(content)
    told = f"not a zip file, or a damaged one (File is not a zip file); {_ANEW}, or give a folder"
    assert problems_of(file, tmp_path) == told


def test_a_zip_that_can_not_be_read_is_told(zipped: Zipped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = zipped()

    def broken(source: Path) -> zipfile.ZipFile:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(archive.zipfile, "ZipFile", broken)
    assert problems_of(file, tmp_path) == "can't be read (Input/output error)"


def test_every_bad_entry_is_told_at_once(zipped: Zipped, tmp_path: Path) -> None:
    file = zipped(more=(("../x.txt", b""), ("/y.txt", b""), (entry("tiny/l", stat.S_IFLNK | 0o777), b"x")))
    told = problems_of(file, tmp_path)
    assert [problem.split(": ")[0] for problem in told.split("; entry")] == [
        "entry '../x.txt'",
        " '/y.txt'",
        " 'tiny/l'",
    ]


def test_an_entry_whose_bytes_are_damaged_is_told(zipped: Zipped, tmp_path: Path) -> None:
    file = zipped(more=((entry("tiny/notes.txt"), b"the words of the notes"),))
    file.write_bytes(file.read_bytes().replace(b"words of the", b"WORDS of the"))
    told = f"entry 'tiny/notes.txt': is damaged; get the zip again, or {_ANEW}."
    assert check_pack(file) == [f"{file}: {told}"]
    with pytest.raises(ContentError, match="is damaged"):
        unpack(file, tmp_path / "unpacked")


def test_a_full_disk_is_told(zipped: Zipped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = zipped()
    open_file = Path.open

    def full(target: Path, *arguments: str, **options: str) -> object:
        if target.name == "ada.png":
            raise OSError(28, "No space left on device")
        return open_file(target, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(
        ContentError, match=r"entry 'tiny/media/ada.png': can't be unpacked \(No space left on device\)"
    ):
        unpack(file, tmp_path / "unpacked")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), cut=st.booleans())
def test_whatever_is_damaged_in_a_zip_is_told_and_never_breaks_the_program(
    zipped: Zipped, tmp_path: Path, place: float, flip: int, cut: bool
) -> None:
    content = bytearray(zipped().read_bytes())
    at = int(place * len(content))
    content[at] ^= flip
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(bytes(content[:at] if cut else content))
    for problem in check_pack(damaged):
        assert problem.startswith(f"{damaged}: ")
