"""Soft pictures that are dear to draw and stay the same, kept: shadows, the ground of a page, softened faces."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import skia

from .rect import Rect
from .theme import argb

_KEPT = 96
_STRICT = skia.Canvas.SrcRectConstraint.kStrict_SrcRectConstraint
_SPREAD = 3.0
"""A blur reaches about three times its sigma."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One soft layer of a shadow: moved down by `down` pixels, blurred by `sigma`."""

    down: float
    sigma: float
    colour: str
    alpha: float


class Shades:
    """A small store of drawn pictures, the least used dropped first. One per window; main thread only."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The picture for this key, made now if it is not there."""
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = make()
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]

    def shadow(self, canvas: Any, rect: Rect, radius: float, layers: tuple[Layer, ...], strength: float = 1.0) -> None:
        """Blurred rounded rectangles under an opaque `rect`, one on the other; `strength` 0-1 of their alphas.

        A large one is put together from the corners and edges of a small one: its middle is never seen.
        """
        x, y, w, h = round(rect.x), round(rect.y), round(rect.w), round(rect.h)
        margin = max(int(_SPREAD * layer.sigma + layer.down) + 2 for layer in layers)
        core = math.ceil(radius) + margin
        paint = skia.Paint(Alphaf=strength)
        if w > 2 * core and h > 2 * core:
            side = 2 * core + 1
            image = self.kept(
                ("shadow", round(radius, 1), layers), lambda: _blurred(side, side, radius, layers, margin)
            )
            _draw_ring(canvas, image, (x, y, w, h), margin, core, paint)
            return
        key = ("shadow", w, h, round(radius, 1), layers)
        image = self.kept(key, lambda: _blurred(w, h, radius, layers, margin))
        canvas.drawImage(image, x - margin, y - margin, skia.SamplingOptions(), paint)  # whole pixels: quick

    def softened(self, picture: Any, source: Rect, width: float, height: float, sigma: float) -> Any:
        """A part of a picture, blurred, at half of `width` x `height` pixels: nothing finer is left of it."""
        key = ("soft", picture.uniqueID(), source, round(width), round(height), round(sigma, 2))
        return self.kept(key, lambda: _softened(picture, source, width, height, sigma))


def _blurred(w: int, h: int, radius: float, layers: tuple[Layer, ...], margin: int) -> Any:
    surface = skia.Surface(w + 2 * margin, h + 2 * margin)
    for layer in layers:
        blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, layer.sigma)
        paint = skia.Paint(AntiAlias=True, MaskFilter=blur, Color=argb(layer.colour, layer.alpha))
        place = skia.Rect.MakeXYWH(margin, margin + layer.down, w, h)
        surface.getCanvas().drawRRect(skia.RRect.MakeRectXY(place, radius, radius), paint)
    return surface.makeImageSnapshot()


def _draw_ring(canvas: Any, image: Any, rect: tuple[int, int, int, int], margin: int, core: int, paint: Any) -> None:
    """Corners as they are, edges stretched, nothing in the middle."""
    x, y, w, h = rect
    corner, far = margin + core, margin + core + 1
    columns = ((0, corner, x - margin), (far, corner, x + w - core))
    rows = ((0, corner, y - margin), (far, corner, y + h - core))

    def put(sx: int, sy: int, sw: int, sh: int, place: tuple[int, int, int, int]) -> None:
        source, target = skia.Rect.MakeXYWH(sx, sy, sw, sh), skia.Rect.MakeXYWH(*place)
        canvas.drawImageRect(image, source, target, skia.SamplingOptions(), paint, _STRICT)

    for sx, sw, dx in columns:
        for sy, sh, dy in rows:
            put(sx, sy, sw, sh, (dx, dy, sw, sh))
        put(sx, corner, sw, 1, (dx, y + core, sw, h - 2 * core))
    for sy, sh, dy in rows:
        put(corner, sy, 1, sh, (x + core, dy, w - 2 * core, sh))


def _softened(picture: Any, source: Rect, width: float, height: float, sigma: float) -> Any:
    surface = skia.Surface(max(1, round(width / 2)), max(1, round(height / 2)))
    blur = skia.ImageFilters.Blur(sigma / 2, sigma / 2, skia.TileMode.kClamp)
    canvas = surface.getCanvas()
    place = skia.Rect.MakeWH(surface.width(), surface.height())
    canvas.saveLayer(place, skia.Paint(ImageFilter=blur))
    canvas.drawImageRect(
        picture,
        skia.Rect.MakeXYWH(source.x, source.y, source.w, source.h),
        place,
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear),
        None,
    )
    canvas.restore()
    return surface.makeImageSnapshot()
