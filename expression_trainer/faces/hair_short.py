"""Short hair that has a direction: combed, swept, spiked, tousled."""

from __future__ import annotations

import math

import numpy as np
import skia

from .hair_line import HIGHEST, LOWEST_FRINGE, around, chance, crown, fit, volume
from .hair_paint import cast_shadow, combed, draw_lock, either, fill_hair, lock_path
from .pen import Brush, Points, curve
from .shape import FaceShape

Lock = tuple[Points, float, float]


def draw_locks(
    brush: Brush, shape: FaceShape, locks: list[Lock], shadow: bool = True, tip: float = 0.0, root: float = 0.55
) -> None:
    """Locks of (places, width, light), the first at the bottom; with the shadow of all of them on the skin."""
    if shadow:
        together = skia.Path()
        for points, width, _ in locks:
            together.addPath(lock_path(points, width))
        cast_shadow(brush, shape, together)
    for points, width, light in locks:
        draw_lock(brush, shape, points, width, light, tip, root)


def draw_short(brush: Brush, shape: FaceShape) -> None:
    """Three cuts: parted at the side, brushed forward, brushed up."""
    rng = chance(shape, 1)
    cut, side = rng.randrange(3), rng.choice((-1, 1))
    (_draw_parted, _draw_forward, _draw_upward)[cut](brush, shape, side)


def _draw_parted(brush: Brush, shape: FaceShape, side: int) -> None:
    rng, v = chance(shape, 2), volume(shape, 16)
    low, part = rng.uniform(-6, 6), rng.uniform(-0.5, -0.34)
    edge = [(0.975, -20), (0.935, -62), (0.80, -94), (0.44, -100 + low), (0.04, -112 + low), (part, -130)]
    edge += [(-0.62, -110), (-0.84, -86), (-0.945, -46), (-0.98, -14)]
    line = fit(shape, edge, side)
    outline = curve([*crown(shape, v), *(line if side > 0 else line[::-1]).tolist()], True)
    over = [
        fit(shape, [(part + 0.03, -130), (0.05, -122 + low), (0.50, -112 + low), (0.93, -70)], side),
        fit(shape, [(part + 0.03, -142), (0.12, -150), (0.62, -140), (1.0, -70)], side),
        fit(shape, [(part + 0.02, -156), (0.14, -178), (0.66, -166), (1.06, -70)], side),
        fit(shape, [(part - 0.02, -168), (0.04, -194), (0.62, -180), (1.10, -76)], side),
    ]
    under = [
        fit(shape, [(part - 0.02, -130), (-0.66, -112), (-0.88, -78), (-0.97, -14)], side),
        fit(shape, [(part - 0.04, -164), (-0.78, -150), (-1.0, -88), (-1.05, -14)], side),
    ]
    cast_shadow(brush, shape, outline)
    flow = either(combed(over), combed(over), combed(under))
    fill_hair(brush, shape, outline, flow, 150, (-24, -164 * shape.crown, 66, 22))
    locks: list[Lock] = []
    for number in range(6):
        q = number / 5
        points = [(part + 0.05, -132 - 24 * q), (0.10 + 0.06 * q, -124 - 34 * q + low)]
        points += [(0.56, -108 - 30 * q + low), (0.86 + 0.1 * q, -80 - 14 * q)]
        locks.append((fit(shape, points, side), rng.uniform(9, 13), rng.uniform(0.3, 0.9)))
    draw_locks(brush, shape, locks[::-1], shadow=False)


def _draw_forward(brush: Brush, shape: FaceShape, side: int) -> None:
    rng, v = chance(shape, 3), volume(shape, 13)
    line = around(shape, [(0.975, -16), (0.935, -60), (0.84, -88), (0.5, -98), (0.0, -98)])
    outline = curve([*crown(shape, v), *line.tolist()], True)
    whorl = (0.14 * side, -176)
    ends = [(-0.99, -20), (-0.88, -86), (-0.45, -96), (0, -94), (0.45, -96), (0.88, -86), (0.99, -20)]
    guides = [fit(shape, [(whorl[0] + x * 0.42, -182), ((whorl[0] + x) * 0.72, y * 0.5 - 96), (x, y)]) for x, y in ends]
    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, combed(guides), 140, (-30, -158 * shape.crown, 66, 24))
    locks: list[Lock] = []
    for number in range(15):
        x = -0.86 + 1.72 * number / 14 + rng.uniform(-0.04, 0.04)
        tip = min(-84 - 12 * x * x + rng.uniform(-8, 8), -74)
        root = (x * 0.66 + 0.06 * side, -138 - rng.uniform(0, 14))
        points = fit(shape, [root, (x * 0.94, -114), (x + 0.06 * side, tip)])
        locks.append((points, rng.uniform(13, 17), rng.uniform(0.2, 0.8)))
    rng.shuffle(locks)
    draw_locks(brush, shape, locks)


def _draw_upward(brush: Brush, shape: FaceShape, side: int) -> None:
    rng, v = chance(shape, 4), volume(shape, 19)
    line = around(shape, [(0.975, -16), (0.935, -62), (0.86, -94), (0.66, -116), (0.3, -124), (0.0, -121)])
    outline = curve([*crown(shape, v), *line.tolist()], True)
    top = [
        fit(shape, [(x, -122 + 16 * x * x), (x + 0.1 * side, -160), (x * 0.7 + 0.3 * side, -190)])
        for x in (-0.7, 0, 0.7)
    ]
    sides = [
        [fit(shape, [(0.90, -94), (0.98, -60), (0.99, -10)], s), fit(shape, [(0.8, -140), (1.04, -90), (1.05, -14)], s)]
        for s in (-1, 1)
    ]
    cast_shadow(brush, shape, outline)
    flow = either(combed(top, 3), combed(top, 3), combed(sides[0]), combed(sides[1]))
    fill_hair(brush, shape, outline, flow, 150, (-26, -170 * shape.crown, 62, 20))
    locks: list[Lock] = []
    for number in range(22):
        x, deep = rng.uniform(-0.66, 0.66), number / 22
        root = (x, -172 + 48 * deep + 14 * x * x)
        bend = (x + 0.06 * side, root[1] - 20)
        tip = (x + (0.22 + 0.1 * rng.random()) * side, root[1] - 34 - 6 * rng.random())
        locks.append((fit(shape, [root, bend, tip]), rng.uniform(11, 15), rng.uniform(0.2, 0.9)))
    draw_locks(brush, shape, locks, shadow=False)


def draw_swoop(brush: Brush, shape: FaceShape) -> None:
    """A long fringe swept across the forehead."""
    rng, v = chance(shape, 1), volume(shape, 20)
    side, low = rng.choice((-1, 1)), rng.uniform(-8, 4)
    edge = [(0.97, -20), (0.92, -70), (0.72, -108), (0.56, -126), (0.24, -112), (-0.12, -98), (-0.46, -84 + low)]
    edge += [(-0.74, -74 + low), (-0.92, -56), (-0.98, -12)]
    line = fit(shape, edge, side)
    outline = curve([*crown(shape, v), *(line if side > 0 else line[::-1]).tolist()], True)
    over = [
        fit(shape, [(0.58, -126), (0.16, -118), (-0.40, -94), (-0.94, -52)], side),
        fit(shape, [(0.60, -144), (0.14, -150), (-0.48, -130), (-1.0, -62)], side),
        fit(shape, [(0.62, -160), (0.10, -190), (-0.60, -166), (-1.1, -60)], side),
    ]
    under = [
        fit(shape, [(0.62, -126), (0.80, -100), (0.94, -60), (0.99, -14)], side),
        fit(shape, [(0.62, -162), (0.90, -146), (1.04, -80), (1.05, -14)], side),
    ]
    cast_shadow(brush, shape, outline)
    flow = either(combed(over), combed(over), combed(over), combed(under))
    fill_hair(brush, shape, outline, flow, 160, (-20, -162 * shape.crown, 70, 22))
    locks: list[Lock] = []
    for number in range(8):
        q = number / 7
        tip = (-0.94 + 0.10 * q - rng.uniform(0, 0.05), -58 - 30 * q + low * 0.5)
        points = [(0.56 - 0.02 * q, -128 - 30 * q), (0.22, -118 - 34 * q), (-0.30, -96 - 30 * q + low * 0.5)]
        points += [(-0.70, -76 - 26 * q + low * 0.5), (tip[0], min(tip[1], LOWEST_FRINGE))]
        locks.append((fit(shape, points, side), rng.uniform(14, 19), rng.uniform(0.25, 0.9)))
    draw_locks(brush, shape, locks[::-1], root=0.06)


def draw_spiky(brush: Brush, shape: FaceShape) -> None:
    """Short sides, and tufts that stand up."""
    rng, v = chance(shape, 1), volume(shape, 9)
    lean = rng.uniform(-0.25, 0.25)
    line = around(shape, [(0.975, -14), (0.935, -60), (0.86, -94), (0.6, -112), (0.0, -114)])
    outline = curve([*crown(shape, v), *line.tolist()], True)
    sides = [fit(shape, [(x, -150), (x * 1.15, -90), (x * 1.2, -20)]) for x in (-0.9, -0.8)]
    other = [fit(shape, [(x, -150), (x * 1.15, -90), (x * 1.2, -20)]) for x in (0.8, 0.9)]
    top = [fit(shape, [(x, -112), (x, -150), (x * 1.2 + lean * 0.4, -190)]) for x in (-0.7, 0, 0.7)]
    cast_shadow(brush, shape, outline)
    flow = either(combed(sides), combed(other), combed(top, 3))
    fill_hair(brush, shape, outline, flow, 130, (-26, -160 * shape.crown, 66, 24))
    locks: list[Lock] = []
    w, c = shape.half_width, shape.crown
    for ring, (radius, count) in enumerate(((150, 13), (128, 12), (106, 9))):
        for number in range(count):
            turn = (-1 + 2 * (number + rng.uniform(0.2, 0.8)) / count) * (1.12 - 0.1 * ring)
            root = np.array([math.sin(turn) * radius * w / 146, (-20 - math.cos(turn) * radius) * (0.5 + 0.5 * c)])
            reach = rng.uniform(28, 40)
            out = turn * 0.8 + lean + rng.uniform(-0.25, 0.25)
            tip = root + reach * np.array([math.sin(out), -math.cos(out)])
            tip[1] = max(tip[1], HIGHEST + rng.uniform(0, 4))
            middle = (root + tip) / 2 + np.array([math.sin(turn) * 3, 0])
            locks.append(([tuple(root), tuple(middle), tuple(tip)], rng.uniform(15, 20), rng.uniform(0.15, 0.9)))
    for x in (-0.5, -0.18, 0.16, 0.48):
        at = x + rng.uniform(-0.06, 0.06)
        tip = (at * 1.2 + lean * 0.5, -92 + rng.uniform(-6, 6))
        locks.append((fit(shape, [(at * 0.9, -136), (at, -116), tip]), rng.uniform(12, 16), rng.uniform(0.3, 0.8)))
    draw_locks(brush, shape, locks)


def draw_mop(brush: Brush, shape: FaceShape) -> None:
    """A thick, tousled fringe, over the tips of the ears."""
    rng, v = chance(shape, 1), volume(shape, 22)
    side, low = rng.choice((-1, 1)), rng.uniform(-12, 0)
    whorl = (0.18 * side, -178)
    line = around(shape, [(0.99, -4), (0.95, -40), (0.88, -62), (0.5, -72), (0.0, -72)])
    top = crown(shape, v, -2)
    outline = curve([*top, *line.tolist()], True)
    ends = [(-1.08, -6), (-0.96, -66), (-0.5, -68), (0, -66), (0.5, -68), (0.96, -66), (1.08, -6)]
    guides = [
        fit(shape, [whorl, (whorl[0] * 0.4 + x * 0.6, -156 + 16 * x * x), (x, y * 0.6 - 44), (x, y)]) for x, y in ends
    ]
    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, combed(guides, 4), 150, (-34, -150 * shape.crown, 72, 26))
    locks: list[Lock] = []
    for number in range(8):
        for edge in (-1, 1):
            q, flare = number / 7, rng.uniform(0.0, 0.06)
            points = [(edge * 0.10 + whorl[0], -184), (edge * 0.72, -158), (edge * 1.02, -100 - 16 * q)]
            points.append((edge * (1.10 + flare - 0.05 * q), -4 - 74 * q + rng.uniform(-4, 10)))
            locks.append((fit(shape, points), rng.uniform(15, 20), rng.uniform(0.1, 0.7)))
    for number in range(19):
        x = -0.92 + 1.84 * ((number * 7) % 19) / 18 + rng.uniform(-0.04, 0.04)
        tip_x = x + rng.uniform(-0.1, 0.14) * side
        tip_y = min(LOWEST_FRINGE - rng.uniform(0, 17) + low * (1 - abs(x)), LOWEST_FRINGE)
        bend = (x * 0.98 - 0.04 * side, -104 + rng.uniform(-8, 8))
        fall = fit(shape, [(whorl[0] + x * 0.3, -180), (x * 0.8, -142), bend, (tip_x, tip_y)])
        locks.append((fall, rng.uniform(19, 26), rng.uniform(0.15, 0.95)))
    draw_locks(brush, shape, locks, root=0.1)
    for _ in range(3 if v > 6 else 0):  # none under a cap
        x = whorl[0] + rng.uniform(-0.2, 0.2)
        tip = (x + rng.uniform(-0.2, 0.2), -205)
        draw_lock(brush, shape, fit(shape, [(x, -176), (x + 0.02, -192), tip]), 7, 0.6)


def draw_pixie(brush: Brush, shape: FaceShape) -> None:
    """Feathered: swept from a low parting, pointed before the ears."""
    rng, v = chance(shape, 1), volume(shape, 15)
    side, low = rng.choice((-1, 1)), rng.uniform(-10, 0)
    half = [(0.955, 22), (0.945, -20), (0.92, -56)]
    line = [
        *fit(shape, half),
        *fit(shape, [(0.60, -100), (0.42 * side, -128)] if side > 0 else [(0.66, -84), (0.2, -98)]),
    ]
    line += [*fit(shape, [(-0.2, -98), (-0.66, -84)] if side > 0 else [(0.42 * side, -128), (-0.60, -100)])]
    line += [*fit(shape, half, -1)[::-1]]
    outline = curve([*crown(shape, v, 4), *line], True)
    start = (0.44, -130)
    over = [
        fit(shape, [start, (0.0, -112), (-0.5, -92), (-0.95, -40)], side),
        fit(shape, [(0.40, -164), (-0.1, -160), (-0.7, -130), (-1.04, -40)], side),
        fit(shape, [(0.34, -180), (-0.1, -194), (-0.9, -150), (-1.1, -40)], side),
    ]
    under = [
        fit(shape, [start, (0.74, -104), (0.94, -50), (0.96, 16)], side),
        fit(shape, [(0.40, -172), (0.86, -150), (1.06, -70), (1.04, 6)], side),
    ]
    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, either(combed(over), combed(over), combed(under)), 150, (-24, -160, 66, 24))
    locks: list[Lock] = []
    for edge in (-1, 1):
        for number in range(5):
            q = number / 4
            points = fit(
                shape, [(0.86 + 0.12 * q, -90), (0.955 + 0.05 * q, -40), (0.955 + 0.06 * q, 26 - 24 * q)], edge
            )
            locks.append((points, rng.uniform(8, 12), rng.uniform(0.2, 0.8)))
    for number in range(9):
        q = number / 8
        x = -0.12 - 0.8 * ((number * 4) % 9) / 8
        tip = (x - 0.06, min(-84 + 26 * -x + low + rng.uniform(-7, 7), LOWEST_FRINGE - 2))
        points = fit(shape, [(0.42 - 0.1 * q, -132 - 20 * q), (x * 0.3, -122 - 14 * q), (x * 0.8, -104), tip], side)
        locks.append((points, rng.uniform(12, 17), rng.uniform(0.25, 0.95)))
    for number in range(3):
        points = fit(shape, [(0.46, -130), (0.64, -118 + 6 * number), (0.84, -84 + 12 * number)], side)
        locks.append((points, 10, rng.random()))
    draw_locks(brush, shape, locks, root=0.08)


def draw_pixie_nape(brush: Brush, shape: FaceShape) -> None:
    """What is seen of it behind the ears and the neck."""
    rng = chance(shape, 6)
    locks: list[Lock] = []
    for edge in (-1, 1):
        for number in range(6):
            x = 0.98 - 0.10 * number
            points = fit(shape, [(x, 10), (x + 0.03, 46), (x - 0.02, 74 + 5 * number + rng.uniform(-6, 6))], edge)
            locks.append((points, rng.uniform(13, 17), rng.uniform(0.0, 0.5)))
    draw_locks(brush, shape, locks[::-1], shadow=False)
