"""How often the adult's PIN was missed, and how long to wait then."""

from __future__ import annotations

from dataclasses import dataclass

PIN_LENGTH = 4
_FREE_MISSES = 2
_WAITS_SECONDS = (5.0, 15.0, 30.0, 60.0, 120.0, 300.0)
"""After the third miss, the fourth and so on; the last stays. All PINs take a month so. Judgement."""


@dataclass(frozen=True, slots=True)
class PinTries:
    """Misses in a row. `open_at`: monotonic seconds from which the next try counts."""

    missed: int = 0
    open_at: float = 0.0

    def after_miss(self, now: float) -> PinTries:
        """One more miss; from the third on each makes the wait longer."""
        missed = self.missed + 1
        late = missed - _FREE_MISSES
        wait = 0.0 if late <= 0 else _WAITS_SECONDS[min(late, len(_WAITS_SECONDS)) - 1]
        return PinTries(missed, now + wait)

    def waiting_seconds(self, now: float) -> float:
        """How long until the next try counts; 0 when it counts now."""
        return max(0.0, self.open_at - now)
