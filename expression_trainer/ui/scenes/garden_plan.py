"""What grows in a child's garden and where: every turn that was played left a plant, and each keeps its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.screens import Growth
from expression_trainer.domain.trials import Outcome, TrialResult
from expression_trainer.exercises.growth import growth_for

MOST_SHOWN = 30
"""A bed holds this many plants; the newest are shown. Nothing is taken away: the older ones stand further back."""

_ACROSS, _DEPTH = 0.7548776662466927, 0.5698402909980532
"""1/p and 1/p^2 of the plastic number p: points so spaced fill a plane evenly (Roberts 2018, "R2")."""


@dataclass(frozen=True, slots=True)
class Plant:
    """One turn's plant. `kind`: the shape of its flower, one for each feeling."""

    growth: Growth
    kind: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plant stands: `across` 0-1 from left to right, `depth` 0 at the back to 1 in front."""

    across: float
    depth: float


def plant(target: Expression, growth: Growth) -> Plant:
    """The plant that a turn leaves."""
    return Plant(growth, BASIC_SIX.index(target) if target in BASIC_SIX else 0)


def plants(trials: Sequence[TrialResult]) -> tuple[Plant, ...]:
    """One plant for each turn, oldest first; a turn that was skipped leaves none."""
    return tuple(
        plant(trial.target, growth_for(trial.outcome))
        for trial in trials
        if trial.outcome.outcome is not Outcome.SKIPPED
    )


def place(number: int) -> Place:
    """Where the plant with this number (from 0, the first ever) stands; neighbours in time stand apart."""
    return Place((0.5 + (number + 1) * _ACROSS) % 1.0, (0.5 + (number + 1) * _DEPTH) % 1.0)
