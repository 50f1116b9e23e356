"""Turning the head: a flat drawing bent over the depth of a head.

The drawing stays frontal; a net of triangles carries it to where each place of the head would be seen after a turn.
Believable to about twenty degrees: what a flat drawing doesn't have (the far side of the nose) is not needed before.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

from expression_trainer.domain.action_units import FacePose

from .shape import FaceShape

Floats = NDArray[np.float64]

MOST_DEGREES = 25.0
"""A turn beyond this is drawn as this."""
_NOD_ROUNDNESS = 3.6
_COLUMNS = (8, 16, 26, 38, 52, 66, 80, 94, 106, 118, 135, 165, 228)
_ROWS = (-228, -190, -165, -140, -115, -90, -70, -52, -38, -24, -10, 4, 18, 32, 44, 54, 62, 70, 80, 92, 106, 120, 134)
_LAST_ROWS = (148, 162, 176, 192, 215, 250, 300)


class HeadDepth:
    """How far each place of one person's frontal drawing lies before the ears, in head units."""

    def __init__(self, shape: FaceShape) -> None:
        w, cy = shape.half_width, shape.chin_y
        self._w, self._nose_y, self._eye_y = w, shape.nose_y, shape.eye_y
        self._nose = 22 * (0.6 + 0.5 * shape.person.nose_bridge) * (1 - 0.3 * shape.childness)
        self._nose_half = 0.62 * shape.nose_width
        deep = 0.74 * w
        self._middle = (
            np.array([-185, -155, -110, -60, 0, 60, cy * 0.7, cy, cy + 30, cy + 80]),
            deep * np.array([0, 0.45, 0.80, 0.95, 0.94, 1.0, 1.02, 0.95, 0.5, 0]),
        )
        self._edge = (
            np.array([20, cy * 0.53, cy * 0.80, cy * 0.955, cy, cy + 30, cy + 80]),
            deep * np.array([0, 0.12, 0.42, 0.74, 0.86, 0.45, 0]),
        )
        self._half = (
            np.array([-180, -166, -134, -74, -10, 36, cy * 0.53, cy * 0.80, cy]),
            w * np.array([0.5, 0.6, 0.8, 0.97, 1.0, 0.97, 0.90, 0.70, 0.55]),
        )

    def __call__(self, x: Floats, y: Floats, roundness: float = 2.0) -> Floats:
        """Depth at places (x, y) of any shape; a higher power is a flatter face with steeper sides."""
        middle, edge = np.interp(y, *self._middle), np.interp(y, *self._edge)
        at = np.abs(x) / np.interp(y, *self._half)
        inside = edge + (middle - edge) * (1 - np.minimum(at, 1.0) ** roundness)
        outside = edge * np.clip(1 - (at - 1) * 1.3, 0, 1)
        depth = np.where(at < 1, inside, outside)
        root, tip = self._eye_y - 8, self._nose_y - 8
        along = np.clip((y - root) / (tip - root), 0, 1) * np.clip((self._nose_y + 8 - y) / 12, 0, 1)
        bump: Floats = depth + self._nose * along * np.exp(-((x / self._nose_half) ** 2))
        return bump


class HeadTurn:
    """Carries a frontal drawing of one person to a turned head.

    `net_x`, `net_y`: the net's places on the frontal drawing, in head units; `triangles` (N, 3): their numbers.
    """

    def __init__(self, shape: FaceShape) -> None:
        self._depth, self._width = HeadDepth(shape), shape.half_width
        right = np.array(_COLUMNS, float)
        columns, rows = np.concatenate([-right[::-1], [0.0], right]), np.array(_ROWS + _LAST_ROWS, float)
        grid_x, grid_y = np.meshgrid(columns, rows)
        self.net_x, self.net_y = grid_x.ravel(), grid_y.ravel()
        self._net_z = self._depths(self.net_x, self.net_y)
        across = len(columns)
        corner = (np.arange(len(rows) - 1)[:, None] * across + np.arange(across - 1)[None, :]).ravel()
        faces = np.stack([corner, corner + 1, corner + across, corner + 1, corner + across + 1, corner + across], 1)
        self.triangles = faces
        self._indices: list[int] = faces.ravel().tolist()

    def keep_to(self, left: float, top: float, right: float, bottom: float) -> None:
        """Nothing is ever drawn outside these bounds: leave the net there out."""
        x, y = self.net_x[self.triangles], self.net_y[self.triangles]
        used = (x.max(1) > left) & (x.min(1) < right) & (y.max(1) > top) & (y.min(1) < bottom)
        self._indices = self.triangles[used].ravel().tolist()

    @staticmethod
    def is_frontal(pose: FacePose) -> bool:
        return abs(pose.yaw) < 0.05 and abs(pose.pitch) < 0.05

    def places(self, x: Floats, y: Floats, pose: FacePose) -> tuple[Floats, Floats]:
        """Where places of the frontal drawing are seen after the turn."""
        return _turned(x, y, self._depths(x, y), pose)

    def _depths(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """For turning aside, and for nodding: there a flatter face, or level brows would seem to frown or to worry."""
        return self._depth(x, y), self._depth(x, y, _NOD_ROUNDNESS)

    def behind(self, depth: float, pose: FacePose) -> tuple[float, float]:
        """How far something `depth` behind the ears slides aside and down."""
        yaw, pitch = _radians(pose)
        return -depth * math.sin(yaw), -depth * math.sin(pitch)

    def ear(self, side: int, pose: FacePose) -> tuple[float, float]:
        """How far an ear slides: with the edge of the head, and the far one behind it."""
        yaw, pitch = _radians(pose)
        inward = 0.5 * (1 - math.cos(yaw)) * self._width + 34 * max(0.0, side * math.sin(yaw))
        return -side * inward, -12 * math.sin(pitch)

    def stamp(self, canvas: Any, drawing: Any, scale: float, pose: FacePose) -> None:
        """Paint a frontal drawing (an image whose middle is head place (0, 0), `scale` pixels a unit), turned."""
        x, y = _turned(self.net_x, self.net_y, self._net_z, pose)
        middle = drawing.width() / 2
        seen = [skia.Point(*place) for place in zip(x.tolist(), y.tolist(), strict=True)]
        drawn = [
            skia.Point(*place)
            for place in zip(
                (middle + self.net_x * scale).tolist(), (middle + self.net_y * scale).tolist(), strict=True
            )
        ]
        net = skia.Vertices(skia.Vertices.kTriangles_VertexMode, seen, drawn, None, self._indices)
        shader = drawing.makeShader(
            skia.TileMode.kDecal, skia.TileMode.kDecal, _FINE if drawing.width() >= 400 else _QUICK
        )
        canvas.drawVertices(net, skia.Paint(Shader=shader), skia.BlendMode.kModulate)


def _radians(pose: FacePose) -> tuple[float, float]:
    def limited(degrees: float) -> float:
        return math.radians(max(-MOST_DEGREES, min(MOST_DEGREES, degrees)))

    return limited(pose.yaw), limited(pose.pitch)


def _turned(x: Floats, y: Floats, z: tuple[Floats, Floats], pose: FacePose) -> tuple[Floats, Floats]:
    """A turn about the vertical axis, then about the one through the ears. The head keeps most of its width: the side
    that comes into view is not drawn."""
    yaw, pitch = _radians(pose)
    wide, tall = 1 - 0.5 * (1 - math.cos(yaw)), 1 - 0.5 * (1 - math.cos(pitch))
    return x * wide + z[0] * math.sin(yaw), y * tall + z[1] * math.sin(pitch)


_QUICK = skia.SamplingOptions(skia.FilterMode.kLinear)
_FINE = skia.SamplingOptions(skia.CubicResampler.Mitchell())
"""Sharper at twice the cost: for large stills."""
