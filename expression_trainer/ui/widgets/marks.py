"""Small signs: the tick, a chip, stepping stones, a numbered badge."""

from __future__ import annotations

from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type


def tick(pen: Pen, x: float, y: float, r: float) -> None:
    """Done, or chosen."""
    pen.circle(x, y, r * 1.2, pen.theme.surface)
    pen.circle(x, y, r, pen.theme.primary)
    draw_icon(pen, Icon.CHECK, x, y, r * 1.25, pen.theme.on_primary, 3)


def badge(pen: Pen, number: int, x: float, y: float, r: float) -> None:
    """A number in a dark disc."""
    pen.circle(x, y, r, pen.theme.ink)
    px = r * 1.25
    line = pen.stage.letters.set(str(number), 600, px, px * 1.36, pen.theme.surface)
    line.paint(pen.canvas, x - line.width / 2, y - line.height / 2)


def chip_size(pen: Pen, label: str, icon: bool, style: Type = Type.LABEL) -> tuple[float, float]:
    """Width and height that a chip takes, in pixels."""
    width = pen.stage.letters.width(label, style, pen.view) + (64 if icon else 40) * pen.u
    return width, max(48 * pen.u, pen.view.type_size(style)[1] + 8 * pen.u)


def chip(
    pen: Pen, x: float, y: float, label: str, icon: Icon | None = None, most: float | None = None, fill: float = 0.94
) -> Rect:
    """A word on a rounded ground at (x, y), at most `most` pixels wide."""
    width, height = chip_size(pen, label, icon is not None)
    rect = Rect(x, y, min(width, most) if most else width, height)
    pen.box(rect, min(rect.h / 2, 24 * pen.u), pen.theme.surface, fill)
    room = rect.inset(16 * pen.u, 2 * pen.u)
    if icon is not None:
        draw_icon(pen, icon, rect.x + 26 * pen.u, rect.cy, 28 * pen.u)
        room = Rect(rect.x + 46 * pen.u, room.y, rect.w - 58 * pen.u, room.h)
    pen.text(label, room, Type.LABEL, align=Align.LEFT if icon else Align.CENTER, middle=True)
    return rect
