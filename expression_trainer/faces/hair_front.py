"""The layer of hair in front of the head, one function per style. It doesn't move: drawn once and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import skia

from .hair_cropped import draw_bald, draw_buzz, draw_fade, draw_receding
from .hair_curls import draw_afro, draw_curly, draw_long_curly, draw_puffs
from .hair_long import draw_hanging
from .hair_ropes import draw_braids, draw_locs, draw_plaits
from .hair_short import draw_mop, draw_pixie, draw_short, draw_spiky, draw_swoop
from .hair_tied import draw_bun, draw_pony, draw_topknot
from .identity import Covering, Hair
from .pen import Brush, curve, mix, moved, rgb, times
from .shape import FaceShape

_FRONTS: Mapping[Hair, Callable[[Brush, FaceShape], None]] = {
    Hair.BALD: draw_bald,
    Hair.RECEDING: draw_receding,
    Hair.BUZZ: draw_buzz,
    Hair.FADE: draw_fade,
    Hair.SHORT: draw_short,
    Hair.SWOOP: draw_swoop,
    Hair.SPIKY: draw_spiky,
    Hair.MOP: draw_mop,
    Hair.PIXIE: draw_pixie,
    Hair.CURLY: draw_curly,
    Hair.AFRO: draw_afro,
    Hair.PUFFS: draw_puffs,
    Hair.LOCS: draw_locs,
    Hair.BRAIDS: draw_braids,
    Hair.PLAITS: draw_plaits,
    Hair.BOB: draw_hanging,
    Hair.STRAIGHT: draw_hanging,
    Hair.WAVY: draw_hanging,
    Hair.LONG_CURLY: draw_long_curly,
    Hair.PONY: draw_pony,
    Hair.BUN: draw_bun,
    Hair.TOPKNOT: draw_topknot,
}


def draw_front(brush: Brush, shape: FaceShape) -> None:
    """What is in front of the head; nothing under what is worn."""
    if shape.person.covering is Covering.HIJAB:
        _draw_hijab(brush, shape)
    elif not shape.person.hides_hair:
        _FRONTS[shape.person.hair](brush, shape)


def _draw_hijab(brush: Brush, shape: FaceShape) -> None:
    w, cy, cloth = shape.half_width, shape.chin_y, rgb(shape.person.covering_colour)
    white = (255.0, 255.0, 255.0)
    half = [
        (w * 0.5, -112),
        (w * 0.84, -74),
        (w * 0.93, -10),
        (w * 0.90, 50),
        (w * 0.72, cy * 0.72),
        (w * 0.36, cy * 0.99),
    ]
    opening = curve([(0, -122), *half, (0, cy + 9), *((-x, y) for x, y in half[::-1])], True)
    half = [
        (w * 0.5, -186),
        (w * 0.98, -132),
        (w * 1.17, -36),
        (w * 1.17, 70),
        (w * 1.02, cy * 0.95),
        (w * 1.1, cy + 60),
    ]
    outer = curve([(0, -197), *half, (0, cy + 104), *((-x, y) for x, y in half[::-1])], True)
    brush.stroke(opening, shape.deep, 12, 0.30, 7)
    scarf = skia.Op(outer, opening, skia.kDifference_PathOp)
    brush.gradient(scarf, mix(cloth, white, 0.24), times(cloth, 0.68), (-110, -170), (130, 170), cloth)
    with brush.clipped(scarf):
        for fold in range(5):
            v = fold / 4
            line = curve(
                [
                    (-w * (1.02 + 0.1 * v), -60 + 30 * fold),
                    (-w * (0.98 + 0.12 * v), 60 + 8 * fold),
                    (-w * (0.75 - 0.1 * v), cy + 4 + 9 * fold),
                    (-w * 0.1 + 20 * fold, cy + 30 + 11 * fold),
                    (w * 0.8, cy + 20 + 14 * fold),
                ]
            )
            brush.stroke(line, times(cloth, 0.5), 4.5, 0.38, 2.6)
            brush.stroke(moved(line, -2, -4), mix(cloth, white, 0.5), 3, 0.30, 2)
        for fold in range(3):
            points = [(w * 0.3 * fold - 20, -186), (w * (0.75 + 0.12 * fold), -130), (w * (1.0 + 0.06 * fold), -40)]
            brush.stroke(curve([*points, (w * (0.98 + 0.05 * fold), 60)]), times(cloth, 0.5), 4, 0.30, 3)
        brush.soft(-50, -160, 70, 26, white, 0.25, -20)
        brush.stroke(opening, times(cloth, 0.4), 7, 0.5, 3.2)
    band = curve([(-w * 0.80, -84), (-w * 0.48, -116), (0, -125), (w * 0.48, -116), (w * 0.80, -84)])
    brush.stroke(band, times(cloth, 0.78), 6, 0.9, 0.6)
