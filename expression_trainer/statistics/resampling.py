"""Intervals by drawing the same cases again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .shares import CONFIDENCE, Interval

Rows = NDArray[np.intp]


def bootstrap(
    measure: Callable[[Rows], float | None],
    groups: ArrayLike,
    rng: np.random.Generator,
    resamples: int = 1000,
    confidence: float = CONFIDENCE,
) -> Interval | None:
    """The percentile interval of `measure` over resampled groups of rows (Efron 1979), or None when it has no value.

    `groups`: one label per row; rows of one group (a person's pictures) are drawn together.
    """
    labels = np.unique(np.asarray(groups), return_inverse=True)[1].ravel()
    if not labels.size:
        return None
    order = np.argsort(labels, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    found = (
        measure(np.concatenate([members[place] for place in rng.integers(len(members), size=len(members))]))
        for _ in range(resamples)
    )
    values = [value for value in found if value is not None]
    if not values:
        return None
    low, high = np.percentile(values, (50 * (1 - confidence), 50 * (1 + confidence)))
    return Interval(float(low), float(high))
