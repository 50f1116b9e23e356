"""A folder of labelled pictures: one sub-folder per class, and a table of groups beside it."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from expression_trainer.domain.errors import UserFacingError
from expression_trainer.domain.expressions import RECOGNISED, Expression

_CLASSES = ", ".join(expression.value for expression in RECOGNISED)
_PERSON = "person"


@dataclass(frozen=True, slots=True)
class LabelledPicture:
    """`name` is the path inside the folder, with forward slashes ("fear/3.png"), as the table of groups gives it."""

    path: Path
    name: str
    label: Expression


@dataclass(frozen=True, slots=True)
class GroupTable:
    """What the table says of each picture by name: its groups, and who it shows (for the intervals)."""

    groups: Mapping[str, tuple[str, ...]]
    persons: Mapping[str, str]


def labelled_pictures(folder: Path) -> tuple[LabelledPicture, ...]:
    """Every picture of the folder, by class and name.

    Raises UserFacingError for a folder that is missing, has no classes, an unknown class or no pictures.
    """
    if not folder.is_dir():
        raise UserFacingError(str(folder), "There is no such folder.", "Check the path.")
    known = {expression.value: expression for expression in RECOGNISED}
    classes = sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    if not classes:
        raise UserFacingError(
            str(folder), "It holds no sub-folders, so nothing says what is shown.", f"Make one per class: {_CLASSES}."
        )
    found: list[LabelledPicture] = []
    for place in classes:
        label = known.get(place.name.lower())
        if label is None:
            raise UserFacingError(str(place), "This sub-folder is no known class.", f"The classes are: {_CLASSES}.")
        for entry in sorted(place.iterdir()):
            if entry.name.startswith("."):
                continue
            if not entry.is_file():
                raise UserFacingError(str(entry), "This is not a picture.", "Put the pictures right into their class.")
            found.append(LabelledPicture(entry, f"{place.name}/{entry.name}", label))
    if not found:
        raise UserFacingError(str(folder), "Its sub-folders hold no pictures.", "Put pictures into them.")
    return tuple(found)


def read_groups(table: Path, pictures: Sequence[LabelledPicture]) -> GroupTable:
    """The table: a line of names (`file`, then `group` or one column per attribute), then one line per picture.

    With one column beside `file`, groups are named by its values; with several, "sex: girl". A column `person` makes no
    groups: it says who is shown. Pictures that it leaves out belong to no group; empty cells too.
    Raises UserFacingError for a table that can't be read or names a picture that is not there.
    """
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise UserFacingError(str(table), f"The table can't be read ({problem}).", "Save it as CSV in UTF-8.") from None
    columns = [column for column in (rows[0] if rows else {}) if column is not None]
    if "file" not in columns or len(columns) < 2:
        raise UserFacingError(
            str(table),
            "It needs a first line that names the columns `file` and `group`.",
            'Write "file,group", then lines like "fear/3.png,girl".',
        )
    known = {picture.name for picture in pictures}
    attributes = [column for column in columns if column not in ("file", _PERSON)]
    groups: dict[str, tuple[str, ...]] = {}
    persons: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        name = (row["file"] or "").strip().replace("\\", "/").removeprefix("./")
        if name not in known:
            raise UserFacingError(
                f"{table}, line {number}",
                f"There is no picture {name!r} in the folder.",
                "Give the path inside the folder, as in fear/3.png, or leave the line out.",
            )
        values = {column: (row[column] or "").strip() for column in attributes}
        groups[name] = tuple(
            value if len(attributes) == 1 else f"{column}: {value}" for column, value in values.items() if value
        )
        if row.get(_PERSON):
            persons[name] = row[_PERSON]
    return GroupTable(groups, persons)
