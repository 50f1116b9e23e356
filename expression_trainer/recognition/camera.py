"""What a camera is, the pace of recorded ones, and the drawn face as a camera. None opens before it is entered."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Protocol, Self

import cv2

from expression_trainer.domain.errors import CameraError
from expression_trainer.domain.frames import Frame
from expression_trainer.practice.ports import Clock

from .pixels import Picture, frame_of


@contextmanager
def opencv_silent() -> Iterator[None]:
    """OpenCV's own words about a device that can't be opened are not for people; ours follow."""
    level = cv2.getLogLevel()
    cv2.setLogLevel(0)
    try:
        yield
    finally:
        cv2.setLogLevel(level)


class CameraGone(CameraError):
    """A camera that vanished after it had been opened."""


class Camera(Protocol):
    """A source of pictures. Entering it opens the device and raises CameraError with the place and the mend.

    `live`: a sensor whose noise makes every picture differ, so that equal pictures mean a frozen camera.
    """

    description: str
    live: bool

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def read(self) -> Frame | None:
        """Wait for the next picture; None when the source has ended or was interrupted. Raises CameraGone."""
        ...

    def interrupt(self) -> None:
        """Make a waiting `read` return None soon; called from another thread."""
        ...


class Pace:
    """Waits until the next picture is due, without drifting; a late source skips nothing and does not hurry after."""

    def __init__(self, clock: Clock, frames_per_second: float) -> None:
        self._clock = clock
        self._step = 0.0
        self.set_rate(frames_per_second)
        self._due: float | None = None
        self._interrupted = threading.Event()

    def set_rate(self, frames_per_second: float) -> None:
        self._step = 1.0 / min(max(frames_per_second, 0.1), 240.0)

    @property
    def step(self) -> float:
        """Seconds from one picture to the next."""
        return self._step

    def wait(self) -> bool:
        """True when the next picture is due, False when interrupted."""
        now = self._clock.now()
        if self._due is None or now - self._due > self._step:
            self._due = now
        remaining = self._due - now
        self._due += self._step
        return not (self._interrupted.wait(remaining) if remaining > 0 else self._interrupted.is_set())

    def interrupt(self) -> None:
        self._interrupted.set()


class PacedCamera(ABC):
    """What recorded and drawn cameras share: a pace and a count; each gives its own `next_picture`."""

    description = "pictures"
    live = False

    def __init__(self, clock: Clock, frames_per_second: float) -> None:
        self._clock = clock
        self.pace = Pace(clock, frames_per_second)
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.interrupt()

    def read(self) -> Frame | None:
        if not self.pace.wait():
            return None
        picture = self.next_picture()
        if picture is None:
            return None
        self._number += 1
        return frame_of(picture, self._clock.now(), self._number)

    @abstractmethod
    def next_picture(self) -> Picture | None:
        """The picture that is due, RGB; None when the source has ended."""

    def interrupt(self) -> None:
        self.pace.interrupt()


class LiveDrawing(PacedCamera):
    """A drawn face as a camera. `draw` gets the seconds since opening and gives a new RGB picture (h, w, 3)."""

    description = "drawn face"

    def __init__(self, draw: Callable[[float], Picture], clock: Clock, frames_per_second: float = 30.0) -> None:
        super().__init__(clock, frames_per_second)
        self._draw = draw
        self._opened_at = 0.0

    def __enter__(self) -> Self:
        self._opened_at = self._clock.now()
        return self

    def next_picture(self) -> Picture | None:
        return self._draw(self._clock.now() - self._opened_at)
