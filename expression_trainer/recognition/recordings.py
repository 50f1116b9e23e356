"""Video files and folders of pictures as cameras, read at their own pace."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import cv2
import numpy as np

from expression_trainer.domain.errors import CameraError
from expression_trainer.practice.ports import Clock

from .camera import PacedCamera, opencv_silent
from .pixels import Picture

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})
USUAL_FRAMES_PER_SECOND = 30.0
"""For a video that does not say its rate."""


class VideoFile(PacedCamera):
    """A video played once at its own frame rate."""

    def __init__(self, path: Path, clock: Clock) -> None:
        super().__init__(clock, USUAL_FRAMES_PER_SECOND)
        self.description = str(path)
        self._path = path
        self._video: cv2.VideoCapture | None = None
        self._first: Picture | None = None

    def __enter__(self) -> Self:
        if not self._path.is_file():
            raise CameraError(str(self._path), "There is no such video file.", "Check the path.")
        video = cv2.VideoCapture()
        video.setExceptionMode(False)
        with opencv_silent():
            opened = video.open(str(self._path))
            self._video = video
            self._first = self._decode() if opened else None
        if self._first is None:
            video.release()
            self._video = None
            raise CameraError(str(self._path), "It can't be read as a video.", "Use an MP4, AVI or WebM file.")
        rate = video.get(cv2.CAP_PROP_FPS)
        if np.isfinite(rate) and rate > 0:
            self.pace.set_rate(rate)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.interrupt()
        if self._video is not None:
            self._video.release()
            self._video = None

    def next_picture(self) -> Picture | None:
        first, self._first = self._first, None
        return first if first is not None else self._decode()

    def _decode(self) -> Picture | None:
        if self._video is None:
            return None
        arrived, picture = self._video.read()
        return _rgb(picture) if arrived and picture is not None else None


class PictureFolder(PacedCamera):
    """The pictures of a folder by name, each shown for `seconds_each`, once; unreadable ones are passed over."""

    def __init__(
        self, path: Path, clock: Clock, frames_per_second: float = USUAL_FRAMES_PER_SECOND, seconds_each: float = 1.0
    ) -> None:
        super().__init__(clock, frames_per_second)
        self.description = str(path)
        self._path = path
        self._frames_each = max(1, round(seconds_each * frames_per_second))
        self._waiting: list[Path] = []
        self._shown = 0
        self._picture: Picture | None = None

    def __enter__(self) -> Self:
        if not self._path.is_dir():
            raise CameraError(str(self._path), "There is no such folder.", "Check the path.")
        found = sorted(entry for entry in self._path.iterdir() if entry.suffix.lower() in PICTURE_SUFFIXES)
        if not found:
            raise CameraError(
                str(self._path), "The folder holds no pictures.", "Put PNG, JPEG, WebP or BMP files into it."
            )
        self._waiting = found
        if not self._turn():
            raise CameraError(
                str(self._path), "None of its pictures can be read.", "Put PNG, JPEG, WebP or BMP files into it."
            )
        return self

    def next_picture(self) -> Picture | None:
        if self._shown >= self._frames_each and not self._turn():
            return None
        self._shown += 1
        return self._picture

    def _turn(self) -> bool:
        """Go on to the next readable picture."""
        while self._waiting:
            picture = read_picture(self._waiting.pop(0))
            if picture is not None:
                self._picture, self._shown = picture, 0
                return True
        return False


def read_picture(path: Path) -> Picture | None:
    """The RGB picture in a file, or None. Read through bytes, because OpenCV can't open every path on Windows."""
    try:
        raw = np.frombuffer(path.read_bytes(), np.uint8)
        picture = cv2.imdecode(raw, cv2.IMREAD_COLOR) if raw.size else None
    except (OSError, cv2.error):
        return None
    return None if picture is None else _rgb(picture)


def _rgb(picture: object) -> Picture:
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)  # type: ignore[call-overload,no-any-return]
