"""Marks on the skin: freckles."""

from __future__ import annotations

import random

import skia

from .pen import Brush, ink, mix
from .shape import FaceShape, Moves


def draw_freckles(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    rng = random.Random(shape.person.seed)
    tone = mix(shape.shade, (150, 80, 40), 0.4)
    for _ in range(int(70 * shape.person.freckles)):
        x, y, r = rng.gauss(0, 44), rng.gauss(40, 13) - 6 * moves(6), rng.uniform(0.7, 1.8)
        alpha = rng.uniform(0.25, 0.6)
        if abs(x) < 86 and y > 18:
            paint = skia.Paint(AntiAlias=True, Color=ink(tone, alpha))
            brush.canvas.drawOval(skia.Rect(x - r, y - r * 0.8, x + r, y + r * 0.8), paint)
