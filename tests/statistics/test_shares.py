from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_trainer.statistics.shares import Share, guessing_tail, newcombe, quantile, wilson

shares = st.integers(1, 400).flatmap(lambda count: st.builds(Share, st.integers(0, count), st.just(count)))


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        (8, 10, 0.49, 0.94),  # clinical.md
        (24, 30, 0.63, 0.90),  # clinical.md
    ],
)
def test_wilson_gives_the_intervals_of_the_clinical_paper(hits: int, count: int, low: float, high: float) -> None:
    interval = wilson(Share(hits, count))
    assert interval is not None
    assert (round(interval.low, 2), round(interval.high, 2)) == (low, high)


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_intervals(hits: int, count: int, low: float, high: float) -> None:
    """Newcombe (1998), Stat. Med. 17:857-872, table I, method 3."""
    interval = wilson(Share(hits, count))
    assert interval is not None
    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        (Share(56, 70), Share(48, 80), 0.0524, 0.3339),
        (Share(9, 10), Share(3, 10), 0.1705, 0.8090),
        (Share(10, 10), Share(0, 20), 0.6791, 1.0),
        (Share(5, 56), Share(0, 29), -0.0381, 0.1926),
    ],
)
def test_newcombe_gives_the_published_intervals(first: Share, second: Share, low: float, high: float) -> None:
    """Newcombe (1998), Stat. Med. 17:873-890, table II, method 10."""
    interval = newcombe(first, second)
    assert interval is not None
    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(("choices", "tail"), [(2, 0.055), (3, 0.0034), (4, 0.0004)])
def test_eight_of_ten_by_guessing(choices: int, tail: float) -> None:
    digits = len(str(tail).split(".")[1])
    assert round(guessing_tail(Share(8, 10), choices), digits) == tail


@given(share=shares)
def test_an_interval_holds_its_share_and_stays_in_range(share: Share) -> None:
    interval = wilson(share)
    assert interval is not None and share.value is not None
    assert 0.0 <= interval.low <= share.value <= interval.high <= 1.0


@given(first=shares, second=shares)
def test_a_difference_turned_round_has_the_interval_turned_round(first: Share, second: Share) -> None:
    one, other = newcombe(first, second), newcombe(second, first)
    assert one is not None and other is not None
    assert one.low == pytest.approx(-other.high) and one.high == pytest.approx(-other.low)


def test_ninety_five_of_a_hundred_intervals_hold_the_truth() -> None:
    rng = random.Random(5)
    held = 0
    for _ in range(4000):
        interval = wilson(Share(sum(rng.random() < 0.7 for _ in range(40)), 40))
        held += interval is not None and interval.holds(0.7)
    assert 0.93 < held / 4000 < 0.97


def test_of_nothing_there_is_no_share_and_no_interval() -> None:
    assert Share(0, 0).value is None and wilson(Share(0, 0)) is None
    assert newcombe(Share(1, 2), Share(0, 0)) is None


@pytest.mark.parametrize(("hits", "count"), [(3, 2), (-1, 2)])
def test_an_impossible_share_is_refused(hits: int, count: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        Share(hits, count)


def test_the_quantile_of_ninety_five_per_cent() -> None:
    assert quantile(0.95) == pytest.approx(1.959964, abs=1e-6)
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantile(1.0)


def test_guessing_at_least_nothing_is_certain() -> None:
    assert guessing_tail(Share(0, 12), 4) == pytest.approx(1.0)
    with pytest.raises(ValueError, match="choice"):
        guessing_tail(Share(1, 2), 0)
