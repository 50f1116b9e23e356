"""What doesn't turn with the head: the ground, the neck, the clothes."""

from __future__ import annotations

import skia

from .pen import Brush, curve, ink, mix, rgb, times
from .shape import FaceShape


def draw_ground(canvas: skia.Canvas, colour: str) -> None:
    base = rgb(colour)
    colours = [ink(mix(base, (255, 255, 255), 0.55)), ink(base), ink(times(base, 0.90))]
    shader = skia.GradientShader.MakeRadial((210, 170), 420, colours, [0, 0.6, 1])
    canvas.drawRect(skia.Rect(0, 0, 512, 512), skia.Paint(Shader=shader))


def draw_body(brush: Brush, shape: FaceShape, drop: float) -> None:
    """Neck and clothes; they don't turn with the head."""
    person, k = shape.person, shape.childness
    m = person.masculinity * (1 - k)
    neck, shoulders, cloth = 44 + 12 * m - 11 * k, (150 + 28 * m) * (1 - 0.22 * k), rgb(person.clothes)
    base = shape.chin_y
    if not person.hides_hair:
        half = [(neck * 1.04, 60), (neck, base * 0.8), (neck * 1.02, base + 34), (neck * 1.7, base + 74)]
        outline = curve([(-x, y) for x, y in half] + half[::-1], closed=True)
        dark, pale = mix(shape.skin, shape.shade, 0.35), mix(shape.skin, shape.shade, 0.15)
        brush.gradient(outline, dark, pale, (-60, 0), (60, 0))
        with brush.clipped(outline):
            brush.soft(6, base + 6 + drop * 0.9, 86, 44, shape.deep, 0.62)
            brush.soft(10, base * 0.9, 70, 40, shape.deep, 0.3)
    collar = [(neck * 1.12, base + 46), (neck * 0.6, base + 66)]
    half = [(shoulders + 60, 300), (shoulders, base + 98), (neck * 2.0, base + 66), *collar]
    top = curve([(-x, y) for x, y in half] + [(0, base + 76)] + half[::-1], closed=True)
    brush.gradient(top, mix(cloth, (255, 255, 255), 0.12), times(cloth, 0.72), (-120, 150), (150, 290))
    with brush.clipped(top):
        brush.soft(0, base + 40, 120, 52, times(cloth, 0.45), 0.55)
        line = [(-x, y) for x, y in collar] + [(0, base + 76)] + collar[::-1]
        brush.stroke(curve(line), times(cloth, 0.8), 9)
        lower = [(x, y + 5) for x, y in line]
        brush.stroke(curve(lower), times(cloth, 0.55), 1.6, 0.7, 0.6)
