"""The whole way from a drawn face through the real face mesh: who is followed, and every reason in its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import cv2
import numpy as np
import pytest

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.recognition.camera import LiveDrawing
from expression_trainer.recognition.landmarker import FaceMesh
from expression_trainer.recognition.pipeline import RecognitionPipeline
from expression_trainer.recognition.pixels import Picture
from expression_trainer.recognition.worker import RecognitionWorker

from .drawn import drawn_face, empty_room, in_a_room
from .stand_ins import RealClock, ScriptedNetwork, frame

CHILD, ADULT = "Maya", "Omar"


@pytest.fixture(scope="module")
def mesh() -> Iterator[FaceMesh]:
    with FaceMesh() as entered:
        yield entered


def read(mesh: FaceMesh, pictures: list[Picture], network: ScriptedNetwork | None = None) -> list[ExpressionReading]:
    pipeline = RecognitionPipeline(mesh, network or ScriptedNetwork(), RealClock())
    return [pipeline.process(frame(picture, number / 30, number)) for number, picture in enumerate(pictures)]


def test_every_drawn_expression_is_good_enough_to_score(mesh: FaceMesh) -> None:
    for person in (CHILD, ADULT, "Leo", "Zuri"):
        for expression in (Expression.NEUTRAL, *BASIC_SIX):
            picture = in_a_room(drawn_face(person, expression))
            assert {reading.status for reading in read(mesh, [picture] * 3)} == {FaceStatus.GOOD}


def test_an_adult_in_the_picture_throughout_changes_nothing() -> None:
    """The child, in front, goes through all expressions; an adult behind does the same in another order."""
    order = (Expression.NEUTRAL, *BASIC_SIX)
    alone, beside = [], []
    for place, expression in enumerate(order):
        child = in_a_room(drawn_face(CHILD, expression), size=330, x=10, y=130)
        adult = drawn_face(ADULT, order[(place + 3) % len(order)])
        alone += [child] * 8
        beside += [in_a_room(adult, size=250, x=380, y=10, room=child)] * 8
    with FaceMesh() as first, FaceMesh() as second:
        ones, twos = read(first, alone), read(second, beside)
    assert {reading.faces for reading in twos[2:]} == {2}
    for one, two in zip(ones, twos, strict=True):
        assert one.status is two.status is FaceStatus.GOOD
        assert one.box is not None and two.box is not None and one.head is not None and two.head is not None
        assert two.box.center == pytest.approx(one.box.center, abs=0.01)
        assert two.head.yaw == pytest.approx(one.head.yaw, abs=2)


def turned(picture: Picture, degrees: float) -> Picture:
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(picture, turn, (width, height), borderValue=(190, 190, 190)), np.uint8)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda face: (in_a_room(face) * 0.12).astype(np.uint8), FaceStatus.TOO_DARK),
        (lambda face: turned(in_a_room(face), 42), FaceStatus.TURNED_AWAY),
        (lambda face: empty_room(), FaceStatus.NO_FACE),
    ],
    ids=["dark", "turned", "nobody"],
)
def test_each_reason_arrives_within_half_a_second(
    mesh: FaceMesh, spoil: Callable[[Picture], Picture], expected: FaceStatus
) -> None:
    face = drawn_face(CHILD, Expression.NEUTRAL)
    readings = read(mesh, [in_a_room(face)] * 5 + [spoil(face)] * 15)
    assert [reading.status for reading in readings[:5]] == [FaceStatus.GOOD] * 5
    assert readings[-1].status is expected and readings[-1].units is None


def test_a_child_who_slides_out_of_the_picture_is_told(mesh: FaceMesh) -> None:
    face = drawn_face(CHILD, Expression.NEUTRAL)
    readings = read(
        mesh, [in_a_room(face, x=128 - 14 * number) for number in range(20)] + [in_a_room(face, x=-140)] * 10
    )
    assert readings[0].status is FaceStatus.GOOD and readings[-1].status is FaceStatus.PARTLY_OUT


def test_a_child_who_moves_far_back_is_told_to_come_closer(mesh: FaceMesh) -> None:
    face = drawn_face(CHILD, Expression.NEUTRAL)
    sizes = [384 - 14 * number for number in range(20)] + [120] * 10
    readings = read(mesh, [in_a_room(face, size=size, x=320 - size // 2, y=240 - size // 2) for size in sizes])
    assert readings[0].status is FaceStatus.GOOD and readings[-1].status is FaceStatus.TOO_SMALL


def test_a_person_who_leaves_and_comes_back_is_seen_again(mesh: FaceMesh) -> None:
    here, empty = in_a_room(drawn_face(CHILD, Expression.NEUTRAL)), empty_room()
    readings = read(mesh, [here] * 5 + [empty] * 20 + [here] * 15)
    assert [readings[place].status for place in (4, 24, 39)] == [FaceStatus.GOOD, FaceStatus.NO_FACE, FaceStatus.GOOD]


def test_a_drawn_camera_is_read_through_the_threads() -> None:
    clock = RealClock()
    pictures = [in_a_room(drawn_face(CHILD, expression)) for expression in (Expression.NEUTRAL, Expression.HAPPINESS)]
    worker = RecognitionWorker(
        lambda: LiveDrawing(lambda seconds: pictures[int(seconds * 4) % 2], clock, 30),
        lambda camera: RecognitionPipeline(FaceMesh(), ScriptedNetwork(), clock, live=camera.live),
        clock,
        model_version="scripted",
        check=lambda: None,
    )
    worker.start()
    good: list[ExpressionReading] = []
    until = time.perf_counter() + 20
    while len(good) < 5 and time.perf_counter() < until:
        reading = worker.latest()
        if reading is not None and reading.units is not None:
            good.append(reading)
        time.sleep(0.005)
    mirror = worker.mirror()
    began = time.perf_counter()
    worker.stop()
    assert time.perf_counter() - began < 2
    assert len(good) == 5 and worker.counts().scored >= 5
    assert mirror is not None and (mirror.width, mirror.height) == (640, 480)
