"""From a folder to a checked `ContentPack`: every problem is told at once, with file and field."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.items import ContentPack, Item, TeacherNotes
from expression_trainer.faces.emotions import VARIANTS

from .drawn import ATTRIBUTES, CAST, drawn_count, drawn_items, drawn_problems
from .files import ITEMS_FILE, LICENCES, PACK_FILE, other_problems, picture_problem, read_text
from .schema import MOST_ITEMS, ItemEntry, ItemsFile, PackFile
from .strings import read_strings, text_files

MEND = "Mend the pack, or get a whole copy of it."
_TOLD_AT_MOST = 40
_PLAINLY = {"model_type": "must be a table", "dict_type": "must be a table", "list_type": "must be a list"}
"""Words for the checker's own, which speak of Python."""

Parsed = TypeVar("Parsed", bound=BaseModel)


def load_pack(folder: Path) -> ContentPack:
    """A pack that passed every check. Raises ContentError naming the folder and all its problems."""
    problems, pack = read_pack(folder)
    if pack is None or problems:
        raise ContentError(str(folder), told_in_one(problems), MEND)
    return pack


def told_in_one(problems: list[str]) -> str:
    """The first problems as one sentence, and how many more there are."""
    told = problems[:_TOLD_AT_MOST]
    more = f" (and {len(problems) - len(told)} more)" if len(problems) > len(told) else ""
    return "; ".join(told) + more + "."


def read_pack(folder: Path, *, any_name: bool = False) -> tuple[list[str], ContentPack | None]:
    """Every problem of a pack folder, and the pack as far as it can be read. `any_name`: the folder's name need not be
    the pack's id. Raises DrawingUnavailable.
    """
    if not folder.is_dir():
        return [f"{folder.name}: {'not a folder' if folder.exists() else 'there is no such pack'}"], None
    problems: list[str] = []
    about = _parse(folder, PACK_FILE, PackFile, problems)
    listed = _parse(folder, ITEMS_FILE, ItemsFile, problems)
    _check_licences(folder, problems)
    pack = None
    named = {folder / name for name in (PACK_FILE, ITEMS_FILE, LICENCES)} | set(text_files(folder))
    if about is not None and listed is not None:
        if about.id != folder.name and not any_name:
            problems.append(f"{PACK_FILE}: id: {about.id!r} is not the name of the folder, {folder.name!r}")
        items = _items(folder, about.id, listed, problems)
        named |= {item.picture for item in items if item.picture is not None}
        notes = TeacherNotes(about.notes.goal, about.notes.prerequisite, about.notes.difficulty, about.notes.manual)
        strings = read_strings(folder, about.id, problems)
        pack = ContentPack(about.id, about.version, about.title, about.licence, notes, items, strings, folder)
    problems += other_problems(folder, named)
    return problems, pack


def _check_licences(folder: Path, problems: list[str]) -> None:
    file = folder / LICENCES
    if file.is_symlink():
        return
    if not file.is_file() or not (read_text(folder, file, problems) or "").strip():
        problems.append(f"{LICENCES}: missing or empty; it says whose work the pack is")


def _parse(folder: Path, name: str, kind: type[Parsed], problems: list[str]) -> Parsed | None:
    text = read_text(folder, folder / name, problems)
    if text is None:
        return None
    try:
        return kind.model_validate(tomllib.loads(text))
    except RecursionError:
        problems.append(f"{name}: not a TOML file this program can read (nested too deeply)")
    except ValidationError as problem:
        for error in problem.errors():
            place = [".".join(str(part) for part in error["loc"])] if error["loc"] else []
            said = _PLAINLY.get(error["type"]) or error["msg"].removeprefix("Value error, ")
            problems.append(": ".join([name, *place, said[0].lower() + said[1:]]))
    except ValueError as problem:  # TOMLDecodeError, and a number of thousands of digits
        problems.append(f"{name}: not a TOML file ({problem})")
    return None


def _items(folder: Path, pack_id: str, listed: ItemsFile, problems: list[str]) -> tuple[Item, ...]:
    items = [_item(folder, pack_id, entry, problems) for entry in listed.item]
    for name, count in Counter(entry.id for entry in listed.item).items():
        if count > 1:
            problems.append(f"{ITEMS_FILE}: item {name!r}: this id stands {count} times")
    _check_probes(listed, problems)
    unsound = {
        number: [f"{ITEMS_FILE}: drawn.{number}: {problem}" for problem in drawn_problems(entry)]
        for number, entry in enumerate(listed.drawn)
    }
    problems += (problem for told in unsound.values() for problem in told)
    sound = {number: entry for number, entry in enumerate(listed.drawn) if not unsound[number]}
    count = len(items) + sum(drawn_count(entry) for entry in sound.values())
    if count > MOST_ITEMS:
        problems.append(f"{ITEMS_FILE}: {count} items; at most {MOST_ITEMS}")
        return tuple(items)
    seen = {item.item_id: "an [[item]]" for item in items}
    for number, entry in sound.items():
        drawn = list(drawn_items(pack_id, entry))
        again = [item.item_id for item in drawn if item.item_id in seen]
        if again:
            problems.append(
                f"{ITEMS_FILE}: drawn.{number}: {len(again)} of its ids stand elsewhere too: "
                f"{again[0]!r} in {seen[again[0]]}"
            )
        seen.update((item.item_id, f"drawn.{number}") for item in drawn)
        items += drawn
    return tuple(items)


def _check_probes(listed: ItemsFile, problems: list[str]) -> None:
    """An identity is kept for probes as a whole or not at all."""
    kept: dict[str, set[bool]] = {}
    for entry in listed.item:
        kept.setdefault(entry.identity, set()).add(entry.probe)
    for identity, values in kept.items():
        if len(values) > 1:
            problems.append(f"{ITEMS_FILE}: identity {identity!r}: probe is true for some items and false for others")


def _item(folder: Path, pack_id: str, entry: ItemEntry, problems: list[str]) -> Item:
    picture = None if entry.picture is None else folder / entry.picture
    problems += (f"{ITEMS_FILE}: item {entry.id!r}: {problem}" for problem in _item_problems(folder, entry, picture))
    drawn = picture is None and entry.identity in CAST
    return Item(
        item_id=entry.id,
        pack_id=pack_id,
        identity=entry.identity,
        expression=entry.expression,
        intensity=entry.intensity / 100,
        variant=entry.variant,
        picture=picture,
        probe=entry.probe,
        attributes=entry.attributes or (CAST[entry.identity].attributes if drawn else {}),
        licence=entry.licence,
    )


def _item_problems(folder: Path, entry: ItemEntry, picture: Path | None) -> Iterator[str]:
    for name in entry.attributes:
        if name not in ATTRIBUTES:
            yield f"attributes: {name!r} is none of {', '.join(ATTRIBUTES)}"
    for unit, count in Counter(shown.unit for shown in entry.units).items():
        if count > 1:
            yield f"units: {unit.value} stands {count} times"
    if picture is not None:
        problem = picture_problem(folder, picture)
        if problem:
            yield f"picture: {entry.picture}: {problem}"
        return
    person = CAST.get(entry.identity)
    if person is None:
        yield f"identity: there is no picture, and {entry.identity!r} is nobody of the cast"
        return
    if entry.variant not in VARIANTS[entry.expression]:
        known = ", ".join(VARIANTS[entry.expression])
        yield f"variant: {entry.variant!r} is no variant of {entry.expression.value!r} ({known})"
    if entry.probe is not person.probe:
        yield f"probe: {person.name} of the cast is {'' if person.probe else 'not '}kept for probes"
