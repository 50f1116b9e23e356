"""The page that adults read: a title, blocks that flow, and keys at the foot; several pages when it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from expression_trainer.domain.screens import Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import Type

from .flow import Block, KeySpec, lay_stack, pages
from .paper import Desk, Drawn, Paint

PAGE_BACK = "page-back"
PAGE_ON = "page-on"
_WIDEST = 980.0
_FOOT_KEY = 84.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows.

    `foot`: keys at the foot, the main one last. `read_first`: they come only on the last page (a consent is read before
    it is given). `picture`: drawn beside the text where there is room. `small`: a line above the title ("Step 2 of 6").
    """

    title: str
    blocks: tuple[Block, ...]
    foot: tuple[KeySpec, ...] = ()
    read_first: bool = False
    picture: Paint | None = None
    small: str = ""


def lay_sheet(desk: Desk, sheet: Sheet, page: int, area: Rect | None = None) -> int:
    """Lay one page of the sheet into the area (the whole window without one); returns how many pages there are."""
    whole = area or _middle(desk)
    column = _beside_picture(desk, sheet, whole)
    y = column.y
    if sheet.small:
        y = desk.words(sheet.small, column.x, y, column.w, Type.SMALL, "ink2") + 4 * desk.u
    y = desk.words(sheet.title, column.x, y, column.w, Type.TITLE) + 20 * desk.u
    foot = _foot_height(desk, (*sheet.foot, *_turning(desk)), column.w) if sheet.foot else 0.0
    room = Rect(column.x, y, column.w, column.bottom - foot - (20 * desk.u if foot else 0.0) - y)
    parted = pages(desk, sheet.blocks, room.w, room.h)
    if len(parted) > 1 and not foot:  # paging needs its keys
        foot = _foot_height(desk, _turning(desk), column.w)
        room = Rect(room.x, room.y, room.w, column.bottom - foot - 20 * desk.u - room.y)
        parted = pages(desk, sheet.blocks, room.w, room.h)
    here = min(page, max(0, len(parted) - 1))
    if parted:
        lay_stack(desk, parted[here], room)
    keys = _foot_keys(desk, sheet, here, len(parted))
    _lay_foot(desk, keys, Rect(column.x, desk.area.h - desk.margin - foot if area is None else column.bottom - foot,
                              column.w, foot))  # fmt: skip
    return max(1, len(parted))


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


def _foot_keys(desk: Desk, sheet: Sheet, here: int, count: int) -> tuple[KeySpec, ...]:
    back, on = _turning(desk)
    turning = ((back,) if here > 0 else ()) + ((on,) if here < count - 1 else ())
    if sheet.read_first and here < count - 1:
        return (*turning[:-1], KeySpec(PAGE_ON, on.label, on.icon, main=True, icon_after=True))
    return (*turning, *sheet.foot)


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
