"""Contact sheets of the drawn faces, to be looked at: everyone, strengths, turns, variants, and one to name blindly."""

from __future__ import annotations

import random
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import skia

from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.expressions import BASIC_SIX, RECOGNISED, Expression
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import STANDARD, VARIANTS, pose
from expression_trainer.faces.identity import Identity

THUMBNAIL, UNLABELLED = 64, 160
_ROWS_A_PAGE = 12
_STRENGTHS = (0, 30, 50, 75, 100)
_TURNS = (-20, -10, 0, 10, 20)
_FEW, _SOME = 4, 8
"""How many people stand for all on the sheets of strengths and turns, and on those of variants."""
_QUALITY = 88
_GAP, _LETTERS, _LABEL, _ACROSS = 4, 14, 22, 7
_PAPER, _INK = 0xFFFFFFFF, 0xFF222222


@dataclass(frozen=True, slots=True)
class _Row:
    """People and poses side by side under one name."""

    label: str
    faces: Sequence[tuple[Identity, FacePose]]


class _Artists:
    """The artists at one size, kept while the same few people come again."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._kept: OrderedDict[str, FaceArtist] = OrderedDict()

    def draw(self, person: Identity, face: FacePose) -> Any:
        if person.name not in self._kept:
            self._kept[person.name] = FaceArtist(person, self.size)
            while len(self._kept) > _SOME:
                self._kept.popitem(last=False)
        return self._kept[person.name].draw(face).image


def draw_sheets(folder: Path, size: int) -> Iterator[Path]:
    """Write every labelled sheet and say where, one after the other. Raises ContentError when that can't be done."""
    everyone = [_Row(person.name, [(person, pose(shown)) for shown in Expression]) for person in IDENTITIES]
    names = [shown.value for shown in Expression]
    few, some = _examples(_FEW), _examples(_SOME)
    yield from _pages(folder / "people", everyone, names, size)
    yield _written(folder / "people-small.webp", _sheet(everyone, names, THUMBNAIL))
    yield from _pages(folder / "strengths", list(_strength_rows(few)), _columns(_STRENGTHS, "%"), size)
    yield from _pages(folder / "turns", list(_turn_rows(few)), _columns(_TURNS, "°"), size)
    yield from _pages(folder / "variants", list(_variant_rows(some)), [person.name for person in some], size)


def _examples(count: int) -> Sequence[Identity]:
    """People from all over the cast."""
    return IDENTITIES[:: max(1, len(IDENTITIES) // count)][:count]


def _pages(stem: Path, rows: Sequence[_Row], columns: Sequence[str], size: int) -> Iterator[Path]:
    for page, start in enumerate(range(0, len(rows), _ROWS_A_PAGE), 1):
        yield _written(stem.with_name(f"{stem.name}-{page}.webp"), _sheet(rows[start:][:_ROWS_A_PAGE], columns, size))


def draw_shuffled(folder: Path, seed: int, count: int) -> Iterator[Path]:
    """Write a sheet of `count` numbered faces of the seven basic expressions, about as many of each, and its key.

    Nobody is shown twice before everybody was. Variants are mixed; every face is at full strength.
    """
    rng = random.Random(seed)
    shown = [RECOGNISED[number % len(RECOGNISED)] for number in range(count)]
    rng.shuffle(shown)
    persons = [
        person for _ in range(-(-count // len(IDENTITIES))) for person in rng.sample(IDENTITIES, len(IDENTITIES))
    ]
    chosen = [
        (person, expression, rng.choice(VARIANTS[expression]))
        for person, expression in zip(persons, shown, strict=False)
    ]
    faces = [(person, pose(expression, 1.0, variant)) for person, expression, variant in chosen]
    rows = [_Row("", faces[start : start + _ACROSS]) for start in range(0, count, _ACROSS)]
    yield _written(folder / f"shuffled-{seed}.webp", _sheet(rows, (), UNLABELLED, numbered=True))
    key = folder / f"shuffled-{seed}-key.csv"
    lines = [("number", "expression", "variant", "person")]
    lines += [(str(n), e.value, variant, person.name) for n, (person, e, variant) in enumerate(chosen, 1)]
    key.write_text("".join(f"{','.join(line)}\n" for line in lines), "utf-8")
    yield key


def _columns(values: Sequence[int], unit: str) -> list[str]:
    return [f"{value} {unit}" for value in values]


def _strength_rows(examples: Sequence[Identity]) -> Iterator[_Row]:
    for person in examples:
        for shown in BASIC_SIX:
            faces = [(person, pose(shown, percent / 100)) for percent in _STRENGTHS]
            yield _Row(f"{person.name}\n{shown.value}", faces)


def _turn_rows(examples: Sequence[Identity]) -> Iterator[_Row]:
    for person in examples:
        for shown in RECOGNISED:
            faces = [(person, replace(pose(shown), yaw=float(yaw))) for yaw in _TURNS]
            yield _Row(f"{person.name}\n{shown.value}", faces)


def _variant_rows(examples: Sequence[Identity]) -> Iterator[_Row]:
    for shown, variants in VARIANTS.items():
        for variant in variants:
            label = shown.value if variant == STANDARD else f"{shown.value}\n{variant}"
            yield _Row(label, [(person, pose(shown, 1.0, variant)) for person in examples])


def _sheet(rows: Sequence[_Row], columns: Sequence[str], size: int, numbered: bool = False) -> Any:
    """A picture of the rows; `numbered` counts the faces instead of naming rows and columns."""
    across = max(len(row.faces) for row in rows)
    left = 0 if numbered else 7 * _LETTERS
    top, under = (0, _LABEL) if numbered else (_LABEL, 0)
    step, down = size + _GAP, size + _GAP + under
    surface = skia.Surface(left + across * step + _GAP, top + len(rows) * down + _GAP)
    canvas = surface.getCanvas()
    canvas.clear(_PAPER)
    artists, number = _Artists(size), 0
    for column, name in enumerate(columns):
        _write(canvas, name, left + column * step + _GAP, _LABEL - 6)
    for line, row in enumerate(rows):
        y = top + line * down + _GAP
        for part, words in enumerate(row.label.split("\n")):
            _write(canvas, words, _GAP, y + size / 2 + part * _LETTERS * 1.3)
        for column, (person, face) in enumerate(row.faces):
            x = left + column * step + _GAP
            canvas.drawImage(artists.draw(person, face), x, y)
            number += 1
            if numbered:
                _write(canvas, str(number), x + size / 2 - _LETTERS / 2, y + size + _LABEL - 8)
    return surface.makeImageSnapshot()


def _write(canvas: Any, words: str, x: float, y: float) -> None:
    canvas.drawString(words, x, y, skia.Font(skia.Typeface(""), _LETTERS), skia.Paint(AntiAlias=True, Color=_INK))


def _written(file: Path, image: Any) -> Path:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes(image.encodeToData(skia.kWEBP, _QUALITY)))
    except OSError as problem:
        mend = "Name another folder with --output."
        raise ContentError(str(file), f"can't be written ({problem.strerror}).", mend) from problem
    return file
