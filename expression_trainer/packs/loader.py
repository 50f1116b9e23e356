"""From a folder to a checked `ContentPack`: every problem is told at once, with file and field."""

from __future__ import annotations

import stat
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.items import ContentPack, Item, TeacherNotes
from expression_trainer.faces.library import check_drawing

from .schema import ItemEntry, ItemsFile, PackFile

PACK_FILE, ITEMS_FILE, LICENCES = "pack.toml", "items.toml", "LICENCES.md"
LARGEST_PICTURE_BYTES = 5_000_000
LARGEST_TEXT_BYTES = 5_000_000
LARGEST_SIDE = 4096
"""Pixels. A few kilobytes can unpack to gigabytes, so the size in the header counts, not the file's."""
_SIGNATURES = {".webp": (b"RIFF",), ".png": (b"\x89PNG",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",)}
_TOLD_AT_MOST = 40

Parsed = TypeVar("Parsed", bound=BaseModel)


def load_pack(folder: Path) -> ContentPack:
    """A pack that passed every check. Raises ContentError naming the folder and all its problems."""
    problems, pack = _read(folder)
    if pack is None or problems:
        told = problems[:_TOLD_AT_MOST]
        more = f" (and {len(problems) - len(told)} more)" if len(problems) > len(told) else ""
        raise ContentError(str(folder), "; ".join(told) + more + ".", "Mend the pack, or get a whole copy of it.")
    return pack


def check_pack(folder: Path) -> Sequence[str]:
    """Every problem of a pack, each with file and field; empty when it is sound."""
    return [f"{folder}: {problem}" for problem in _read(folder)[0]]


def _read(folder: Path) -> tuple[list[str], ContentPack | None]:
    problems: list[str] = []
    if not folder.is_dir():
        return [f"{folder.name}: {'not a folder' if folder.exists() else 'there is no such folder'}"], None
    about = _parse(folder, PACK_FILE, PackFile, problems)
    listed = _parse(folder, ITEMS_FILE, ItemsFile, problems)
    if not (folder / LICENCES).is_file() or not (_text(folder, folder / LICENCES, problems) or "").strip():
        problems.append(f"{LICENCES}: missing or empty; it says whose work the pack is")
    if about is None or listed is None:
        return problems, None
    if about.id != folder.name:
        problems.append(f"{PACK_FILE}: id: {about.id!r} is not the name of the folder, {folder.name!r}")
    for name, count in Counter(entry.id for entry in listed.item).items():
        if count > 1:
            problems.append(f"{ITEMS_FILE}: item {name!r}: this id stands {count} times")
    _check_probes(listed, problems)
    items = tuple(_item(folder, about.id, entry, problems) for entry in listed.item)
    notes = TeacherNotes(about.notes.goal, about.notes.prerequisite, about.notes.difficulty, about.notes.manual)
    strings = _strings(folder, problems)
    pack = ContentPack(about.id, about.version, about.title, about.licence, notes, items, strings, folder)
    return problems, pack


def _parse(folder: Path, name: str, kind: type[Parsed], problems: list[str]) -> Parsed | None:
    text = _text(folder, folder / name, problems)
    if text is None:
        return None
    try:
        return kind.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        problems.append(f"{name}: not a TOML file ({problem})")
    except RecursionError:
        problems.append(f"{name}: not a TOML file this program can read (nested too deeply)")
    except ValidationError as problem:
        for error in problem.errors():
            place = ".".join(str(part) for part in error["loc"])
            problems.append(f"{name}: {place}: {error['msg'].lower()}")
    return None


def _text(folder: Path, file: Path, problems: list[str]) -> str | None:
    """What a text file of the pack says: an ordinary file inside the pack, not too large, in UTF-8."""
    name = file.relative_to(folder).as_posix()
    if not file.resolve().is_relative_to(folder.resolve()):
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


def _check_probes(listed: ItemsFile, problems: list[str]) -> None:
    """An identity is kept for probes as a whole or not at all."""
    kept: dict[str, set[bool]] = {}
    for entry in listed.item:
        kept.setdefault(entry.identity, set()).add(entry.probe)
    for identity, values in kept.items():
        if len(values) > 1:
            problems.append(f"{ITEMS_FILE}: identity {identity!r}: probe is true for some items and false for others")


def _item(folder: Path, pack_id: str, entry: ItemEntry, problems: list[str]) -> Item:
    picture = None
    if entry.picture is not None:
        picture = folder / entry.picture
        problem = _picture_problem(folder, picture)
        if problem:
            problems.append(f"{ITEMS_FILE}: item {entry.id!r}: picture: {entry.picture}: {problem}")
    return Item(
        item_id=entry.id,
        pack_id=pack_id,
        identity=entry.identity,
        expression=entry.expression,
        intensity=entry.intensity / 100,
        variant=entry.variant,
        picture=picture,
        probe=entry.probe,
        attributes=entry.attributes,
        licence=entry.licence,
    )


def _picture_problem(folder: Path, picture: Path) -> str | None:
    if "\0" in str(picture):
        return "is no file name"
    if not picture.resolve().is_relative_to(folder.resolve()):
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


def _strings(folder: Path, problems: list[str]) -> dict[str, str]:
    """Locale name -> Fluent text."""
    texts = {file.stem: _text(folder, file, problems) for file in sorted((folder / "locale").glob("*.ftl"))}
    return {locale: text for locale, text in texts.items() if text is not None}
