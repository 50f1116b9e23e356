"""Which action units the network reports, and what teaches each one.

Three sources. The teacher's blendshapes on real pictures (`FROM_TEACHER`), the drawn faces' exact values (every unit),
and two weak stand-ins for units that the teacher can't see on real pictures: see `weak_targets`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

UNITS = (1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 16, 17, 18, 20, 22, 24, 25, 26, 27, 28, 43)
CLASSES = ("neutral", "happiness", "sadness", "anger", "fear", "surprise", "disgust")

BLENDSHAPES = [
    "_neutral",
    "browDownLeft",
    "browDownRight",
    "browInnerUp",
    "browOuterUpLeft",
    "browOuterUpRight",
    "cheekPuff",
    "cheekSquintLeft",
    "cheekSquintRight",
    "eyeBlinkLeft",
    "eyeBlinkRight",
    "eyeLookDownLeft",
    "eyeLookDownRight",
    "eyeLookInLeft",
    "eyeLookInRight",
    "eyeLookOutLeft",
    "eyeLookOutRight",
    "eyeLookUpLeft",
    "eyeLookUpRight",
    "eyeSquintLeft",
    "eyeSquintRight",
    "eyeWideLeft",
    "eyeWideRight",
    "jawForward",
    "jawLeft",
    "jawOpen",
    "jawRight",
    "mouthClose",
    "mouthDimpleLeft",
    "mouthDimpleRight",
    "mouthFrownLeft",
    "mouthFrownRight",
    "mouthFunnel",
    "mouthLeft",
    "mouthLowerDownLeft",
    "mouthLowerDownRight",
    "mouthPressLeft",
    "mouthPressRight",
    "mouthPucker",
    "mouthRight",
    "mouthRollLower",
    "mouthRollUpper",
    "mouthShrugLower",
    "mouthShrugUpper",
    "mouthSmileLeft",
    "mouthSmileRight",
    "mouthStretchLeft",
    "mouthStretchRight",
    "mouthUpperUpLeft",
    "mouthUpperUpRight",
    "noseSneerLeft",
    "noseSneerRight",
]

FROM_TEACHER = {
    1: ("browInnerUp",),
    2: ("browOuterUp*",),
    4: ("browDown*",),
    5: ("eyeWide*",),
    7: ("eyeSquint*",),
    10: ("mouthUpperUp*",),
    12: ("mouthSmile*",),
    14: ("mouthDimple*",),
    15: ("mouthFrown*",),
    16: ("mouthLowerDown*",),
    17: ("mouthShrugLower",),
    18: ("mouthPucker",),
    20: ("mouthStretch*",),
    22: ("mouthFunnel",),
    24: ("mouthPress*",),
    26: ("jawOpen",),
    28: ("mouthRollLower", "mouthRollUpper"),
    43: ("eyeBlink*",),
}
"""FACS number -> the teacher's blendshapes (their mean); `*` stands for Left and Right, the person's own.

The teacher's cheekSquint and noseSneer hardly move (standard deviation under .01 on real pictures), so that AU6 and AU9
have no entry. AU25 comes from the gap between the inner lips, AU27 from the upper half of jawOpen.
"""

# Mesh points: inner upper and lower lip in the middle.
_UPPER_LIP, _LOWER_LIP = 13, 14
_FULL_GAP = 0.3  # inter-ocular distances at which the lips count as fully parted
WEAK = 0.25
"""The weight of a weak target beside a target of the teacher."""


def place(unit: int) -> int:
    """The row of a FACS number."""
    return UNITS.index(unit)


def teacher_targets(
    scores: NDArray[np.float32], points: NDArray[np.float32], labels: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Targets and weights (N, units, 2) of real pictures from blendshapes (N, 52), aligned points and labels."""
    count = len(scores)
    targets = np.zeros((count, len(UNITS), 2), np.float32)
    weights = np.zeros_like(targets)
    for unit, names in FROM_TEACHER.items():
        for side, word in enumerate(("Left", "Right")):
            columns = [BLENDSHAPES.index(name.replace("*", word)) for name in names]
            targets[:, place(unit), side] = scores[:, columns].mean(axis=1)
        weights[:, place(unit)] = 1.0
    gap = points[:, _LOWER_LIP, 1] - points[:, _UPPER_LIP, 1]
    targets[:, place(25)] = np.clip(gap / _FULL_GAP, 0.0, 1.0)[:, None]
    targets[:, place(27)] = np.clip(2.0 * targets[:, place(26)] - 1.0, 0.0, 1.0)
    weights[:, [place(25), place(27)]] = 1.0
    weak_targets(targets, weights, labels)
    return targets, weights


def weak_targets(targets: NDArray[np.float32], weights: NDArray[np.float32], labels: NDArray[np.int64]) -> None:
    """Fill AU6 and AU9 of real pictures, which no one has measured, at a quarter of the weight.

    AU6: a smile with narrowed eyes (Ekman, Davidson & Friesen 1990 on the Duchenne smile). AU9: half where people
    said "disgust", none where they said something else. Stand-ins: the drawn faces carry the exact values.
    """
    smile, narrowed = targets[:, place(12)], targets[:, place(7)]
    targets[:, place(6)] = smile * np.clip((narrowed - 0.25) / 0.4, 0.0, 1.0)
    weights[:, place(6)] = WEAK
    targets[:, place(9)] = np.where(labels == CLASSES.index("disgust"), 0.5, 0.0)[:, None]
    weights[:, place(9)] = np.where(labels >= 0, WEAK, 0.0)[:, None]
