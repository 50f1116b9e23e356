"""Where things stand: rectangles only, for any window and text size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .rect import Rect
from .text import Typesetter
from .theme import Type
from .view import SMALLEST_KEY, View
from .widgets.answers import AnswerLook, look_of_answers
from .widgets.keys import LIP, button_width

_LAYOUT_CHANGES_BELOW = 0.85
_SMALLEST_ROW = 48.0
_WIDEST_PICTURE = 1.2
"""Width to height: a face that is wider than that would lose its chin."""
UPRIGHT_WITH_FACES = 0.36
"""The share of an upright window for a picture when the answers are faces too."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The top of every exercise: Stop top left, Break beside it, how much is left at the right."""

    keys: tuple[Rect, ...]
    stones: Rect
    bottom: float


def arrange_bar(view: View, letters: Typesetter, words: Sequence[str]) -> Bar:
    """The bar with a key for each word. Never mirrored: Stop has one place."""
    u, area = view.u, view.content.inset(view.margin, 24 * view.u)
    height = max(80 * u, SMALLEST_KEY, view.type_size(Type.LABEL)[1] + 20 * u)
    most = area.w * 0.3
    widths = [
        min(max(132 * u, button_width(letters.width(word, Type.LABEL, view), u, view.text_scale)), most)
        for word in words
    ]
    keys, x = [], area.x
    for width in widths:
        keys.append(Rect(x, area.y, width, height))
        x += width + 16 * u
    x += 24 * u if keys else 0
    return Bar(tuple(keys), Rect(x, area.y, area.right - x, height), area.y + height)


@dataclass(frozen=True, slots=True)
class Halves:
    """A picture and what stands beside or under it."""

    picture: Rect
    side: Rect


def arrange_halves(view: View, top: float, upright_share: float = 0.50) -> Halves:
    """Wide: the picture left, about half the width. Upright: the picture over the rest. Left-handed: mirrored.

    `upright_share`: the share of an upright window's height that the picture may take.
    """
    u, m, area = view.u, view.margin, view.content
    bottom = area.bottom - 40 * u
    if not view.portrait:
        height = bottom - top
        width = min(height, area.w * (0.46 if view.big_text else 0.50))
        picture = Rect(area.x + m, top, width, height)
        side = Rect(picture.right + 40 * u, top, area.w - 2 * m - width - 40 * u, height)
        return Halves(view.handed(picture), view.handed(side))
    share = min(upright_share, 0.36) if view.big_text else upright_share
    height = min(area.w * 0.88, area.h * share)
    width = min(area.w - 2 * m, height * _WIDEST_PICTURE)
    picture = Rect(area.cx - width / 2, top, width, height)
    side = Rect(area.x + m, picture.bottom + 28 * u, area.w - 2 * m, bottom - picture.bottom - 28 * u)
    return Halves(picture, side)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """The speaker key and the question after it; `scale` of its size."""

    speaker: Rect
    words: Rect
    scale: float
    bottom: float


def arrange_question(view: View, letters: Typesetter, text: str, area: Rect, most_lines: int = 2) -> QuestionLine:
    """The question at the top of `area`, in one line where that is large enough, else in two."""
    u = view.u
    side = max(76 * u, SMALLEST_KEY)
    room = area.w - side - 20 * u
    line = view.type_size(Type.DISPLAY)[1]
    one_line = letters.fit(text, Type.DISPLAY, view, room, line, 1)
    scale = one_line
    if one_line < 0.62 and most_lines > 1:
        scale = min(0.8, letters.fit(text, Type.DISPLAY, view, room, line * 2, most_lines))
    height = max(side - LIP * u, letters.height(text, Type.DISPLAY, view, room + 1, scale))
    words = Rect(area.x + side + 20 * u, area.y, room, height)
    return QuestionLine(Rect(area.x, area.y, side, side), words, scale, area.y + max(side, height))


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one page; `more` is a key to the next page where not all fit."""

    cells: tuple[Rect, ...]
    look: AnswerLook
    per_page: int
    more: Rect | None


def arrange_answers(view: View, letters: Typesetter, words: tuple[str, ...], area: Rect, page: int = 0) -> Answers:
    """Answers in a grid; in one column where the words are large; in pages of three where they would not fit."""
    gap = (12 if view.big_text else 20) * view.u
    count = len(words)
    two = (2, -(-count // 2))
    columns = [(1, count), two] if view.big_text and not view.portrait else [two, (1, count)]
    best: Answers | None = None
    for across, down in columns:
        cells = area.grid(across, down, gap)
        if cells[0].h < _SMALLEST_ROW:
            continue
        found = Answers(cells[:count], look_of_answers(words, cells[0], view, letters), count, None)
        if not found.look.fits:
            continue
        if found.look.scale >= _LAYOUT_CHANGES_BELOW:
            return found
        if best is None or found.look.scale > best.look.scale:
            best = found
    if best is not None and (count <= 3 or best.look.scale >= _LAYOUT_CHANGES_BELOW - 0.2):
        return best
    return _paged(view, letters, words, area, gap, page) or best or _squeezed(view, letters, words, area)


def _paged(
    view: View, letters: Typesetter, words: tuple[str, ...], area: Rect, gap: float, page: int
) -> Answers | None:
    """Three rows and a key for more, or two where three don't fit."""
    for per_page in (3, 2):
        rows = area.column(per_page + 1, gap)
        if rows[0].h >= _SMALLEST_ROW:
            shown = len(words[page * per_page : (page + 1) * per_page])
            return Answers(rows[:shown], look_of_answers(words, rows[0], view, letters), per_page, rows[-1])
    return None


def _squeezed(view: View, letters: Typesetter, words: tuple[str, ...], area: Rect) -> Answers:
    """Nothing else fits: two columns, close together."""
    cells = area.grid(2, -(-len(words) // 2), 8 * view.u)
    return Answers(cells[: len(words)], look_of_answers(words, cells[0], view, letters), len(words), None)


@dataclass(frozen=True, slots=True)
class CopyRoom:
    """Model, plant and mirror; model and mirror have one size."""

    model: Rect
    mirror: Rect
    meter: Rect
    hint: Rect
    main: Rect


def arrange_copy(view: View, top: float) -> CopyRoom:
    """Model | plant | mirror; upright: model over mirror, the plant beside them. Hint and main key below."""
    u, m, area = view.u, view.margin, view.content
    bottom = area.bottom - 40 * u
    two_lines = min(2 * view.type_size(Type.BODY)[1], 0.16 * area.h)
    key_height = max(84 * u, SMALLEST_KEY, view.type_size(Type.LABEL)[1] + 24 * u, two_lines)
    plant = 150 * u
    foot = Rect(area.x + m, bottom - key_height, area.w - 2 * m, key_height)
    height = foot.y - 20 * u - top
    if view.portrait:
        width, each = area.w - 2 * m - plant - 20 * u, (height - 20 * u) / 2
        model = Rect(area.x + m, top, width, each)
        mirror = Rect(area.x + m, top + each + 20 * u, width, each)
        meter = Rect(area.right - m - plant, top, plant, height)
    else:
        width = (area.w - 2 * m - plant - 40 * u) / 2
        model = Rect(area.x + m, top, width, height)
        mirror = Rect(area.right - m - width, top, width, height)
        meter = Rect(model.right + 20 * u, top, plant, height)
    main_width = foot.w * 0.36 if view.portrait else width
    main = Rect(foot.right - main_width, foot.y, main_width, foot.h)
    hint = Rect(foot.x, foot.y, main.x - 20 * u - foot.x, foot.h)
    return CopyRoom(*(view.handed(rect) for rect in (model, mirror, meter, hint, main)))
