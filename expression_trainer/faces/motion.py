"""How a face moves over time: pure functions of seconds."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import replace

from expression_trainer.domain.action_units import ActionUnit, ActionUnits, FacePose
from expression_trainer.domain.expressions import Expression

from .emotions import STANDARD, pose

ONSET_SECONDS: Mapping[Expression, float] = {
    **dict.fromkeys(Expression, 0.6),
    Expression.SURPRISE: 0.35,
    Expression.FEAR: 0.4,
    Expression.PAIN: 0.4,
    Expression.EXCITED: 0.45,
    Expression.HAPPINESS: 0.55,
    Expression.SADNESS: 0.8,
    Expression.CALM: 0.8,
    Expression.TIRED: 0.8,
    Expression.SHY: 0.7,
}
"""From neutral to apex: natural onsets take 0.3-0.8 s, startled ones the shortest (the order is our judgement)."""
OFFSET_SHARE = 1.5
"""A face lets go more slowly than it comes."""
_BLINK_EVERY_SECONDS = 3.6
_BLINK_SECONDS = 0.22


def eased(share: float) -> float:
    """Slow in, slow out, 0-1."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def onset(
    expression: Expression,
    seconds: float,
    intensity: float = 1.0,
    length: float | None = None,
    variant: str = STANDARD,
) -> FacePose:
    """The face `seconds` after it began to unfold, over its natural time or `length`; it stays at the apex."""
    length = ONSET_SECONDS[expression] if length is None else length
    return pose(expression, intensity * eased(seconds / length), variant)


def episode(
    expression: Expression, seconds: float, hold_seconds: float, intensity: float = 1.0, variant: str = STANDARD
) -> FacePose:
    """From neutral to the apex, held for `hold_seconds`, and back to neutral."""
    rise = ONSET_SECONDS[expression]
    fallen = (seconds - rise - hold_seconds) / (rise * OFFSET_SHARE)
    return pose(expression, intensity * min(eased(seconds / rise), 1 - eased(fallen)), variant)


def episode_seconds(expression: Expression, hold_seconds: float) -> float:
    """How long `episode` takes until the face is neutral again."""
    return ONSET_SECONDS[expression] * (1 + OFFSET_SHARE) + hold_seconds


def blink(seconds: float, seed: int) -> float:
    """How far the lids are closed by blinking at this moment, 0-1; about seventeen blinks a minute, at uneven times."""
    turn = math.floor(seconds / _BLINK_EVERY_SECONDS)
    at = random.Random(f"{seed}/{turn}").uniform(0.2, _BLINK_EVERY_SECONDS - _BLINK_SECONDS - 0.2)
    inside = (seconds - turn * _BLINK_EVERY_SECONDS - at) / _BLINK_SECONDS
    return math.sin(math.pi * inside) if 0.0 < inside < 1.0 else 0.0


def idle(face: FacePose, seconds: float, seed: int) -> FacePose:
    """The same face alive: blinks, and a head that is never quite still (within two degrees)."""
    phase = random.Random(seed).uniform(0, 2 * math.pi)
    closed = blink(seconds, seed)
    place = list(ActionUnit).index(ActionUnit.EYES_CLOSED)

    def lids(side: tuple[float, ...]) -> tuple[float, ...]:
        return (*side[:place], max(side[place], closed), *side[place + 1 :])

    return replace(
        face,
        units=ActionUnits(lids(face.units.left), lids(face.units.right)),
        yaw=face.yaw + 1.6 * math.sin(0.7 * seconds + phase),
        pitch=face.pitch + 1.1 * math.sin(0.53 * seconds + 2 * phase),
        roll=face.roll + 1.2 * math.sin(0.41 * seconds + 3 * phase),
    )
