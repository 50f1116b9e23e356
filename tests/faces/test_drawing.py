"""What is drawn: the same bytes every time, the right side of the face, every part inside the picture."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from expression_trainer.domain.action_units import ActionUnits, FacePose
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.domain.faces import FaceRegion
from expression_trainer.faces.cast import IDENTITIES, identity
from expression_trainer.faces.drawing import DrawnFace, FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.identity import Identity

SMALL = 96
MIDDLE = 0.5
EVERYONE = pytest.mark.parametrize("person", IDENTITIES, ids=[person.name for person in IDENTITIES])


def draw(face: FacePose, name: str = "Maya", size: int = SMALL) -> DrawnFace:
    return FaceArtist(identity(name), size).draw(face)


def changed(a: DrawnFace, b: DrawnFace) -> NDArray[np.bool_]:
    """Which picture points differ, (size, size)."""
    different: NDArray[np.bool_] = (a.pixels != b.pixels).any(axis=2)
    return different


def height(face: DrawnFace, line: str) -> float:
    """The mean height of a line; bigger is lower in the picture."""
    return float(np.mean([y for _, y in face.landmarks[line]]))


# the same every time


@EVERYONE
def test_two_artists_draw_the_same_bytes(person: Identity) -> None:
    fear = pose(Expression.FEAR)
    assert (
        FaceArtist(person, SMALL).draw(fear).pixels.tobytes() == FaceArtist(person, SMALL).draw(fear).pixels.tobytes()
    )


def test_an_artist_who_drew_other_faces_in_between_draws_the_same_bytes() -> None:
    artist = FaceArtist(identity("Leo"), SMALL)
    first = artist.draw(pose(Expression.ANGER))
    for expression in Expression:
        artist.draw(pose(expression))
    again = artist.draw(pose(Expression.ANGER))
    assert first.pixels.tobytes() == again.pixels.tobytes()
    assert first.landmarks == again.landmarks


def test_a_drawn_face_keeps_its_picture_when_the_artist_goes_on() -> None:
    artist = FaceArtist(identity("Leo"), SMALL)
    calm = artist.draw(FacePose())
    before = calm.pixels.tobytes()
    artist.draw(pose(Expression.SURPRISE))
    assert calm.pixels.tobytes() == before


def test_everyone_looks_different_from_everyone_else() -> None:
    assert len({draw(FacePose(), person.name).pixels.tobytes() for person in IDENTITIES}) == len(IDENTITIES)


@EVERYONE
def test_the_seven_expressions_are_seven_pictures(person: Identity) -> None:
    artist = FaceArtist(person, SMALL)
    assert len({artist.draw(pose(expression)).pixels.tobytes() for expression in RECOGNISED}) == len(RECOGNISED)


# the picture


@pytest.mark.parametrize("size", [32, 200, 512])
def test_the_picture_is_rgba_of_the_size_asked_for_and_nowhere_see_through(size: int) -> None:
    pixels = draw(FacePose(), size=size).pixels
    assert pixels.shape == (size, size, 4)
    assert pixels.dtype == np.uint8
    assert (pixels[..., 3] == 255).all()


def test_another_ground_changes_the_corners_and_not_the_nose() -> None:
    own = FaceArtist(identity("Maya"), SMALL).draw(FacePose()).pixels
    other = FaceArtist(identity("Maya"), SMALL, "#204060").draw(FacePose()).pixels
    assert (own[2, 2] != other[2, 2]).any()
    assert (own[SMALL // 2, SMALL // 2] == other[SMALL // 2, SMALL // 2]).all()


# left and right are the person's


def test_a_smile_of_the_persons_left_lifts_only_the_corner_on_the_viewers_right() -> None:
    rest, smile = draw(FacePose()), draw(FacePose(ActionUnits.of(left={12: 1.0})))
    before, after = rest.landmarks["lip_upper_inner"], smile.landmarks["lip_upper_inner"]
    assert before[0][0] < MIDDLE < before[-1][0]
    assert after[-1][1] < before[-1][1] - 0.02
    assert after[-1][0] > before[-1][0]
    assert after[0] == pytest.approx(before[0])


def test_mirrored_units_lift_the_other_corner_just_as_far() -> None:
    rest = draw(FacePose()).landmarks["lip_upper_inner"]
    left = draw(FacePose(ActionUnits.of(left={12: 1.0}))).landmarks["lip_upper_inner"]
    right = draw(FacePose(ActionUnits.of(right={12: 1.0}))).landmarks["lip_upper_inner"]
    assert rest[0][1] - right[0][1] == pytest.approx(rest[-1][1] - left[-1][1])
    assert right[-1] == pytest.approx(rest[-1])


@pytest.mark.parametrize(
    ("unit", "line", "upwards"),
    [(1, "brow", True), (2, "brow", True), (4, "brow", False), (5, "upper_lid", True), (43, "upper_lid", False)],
)
@pytest.mark.parametrize(("side", "other"), [("left", "right"), ("right", "left")])
def test_a_unit_of_one_side_moves_that_sides_line_and_not_the_others(
    unit: int, line: str, upwards: bool, side: str, other: str
) -> None:
    rest = draw(FacePose())
    own = {"left": {unit: 1.0}} if side == "left" else {"right": {unit: 1.0}}
    moved = draw(FacePose(ActionUnits.of(**own)))
    change = height(moved, f"{side}_{line}") - height(rest, f"{side}_{line}")
    assert change < -0.002 if upwards else change > 0.002
    assert moved.landmarks[f"{other}_{line}"] == rest.landmarks[f"{other}_{line}"]


@pytest.mark.parametrize("unit", [2, 5, 6, 7, 11, 12, 14, 15, 20, 43])
def test_the_pixels_of_a_one_sided_unit_change_mostly_on_that_side(unit: int) -> None:
    rest = draw(FacePose())
    on_left = changed(rest, draw(FacePose(ActionUnits.of(left={unit: 1.0}))))
    on_right = changed(rest, draw(FacePose(ActionUnits.of(right={unit: 1.0}))))
    half = SMALL // 2
    assert on_left[:, half:].sum() > 2 * on_left[:, :half].sum()
    assert on_right[:, :half].sum() > 2 * on_right[:, half:].sum()


def test_the_lines_named_left_lie_on_the_viewers_right() -> None:
    landmarks = draw(FacePose()).landmarks
    for line in ("brow", "upper_lid", "lower_lid"):
        assert all(x > MIDDLE for x, _ in landmarks[f"left_{line}"])
        assert all(x < MIDDLE for x, _ in landmarks[f"right_{line}"])


# the head


def test_a_head_turned_to_the_viewers_right_moves_the_features_there_and_a_bowed_one_down() -> None:
    rest = draw(FacePose()).landmarks["nose"][2]
    assert draw(FacePose(yaw=10)).landmarks["nose"][2][0] > rest[0] + 0.01
    assert draw(FacePose(pitch=10)).landmarks["nose"][2][1] > rest[1] + 0.01


def test_a_head_rolled_clockwise_has_the_eye_on_the_viewers_right_lower() -> None:
    rolled = draw(FacePose(roll=8))
    assert height(rolled, "left_upper_lid") > height(rolled, "right_upper_lid") + 0.01


def test_gaze_and_blush_show() -> None:
    rest = draw(FacePose())
    for face in (FacePose(gaze_x=0.8), FacePose(gaze_y=0.8), FacePose(blush=0.9)):
        assert changed(rest, draw(face)).any()


# where the parts are


@EVERYONE
def test_every_part_lies_inside_the_picture_and_holds_its_lines_in_every_expression(person: Identity) -> None:
    artist = FaceArtist(person, 16)  # where things are doesn't depend on the size
    for expression in Expression:
        face = artist.draw(pose(expression))
        assert set(face.regions) == set(FaceRegion)
        for line, points in face.landmarks.items():
            assert all(0 < x < 1 and 0 < y < 1 for x, y in points), (expression, line)
        for region, box in face.regions.items():
            assert box.x >= 0 and box.y >= 0 and box.x + box.width <= 1 and box.y + box.height <= 1, (
                expression,
                region,
            )
            assert 0.05 < box.width < 0.8 and 0.05 < box.height < 0.5, (expression, region)
        mouth = face.regions[FaceRegion.MOUTH]
        for x, y in face.landmarks["lip_lower_outer"]:
            assert mouth.x <= x <= mouth.x + mouth.width and mouth.y <= y <= mouth.y + mouth.height, expression


@EVERYONE
def test_brows_eyes_nose_and_mouth_stand_in_this_order_from_the_top(person: Identity) -> None:
    regions = FaceArtist(person, 16).draw(FacePose()).regions
    middles = [
        regions[part].center[1] for part in (FaceRegion.BROWS, FaceRegion.EYES, FaceRegion.NOSE, FaceRegion.MOUTH)
    ]
    assert middles == sorted(middles)


def test_places_do_not_depend_on_the_size() -> None:
    assert draw(pose(Expression.FEAR), size=32).landmarks == draw(pose(Expression.FEAR), size=256).landmarks
