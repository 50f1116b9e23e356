"""The one definition that training and the game share: pose, place and size taken out of a face mesh."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from expression_trainer.recognition.geometry import CROP_SIZE, align, crop

from .stand_ins import face_points


def turned(points: NDArray[np.float32], pitch: float) -> NDArray[np.float32]:
    angle = np.radians(pitch)
    matrix = np.array([[1, 0, 0], [0, np.cos(angle), -np.sin(angle)], [0, np.sin(angle), np.cos(angle)]])
    center = points.mean(axis=0)
    return np.asarray((points - center) @ matrix.T + center, np.float32)


@given(
    yaw=st.floats(-60, 60),
    roll=st.floats(-80, 80),
    eyes=st.floats(8, 400),
    x=st.floats(-500, 2000),
    y=st.floats(-500, 2000),
)
def test_pose_place_and_size_leave_no_trace_in_the_aligned_points(
    yaw: float, roll: float, eyes: float, x: float, y: float
) -> None:
    plain = align(face_points())
    moved = align(face_points(x, y, eyes, yaw, roll))
    assert np.abs(moved.points - plain.points).max() < 2e-3
    assert moved.head.yaw == pytest.approx(yaw, abs=0.1)
    assert moved.head.roll == pytest.approx(roll, abs=0.1)
    assert moved.interocular == pytest.approx(eyes, rel=1e-3)


@pytest.mark.parametrize("pitch", [-25.0, 10.0, 30.0])
def test_pitch_is_positive_downwards(pitch: float) -> None:
    points = face_points()
    nose_before, nose_after = points[4], turned(points, pitch)[4]
    assert bool(nose_after[1] > nose_before[1]) is (pitch > 0)
    assert align(turned(points, pitch)).head.pitch == pytest.approx(pitch, abs=0.1)


def test_a_face_turned_to_the_viewers_right_has_a_positive_yaw() -> None:
    points = face_points(yaw=25.0)
    assert points[4, 0] > points[[33, 263], 0].mean()  # the tip of the nose lies to the right of the eyes' middle
    assert align(points).head.yaw == pytest.approx(25.0, abs=0.1)


def test_a_movement_of_the_mouth_stays_in_the_aligned_points() -> None:
    points = face_points(yaw=20.0, roll=15.0)
    opened = points.copy()
    opened[14] += (0.0, 12.0, 0.0)
    change = align(opened).points - align(points).points
    assert np.linalg.norm(change[14]) == pytest.approx(12.0 / 60.0, rel=1e-3)
    assert np.abs(np.delete(change, 14, axis=0)).max() < 1e-5


def spotted(points: NDArray[np.float32], places: tuple[int, ...], size: tuple[int, int]) -> NDArray[np.uint8]:
    """A dark frame with a bright spot on some mesh points."""
    frame = np.zeros(size, np.uint8)
    for place in places:
        x, y = np.rint(points[place, :2]).astype(int)
        frame[max(0, y - 3) : y + 4, max(0, x - 3) : x + 4] = 255
    return frame


def center_of_light(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    rows, columns = np.nonzero(picture > 60)
    return np.array([columns.mean(), rows.mean()])


@pytest.mark.parametrize("roll", [0.0, 35.0, -50.0])
@pytest.mark.parametrize("eyes", [40.0, 90.0, 150.0])
def test_the_crop_is_upright_whatever_the_roll_and_size(roll: float, eyes: float) -> None:
    points = face_points(640.0, 420.0, eyes, roll=roll)
    face = align(points)
    right_eye, left_eye = (center_of_light(crop(spotted(points, (place,), (960, 1280)), face)) for place in (33, 263))
    assert left_eye[0] - right_eye[0] == pytest.approx(2 * 0.7123 * CROP_SIZE / 2.6, abs=1.5)
    assert left_eye[1] == pytest.approx(right_eye[1], abs=1.5)
    assert 10 < left_eye[1] < 26


def test_the_crop_of_a_face_at_the_edge_repeats_the_edge() -> None:
    frame = np.full((200, 200), 70, np.uint8)
    cut = crop(frame, align(face_points(5.0, 5.0, 60.0)))
    assert cut.shape == (CROP_SIZE, CROP_SIZE) and cut.dtype == np.uint8
    assert (cut == 70).all()


@pytest.mark.parametrize("shape", [(0, 3), (468, 3), (478, 2), (3, 478)])
def test_a_mesh_of_another_shape_is_refused(shape: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="478"):
        align(np.zeros(shape, np.float32))


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_a_mesh_without_extent_or_with_broken_numbers_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        align(np.full((478, 3), value, np.float32))


def test_alignment_and_crop_take_well_under_a_millisecond() -> None:
    frame, points = np.zeros((480, 640), np.uint8), face_points()
    times = []
    for _ in range(200):
        began = time.process_time()
        crop(frame, align(points))
        times.append(time.process_time() - began)
    assert np.median(times) < 1e-3
