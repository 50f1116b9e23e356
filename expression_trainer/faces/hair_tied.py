"""Hair tied up: pony tail, bun, topknot."""

from __future__ import annotations

import math
import random

import numpy as np

from .hair_curls import draw_band
from .hair_line import HIGHEST, LOWEST_FRINGE, around, chance, crown, ellipse, fit, volume
from .hair_long import draw_wisps
from .hair_paint import Flow, cast_shadow, combed, draw_lock, either, fill_hair, lock_path, tones
from .hair_short import Lock, draw_locks
from .pen import Brush, Points, curve, mix, ribbon
from .shape import FaceShape


def _draw_cap(brush: Brush, shape: FaceShape, tie: tuple[float, float], stands: float) -> None:
    """Hair combed from the hairline to where it is tied (a place of the middling head)."""
    rng = chance(shape, 1)
    low = rng.uniform(-5, 4)
    half = [(0.985, -8), (0.95, -44), (0.88, -76), (0.68, -102), (0.34, -116 + low), (0.0, -119 + low)]
    line = around(shape, half)
    outline = curve([*crown(shape, stands, 0), *line.tolist()], True)
    cast_shadow(brush, shape, outline)
    goal = fit(shape, [tie])[0]
    guides = []
    for x, y in [(x, y) for x, y in half] + [(-x, y) for x, y in half[-2::-1]]:
        start = fit(shape, [(x, y)])[0]
        bow = np.array([np.sign(x) * 12, -10]) * (1 - abs(tie[0]))
        guides.append(np.stack([start, start * 0.66 + goal * 0.34 + bow, start * 0.3 + goal * 0.7 + bow * 0.7, goal]))
    over = []  # from the skull's edge, so that the hair on top is combed as well
    for start in np.array(crown(shape, stands * 0.5, 0)):
        across = start * 0.5 + goal * 0.5
        over.append(np.stack([start, start * 0.8 + across * 0.2, across * 0.96, goal]))
    flow = either(combed(guides, 1.6), combed(over, 2.0), combed(over, 2.0))
    fill_hair(brush, shape, outline, flow, 230, (-46, -150 * shape.crown, 62, 24), shine=(0.25, 0.5))


def _draw_parted_cap(brush: Brush, shape: FaceShape, part: float, stands: float) -> None:
    """Hair combed from a parting to the back."""
    half = [(0.985, -6), (0.95, -38), (0.89, -68), (0.72, -94), (part + (0.72 - part) * 0.45, -116)]
    other = [(0.985, -6), (0.95, -38), (0.89, -68), (0.72, -94), (-part + (0.72 + part) * 0.45, -116)]
    line = np.vstack([fit(shape, half), fit(shape, [(part, -130)]), fit(shape, other, -1)[::-1]])
    outline = curve([*crown(shape, stands, 0), *line.tolist()], True)
    cast_shadow(brush, shape, outline)
    flows: list[Flow] = []
    for side in (-1, 1):
        bundle = [
            fit(shape, [(part, -131), (0.5 * side + part * 0.4, -112), (0.88 * side, -66), (1.0 * side, -10)]),
            fit(shape, [(part, -150), (0.56 * side + part * 0.3, -142), (0.98 * side, -84), (1.04 * side, -30)]),
            fit(shape, [(part, -184), (0.60 * side, -180), (1.02 * side, -116), (1.08 * side, -50)]),
        ]
        flows.append(combed(bundle))
    fill_hair(brush, shape, outline, either(*flows), 170, (-48, -146 * shape.crown, 60, 26), shine=(0.25, 0.5))
    seam = fit(shape, [(part, -129), (part * 0.95, -152), (part * 0.7, -186)])
    brush.stroke(curve(seam), mix(shape.skin, shape.deep, 0.4), 1.8, 0.6, 0.7)


def _tail_side(shape: FaceShape) -> int:
    return chance(shape, 3).choice((-1, 1))


def draw_pony(brush: Brush, shape: FaceShape) -> None:
    """Combed to one side, some with a fringe; the band is seen beside the head."""
    rng, side = chance(shape, 2), _tail_side(shape)
    _draw_cap(brush, shape, (0.92 * side, -112), volume(shape, 10))
    if rng.random() < 0.6:
        locks: list[Lock] = []
        for number in range(12):
            x = -0.56 + 1.12 * ((number * 5) % 12) / 11
            tip = (x * 1.08 - 0.1 * side, min(-68 - 8 * abs(x) + rng.uniform(-7, 5), LOWEST_FRINGE))
            points = fit(shape, [(x * 0.5 + 0.2 * side, -144), (x * 0.96, -110), tip])
            locks.append((points, rng.uniform(13, 17), rng.uniform(0.2, 0.9)))
        draw_locks(brush, shape, locks)
    draw_wisps(brush, shape, 4)
    x, y = fit(shape, [(1.02, -108)], side)[0].tolist()
    draw_band(brush, shape, [(x - side * 7, y - 17), (x + side * 3, y), (x - side * 2, y + 18)], 9)


def draw_pony_behind(brush: Brush, shape: FaceShape) -> None:
    rng, side = chance(shape, 4), _tail_side(shape)
    end = rng.uniform(46, 120)
    out = (
        min(shape.half_width + 18 * shape.person.ears + rng.uniform(30, 38), 181) / shape.half_width
    )  # clear of the ear
    spine = fit(
        shape,
        [(0.92, -108), (out * 0.8, -134), (out - 0.06, -96), (out, -20), (out - 0.01, end * 0.6), (out - 0.05, end)],
        side,
    )
    locks: list[Lock] = []
    widths = np.array([0.16, 0.6, 1.0, 1.0, 0.8, 0.2])
    for number in range(13):
        q = -0.5 + ((number * 5) % 13) / 12
        line = spine + np.stack([q * 40 * widths, -0.3 * q * 40 * widths], 1)
        line[-1] += (rng.uniform(-6, 6), rng.uniform(-16, 10) - 30 * abs(q))
        locks.append((np.clip(line, -200, 200), rng.uniform(12, 17), rng.uniform(0.1, 0.9)))
    mass = lock_path(spine, 42, 0.1)
    guides = [spine + np.stack([q * 38 * widths, 0 * widths], 1) for q in (-0.5, 0.0, 0.5)]
    fill_hair(brush, shape, mass, combed(guides), 50, None, 4)
    draw_locks(brush, shape, locks, shadow=False)


def draw_bun(brush: Brush, shape: FaceShape) -> None:
    """A parting, and the hair drawn back to a bun behind the crown."""
    rng = chance(shape, 2)
    _draw_parted_cap(brush, shape, rng.choice((0.0, -0.28, 0.28, 0.16)), volume(shape, 7))
    draw_wisps(brush, shape, rng.choice((0, 2, 4)))


def _coil(x: float, y: float, rx: float, ry: float) -> Flow:
    """Hair that winds around a place below the middle of a knot."""

    def flow(rng: random.Random) -> Points:
        r, start = rng.uniform(0.2, 1.5), rng.random() * 6
        return [
            (x + (0.25 + r * math.cos(q)) * rx, y + (0.45 + r * math.sin(q)) * ry)
            for q in np.linspace(start, start + 1.9, 6)
        ]

    return flow


def draw_bun_behind(brush: Brush, shape: FaceShape) -> None:
    """High behind the crown, or low beside the neck."""
    rng = chance(shape, 3)
    rx, ry = rng.uniform(46, 56), rng.uniform(38, 42)
    if rng.random() < 0.6 and shape.crown < 1.03:
        _draw_coil(brush, shape, rng.uniform(-6, 6), HIGHEST - 5 + ry, rx, ry)
    else:
        x, y = fit(shape, [(0.95, 80)], rng.choice((-1, 1)))[0].tolist()
        _draw_coil(brush, shape, x, y, 44, ry + 2)


def _draw_coil(brush: Brush, shape: FaceShape, x: float, y: float, rx: float, ry: float) -> None:
    """Hair wound into a knot."""
    t = tones(shape)
    outline = curve(ellipse(x, y, rx, ry, 13), True)
    fill_hair(brush, shape, outline, _coil(x, y, rx, ry), 70, (x - rx * 0.3, y - ry * 0.4, rx * 0.6, ry * 0.5), 6)
    for start, reach in ((-2.6, 0.74), (0.2, 0.46)):
        q = np.linspace(start, start + 3.4, 14)
        arc = np.stack([x + reach * rx * np.cos(q), y + 2 + reach * ry * np.sin(q)], 1)
        swell = np.sin(np.linspace(0.05, math.pi - 0.05, 14))
        with brush.clipped(outline):
            brush.fill(ribbon(arc, swell * 4.6), t.edge, 0.5, 1.0)
            brush.fill(ribbon(arc - (0.8, 3.4), swell * 2.6), t.glint, 0.30, 0.9)


def draw_topknot(brush: Brush, shape: FaceShape) -> None:
    """All hair drawn up to a small knot with a band, in front of the crown."""
    rng = chance(shape, 2)
    _draw_cap(brush, shape, (0.0, -184), volume(shape, 6))
    x, lean = rng.uniform(-8, 8), rng.choice((-1, 1))
    rx, ry = rng.uniform(28, 34), rng.uniform(21, 24)
    y = max(-192 * shape.crown, HIGHEST + ry)
    brush.soft(x, y + ry + 3, rx * 1.3, 13, tones(shape).edge, 0.6)
    locks: list[Lock] = []
    for number in range(5):
        out = (-1 + number * 0.5) + rng.uniform(-0.15, 0.15)
        tip = (x + out * (rx + 3), max(y - ry * (1.1 - 0.6 * abs(out)) - 3, HIGHEST - 2))
        locks.append(([(x + out * 8, y + 6), (x + out * rx * 0.6, y - 4), tip], 5, rng.random()))
    draw_locks(brush, shape, locks, shadow=False)
    outline = curve(ellipse(x, y, rx, ry, 13), True)
    guides = []
    for bow in (-0.9, -0.3, 0.4, 0.9):
        guides.append(
            [(x - rx * lean, y + ry * 0.7), (x - rx * 0.3 * lean, y + bow * ry), (x + rx * 0.9 * lean, y - ry * 0.2)]
        )
    fill_hair(brush, shape, outline, combed(guides, 1.0), 44, (x - 8, y - 8, 18, 11), 6)
    for high, light in ((0.45, 0.3), (-0.15, 0.8)):  # two folds laid over each other
        fold = [(x - rx * lean * 0.95, y + ry * 0.5), (x - rx * 0.1 * lean, y + ry * (high - 0.55))]
        draw_lock(brush, shape, [*fold, (x + rx * 0.96 * lean, y + ry * (high + 0.1))], ry * 0.85, light, 0.2, 0.2)
    draw_band(brush, shape, [(x - rx * 0.56, y + ry * 0.92), (x, y + ry * 1.14), (x + rx * 0.56, y + ry * 0.92)], 7)
    draw_wisps(brush, shape, 6)
