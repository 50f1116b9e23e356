"""The flower moves softly: it rises faster than it falls, and keeps what was held."""

from __future__ import annotations

import pytest

from expression_trainer.domain.screens import Meter
from expression_trainer.ui.meter_motion import RING_PAUSE_SECONDS, MeterLook, MeterMotion

STEP = 1 / 60


class Watched:
    """A motion and its clock."""

    def __init__(self, still: bool = False) -> None:
        self.motion = MeterMotion(still)
        self.now = 0.0
        self.look = self.motion.follow(Meter(0, 0, 0), 0.0)

    def show(self, stem: float, hold: float = 0.0, seconds: float = STEP, opened: bool = False) -> MeterLook:
        for _ in range(max(1, round(seconds / STEP))):
            self.now += STEP
            self.look = self.motion.follow(Meter(stem, hold, stem, opened), self.now)
        return self.look


def test_the_stem_follows_without_a_jump() -> None:
    watched = Watched()
    assert watched.show(1.0).stem < 0.1
    assert watched.show(1.0, seconds=0.24).stem == pytest.approx(0.63, abs=0.05), "one low-pass time"
    assert watched.show(1.0, seconds=1.5).stem == 1.0


def test_it_falls_half_as_fast_as_it_rises() -> None:
    watched = Watched()
    watched.show(1.0, seconds=0.25)
    top = watched.look.stem
    assert watched.show(0.0, seconds=0.5).stem == pytest.approx(top * 0.37, abs=0.05)


def test_what_was_held_for_a_second_is_kept() -> None:
    watched = Watched()
    watched.show(0.6, seconds=3.0)
    assert watched.show(0.0, seconds=5.0).stem == pytest.approx(0.6, abs=0.02)


def test_of_a_short_peak_only_what_it_stayed_above_for_a_second_is_kept() -> None:
    watched = Watched()
    top = watched.show(1.0, seconds=0.4).stem
    assert watched.show(0.0, seconds=6.0).stem < top / 3


def test_the_ring_waits_then_runs_back_slowly() -> None:
    watched = Watched()
    assert watched.show(1.0, hold=0.8, seconds=0.5).ring == 0.8
    assert watched.show(1.0, hold=0.0, seconds=RING_PAUSE_SECONDS - 0.05).ring == 0.8
    later = watched.show(1.0, hold=0.0, seconds=0.5).ring
    assert 0.4 < later < 0.8
    assert watched.show(1.0, hold=0.0, seconds=3.0).ring == 0.0


def test_an_open_flower_is_whole() -> None:
    assert Watched().show(0.2, opened=True) == MeterLook(1.0, 1.0, True)


def test_with_reduced_motion_the_stem_moves_in_quarters() -> None:
    watched = Watched(still=True)
    seen = {watched.show(1.0).stem for _ in range(240)}
    assert seen == {0.0, 0.25, 0.5, 0.75, 1.0}
