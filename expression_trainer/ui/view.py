"""How large the window is and how large everything in it becomes."""

from __future__ import annotations

from dataclasses import dataclass

from .rect import Rect
from .theme import TYPE, Type

SMALLEST_TEXT, SMALLEST_ANSWER, SMALLEST_KEY = 18.0, 23.0, 48.0
"""In pixels, whatever the unit is."""
BIG_TEXT = 1.5
"""From this text scale up, answers stand in one column."""
_WIDEST = 2.0
_CONTENT_SHAPE = 1.6
_SMALLEST_UNIT, _LARGEST_UNIT = 0.62, 3.0
_BIG_TYPE_GROWS = 0.35


@dataclass(frozen=True, slots=True)
class View:
    """A window of `width` x `height` pixels at a text scale of 1-2. `left_handed` mirrors what is not a fixed place."""

    width: int
    height: int
    text_scale: float = 1.0
    left_handed: bool = False

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    @property
    def u(self) -> float:
        """The unit: every length of the design is given in it."""
        w, h = self.content.w, self.content.h
        unit = min(w / 800, h / 1280) if self.portrait else min(w / 1280, h / 800)
        return min(max(unit, _SMALLEST_UNIT), _LARGEST_UNIT)

    @property
    def content(self) -> Rect:
        """Where things stand: the whole window, or 16:10 in the middle of one that is wider than 2:1."""
        if self.width <= _WIDEST * self.height:
            return Rect(0, 0, self.width, self.height)
        w = self.height * _CONTENT_SHAPE
        return Rect((self.width - w) / 2, 0, w, self.height)

    @property
    def page(self) -> Rect:
        """The whole window."""
        return Rect(0, 0, self.width, self.height)

    @property
    def margin(self) -> float:
        return 32 * self.u

    @property
    def big_text(self) -> bool:
        return self.text_scale >= BIG_TEXT

    def type_size(self, style: Type) -> tuple[float, float]:
        """Size and line height in pixels. Large type grows by 35 % of the scale only; no text falls under 18 px."""
        spec = TYPE[style]
        large = style in (Type.DISPLAY, Type.TITLE)
        grow = 1 + (self.text_scale - 1) * _BIG_TYPE_GROWS if large else self.text_scale
        least = SMALLEST_ANSWER if style is Type.WORD else SMALLEST_TEXT * self.text_scale
        px = max(spec.size * grow * self.u, min(spec.size * grow, least))
        return px, px * spec.line / spec.size

    def key_height(self, units: float = 80) -> float:
        """A key's height: never under 48 px, and with room for its word."""
        line = self.type_size(Type.LABEL)[1]
        return max(units * self.u, SMALLEST_KEY, line + 32 * self.u)

    def handed(self, rect: Rect) -> Rect:
        """The rectangle where a left-handed child has it, or as it is."""
        return rect.mirrored_in(self.content) if self.left_handed else rect
