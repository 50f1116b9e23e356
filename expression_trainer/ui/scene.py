"""What a scene is, and where one leads.

A scene draws its still part once per change and its moving pieces in their own rectangles, so that a frame costs
little. The window owns focus, pressed keys, cool-down and transitions; a scene hears of presses.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from expression_trainer.domain.learners import AccessibilityProfile

from .actions import Action
from .pen import Pen, Stage
from .rect import Rect
from .targets import Target


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that moves: redrawn over the still picture, in its own rectangle, whenever `key` changes."""

    name: str
    rect: Rect
    key: Hashable
    draw: Callable[[Pen], None]


class Leave(Enum):
    """Where a scene leads when it leads to no other scene."""

    BACK = auto()  # to the scene beneath
    QUIT = auto()  # the game closes


class Scene(Protocol):
    """One place of the game. `now` is monotonic seconds."""

    @property
    def access(self) -> AccessibilityProfile:
        """How it looks and moves: the playing child's, or the house's."""
        ...

    def arrange(self, stage: Stage) -> None:
        """Take the size and the look; called before `enter` and after each change of the window or of `access`."""
        ...

    def enter(self, now: float) -> None:
        """It is on show from now on (again, when a scene above it went back)."""
        ...

    def handle(self, action: Action, now: float) -> None: ...

    def update(self, now: float) -> None:
        """Once a frame, after the actions."""
        ...

    def moment(self) -> Hashable:
        """What is asked: when it changes, input rests for half a second and the picture fades over."""
        ...

    def picture_key(self) -> Hashable:
        """What the still picture shows: when it changes, `draw` is called again. Contains `moment`."""
        ...

    def draw(self, pen: Pen, now: float) -> None:
        """The still picture, ground included."""
        ...

    def pieces(self, now: float) -> tuple[Piece, ...]:
        """What moves just now."""
        ...

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed, in reading order."""
        ...

    @property
    def wants_text(self) -> bool:
        """Whether typed letters go into the scene (a name, a PIN) instead of pressing keys."""
        ...

    def next_scene(self) -> Scene | Over | Leave | None:
        """None stays. A scene takes this one's place."""
        ...

    def leave(self) -> None:
        """It is off show: stop what it started (a camera, a voice)."""
        ...


@dataclass(frozen=True, slots=True)
class Over:
    """A scene on top of the present one, which comes back after it."""

    scene: Scene


class QuietScene:
    """A scene that asks nothing and leads nowhere: the start for others, which change what they need."""

    def __init__(self, access: AccessibilityProfile | None = None) -> None:
        self._access = access or AccessibilityProfile()
        self._stage: Stage | None = None
        self._next: Scene | Over | Leave | None = None

    @property
    def access(self) -> AccessibilityProfile:
        return self._access

    @property
    def stage(self) -> Stage:
        assert self._stage is not None  # the window arranges a scene before anything else
        return self._stage

    def arrange(self, stage: Stage) -> None:
        self._stage = stage

    def enter(self, now: float) -> None:
        self._next = None

    def handle(self, action: Action, now: float) -> None:
        pass

    def update(self, now: float) -> None:
        pass

    def moment(self) -> Hashable:
        return None

    def picture_key(self) -> Hashable:
        return self.moment()

    def draw(self, pen: Pen, now: float) -> None:
        pen.page()

    def pieces(self, now: float) -> tuple[Piece, ...]:
        return ()

    def targets(self) -> tuple[Target, ...]:
        return ()

    @property
    def wants_text(self) -> bool:
        return False

    def next_scene(self) -> Scene | Over | Leave | None:
        return self._next

    def leave(self) -> None:
        pass
