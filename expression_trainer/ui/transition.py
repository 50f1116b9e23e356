"""How one picture gives way to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import skia

OUT_SECONDS, IN_SECONDS = 0.140, 0.220
STILL_SECONDS = 0.120
"""Reduced motion: one short fade, nothing rises."""
RISE_UNITS = 12.0


@dataclass(frozen=True, slots=True)
class Transition:
    """From the picture `old` to `new`, begun at `began_at`.

    `ground` is shown between them; without it the new picture fades in over the old one, so that what both share stays.
    """

    old: Any
    new: Any
    ground: Any | None
    began_at: float
    still: bool
    unit: float

    @property
    def seconds(self) -> float:
        if self.still:
            return STILL_SECONDS
        return IN_SECONDS if self.ground is None else OUT_SECONDS + IN_SECONDS

    def over(self, now: float) -> bool:
        return now - self.began_at >= self.seconds

    def draw(self, canvas: Any, now: float) -> None:
        passed = max(0.0, now - self.began_at)
        if self.ground is None or self.still:
            canvas.drawImage(self.old, 0, 0)
            share = min(1.0, passed / self.seconds)
            canvas.drawImage(self.new, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=ease_out(share)))
            return
        canvas.drawImage(self.ground, 0, 0)
        if passed < OUT_SECONDS:
            canvas.drawImage(self.old, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=1 - passed / OUT_SECONDS))
            return
        share = ease_out(min(1.0, (passed - OUT_SECONDS) / IN_SECONDS))
        rise = RISE_UNITS * self.unit * (1 - share)
        canvas.drawImage(self.new, 0, rise, skia.SamplingOptions(), skia.Paint(Alphaf=share))


def ease_out(share: float) -> float:
    """Fast, then slow: near the curve (0.2, 0, 0, 1); 0-1 to 0-1."""
    return 1 - (1 - share) ** 3


def ease_in_out(share: float) -> float:
    """Slow, fast, slow; 0-1 to 0-1."""
    return share * share * (3 - 2 * share)
