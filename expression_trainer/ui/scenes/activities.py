"""The pictures on the cards of a day: each says which exercise it is without a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from expression_trainer.domain.expressions import Expression
from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import Pen, as_skia
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.widgets.mirror import DoubleFace, double
from expression_trainer.ui.widgets.symbols import symbol

from .paper import Paint
from .room import Home

_RADIUS = 22.0
_SMILING = DoubleFace(smile=0.8)
_SURPRISED = DoubleFace(brows=0.9, eyes=0.8, open=0.9, smile=-0.1)
_FOUR = (Expression.HAPPINESS, Expression.ANGER, Expression.SURPRISE, Expression.SADNESS)


def activity_picture(name: str, home: Home) -> Paint:
    """The picture of an exercise by its name; a face for one that has none of its own."""
    people = home.avatars
    make = _PICTURES.get(name)
    return make(home, people) if make is not None else home.portrait(people[0])


def activity_name(person: Paint) -> Paint:
    """Name it: a face and the symbol for what it shows."""

    def paint(pen: Pen, box: Rect) -> None:
        person(pen, box)
        _badge(pen, box, Expression.HAPPINESS)

    return _framed(paint)


def _find_it(home: Home, people: tuple[str, ...]) -> Paint:
    """Four faces around the symbol that is looked for."""
    faces = [home.face(_nth(people, n + 1), expression) for n, expression in enumerate(_FOUR)]

    def paint(pen: Pen, box: Rect) -> None:
        for face, cell in zip(faces, box.grid(2, 2, box.w * 0.05), strict=True):
            face(pen, cell)
        r = box.w * 0.17
        pen.circle(box.cx, box.cy, r * 1.16, pen.theme.surface)
        symbol(pen, Expression.SURPRISE, box.cx, box.cy, r)

    return paint


def _same_feeling(home: Home, people: tuple[str, ...]) -> Paint:
    """Two people with the same face, joined by two lines."""
    faces = [home.face(_nth(people, n), Expression.SURPRISE) for n in (2, 3)]

    def paint(pen: Pen, box: Rect) -> None:
        side = box.w * 0.56
        faces[0](pen, Rect(box.x, box.y, side, side))
        faces[1](pen, Rect(box.right - side, box.bottom - side, side, side))
        r = box.w * 0.12
        for x, y in ((box.right - r * 1.5, box.y + r * 1.6), (box.x + r * 1.5, box.bottom - r * 1.6)):
            pen.circle(x, y, r * 1.1, pen.theme.tint)
            for way in (-0.34, 0.34):
                pen.line([(x - r * 0.55, y + way * r), (x + r * 0.55, y + way * r)], pen.theme.primary, r * 0.26)

    return paint


def _its_moving(home: Home, people: tuple[str, ...]) -> Paint:
    """The same person at rest and moved, with an arrow from one to the other."""
    who = _nth(people, 4)
    before, after = home.face(who, Expression.NEUTRAL), home.face(who, Expression.SURPRISE)

    def paint(pen: Pen, box: Rect) -> None:
        small, large = box.w * 0.46, box.w * 0.66
        before(pen, Rect(box.x, box.y, small, small))
        place = Rect(box.right - large, box.bottom - large, large, large)
        pen.box(place.inset(-4 * pen.u), _RADIUS * pen.u, pen.theme.surface)
        after(pen, place)
        x, y, r = box.x + small * 0.34, box.bottom - box.h * 0.2, box.w * 0.13
        pen.circle(x, y, r * 1.1, pen.theme.tint)
        draw_icon(pen, Icon.GO, x, y, r * 1.4, pen.theme.primary, 3)

    return paint


def activity_copy(person: Paint) -> Paint:
    """Copy me: half the model, half the drawn double, both smiling."""

    def left(pen: Pen, box: Rect) -> None:
        person(pen, Rect(box.x - box.w * 0.54, box.y - box.h * 0.02, box.w * 2.08, box.h * 1.04))

    return _halves(left, lambda pen, box: double(pen, box, 0, _SMILING))


def _show_me(home: Home, people: tuple[str, ...]) -> Paint:
    """A symbol, and the drawn double that does it."""

    def left(pen: Pen, box: Rect) -> None:
        pen.box(box, 0, pen.theme.sunk)
        symbol(pen, Expression.SURPRISE, box.cx, box.cy, box.w * 0.4)

    return _halves(left, lambda pen, box: double(pen, box, 0, _SURPRISED))


def _mirror_play(home: Home, people: tuple[str, ...]) -> Paint:
    """The drawn double in front, the friend behind it with the same face."""
    person = home.face(_nth(people, 5), Expression.SURPRISE)

    def paint(pen: Pen, box: Rect) -> None:
        side = box.w * 0.68
        person(pen, Rect(box.right - side, box.y, side, side))
        place = Rect(box.x, box.bottom - side * 0.82, side * 0.82, side * 0.82)
        pen.box(place.inset(-5 * pen.u), (_RADIUS + 4) * pen.u, pen.theme.surface)
        double(pen, place, _RADIUS * pen.u, _SURPRISED)

    return paint


def _my_way(home: Home, people: tuple[str, ...]) -> Paint:
    """Somebody with arms up, and a symbol."""

    def paint(pen: Pen, box: Rect) -> None:
        pen.box(box, _RADIUS * pen.u, pen.theme.tint)
        draw_icon(pen, Icon.BODY, box.cx, box.cy, box.w * 0.66, pen.theme.ink, 1.8)
        _badge(pen, box, Expression.HAPPINESS)

    return _framed(paint)


_PICTURES: Mapping[str, Callable[[Home, tuple[str, ...]], Paint]] = {
    "name_it": lambda home, people: activity_name(home.face(people[0], Expression.HAPPINESS)),
    "find_it": _find_it,
    "same_feeling": _same_feeling,
    "its_moving": _its_moving,
    "copy_me": lambda home, people: activity_copy(home.face(_nth(people, 1), Expression.HAPPINESS)),
    "show_me": _show_me,
    "mirror_play": _mirror_play,
    "my_way": _my_way,
}


def _nth(people: tuple[str, ...], number: int) -> str:
    return people[number % len(people)]


def _badge(pen: Pen, box: Rect, expression: Expression) -> None:
    """The symbol at the lower right corner."""
    r = box.w * 0.2
    x, y = box.right - r * 0.85, box.bottom - r * 0.75
    pen.circle(x, y, r * 1.14, pen.theme.surface)
    symbol(pen, expression, x, y, r)


def _framed(picture: Paint) -> Paint:
    """In high contrast the picture gets a line."""

    def paint(pen: Pen, box: Rect) -> None:
        picture(pen, box)
        if pen.theme.flat:
            pen.box(box.inset(1), _RADIUS * pen.u, pen.theme.line, stroke=2)

    return paint


def _halves(left: Paint, right: Paint) -> Paint:
    """Two halves side by side in one rounded picture."""

    def paint(pen: Pen, box: Rect) -> None:
        half = box.w / 2
        with pen.clipped(box, _RADIUS * pen.u) as canvas:
            with pen.kept():
                canvas.clipRect(as_skia(Rect(box.x, box.y, half, box.h)))
                left(pen, Rect(box.x, box.y, half, box.h))
            right(pen, Rect(box.x + half, box.y, half, box.h))
            pen.line([(box.cx, box.y), (box.cx, box.bottom)], pen.theme.surface, 6 * pen.u)

    return paint
