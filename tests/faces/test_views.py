"""Halves of a face and cues: what must be seen is seen, what must not be seen isn't."""

from __future__ import annotations

import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from expression_trainer.domain.action_units import ActionUnits, FacePose
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.faces import FaceRegion
from expression_trainer.faces.cast import identity
from expression_trainer.faces.drawing import DrawnFace, FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.views import Half, half_box, highlight, show_half

SIZE = 192


def draw(face: FacePose) -> DrawnFace:
    return FaceArtist(identity("Leo"), SIZE).draw(face)


def pixels(image: skia.Image) -> NDArray[np.uint8]:
    array: NDArray[np.uint8] = image.toarray(colorType=skia.kRGBA_8888_ColorType)
    return array


def test_the_upper_half_does_not_tell_what_the_mouth_does() -> None:
    shut, open_ = draw(FacePose()), draw(FacePose(ActionUnits.of({26: 1, 25: 1, 12: 1})))
    box = half_box(shut, Half.UPPER)
    assert box.y + box.height <= shut.regions[FaceRegion.MOUTH].y
    difference = np.abs(
        pixels(show_half(shut, Half.UPPER, "#eeeeee")).astype(int) - pixels(show_half(open_, Half.UPPER, "#eeeeee"))
    )
    assert difference.mean() < 0.5


def test_the_lower_half_does_not_tell_what_the_brows_do() -> None:
    rest, raised = draw(FacePose()), draw(FacePose(ActionUnits.of({1: 1, 2: 1})))
    a, b = (pixels(show_half(face, Half.LOWER, "#eeeeee")) for face in (rest, raised))
    assert (a == b).all()


@pytest.mark.parametrize("half", list(Half))
def test_a_half_shows_its_own_part_as_it_was_drawn_and_covers_the_corner(half: Half) -> None:
    face = draw(pose(Expression.SURPRISE))
    shown = pixels(show_half(face, half, "#123456"))
    assert tuple(shown[1, 1][:3]) == (0x12, 0x34, 0x56)
    part = face.regions[FaceRegion.EYES if half is Half.UPPER else FaceRegion.MOUTH]
    x, y = (round(value * SIZE) for value in part.center)
    assert (shown[y, x] == face.pixels[y, x]).all()


@pytest.mark.parametrize("part", list(FaceRegion))
def test_a_highlight_keeps_its_part_sharp_and_softens_the_rest(part: FaceRegion) -> None:
    face = draw(pose(Expression.FEAR))
    shown = pixels(highlight(face, [part])).astype(int)
    x, y = (round(value * SIZE) for value in face.regions[part].center)
    assert (shown[y, x] == face.pixels[y, x]).all()
    other = FaceRegion.MOUTH if part is not FaceRegion.MOUTH else FaceRegion.EYES
    box = face.regions[other]
    inside = np.s_[
        round((box.y + 0.2 * box.height) * SIZE) : round((box.y + 0.8 * box.height) * SIZE),
        round((box.x + 0.2 * box.width) * SIZE) : round((box.x + 0.8 * box.width) * SIZE),
    ]
    assert (
        np.abs(np.diff(shown[inside], axis=1)).mean() < np.abs(np.diff(face.pixels[inside].astype(int), axis=1)).mean()
    )
