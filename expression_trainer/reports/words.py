"""Numbers, dates and names in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from expression_trainer.domain.expressions import Expression
from expression_trainer.statistics.shares import Interval, Share

_HARD_SPACE = "\u00a0"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

OUR_WORDS: Mapping[Expression, str] = {
    Expression.NEUTRAL: "plain",
    Expression.HAPPINESS: "happy",
    Expression.SADNESS: "sad",
    Expression.ANGER: "angry",
    Expression.FEAR: "scared",
    Expression.SURPRISE: "surprised",
    Expression.DISGUST: "disgusted",
    Expression.CALM: "calm",
    Expression.PAIN: "hurt",
    Expression.CONTEMPT: "scornful",
    Expression.SHY: "shy",
    Expression.TIRED: "tired",
    Expression.WORRIED: "worried",
    Expression.PROUD: "proud",
    Expression.EXCITED: "excited",
    Expression.CONFUSED: "confused",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What expressions are called, and the time zone that dates are told in."""

    own: Mapping[Expression, str]
    zone: tzinfo | None

    def word(self, expression: Expression) -> str:
        """The child's own word, or ours."""
        return self.own.get(expression) or OUR_WORDS[expression]

    def both(self, expression: Expression) -> str:
        """Our word, with the child's own beside it where it differs: angry (“mad”)."""
        own, ours = self.word(expression), OUR_WORDS[expression]
        return ours if own.casefold() == ours.casefold() else f"{ours} (“{own}”)"

    def title(self, expression: Expression) -> str:
        """`both` at the beginning of a line."""
        return capital(self.both(expression))

    def listed(self, expressions: Sequence[Expression]) -> str:
        """happy, sad and angry"""
        return listed([self.both(expression) for expression in expressions])

    def day(self, moment: datetime) -> str:
        """7 Sep"""
        local = moment.astimezone(self.zone)
        return f"{local.day} {_MONTHS[local.month - 1]}"

    def date(self, moment: datetime) -> str:
        """7 Sep 2026"""
        return f"{self.day(moment)} {moment.astimezone(self.zone).year}"

    def clock(self, moment: datetime) -> str:
        """15:40"""
        return f"{moment.astimezone(self.zone):%H:%M}"

    def period(self, first: datetime, last: datetime) -> str:
        """7 Sep – 20 Nov 2026"""
        if self.date(first) == self.date(last):
            return self.date(last)
        same_year = first.astimezone(self.zone).year == last.astimezone(self.zone).year
        return f"{self.day(first) if same_year else self.date(first)} – {self.date(last)}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """a, b and c"""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """1 turn, 2 turns"""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def of(share: Share) -> str:
    """22 of 28"""
    return f"{share.hits} of {share.count}"


def percent(value: float) -> str:
    """71 %"""
    return f"{percent_number(value)}{_HARD_SPACE}%"


def percent_number(value: float) -> int:
    """0-100, half up as readers expect."""
    return int(value * 100 + 0.5)


def between(interval: Interval) -> str:
    """60–90 %"""
    return f"{percent_number(interval.low)}–{percent_number(interval.high)}{_HARD_SPACE}%"


def duration(minutes: float) -> str:
    """3 h 33 min"""
    whole = int(minutes + 0.5)
    return f"{whole // 60} h {whole % 60} min" if whole >= 60 else f"{whole} min"


def age(band: str) -> str:
    """6-8 -> 6–8 years; anything else as it was written."""
    if re.fullmatch(r"\d+\s*[-–]\s*\d+", band):
        return re.sub(r"\s*[-–]\s*", "–", band) + " years"
    return f"{band} years" if re.fullmatch(r"\d+\+?", band) else band
