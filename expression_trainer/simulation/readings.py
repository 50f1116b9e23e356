"""Scripted readings: a face that follows a script of action units over time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from expression_trainer.domain.action_units import UNITS, ActionUnits
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.readings import ExpressionReading, FaceStatus, FrameCounts
from expression_trainer.practice.ports import Clock


@dataclass(frozen=True, slots=True)
class ScriptedMoment:
    """What the face shows at a time; `status` other than GOOD hides it."""

    units: ActionUnits = field(default_factory=ActionUnits)
    status: FaceStatus = FaceStatus.GOOD


def reading_of(moment: ScriptedMoment, at: float) -> ExpressionReading:
    """The reading that a perfect recogniser would give of this moment."""
    if moment.status is not FaceStatus.GOOD:
        return ExpressionReading(at, at, moment.status)
    even: dict[Expression, float] = dict.fromkeys(RECOGNISED, 1 / len(RECOGNISED))
    return ExpressionReading(at, at, FaceStatus.GOOD, moment.units, UNITS, even, faces=1)


class ScriptedReadings:
    """A `ReadingSource` without camera: one reading per `frame_seconds` of the clock, made by `script(seconds
    since start)`.
    """

    def __init__(self, clock: Clock, script: Callable[[float], ScriptedMoment], frame_seconds: float = 1 / 30) -> None:
        self._clock = clock
        self._script = script
        self._frame_seconds = frame_seconds
        self._started_at: float | None = None
        self._last_at = float("-inf")
        self._counts = FrameCounts()
        self.starts = 0

    def start(self) -> None:
        self.starts += 1
        self._started_at = self._clock.now()
        self._counts = FrameCounts()

    def stop(self) -> None:
        self._started_at = None

    @property
    def running(self) -> bool:
        return self._started_at is not None

    def latest(self) -> ExpressionReading | None:
        now = self._clock.now()
        if self._started_at is None or now - self._last_at < self._frame_seconds:
            return None
        self._last_at = now
        reading = reading_of(self._script(now - self._started_at), now)
        self._counts = self._counts.plus(FrameCounts(1, 1 if reading.status is FaceStatus.GOOD else 0))
        return reading

    def status(self) -> FaceStatus:
        if self._started_at is None:
            return FaceStatus.CAMERA_OFF
        return self._script(self._clock.now() - self._started_at).status

    def problem(self) -> str | None:
        return None

    def mirror(self) -> Frame | None:
        return None

    def counts(self) -> FrameCounts:
        return self._counts

    @property
    def model_version(self) -> str:
        return "scripted"
