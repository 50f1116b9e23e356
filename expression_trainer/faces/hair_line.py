"""Where hair lies on the skull, in every person's own proportions.

Styles are written down for a middling head: x in half widths of the face, y in head units (the hair's edge on the
forehead near -118, the top of the skull at -174). `fit` carries such places to the head of one person.
"""

from __future__ import annotations

import math
import random

import numpy as np
from numpy.typing import NDArray

from .identity import Covering
from .pen import Points
from .shape import FaceShape

Line = NDArray[np.float64]

HIGHEST, WIDEST = -211.0, 212.0
"""Hair beyond these would leave the picture (head units)."""
LOWEST_FRINGE = -60.0
"""Brows rise to just below it."""


def fit(shape: FaceShape, points: Points, side: int = 1) -> Line:
    """Places of the middling head on this head; `side` -1 mirrors them."""
    x, y = np.asarray(points, float).T
    up, out = np.clip((-y - 74) / 60, 0, 1), np.clip((-y - 10) / 64, 0, 1)
    across = x * side * shape.half_width * (1 + (shape.person.temples - 1) * out)
    return np.stack([np.clip(across, -WIDEST, WIDEST), np.maximum(y * (1 + (shape.crown - 1) * up), HIGHEST)], 1)


def place(shape: FaceShape, x: float, y: float, side: int = 1) -> tuple[float, float]:
    """One place of the middling head on this head."""
    at = fit(shape, [(x, y)], side)[0]
    return float(at[0]), float(at[1])


def chance(shape: FaceShape, salt: int) -> random.Random:
    """What makes this person's hair their own."""
    return random.Random(shape.person.seed * 101 + salt)


def volume(shape: FaceShape, usual: float) -> float:
    """How far the hair stands off the skull: each person's own, and pressed down by a cap."""
    own = usual * chance(shape, 5).uniform(0.88, 1.14)
    return min(own, 5.0) if shape.person.covering in (Covering.CAP, Covering.KIPPAH) else own


def crown(shape: FaceShape, stands: float, ends: float = 8.0) -> list[tuple[float, float]]:
    """The upper edge of the hair, from the left ear over the top to the right ear; it `stands` off the skull."""
    v = stands
    half = fit(shape, [(0.48, -166), (0.87, -124), (1.035, -56), (1.02, ends)])
    half = half + np.array([(v * 0.40, -v * 0.78), (v * 0.66, -v * 0.2), (v * 0.45, 0), (v * 0.2, 0)])
    half[:, 1] = np.maximum(half[:, 1], HIGHEST)
    right = [(float(x), float(y)) for x, y in half]
    return [*((-x, y) for x, y in right[::-1]), (0.0, max(-177 * shape.crown - v, HIGHEST)), *right]


def around(shape: FaceShape, half: Points) -> Line:
    """A hairline from the right half's places (from the ear up), the left half mirrored; the middle belongs to it."""
    right = fit(shape, half)
    return np.vstack([right, (right * (-1, 1))[-2 if right[-1, 0] == 0 else -1 :: -1]])


def ellipse(x: float, y: float, rx: float, ry: float, count: int = 18) -> Line:
    q = np.linspace(0, 2 * math.pi, count, endpoint=False)
    return np.stack([x + rx * np.sin(q), y - ry * np.cos(q)], 1)


def mirrored(points: Points, middle: Points = ()) -> Line:
    """An outline from the right half's places (top to bottom), the left half mirrored, `middle` at the top."""
    right = np.asarray(points, float)
    whole = np.vstack([right, (right * (-1, 1))[::-1]])
    return np.vstack([np.asarray(middle, float).reshape(-1, 2), whole])
