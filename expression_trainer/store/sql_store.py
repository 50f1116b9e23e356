"""`ResultStore` on a database file."""

from __future__ import annotations

import queue
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from expression_trainer.domain.consent import ConsentRecord
from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.events import TrialNotStored, TrialStored
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.sessions import SessionEnd, SessionRecord
from expression_trainer.domain.trials import TrialResult
from expression_trainer.practice.ports import Clock

from . import mapping
from .background import Closed, Worker
from .database import Database
from .faults import explain
from .identifiers import new_identifier
from .tables import AdultSettingRow, BaselineRow, ConsentRow, LearnerRow, MimicAttemptRow, SessionRow, TrialRow

Answer = TypeVar("Answer")

_PIN = "pin_hash"
_CLOSE_SECONDS = 10.0


def open_store(path_or_url: Path | str, clock: Clock, *, read_only: bool = False) -> SqlStore:
    """Open the results at a path (or an `sqlite:///` address), making folder, file and tables where there are none.

    `read_only`: look at results, also while another copy of the program writes them; every change is refused.
    Raises StoreError with the file and the mend; a file that can't be used is left as it is.
    """
    return SqlStore(_path_of(path_or_url), clock, read_only=read_only)


def _path_of(path_or_url: Path | str) -> Path:
    if isinstance(path_or_url, Path):
        return path_or_url
    scheme, mark, rest = path_or_url.partition("://")
    if not mark:
        return Path(path_or_url)
    if scheme != "sqlite" or not rest.startswith("/") or rest == "/":
        raise StoreError(
            path_or_url.rpartition("@")[2],  # never repeat a password
            "This kind of database address is not known.",
            "Give the path of a file, or an address like sqlite:///folder/practice.db.",
        )
    return Path(rest[1:])


class SqlStore:
    """Everything kept about learners in one SQLite file. Any thread may call it; one worker does the work."""

    def __init__(self, path: Path, clock: Clock, *, read_only: bool = False) -> None:
        self._path = path
        self._clock = clock
        self._done: queue.SimpleQueue[TrialStored | TrialNotStored] = queue.SimpleQueue()
        self._worker: Worker[Database] = Worker(
            begin=lambda: Database(path, clock.utc(), read_only=read_only), end=Database.close, name="store"
        )

    @property
    def path(self) -> Path:
        """The database file."""
        return self._path

    # --- trials -----------------------------------------------------------------------------------------------------

    def keep_trial(self, result: TrialResult) -> None:
        """Queue a trial; `completions` tells when it is durable or why it isn't. Keeping it again is harmless."""

        def keep(database: Database) -> None:
            try:
                with database.begin() as session:
                    _insert_trial(session, result)
            except Exception as problem:  # whatever it was, the child's game goes on and the adult is told
                said = explain(problem, self._path)
                self._done.put(TrialNotStored(self._clock.now(), result.trial_id, said.problem, said.mend))
            else:
                self._done.put(TrialStored(self._clock.now(), result.trial_id))

        try:
            self._worker.submit(keep)
        except Closed:
            said = self._closed_error()
            self._done.put(TrialNotStored(self._clock.now(), result.trial_id, said.problem, said.mend))

    def completions(self) -> tuple[TrialStored | TrialNotStored, ...]:
        """What became of queued trials since the last call."""
        gathered: list[TrialStored | TrialNotStored] = []
        while True:
            try:
                gathered.append(self._done.get_nowait())
            except queue.Empty:
                return tuple(gathered)

    def trials(self, learner_id: str) -> tuple[TrialResult, ...]:
        """Oldest first."""
        query = (
            select(TrialRow, MimicAttemptRow)
            .outerjoin(MimicAttemptRow, MimicAttemptRow.trial_id == TrialRow.trial_id)
            .where(TrialRow.learner_id == learner_id)
            .order_by(TrialRow.shown_utc, TrialRow.place)
        )
        return self._ask(lambda session: tuple(mapping.read_trial(row, mimic) for row, mimic in session.execute(query)))

    # --- learners ---------------------------------------------------------------------------------------------------

    def add_learner(self, learner: Learner) -> None:
        self._tell(lambda session: session.add(mapping.write_learner(learner)))

    def change_learner(self, learner: Learner) -> None:
        def change(session: Session) -> None:
            row = session.scalars(select(LearnerRow).where(LearnerRow.learner_id == learner.learner_id)).one_or_none()
            if row is None:
                raise self._unknown("learner", learner.learner_id)
            row.name = learner.name
            row.age_band = learner.age_band
            row.avatar = learner.avatar
            row.access = mapping.write_access(learner.access)
            row.created_utc = learner.created_utc

        self._tell(change)

    def learners(self) -> tuple[Learner, ...]:
        """In the order in which they were added."""
        query = select(LearnerRow).order_by(LearnerRow.place)
        return self._ask(lambda session: tuple(mapping.read_learner(row) for row in session.scalars(query)))

    def delete_learner(self, learner_id: str) -> None:
        """Remove the learner and everything kept about them, so that the bytes are gone from the database files.

        Copies made before an update hold the learner too, so they go as well.
        """

        def forget(database: Database) -> None:
            with database.begin() as session:
                there = session.scalars(
                    select(LearnerRow.place).where(LearnerRow.learner_id == learner_id)
                ).one_or_none()
                if there is None:
                    raise self._unknown("learner", learner_id)
                session.execute(delete(LearnerRow).where(LearnerRow.place == there))  # the rest goes by cascade
            database.scrub()

        self._run(forget)

    # --- consents, sessions, baselines, adults ----------------------------------------------------------------------

    def record_consent(self, record: ConsentRecord) -> None:
        self._tell(lambda session: session.add(mapping.write_consent(record, new_identifier())))

    def consents(self, learner_id: str) -> tuple[ConsentRecord, ...]:
        """The whole history, oldest first."""
        query = (
            select(ConsentRow)
            .where(ConsentRow.learner_id == learner_id)
            .order_by(ConsentRow.decided_utc, ConsentRow.place)
        )
        return self._ask(lambda session: tuple(mapping.read_consent(row) for row in session.scalars(query)))

    def begin_session(self, record: SessionRecord) -> None:
        self._tell(lambda session: session.add(mapping.write_session(record)))

    def end_session(self, session_id: str, ended_utc: datetime, end: SessionEnd, frames: FrameCounts) -> None:
        def finish(session: Session) -> None:
            row = session.scalars(select(SessionRow).where(SessionRow.session_id == session_id)).one_or_none()
            if row is None:
                raise self._unknown("session", session_id)
            row.ended_utc = ended_utc
            row.end = end.value
            row.frames_seen = frames.seen
            row.frames_scored = frames.scored
            row.frames_dropped = frames.dropped

        self._tell(finish)

    def sessions(self, learner_id: str) -> tuple[SessionRecord, ...]:
        """Oldest first."""
        query = (
            select(SessionRow)
            .where(SessionRow.learner_id == learner_id)
            .order_by(SessionRow.started_utc, SessionRow.place)
        )
        return self._ask(lambda session: tuple(mapping.read_session(row) for row in session.scalars(query)))

    def keep_baseline(self, learner_id: str, baseline: Baseline, gathered_utc: datetime) -> None:
        row = mapping.write_baseline(learner_id, baseline, gathered_utc, new_identifier())
        self._tell(lambda session: session.add(row))

    def baseline(self, learner_id: str) -> Baseline | None:
        """The newest one kept, or None."""
        query = (
            select(BaselineRow)
            .where(BaselineRow.learner_id == learner_id)
            .order_by(BaselineRow.gathered_utc.desc(), BaselineRow.place.desc())
            .limit(1)
        )

        def newest(session: Session) -> Baseline | None:
            row = session.scalars(query).one_or_none()
            return None if row is None else mapping.read_baseline(row)

        return self._ask(newest)

    def adult_pin_hash(self) -> str | None:
        query = select(AdultSettingRow.value).where(AdultSettingRow.name == _PIN)
        return self._ask(lambda session: session.scalars(query).one_or_none())

    def set_adult_pin_hash(self, pin_hash: str) -> None:
        change = insert(AdultSettingRow).values(name=_PIN, value=pin_hash)
        change = change.on_conflict_do_update(index_elements=[AdultSettingRow.name], set_={"value": pin_hash})
        self._tell(lambda session: session.execute(change))

    def close(self) -> None:
        """Finish what is queued and release the files. Closing again is harmless."""
        try:
            finished = self._worker.close(_CLOSE_SECONDS)
        except Exception as problem:
            raise explain(problem, self._path) from problem
        if not finished:
            raise StoreError(
                str(self._path), "Keeping the results takes very long.", "Wait before switching the computer off."
            )

    # --- how a question reaches the worker --------------------------------------------------------------------------

    def _ask(self, question: Callable[[Session], Answer]) -> Answer:
        """The answer to a question, in a transaction of its own."""

        def within(database: Database) -> Answer:
            with database.begin() as session:
                return question(session)

        return self._run(within)

    def _tell(self, change: Callable[[Session], object]) -> None:
        """Make a change durable."""
        self._ask(change)

    def _run(self, job: Callable[[Database], Answer]) -> Answer:
        try:
            return self._worker.submit(job).result()
        except Closed as problem:
            raise self._closed_error() from problem
        except Exception as problem:
            said = explain(problem, self._path)
            if said is problem:
                raise
            raise said from problem

    def _closed_error(self) -> StoreError:
        return StoreError(str(self._path), "The results are closed already.", "Start the program again.")

    def _unknown(self, kind: str, identifier: str) -> StoreError:
        return StoreError(
            str(self._path), f"There is no {kind} {identifier} here.", "It may have been deleted; choose another one."
        )


def _insert_trial(session: Session, result: TrialResult) -> None:
    """Add a trial, or see that the very same one is there. Raises ValueError if its name belongs to another one."""
    query = (
        select(TrialRow, MimicAttemptRow)
        .outerjoin(MimicAttemptRow, MimicAttemptRow.trial_id == TrialRow.trial_id)
        .where(TrialRow.trial_id == result.trial_id)
    )
    there = session.execute(query).one_or_none()
    if there is not None:
        if mapping.read_trial(there[0], there[1]) != result:
            raise ValueError(f"two different turns have the name {result.trial_id}")
        return
    session.add(mapping.write_trial(result))
    session.flush()
    if result.outcome.mimic is not None:
        session.add(mapping.write_mimic(result.trial_id, result.outcome.mimic))
