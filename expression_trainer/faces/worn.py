"""What is worn on the face and ears, and the headrest behind them."""

from __future__ import annotations

import skia

from .pen import Brush, curve, ink, rgb
from .shape import FaceShape


def draw_glasses(brush: Brush, shape: FaceShape) -> None:
    frame, ex = rgb(shape.person.glasses), shape.eye_x
    canvas = brush.canvas
    for side in (-1, 1):
        lens = skia.RRect.MakeRectXY(skia.Rect(side * ex - 37, -27, side * ex + 37, 31), 24, 24)
        canvas.drawRRect(lens, skia.Paint(AntiAlias=True, Color=ink((255, 255, 255), 0.07)))
        shadow = skia.Paint(
            AntiAlias=True, Color=ink((40, 20, 10), 0.22), Style=skia.Paint.kStroke_Style, StrokeWidth=4
        )
        shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 2))
        canvas.save()
        canvas.translate(1, 4)
        canvas.drawRRect(lens, shadow)
        canvas.restore()
        rim = skia.Paint(AntiAlias=True, Color=ink(frame), Style=skia.Paint.kStroke_Style, StrokeWidth=3.6)
        canvas.drawRRect(lens, rim)
        brush.stroke(curve([(side * ex - 26, -14), (side * ex - 12, -22)]), (255, 255, 255), 3, 0.35, 0.8)
        brush.stroke(curve([(side * (ex + 37), -6), (side * (shape.half_width + 3), -10)]), frame, 3.4)
    brush.stroke(curve([(-(ex - 37), -2), (0, -8), (ex - 37, -2)]), frame, 3.4)


def draw_earrings(brush: Brush, shape: FaceShape) -> None:
    for side in (-1, 1):
        x, gold = side * (shape.half_width + 2), skia.Paint(AntiAlias=True, Color=ink((226, 186, 96)))
        brush.canvas.drawCircle(x, 43, 3.4, gold)
        brush.canvas.drawCircle(x - side, 42, 1.2, skia.Paint(AntiAlias=True, Color=ink((255, 244, 210))))
