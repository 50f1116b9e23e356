"""The threads: they start at once, stop within two seconds, never queue, and never take the game down with them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from expression_trainer.domain.errors import ModelError
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.practice.ports import ReadingSource
from expression_trainer.recognition import worker as worker_module
from expression_trainer.recognition.camera import Camera, CameraGone
from expression_trainer.recognition.pipeline import StepTimes
from expression_trainer.recognition.worker import Latest, NoCamera, RecognitionWorker

from .stand_ins import RealClock, ScriptedCamera


class ScriptedPipeline:
    """Reads a frame in a given time, or breaks."""

    model_version = "scripted"
    times = StepTimes(1.0, 1.0)

    def __init__(self, takes_seconds: float = 0.0, breaks: bool = False) -> None:
        self.takes_seconds = takes_seconds
        self.breaks = breaks
        self.read: list[int] = []

    def process(self, frame: Frame) -> ExpressionReading:
        if self.breaks:
            raise RuntimeError("a fault of ours")
        time.sleep(self.takes_seconds)
        self.read.append(frame.number)
        return ExpressionReading(frame.captured_at, time.perf_counter(), FaceStatus.NO_FACE)


def worker_of(
    camera: ScriptedCamera, pipeline: ScriptedPipeline | None = None, loading_seconds: float = 0.0
) -> RecognitionWorker:
    reading = pipeline or ScriptedPipeline()

    @contextmanager
    def make(_: Camera) -> Iterator[ScriptedPipeline]:
        time.sleep(loading_seconds)
        yield reading

    return RecognitionWorker(lambda: camera, make, RealClock(), model_version="scripted", check=lambda: None)


def wait_for(condition: Callable[[], object], seconds: float = 5.0) -> None:
    until = time.perf_counter() + seconds
    while not condition():
        assert time.perf_counter() < until, "it never happened"
        time.sleep(0.005)


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    wait_for(lambda: not [t for t in set(threading.enumerate()) - before if t.name in ("camera", "recognition")])


def test_the_newest_wins_and_drops_are_counted() -> None:
    slot: Latest[int] = Latest()
    assert slot.take() is None
    for number in range(5):
        slot.put(number)
    assert (slot.take(), slot.take(), slot.dropped) == (4, None, 4)


def test_a_taker_wakes_when_something_comes() -> None:
    slot: Latest[str] = Latest()
    threading.Timer(0.05, slot.put, ("here",)).start()
    assert slot.take(5.0) == "here"


def test_no_camera_opens_before_start_and_start_returns_at_once() -> None:
    camera = ScriptedCamera()
    worker: ReadingSource = worker_of(camera, loading_seconds=0.3)
    assert (worker.status(), worker.running, worker.latest(), camera.entered) == (
        FaceStatus.CAMERA_OFF,
        False,
        None,
        0,
    )
    began = time.perf_counter()
    worker.start()
    assert time.perf_counter() - began < 0.2 and worker.running
    assert worker.status() is FaceStatus.STARTING
    wait_for(lambda: worker.mirror() is not None)
    wait_for(lambda: worker.latest() is not None)
    assert worker.status() is FaceStatus.NO_FACE
    worker.stop()
    assert (camera.entered, camera.left) == (1, 1)
    assert (worker.status(), worker.running, worker.mirror()) == (FaceStatus.CAMERA_OFF, False, None)


def test_a_slow_reader_drops_frames_and_never_lags() -> None:
    pipeline = ScriptedPipeline(takes_seconds=0.05)
    worker = worker_of(ScriptedCamera(step_seconds=0.005), pipeline)
    worker.start()
    wait_for(lambda: len(pipeline.read) >= 5)
    worker.stop()
    counts = worker.counts()
    assert counts.dropped >= 10 and counts.seen >= counts.dropped + len(pipeline.read) - 1
    assert pipeline.read == sorted(set(pipeline.read))


def test_it_can_start_again_after_stopping() -> None:
    cameras = [ScriptedCamera(), ScriptedCamera()]
    given = iter(cameras)

    @contextmanager
    def make(_: Camera) -> Iterator[ScriptedPipeline]:
        yield ScriptedPipeline()

    worker = RecognitionWorker(lambda: next(given), make, RealClock(), model_version="m", check=lambda: None)
    for _ in range(2):
        worker.start()
        worker.start()  # a second start changes nothing
        wait_for(lambda: worker.latest() is not None)
        worker.stop()
        worker.stop()
    assert [camera.left for camera in cameras] == [1, 1]


def test_a_camera_that_vanishes_in_the_middle_is_a_state_with_a_sentence() -> None:
    gone = CameraGone("camera 0", "It gives no pictures any more.", "Plug the camera in again, or play without.")
    worker = worker_of(ScriptedCamera(ends_after=3, raises=gone))
    worker.start()
    wait_for(lambda: worker.status() is FaceStatus.CAMERA_LOST)
    wait_for(lambda: (r := worker.latest()) is not None and r.status is FaceStatus.CAMERA_LOST)
    assert worker.problem() == "It gives no pictures any more. Plug the camera in again, or play without."
    assert worker.mirror() is None and not worker.running
    worker.stop()


def test_a_camera_in_use_says_so_to_the_adult() -> None:
    taken = CameraGone(
        "camera 0", "It could not be opened.", "Another program uses the camera. Close it, or play without."
    )
    worker = worker_of(ScriptedCamera(refuses=taken))
    worker.start()
    wait_for(lambda: worker.status() is FaceStatus.CAMERA_LOST)
    assert "Another program uses the camera" in (worker.problem() or "")
    worker.stop()
    assert (worker.status(), worker.problem()) == (FaceStatus.CAMERA_OFF, None)


def test_a_driver_that_raises_anything_is_no_crash() -> None:
    worker = worker_of(ScriptedCamera(ends_after=1, raises=OSError("driver")))
    worker.start()
    wait_for(lambda: worker.status() is FaceStatus.CAMERA_LOST)
    assert "OSError" in (worker.problem() or "")
    worker.stop()


def test_a_fault_of_the_recogniser_is_no_crash() -> None:
    worker = worker_of(ScriptedCamera(), ScriptedPipeline(breaks=True))
    worker.start()
    wait_for(lambda: worker.status() is FaceStatus.CAMERA_LOST)
    assert "face reader" in (worker.problem() or "")
    worker.stop()


def test_a_camera_that_falls_silent_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "SILENCE_SECONDS", 0.2)
    worker = worker_of(ScriptedCamera(hangs=True))
    worker.start()
    wait_for(lambda: worker.status() is FaceStatus.CAMERA_LOST)
    began = time.perf_counter()
    worker.stop()
    assert time.perf_counter() - began < 2


def test_a_recording_that_ends_is_read_to_its_end_and_is_no_failure() -> None:
    pipeline = ScriptedPipeline()
    worker = worker_of(ScriptedCamera(step_seconds=0.02, ends_after=5), pipeline)
    worker.start()
    wait_for(lambda: not worker.running)
    assert (worker.status(), worker.problem()) == (FaceStatus.CAMERA_OFF, None)
    assert pipeline.read and pipeline.read[-1] == 5
    worker.stop()


def test_a_damaged_model_is_told_before_anything_starts() -> None:
    def check() -> None:
        raise ModelError("models/manifest.toml", "It is missing.", "Install again.")

    worker = RecognitionWorker(lambda: ScriptedCamera(), lambda _: None, RealClock(), model_version="", check=check)  # type: ignore[arg-type,return-value]
    with pytest.raises(ModelError, match="missing"):
        worker.check()


def test_the_game_without_a_camera_has_a_source_too() -> None:
    source: ReadingSource = NoCamera()
    source.start()
    assert (source.status(), source.running, source.latest(), source.mirror(), source.problem()) == (
        FaceStatus.CAMERA_OFF,
        False,
        None,
        None,
        None,
    )
    source.stop()
