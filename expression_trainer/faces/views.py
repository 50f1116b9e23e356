"""Parts of a drawn face: the upper or the lower half alone, and a cue that points at brows, eyes, nose or mouth."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import skia

from expression_trainer.domain.faces import FaceBox, FaceRegion

from .drawing import DrawnFace
from .pen import ink, rgb

_ROUND, _SOFTENED, _RING = 0.04, 0.012, 0.008
"""Shares of the picture's side: a window's corner, the blur around it, the line around it."""
_RING_COLOUR = "#8a5a12"


class Half(StrEnum):
    """Which half of a face is seen."""

    UPPER = "upper"
    LOWER = "lower"


def half_box(face: DrawnFace, half: Half) -> FaceBox:
    """The window that shows brows and eyes, or nose and mouth, as fractions of the picture."""
    parts = (FaceRegion.BROWS, FaceRegion.EYES) if half is Half.UPPER else (FaceRegion.NOSE, FaceRegion.MOUTH)
    xs = [x for x, _ in face.landmarks["face_outline"]]
    boxes = [face.regions[part] for part in parts]
    eyes = face.regions[FaceRegion.EYES]
    low = max(y for _, y in face.landmarks["face_outline"]) if half is Half.LOWER else eyes.y + eyes.height
    top = min(box.y for box in boxes) if half is Half.UPPER else eyes.y + eyes.height
    left, right = max(0.0, min(xs)), min(1.0, max(xs))
    return FaceBox(left, top, right - left, min(1.0, low) - top)


def show_half(face: DrawnFace, half: Half, cover: str) -> Any:
    """A picture with a window on one half; nothing of the other half shines through `cover` ("#rrggbb")."""
    image = face.image
    surface = skia.Surface(image.width(), image.height())
    canvas = surface.getCanvas()
    canvas.clear(ink(rgb(cover)))
    canvas.clipRRect(_window(half_box(face, half), image.width()), skia.ClipOp.kIntersect, True)
    canvas.drawImage(image, 0, 0)
    return surface.makeImageSnapshot()


def highlight(face: DrawnFace, parts: Sequence[FaceRegion]) -> Any:
    """A picture in which these parts are sharp and ringed and the rest is softened; its colours stay as they are."""
    image = face.image
    size = image.width()
    surface = skia.Surface(size, size)
    canvas = surface.getCanvas()
    blur = skia.ImageFilters.Blur(_SOFTENED * size, _SOFTENED * size, skia.TileMode.kClamp)
    canvas.drawImage(image, 0, 0, skia.SamplingOptions(), skia.Paint(ImageFilter=blur))
    for part in parts:
        window = _window(face.regions[part], size)
        canvas.save()
        canvas.clipRRect(window, skia.ClipOp.kIntersect, True)
        canvas.drawImage(image, 0, 0)
        canvas.restore()
        ring = skia.Paint(AntiAlias=True, Color=ink(rgb(_RING_COLOUR)), Style=skia.Paint.kStroke_Style)
        ring.setStrokeWidth(_RING * size)
        canvas.drawRRect(window, ring)
    return surface.makeImageSnapshot()


def _window(box: FaceBox, size: int) -> Any:
    rect = skia.Rect.MakeXYWH(box.x * size, box.y * size, box.width * size, box.height * size)
    return skia.RRect.MakeRectXY(rect, _ROUND * size, _ROUND * size)
