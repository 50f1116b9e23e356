"""How a face moves over time: pure functions of seconds."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from expression_trainer.domain.action_units import ActionUnit, ActionUnits, FacePose
from expression_trainer.domain.expressions import Expression

from .emotions import pose

ONSET_SECONDS = 0.7
"""From neutral to apex; natural onsets take 0.3-0.8 s."""
_BLINK_EVERY_SECONDS = 3.6
_BLINK_SECONDS = 0.22


def eased(share: float) -> float:
    """Slow in, slow out, 0-1."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def onset(expression: Expression, seconds: float, intensity: float = 1.0, length: float = ONSET_SECONDS) -> FacePose:
    """The face `seconds` after it began to unfold; it stays at the apex."""
    return pose(expression, intensity * eased(seconds / length))


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
