"""The files of a pack: texts and pictures that lie in it, of known kinds and sensible sizes."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from expression_trainer.faces.library import check_drawing

PACK_FILE, ITEMS_FILE, LICENCES = "pack.toml", "items.toml", "LICENCES.md"
LARGEST_PICTURE_BYTES = 5_000_000
LARGEST_TEXT_BYTES = 5_000_000
LARGEST_PACK_BYTES = 500_000_000
MOST_FILES = 25_000
LARGEST_SIDE = 4096
"""Pixels. A few kilobytes can unpack to gigabytes, so the size in the header counts, not the file's."""
_SIGNATURES = {".webp": (b"RIFF",), ".png": (b"\x89PNG",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",)}
_KINDS = frozenset({".toml", ".md", ".txt", ".ftl", *_SIGNATURES})
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})


def is_litter(name: str) -> bool:
    """Whether a part of a path is what file browsers leave behind: it is passed over and never copied."""
    return name.lower() in _LITTER or name.startswith("._")


def read_text(folder: Path, file: Path, problems: list[str]) -> str | None:
    """What a text file of the pack says: an ordinary file inside the pack, not too large, in UTF-8.

    None, with a problem added, where it is not; a link is told by `other_problems`.
    """
    name = file.relative_to(folder).as_posix()
    if file.is_symlink():
        return None
    if not _inside(folder, file):
        problems.append(f"{name}: leads out of the pack")
        return None
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            problems.append(f"{name}: not an ordinary file")
        elif status.st_size > LARGEST_TEXT_BYTES:
            problems.append(f"{name}: larger than {LARGEST_TEXT_BYTES // 1_000_000} MB")
        else:
            return file.read_text("utf-8")
    except FileNotFoundError:
        problems.append(f"{name}: missing")
    except OSError as problem:
        problems.append(f"{name}: can't be read ({problem.strerror})")
    except UnicodeDecodeError:
        problems.append(f"{name}: can't be read as UTF-8 text")
    return None


def picture_problem(folder: Path, picture: Path) -> str | None:
    """What keeps a picture from being shown, or None. Raises DrawingUnavailable."""
    if "\0" in str(picture):
        return "is no file name"
    if picture.is_symlink() and picture.is_relative_to(folder) and ".." not in picture.parts:
        return None  # told by `other_problems`
    if not _inside(folder, picture):
        return "leads out of the pack"
    signatures = _SIGNATURES.get(picture.suffix.lower())
    if signatures is None:
        return f"is no {', '.join(_SIGNATURES)} picture"
    if picture.exists() and not picture.is_file():
        return "is no ordinary file"
    try:
        with picture.open("rb") as file:
            start = file.read(8)
        size = picture.stat().st_size
    except FileNotFoundError:
        return "missing"
    except OSError as problem:
        return f"can't be read ({problem.strerror})"
    if size > LARGEST_PICTURE_BYTES:
        return f"larger than {LARGEST_PICTURE_BYTES // 1_000_000} MB"
    if not start.startswith(signatures):
        return "is not what its name says"
    return _size_problem(picture)


def other_problems(folder: Path, named: Collection[Path]) -> Iterator[str]:
    """Links, files that no pack needs, too many files, too many bytes. `named`: files that were looked at already."""
    seen, count, size = frozenset(named), 0, 0
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not is_litter(name)]
        for name in [*folders, *files]:
            file = Path(place, name)
            told = file.relative_to(folder).as_posix()
            if file.is_symlink():
                yield f"{told}: is a link; a pack holds its own files"
            elif name in files and not is_litter(name):
                count += 1
                status = file.stat()
                size += status.st_size
                if file in seen:
                    continue
                if not stat.S_ISREG(status.st_mode):
                    yield f"{told}: not an ordinary file"
                elif file.suffix.lower() not in _KINDS:
                    yield f"{told}: not named by any item, and of a kind that no pack needs"
        if count > MOST_FILES:
            yield f"more than {MOST_FILES} files"
            return
    if size > LARGEST_PACK_BYTES:
        yield f"larger than {LARGEST_PACK_BYTES // 1_000_000} MB in all"


def _inside(folder: Path, file: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())


def _size_problem(picture: Path) -> str | None:
    """Reads the header only: skia unpacks no pixel before it draws. Raises DrawingUnavailable."""
    check_drawing()
    import skia

    image = skia.Image.MakeFromEncoded(skia.Data.MakeFromFileName(str(picture)))
    if image is None:
        return "is damaged"
    if max(image.width(), image.height()) > LARGEST_SIDE:
        return f"{image.width()} x {image.height()} pixels; at most {LARGEST_SIDE} on a side"
    return None
