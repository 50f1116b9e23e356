"""A source that can be exchanged while the game runs: a missing webcam for the drawn one."""

from __future__ import annotations

from expression_trainer.domain.frames import Frame
from expression_trainer.domain.readings import ExpressionReading, FaceStatus, FrameCounts
from expression_trainer.practice.ports import ReadingSource


class ExchangeableSource:
    """Hands everything on to the present source (`practice.ports.ReadingSource`)."""

    def __init__(self, source: ReadingSource) -> None:
        self._source = source

    def exchange(self, source: ReadingSource) -> None:
        """Stop the present source and go on with another one, which is not started."""
        self._source.stop()
        self._source = source

    def start(self) -> None:
        self._source.start()

    def stop(self) -> None:
        self._source.stop()

    @property
    def running(self) -> bool:
        return self._source.running

    def latest(self) -> ExpressionReading | None:
        return self._source.latest()

    def status(self) -> FaceStatus:
        return self._source.status()

    def problem(self) -> str | None:
        return self._source.problem()

    def mirror(self) -> Frame | None:
        return self._source.mirror()

    def counts(self) -> FrameCounts:
        return self._source.counts()

    @property
    def model_version(self) -> str:
        return self._source.model_version
