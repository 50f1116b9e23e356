"""Curls: short, round, in puffs, in long ringlets."""

from __future__ import annotations

import math
import random

import numpy as np

from .hair_line import HIGHEST, LOWEST_FRINGE, Line, around, chance, crown, ellipse, fit, mirrored, volume
from .hair_paint import cast_shadow, combed, draw_lock, fill_curls, fill_hair, scalloped, tones
from .pen import Brush, Points, curve, mix, rgb, sampled, times
from .shape import FaceShape

_BANDS = ("#d9576b", "#4f8fc0", "#e0a93b", "#6fa56a", "#8a6fb5", "#e28a5a")


def band_colour(shape: FaceShape) -> tuple[float, float, float]:
    """The colour of a hair band, each person's own."""
    return rgb(_BANDS[shape.person.seed % len(_BANDS)])


def draw_band(brush: Brush, shape: FaceShape, points: Points, width: float) -> None:
    """A hair band."""
    colour, line = band_colour(shape), curve(points)
    brush.stroke(line, times(colour, 0.55), width + 1.4, 0.9)
    brush.stroke(line, colour, width)
    lit = np.asarray(points, float) - (0, width * 0.2)
    brush.stroke(curve(lit), mix(colour, (255, 255, 255), 0.55), width * 0.28, 0.7, 0.5)


def draw_curly(brush: Brush, shape: FaceShape) -> None:
    """Short curls, some of them on the forehead."""
    rng, v = chance(shape, 1), volume(shape, 18)
    low, lean = rng.uniform(-12, 8), rng.uniform(-10, 10)
    half = [(0.975, -18), (0.93, -60), (0.82, -86), (0.5, -96 + low), (0.2, -98 + low + lean)]
    line = np.vstack([fit(shape, half), fit(shape, [(-x, y - 2 * lean * (x < 0.3)) for x, y in half[::-1]])])
    outline = scalloped(shape, [*crown(shape, v, -4), *line.tolist()], 11, 32, 3)
    cast_shadow(brush, shape, outline)
    fill_curls(brush, shape, outline, 15.0, (-46, -160 * shape.crown, 80, 30), 1, 0.72)


def draw_afro(brush: Brush, shape: FaceShape) -> None:
    """The part of it before the head: a soft, round hairline."""
    rng = chance(shape, 2)
    low = rng.uniform(-5, 5)
    line = around(shape, [(0.97, -14), (0.935, -50), (0.86, -84), (0.66, -104 + low), (0.3, -112 + low), (0.0, -113)])
    outline = scalloped(shape, [*crown(shape, 10, -2), *line.tolist()], 5, 46, 3)
    cast_shadow(brush, shape, outline)
    fill_curls(brush, shape, outline, 8.5, None, 1, rim=curve(line))


def draw_afro_behind(brush: Brush, shape: FaceShape) -> None:
    """A round crown of small curls, whole inside the picture."""
    rng = chance(shape, 1)
    wide = min(rng.uniform(146, 164) * shape.half_width / 114, 190)
    top, bottom = HIGHEST + 6, rng.uniform(48, 78)
    ring = ellipse(0, (top + bottom) / 2, wide, (bottom - top) / 2, 27)
    outline = scalloped(shape, ring, 7, 58)
    fill_curls(brush, shape, outline, 8.5, (-84, -140, 90, 66), 2)
    t = tones(shape)
    with brush.clipped(outline):
        brush.soft(0, 40, shape.half_width * 1.5, 70, t.edge, 0.7)
        brush.soft(wide * 0.8, 10, 80, 130, t.edge, 0.3)


def draw_puffs(brush: Brush, shape: FaceShape) -> None:
    """Smooth hair drawn from a parting to two puffs."""
    rng = chance(shape, 1)
    low, part = rng.uniform(-5, 5), rng.uniform(-0.12, 0.12)
    half = [(0.975, -16), (0.94, -56), (0.86, -84), (0.66, -106), (0.34, -117 + low), (0.0, -122 + low)]
    outline = curve([*crown(shape, 5), *around(shape, half).tolist()], True)
    cast_shadow(brush, shape, outline)
    for salt, side in enumerate((-1, 1)):
        tie = fit(shape, [(0.86, -128)], side)[0]
        guides = []
        for x, y in ((part * side, -124), (0.34, -120), (0.7, -104), (0.92, -60), (1.0, -14)):
            start = fit(shape, [(x, y)], side)[0]
            guides.append(np.stack([start, start * 0.45 + tie * 0.55 + (0, -6), tie]))
        crest = fit(shape, [(part * side, -178)], side)[0]
        guides.insert(0, np.stack([crest, crest * 0.45 + tie * 0.55 + (side * 8, -8), tie]))
        half_plane = curve([(side * -2 + part * shape.half_width, -230), (side * 230, -230), (side * 230, 60)], False)
        half_plane.lineTo(side * -2 + part * shape.half_width, 60)
        half_plane.close()
        with brush.clipped(half_plane):
            fill_hair(brush, shape, outline, combed(guides, 1.5), 120, (-36, -152, 60, 20), 1 + salt, 1.5)
    x = part * shape.half_width
    line = [(x, -119 * 0.5 * (1 + shape.crown) + low), (x * 0.9, -150 * shape.crown), (x * 0.6, -181 * shape.crown)]
    brush.stroke(curve(line), mix(shape.skin, shape.deep, 0.25), 2.4, 0.85, 0.7)
    for side in (-1, 1):
        _draw_tie(brush, shape, side)


def _puff(shape: FaceShape, side: int) -> tuple[float, float, float, float]:
    rng = chance(shape, 4)
    size, high = rng.uniform(0.9, 1.1), rng.uniform(-132, -112)
    x = side * min(1.10 * shape.half_width, 140)
    return x, max(high * shape.crown, HIGHEST + 58 * size), 56 * size, 53 * size


def _draw_tie(brush: Brush, shape: FaceShape, side: int) -> None:
    """Where the puff is tied."""
    x, y, rx, _ = _puff(shape, side)
    inner = x - side * rx * 0.68
    draw_band(brush, shape, [(inner - side * 2, y - 19), (inner + side * 5, y), (inner - side * 3, y + 20)], 8)


def draw_puffs_behind(brush: Brush, shape: FaceShape) -> None:
    for side in (-1, 1):
        x, y, rx, ry = _puff(shape, side)
        outline = scalloped(shape, ellipse(x, y, rx, ry, 17), 7, 26, side)
        fill_curls(brush, shape, outline, 8.0, (x - 16, y - 20, 38, 26), 5 + side)


def draw_long_curly(brush: Brush, shape: FaceShape) -> None:
    """Big ringlets beside the face, a curly top."""
    rng, v = chance(shape, 1), volume(shape, 20)
    side, w = rng.choice((-1, 1)), shape.half_width
    part, low = rng.uniform(0.0, 0.34), rng.uniform(-6, 6)
    edge = [(0.985, 6), (0.955, -34), (0.90, -66), (0.72, -98), (0.46, -116 + low), (part, -130)]
    edge += [(-0.2, -112), (-0.56, -92 + low), (-0.82, -72), (-0.94, -34), (-0.985, 6)]
    line = fit(shape, edge, side)
    outline = scalloped(shape, [*crown(shape, v, 12), *(line if side > 0 else line[::-1]).tolist()], 9, 30, 3)
    cast_shadow(brush, shape, outline)
    fill_curls(brush, shape, outline, 19.0, (-46, -158 * shape.crown, 84, 30), 1, 0.8)
    for points, width, light in _hanging(shape, rng, -66, (0.99, 1.07, 1.15, 1.24)):
        draw_ringlet(brush, shape, points, width, light, rng)
    for number in range(2):  # a curl or two on the forehead
        x = (-0.34 - 0.3 * number) * side * w
        fall = [(x + side * 12, -112.0), (x, -98.0), (x - side * 8, min(-78.0 + 4 * number, LOWEST_FRINGE - 8))]
        draw_ringlet(brush, shape, fall, 13, 0.7, rng)


def draw_long_curly_behind(brush: Brush, shape: FaceShape) -> None:
    rng, w = chance(shape, 2), shape.half_width
    end = _end(shape)
    half = fit(shape, [(0.5, -178), (1.0, -132), (1.26, -30), (1.42, 60), (1.46, 120)])
    tail = [(w * 1.34, end - 14), (w * 0.8, end - 4)]
    outline = scalloped(shape, mirrored([*half, *tail], [(0, max(-190 * shape.crown, HIGHEST))]), 11, 30)
    fill_curls(brush, shape, outline, 18.0, (-w, 0, 60, 90), 2, 0.8)
    t = tones(shape)
    with brush.clipped(outline):
        brush.soft(0, 80, w * 1.15, 170, t.edge, 0.6)
    for points, width, light in _hanging(shape, rng, -20, (1.08, 1.2, 1.32)):
        draw_ringlet(brush, shape, points, width, light * 0.7, rng)


def _end(shape: FaceShape) -> float:
    return chance(shape, 7).uniform(150, 205) + 8 * (1 - shape.childness)


def _hanging(
    shape: FaceShape, rng: random.Random, top: float, places: tuple[float, ...]
) -> list[tuple[Line, float, float]]:
    ringlets = []
    for edge in (-1, 1):
        for x in places[::-1]:
            end = _end(shape) * rng.uniform(0.86, 1.04) - (x - 1) * 70
            sway, out = rng.uniform(-5, 5), x + rng.uniform(-0.02, 0.03)
            fall = [(out - 0.10 * (x > 1), top), (out, -6), (out + 0.02, 50), (out + 0.07, (end + 40) / 2)]
            points = fit(shape, [*fall, (out + 0.04, end)], edge)
            points[3, 0] += sway
            ringlets.append((points, rng.uniform(23, 30), rng.uniform(0.2, 0.9)))
    return ringlets


def draw_ringlet(
    brush: Brush, shape: FaceShape, points: Points, width: float, light: float, rng: random.Random
) -> None:
    """A spiral curl: two locks that wind around each other, the nearer one lit, both ending in a hook."""
    line = sampled(points, 8)
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    turn, phase = width * rng.uniform(1.7, 2.1), rng.uniform(0, 2 * math.pi)
    count = max(4, int(walked[-1] / turn * 5))
    at = np.linspace(0, walked[-1], count)
    x, y = np.interp(at, walked, line[:, 0]), np.interp(at, walked, line[:, 1])
    for behind in (1, 0):
        wave = np.sin(at / turn * 2 * math.pi + phase + math.pi * behind)
        away = width * 0.34 * wave * np.linspace(0.5, 1.0, count)
        lock = np.stack([x + away, y + behind * 2.0], 1)
        draw_lock(brush, shape, lock, width * (0.62 + 0.04 * behind), light * (1 - 0.6 * behind), 0.12, 0.4)
