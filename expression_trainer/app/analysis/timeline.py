"""A video as one picture: seven probabilities and the strongest movements over its seconds.

Every row carries its own name, so that nothing rests on telling colours apart; where the answer can be relied on the
row is filled in full, elsewhere it is pale, and what could not be judged is hatched with its reason.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import skia

from expression_trainer.domain.action_units import ActionUnit
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.ui.text import Align, Typesetter
from expression_trainer.ui.theme import REGULAR, SEMIBOLD

from .readings import Moment, ReadFace, ReadVideo, stronger
from .telling import STATUS_WORDS, TELLING_UNITS, unit_words

_WIDTH = 1600
_LEFT, _RIGHT = 250.0, 1530.0
_TOP = 150.0
_ROW, _ROW_GAP = 52.0, 12.0
_SECTION_GAP = 66.0
_FOOT = 96.0
_PAPER, _INK, _INK_2, _LINE = "#FFFFFF", "#18212B", "#4B5866", "#C5CED8"
_HATCH, _HATCH_PAPER = "#8A98A8", "#EDF0F3"
_PROBABILITY, _MOVEMENT = "#0B5CAD", "#A8430A"
_PALE, _FULL = 0.28, 0.85
_MOST_POINTS = 1300
"""A long video's rows are thinned to about one point a pixel, keeping each stretch's highest value."""

Measure = Callable[[ReadFace], float]


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    colour: str
    measure: Measure
    full: Callable[[ReadFace], bool]


def draw_timeline(video: ReadVideo, known: Sequence[ActionUnit]) -> bytes:
    """The picture as PNG, 1600 pixels wide."""
    expressions = [_expression_row(expression) for expression in RECOGNISED]
    units = [_unit_row(unit) for unit, _, _ in video.strongest_units(known, TELLING_UNITS)]
    height = _TOP + _rows_height(expressions) + _FOOT + (_SECTION_GAP + _rows_height(units) if units else 0.0)
    surface = skia.Surface(_WIDTH, math.ceil(height))
    page = _Page(surface.getCanvas(), Typesetter(), video)
    page.head()
    end = page.section("How likely each expression is", expressions, _TOP)
    if units:
        end = page.section("The movements that change most", units, end + _SECTION_GAP)
    page.axis(end)
    return bytes(surface.makeImageSnapshot().encodeToData(skia.EncodedImageFormat.kPNG, 100))


def _expression_row(expression: Expression) -> _Row:
    return _Row(
        expression.value.capitalize(),
        _PROBABILITY,
        lambda face: face.probabilities[expression],
        lambda face: face.expression is expression and not face.uncertain,
    )


def _unit_row(unit: ActionUnit) -> _Row:
    return _Row(unit_words(unit).capitalize(), _MOVEMENT, lambda face: stronger(face.units, unit), lambda face: True)


def _rows_height(rows: Sequence[_Row]) -> float:
    return len(rows) * (_ROW + _ROW_GAP) - _ROW_GAP


class _Page:
    """The canvas with its type, and where a second lies on it."""

    def __init__(self, canvas: Any, type_: Typesetter, video: ReadVideo) -> None:
        self._canvas = canvas
        self._type = type_
        self._video = video
        self._seconds = max(video.seconds, video.frame_seconds)
        canvas.clear(_colour(_PAPER))

    def head(self) -> None:
        judged, frames = len(self._video.judged), len(self._video.moments)
        share = f"{judged} of {frames} frames could be judged"
        self._text(Path(self._video.file).name, 70, 30, 30, SEMIBOLD)
        self._text(
            f"{self._video.seconds:.1f} seconds, {share}. Full colour: the answer, and sure of it. "
            "Pale: less likely, or uncertain. Hatched: not judged.",
            70,
            74,
            18,
            colour=_INK_2,
        )

    def section(self, title: str, rows: Sequence[_Row], top: float) -> float:
        """A block of rows under its title; gives where it ends."""
        bottom = top + _rows_height(rows)
        self._text(title, 70, top - 36, 18, SEMIBOLD)
        self._text("1", _RIGHT + 8, top - 8, 13, colour=_INK_2)
        self._text("0", _RIGHT + 8, top + _ROW - 10, 13, colour=_INK_2)
        for number, row in enumerate(rows):
            self._row(row, top + number * (_ROW + _ROW_GAP))
        for start, end, status in self._video.gaps():
            self._gap(start, end, status, top, bottom)
        return bottom

    def axis(self, y: float) -> None:
        """Seconds along the bottom."""
        step = _step(self._seconds)
        for number in range(math.floor(self._seconds / step + 1e-6) + 1):
            x = self._x(number * step)
            self._canvas.drawLine(x, y + 6, x, y + 14, _stroke(_INK_2, 1.5))
            self._text(f"{number * step:g}", x - 40, y + 18, 16, colour=_INK_2, width=80, align=Align.CENTER)
        self._text("seconds", _LEFT, y + 46, 16, colour=_INK_2, width=_RIGHT - _LEFT, align=Align.CENTER)

    def _row(self, row: _Row, top: float) -> None:
        bottom = top + _ROW
        self._text(row.name, 20, top + _ROW / 2 - 13, 18, width=_LEFT - 40, align=Align.RIGHT)
        for share, style in ((0.0, _LINE), (0.5, "#E6EBF0"), (1.0, "#E6EBF0")):
            self._canvas.drawLine(_LEFT, bottom - share * _ROW, _RIGHT, bottom - share * _ROW, _stroke(style, 1))
        for stretch in self._video.stretches():
            self._stretch(row, _thinned(stretch, row.measure, self._seconds), bottom)

    def _stretch(self, row: _Row, points: Sequence[Moment], bottom: float) -> None:
        """Filled from the base line, in full where the row may be relied on; a line on top."""
        corners = [(self._x(m.at), bottom - _ROW * row.measure(m.face)) for m in points if m.face]
        sure = [row.full(m.face) for m in points if m.face]
        if len(corners) == 1:  # a single frame still shows, as wide as it lasts
            corners, sure = [*corners, (self._x(points[0].at + self._video.frame_seconds), corners[0][1])], sure * 2
        steps = [one and other for one, other in pairwise(sure)]
        place = 0
        for is_sure, run in groupby(steps):
            count = len(list(run))
            part = corners[place : place + count + 1]
            path = skia.Path()
            path.addPoly([(part[0][0], bottom), *part, (part[-1][0], bottom)], True)
            self._canvas.drawPath(path, _fill(row.colour, _FULL if is_sure else _PALE))
            place += count
        outline = skia.Path()
        outline.addPoly(corners, False)
        self._canvas.drawPath(outline, _stroke(row.colour, 2))

    def _gap(self, start: float, end: float, status: FaceStatus, top: float, bottom: float) -> None:
        left, right = self._x(start), max(self._x(end), self._x(start) + 1)
        area = skia.Rect.MakeLTRB(left, top - 4, right, bottom + 4)
        self._canvas.save()
        self._canvas.clipRect(area)
        self._canvas.drawRect(area, _fill(_HATCH_PAPER, 1.0))
        for number in range(math.ceil((area.width() + area.height()) / 12)):
            x = left + 12 * number
            self._canvas.drawLine(x, area.top(), x - area.height(), area.bottom(), _stroke(_HATCH, 1.2, 0.55))
        self._canvas.restore()
        words = self._type.set(STATUS_WORDS[status].capitalize(), REGULAR, 16, 20, _INK)
        if words.width + 8 <= right - left:
            x, y = (left + right - words.width) / 2, (top + bottom) / 2 - 10
            self._canvas.drawRoundRect(
                skia.Rect.MakeXYWH(x - 8, y - 5, words.width + 16, 30), 6, 6, _fill(_PAPER, 0.95)
            )
            words.paint(self._canvas, x, y)

    def _x(self, at: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * min(1.0, at / self._seconds)

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        px: float,
        weight: int = REGULAR,
        colour: str = _INK,
        width: float = 1e5,
        align: Align = Align.LEFT,
    ) -> None:
        self._type.set(text, weight, px, px * 1.4, colour, width, align).paint(self._canvas, x, y)


def _thinned(stretch: Sequence[Moment], measure: Measure, seconds: float) -> list[Moment]:
    """The first, the last, and of every short span between them the moment that shows most."""
    span = seconds / _MOST_POINTS
    kept: dict[int, Moment] = {}
    for moment in stretch:
        place = int(moment.at / span)
        before = kept.get(place)
        if before is None or (moment.face and before.face and measure(moment.face) > measure(before.face)):
            kept[place] = moment
    return sorted({id(m): m for m in (stretch[0], *kept.values(), stretch[-1])}.values(), key=lambda m: m.at)


def _step(seconds: float) -> float:
    """A round number of seconds that makes five to twelve marks."""
    rough = seconds / 10
    scale: float = 10.0 ** math.floor(math.log10(rough))
    return next(scale * factor for factor in (1, 2, 5, 10) if scale * factor >= rough)


def _colour(colour: str, alpha: float = 1.0) -> int:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return int(skia.ColorSetARGB(round(255 * alpha), red, green, blue))


def _fill(colour: str, alpha: float) -> Any:
    return skia.Paint(Color=_colour(colour, alpha), AntiAlias=True)


def _stroke(colour: str, width: float, alpha: float = 1.0) -> Any:
    return skia.Paint(Color=_colour(colour, alpha), AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width)
