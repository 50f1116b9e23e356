from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.events import TrialNotStored, TrialStored
from expression_trainer.store.sql_store import SqlStore, open_store
from tests.store import made_up
from tests.store.waiting import told

PLAYING = """
import sys, time
from pathlib import Path
from expression_trainer.domain.events import TrialStored
from expression_trainer.store.sql_store import open_store
from tests.store import made_up
store = open_store(Path(sys.argv[1]), made_up.StillClock())
print("open", flush=True)
for number in range(100000):
    store.keep_trial(made_up.trial(f"{sys.argv[2]}-{number}"))
    while not (said := store.completions()):
        time.sleep(0.0005)
    assert isinstance(said[0], TrialStored), said
    print(said[0].trial_id, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that can't be caught")
@pytest.mark.parametrize("seed", range(4))
def test_every_acknowledged_turn_survives_a_kill(
    store: SqlStore, path: Path, clock: made_up.StillClock, seed: int
) -> None:
    store.close()
    rng = random.Random(seed)
    with subprocess.Popen([sys.executable, "-c", PLAYING, str(path), str(seed)], stdout=subprocess.PIPE) as playing:
        assert playing.stdout is not None
        assert playing.stdout.readline() == b"open\n"
        time.sleep(rng.uniform(0.05, 0.4))
        os.kill(playing.pid, signal.SIGKILL)
        acknowledged = [
            line.decode() for line in playing.stdout.read().splitlines(keepends=True) if line.endswith(b"\n")
        ]
    assert acknowledged
    again = open_store(path, clock)
    found = {trial.trial_id: trial for trial in again.trials("learner-1")}
    again.close()
    for line in acknowledged:
        assert found[line.strip()] == made_up.trial(line.strip())
    assert len(found) - len(acknowledged) in (0, 1)  # at most the one that was on its way


def driver(store: SqlStore, statement: str) -> int:
    """Say something to the store's own connection."""
    answer: int = store._run(
        lambda database: database._open.connection.driver_connection.execute(statement).fetchone()
    )[0]
    return answer


def make_room(store: SqlStore, pages: int) -> None:
    """Let the file grow by `pages` pages only, as on a full disk."""
    driver(store, f"PRAGMA max_page_count={driver(store, 'PRAGMA page_count') + pages}")


def test_on_a_full_disk_the_adult_is_told_and_the_same_turn_can_be_kept_later(store: SqlStore) -> None:
    store.keep_trial(made_up.trial("before"))
    told(store)
    make_room(store, 0)
    refused: list[str] = []
    for number in range(40):
        store.keep_trial(made_up.trial(f"trial-{number}"))
        (said,) = told(store)
        if isinstance(said, TrialNotStored):
            assert "disk is full" in said.problem and "space" in said.mend
            refused.append(said.trial_id)
    assert refused
    with pytest.raises(StoreError, match="disk is full"):
        store.add_learner(made_up.learner("new", "x" * 100_000))
    make_room(store, 10_000)
    for trial_id in refused:
        store.keep_trial(made_up.trial(trial_id))
    assert all(isinstance(said, TrialStored) for said in told(store, len(refused)))
    expected = {"before"} | {f"trial-{number}" for number in range(40)}
    assert {trial.trial_id for trial in store.trials("learner-1")} == expected
    assert len(store.trials("learner-1")) == 41


def test_a_file_locked_by_another_program_is_told_and_kept_later(store: SqlStore, path: Path) -> None:
    driver(store, "PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.keep_trial(made_up.trial())
        (said,) = told(store)
        assert isinstance(said, TrialNotStored) and "Another program" in said.problem
        other.execute("ROLLBACK")
    store.keep_trial(made_up.trial())
    assert isinstance(told(store)[0], TrialStored)


def test_a_turn_that_can_not_be_written_does_not_stop_the_next(store: SqlStore) -> None:
    odd = replace(made_up.trial("odd"), extra={"what": object()})  # type: ignore[dict-item]
    store.keep_trial(odd)
    store.keep_trial(made_up.trial("next"))
    first, second = told(store, 2)
    assert isinstance(first, TrialNotStored) and first.trial_id == "odd"
    assert isinstance(second, TrialStored)
    assert [trial.trial_id for trial in store.trials("learner-1")] == ["next"]
