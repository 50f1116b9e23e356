"""Stickers: small cut-out pictures with a white edge."""

from __future__ import annotations

from enum import StrEnum

from expression_trainer.ui.curves import polygon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import mix
from expression_trainer.ui.widgets.plants import blossom

_DARK = "#3a2a18"
_WHITE = "#ffffff"


class Sticker(StrEnum):
    """The value is the end of its name's message id."""

    FISH = "fish"
    RAINBOW = "rainbow"
    MUSHROOM = "mushroom"
    LADYBIRD = "ladybird"
    BOAT = "boat"
    MOON = "moon"
    BLOSSOM = "blossom"
    TREE = "tree"


def draw_sticker(pen: Pen, sticker: Sticker, x: float, y: float, r: float) -> None:
    """The sticker around (x, y), its white edge at radius `r`."""
    theme = pen.theme
    pen.shadow(Rect(x - r, y - r, 2 * r, 2 * r), r, 0.8)
    pen.circle(x, y, r, _WHITE)
    ground = {
        Sticker.BLOSSOM: theme.leaf,
        Sticker.LADYBIRD: theme.leaf,
        Sticker.MUSHROOM: theme.honey,
        Sticker.FISH: theme.sky,
        Sticker.BOAT: theme.sky,
        Sticker.RAINBOW: theme.lilac,
        Sticker.MOON: theme.lilac,
        Sticker.TREE: theme.honey,
    }[sticker]
    pen.circle(x, y, r * 0.9, mix(ground, _WHITE, 0.66))
    with pen.kept() as canvas:
        canvas.translate(x, y)
        canvas.scale(r / 50, r / 50)
        _PICTURES[sticker](pen)


def empty_place(pen: Pen, x: float, y: float, r: float) -> None:
    """Where a sticker can come."""
    canvas_paint = pen.paint(pen.theme.line, 0.7, stroke=2.5, dash=(3, 9))
    pen.canvas.drawCircle(x, y, r * 0.8, canvas_paint)


def _blossom(pen: Pen) -> None:
    blossom(pen, 0, 0, 32)


def _ladybird(pen: Pen) -> None:
    pen.circle(0, -15, 14, _DARK)
    pen.oval(0, 4, 26, 24, pen.theme.clay)
    pen.line([(0, -20), (0, 28)], _DARK, 3)
    for x, y in ((-12, -3), (12, -3), (-10, 14), (10, 14)):
        pen.circle(x, y, 5, _DARK)
    for side in (-1, 1):
        pen.line([(side * 5, -26), (side * 12, -36)], _DARK, 3)


def _mushroom(pen: Pen) -> None:
    pen.box(Rect(-11, -4, 22, 34), 10, "#D9BE92")
    cap = polygon([(-32, 2)], closed=False)
    cap.cubicTo(-30, -42, 30, -42, 32, 2)
    cap.close()
    pen.shape(cap, pen.theme.clay)
    for x, y, r in ((-13, -12, 5), (8, -20, 6), (16, -7, 4)):
        pen.circle(x, y, r, "#FFF6E6")


def _fish(pen: Pen) -> None:
    pen.oval(-4, 0, 25, 17, pen.theme.honey)
    tail = polygon([(16, 0), (34, -15), (34, 15)], closed=True)
    pen.shape(tail, pen.theme.honey)
    pen.shape(tail, pen.theme.honey, stroke=4)
    pen.circle(-16, -4, 3.6, _DARK)
    pen.arc(-4, 0, 9, -60, 120, _WHITE, 3)
    pen.arc(6, 0, 9, -60, 120, _WHITE, 3)


def _boat(pen: Pen) -> None:
    pen.shape(polygon([(-32, 10), (32, 10), (22, 28), (-22, 28)], closed=True), pen.theme.clay)
    pen.line([(0, 10), (0, -32)], _DARK, 3.5)
    pen.shape(polygon([(4, -30), (26, 4), (4, 4)], closed=True), _WHITE)
    pen.shape(polygon([(-4, -22), (-20, 4), (-4, 4)], closed=True), pen.theme.honey)


def _rainbow(pen: Pen) -> None:
    theme = pen.theme
    for number, colour in enumerate((theme.clay, theme.honey, theme.leaf, theme.sky)):
        pen.arc(0, 16, 33 - number * 8, 180, 180, colour, 7)


def _moon(pen: Pen) -> None:
    pen.circle(0, 0, 28, pen.theme.honey)
    pen.circle(12, -7, 23, mix(pen.theme.lilac, _WHITE, 0.66))
    for x, y in ((16, -16), (24, 4), (10, 6)):
        pen.circle(x, y, 2.6, pen.theme.honey)


def _tree(pen: Pen) -> None:
    pen.box(Rect(-5, 4, 10, 28), 4, "#8A6A4C")
    for x, y, share in ((-13, 0, 0.25), (13, 0, 0.2), (0, -15, 0.05)):
        pen.circle(x, y, 15, mix(pen.theme.leaf, "#2f6b4f", share))


_PICTURES = {
    Sticker.BLOSSOM: _blossom,
    Sticker.LADYBIRD: _ladybird,
    Sticker.MUSHROOM: _mushroom,
    Sticker.FISH: _fish,
    Sticker.BOAT: _boat,
    Sticker.RAINBOW: _rainbow,
    Sticker.MOON: _moon,
    Sticker.TREE: _tree,
}
