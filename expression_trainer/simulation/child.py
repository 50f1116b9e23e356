"""A simulated child who looks at screens and acts: presses, and makes faces. For demos and whole-session tests.

Parameters are plain and invented; nothing here claims to describe children.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.screens import KeyName, Layout, Screen
from expression_trainer.domain.trials import Judge


@dataclass(frozen=True, slots=True)
class Temper:
    """How this child plays. Shares and intensities 0-1, times in seconds."""

    names_rightly: float = 0.8
    asks_for_help: float = 0.07
    copies_rightly: float = 0.85
    thinking_seconds: float = 1.2
    looking_seconds: float = 1.4
    onset_seconds: float = 0.6
    holding_seconds: float = 1.8
    resting_seconds: float = 0.9
    playing_seconds: float = 4.0


@dataclass(frozen=True, slots=True)
class Press:
    """Something to press: an answer or a key."""

    what: Expression | KeyName


@dataclass(frozen=True, slots=True)
class Shown:
    """The face that the child makes: an expression at an intensity 0-1."""

    expression: Expression
    intensity: float


AT_REST = Shown(Expression.NEUTRAL, 0.0)


class SimulatedChild:
    """Watches the screen and decides; the same seed and the same screens give the same play."""

    def __init__(self, rng: random.Random, temper: Temper | None = None) -> None:
        self._rng = rng
        self._temper = temper or Temper()
        self._seen: tuple[object, ...] | None = None
        self._since = 0.0
        self._press: Press | None = None
        self._press_at = 0.0
        self._copies = Expression.NEUTRAL
        self._strength = 0.0

    def watch(self, screen: Screen, now: float) -> Press | None:
        """What the child presses at this moment, or None. Call it once per frame."""
        seen = (
            screen.layout,
            screen.question,
            screen.picture.item.item_id if screen.picture else None,
            screen.progress,
            any(choice.chosen for choice in screen.choices) if screen.layout is Layout.FRIEND else None,
        )
        if seen != self._seen:
            self._seen, self._since = seen, now
            self._decide(screen, now)
        if self._press is None or now < self._press_at:
            return None
        press, self._press = self._press, None
        return press

    def face(self, now: float) -> Shown:
        """The face at this moment: rest, onset, hold, let go, and again."""
        if self._copies is Expression.NEUTRAL:
            return AT_REST
        temper = self._temper
        length = temper.resting_seconds + 2 * temper.onset_seconds + temper.holding_seconds
        at = (now - self._since) % length - temper.resting_seconds
        if at <= 0:
            return AT_REST
        rise = min(1.0, at / temper.onset_seconds)
        fall = max(0.0, at - temper.onset_seconds - temper.holding_seconds) / temper.onset_seconds
        return Shown(self._copies, self._strength * max(0.0, rise - fall))

    def _decide(self, screen: Screen, now: float) -> None:
        self._copies = Expression.NEUTRAL
        self._press = None
        match screen.layout:
            case Layout.QUESTION | Layout.FIND | Layout.MATCH:
                self._plan(self._answer(screen), now, self._temper.thinking_seconds)
            case Layout.COPY:
                self._copy(screen, now)
            case Layout.FRIEND:
                self._play(screen, now)
            case Layout.OWN_WAY:
                self._copies, self._strength = screen.target or Expression.HAPPINESS, self._rng.uniform(0.5, 1.0)
                self._plan(Press(KeyName.DONE), now, self._temper.playing_seconds)
            case Layout.LOOK_AGAIN | Layout.WELL_DONE | Layout.NOT_SAVED:
                self._plan(Press(KeyName.NEXT), now, self._temper.looking_seconds)
            case Layout.BREAK:
                self._plan(Press(KeyName.RESUME), now, self._temper.looking_seconds)

    def _play(self, screen: Screen, now: float) -> None:
        """Faces for the friend, made or chosen, and at last "done"."""
        chosen = any(choice.chosen for choice in screen.choices)
        if screen.choices and not chosen:
            self._plan(Press(self._rng.choice(screen.choices).expression), now, self._temper.thinking_seconds)
            return
        self._copies, self._strength = self._rng.choice(BASIC_SIX), 1.0
        self._plan(Press(KeyName.DONE), now, self._temper.playing_seconds)

    def _plan(self, press: Press, now: float, seconds: float) -> None:
        self._press = press
        self._press_at = now + seconds * self._rng.uniform(0.8, 1.4)

    def _answer(self, screen: Screen) -> Press:
        offered = [choice.expression for choice in screen.choices if choice.available]
        roll = self._rng.random()
        if roll < self._temper.asks_for_help and KeyName.NOT_SURE in screen.keys:
            return Press(KeyName.NOT_SURE)
        if roll < self._temper.asks_for_help + self._temper.names_rightly and screen.target in offered:
            assert screen.target is not None
            return Press(screen.target)
        others = [expression for expression in offered if expression is not screen.target]
        return Press(self._rng.choice(others or offered))

    def _copy(self, screen: Screen, now: float) -> None:
        assert screen.target is not None  # a face to copy always has a target
        if screen.mirror is not None and screen.mirror.judge is not Judge.CAMERA:
            self._plan(Press(KeyName.THERE), now, self._temper.thinking_seconds * 2)
            return
        right = self._rng.random() < self._temper.copies_rightly
        others = [expression for expression in BASIC_SIX if expression is not screen.target]
        self._copies = screen.target if right else self._rng.choice(others)
        self._strength = self._rng.uniform(0.75, 1.0)
