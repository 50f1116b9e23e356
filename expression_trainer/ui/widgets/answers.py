"""An answer: the symbol over the word, or beside it where the key is flat."""

from __future__ import annotations

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


def beside(rect: Rect) -> bool:
    """Whether the symbol stands beside the word."""
    return rect.w > (rect.h - LIP) * _FLAT_FROM


def _radius_beside(face: Rect, u: float) -> float:
    return min(face.h * 0.36, 64 * u)


def word_room(rect: Rect, view: View) -> tuple[float, float]:
    """Width and height left for the word of an answer in this rectangle, in pixels."""
    u = view.u
    face = Rect(rect.x, rect.y, rect.w, rect.h - LIP * u)
    if beside(rect):
        return face.w - 56 * u - 2 * _radius_beside(face, u), face.h - 8 * u
    line = view.type_size(Type.WORD)[1]
    return face.w - 24 * u, line


def words_scale(words: tuple[str, ...], rect: Rect, view: View, letters: Typesetter) -> float:
    """One size for all words of a screen: the scale of the style's size at which the longest fits."""
    width, height = word_room(rect, view)
    return letters.fit_all(words, Type.WORD, view, width, height)


def answer(pen: Pen, target: Target, expression: Expression, k: float, chosen: bool = False) -> None:
    """One answer key; `k` from `words_scale`."""
    u, theme = pen.u, pen.theme
    face = key(
        pen,
        target.target_id,
        target.rect,
        colour=theme.tint if chosen else None,
        line=theme.primary if chosen else None,
    )
    if beside(target.rect):
        r = _radius_beside(face, u)
        symbol(pen, expression, face.x + 20 * u + r, face.cy, r)
        left = face.x + 40 * u + 2 * r
        word = Rect(left, face.y, face.right - 12 * u - left, face.h)
        pen.text(target.label, word, Type.WORD, middle=True, k=k)
    else:
        line = pen.view.type_size(Type.WORD)[1] * k
        r = min((face.h - line - 38 * u) / 2, face.w * 0.34)
        top = face.y + (face.h - 2 * r - line - 8 * u) / 2
        symbol(pen, expression, face.cx, top + r, r)
        word = Rect(face.x + 12 * u, top + 2 * r + 8 * u, face.w - 24 * u, line + 1)
        pen.text(target.label, word, Type.WORD, align=Align.CENTER, k=k)
    if chosen:
        tick(pen, target.rect.right - 14 * u, target.rect.y + 14 * u, 22 * u)
