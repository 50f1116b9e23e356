"""Areas under curves, calibration, coverage, F1 and resampled intervals against numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_trainer.statistics.calibration import accuracy_at_coverage, expected_calibration_error
from expression_trainer.statistics.confusion import confusion_matrix
from expression_trainer.statistics.resampling import bootstrap
from expression_trainer.statistics.verification import area_under_curve


def test_the_area_is_the_share_of_pairs_in_the_right_order() -> None:
    """Positives .9 .4, negatives .5 .1: three of four pairs are right."""
    assert area_under_curve([0.9, 0.4, 0.5, 0.1], [True, True, False, False]) == pytest.approx(0.75)


def test_ties_count_half() -> None:
    assert area_under_curve([0.5, 0.5, 0.5], [True, False, False]) == pytest.approx(0.5)
    assert area_under_curve([0.5, 0.5, 0.2], [True, False, False]) == pytest.approx(0.75)


def test_one_kind_alone_has_no_area() -> None:
    assert area_under_curve([0.5, 0.6], [True, True]) is None
    assert area_under_curve([], []) is None


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=30))
def test_the_area_equals_counting_all_pairs(cases: list[tuple[int, bool]]) -> None:
    positives = [score for score, positive in cases if positive]
    negatives = [score for score, positive in cases if not positive]
    area = area_under_curve([score for score, _ in cases], [positive for _, positive in cases])
    if not positives or not negatives:
        assert area is None
        return
    pairs = [1.0 if a > b else 0.5 if a == b else 0.0 for a in positives for b in negatives]
    assert area == pytest.approx(sum(pairs) / len(pairs))


def test_calibration_error_by_hand() -> None:
    """Of ten bins two are used: four at .95, three of them right (gap .2), and one at .55, right (gap .45)."""
    error = expected_calibration_error([0.95] * 4 + [0.55], [1, 1, 1, 0, 1], bins=10)
    assert error == pytest.approx((4 * 0.2 + 0.45) / 5)
    assert expected_calibration_error([1.0, 1.0], [True, True]) == pytest.approx(0.0)
    assert expected_calibration_error([], []) is None


def test_coverage_keeps_the_surest() -> None:
    confidence, right = [0.9, 0.8, 0.7, 0.6, 0.5], [1, 1, 0, 1, 0]
    assert accuracy_at_coverage(confidence, right, 0.8) == pytest.approx(0.75)
    assert accuracy_at_coverage(confidence, right, 1.0) == pytest.approx(0.6)
    assert accuracy_at_coverage(confidence, right, 0.01) == pytest.approx(1.0)
    assert accuracy_at_coverage([], [], 0.8) is None


def test_f1_counts_what_was_left_unanswered() -> None:
    """a: 2 hits, shown 4 (one unanswered), answered 3: 4/7. b: 1 hit, shown 2, answered 2: 1/2. c was never there."""
    pairs = [("a", "a"), ("a", "a"), ("a", "b"), ("a", None), ("b", "b"), ("b", "a")]
    scores = confusion_matrix(("a", "b", "c"), pairs).f1_scores()
    assert scores == {"a": pytest.approx(4 / 7), "b": pytest.approx(0.5), "c": None}


def test_the_interval_of_a_mean_is_near_its_normal_one() -> None:
    values = np.random.default_rng(1).normal(size=400)
    interval = bootstrap(lambda rows: float(values[rows].mean()), np.arange(400), np.random.default_rng(0))
    assert interval is not None
    spread = 1.96 * values.std() / 20
    assert interval.low == pytest.approx(values.mean() - spread, abs=0.02)
    assert interval.high == pytest.approx(values.mean() + spread, abs=0.02)


def test_rows_of_a_group_are_drawn_together_and_widen_the_interval() -> None:
    values = np.repeat(np.random.default_rng(1).normal(size=20), 20)
    alone, grouped = (
        bootstrap(lambda rows: float(values[rows].mean()), groups, np.random.default_rng(0), 300)
        for groups in (np.arange(400), np.repeat(np.arange(20), 20))
    )
    assert alone is not None and grouped is not None
    assert grouped.high - grouped.low > 2 * (alone.high - alone.low)


def test_nothing_has_no_interval() -> None:
    assert bootstrap(lambda rows: 1.0, [], np.random.default_rng(0)) is None
    assert bootstrap(lambda rows: None, [1, 2], np.random.default_rng(0), 5) is None
