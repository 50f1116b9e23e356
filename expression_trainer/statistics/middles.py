"""The middle of a handful of numbers."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median as _median


def median(values: Iterable[float]) -> float | None:
    """The median (mean of the middle two for an even count), or None of nothing."""
    gathered = sorted(values)
    return _median(gathered) if gathered else None
