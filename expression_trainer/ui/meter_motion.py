"""How the flower meter moves on the screen: it follows the measure, but softly."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from expression_trainer.domain.screens import Meter

RISE_SECONDS, FALL_SECONDS = 0.250, 0.500
"""Low-pass time; it falls half as fast as it rises."""
KEPT_AFTER_SECONDS = 1.0
"""What was reached for so long is kept."""
RING_PAUSE_SECONDS, RING_BACK_PER_SECOND = 0.4, 0.5


@dataclass(frozen=True, slots=True)
class MeterLook:
    """What is drawn: stem and ring 0-1."""

    stem: float
    ring: float
    opened: bool


class MeterMotion:
    """Follows a turn's meter; begin a new one for each turn. `still`: reduced motion, the stem moves in quarters."""

    def __init__(self, still: bool = False) -> None:
        self._still = still
        self._stem = 0.0
        self._floor = 0.0
        self._ring = 0.0
        self._let_go_at: float | None = None
        self._last_at: float | None = None
        self._recent: deque[tuple[float, float]] = deque()

    def follow(self, meter: Meter, now: float) -> MeterLook:
        """Take in the measure at `now` and say what to draw."""
        step = 0.0 if self._last_at is None else max(0.0, now - self._last_at)
        self._last_at = now
        self._move_stem(min(1.0, max(0.0, meter.stem)), step, now)
        self._move_ring(meter, step, now)
        if meter.opened:
            return MeterLook(1.0, 1.0, True)
        stem = math.floor(self._stem * 4 + 0.25) / 4 if self._still else self._stem
        return MeterLook(round(stem, 3), round(self._ring, 3), False)

    def _move_stem(self, wanted: float, step: float, now: float) -> None:
        seconds = RISE_SECONDS if wanted > self._stem else FALL_SECONDS
        self._stem += (wanted - self._stem) * (1 - math.exp(-step / seconds))
        if abs(wanted - self._stem) < 0.005:
            self._stem = wanted
        self._recent.append((now, self._stem))
        while len(self._recent) > 1 and now - self._recent[1][0] >= KEPT_AFTER_SECONDS:
            self._recent.popleft()
        if now - self._recent[0][0] >= KEPT_AFTER_SECONDS:
            self._floor = max(self._floor, min(stem for _, stem in self._recent))
        self._stem = max(self._stem, self._floor)

    def _move_ring(self, meter: Meter, step: float, now: float) -> None:
        if meter.hold >= self._ring:
            self._ring, self._let_go_at = meter.hold, None
            return
        if self._let_go_at is None:
            self._let_go_at = now
        if now - self._let_go_at >= RING_PAUSE_SECONDS:
            self._ring = max(meter.hold, self._ring - RING_BACK_PER_SECOND * step)
