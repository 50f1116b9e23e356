"""What the path of a frame costs while the window draws."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from expression_trainer.app.cameras import CameraChoice, DrawnFace, open_recogniser
from expression_trainer.app.game import open_game
from expression_trainer.app.system import SystemClock, new_id
from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.errors import CameraError
from expression_trainer.domain.expressions import BASIC_SIX
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.readings import ExpressionReading, FaceStatus, FrameCounts
from expression_trainer.faces.emotions import pose
from expression_trainer.practice.planner import SessionWish
from expression_trainer.recognition.worker import RecognitionWorker
from expression_trainer.settings import Settings, load_settings

_TURN_SECONDS = 2.5
"""The drawn face goes from one expression to the next in this time."""
_PATIENCE_SECONDS = 60.0
_FIRST_SCREEN_STARTS = 3


def measure_pipeline(*, video: Path | None, seconds: float) -> dict[str, Any]:
    """Per frame: mesh, our part and both; dropped frames; memory; the window's frames while recognition runs; start-up.

    Milliseconds as p50, p95, p99 over the run; `rss_mb` is the peak of this process (window, recogniser and, without a
    video, the drawing of the face too); `first_screen_s` the median of three starts in a fresh process each.
    """
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    with tempfile.TemporaryDirectory(prefix="expression-trainer-bench-") as folder:
        settings = load_settings(Path(folder))
        starts = [_time_first_screen(Path(folder) / f"start{number}") for number in range(_FIRST_SCREEN_STARTS)]
        measured = _measure_window(settings, video, seconds)
    return {**measured, "first_screen_s": round(sorted(starts)[len(starts) // 2], 3)}


def _measure_window(settings: Settings, video: Path | None, seconds: float) -> dict[str, Any]:
    """A Copy me turn is on show, mirror and plant moving, while the recogniser reads."""
    import pygame

    from expression_trainer.ui.scenes.exercise import ExerciseScene
    from expression_trainer.ui.scenes.house import first_scene
    from expression_trainer.ui.window import FRAMES_PER_SECOND, Window

    clock = SystemClock()
    face = DrawnFace()
    face.show = _turning
    wish = SessionWish(turns=(("copy_me", 20),), attempts=10, hold_seconds=5.0, targets=BASIC_SIX)
    game = open_game(settings, CameraChoice.DRAWN, clock, rng=random.Random(1), face=face, simulated=True, wish=wish)
    tap = TimedReadings(open_recogniser(CameraChoice.DRAWN, settings, clock, face.draw, video))
    game.readings.exchange(tap)
    try:
        learner = Learner(new_id(), "bench", "6-8", "Maya", AccessibilityProfile(), clock.utc())
        game.store.add_learner(learner)
        for kind in (ConsentKind.CAMERA, ConsentKind.KEEP_RESULTS):
            game.store.record_consent(ConsentRecord(learner.learner_id, kind, True, "simulated", clock.utc()))
        services = game.services
        window = Window(services, settings.window_width, settings.window_height)
        window.open()
        game.people.start()
        session = services.begin_sitting(learner, True)
        scene = ExerciseScene(services, learner, session, True, lambda *_: first_scene(services))
        window.show(scene)
        pace = pygame.time.Clock()
        waited_until = clock.now() + _PATIENCE_SECONDS
        while not tap.ours_ms and clock.now() < waited_until and not tap.problem() and window.frame():
            pace.tick(FRAMES_PER_SECOND)
        if not tap.ours_ms:
            place, problem = str(video or "the drawn camera"), tap.problem() or "no face was found in it."
            raise CameraError(place, problem, "Choose another video, or measure with the drawn face.")
        window.frame_seconds.clear()
        tap.clear()
        before = game.readings.counts()
        until = clock.now() + seconds
        while clock.now() < until and window.frame():
            pace.tick(FRAMES_PER_SECOND)
        after = game.readings.counts()
        frames = [1000 * s for s in window.frame_seconds]
        window.close()
        return {
            "frames": after.seen - before.seen,
            "dropped": after.dropped - before.dropped,
            "good": tap.good,
            "mesh_ms": percentiles(tap.mesh_ms),
            "ours_ms": percentiles(tap.ours_ms),
            "total_ms": percentiles([a + b for a, b in zip(tap.mesh_ms, tap.ours_ms, strict=True)]),
            "window_frame_ms": percentiles(frames),
            "rss_mb": round(_peak_mb()),
            "seconds": seconds,
            "camera": str(video) if video else "drawn",
        }
    finally:
        game.close()


class TimedReadings:
    """The recogniser's worker, keeping what each frame cost (`practice.ports.ReadingSource`)."""

    def __init__(self, worker: RecognitionWorker) -> None:
        self._worker = worker
        self.mesh_ms: list[float] = []
        self.ours_ms: list[float] = []
        self.good = 0

    def clear(self) -> None:
        self.mesh_ms.clear()
        self.ours_ms.clear()
        self.good = 0

    def latest(self) -> ExpressionReading | None:
        read = self._worker.latest_with_times()
        if read is None:
            return None
        if read.reading.units is not None:  # a frame without a face costs less and would flatter the figures
            self.good += 1
            self.mesh_ms.append(read.times.mesh_ms)
            self.ours_ms.append(read.times.ours_ms)
        return read.reading

    def start(self) -> None:
        self._worker.start()

    def stop(self) -> None:
        self._worker.stop()

    @property
    def running(self) -> bool:
        return self._worker.running

    def status(self) -> FaceStatus:
        return self._worker.status()

    def problem(self) -> str | None:
        return self._worker.problem()

    def mirror(self) -> Frame | None:
        return self._worker.mirror()

    def counts(self) -> FrameCounts:
        return self._worker.counts()

    @property
    def model_version(self) -> str:
        return self._worker.model_version


def percentiles(values: Sequence[float]) -> dict[str, float | None]:
    """p50, p95 and p99 by the nearest rank; None without values."""
    ordered = sorted(values)

    def rank(share: float) -> float | None:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2) if ordered else None

    return {"p50": rank(0.50), "p95": rank(0.95), "p99": rank(0.99)}


def _turning(seconds: float) -> FacePose:
    """The six expressions one after the other, each rising and falling, `seconds` after the camera was opened."""
    turns = seconds / _TURN_SECONDS
    share = abs((turns % 1.0) * 2 - 1)
    return pose(BASIC_SIX[int(turns) % len(BASIC_SIX)], 1.0 - share)


def _peak_mb() -> float:
    """The most memory that this process has used so far."""
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 1e6
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1e6 if sys.platform == "darwin" else used / 1e3


_FIRST_SCREEN = """
import sys, time
began = float(sys.argv[2])
from pathlib import Path
from random import Random
from expression_trainer.app.cameras import CameraChoice, DrawnFace
from expression_trainer.app.game import open_game
from expression_trainer.app.system import SystemClock
from expression_trainer.settings import load_settings
game = open_game(load_settings(Path(sys.argv[1])), CameraChoice.WEBCAM, SystemClock(), rng=Random(1), face=DrawnFace())
from expression_trainer.ui.scenes.house import first_scene
from expression_trainer.ui.window import Window
window = Window(game.services)
window.open()
game.sound.open()
game.people.start()
window.show(first_scene(game.services))
window.frame()
print(time.time() - began)
window.close()
game.close()
"""


def _time_first_screen(folder: Path) -> float:
    """Seconds from starting Python to the first screen that can be used, mediapipe not being loaded yet."""
    import time

    began = time.time()  # noqa: TID251  # the other process must know the same clock
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_SCREEN, str(folder), str(began)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return float(done.stdout.split()[-1])
