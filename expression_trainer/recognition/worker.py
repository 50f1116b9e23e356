"""The only threads of the recogniser: one waits for the camera, one reads. Each hands on the newest thing only.

A live camera that can't be opened, vanishes or falls silent is looked for again quietly, with pauses between the tries.
Meanwhile the status is CAMERA_LOST and nothing of the game waits; once it gives pictures, the readings go on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from expression_trainer.domain.errors import UserFacingError
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.readings import ExpressionReading, FaceStatus, FrameCounts
from expression_trainer.practice.ports import Clock

from .camera import Camera
from .pipeline import StepTimes

T = TypeVar("T")

JOIN_SECONDS: Final = 0.9
"""For each of the two threads, so that stopping takes less than two seconds."""
SILENCE_SECONDS: Final = 3.0
"""A camera that hands over no picture for this long is gone, whatever its driver says."""
RETRY_SECONDS: Final = (3.0, 5.0, 10.0)
"""Pauses before a lost camera is tried again; the last one repeats. Short enough for a plug that was pushed back in,
and long enough that no camera's light blinks at the child."""
ASLEEP_SECONDS: Final = 1.5
"""A look-up that took longer than this means that the machine slept: the silence was not the camera's."""
SILENT: Final = "The camera gives no pictures any more. Plug it in again, or play without."
_LOOK_UP_SECONDS: Final = 0.1


class Latest(Generic[T]):
    """A slot for one thing: the newest wins, so that lag can't grow. What was never taken is counted."""

    def __init__(self) -> None:
        self._arrived = threading.Condition()
        self._item: T | None = None
        self._dropped = 0

    def put(self, item: T) -> None:
        with self._arrived:
            if self._item is not None:
                self._dropped += 1
            self._item = item
            self._arrived.notify()

    def take(self, timeout_seconds: float = 0.0) -> T | None:
        """The newest thing that was not taken yet; waits for one up to the timeout."""
        with self._arrived:
            if self._item is None and timeout_seconds > 0.0:
                self._arrived.wait(timeout_seconds)
            item, self._item = self._item, None
            return item

    @property
    def dropped(self) -> int:
        return self._dropped


class Pipeline(Protocol):
    """What the worker needs of a `RecognitionPipeline`."""

    @property
    def model_version(self) -> str: ...

    def process(self, frame: Frame) -> ExpressionReading: ...

    @property
    def times(self) -> StepTimes: ...


@dataclass(frozen=True, slots=True)
class ReadFrame:
    """One reading with what it cost; for measuring."""

    reading: ExpressionReading
    times: StepTimes


class _Run:
    """Everything between one `start` and its `stop`, so that a thread that hangs can't disturb the next run."""

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self.stopping = threading.Event()
        self.ready = threading.Event()  # the recogniser has loaded; frames count from here on
        self.opened = threading.Event()  # the camera is open, since `opened_at`
        self.opened_at = 0.0
        self.ended = threading.Event()  # the camera has no more pictures, and is not looked for
        self.frames: Latest[Frame] = Latest()
        self.readings: Latest[ReadFrame] = Latest()
        self.mirror: Frame | None = None
        self.status = FaceStatus.STARTING
        self.problem: str | None = None  # told until the camera gives pictures again
        self.fault: str | None = None  # the end of this run
        self.arrived = 0
        self.seen = 0
        self.scored = 0
        self.threads: tuple[threading.Thread, ...] = ()

    @property
    def trouble(self) -> str | None:
        return self.fault or self.problem

    def miss(self, problem: str) -> None:
        """The camera is away. The first problem is the cause; what follows from it is not told."""
        self.problem = self.problem or problem
        self.status = FaceStatus.STARTING  # for the time when it is back: what was seen before is over
        self.mirror = None
        self.camera.interrupt()

    def lose(self, problem: str) -> None:
        """Nothing more will come of this run."""
        self.fault = self.trouble or problem
        self.mirror = None
        self.stopping.set()
        self.camera.interrupt()


class RecognitionWorker:
    """A camera with the recogniser behind it (`practice.ports.ReadingSource`).

    `make_camera` and `make_pipeline` only build; the camera is entered (opened) by the camera thread after `start`, the
    pipeline (mediapipe, network) by the recognition thread. `check` raises ModelError when the model is missing or
    damaged.
    """

    def __init__(
        self,
        make_camera: Callable[[], Camera],
        make_pipeline: Callable[[Camera], AbstractContextManager[Pipeline]],
        clock: Clock,
        *,
        model_version: str,
        check: Callable[[], object],
    ) -> None:
        self._make_camera = make_camera
        self._make_pipeline = make_pipeline
        self._clock = clock
        self._model_version = model_version
        self._check = check
        self._run: _Run | None = None
        self._last_counts = FrameCounts()

    def check(self) -> None:
        """Verify the model's files before anything starts. Raises ModelError."""
        self._check()

    def start(self) -> None:
        if self.running:
            return
        self.stop()
        run = _Run(self._make_camera())
        run.threads = (
            threading.Thread(target=self._watch, args=(run,), name="camera", daemon=True),
            threading.Thread(target=self._recognise, args=(run,), name="recognition", daemon=True),
        )
        self._run = run
        for thread in run.threads:
            thread.start()

    def stop(self) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        run.stopping.set()
        run.camera.interrupt()
        for thread in run.threads:
            thread.join(JOIN_SECONDS)
        run.mirror = None
        self._last_counts = _counts(run)

    @property
    def running(self) -> bool:
        run = self._run
        return run is not None and not run.stopping.is_set() and any(thread.is_alive() for thread in run.threads)

    def latest(self) -> ExpressionReading | None:
        read = self.latest_with_times()
        return read.reading if read else None

    def latest_with_times(self) -> ReadFrame | None:
        """Like `latest`, with the milliseconds that it took."""
        run = self._run
        return run.readings.take() if run else None

    def status(self) -> FaceStatus:
        run = self._run
        if run is None:
            return FaceStatus.CAMERA_OFF
        return FaceStatus.CAMERA_LOST if run.trouble is not None else run.status

    def problem(self) -> str | None:
        run = self._run
        return run.trouble if run else None

    def mirror(self) -> Frame | None:
        run = self._run
        return run.mirror if run else None

    def counts(self) -> FrameCounts:
        """Frames since the last `start`; they stay readable after `stop`."""
        run = self._run
        return _counts(run) if run else self._last_counts

    @property
    def model_version(self) -> str:
        return self._model_version

    def _watch(self, run: _Run) -> None:
        """The camera thread: take pictures as they come; look again and again for a live camera that went away."""
        tries = 0
        try:
            while True:
                before = run.arrived
                problem = self._take_pictures(run)
                if run.stopping.is_set() or (problem is None and not run.camera.live):
                    return
                if not run.camera.live:
                    run.lose(problem or SILENT)
                    return
                run.miss(problem or SILENT)
                tries = 0 if run.arrived > before else tries
                if run.stopping.wait(RETRY_SECONDS[min(tries, len(RETRY_SECONDS) - 1)]):
                    return
                tries += 1
                run.camera = self._make_camera()
        finally:
            run.ended.set()

    def _take_pictures(self, run: _Run) -> str | None:
        """Open the camera and hand on its newest picture until it ends; returns what went wrong, if anything did."""
        try:
            with run.camera as camera:
                run.opened_at = self._clock.now()
                run.opened.set()
                while not run.stopping.is_set():
                    frame = camera.read()
                    if frame is None:
                        break
                    self._hand_on(run, frame)
        except UserFacingError as problem:
            return f"{problem.problem} {problem.mend}"
        except Exception as problem:  # a driver may raise anything; the game goes on without a camera
            return f"The camera stopped ({type(problem).__name__}). Plug it in again, or play without."
        finally:
            run.opened.clear()
        return None

    def _hand_on(self, run: _Run, frame: Frame) -> None:
        run.problem = None
        run.mirror = frame
        run.arrived += 1
        if run.ready.is_set():
            run.seen += 1
            run.frames.put(frame)

    def _recognise(self, run: _Run) -> None:
        """The recognition thread: load, then read the newest frame again and again."""
        try:
            with self._make_pipeline(run.camera) as pipeline:
                self._read_frames(run, pipeline)
        except UserFacingError as problem:
            run.lose(f"{problem.place}: {problem.problem} {problem.mend}")
        except Exception as problem:  # never a crash of the game: an adult or the child judges instead
            run.lose(f"The face reader stopped ({type(problem).__name__}). Play without, and run the doctor command.")
        if run.trouble is not None:
            self._tell_lost(run)

    def _read_frames(self, run: _Run, pipeline: Pipeline) -> None:
        run.ready.set()
        looked_at = picture_at = self._clock.now()
        told_lost = False
        while not run.stopping.is_set():
            ended = run.ended.is_set()  # asked before taking, so that the last picture is read too
            frame = run.frames.take(_LOOK_UP_SECONDS)
            now = self._clock.now()
            if now - looked_at > ASLEEP_SECONDS or frame is not None:
                picture_at = now
            looked_at = now
            if frame is not None:
                told_lost = False
                reading = pipeline.process(frame)
                looked_at = self._clock.now()
                if run.problem is None:
                    run.scored += reading.units is not None
                    run.status = reading.status
                    run.readings.put(ReadFrame(reading, pipeline.times))
            elif ended:
                run.status, run.mirror = FaceStatus.CAMERA_OFF, None  # a recording that is over
                return
            elif run.problem is not None:
                if not told_lost:
                    self._tell_lost(run)
                told_lost = True
            elif run.opened.is_set() and now - max(picture_at, run.opened_at) > SILENCE_SECONDS:
                run.miss(SILENT) if run.camera.live else run.lose(SILENT)

    def _tell_lost(self, run: _Run) -> None:
        now = self._clock.now()
        run.readings.put(ReadFrame(ExpressionReading(now, now, FaceStatus.CAMERA_LOST), StepTimes(0.0, 0.0)))


def _counts(run: _Run) -> FrameCounts:
    return FrameCounts(run.seen, run.scored, run.frames.dropped)


class NoCamera:
    """The game without a camera: a source that never opens one and never has a reading."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    @property
    def running(self) -> bool:
        return False

    def latest(self) -> ExpressionReading | None:
        return None

    def status(self) -> FaceStatus:
        return FaceStatus.CAMERA_OFF

    def problem(self) -> str | None:
        return None

    def mirror(self) -> Frame | None:
        return None

    def counts(self) -> FrameCounts:
        return FrameCounts()

    @property
    def model_version(self) -> str:
        return ""
