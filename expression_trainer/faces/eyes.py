"""Eyes: sockets, lids, globe, lashes, the lower lid."""

from __future__ import annotations

from typing import Any

import numpy as np
import skia

from expression_trainer.domain.action_units import FacePose

from .pen import Brush, curve, ink, mix, polygon, rgb, ribbon, sampled, times
from .shape import FaceShape, Moves

_T = np.linspace(0, 1, 25)


class Lids:
    """The lid lines of one eye around its middle: t runs from the inner to the outer corner."""

    def __init__(self, shape: FaceShape, moves: Moves, side: int) -> None:
        person, k, t = shape.person, shape.childness, _T

        def u(unit: int) -> float:
            return moves(unit, side)

        upper = (14.6 + 3.6 * k) * person.eye_size * (0.90 + 0.10 * person.eye_fold) * (1 - 0.10 * shape.oldness)
        lower = (9.8 + 1.6 * k) * person.eye_size
        upper = upper * (1 + 0.42 * u(5)) - 3.2 * u(7) * (1 - 0.3 * u(5)) - 1.6 * u(6) - 3.4 * u(9)
        lower = lower + 1.2 * u(5) - 4.2 * u(7) - 4.6 * u(6) - 3.0 * u(9) - 0.8 * u(12)
        down = max(0.0, moves.pose.gaze_y)
        upper, lower = max(upper - 7.5 * down, 3.2), max(lower + 1.5 * down, 2.2)  # the lids follow the gaze
        x = -shape.eye_width + 2 * shape.eye_width * t
        tilt = -(person.eye_tilt * 4 + 1.4) * (t - 0.5) * 2
        above, below = np.sin(np.pi * t**0.80) ** 0.80, np.sin(np.pi * t**1.15) ** 0.85
        sad = u(1) * (1 - 0.35 * u(2))
        slant = 4.2 * sad * (1 - t) - 4.48 * u(4) * (1 - sad * 0.8) * (1 - t) ** 1.1 - 2.2 * sad * t
        top = -upper * above - slant * np.sin(np.pi * t) ** 0.7
        low = lower * below - 1.5 * u(6) * np.sin(np.pi * t)
        closed_line, closed = low * 0.55 + 1.5 * np.sin(np.pi * t), u(43)
        top = top * (1 - closed) + closed_line * closed
        low = low * (1 - closed * 0.45) + closed_line * closed * 0.45
        self.x = x * side
        self.top, self.low = np.minimum(top, low - 0.25) + tilt, low + tilt


def _band(x: Any, above: Any, below: Any) -> Any:
    return polygon(np.vstack([np.stack([x, above], 1), np.stack([x, below], 1)[::-1]]))


def draw_eye(brush: Brush, shape: FaceShape, moves: Moves, side: int) -> None:
    """Socket and eye of one side."""
    _draw_socket(brush, shape, moves, side)
    brush.canvas.save()
    brush.canvas.translate(side * shape.eye_x, shape.eye_height(side))
    lids = Lids(shape, moves, side)
    crease = _draw_upper_lid(brush, shape, moves, side, lids)
    _draw_globe(brush, shape, moves, side, lids)
    _draw_lashes(brush, shape, side, lids, crease, moves(43, side), moves(5, side))
    _draw_lower_lid(brush, shape, moves, side, lids)
    if moves.pose.tears > 0.3:
        _draw_tear(brush, side * 9, float(lids.low.max()), moves.pose.tears)
    brush.canvas.restore()


def _draw_socket(brush: Brush, shape: FaceShape, moves: Moves, side: int) -> None:
    ex, ey, k, deep = shape.eye_x, shape.eye_height(side), shape.childness, shape.person.eye_depth - 0.5
    brush.soft(side * ex - 1, ey - 13 + 2 * moves(4, side), 39, 21, shape.shade, 0.44 - 0.14 * k + 0.34 * deep)
    brush.soft(side * (ex - 26), ey - 6, 16, 22, shape.shade, 0.42 - 0.1 * k + 0.3 * deep)
    brush.soft(side * ex, ey + 19, 30, 11, shape.shade, (0.20 + 0.28 * shape.oldness) * (1 - 0.4 * k))
    a2 = moves(2, side)
    brush.soft(side * (ex + 4), shape.brow_y + 7 - 8 * a2, 34, 9, shape.light, 0.28 + 0.1 * a2)


def _draw_upper_lid(brush: Brush, shape: FaceShape, moves: Moves, side: int, lids: Lids) -> Any:
    """The skin between the crease and the lash line; returns the crease's y."""
    closed = moves(43, side)
    height = 4.0 + 3.2 * shape.person.eye_fold * (1 - 0.35 * moves(5, side)) + 2.5 * closed - 1.6 * moves(7, side)
    crease = lids.top - height * np.sin(np.pi * np.linspace(0.06, 0.96, 25)) ** 0.6
    brush.fill(_band(lids.x, crease, lids.top), mix(shape.skin, shape.shade, 0.42), 0.85, 0.8)
    if closed > 0.3:
        brush.soft(0, float(np.mean(lids.top)) - 5, 19, 7, shape.light, 0.40 * closed)
    return crease


def iris_place(shape: FaceShape, moves: Moves, side: int) -> tuple[float, float]:
    """The middle of one iris."""
    x, y = _gaze(moves.pose)
    return side * shape.eye_x + x, shape.eye_height(side) + y


def _gaze(pose: FacePose) -> tuple[float, float]:
    return 6.5 * pose.gaze_x, 5.5 * pose.gaze_y - 0.3


def _draw_globe(brush: Brush, shape: FaceShape, moves: Moves, side: int, lids: Lids) -> None:
    canvas, pose = brush.canvas, moves.pose
    with brush.clipped(_band(lids.x, lids.top, lids.low)):
        canvas.drawRect(skia.Rect(-40, -40, 40, 40), skia.Paint(Color=ink((246, 240, 234))))
        brush.soft(-shape.eye_width * side, 3, 14, 16, (226, 150, 140), 0.55)
        brush.soft(shape.eye_width * side, 1, 14, 18, (190, 160, 156), 0.6)
        x, y = _gaze(pose)
        r, iris = (13.6 + 3.0 * shape.childness) * shape.person.eye_size, rgb(shape.person.iris)
        edge = skia.Paint(AntiAlias=True, Color=ink(times(iris, 0.30)))
        edge.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.7))
        canvas.drawCircle(x, y, r + 0.7, edge)
        tones = [ink(mix(iris, (255, 226, 180), 0.42)), ink(iris), ink(times(iris, 0.50))]
        shader = skia.GradientShader.MakeRadial((x + 1, y + r * 0.55), r * 1.35, tones, [0, 0.5, 1])
        canvas.drawCircle(x, y, r - 0.6, skia.Paint(AntiAlias=True, Shader=shader))
        pupil = r * (0.42 + 0.05 * moves(5, side))
        canvas.drawCircle(x, y, pupil, skia.Paint(AntiAlias=True, Color=ink((16, 11, 10))))
        brush.fill(_band(lids.x, lids.top - 9, lids.top + 3.2), (50, 28, 26), 0.50, 2.4)  # the lid's shadow
        white = skia.Paint(AntiAlias=True, Color=ink((255, 255, 255), 0.95))
        canvas.drawCircle(x - r * 0.36, y - r * 0.38, r * 0.24, white)
        faint = skia.Paint(AntiAlias=True, Color=ink((255, 255, 255), 0.55))
        canvas.drawCircle(x + r * 0.36, y + r * 0.40, r * 0.13, faint)
        wet = np.stack([lids.x, lids.low - 0.6], 1)[2:-2:3]
        brush.stroke(curve(wet), (255, 236, 226), 1.5, 0.5, 0.6)
        if pose.tears:
            brush.soft(0, float(lids.low.max()) - 1, 22, 5, (255, 255, 255), 0.9 * pose.tears)


def _draw_lashes(
    brush: Brush, shape: FaceShape, side: int, lids: Lids, crease: Any, closed: float, widened: float
) -> None:
    person, t, x = shape.person, _T, lids.x
    soft = (1 - person.masculinity) * (1 - 0.4 * shape.childness)
    lash = mix((24, 14, 12), shape.brows, 0.25)
    weight = 1.0 + 2.6 * np.sin(np.pi * np.clip(t * 0.93 + 0.05, 0, 1)) ** 0.7 * (0.72 + 0.45 * t) + 0.6 * soft * t
    brush.fill(ribbon(np.stack([x, lids.top - 0.4], 1), weight), lash, 0.95, 0.35)
    wing = [
        (x[-3], lids.top[-3]),
        (x[-1] + 1.5 * side, lids.top[-1] - 1.0),
        (x[-1] + (3.5 + 3 * soft) * side, lids.top[-1] - 2.6 - 2 * soft),
    ]
    brush.fill(ribbon(wing, [2.6, 1.8, 0.3]), lash, 0.85, 0.3)
    low = 0.3 + 1.3 * np.sin(np.pi * t) ** 0.6 * (0.3 + 0.7 * t)
    brush.fill(ribbon(np.stack([x, lids.low + 0.3], 1), low), mix(shape.deep, lash, 0.4), 0.62, 0.5)
    fold = (0.30 + 0.62 * person.eye_fold) * (1 - 0.6 * closed) + 0.12 * widened
    line = np.stack([x, crease], 1)[1:]
    brush.fill(ribbon(line, (0.5 + 1.5 * np.sin(np.pi * t) ** 0.7)[1:]), shape.deep, 0.62 * fold, 0.7)
    if person.eye_fold < 0.4:
        inner = [
            (x[0] + 5 * side, lids.top[4] - 2.4),
            (x[0] - 0.5 * side, lids.top[0] - 1.4),
            (x[0] - 1.2 * side, lids.low[0] + 2.6),
        ]
        brush.stroke(curve(inner), mix(shape.shade, shape.deep, 0.5), 1.5, 0.6, 0.5)


def _draw_lower_lid(brush: Brush, shape: FaceShape, moves: Moves, side: int, lids: Lids) -> None:
    """The bag that a raised cheek or a tight lid makes, and the outer corner's lines."""
    person, k = shape.person, shape.childness
    a6, a7 = moves(6, side), moves(7, side)
    bag = max(a6, 0.55 * a7, 0.4 * moves(12, side), 0.5 * shape.oldness, 0.6 * moves(9, side)) * (1 - 0.35 * k)
    if bag > 0.03:
        y = float(lids.low.max()) + 5.5
        brush.soft(0, y - 1, 22, 4.5, shape.light, 0.42 * bag)
        line = [(-19 * side, y - 1), (-4 * side, y + 4.0), (12 * side, y + 3.4), (23 * side, y - 1.5)]
        brush.crease(line, 2.3, 0.72 * bag, 1.0, 0.3)
    crows = max(a6 * (0.75 - 0.6 * k), person.wrinkles * 0.55, (a6 * 0.3 + 0.4 * a7 * moves(43, side)) * (1 - k))
    if crows > 0.03:
        start = shape.eye_width + 7
        for dy, length in ((-7, 13), (0, 16), (7, 13)):
            crow = [
                (start * side, dy * 0.55),
                ((start + length * 0.5) * side, dy * 0.9 + 0.6),
                ((start + length) * side, dy * 1.6),
            ]
            brush.crease(crow, 1.9, crows * 0.8, 0.8, 0.25)


def _draw_tear(brush: Brush, x: float, y: float, share: float) -> None:
    """A drop on the cheek and the wet way it took."""
    end = y + 14 + 20 * share
    brush.stroke(curve([(x, y), (x * 1.12, (y + end) / 2), (x * 1.2, end - 6)]), (255, 255, 255), 3.4, 0.3, 0.8)
    drop = curve([(x * 1.2, end - 11), (x * 1.2 + 4.2, end - 1), (x * 1.2, end + 4), (x * 1.2 - 4.2, end - 1)], True)
    brush.gradient(drop, (224, 240, 250), (150, 196, 226), (x, end - 10), (x, end + 5))
    brush.soft(x * 1.2 - 1.4, end - 1, 2.0, 3.0, (255, 255, 255), 0.95)


def brow_line(shape: FaceShape, moves: Moves, side: int) -> Any:
    """Points along one brow, from the inner to the outer end."""
    a1, a2, a4, a6, a9 = (moves(unit, side) for unit in (1, 2, 4, 6, 9))
    ex, by, arch = shape.eye_x, shape.brow_y, shape.person.brow_arch
    by += side * shape.uneven_brows
    inner = (ex - 27 - 4.5 * a4, by + 3 - 15 * a1 + 12.5 * a4 * (1 - 0.55 * a1) + 5 * a9)
    middle_y = by - 3 - 4 * arch - 5.5 * a1 - 11 * a2 + 8.5 * a4 * (1 - 0.2 * a1) + 6 * a9 + 1.5 * a6
    peak = (ex + 19, by - 3.5 * arch - 14 * a2 + 1.2 * a1 + 4.5 * a4 * (1 - a2) + 5 * a9 + 1.5 * a6)
    outer = (ex + 34, by + 7 - 11 * a2 + 2.5 * a1 * (1 - a2) + 2.0 * a4 + 2.5 * a9)
    points = (inner, (ex - 2 - 2.0 * a4, middle_y), peak, outer)
    return sampled([(side * x, y) for x, y in points], 8)
