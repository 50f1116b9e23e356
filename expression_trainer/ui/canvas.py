"""Memory that skia draws into and pygame shows, without a copy between them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pygame
import skia

from .rect import Rect


class Canvas:
    """A picture of `width` x `height` pixels. `surface` (pygame) and `canvas` (skia) are the same bytes."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.pixels = np.zeros((height, width, 4), np.uint8)
        self.surface = pygame.image.frombuffer(self.pixels.data, (width, height), "BGRA")
        info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kOpaque_AlphaType)
        self._skia = skia.Surface.MakeRasterDirect(info, self.pixels, width * 4)
        self.canvas = self._skia.getCanvas()

    def image(self) -> Any:
        """A copy of the present picture, as a skia image."""
        return self._skia.makeImageSnapshot()

    def copy_from(self, other: Canvas, rect: Rect | None = None) -> None:
        """Take over another canvas of the same size, or a part of it."""
        rows, columns = self._slices(rect or Rect(0, 0, self.width, self.height))
        self._skia.notifyContentWillChange(skia.Surface.kRetain_ContentChangeMode)
        self.pixels[rows, columns] = other.pixels[rows, columns]

    def covered(self, rect: Rect) -> pygame.Rect:
        """The whole pixels that a rectangle touches, inside the picture."""
        rows, columns = self._slices(rect)
        return pygame.Rect(columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start)

    def _slices(self, rect: Rect) -> tuple[slice, slice]:
        left, right = math.floor(rect.x), math.ceil(rect.right)
        top, bottom = math.floor(rect.y), math.ceil(rect.bottom)
        return (
            slice(_clamp(top, self.height), _clamp(bottom, self.height)),
            slice(_clamp(left, self.width), _clamp(right, self.width)),
        )


def _clamp(value: int, most: int) -> int:
    return min(max(value, 0), most)
