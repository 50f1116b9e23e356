"""A clock that moves only when told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SteppedClock:
    """Starts at `start_utc`; `step` moves both the monotonic seconds and the date."""

    def __init__(self, start_utc: datetime = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)) -> None:
        self._start_utc = start_utc
        self._seconds = 0.0

    def now(self) -> float:
        return self._seconds

    def utc(self) -> datetime:
        return self._start_utc + timedelta(seconds=self._seconds)

    def step(self, seconds: float) -> float:
        """Move on and return the new monotonic time. Raises ValueError for a step back."""
        if seconds < 0:
            raise ValueError(f"time doesn't go back ({seconds} s)")
        self._seconds += seconds
        return self._seconds
