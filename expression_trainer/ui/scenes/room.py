"""What every place of the house can do, and what it may ask of the house."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from expression_trainer.domain.consent import ConsentKind
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.screens import Message
from expression_trainer.practice.ports import Clock, ReadingSource, ResultStore
from expression_trainer.ui.pen import Stage
from expression_trainer.ui.scene import Leave, Scene

from .paper import Desk, Page, Paint


class Room(Protocol):
    """One place of the house: it lays out its page and answers to presses. No pixels here."""

    @property
    def wants_text(self) -> bool:
        """Whether typed letters go into the room."""
        ...

    def page(self, stage: Stage) -> Page: ...

    def press(self, name: str) -> Step:
        """Something named was pressed; where to go now (None: stay)."""
        ...

    def type(self, letters: str) -> Step:
        """Letters were typed; a backspace takes one away."""
        ...

    def shows(self) -> Hashable:
        """What is on show without anybody pressing: when it changes, the page is laid out anew."""
        ...

    def moment(self) -> Hashable:
        """What is asked: when it changes, input rests for a moment and the picture fades over."""
        ...

    def live(self) -> Hashable:
        """The state of what moves; None when nothing does."""
        ...

    def enter(self) -> None: ...

    def leave(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A scene that is no room: the exercises."""

    scene: Scene


Step = Room | Elsewhere | Leave | None
"""Where a press leads; None stays."""


class Home(Protocol):
    """What rooms ask of the house: its parts, and the other rooms."""

    @property
    def clock(self) -> Clock: ...

    @property
    def store(self) -> ResultStore: ...

    @property
    def readings(self) -> ReadingSource: ...

    @property
    def avatars(self) -> tuple[str, ...]:
        """Drawn people to choose from, at least one; none of them is kept for probes."""
        ...

    @property
    def version(self) -> str: ...

    @property
    def camera_name(self) -> str: ...

    def notices(self) -> tuple[str, ...]:
        """What an adult should know, in sentences."""
        ...

    def say(self, message: Message) -> str: ...

    def word(self, expression: Expression) -> str: ...

    def portrait(self, identity: str) -> Paint:
        """A drawn person that covers the box."""
        ...

    def face(self, identity: str, expression: Expression) -> Paint:
        """A drawn person who shows an expression, covering the box."""
        ...

    def activities(self, learner: Learner | None) -> tuple[str, ...]:
        """The exercises of the next session, by name."""
        ...

    def new_id(self) -> str: ...

    def wear(self, learner: Learner | None) -> None:
        """Look and sound as this child likes it; None for the house's own look."""
        ...

    def play_all_done(self) -> None:
        """The sound that comes home."""
        ...

    def can_draw_camera(self) -> bool:
        """Whether a drawn face can stand in for a missing webcam."""
        ...

    def draw_camera(self) -> None:
        """Let the drawn face stand in."""
        ...

    def agreed(self, learner: Learner | None, kind: ConsentKind) -> bool:
        """Whether the newest decision is a yes."""
        ...

    def delete(self, learner: Learner) -> None: ...

    def write_report(self, learner: Learner) -> Path:
        """Raises UserFacingError."""
        ...

    def pin_is_set(self) -> bool: ...

    def set_pin(self, pin: str) -> None: ...

    def check_pin(self, pin: str) -> bool: ...

    # the rooms

    def who_plays(self) -> Room: ...

    def gate(self, then: Callable[[], Step]) -> Room: ...

    def guide(self, first: bool) -> Room: ...

    def adults(self, learner_id: str | None = None) -> Room: ...

    def plan(self, learner: Learner | None) -> Room: ...

    def begin(self, learner: Learner | None) -> Step:
        """From the plan to play: over the camera check where an adult agreed to the camera."""
        ...

    def play(self, learner: Learner | None, camera: bool) -> Step: ...

    def garden(self, learner: Learner | None) -> Room:
        """The garden again, as it was when the sitting ended."""
        ...

    def stickers(self, learner: Learner | None) -> Room: ...

    def goodbye(self, learner: Learner | None) -> Room: ...


class Plain:
    """What most rooms have in common: nothing happens until something is pressed."""

    def __init__(self, home: Home) -> None:
        self.home = home

    @property
    def wants_text(self) -> bool:
        return False

    def desk(self, stage: Stage) -> Desk:
        return Desk(stage, self.home.say)

    def say(self, message_id: str, **arguments: str | int | Expression) -> str:
        return self.home.say(Message(message_id, arguments))

    def type(self, letters: str) -> Step:
        return None

    def shows(self) -> Hashable:
        return None

    def moment(self) -> Hashable:
        return None

    def live(self) -> Hashable:
        return None

    def enter(self) -> None:
        """Nothing to begin."""

    def leave(self) -> None:
        """Nothing to end."""
