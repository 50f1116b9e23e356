"""Colours, type sizes, spaces and radii. Screens never name a colour: they ask the theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from expression_trainer.domain.learners import ThemeName


@dataclass(frozen=True, slots=True)
class Theme:
    """One look; colours as `#rrggbb`.

    `bg`, `bg2`: page, top and bottom. `surface`, `sunk`: cards and keys; wells and tracks. `line`: outline and lip of
    what can be pressed. `primary`, `on_primary`, `lip`: the one main key of a scene. `tint`: chosen, current.
    `honey` ... `lilac`: pictures only, never the only signal. `symbol`, `symbol_ink`: feelings, one colour for all.
    `shadow`: its strength 0-1. `flat`: no gradients, shadows or scenery, and every card gets a line.
    """

    name: ThemeName
    bg: str
    bg2: str
    surface: str
    sunk: str
    ink: str
    ink2: str
    line: str
    primary: str
    on_primary: str
    lip: str
    tint: str
    honey: str
    leaf: str
    clay: str
    sky: str
    lilac: str
    focus: str
    gap: str
    scan: str
    symbol: str
    symbol_ink: str
    shadow: float
    flat: bool = False

    @property
    def dark(self) -> bool:
        return self.name is ThemeName.DARK


# fmt: off
THEMES: Mapping[ThemeName, Theme] = {t.name: t for t in (
    Theme(ThemeName.LIGHT, bg="#FBF6ED", bg2="#F4EBDC", surface="#FFFEFB", sunk="#EFE6D6", ink="#22303C",
          ink2="#394855", line="#8F8371", primary="#0E5A66", on_primary="#FFFFFF", lip="#083B44", tint="#D9EDEA",
          honey="#F2BE5C", leaf="#6FAF7E", clay="#E0916F", sky="#9CC8E2", lilac="#BBA9DD",
          focus="#1B3FAB", gap="#FFFFFF", scan="#FFC53D", symbol="#FFE9B8", symbol_ink="#3A2A18", shadow=0.12),
    Theme(ThemeName.DARK, bg="#17202A", bg2="#121A22", surface="#212D39", sunk="#18222C", ink="#F6F1E8", ink2="#CFD6DC",
          line="#7F92A3", primary="#9ADAD4", on_primary="#07282D", lip="#5B9A96", tint="#24444B",
          honey="#F2C46C", leaf="#7DB98B", clay="#E0A083", sky="#7FB2D2", lilac="#B5A5DA",
          focus="#FFD766", gap="#17202A", scan="#FFC53D", symbol="#FFE9B8", symbol_ink="#3A2A18", shadow=0.35),
    Theme(ThemeName.CALM, bg="#EEF0EC", bg2="#E6EAE6", surface="#F9FAF7", sunk="#DFE4E0", ink="#2A343B", ink2="#3A454D",
          line="#7D8A8C", primary="#3A5A62", on_primary="#FFFFFF", lip="#243B41", tint="#DCE6E6",
          honey="#D9C39A", leaf="#93B09A", clay="#C3A597", sky="#AABFCB", lilac="#B6B0C6",
          focus="#2A4580", gap="#FFFFFF", scan="#F0C257", symbol="#EDE6D3", symbol_ink="#33302A", shadow=0.08),
    Theme(ThemeName.CONTRAST, bg="#000000", bg2="#000000", surface="#0A0A0A", sunk="#1C1C1C", ink="#FFFFFF",
          ink2="#FFFFFF", line="#FFFFFF", primary="#FFDD55", on_primary="#000000", lip="#B89A20", tint="#3A3300",
          honey="#FFDD55", leaf="#9BE7A5", clay="#FFB59A", sky="#9CDCFF", lilac="#D9C8FF",
          focus="#66E0FF", gap="#000000", scan="#FFDD55", symbol="#FFFFFF", symbol_ink="#000000", shadow=0.0,
          flat=True),
)}
# fmt: on


class Type(StrEnum):
    """The six sizes of type."""

    DISPLAY = "display"
    TITLE = "title"
    WORD = "word"  # answers
    BODY = "body"
    LABEL = "label"  # keys
    SMALL = "small"  # adults only, never a child's task


@dataclass(frozen=True, slots=True)
class TypeSize:
    """`size` and `line` height in units at 100 %; `weight` of the face."""

    size: float
    line: float
    weight: int


REGULAR, SEMIBOLD = 420, 600

TYPE: Mapping[Type, TypeSize] = {
    Type.DISPLAY: TypeSize(56, 64, SEMIBOLD),
    Type.TITLE: TypeSize(40, 50, SEMIBOLD),
    Type.WORD: TypeSize(34, 42, SEMIBOLD),
    Type.BODY: TypeSize(26, 38, REGULAR),
    Type.LABEL: TypeSize(22, 30, SEMIBOLD),
    Type.SMALL: TypeSize(20, 28, REGULAR),
}


class Space:
    """Distances in units."""

    XS, S, M, L, XL, XXL = 8, 12, 16, 24, 32, 48


class Radius:
    """Corner radii in units."""

    CHIP, KEY, CARD, PICTURE, SHEET = 16, 24, 28, 36, 40


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1-21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = (v / 255 for v in _channels(colour))
        r, g, b = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two; `share` 0-1 of the second."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in pairs)


def argb(colour: str, alpha: float = 1.0) -> int:
    """The colour as skia wants it."""
    r, g, b = _channels(colour)
    return int(alpha * 255) << 24 | r << 16 | g << 8 | b
