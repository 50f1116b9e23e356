"""A `ResultStore` that keeps everything in memory and forgets it at the end.

It serves tests, simulations, and play without the consent to keep results.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from expression_trainer.domain.consent import ConsentRecord
from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.events import TrialNotStored, TrialStored
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.sessions import SessionEnd, SessionRecord
from expression_trainer.domain.trials import TrialResult
from expression_trainer.practice.ports import Clock


class MemoryStore:
    """Keeps at once. `delay_seconds` makes it slow; while `broken` holds a sentence, nothing can be kept."""

    def __init__(self, clock: Clock, delay_seconds: float = 0.0) -> None:
        self._clock = clock
        self._delay_seconds = delay_seconds
        self.broken: str | None = None
        self._queue: list[tuple[float, TrialResult]] = []
        self._trials: list[TrialResult] = []
        self._learners: dict[str, Learner] = {}
        self._consents: list[ConsentRecord] = []
        self._sessions: dict[str, SessionRecord] = {}
        self._baselines: dict[str, Baseline] = {}
        self._pin_hash: str | None = None

    def keep_trial(self, result: TrialResult) -> None:
        self._queue.append((self._clock.now() + self._delay_seconds, result))

    def completions(self) -> tuple[TrialStored | TrialNotStored, ...]:
        now = self._clock.now()
        due = [result for at, result in self._queue if at <= now]
        self._queue = [(at, result) for at, result in self._queue if at > now]
        heard: list[TrialStored | TrialNotStored] = []
        for result in due:
            if self.broken:
                heard.append(TrialNotStored(now, result.trial_id, self.broken, "Try again."))
                continue
            if all(kept.trial_id != result.trial_id for kept in self._trials):
                self._trials.append(result)
            heard.append(TrialStored(now, result.trial_id))
        return tuple(heard)

    def add_learner(self, learner: Learner) -> None:
        if learner.learner_id in self._learners:
            raise StoreError("learner", "this learner is there already.", "Choose another id.")
        self._learners[learner.learner_id] = learner

    def change_learner(self, learner: Learner) -> None:
        if learner.learner_id not in self._learners:
            raise StoreError("learner", "this learner is not there.", "Add the learner first.")
        self._learners[learner.learner_id] = learner

    def learners(self) -> tuple[Learner, ...]:
        return tuple(self._learners.values())

    def delete_learner(self, learner_id: str) -> None:
        self._learners.pop(learner_id, None)
        self._baselines.pop(learner_id, None)
        self._trials = [trial for trial in self._trials if trial.learner_id != learner_id]
        self._consents = [record for record in self._consents if record.learner_id != learner_id]
        self._sessions = {key: kept for key, kept in self._sessions.items() if kept.learner_id != learner_id}

    def record_consent(self, record: ConsentRecord) -> None:
        self._consents.append(record)

    def consents(self, learner_id: str) -> tuple[ConsentRecord, ...]:
        return tuple(record for record in self._consents if record.learner_id == learner_id)

    def begin_session(self, record: SessionRecord) -> None:
        self._sessions[record.session_id] = record

    def end_session(self, session_id: str, ended_utc: datetime, end: SessionEnd, frames: FrameCounts) -> None:
        if session_id in self._sessions:
            self._sessions[session_id] = replace(
                self._sessions[session_id], ended_utc=ended_utc, end=end, frames=frames
            )

    def sessions(self, learner_id: str) -> tuple[SessionRecord, ...]:
        return tuple(kept for kept in self._sessions.values() if kept.learner_id == learner_id)

    def trials(self, learner_id: str) -> tuple[TrialResult, ...]:
        return tuple(trial for trial in self._trials if trial.learner_id == learner_id)

    def keep_baseline(self, learner_id: str, baseline: Baseline, gathered_utc: datetime) -> None:
        self._baselines[learner_id] = baseline

    def baseline(self, learner_id: str) -> Baseline | None:
        return self._baselines.get(learner_id)

    def adult_pin_hash(self) -> str | None:
        return self._pin_hash

    def set_adult_pin_hash(self, pin_hash: str) -> None:
        self._pin_hash = pin_hash

    def close(self) -> None:
        """Nothing to release."""
