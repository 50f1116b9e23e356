"""Hair that hangs: bob, straight, wavy."""

from __future__ import annotations

import math

import numpy as np

from .hair_line import HIGHEST, LOWEST_FRINGE, Line, chance, crown, fit, mirrored, volume
from .hair_paint import cast_shadow, combed, draw_lock, either, fill_hair, scalloped, tones
from .hair_short import Lock, draw_locks
from .identity import Hair
from .pen import Brush, curve
from .shape import FaceShape


def _end(shape: FaceShape) -> float:
    """How low it hangs; boys wear it shorter."""
    rng, cy = chance(shape, 7), shape.chin_y
    if shape.person.hair is Hair.BOB:
        return cy * rng.uniform(0.66, 0.86)
    if shape.person.sex == "male" and shape.person.hair is Hair.STRAIGHT:
        return cy * rng.uniform(1.0, 1.14)
    if shape.person.sex == "male":
        return cy * rng.uniform(0.74, 0.92)
    return rng.uniform(cy + 28, 216) if rng.random() < 0.7 else rng.uniform(cy * 0.98, cy + 26)


def _wave(shape: FaceShape, y: float, phase: float = 0.0) -> float:
    """How far a wave carries the hair aside at a height."""
    if shape.person.hair is not Hair.WAVY:
        return 0.0
    return 9.0 * math.sin(y / 20 + phase + shape.person.seed) * min(1.0, max(0.0, (y + 60) / 90))


def _levels(end: float, count: int = 7) -> list[float]:
    return [float(y) for y in np.linspace(-4, end, count)]


def _panel(shape: FaceShape, x: float, end: float, side: int, phase: float = 0.0, turn: float = 0.0) -> Line:
    """A hanging line beside the face, `turn` carries its end inwards (half widths)."""
    levels = _levels(end)
    places = [(x - turn * (n / 6) ** 4, y) for n, y in enumerate(levels)]
    line = fit(shape, places, side)
    line[:, 0] += [_wave(shape, y, phase) * side for y in levels]
    return line


def draw_hanging(brush: Brush, shape: FaceShape) -> None:
    """A parting or a fringe, and a panel on both sides of the face."""
    person, rng = shape.person, chance(shape, 1)
    bob, wavy = person.hair is Hair.BOB, person.hair is Hair.WAVY
    side, end = rng.choice((-1, 1)), _end(shape)
    fringed = rng.random() < (0.6 if bob else 0.0 if wavy else 0.35)
    part = 0.0 if fringed else rng.choice((0.0, 0.2, 0.34)) if not wavy else rng.uniform(0.16, 0.42)
    v, turn = volume(shape, 17 if not wavy else 20), 0.13 if bob else 0.09
    outer = 1.17 if not wavy else 1.22
    top = crown(shape, v, -4)[1:-1]
    panels = []
    for s in (1, -1):
        out, inner = _panel(shape, outer, end, s, 0.0, turn), _panel(shape, 0.975, end - 5, s, 0.5, turn * 0.3)
        panels.append((out, inner))
    edges = []
    for s in (1, -1):
        at = part * side * s  # where the parting lies as seen from this side
        line = [(0.95, -34), (0.885, -66), (0.72, -96), (at + (0.72 - at) * 0.5, -118), (at, -132)]
        if fringed:
            line = [(0.95, -34), (0.90, -58), (0.62, -76), (0.3, -80), (0.0, -80)]
        edges.append(fit(shape, line, s))
    right, left = panels
    points = np.vstack([left[0][::-1], top, right[0], right[1][::-1], edges[0], edges[1][::-1][1:], left[1]])
    outline = curve(points, True)
    cast_shadow(brush, shape, outline)
    flows = []
    for s, (out, inner) in zip((1, -1), panels, strict=True):
        at = part * side * s
        start = [(at, -132), (at, -150), (at, -184)]
        bends = [
            [(0.5 + at * 0.4, -114), (0.90, -66)],
            [(0.56 + at * 0.4, -146), (1.0, -70)],
            [(0.62, -182), (1.12, -84)],
        ]
        middle = (out + inner) / 2
        bundle = [
            np.vstack([fit(shape, [a, *b], s), hang])
            for a, b, hang in zip(start, bends, (inner, middle, out), strict=True)
        ]
        flows.append(combed(bundle, 1.6))
    strands = 210 if end > 150 else 170
    fill_hair(brush, shape, outline, either(*flows), strands, (-50, -140 * shape.crown, 56, 26), shine=(0.22, 0.42))
    _draw_ends(brush, shape, panels, end)
    if fringed:
        _draw_fringe(brush, shape)
    else:
        seam = fit(shape, [(part, -130), (part * 0.95, -152), (part * 0.7, -186)], side)
        brush.stroke(curve(seam), tones(shape).edge, 2.0, 0.6, 0.8)


def _draw_ends(brush: Brush, shape: FaceShape, panels: list[tuple[Line, Line]], end: float) -> None:
    """Locks within the panels, whose tips loosen the straight lower edge."""
    rng = chance(shape, 3)
    locks: list[Lock] = []
    for out, inner in panels:
        for number in range(5):
            q = (number + 0.5) / 5
            line = inner * (1 - q) + out * q
            start = rng.randrange(0, 3)
            tail = line[start:].copy()
            tail[-1] += (rng.uniform(-4, 4) - math.copysign(9 * q * q, line[-1][0]), rng.uniform(2, 12) - 12 * q * q)
            locks.append((tail, rng.uniform(9, 13), rng.uniform(0.1, 0.8)))
    rng.shuffle(locks)
    draw_locks(brush, shape, locks, shadow=False, root=0.0)


def _draw_fringe(brush: Brush, shape: FaceShape) -> None:
    """A full fringe, a little uneven."""
    rng = chance(shape, 4)
    low = rng.uniform(-14, 0)
    locks: list[Lock] = []
    for number in range(17):
        x = -0.88 + 1.76 * ((number * 5) % 17) / 16
        tip = (x + rng.uniform(-0.03, 0.03), min(LOWEST_FRINGE + low - 5 * x * x + rng.uniform(-4, 3), LOWEST_FRINGE))
        points = fit(shape, [(x * 0.34, -172), (x * 0.74, -134), (x * 0.97, -96), tip])
        locks.append((points, rng.uniform(19, 24), rng.uniform(0.25, 0.8)))
    draw_locks(brush, shape, locks, tip=0.42, root=0.2)


def draw_hanging_behind(brush: Brush, shape: FaceShape) -> None:
    person, w = shape.person, shape.half_width
    wavy = person.hair is Hair.WAVY
    end, out = _end(shape), 1.24 if wavy else 1.15
    half = fit(shape, [(0.5, -180), (0.98, -132), (1.12, -50), (out, 20)])
    low = [(w * (out - 0.02), end * 0.6), (w * (out - 0.13), end - 8), (w * 0.6, end - 2)]
    points = mirrored([*half, *low], [(0, max(-188 * shape.crown, HIGHEST))])
    outline = scalloped(shape, points, 6, 28) if wavy else curve(points, True)
    guides = [_panel(shape, x, end + 4, s, x * 2) for s, x in ((-1, 1.2), (-1, 0.5), (1, 0.5), (1, 1.2))]
    fill_hair(brush, shape, outline, combed(guides), 120, None, 9)
    with brush.clipped(outline):  # it lies in the shadow of the head
        brush.soft(0, 70, w * 1.05, 150, tones(shape).edge, 0.62)


def draw_wisps(brush: Brush, shape: FaceShape, count: int) -> None:
    """Short hairs that escape at the temples."""
    rng = chance(shape, 5)
    for number in range(count):
        side = -1 if number % 2 else 1
        y = -70 + rng.uniform(-14, 20)
        points = fit(
            shape, [(0.90, y - 16), (0.945, y + 8), (0.95 + rng.uniform(-0.01, 0.04), y + rng.uniform(30, 52))], side
        )
        draw_lock(brush, shape, points, 3.6, rng.uniform(0.3, 0.8))
