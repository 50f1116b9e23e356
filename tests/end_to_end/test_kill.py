"""The laptop dies in the middle: every turn whose feedback had shown is in the database."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from expression_trainer.app.system import SystemClock
from expression_trainer.store.sql_store import open_store

ROOT = Path(__file__).resolve().parents[2]

# A child who answers at once, in a real session over the real store; says how many turns have shown their feedback.
PLAYS = """
import random, sys
from datetime import UTC, datetime
from pathlib import Path
from expression_trainer.app.content import bundled_packs
from expression_trainer.app.sessions import PlayingTable
from expression_trainer.app.system import SystemClock, new_id
from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.events import ChoicePressed, NextPressed, NotSurePressed, Tick
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.screens import KeyName, Layout
from expression_trainer.domain.trials import InputMethod
from expression_trainer.practice.planner import SessionWish
from expression_trainer.recognition.worker import NoCamera
from expression_trainer.settings import load_settings
from expression_trainer.simulation.child import SimulatedChild, Temper
from expression_trainer.store.sql_store import open_store
from expression_trainer.exercises.registry import standard_registry

settings, clock = load_settings(Path(sys.argv[1])), SystemClock()
store = open_store(settings.database, clock)
known = store.learners()
learner = known[0] if known else Learner(new_id(), "Robin", "6-8", "Maya", AccessibilityProfile(), clock.utc())
if not known:
    store.add_learner(learner)
    store.record_consent(ConsentRecord(learner.learner_id, ConsentKind.KEEP_RESULTS, True, "parent", clock.utc()))
rng = random.Random(int(sys.argv[2]))
table = PlayingTable(settings, store, NoCamera(), clock, rng, "1", True, SessionWish(turns=(("name_it", 2000),)))
session = table.begin(learner, False)
child = SimulatedChild(rng, Temper(thinking_seconds=0.002, looking_seconds=0.002))
events = []
while True:
    now = clock.now()
    screen = session.advance([*events, Tick(now)], now)
    if screen.layout in (Layout.WELL_DONE, Layout.LOOK_AGAIN):
        print(len(session.summary().growths), flush=True)
    press = child.watch(screen, now)
    events = []
    if press is not None:
        if isinstance(press.what, Expression):
            events = [ChoicePressed(now, press.what, InputMethod.MOUSE)]
        else:
            made = NotSurePressed if press.what is KeyName.NOT_SURE else NextPressed
            events = [made(now, InputMethod.MOUSE)]
"""


def shown_before_the_kill(folder: Path, seed: int, wait_for: int) -> int:
    """Play until so many lines were printed, kill without mercy, and say how many turns had shown their feedback."""
    process = subprocess.Popen(
        [sys.executable, "-c", PLAYS, str(folder), str(seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    shown = 0
    for number, line in enumerate(process.stdout):
        shown = int(line)
        if number >= wait_for:
            process.send_signal(signal.SIGKILL)
            break
    rest = process.stdout.read()
    process.wait(timeout=10)
    process.stdout.close()
    whole = [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return max([shown, *(int(line) for line in whole)])


def found(folder: Path) -> int:
    store = open_store(folder / "results.sqlite", SystemClock(), read_only=True)
    try:
        return len(store.trials(store.learners()[0].learner_id))
    finally:
        store.close()


def kill_and_count(folder: Path, times: int, seed: int) -> None:
    """Each killed session's acknowledged turns must be there, and at most the one in flight besides."""
    rng = random.Random(seed)
    before = 0
    for number in range(times):
        shown = shown_before_the_kill(folder, seed + number, rng.randrange(1, 40))
        now = found(folder)
        assert before + shown <= now <= before + shown + 1, f"kill {number}: {shown} shown, {now - before} found"
        before = now


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_every_turn_whose_feedback_had_shown_survives_a_kill(tmp_path: Path) -> None:
    kill_and_count(tmp_path, times=8, seed=11)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_every_turn_survives_two_hundred_kills(tmp_path: Path) -> None:
    kill_and_count(tmp_path, times=200, seed=1000)
