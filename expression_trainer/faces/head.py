"""The head: its edge, its ears, the light on its skin, its folds."""

from __future__ import annotations

import random

from .pen import Brush, Path, curve, mix
from .shape import FaceShape, MouthLines, Moves


def outline_points(shape: FaceShape, moves: Moves) -> list[tuple[float, float]]:
    """Places on the edge of the head, from the top clockwise, with the jaw where it is now."""
    person, w, cy = shape.person, shape.half_width, shape.chin_y
    drop = shape.jaw_drop(moves)
    jaw, chin, k = person.jaw * (1 - 0.02 * shape.childness), person.chin, shape.childness
    full, masculine = person.cheek * 5 + 7 * k, person.masculinity * (1 - k)
    temples, crown = w * person.temples, shape.crown

    def half(side: int) -> list[tuple[float, float]]:
        apple = 4 * moves(12, side) + 2 * moves(6, side)
        points = [
            (temples * 0.40, crown * -166),
            (temples * 0.76, crown * -134),
            (temples * 0.97, -74),
            (w * 0.995, -10),
            (w * 0.955 + full * 0.6, 36),
            (w * (0.83 + 0.05 * masculine) * jaw + full + apple, cy * 0.53 + drop * 0.35),
            (w * (0.585 + 0.09 * masculine) * jaw + full * 0.8, cy * 0.80 + drop * 0.75),
            (w * (0.325 + 0.05 * masculine) * chin * (1 - 0.04 * k), cy * 0.955 + drop * 0.97),
            (w * 0.12 * chin, cy + drop),
        ]
        return [(side * x, y) for x, y in points]

    return [(0, crown * -174), *half(1), *half(-1)[::-1]]


def head_outline(shape: FaceShape, moves: Moves) -> Path:
    return curve(outline_points(shape, moves), closed=True)


def draw_skin(brush: Brush, shape: FaceShape, moves: Moves, outline: Path) -> None:
    """Light and shadow on the skin; cheeks that rise."""
    person, cy, w, k = shape.person, shape.chin_y, shape.half_width, shape.childness
    drop = shape.jaw_drop(moves)
    brush.soft(-34, -70, 150, 120, shape.light, 0.55)
    brush.soft(-10, 40, 120, 110, shape.light, 0.25)
    brush.stroke(outline, shape.shade, 34, 0.42, 15)
    brush.soft(w * 1.02, 50, 62, 150, shape.shade, 0.55)
    brush.soft(-w * 1.08, 70, 44, 130, shape.shade, 0.35)
    brush.soft(0, cy + drop + 8, 90, 34, shape.shade, 0.55)
    brush.soft(0, -150, 150, 52, shape.shade, 0.30)  # cast by the hair
    blush = moves.pose.blush * (1.0 if shape.luminance > 0.45 else 0.6)
    for side in (-1, 1):
        a6, a12 = moves(6, side), moves(12, side)
        lift, apple = 12 * a6 + 6 * a12, max(a6, a12 * 0.8)
        rosy = 0.26 + 0.10 * k + 0.5 * blush + 0.12 * a12
        brush.soft(side * 66 * person.width**0.5, 48 - lift * 0.6 - 6 * k, 38, 29, shape.blush, rosy)
        brush.soft(side * 62 - 5, 36 - lift * 0.5, 27, 17, shape.light, 0.34 + 0.32 * apple, -12 * side)
        if apple > 0.05:
            brush.soft(side * 72, 66 - lift * 0.4, 34, 11, shape.shade, 0.38 * apple * (1 - 0.4 * k), -28 * side)
        if blush:
            brush.soft(side * 66, 46, 46, 28, (226, 80, 80), 0.16 * blush)
        if person.cheek < 0 or shape.oldness > 0.2:
            brush.soft(side * 82, 74, 22, 44, shape.shade, 0.25 + 0.2 * shape.oldness, 16 * side)


def draw_folds(brush: Brush, shape: FaceShape, moves: Moves, mouth: MouthLines) -> None:
    """Forehead and frown lines above, cheek, corner and chin folds below."""
    _draw_forehead(brush, shape, moves)
    aged, k = shape.person.wrinkles, shape.childness
    for side in (-1, 1):
        x, y = mouth.corner(side)
        x = abs(x)
        a9, a10, a12, a14, a15, a20 = (moves(unit, side) for unit in (9, 10, 12, 14, 15, 20))
        fold = 0.95 * a12 + 0.75 * a9 + 0.7 * a10 + 0.5 * moves(11, side) + 0.35 * moves(6, side)
        fold = min(1.0, fold + 0.25 * a15 + 0.35 * a20 + aged * 0.55 + 0.06) * (1 - 0.72 * k)
        nx, ny = shape.nose_width + 3 + 3 * a9, shape.nose_y - 14 - 8 * a9 - 4 * a10
        line = [
            (nx + 1, ny),
            (nx + 12 + 7 * a12 + 6 * a9, ny + 14),
            (x + 9 + 4 * a12, y - 16 - 2 * a12),
            (x + 12 + 3 * a12, y + 2),
            (x + 9, y + 10),
        ]
        brush.crease([(side * px, py) for px, py in line], 2.8, fold * 0.86, 1.2, 0.5)
        if a14 > 0.05 or a12 > 0.3:
            dimple = [(side * (x + 3), y - 8), (side * (x + 7.5), y), (side * (x + 4), y + 9)]
            brush.crease(dimple, 3.0, max(0.9 * a14, 0.28 * a12), 0.9)
        if a15 > 0.05 or aged > 0.3:
            marionette = [(side * (x + 1), y + 3), (side * (x + 5), y + 13), (side * (x + 2), y + 25)]
            brush.crease(marionette, 2.8, max(0.8 * a15 * (1 - 0.3 * k), 0.45 * aged), 1.1)
        if a20 > 0.1:
            for step in (0, 1):
                stretch = [(x + 8 + step * 8, y - 12), (x + 12 + step * 8, y + 3), (x + 8 + step * 8, y + 20)]
                brush.crease([(side * px, py) for px, py in stretch], 2.2, a20 * (0.6 - 0.2 * step), 1.2)
    _draw_chin(brush, moves(17) * (1 - 0.55 * k), shape.chin_y + mouth.jaw)


def _draw_forehead(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    aged, k, y = shape.person.wrinkles, shape.childness, shape.brow_y
    a1, a2, a4 = moves(1), moves(2), moves(4)
    strength = 0.9 - 0.6 * k
    for number, up in enumerate((-30, -43, -56)):
        line_strength = ((a1 * 0.55 + a2 * 0.5) * (0.95 - 0.2 * number) + aged * 0.35) * strength
        if a2 > 0.3 or aged > 0.15:
            edge, middle = y + up + 8 - 2 * a2, y + up - 2
            line = [(-56.0, edge), (-28.0, middle), (0.0, middle + 4 - 3 * a1), (28.0, middle), (56.0, edge)]
            brush.crease(line, 2.3, line_strength * 0.8, 1.2)
        elif a1 > 0.1:
            high = y + up
            line = [(-26.0, high + 9), (-10.0, high + 3), (0.0, high + 2), (10.0, high + 3), (26.0, high + 9)]
            brush.crease(line, 2.2, a1 * (0.75 - 0.2 * number) * strength, 1.2)
    frown = max(0.0, a4 * (1 - a2 * 0.5))
    if frown <= 0.02:
        return
    raised = min(1.0, a1 * 1.4)
    brush.soft(0, y + 8, 17, 20, shape.shade, 0.26 * frown * (1 - 0.6 * raised))
    for side in (-1, 1):
        folds = [(side * 9.5, y + 13), (side * 7.6, y + 3), (side * 8.4, y - 8)]
        brush.crease(folds, 1.7, frown * (0.8 - 0.7 * raised) * (1 - 0.4 * k), 0.6, 0)


def _draw_chin(brush: Brush, a17: float, y: float) -> None:
    if a17 <= 0.05:
        return
    brush.soft(0, y - 24, 27, 17, brush.shade, 0.30 * a17)
    brush.crease([(-20, y - 34), (0, y - 39), (20, y - 34)], 3, 0.75 * a17, 1.2)
    rng = random.Random(3)
    for _ in range(16):
        brush.soft(rng.gauss(0, 11), y - 22 + rng.gauss(0, 6), 3.6, 3.0, brush.shade, 0.28 * a17)


def draw_ear(brush: Brush, shape: FaceShape, side: int) -> None:
    person = shape.person
    brush.canvas.save()
    brush.canvas.translate(side * shape.half_width, 6)
    brush.canvas.scale(side * person.ears, person.ears)
    outline = curve([(-6, -28), (9, -33), (18, -18), (15, 6), (8, 28), (-1, 36), (-8, 24)], True)
    brush.fill(outline, mix(shape.skin, shape.shade, 0.22 if side < 0 else 0.38))
    brush.stroke(curve([(1, -22), (11, -18), (9, 2), (3, 16)]), shape.shade, 4, 0.7, 1.6)
    brush.stroke(curve([(2, -10), (5, 0), (1, 8)]), shape.deep, 2, 0.4, 1)
    brush.canvas.restore()
