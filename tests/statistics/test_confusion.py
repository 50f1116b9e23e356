from __future__ import annotations

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_trainer.statistics.confusion import ConfusionMatrix, asin_sqrt, confusion_matrix
from expression_trainer.statistics.middles import median

FIXTURE = {"H": [4, 1, 0, 1], "S": [0, 3, 2, 1], "A": [0, 0, 6, 0], "F": [2, 0, 0, 4]}  # clinical.md, after Wagner 1993


def fixture_pairs() -> list[tuple[str, str | None]]:
    return [
        (shown, answered)
        for shown, row in FIXTURE.items()
        for answered, count in zip("HSAF", row, strict=True)
        for _ in range(count)
    ]


def test_unbiased_hit_rates_of_the_fixture() -> None:
    rates = confusion_matrix("HSAF", fixture_pairs()).unbiased_hit_rates()
    assert {label: round(rate or 0.0, 3) for label, rate in rates.items()} == {
        "H": 0.444,
        "S": 0.375,
        "A": 0.750,
        "F": 0.444,
    }


def test_answering_always_the_same_is_worth_little() -> None:
    rates = confusion_matrix("HSAF", [(shown, "H") for shown in "HSAF" * 5]).unbiased_hit_rates()
    assert rates == {"H": 0.25, "S": 0.0, "A": 0.0, "F": 0.0}


def test_a_label_never_shown_has_no_rate() -> None:
    assert confusion_matrix("HS", [("H", "H"), ("H", "S")]).unbiased_hit_rates() == {"H": 0.5, "S": None}


def test_not_sure_counts_as_shown_and_lowers_the_rate() -> None:
    matrix = confusion_matrix("HS", [("H", "H"), ("H", None), ("S", "S")])
    assert matrix.unanswered == (1, 0) and matrix.shown == (2, 1) and matrix.answered == (1, 1)
    assert matrix.unbiased_hit_rates() == {"H": 0.5, "S": 1.0}


@given(pairs=st.lists(st.tuples(st.sampled_from("HSAF"), st.none() | st.sampled_from("HSAF"))))
def test_nothing_is_lost_in_counting_and_rates_stay_in_range(pairs: list[tuple[str, str | None]]) -> None:
    matrix = confusion_matrix("HSAF", pairs)
    assert sum(matrix.shown) == len(pairs)
    assert sum(matrix.answered) + sum(matrix.unanswered) == len(pairs)
    for rate in matrix.unbiased_hit_rates().values():
        assert rate is None or 0.0 <= rate <= 1.0


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown label"):
        confusion_matrix("HS", [("H", "X")])


@pytest.mark.parametrize(
    ("labels", "counts", "unanswered"),
    [("HH", ((1, 0), (0, 1)), (0, 0)), ("HS", ((1, 0),), (0, 0)), ("HS", ((1, -1), (0, 1)), (0, 0))],
)
def test_a_matrix_that_does_not_fit_is_refused(
    labels: str, counts: tuple[tuple[int, ...], ...], unanswered: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError):
        ConfusionMatrix(tuple(labels), counts, unanswered)


def test_an_empty_matrix_has_no_rates() -> None:
    assert confusion_matrix((), ()).unbiased_hit_rates() == {}


def test_the_scale_of_comparison() -> None:
    assert asin_sqrt(0.0) == 0.0 and asin_sqrt(1.0) == pytest.approx(pi / 2) and asin_sqrt(0.5) == pytest.approx(pi / 4)
    with pytest.raises(ValueError, match="0-1"):
        asin_sqrt(1.1)


def test_the_median_of_few_numbers() -> None:
    assert median([]) is None
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert median(iter([4.0, 1.0, 2.0, 3.0])) == 2.5
