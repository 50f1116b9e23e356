"""Beards: hair on the cheeks and the chin as part of the head, the moustache over the lips, a long beard below.

A beard never hides the mouth: skin stays free around the lips, so that what they do is seen.
"""

from __future__ import annotations

import random
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from .identity import Beard
from .pen import Brush, Colour, curve, ink, mix, ribbon, times
from .shape import FaceShape, MouthLines

_TONES = (0.72, 1.08, 1.45)
_FREE_ABOVE, _FREE_BELOW = 4.0, 6.0
"""Skin left free over the upper and under the lower lip, in head units."""
_CHEEKS = (Beard.STUBBLE, Beard.FULL, Beard.LONG)
_CHIN = (*_CHEEKS, Beard.GOATEE)


def has_moustache(style: Beard) -> bool:
    return style not in (Beard.NONE, Beard.STUBBLE)


def _colour(shape: FaceShape) -> Colour:
    return mix(shape.hair, shape.skin, 0.15)


def draw_beard(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    """Inside the head's outline: cheeks, jaw and chin."""
    person, w, cy, drop = shape.person, shape.half_width, shape.chin_y, mouth.jaw
    if person.beard_style not in _CHIN:
        return
    low = float(mouth.lower_outer.max()) + _FREE_BELOW
    if person.beard_style in _CHEEKS:
        half = [(w * 1.02, 20), (w * 0.87, 58), (w * 0.66, 84), (50, 92), (40, low - 4), (24, low + 3)]
        bottom = [(w * 1.2, 120), (0, cy + 90), (-w * 1.2, 120)]
    else:
        half = [(34, shape.mouth_y + 6), (33, low - 3), (20, low + 3)]
        bottom = [(36, low + 14), (27, cy + drop + 4), (0, cy + drop + 14), (-27, cy + drop + 4), (-36, low + 14)]
    edge = [(-x, y) for x, y in half] + [(0, low + 5)] + half[::-1] + bottom
    stubble = person.beard_style is Beard.STUBBLE
    alpha = (0.30 if stubble else 0.80) * person.beard
    brush.fill(curve(edge, True), _colour(shape), alpha, 6 if person.beard_style in _CHEEKS else 3.5)
    _draw_strands(brush, shape, low, drop)


def _draw_strands(brush: Brush, shape: FaceShape, low: float, drop: float) -> None:
    person = shape.person
    goatee, stubble = person.beard_style is Beard.GOATEE, person.beard_style is Beard.STUBBLE
    roots = _roots(person.seed, int((340 if stubble else 520) * person.beard), goatee)
    x, y = roots[:, 0], roots[:, 1] * (shape.chin_y + 8 - 58) + 58 + drop * 0.5
    cheek = 82 - 0.0062 * x**2
    around_lips = (np.abs(x) < 46) & (y < low + 1) & (y > shape.mouth_y - 20)
    free = (y > cheek) & ~around_lips if not goatee else (y > low + 1)
    length = 2.6 if stubble else 6.5
    ends = np.stack([np.stack([x, y], 1), np.stack([x * (1.0 + 0.005 * length), y + length], 1)], 1)[free]
    _draw_hairs(brush, shape, ends, 1.1, 0.5)


def _draw_hairs(brush: Brush, shape: FaceShape, ends: NDArray[np.float64], width: float, alpha: float) -> None:
    """Single hairs (N, 2, 2) in three tones."""
    for number, tone in enumerate(_TONES):
        points = [skia.Point(a, b) for a, b in ends[number :: len(_TONES)].reshape(-1, 2).tolist()]
        colour = ink(times(shape.hair, tone), alpha)
        paint = skia.Paint(AntiAlias=True, Color=colour, StrokeWidth=width, StrokeCap=skia.Paint.kRound_Cap)
        brush.canvas.drawPoints(skia.Canvas.PointMode.kLines_PointMode, points, paint)


@lru_cache(maxsize=32)
def _roots(seed: int, count: int, narrow: bool) -> NDArray[np.float64]:
    """Where hairs grow: x in head units, y 0 at the cheek to 1 at the chin."""
    rng = random.Random(seed + 5)
    half = 31 if narrow else 104
    return np.array([(rng.uniform(-half, half), rng.random()) for _ in range(count)])


def draw_moustache(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    """Goes with the upper lip and its corners, and leaves the lip free."""
    person = shape.person
    thick = 10.5 if person.beard_style is Beard.MOUSTACHE else 8.0
    t = np.linspace(-1, 1, 17)
    lip = np.interp(np.linspace(0, 40, 17), range(41), mouth.upper_outer)
    x = np.interp(np.linspace(0, 40, 17), range(41), mouth.x) * 1.04
    widths = thick * np.clip(1 - np.abs(t) ** 2.6, 0.12, 1) * (1 - 0.35 * np.exp(-((t / 0.16) ** 2)))
    y = lip - _FREE_ABOVE - widths / 2 + 3.5 * np.abs(t) ** 3
    line = np.stack([x, y], 1)
    brush.fill(ribbon(np.stack([x, y + 2.0], 1), widths * 1.1), shape.shade, 0.4 * person.beard, 2.2)
    brush.fill(ribbon(line, widths), shape.hair, 0.86 * person.beard, 1.2)
    rng = random.Random(person.seed + 9)
    u = np.array([rng.uniform(-0.96, 0.96) for _ in range(int(90 * person.beard))])
    aside = np.array([rng.uniform(-0.45, 0.3) for _ in u])
    root = np.stack([np.interp(u, t, x), np.interp(u, t, y) + aside * np.interp(u, t, widths)], 1)
    lean = np.stack([np.sign(u) * (2.2 + 3.4 * np.abs(u)), 4.2 - 1.8 * np.abs(u)], 1)
    _draw_hairs(brush, shape, np.stack([root, root + lean], 1), 1.0, 0.5)


def draw_long_beard(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    """What hangs below the chin, over neck and clothes."""
    w, cy = shape.half_width, shape.chin_y + mouth.jaw
    half = [(w * 0.78, cy * 0.66), (w * 0.70, cy + 6), (w * 0.52, cy + 38), (w * 0.22, cy + 60)]
    outline = curve([(-x, y) for x, y in half] + [(0, cy + 66)] + half[::-1], True)
    brush.fill(outline, times(shape.hair, 0.5), 0.4, 7)
    brush.gradient(outline, shape.hair, times(shape.hair, 0.72), (-20, cy), (20, cy + 66))
    rng = random.Random(shape.person.seed + 15)
    with brush.clipped(outline):
        for number in range(70):
            q = rng.uniform(-1, 1)
            line = [(q * w * 0.74, cy * 0.7), (q * w * 0.66, cy + 16), (q * w * 0.34, cy + 64)]
            tone = mix(shape.hair, (255, 255, 255), 0.4) if number % 3 else times(shape.hair, 0.6)
            brush.stroke(curve(line), tone, 1.3, 0.4, 0.4)
