"""What was shown against what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, sqrt
from typing import Generic, TypeVar

Label = TypeVar("Label")


@dataclass(frozen=True, slots=True)
class ConfusionMatrix(Generic[Label]):
    """Counts with one row for each label shown and one column for each label answered, both in the order of `labels`.

    `unanswered`: per row, the times that none of the labels was chosen ("not sure"); they count as shown.
    Raises ValueError for a shape that doesn't fit, a repeated label or a negative count.
    """

    labels: tuple[Label, ...]
    counts: tuple[tuple[int, ...], ...]
    unanswered: tuple[int, ...]

    def __post_init__(self) -> None:
        size = len(self.labels)
        if len(set(self.labels)) != size:
            raise ValueError("a label is named twice")
        if len(self.counts) != size or len(self.unanswered) != size or any(len(row) != size for row in self.counts):
            raise ValueError(f"{size} labels need {size} rows of {size} counts")
        if any(count < 0 for row in (*self.counts, self.unanswered) for count in row):
            raise ValueError("a count can't be negative")

    @property
    def shown(self) -> tuple[int, ...]:
        """How often each label was shown."""
        return tuple(sum(row) + blank for row, blank in zip(self.counts, self.unanswered, strict=True))

    @property
    def answered(self) -> tuple[int, ...]:
        """How often each label was used as an answer."""
        return tuple(sum(row[place] for row in self.counts) for place in range(len(self.labels)))

    def unbiased_hit_rates(self) -> Mapping[Label, float | None]:
        """Hu = hits^2 / (times shown x times that label was used), 0-1; None for a label never shown.

        A label that was shown and never used has 0. Wagner (1993), J. Nonverbal Behav. 17:3-28, eq. 1.
        Holds only where every turn offered the same labels and gave no help.
        """
        rates: dict[Label, float | None] = {}
        for place, (label, shown, used) in enumerate(zip(self.labels, self.shown, self.answered, strict=True)):
            hits = self.counts[place][place]
            rates[label] = None if not shown else hits * hits / (shown * used) if used else 0.0
        return rates

    def f1_scores(self) -> Mapping[Label, float | None]:
        """F1 = 2 hits / (times shown + times answered), 0-1; None for a label neither shown nor answered.

        What was left unanswered counts as shown, so that it lowers the score (van Rijsbergen 1979, with beta 1).
        """
        return {
            label: 2 * self.counts[place][place] / (shown + used) if shown + used else None
            for place, (label, shown, used) in enumerate(zip(self.labels, self.shown, self.answered, strict=True))
        }


def confusion_matrix(labels: Sequence[Label], pairs: Iterable[tuple[Label, Label | None]]) -> ConfusionMatrix[Label]:
    """Count (shown, answered) pairs; an answer of None is "none of these". Raises ValueError for an unknown label."""
    places = {label: place for place, label in enumerate(labels)}
    counts = [[0] * len(labels) for _ in labels]
    unanswered = [0] * len(labels)
    for shown, answered in pairs:
        if shown not in places or (answered is not None and answered not in places):
            raise ValueError(f"unknown label in ({shown}, {answered})")
        if answered is None:
            unanswered[places[shown]] += 1
        else:
            counts[places[shown]][places[answered]] += 1
    return ConfusionMatrix(tuple(labels), tuple(tuple(row) for row in counts), tuple(unanswered))


def asin_sqrt(rate: float) -> float:
    """The scale on which unbiased hit rates are compared, in radians (0 to pi/2). Raises ValueError outside 0-1."""
    if not 0.0 <= rate <= 1.0:
        raise ValueError(f"a rate lies in 0-1, not at {rate}")
    return asin(sqrt(rate))
