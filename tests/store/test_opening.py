from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from expression_trainer.domain.errors import StoreError
from expression_trainer.store.faults import explain
from expression_trainer.store.sql_store import open_store
from tests.store import made_up
from tests.store.waiting import told

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")


def filled(path: Path, clock: made_up.StillClock, turns: int = 40) -> None:
    store = open_store(path, clock)
    store.add_learner(made_up.learner())
    store.begin_session(made_up.session())
    for number in range(turns):
        store.keep_trial(made_up.trial(f"trial-{number}"))
    told(store, turns)
    store.close()


@posix_only
def test_only_the_owner_may_look_into_the_folder_and_the_files(path: Path, clock: made_up.StillClock) -> None:
    store = open_store(path, clock)
    store.add_learner(made_up.learner())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    files = sorted(path.parent.iterdir())
    assert {file.name for file in files} >= {"practice.db", "practice.db-wal", "practice.db-shm", "practice.db.lock"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    store.close()
    path.chmod(0o644)
    open_store(path, clock).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_each_trial_is_synced_and_removed_rows_are_overwritten(path: Path, clock: made_up.StillClock) -> None:
    store = open_store(path, clock)
    asked = "journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "recursive_triggers"
    answers = store._ask(
        lambda session: [session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    )
    assert answers == ["wal", 2, 1, 1, 2, 1]
    store.close()


def test_a_folder_that_is_a_file_is_named(tmp_path: Path, clock: made_up.StillClock) -> None:
    (tmp_path / "data").write_text("a letter")
    with pytest.raises(StoreError) as raised:
        open_store(tmp_path / "data" / "practice.db", clock)
    assert str(tmp_path / "data") in raised.value.place
    assert "not a folder" in raised.value.problem and "another data folder" in raised.value.mend
    assert (tmp_path / "data").read_text() == "a letter"


def test_a_folder_in_the_place_of_the_file_is_named(path: Path, clock: made_up.StillClock) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="a file is needed"):
        open_store(path, clock)


def test_an_unknown_address_is_refused_without_its_password(clock: made_up.StillClock) -> None:
    with pytest.raises(StoreError) as raised:
        open_store("postgresql://ann:secret@house/db", clock)
    assert "secret" not in str(raised.value)


def test_a_second_copy_is_told_to_use_the_first(path: Path, clock: made_up.StillClock) -> None:
    first = open_store(path, clock)
    with pytest.raises(StoreError, match="already open"):
        open_store(path, clock)
    first.add_learner(made_up.learner())
    first.close()
    second = open_store(path, clock)
    assert len(second.learners()) == 1
    second.close()


def test_results_can_be_read_while_they_are_written(path: Path, clock: made_up.StillClock) -> None:
    filled(path, clock, turns=2)
    writer = open_store(path, clock)
    reader = open_store(path, clock, read_only=True)
    writer.keep_trial(made_up.trial("newest"))
    told(writer)
    assert len(reader.trials("learner-1")) == 3
    with pytest.raises(StoreError, match="can't be written"):
        reader.add_learner(made_up.learner("other"))
    reader.close()
    writer.close()


def test_reading_makes_no_file(path: Path, clock: made_up.StillClock) -> None:
    with pytest.raises(StoreError, match="No results"):
        open_store(path, clock, read_only=True)
    assert not path.parent.exists()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_left_as_it_is_and_named(path: Path, clock: made_up.StillClock, seed: int) -> None:
    filled(path, clock)
    rng = random.Random(seed)
    whole = path.read_bytes()
    page = 4096 * rng.randrange(len(whole) // 4096)
    start = page + (0 if seed % 2 else 100 if page == 0 else 0)  # the head of a page, where its structure lies
    damaged = bytearray(whole)
    damaged[start : start + 200] = bytes(rng.randrange(256) for _ in range(200))
    path.write_bytes(damaged)
    try:
        open_store(path, clock).close()
    except StoreError as said:
        assert str(path) in said.place and "damaged" in said.problem and "another data folder" in said.mend
        assert path.read_bytes() == bytes(damaged)
        assert [file.name for file in path.parent.iterdir() if file.suffix == ".db"] == ["practice.db"]
    else:
        raise AssertionError("a damaged file was opened")


@pytest.mark.parametrize("keep", [10, 100, 5000, 30000])
def test_a_truncated_file_is_left_as_it_is_and_named(path: Path, clock: made_up.StillClock, keep: int) -> None:
    filled(path, clock)
    path.write_bytes(path.read_bytes()[:keep])
    before = path.read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        open_store(path, clock)
    assert path.read_bytes() == before


def test_a_file_of_another_kind_is_left_as_it_is(path: Path, clock: made_up.StillClock) -> None:
    path.parent.mkdir()
    path.write_text("Dear diary")
    with pytest.raises(StoreError, match="damaged"):
        open_store(path, clock)
    assert path.read_text() == "Dear diary"


OPENING_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from tests.store.made_up import StillClock
from expression_trainer.domain.errors import StoreError
from expression_trainer.store.sql_store import open_store
if os.geteuid() == 0:
    os.setuid(65534)  # the superuser may write everywhere
try:
    open_store(Path(sys.argv[1]), StillClock())
except StoreError as said:
    print(said.place, said.problem, said.mend, sep="|")
"""


@posix_only
@pytest.mark.parametrize("there", [False, True])
def test_a_read_only_folder_is_named(clock: made_up.StillClock, there: bool) -> None:
    with tempfile.TemporaryDirectory() as above:  # not under tmp_path: only its owner may even look in there
        Path(above).chmod(0o755)
        path = Path(above) / "locked" / "practice.db"
        path.parent.mkdir()
        if there:
            filled(path, clock, turns=1)
            path.chmod(0o444)
        before = path.read_bytes() if there else b""
        path.parent.chmod(0o555)
        answer = subprocess.run(
            [sys.executable, "-c", OPENING_WITHOUT_RIGHTS, str(path)], capture_output=True, text=True, check=True
        )
        place, problem, mend = answer.stdout.strip().split("|")
        assert place == str(path) and "can't be written to" in problem and "another data folder" in mend
        assert not there or path.read_bytes() == before
        path.parent.chmod(0o755)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that takes no files")
def test_a_place_that_takes_no_files_is_named(clock: made_up.StillClock) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(Path("/proc/practice/practice.db"), clock)
    assert raised.value.problem and raised.value.mend


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.OperationalError("attempt to write a readonly database"), "can't be written"),
        (sqlite3.OperationalError("database or disk is full"), "disk is full"),
        (sqlite3.OperationalError("database is locked"), "Another program"),
        (sqlite3.DatabaseError("database disk image is malformed"), "damaged"),
        (PermissionError(13, "Permission denied"), "can't be written"),
        (OSError(28, "No space left on device"), "disk is full"),
        (OSError(5, "Input/output error"), "can't be reached"),
        (KeyError("odd"), "can't be reached"),
    ],
)
def test_every_fault_has_a_place_a_problem_and_a_mend(error: Exception, words: str, path: Path) -> None:
    said = explain(error, path)
    assert said.place == str(path) and words in said.problem and said.mend


def test_opening_again_is_quick_and_needs_no_migration_tool(path: Path, clock: made_up.StillClock) -> None:
    filled(path, clock)
    program = f"""
import sys, time
from tests.store.made_up import StillClock
from expression_trainer.store.sql_store import open_store
start = time.perf_counter()
store = open_store({str(path)!r}, StillClock())
count = len(store.trials("learner-1"))
print(count, time.perf_counter() - start, "alembic" in sys.modules)
store.close()
"""
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert answer[0] == "40" and answer[2] == "False"
    assert float(answer[1]) < 0.5


def test_closing_waits_for_what_is_queued(path: Path, clock: made_up.StillClock) -> None:
    filled(path, clock, turns=1)
    store = open_store(path, clock)
    start = time.monotonic()
    for number in range(100, 160):
        store.keep_trial(made_up.trial(f"trial-{number}"))
    assert time.monotonic() - start < 0.5  # nothing waits for the disk here
    store.close()
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT count(*) FROM trials").fetchone() == (61,)
