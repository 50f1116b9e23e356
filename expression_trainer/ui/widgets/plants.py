"""Growing things: the flower meter, flowers, leaves, the pot."""

from __future__ import annotations

import skia

from expression_trainer.domain.screens import Growth
from expression_trainer.ui.curves import polygon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import mix

from .marks import tick

KINDS = 5
"""Flowers differ in shape, not only in colour."""
_PETALS = (10, 6, 5, 8, 7)
_LENGTH = (1.05, 0.95, 1.0, 0.9, 1.1)
_WIDTH = (0.30, 0.46, 0.52, 0.34, 0.36)
_WHITE = "#ffffff"


def blossom(pen: Pen, x: float, y: float, r: float, opened: float = 1.0) -> None:
    """The golden flower seen from above; petals open one after another."""
    for j in range(10):
        share = min(1.0, max(0.0, opened * 10 - j))
        if share <= 0:
            continue
        with pen.kept() as canvas:
            canvas.translate(x, y)
            canvas.rotate(36 * j)
            canvas.scale(share, share)
            pen.oval(0, -r * 0.64, r * 0.29, r * 0.6, mix(pen.theme.honey, _WHITE, 0.14 if j % 2 else 0))
    pen.circle(x, y, r * 0.42, mix(pen.theme.honey, "#7a4a10", 0.6))
    pen.circle(x - r * 0.1, y - r * 0.12, r * 0.2, _WHITE, 0.18)


def flower(
    pen: Pen,
    x: float,
    y: float,
    height: float,
    kind: int = 0,
    opened: float = 1.0,
    stem: float = 1.0,
    lean: float = 0.0,
) -> None:
    """A flower that grows from (x, y) upwards: first the stem 0-1, then it opens 0-1."""
    theme = pen.theme
    green = mix(theme.leaf, "#1d4a33", 0.35)
    grown = height * stem
    top_x, top_y = x + lean * height * 0.2, y - grown
    pen.line(
        [(x, y), (x + lean * height * 0.02, y - grown * 0.5), (top_x, top_y)],
        green,
        max(3.0, height * 0.035),
        curved=True,
    )
    for i, share in enumerate((0.28, 0.5, 0.68)):
        if stem > share + 0.08:
            _leaf(pen, x + lean * height * 0.2 * share**2, y - height * share, height * 0.16, i)
    r = height * 0.17 * (0.45 + 0.55 * opened)
    kind %= KINDS
    petal = (theme.honey, theme.clay, theme.lilac, theme.sky, "#F3D9D0")[kind]
    if opened <= 0.05:
        pen.oval(top_x, top_y - r * 0.4, r * 0.62, r * 0.95, mix(theme.leaf, _WHITE, 0.15))
        pen.oval(top_x, top_y - r * 0.95, r * 0.3, r * 0.45, petal)
        return
    for j in range(_PETALS[kind]):
        share = min(1.0, max(0.25, opened * _PETALS[kind] - j))
        with pen.kept() as canvas:
            canvas.translate(top_x, top_y)
            canvas.rotate(360 * j / _PETALS[kind] + 12 * kind)
            canvas.scale(share, share)
            long = r * 0.62 * _LENGTH[kind]
            pen.oval(0, -long, r * _WIDTH[kind], long, mix(petal, _WHITE, 0.10 if j % 2 else 0))
            pen.oval(0, -r * 0.5, r * _WIDTH[kind] * 0.35, r * 0.45, mix(petal, "#7a3a10", 0.25), 0.25)
    pen.circle(top_x, top_y, r * 0.40, mix(theme.honey, "#8a5a10", 0.55 if kind == 0 else 0.1))
    pen.circle(top_x - r * 0.1, top_y - r * 0.1, r * 0.2, _WHITE, 0.18)


def _leaf(pen: Pen, x: float, y: float, length: float, place: int) -> None:
    with pen.kept() as canvas:
        canvas.translate(x, y)
        canvas.rotate(-28 if place % 2 == 0 else -152)
        path = skia.Path()
        path.moveTo(0, 0)
        path.quadTo(length * 0.5, -length * 0.5, length, 0)
        path.quadTo(length * 0.5, length * 0.35, 0, 0)
        pen.shape(path, mix(pen.theme.leaf, _WHITE, 0.08 * place))


def sprout(pen: Pen, x: float, y: float, height: float, grown: float = 1.0) -> None:
    """A short stem with two leaves: what taking part always grows."""
    green = mix(pen.theme.leaf, "#1d4a33", 0.35)
    tall = height * grown
    pen.line([(x, y), (x, y - tall)], green, max(3.0, height * 0.06))
    for side in (-1, 1):
        path, reach, knot = skia.Path(), height * 0.55 * grown, y - tall * 0.8
        path.moveTo(x, knot)
        path.quadTo(x + side * reach * 0.3, knot - reach * 0.75, x + side * reach, knot - reach * 0.5)
        path.quadTo(x + side * reach * 0.7, knot + reach * 0.1, x, knot)
        pen.shape(path, mix(pen.theme.leaf, _WHITE, 0.06 if side > 0 else 0.0))


def grown_plant(pen: Pen, growth: Growth, x: float, y: float, height: float, kind: int, share: float = 1.0) -> None:
    """What a turn leaves in the garden; `share` 0-1 of its growing."""
    if growth is Growth.LEAF:
        sprout(pen, x, y, height * 0.45, share)
        return
    size = height if growth is Growth.LARGE_FLOWER else height * 0.68
    stem, opened = min(1.0, share / 0.55), max(0.0, (share - 0.45) / 0.55)
    flower(pen, x, y, size, kind, opened, max(0.15, stem))


def pot(pen: Pen, x: float, y: float, w: float) -> None:
    """A clay pot that stands on (x, y)."""
    clay = mix(pen.theme.clay, "#8a4a2a", 0.12)
    if not pen.theme.flat:
        pen.oval(x, y + w * 0.02, w * 0.55, w * 0.09, "#3a2a10", 0.12, blur=6)
    body = polygon([(x - w * 0.42, y - w * 0.62), (x + w * 0.42, y - w * 0.62), (x + w * 0.32, y), (x - w * 0.32, y)])
    pen.shape(body, clay)
    pen.shape(body, clay, stroke=w * 0.06)
    pen.box(Rect(x - w * 0.5, y - w * 0.78, w, w * 0.24), w * 0.08, mix(clay, _WHITE, 0.14))
    pen.oval(x, y - w * 0.77, w * 0.40, w * 0.05, "#5a3a26")


def meter(pen: Pen, x: float, base: float, top: float, r: float, stem: float, ring: float, opened: bool) -> None:
    """The flower meter: a pot on `base`, the goal ring of radius `r` around (x, `top`).

    `stem` 0-1: how close. `ring` 0-1: how long it was held. `opened`: the flower is there for good.
    """
    meter_frame(pen, x, base, top, r)
    meter_plant(pen, x, base, top, r, stem, ring, opened)


def meter_frame(pen: Pen, x: float, base: float, top: float, r: float) -> None:
    """The part that never changes: the way up, the empty ring, the pot."""
    theme = pen.theme
    w, foot = r * 0.3, base - r * 1.5
    way = Rect(x - w / 2, top, w, foot - top)
    pen.box(way, w / 2, theme.sunk)
    pen.box(way, w / 2, theme.line, 0.45, stroke=1.5)
    pen.circle(x, top, r * 1.1, theme.surface)
    pen.circle(x, top, r, theme.sunk, stroke=r * 0.24)
    for edge in (0.88, 1.12):
        pen.circle(x, top, r * edge, theme.line, 0.6, stroke=1.5)  # the empty ring must be seen too
    pot(pen, x, base, r * 2.05)


def meter_plant(pen: Pen, x: float, base: float, top: float, r: float, stem: float, ring: float, opened: bool) -> None:
    """The part that moves: stem, leaves, bud or flower, and the ring."""
    theme = pen.theme
    foot = base - r * 1.6
    way = foot - top
    tip = foot - way * max(stem, 0.06)
    if ring > 0:
        pen.arc(x, top, r, -90, 359.9 * min(ring, 1.0), theme.primary, r * 0.24)
    pen.line([(x, foot), (x, tip)], mix(theme.leaf, "#1d4a33", 0.35), r * 0.16)
    for j, share in enumerate((0.25, 0.45, 0.65)):
        if stem > share + 0.04:
            side, y, long = (1 if j % 2 else -1), foot - way * share, r * 0.86
            path = skia.Path()
            path.moveTo(x, y)
            path.quadTo(x + side * long * 0.3, y - long * 0.75, x + side * long, y - long * 0.55)
            path.quadTo(x + side * long * 0.7, y + long * 0.05, x, y)
            pen.shape(path, mix(theme.leaf, _WHITE, 0.06 * j))
    if opened or stem >= 1:
        blossom(pen, x, top, r * 0.68)
    else:
        pen.oval(x, tip - r * 0.16, r * 0.2, r * 0.32, mix(theme.leaf, _WHITE, 0.2))
    if opened:
        tick(pen, x + r * 0.85, top - r * 0.85, r * 0.38)
