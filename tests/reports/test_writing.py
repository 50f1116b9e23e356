from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.sessions import SessionEnd
from expression_trainer.reports.writing import write_report
from expression_trainer.store.sql_store import SqlStore, open_store
from tests.reports.simulated import BEGIN_UTC, few_sessions, robin
from tests.store.made_up import StillClock
from tests.store.waiting import told

MADE_UTC = BEGIN_UTC + timedelta(days=30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_store(tmp_path / "data" / "practice.db", StillClock())
    opened.add_learner(robin())
    practice = few_sessions()
    for session in practice.sessions:
        opened.begin_session(session)
        opened.end_session(session.session_id, session.ended_utc or MADE_UTC, SessionEnd.FINISHED, FrameCounts(9, 8, 1))
    for trial in practice.trials:
        opened.keep_trial(trial)
    told(opened, len(practice.trials))
    yield opened
    opened.close()


def test_a_report_is_written_from_the_store(store: SqlStore, tmp_path: Path) -> None:
    path = write_report(store, "learner-1", tmp_path / "out" / "robin.html", {Expression.ANGER: "mad"}, MADE_UTC)
    text = path.read_text(encoding="utf-8")
    assert "Robin" in text and "mad" in text and "27 seen, 24 scored" in text
    assert [file.name for file in path.parent.iterdir()] == ["robin.html"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_older_report_is_replaced(store: SqlStore, tmp_path: Path) -> None:
    old = tmp_path / "robin.html"
    old.write_text("old")
    write_report(store, "learner-1", old, None, MADE_UTC)
    assert "Robin" in old.read_text(encoding="utf-8")


def test_an_unknown_learner_is_said(store: SqlStore, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such learner"):
        write_report(store, "nobody", tmp_path / "x.html", None, MADE_UTC)
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "can't be written to"), (errno.EIO, "saved")],
)
def test_a_disk_that_takes_no_more_leaves_the_old_report(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    old = tmp_path / "robin.html"
    old.write_text("old")

    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError) as raised:
        write_report(store, "learner-1", old, None, MADE_UTC)
    assert words in raised.value.problem and "Nothing is lost; choose another place." in raised.value.mend
    assert old.read_text() == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "robin.html"]


def test_a_really_full_disk_is_said(store: SqlStore) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    with pytest.raises(StoreError):
        write_report(store, "learner-1", full / "robin.html", None, MADE_UTC)


def test_a_folder_in_the_place_of_the_report_is_said(store: SqlStore, tmp_path: Path) -> None:
    (tmp_path / "robin.html").mkdir()
    with pytest.raises(StoreError, match="not be saved"):
        write_report(store, "learner-1", tmp_path / "robin.html", None, MADE_UTC)
