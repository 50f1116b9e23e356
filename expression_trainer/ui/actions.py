"""From mouse, touch and keys to what a person meant.

A press counts when it ends on the target where it began. Presses are ignored for half a second after a change of what
is on show, and two presses at once count as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pygame

from expression_trainer.domain.trials import InputMethod

from .targets import Target, target_at

COOL_DOWN_SECONDS = 0.5
AT_ONCE_SECONDS = 0.25
"""A second press within this time is the same hand, not a second wish."""
REACH_UNITS = 10.0
"""A touch this near a key means the key; less than half the space between two."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A target was pressed and let go."""

    target_id: str
    method: InputMethod
    at: float


@dataclass(frozen=True, slots=True)
class PressBegan:
    """A target is held down from now on."""

    target_id: str
    method: InputMethod
    at: float


@dataclass(frozen=True, slots=True)
class PressEnded:
    """A target is no longer held down, whether that made a press or not."""

    target_id: str
    at: float


@dataclass(frozen=True, slots=True)
class StopWished:
    """Escape: the same as the Stop key, or the way back."""

    method: InputMethod
    at: float


@dataclass(frozen=True, slots=True)
class Typed:
    """Letters, where a scene wants them."""

    text: str


@dataclass(frozen=True, slots=True)
class Erased:
    """The last letter is to go."""


Action = Pressed | PressBegan | PressEnded | StopWished | Typed | Erased


@dataclass(frozen=True, slots=True)
class _Hold:
    target_id: str
    method: InputMethod
    inside: bool = True


_NEXT_KEYS = (pygame.K_RIGHT, pygame.K_DOWN)
_BACK_KEYS = (pygame.K_LEFT, pygame.K_UP)
_PRESS_KEYS = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
_NUMBER_KEYS = {
    **{pygame.K_1 + n: n + 1 for n in range(9)},
    **{pygame.K_KP1 + n: n + 1 for n in range(9)},
}


class Interpreter:
    """Reads events into actions; keeps the keyboard focus and what is held down."""

    def __init__(self) -> None:
        self._hold: _Hold | None = None
        self._focus: str | None = None
        self._focus_shown = False
        self._rests_until = 0.0
        self._last_press_at = -AT_ONCE_SECONDS

    @property
    def focus(self) -> str | None:
        """The target with the keyboard ring, or None while nobody uses the keyboard."""
        return self._focus if self._focus_shown else None

    @property
    def held(self) -> str | None:
        """The target that is held down."""
        return self._hold.target_id if self._hold and self._hold.inside else None

    def rest(self, now: float) -> None:
        """What is on show changed: let nothing count for a moment."""
        self._rests_until = now + COOL_DOWN_SECONDS
        self._hold = None

    def forget(self) -> None:
        """Another scene is on show: focus begins anew."""
        self._focus = None
        self._hold = None

    def read(
        self,
        events: Sequence[pygame.event.Event],
        targets: Sequence[Target],
        now: float,
        unit: float = 1.0,
        wants_text: bool = False,
    ) -> tuple[Action, ...]:
        """The actions in these events; `targets` in reading order, `unit` in pixels."""
        self._follow(targets)
        actions: list[Action] = []
        for event in events:
            if now < self._rests_until:
                break
            match event.type:
                case pygame.MOUSEBUTTONDOWN if event.button == 1:
                    self._point_down(event, targets, now, unit, actions)
                case pygame.MOUSEMOTION if self._hold:
                    self._drag(event, targets, unit)
                case pygame.MOUSEBUTTONUP if event.button == 1:
                    self._let_go(now, actions, pointer=True)
                case pygame.TEXTINPUT if wants_text:
                    actions.append(Typed(event.text))
                case pygame.KEYDOWN:
                    self._key_down(event, targets, now, wants_text, actions)
                case pygame.KEYUP if event.key in _PRESS_KEYS or event.key in _NUMBER_KEYS:
                    self._let_go(now, actions, pointer=False)
        return tuple(actions)

    def _follow(self, targets: Sequence[Target]) -> None:
        present = {target.target_id for target in targets}
        if self._focus not in present:
            self._focus = None
        if self._hold and self._hold.target_id not in present:
            self._hold = None

    def _point_down(
        self,
        event: pygame.event.Event,
        targets: Sequence[Target],
        now: float,
        unit: float,
        actions: list[Action],
    ) -> None:
        self._focus_shown = False
        target = target_at(targets, event.pos[0], event.pos[1], REACH_UNITS * unit)
        if target is not None and self._hold is None:
            touch = bool(getattr(event, "touch", False))
            self._begin(target.target_id, InputMethod.TOUCH if touch else InputMethod.MOUSE, now, actions)

    def _begin(self, target_id: str, method: InputMethod, now: float, actions: list[Action]) -> None:
        self._hold = _Hold(target_id, method)
        self._focus = target_id
        actions.append(PressBegan(target_id, method, now))

    def _drag(self, event: pygame.event.Event, targets: Sequence[Target], unit: float) -> None:
        assert self._hold is not None
        under = target_at(targets, event.pos[0], event.pos[1], REACH_UNITS * unit)
        self._hold = replace(self._hold, inside=under is not None and under.target_id == self._hold.target_id)

    def _let_go(self, now: float, actions: list[Action], pointer: bool) -> None:
        hold = self._hold
        if hold is None or (hold.method is not InputMethod.KEYBOARD) is not pointer:
            return
        self._hold = None
        actions.append(PressEnded(hold.target_id, now))
        if hold.inside and now - self._last_press_at >= AT_ONCE_SECONDS:
            self._last_press_at = now
            actions.append(Pressed(hold.target_id, hold.method, now))

    def _key_down(
        self,
        event: pygame.event.Event,
        targets: Sequence[Target],
        now: float,
        wants_text: bool,
        actions: list[Action],
    ) -> None:
        if event.key == pygame.K_ESCAPE:
            actions.append(StopWished(InputMethod.KEYBOARD, now))
        elif event.key == pygame.K_BACKSPACE and wants_text:
            actions.append(Erased())
        elif event.key == pygame.K_TAB:
            self._move(targets, -1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif event.key in _NEXT_KEYS + _BACK_KEYS:
            self._move(targets, 1 if event.key in _NEXT_KEYS else -1)
        elif event.key in _PRESS_KEYS and not (wants_text and event.key == pygame.K_SPACE):
            if self._hold is None and self._focus is not None and self._focus_shown:
                self._begin(self._focus, InputMethod.KEYBOARD, now, actions)
            elif self._hold is None:
                self._move(targets, 0)
        elif event.key in _NUMBER_KEYS and not wants_text and self._hold is None:
            number = _NUMBER_KEYS[event.key]
            numbered = next((target for target in targets if target.number == number), None)
            if numbered is not None:
                self._focus_shown = True
                self._begin(numbered.target_id, InputMethod.KEYBOARD, now, actions)

    def _move(self, targets: Sequence[Target], step: int) -> None:
        """Show the focus, then move it; the first move only shows it."""
        if not targets:
            return
        names = [target.target_id for target in targets]
        if self._focus is None:
            self._focus = names[-1] if step < 0 else names[0]
        elif self._focus_shown:
            self._focus = names[(names.index(self._focus) + step) % len(names)]
        self._focus_shown = True
