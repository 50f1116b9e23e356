"""What is worn on the eyes and ears: glasses, earrings, a hearing aid."""

from __future__ import annotations

import random
from typing import Any

import skia

from .identity import Frame
from .pen import Brush, Point, curve, ink, mix, rgb, times
from .shape import FaceShape

_GOLD, _SILVER, _PEARL = (226.0, 186.0, 96.0), (206.0, 210.0, 214.0), (244.0, 240.0, 232.0)


def draw_glasses(brush: Brush, shape: FaceShape) -> None:
    """Clear lenses; brows stay above the rim and nothing shines over the eyes."""
    person, canvas, frame, ex = shape.person, brush.canvas, rgb(shape.person.glasses), shape.eye_x
    middle, half = shape.eye_y + 2, min(shape.eye_width + 9, ex - 6)
    for side in (-1, 1):
        lens = _lens(person.frame, side * ex, middle, half)
        canvas.drawPath(lens, skia.Paint(AntiAlias=True, Color=ink((255, 255, 255), 0.03)))
        canvas.save()
        canvas.translate(1, 4)
        brush.stroke(lens, (40, 20, 10), 4, 0.20, 2)
        canvas.restore()
        if person.frame is Frame.HALF:
            canvas.save()
            canvas.clipRect(skia.Rect(-200, -200, 200, middle - 3), skia.ClipOp.kIntersect, True)
            brush.stroke(lens, frame, 4.6)
            canvas.restore()
            brush.stroke(lens, mix(frame, (255, 255, 255), 0.4), 1.2, 0.7)
        else:
            brush.stroke(lens, frame, 5.0 if person.frame is Frame.SQUARE else 3.6)
        brush.stroke(curve([(side * ex - half * 0.72, middle - 17), (side * ex - half * 0.36, middle - 23)]),
                     (255, 255, 255), 2.6, 0.3, 0.8)  # fmt: skip
        arm = [(side * (ex + half), middle - 8), (side * (shape.half_width - 4), middle - 11)]
        brush.stroke(curve(arm), frame, 3.4)
    inner = ex - half
    brush.stroke(curve([(-inner, middle - 4), (0, middle - 10), (inner, middle - 4)]), frame, 3.4)


def _lens(frame: Frame, x: float, y: float, half: float) -> Any:
    high, low, rounding = {
        Frame.ROUND: (half * 0.80, half * 0.98, (half, half * 0.89)),
        Frame.OVAL: (half * 0.62, half * 0.72, (half, half * 0.62)),
        Frame.SQUARE: (half * 0.66, half * 0.76, (9.0, 9.0)),
        Frame.HALF: (half * 0.60, half * 0.74, (half * 0.42, half * 0.42)),
    }[frame]
    path = skia.Path()
    path.addRoundRect(skia.Rect(x - half, y - high, x + half, y + low), *rounding)
    return path


def _lobe(shape: FaceShape, side: int) -> Point:
    return side * (shape.half_width + 1.5 * shape.person.ears), 6 + 34 * shape.person.ears


def draw_earring(brush: Brush, shape: FaceShape, side: int) -> None:
    """A stud, a hoop or a drop; the person's seed says which."""
    kind = random.Random(shape.person.seed + 21).choice(("stud", "hoop", "drop"))
    x, y = _lobe(shape, side)
    metal = _GOLD if shape.luminance < 0.72 else _SILVER
    if kind == "hoop":
        ring = skia.Path()
        ring.addOval(skia.Rect(x - 8, y - 2, x + 8, y + 17))
        brush.stroke(ring, times(metal, 0.55), 3.6, 0.5, 1.0)
        brush.stroke(ring, metal, 2.6)
        return
    if kind == "drop":
        brush.stroke(curve([(x, y), (x, y + 7)]), metal, 1.4)
        drop = curve([(x, y + 5), (x + 4.6, y + 15), (x, y + 19), (x - 4.6, y + 15)], True)
        brush.gradient(drop, mix(metal, (255, 255, 255), 0.4), times(metal, 0.75), (x - 4, y + 5), (x + 4, y + 19))
    brush.canvas.drawCircle(x, y, 3.4, skia.Paint(AntiAlias=True, Color=ink(metal if kind == "drop" else _PEARL)))
    brush.canvas.drawCircle(x - 1, y - 1, 1.2, skia.Paint(AntiAlias=True, Color=ink((255, 250, 236))))


def aided_side(shape: FaceShape) -> int:
    """The side on which the hearing aid is worn, -1 or 1 as the viewer sees it."""
    return random.Random(shape.person.seed + 33).choice((-1, 1))


def draw_hearing_aid(brush: Brush, shape: FaceShape) -> None:
    """Behind the ear: the body over its top, a clear tube, the mould in the bowl of the ear."""
    side, scale, colour = aided_side(shape), shape.person.ears, rgb(shape.person.hearing_aid)
    canvas = brush.canvas
    canvas.save()
    canvas.translate(side * shape.half_width, 6)
    canvas.scale(side * scale, scale)
    body = [(4.0, -30.0), (14.0, -35.0), (22.0, -24.0), (23.5, -4.0), (19.5, 14.0), (15.5, 12.0), (17.0, -4.0)]
    case = curve([*body, (14.5, -20.0), (9.0, -27.0)], True)
    canvas.save()
    canvas.translate(1, 2)
    brush.fill(case, (30, 20, 16), 0.35, 2.2)
    canvas.restore()
    brush.gradient(case, mix(colour, (255, 255, 255), 0.35), times(colour, 0.7), (6, -34), (22, 14), colour)
    brush.stroke(case, times(colour, 0.5), 1.1, 0.7)
    brush.stroke(curve([(20.0, -10.0), (20.5, -4.0)]), mix(colour, (255, 255, 255), 0.7), 1.8, 0.9)
    tube = curve([(5.0, -29.0), (-1.5, -22.0), (1.0, -8.0), (5.0, 0.0)])
    brush.stroke(tube, (120, 100, 90), 3.4, 0.35, 0.8)
    brush.stroke(tube, (236, 242, 244), 2.6, 0.9)
    mould = curve([(0.0, -5.0), (7.0, -6.0), (9.5, 3.0), (4.0, 9.0), (-0.5, 4.0)], True)
    brush.gradient(mould, mix(colour, (255, 255, 255), 0.6), mix(colour, (255, 255, 255), 0.2), (0, -6), (8, 9))
    brush.stroke(mould, times(colour, 0.6), 0.9, 0.6)
    canvas.restore()
