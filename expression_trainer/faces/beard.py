"""Beards: hair on the cheeks and the chin as part of the head, the moustache over the lips, a long beard below.

A beard never hides the mouth: skin stays free around the lips, so that what they do is seen. Hairs are placed once
for a person; the jaw's movement stretches them.
"""

from __future__ import annotations

import random
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from .identity import Beard
from .pen import Brush, Colour, Path, Point, curve, ink, mix, moved, polygon, times
from .shape import FaceShape, MouthLines

_FREE_ABOVE, _FREE_BELOW = 4.8, 6.0
"""Skin left free over the upper and under the lower lip, in head units."""
_CHEEKS = (Beard.STUBBLE, Beard.FULL, Beard.LONG)
_CHIN = (*_CHEEKS, Beard.GOATEE)
_HINGE_Y = 40.0
"""Where the jaw's movement begins."""
_GREY: Colour = (226.0, 222.0, 215.0)
_FOLLOWS = 0.8
"""How far what hangs goes down with the jaw."""
_AT = np.linspace(-1, 1, 17)
_TO_17 = np.linspace(0, 40, 17)
_SMOOTH = np.vander(_AT, 4) @ np.linalg.pinv(np.vander(_AT, 4))
"""From a line of 17 places to the cubic nearest to it."""

Hairs = tuple[Path, ...]
"""Single hairs, one path for each tone."""


def has_moustache(style: Beard) -> bool:
    return style not in (Beard.NONE, Beard.STUBBLE)


def _grey_share(shape: FaceShape) -> float:
    return max(0.0, min(0.65, (shape.person.age - 38) / 40))


def _tones(shape: FaceShape) -> tuple[Colour, ...]:
    """Dark, middle and light hairs, and those that have gone grey."""
    hair = shape.hair
    return (
        times(hair, 0.62),
        times(hair, 1.0),
        mix(times(hair, 1.25), shape.skin, 0.25),
        mix(hair, _GREY, 0.4 + 0.6 * _grey_share(shape)),
    )


def _colour(shape: FaceShape) -> Colour:
    return mix(mix(shape.hair, _GREY, 0.4 * _grey_share(shape)), shape.skin, 0.10)


def draw_beard(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    """Inside the head's outline: cheeks, jaw and chin."""
    person, style, chin = shape.person, shape.person.beard_style, shape.chin_y + mouth.jaw
    if style not in _CHIN:
        return
    stubble, cheeks = style is Beard.STUBBLE, style in _CHEEKS
    region = curve(_cheek_edge(shape, mouth) if cheeks else _goatee_edge(shape, mouth), True)
    colour = _colour(shape)
    brush.fill(region, colour, (0.26 if stubble else 0.86) * person.beard, 4.5 if cheeks else 2.6)
    if style is Beard.LONG:  # closes to what hangs below
        _fill_fading(brush, region, colour, chin * 0.62, chin * 0.93, person.beard)
    elif not stubble:
        brush.soft(0, chin + 2, 84 if cheeks else 34, 30, times(colour, 0.55), 0.5)
    count = int({Beard.STUBBLE: 340, Beard.GOATEE: 260, Beard.LONG: 360}.get(style, 540) * person.beard)
    hairs = _hairs(person.seed, count, style, shape.half_width, shape.chin_y, shape.mouth_y, _grey_share(shape))
    stretch = 1 + mouth.jaw / (shape.chin_y - _HINGE_Y)
    lowered = skia.Matrix()
    lowered.setScaleTranslate(1, stretch, 0, _HINGE_Y * (1 - stretch))
    brush.canvas.save()
    brush.canvas.clipPath(_lip_margin(mouth), skia.ClipOp.kDifference, True)
    for tone, path in zip(_tones(shape), hairs, strict=True):
        stretched = skia.Path()
        path.transform(lowered, stretched)
        brush.stroke(stretched, tone, 0.9 if stubble else 1.15, 0.42 if stubble else 0.62)
    brush.canvas.restore()
    if style is Beard.LONG:
        _draw_strands(brush, shape, mouth)


def _cheek_edge(shape: FaceShape, mouth: MouthLines) -> list[Point]:
    """The beard's border: from one ear over the cheek to the mouth's corner, under the lip, and back outside."""
    w, low = shape.half_width, mouth.lower_outer + _FREE_BELOW + 3.5  # soft: it begins before its edge
    sides = []
    for side, at in ((-1, 8), (1, 32)):
        x, y = mouth.corner(side)
        cheek = [(w * 1.02, 14.0), (w * 0.88, 54.0), (w * 0.70, 78.0), (abs(x) + 19, y - 17), (abs(x) + 11, y - 5)]
        sides.append([(side * px, py) for px, py in cheek] + [(side * (abs(x) + 8), y + 9), (mouth.x[at], low[at])])
    outside: list[Point] = [(w * 1.06, 120.0), (0.0, shape.chin_y + mouth.jaw + 42), (-w * 1.06, 120.0)]
    return [*sides[0], (0.0, float(low[20]) - 1), *sides[1][::-1], *outside]


def _goatee_edge(shape: FaceShape, mouth: MouthLines) -> list[Point]:
    chin, low = shape.chin_y + mouth.jaw, float(mouth.lower_outer.max()) + _FREE_BELOW
    half = [(30.0, low + 1), (15.0, low + 3.5)]
    foot = [(35.0, low + 12), (31.0, chin - 10), (16.0, chin + 10)]
    right = [*half[::-1], *foot]
    return [*((-x, y) for x, y in right[::-1]), (0.0, low + 2.5), *right, (0.0, chin + 14)]


def _lip_margin(mouth: MouthLines) -> Path:
    """The lips and the skin kept free around them."""
    above = np.stack([mouth.x * 1.06, mouth.upper_outer - _FREE_ABOVE], 1)[::5]
    below = np.stack([mouth.x * 1.06, mouth.lower_outer + _FREE_BELOW], 1)[-2:0:-5]
    return curve(np.vstack([above, below]), True)


def _fill_fading(brush: Brush, path: Path, colour: Colour, top: float, low: float, alpha: float) -> None:
    """Nothing at the top, the whole colour below."""
    stops = [ink(colour, 0.0), ink(colour, alpha)]
    shader = skia.GradientShader.MakeLinear([skia.Point(0, top), skia.Point(0, low)], stops)
    brush.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))


def _by_tone(ends: NDArray[np.float64], grey: float, rng: random.Random) -> Hairs:
    """Hairs (N, 2, 2) shared out among the tones."""
    found = tuple(skia.Path() for _ in range(4))
    for (x, y), tip in ends.tolist():
        path = found[3 if rng.random() < grey else rng.randrange(3)]
        path.moveTo(x, y)
        path.lineTo(*tip)
    return found


@lru_cache(maxsize=32)
def _hairs(seed: int, count: int, style: Beard, w: float, cy: float, mouth_y: float, grey: float) -> Hairs:
    """Hairs of a jaw at rest: sparse along the cheek, longer towards the chin, combed down and a little forward."""
    rng = random.Random(seed + 5)
    ends: list[tuple[Point, Point]] = []
    while len(ends) < count:
        if style is Beard.GOATEE:
            x, y = rng.uniform(-33, 33), rng.uniform(mouth_y + 16, cy + 6)
            sparse = 1.0
        else:
            x, y = rng.uniform(-w, w), rng.uniform(40, cy + 6)
            border = min(88 - 22 * (abs(x) / w) ** 1.5, 108 - 0.72 * max(0.0, abs(x) - 40))
            border = border if abs(x) < 0.84 * w else 30.0
            sparse = (y - border) / 12
            if abs(x) < 46 and y < mouth_y + 4:
                sparse = 0.0
        if rng.random() > sparse:
            continue
        down = max(0.0, min(1.0, (y - 60) / (cy - 60)))
        length = 1.9 if style is Beard.STUBBLE else 4.5 + 4.5 * down
        lean = rng.uniform(-0.3, 0.3) - 0.28 * x / w * (1 - down)
        ends.append(((x, y), (x + length * lean, y + length)))
    return _by_tone(np.array(ends).reshape(-1, 2, 2), grey, rng)


def draw_moustache(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    """Between nose and lip: its lower edge goes with the lip and its corners, and leaves the lip free."""
    person = shape.person
    thick = (13.5 if person.beard_style is Beard.MOUSTACHE else 11.5) * (0.75 + 0.25 * person.beard)
    lip = np.interp(_TO_17, range(41), mouth.upper_outer)
    x = np.interp(_TO_17, range(41), mouth.x) * 1.07
    low = np.minimum(_SMOOTH @ lip, lip) - _FREE_ABOVE + 2.5 * np.abs(_AT) ** 8
    widths = thick * (1 - np.abs(_AT) ** 2.4) ** 0.8 * (1 - 0.24 * np.exp(-((_AT / 0.13) ** 2))) + 1.6
    high = np.minimum(np.maximum(low - widths, shape.nose_y + 8), low - np.minimum(widths, 5.0))
    band = polygon(np.vstack([np.stack([x, high], 1), np.stack([x, low], 1)[::-1]]))
    colour = _colour(shape)
    brush.fill(band, times(colour, 0.55), 0.30 * person.beard, 2.0)
    brush.fill(band, colour, 0.90 * person.beard, 1.1)
    u, v, lean = _moustache_roots(person.seed, int(150 * person.beard))
    along, top, foot = (np.interp(u, _AT, line) for line in (x, high, low))
    roots = np.stack([along, top + (foot - top) * v * 0.7], 1)
    length = np.minimum(6.0, 0.62 * (foot - top) + 1.0)
    tips = roots + np.stack([(np.sign(u) * (0.45 + 0.7 * np.abs(u)) + lean) * length, length * (0.95 - 0.5 * u**2)], 1)
    tips[:, 1] = np.minimum(tips[:, 1], np.interp(tips[:, 0], x, low) + 0.8)
    ends = np.stack([roots, tips], 1)
    hairs = _by_tone(ends, _grey_share(shape), random.Random(person.seed))
    for tone, path in zip(_tones(shape), hairs, strict=True):
        brush.stroke(path, tone, 1.05, 0.6)


@lru_cache(maxsize=32)
def _moustache_roots(seed: int, count: int) -> tuple[NDArray[np.float64], ...]:
    """Where hairs grow (-1 to 1 along, 0 to 1 down) and how they lean."""
    rng = random.Random(seed + 9)
    places = [(rng.uniform(-0.96, 0.96), rng.random(), rng.uniform(-0.2, 0.2)) for _ in range(count)]
    return tuple(np.array(places).reshape(-1, 3).T)


def draw_long_beard(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    """What hangs below the chin, over neck and clothes. Drawn before the head; `draw_beard` draws the same strands
    again on the head, so that no seam is seen at the chin."""
    jaw, cy, tip, colour = _jaw_half(shape), shape.chin_y, _tip(shape), _colour(shape)
    half = [(jaw * 0.8, cy * 0.5), (jaw * 0.98, cy * 0.72), (jaw * 0.99, cy * 0.83), (jaw * 0.89, cy * 0.97)]
    half += [(jaw * 0.71, cy + 20), (jaw * 0.40, 0.3 * cy + 0.7 * tip + 3)]
    outline = curve([*((-x, y) for x, y in half), (0.0, tip), *half[::-1]], True)
    brush.canvas.save()
    brush.canvas.translate(0, _FOLLOWS * mouth.jaw)
    brush.soft(3, cy + 16, jaw * 1.05, tip - cy + 10, times(colour, 0.35), 0.6)
    brush.gradient(outline, colour, times(colour, 0.80), (0, cy + 4), (0, tip))
    brush.canvas.restore()
    _draw_strands(brush, shape, mouth)


def _draw_strands(brush: Brush, shape: FaceShape, mouth: MouthLines) -> None:
    down = _FOLLOWS * mouth.jaw
    strands = _strands(shape.person.seed, _jaw_half(shape), shape.chin_y, _tip(shape), _grey_share(shape))
    for tone, path in zip(_tones(shape), strands, strict=True):
        brush.stroke(moved(path, 0, down), tone, 1.7, 0.5)


def _jaw_half(shape: FaceShape) -> float:
    """Half the width of the jaw where a long beard leaves the head."""
    return shape.half_width * shape.person.jaw * (0.60 + 0.09 * shape.person.masculinity)


def _tip(shape: FaceShape) -> float:
    """A beard ends before the picture does, or a nod would show that it is cut."""
    return min(shape.chin_y + 58, 218.0)


@lru_cache(maxsize=16)
def _strands(seed: int, half: float, cy: float, tip: float, grey: float) -> Hairs:
    """Locks from cheek and chin to the tip, each a little wavy."""
    rng, found = random.Random(seed + 15), tuple(skia.Path() for _ in range(4))
    for number in range(90):
        q = -1 + 2 * (number + rng.random()) / 90
        at = abs(q)
        x, wave = q * half, rng.uniform(-4, 4) * (1 - at)
        start = cy * (0.93 - 0.2 * at) + rng.uniform(-8, 10)
        end = tip - (tip - cy * 0.98) * at**2 - rng.uniform(0, 14) * (1.2 - at)
        path = found[3 if rng.random() < grey else rng.randrange(3)]
        path.moveTo(x * 0.97, start)
        first, second = start + (end - start) / 3, start + (end - start) / 1.5
        path.cubicTo(x * 0.95 + wave, first, x * (0.72 + 0.2 * at) - wave, second, x * (0.50 + 0.36 * at), end)
    return found
