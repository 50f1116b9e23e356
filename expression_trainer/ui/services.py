"""What scenes may ask of the rest of the program."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from expression_trainer.domain.events import Event
from expression_trainer.domain.items import ContentPack
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.screens import Screen
from expression_trainer.domain.trials import TrialPlan
from expression_trainer.practice.ports import Clock, ReadingSource, ResultStore, Translate, Voice
from expression_trainer.practice.session import SessionSummary

from .people import People
from .sound import SoundBoard


class PlayedSession(Protocol):
    """A session being played; `practice.session.SessionRunner` is one."""

    def advance(self, events: Sequence[Event], now: float) -> Screen: ...

    def items_ahead(self) -> tuple[TrialPlan, ...]: ...

    def summary(self) -> SessionSummary: ...


@dataclass(frozen=True, slots=True)
class Services:
    """The doors, wired once by `app`.

    `begin_sitting`: a new session for a learner, with or without the camera; raises UserFacingError.
    `write_report`: writes the learner's report and says where it is. `check_pin`: stored hash, PIN typed.
    `camera_name`: what stands in front of the recogniser, in words for the adult. `camera_is_drawn`: it is the drawn
    one, so that pictures of the window may be kept. `use_drawn_camera`: exchanges a missing webcam for the drawn one,
    None where that can't be done. `notices`: what an adult should know at the start (no voice, no camera).
    `activities`: the exercises of the learner's next session (None: somebody who is not kept), by name.
    `forget`: drops whatever is kept of a learner beside the results (spoken phrases, the written report).
    """

    clock: Clock
    store: ResultStore
    readings: ReadingSource
    translate: Translate
    voice: Voice
    sound: SoundBoard
    people: People
    packs: tuple[ContentPack, ...]
    begin_sitting: Callable[[Learner, bool], PlayedSession]
    write_report: Callable[[Learner], Path]
    hash_pin: Callable[[str], str]
    check_pin: Callable[[str, str], bool]
    new_id: Callable[[], str]
    rng: random.Random
    version: str
    camera_name: str
    camera_is_drawn: bool = False
    use_drawn_camera: Callable[[], None] | None = None
    notices: tuple[str, ...] = ()
    forget: Callable[[Learner], None] = lambda learner: None
    activities: Callable[[Learner | None], tuple[str, ...]] = lambda learner: ("name_it", "copy_me")
