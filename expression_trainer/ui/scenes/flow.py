"""Blocks that follow one another down a page, and on to a next page where the room ends.

Adult pages are made of these: whatever the text size, the language and the window, nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import Type
from expression_trainer.ui.view import SMALLEST_KEY
from expression_trainer.ui.widgets.keys import LIP

from .paper import Card, Desk, Drawn, Key, Paint, Words

_GAP = 14.0
_KEY_GAP = 16.0
_LEAST_KEY = 72.0
_SMALLEST_PICTURE = 88.0


class Block(Protocol):
    """A piece of a page that knows how high it is at a width."""

    @property
    def keeps_next(self) -> bool:
        """Whether a page may not end after it (a heading)."""
        ...

    def height(self, desk: Desk, width: float) -> float: ...

    def lay(self, desk: Desk, box: Rect) -> None: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    style: Type = Type.SMALL
    tone: str = "ink"
    keeps_next: bool = False

    def height(self, desk: Desk, width: float) -> float:
        return desk.words_height(self.text, self.style, width)

    def lay(self, desk: Desk, box: Rect) -> None:
        desk.words(self.text, box.x, box.y, box.w, self.style, self.tone)


def larger(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks with their sentences in body size."""
    return tuple(
        replace(block, style=Type.BODY) if isinstance(block, Text | Fact) and block.style is Type.SMALL else block
        for block in blocks
    )


def heading(text: str) -> Text:
    return Text(text, style=Type.LABEL, keeps_next=True)


@dataclass(frozen=True, slots=True)
class Fact:
    """An icon and a sentence."""

    icon: Icon
    text: str
    style: Type = Type.SMALL
    keeps_next: bool = False

    def _side(self, desk: Desk) -> float:
        return desk.icon_size(self.style) + 16 * desk.u

    def height(self, desk: Desk, width: float) -> float:
        return max(desk.icon_size(self.style), desk.words_height(self.text, self.style, width - self._side(desk)))

    def lay(self, desk: Desk, box: Rect) -> None:
        size, leading = desk.icon_size(self.style), desk.leading(self.style)
        mark = Rect(box.x, box.y + (leading - size) / 2, size, size)
        desk.pieces.append(Drawn(mark, _icon(self.icon)))
        desk.words(self.text, box.x + self._side(desk), box.y, box.w - self._side(desk), self.style)


@dataclass(frozen=True, slots=True)
class KeySpec:
    """A key before it has a place."""

    name: str
    label: str
    icon: Icon | None = None
    main: bool = False
    chosen: bool = False
    icon_after: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys side by side, on as many rows as they need. `label` stands before them, or above where room is short."""

    keys: tuple[KeySpec, ...]
    label: str = ""
    style: Type = Type.SMALL
    fill: bool = False  # every key as wide as the row
    keeps_next: bool = False

    def height(self, desk: Desk, width: float) -> float:
        return self._arranged(desk, Rect(0.0, 0.0, width, 0.0), lay=False)

    def lay(self, desk: Desk, box: Rect) -> None:
        self._arranged(desk, box, lay=True)

    def _arranged(self, desk: Desk, box: Rect, lay: bool) -> float:
        x, y, width = box.x, box.y, box.w
        if self.label:
            side = width * 0.30
            natural = sum(self._width(desk, spec, width) for spec in self.keys) + _KEY_GAP * desk.u * len(self.keys)
            beside = (
                natural <= width - side and desk.words_height(self.label, Type.LABEL, side) <= 2 * _LEAST_KEY * desk.u
            )
            lead = desk.words_height(self.label, Type.LABEL, side if beside else width)
            if lay:
                down = (max(_LEAST_KEY * desk.u, 48.0) - lead) / 2 if beside else 0.0
                desk.words(self.label, x, y + max(0.0, down), side - 12 * desk.u if beside else width, Type.LABEL)
            if beside:
                x, width = x + side, width - side
            else:
                y += lead + 8 * desk.u
        return self._rows(desk, x, y, width, lay) - box.y

    def _width(self, desk: Desk, spec: KeySpec, room: float) -> float:
        return room if self.fill else min(room, max(desk.key_width(spec.label, spec.icon, self.style), 84 * desk.u))

    def _rows(self, desk: Desk, x0: float, y: float, room: float, lay: bool) -> float:
        gap = _KEY_GAP * desk.u
        x, row_height = x0, 0.0
        for spec in self.keys:
            width = self._width(desk, spec, room)
            height = desk.key_height(spec.label, width, spec.icon, _LEAST_KEY, self.style)
            if x > x0 and x + width > x0 + room + 0.5:
                x, y, row_height = x0, y + row_height + gap, 0.0
            if lay:
                box = Rect(x, y, width, height)
                desk.key(
                    box, spec.name, spec.label, spec.icon, main=spec.main, chosen=spec.chosen, style=self.style,
                    icon_after=spec.icon_after,
                )  # fmt: skip
            x += width + gap
            row_height = max(row_height, height)
        return y + row_height


@dataclass(frozen=True, slots=True)
class Pictures:
    """Keys with a picture on each, and a word below it if there is one."""

    names: tuple[str, ...]
    faces: tuple[Paint, ...]
    labels: tuple[str, ...] = ()
    chosen: str = ""
    side: float = 128.0
    keeps_next: bool = False

    def _side(self, desk: Desk, width: float) -> float:
        """So that all stand in one row, but not smaller than a finger needs."""
        in_a_row = (width + _KEY_GAP * desk.u) / len(self.names) - _KEY_GAP * desk.u
        return max(min(self.side * desk.u, in_a_row), _SMALLEST_PICTURE * desk.u, SMALLEST_KEY)

    def _per_row(self, desk: Desk, width: float) -> int:
        gap = _KEY_GAP * desk.u
        return max(1, int((width + gap + 0.5) // (self._side(desk, width) + gap)))

    def height(self, desk: Desk, width: float) -> float:
        rows = -(-len(self.names) // self._per_row(desk, width))
        gap = _KEY_GAP * desk.u
        return rows * (self._side(desk, width) + gap) - gap

    def lay(self, desk: Desk, box: Rect) -> None:
        per_row, side, gap = self._per_row(desk, box.w), self._side(desk, box.w), _KEY_GAP * desk.u
        for number, name in enumerate(self.names):
            x, y = box.x + number % per_row * (side + gap), box.y + number // per_row * (side + gap)
            said = self.labels[number] if self.labels else name
            desk.pieces.append(
                Key(
                    Rect(x, y, side, side),
                    name,
                    chosen=name == self.chosen,
                    face=_in_key(self.faces[number]),
                    said=said,
                )
            )


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn picture of a height in units."""

    paint: Paint
    units: float
    keeps_next: bool = False

    def height(self, desk: Desk, width: float) -> float:
        return self.units * desk.u

    def lay(self, desk: Desk, box: Rect) -> None:
        desk.pieces.append(Drawn(box, self.paint))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line to write on: what was typed, and a caret while it is chosen."""

    name: str
    text: str
    hint: str
    chosen: bool
    keeps_next: bool = False

    def height(self, desk: Desk, width: float) -> float:
        return max(80 * desk.u, 56.0, desk.leading(Type.BODY) + 28 * desk.u)

    def lay(self, desk: Desk, box: Rect) -> None:
        wide = Rect(box.x, box.y, min(box.w, 560 * desk.u * max(1.0, desk.text_scale * 0.8)), box.h)
        inner = wide.inset(20 * desk.u)
        shown = self.text or self.hint
        style, tone = (Type.BODY, "ink") if self.text else (Type.SMALL, "ink2")
        leading = desk.leading(style)
        desk.pieces.append(Key(wide, self.name, chosen=self.chosen, said=shown))
        y = wide.y + (wide.h - leading) / 2 - 2 * desk.u
        scale = desk.line_scale(shown, style, inner.w)
        desk.pieces.append(Words(Rect(inner.x, y, inner.w, leading), shown, style, tone, scale=scale))
        if self.chosen:
            caret_x = inner.x + (desk.text_width(self.text, Type.BODY, scale) if self.text else 0.0) + 3 * desk.u
            desk.pieces.append(Drawn(Rect(caret_x, y, 3 * desk.u, leading), _caret))


@dataclass(frozen=True, slots=True)
class Boxed:
    """Blocks on a card of their own."""

    blocks: tuple[Block, ...]
    tone: str = "surface"
    keeps_next: bool = False

    def height(self, desk: Desk, width: float) -> float:
        pad = 24 * desk.u
        return stack_height(desk, self.blocks, width - 2 * pad) + 2 * pad

    def lay(self, desk: Desk, box: Rect) -> None:
        desk.pieces.append(Card(box, self.tone))
        lay_stack(desk, self.blocks, box.inset(24 * desk.u))


def stack_height(desk: Desk, blocks: Sequence[Block], width: float) -> float:
    """The height of blocks one under another."""
    heights = [block.height(desk, width) for block in blocks]
    return sum(heights) + _GAP * desk.u * max(0, len(heights) - 1)


def lay_stack(desk: Desk, blocks: Sequence[Block], box: Rect) -> float:
    """Lay blocks one under another from the top of the box; returns the bottom of the last."""
    y = box.y
    for block in blocks:
        height = block.height(desk, box.w)
        block.lay(desk, Rect(box.x, y, box.w, height))
        y += height + _GAP * desk.u
    return y - _GAP * desk.u if blocks else y


def pages(desk: Desk, blocks: Sequence[Block], width: float, height: float) -> tuple[tuple[Block, ...], ...]:
    """The blocks in pages that are no higher than `height`; a heading never stands alone at the end of a page."""
    made: list[list[Block]] = [[]]
    for block in _open_boxes(desk, blocks, width, height):
        page = made[-1]
        if page and stack_height(desk, [*page, block], width) > height:
            moved: list[Block] = []
            while page and page[-1].keeps_next:
                moved.insert(0, page.pop())
            if page:
                made.append([*moved, block])
            else:
                page += [*moved, block]
        else:
            page.append(block)
    return tuple(tuple(page) for page in made if page)


def _open_boxes(desk: Desk, blocks: Sequence[Block], width: float, height: float) -> Sequence[Block]:
    """A card that is higher than a page gives its blocks back to the page."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Boxed) and block.height(desk, width) > height:
            out += block.blocks
        else:
            out.append(block)
    return out


def _in_key(face: Paint) -> Paint:
    """The picture inside the key, so that outline and lip stay in sight."""

    def paint(pen: Pen, box: Rect) -> None:
        edge = 8 * pen.u
        face(pen, Rect(box.x + edge, box.y + edge, box.w - 2 * edge, box.h - 2 * edge - LIP * pen.u))

    return paint


def _icon(name: Icon) -> Paint:
    def paint(pen: Pen, box: Rect) -> None:
        draw_icon(pen, name, box.cx, box.cy, box.w)

    return paint


def _caret(pen: Pen, box: Rect) -> None:
    pen.box(box, 1.5 * pen.u, pen.theme.primary)
