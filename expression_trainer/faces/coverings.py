"""What is worn on the head. Brows and eyes stay free; the layers are drawn once and kept."""

from __future__ import annotations

import math
import random

import skia

from .identity import Covering
from .pen import Brush, Colour, Path, Point, curve, ink, mix, moved, rgb, times
from .shape import FaceShape

_WHITE: Colour = (255, 255, 255)


def draw_covering_back(brush: Brush, shape: FaceShape) -> None:
    """What is seen behind the head."""
    if shape.person.covering is Covering.HIJAB:
        w, cy = shape.half_width, shape.chin_y
        half = [(w * 0.5, -186), (w * 0.98, -132), (w * 1.17, -36), (w * 1.17, 70), (w, cy + 6), (w * 1.25, cy + 70)]
        _cloth(brush, shape, curve(_mirrored([(0, -197)], [*half, (w * 1.5, cy + 130)]), True), 0.66)
    elif shape.person.covering is Covering.WRAP:
        w, top = shape.half_width, -150 * shape.crown
        for side, size in ((-1, 1.0), (1, 0.86)):
            tail = [
                (side * w * 0.1, top - 4),
                (side * w * 0.36 * size, top - 52 * size),
                (side * w * 0.62 * size, top - 40),
            ]
            tail += [(side * w * 0.5, top - 14), (side * w * 0.3, top + 6)]
            path = curve(tail, True)
            _cloth(brush, shape, path, 0.7)
            brush.stroke(path, times(rgb(shape.person.covering_colour), 0.45), 2, 0.4, 1)


def draw_covering_front(brush: Brush, shape: FaceShape) -> None:
    """What is seen before the head."""
    draw = {
        Covering.HIJAB: _draw_hijab,
        Covering.TURBAN: _draw_turban,
        Covering.WRAP: _draw_wrap,
        Covering.CAP: _draw_cap,
        Covering.KIPPAH: _draw_kippah,
    }.get(shape.person.covering)
    if draw is not None:
        draw(brush, shape)


def _mirrored(top: list[Point], half: list[Point], bottom: list[Point] | None = None) -> list[Point]:
    """An outline from its right half."""
    return [*top, *half, *(bottom or []), *((-x, y) for x, y in half[::-1])]


def _cloth(brush: Brush, shape: FaceShape, path: Path, dark: float = 0.68) -> None:
    cloth = rgb(shape.person.covering_colour)
    brush.gradient(path, mix(cloth, _WHITE, 0.24), times(cloth, dark), (-110, -190), (130, 170), cloth)


def _fold(brush: Brush, shape: FaceShape, line: list[Point], width: float, strength: float) -> None:
    """A valley with its ridge of light above."""
    cloth, path = rgb(shape.person.covering_colour), curve(line)
    brush.stroke(path, times(cloth, 0.42), width, 0.42 * strength, width * 0.5)
    brush.stroke(path, times(cloth, 0.38), width * 0.28, 0.5 * strength, 0.6)
    brush.stroke(moved(path, -1.5, -width * 0.8), mix(cloth, _WHITE, 0.5), width * 0.7, 0.32 * strength, width * 0.35)


def _draw_hijab(brush: Brush, shape: FaceShape) -> None:
    w, cy, cloth = shape.half_width, shape.chin_y, rgb(shape.person.covering_colour)
    side_ = random.Random(shape.person.seed + 51).choice((-1, 1))
    half = [
        (w * 0.5, -112),
        (w * 0.84, -74),
        (w * 0.93, -10),
        (w * 0.90, 50),
        (w * 0.72, cy * 0.72),
        (w * 0.36, cy * 0.99),
    ]
    opening = curve(_mirrored([(0, -122)], half, [(0, cy + 9)]), True)
    half = [
        (w * 0.5, -186),
        (w * 0.98, -132),
        (w * 1.15, -36),
        (w * 1.15, 70),
        (w * 1.02, cy * 0.95),
        (w * 1.1, cy + 60),
    ]
    outer = curve(_mirrored([(0, -197)], half, [(0, cy + 104)]), True)
    brush.stroke(opening, shape.deep, 12, 0.30, 7)
    scarf = skia.Op(outer, opening, skia.kDifference_PathOp)
    _cloth(brush, shape, scarf)
    with brush.clipped(scarf):
        for number in range(4):  # over the crown, running to the temples
            q = number / 3
            line = [(-side_ * w * (0.1 + 0.2 * q), -192 + 8 * q), (side_ * w * (0.55 + 0.12 * q), -160 + 6 * q),
                    (side_ * w * (0.93 + 0.09 * q), -84), (side_ * w * (0.98 + 0.08 * q), 20)]  # fmt: skip
            _fold(brush, shape, line, 6.5, 0.7)
        for number in range(5):  # the end laid from one shoulder across the chin to the other
            q = number / 4
            line = [(-side_ * w * (1.0 + 0.08 * q), -20 + 34 * number),
                    (-side_ * w * (0.93 - 0.05 * q), cy * 0.55 + 16 * number),
                    (-side_ * w * (0.45 - 0.2 * q), cy + 8 + 13 * number), (side_ * w * 0.25, cy + 22 + 12 * number),
                    (side_ * w * 0.98, cy - 14 + 21 * number)]  # fmt: skip
            _fold(brush, shape, line, 8.5, 0.9)
        brush.soft(-50, -160, 70, 26, _WHITE, 0.25, -20)
        brush.soft(0, cy + 22, 80, 20, times(cloth, 0.35), 0.45)
        brush.stroke(opening, times(cloth, 0.4), 7, 0.5, 3.2)
    band = [(-w * 0.80, -84), (-w * 0.48, -116), (0.0, -125), (w * 0.48, -116), (w * 0.80, -84)]
    brush.stroke(curve(band), times(cloth, 0.62), 6, 0.9, 0.6)


def _draw_turban(brush: Brush, shape: FaceShape) -> None:
    """Layers that cross over the middle of the brow, one over the other."""
    w, k, cloth = shape.half_width, shape.crown, rgb(shape.person.covering_colour)
    low = -66.0
    edge = [(w * 0.99, low + 50), (w * 0.8, low - 8), (w * 0.4, low - 26), (0.0, low - 36)]
    edge += [(-x, y) for x, y in edge[-2::-1]]
    crown = [
        (-w * 1.13, low + 40),
        (-w * 1.24, -106 * k),
        (-w * 0.98, -168 * k),
        (-w * 0.42, -196 * k),
        (0.0, -203 * k),
    ]
    crown += [(-x, y) for x, y in crown[-2::-1]]
    outline = curve([*crown, *edge], True)
    brush.fill(moved(outline, 2, 8), shape.deep, 0.34, 6)
    _cloth(brush, shape, outline, 0.6)
    with brush.clipped(outline):
        for side in (1, -1):  # the last layers lie on top
            for number in range(7):
                q = number / 6
                start = (side * w * 1.2, low + 46 - 118 * q)
                line = [start, (side * w * (0.74 - 0.1 * q), low - 12 - 84 * q),
                        (side * w * 0.1, low - 38 - 62 * q),
                        (-side * w * (0.44 - 0.2 * q), low - 74 - 64 * q),
                        (-side * w * (0.8 - 0.1 * q), -150 * k - 30 * q)]  # fmt: skip
                _fold(brush, shape, line, 9.0, 0.75 if side > 0 else 0.95)
        brush.soft(-46, -168 * k, 72, 26, _WHITE, 0.26, -16)
        brush.stroke(outline, times(cloth, 0.4), 9, 0.4, 5)
    under = curve([(-w * 0.34, low - 26), (0.0, low - 40), (w * 0.34, low - 26), (0.0, low - 34)], True)
    brush.fill(under, times(cloth, 0.5), 0.6, 1.2)


def _draw_wrap(brush: Brush, shape: FaceShape) -> None:
    """Wound around the head and tied over the brow; small marks by the person's seed."""
    w, k, cloth = shape.half_width, shape.crown, rgb(shape.person.covering_colour)
    low = -84.0
    edge = [(w * 1.0, low + 62), (w * 0.86, low + 4), (w * 0.45, low - 22), (0.0, low - 30)]
    edge += [(-x, y) for x, y in edge[-2::-1]]
    crown = [(-w * 1.1, low + 56), (-w * 1.2, -100 * k), (-w * 1.0, -166 * k), (-w * 0.46, -196 * k), (0.0, -200 * k)]
    crown += [(-x, y) for x, y in crown[-2::-1]]
    outline = curve([*crown, *edge], True)
    brush.fill(moved(outline, 2, 8), shape.deep, 0.32, 6)
    _cloth(brush, shape, outline, 0.62)
    rng = random.Random(shape.person.seed + 61)
    accent, second = mix(cloth, (250, 214, 120), 0.75), mix(cloth, (40, 60, 90), 0.6)
    with brush.clipped(outline):
        for row in range(7):
            for column in range(9):
                x = (column - 4) * w * 0.3 + (row % 2) * w * 0.15
                y = -206 * k + row * 25 + 0.0016 * x * x
                colour = accent if (row + column) % 2 else second
                angle = rng.uniform(-0.3, 0.3)
                dot = [(x + 7 * math.cos(angle + q), y + 7 * math.sin(angle + q)) for q in (0, 1.57, 3.14, 4.71)]
                brush.fill(curve(dot, True), colour, 0.75)
        for number in range(5):
            q = number / 4
            for side in (-1, 1):
                line = [
                    (side * w * 1.15, low + 50 - 120 * q),
                    (side * w * 0.66, low - 6 - 84 * q),
                    (side * w * 0.12, -150 * k - 22 * q),
                ]
                _fold(brush, shape, line, 9.5, 0.85)
        brush.stroke(outline, times(cloth, 0.4), 9, 0.4, 5)
        brush.soft(-48, -160 * k, 70, 26, _WHITE, 0.2, -16)
    knot = curve([(-30, -150 * k), (0, -176 * k), (30, -150 * k), (20, -124 * k), (-20, -124 * k)], True)
    brush.fill(moved(knot, 1, 5), times(cloth, 0.35), 0.45, 4)
    _cloth(brush, shape, knot, 0.6)
    with brush.clipped(knot):
        for x in (-14.0, 0.0, 13.0):
            _fold(brush, shape, [(x * 1.3, -176 * k), (x, -150 * k), (x * 0.6, -122 * k)], 4.5, 0.9)
    brush.stroke(knot, times(cloth, 0.45), 2, 0.5, 0.8)


def _draw_cap(brush: Brush, shape: FaceShape) -> None:
    """Worn a little back: the brim ends well over the brows."""
    w, k, cloth = shape.half_width, shape.crown, rgb(shape.person.covering_colour)
    crown = [(-w * 1.05, -84.0), (-w * 1.04, -132 * k), (-w * 0.72, -178 * k), (0.0, -200 * k)]
    crown += [(-x, y) for x, y in crown[-2::-1]]
    dome = curve([*crown, (w * 0.6, -104.0), (0.0, -112.0), (-w * 0.6, -104.0)], True)
    brush.fill(moved(dome, 2, 8), shape.deep, 0.3, 6)
    _cloth(brush, shape, dome, 0.64)
    with brush.clipped(dome):
        for x in (-0.5, 0.5):
            seam = curve([(w * x * 0.1, -200 * k), (w * x * 0.9, -160 * k), (w * x * 1.25, -104)])
            brush.stroke(seam, times(cloth, 0.5), 1.6, 0.6)
        brush.soft(-44, -166 * k, 60, 24, _WHITE, 0.3, -14)
        brush.stroke(dome, times(cloth, 0.4), 8, 0.4, 4)
    brush.fill(curve([(-7.0, -200 * k), (0.0, -206 * k), (7.0, -200 * k), (0.0, -196 * k)], True), times(cloth, 0.75))
    brim = curve([(-w * 0.98, -98.0), (-w * 0.5, -122.0), (0.0, -130.0), (w * 0.5, -122.0), (w * 0.98, -98.0),
                  (w * 0.82, -76.0), (w * 0.4, -70.0), (0.0, -69.0), (-w * 0.4, -70.0),
                  (-w * 0.82, -76.0)], True)  # fmt: skip
    brush.fill(moved(brim, 0, 8), shape.deep, 0.42, 6)
    brush.gradient(brim, mix(cloth, _WHITE, 0.26), times(cloth, 0.5), (0, -128), (0, -70))
    with brush.clipped(brim):
        brush.soft(-w * 0.35, -112, w * 0.4, 12, _WHITE, 0.3)
    stitches = [(-w * 0.8, -82.0), (-w * 0.4, -77.0), (0.0, -76.0), (w * 0.4, -77.0), (w * 0.8, -82.0)]
    brush.stroke(curve(stitches), mix(cloth, _WHITE, 0.4), 1.3, 0.6)


def _draw_kippah(brush: Brush, shape: FaceShape) -> None:
    """A low dome at the crown, over the hair."""
    w, k, cloth = shape.half_width, shape.crown, rgb(shape.person.covering_colour)
    dome = curve([(-w * 0.52, -180 * k), (-w * 0.36, -200 * k), (0.0, -209 * k), (w * 0.36, -200 * k),
                  (w * 0.52, -180 * k),
                  (w * 0.26, -186 * k), (0.0, -188 * k), (-w * 0.26, -186 * k)], True)  # fmt: skip
    brush.fill(moved(dome, 0, 5), (20, 14, 12), 0.4, 4)
    brush.gradient(dome, mix(cloth, _WHITE, 0.35), times(cloth, 0.7), (-w * 0.4, -208 * k), (w * 0.4, -182 * k), cloth)
    rim = [(-w * 0.5, -181 * k), (-w * 0.26, -188 * k), (0.0, -190 * k), (w * 0.26, -188 * k), (w * 0.5, -181 * k)]
    brush.stroke(curve(rim), mix(cloth, _WHITE, 0.6), 3.0, 0.9)
    for x in (-0.22, 0.22):
        brush.stroke(curve([(0.0, -209 * k), (w * x, -187 * k)]), times(cloth, 0.55), 1.2, 0.5)
    brush.canvas.drawCircle(0, -208 * k, 2.6, skia.Paint(AntiAlias=True, Color=ink(mix(cloth, _WHITE, 0.3))))
