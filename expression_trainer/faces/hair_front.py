"""The layer of hair in front of the head, one function per style. It doesn't move: drawn once and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .hair_cropped import draw_bald, draw_buzz, draw_fade, draw_receding
from .hair_curls import draw_afro, draw_curly, draw_long_curly, draw_puffs
from .hair_long import draw_hanging
from .hair_ropes import draw_braids, draw_locs, draw_plaits
from .hair_short import draw_mop, draw_pixie, draw_short, draw_spiky, draw_swoop
from .hair_tied import draw_bun, draw_pony, draw_topknot
from .identity import Hair
from .pen import Brush
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
    if not shape.person.hides_hair:
        _FRONTS[shape.person.hair](brush, shape)
