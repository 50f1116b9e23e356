"""What an exercise is: values in, new values out, no clock, no device, no drawing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, runtime_checkable

from expression_trainer.domain.events import Event
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.items import Item, TeacherNotes
from expression_trainer.domain.screens import Screen
from expression_trainer.domain.trials import PromptLevel, TrialOutcome, TrialPlan

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that an adult can set. `lowest` and `highest` bound a number."""

    name: str
    default: float
    lowest: float
    highest: float
    meaning: str


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """One column that the exercise fills in its results, with its unit in words."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ExerciseInfo:
    """What an exercise declares about itself. `needs_camera`: it can use the camera (it always works without one
    too). `targets`: the only expressions it is planned for; empty: any.
    """

    name: str
    version: str
    parameters: tuple[Parameter, ...]
    result_columns: tuple[ResultColumn, ...]
    notes: TeacherNotes
    needs_camera: bool
    targets: tuple[Expression, ...] = ()


class Exercise(Protocol[State]):
    """A turn-based exercise.

    A turn runs: `begin` -> events through `step` until `result` is there -> the runner keeps the result and sends
    `TrialStored` -> feedback -> `finished`. Everything that a plan names is preloaded before `begin`.
    """

    @property
    def info(self) -> ExerciseInfo: ...

    def plan(self, items: Sequence[Item], count: int, rng: random.Random) -> tuple[TrialPlan, ...]:
        """`count` turns from these items; a pure function of its arguments.

        Raises ValueError if the items can't fill a turn.
        """
        ...

    def begin(self, plan: TrialPlan, now: float) -> State: ...

    def step(self, state: State, event: Event) -> State:
        """The state after an event; events that mean nothing now leave it as it is."""
        ...

    def screen(self, state: State) -> Screen: ...

    def result(self, state: State) -> TrialOutcome | None:
        """None until the turn has an outcome; from then on always the same value."""
        ...

    def finished(self, state: State) -> bool:
        """True when the feedback has been seen and the next turn may come."""
        ...


AnyExercise = Exercise[Any]


@runtime_checkable
class OffersFaces(Protocol):
    """An exercise whose answers are faces: they are chosen when the turn's face and its help are known."""

    def offer(self, item: Item, level: PromptLevel, items: Sequence[Item], rng: random.Random) -> TrialPlan:
        """A turn on `item` with its answers (`choices` and `faces`) from `items`.

        Raises ValueError if the items can't fill it.
        """
        ...
