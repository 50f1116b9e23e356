"""Stand-ins that mirror the doors of the room: a clock, a landmarker, a network, a camera. None looks at a picture."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Self

import numpy as np
from numpy.typing import NDArray

from expression_trainer.domain.action_units import UNITS, ActionUnit
from expression_trainer.domain.expressions import RECOGNISED
from expression_trainer.domain.faces import FaceLandmarks
from expression_trainer.domain.frames import Frame
from expression_trainer.recognition.pipeline import Judgement
from expression_trainer.recognition.pixels import Picture, frame_of


class RealClock:
    def now(self) -> float:
        return time.perf_counter()

    def utc(self) -> datetime:
        return datetime.now(UTC)


class SteppedClock(RealClock):
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 0.0

    def now(self) -> float:
        return self.at


def face_points(
    x: float = 320.0, y: float = 240.0, eyes_px: float = 60.0, yaw: float = 0.0, roll: float = 0.0
) -> NDArray[np.float32]:
    """A made-up mesh: the points that geometry aligns by, the others around them; degrees as the viewer sees it."""
    from expression_trainer.recognition import geometry

    points = np.random.default_rng(3).uniform(-0.9, 0.9, (478, 3)) * (1.0, 1.2, 0.2) + (0.0, 0.3, 0.0)
    points[geometry._INDICES] = geometry._CANONICAL
    a, b = np.radians(roll), np.radians(yaw)
    turn = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]]) @ np.array(
        [[np.cos(b), 0, -np.sin(b)], [0, 1, 0], [np.sin(b), 0, np.cos(b)]]
    )
    return np.asarray(points @ turn.T * eyes_px + (x, y, 0.0), np.float32)


class ScriptedLandmarker:
    """Gives the faces that it was told, whatever the picture shows."""

    def __init__(self, *faces: NDArray[np.float32]) -> None:
        self.faces: Sequence[NDArray[np.float32]] = faces

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def find(self, picture: Picture) -> tuple[FaceLandmarks, ...]:
        height, width = picture.shape[:2]
        return tuple(FaceLandmarks(points.data, width, height) for points in self.faces)


class ScriptedNetwork:
    """Says what it was told about every face."""

    model_version = "scripted"
    known_units: tuple[ActionUnit, ...] = (ActionUnit.LIP_CORNER_PULLER,)

    def __init__(self, value: float = 0.5) -> None:
        self.value = value
        self.asked = 0

    def judge_cut(self, cut: Picture, points: NDArray[np.float32]) -> Judgement:
        assert cut.shape == (64, 64) and points.shape == (478, 3)
        self.asked += 1
        sides = np.full(len(UNITS), self.value)
        return Judgement(sides, sides, np.full(len(RECOGNISED), 1 / len(RECOGNISED)))


def textured(height: int = 480, width: int = 640, low: int = 60, high: int = 200, seed: int = 0) -> Picture:
    """A picture with detail everywhere, so that light and sharpness are fine."""
    rng = np.random.default_rng(seed)
    return rng.integers(low, high, (height, width, 3), dtype=np.uint8)


def frame(picture: Picture, at: float, number: int = 1) -> Frame:
    return frame_of(picture, at, number)


class ScriptedCamera:
    """Hands over pictures as fast as it is allowed to; may end, or raise, after a number of them."""

    description = "scripted"
    live = False

    def __init__(
        self,
        step_seconds: float = 0.01,
        ends_after: int | None = None,
        raises: Exception | None = None,
        refuses: Exception | None = None,
        hangs: bool = False,
    ) -> None:
        self.step_seconds = step_seconds
        self.ends_after = ends_after
        self.raises = raises
        self.refuses = refuses
        self.hangs = hangs
        self.entered = 0
        self.left = 0
        self.given = 0
        self._interrupted = threading.Event()

    def __enter__(self) -> Self:
        if self.refuses:
            raise self.refuses
        self.entered += 1
        return self

    def __exit__(self, *_: object) -> None:
        self.left += 1

    def read(self) -> Frame | None:
        if self.hangs:
            self._interrupted.wait(30)
            return None
        if self._interrupted.wait(self.step_seconds):
            return None
        if self.ends_after is not None and self.given >= self.ends_after:
            if self.raises:
                raise self.raises
            return None
        self.given += 1
        return frame_of(textured(48, 64, seed=self.given), time.perf_counter(), self.given)

    def interrupt(self) -> None:
        self._interrupted.set()
