from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.store.sql_store import SqlStore, open_store
from tests.store import made_up
from tests.store.waiting import told

MARK = "Marmalade-7f3a91c2"


def add_marked(store: SqlStore, turns: int) -> None:
    """A second child with the mark in every text that is kept."""
    store.add_learner(made_up.learner(f"id-{MARK}", MARK))
    store.record_consent(ConsentRecord(f"id-{MARK}", ConsentKind.CAMERA, True, MARK, made_up.START_UTC))
    store.begin_session(made_up.session(f"session-{MARK}", f"id-{MARK}"))
    store.keep_baseline(
        f"id-{MARK}", Baseline(ActionUnits(), ActionUnits.of({12: 0.5}), 20), made_up.START_UTC + timedelta(1)
    )
    for number in range(turns):
        trial = made_up.trial(f"trial-{MARK}-{number}", f"id-{MARK}", f"session-{MARK}")
        store.keep_trial(replace(trial, extra={"note": MARK}))
    told(store, turns)


def files_with_mark(folder: Path) -> list[str]:
    return sorted(
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and MARK.encode() in file.read_bytes()
    )


def test_a_deleted_child_leaves_no_byte_in_any_file(store: SqlStore, path: Path) -> None:
    store.keep_trial(made_up.trial())
    told(store)
    add_marked(store, turns=30)
    assert files_with_mark(path.parent)
    store.delete_learner(f"id-{MARK}")
    assert files_with_mark(path.parent) == []
    assert store.learners() == (made_up.learner(),)
    assert store.trials("learner-1") == (made_up.trial(),)
    for kept in (store.trials, store.sessions, store.consents):
        assert kept(f"id-{MARK}") == ()
    assert store.baseline(f"id-{MARK}") is None
    store.close()
    assert files_with_mark(path.parent) == []


def test_a_child_from_an_earlier_day_is_deleted_as_well(path: Path, clock: made_up.StillClock) -> None:
    store = open_store(path, clock)
    add_marked(store, turns=30)
    store.close()
    copies = path.parent / "backups"
    copies.mkdir()
    (copies / "practice-0000-20260101T000000.db").write_text(MARK)
    store = open_store(path, clock)
    store.delete_learner(f"id-{MARK}")
    assert files_with_mark(path.parent) == []
    store.close()


def test_without_space_for_a_second_copy_the_bytes_are_gone_all_the_same(
    store: SqlStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_marked(store, turns=30)
    store._run(
        lambda database: database._open.connection.driver_connection.set_authorizer(  # VACUUM attaches a second file
            lambda action, *_: sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK
        )
    )
    size = path.stat().st_size
    store.delete_learner(f"id-{MARK}")
    assert path.stat().st_size >= size  # so it was not rewritten
    assert files_with_mark(path.parent) == []


def test_a_reader_in_the_way_is_said(store: SqlStore, path: Path) -> None:
    add_marked(store, turns=3)
    store._run(lambda database: database._open.connection.driver_connection.execute("PRAGMA busy_timeout=50"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM trials").fetchone()
        with pytest.raises(StoreError, match="another program still reads"):
            store.delete_learner(f"id-{MARK}")
    assert store.learners() == (made_up.learner(),)
