"""Pictures that say without words what a card means, and the small signs around them."""

from __future__ import annotations

from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type, mix
from expression_trainer.ui.widgets.plants import flower

from .paper import Paint

_RADIUS = 22.0
_TRUNK = "#8A6A4C"
_FOREST = "#2f6b4f"


def all_done_picture(pen: Pen, box: Rect) -> None:
    """All done: the flower that ends the way."""
    pen.box(box, _RADIUS * pen.u, mix(pen.theme.honey, pen.theme.surface, 0.45))
    flower(pen, box.cx, box.bottom - box.h * 0.05, box.h * 0.7, 0)


def camera_picture(on: bool) -> Paint:
    """The camera, or the camera that stays off."""

    def paint(pen: Pen, box: Rect) -> None:
        pen.box(box, _RADIUS * pen.u, pen.theme.tint)
        draw_icon(pen, Icon.CAMERA if on else Icon.NO_CAMERA, box.cx, box.cy, box.w * 0.5)

    return paint


def stop_picture(pen: Pen, box: Rect) -> None:
    """The octagon that stands top left in every exercise."""
    pen.box(box, _RADIUS * pen.u, pen.theme.tint)
    draw_icon(pen, Icon.STOP, box.cx, box.cy, box.w * 0.5)


def now_frame(word: str) -> Paint:
    """A ring around the card whose turn it is, with the word on it."""

    def paint(pen: Pen, box: Rect) -> None:
        u = pen.u
        pen.box(box.inset(-6 * u), 38 * u, pen.theme.primary, stroke=7 * u)
        width = pen.stage.letters.width(word, Type.LABEL, pen.view) + 44 * u
        height = max(48 * u, pen.view.type_size(Type.LABEL)[1] + 8 * u)
        chip = Rect(box.cx - width / 2, box.y - 6 * u - height * 0.6, width, height)
        pen.box(chip, height / 2, pen.theme.primary)
        pen.text(word, chip, Type.LABEL, pen.theme.on_primary, Align.CENTER, middle=True, lines=1)

    return paint


def between_dots(pen: Pen, box: Rect) -> None:
    """Two dots from one card to the next."""
    across = box.w <= box.h
    for way in (-7 * pen.u, 7 * pen.u):
        x, y = (box.cx + way, box.cy) if across else (box.cx, box.cy + way)
        pen.circle(x, y, 4 * pen.u, pen.theme.line)


def tree(pen: Pen, x: float, y: float, size: float) -> None:
    """What stays after many sessions; (x, y) is its foot."""
    k = size * pen.u
    pen.box(Rect(x - 9 * k, y - 90 * k, 18 * k, 90 * k), 8 * pen.u, _TRUNK)
    for dx, up, r, share in ((-34, 112, 44, 0.25), (34, 116, 46, 0.2), (0, 156, 52, 0.1), (-6, 116, 44, 0.05)):
        pen.circle(x + dx * k, y - up * k, r * k, mix(pen.theme.leaf, _FOREST, share))
