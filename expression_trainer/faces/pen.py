"""Drawing primitives: colours, curves, soft blobs, creases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

Colour = tuple[float, float, float]
Point = tuple[float, float]
Points = Sequence[Point] | NDArray[np.float64]
Path = Any


def rgb(text: str) -> Colour:
    """From "#rrggbb" to 0-255."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share


def times(a: Colour, factor: float | Colour) -> Colour:
    """Darker or lighter, never above 255; a colour as factor shifts the hue too."""
    f = factor if isinstance(factor, tuple) else (factor, factor, factor)
    return min(255.0, a[0] * f[0]), min(255.0, a[1] * f[1]), min(255.0, a[2] * f[2])


def luminance(a: Colour) -> float:
    return (0.3 * a[0] + 0.59 * a[1] + 0.11 * a[2]) / 255


def ink(colour: Colour, alpha: float = 1.0) -> int:
    """A skia colour."""
    value: int = skia.Color(int(colour[0]), int(colour[1]), int(colour[2]), int(max(0.0, min(1.0, alpha)) * 255))
    return value


def curve(points: Points, closed: bool = False) -> Path:
    """A Catmull-Rom curve through the points."""
    path = skia.Path()
    p = np.asarray(points, float)
    count = len(p)
    last = count if closed else count - 1
    if closed:
        index = [(i - 1, i, i + 1, i + 2) for i in range(last)]
        quads = [(p[a % count], p[b % count], p[c % count], p[d % count]) for a, b, c, d in index]
    else:
        quads = [(p[max(i - 1, 0)], p[i], p[i + 1], p[min(i + 2, count - 1)]) for i in range(last)]
    path.moveTo(*p[0].tolist())
    for a, b, c, d in quads:
        path.cubicTo(*(b + (c - a) / 6).tolist(), *(c - (d - b) / 6).tolist(), *c.tolist())
    if closed:
        path.close()
    return path


def polygon(points: Points, closed: bool = True) -> Path:
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in np.asarray(points, float).tolist()], closed)
    return path


def moved(path: Path, dx: float, dy: float) -> Path:
    copy = skia.Path(path)
    copy.offset(dx, dy)
    return copy


_BASES: dict[tuple[int, int], NDArray[np.float64]] = {}


def sampled(points: Points, steps: int = 8) -> NDArray[np.float64]:
    """Points along the open Catmull-Rom curve, `steps` per segment: one product with a constant matrix."""
    count = len(points)
    if (count, steps) not in _BASES:
        base = np.zeros(((count - 1) * steps + 1, count))
        row = 0
        for i in range(count - 1):
            for j in range(steps):
                t = j / steps
                for place, weight in (
                    (max(i - 1, 0), -t + 2 * t * t - t**3),
                    (i, 2 - 5 * t * t + 3 * t**3),
                    (i + 1, t + 4 * t * t - 3 * t**3),
                    (min(i + 2, count - 1), -t * t + t**3),
                ):
                    base[row, place] += weight / 2
                row += 1
        base[row, count - 1] = 1
        _BASES[(count, steps)] = base
    line: NDArray[np.float64] = _BASES[(count, steps)] @ np.asarray(points, float)
    return line


def ribbon(points: Points, widths: Any) -> Path:
    """A band of changing width along the points."""
    p = np.asarray(points, float)
    along = np.empty_like(p)
    along[1:-1] = p[2:] - p[:-2]
    along[0], along[-1] = p[1] - p[0], p[-1] - p[-2]
    across = along[:, ::-1] * (-1, 1)
    across = across / (np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9)
    half = np.asarray(widths, float)[:, None] / 2
    return polygon(np.vstack([p + across * half, (p - across * half)[::-1]]))


class Brush:
    """Paints onto a canvas whose unit is 1/512 of the picture. The soft colours are those of one skin."""

    def __init__(self, canvas: Any, shade: Colour, deep: Colour, light: Colour) -> None:
        self.canvas = canvas
        self.shade, self.deep, self.light = shade, deep, light

    def fill(self, path: Path, colour: Colour, alpha: float = 1.0, blur: float = 0.0) -> None:
        paint = skia.Paint(AntiAlias=True, Color=ink(colour, alpha))
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        self.canvas.drawPath(path, paint)

    def stroke(self, path: Path, colour: Colour, width: float, alpha: float = 1.0, blur: float = 0.0) -> None:
        paint = skia.Paint(
            AntiAlias=True,
            Color=ink(colour, alpha),
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=width,
            StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join,
        )
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        self.canvas.drawPath(path, paint)

    def soft(self, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: float, turn: float = 0.0) -> None:
        """A blob that fades to nothing: a gradient, which is quicker than a blur."""
        if alpha <= 0.004:
            return
        stops = [ink(colour, alpha * share) for share in (1.0, 0.8, 0.38, 0.1, 0.0)]
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.rotate(turn)
        self.canvas.scale(rx, ry)
        shader = skia.GradientShader.MakeRadial((0, 0), 1, stops, [0, 0.25, 0.55, 0.8, 1])
        self.canvas.drawRect(skia.Rect(-1, -1, 1, 1), skia.Paint(AntiAlias=False, Shader=shader))
        self.canvas.restore()

    def gradient(
        self,
        path: Path,
        first: Colour,
        last: Colour,
        start: tuple[float, float],
        end: tuple[float, float],
        middle: Colour | None = None,
    ) -> None:
        colours = [ink(first), *([ink(middle)] if middle else []), ink(last)]
        shader = skia.GradientShader.MakeLinear([skia.Point(*start), skia.Point(*end)], colours)
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))

    def crease(
        self, points: Points, width: float, alpha: float, softness: float = 1.0, highlight: float = 0.35
    ) -> None:
        """A fold of skin: a wide faint shadow, a thin core, a highlight below."""
        if alpha < 0.03:
            return
        line = sampled(points)
        t = np.linspace(0, 1, len(line))
        widths = width * np.sin(np.pi * t) ** 1.1
        self.fill(ribbon(line, widths * 2.6 + 0.3), self.shade, min(0.6, alpha * 0.55), softness * 3.0)
        core = mix(self.shade, self.deep, 0.42)
        self.fill(ribbon(line, widths * 0.60 + 0.15), core, min(0.8, alpha * 0.62), softness * 0.75)
        if highlight:
            below = line + np.array([0, width])
            self.fill(ribbon(below, widths * 1.1), self.light, alpha * highlight, softness * 1.6)

    def clipped(self, path: Path) -> Clip:
        """`with brush.clipped(path):` paints inside the path only."""
        return Clip(self.canvas, path)


class Clip:
    """Keeps the paint inside a path while entered."""

    def __init__(self, canvas: Any, path: Path) -> None:
        self._canvas, self._path = canvas, path

    def __enter__(self) -> None:
        self._canvas.save()
        self._canvas.clipPath(self._path, skia.ClipOp.kIntersect, True)

    def __exit__(self, *_: object) -> None:
        self._canvas.restore()
