"""An answer: the symbol over the word, or beside it where the key is flat."""

from __future__ import annotations

from dataclasses import dataclass

from expression_trainer.domain.expressions import Expression
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align, Typesetter
from expression_trainer.ui.theme import Type
from expression_trainer.ui.view import View

from .keys import LIP, key
from .marks import tick
from .symbols import symbol

_FLAT_FROM = 1.75
_SMALLEST_SYMBOL = 22.0
_SMALL_SYMBOL = 38.0
_ENOUGH = 0.85
"""Words may shrink so far to leave the symbol large enough."""
_LARGEST_SYMBOL = 64.0


@dataclass(frozen=True, slots=True)
class AnswerLook:
    """How all answers of one screen look: `radius` of the symbol in pixels, `scale` of the words' size.

    `fits`: no word is too long for its key.
    """

    beside: bool
    radius: float
    scale: float
    fits: bool


def look_of_answers(words: tuple[str, ...], rect: Rect, view: View, letters: Typesetter) -> AnswerLook:
    """One look for all answers: symbol over word, or beside it where the key is flatter than 1 : 1.75.

    The words come first: where they would have to shrink, the symbol gives way.
    """
    face = Rect(rect.x, rect.y, rect.w, rect.h - LIP * view.u)
    above, beside = _above(words, face, view, letters), _beside(words, face, view, letters)
    if above is None or not above.fits:
        return beside
    if not beside.fits:
        return above
    flat = face.w > face.h * _FLAT_FROM or above.radius < _SMALL_SYMBOL * view.u
    return beside if flat and beside.scale >= min(above.scale, _ENOUGH) else above


def _above(words: tuple[str, ...], face: Rect, view: View, letters: Typesetter) -> AnswerLook | None:
    """Symbol over word, or None when the symbol would become too small."""
    u, line = view.u, view.type_size(Type.WORD)[1]
    k = letters.fit_all(words, Type.WORD, view, face.w - 24 * u, line)
    radius = min((face.h - line * k - 30 * u) / 2, face.w * 0.34)
    fits = _longest(words, view, letters) * k <= face.w - 24 * u + 1
    return AnswerLook(False, radius, k, fits) if radius >= _SMALLEST_SYMBOL * u else None


def _beside(words: tuple[str, ...], face: Rect, view: View, letters: Typesetter) -> AnswerLook:
    u = view.u
    largest = min(face.h * 0.36, _LARGEST_SYMBOL * u)
    smallest = min(largest, max(face.h * 0.24, _SMALLEST_SYMBOL * u))
    longest = _longest(words, view, letters)
    radius = min(largest, max(smallest, (face.w - longest - 48 * u) / 2))
    room = face.w - 48 * u - 2 * radius
    k = letters.fit_all(words, Type.WORD, view, room, face.h - 6 * u)
    return AnswerLook(True, radius, k, longest * k <= room + 1)


def _longest(words: tuple[str, ...], view: View, letters: Typesetter) -> float:
    return max((letters.width(word, Type.WORD, view) for word in words), default=0.0)


def answer(pen: Pen, target: Target, expression: Expression, look: AnswerLook, chosen: bool = False) -> None:
    """One answer key."""
    u, theme = pen.u, pen.theme
    face = key(
        pen,
        target.target_id,
        target.rect,
        colour=theme.tint if chosen else None,
        line=theme.primary if chosen else None,
    )
    r = look.radius
    if look.beside:
        symbol(pen, expression, face.x + 18 * u + r, face.cy, r)
        left = face.x + 34 * u + 2 * r
        word = Rect(left, face.y, face.right - 12 * u - left, face.h)
        pen.text(target.label, word, Type.WORD, middle=True, k=look.scale)
    else:
        line = pen.view.type_size(Type.WORD)[1] * look.scale
        top = face.y + (face.h - 2 * r - line - 8 * u) / 2
        symbol(pen, expression, face.cx, top + r, r)
        word = Rect(face.x + 12 * u, top + 2 * r + 8 * u, face.w - 24 * u, line + 1)
        pen.text(target.label, word, Type.WORD, align=Align.CENTER, k=look.scale)
    if chosen:
        tick(pen, target.rect.right - 14 * u, target.rect.y + 14 * u, 22 * u)
