"""Every scene and screen of the game, one after another, for whoever wants to see them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.events import Event
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.screens import Screen
from expression_trainer.domain.trials import TrialPlan
from expression_trainer.practice.session import SessionSummary

from .gallery import made_up_screens
from .scene import Scene
from .scenes.exercise import ExerciseScene
from .scenes.house import House
from .scenes.room import Room
from .scenes.trouble import Trouble
from .services import Services

_NOWHERE = SessionSummary((), (), None)


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to look at."""

    name: str
    scene: Scene


class _OneScreen:
    """A session that stays on one screen, whatever is pressed."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def advance(self, events: Sequence[Event], now: float) -> Screen:
        return self._screen

    def items_ahead(self) -> tuple[TrialPlan, ...]:
        return ()

    def summary(self) -> SessionSummary:
        return _NOWHERE


def stops(services: Services, learner: Learner) -> Iterator[Stop]:
    """The house from the first start to goodbye, and between plan and garden every screen of the exercises.

    `learner` is in the store of `services`, which the tour changes: give it one that nobody needs.
    """
    house = House(services, lambda player, session, camera, finished: ExerciseScene(
        services, player, session, camera, finished
    ))  # fmt: skip

    def room(name: str, made: Room) -> Stop:
        return Stop(name, house.scene(made))

    yield room("who_plays", house.who_plays())
    yield room("gate", house.gate(house.adults))
    services.store.set_adult_pin_hash(services.hash_pin("0000"))
    for name, presses in _GUIDE:
        yield room(name, _guided(house, presses))
    for name, presses in _ADULTS:
        yield room(name, _pressed(house.adults(learner.learner_id), presses))
    yield room("trouble", Trouble(house, _A_PROBLEM, house.who_plays()))
    yield room("plan", house.plan(learner))
    for name, screen in made_up_screens().items():
        session = _OneScreen(screen)
        yield Stop(name, ExerciseScene(services, learner, session, False, _stays(house, learner)))
    yield room("garden", house.garden(learner))
    yield room("stickers", house.stickers(learner))
    yield room("goodbye", house.goodbye(learner))


_GUIDE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("guide_welcome", ()),
    ("guide_who", ("next",)),
    ("guide_child", ("next", "relation:parent", "next", "=Sam", "age:6-8")),
    ("guide_results", ("next", "relation:parent", "next", "=Sam", "age:6-8", "next")),
    ("guide_camera", ("next", "relation:parent", "next", "=Sam", "age:6-8", "next", "results-yes")),
    ("guide_assent", ("next", "relation:parent", "next", "=Sam", "age:6-8", "next", "results-yes", "camera-yes")),
)
_ADULTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("adults_learners", ()),
    ("adults_upset", ("upset",)),
    ("adults_reports", ("section:reports",)),
    ("adults_settings", ("section:settings",)),
    ("adults_privacy", ("section:privacy",)),
    ("adults_about", ("section:about",)),
)
_A_PROBLEM = StoreError("a page of the tour", "there is no problem; this is how one would look.", "Go on looking.")


def _guided(house: House, presses: Sequence[str]) -> Room:
    """The guide after these presses; what begins with = is typed."""
    return _pressed(house.guide(first=True), presses)


def _pressed(room: Room, presses: Sequence[str]) -> Room:
    for name in presses:
        if name.startswith("="):
            room.type(name[1:])
        else:
            room.press(name)
    return room


def _stays(house: House, learner: Learner) -> Callable[[object, Screen], Scene]:
    return lambda session, screen: house.scene(house.garden(learner))
