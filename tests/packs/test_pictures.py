"""The pictures of a pack: inside it, what they say they are, and no larger than a screen needs."""

from __future__ import annotations

import os
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import skia

from expression_trainer.domain.errors import DrawingUnavailable
from expression_trainer.packs.archive import check_pack
from expression_trainer.packs.files import LARGEST_PICTURE_BYTES, LARGEST_SIDE

Spoil = Callable[[str, str, str], None]
Told = Callable[[], list[str]]


def encoded(form: object, width: int = 8, height: int = 6) -> bytes:
    surface = skia.Surface(width, height)
    surface.getCanvas().clear(skia.ColorGRAY)
    return bytes(surface.makeImageSnapshot().encodeToData(form, 80))


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises this many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def in_place_of_the_picture(spoil: Spoil, pack: Path, name: str, content: bytes) -> None:
    (pack / name).write_bytes(content)
    spoil("items.toml", "media/ada.png", name)


def of_the_picture(problem: str, name: str = "media/ada.png") -> list[str]:
    return [f"items.toml: item 'ada-anger': picture: {name}: {problem}"]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.png", skia.kPNG), ("a.webp", skia.kWEBP), ("a.jpg", skia.kJPEG), ("a.jpeg", skia.kJPEG), ("a.PNG", skia.kPNG)],
)
def test_pictures_of_every_known_kind_are_sound(pack: Path, spoil: Spoil, told: Told, name: str, form: object) -> None:
    in_place_of_the_picture(spoil, pack, name, encoded(form))
    assert told() == []


def test_a_missing_picture_is_told(pack: Path, told: Told) -> None:
    (pack / "media" / "ada.png").unlink()
    assert told() == of_the_picture("missing")


def test_a_folder_in_a_pictures_place_is_told(pack: Path, told: Told) -> None:
    (pack / "media" / "ada.png").unlink()
    (pack / "media" / "ada.png").mkdir()
    (problem,) = told()
    assert problem.endswith("media/ada.png: is no ordinary file")


@pytest.mark.parametrize("name", ["../other.png", "media/../../other.png"])
def test_a_path_that_leads_out_of_the_pack_is_told(pack: Path, spoil: Spoil, told: Told, name: str) -> None:
    in_place_of_the_picture(spoil, pack, name, encoded(skia.kPNG))
    assert told() == of_the_picture("leads out of the pack", name)


def test_a_path_from_the_root_is_told(pack: Path, spoil: Spoil, told: Told) -> None:
    other = pack.parent / "other.png"
    other.write_bytes(encoded(skia.kPNG))
    spoil("items.toml", "media/ada.png", other.as_posix())
    assert told() == of_the_picture("leads out of the pack", other.as_posix())


@pytest.mark.skipif(sys.platform == "win32", reason="links need special rights there")
def test_a_link_that_leads_out_of_the_pack_is_told(pack: Path, told: Told) -> None:
    picture = pack / "media" / "ada.png"
    os.replace(picture, pack.parent / "other.png")
    picture.symlink_to(pack.parent / "other.png")
    assert told() == ["media/ada.png: is a link; a pack holds its own files"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need special rights there")
def test_a_picture_in_a_linked_folder_is_told(pack: Path, told: Told) -> None:
    os.replace(pack / "media", pack.parent / "elsewhere")
    (pack / "media").symlink_to(pack.parent / "elsewhere", target_is_directory=True)
    link = "media: is a link; a pack holds its own files"
    assert told() == [*of_the_picture("leads out of the pack"), link]


def test_a_picture_that_can_not_be_read_is_told(pack: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    open_file = Path.open

    def broken(file: Path, *arguments: Any, **options: Any) -> Any:
        if file.name == "ada.png":
            raise OSError(5, "Input/output error")
        return open_file(file, *arguments, **options)

    monkeypatch.setattr(Path, "open", broken)
    assert told() == of_the_picture("can't be read (Input/output error)")


def test_a_path_that_can_be_no_file_is_told(spoil: Spoil, told: Told) -> None:
    spoil("items.toml", "media/ada.png", "media/\\u0000ada.png")
    (problem,) = told()
    assert problem.endswith("is no file name")


@pytest.mark.parametrize("name", ["media/ada.gif", "media/ada.svg", "media/ada"])
def test_a_picture_of_an_unknown_kind_is_told(pack: Path, spoil: Spoil, told: Told, name: str) -> None:
    spoil("items.toml", "media/ada.png", name)
    assert told() == of_the_picture("is no .webp, .png, .jpg, .jpeg picture", name)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>"], ids=["empty", "gif", "svg"])
@pytest.mark.parametrize("name", ["media/a.png", "media/a.webp", "media/a.jpg"])
def test_a_picture_that_is_not_what_its_name_says_is_told(
    pack: Path, spoil: Spoil, told: Told, name: str, content: bytes
) -> None:
    in_place_of_the_picture(spoil, pack, name, content)
    assert told() == of_the_picture("is not what its name says", name)


def test_a_picture_of_too_many_bytes_is_told(pack: Path, told: Told) -> None:
    with (pack / "media" / "ada.png").open("r+b") as file:
        file.truncate(LARGEST_PICTURE_BYTES + 1)
    assert told() == of_the_picture("larger than 5 MB")


@pytest.mark.parametrize(("name", "form"), [("a.png", skia.kPNG), ("a.webp", skia.kWEBP), ("a.jpg", skia.kJPEG)])
def test_a_picture_whose_header_is_cut_off_is_told(
    pack: Path, spoil: Spoil, told: Told, name: str, form: object
) -> None:
    in_place_of_the_picture(spoil, pack, name, encoded(form)[:20])
    assert told() == of_the_picture("is damaged", name)


# few bytes, many pixels


@pytest.mark.parametrize(("width", "height"), [(LARGEST_SIDE, LARGEST_SIDE), (LARGEST_SIDE, 1), (1, LARGEST_SIDE)])
def test_a_picture_as_large_as_allowed_is_sound(pack: Path, told: Told, width: int, height: int) -> None:
    (pack / "media" / "ada.png").write_bytes(png_that_says(width, height))
    assert told() == []


@pytest.mark.parametrize(("width", "height"), [(LARGEST_SIDE + 1, 1), (1, LARGEST_SIDE + 1), (60_000, 60_000)])
def test_a_small_file_that_would_unpack_to_a_giant_is_refused(pack: Path, told: Told, width: int, height: int) -> None:
    content = png_that_says(width, height)
    assert len(content) < 100
    (pack / "media" / "ada.png").write_bytes(content)
    assert told() == of_the_picture(f"{width} x {height} pixels; at most 4096 on a side")


def test_a_size_no_decoder_takes_is_told_as_damage(pack: Path, told: Told) -> None:
    (pack / "media" / "ada.png").write_bytes(png_that_says(2**31 - 1, 2**31 - 1))
    assert told() == of_the_picture("is damaged")


@pytest.mark.parametrize(("name", "form"), [("a.png", skia.kPNG), ("a.webp", skia.kWEBP), ("a.jpg", skia.kJPEG)])
def test_a_real_picture_too_wide_is_refused_whatever_its_kind(
    pack: Path, spoil: Spoil, told: Told, name: str, form: object
) -> None:
    in_place_of_the_picture(spoil, pack, name, encoded(form, LARGEST_SIDE + 1, 2))
    assert told() == of_the_picture("4097 x 2 pixels; at most 4096 on a side", name)


def test_without_the_drawing_library_the_check_says_what_to_install(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "skia", None)
    with pytest.raises(DrawingUnavailable, match="libgl1"):
        check_pack(pack)
