"""Take head pose, place and size out of a face mesh, and cut the upright picture of the face.

Training and the game both come through here, so that the network sees in a game what it saw in training. The rigid
alignment is the closed form of Umeyama (1991) over points of the skull, the bridge of the nose and the eye corners,
which expressions move least.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from expression_trainer.domain.faces import HeadPose

POINTS = 478
CROP_SIZE = 64
CROP_WIDTH = 2.6
"""The side of the crop in inter-ocular distances: from above the brows to below an open jaw."""

# Index in the mesh -> place in the mean face, in inter-ocular distances; the origin lies between the eyes, x to the
# viewer's right, y down, z away from the camera. The mean of the training faces after generalised Procrustes
# alignment (Gower 1975), made symmetric. Points of the right half mirror those of the left.
_MIDLINE = {
    10: (-0.7988, -0.2749),
    151: (-0.5555, -0.3147),
    9: (-0.3049, -0.3390),
    8: (-0.1743, -0.3125),
    168: (-0.0526, -0.3008),
    6: (0.0787, -0.3609),
    197: (0.1950, -0.4324),
    195: (0.3035, -0.5081),
    5: (0.4194, -0.5873),
    4: (0.5538, -0.6192),
}
_PAIRS = {
    (109, 338): (0.3037, -0.7932, -0.2462),
    (67, 297): (0.5601, -0.7584, -0.1442),
    (54, 284): (0.9429, -0.5563, 0.2331),
    (21, 251): (1.0333, -0.3976, 0.4296),
    (162, 389): (1.0808, -0.2224, 0.6369),
    (127, 356): (1.0949, 0.0013, 0.8062),
    (234, 454): (1.0845, 0.2185, 0.8895),
    (33, 263): (0.7123, -0.0147, 0.0422),
    (133, 362): (0.2877, 0.0147, -0.0422),
}
_INDICES = np.array([*_MIDLINE, *(i for pair in _PAIRS for i in pair)], np.intp)
_CANONICAL = np.array(
    [(0.0, y, z) for y, z in _MIDLINE.values()]
    + [place for x, y, z in _PAIRS.values() for place in ((-x, y, z), (x, y, z))],
    np.float64,
)
_CENTER = _CANONICAL.mean(axis=0)
_CENTERED = _CANONICAL - _CENTER
_CROP_CENTER = np.array((0.0, 0.58, -0.25))  # on the skin below the nose, so that a turned head stays in the crop


@dataclass(frozen=True, slots=True)
class AlignedFace:
    """A mesh without its pose.

    `points`: float32 (478, 3) in inter-ocular distances, x to the viewer's right, y down, z away from the camera.
    `head`: the pose that was taken out. `interocular`: the distance between the eyes in pixels of the frame, as it
    would be seen from the front. `crop_transform`: float64 (2, 3), frame pixels to crop pixels.
    """

    points: NDArray[np.float32]
    head: HeadPose
    interocular: float
    crop_transform: NDArray[np.float64]


def align(points: NDArray[np.float32]) -> AlignedFace:
    """Align a face mesh, float32 (478, 3) in pixels, to the mean face.

    Raises ValueError for another shape, for numbers that are not finite and for a mesh without extent.
    """
    if points.shape != (POINTS, 3):
        raise ValueError(f"a face mesh has the shape ({POINTS}, 3), not {points.shape}")
    if not np.isfinite(points).all():
        raise ValueError("a face mesh needs finite points")
    seen = points[_INDICES].astype(np.float64)
    center = seen.mean(axis=0)
    seen -= center
    spread = float((_CENTERED**2).sum())
    if float((seen**2).sum()) < 1e-6:
        raise ValueError("a face mesh needs finite points that do not all coincide")
    rotation, strength = _rotation(_CENTERED.T @ seen)
    scale = strength / spread  # pixels per inter-ocular distance
    if not scale > 0.0:
        raise ValueError("a face mesh needs finite points that do not all coincide")
    aligned = (points - center) @ rotation / scale + _CENTER
    head = _pose(rotation)
    return AlignedFace(aligned.astype(np.float32), head, scale, _crop_transform(rotation, scale, center, head.roll))


def crop(grey: NDArray[np.uint8], face: AlignedFace) -> NDArray[np.uint8]:
    """The upright face, uint8 (64, 64), out of a grey frame (height, width)."""
    # A face much larger than the crop is shrunk by areas first, or warping would skip pixels and sparkle.
    shrink = math.floor(face.interocular * CROP_WIDTH / CROP_SIZE)
    transform = face.crop_transform
    if shrink > 1:
        height, width = grey.shape
        smaller = (max(1, width // shrink), max(1, height // shrink))
        grey = np.asarray(cv2.resize(grey, smaller, interpolation=cv2.INTER_AREA), np.uint8)
        ratio = np.array((width / grey.shape[1], height / grey.shape[0]))
        shift = (ratio - 1.0) / 2.0  # pixel centres
        transform = np.hstack((transform[:, :2] * ratio, transform[:, 2:] + transform[:, :2] @ shift[:, None]))
    cut = cv2.warpAffine(
        grey, transform, (CROP_SIZE, CROP_SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(cut, np.uint8)


def _rotation(covariance: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The proper rotation that turns the mean face into the seen one (seen column = rotation @ mean column)."""
    left, strengths, right = np.linalg.svd(covariance)
    if np.linalg.det(left @ right) < 0.0:  # a mirrored mesh must not turn the face inside out
        right[-1] *= -1.0
        strengths[-1] *= -1.0
    return (left @ right).T, float(strengths.sum())


def _pose(rotation: NDArray[np.float64]) -> HeadPose:
    """Degrees as the viewer sees them, from rotation = roll @ yaw @ pitch."""
    yaw = math.degrees(math.asin(float(np.clip(rotation[2, 0], -1.0, 1.0))))
    pitch = math.degrees(math.atan2(rotation[2, 1], rotation[2, 2]))
    roll = math.degrees(math.atan2(rotation[1, 0], rotation[0, 0]))
    return HeadPose(yaw, pitch, roll)


def _crop_transform(
    rotation: NDArray[np.float64], scale: float, center: NDArray[np.float64], roll: float
) -> NDArray[np.float64]:
    """Undo roll and scale around the middle of the face, as it lies in the frame."""
    middle = scale * (rotation @ (_CROP_CENTER - _CENTER)) + center
    zoom = CROP_SIZE / (CROP_WIDTH * scale)
    cosine, sine = math.cos(math.radians(roll)) * zoom, math.sin(math.radians(roll)) * zoom
    turn = np.array(((cosine, sine), (-sine, cosine)))
    shift = (CROP_SIZE - 1) / 2.0 - turn @ middle[:2]
    return np.hstack((turn, shift[:, None]))
