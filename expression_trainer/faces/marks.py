"""Marks on the skin: freckles, moles, vitiligo."""

from __future__ import annotations

import math
import random
from functools import lru_cache

import skia

from .pen import Brush, Path, curve, ink, mix
from .shape import FaceShape, Moves

_DARKEST_MOLE = 0.75
_CHEEK_LIFT = 6.0
"""How far raised cheeks carry what is on them."""


def draw_freckles(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    tone = mix(shape.shade, (150, 80, 40), 0.4)
    lift = _CHEEK_LIFT * moves(6)
    places = (shape.eye_x, shape.eye_y, shape.eye_width, shape.mouth_y)
    for x, y, r, alpha in _freckles(shape.person.seed, shape.person.freckles, *places):
        paint = skia.Paint(AntiAlias=True, Color=ink(tone, alpha))
        up = y - lift
        brush.canvas.drawOval(skia.Rect(x - r, up - r * 0.8, x + r, up + r * 0.8), paint)


@lru_cache(maxsize=64)
def _freckles(
    seed: int, amount: float, eye_x: float, eye_y: float, eye_width: float, mouth_y: float
) -> tuple[tuple[float, float, float, float], ...]:
    """(x, y, radius, alpha): over the nose and, in two loose clusters, the cheeks; none on lids and lips."""
    rng = random.Random(seed)
    found = []
    for _ in range(int(96 * amount)):
        middle = rng.choice((0, -46, 46))
        x = rng.gauss(middle, 15 if middle else 18)
        y = rng.gauss((42 if middle else 36) + 0.5 * eye_y, 10)
        r = rng.uniform(0.6, 1.0) if rng.random() < 0.6 else rng.uniform(1.0, 1.9)
        under_eye = abs(abs(x) - eye_x) < eye_width + 2
        highest = eye_y + _CHEEK_LIFT + (20 if under_eye else 10)
        if abs(x) < 88 and highest < y < min(76, mouth_y - 26):
            found.append((x, y, r, rng.uniform(0.22, 0.6)))
    return tuple(found)


def draw_moles(brush: Brush, shape: FaceShape, moves: Moves) -> None:
    """On cheeks, forehead and chin: clear of eyes, brows and lips however these move."""
    rng = random.Random(shape.person.seed + 17)
    for x, y in rng.sample(_mole_places(shape, moves), shape.person.moles):
        r = rng.uniform(1.5, 2.3)
        dark = mix(shape.deep, (60, 34, 24), 0.5)
        brush.soft(x, y, r * 1.8, r * 1.8, dark, 0.4)
        brush.canvas.drawCircle(x, y, r, skia.Paint(AntiAlias=True, Color=ink(dark, _DARKEST_MOLE)))


def _mole_places(shape: FaceShape, moves: Moves) -> list[tuple[float, float]]:
    w, drop, lift = shape.half_width, shape.jaw_drop(moves), 0.8 * _CHEEK_LIFT * moves(6)
    return [
        (-0.60 * w, shape.nose_y - 4 - lift),
        (0.56 * w, shape.eye_y + 42 - lift),
        (-0.24 * w, -100.0),
        (0.72 * w, shape.mouth_y - 16 + 0.3 * drop),
        (0.32 * w, -94.0),
        (-0.80 * w, shape.eye_y + 34 - lift),
        (-0.30 * w, shape.mouth_y + 37 + 0.9 * drop),
    ]


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
        places += [(side * 0.74 * shape.half_width, 96, 22, 30) for side in (-1, 1)]
    for number, (x, y, rx, ry) in enumerate(places):
        path = _patch(shape.person.seed + (number // 2 if number < 2 else min(number, 4)), 0.6 + 0.4 * share)
        matrix = skia.Matrix()
        matrix.setScaleTranslate(-rx if x < 0 else rx, ry, x, y)
        patch = skia.Path()
        path.transform(matrix, patch)
        brush.fill(patch, pale, 0.30, 4.5)
        brush.fill(patch, pale, 0.70, 1.5)


@lru_cache(maxsize=64)
def _patch(seed: int, size: float) -> Path:
    """A shape of radius about 1 with bays and capes."""
    rng = random.Random(seed + 3)
    turns = [2 * math.pi * i / 36 for i in range(36)]
    waves = [(n, rng.uniform(0, 2 * math.pi), rng.uniform(0.5, 1.0) * 0.22 / n**0.75) for n in (2, 3, 5, 8, 11)]
    radii = [size * (0.94 + sum(high * math.sin(n * q + start) for n, start, high in waves)) for q in turns]
    return curve([(r * math.cos(q), r * math.sin(q)) for q, r in zip(turns, radii, strict=True)], True)
