"""What doesn't turn with the head: the ground, a wheelchair's headrest, the neck, the clothes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import skia

from .coverings import draw_fall
from .identity import Covering, Garment
from .pen import Brush, Colour, Path, Point, curve, ink, mix, moved, polygon, rgb, times
from .shape import FaceShape

_WHITE: Colour = (255, 255, 255)


def draw_ground(canvas: skia.Canvas, colour: str) -> None:
    base = rgb(colour)
    colours = [ink(mix(base, _WHITE, 0.55)), ink(base), ink(times(base, 0.90))]
    shader = skia.GradientShader.MakeRadial((210, 170), 420, colours, [0, 0.6, 1])
    canvas.drawRect(skia.Rect(0, 0, 512, 512), skia.Paint(Shader=shader))


def draw_headrest(brush: Brush, shape: FaceShape) -> None:
    """A cushion with two side wings on a stem, behind the head."""
    w, cloth = shape.half_width, (74.0, 84.0, 98.0)
    stem = curve([(-22.0, 40.0), (-20.0, 260.0), (20.0, 260.0), (22.0, 40.0)], True)
    brush.gradient(stem, (120, 126, 132), (70, 74, 80), (-22, 0), (22, 0))
    half: list[Point] = [(w * 0.6, -64), (w * 1.28, -56), (w * 1.47, -8), (w * 1.46, 52), (w * 1.22, 84), (w * 0.6, 92)]
    pad = curve(_mirrored(half), True)
    brush.fill(moved(pad, 2, 6), times(cloth, 0.5), 0.35, 7)
    brush.gradient(pad, mix(cloth, _WHITE, 0.2), times(cloth, 0.7), (-w, -60), (w, 100), cloth)
    with brush.clipped(pad):
        for side in (-1, 1):
            seam = curve([(side * w * 1.14, -70), (side * w * 1.2, 10), (side * w * 1.1, 100)])
            brush.stroke(seam, times(cloth, 0.5), 2.2, 0.7, 0.6)
            brush.stroke(moved(seam, side * 3, 0), mix(cloth, _WHITE, 0.35), 1.2, 0.5, 0.5)
        brush.soft(-w * 1.3, -30, 34, 40, _WHITE, 0.2)
        brush.soft(0, 20, w * 1.05, 90, times(cloth, 0.4), 0.55)
        brush.stroke(pad, times(cloth, 0.45), 8, 0.4, 4)


class _Cut:
    """Where neck, shoulders and collar of one person lie; `cloth` is the garment's colour."""

    def __init__(self, shape: FaceShape) -> None:
        person, k = shape.person, shape.childness
        m = person.masculinity * (1 - k)
        self.shape, self.base = shape, shape.chin_y
        self.neck = 44 + 12 * m - 11 * k
        self.shoulders = (150 + 28 * m) * (1 - 0.22 * k)
        self.cloth = rgb(person.clothes)

    def top(self, opening: list[Point], middle: Point) -> Path:
        """The garment's outline; `opening`: the right half of the neckline from the shoulder inwards."""
        base, neck = self.base, self.neck
        half = [(self.shoulders + 60, 300.0), (self.shoulders, base + 98), (neck * 2.0, base + 66), *opening]
        return curve([(-x, y) for x, y in half] + [middle] + half[::-1], closed=True)


def draw_body(brush: Brush, shape: FaceShape, drop: float) -> None:
    """Neck and clothes. `drop`: how far the jaw is lowered; its shadow goes with it."""
    cut = _Cut(shape)
    if not shape.person.hides_hair or shape.person.covering in (Covering.TURBAN, Covering.WRAP):
        _draw_neck(brush, cut, drop)
    _GARMENTS[shape.person.garment](brush, cut)
    if shape.person.covering is Covering.HIJAB:
        draw_fall(brush, shape)


def _draw_neck(brush: Brush, cut: _Cut, drop: float) -> None:
    shape, neck, base = cut.shape, cut.neck, cut.base
    half = [(neck * 1.04, 60), (neck, base * 0.8), (neck * 1.02, base + 34), (neck * 1.7, base + 74)]
    outline = curve([(-x, y) for x, y in half] + half[::-1], closed=True)
    dark, pale = mix(shape.skin, shape.shade, 0.35), mix(shape.skin, shape.shade, 0.15)
    brush.gradient(outline, dark, pale, (-60, 0), (60, 0))
    with brush.clipped(outline):
        brush.soft(6, base + 6 + drop * 0.9, 86, 44, shape.deep, 0.62)
        brush.soft(10, base * 0.9, 70, 40, shape.deep, 0.3)
        aged = shape.person.wrinkles
        for number in range(2 if aged > 0.4 else 0):
            y = base + 38 + 13 * number
            brush.crease([(-neck * 0.7, y - 3), (0, y + 3), (neck * 0.7, y - 3)], 2.2, 0.5 * aged, 1.2)
        for side in (-1, 1):  # the cords of an older or a strong neck
            strength = 0.5 * aged + 0.2 * shape.person.masculinity * (1 - shape.childness)
            brush.soft(side * neck * 0.55, base + 46, 6, 34, shape.shade, strength, 14 * side)


def _fabric(brush: Brush, cut: _Cut, top: Path, tone: Colour | None = None) -> None:
    cloth = tone or cut.cloth
    brush.gradient(top, mix(cloth, _WHITE, 0.12), times(cloth, 0.72), (-120, 150), (150, 290))
    with brush.clipped(top):
        brush.soft(0, cut.base + 40, 120, 52, times(cloth, 0.45), 0.55)
        for side in (-1, 1):
            fold = curve([(side * cut.neck * 1.9, cut.base + 72), (side * cut.neck * 2.3, cut.base + 120)])
            brush.stroke(fold, times(cloth, 0.6), 5, 0.35, 3)


def _round_neck(cut: _Cut) -> tuple[list[Point], Point]:
    return [(cut.neck * 1.12, cut.base + 46), (cut.neck * 0.6, cut.base + 66)], (0, cut.base + 76)


def _hem(brush: Brush, cut: _Cut, opening: list[Point], middle: Point, width: float = 9) -> None:
    """The band along a neckline."""
    line = [(-x, y) for x, y in opening] + [middle] + opening[::-1]
    brush.stroke(curve(line), times(cut.cloth, 0.8), width)
    brush.stroke(curve([(x, y + width * 0.55) for x, y in line]), times(cut.cloth, 0.55), 1.6, 0.7, 0.6)


def _draw_tee(brush: Brush, cut: _Cut) -> None:
    opening, middle = _round_neck(cut)
    top = cut.top(opening, middle)
    _fabric(brush, cut, top)
    with brush.clipped(top):
        _hem(brush, cut, opening, middle)


def _draw_stripes(brush: Brush, cut: _Cut) -> None:
    opening, middle = _round_neck(cut)
    top = cut.top(opening, middle)
    _fabric(brush, cut, top)
    with brush.clipped(top):
        pale = mix(cut.cloth, _WHITE, 0.72)
        for number in range(6):
            y = cut.base + 40 + 22 * number
            brush.stroke(curve([(-230, y + 34), (-110, y + 6), (0, y + 14), (110, y + 6), (230, y + 34)]), pale, 9, 0.9)
        brush.soft(0, cut.base + 40, 120, 52, times(cut.cloth, 0.45), 0.35)
        _hem(brush, cut, opening, middle)


def _v_neck(cut: _Cut, depth: float) -> tuple[list[Point], Point]:
    side, low = (cut.neck * 1.14, cut.base + 44), cut.base + depth
    return [side, (cut.neck * 0.72, cut.base + 0.5 * (depth + 40)), (cut.neck * 0.2, low - 12)], (0, low)


def _draw_v_neck(brush: Brush, cut: _Cut) -> None:
    opening, middle = _v_neck(cut, 112)
    top = cut.top(opening, middle)
    _fabric(brush, cut, top)
    with brush.clipped(top):
        _hem(brush, cut, opening, middle, 8)


def _draw_shirt(brush: Brush, cut: _Cut) -> None:
    opening, middle = _v_neck(cut, 92)
    top, base, neck = cut.top(opening, middle), cut.base, cut.neck
    _fabric(brush, cut, top)
    with brush.clipped(top):
        brush.stroke(curve([(0, base + 92), (0, base + 200)]), times(cut.cloth, 0.62), 1.8, 0.7)
        for number in range(2):
            y = base + 112 + 34 * number
            brush.canvas.drawCircle(5, y, 3.4, skia.Paint(AntiAlias=True, Color=ink(mix(cut.cloth, _WHITE, 0.7))))
            brush.stroke(curve([(3.5, y), (6.5, y)]), times(cut.cloth, 0.4), 1.0)
    for side in (-1, 1):
        points = [(neck * 1.08, base + 28), (neck * 0.7, base + 62), (4.0, base + 92), (neck * 0.62, base + 108)]
        points += [(neck * 1.5, base + 74), (neck * 1.42, base + 44)]
        flap = polygon([(side * x, y) for x, y in points])
        brush.fill(moved(flap, 0, 4), times(cut.cloth, 0.4), 0.4, 3)
        brush.gradient(flap, mix(cut.cloth, _WHITE, 0.3), mix(cut.cloth, _WHITE, 0.06), (0, base + 20), (0, base + 110))
        brush.stroke(flap, times(cut.cloth, 0.6), 1.3, 0.6)


def _draw_hoodie(brush: Brush, cut: _Cut) -> None:
    base, neck = cut.base, cut.neck
    hood = curve(
        _mirrored([(neck * 0.9, base + 22), (neck * 1.7, base + 34), (neck * 2.3, base + 76), (0.1, base + 130)]), True
    )
    opening, middle = [(neck * 1.3, base + 44), (neck * 0.78, base + 74)], (0.0, base + 92)
    brush.fill(hood, times(cut.cloth, 0.62))
    _draw_neck(brush, cut, 0)
    top = cut.top(opening, middle)
    _fabric(brush, cut, top)
    with brush.clipped(top):
        _hem(brush, cut, opening, middle, 13)
    for side in (-1, 1):
        cord = curve(
            [(side * neck * 0.52, base + 88), (side * neck * 0.56, base + 120), (side * neck * 0.48, base + 146)]
        )
        brush.stroke(moved(cord, 1.5, 2), times(cut.cloth, 0.4), 4, 0.35, 1.5)
        brush.stroke(cord, mix(cut.cloth, _WHITE, 0.75), 4)


def _draw_rollneck(brush: Brush, cut: _Cut) -> None:
    base, neck = cut.base, cut.neck
    opening, middle = [(neck * 1.12, base + 40), (neck * 0.6, base + 44)], (0.0, base + 46)
    _fabric(brush, cut, cut.top(opening, middle))
    half = [(neck * 0.98, base + 18), (neck * 1.14, base + 30), (neck * 1.12, base + 62), (neck * 0.5, base + 74)]
    roll = curve(_mirrored(half, [(0, base + 28)]), True)
    brush.fill(moved(roll, 0, 5), times(cut.cloth, 0.45), 0.45, 4)
    brush.gradient(roll, mix(cut.cloth, _WHITE, 0.18), times(cut.cloth, 0.8), (0, base + 20), (0, base + 76))
    with brush.clipped(roll):
        for number in range(-6, 7):
            rib = curve([(number * neck * 0.16, base + 14), (number * neck * 0.175, base + 84)])
            brush.stroke(rib, times(cut.cloth, 0.62), 1.6, 0.4, 0.5)
        brush.soft(0, base + 22, neck * 1.1, 16, times(cut.cloth, 0.4), 0.5)


def _draw_cardigan(brush: Brush, cut: _Cut) -> None:
    base, neck = cut.base, cut.neck
    round_, middle = _round_neck(cut)
    under = mix(cut.cloth, _WHITE, 0.78)
    _fabric(brush, cut, cut.top(round_, middle), under)
    opening, low = _v_neck(cut, 150)
    wide = [(x * 1.28, y) for x, y in opening]
    top = cut.top(wide, low)
    _fabric(brush, cut, top)
    with brush.clipped(top):
        line = [(-x, y) for x, y in wide] + [low] + wide[::-1]
        brush.stroke(curve(line), mix(cut.cloth, _WHITE, 0.16), 15)
        brush.stroke(curve([(x, y + 8) for x, y in line]), times(cut.cloth, 0.6), 1.4, 0.6)
        for number in range(-9, 10):
            x = number * neck * 0.5
            brush.stroke(curve([(x, base + 90), (x * 1.1, base + 220)]), times(cut.cloth, 0.7), 1.2, 0.25, 0.5)


def _mirrored(half: list[Point], middle: list[Point] | None = None) -> list[Point]:
    """An outline from its right half, top to bottom; `middle` is its highest point."""
    return [*(middle or []), *half, *((-x, y) for x, y in half[::-1])]


_GARMENTS: Mapping[Garment, Callable[[Brush, _Cut], None]] = {
    Garment.TEE: _draw_tee,
    Garment.STRIPES: _draw_stripes,
    Garment.SHIRT: _draw_shirt,
    Garment.HOODIE: _draw_hoodie,
    Garment.ROLLNECK: _draw_rollneck,
    Garment.V_NECK: _draw_v_neck,
    Garment.CARDIGAN: _draw_cardigan,
}
