"""The doors to the outside, as protocols. Adapters implement them; `app` wires them; `simulation` mirrors them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from expression_trainer.domain.consent import ConsentRecord
from expression_trainer.domain.events import TrialNotStored, TrialStored
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.items import ContentPack
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import ExpressionReading, FaceStatus, FrameCounts
from expression_trainer.domain.screens import Message
from expression_trainer.domain.sessions import SessionEnd, SessionRecord
from expression_trainer.domain.trials import TrialResult


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> float:
        """Monotonic seconds."""
        ...

    def utc(self) -> datetime:
        """The aware date and time."""
        ...


class ReadingSource(Protocol):
    """A camera with the recogniser behind it. Nothing runs and no camera opens before `start`."""

    def start(self) -> None:
        """Open the camera and begin; returns at once, problems show in `status`."""
        ...

    def stop(self) -> None:
        """Close the camera and join the threads, within two seconds."""
        ...

    @property
    def running(self) -> bool: ...

    def latest(self) -> ExpressionReading | None:
        """The newest reading that was not taken yet, or None."""
        ...

    def status(self) -> FaceStatus:
        """The newest status; CAMERA_OFF when not started, STARTING while the recogniser loads, CAMERA_LOST while the
        camera is away: a source that is `running` then looks for it quietly, and goes on by itself once it is back.
        """
        ...

    def problem(self) -> str | None:
        """For the adult: what happened to the camera and what mends it, or None."""
        ...

    def mirror(self) -> Frame | None:
        """The newest frame, to be shown mirrored and dropped; never kept."""
        ...

    def counts(self) -> FrameCounts:
        """Frames since `start`."""
        ...

    @property
    def model_version(self) -> str: ...


class ResultStore(Protocol):
    """Everything kept about learners. `keep_trial` returns at once; the rest waits until it is durable.

    Every method raises StoreError with the place and the mend.
    """

    def keep_trial(self, result: TrialResult) -> None:
        """Queue a trial; `completions` tells when it is durable or why it could not be kept."""
        ...

    def completions(self) -> tuple[TrialStored | TrialNotStored, ...]:
        """What became of queued trials since the last call."""
        ...

    def add_learner(self, learner: Learner) -> None: ...

    def change_learner(self, learner: Learner) -> None: ...

    def learners(self) -> tuple[Learner, ...]:
        """In the order in which they were added."""
        ...

    def delete_learner(self, learner_id: str) -> None:
        """Remove the learner and everything kept about them, so that the bytes are gone from the database files."""
        ...

    def record_consent(self, record: ConsentRecord) -> None: ...

    def consents(self, learner_id: str) -> tuple[ConsentRecord, ...]:
        """The whole history, oldest first."""
        ...

    def begin_session(self, record: SessionRecord) -> None: ...

    def end_session(self, session_id: str, ended_utc: datetime, end: SessionEnd, frames: FrameCounts) -> None: ...

    def sessions(self, learner_id: str) -> tuple[SessionRecord, ...]:
        """Oldest first."""
        ...

    def trials(self, learner_id: str) -> tuple[TrialResult, ...]:
        """Oldest first."""
        ...

    def keep_baseline(self, learner_id: str, baseline: Baseline, gathered_utc: datetime) -> None: ...

    def baseline(self, learner_id: str) -> Baseline | None:
        """The newest one kept, or None."""
        ...

    def adult_pin_hash(self) -> str | None: ...

    def set_adult_pin_hash(self, pin_hash: str) -> None: ...

    def close(self) -> None:
        """Finish what is queued and release the files."""
        ...


class PackSource(Protocol):
    def packs(self) -> Sequence[ContentPack]:
        """The packs to play with, checked. Raises ContentError."""
        ...


class Translate(Protocol):
    """Texts in the language of the game."""

    def text(self, message: Message) -> str:
        """The text with its arguments; an unknown id raises ContractBroken."""
        ...

    def word(self, expression: Expression) -> str:
        """The child's word for an expression ("happy")."""
        ...


class Voice(Protocol):
    """Speech that never blocks."""

    @property
    def available(self) -> bool:
        """False when no voice could be had: the game goes on with captions."""
        ...

    def say(self, text: str) -> None:
        """Speak, after cutting off what is being said."""
        ...

    def hush(self) -> None: ...

    def set_volume(self, volume: float) -> None:
        """0-1."""
        ...

    def close(self) -> None: ...
