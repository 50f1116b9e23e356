from __future__ import annotations

import sqlite3
import traceback
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expression_trainer.domain.action_units import ActionUnit, ActionUnits
from expression_trainer.domain.consent import ConsentKind, ConsentRecord, granted
from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.events import TrialNotStored, TrialStored
from expression_trainer.domain.learners import AccessibilityProfile, MirrorKind, ThemeName
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.sessions import SessionEnd
from expression_trainer.domain.trials import TrialResult
from expression_trainer.practice.ports import ResultStore
from expression_trainer.store.sql_store import SqlStore, open_store
from tests.store import made_up
from tests.store.waiting import told


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    opened = open_store(tmp_path_factory.mktemp("shared") / "practice.db", made_up.StillClock())
    opened.add_learner(made_up.learner())
    opened.begin_session(made_up.session())
    yield opened
    opened.close()


def test_the_store_keeps_the_port() -> None:
    def takes(store: ResultStore) -> ResultStore:
        return store

    assert takes(SqlStore.__new__(SqlStore)) is not None


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trial=made_up.trials)
def test_any_turn_comes_back_as_it_was_kept(shared_store: SqlStore, trial: TrialResult) -> None:
    trial = replace(trial, trial_id=str(uuid.uuid4()))  # an example that is tried again is another turn
    shared_store.keep_trial(trial)
    assert told(shared_store) == [TrialStored(100.0, trial.trial_id)]
    (found,) = (kept for kept in shared_store.trials("learner-1") if kept.trial_id == trial.trial_id)
    assert found == trial
    assert type(found.outcome.correct) is type(trial.outcome.correct)  # None is not False, 0 is not None
    assert found.shown_utc.tzinfo is UTC


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(baseline=made_up.baselines, steps=st.integers(0, 10**6))
def test_any_baseline_comes_back_as_it_was_kept(shared_store: SqlStore, baseline: Baseline, steps: int) -> None:
    shared_store.keep_baseline("learner-1", baseline, datetime(9000, 1, 1, tzinfo=UTC))
    shared_store.keep_baseline("learner-1", replace(baseline, good_frames=1), made_up.START_UTC)
    assert shared_store.baseline("learner-1") == baseline


def test_a_turn_without_mimicry_has_no_mimic_score(store: SqlStore) -> None:
    whole = made_up.trial()
    plain = replace(whole, trial_id="plain", outcome=replace(whole.outcome, mimic=None))
    store.keep_trial(plain)
    store.keep_trial(whole)
    told(store, 2)
    assert store.trials("learner-1") == (plain, whole)


def test_turns_come_oldest_first(store: SqlStore) -> None:
    early, late = made_up.trial("early"), made_up.trial("late")
    early = replace(early, shown_utc=early.shown_utc - timedelta(days=1))
    for trial in (late, early):
        store.keep_trial(trial)
    told(store, 2)
    assert [trial.trial_id for trial in store.trials("learner-1")] == ["early", "late"]


def test_keeping_a_turn_again_is_harmless(store: SqlStore) -> None:
    for _ in range(2):
        store.keep_trial(made_up.trial())
    assert told(store, 2) == [TrialStored(100.0, "trial-1")] * 2
    assert store.trials("learner-1") == (made_up.trial(),)


def test_another_turn_under_the_same_name_is_not_kept(store: SqlStore) -> None:
    store.keep_trial(made_up.trial())
    store.keep_trial(replace(made_up.trial(), intensity=0.5))
    first, second = told(store, 2)
    assert isinstance(first, TrialStored) and isinstance(second, TrialNotStored)
    assert "trial-1" in second.problem
    assert store.trials("learner-1") == (made_up.trial(),)


def test_a_turn_of_an_unknown_session_is_told_and_not_kept(store: SqlStore) -> None:
    store.keep_trial(replace(made_up.trial(), session_id="nowhere"))
    (said,) = told(store)
    assert isinstance(said, TrialNotStored) and said.problem and said.mend
    assert store.trials("learner-1") == ()


def test_completions_carry_the_time_of_the_clock(store: SqlStore, clock: made_up.StillClock) -> None:
    clock.seconds = 250.5
    store.keep_trial(made_up.trial())
    assert told(store)[0].at == 250.5
    assert store.completions() == ()


def test_a_kept_turn_can_be_neither_changed_nor_removed(store: SqlStore, path: Path) -> None:
    store.keep_trial(made_up.trial())
    told(store)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA foreign_keys=ON")
        for statement in (
            "UPDATE trials SET correct = 1",
            "DELETE FROM trials",
            "UPDATE mimic_attempts SET peak = 1",
            "DELETE FROM mimic_attempts",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                other.execute(statement)
            other.rollback()
    assert store.trials("learner-1") == (made_up.trial(),)


def test_a_learner_with_every_setting_comes_back(store: SqlStore) -> None:
    access = AccessibilityProfile(
        ThemeName.CALM, 1.5, True, True, False, False, 0.1, 0.2, 0.3, MirrorKind.OFF, frozenset({12, 4})
    )
    second = replace(made_up.learner("learner-2", "Žofie <b>&\"'"), access=access, age_band="9-12")
    store.add_learner(second)
    assert store.learners() == (made_up.learner(), second)
    changed = replace(second, name="Zo", avatar="hiro", access=AccessibilityProfile())
    store.change_learner(changed)
    assert store.learners() == (made_up.learner(), changed)


def test_changing_or_deleting_an_unknown_learner_is_said(store: SqlStore) -> None:
    for job in (lambda: store.change_learner(made_up.learner("nobody")), lambda: store.delete_learner("nobody")):
        with pytest.raises(StoreError, match="no learner nobody"):
            job()


def test_consents_keep_their_history_and_the_newest_counts(store: SqlStore) -> None:
    yes = ConsentRecord("learner-1", ConsentKind.CAMERA, True, "parent", made_up.START_UTC)
    no = ConsentRecord("learner-1", ConsentKind.CAMERA, False, "parent", made_up.START_UTC + timedelta(days=3))
    for record in (no, yes):
        store.record_consent(record)
    assert store.consents("learner-1") == (yes, no)
    assert not granted(store.consents("learner-1"), ConsentKind.CAMERA)


def test_a_session_ends_with_its_frames(store: SqlStore) -> None:
    assert store.sessions("learner-1") == (made_up.session(),)
    ended = made_up.START_UTC + timedelta(minutes=6)
    store.end_session("session-1", ended, SessionEnd.STOPPED, FrameCounts(900, 850, 12))
    assert store.sessions("learner-1") == (
        replace(made_up.session(), ended_utc=ended, end=SessionEnd.STOPPED, frames=FrameCounts(900, 850, 12)),
    )
    with pytest.raises(StoreError, match="no session other"):
        store.end_session("other", ended, SessionEnd.STOPPED, FrameCounts())


def test_without_a_baseline_there_is_none(store: SqlStore) -> None:
    assert store.baseline("learner-1") is None
    kept = Baseline(ActionUnits(), ActionUnits.of({12: 1.0}), 30, frozenset({ActionUnit.LIP_CORNER_PULLER}))
    store.keep_baseline("learner-1", kept, made_up.START_UTC)
    assert store.baseline("learner-1") == kept


def test_the_adult_pin_is_replaced(store: SqlStore) -> None:
    assert store.adult_pin_hash() is None
    for pin_hash in ("first", "second"):
        store.set_adult_pin_hash(pin_hash)
    assert store.adult_pin_hash() == "second"


def test_what_was_kept_is_there_after_closing_and_opening(path: Path, clock: made_up.StillClock) -> None:
    store = open_store(path, clock)
    store.add_learner(made_up.learner())
    store.begin_session(made_up.session())
    store.keep_trial(made_up.trial())
    store.close()
    store.close()
    again = open_store(f"sqlite:///{path}", clock)
    assert again.trials("learner-1") == (made_up.trial(),)
    again.close()


def test_a_closed_store_says_so(path: Path, clock: made_up.StillClock) -> None:
    store = open_store(path, clock)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.learners()
    store.keep_trial(made_up.trial())
    assert isinstance(told(store)[0], TrialNotStored)


def test_a_date_without_a_time_zone_is_refused(store: SqlStore) -> None:
    naive = replace(made_up.trial(), shown_utc=datetime(2026, 3, 2, 15, 30))
    store.keep_trial(naive)
    (said,) = told(store)
    assert isinstance(said, TrialNotStored)


def test_the_same_name_for_two_learners_is_refused(store: SqlStore) -> None:
    with pytest.raises(StoreError):
        store.add_learner(made_up.learner())
    assert store.learners() == (made_up.learner(),)


def test_an_error_never_repeats_what_is_kept(store: SqlStore) -> None:
    name = "".join(("Marma", "lade"))  # so that the traceback's own lines of this test don't hold it
    with pytest.raises(StoreError) as raised:
        store.add_learner(made_up.learner("learner-1", name))
    said = "".join(traceback.format_exception(raised.value))
    assert "UNIQUE" in said and name not in said
