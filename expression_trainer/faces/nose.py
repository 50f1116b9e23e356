"""The nose: planes of light and shadow, wings, nostrils, the wrinkles of disgust."""

from __future__ import annotations

from .pen import Brush, curve, mix
from .shape import FaceShape, Moves


def draw_nose(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    person, k = shape.person, shape.childness
    a9, a10, a12 = moves(9), moves(10), moves(12)
    y = shape.nose_y - 5 * a9 - 2 * a10
    w = shape.nose_width * (1 + 0.10 * a9 + 0.05 * a12 + 0.06 * moves(4) * moves(23))
    by, bridge = shape.eye_y, (0.5 + 0.5 * person.nose_bridge) * (1 - 0.35 * k)
    lit = [(11, by - 10), (12, by + 22), (w * 0.62, y - 22), (w, y - 4), (w * 0.55, y + 2), (7, y - 22), (5, by + 10)]
    brush.fill(curve(lit, True), shape.shade, 0.42 * bridge, 4.2)
    dark = [(-10, by - 10), (-9, by + 16), (-w * 0.6, y - 20), (-w * 0.98, y - 4), (-w * 0.6, y), (-8, y - 22)]
    brush.fill(curve([*dark, (-6, by + 8)], True), shape.shade, 0.20 * bridge, 4)
    brush.soft(-1.5, by + 24, 6.5, 36, shape.light, 0.62 * bridge)
    brush.soft(-2, y - 13, 12 * person.nose_width * (1 - 0.15 * k), 10, shape.light, 0.72)
    brush.soft(-3.5, y - 15, 4.2, 3.4, (255, 250, 240), 0.55 if shape.luminance > 0.4 else 0.32)
    brush.soft(0, y + 6, 26 * person.nose_width * (1 - 0.15 * k), 8, shape.shade, 0.46)
    half = [(w * 0.38, y + 1.4), (w * 0.62, y - 0.5), (w * 0.92, y + 1.5), (w * 1.08, y - 5), (w * 0.96, y - 12)]
    wings = curve([*((-x, py) for x, py in half[::-1]), (0, y + 4.6), *half])
    brush.stroke(wings, mix(shape.shade, shape.deep, 0.45), 1.7, 0.62 - 0.2 * k, 0.7)
    for side in (-1, 1):
        _draw_side(brush, shape, moves, side, w, y)
    if a9 > 0.05:
        brush.crease([(-8, by - 6), (0, by - 2), (8, by - 6)], 2.6, 0.7 * a9, 0.9)
    for side in (-1, 1):
        brush.soft(side * 4.6, y + 16, 2.6, 10, shape.shade, 0.34)
    brush.soft(0, y + 16, 3, 9, shape.light, 0.3)


def _draw_side(brush: Brush, shape: FaceShape, moves: Moves, side: int, w: float, y: float) -> None:
    a9, a10, a12 = moves(9, side), moves(10, side), moves(12, side)
    nostril = [
        (w * 0.28, y + 0.6),
        (w * 0.46, y - 3.2 - 1.0 * a9),
        (w * 0.72, y - 2.6),
        (w * 0.66, y + 0.8),
        (w * 0.45, y + 1.3),
    ]
    brush.fill(curve([(side * px, py) for px, py in nostril], True), shape.deep, 0.86 - 0.2 * shape.childness, 0.8)
    wing = [(w * 0.80, y - 14), (w * 1.06, y - 11), (w * 1.16, y - 3), (w * 1.02, y + 3)]
    strength = 0.30 - 0.12 * shape.childness + 0.6 * a9 + 0.25 * a12 + 0.2 * a10
    brush.crease([(side * px, py) for px, py in wing], 2.0, strength, 0.8, 0.2)
    if a9 > 0.05:
        by = shape.eye_y
        for row in range(3):
            line = [(3, by + 6 + row * 9), (9, by + 3 + row * 9), (17 + row * 1.5, by + 8 + row * 10)]
            brush.crease([(side * px, py) for px, py in line], 3.2, a9 * (0.85 - 0.16 * row), 1.3)
