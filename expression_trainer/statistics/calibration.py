"""Whether a stated confidence can be believed, and what abstaining brings."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

BINS = 15


def expected_calibration_error(confidence: ArrayLike, right: ArrayLike, bins: int = BINS) -> float | None:
    """Mean distance between confidence and share right, over equal bins of confidence; None of nothing.

    Guo et al. 2017, "On calibration of modern neural networks", eq. 3. `confidence` 0-1, `right` true or false.
    """
    sure, hit = np.asarray(confidence, np.float64), np.asarray(right, np.float64)
    if not sure.size:
        return None
    place = np.minimum((sure * bins).astype(np.intp), bins - 1)
    counts = np.bincount(place, minlength=bins)
    gaps = np.abs(np.bincount(place, hit, bins) - np.bincount(place, sure, bins))
    return float(gaps.sum() / counts.sum())


def accuracy_at_coverage(confidence: ArrayLike, right: ArrayLike, share: float) -> float | None:
    """The share right among the surest `share` (0-1) of the cases, at least one; None of nothing."""
    sure, hit = np.asarray(confidence, np.float64), np.asarray(right, np.float64)
    if not sure.size:
        return None
    kept = np.argsort(-sure, kind="stable")[: max(1, round(share * sure.size))]
    return float(hit[kept].mean())
