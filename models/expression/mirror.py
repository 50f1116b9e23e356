"""Which mesh point mirrors which: found from the mean face of the training set, not copied from anywhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def mirror_map(mean_points: NDArray[np.float32]) -> NDArray[np.int64]:
    """For every point of a mean face (478, 3) the index of its mirror image; a true involution.

    Raises ValueError when the mean face is not symmetric enough for that.
    """
    mirrored = mean_points * (-1, 1, 1)
    distance = np.linalg.norm(mean_points[:, None] - mirrored[None], axis=2)
    nearest = distance.argmin(axis=1)
    if not (nearest[nearest] == np.arange(len(mean_points))).all():
        pairs = _assigned(distance)
        if not (pairs[pairs] == np.arange(len(mean_points))).all():
            raise ValueError("the mean face is not symmetric enough to pair its points")
        nearest = pairs
    return nearest.astype(np.int64)


def _assigned(distance: NDArray[np.float64]) -> NDArray[np.int64]:
    """Pair points greedily, nearest pairs first."""
    count = len(distance)
    pairs = np.full(count, -1)
    symmetric = distance + distance.T
    for flat in np.argsort(symmetric, axis=None):
        one, other = divmod(int(flat), count)
        if pairs[one] < 0 and pairs[other] < 0:
            pairs[one], pairs[other] = other, one
        if (pairs >= 0).all():
            break
    return pairs
