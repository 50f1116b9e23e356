"""The layer of hair in front of the head, one function per style."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from .hair import cast_shadow, crown, fill_hair, scalloped
from .identity import Covering, Hair
from .pen import Brush, Points, curve, mix, moved, rgb, times
from .shape import FaceShape


def draw_front(brush: Brush, shape: FaceShape) -> None:
    if shape.person.covering is Covering.HIJAB:
        _draw_hijab(brush, shape)
    else:
        _FRONTS[shape.person.hair](brush, shape)


def _draw_short(brush: Brush, shape: FaceShape) -> None:
    w = shape.half_width
    fringe = [(0.975, -24), (0.93, -64), (0.78, -92), (0.42, -96), (0, -112), (-0.34, -128), (-0.55, -108)]
    fringe += [(-0.82, -84), (-0.95, -44), (-0.985, -14)]
    outline = curve(crown(shape, 16) + [(w * x, y) for x, y in fringe], True)

    def flow(rng: random.Random) -> Points:
        right = rng.random() < 0.68
        q = rng.random()
        if right:
            bend = (w * 0.1 + q * 50, -150 - 30 * (1 - q))
            return [
                (-w * 0.36 + q * 18, -126 + q * 6),
                bend,
                (w * 0.75 + q * 26, -148 + 40 * q),
                (w * 1.02, -60 - 30 * q),
            ]
        return [(-w * 0.40 - q * 20, -128 + q * 8), (-w * 0.7 - q * 24, -128 - 10 * q), (-w, -70 - 20 * q)]

    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, flow, 120, (-20, -160, 70, 22))


def _draw_swoop(brush: Brush, shape: FaceShape) -> None:
    w = shape.half_width
    fringe = [(0.97, -24), (0.92, -70), (0.70, -104), (0.30, -112), (-0.10, -100), (-0.45, -82), (-0.72, -70)]
    outline = curve(crown(shape, 20) + [(w * x, y) for x, y in [*fringe, (-0.9, -52), (-0.985, -14)]], True)

    def flow(rng: random.Random) -> Points:
        q = rng.random()
        start = (w * 0.62 + q * 20, -118 - q * 50)
        return [start, (w * 0.1, -138 - q * 46), (-w * 0.5, -100 - q * 70), (-w * 0.95, -50 - q * 60)]

    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, flow, 120, (-30, -156, 70, 20))


def _draw_buzz(brush: Brush, shape: FaceShape) -> None:
    w = shape.half_width
    half = [(0.4, -120.0), (0.74, -104.0), (0.93, -70.0), (0.98, -30.0)]
    edge = [*((w * x, y) for x, y in half[::-1]), (0.0, -125.0), *((-w * x, y) for x, y in half)]
    outline = curve([*crown(shape, 3), *edge], True)
    brush.fill(outline, shape.hair, 0.88, 2.0)
    rng = random.Random(4)
    with brush.clipped(outline):
        brush.soft(-36, -150, 80, 30, mix(shape.hair, (255, 220, 190), 0.4), 0.45, -14)
        for _ in range(420):
            x, y = rng.uniform(-w * 1.1, w * 1.1), rng.uniform(-185, 0)
            tone = times(shape.hair, rng.uniform(0.5, 1.7))
            brush.stroke(curve([(x, y), (x * 1.01, y - 2.5)]), tone, 1, 0.35)


def _draw_bald(brush: Brush, shape: FaceShape) -> None:
    w = shape.half_width
    for side in (-1, 1):
        edge = [(1.03, 14), (1.09, -20), (1.07, -70), (0.96, -104), (0.90, -78), (0.95, -40), (0.975, -8)]
        outline = curve([(side * w * x, y) for x, y in edge], True)

        def flow(rng: random.Random, side: int = side) -> Points:
            q = rng.random()
            points = [(0.9 + q * 0.12, -100), (0.94 + q * 0.14, -50), (0.97 + 0.1 * q, 8)]
            return [(side * w * x, y) for x, y in points]

        fill_hair(brush, shape, outline, flow, 40, None)
    brush.soft(-34, -140, 52, 22, (255, 250, 240), 0.30, -14)


def _draw_loose(brush: Brush, shape: FaceShape) -> None:
    w, part, wavy = shape.half_width, -shape.half_width * 0.18, shape.person.hair is Hair.WAVY

    def wave(y: float, phase: float) -> float:
        return 7 * math.sin(y / 24 + phase) if wavy else 0.0

    levels = (30, 70, 110, 150, 186)
    outer = [(w * 1.17 + wave(y, 0) + y * 0.06, y) for y in levels]
    inner = [(w * 0.985 - max(0, y - 60) * 0.04 + wave(y, 0.5), y) for y in levels]
    top = [(x * 1.04, y) for x, y in crown(shape, 17)[1:-1]]
    fringe = [(w * 0.975, -4), (w * 0.94, -34), (w * 0.84, -66), (w * 0.58, -100), (w * 0.2, -120), (part, -130)]
    fringe += [(-w * 0.45, -110), (-w * 0.78, -80), (-w * 0.93, -36), (-w * 0.975, -4)]
    left_outer, left_inner = [(-x, y) for x, y in outer[::-1]], [(-x, y) for x, y in inner]
    points = [(-w * 1.02, 212), *left_outer, *top, *outer, (w * 1.02, 212), *inner[::-1], *fringe, *left_inner]
    outline = curve(points, True)

    def flow(rng: random.Random) -> Points:
        q, side = rng.random(), rng.choice((-1, 1))
        return [
            (part + side * q * 8, -132 - q * 44),
            (part + side * w * (0.38 + 0.2 * q), -122 - q * 44),
            (side * w * (0.82 + 0.2 * q) + part * 0.2, -76 - 30 * q),
            (side * w * (0.96 + 0.18 * q), -10),
            (side * (w * (1.0 + 0.16 * q) + wave(60, 0.3)), 60),
            (side * (w * (1.0 + 0.18 * q) + wave(120, 0.3)), 120),
            (side * (w * (1.0 + 0.1 * q) + wave(180, 0.3)), 190),
        ]

    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, flow, 170, (-52, -140, 58, 24))
    brush.stroke(curve([(part, -128), (part * 0.9, -150), (part * 0.6, -178)]), times(shape.hair, 0.4), 1.6, 0.55, 0.8)


def _draw_tied(brush: Brush, shape: FaceShape) -> None:
    w, bun = shape.half_width, shape.person.hair is Hair.BUN
    part = 0.0 if bun else -w * 0.18
    top = [(-w * 1.12, -6), *((x * 1.02, y) for x, y in crown(shape, 17)[1:-1]), (w * 1.12, -6)]
    right = [(w * 0.99, -6), (w * 0.95, -20), (w * 0.86, -62), (w * 0.62, -98), (w * 0.2, -118), (part, -128)]
    left = [(-w * 0.45, -106), (-w * 0.78, -78), (-w * 0.93, -34), (-w * 0.985, -6)]
    outline = curve([*top, *right, *left], True)

    def flow(rng: random.Random) -> Points:
        q, side = rng.random(), rng.choice((-1, 1))
        start = (side * w * (0.05 + 0.85 * q), -122 + 60 * q * q)
        return [start, (side * w * (0.12 + 0.8 * q), -150 + 40 * q), (side * w * 0.3 * q, -186)]

    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, flow, 170, (-52, -140, 58, 24))
    if not bun:
        line = curve([(part, -128), (part * 0.9, -150), (part * 0.6, -178)])
        brush.stroke(line, times(shape.hair, 0.4), 1.6, 0.55, 0.8)


def _draw_bob(brush: Brush, shape: FaceShape) -> None:
    w = shape.half_width
    half = [(1.0, 70), (0.95, 0), (0.90, -40), (0.6, -52), (0.3, -56)]
    fringe = [(w * x, y) for x, y in half] + [(0, -54)] + [(-w * x, y) for x, y in half[::-1]]
    top = [(-w * 1.17, 72), *((x * 1.03, y) for x, y in crown(shape, 16)[1:-1]), (w * 1.17, 72)]
    outline = curve([*top, *fringe], True)

    def flow(rng: random.Random) -> Points:
        x = rng.uniform(-w * 1.1, w * 1.1)
        return [(x * 0.25, -186), (x * 0.7, -140), (x, -90), (x * 1.05, -40), (x * 1.08, 60)]

    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, flow, 150, (-26, -128, 84, 22))


def _draw_puffs(brush: Brush, shape: FaceShape) -> None:
    w = shape.half_width
    half = [(0.97, -24), (0.9, -76), (0.5, -112)]
    edge = [(w * x, y) for x, y in half] + [(0, -120)] + [(-w * x, y) for x, y in half[::-1]]
    outline = curve([*crown(shape, 4), *edge], True)

    def flow(rng: random.Random) -> Points:
        q, side = rng.random(), rng.choice((-1, 1))
        return [(side * w * 0.05, -118 - 50 * q), (side * w * 0.5, -128 - 30 * q), (side * w * 0.98, -112 - 10 * q)]

    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, flow, 80, (-36, -150, 60, 18))
    brush.stroke(curve([(0, -118), (0, -172)]), shape.skin, 2, 0.6, 0.8)


def _draw_curls(brush: Brush, shape: FaceShape) -> None:
    w, curly = shape.half_width, shape.person.hair is Hair.CURLY
    half = [(0.96, -30), (0.88, -78), (0.6, -108), (0.2, -118)]
    edge = [(w * x, y) for x, y in half] + [(-w * x, y) for x, y in half[::-1]]
    points = [*crown(shape, 16 if curly else 8), *edge]
    outline = scalloped(shape, points, 9, 34, 3) if curly else scalloped(shape, points, 5, 44, 3)

    def flow(rng: random.Random) -> Points:
        x, y, r = rng.uniform(-150, 150), rng.uniform(-210, 0), rng.uniform(4, 9)
        return [(x + r * math.cos(q), y + r * math.sin(q)) for q in (0, 1.3, 2.6, 3.9)]

    cast_shadow(brush, shape, outline)
    fill_hair(brush, shape, outline, flow, 260, (-44, -158, 76, 26), width=1.8)


def _draw_hijab(brush: Brush, shape: FaceShape) -> None:
    w, cy, cloth = shape.half_width, shape.chin_y, rgb(shape.person.covering_colour)
    white = (255.0, 255.0, 255.0)
    half = [
        (w * 0.5, -112),
        (w * 0.84, -74),
        (w * 0.93, -10),
        (w * 0.90, 50),
        (w * 0.72, cy * 0.72),
        (w * 0.36, cy * 0.99),
    ]
    opening = curve([(0, -122), *half, (0, cy + 9), *((-x, y) for x, y in half[::-1])], True)
    half = [
        (w * 0.5, -186),
        (w * 0.98, -132),
        (w * 1.17, -36),
        (w * 1.17, 70),
        (w * 1.02, cy * 0.95),
        (w * 1.1, cy + 60),
    ]
    outer = curve([(0, -197), *half, (0, cy + 104), *((-x, y) for x, y in half[::-1])], True)
    brush.stroke(opening, shape.deep, 12, 0.30, 7)
    scarf = skia.Op(outer, opening, skia.kDifference_PathOp)
    brush.gradient(scarf, mix(cloth, white, 0.24), times(cloth, 0.68), (-110, -170), (130, 170), cloth)
    with brush.clipped(scarf):
        for fold in range(5):
            v = fold / 4
            line = curve(
                [
                    (-w * (1.02 + 0.1 * v), -60 + 30 * fold),
                    (-w * (0.98 + 0.12 * v), 60 + 8 * fold),
                    (-w * (0.75 - 0.1 * v), cy + 4 + 9 * fold),
                    (-w * 0.1 + 20 * fold, cy + 30 + 11 * fold),
                    (w * 0.8, cy + 20 + 14 * fold),
                ]
            )
            brush.stroke(line, times(cloth, 0.5), 4.5, 0.38, 2.6)
            brush.stroke(moved(line, -2, -4), mix(cloth, white, 0.5), 3, 0.30, 2)
        for fold in range(3):
            points = [(w * 0.3 * fold - 20, -186), (w * (0.75 + 0.12 * fold), -130), (w * (1.0 + 0.06 * fold), -40)]
            brush.stroke(curve([*points, (w * (0.98 + 0.05 * fold), 60)]), times(cloth, 0.5), 4, 0.30, 3)
        brush.soft(-50, -160, 70, 26, white, 0.25, -20)
        brush.stroke(opening, times(cloth, 0.4), 7, 0.5, 3.2)
    band = curve([(-w * 0.80, -84), (-w * 0.48, -116), (0, -125), (w * 0.48, -116), (w * 0.80, -84)])
    brush.stroke(band, times(cloth, 0.78), 6, 0.9, 0.6)


_FRONTS: dict[Hair, Callable[[Brush, FaceShape], None]] = {
    Hair.SHORT: _draw_short,
    Hair.SWOOP: _draw_swoop,
    Hair.BUZZ: _draw_buzz,
    Hair.BALD: _draw_bald,
    Hair.STRAIGHT: _draw_loose,
    Hair.WAVY: _draw_loose,
    Hair.BUN: _draw_tied,
    Hair.PONY: _draw_tied,
    Hair.BOB: _draw_bob,
    Hair.PUFFS: _draw_puffs,
    Hair.AFRO: _draw_curls,
    Hair.CURLY: _draw_curls,
}
