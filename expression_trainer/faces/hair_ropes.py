"""Locs, braids and plaits."""

from __future__ import annotations

import numpy as np

from .hair_curls import band_colour, draw_band
from .hair_line import HIGHEST, LOWEST_FRINGE, Line, around, chance, crown, fit, mirrored, volume
from .hair_paint import cast_shadow, combed, draw_lock, draw_plait, draw_rope, fill_hair, tones
from .pen import Brush, curve, mix, times
from .shape import FaceShape


def _length(shape: FaceShape) -> float:
    """Where hanging ropes end: by the chin or on the shoulders."""
    rng = chance(shape, 9)
    chin = shape.chin_y
    return rng.uniform(chin * 0.62, chin * 0.82) if rng.random() < 0.5 else rng.uniform(chin + 20, chin + 52)


def draw_locs(brush: Brush, shape: FaceShape) -> None:
    """Locs that fall from the crown to both sides, a few of them on the forehead."""
    rng, end = chance(shape, 1), _length(shape)
    part = rng.uniform(-0.25, 0.25)
    line = around(shape, [(0.97, -20), (0.93, -60), (0.82, -88), (0.5, -108), (0.0, -112)])
    outline = curve([*crown(shape, volume(shape, 9)), *line.tolist()], True)
    cast_shadow(brush, shape, outline)
    brush.gradient(outline, shape.hair, tones(shape).edge, (0, -190), (0, -20))
    ropes: list[tuple[Line, float, float]] = []
    for edge in (-1, 1):
        for number in range(7):
            q = number / 6  # from the ear up to the parting
            width, low = rng.uniform(16, 22), end * rng.uniform(0.84, 1.05)
            out = max(1.20 - 0.20 * q + rng.uniform(-0.02, 0.02), 0.96 + width / 2 / shape.half_width)
            points = [*_over(part, edge, q), (edge * (out - 0.02), -46 + 10 * q), (edge * (out + 0.02), 24)]
            points.append((edge * (out + rng.uniform(-0.02, 0.03)), low))
            ropes.append((fit(shape, points), width, rng.uniform(0.1, 0.9)))
    for number in range(4):
        x = part + (-0.5 + number * 0.33) + rng.uniform(-0.05, 0.05)
        tip = min(-84 + rng.uniform(-8, 14), LOWEST_FRINGE - 8)
        fallen = fit(shape, [(part + (x - part) * 0.4, -176), (x * 0.9, -136), (x * 1.1, tip)])
        ropes.append((fallen, rng.uniform(14, 17), rng.uniform(0.3, 0.9)))
    for rope in ropes:
        draw_rope(brush, shape, *rope)


def _over(part: float, edge: int, q: float) -> list[tuple[float, float]]:
    """From the parting over the skull to one side; `q` 0 along its upper edge, 1 along the forehead."""
    start = (part + edge * 0.03, -186 + 62 * q)
    return [start, (edge * (0.58 - 0.16 * q) + part * 0.25, -176 + 54 * q), (edge * (0.99 - 0.13 * q), -126 + 40 * q)]


def draw_locs_behind(brush: Brush, shape: FaceShape) -> None:
    _hang(brush, shape, _length(shape) + 10, 15, 15, woven=False)


def _hang(brush: Brush, shape: FaceShape, end: float, width: float, count: int, woven: bool) -> None:
    """Ropes behind the neck and beside it."""
    rng, t, w = chance(shape, 3), tones(shape), shape.half_width
    half = fit(shape, [(0.5, -168), (0.86, -128), (1.06, -40), (1.16, 40)])
    mass = curve(mirrored([*half, (w * 1.1, end * 0.8), (w * 0.5, end * 0.86)], [(0, -184 * shape.crown)]), True)
    brush.fill(mass, t.edge)
    for number in sorted(range(count), key=lambda n: -abs(n - (count - 1) / 2)):
        x = (-1.22 + 2.44 * number / (count - 1)) + rng.uniform(-0.03, 0.03)
        low = end * rng.uniform(0.9, 1.04)
        points = fit(shape, [(x * 0.8, -110), (x, -30), (x * 1.02, 60), (x * 1.03, low)])
        draw_rope(brush, shape, points, rng.uniform(0.9, 1.1) * width, rng.uniform(0.0, 0.55), woven)


def draw_braids(brush: Brush, shape: FaceShape) -> None:
    """Cornrows along the skull, or a parting, that lead into thin braids; beads for children."""
    rng = chance(shape, 1)
    rows = rng.random() < 0.5
    v = volume(shape, 5 if rows else 8)
    line = around(shape, [(0.97, -16), (0.94, -54), (0.86, -84), (0.64, -108), (0.32, -117), (0.0, -120)])
    outline = curve([*crown(shape, v), *line.tolist()], True)
    cast_shadow(brush, shape, outline)
    if rows:
        _draw_hanging_braids(brush, shape, rows)
        brush.fill(outline, mix(mix(shape.skin, shape.deep, 0.45), tones(shape).edge, 0.5))
        with brush.clipped(outline):
            _draw_rows(brush, shape)
    else:
        brush.gradient(outline, shape.hair, tones(shape).edge, (0, -190), (0, -20))
        _draw_hanging_braids(brush, shape, rows)


def _draw_rows(brush: Brush, shape: FaceShape) -> None:
    """Cornrows from the forehead over the skull."""
    for side in (-1, 1):
        for low in (-14.0, -36.0, -58.0):
            row = fit(shape, [(0.955, low), (1.0, low - 18), (1.06, low - 30), (1.12, low - 34)], side)
            draw_rope(brush, shape, row, 14, 0.3, woven=True)
    for number in sorted(range(11), key=lambda n: -abs(n - 5)):
        x = -1 + 2 * number / 10
        start = -117 + 22 * x * x + 60 * max(0.0, abs(x) - 0.75)
        points = [(x * 0.93, start + 4), (x * 0.98, start - 24), (x * (0.80 + 0.1 * abs(x)), -150 + 6 * x * x)]
        line = fit(shape, [*points, (x * 0.66, -178), (x * 0.5, -194)])
        draw_rope(brush, shape, line, 18.5 - 3.5 * abs(x), 0.35 + 0.3 * (number % 2), woven=True)


def _draw_hanging_braids(brush: Brush, shape: FaceShape, rows: bool) -> None:
    rng, end = chance(shape, 2), _braid_end(shape)
    part = 0.0 if rows else rng.uniform(-0.3, 0.3)
    count = 5 if rows else 11
    for edge in (-1, 1):
        for number in range(count):
            q = number / (count - 1)
            low, out = end * rng.uniform(0.9, 1.03), 1.20 - 0.22 * q
            if rows:
                start = [(edge * 0.70, -126), (edge * (1.03 - 0.04 * q), -98 + 20 * q), (edge * (out - 0.02), -30)]
            else:
                start = [*_over(part, edge, q), (edge * (out - 0.04), -54 + 10 * q)]
            points = fit(shape, [*start, (edge * out, 30), (edge * (out + 0.01), low)])
            draw_rope(brush, shape, points, rng.uniform(8.5, 10), rng.uniform(0.1, 0.9), woven=True)
            if shape.childness > 0.1 and number % 2 == 0:
                _draw_beads(brush, shape, float(points[-1, 0]), low)
    if not rows:
        top = fit(shape, [(part, -124), (part * 0.9, -150), (part * 0.7, -180)])
        brush.stroke(curve(top), mix(shape.skin, shape.deep, 0.35), 2.4, 0.8, 0.7)


def _draw_beads(brush: Brush, shape: FaceShape, x: float, y: float) -> None:
    colour = band_colour(shape)
    for number, tone in enumerate((colour, (250.0, 244.0, 232.0), colour)):
        at = y - 20 + 9.5 * number
        brush.soft(x + 1, at + 1.5, 9, 9, tones(shape).edge, 0.5)
        brush.canvas.save()
        brush.canvas.translate(x, at)
        bead = curve([(-5.6, 0), (0, -4.6), (5.6, 0), (0, 4.6)], True)
        brush.gradient(bead, mix(tone, (255, 255, 255), 0.3), times(tone, 0.72), (-4, -4), (5, 5))
        brush.soft(-1.8, -1.6, 2.2, 1.6, (255, 255, 255), 0.8)
        brush.canvas.restore()


def _braid_end(shape: FaceShape) -> float:
    return chance(shape, 8).uniform(shape.chin_y - 30, shape.chin_y + 46)


def draw_braids_behind(brush: Brush, shape: FaceShape) -> None:
    _hang(brush, shape, _braid_end(shape) + 6, 9.5, 25, woven=True)


def draw_plaits(brush: Brush, shape: FaceShape) -> None:
    """A parting, hair drawn behind the ears, two plaits on the shoulders."""
    rng, v = chance(shape, 1), volume(shape, 11)
    part, low = rng.uniform(-0.12, 0.12), rng.uniform(-5, 5)
    fringed = rng.random() < 0.4
    half = [(0.99, 34), (0.955, -20), (0.91, -60), (0.72, -94), (0.34, -116 + low)]
    line = [*fit(shape, half), *fit(shape, [(part, -130)]), *fit(shape, half, -1)[::-1]]
    outline = curve([*crown(shape, v, 36), *line], True)
    for side in (-1, 1):
        _draw_one_plait(brush, shape, side)
    cast_shadow(brush, shape, outline)
    guides = []
    for side in (-1, 1):
        bundle = [
            fit(shape, [(part, -130), (0.44 * side, -112), (0.86 * side, -72), (1.0 * side, 34)]),
            fit(shape, [(part, -150), (0.52 * side, -140), (0.94 * side, -88), (1.03 * side, 36)]),
            fit(shape, [(part, -184), (0.60 * side, -176), (1.04 * side, -104), (1.07 * side, 36)]),
        ]
        guides.append(combed(bundle))
    fill_hair(brush, shape, outline, lambda r: guides[r.randrange(2)](r), 170, (-46, -152 * shape.crown, 62, 26))
    seam = fit(shape, [(part, -127), (part * 0.95, -150), (part * 0.7, -184)])
    brush.stroke(curve(seam), mix(shape.skin, shape.deep, 0.3), 1.8, 0.7, 0.6)
    if fringed:
        for number in range(11):
            x = -0.5 + number * 0.1 + rng.uniform(-0.03, 0.03)
            tip = (x * 1.12, min(-70 - 6 * abs(x) + rng.uniform(-6, 5), LOWEST_FRINGE))
            points = fit(shape, [(part + (x - part) * 0.5, -140), (x, -108), tip])
            draw_lock(brush, shape, points, 15, rng.uniform(0.2, 0.9))


def _draw_one_plait(brush: Brush, shape: FaceShape, side: int) -> None:
    rng, cy, w = chance(shape, 6), shape.chin_y, shape.half_width
    width, end = rng.uniform(27, 33), min(cy + rng.uniform(34, 58), 206)
    out = max(1.09, 0.9 + width / 2 / w + 0.02)
    points = fit(shape, [(1.02, 28), (out, 56), (out + 0.03, 96), (out - 0.02, 140), (out - 0.05, end)], side)
    brush.fill(
        curve(np.vstack([points + np.array((-9, 6)), (points + np.array((13, 8)))[::-1]]), True),
        tones(shape).edge,
        0.22,
        5,
    )
    draw_plait(brush, shape, points, width)
    x, y = points[-1].tolist()
    for lean in (-8, 7, -3, 3):
        tuft = [(x, y - 4), (x + lean * 0.8, y + 9), (x + lean * 0.7, min(y + 24, 222))]
        draw_lock(brush, shape, tuft, 10, 0.4 + lean * 0.04)
    draw_band(brush, shape, [(x - width * 0.34, y - 1), (x, y + 1.5), (x + width * 0.34, y - 1)], 7)


def draw_plaits_behind(brush: Brush, shape: FaceShape) -> None:
    """The hair behind the ears that leads to the plaits."""
    half = fit(shape, [(0.5, -176), (0.97, -130), (1.08, -30), (1.10, 30), (0.98, 66), (0.5, 80)])
    top = max(-182 * shape.crown, HIGHEST)
    outline = curve(mirrored(half, [(0, top)]), True)
    guides = [fit(shape, [(x, -90), (x * 1.1, -10), (x, 60)]) for x in (-1.0, -0.6, 0.6, 1.0)]
    fill_hair(brush, shape, outline, combed(guides), 60, None, 8)
