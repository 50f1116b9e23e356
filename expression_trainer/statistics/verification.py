"""Telling one kind from the others by a number: the area under the curve."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def area_under_curve(scores: ArrayLike, positive: ArrayLike) -> float | None:
    """The chance that a positive scores above a negative, ties counting half; None without both kinds.

    The rank form of Mann & Whitney 1947 (Hanley & McNeil 1982, Radiology 143:29-36). `scores` and `positive` have one
    entry each per case.
    """
    values, place = np.unique(np.asarray(scores, np.float64), return_inverse=True)
    is_positive = np.asarray(positive, bool)
    positives = int(is_positive.sum())
    negatives = is_positive.size - positives
    if not positives or not negatives:
        return None
    counts = np.bincount(place, minlength=len(values))
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return float((ranks[is_positive].sum() - positives * (positives + 1) / 2) / (positives * negatives))
