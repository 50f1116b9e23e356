"""One whole session plays itself: real window code, real recogniser, real store, real report, and no network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from expression_trainer.app.system import SystemClock
from expression_trainer.demo import CHILD, DEMO_TURNS, play_tour
from expression_trainer.store.sql_store import open_store
from expression_trainer.ui.gallery import made_up_screens

ROOT = Path(__file__).resolve().parents[2]
TIME_OUT_SECONDS = 240

# The program under an audit hook that writes down every use of a socket.
WATCHED = """
import sys
from pathlib import Path
seen = open(sys.argv[1], "w", buffering=1)
def hear(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        seen.write(event + "\\n")
sys.addaudithook(hear)
from expression_trainer.cli import main
sys.argv = ["expression-trainer", *sys.argv[2:]]
main()
"""


@dataclass(frozen=True)
class Played:
    printed: dict[str, Any]
    errors: str
    folder: Path
    sockets_in_python: str
    sockets_in_system: str | None


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("demo")
    hook, trace = folder / "sockets.txt", folder / "trace.txt"
    arguments = ["demo", "--headless", "--json", "--seed", "3", "--seconds", "150", "--data", str(folder / "data")]
    command = [sys.executable, "-c", WATCHED, str(hook), *arguments, "--screens", str(folder / "screens")]
    strace = shutil.which("strace")
    if strace:
        command = [strace, "-f", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(trace), *command]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=TIME_OUT_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    traced = trace.read_text() if strace else None
    return Played(json.loads(done.stdout), done.stderr, folder, hook.read_text(), traced)


def test_at_least_six_trials_are_stored_and_mimic_trials_are_among_them(played: Played) -> None:
    trials = played.printed["trials"]
    assert len(trials) >= 6
    assert {trial["exercise"] for trial in trials} == {name for name, _ in DEMO_TURNS}, "every exercise is played"
    for trial in trials:
        assert set(trial) == {"exercise", "target", "outcome", "response", "score", "prompt_level"}
        assert trial["outcome"] == "completed"
    scores = [trial["score"] for trial in trials if trial["exercise"] in ("copy_me", "show_me")]
    assert len(scores) >= 2 and all(score is not None and 0 <= score <= 1 for score in scores)
    assert all(trial["score"] is None for trial in trials if trial["exercise"] in ("mirror_play", "my_way"))


def test_frames_were_seen_scored_and_none_was_kept(played: Played) -> None:
    frames = played.printed["frames"]
    assert set(frames) == {"seen", "scored", "dropped"}
    assert frames["scored"] > 0.5 * frames["seen"] > 0
    kept = [path.suffix for path in (played.folder / "data").rglob("*") if path.is_file()]
    assert not {".png", ".jpg", ".webp", ".npy", ".npz", ".mp4"} & set(kept)


def test_what_is_printed_is_what_is_in_the_database(played: Played) -> None:
    store = open_store(Path(played.printed["database"]), SystemClock(), read_only=True)
    try:
        (learner,) = [one for one in store.learners() if one.name == CHILD]
        stored = [(t.exercise, t.target.value, int(t.outcome.prompt_level)) for t in store.trials(learner.learner_id)]
        (session,) = store.sessions(learner.learner_id)
    finally:
        store.close()
    assert stored == [(t["exercise"], t["target"], t["prompt_level"]) for t in played.printed["trials"]]
    assert session.simulated and session.camera_used and session.end is not None


def test_the_report_is_one_page_that_says_it_is_simulated(played: Played) -> None:
    page = Path(played.printed["report"]).read_text("utf-8")
    assert page.startswith("<!doctype html>") or page.startswith("<!DOCTYPE html>")
    assert "simulated" in page.casefold() and "not a diagnosis" in page
    assert not re.search(r"(src|href)=\"https?://", page)


def test_every_kind_of_screen_was_drawn(played: Played) -> None:
    names = {path.stem.split("-", 1)[1] for path in (played.folder / "screens").glob("*.png")}
    house = {"whoplays", "plan", "cameracheck", "finish", "goodbye"}
    assert house | {"rest", "question", "find", "match", "copy", "friend", "own_way", "well_done"} <= names


def test_python_opened_no_socket(played: Played) -> None:
    assert played.sockets_in_python == ""


def test_the_system_saw_no_network_socket(played: Played) -> None:
    if played.sockets_in_system is None:
        pytest.skip("strace is not installed: only Python's own sockets were watched")
    assert not re.findall(r"AF_INET6?", played.sockets_in_system)


def test_nothing_personal_was_printed(played: Played) -> None:
    assert CHILD not in played.errors


def test_the_tour_shows_every_scene_and_keeps_nothing(tmp_path: Path) -> None:
    shown = play_tour(headless=True, seconds_each=0.0, data_folder=tmp_path / "data", screens=None)
    assert set(made_up_screens()) <= set(shown) and len(set(shown)) == len(shown)
    assert {"who_plays", "gate", "guide_assent", "adults_privacy", "plan", "garden", "goodbye"} <= set(shown)
    store = open_store(tmp_path / "data" / "results.sqlite", SystemClock(), read_only=True)
    try:
        assert store.learners() == () and store.adult_pin_hash() is None
    finally:
        store.close()
