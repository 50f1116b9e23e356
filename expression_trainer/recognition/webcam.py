"""A webcam through OpenCV. It opens when entered, never on import or when listed."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import cv2

from expression_trainer.domain.errors import CameraError
from expression_trainer.domain.frames import Frame
from expression_trainer.practice.ports import Clock

from .camera import CameraGone, opencv_silent
from .pixels import frame_of, rgb_of

WIDTH, HEIGHT, FRAMES_PER_SECOND = 640, 480, 30
"""Enough for a face mesh at arm's length, and small enough for an old laptop."""
EMPTY_READS_BEFORE_GONE = 10
"""A driver may miss a picture now and then; this many in a row means that the camera is gone."""
ELSEWHERE = "Another program uses the camera. Close it, or play without."
MISSING = "Plug one in, or play without."
UNPLUGGED = "Plug the camera in again, or play without."


class Whereabouts:
    """Which number the chosen camera has: a camera that was plugged in again may have got another one.

    It is known by the name that the system gives it; no other camera is ever taken instead.
    """

    def __init__(self, index: int) -> None:
        self._index = index
        self._name: str | None = None

    def now(self) -> int:
        """The number, asked of the system without opening any camera."""
        present = dict(_named_webcams() or ())
        if self._name is None:
            self._name = present.get(self._index)
        if self._name is None or present.get(self._index) == self._name:
            return self._index
        return next((index for index, name in present.items() if name == self._name), self._index)


class Webcam:
    """The camera with this number, 0 for the first one."""

    live = True

    def __init__(self, index: int, clock: Clock, name: str = "", place: Whereabouts | None = None) -> None:
        self.description = name or f"camera {index}"
        self._place = place or Whereabouts(index)
        self._clock = clock
        self._device: cv2.VideoCapture | None = None
        self._number = 0
        self._interrupted = False

    def __enter__(self) -> Self:
        device = cv2.VideoCapture()
        device.setExceptionMode(False)
        with opencv_silent():
            opened = device.open(self._place.now())
        if not opened:
            device.release()
            if _named_webcams() == ():
                raise CameraError(self.description, "No camera was found.", MISSING)
            raise CameraError(self.description, "It could not be opened.", ELSEWHERE)
        device.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
        device.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
        device.set(cv2.CAP_PROP_FPS, FRAMES_PER_SECOND)
        device.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # the newest picture, not a queue of old ones
        arrived, _ = device.read()
        if not arrived:
            device.release()
            raise CameraError(self.description, "It opens but gives no picture.", ELSEWHERE)
        self._device = device
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._device is not None:
            self._device.release()
            self._device = None

    def read(self) -> Frame | None:
        if self._device is None:
            return None
        for _ in range(EMPTY_READS_BEFORE_GONE):
            if self._interrupted:
                return None
            arrived, picture = self._device.read()
            rgb = rgb_of(picture) if arrived else None
            if rgb is not None:
                self._number += 1
                return frame_of(rgb, self._clock.now(), self._number)
        raise CameraGone(self.description, "It gives no pictures any more.", UNPLUGGED)

    def interrupt(self) -> None:
        self._interrupted = True


def list_webcams() -> tuple[tuple[int, str], ...]:
    """(index, name) of the cameras that the system names, without opening any; empty where it can't tell."""
    return _named_webcams() or ()


def _named_webcams() -> tuple[tuple[int, str], ...] | None:
    """None where the system can't tell: the names are a convenience, and an adult can choose by number."""
    try:
        from cv2_enumerate_cameras import enumerate_cameras

        return tuple((int(found.index), str(found.name)) for found in enumerate_cameras())
    except (ImportError, OSError, RuntimeError, ValueError, AttributeError):
        return None
