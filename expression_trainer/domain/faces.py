"""Where a face is and how it is turned, and the parts that prompts can point at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaceRegion(StrEnum):
    """A part of the face that a cue can highlight."""

    BROWS = "brows"
    EYES = "eyes"
    NOSE = "nose"
    MOUTH = "mouth"


@dataclass(frozen=True, slots=True)
class FaceBox:
    """The upright box around a face, as fractions 0-1 of the picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class HeadPose:
    """How the head is turned, in degrees; all zero looks into the camera.

    As the viewer sees it: yaw positive to the viewer's right, pitch positive down, roll positive clockwise.
    """

    yaw: float
    pitch: float
    roll: float


@dataclass(frozen=True, slots=True)
class FaceLandmarks:
    """A face mesh: `points` is float32 of shape (478, 3) in pixels of the frame; z grows away from the camera."""

    points: memoryview
    frame_width: int
    frame_height: int
