"""A webcam that goes and comes: looked for quietly, found under another number, read in whatever form it gives."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from expression_trainer.domain.errors import CameraError
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.recognition import webcam
from expression_trainer.recognition import worker as worker_module
from expression_trainer.recognition.camera import Camera, CameraGone
from expression_trainer.recognition.pipeline import RecognitionPipeline
from expression_trainer.recognition.pixels import rgb_of
from expression_trainer.recognition.webcam import Whereabouts
from expression_trainer.recognition.worker import RecognitionWorker

from .stand_ins import RealClock, ScriptedCamera, ScriptedLandmarker, ScriptedNetwork, face_points
from .test_worker import ScriptedPipeline, wait_for

BUSY = CameraError("camera 0", "It could not be opened.", "Another program uses the camera. Close it, or play without.")
GONE = CameraGone("camera 0", "It gives no pictures any more.", "Plug the camera in again, or play without.")
PAUSE = 0.15


class PluggedCamera(ScriptedCamera):
    live = True


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "RETRY_SECONDS", (PAUSE, 2 * PAUSE))


class Plug:
    """The cameras that `make_camera` finds one after another; the last one stays."""

    def __init__(self, *cameras: ScriptedCamera) -> None:
        self.cameras = cameras
        self.asked_at: list[float] = []

    def __call__(self) -> ScriptedCamera:
        self.asked_at.append(time.perf_counter())
        return self.cameras[min(len(self.asked_at), len(self.cameras)) - 1]


def worker_with(plug: Plug) -> RecognitionWorker:
    @contextmanager
    def make(_: Camera) -> Iterator[ScriptedPipeline]:
        yield ScriptedPipeline()

    return RecognitionWorker(plug, make, RealClock(), model_version="scripted", check=lambda: None)


def statuses(worker: RecognitionWorker, until: FaceStatus) -> list[FaceStatus]:
    """What the worker tells, change by change, up to a status."""
    told = [worker.status()]

    def arrived() -> bool:
        if worker.status() is not told[-1]:
            told.append(worker.status())
        return told[-1] is until

    wait_for(arrived)
    return told


def test_a_camera_that_was_unplugged_and_plugged_in_again_goes_on_by_itself() -> None:
    first, absent, back = PluggedCamera(ends_after=5, raises=GONE), PluggedCamera(refuses=BUSY), PluggedCamera()
    plug = Plug(first, absent, back)
    worker = worker_with(plug)
    worker.start()
    statuses(worker, FaceStatus.CAMERA_LOST)
    assert worker.problem() == f"{GONE.problem} {GONE.mend}" and worker.mirror() is None and worker.running
    wait_for(lambda: (r := worker.latest()) is not None and r.status is FaceStatus.CAMERA_LOST)
    told = statuses(worker, FaceStatus.NO_FACE)
    assert told in (
        [FaceStatus.CAMERA_LOST, FaceStatus.NO_FACE],
        [FaceStatus.CAMERA_LOST, FaceStatus.STARTING, FaceStatus.NO_FACE],
    )
    assert worker.problem() is None and worker.mirror() is not None
    assert worker.counts().seen >= first.given - 1
    began = time.perf_counter()
    worker.stop()
    assert time.perf_counter() - began < 1
    assert (first.left, absent.entered, back.left) == (1, 0, 1)


def test_a_camera_in_use_at_the_start_is_taken_once_it_is_free() -> None:
    worker = worker_with(Plug(PluggedCamera(refuses=BUSY), PluggedCamera(refuses=BUSY), PluggedCamera()))
    worker.start()
    statuses(worker, FaceStatus.CAMERA_LOST)
    assert "Another program" in (worker.problem() or "")
    statuses(worker, FaceStatus.NO_FACE)
    assert worker.problem() is None
    worker.stop()


def test_a_lost_camera_is_tried_with_growing_pauses() -> None:
    """Its light may come on at each try: a camera that fails again and again is left alone for longer."""
    plug = Plug(PluggedCamera(ends_after=0, raises=GONE))
    worker = worker_with(plug)
    worker.start()
    wait_for(lambda: len(plug.asked_at) >= 4)
    worker.stop()
    pauses = np.diff(plug.asked_at)
    assert pauses[0] >= PAUSE and min(pauses[1:]) >= 2 * PAUSE


def test_stopping_while_a_camera_is_looked_for_is_quick() -> None:
    worker = worker_with(Plug(PluggedCamera(refuses=BUSY)))
    worker.start()
    statuses(worker, FaceStatus.CAMERA_LOST)
    began = time.perf_counter()
    worker.stop()
    assert time.perf_counter() - began < 0.5 and worker.status() is FaceStatus.CAMERA_OFF


def test_a_camera_that_falls_silent_is_opened_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "SILENCE_SECONDS", 0.2)
    silent, back = PluggedCamera(hangs=True), PluggedCamera()
    worker = worker_with(Plug(silent, back))
    worker.start()
    statuses(worker, FaceStatus.CAMERA_LOST)
    statuses(worker, FaceStatus.NO_FACE)
    worker.stop()
    assert (silent.left, back.left) == (1, 1)


def test_a_fault_of_the_reader_is_not_retried() -> None:
    plug = Plug(PluggedCamera())

    @contextmanager
    def make(_: Camera) -> Iterator[ScriptedPipeline]:
        yield ScriptedPipeline(breaks=True)

    worker = RecognitionWorker(plug, make, RealClock(), model_version="scripted", check=lambda: None)
    worker.start()
    wait_for(lambda: not worker.running)
    time.sleep(2 * PAUSE)
    assert worker.status() is FaceStatus.CAMERA_LOST and "face reader" in (worker.problem() or "")
    assert len(plug.asked_at) == 1
    worker.stop()


class SleepyClock(RealClock):
    """A clock that jumps ahead, as after a laptop's sleep."""

    def __init__(self) -> None:
        self.slept = 0.0

    def now(self) -> float:
        return super().now() + self.slept


def test_a_laptop_that_slept_does_not_lose_its_camera() -> None:
    clock, camera = SleepyClock(), PluggedCamera(step_seconds=0.3)

    @contextmanager
    def make(_: Camera) -> Iterator[ScriptedPipeline]:
        yield ScriptedPipeline()

    worker = RecognitionWorker(lambda: camera, make, clock, model_version="scripted", check=lambda: None)
    worker.start()
    wait_for(lambda: worker.latest() is not None)
    clock.slept = 600.0
    before = camera.given
    told = set()

    def goes_on() -> bool:
        told.add(worker.status())
        return camera.given >= before + 3

    wait_for(goes_on)
    worker.stop()
    assert told == {FaceStatus.NO_FACE} and camera.entered == 1


def test_a_camera_that_comes_back_is_read_by_the_real_path_again() -> None:
    clock = RealClock()
    plug = Plug(PluggedCamera(ends_after=8, raises=GONE), PluggedCamera())
    worker = RecognitionWorker(
        plug,
        lambda camera: RecognitionPipeline(ScriptedLandmarker(face_points(32, 24, 31)), ScriptedNetwork(), clock),
        clock,
        model_version="scripted",
        check=lambda: None,
    )
    worker.start()
    seen: list[ExpressionReading] = []

    def enough() -> bool:
        reading = worker.latest()
        if reading is not None:
            seen.append(reading)
        return FaceStatus.CAMERA_LOST in (kinds := [r.status for r in seen]) and kinds[-1] is not FaceStatus.CAMERA_LOST

    wait_for(enough)
    worker.stop()
    assert seen[-1].box is not None


class System:
    """What the system says about its cameras."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cameras: tuple[tuple[int, str], ...] | None = ((0, "Lid"), (2, "Desk"))
        monkeypatch.setattr(webcam, "_named_webcams", lambda: self.cameras)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    return System(monkeypatch)


def test_a_camera_is_found_under_its_new_number(system: System) -> None:
    place = Whereabouts(2)
    assert place.now() == 2
    system.cameras = ((0, "Lid"),)
    assert place.now() == 2, "it is away: no other one is taken"
    system.cameras = ((0, "Lid"), (3, "Desk"))
    assert place.now() == 3
    system.cameras = ((0, "Lid"), (2, "Desk"))
    assert place.now() == 2


def test_where_the_system_can_not_tell_the_number_stays(system: System) -> None:
    system.cameras = None
    place = Whereabouts(1)
    assert place.now() == 1
    system.cameras = ((0, "Lid"),)
    assert place.now() == 1


@pytest.mark.parametrize("shape", [(4, 6), (4, 6, 1), (4, 6, 3), (4, 6, 4)])
def test_pictures_of_one_three_or_four_channels_become_rgb(shape: tuple[int, ...]) -> None:
    rgb = rgb_of(np.full(shape, 7, np.uint8))
    assert rgb is not None and rgb.shape == (4, 6, 3) and (rgb == 7).all()


def test_blue_green_red_is_turned_round() -> None:
    rgb = rgb_of(np.full((2, 2, 3), (1, 2, 3), np.uint8))
    assert rgb is not None and rgb[0, 0].tolist() == [3, 2, 1]


@pytest.mark.parametrize(
    "picture",
    [None, "x", np.zeros((0, 4, 3), np.uint8), np.zeros((4, 4, 2), np.uint8), np.zeros((4, 4, 3)), np.zeros(9)],
)
def test_anything_else_is_no_picture(picture: object) -> None:
    assert rgb_of(picture) is None
