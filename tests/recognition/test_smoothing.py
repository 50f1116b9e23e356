"""The One Euro filter: steady at rest, quick in movement, at any frame rate."""

from __future__ import annotations

import numpy as np
import pytest

from expression_trainer.recognition.smoothing import OneEuro, Smoothness


def filtered(values: np.ndarray, times: np.ndarray) -> np.ndarray:
    one_euro = OneEuro()
    return np.array([one_euro.smooth(np.array([v]), float(t))[0] for v, t in zip(values, times, strict=True)])


def lag(times: np.ndarray, raw: np.ndarray, smooth: np.ndarray, level: float = 0.5) -> float:
    """Seconds between the raw and the smooth signal reaching a level."""
    return float(times[np.argmax(smooth >= level)] - times[np.argmax(raw >= level)])


@pytest.mark.parametrize("rate", [10, 15, 30, 60])
@pytest.mark.parametrize("rise_seconds", [0.2, 0.5, 1.0])
def test_a_movement_is_followed_within_a_tenth_of_a_second(rate: int, rise_seconds: float) -> None:
    times = np.arange(0, 3, 1 / rate)
    raw = np.clip((times - 1) / rise_seconds, 0, 1)
    fine = np.arange(0, 3, 0.001)
    smooth = np.interp(fine, times, filtered(raw, times))
    assert lag(fine, np.clip((fine - 1) / rise_seconds, 0, 1), smooth) <= 0.1


@pytest.mark.parametrize("rate", [15, 30, 60])
def test_noise_of_a_still_face_is_at_least_halved(rate: int) -> None:
    times = np.arange(0, 20, 1 / rate)
    raw = 0.4 + np.random.default_rng(1).normal(0, 0.02, times.size)
    smooth = filtered(raw, times)
    assert smooth[rate:].std() <= 0.5 * raw.std()


def test_uneven_steps_give_nearly_the_same_path_as_even_ones() -> None:
    rng = np.random.default_rng(2)
    uneven = np.cumsum(rng.uniform(1 / 60, 1 / 12, 120))
    path = lambda t: 0.5 - 0.5 * np.cos(t * 2)  # noqa: E731
    even = np.arange(0, uneven[-1], 1 / 30)
    difference = filtered(path(uneven), uneven) - np.interp(uneven, even, filtered(path(even), even))
    assert np.abs(difference[5:]).max() < 0.05


def test_it_forgets_when_told_and_after_a_gap() -> None:
    one_euro = OneEuro()
    one_euro.smooth(np.array([1.0]), 0.0)
    one_euro.reset()
    assert one_euro.smooth(np.array([0.0]), 0.03)[0] == 0.0
    assert one_euro.smooth(np.array([1.0]), 0.03 + 2 * Smoothness().gap_seconds)[0] == 1.0


def test_a_repeated_moment_changes_nothing() -> None:
    one_euro = OneEuro()
    one_euro.smooth(np.array([0.2]), 1.0)
    assert one_euro.smooth(np.array([0.9]), 1.0)[0] == 0.2


def test_each_value_is_filtered_on_its_own() -> None:
    one_euro = OneEuro()
    for number in range(30):
        smooth = one_euro.smooth(np.array([0.3, number / 30]), number / 30)
    assert smooth[0] == pytest.approx(0.3) and smooth[1] > 0.8


def test_the_first_step_is_that_of_the_paper() -> None:
    """x' = a x + (1 - a) x_0 with a = 1 / (1 + 1 / (2 pi f_c T_e)); speed likewise (equations 1-7)."""
    rules, step = Smoothness(), 1 / 30
    one_euro = OneEuro(rules)
    one_euro.smooth(np.array([0.0]), 0.0)
    share = lambda hz: 1 / (1 + 1 / (2 * np.pi * hz * step))  # noqa: E731
    speed = share(rules.speed_hz) * (0.5 / step)
    expected = share(rules.rest_hz + rules.speed_gain * speed) * 0.5
    assert one_euro.smooth(np.array([0.5]), step)[0] == pytest.approx(expected)
