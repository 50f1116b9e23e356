"""Which turns count for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from expression_trainer.domain.sessions import SessionRecord
from expression_trainer.domain.trials import Judge, Outcome, Phase, PromptLevel, TrialResult
from expression_trainer.statistics.shares import Share

FEWEST_TURNS = 10
"""Nothing is claimed about an expression under this many turns."""
FEWEST_SESSION_TURNS = 3
"""A session with fewer turns gets a small open mark and is not joined to others."""
FEWEST_SESSIONS = 5
"""A course is drawn from this many sessions on."""
SEEN_WELL = 0.6
"""A showing turn, or session, is seen well when at least this share of its frames could be scored."""

CHECK_PHASES = frozenset({Phase.MAINTENANCE_PROBE, Phase.GENERALISATION_PROBE})


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session and its turns. `record` is None when only its turns are known."""

    session_id: str
    started_utc: datetime
    record: SessionRecord | None
    trials: tuple[TrialResult, ...]

    @property
    def minutes(self) -> float | None:
        """How long it lasted; None when it has no end or its clock went backwards."""
        if self.record is None or self.record.ended_utc is None or self.record.ended_utc < self.record.started_utc:
            return None
        return (self.record.ended_utc - self.record.started_utc).total_seconds() / 60


def sittings(sessions: Iterable[SessionRecord], trials: Iterable[TrialResult]) -> tuple[Sitting, ...]:
    """Sessions with at least one turn, oldest first, each with its turns in order."""
    by_session: dict[str, list[TrialResult]] = {}
    for trial in trials:
        by_session.setdefault(trial.session_id, []).append(trial)
    records = {record.session_id: record for record in sessions}
    gathered = []
    for session_id, own in by_session.items():
        record = records.get(session_id)
        started = record.started_utc if record is not None else min(trial.shown_utc for trial in own)
        gathered.append(Sitting(session_id, started, record, tuple(own)))
    return tuple(sorted(gathered, key=lambda sitting: sitting.started_utc))


def is_reading(trial: TrialResult) -> bool:
    """A face was read and a word chosen among others."""
    return bool(trial.choices)


def is_showing(trial: TrialResult) -> bool:
    """A face was made that somebody looked at; play without a score is left out."""
    return not trial.choices and trial.outcome.judge is not Judge.NOBODY


def is_answered(trial: TrialResult) -> bool:
    """A reading turn that came to its end. "I'm not sure" is an answer too: a turn, and not one that was right."""
    outcome = trial.outcome
    ended = outcome.outcome is Outcome.COMPLETED
    return is_reading(trial) and ended and (outcome.correct is not None or outcome.not_sure)


def is_without_help(trial: TrialResult) -> bool:
    """An answered reading turn at prompt level 0."""
    return is_answered(trial) and trial.outcome.prompt_level is PromptLevel.INDEPENDENT


def right_of(trials: Iterable[TrialResult]) -> Share:
    """How many of these turns were right."""
    gathered = [trial.outcome.correct is True for trial in trials]
    return Share(sum(gathered), len(gathered))


def is_ended(trial: TrialResult) -> bool:
    """Played to its end: not stopped, skipped or cut short by a lost camera."""
    return trial.outcome.outcome in (Outcome.COMPLETED, Outcome.TIMED_OUT)


def is_camera_judged(trial: TrialResult) -> bool:
    """A showing turn that the camera judged to its end, seen well or not. Where a person took over, theirs counts."""
    return is_showing(trial) and is_ended(trial) and trial.outcome.judge is Judge.CAMERA


def is_seen_well(trial: TrialResult) -> bool:
    """A showing turn judged by the camera in which enough frames could be scored."""
    mimic = trial.outcome.mimic
    return mimic is not None and (mimic.frames.share_scored or 0.0) >= SEEN_WELL
