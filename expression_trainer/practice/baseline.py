"""Gathering a child's own neutral quietly, while a calm picture shows (Olderbak et al. 2014: peak is measured from
neutral).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Self

from expression_trainer.domain.action_units import UNITS, ActionUnits
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import ExpressionReading, FaceStatus

GOOD_SECONDS = 3.0
PATIENCE_SECONDS = 15.0
"""After this long without enough good frames, the last stored baseline serves."""
LONGEST_STEP_SECONDS = 0.25
"""A longer gap between two good frames does not count as time seen."""
FEWEST_FRAMES = 15


@dataclass(frozen=True, slots=True)
class BaselineGathering:
    """Good readings so far. They live in memory and are dropped when the baseline is made."""

    started_at: float
    readings: tuple[ActionUnits, ...] = ()
    good_seconds: float = 0.0
    last_good_at: float | None = None
    looks: tuple[Mapping[Expression, float], ...] = ()

    def observe(self, reading: ExpressionReading) -> Self:
        """Take a reading in; one that is not good pauses the gathering and changes nothing else."""
        if reading.status is not FaceStatus.GOOD or reading.units is None:
            return type(self)(self.started_at, self.readings, self.good_seconds, None, self.looks)
        step = 0.0 if self.last_good_at is None else reading.captured_at - self.last_good_at
        seconds = self.good_seconds + (step if 0.0 < step <= LONGEST_STEP_SECONDS else 0.0)
        looks = (*self.looks, reading.probabilities) if reading.probabilities else self.looks
        return type(self)(self.started_at, (*self.readings, reading.units), seconds, reading.captured_at, looks)

    @property
    def complete(self) -> bool:
        return self.good_seconds >= GOOD_SECONDS and len(self.readings) >= FEWEST_FRAMES

    def exhausted(self, now: float) -> bool:
        return now - self.started_at >= PATIENCE_SECONDS

    def baseline(self, earlier: Baseline | None) -> Baseline:
        """Median per unit and side as the neutral; the own maxima and switched-off units of `earlier` go on."""
        neutral = ActionUnits(
            tuple(median(units.left[place] for units in self.readings) for place in range(len(UNITS))),
            tuple(median(units.right[place] for units in self.readings) for place in range(len(UNITS))),
        )
        maximum = _highest(neutral, earlier.maximum) if earlier else neutral
        off = earlier.switched_off if earlier else frozenset()
        return Baseline(neutral, maximum, len(self.readings), off, _usual_looks(self.looks))


def _usual_looks(looks: tuple[Mapping[Expression, float], ...]) -> Mapping[Expression, float] | None:
    """Median probability of each expression, or None when there are none."""
    return {expression: median(look[expression] for look in looks) for expression in looks[0]} if looks else None


def _highest(one: ActionUnits, other: ActionUnits) -> ActionUnits:
    return ActionUnits(
        tuple(max(a, b) for a, b in zip(one.left, other.left, strict=True)),
        tuple(max(a, b) for a, b in zip(one.right, other.right, strict=True)),
    )
