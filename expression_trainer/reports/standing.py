"""Where reading of each expression stands: shares right without help, never pooled over numbers of choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.trials import TrialResult
from expression_trainer.statistics.shares import Interval, Share, guessing_share, newcombe, wilson

from .turns import CHECK_PHASES, FEWEST_TURNS, is_without_help, right_of

RECENT = timedelta(days=28)
"""Bars look back this far from the newest turn, so that they tell of now."""


class People(StrEnum):
    """Practised people are met in practice; new ones only in checks."""

    PRACTISED = "practised"
    NEW = "new"


class Verdict(StrEnum):
    """What an interval can carry against guessing."""

    TOO_FEW = "too_few"
    ABOVE_GUESSING = "above_guessing"
    LIKE_GUESSING = "like_guessing"
    BELOW_GUESSING = "below_guessing"


@dataclass(frozen=True, slots=True)
class Bar:
    """Turns of one expression with one kind of people and one number of choices. `interval` is None under 10 turns."""

    people: People
    choices: int
    share: Share
    interval: Interval | None

    @property
    def guessing(self) -> float:
        return guessing_share(self.choices)

    @property
    def verdict(self) -> Verdict:
        if self.interval is None:
            return Verdict.TOO_FEW
        if self.interval.holds(self.guessing):
            return Verdict.LIKE_GUESSING
        return Verdict.ABOVE_GUESSING if self.interval.low > self.guessing else Verdict.BELOW_GUESSING


@dataclass(frozen=True, slots=True)
class Standing:
    """One expression: its bars in pairs (practised, new), the most used number of choices first.

    `new_minus_practised`: interval of the difference, from check turns alone with one number of choices; None when
    either side has under 10.
    """

    expression: Expression
    bars: tuple[Bar, ...]
    new_minus_practised: Interval | None

    @property
    def main(self) -> Bar:
        """Practised people with the most used number of choices."""
        return self.bars[0]

    @property
    def main_new(self) -> Bar:
        return self.bars[1]


def recent(trials: Sequence[TrialResult]) -> tuple[TrialResult, ...]:
    """The turns of the last 28 days before the newest one."""
    newest: datetime | None = max((trial.shown_utc for trial in trials), default=None)
    return tuple(trial for trial in trials if newest is not None and newest - trial.shown_utc <= RECENT)


def standings(trials: Sequence[TrialResult], order: Iterable[Expression]) -> tuple[Standing, ...]:
    """One standing for each expression of `order` that was ever asked, over its recent turns."""
    asked = {trial.target for trial in trials if trial.choices}
    counted = [trial for trial in recent(trials) if is_without_help(trial)]
    usual = Counter(len(trial.choices) for trial in trials if trial.choices)
    return tuple(
        _standing(expression, [trial for trial in counted if trial.target is expression], usual)
        for expression in order
        if expression in asked
    )


def _standing(expression: Expression, turns: Sequence[TrialResult], usual: Counter[int]) -> Standing:
    own = Counter(len(trial.choices) for trial in turns)
    numbers = sorted(own, key=lambda number: (-own[number], number)) or [usual.most_common(1)[0][0]]
    bars = []
    for number in numbers:
        same = [trial for trial in turns if len(trial.choices) == number]
        for people in People:
            share = right_of(trial for trial in same if trial.probe_identity is (people is People.NEW))
            if number == numbers[0] or share.count:
                bars.append(_bar(people, number, share))
    checks = [trial for trial in turns if trial.phase in CHECK_PHASES and len(trial.choices) == numbers[0]]
    new = right_of(trial for trial in checks if trial.probe_identity)
    practised = right_of(trial for trial in checks if not trial.probe_identity)
    enough = min(new.count, practised.count) >= FEWEST_TURNS
    return Standing(expression, tuple(bars), newcombe(new, practised) if enough else None)


def _bar(people: People, choices: int, share: Share) -> Bar:
    return Bar(people, choices, share, wilson(share) if share.count >= FEWEST_TURNS else None)
