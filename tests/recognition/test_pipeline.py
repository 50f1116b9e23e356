"""One frame in, one reading out: the rules of the pipeline, with stand-ins for the mesh and the network."""

from __future__ import annotations

import numpy as np
import pytest

from expression_trainer.domain.action_units import ActionUnit
from expression_trainer.domain.expressions import RECOGNISED
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.recognition.pipeline import RecognitionPipeline

from .stand_ins import RealClock, ScriptedLandmarker, ScriptedNetwork, face_points, frame, textured

PICTURE = textured()


def pipeline(*faces: np.ndarray, network: ScriptedNetwork | None = None, live: bool = False) -> RecognitionPipeline:
    return RecognitionPipeline(ScriptedLandmarker(*faces), network or ScriptedNetwork(), RealClock(), live=live)


def test_a_good_frame_gives_units_and_probabilities() -> None:
    reading = pipeline(face_points()).process(frame(PICTURE, 1.0))
    assert reading.status is FaceStatus.GOOD and reading.units is not None and reading.probabilities is not None
    assert reading.units[ActionUnit.LIP_CORNER_PULLER] == 0.5
    assert set(reading.probabilities) == set(RECOGNISED) and sum(reading.probabilities.values()) == pytest.approx(1.0)
    assert reading.known_units == (ActionUnit.LIP_CORNER_PULLER,)
    assert reading.faces == 1 and reading.captured_at == 1.0 and reading.head is not None and reading.box is not None


def test_a_frame_that_is_not_good_is_never_given_to_the_network() -> None:
    for points, status in (
        (face_points(eyes_px=12), FaceStatus.TOO_SMALL),
        (face_points(x=20), FaceStatus.PARTLY_OUT),
        (face_points(yaw=40), FaceStatus.TURNED_AWAY),
        (face_points(roll=45), FaceStatus.TURNED_AWAY),
    ):
        network = ScriptedNetwork()
        reading = pipeline(points, network=network).process(frame(PICTURE, 1.0))
        assert (reading.status, reading.units, network.asked) == (status, None, 0)


def test_darkness_is_told() -> None:
    dark = textured(low=5, high=40)
    assert pipeline(face_points()).process(frame(dark, 1.0)).status is FaceStatus.TOO_DARK
    assert pipeline().process(frame(textured(low=0, high=6), 1.0)).status is FaceStatus.TOO_DARK


def test_a_face_that_drops_out_for_a_moment_is_unscored_but_no_message() -> None:
    landmarker = ScriptedLandmarker(face_points())
    reader = RecognitionPipeline(landmarker, ScriptedNetwork(), RealClock())
    readings: list[ExpressionReading] = []
    for number in range(30):
        landmarker.faces = () if number in (10, 11) else (face_points(),)
        readings.append(reader.process(frame(PICTURE, number / 30)))
    assert {reading.status for reading in readings} == {FaceStatus.GOOD}
    assert [reading.units is None for reading in readings] == [number in (10, 11) for number in range(30)]


def test_a_face_that_is_gone_is_told_within_half_a_second() -> None:
    landmarker = ScriptedLandmarker(face_points())
    reader = RecognitionPipeline(landmarker, ScriptedNetwork(), RealClock())
    reader.process(frame(PICTURE, 0.0))
    landmarker.faces = ()
    statuses = [reader.process(frame(PICTURE, number / 30)).status for number in range(1, 16)]
    assert statuses[-1] is FaceStatus.NO_FACE


def test_another_face_does_not_inherit_what_was_smoothed() -> None:
    network, landmarker = ScriptedNetwork(1.0), ScriptedLandmarker(face_points())
    reader = RecognitionPipeline(landmarker, network, RealClock())
    for number in range(10):
        reader.process(frame(PICTURE, number / 30))
    landmarker.faces = ()
    for number in range(10, 40):
        reader.process(frame(PICTURE, number / 30))
    landmarker.faces, network.value = (face_points(),), 0.0
    readings = [reader.process(frame(PICTURE, number / 30)) for number in range(50, 60)]
    scored = [reading.units for reading in readings if reading.units is not None]
    assert scored and scored[0][ActionUnit.LIP_CORNER_PULLER] == 0.0


def test_an_adult_beside_the_child_changes_nothing() -> None:
    alone, beside = pipeline(face_points(x=220)), ScriptedLandmarker(face_points(x=220))
    reader = RecognitionPipeline(beside, ScriptedNetwork(), RealClock())
    for number in range(60):
        beside.faces = (face_points(x=220),) if number == 0 else (face_points(x=500, eyes_px=70), face_points(x=220))
        one = alone.process(frame(PICTURE, number / 30))
        two = reader.process(frame(PICTURE, number / 30))
        assert (one.status, one.units, one.box, one.head) == (two.status, two.units, two.box, two.head)
    assert two.faces == 2


def test_only_a_live_camera_can_be_frozen() -> None:
    live, recorded = pipeline(face_points(), live=True), pipeline(face_points())
    for number in range(50):
        one, two = live.process(frame(PICTURE, number / 30)), recorded.process(frame(PICTURE, number / 30))
    assert (one.status, two.status) == (FaceStatus.FROZEN, FaceStatus.GOOD)


def test_a_covered_lens_is_dark_and_not_frozen() -> None:
    live, black = pipeline(live=True), np.zeros((480, 640, 3), np.uint8)
    statuses = {live.process(frame(black, number / 30)).status for number in range(60)}
    assert statuses == {FaceStatus.TOO_DARK}


BROKEN = [
    np.full((478, 3), np.nan, np.float32),
    np.full((478, 3), np.inf, np.float32),
    np.zeros((478, 3), np.float32),
    np.full((478, 3), 1e30, np.float32),
    np.zeros((468, 3), np.float32),
    face_points(x=-5000.0),
    face_points(eyes_px=5000.0),
    face_points(eyes_px=0.001),
]


@pytest.mark.parametrize("points", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize("shape", [(1, 1), (2, 900), (31, 33), (480, 640), (1400, 40)])
def test_broken_geometry_gives_a_status_and_no_units(points: np.ndarray, shape: tuple[int, int]) -> None:
    reading = pipeline(points).process(frame(textured(*shape), 1.0))
    assert reading.status is not FaceStatus.GOOD and reading.units is None


@pytest.mark.parametrize("shape", [(1, 1), (1, 2000), (2000, 1), (33, 47), (480, 640), (2160, 3840)])
def test_any_size_of_picture_is_read(shape: tuple[int, int]) -> None:
    assert pipeline().process(frame(textured(*shape), 1.0)).status is FaceStatus.NO_FACE


def test_a_frame_that_lies_about_its_size_has_no_face() -> None:
    for width, height in ((0, 0), (640, 481), (-1, 480)):
        lying = Frame(np.zeros((480, 640, 3), np.uint8).data, width, height, 1.0, 1)
        assert pipeline(face_points()).process(lying).status is FaceStatus.NO_FACE


def test_our_part_of_a_frame_is_quick() -> None:
    reader, ours = pipeline(face_points()), []
    for number in range(60):
        reader.process(frame(PICTURE, number / 30))
        ours.append(reader.times.ours_ms)
    assert np.median(ours) < 10, "measured below 1 ms without the network; the limit leaves room for a busy machine"
