"""The child's own neutral is gathered quietly from good frames."""

from __future__ import annotations

from dataclasses import replace

import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.practice.baseline import GOOD_SECONDS, PATIENCE_SECONDS, BaselineGathering
from expression_trainer.simulation.readings import ScriptedMoment, reading_of


def gathered(values: list[float], step: float = 1 / 30) -> BaselineGathering:
    gathering = BaselineGathering(0.0)
    for number, value in enumerate(values):
        moment = ScriptedMoment(ActionUnits.of({12: value}))
        gathering = gathering.observe(reading_of(moment, number * step))
    return gathering


def test_three_good_seconds_complete_it_and_the_median_forgives_a_smile_in_between() -> None:
    gathering = gathered([0.1] * 60 + [0.9] * 10 + [0.1] * 25)
    assert gathering.complete
    assert gathering.baseline(None).neutral[12] == pytest.approx(0.1)


def test_frames_that_are_not_good_never_count() -> None:
    gathering = gathered([0.1] * 30)
    for number in range(300):
        dark = reading_of(ScriptedMoment(status=FaceStatus.TOO_DARK), 1.0 + number / 30)
        gathering = gathering.observe(dark)
    assert not gathering.complete and len(gathering.readings) == 30


def test_a_gap_between_frames_is_not_time_seen() -> None:
    assert gathered([0.1] * 20, step=GOOD_SECONDS).good_seconds == 0.0


def test_slow_cameras_complete_too() -> None:
    assert gathered([0.1] * 40, step=0.1).complete


def test_patience_ends() -> None:
    assert not BaselineGathering(5.0).exhausted(5.0 + PATIENCE_SECONDS - 0.1)
    assert BaselineGathering(5.0).exhausted(5.0 + PATIENCE_SECONDS)


def test_the_own_maximum_and_switched_off_units_go_on() -> None:
    earlier = Baseline(ActionUnits(), ActionUnits.of({12: 0.8}), 90, frozenset())
    new = gathered([0.1] * 95).baseline(earlier)
    assert new.maximum[12] == pytest.approx(0.8) and new.neutral[12] == pytest.approx(0.1)


def test_what_the_own_neutral_looks_like_is_the_median_of_its_frames() -> None:
    gathering = BaselineGathering(0.0)
    for number, sad in enumerate([0.2] * 30 + [0.9] * 5 + [0.2] * 30):
        reading = replace(
            reading_of(ScriptedMoment(), number / 30),
            probabilities={Expression.SADNESS: sad, Expression.NEUTRAL: 1 - sad},
        )
        gathering = gathering.observe(reading)
    looks = gathering.baseline(None).looks
    assert looks == {Expression.SADNESS: pytest.approx(0.2), Expression.NEUTRAL: pytest.approx(0.8)}
    assert gathered([0.1] * 3).baseline(None).looks is not None
