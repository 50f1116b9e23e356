"""What stands on a page of the house: plain pieces with boxes, laid out by a room, drawn by the room's scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from expression_trainer.domain.screens import Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type
from expression_trainer.ui.view import SMALLEST_KEY
from expression_trainer.ui.widgets.keys import LIP

Paint = Callable[[Pen, Rect], None]
"""Draws something into a rectangle."""

_LEAST_SCALE = 0.4
_NEVER_WRAPS = 1.002  # a line exactly as wide as its box must not wrap by rounding


@dataclass(frozen=True, slots=True)
class Words:
    """Text in a box, wrapped to its width, from its top. `tone` is the name of a colour of the theme."""

    box: Rect
    text: str
    style: Type = Type.BODY
    tone: str = "ink"
    align: Align = Align.LEFT
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Key:
    """Something to press. `name` is what the room hears. `face` draws on the key, in place of an icon.

    `label_box`: where the label stands when the key has a face. `said`: what it is called when it has no label.
    `soft`: an entry of a side list: no lip, a tint when chosen.
    """

    box: Rect
    name: str
    label: str = ""
    icon: Icon | None = None
    main: bool = False
    chosen: bool = False
    style: Type = Type.LABEL
    scale: float = 1.0
    icon_after: bool = False
    face: Paint | None = None
    label_box: Rect | None = None
    said: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A ground to put things on; `tone` names a colour of the theme: honey and leaf are washed out."""

    box: Rect
    tone: str = "surface"
    radius: float = 28.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture drawn by a function. `live`: it changes from frame to frame."""

    box: Rect
    paint: Paint
    live: bool = False


Piece = Words | Key | Card | Drawn


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on show, in drawing order. `said` is spoken once when it changes. `ground` replaces the plain page."""

    pieces: tuple[Piece, ...]
    scenery: bool = False
    said: str | None = None
    ground: Callable[[Pen], None] | None = None
    first_focus: str | None = None


@dataclass(slots=True)
class Desk:
    """Where a room lays its pieces out."""

    stage: Stage
    say: Callable[[Message], str]
    pieces: list[Piece] = field(default_factory=list)

    @property
    def u(self) -> float:
        return self.stage.u

    @property
    def area(self) -> Rect:
        """Where things stand, margins included; the stage moves it to its place in a very wide window."""
        content = self.stage.view.content
        return Rect(0.0, 0.0, content.w, content.h)

    @property
    def inner(self) -> Rect:
        """The area without its margins."""
        return self.area.inset(self.margin)

    @property
    def tall(self) -> bool:
        return self.stage.view.portrait

    @property
    def margin(self) -> float:
        return self.stage.view.margin

    @property
    def text_scale(self) -> float:
        return self.stage.view.text_scale

    # measuring

    def leading(self, style: Type, scale: float = 1.0) -> float:
        """The height of one line."""
        return self.stage.view.type_size(style)[1] * scale

    def text_width(self, text: str, style: Type, scale: float = 1.0) -> float:
        """The width of the text on one line."""
        return self.stage.letters.width(text, style, self.stage.view, scale) * _NEVER_WRAPS if text else 0.0

    def words_height(self, text: str, style: Type, room: float, scale: float | None = None) -> float:
        """The height of the text when wrapped; `scale` None lets a too long word shrink the text."""
        scale = self.fitting_scale(text, style, room) if scale is None else scale
        return self.stage.letters.height(text, style, self.stage.view, max(room, 1.0), scale) if text else 0.0

    def fitting_scale(self, text: str, style: Type, room: float) -> float:
        """1, or less when a single word is too long for the room: wrapping mends the rest."""
        widest = max((self.text_width(word, style) for word in text.replace("\u200b", " ").split()), default=0.0)
        return 1.0 if widest <= room else max(_LEAST_SCALE, room / widest * 0.99)

    def line_scale(self, text: str, style: Type, room: float, most: float = 1.0) -> float:
        """The scale at which the text stands on one line."""
        widest = self.text_width(text, style, most)
        return most if widest <= room else max(_LEAST_SCALE, most * room / widest * 0.99)

    # laying out

    def words(
        self,
        text: str,
        x: float,
        y: float,
        room: float,
        style: Type = Type.BODY,
        tone: str = "ink",
        align: Align = Align.LEFT,
    ) -> float:
        """Put text down from (x, y), `room` wide; returns its bottom."""
        scale = self.fitting_scale(text, style, room)
        height = self.words_height(text, style, room, scale)
        self.pieces.append(Words(Rect(x, y, room, height), text, style, tone, align, scale))
        return y + height

    def words_within(self, text: str, box: Rect, style: Type, tone: str = "ink", align: Align = Align.LEFT) -> float:
        """Put text down from the top of the box, smaller where it would not fit; returns its bottom."""
        scale = self.fitting_scale(text, style, box.w)
        while self.words_height(text, style, box.w, scale) > box.h and scale > _LEAST_SCALE:
            scale *= 0.95
        height = self.words_height(text, style, box.w, scale)
        self.pieces.append(Words(Rect(box.x, box.y, box.w, height), text, style, tone, align, scale))
        return box.y + height

    def line(
        self, text: str, box: Rect, style: Type, tone: str = "ink", align: Align = Align.LEFT, scale: float = 1.0
    ) -> None:
        """One line in the middle of the box's height, shrunk to its width."""
        scale = self.line_scale(text, style, box.w, scale)
        height = self.leading(style, scale)
        self.pieces.append(
            Words(Rect(box.x, box.y + (box.h - height) / 2, box.w, height), text, style, tone, align, scale)
        )

    def icon_size(self, style: Type) -> float:
        """Icons stand beside words and grow with them."""
        return min(self.leading(style) * 1.15, 64 * self.u)

    def label_room(self, width: float, icon: Icon | None, style: Type) -> float:
        """The width that a key leaves for its label."""
        return width - 28 * self.u - (self.icon_size(style) + 12 * self.u if icon else 0.0)

    def key_height(
        self, label: str, width: float, icon: Icon | None = None, least: float = 72.0, style: Type = Type.LABEL
    ) -> float:
        """How high a key of this width must be for its label; `least` in units."""
        label_height = self.words_height(label, style, self.label_room(width, icon, style))
        return max(least * self.u, SMALLEST_KEY, label_height + (LIP + 20) * self.u)

    def key_width(self, label: str, icon: Icon | None = None, style: Type = Type.LABEL) -> float:
        """How wide a key is whose label stands on one line."""
        side = self.icon_size(style) + 12 * self.u if icon else 0.0
        return self.text_width(label, style) + side + 48 * self.u

    def key(
        self,
        box: Rect,
        name: str,
        label: str,
        icon: Icon | None = None,
        *,
        main: bool = False,
        chosen: bool = False,
        style: Type = Type.LABEL,
        icon_after: bool = False,
        soft: bool = False,
    ) -> None:
        """Put a key down; its label wraps and, at need, shrinks to fit."""
        scale = self.fitting_scale(label, style, self.label_room(box.w, icon, style))
        self.pieces.append(
            Key(box, name, label, icon, main, chosen, style, scale, icon_after=icon_after, said=label, soft=soft)
        )
