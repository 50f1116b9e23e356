"""Between a `Frame` and the arrays that the picture libraries work on. Nothing is copied unless it must be."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from expression_trainer.domain.frames import Frame

Picture = NDArray[np.uint8]
"""RGB (height, width, 3) or grey (height, width), unsigned bytes."""


def frame_of(picture: Picture, captured_at: float, number: int) -> Frame:
    """A frame that shares the memory of an RGB picture of shape (height, width, 3)."""
    height, width = picture.shape[:2]
    return Frame(np.ascontiguousarray(picture).data, width, height, captured_at, number)


def rgb_of(picture: object) -> Picture | None:
    """The RGB picture in what a driver or a file gives: BGR, BGRA or grey bytes; None for anything else."""
    if not isinstance(picture, np.ndarray) or picture.dtype != np.uint8 or picture.size == 0:
        return None
    match picture.shape:
        case (_, _) | (_, _, 1):
            code = cv2.COLOR_GRAY2RGB
        case (_, _, 3):
            code = cv2.COLOR_BGR2RGB
        case (_, _, 4):
            code = cv2.COLOR_BGRA2RGB
        case _:
            return None
    return cv2.cvtColor(picture, code)  # type: ignore[return-value]


def picture_of(frame: Frame) -> Picture | None:
    """The RGB picture of a frame, sharing its memory; None when size and bytes don't fit each other."""
    if frame.width < 1 or frame.height < 1 or frame.pixels.nbytes != frame.width * frame.height * 3:
        return None
    return np.frombuffer(frame.pixels, np.uint8).reshape(frame.height, frame.width, 3)
