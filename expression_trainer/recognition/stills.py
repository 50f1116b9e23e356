"""Single pictures: every face with its quality, action units and probabilities. No tracking, settling or smoothing."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import cv2
import numpy as np

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.domain.faces import FaceBox, HeadPose
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.practice.ports import Clock

from .geometry import align, crop
from .landmarker import Landmarker
from .pipeline import LARGEST_SIDE, Network, Points, StepTimes, box_around, points_of, reduced, share_out
from .pixels import Picture
from .quality import QualityLimits, look_at, reason, reason_without_face
from .tracking import distinct

DETECTION_CONFIDENCE: Final = 0.3
"""As in training: a picture that somebody chose to show usually holds a face."""
_TINY_SIDE: Final = 192
_PADDINGS: Final = ((0.25, 288), (0.1, 288), (1.0, 480), (0.5, 384))
"""(border as a share of the side, pixels with it). A picture up to 192 pixels is padded with plain grey and enlarged
before the mesh, first as in training; a larger one only when no face was found in it as it is (a face that fills the
picture is not found). The others are tried where that found nothing: of the 49 lost faces of FER2013 validation they
find about half."""
_GREY: Final = (128, 128, 128)


@dataclass(frozen=True, slots=True)
class StillFace:
    """One face. `status` is GOOD or the reason why it can't be judged fairly; it was judged all the same.

    `box`: fractions of the picture. `probabilities`: calibrated, over `RECOGNISED`, summing to 1.
    """

    status: FaceStatus
    box: FaceBox
    head: HeadPose
    units: ActionUnits
    probabilities: dict[Expression, float]

    @property
    def answer(self) -> Expression:
        """The likeliest expression."""
        return max(self.probabilities, key=self.probabilities.__getitem__)

    @property
    def confidence(self) -> float:
        """Its probability."""
        return max(self.probabilities.values())


@dataclass(frozen=True, slots=True)
class StillReading:
    """The faces of one picture, the largest first. `status` says why there is none, or is that of the largest.

    `times`: the face mesh with what prepares its picture, and everything else for all faces.
    """

    status: FaceStatus
    faces: tuple[StillFace, ...]
    times: StepTimes


class StillReader:
    """Reads pictures one by one with a landmarker for stills. Enter it before use, from one thread."""

    def __init__(self, landmarker: Landmarker, network: Network, clock: Clock) -> None:
        self._landmarker = landmarker
        self._network = network
        self._clock = clock
        self._limits = QualityLimits()

    def __enter__(self) -> Self:
        self._landmarker.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._landmarker.__exit__(kind, error, trace)

    @property
    def network(self) -> Network:
        return self._network

    def read(self, picture: Picture) -> StillReading:
        """Read an RGB picture (height, width, 3) of any size."""
        began = self._clock.now()
        if max(picture.shape[:2]) > LARGEST_SIDE:
            picture = reduced(picture)
        meshes = self._find(picture)
        found_at = self._clock.now()
        boxes = [box_around(points, picture) for points in meshes]
        kept = distinct(boxes, picture.shape[1] / picture.shape[0])
        grey: Picture = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)  # type: ignore[assignment]
        judged = (self._judge(grey, meshes[place], boxes[place]) for place in kept)
        faces = sorted((face for face in judged if face is not None), key=lambda f: -f.box.width * f.box.height)
        status = faces[0].status if faces else reason_without_face(picture)
        times = StepTimes(1000 * (found_at - began), 1000 * (self._clock.now() - found_at))
        return StillReading(status, tuple(faces), times)

    def _find(self, picture: Picture) -> list[Points]:
        """The meshes in pixels of the picture."""
        if max(picture.shape[:2]) > _TINY_SIDE:
            found = [points for points in map(points_of, self._landmarker.find(picture)) if points is not None]
            if found:
                return found
        for share, width in _PADDINGS:
            padded, scale, padding = _padded(picture, share, width)
            found = [points for points in map(points_of, self._landmarker.find(padded)) if points is not None]
            if found:
                shift = np.array((padding, padding, 0.0), np.float32)
                return [np.asarray(points / scale - shift, np.float32) for points in found]
        return []

    def _judge(self, grey: Picture, points: Points, box: FaceBox) -> StillFace | None:
        try:
            aligned = align(points)
        except ValueError:  # points that make no face
            return None
        look = look_at(grey, box, share_out(points, grey), aligned.interocular, aligned.head)
        status = reason(look, self._limits, FaceStatus.GOOD)
        judgement = self._network.judge_cut(crop(grey, aligned), aligned.points)
        left, right = (tuple(np.clip(side, 0.0, 1.0).tolist()) for side in (judgement.left, judgement.right))
        shares = np.clip(judgement.probabilities, 0.0, 1.0)
        probabilities = dict(zip(RECOGNISED, (shares / shares.sum()).tolist(), strict=True))
        return StillFace(status, box, aligned.head, ActionUnits(left, right), probabilities)


def _padded(picture: Picture, share: float, wanted: int) -> tuple[Picture, float, int]:
    """(the picture with a grey border and at a size that suits the mesh, scale, border in pixels of the picture)."""
    side = max(picture.shape[:2])
    border = round(side * share)
    padded = cv2.copyMakeBorder(picture, border, border, border, border, cv2.BORDER_CONSTANT, value=_GREY)
    width = padded.shape[1]
    scale = wanted / width if side <= _TINY_SIDE else 1.0
    if scale == 1.0:
        return np.asarray(padded, np.uint8), scale, border
    big = cv2.resize(padded, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.asarray(big, np.uint8), scale, border
