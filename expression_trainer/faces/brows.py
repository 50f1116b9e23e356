"""Brows: a soft ribbon and single hairs."""

from __future__ import annotations

import random

import numpy as np
import skia

from .eyes import brow_line
from .pen import Brush, ribbon, times
from .shape import FaceShape, Moves

_HAIRS = 54


def draw_brows(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    person = shape.person
    thickness = (6.6 + 1.8 * person.masculinity - 1.2 * shape.childness) * person.brow_thickness
    rng = random.Random(person.seed + 11)
    for side in (-1, 1):
        line = brow_line(shape, moves, side)
        count = len(line)
        widths = thickness * np.interp(np.linspace(0, 1, count), [0, 0.12, 0.45, 0.8, 1], [0.62, 1.0, 1.0, 0.58, 0.12])
        brush.fill(ribbon(line + np.array((0, 2.6)), widths * 1.3), shape.shade, 0.32, 2.4)
        brush.fill(ribbon(line, widths), shape.brows, 0.72, 1.0)
        along = np.gradient(line, axis=0)
        strands = [skia.Path() for _ in range(3)]
        for number in range(_HAIRS):
            u = rng.random()
            place = min(count - 1, int(u * count))
            aside = (rng.random() - 0.5) * widths[place] * 0.95
            tx, ty = along[place] / (np.linalg.norm(along[place]) + 1e-6)
            length = 4.2 + 3 * rng.random()
            lean = np.array([tx * (0.5 + 0.6 * u), ty * (0.5 + 0.6 * u) - max(0.0, 0.75 - 0.9 * u)])
            lean[1] += 0.45 * u if aside < 0 else 0.0
            lean /= np.linalg.norm(lean)
            root = line[place] + np.array([-ty, tx]) * aside
            strands[number % 3].moveTo(*(root - lean * length * 0.4).tolist())
            strands[number % 3].lineTo(*(root + lean * length * 0.6).tolist())
        for path, tone in zip(strands, (0.65, 0.9, 1.15), strict=True):
            brush.stroke(path, times(shape.brows, tone), 0.9, 0.55)
