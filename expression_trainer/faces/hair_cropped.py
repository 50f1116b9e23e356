"""Hair close to the skull: none, some, shaved, faded."""

from __future__ import annotations

import numpy as np
import skia

from expression_trainer.domain.action_units import FacePose

from .hair_line import HIGHEST, Line, around, chance, crown, fit, volume
from .hair_paint import Flow, cast_shadow, combed, draw_lock, fill_curls, fill_hair, scalloped, tones
from .head import head_outline
from .pen import Brush, Path, curve, ink, mix, ribbon, sampled, times
from .shape import FaceShape, Moves


def draw_bald(brush: Brush, shape: FaceShape) -> None:
    """A shining scalp; some keep a close-cut ring above the ears."""
    rng = chance(shape, 1)
    top = -172 * shape.crown
    brush.soft(-34, top + 34, 50, 20, (255, 250, 240), 0.34, -16)
    brush.soft(-46, top + 30, 16, 7, (255, 252, 246), 0.42, -20)
    brush.soft(46, top + 52, 34, 20, (255, 246, 232), 0.12, 24)
    if shape.oldness < 0.2:
        ring = [(0.97, -20), (0.90, -66), (0.66, -100), (0.0, -112)]
        _stubble(brush, shape, around(shape, ring), 700, 0.16, 0.22)
        return
    height = rng.uniform(-84, -62)
    for side in (-1, 1):
        outer = fit(shape, [(0.972, height - 14), (1.01, height + 16), (1.035, -20), (1.0, 14)], side)
        inner = fit(shape, [(0.97, -6), (0.95, -34), (0.945, height + 10)], side)
        outline = curve(np.vstack([outer, inner]), True)
        guides = [np.vstack([outer[:1], inner[::-1]]), outer]
        _thin_out(brush, shape, np.vstack([inner, outer[:1]]), 10)
        fill_hair(brush, shape, outline, combed(guides, 1.2), 60, None, side, 1.2, rim=curve(outer))
        _loosen(brush, shape, inner, side, 20)


def _thin_out(brush: Brush, shape: FaceShape, edge: Line, width: float) -> None:
    """A soft border where hair gets sparse."""
    with brush.clipped(_skull(shape)):
        brush.stroke(curve(edge), shape.hair, width, 0.42, width * 0.4)


def _loosen(brush: Brush, shape: FaceShape, edge: Line, side: int, count: int) -> None:
    """Single hairs across the inner edge of a mass."""
    rng, line = chance(shape, 8 + side), sampled(edge, 6)
    for number in range(count):
        x, y = line[number * len(line) // count].tolist()
        lean, rise = side * rng.uniform(2, 6), rng.uniform(8, 17)
        hair = [(x - lean * 0.8, y - rise * 0.3), (x, y + 4), (x + lean, y + rise)]
        draw_lock(brush, shape, hair, rng.uniform(1.2, 2.0), rng.uniform(0.3, 0.6), 0.0, 0.0)


def draw_receding(brush: Brush, shape: FaceShape) -> None:
    """Full sides; on top only strands combed over, with the scalp between them."""
    rng, t = chance(shape, 1), tones(shape)
    part = 1 if rng.random() < 0.5 else -1
    deep, v = rng.uniform(-8, 8), volume(shape, 9)
    top = -172 * shape.crown
    brush.soft(-30, top + 46, 46, 16, (255, 250, 240), 0.26, -14)
    half = [(0.80, -132), (0.56, -150), (0.34, -142 + deep), (0.14, -131 + deep)]
    island = [*crown(shape, 3)[1:-1], *around(shape, [*half, (0.0, -129 + deep)]).tolist()]
    strands = [skia.Path() for _ in t.strands]
    for number in range(64):
        x = rng.uniform(-0.78, 0.78)
        edge_y = [-129 + deep, -132 + deep, -150, -132]
        low = float(np.interp(abs(x), [0, 0.2, 0.56, 0.8], edge_y)) + rng.uniform(-8, 3)
        points = [(x, low), (x + 0.16 * part, low - 18), (x + 0.46 * part, low - 30), (x + 0.8 * part, low - 30)]
        line = sampled(fit(shape, points), 5)
        strands[number % len(strands)].addPath(ribbon(line, np.sin(np.linspace(0.3, 3.0, len(line))) * 2.4 + 0.2))
    with brush.clipped(_skull(shape)):
        brush.fill(curve(island, True), t.base, 0.40, 5)
        for path, (tone, alpha) in zip(strands, t.strands, strict=True):
            brush.fill(path, tone, min(0.8, alpha * 1.4), 0.4)
    for side in (-1, 1):
        outer = fit(shape, [(0.76, -139), (0.895, -114), (0.995, -74), (1.045, -30), (1.03, 8)], side)
        outer[:, 0] += side * v * np.array([0.1, 0.2, 0.3, 0.3, 0.3])
        start = fit(shape, [(0.57, -156)], side)
        edge = fit(shape, [(0.965, -16), (0.92, -56), (0.84, -92 + deep), (0.76, -116 + deep), (0.66, -142)], side)
        outline = curve(np.vstack([start, outer, edge]), True)
        inner = np.vstack([start, edge[::-1]])
        guides = [inner, np.vstack([start, outer])]
        _thin_out(brush, shape, np.vstack([edge, start, fit(shape, [(0.62, -152)], side)]), 15)
        rim = curve(np.vstack([start, outer]))
        fill_hair(brush, shape, outline, combed(guides, 1.4), 90, None, 3 + side, 1.5, rim=rim)
        _loosen(brush, shape, edge, side, 26)


def _skull(shape: FaceShape) -> Path:
    """The head with the thickness of short stubble."""
    grown = skia.Path()
    head_outline(shape, Moves(FacePose())).transform(skia.Matrix.Scale(1.014, 1.012), grown)
    return grown


def draw_buzz(brush: Brush, shape: FaceShape) -> None:
    """Short stubble all over the skull, thinning towards a hairline that is a little uneven."""
    rng = chance(shape, 1)
    corner, height = rng.uniform(0.60, 0.76), rng.uniform(-6, 6)
    half = [(0.985, -12), (0.955, -40), (0.90, -70), (0.82, -88 + height), (corner, -112 + height)]
    half += [(0.34, -120 + height), (0.0, -117 + height)]
    line = around(shape, half)
    line = line + np.array([(rng.gauss(0, 1.4), rng.gauss(0, 2.0)) for _ in line])
    _stubble(brush, shape, line, 2400, 0.80, 0.75)


def _stubble(brush: Brush, shape: FaceShape, hairline: Line, count: int, cover: float, alpha: float) -> None:
    """Hairs of a few millimetres between the crown and the hairline."""
    rng, hair = chance(shape, 2), shape.hair
    lifted = [(x * 1.06, y * 1.06 - 4) for x, y in crown(shape, 8)]
    mass = curve([*lifted, *hairline.tolist()], True)
    skull = _skull(shape)
    scalp = mix(hair, shape.skin, 0.22)
    with brush.clipped(skull):
        brush.fill(mass, scalp, cover * 0.55, 7)
        brush.fill(mass, scalp, cover * 0.62, 2.6)
        top = -150 * shape.crown
        brush.soft(-36, top, 78, 30, tones(shape).glint, 0.34 * cover, -14)
        brush.soft(0, top - 24, 130, 22, times(hair, 0.6), 0.22 * cover)
    edge = sampled(hairline, 5)
    whorl = (rng.uniform(-14, 14), -178 * shape.crown)
    paths = [skia.Path() for _ in range(3)]
    box = mass.getBounds()
    reach = np.array([box.right(), box.bottom()])
    for number in range(count):
        x, y = rng.uniform(-reach[0], reach[0]), rng.uniform(box.top(), reach[1] + 6)
        near = float(np.min(np.hypot(edge[:, 0] - x, edge[:, 1] - y)))
        inside = mass.contains(x, y) and skull.contains(x, y)
        if rng.random() > (min(1.0, 0.30 + near / 15) if inside else 0.0 if near > 5 else 0.16):
            continue
        if not skull.contains(x, y):
            continue
        away = np.array([x - whorl[0], y - whorl[1]])
        away = away / (np.hypot(*away) + 1e-6) * rng.uniform(2.0, 4.2)
        paths[number % 3].moveTo(x, y)
        paths[number % 3].lineTo(x + away[0] + rng.uniform(-0.7, 0.7), y + away[1])
    t = tones(shape)
    for path, tone in zip(paths, (t.dark, hair, t.pale), strict=True):
        brush.stroke(path, tone, 0.9, alpha * 0.62)


def draw_fade(brush: Brush, shape: FaceShape) -> None:
    """A short textured top with a crisp line; the sides fade to skin."""
    rng, v, hair = chance(shape, 1), volume(shape, 14), shape.hair
    sides = around(shape, [(0.965, -2), (0.91, -34), (0.87, -66), (0.80, -100), (0.0, -106)])
    lifted = [(x * 1.06, y * 1.06) for x, y in crown(shape, 6)]
    skull = _skull(shape)
    colours = [ink(hair, 0.95), ink(mix(hair, shape.skin, 0.15), 0.74), ink(mix(hair, shape.skin, 0.4), 0.0)]
    shader = skia.GradientShader.MakeLinear([skia.Point(0, -128), skia.Point(0, -12)], colours, [0, 0.45, 1])
    paths = [skia.Path() for _ in range(2)]
    area, w = curve([*lifted, *sides.tolist()], True), shape.half_width
    for number in range(900):
        x, y = rng.uniform(0.78, 1.06) * w * rng.choice((-1, 1)), rng.uniform(-130, -14)
        if rng.random() < (-y - 10) / 110 and area.contains(x, y):
            paths[number % 2].moveTo(x, y)
            paths[number % 2].lineTo(x + rng.uniform(-0.6, 0.6), y + 3)
    with brush.clipped(skull):
        brush.canvas.drawPath(area, skia.Paint(AntiAlias=True, Shader=shader))
        for path, tone in zip(paths, (times(hair, 0.6), tones(shape).pale), strict=True):
            brush.stroke(path, tone, 0.9, 0.4)
    corner = rng.uniform(0.74, 0.82)
    line = around(shape, [(0.87, -104), (corner, -101), (corner - 0.05, -112), (0.3, -115), (0.0, -114)])
    top = fit(shape, [(0.905, -100), (0.885, -114), (0.79, -138), (0.50, -165)])
    top = top + np.array([(0, 0), (v * 0.2, 0), (v * 0.55, -v * 0.4), (v * 0.6, -v)])
    half = [*top[::-1].tolist()]
    points = [*((-x, y) for x, y in half[::-1]), (0, max(-176 * shape.crown - v, HIGHEST)), *half, *line.tolist()]
    curly = shape.person.monk >= 6
    outline = scalloped(shape, points, 4.5, 58, 3) if curly else curve(points, True)
    cast_shadow(brush, shape, outline)
    if curly:
        fill_curls(brush, shape, outline, 7.0, (-38, -168 * shape.crown, 62, 22), 1)
        return
    fill_hair(brush, shape, outline, _cropped(shape), 120, (-38, -160, 62, 22), 1, 1.6)
    sweep = rng.choice((-1, 1))
    for number in range(20):  # brushed up and aside, the last ones nearest
        x, deep = rng.uniform(-0.60, 0.60), number / 20
        y = -168 + 42 * deep + 14 * x * x
        bend = (x + 0.06 * sweep, y - 18)
        tip = (x + rng.uniform(0.16, 0.26) * sweep, y - rng.uniform(26, 34))
        draw_lock(brush, shape, fit(shape, [(x, y), bend, tip]), rng.uniform(11, 15), rng.uniform(0.2, 0.9), 0.1, 0.1)


def _cropped(shape: FaceShape) -> Flow:
    low = fit(shape, [(-0.9, -100), (-0.4, -112), (0.4, -112), (0.9, -100)])
    return combed([p + np.array([(0, 0), (0, -30), (0, -70)]) for p in low], 3)
