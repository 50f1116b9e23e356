"""Hair: every style its own, on every skull, never over what carries meaning."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from expression_trainer.domain.action_units import FacePose
from expression_trainer.faces.drawing import DrawnFace, FaceArtist
from expression_trainer.faces.hair import draw_back, draw_skull
from expression_trainer.faces.hair_front import draw_front
from expression_trainer.faces.head import head_outline
from expression_trainer.faces.identity import Covering, Hair, Identity
from expression_trainer.faces.pen import Brush
from expression_trainer.faces.shape import FaceShape, Moves

STILL = FacePose()
SIZE = 192
ZOOM = 1.13
CHILD = Identity("Child", 4, "female", 2, 0.2, "#f3cfaf", 1.1, hair_colour="#c8a060", temples=1.1, crown=0.9, seed=5)
ADULT = Identity("Adult", 30, "", 9, 0.5, "#5f3a27", 0.9, hair_colour="#17100e", temples=0.9, crown=1.1, seed=12)
ELDER = Identity("Elder", 80, "male", 4, 0.8, "#e3b48e", hair_colour="#b9b4ae", wrinkles=0.6, seed=23)
EVERY_STYLE = pytest.mark.parametrize("style", Hair)
THREE_PEOPLE = pytest.mark.parametrize("person", [CHILD, ADULT, ELDER], ids=lambda person: person.name)

Pixels = NDArray[np.uint8]


@functools.cache
def face(person: Identity, style: Hair, background: str | None = None, size: int = SIZE) -> DrawnFace:
    return FaceArtist(dataclasses.replace(person, hair=style), size, background).draw(STILL)


def layer(person: Identity, *draws: Callable[[Brush, FaceShape], None]) -> Pixels:
    """RGBA bytes of hair alone."""
    surface, shape = skia.Surface(SIZE, SIZE), FaceShape(person)
    canvas = surface.getCanvas()
    canvas.scale(SIZE / 512, SIZE / 512)
    canvas.translate(256, 256)
    canvas.scale(ZOOM, ZOOM)
    for draw in draws:
        draw(Brush(canvas, shape.shade, shape.deep, shape.light), shape)
    pixels: Pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return pixels


@functools.cache
def hair(person: Identity, style: Hair) -> Pixels:
    return layer(dataclasses.replace(person, hair=style), draw_back, draw_front)


def difference(a: Any, b: Any) -> NDArray[np.float64]:
    """How far colours lie apart, 0-255, per pixel."""
    apart: NDArray[np.float64] = np.abs(a[..., :3].astype(float) - b[..., :3].astype(float)).mean(axis=2)
    return apart


def around(drawn: DrawnFace, lines: tuple[str, ...], reach: int) -> NDArray[np.bool_]:
    """The pixels within `reach` of some landmarks."""
    near = np.zeros(drawn.pixels.shape[:2], np.uint8)
    for line in lines:
        places = np.round(np.array(drawn.landmarks[line]) * SIZE).astype(np.int32)
        cv2.polylines(near, [places.reshape(-1, 1, 2)], False, (1.0,), reach)
    return near.astype(bool)


@EVERY_STYLE
def test_the_same_seed_gives_the_same_hair(style: Hair) -> None:
    again = layer(dataclasses.replace(ADULT, hair=style), draw_back, draw_front)
    assert np.array_equal(hair(ADULT, style), again)


@EVERY_STYLE
@pytest.mark.parametrize("person", [CHILD, ELDER], ids=lambda person: person.name)
def test_another_seed_gives_other_hair_of_the_same_style(person: Identity, style: Hair) -> None:
    other = dataclasses.replace(person, seed=person.seed + 1)
    assert (hair(person, style) != hair(other, style)).any(axis=2).mean() > 0.002


@THREE_PEOPLE
def test_no_two_styles_look_alike(person: Identity) -> None:
    pictures = {style: face(person, style).pixels for style in Hair}
    for first, second in itertools.combinations(Hair, 2):
        changed = difference(pictures[first], pictures[second]) > 16
        assert changed.mean() > 0.012, f"{first} and {second} differ in {changed.mean():.4f} of the picture"


@EVERY_STYLE
@THREE_PEOPLE
def test_hair_stays_inside_the_frame(person: Identity, style: Hair) -> None:
    opaque = hair(person, style)[..., 3] > 0
    assert not opaque[:2].any()
    assert not opaque[:, :2].any()
    assert not opaque[:, -2:].any()


@EVERY_STYLE
@THREE_PEOPLE
def test_hair_never_covers_the_brows_or_the_eyes(person: Identity, style: Hair) -> None:
    bare, worn = face(person, Hair.BALD), face(person, style)
    brows = around(bare, ("left_brow", "right_brow"), 3)
    eyes = ("left_upper_lid", "right_upper_lid", "left_lower_lid", "right_lower_lid")
    apart = difference(bare.pixels, worn.pixels)
    assert apart[brows].max() < 24  # a soft shadow at most
    assert apart[around(bare, eyes, 4)].max() < 12


@EVERY_STYLE
@THREE_PEOPLE
def test_hair_never_hides_the_cheeks(person: Identity, style: Hair) -> None:
    half = 0.9 * FaceShape(person).half_width
    x, y = np.meshgrid(np.arange(-half, half, 4), np.arange(-38, 50, 4))
    shift = 6 * FaceShape(person).childness
    columns = np.round((256 + ZOOM * x) / 512 * SIZE).astype(int)
    rows = np.round((256 - shift + ZOOM * y) / 512 * SIZE).astype(int)
    apart = difference(face(person, Hair.BALD).pixels, face(person, style).pixels)[rows, columns]
    assert (apart > 40).mean() < 0.01


@EVERY_STYLE
@THREE_PEOPLE
def test_no_background_shows_between_hair_and_skull(person: Identity, style: Hair) -> None:
    plain = face(person, style, "#20ff40")
    red, green, blue = (plain.pixels[..., channel].astype(int) for channel in range(3))
    ground = ((green - red > 60) & (green - blue > 60)).astype(np.uint8)
    _, parts = cv2.connectedComponents(ground, connectivity=8)
    outside = set(np.unique(parts[[0, -1]])) | set(np.unique(parts[:, [0, -1]]))
    enclosed = (ground > 0) & ~np.isin(parts, list(outside))
    eyes = int(min(y for _, y in plain.landmarks["left_upper_lid"]) * SIZE)
    assert enclosed[:eyes].sum() == 0


@EVERY_STYLE
@THREE_PEOPLE
def test_a_straight_head_hides_the_skull_behind_it(person: Identity, style: Hair) -> None:
    def head(brush: Brush, shape: FaceShape) -> None:
        brush.fill(head_outline(shape, Moves(STILL)), shape.skin)

    someone = dataclasses.replace(person, hair=style)
    skull, rest = layer(someone, draw_skull), layer(someone, head, draw_front)
    assert (skull[..., 3] > 128).mean() > 0.1
    assert not ((skull[..., 3] > 0) & (rest[..., 3] == 0)).any()


@pytest.mark.parametrize("covering", [Covering.HIJAB, Covering.TURBAN, Covering.WRAP])
def test_what_is_wound_around_the_head_hides_the_hair(covering: Covering) -> None:
    covered = dataclasses.replace(ADULT, covering=covering, hair=Hair.AFRO)
    assert layer(covered, draw_back, draw_front).max() == 0


def test_a_cap_presses_the_hair_down() -> None:
    free, pressed = CHILD, dataclasses.replace(CHILD, covering=Covering.CAP)
    tops = [int(np.argmax((hair(person, Hair.SHORT)[..., 3] > 128).any(axis=1))) for person in (free, pressed)]
    assert tops[1] > tops[0]


@pytest.mark.parametrize("colour", ["#17100e", "#6b4226", "#dcb877", "#b9b4ae", "#eeebe6", "#a4562a"])
def test_hair_has_light_and_shadow_in_every_colour(colour: str) -> None:
    pixels = hair(dataclasses.replace(CHILD, hair_colour=colour), Hair.STRAIGHT)
    bright = pixels[pixels[..., 3] == 255][:, :3].astype(float).mean(axis=1)
    dark, light = np.percentile(bright, [5, 95])
    assert light - dark > 12
