"""Feeling symbols: one colour for all, only brows, eyes and mouth differ, because that is what is taught."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from expression_trainer.domain.expressions import Expression
from expression_trainer.ui.curves import Point, smooth
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import mix

_RADIUS = 50.0  # of the drawing below
_WHITE = "#ffffff"
_SIDES = (-1, 1)


def symbol(pen: Pen, expression: Expression, x: float, y: float, r: float) -> None:
    """The symbol around (x, y); an expression without its own has the quiet face."""
    theme = pen.theme
    with pen.kept() as canvas:
        canvas.translate(x, y)
        canvas.scale(r / _RADIUS, r / _RADIUS)
        pen.circle(0, 0, 50, theme.symbol)
        pen.circle(0, 0, 48, theme.symbol_ink if theme.flat else mix(theme.symbol, "#b07a2a", 0.55), stroke=3)
        _FACES.get(expression, _calm)(pen)


def _stroke(pen: Pen, points: list[Point], width: float = 5.5) -> None:
    pen.line(points, pen.theme.symbol_ink, width, curved=True)


def _pair(pen: Pen, points: list[Point], width: float = 5.5) -> None:
    """The same stroke left and right; the points are those of the right side."""
    for side in _SIDES:
        _stroke(pen, [(side * x, y) for x, y in points], width)


def _dots(pen: Pen, radius: float = 5.5, y: float = -6) -> None:
    for side in _SIDES:
        pen.circle(side * 19, y, radius, pen.theme.symbol_ink)


def _wide_eyes(pen: Pen) -> None:
    for side in _SIDES:
        pen.circle(side * 19, -5, 10.5, _WHITE)
        pen.circle(side * 19, -5, 10.5, pen.theme.symbol_ink, stroke=3.2)
        pen.circle(side * 19, -4, 4.2, pen.theme.symbol_ink)


def _happy(pen: Pen) -> None:
    ink = pen.theme.symbol_ink
    _pair(pen, [(10, -4), (19, -13), (28, -4)])
    _pair(pen, [(11, -24), (20, -28), (29, -23)], 4)
    mouth = smooth([(-26, 12), (0, 15), (26, 12)])
    mouth.cubicTo(22, 40, -22, 40, -26, 12)
    pen.shape(mouth, ink)
    pen.shape(mouth, ink, stroke=4)
    pen.box(Rect(-17, 15, 34, 6), 3, _WHITE)


def _sad(pen: Pen) -> None:
    _dots(pen)
    _pair(pen, [(9, -28), (18, -22.5), (29, -19)])
    _stroke(pen, [(-17, 28), (0, 19), (17, 28)])


def _angry(pen: Pen) -> None:
    _pair(pen, [(7, -15), (18, -21), (30, -28)], 7)
    _dots(pen, 5, -5)
    _stroke(pen, [(-17, 24), (0, 20.5), (17, 24)], 6.5)


def _scared(pen: Pen) -> None:
    ink = pen.theme.symbol_ink
    _wide_eyes(pen)
    _pair(pen, [(8, -32), (18, -28), (30, -24)], 5)
    mouth = smooth([(-24, 30), (-12, 18), (12, 18), (24, 30), (0, 31)], closed=True)
    pen.shape(mouth, _WHITE)
    pen.shape(mouth, ink, stroke=4.5)
    _stroke(pen, [(-22, 25), (22, 25)], 2.6)


def _surprised(pen: Pen) -> None:
    _wide_eyes(pen)
    _pair(pen, [(9, -30), (19, -36), (30, -29)], 5)
    pen.oval(0, 25, 9.5, 13, pen.theme.symbol_ink)


def _disgusted(pen: Pen) -> None:
    _pair(pen, [(11, -5), (19, -8.5), (28, -5)])
    _pair(pen, [(8, -17), (18, -19), (29, -22)], 6)
    _pair(pen, [(6, 3), (2, 6)], 3.5)
    _stroke(pen, [(-19, 25), (-9, 17), (0, 21), (9, 17), (19, 25)])


def _calm(pen: Pen) -> None:
    _pair(pen, [(11, -7), (19, -2), (28, -7)])
    _pair(pen, [(11, -22), (20, -25), (29, -22)], 4)
    _stroke(pen, [(-13, 18), (0, 24), (13, 18)])


def _plain(pen: Pen) -> None:
    _dots(pen)
    _pair(pen, [(10, -22), (20, -25), (30, -22)], 4)
    _stroke(pen, [(-15, 22), (0, 22), (15, 22)])


_FACES: Mapping[Expression, Callable[[Pen], None]] = {
    Expression.HAPPINESS: _happy,
    Expression.SADNESS: _sad,
    Expression.ANGER: _angry,
    Expression.FEAR: _scared,
    Expression.SURPRISE: _surprised,
    Expression.DISGUST: _disgusted,
    Expression.CALM: _calm,
    Expression.NEUTRAL: _plain,
}
