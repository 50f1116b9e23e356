"""Real dates on a line: gaps between sessions show as gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from expression_trainer.reports.words import Names

from .drawing import Drawing

_LEAST_SPAN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates from `first` to `last` between `left` and `right` units."""

    first: datetime
    last: datetime
    left: float
    right: float

    @classmethod
    def over(cls, moments: Sequence[datetime], left: float, right: float) -> Timeline:
        first, last = min(moments), max(moments)
        return cls(first, max(last, first + _LEAST_SPAN), left, right)

    def x(self, moment: datetime) -> float:
        share = (moment - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def draw_dates(self, drawing: Drawing, y: float, names: Names) -> None:
        """The first and last day, and evenly spread days between them where there is room."""
        steps = 4 if self.right - self.left > 400 else 2
        told = []
        for step in range(steps + 1):
            moment = self.first + (self.last - self.first) * step / steps
            words = names.day(moment)
            if words in told:
                continue
            told.append(words)
            place = "e" if step == steps else "c" if step else ""
            drawing.line(self.x(moment), y, self.x(moment), y + 4, "axs")
            drawing.text(self.x(moment), y + 14, words, f"m s {place}".strip())
