"""What the composition root promises: consent rules, forgetting, PIN."""

from __future__ import annotations

import random
from pathlib import Path

from expression_trainer.app.cameras import CameraChoice, DrawnFace
from expression_trainer.app.game import open_game
from expression_trainer.app.pins import check_pin, hash_pin
from expression_trainer.app.reports import report_file
from expression_trainer.app.sessions import PlayingTable
from expression_trainer.app.system import SystemClock
from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.trials import Judge
from expression_trainer.recognition.worker import NoCamera
from expression_trainer.settings import load_settings
from expression_trainer.simulation.clock import SteppedClock
from expression_trainer.simulation.memory_store import MemoryStore


def table(tmp_path: Path) -> tuple[PlayingTable, MemoryStore, Learner]:
    clock = SteppedClock()
    store = MemoryStore(clock)
    learner = Learner("child", "Maya", "6-8", "Maya", AccessibilityProfile(), clock.utc())
    store.add_learner(learner)
    return PlayingTable(load_settings(tmp_path), store, NoCamera(), clock, random.Random(1), "1"), store, learner


def test_without_the_consent_to_keep_results_nothing_is_kept(tmp_path: Path) -> None:
    playing, store, learner = table(tmp_path)
    playing.begin(learner, camera=False)
    assert store.sessions("child") == ()
    store.record_consent(ConsentRecord("child", ConsentKind.KEEP_RESULTS, True, "parent", store._clock.utc()))
    playing.begin(learner, camera=False)
    assert len(store.sessions("child")) == 1


def test_without_a_camera_an_adult_judges_mimicry(tmp_path: Path) -> None:
    playing, _, learner = table(tmp_path)
    plans = playing.begin(learner, camera=False).items_ahead()
    assert {plan.judge for plan in plans if not plan.choices} == {Judge.ADULT}
    assert not any(plan.item.probe for plan in plans), "probe identities are never practised"


def test_forgetting_a_child_takes_the_written_report_too(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    game = open_game(settings, CameraChoice.OFF, SystemClock(), rng=random.Random(1), face=DrawnFace())
    try:
        learner = Learner("child", "Maya", "6-8", "Maya", AccessibilityProfile(), SystemClock().utc())
        game.store.add_learner(learner)
        page = game.services.write_report(learner)
        assert page == report_file(settings, learner) and page.exists() and "Maya" not in page.name
        game.store.delete_learner("child")
        game.services.forget(learner)
        assert not page.exists()
    finally:
        game.close()


def test_a_pin_is_kept_as_a_hash_only() -> None:
    stored = hash_pin("4711")
    assert "4711" not in stored and stored.startswith("$argon2id$")
    assert check_pin(stored, "4711") and not check_pin(stored, "4712")
    assert not check_pin("damaged", "4711")
