"""All text goes through here: faces of type, shaping, wrapping, measuring, fitting.

Paragraphs are shaped by skia's text layout (HarfBuzz and ICU), so that any script and direction can be set. The type is
Lexend, cut at two weights from its variable file; a letter it lacks comes from a font of the system.
"""

from __future__ import annotations

import importlib.util
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import skia

from .theme import REGULAR, SEMIBOLD, TYPE, Type, argb
from .view import SMALLEST_ANSWER, SMALLEST_TEXT, View

_WEIGHT_AXIS = 0x77676874  # the four letters "wght"
_FONT_PACKAGE, _FONT_FILE = "fontpkg_lexend", "files/Lexend[wght].ttf"
_SYSTEM_FAMILIES = ("Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", "Arial")
_UNBOUNDED = 1e5
_KEPT_PARAGRAPHS = 600
_SHRINK_STEP = 0.96


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Lines:
    """Text set for one width: `height` and `width` are of the ink's line boxes, in pixels."""

    paragraph: Any
    set_width: float
    width: float
    height: float
    line: float

    @property
    def count(self) -> int:
        return max(1, round(self.height / self.line))

    def paint(self, canvas: Any, x: float, y: float) -> None:
        self.paragraph.paint(canvas, x, y)


def lexend_file() -> Path | None:
    """The variable font file of the wheel, or None when the wheel is not installed."""
    spec = importlib.util.find_spec(_FONT_PACKAGE)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(place) / _FONT_FILE
        if path.is_file():
            return path
    return None


def _cut(typeface: Any, weight: int) -> Any:
    """The variable typeface at one weight."""
    arguments = skia.FontArguments()
    position = skia.FontArguments.VariationPosition
    coordinates = position.Coordinates([position.Coordinate(_WEIGHT_AXIS, float(weight))])
    place = position(coordinates)  # skia keeps a pointer to it: it must live until the clone is made
    arguments.setVariationDesignPosition(place)
    return typeface.makeClone(arguments)


class Typesetter:
    """Sets text in the game's type. One per window; it keeps what it set, because most text stays."""

    def __init__(self) -> None:
        self._provider = skia.textlayout.TypefaceFontProvider()
        self._system = skia.FontMgr()
        self._unicode = skia.Unicodes.ICU.Make()
        self._faces: dict[int, Any] = {}
        self._lent: dict[tuple[int, int], str | None] = {}
        self._kept: OrderedDict[Hashable, Lines] = OrderedDict()
        self._fits: dict[Hashable, float] = {}
        path = lexend_file()
        variable = skia.Typeface.MakeFromFile(str(path)) if path else None
        for weight in (REGULAR, SEMIBOLD):
            face = _cut(variable, weight) if variable else self._system_face(weight)
            self._faces[weight] = face
            self._provider.registerTypeface(face, _family(weight))
        self._collection = skia.textlayout.FontCollection()
        self._collection.setDefaultFontManager(self._provider)

    def set(
        self,
        text: str,
        weight: int,
        px: float,
        line: float,
        colour: str,
        width: float = _UNBOUNDED,
        align: Align = Align.LEFT,
        alpha: float = 1.0,
    ) -> Lines:
        """Text in lines no longer than `width` pixels, as far as its words allow."""
        key = (text, weight, round(px, 2), round(line, 2), colour, round(width, 1), align, round(alpha, 3))
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        style = skia.textlayout.TextStyle()
        style.setFontFamilies(self._families(text, weight))
        style.setFontSize(px)
        style.setHeight(line / px)
        style.setHeightOverride(True)
        style.setHalfLeading(True)
        style.setColor(argb(colour, alpha))
        whole = skia.textlayout.ParagraphStyle()
        whole.setTextStyle(style)
        sides = skia.textlayout.TextAlign
        whole.setTextAlign({Align.LEFT: sides.kLeft, Align.CENTER: sides.kCenter, Align.RIGHT: sides.kRight}[align])
        builder = skia.textlayout.ParagraphBuilder.make(whole, self._collection, self._unicode)
        builder.addText(text)
        paragraph = builder.Build()
        paragraph.layout(width)
        lines = Lines(paragraph, width, float(paragraph.LongestLine), float(paragraph.Height), line)
        self._kept[key] = lines
        if len(self._kept) > _KEPT_PARAGRAPHS:
            self._kept.popitem(last=False)
        return lines

    def width(self, text: str, style: Type, view: View, k: float = 1.0) -> float:
        """How wide the text is in one line, in pixels; `k` scales its size."""
        px, line = view.type_size(style)
        return self.set(text, TYPE[style].weight, px * k, line * k, "#000000").width

    def height(self, text: str, style: Type, view: View, width: float, k: float = 1.0) -> float:
        """How high the text is when wrapped at `width`, in pixels."""
        px, line = view.type_size(style)
        return self.set(text, TYPE[style].weight, px * k, line * k, "#000000", width).height

    def fit(self, text: str, style: Type, view: View, width: float, height: float, lines: int | None = None) -> float:
        """The largest scale 0-1 of the style's size at which the text fits the box, but not below the smallest size.

        `lines`: at most so many lines.
        """
        key = (text, style, view, round(width, 1), round(height, 1), lines)
        if key not in self._fits:
            self._fits[key] = self._fitted(text, style, view, width, height, lines)
            if len(self._fits) > 4 * _KEPT_PARAGRAPHS:
                self._fits.clear()
        return self._fits.get(key, 1.0)

    def fit_all(
        self, texts: tuple[str, ...], style: Type, view: View, width: float, height: float, lines: int | None = 1
    ) -> float:
        """The scale at which each of the texts fits: all answers of one screen share one size."""
        return min((self.fit(text, style, view, width, height, lines) for text in texts), default=1.0)

    def _fitted(self, text: str, style: Type, view: View, width: float, height: float, lines: int | None) -> float:
        px, line = view.type_size(style)
        floor = min(1.0, (SMALLEST_ANSWER if style is Type.WORD else SMALLEST_TEXT) / px)
        weight = TYPE[style].weight
        longest = max((self.set(word, weight, px, line, "#000000").width for word in text.split()), default=1.0)
        k = max(floor, min(1.0, width / longest))  # no word is ever broken
        while True:
            paragraph = self.set(text, weight, px * k, line * k, "#000000", max(width, 1.0))
            fits = paragraph.width <= width + 0.5 and paragraph.height <= height + 0.5
            if fits and (lines is None or paragraph.count <= lines):
                return k
            if k <= floor:
                return floor
            k = max(k * _SHRINK_STEP, floor)

    def _families(self, text: str, weight: int) -> list[str]:
        """Lexend, then for each letter that it lacks a font of the system that has it."""
        families = [_family(weight)]
        face = self._faces[weight]
        for letter in dict.fromkeys(text):
            point = ord(letter)
            if point > 0x2F and not face.unicharToGlyph(point):
                lent = self._borrow(point, weight)
                if lent and lent not in families:
                    families.append(lent)
        return families

    def _borrow(self, point: int, weight: int) -> str | None:
        key = (point, weight)
        if key not in self._lent:
            face = self._system.matchFamilyStyleCharacter("", _system_style(weight), [], point)
            if face is None:
                self._lent[key] = None
            else:
                alias = f"{face.getFamilyName()} {weight}"
                if alias not in self._lent.values():
                    self._provider.registerTypeface(face, alias)
                self._lent[key] = alias
        return self._lent[key]

    def _system_face(self, weight: int) -> Any:
        style = _system_style(weight)
        for name in _SYSTEM_FAMILIES:
            face = self._system.matchFamilyStyle(name, style)
            if face is not None:
                return face
        return self._system.legacyMakeTypeface("", style) or skia.Typeface()


def _family(weight: int) -> str:
    return f"Game {weight}"


def _system_style(weight: int) -> Any:
    return skia.FontStyle.Bold() if weight >= SEMIBOLD else skia.FontStyle.Normal()
