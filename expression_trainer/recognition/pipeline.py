"""One frame in, one reading out. No threads, no device; the same frames in the same order give the same readings."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Final, Protocol, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from expression_trainer.domain.action_units import UNITS, ActionUnit, ActionUnits
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.domain.faces import FaceBox, FaceLandmarks, HeadPose
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.practice.ports import Clock

from .geometry import POINTS, align, crop
from .landmarker import Landmarker
from .pixels import Picture, picture_of
from .quality import FreezeWatch, QualityLimits, SettledStatus, look_at, reason, reason_without_face
from .smoothing import OneEuro, Smoothness
from .tracking import Choice, Track, distinct

Points = NDArray[np.float32]

LARGEST_SIDE: Final = 1280
"""Larger pictures are made smaller first: the mesh works on 192 pixels a face anyway."""
SMALLEST_SIDE: Final = 32
"""No face can be judged in a smaller picture."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the network says: `left` and `right` in the order of `UNITS`, `probabilities` in that of `RECOGNISED`."""

    left: NDArray[np.float64]
    right: NDArray[np.float64]
    probabilities: NDArray[np.float64]


class Network(Protocol):
    """From an aligned face and its crop to action units and classes."""

    @property
    def model_version(self) -> str: ...

    @property
    def known_units(self) -> tuple[ActionUnit, ...]:
        """The units that the network can judge at all; the others stay 0."""
        ...

    def judge_cut(self, cut: Picture, points: Points) -> Judgement:
        """From the upright crop (64, 64) and the aligned points (478, 3) of `geometry`."""
        ...


@dataclass(frozen=True, slots=True)
class StepTimes:
    """Milliseconds that the last frame took: the face mesh, and everything else."""

    mesh_ms: float
    ours_ms: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """One look at a picture, before settling and smoothing."""

    status: FaceStatus
    faces: int = 0
    fresh: bool = False
    head: HeadPose | None = None
    box: FaceBox | None = None
    judgement: Judgement | None = None


class RecognitionPipeline:
    """Landmarks, tracking, quality, geometry, network, smoothing, in this order. Enter it before use, from one thread.

    `live`: whether the camera is a sensor, so that repeated pictures mean that it is frozen.
    """

    def __init__(
        self,
        landmarker: Landmarker,
        network: Network,
        clock: Clock,
        *,
        live: bool = False,
        limits: QualityLimits | None = None,
        smoothness: Smoothness | None = None,
    ) -> None:
        self._landmarker = landmarker
        self._network = network
        self._clock = clock
        self._limits = limits or QualityLimits()
        self._filter = OneEuro(smoothness)
        self._freeze = FreezeWatch() if live else None
        self._track = Track()
        self._status = SettledStatus()
        self._mesh_seconds = 0.0
        self.times = StepTimes(0.0, 0.0)

    def __enter__(self) -> Self:
        cv2.setNumThreads(1)  # the window draws on the other core
        self._landmarker.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._landmarker.__exit__(kind, error, trace)

    @property
    def model_version(self) -> str:
        return self._network.model_version

    def process(self, frame: Frame) -> ExpressionReading:
        """Read one frame. Any frame gives a reading; what can't be judged has a status that says why.

        `units` are there only when this frame was good and the status is GOOD: for a fifth of a second after a face
        drops out the status stays GOOD without units, so that a blink of the mesh is no message to the child.
        """
        began = self._clock.now()
        self._mesh_seconds = 0.0
        seen = self._look(frame)
        self._status = self._status.after(seen.status, frame.captured_at)
        told = self._status.told
        units: ActionUnits | None = None
        probabilities = None
        if seen.fresh or told in (FaceStatus.NO_FACE, FaceStatus.WHICH_FACE):
            self._filter.reset()
        if seen.judgement is not None and told is FaceStatus.GOOD:
            smooth = self._filter.smooth(_vector(seen.judgement), frame.captured_at)
            units, probabilities = _units_of(smooth), _probabilities_of(smooth)
        ready_at = self._clock.now()
        self.times = StepTimes(1000 * self._mesh_seconds, 1000 * (ready_at - began - self._mesh_seconds))
        return ExpressionReading(
            captured_at=frame.captured_at,
            ready_at=ready_at,
            status=told,
            units=units,
            known_units=self._network.known_units,
            probabilities=probabilities,
            head=seen.head,
            box=seen.box,
            faces=seen.faces,
        )

    def _look(self, frame: Frame) -> _Seen:
        picture = picture_of(frame)
        if picture is None or min(picture.shape[:2]) < SMALLEST_SIDE:
            return _Seen(FaceStatus.NO_FACE)
        if max(picture.shape[:2]) > LARGEST_SIDE:
            picture = reduced(picture)
        frozen = self._freeze is not None and self._freeze.frozen(picture, frame.captured_at)
        found, boxes = self._find(picture)
        choice = self._follow(boxes, picture, frame.captured_at)
        if choice.index is None:
            absent = FaceStatus.WHICH_FACE if choice.unsure else reason_without_face(picture)
            return _Seen(FaceStatus.FROZEN if frozen and absent is not FaceStatus.TOO_DARK else absent, len(boxes))
        seen = self._judge(picture, found[choice.index], boxes[choice.index], frozen)
        return _Seen(seen.status, len(boxes), choice.fresh, seen.head, seen.box, seen.judgement)

    def _find(self, picture: Picture) -> tuple[list[Points], list[FaceBox]]:
        began = self._clock.now()
        faces = self._landmarker.find(picture)
        self._mesh_seconds = self._clock.now() - began
        found = [points for points in map(points_of, faces) if points is not None]
        boxes = [box_around(points, picture) for points in found]
        kept = distinct(boxes, picture.shape[1] / picture.shape[0])
        return [found[place] for place in kept], [boxes[place] for place in kept]

    def _follow(self, boxes: list[FaceBox], picture: Picture, at: float) -> Choice:
        aspect = picture.shape[1] / picture.shape[0]
        if aspect != self._track.aspect:
            self._track = Track(aspect)
        self._track, choice = self._track.follow(boxes, at)
        return choice

    def _judge(self, picture: Picture, points: Points, box: FaceBox, frozen: bool) -> _Seen:
        try:
            aligned = align(points)
        except ValueError:  # points that make no face
            return _Seen(FaceStatus.NO_FACE)
        grey: Picture = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)  # type: ignore[assignment]
        look = look_at(grey, box, share_out(points, picture), aligned.interocular, aligned.head)
        status = reason(look, self._limits, self._status.told)
        if status is FaceStatus.GOOD and frozen:
            status = FaceStatus.FROZEN
        judgement = self._network.judge_cut(crop(grey, aligned), aligned.points) if status is FaceStatus.GOOD else None
        return _Seen(status, head=aligned.head, box=box, judgement=judgement)


def points_of(face: FaceLandmarks) -> Points | None:
    points = np.asarray(face.points, np.float32)
    return points if points.shape == (POINTS, 3) and bool(np.isfinite(points).all()) else None


def box_around(points: Points, picture: Picture) -> FaceBox:
    height, width = picture.shape[:2]
    left, top = points[:, :2].min(axis=0).tolist()
    right, bottom = points[:, :2].max(axis=0).tolist()
    return FaceBox(left / width, top / height, (right - left) / width, (bottom - top) / height)


def share_out(points: Points, picture: Picture) -> float:
    height, width = picture.shape[:2]
    x, y = points[:, 0], points[:, 1]
    return float(np.count_nonzero((x < 0) | (x >= width) | (y < 0) | (y >= height))) / POINTS


def reduced(picture: Picture) -> Picture:
    """A smaller picture of the same shape, its short side never under one pixel."""
    height, width = picture.shape[:2]
    scale = LARGEST_SIDE / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)  # type: ignore[return-value]


def _vector(judgement: Judgement) -> NDArray[np.float64]:
    return np.concatenate((judgement.left, judgement.right, judgement.probabilities), dtype=np.float64)


def _units_of(smooth: NDArray[np.float64]) -> ActionUnits:
    values = np.clip(smooth[: 2 * len(UNITS)], 0.0, 1.0).tolist()
    return ActionUnits(tuple(values[: len(UNITS)]), tuple(values[len(UNITS) :]))


def _probabilities_of(smooth: NDArray[np.float64]) -> dict[Expression, float]:
    shares = np.clip(smooth[2 * len(UNITS) :], 0.0, 1.0)
    total = float(shares.sum())
    if total <= 0.0:
        shares, total = np.ones_like(shares), float(shares.size)
    return dict(zip(RECOGNISED, (shares / total).tolist(), strict=True))
