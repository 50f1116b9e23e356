"""Brows: a soft ribbon and single hairs."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

from .eyes import brow_line
from .pen import Brush, ink, ribbon, times
from .shape import FaceShape, Moves

_HAIRS, _TONES = 54, (0.65, 0.9, 1.15)
_LINE = 25
"""Points of a brow's line."""
_PROFILE = np.interp(np.linspace(0, 1, _LINE), [0, 0.12, 0.45, 0.8, 1], [0.62, 1.0, 1.0, 0.58, 0.12])


@dataclass(frozen=True, slots=True)
class _Hairs:
    """Where the hairs of one brow grow: `u` along it 0-1, `aside` -0.5 to 0.5 of its width, `length` in head units."""

    u: NDArray[np.float64]
    aside: NDArray[np.float64]
    length: NDArray[np.float64]


class Brows:
    """The brows of one person; the hairs are the same in every picture."""

    def __init__(self, shape: FaceShape) -> None:
        person, rng = shape.person, random.Random(shape.person.seed + 11)
        self._shape = shape
        thickness = (6.6 + 1.8 * person.masculinity - 1.2 * shape.childness) * person.brow_thickness
        self._widths = thickness * _PROFILE
        self._hairs = {}
        for side in (-1, 1):
            grown = np.array([(rng.random(), rng.random() - 0.5, 4.2 + 3 * rng.random()) for _ in range(_HAIRS)])
            self._hairs[side] = _Hairs(*grown.T)

    def draw(self, brush: Brush, moves: Moves) -> None:
        for side, hairs in self._hairs.items():
            line = brow_line(self._shape, moves, side)
            brush.fill(ribbon(line + np.array((0, 2.6)), self._widths * 1.3), self._shape.shade, 0.32, 2.4)
            brush.fill(ribbon(line, self._widths), self._shape.brows, 0.72, 1.0)
            self._draw_hairs(brush.canvas, line, hairs)

    def _draw_hairs(self, canvas: Any, line: NDArray[np.float64], hairs: _Hairs) -> None:
        """Inner hairs stand up, outer ones lie along the brow."""
        place = np.minimum(len(line) - 1, (hairs.u * len(line)).astype(int))
        along = np.gradient(line, axis=0)[place]
        along /= np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-6
        aside = hairs.aside * self._widths[place] * 0.95
        lean = along * (0.5 + 0.6 * hairs.u)[:, None]
        lean[:, 1] += np.where(aside < 0, 0.45 * hairs.u, 0.0) - np.maximum(0.0, 0.75 - 0.9 * hairs.u)
        lean /= np.hypot(lean[:, 0], lean[:, 1])[:, None]
        root = line[place] + np.stack([-along[:, 1], along[:, 0]], 1) * aside[:, None]
        lean *= hairs.length[:, None]
        ends = np.stack([root - 0.4 * lean, root + 0.6 * lean], 1)
        for number, tone in enumerate(_TONES):
            points = [skia.Point(x, y) for x, y in ends[number :: len(_TONES)].reshape(-1, 2).tolist()]
            colour = ink(times(self._shape.brows, tone), 0.55)
            paint = skia.Paint(AntiAlias=True, Color=colour, StrokeWidth=0.9, StrokeCap=skia.Paint.kRound_Cap)
            canvas.drawPoints(skia.Canvas.PointMode.kLines_PointMode, points, paint)
