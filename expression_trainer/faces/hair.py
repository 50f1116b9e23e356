"""The layer of hair behind the head, and the skull that a turned head shows. It doesn't move: drawn once and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .hair_curls import draw_afro_behind, draw_long_curly_behind, draw_puffs_behind
from .hair_line import fit, mirrored
from .hair_long import draw_hanging_behind
from .hair_paint import tones
from .hair_ropes import draw_braids_behind, draw_locs_behind, draw_plaits_behind
from .hair_short import draw_pixie_nape
from .hair_tied import draw_bun_behind, draw_pony_behind
from .identity import Hair
from .pen import Brush, curve, mix
from .shape import FaceShape

_BACKS: Mapping[Hair, Callable[[Brush, FaceShape], None]] = {
    Hair.PIXIE: draw_pixie_nape,
    Hair.AFRO: draw_afro_behind,
    Hair.PUFFS: draw_puffs_behind,
    Hair.LOCS: draw_locs_behind,
    Hair.BRAIDS: draw_braids_behind,
    Hair.PLAITS: draw_plaits_behind,
    Hair.BOB: draw_hanging_behind,
    Hair.STRAIGHT: draw_hanging_behind,
    Hair.WAVY: draw_hanging_behind,
    Hair.LONG_CURLY: draw_long_curly_behind,
    Hair.PONY: draw_pony_behind,
    Hair.BUN: draw_bun_behind,
}
_BARE, _CROPPED = (Hair.BALD, Hair.RECEDING), (Hair.BUZZ, Hair.FADE)


def draw_back(brush: Brush, shape: FaceShape) -> None:
    """What is behind the head; nothing for short hair and under what is worn."""
    if not shape.person.hides_hair and shape.person.hair in _BACKS:
        _BACKS[shape.person.hair](brush, shape)


def draw_skull(brush: Brush, shape: FaceShape) -> None:
    """The back of the head, for turned heads: hair, or skin where there is none. Hidden by a head that is straight."""
    style, t = shape.person.hair, tones(shape)
    half = fit(shape, [(0.38, -164), (0.74, -132), (0.955, -74), (0.985, -12), (0.93, 36), (0.66, 72)])
    outline = curve(mirrored(half, [(0, -171 * shape.crown)]), True)
    if style in _BARE or style in _CROPPED:
        skin = mix(shape.skin, shape.shade, 0.4)
        scalp = mix(shape.hair, shape.skin, 0.22) if style in _CROPPED else skin
        brush.gradient(outline, scalp, mix(skin, shape.deep, 0.15), (0, -60), (0, 60))
        if style is Hair.RECEDING or (style is Hair.BALD and shape.oldness >= 0.2):
            with brush.clipped(outline):
                brush.soft(0, -14, shape.half_width * 1.5, 84, mix(t.base, t.dark, 0.5), 0.9)
    else:
        brush.gradient(outline, t.base, t.edge, (-60, -170), (70, 80), mix(t.base, t.dark, 0.6))
