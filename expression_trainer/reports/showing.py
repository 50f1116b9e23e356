"""Making faces: the highest movement in the child's own range, session by session, and how well it was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.trials import AdultRating, TrialResult

from .turns import FEWEST_SESSION_TURNS, SEEN_WELL, Sitting, is_camera_judged, is_ended, is_seen_well, is_showing


@dataclass(frozen=True, slots=True)
class ShowingPoint:
    """One session of one expression. `peak`: best closeness 0-1 in the own range, None if no turn was seen well.

    `turns`: judged by the camera; `seen_well`: those of them with enough scored frames.
    """

    session: int
    started_utc: datetime
    peak: float | None
    turns: int
    seen_well: int
    frames: FrameCounts

    @property
    def scored(self) -> bool:
        """Seen well enough for a figure; otherwise the session gets a cross and no point."""
        return self.peak is not None and (self.frames.share_scored or 0.0) >= SEEN_WELL

    @property
    def firm(self) -> bool:
        """Enough turns to be joined to other sessions."""
        return self.scored and self.seen_well >= FEWEST_SESSION_TURNS


@dataclass(frozen=True, slots=True)
class ShowingTurn:
    """One turn that the camera judged. `peak` 0-1 in the own range; `share_seen` 0-1, None when no frame came."""

    expression: Expression
    shown_utc: datetime
    peak: float | None
    hold_seconds: float
    attempts: int
    share_seen: float | None


@dataclass(frozen=True, slots=True)
class Showing:
    """Everything about making one expression. `ratings`: what an adult or the child said where no camera judged."""

    expression: Expression
    points: tuple[ShowingPoint, ...]
    turns: tuple[ShowingTurn, ...]
    ratings: Mapping[AdultRating, int]


def showings(held: Sequence[Sitting], order: Iterable[Expression]) -> tuple[Showing, ...]:
    """One for each expression of `order` that was shown."""
    found = []
    for expression in order:
        points: list[ShowingPoint] = []
        turns: list[ShowingTurn] = []
        ratings: Counter[AdultRating] = Counter()
        for number, sitting in enumerate(held, start=1):
            own = [t for t in sitting.trials if is_showing(t) and is_ended(t) and t.target is expression]
            ratings.update(trial.outcome.adult_rating for trial in own if trial.outcome.adult_rating is not None)
            judged = [trial for trial in own if is_camera_judged(trial)]
            turns.extend(_turn(trial) for trial in judged)
            if judged:
                points.append(_point(number, sitting.started_utc, judged))
        if points or ratings:
            found.append(Showing(expression, tuple(points), tuple(turns), dict(ratings)))
    return tuple(found)


def _turn(trial: TrialResult) -> ShowingTurn:
    mimic = trial.outcome.mimic
    return ShowingTurn(
        expression=trial.target,
        shown_utc=trial.shown_utc,
        peak=mimic.peak if mimic is not None and is_seen_well(trial) else None,
        hold_seconds=mimic.hold_seconds if mimic is not None else 0.0,
        attempts=mimic.attempts if mimic is not None else 0,
        share_seen=mimic.frames.share_scored if mimic is not None else None,
    )


def _point(number: int, started_utc: datetime, judged: Sequence[TrialResult]) -> ShowingPoint:
    frames = FrameCounts()
    peaks = []
    for trial in judged:
        mimic = trial.outcome.mimic
        if mimic is None:
            continue
        frames = frames.plus(mimic.frames)
        if is_seen_well(trial):
            peaks.append(mimic.peak)
    return ShowingPoint(number, started_utc, max(peaks, default=None), len(judged), len(peaks), frames)
