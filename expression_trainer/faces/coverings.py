"""What is worn on the head. Brows and eyes stay free; the layers are drawn once and kept."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping

import numpy as np
import skia

from .hair_line import HIGHEST, mirrored, place
from .identity import Covering, Hair
from .pen import Brush, Colour, Path, Point, curve, ink, mix, moved, polygon, rgb, ribbon, sampled, times
from .shape import FaceShape

_WHITE: Colour = (255, 255, 255)
_LAYERS = 6
"""Wraps of a turban seen on each side."""
_FULL_HAIR: Mapping[Hair, float] = {
    Hair.SHORT: 16,
    Hair.SPIKY: 16,
    Hair.AFRO: 22,
    Hair.LOCS: 14,
    Hair.BRAIDS: 10,
    Hair.BUN: 8,
    Hair.TOPKNOT: 8,
    Hair.BALD: 0,
    Hair.RECEDING: 0,
    Hair.BUZZ: 1,
}
"""How far the hair stands off the skull under a cap, where it isn't the usual 6 units."""


def draw_covering_back(brush: Brush, shape: FaceShape) -> None:
    """What is seen behind the head."""
    if shape.person.covering is Covering.HIJAB:
        w, cy = shape.half_width, shape.chin_y
        half = [(w * 0.5, -186), (w * 0.98, -132), (w * 1.17, -36), (w * 1.17, 70), (w, cy + 6), (w * 1.25, cy + 70)]
        _cloth(brush, shape, curve(mirrored([*half, (w * 1.5, cy + 130)], [(0, -197)]), True), 0.66)
    elif shape.person.covering is Covering.CAP:  # closed over the back of the head
        w = shape.half_width
        path = curve(mirrored([(w * 0.6, -150), (w * 1.0, -104), (w * 1.01, -62), (w * 0.6, -40)]), True)
        brush.fill(path, times(rgb(shape.person.covering_colour), 0.55))


def draw_covering_front(brush: Brush, shape: FaceShape) -> None:
    """What is seen before the head."""
    if shape.person.covering in _FRONTS:
        _FRONTS[shape.person.covering](brush, shape)


def draw_fall(brush: Brush, shape: FaceShape) -> None:
    """What of a hijab lies on the shoulders and stays there when the head turns or nods."""
    w, cy = shape.half_width, shape.chin_y
    half = [(w * 0.6, cy - 12), (w * 1.0, cy + 4), (w * 1.14, cy + 46), (w * 1.34, cy + 110), (w * 1.2, cy + 180)]
    _cloth(brush, shape, curve(mirrored(half), True), 0.6)


def _cloth(brush: Brush, shape: FaceShape, path: Path, dark: float = 0.68) -> None:
    cloth = rgb(shape.person.covering_colour)
    brush.gradient(path, mix(cloth, _WHITE, 0.24), times(cloth, dark), (-110, -190), (130, 170), cloth)


def _fold(brush: Brush, shape: FaceShape, line: list[Point], width: float, strength: float) -> None:
    """A valley that runs out at both ends, with its ridge of light above."""
    cloth, points = rgb(shape.person.covering_colour), sampled(line)
    widths = width * np.sin(math.pi * np.linspace(0.02, 0.98, len(points))) ** 0.8
    brush.fill(ribbon(points, widths), times(cloth, 0.45), 0.50 * strength, width * 0.30)
    brush.fill(ribbon(points, widths * 0.24), times(cloth, 0.34), 0.55 * strength, 0.7)
    above = points + np.array([-0.3 * width, -0.78 * width])
    brush.fill(ribbon(above, widths * 0.7), mix(cloth, _WHITE, 0.55), 0.40 * strength, width * 0.28)


def _draw_hijab(brush: Brush, shape: FaceShape) -> None:
    w, cy, cloth = shape.half_width, shape.chin_y, rgb(shape.person.covering_colour)
    rng = random.Random(shape.person.seed + 51)
    side = rng.choice((-1, 1))
    half = [(w * 0.5, -112), (w * 0.84, -74), (w * 0.93, -10), (w * 0.90, 50), (w * 0.72, cy * 0.72)]
    opening = curve([*mirrored([*half, (w * 0.36, cy * 0.99)], [(0, -122)])], True)
    half = [(w * 0.5, -186), (w * 0.98, -132), (w * 1.15, -36), (w * 1.15, 70), (w * 1.02, cy * 0.95)]
    outer = curve([(0, -197), *half, (w * 1.1, cy + 60), (0, cy + 104), (-w * 1.1, cy + 60),
                   *((-x, y) for x, y in half[::-1])], True)  # fmt: skip
    brush.stroke(opening, shape.deep, 12, 0.30, 7)
    scarf = skia.Op(outer, opening, skia.kDifference_PathOp)
    _cloth(brush, shape, scarf)
    with brush.clipped(scarf):
        brush.soft(side * w * 1.06, 20, 26, 150, times(cloth, 0.5), 0.30)
        brush.soft(-w * 0.5, -158, 80, 30, _WHITE, 0.26, -22)
        for q in (0.0, 0.36, 0.7, 1.0):  # over the crown and down beside the face
            wide = rng.uniform(5.5, 8.0)
            line = [(-side * w * (0.25 - 0.3 * q), -188 + 14 * q), (side * w * (0.60 + 0.05 * q), -162 + 12 * q),
                    (side * w * (0.97 + 0.02 * q), -92 + 8 * q), (side * w * (1.06 - 0.06 * q), 6),
                    (side * w * (1.05 - 0.10 * q), 64 + 20 * q)]  # fmt: skip
            _fold(brush, shape, line, wide, 0.8 - 0.2 * q)
        for q in (0.1, 0.55):  # beside the other cheek
            line = [(-side * w * (0.66 + 0.22 * q), -146 + 18 * q), (-side * w * (0.98 + 0.05 * q), -70),
                    (-side * w * (0.98 + 0.08 * q), 40), (-side * w * (0.86 + 0.1 * q), cy * 0.74)]  # fmt: skip
            _fold(brush, shape, line, 7, 0.6)
        for number in range(6):  # the end laid under the chin from one side to the other
            q, wide = number / 5, rng.uniform(7.5, 11.0)
            line = [(-side * w * (1.02 + 0.1 * q), 8 + 34 * number),
                    (-side * w * (0.90 - 0.02 * q), cy * 0.62 + 17 * number),
                    (-side * w * (0.45 - 0.15 * q), cy + 7 + 14 * number), (side * w * 0.22, cy + 20 + 13 * number),
                    (side * w * 0.72, cy - 6 + 19 * number), (side * w * 1.0, cy - 44 + 26 * number)]  # fmt: skip
            _fold(brush, shape, line, wide, 0.95)
        brush.soft(0, cy + 20, 84, 20, times(cloth, 0.35), 0.5)
        brush.stroke(opening, times(cloth, 0.4), 7, 0.5, 3.2)
    band = [(-w * 0.80, -84), (-w * 0.48, -116), (0.0, -125), (w * 0.48, -116), (w * 0.80, -84)]
    brush.stroke(curve(band), times(cloth, 0.62), 6, 0.9, 0.6)


def _wound(shape: FaceShape, half: list[Point], edge: list[Point], top: float) -> Path:
    """What is wound around the head: `half` its right side from over the ear upwards, `edge` over the brow."""
    w, k = shape.half_width * max(1.0, 0.4 + 0.6 * shape.person.temples), shape.crown
    right = [(w * x, max(y * (k if y < -100 else 1), HIGHEST)) for x, y in half]
    low = [(w * x, y) for x, y in edge]
    whole = [*((-x, y) for x, y in right), (0.0, max(top * k, HIGHEST)), *right[::-1], *low]
    return curve([*whole, *((-x, y) for x, y in low[-2::-1])], True)


def _shade_wound(brush: Brush, shape: FaceShape, outline: Path) -> None:
    """Light on the round of it."""
    w, k, cloth = shape.half_width, shape.crown, rgb(shape.person.covering_colour)
    brush.soft(-w * 0.42, -160 * k, 84, 42, _WHITE, 0.24, -18)
    brush.soft(w * 1.1, -70, 58, 130, times(cloth, 0.3), 0.42)
    brush.soft(-w * 1.2, -60, 40, 100, times(cloth, 0.3), 0.30)
    brush.stroke(outline, times(cloth, 0.38), 10, 0.40, 5)


def _draw_turban(brush: Brush, shape: FaceShape) -> None:
    """Wraps that rise from over the ears and cross above the brow, the upper ones over the lower ones."""
    w, cloth = shape.half_width, rgb(shape.person.covering_colour)
    top_side = random.Random(shape.person.seed + 57).choice((-1, 1))
    half = [(1.035, 10.0), (1.10, -40.0), (1.165, -98.0), (1.03, -158.0), (0.56, -196.0)]
    edge = [(0.985, 10.0), (0.965, -30.0), (0.82, -74.0), (0.46, -101.0), (0.0, -117.0)]
    outline = _wound(shape, half, edge, -209)
    brush.fill(moved(outline, 1, 7), shape.deep, 0.36, 6)
    _cloth(brush, shape, outline, 0.6)
    with brush.clipped(outline):
        brush.fill(polygon([(-w * 0.5, -90), (0, -132), (w * 0.5, -90), (0, -104)]), mix(cloth, (40, 34, 40), 0.62))
        for side in (-top_side, top_side):
            for number in range(_LAYERS):
                _draw_layer(brush, shape, side, number)
        _shade_wound(brush, shape, outline)


def _draw_layer(brush: Brush, shape: FaceShape, side: int, number: int) -> None:
    w, k, cloth = shape.half_width, shape.crown, rgb(shape.person.covering_colour)
    rise = number * k
    line = [(side * w * 1.3, 44 - 21 * rise), (side * w * 0.98, -24 - 19 * rise), (side * w * 0.70, -80 - 15.5 * rise),
            (side * w * 0.34, -109 - 15.5 * rise), (side * w * -0.04, -127 - 14.5 * rise),
            (side * w * -0.40, -152 - 13 * rise), (side * w * -0.62, -196 - 10 * rise)]  # fmt: skip
    edge = sampled(line)
    layer = polygon([*edge.tolist(), (side * w * -0.5, -300), (side * w * 1.5, -300)])
    brush.fill(moved(layer, 0, 3.5), times(cloth, 0.3), 0.55, 3.2)
    tone = 1.04 - 0.05 * (number % 2)
    brush.gradient(layer, mix(times(cloth, tone), _WHITE, 0.16), times(cloth, 0.66), (-w, -180), (w * 1.1, -10), cloth)
    brush.stroke(polygon(edge + np.array([0, -3.2]), False), mix(cloth, _WHITE, 0.5), 3.4, 0.34, 1.6)
    brush.stroke(polygon(edge, False), times(cloth, 0.42), 1.1, 0.55, 0.4)
    for part in (0.36, 0.7):  # creases within the wrap
        inner = [(x, y - 17 * part) for x, y in line[1:-1]]
        _fold(brush, shape, inner, 2.6, 0.34)


def _draw_wrap(brush: Brush, shape: FaceShape) -> None:
    """Wound around the head and tied above the brow; print and knot by the person's seed."""
    w, k = shape.half_width, shape.crown
    rng = random.Random(shape.person.seed + 61)
    half = [(1.04, 8.0), (1.10, -42.0), (1.13, -100.0), (1.0, -156.0), (0.52, -184.0)]
    edge = [(0.985, 8.0), (0.965, -34.0), (0.86, -82.0), (0.46, -108.0), (0.0, -115.0)]
    outline, knot = _wound(shape, half, edge, -192), (rng.choice((-0.24, 0.0, 0.24)) * w, -158 * k)
    for side in (1, -1):
        _draw_loop(brush, shape, knot, side, rng.uniform(0.9, 1.1))
    brush.fill(moved(outline, 1, 7), shape.deep, 0.34, 6)
    _cloth(brush, shape, outline, 0.62)
    with brush.clipped(outline):
        _print(brush, shape, rng)
        x, y = knot
        for side in (-1, 1):
            for q in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
                line = [(side * w * 1.14, 4 - 120 * q), (x + side * w * 0.74, -70 - 78 * q),
                        (x + side * w * 0.36, -118 - 50 * q), (x + side * 8, y + 12 - 20 * q)]  # fmt: skip
                _fold(brush, shape, line, 9.0, 0.9)
        brush.soft(knot[0], knot[1], 52, 44, times(rgb(shape.person.covering_colour), 0.4), 0.5)
        _shade_wound(brush, shape, outline)
    _draw_knot(brush, shape, knot)


def _print(brush: Brush, shape: FaceShape, rng: random.Random) -> None:
    """Small marks on the cloth: diamonds, dots or leaves."""
    w, k, cloth = shape.half_width, shape.crown, rgb(shape.person.covering_colour)
    accent, second = mix(cloth, (250, 214, 120), 0.75), mix(cloth, (40, 60, 90), 0.6)
    corners, long = rng.choice(((4, 1.0), (12, 1.0), (8, 1.9)))
    for row in range(9):
        for column in range(-5, 6):
            x = column * w * 0.27 + (row % 2) * w * 0.135
            y, turn = -210 * k + row * 24 + 0.0022 * x * x, rng.uniform(-0.3, 0.3) + 0.006 * x
            mark = []
            for q in np.linspace(0, 2 * math.pi, corners, endpoint=False):
                a, b = 5.6 * math.cos(q) / long**0.5, 5.6 * math.sin(q) * long**0.5
                mark.append((x + a * math.cos(turn) - b * math.sin(turn), y + a * math.sin(turn) + b * math.cos(turn)))
            brush.fill(polygon(mark), accent if (row + column) % 2 else second, 0.8)


def _draw_loop(brush: Brush, shape: FaceShape, knot: Point, side: int, size: float) -> None:
    """An end of the cloth that stands up from the knot, as far as the picture goes."""
    x, y = knot
    up = min(46 * size, y - HIGHEST - 4)
    path = curve([(x, y + 6), (x + side * 16, y - 0.75 * up), (x + side * 46 * size, y - up),
                  (x + side * 76 * size, y - 0.66 * up), (x + side * 58 * size, y - 0.1 * up), (x + side * 24, y + 14)],
                 True)  # fmt: skip
    brush.fill(moved(path, 1, 4), times(rgb(shape.person.covering_colour), 0.35), 0.4, 4)
    _cloth(brush, shape, path, 0.6)
    with brush.clipped(path):
        for q in (0.3, 0.62, 0.95):
            line = [(x, y), (x + side * 28 * size, y - 0.62 * up * q - 4), (x + side * 76 * size, y - 1.0 * up * q + 8)]
            _fold(brush, shape, line, 7, 0.9)
        brush.soft(x, y, 34, 30, times(rgb(shape.person.covering_colour), 0.35), 0.6)
    brush.stroke(path, times(rgb(shape.person.covering_colour), 0.45), 1.6, 0.5, 0.6)


def _draw_knot(brush: Brush, shape: FaceShape, knot: Point) -> None:
    (x, y), cloth = knot, rgb(shape.person.covering_colour)
    path = curve([(x - 22, y + 2), (x - 14, y - 18), (x + 12, y - 19), (x + 23, y), (x + 13, y + 19), (x - 12, y + 20)],
                 True)  # fmt: skip
    brush.fill(moved(path, 1, 5), times(cloth, 0.3), 0.5, 4)
    _cloth(brush, shape, path, 0.6)
    with brush.clipped(path):
        for q in (-0.7, 0.0, 0.7):
            line = [(x + 20 * q - 8, y - 22), (x + 14 * q + 3, y), (x + 20 * q + 2, y + 24)]
            _fold(brush, shape, line, 6.0, 0.9)
        brush.soft(x - 8, y - 10, 14, 10, _WHITE, 0.35)
    brush.stroke(path, times(cloth, 0.42), 1.6, 0.6, 0.6)


def _draw_cap(brush: Brush, shape: FaceShape) -> None:
    """Worn a little back: the brim ends well over the brows."""
    w, cloth = shape.half_width, rgb(shape.person.covering_colour)
    stand = min(_FULL_HAIR.get(shape.person.hair, 6), 12)
    half = [(w * 1.03 + 0.2 * stand, -58.0)]
    for x, y in ((1.06, -104.0), (0.93, -152.0), (0.5, -190.0)):
        px, py = place(shape, x, y - stand * 0.5)
        half.append((px + 0.5 * stand, py))
    top = max(-198 * shape.crown - 0.5 * stand, HIGHEST + 4)
    crown = [*((-x, y) for x, y in half), (0.0, top), *half[::-1]]
    dome = curve(
        [*crown, (w * 0.9, -76.0), (w * 0.5, -96.0), (0.0, -102.0), (-w * 0.5, -96.0), (-w * 0.9, -76.0)], True
    )
    brush.fill(moved(dome, 1, 7), shape.deep, 0.32, 6)
    _cloth(brush, shape, dome, 0.6)
    with brush.clipped(dome):
        for side in (-1, 1):
            seam = [(side * 2.0, top), (side * w * 0.40, top + 34), (side * w * 0.58, -98.0)]
            brush.stroke(curve(seam), times(cloth, 0.45), 1.6, 0.7)
            brush.stroke(moved(curve(seam), -2, 0), mix(cloth, _WHITE, 0.4), 1.2, 0.45)
            hole = (side * w * 0.66, -142.0 * shape.crown)
            brush.canvas.drawCircle(*hole, 2.4, skia.Paint(AntiAlias=True, Color=ink(times(cloth, 0.4), 0.8)))
        brush.soft(-w * 0.36, -164 * shape.crown, 62, 28, _WHITE, 0.3, -16)
        brush.soft(0, -108, w * 1.1, 26, times(cloth, 0.3), 0.45)
        brush.soft(w * 1.1, -100, 40, 90, times(cloth, 0.3), 0.4)
        brush.stroke(dome, times(cloth, 0.4), 8, 0.4, 4)
    button = curve([(-8.0, top + 2), (0.0, top - 3), (8.0, top + 2), (0.0, top + 4)], True)
    brush.fill(button, times(cloth, 0.72))
    _draw_brim(brush, w, cloth)


def _draw_brim(brush: Brush, w: float, cloth: Colour) -> None:
    far = [(-w * 0.88, -88.0), (-w * 0.62, -111.0), (-w * 0.3, -121.0), (0.0, -124.0)]
    near = [(w * 0.80, -77.0), (w * 0.42, -70.5), (0.0, -69.0), (-w * 0.42, -70.5), (-w * 0.80, -77.0)]
    brim = curve([*far, *((-x, y) for x, y in far[-2::-1]), *near], True)
    brush.fill(moved(brim, 0, 9), (40, 22, 16), 0.30, 6)
    brush.gradient(brim, mix(cloth, _WHITE, 0.22), times(cloth, 0.62), (0, -122), (0, -70))
    with brush.clipped(brim):
        brush.soft(-w * 0.32, -98, w * 0.5, 14, _WHITE, 0.30)
        for lift in (5.0, 10.0, 15.0):
            row = [(x * (1 - 0.012 * lift), y - lift) for x, y in near]
            brush.stroke(curve(row), mix(cloth, _WHITE, 0.4), 0.9, 0.38)
        brush.stroke(curve(near), times(cloth, 0.34), 4.0, 0.75, 0.8)
    brush.stroke(brim, times(cloth, 0.42), 1.2, 0.6, 0.5)


def _draw_kippah(brush: Brush, shape: FaceShape) -> None:
    """A low dome that lies on the crown, over the hair."""
    w, cloth, stand = shape.half_width, rgb(shape.person.covering_colour), _FULL_HAIR.get(shape.person.hair, 6)

    def on_hair(x: float, y: float) -> Point:
        px, py = place(shape, x, y)
        return px, max(py - stand, HIGHEST + 1.5 * abs(py + 190))

    half = [on_hair(x, y) for x, y in ((0.475, -159), (0.40, -172.5), (0.22, -184))]
    rim = [on_hair(x, y) for x, y in ((0.475, -159), (0.26, -164.5), (0.0, -166.5))]
    front = [*rim, *((-x, y) for x, y in rim[-2::-1])]
    dome = curve([*((-x, y) for x, y in half[1:]), on_hair(0, -188), *half[:0:-1], *front], True)
    brush.fill(moved(dome, 0, 5), (24, 16, 12), 0.45, 4)
    brush.gradient(dome, mix(cloth, _WHITE, 0.34), times(cloth, 0.62), (-w * 0.4, -200), (w * 0.45, -160), cloth)
    top = on_hair(0, -188)[1]
    with brush.clipped(dome):
        for x in (-0.24, 0.0, 0.24):
            foot = on_hair(x, -160)
            seam = curve([(x * w * 0.2, top - 2), (foot[0] * 0.85, (top + foot[1]) / 2), foot])
            brush.stroke(seam, times(cloth, 0.5), 1.2, 0.6)
        brush.soft(-w * 0.16, top + 6, 26, 9, _WHITE, 0.35, -10)
        brush.stroke(curve(front), mix(cloth, _WHITE, 0.62), 6.5, 0.85)
        brush.stroke(curve([(x, y - 4.5) for x, y in front]), times(cloth, 0.5), 1.0, 0.6)
        brush.stroke(dome, times(cloth, 0.4), 4, 0.4, 2)


_FRONTS: Mapping[Covering, Callable[[Brush, FaceShape], None]] = {
    Covering.HIJAB: _draw_hijab,
    Covering.TURBAN: _draw_turban,
    Covering.WRAP: _draw_wrap,
    Covering.CAP: _draw_cap,
    Covering.KIPPAH: _draw_kippah,
}
