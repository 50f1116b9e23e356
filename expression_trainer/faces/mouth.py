"""The mouth: inside, teeth, lips. Upper teeth stay with the skull, lower teeth and tongue go with the jaw."""

from __future__ import annotations

from typing import Any

import numpy as np
import skia

from .pen import Brush, curve, ink, mix, moved, polygon, ribbon, times
from .shape import FaceShape, MouthLines, Moves


def _band(mouth: MouthLines, above: Any, below: Any) -> Any:
    x = mouth.x
    return polygon(np.vstack([np.stack([x, above], 1), np.stack([x, below], 1)[::-1]]))


def draw_mouth(brush: Brush, shape: FaceShape, moves: Moves, mouth: MouthLines) -> None:
    brush.soft(0, float(mouth.lower_outer.max()) + 9, 30, 8, shape.shade, 0.55 - 0.2 * moves(17))
    if mouth.gap > 0.8:
        with brush.clipped(_band(mouth, mouth.upper_inner, mouth.lower_inner)):
            _draw_inside(brush, shape, moves, mouth)
    _draw_lips(brush, shape, mouth)
    if moves(19) > 0.03:
        _draw_tongue(brush, mouth, moves(19))
    _draw_line(brush, shape, moves, mouth)


def _draw_inside(brush: Brush, shape: FaceShape, moves: Moves, mouth: MouthLines) -> None:
    y, jaw, person = shape.mouth_y, mouth.jaw, shape.person
    brush.canvas.drawRect(skia.Rect(-120, y - 60, 120, y + 130), skia.Paint(Color=ink((66, 20, 22))))
    brush.soft(0, y + jaw * 0.5, 40, 20, (30, 6, 8), 0.6)
    if mouth.gap > 9:
        _draw_tongue_bed(brush, y + jaw * 0.86 + 8 + 4 * moves(12))
    t = np.linspace(-1, 1, 31)
    half, edge_y = 39 * person.lip_width, y + 7.0 - 6.5 * moves(20) * (1 - moves(12))
    upper = [(-half, y - 26), (half, y - 26), *((half * q, edge_y - 6.5 * abs(q) ** 2.2) for q in t[::-1])]
    brush.fill(polygon(upper), mix((250, 245, 236), shape.shade, 0.06))
    for q in (-0.80, -0.62, -0.42, -0.215, 0, 0.215, 0.42, 0.62, 0.80):
        gap = curve([(half * q, y - 12), (half * q, edge_y + 1 - 6.5 * abs(q) ** 2.2)])
        brush.stroke(gap, (178, 150, 136), 0.9, 0.42, 0.3)
    for side in (-1, 1):
        brush.soft(side * half, y, 24, 22, (80, 30, 30), 0.75)
    gum = [(-half, y - 26), (half, y - 26), *((half * q, y - 9 - 3 * abs(q) ** 2) for q in t[::-1])]
    brush.fill(polygon(gum), (208, 112, 112), 0.9, 0.9)
    if moves(16) > 0.2 or moves(20) > 0.3:
        low = y + jaw * 0.86 + 4.5 * moves(16) + 3.5 * moves(20) + 0.5
        width = 33 * person.lip_width
        teeth = [*((width * q, low + 3.2 * abs(q) ** 2 - 1) for q in t), (width, low + 26), (-width, low + 26)]
        brush.fill(polygon(teeth), mix((238, 230, 220), shape.shade, 0.10), 0.95, 0.3)
        for q in (-0.8, -0.58, -0.38, -0.19, 0, 0.19, 0.38, 0.58, 0.8):
            brush.stroke(curve([(width * q, low + 1), (width * q, low + 12)]), (170, 140, 128), 0.8, 0.4, 0.3)
    brush.fill(_band(mouth, mouth.upper_inner - 8, mouth.upper_inner + 3.0), (40, 8, 8), 0.48, 2.2)


def _draw_tongue_bed(brush: Brush, y: float) -> None:
    w = 30
    half = [(w, y + 26), (w * 0.9, y + 6), (w * 0.35, y - 4)]
    outline = [(-px, py) for px, py in half] + [(0, y - 1)] + half[::-1]
    brush.fill(curve(outline, True), (196, 92, 94), 0.95, 1.2)
    brush.soft(-4, y + 4, 18, 7, (236, 150, 146), 0.6)


def _draw_tongue(brush: Brush, mouth: MouthLines, out: float) -> None:
    """The tongue over the lower lip."""
    top = float(mouth.upper_inner[20]) + 0.6 * mouth.gap * (1 - 0.5 * out)
    low = float(mouth.lower_outer.max()) + 17 * out - 6
    half = [(17.0, top), (18.5, top * 0.45 + low * 0.55), (12.5, low - 2.0)]
    outline = curve([(-x, y) for x, y in half] + [(0, low + 1.5)] + half[::-1], True)
    brush.fill(moved(outline, 0, 2.5), brush.deep, 0.35 * out, 2.2)
    brush.gradient(outline, (176, 76, 82), (224, 124, 124), (0, top), (0, low))
    with brush.clipped(outline):
        brush.soft(-4, low - 8, 12, 8, (246, 176, 170), 0.7)
        brush.stroke(curve([(0, top), (0.6, low - 6)]), (160, 64, 72), 2.0, 0.55, 0.9)


def _draw_lips(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    upper = _band(mouth, mouth.upper_outer, mouth.upper_inner + 0.4)
    lower = _band(mouth, mouth.lower_inner - 0.4, mouth.lower_outer)
    brush.fill(upper, times(shape.lips, 0.92), 0.93, 0.55)
    brush.fill(lower, mix(shape.lips, (255, 190, 180), 0.10), 0.90, 0.55)
    low, inner = float(mouth.lower_outer.max()), float(mouth.lower_inner[20])
    with brush.clipped(lower):
        brush.soft(0, low + 1, 34, 6, times(shape.lips, 0.62), 0.55)
        shine = 0.50 if shape.luminance > 0.4 else 0.30
        brush.soft(-4, inner * 0.55 + low * 0.45, 22, (low - inner) * 0.36 + 1, (255, 226, 214), shine)
    with brush.clipped(upper):
        brush.soft(0, float(mouth.upper_inner[20]) + 1, 46, 5, times(shape.lips, 0.5), 0.55)


def _draw_line(brush: Brush, shape: FaceShape, moves: Moves, mouth: MouthLines) -> None:
    """Where the lips meet, the corners, and the light above and below."""
    x, t = mouth.x, mouth.t
    if mouth.gap < 4:
        widths = 0.8 + 1.9 * (1 - np.abs(t) ** 3) * (1 - 0.3 * moves(24))
        line = ribbon(np.stack([x, mouth.upper_inner + 0.2], 1), widths)
        brush.fill(line, mix(shape.deep, (70, 16, 20), 0.55), 0.9, 0.45)
    else:
        edge = polygon(np.stack([x, mouth.upper_inner], 1), closed=False)
        brush.stroke(edge, mix(shape.deep, (60, 14, 18), 0.5), 1.4, 0.75, 0.5)
    for side in (-1, 1):
        cx, cy = mouth.corner(side)
        brush.soft(cx + side, cy, 4.4, 4.0, shape.deep, 0.45)
    top, low = float(mouth.upper_outer.min()), float(mouth.lower_outer.max())
    brush.soft(0, top - 2.5, 15, 3.4, shape.light, 0.42)
    tight = max(moves(23), moves(24))
    if tight > 0.2:
        brush.soft(0, top - 5, 34, 5, shape.light, 0.4 * tight)
        brush.crease([(-30, low + 4), (0, low + 6.5), (30, low + 4)], 2.6, 0.5 * tight, 1)
