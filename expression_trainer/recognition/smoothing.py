"""The One Euro filter: steady when the face rests, quick when it moves, at any frame rate.

Casiez, Roussel & Vogel 2012, "1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input in Interactive
Systems", CHI.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Smoothness:
    """`rest_hz`: cut-off for a still value (their f_c,min); lower is steadier.

    `speed_gain`: how fast the cut-off rises with speed (their beta), in Hz per unit a second; higher lags less.
    `speed_hz`: cut-off for the speed itself. `gap_seconds`: after a longer gap nothing old is trusted.
    """

    rest_hz: float = 1.5
    speed_gain: float = 2.5
    speed_hz: float = 2.0
    gap_seconds: float = 0.5


class OneEuro:
    """Filters a vector of values 0-1, each on its own, over monotonic seconds."""

    def __init__(self, smoothness: Smoothness | None = None) -> None:
        self._smoothness = smoothness or Smoothness()
        self._at: float | None = None
        self._values: Values | None = None
        self._raw: Values | None = None
        self._speeds: Values | None = None

    def reset(self) -> None:
        """Forget everything: the face was lost, or is another one."""
        self._at = self._values = self._raw = self._speeds = None

    def smooth(self, values: Values, at: float) -> Values:
        """The smoothed values at `at`. A repeated or earlier moment gives the last ones again."""
        if self._at is None or self._values is None or self._speeds is None or self._raw is None:
            return self._begin(values, at)
        step = at - self._at
        if step <= 0.0:
            return self._values
        if step > self._smoothness.gap_seconds or values.shape != self._values.shape:
            return self._begin(values, at)
        speed_share = _share(step, np.float64(self._smoothness.speed_hz))
        self._speeds = self._speeds + speed_share * ((values - self._raw) / step - self._speeds)
        cut_off = self._smoothness.rest_hz + self._smoothness.speed_gain * np.abs(self._speeds)
        self._values = self._values + _share(step, cut_off) * (values - self._values)
        self._raw, self._at = values, at
        return self._values

    def _begin(self, values: Values, at: float) -> Values:
        self._at, self._raw, self._values, self._speeds = at, values, values, np.zeros_like(values)
        return values


def _share(step: float, cut_off_hz: Values | np.float64) -> Values | np.float64:
    """The weight of the new value: 1 / (1 + tau / T_e), tau = 1 / (2 pi f_c) (their equations 5 and 6)."""
    turn = 2.0 * np.pi * cut_off_hz * step
    return turn / (turn + 1.0)
