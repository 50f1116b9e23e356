"""The beard: under the mouth as part of the skin, and the moustache over the lips."""

from __future__ import annotations

import random

import numpy as np
import skia

from .pen import Brush, curve, mix, ribbon, sampled, times
from .shape import FaceShape, MouthLines


def draw_beard(brush: Brush, shape: FaceShape, drop: float) -> None:
    person, w, cy = shape.person, shape.half_width, shape.chin_y
    half = [(w * 1.02, 20), (w * 0.86, 52), (w * 0.62, 74), (46, 84), (24, 74)]
    edge = [(-x, y) for x, y in half] + [(0, 72)] + half[::-1] + [(w * 1.2, 120), (0, cy + 90), (-w * 1.2, 120)]
    brush.fill(curve(edge, True), mix(shape.hair, shape.skin, 0.15), 0.82 * person.beard, 7)
    rng = random.Random(person.seed + 5)
    strands = [skia.Path() for _ in range(3)]
    for number in range(int(520 * person.beard)):
        x, y = rng.uniform(-105, 105), rng.uniform(58, cy + drop + 8)
        if y < 78 - 0.0072 * x * x + (abs(x) < 30) * 4:
            continue
        strands[number % 3].moveTo(x, y + drop * 0.5)
        strands[number % 3].lineTo(x + x * 0.03, y + 6 + drop * 0.5)
    for path, tone in zip(strands, (0.75, 1.1, 1.45), strict=True):
        brush.stroke(path, times(shape.hair, tone), 1.1, 0.45)


def draw_moustache(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    top = float(mouth.upper_outer.min())
    line = sampled([(-46, top + 12), (-24, top - 6), (0, top - 9), (24, top - 6), (46, top + 12)])
    widths = np.interp(np.linspace(0, 1, len(line)), [0, 0.3, 0.5, 0.7, 1], [3, 10, 6, 10, 3])
    brush.fill(ribbon(line, widths), shape.hair, 0.75 * shape.person.beard, 1.8)
