"""Shares of right answers: how sure, against guessing, and against each other."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
"""The usual level of an interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a true value may well lie; `low` <= `high`."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `count`. Raises ValueError unless 0 <= hits <= count."""

    hits: int
    count: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.count:
            raise ValueError(f"{self.hits} of {self.count} is not a share")

    @property
    def value(self) -> float | None:
        """0-1, or None of nothing."""
        return self.hits / self.count if self.count else None

    def plus(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.count + other.count)


def quantile(confidence: float) -> float:
    """The two-sided standard normal quantile (1.96 for 0.95). Raises ValueError outside 0-1."""
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"a confidence lies between 0 and 1, not at {confidence}")
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson(share: Share, confidence: float = CONFIDENCE) -> Interval | None:
    """The score interval of a share, or None of nothing.

    Wilson (1927), J. Am. Stat. Assoc. 22:209-212; without continuity correction (Newcombe 1998, Stat. Med. 17:857-872,
    method 3).
    """
    value = share.value
    if value is None:
        return None
    z = quantile(confidence)
    spread = z * z / share.count
    centre = (value + spread / 2) / (1 + spread)
    half = z * sqrt(value * (1 - value) / share.count + spread / (4 * share.count)) / (1 + spread)
    # The ends are exact at none and at all; rounding must not push them inside or outside.
    low = 0.0 if share.hits == 0 else max(0.0, centre - half)
    high = 1.0 if share.hits == share.count else min(1.0, centre + half)
    return Interval(low, high)


def newcombe(first: Share, second: Share, confidence: float = CONFIDENCE) -> Interval | None:
    """The interval of the difference `first` - `second` of two unrelated shares, or None when one is of nothing.

    Newcombe (1998), Stat. Med. 17:873-890, method 10 (square-and-add of two Wilson intervals).
    """
    one, two = wilson(first, confidence), wilson(second, confidence)
    if one is None or two is None or first.value is None or second.value is None:
        return None
    difference = first.value - second.value
    below = sqrt((first.value - one.low) ** 2 + (two.high - second.value) ** 2)
    above = sqrt((one.high - first.value) ** 2 + (second.value - two.low) ** 2)
    return Interval(max(-1.0, difference - below), min(1.0, difference + above))


def guessing_share(choices: int) -> float:
    """The share that guessing alone would bring. Raises ValueError without a choice."""
    if choices < 1:
        raise ValueError("guessing needs at least one choice")
    return 1 / choices


def guessing_tail(share: Share, choices: int) -> float:
    """The probability that guessing alone brings `share.hits` or more of `share.count` (exact binomial upper tail)."""
    chance = guessing_share(choices)
    return sum(
        comb(share.count, hits) * chance**hits * (1 - chance) ** (share.count - hits)
        for hits in range(share.hits, share.count + 1)
    )
