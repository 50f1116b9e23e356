"""A made-up language, longer and accented, that shows where a layout would overflow in translation."""

from __future__ import annotations

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.screens import Message
from expression_trainer.practice.ports import Translate

GROWTH = 1.4
"""How much longer the made-up language is; German and Finnish stay near it."""

_ACCENTS = str.maketrans("aceilnorsuyzACEINOSUZ", "áçéïłñóřšúýžÁÇÉÏÑÓŠÚŽ")


class PseudoTranslate:
    """Wraps another `Translate`; every text comes back about 40 % longer and with accents."""

    def __init__(self, source: Translate) -> None:
        self._source = source

    def text(self, message: Message) -> str:
        return stretch(self._source.text(message))

    def word(self, expression: Expression) -> str:
        return stretch(self._source.word(expression))


def stretch(text: str) -> str:
    """The text with accents and doubled vowels, about 40 % longer; spaces stay, so that it wraps as text does."""
    wanted = round(len(text) * GROWTH)
    missing = wanted - len(text)
    out: list[str] = []
    for letter in text:
        out.append(letter)
        if missing > 0 and letter.lower() in "aeiou":
            out.append(letter.lower())
            missing -= 1
    stretched = "".join(out)
    words = stretched.split(" ")
    place = 0
    while missing > 0:  # consonants only: longer words, the shortest first from the left
        if words[place % len(words)]:
            words[place % len(words)] += "n"
            missing -= 1
        place += 1
        if place > 10_000:
            break
    return " ".join(words).translate(_ACCENTS)
