"""Marks on the skin: freckles, moles, vitiligo."""

from __future__ import annotations

import math
import random
from functools import lru_cache
from typing import Any

import skia

from .pen import Brush, Path, curve, ink, mix
from .shape import FaceShape, Moves

_DARKEST_MOLE, _MOLE_PLACES = 0.75, ((-62, 66), (58, 24), (-26, -92), (72, 88), (34, -70), (-84, 18), (-40, 128))


def draw_freckles(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    tone = mix(shape.shade, (150, 80, 40), 0.4)
    lift = 6 * moves(6)
    for x, y, r, alpha in _freckles(shape.person.seed, shape.person.freckles):
        paint = skia.Paint(AntiAlias=True, Color=ink(tone, alpha))
        up = y - lift
        brush.canvas.drawOval(skia.Rect(x - r, up - r * 0.8, x + r, up + r * 0.8), paint)


@lru_cache(maxsize=64)
def _freckles(seed: int, amount: float) -> tuple[tuple[float, float, float, float], ...]:
    """(x, y, radius, alpha): over the nose and, in two loose clusters, the cheeks."""
    rng = random.Random(seed)
    found = []
    for _ in range(int(84 * amount)):
        middle = rng.choice((0, -46, 46))
        x, y = rng.gauss(middle, 15 if middle else 18), rng.gauss(42 if middle else 36, 11)
        r = rng.uniform(0.6, 1.0) if rng.random() < 0.6 else rng.uniform(1.0, 1.9)
        if abs(x) < 88 and 20 < y < 74:
            found.append((x, y, r, rng.uniform(0.22, 0.6)))
    return tuple(found)


def draw_moles(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    """On cheeks, forehead and chin; where they can't be taken for a movement."""
    rng = random.Random(shape.person.seed + 17)
    for x, y in rng.sample(_MOLE_PLACES, shape.person.moles):
        r, at = rng.uniform(1.6, 2.4), y * shape.chin_y / 162 - (5 * moves(6) if 0 < y < 80 else 0)
        dark = mix(shape.deep, (60, 34, 24), 0.5)
        brush.soft(x, at, r * 1.8, r * 1.8, dark, 0.4)
        brush.canvas.drawCircle(x, at, r, skia.Paint(AntiAlias=True, Color=ink(dark, _DARKEST_MOLE)))


def draw_vitiligo(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    """Paler patches with uneven edges around the eyes and the mouth, nearly the same on both sides."""
    pale = mix(shape.skin, (246, 216, 194), 0.62)
    share = shape.person.vitiligo
    ex, ey, jaw = shape.eye_x, shape.eye_y, shape.jaw_drop(moves)
    places: list[tuple[float, float, float, float]] = [
        *((side * (ex + 2), ey + 4, 37, 29) for side in (-1, 1)),
        (0, shape.mouth_y + 3 + 0.4 * jaw, 58, 27 + 0.4 * jaw),
        (62, -98, 30, 22),
    ]
    if share > 0.5:
        places += [(side * 84, 96, 22, 30) for side in (-1, 1)]
    for number, (x, y, rx, ry) in enumerate(places):
        path = _patch(shape.person.seed + (number // 2 if number < 2 else number), 0.6 + 0.4 * share)
        matrix = skia.Matrix()
        matrix.setScaleTranslate(-rx if x < 0 else rx, ry, x, y)
        patch = skia.Path()
        path.transform(matrix, patch)
        brush.fill(patch, pale, 0.35, 4.0)
        brush.fill(patch, pale, 0.72, 1.1)


@lru_cache(maxsize=64)
def _patch(seed: int, size: float) -> Path:
    """A shape of radius about 1 with bays and capes."""
    rng = random.Random(seed + 3)
    count = 22
    radii = [size * rng.uniform(0.78, 1.12) for _ in range(count)]
    points: Any = [
        (r * math.cos(2 * math.pi * i / count), r * math.sin(2 * math.pi * i / count)) for i, r in enumerate(radii)
    ]
    return curve(points, True)
