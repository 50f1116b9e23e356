"""Paths through points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import skia

Point = tuple[float, float]


def polygon(points: Sequence[Point], closed: bool = True) -> Any:
    """Straight lines from point to point."""
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points], closed)
    return path


def smooth(points: Sequence[Point], closed: bool = False) -> Any:
    """A Catmull-Rom curve through the points (uniform, as Bezier segments)."""
    path, n = skia.Path(), len(points)

    def at(i: int) -> Point:
        return points[i % n] if closed else points[min(max(i, 0), n - 1)]

    path.moveTo(*points[0])
    for i in range(n if closed else n - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        path.cubicTo(bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
    if closed:
        path.close()
    return path


def arch(x: float, half: float, y: float, bend: float, steps: int = 9) -> list[Point]:
    """A parabola `2 * half` wide whose middle lies `bend` below its ends."""
    return [(x + half * v, y + bend * (1 - v * v)) for v in (2 * i / (steps - 1) - 1 for i in range(steps))]
