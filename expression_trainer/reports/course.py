"""How practice went from session to session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.trials import Phase, PromptLevel, TrialResult
from expression_trainer.statistics.shares import Share, guessing_share

from .turns import CHECK_PHASES, FEWEST_SESSION_TURNS, Sitting, is_answered, is_without_help, right_of

PASSED = Share(7, 8)
"""A check is passed from this share on, and with no fewer turns. Judgement (reports, caseload rules)."""


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """One session of one expression. `alone`: turns without help, one number of choices; `helped`: turns with help.

    `check`: the turns were a check; `baseline`: they came before practice.
    """

    session: int
    started_utc: datetime
    alone: Share
    helped: Share
    baseline: bool
    check: bool

    @property
    def firm(self) -> bool:
        """Enough turns without help to be joined to other sessions."""
        return self.alone.count >= FEWEST_SESSION_TURNS

    @property
    def decided(self) -> bool:
        """Of a check: it had enough turns to be passed or not."""
        return self.alone.count >= PASSED.count

    @property
    def passed(self) -> bool:
        """Of a check: enough were right."""
        return self.decided and self.alone.hits * PASSED.count >= PASSED.hits * self.alone.count


@dataclass(frozen=True, slots=True)
class Course:
    """One expression (None: all together) over the sessions in which it was asked, with one number of choices."""

    expression: Expression | None
    choices: int
    points: tuple[CoursePoint, ...]

    @property
    def guessing(self) -> float:
        return guessing_share(self.choices)


@dataclass(frozen=True, slots=True)
class HelpCell:
    """The help most often given to one expression in one session (the greater one on a tie)."""

    session: int
    level: PromptLevel
    turns: int


@dataclass(frozen=True, slots=True)
class HelpStrip:
    expression: Expression
    cells: tuple[HelpCell, ...]


def usual_choices(trials: Iterable[TrialResult]) -> int | None:
    """The number of choices most used without help (or at all, if no turn was without help)."""
    answered = [trial for trial in trials if is_answered(trial)]
    alone = [trial for trial in answered if is_without_help(trial)]
    counts = Counter(len(trial.choices) for trial in alone or answered)
    return min(counts, key=lambda number: (-counts[number], number)) if counts else None


def courses(held: Sequence[Sitting], order: Iterable[Expression]) -> tuple[Course, ...]:
    """One course of all expressions together, then one of each that was asked. Empty without an answered turn."""
    everything = [trial for sitting in held for trial in sitting.trials]
    choices = usual_choices(everything)
    if choices is None:
        return ()
    asked = {trial.target for trial in everything if is_answered(trial)}
    wanted: list[Expression | None] = [None, *(expression for expression in order if expression in asked)]
    found = (Course(expression, choices, _points(held, expression, choices)) for expression in wanted)
    return tuple(course for course in found if course.points)


def _points(held: Sequence[Sitting], expression: Expression | None, choices: int) -> tuple[CoursePoint, ...]:
    points = []
    for number, sitting in enumerate(held, start=1):
        answered = [
            trial
            for trial in sitting.trials
            if is_answered(trial) and expression in (None, trial.target) and not trial.probe_identity
        ]
        alone = [trial for trial in answered if is_without_help(trial) and len(trial.choices) == choices]
        helped = [trial for trial in answered if not is_without_help(trial)]
        for is_check in (False,) if expression is None else (False, True):  # a check is of one expression
            turns = [trial for trial in alone if (trial.phase in CHECK_PHASES) is is_check]
            beside = [] if is_check else helped
            if turns or beside:
                baseline = bool(turns) and all(trial.phase is Phase.BASELINE for trial in turns)
                points.append(
                    CoursePoint(number, sitting.started_utc, right_of(turns), right_of(beside), baseline, is_check)
                )
    return tuple(points)


def help_strips(held: Sequence[Sitting], order: Iterable[Expression]) -> tuple[HelpStrip, ...]:
    """Practice turns only: baseline and checks give no help by design."""
    strips = []
    for expression in order:
        cells = []
        for number, sitting in enumerate(held, start=1):
            levels = Counter(
                trial.outcome.prompt_level
                for trial in sitting.trials
                if is_answered(trial) and trial.target is expression and trial.phase is Phase.PRACTICE
            )
            if levels:
                usual = max(levels, key=lambda level: (levels[level], level))
                cells.append(HelpCell(number, usual, levels.total()))
        if cells:
            strips.append(HelpStrip(expression, tuple(cells)))
    return tuple(strips)
