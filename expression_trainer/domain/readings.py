"""What the recogniser says about one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .action_units import ActionUnit, ActionUnits
from .expressions import Expression
from .faces import FaceBox, HeadPose


class FaceStatus(StrEnum):
    """Whether the camera can see the child well, and if not, the plain reason."""

    GOOD = "good"
    STARTING = "starting"
    NO_FACE = "no_face"
    TOO_SMALL = "too_small"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    BLURRED = "blurred"
    TURNED_AWAY = "turned_away"
    PARTLY_OUT = "partly_out"
    WHICH_FACE = "which_face"
    FROZEN = "frozen"
    CAMERA_LOST = "camera_lost"
    CAMERA_OFF = "camera_off"


@dataclass(frozen=True, slots=True)
class ExpressionReading:
    """One frame's reading. `units` and `probabilities` are None unless `status` is GOOD.

    `captured_at`, `ready_at`: monotonic seconds. `units`: smoothed intensities 0-1; `known_units` names those that the
    network can judge at all, the others stay 0. `probabilities`: calibrated, over `RECOGNISED`, summing to 1.
    `faces`: how many faces the frame showed.
    """

    captured_at: float
    ready_at: float
    status: FaceStatus
    units: ActionUnits | None = None
    known_units: tuple[ActionUnit, ...] = ()
    probabilities: Mapping[Expression, float] | None = None
    head: HeadPose | None = None
    box: FaceBox | None = None
    faces: int = 0


@dataclass(frozen=True, slots=True)
class FrameCounts:
    """How many frames arrived, were good enough to score, and were dropped because a newer one came first."""

    seen: int = 0
    scored: int = 0
    dropped: int = 0

    def plus(self, other: FrameCounts) -> FrameCounts:
        return FrameCounts(self.seen + other.seen, self.scored + other.scored, self.dropped + other.dropped)

    @property
    def share_scored(self) -> float | None:
        """0-1, or None when no frame was seen."""
        return self.scored / self.seen if self.seen else None
