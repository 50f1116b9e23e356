"""Hair and head coverings: a layer behind the head and one in front. Neither moves, so each is drawn once and kept."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import numpy as np

from .identity import Covering, Hair
from .pen import Brush, Path, Points, curve, mix, moved, polygon, rgb, sampled, times
from .shape import FaceShape

Flow = Callable[[random.Random], Points]
_LOOSE = (Hair.STRAIGHT, Hair.WAVY)


def fill_hair(
    brush: Brush,
    shape: FaceShape,
    outline: Path,
    flow: Flow,
    strands: int,
    glint: tuple[float, float, float, float] | None = (-40, -120, 70, 40),
    salt: int = 0,
    width: float = 1.6,
) -> None:
    """A mass of hair: a gradient, strands along `flow`, a glint, a darker edge."""
    hair = shape.hair
    dark, pale = times(hair, 0.62), mix(hair, (255, 225, 190), 0.30)
    brush.gradient(outline, mix(hair, pale, 0.35), dark, (-60, -200), (70, 120), hair)
    rng = random.Random(shape.person.seed * 7 + salt)
    with brush.clipped(outline):
        for _ in range(strands):
            points = flow(rng)
            tone = pale if rng.random() < 0.42 else dark
            brush.stroke(curve(points), tone, rng.uniform(0.7, width * 1.6), rng.uniform(0.10, 0.36), 0.5)
        if glint:
            brush.soft(*glint, pale, 0.42, -18)
        brush.stroke(outline, times(hair, 0.45), 9, 0.35, 5)


def scalloped(shape: FaceShape, points: Points, height: float, count: int, salt: int = 0) -> Path:
    """A closed outline of irregular bumps: the edge of curls."""
    rng = random.Random(shape.person.seed + salt)
    line = sampled([*points, points[0]], 24)[:-1]
    along = np.roll(line, -2, 0) - np.roll(line, 2, 0)
    outward = np.stack([along[:, 1], -along[:, 0]], 1)
    outward /= np.linalg.norm(outward, axis=1, keepdims=True) + 1e-9
    walked = np.cumsum(np.linalg.norm(np.roll(line, -1, 0) - line, axis=1))
    cuts = np.cumsum([rng.uniform(0.6, 1.4) for _ in range(count)])
    cuts = cuts / cuts[-1] * walked[-1]
    heights = [height * rng.uniform(0.6, 1.25) for _ in range(count)]
    bumps = []
    for at in walked:
        place = min(int(np.searchsorted(cuts, at)), count - 1)
        start = cuts[place - 1] if place else 0.0
        share = (at - start) / (cuts[place] - start + 1e-9)
        bumps.append(heights[place] * (abs(math.sin(math.pi * share)) ** 0.7 - 0.5))
    return polygon(line + outward * np.array(bumps)[:, None])


def _mirrored(points: Points, middle: Points = ()) -> list[tuple[float, float]]:
    """An outline from the right half's points (top to bottom), the left half mirrored, `middle` at the top."""
    right = [(float(x), float(y)) for x, y in points]
    return [*((float(x), float(y)) for x, y in middle), *right, *((-x, y) for x, y in right[::-1])]


def _curls(spread: float, top: float, bottom: float, small: float, large: float, middle: float = 0.0) -> Flow:
    def flow(rng: random.Random) -> Points:
        x, y = middle + rng.uniform(-spread, spread), rng.uniform(top, bottom)
        r = rng.uniform(small, large)
        return [(x + r * math.cos(q), y + r * math.sin(q)) for q in (0, 1.3, 2.6, 3.9)]

    return flow


def _ellipse(x: float, y: float, rx: float, ry: float, count: int) -> list[tuple[float, float]]:
    angles = np.linspace(0, 2 * math.pi, count + 1)[:-1]
    return [(x + rx * math.cos(q), y + ry * math.sin(q)) for q in angles]


# behind the head


def draw_back(brush: Brush, shape: FaceShape) -> None:
    style = shape.person.hair
    if shape.person.covering is Covering.HIJAB:
        _draw_hijab_back(brush, shape)
    elif style in _LOOSE:
        _draw_loose_back(brush, shape)
    elif style in _BACKS:
        _BACKS[style](brush, shape)


def _falling(shape: FaceShape) -> Flow:
    w = shape.half_width

    def flow(rng: random.Random) -> Points:
        x = rng.uniform(-w * 1.3, w * 1.3)
        return [(x * 0.5, -170), (x, -60), (x * 1.06, 60), (x + rng.uniform(-8, 8), 220)]

    return flow


def _draw_loose_back(brush: Brush, shape: FaceShape) -> None:
    w, wavy = shape.half_width, shape.person.hair is Hair.WAVY
    e = 1.26 if wavy else 1.14
    half = [(w * 0.5, -184), (w * 0.98, -132), (w * 1.17, -20), (w * e, 90), (w * e * 1.04, 170), (w * 0.86, 214)]
    points = _mirrored([*half, (w * 0.4, 200)], [(0, -194)])

    def waves(rng: random.Random) -> Points:
        x, phase = rng.uniform(-w * 1.3, w * 1.3), rng.random() * 6
        return [(x + 6 * math.sin(phase + y / 22), y) for y in range(-150, 230, 24)]

    outline = scalloped(shape, points, 9, 26) if wavy else curve(points, True)
    fill_hair(brush, shape, outline, waves if wavy else _falling(shape), 130, None)


def _draw_bob_back(brush: Brush, shape: FaceShape) -> None:
    w, cy = shape.half_width, shape.chin_y
    half = [(w * 0.5, -184), (w * 0.98, -132), (w * 1.17, -20), (w * 1.22, cy * 0.62), (w * 0.98, cy * 0.80)]
    outline = curve(_mirrored([*half, (w * 0.5, cy * 0.7)], [(0, -194)]), True)
    fill_hair(brush, shape, outline, _falling(shape), 110, None)


def _draw_afro_back(brush: Brush, shape: FaceShape) -> None:
    ring = _ellipse(0, -64, 158 * shape.half_width / 114, 132, 27)
    outline = scalloped(shape, ring, 7, 62)
    fill_hair(brush, shape, outline, _curls(180, -205, 80, 3, 7), 420, (-60, -140, 90, 50), width=1.5)


def _draw_bun_back(brush: Brush, shape: FaceShape) -> None:
    def coil(rng: random.Random) -> Points:
        r, start = rng.uniform(6, 42), rng.random() * 6
        return [(r * math.cos(q), -182 + r * 0.8 * math.sin(q)) for q in np.linspace(start, start + 2, 5)]

    fill_hair(brush, shape, curve(_ellipse(0, -182, 44, 34, 13), True), coil, 60, (-14, -196, 24, 14))


def _draw_puffs_back(brush: Brush, shape: FaceShape) -> None:
    for side in (-1, 1):
        outline = scalloped(shape, _ellipse(side * 112, -120, 54, 52, 17), 6, 26, side)
        flow = _curls(60, -180, -60, 3, 6, side * 112)
        fill_hair(brush, shape, outline, flow, 130, (side * 112 - 14, -138, 36, 24))


def _draw_pony_back(brush: Brush, shape: FaceShape) -> None:
    tail = [(60, -150), (120, -130), (158, -60), (160, 20), (140, 100), (128, 60), (126, -20), (100, -80)]

    def flow(rng: random.Random) -> Points:
        q = rng.uniform(-14, 26)
        return [(80 + q, -140), (130 + q, -70), (136 + q, 20), (136 + q * 0.3, 96)]

    fill_hair(brush, shape, curve(tail, True), flow, 50, (130, -60, 20, 50))


def _draw_hijab_back(brush: Brush, shape: FaceShape) -> None:
    w, cy, cloth = shape.half_width, shape.chin_y, rgb(shape.person.covering_colour)
    half = [(w * 0.5, -186), (w * 0.98, -132), (w * 1.17, -36), (w * 1.17, 70), (w, cy + 6), (w * 1.25, cy + 70)]
    outline = curve(_mirrored([*half, (w * 1.5, cy + 130)], [(0, -197)]), True)
    brush.gradient(outline, mix(cloth, (255, 255, 255), 0.16), times(cloth, 0.66), (-100, -150), (130, 220))


_BACKS: dict[Hair, Callable[[Brush, FaceShape], None]] = {
    Hair.BOB: _draw_bob_back,
    Hair.AFRO: _draw_afro_back,
    Hair.BUN: _draw_bun_back,
    Hair.PUFFS: _draw_puffs_back,
    Hair.PONY: _draw_pony_back,
}


def crown(shape: FaceShape, volume: float) -> list[tuple[float, float]]:
    """The upper edge of the hair, from the left ear over the top to the right ear."""
    w, v = shape.half_width, volume
    half = [(w * 0.48 + v * 0.35, -165 - v * 0.75), (w * 0.87 + v * 0.6, -122), (w * 1.035 + v * 0.45, -54)]
    half.append((w * 1.02 + v * 0.2, 8))
    return [*((-x, y) for x, y in half[::-1]), (0, -177 - v), *half]


def cast_shadow(brush: Brush, shape: FaceShape, outline: Path) -> None:
    brush.fill(moved(outline, 2, 7), shape.deep, 0.28, 6)
