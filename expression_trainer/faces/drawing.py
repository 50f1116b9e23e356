"""From an identity and a pose to a picture, with the places of what was drawn."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.faces import FaceBox, FaceRegion

from .beard import draw_beard, draw_long_beard, draw_moustache, has_moustache
from .body import draw_body, draw_ground, draw_headrest
from .brows import Brows
from .coverings import draw_covering_back, draw_covering_front
from .eyes import Lids, brow_line, draw_eye, iris_place
from .hair import draw_back, draw_skull
from .hair_front import draw_front
from .head import draw_ear, draw_folds, draw_skin, head_outline, outline_points
from .identity import Beard, Covering, Identity
from .marks import draw_freckles, draw_moles, draw_vitiligo
from .mouth import draw_mouth
from .nose import draw_nose
from .pen import Brush
from .shape import FaceShape, MouthLines, Moves
from .turning import HeadTurn
from .worn import aided_side, draw_earring, draw_glasses, draw_hearing_aid

RIG_VERSION = "2"
"""Raise it whenever the same input would give other pixels."""
_UNITS = 512
_ZOOM = 1.13
_NECK_Y = 150
_BACK_DEPTH = 40.0
"""How far behind the ears the back hair lies, in head units."""
_EAR_HIDDEN_DEGREES = 9.0
"""A head turned this far to an ear's side hides that ear."""

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


class _Layer:
    """A kept picture and the box of what is on it, in pixels; no box where there is nothing."""

    def __init__(self, image: Any) -> None:
        self.image = image
        alpha = image.toarray(colorType=skia.kRGBA_8888_ColorType)[..., 3]
        rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
        self.bounds: tuple[int, int, int, int] | None = None
        if len(rows):
            self.bounds = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


class FaceArtist:
    """Draws one person at one size. What doesn't move is drawn once and kept. The same pose gives the same bytes.

    `background` replaces the person's own ground ("#rrggbb"). Not for two threads at once.
    """

    def __init__(self, person: Identity, size: int = 512, background: str | None = None) -> None:
        self.person, self.size = person, size
        self._background = background or person.background
        self._shape = FaceShape(person)
        self._turn = HeadTurn(self._shape)
        self._surface, self._flat = skia.Surface(size, size), skia.Surface(size, size)
        self._flat_canvas = self._flat.getCanvas()
        self._brows = Brows(self._shape)
        self._kept: dict[str, _Layer] = {}
        self._scale = size / _UNITS * _ZOOM
        """Pixels of one head unit."""
        self._turn.keep_to(*self._net_bounds())

    def draw(self, pose: FacePose) -> DrawnFace:
        """The picture of a pose; a head turned or raised further than 25 degrees is drawn at 25."""
        moves, shape = Moves(pose), self._shape
        mouth = MouthLines(shape, moves)
        canvas = self._surface.getCanvas()
        canvas.drawImage(self._layer("ground", self._draw_ground).image, 0, 0)
        canvas.save()
        canvas.scale(self.size / _UNITS, self.size / _UNITS)
        canvas.translate(256, 256 - 6 * shape.childness)
        canvas.scale(_ZOOM, _ZOOM)
        if self.person.headrest:
            self._stamp(canvas, self._hair("headrest", draw_headrest))
        canvas.save()
        self._tilt(canvas, pose)
        canvas.translate(*self._turn.behind(_BACK_DEPTH, pose))
        self._stamp(canvas, self._hair("back", _draw_behind))
        canvas.restore()
        draw_body(self._brush(canvas), shape, mouth.jaw)
        self._tilt(canvas, pose)
        if self._turn.is_frontal(pose):
            self._draw_ears(canvas, pose)
            self._draw_head(canvas, moves, mouth)
        else:
            if not self.person.hides_hair:
                self._stamp(canvas, self._hair("skull", draw_skull))
            self._draw_ears(canvas, pose)
            self._turn.stamp(canvas, self._draw_flat(moves, mouth), self._scale, pose)
        canvas.restore()
        return DrawnFace(self._surface.makeImageSnapshot(), *self._places(moves, mouth))

    def _brush(self, canvas: Any) -> Brush:
        return Brush(canvas, self._shape.shade, self._shape.deep, self._shape.light)

    def _draw_ears(self, canvas: Any, pose: FacePose) -> None:
        """Behind the head; a turn hides the far one."""
        if self.person.covering is Covering.HIJAB:
            return
        brush = self._brush(canvas)
        for side in (-1, 1):
            canvas.save()
            canvas.translate(*self._turn.ear(side, pose))
            draw_ear(brush, self._shape, side)
            if self.person.earrings:
                draw_earring(brush, self._shape, side)
            canvas.restore()

    def _draw_flat(self, moves: Moves, mouth: MouthLines) -> Any:
        """The head seen from the front, on nothing, to be turned."""
        canvas = self._flat_canvas
        canvas.clear(skia.ColorTRANSPARENT)
        canvas.save()
        canvas.scale(self.size / _UNITS, self.size / _UNITS)
        canvas.translate(256, 256)
        canvas.scale(_ZOOM, _ZOOM)
        self._draw_head(canvas, moves, mouth)
        canvas.restore()
        return self._flat.makeImageSnapshot()

    def _draw_head(self, canvas: Any, moves: Moves, mouth: MouthLines) -> None:
        shape, person, brush = self._shape, self.person, self._brush(canvas)
        if person.beard_style is Beard.LONG:
            draw_long_beard(brush, shape, mouth)
        outline = head_outline(shape, moves)
        brush.fill(outline, shape.skin)
        with brush.clipped(outline):
            draw_skin(brush, shape, moves, outline)
            if person.beard:
                draw_beard(brush, shape, mouth)
            if person.vitiligo:
                draw_vitiligo(brush, shape, moves)
            draw_folds(brush, shape, moves, mouth)
            for side in (-1, 1):
                draw_eye(brush, shape, moves, side)
            draw_nose(brush, shape, moves)
            draw_mouth(brush, shape, moves, mouth)
            if has_moustache(person.beard_style):
                draw_moustache(brush, shape, mouth)
            if person.freckles:
                draw_freckles(brush, shape, moves)
            if person.moles:
                draw_moles(brush, shape, moves)
        self._stamp(canvas, self._hair("front", _draw_before))
        if person.hearing_aid and not person.hides_hair and aided_side(shape) * moves.pose.yaw < _EAR_HIDDEN_DEGREES:
            draw_hearing_aid(brush, shape)
        self._brows.draw(brush, moves)
        if person.glasses:
            draw_glasses(brush, shape)

    # layers that don't move

    def _draw_ground(self, canvas: Any) -> None:
        canvas.scale(self.size / _UNITS, self.size / _UNITS)
        draw_ground(canvas, self._background)

    def _layer(self, name: str, draw: Callable[[Any], None]) -> _Layer:
        if name not in self._kept:
            surface = skia.Surface(self.size, self.size)
            canvas = surface.getCanvas()
            canvas.clear(skia.ColorTRANSPARENT)
            draw(canvas)
            self._kept[name] = _Layer(surface.makeImageSnapshot())
        return self._kept[name]

    def _hair(self, name: str, draw: Callable[[Brush, FaceShape], None]) -> _Layer:
        def draw_layer(canvas: Any) -> None:
            canvas.translate(self.size / 2, self.size / 2)
            canvas.scale(self._scale, self._scale)
            draw(self._brush(canvas), self._shape)

        return self._layer(name, draw_layer)

    def _stamp(self, canvas: Any, layer: _Layer) -> None:
        """Draw a kept layer in the head's coordinates."""
        if layer.bounds is None:
            return
        if canvas is self._flat_canvas:  # the same scale and middle: whole pixels
            canvas.save()
            canvas.resetMatrix()
            canvas.drawImage(layer.image, 0, 0)
            canvas.restore()
            return
        left, top, right, bottom = layer.bounds
        middle, scale = self.size / 2, self._scale
        place = skia.Rect(
            (left - middle) / scale, (top - middle) / scale, (right - middle) / scale, (bottom - middle) / scale
        )
        canvas.drawImageRect(layer.image, skia.Rect(left, top, right, bottom), place, _SMOOTH, None)

    def _net_bounds(self) -> tuple[float, float, float, float]:
        """What the turned head can reach, in head units: the head with its jaw down, and the hair in front."""
        half, low = self._shape.half_width * 1.2, self._shape.chin_y + 70
        front, middle = self._hair("front", _draw_before).bounds, self.size / 2
        if front is None:
            return -half, -185.0, half, low
        left, top, right, bottom = ((edge - middle) / self._scale for edge in front)
        return min(-half, left), min(-185.0, top), max(half, right), max(low, bottom)

    @staticmethod
    def _tilt(canvas: Any, pose: FacePose) -> None:
        canvas.translate(0, _NECK_Y)
        canvas.rotate(pose.roll)
        canvas.translate(0, -_NECK_Y)

    # where things are

    def _places(
        self, moves: Moves, mouth: MouthLines
    ) -> tuple[Mapping[str, tuple[Place, ...]], Mapping[FaceRegion, FaceBox]]:
        shape = self._shape
        lines: dict[str, Any] = {"face_outline": outline_points(shape, moves)}
        for side, word in ((1, "left"), (-1, "right")):
            lids = Lids(shape, moves, side)
            x = lids.x + side * shape.eye_x
            lines[f"{word}_brow"] = brow_line(shape, moves, side)
            lines[f"{word}_upper_lid"] = np.stack([x, lids.top + shape.eye_height(side)], 1)
            lines[f"{word}_lower_lid"] = np.stack([x, lids.low + shape.eye_height(side)], 1)
            lines[f"{word}_iris"] = [iris_place(shape, moves, side)]
        for name in ("upper_outer", "upper_inner", "lower_inner", "lower_outer"):
            lines[f"lip_{name}"] = np.stack([mouth.x, getattr(mouth, name)], 1)
        half, y = shape.nose_width, shape.nose_y
        lines["nose"] = [(0, shape.eye_y), (-half, y - 8), (0, y + 4), (half, y - 8)]
        placed = self._fractions({name: np.asarray(line, float) for name, line in lines.items()}, moves.pose)
        return placed, {region: _box(placed, *_PARTS[region]) for region in FaceRegion}

    def _fractions(self, lines: Mapping[str, NDArray[np.float64]], pose: FacePose) -> dict[str, tuple[Place, ...]]:
        """From places of the frontal drawing to fractions of the picture."""
        every = np.concatenate(list(lines.values()))
        x, y = self._turn.places(every[:, 0], every[:, 1], pose)
        turn, up = math.radians(pose.roll), y - _NECK_Y
        across = x * math.cos(turn) - up * math.sin(turn)
        down = x * math.sin(turn) + up * math.cos(turn) + _NECK_Y - 6 * self._shape.childness / _ZOOM
        places = iter(zip(*((256 + _ZOOM * place) / _UNITS for place in (across, down)), strict=True))
        return {name: tuple((float(a), float(b)) for a, b in islice(places, len(line))) for name, line in lines.items()}


_SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)
_PARTS: Mapping[FaceRegion, tuple[float, tuple[str, ...]]] = {
    FaceRegion.BROWS: (0.035, ("left_brow", "right_brow")),
    FaceRegion.EYES: (0.03, ("left_upper_lid", "right_upper_lid", "left_lower_lid", "right_lower_lid")),
    FaceRegion.NOSE: (0.03, ("nose",)),
    FaceRegion.MOUTH: (0.04, ("lip_upper_outer", "lip_lower_outer", "lip_upper_inner", "lip_lower_inner")),
}


def _draw_behind(brush: Brush, shape: FaceShape) -> None:
    draw_back(brush, shape)
    draw_covering_back(brush, shape)


def _draw_before(brush: Brush, shape: FaceShape) -> None:
    draw_front(brush, shape)
    draw_covering_front(brush, shape)


def _box(lines: Mapping[str, tuple[Place, ...]], margin: float, names: tuple[str, ...]) -> FaceBox:
    points = [point for name in names for point in lines[name]]
    left, right = min(x for x, _ in points) - margin, max(x for x, _ in points) + margin
    top, bottom = min(y for _, y in points) - margin, max(y for _, y in points) + margin
    return FaceBox(max(0.0, left), max(0.0, top), min(1.0, right) - max(0.0, left), min(1.0, bottom) - max(0.0, top))
