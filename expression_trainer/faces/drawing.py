"""Drawing a whole face: layers in order, what doesn't move kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.faces import FaceBox, FaceRegion

from .beard import draw_beard, draw_moustache
from .body import draw_body, draw_ground
from .brows import draw_brows
from .eyes import Lids, brow_line, draw_eye
from .hair import draw_back
from .hair_front import draw_front
from .head import draw_ears, draw_folds, draw_skin, head_outline
from .identity import Identity
from .marks import draw_freckles
from .mouth import draw_mouth
from .nose import draw_nose
from .pen import Brush, moved
from .shape import FaceShape, MouthLines, Moves
from .worn import draw_earrings, draw_glasses

RIG_VERSION = "1"
"""Raise it whenever the same input would give other pixels."""
_UNITS = 512
_ZOOM = 1.13
_YAW_UNITS, _PITCH_UNITS = 1.55, 0.9
"""How far the features slide over the head for one degree: a believable turn up to about fifteen degrees."""
_NECK_Y = 150

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class DrawnFace:
    """A picture and where things are in it.

    `image`: a skia image. `landmarks`: the lines that were drawn, as fractions of the picture (x, y), left and right
    being the person's. `regions`: the box of each part, as fractions.
    """

    image: Any
    landmarks: Mapping[str, tuple[Place, ...]]
    regions: Mapping[FaceRegion, FaceBox]

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """RGBA bytes of shape (size, size, 4)."""
        array: NDArray[np.uint8] = self.image.toarray(colorType=skia.kRGBA_8888_ColorType)
        return array


class FaceArtist:
    """Draws one person at one size. Hair is drawn once and kept. The same pose gives the same bytes.

    `background` replaces the person's own ground ("#rrggbb"). Not for two threads at once.
    """

    def __init__(self, person: Identity, size: int = 512, background: str | None = None) -> None:
        self.person, self.size = person, size
        self._background = background or person.background
        self._shape = FaceShape(person)
        self._surface = skia.Surface(size, size)
        self._kept: dict[str, Any] = {}

    def draw(self, pose: FacePose) -> DrawnFace:
        moves, shape = Moves(pose), self._shape
        canvas = self._surface.getCanvas()
        canvas.clear(skia.ColorTRANSPARENT)
        canvas.save()
        canvas.scale(self.size / _UNITS, self.size / _UNITS)
        brush = Brush(canvas, shape.shade, shape.deep, shape.light)
        canvas.drawImageRect(self._layer("ground", self._draw_ground), skia.Rect(0, 0, _UNITS, _UNITS), _SMOOTH, None)
        mouth = MouthLines(shape, moves)
        slide = (_YAW_UNITS * pose.yaw, _PITCH_UNITS * pose.pitch)
        canvas.translate(256, 256 - 6 * shape.childness + 0.2 * pose.pitch)
        canvas.scale(_ZOOM, _ZOOM)
        canvas.save()
        self._tilt(canvas, pose)
        self._stamp(canvas, "back", lambda b: draw_back(b, shape), -0.3 * slide[0])
        canvas.restore()
        draw_body(brush, shape, mouth.jaw)
        self._tilt(canvas, pose)
        self._draw_head(brush, moves, mouth, slide)
        canvas.restore()
        return DrawnFace(self._surface.makeImageSnapshot(), *self._places(moves, mouth, slide))

    def _draw_head(self, brush: Brush, moves: Moves, mouth: MouthLines, slide: Place) -> None:
        shape, canvas = self._shape, brush.canvas
        canvas.save()
        canvas.translate(-0.25 * slide[0], 0)
        draw_ears(brush, shape)
        if self.person.earrings and not self.person.hides_hair:
            draw_earrings(brush, shape)
        canvas.restore()
        outline = head_outline(shape, moves)
        brush.fill(outline, shape.skin)
        with brush.clipped(outline):
            draw_skin(brush, shape, moves, outline)
            if self.person.beard:
                draw_beard(brush, shape, mouth.jaw)
        canvas.save()
        canvas.translate(*slide)
        with brush.clipped(moved(outline, -slide[0], -slide[1])):
            draw_folds(brush, shape, moves, mouth)
            for side in (-1, 1):
                draw_eye(brush, shape, moves, side)
            draw_nose(brush, shape, moves)
            draw_mouth(brush, shape, moves, mouth)
            if self.person.beard:
                draw_moustache(brush, shape, mouth)
            if self.person.freckles:
                draw_freckles(brush, shape, moves)
        canvas.restore()
        self._stamp(canvas, "front", lambda b: draw_front(b, shape), 0.35 * slide[0])
        canvas.save()
        canvas.translate(*slide)
        draw_brows(brush, shape, moves)
        if self.person.glasses:
            draw_glasses(brush, shape)
        canvas.restore()

    # layers that don't move

    def _draw_ground(self, canvas: Any) -> None:
        draw_ground(canvas, self._background)

    def _layer(self, name: str, draw: Callable[[Any], None]) -> Any:
        if name not in self._kept:
            surface = skia.Surface(self.size, self.size)
            canvas = surface.getCanvas()
            canvas.clear(skia.ColorTRANSPARENT)
            canvas.scale(self.size / _UNITS, self.size / _UNITS)
            draw(canvas)
            self._kept[name] = surface.makeImageSnapshot()
        return self._kept[name]

    def _stamp(self, canvas: Any, name: str, draw: Callable[[Brush], None], dx: float) -> None:
        """Draw a kept layer in the head's coordinates, a little aside when the head is turned."""
        shape = self._shape

        def draw_layer(layer: Any) -> None:
            layer.translate(256, 256)
            layer.scale(_LAYER_SCALE, _LAYER_SCALE)
            draw(Brush(layer, shape.shade, shape.deep, shape.light))

        image = self._layer(name, draw_layer)
        canvas.save()
        canvas.translate(dx, 0)
        canvas.scale(1 / _LAYER_SCALE, 1 / _LAYER_SCALE)
        canvas.drawImageRect(image, skia.Rect.MakeXYWH(-256, -256, _UNITS, _UNITS), _SMOOTH, None)
        canvas.restore()

    @staticmethod
    def _tilt(canvas: Any, pose: FacePose) -> None:
        canvas.translate(0, _NECK_Y)
        canvas.rotate(pose.roll)
        canvas.translate(0, -_NECK_Y)

    # where things are

    def _places(
        self, moves: Moves, mouth: MouthLines, slide: Place
    ) -> tuple[Mapping[str, tuple[Place, ...]], Mapping[FaceRegion, FaceBox]]:
        shape, pose = self._shape, moves.pose
        lines: dict[str, list[Place]] = {}
        for side, word in ((1, "left"), (-1, "right")):
            lines[f"{word}_brow"] = [(float(x), float(y)) for x, y in brow_line(shape, moves, side)]
            lids = Lids(shape, moves, side)
            x = lids.x + side * shape.eye_x
            lines[f"{word}_upper_lid"] = list(zip(x.tolist(), (lids.top + shape.eye_y).tolist(), strict=True))
            lines[f"{word}_lower_lid"] = list(zip(x.tolist(), (lids.low + shape.eye_y).tolist(), strict=True))
        for name in ("upper_outer", "upper_inner", "lower_inner", "lower_outer"):
            ys = getattr(mouth, name)
            lines[f"lip_{name}"] = list(zip(mouth.x.tolist(), ys.tolist(), strict=True))
        half, y = shape.nose_width, shape.nose_y
        lines["nose"] = [(0, shape.eye_y), (-half, y - 8), (0, y + 4), (half, y - 8)]
        turn = math.radians(pose.roll)
        placed = {
            name: tuple(self._fraction(x + slide[0], y + slide[1], turn, pose, shape) for x, y in line)
            for name, line in lines.items()
        }
        return placed, {region: _box(placed, *_PARTS[region]) for region in FaceRegion}

    def _fraction(self, x: float, y: float, turn: float, pose: FacePose, shape: FaceShape) -> Place:
        """From head coordinates to fractions of the picture."""
        y -= _NECK_Y
        x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        y += _NECK_Y
        return (256 + _ZOOM * x) / _UNITS, (256 - 6 * shape.childness + 0.2 * pose.pitch + _ZOOM * y) / _UNITS


_SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)
_LAYER_SCALE = 1.0
_PARTS: Mapping[FaceRegion, tuple[float, tuple[str, ...]]] = {
    FaceRegion.BROWS: (0.035, ("left_brow", "right_brow")),
    FaceRegion.EYES: (0.03, ("left_upper_lid", "right_upper_lid", "left_lower_lid", "right_lower_lid")),
    FaceRegion.NOSE: (0.03, ("nose",)),
    FaceRegion.MOUTH: (0.04, ("lip_upper_outer", "lip_lower_outer", "lip_upper_inner", "lip_lower_inner")),
}


def _box(lines: Mapping[str, tuple[Place, ...]], margin: float, names: tuple[str, ...]) -> FaceBox:
    points = [point for name in names for point in lines[name]]
    left, right = min(x for x, _ in points) - margin, max(x for x, _ in points) + margin
    top, bottom = min(y for _, y in points) - margin, max(y for _, y in points) + margin
    return FaceBox(max(0.0, left), max(0.0, top), min(1.0, right) - max(0.0, left), min(1.0, bottom) - max(0.0, top))
