"""The page that adults read: a title, blocks that flow, and keys at the foot; several pages when it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from expression_trainer.domain.screens import Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import Type

from .flow import Block, Boxed, KeySpec, Text, larger, lay_stack, pages, stack_height
from .paper import Desk, Drawn, Paint

PAGE_BACK = "page-back"
PAGE_ON = "page-on"
_WIDEST = 980.0
_FOOT_KEY = 84.0
_WAYS_OUT = ("back", "menu", "stop")
_TIGHT = 0.45
"""A body lower than this share of the page lets the title scroll away with the first page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows.

    `foot`: keys at the foot, the main one last. `read_first`: they come only on the last page (a consent is read before
    it is given). `picture`: drawn beside the text where there is room. `small`: a line above the title ("Step 2 of 6").
    `to_read`: sentences only, which may grow and stand on a card where there is room.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: tuple[KeySpec, ...] = ()
    read_first: bool = False
    picture: Paint | None = None
    small: str = ""
    to_read: bool = False


def lay_sheet(desk: Desk, sheet: Sheet, page: int, area: Rect | None = None) -> int:
    """Lay one page of the sheet into the area (the whole window without one); returns how many pages there are."""
    column = _beside_picture(desk, sheet, area or _middle(desk))
    head: list[Block] = [Text(sheet.title, style=Type.TITLE, keeps_next=True)]
    if sheet.small:
        head.insert(0, Text(sheet.small, tone="ink2", keeps_next=True))
    gap = 20 * desk.u
    full_foot = _foot_height(desk, sheet.foot, column.w)
    head_height = stack_height(desk, head, column.w)
    body = column.h - head_height - gap - (full_foot + gap if sheet.foot else 0.0)
    one_page = next((way for way in _ways(sheet) if stack_height(desk, way, column.w) <= body), None)
    if one_page is not None:
        lay_stack(desk, head, column)
        lay_stack(desk, one_page, column.below(head_height + gap))
        _lay_foot(desk, sheet.foot, column)
        return 1
    turning = _foot_height(desk, _turning(desk), column.w)
    if column.h - head_height - 2 * gap - turning < _TIGHT * column.h:
        parted = pages(desk, (*head[-1:], *sheet.blocks), column.w, column.h - turning - gap)
        head, head_height, gap = [], 0.0, gap
    else:
        parted = pages(desk, sheet.blocks, column.w, column.h - head_height - 2 * gap - turning)
    return _lay_page(desk, sheet, page, column, head, parted)


def _ways(sheet: Sheet) -> tuple[tuple[Block, ...], ...]:
    """How the blocks may stand on one page, the best first: in body size on a card, in body size, as they are."""
    if not sheet.to_read:
        return (sheet.blocks,)
    big = larger(sheet.blocks)
    return ((Boxed(big),), big, sheet.blocks)


def _lay_page(
    desk: Desk,
    sheet: Sheet,
    page: int,
    column: Rect,
    head: Sequence[Block],
    parted: tuple[tuple[Block, ...], ...],
) -> int:
    """One of several pages. The foot's own keys stand on the last one, or on a page of their own after it."""
    gap = 20 * desk.u
    back, on = _turning(desk)
    top = stack_height(desk, head, column.w) + gap if head else 0.0
    last_foot = _foot_height(desk, (back, *sheet.foot), column.w)
    last_fits = top + stack_height(desk, parted[-1], column.w) + gap + last_foot <= column.h
    if sheet.foot and not last_fits:
        parted = (*parted, ())
    everywhere = _foot_height(desk, (back, *sheet.foot, on), column.w)
    keep_foot = bool(sheet.foot) and not sheet.read_first and len(parted[-1]) > 0
    keep_foot = keep_foot and all(
        top + stack_height(desk, blocks, column.w) + gap + everywhere <= column.h for blocks in parted
    )
    here = min(page, len(parted) - 1)
    last = here == len(parted) - 1
    lay_stack(desk, head or _repeated(sheet, parted[here]), column)
    lay_stack(desk, parted[here], column.below(top) if head else column)
    on = KeySpec(on.name, on.label, on.icon, main=sheet.read_first, icon_after=True)
    way_out = tuple(spec for spec in sheet.foot if spec.name in _WAYS_OUT and not here)
    own = sheet.foot if last or keep_foot else way_out
    _lay_foot(desk, (*((back,) if here else ()), *own, *(() if last else (on,))), column)
    return len(parted)


def _repeated(sheet: Sheet, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A page with keys alone repeats what they answer."""
    return () if blocks else (Text(sheet.title, style=Type.TITLE),)


def _middle(desk: Desk) -> Rect:
    width = min(desk.area.w - 2 * desk.margin, _WIDEST * desk.u * max(1.0, desk.text_scale * 0.8))
    x = (desk.area.w - width) / 2
    return Rect(x, desk.margin, width, desk.area.h - 2 * desk.margin)


def _beside_picture(desk: Desk, sheet: Sheet, whole: Rect) -> Rect:
    """The column for the text; the picture goes to its left where both have room."""
    if sheet.picture is None or desk.tall or desk.text_scale > 1.3 or desk.u < 0.8:
        return whole
    side = 340 * desk.u
    full = Rect(desk.margin, desk.margin, desk.area.w - 2 * desk.margin, whole.h)
    desk.pieces.append(Drawn(Rect(full.x + 32 * desk.u, full.y + 96 * desk.u, side, side * 1.25), sheet.picture))
    left = full.x + side + 96 * desk.u
    return Rect(left, full.y, full.right - left, full.h)


def _turning(desk: Desk) -> tuple[KeySpec, KeySpec]:
    say = desk.say
    return (
        KeySpec(PAGE_BACK, say(Message("page-back")), Icon.BACK),
        KeySpec(PAGE_ON, say(Message("page-on")), Icon.GO, icon_after=True),
    )


def _foot_rows(desk: Desk, keys: Sequence[KeySpec], width: float) -> list[list[KeySpec]]:
    rows: list[list[KeySpec]] = [[]]
    for spec in keys:
        if rows[-1] and _natural_width(desk, [*rows[-1], spec]) > width:
            rows.append([])
        rows[-1].append(spec)
    return rows


def _natural_width(desk: Desk, keys: Sequence[KeySpec]) -> float:
    return sum(desk.key_width(spec.label, spec.icon) for spec in keys) + 20 * desk.u * (len(keys) - 1)


def _row_height(desk: Desk, keys: Sequence[KeySpec], width: float) -> float:
    return max(desk.key_height(spec.label, min(width, desk.key_width(spec.label, spec.icon)), spec.icon, _FOOT_KEY)
               for spec in keys)  # fmt: skip


def _foot_height(desk: Desk, keys: Sequence[KeySpec], width: float) -> float:
    if not keys:
        return 0.0
    rows = _foot_rows(desk, keys, width)
    return sum(_row_height(desk, row, width) for row in rows) + 12 * desk.u * (len(rows) - 1)


def _lay_foot(desk: Desk, keys: Sequence[KeySpec], box: Rect) -> None:
    if not keys:
        return
    gap = 20 * desk.u
    rows = _foot_rows(desk, keys, box.w)
    y = box.bottom - sum(_row_height(desk, row, box.w) for row in rows) - 12 * desk.u * (len(rows) - 1)
    for row in rows:
        height = _row_height(desk, row, box.w)
        spare = max(0.0, box.w - _natural_width(desk, row))
        widen = min(spare / len(row), 60 * desk.u)
        widths = [min(box.w, desk.key_width(spec.label, spec.icon) + widen) for spec in row]
        x = box.right - sum(widths) - gap * (len(row) - 1)
        for spec, width in zip(row, widths, strict=True):
            desk.key(Rect(x, y, width, height), spec.name, spec.label, spec.icon, main=spec.main, chosen=spec.chosen,
                     icon_after=spec.icon_after)  # fmt: skip
            x += width + gap
        y += height + 12 * desk.u
