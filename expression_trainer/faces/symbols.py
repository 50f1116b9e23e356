"""One simple picture per expression, for keys and schedules: the rig's movements on a face of eight strokes.

All symbols share one face; only what the action units move differs, because that is what is taught.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import skia

from expression_trainer.domain.action_units import ActionUnits, FacePose
from expression_trainer.domain.expressions import Expression

from .pen import Point, curve, ink, mix, rgb
from .shape import Moves

_units = ActionUnits.of

SYMBOL_POSES: Mapping[Expression, FacePose] = {
    Expression.NEUTRAL: FacePose(),
    Expression.HAPPINESS: FacePose(_units({6: 1, 12: 1, 25: 1, 26: 0.6})),
    Expression.SADNESS: FacePose(_units({1: 1, 4: 0.3, 15: 1})),
    Expression.ANGER: FacePose(_units({4: 1, 7: 0.3, 15: 0.45, 24: 1})),
    Expression.FEAR: FacePose(_units({1: 1, 2: 0.25, 4: 0.2, 5: 1, 20: 1, 25: 1, 26: 0.7})),
    Expression.SURPRISE: FacePose(_units({1: 1, 2: 1, 5: 1, 25: 1, 26: 0.5, 27: 0.8})),
    Expression.DISGUST: FacePose(_units({4: 0.35, 7: 1, 9: 1, 10: 1, 15: 0.6, 19: 1, 25: 0.6, 26: 0.3})),
    Expression.CALM: FacePose(_units({12: 0.4, 43: 1})),
    Expression.PAIN: FacePose(_units({4: 1, 6: 1, 7: 1, 9: 0.4, 20: 0.7, 25: 1, 26: 0.3, 43: 1})),
    Expression.CONTEMPT: FacePose(_units({43: 0.5}, right={12: 0.9, 14: 1, 43: 0.5}), gaze_x=-0.6),
    Expression.SHY: FacePose(_units({12: 0.45, 1: 0.4}), gaze_x=0.7, gaze_y=0.9, roll=9, blush=1),
    Expression.TIRED: FacePose(_units({43: 0.62, 1: 0.4, 25: 0.6, 26: 0.25, 15: 0.2}), gaze_y=0.6, roll=10),
    Expression.WORRIED: FacePose(_units({1: 1, 4: 0.4, 15: 0.35, 20: 0.5, 24: 1}), gaze_x=0.9),
    Expression.PROUD: FacePose(_units({12: 0.85, 2: 0.4, 43: 1, 6: 1}), pitch=-12),
    Expression.EXCITED: FacePose(_units({1: 1, 2: 1, 5: 1, 12: 1, 25: 1, 26: 1})),
    Expression.CONFUSED: FacePose(_units({4: 0.7, 14: 0.6}, right={2: 1, 1: 0.6, 18: 0.2}), gaze_y=-0.6, roll=8),
}
"""Stronger and plainer than the expressions on people: a symbol is read at 48 pixels."""


@dataclass(frozen=True, slots=True)
class SymbolColours:
    """ "#rrggbb" each. `edge` is the line around the face."""

    face: str
    ink: str
    edge: str
    white: str = "#ffffff"


def draw_symbol(canvas: Any, expression: Expression, x: float, y: float, r: float, colours: SymbolColours) -> None:
    """Paint the symbol around (x, y) with radius r, in the canvas's units."""
    face = SYMBOL_POSES[expression]
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(r / 50, r / 50)
    _disc(canvas, 0, 0, 50, colours.face)
    _disc(canvas, 0, 0, 48.5, colours.edge, 3)
    canvas.rotate(face.roll)
    canvas.translate(0, 0.4 * face.pitch)
    strokes = _Strokes(canvas, Moves(face), colours)
    strokes.draw_cheeks()
    for side in (-1, 1):
        strokes.draw_brow(side)
        strokes.draw_eye(side)
    strokes.draw_nose()
    strokes.draw_mouth()
    canvas.restore()


def _disc(canvas: Any, x: float, y: float, r: float, colour: str, stroke: float = 0.0) -> None:
    paint = skia.Paint(AntiAlias=True, Color=ink(rgb(colour)))
    if stroke:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(stroke)
    canvas.drawCircle(x, y, r, paint)


class _Strokes:
    """The parts of one symbol, in a face of radius 50."""

    def __init__(self, canvas: Any, moves: Moves, colours: SymbolColours) -> None:
        self._canvas, self._moves, self._colours = canvas, moves, colours

    def _line(self, points: list[Point], width: float = 5.5) -> None:
        """A stroke; three points make one smooth bow whose middle is the second."""
        if len(points) != 3:
            self._stroke(curve(points), width)
            return
        (ax, ay), (bx, by), (cx, cy) = points
        bow = skia.Path()
        bow.moveTo(ax, ay)
        bow.quadTo(2 * bx - (ax + cx) / 2, 2 * by - (ay + cy) / 2, cx, cy)
        self._stroke(bow, width)

    def _stroke(self, path: Any, width: float) -> None:
        style, cap, join = skia.Paint.kStroke_Style, skia.Paint.kRound_Cap, skia.Paint.kRound_Join
        paint = skia.Paint(AntiAlias=True, Color=ink(rgb(self._colours.ink)), Style=style, StrokeWidth=width)
        paint.setStrokeCap(cap)
        paint.setStrokeJoin(join)
        self._canvas.drawPath(path, paint)

    def _fill(self, path: Any, colour: str) -> None:
        self._canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=ink(rgb(colour))))

    def draw_cheeks(self) -> None:
        if self._moves.pose.blush:
            warm = mix(rgb(self._colours.face), (222, 92, 84), 0.55)
            for side in (-1, 1):
                self._canvas.drawOval(
                    skia.Rect.MakeXYWH(side * 30 - 9, 6, 18, 12), skia.Paint(AntiAlias=True, Color=ink(warm))
                )

    def draw_brow(self, side: int) -> None:
        a1, a2, a4, a9 = (self._moves(unit, side) for unit in (1, 2, 4, 9))
        inner = -22 - 7 * a1 + 8 * a4 * (1 - 0.7 * a1) + 4 * a9
        middle = -25.5 - 3.5 * a1 - 8 * a2 + 4 * a4 * (1 - 0.7 * a1) + 5 * a9
        outer = -22 - 7 * a2 + 5 * a1 * (1 - a2) - 5.5 * a4 * (1 - a1) + 1.5 * a9
        strong = 4.5 + 2.2 * max(a4 * (1 - a1), a9)
        self._line([(side * 9, inner), (side * 19, middle), (side * 30, outer)], strong)

    def draw_eye(self, side: int) -> None:
        u, pose, x, y = self._moves, self._moves.pose, side * 19.0, -6.0
        gx, gy = 3.2 * pose.gaze_x, 2.8 * pose.gaze_y
        shut, squeezed = u(43, side), max(u(6, side), u(7, side) * 0.9)
        if shut > 0.9 and u(4, side) > 0.5:  # pressed together
            for end in (-6.0, 6.0):
                self._line([(x - side * 9, y + end), (x + side * 8, y)], 4.8)
        elif shut > 0.9 and u(6, side) < 0.5:
            self._line([(x - 9, y - 1), (x, y + 4), (x + 9, y - 1)])
        elif u(6, side) > 0.5 and u(5, side) < 0.3:
            self._line([(x - 9, y + 3), (x, y - 6), (x + 9, y + 3)])
        elif u(5, side) > 0.3:
            _disc(self._canvas, x, y, 10.5, self._colours.white)
            _disc(self._canvas, x, y, 10.5, self._colours.ink, 3.2)
            _disc(self._canvas, x + gx, y + 0.8 + gy, 4.3, self._colours.ink)
        elif shut > 0.2 or squeezed > 0.5:  # under a heavy lid
            lid = y - 3 + 6 * (shut - 0.4)
            self._canvas.save()
            self._canvas.clipRect(skia.Rect(x - 14, lid, x + 14, y + 14), skia.ClipOp.kIntersect, True)
            _disc(self._canvas, x + gx, y + 1, 6.2, self._colours.ink)
            self._canvas.restore()
            self._line([(x - 9.5, lid), (x + 9.5, lid)], 4.2)
        else:
            _disc(self._canvas, x + gx, y + gy, 5.6, self._colours.ink)

    def draw_nose(self) -> None:
        if self._moves(9) > 0.6:
            for side in (-1, 1):
                self._line([(side * 7, 1), (side * 2.5, 5)], 3.4)
                self._line([(side * 8, 8), (side * 3, 11.5)], 3.0)

    def draw_mouth(self) -> None:
        u = self._moves
        gap = 4 * u(25) + 9 * u(26) + 12 * u(27)
        half = 15 + 9 * u(12) + 8 * u(20) - 7 * u(27) - 5 * u(18)
        middle = 21 + 1.5 * u(12) - 4.5 * u(15) - 2 * u(10)

        def corner(side: int) -> float:
            return 21 - 8 * u(12, side) - 2.5 * u(14, side) + 6 * u(15, side) + 5 * u(20, side)

        left, right = (-half, corner(-1)), (half, corner(1))
        if gap < 3:
            self._line([left, (-half * 0.5, _between(left[1], middle)), (0, middle),
                        (half * 0.5, _between(right[1], middle)), right], 5.5 + 1.5 * u(24))  # fmt: skip
            if u(14, -1) > 0.8 and u(14, 1) < 0.5:
                self._line([(-half - 2, left[1] - 8), (-half - 6, left[1] - 1), (-half - 3, left[1] + 5)], 3.4)
            return
        bared, round_ = u(20) > 0.4, u(27) > 0.4 and u(12) < 0.5
        top, low = middle - 0.35 * gap * (1 - u(12)) - 4 * u(10), middle + gap
        mouth = skia.Path()
        if round_:
            mouth.addOval(skia.Rect(-0.75 * half, 26 - 0.62 * gap, 0.75 * half, 26 + 0.62 * gap))
        else:
            mouth.moveTo(*left)
            mouth.cubicTo(-half * 0.6, top, half * 0.6, top, *right)
            if bared:  # stretched: square below
                mouth.cubicTo(half * 1.05, low + 5, half * 0.7, low + 5, 0, low + 4)
                mouth.cubicTo(-half * 0.7, low + 5, -half * 1.05, low + 5, *left)
            else:
                mouth.cubicTo(half * 0.75, low + gap * 0.45, -half * 0.75, low + gap * 0.45, *left)
            mouth.close()
        self._fill(mouth, self._colours.white if bared else self._colours.ink)
        self._canvas.save()
        self._canvas.clipPath(mouth, skia.ClipOp.kIntersect, True)
        if u(12) > 0.5:
            teeth = skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(-half * 0.8, top - 5, half * 1.6, 10), 4, 4)
            self._canvas.drawRRect(teeth, skia.Paint(AntiAlias=True, Color=ink(rgb(self._colours.white))))
        if bared:
            self._line([(-half, low - 2), (half, low - 2)], 2.6)
        self._canvas.restore()
        self._stroke(mouth, 4.2)
        if u(19) > 0.5:
            tongue = curve([(-8, middle + 1), (-8, middle + 11), (0, middle + 17), (8, middle + 11), (8, middle + 1)])
            tongue.close()
            self._fill(tongue, "#e0787c")
            self._stroke(tongue, 3.2)
            self._line([(0, middle + 4), (0, middle + 10)], 2.2)


def _between(corner: float, middle: float) -> float:
    return middle + 0.3 * (corner - middle)
