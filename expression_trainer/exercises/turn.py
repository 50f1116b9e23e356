"""What every turn has: a plan, replays, an outcome, and the way from the outcome through feedback to the end."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from expression_trainer.domain.events import AgainPressed, Event, NextPressed, StopPressed, TrialStored
from expression_trainer.domain.expressions import BASIC_SIX
from expression_trainer.domain.items import Item
from expression_trainer.domain.trials import Outcome, TrialOutcome, TrialPlan


class Stage(StrEnum):
    """Where a turn is: being played, waiting for the store, showing its feedback, or over."""

    PLAYING = "playing"
    KEEPING = "keeping"
    FEEDBACK = "feedback"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn. `shown_at`, `replayed_at`: monotonic seconds. `replays`: since the question or the feedback began.

    An exercise plays it (`again`, `ended`); from the outcome on, `after` is the same for all.
    """

    plan: TrialPlan
    shown_at: float
    stage: Stage = Stage.PLAYING
    replays: int = 0
    replayed_at: float | None = None
    outcome: TrialOutcome | None = None

    @property
    def playing(self) -> bool:
        return self.stage is Stage.PLAYING

    @property
    def in_feedback(self) -> bool:
        return self.stage in (Stage.FEEDBACK, Stage.OVER)

    @property
    def over(self) -> bool:
        return self.stage is Stage.OVER

    @property
    def last_shown_at(self) -> float:
        """When the face was shown last, the first time or again."""
        return self.shown_at if self.replayed_at is None else self.replayed_at

    def again(self, at: float) -> Self:
        """It is said and shown once more."""
        return replace(self, replays=self.replays + 1, replayed_at=at)

    def ended(self, outcome: TrialOutcome) -> Self:
        """It has an outcome, which the store must keep before anything is said about it."""
        return replace(self, stage=Stage.KEEPING, outcome=outcome)

    def after(self, event: Event) -> Self:
        """The turn after an event that came with or after its outcome; a stopped turn has no feedback."""
        if self.stage is Stage.KEEPING and isinstance(event, TrialStored):
            stopped = self.outcome is not None and self.outcome.outcome is Outcome.STOPPED
            return replace(self, stage=Stage.OVER if stopped else Stage.FEEDBACK, replays=0, replayed_at=None)
        if self.stage is Stage.FEEDBACK and isinstance(event, NextPressed | StopPressed):
            return replace(self, stage=Stage.OVER)
        if self.stage is Stage.FEEDBACK and isinstance(event, AgainPressed):
            return self.again(event.at)
        return self


def in_rounds(items: Sequence[Item], count: int, rng: random.Random) -> tuple[Item, ...]:
    """`count` of the items that show one of the basic six: each once in a shuffled round, then a new round.

    Raises ValueError when there is none.
    """
    shown = [item for item in items if item.expression in BASIC_SIX]
    if not shown:
        raise ValueError("no item shows one of the six basic expressions")
    rounds = -(-count // len(shown))
    return tuple(item for _ in range(rounds) for item in rng.sample(shown, len(shown)))[:count]
