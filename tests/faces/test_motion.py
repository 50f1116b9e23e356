"""How a face unfolds, blinks and keeps still."""

from __future__ import annotations

from itertools import pairwise

import pytest

from expression_trainer.domain.action_units import FacePose, Side
from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.motion import ONSET_SECONDS, blink, eased, episode, episode_seconds, idle, onset

FRAMES = [frame / 30 for frame in range(30 * 60)]
"""A minute at thirty pictures a second."""


def test_easing_is_slow_at_both_ends_and_quick_in_the_middle() -> None:
    assert [eased(share) for share in (-1.0, 0.0, 0.5, 1.0, 2.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert eased(0.1) < 0.05
    assert eased(0.9) > 0.95
    assert eased(0.3) + eased(0.7) == pytest.approx(1.0)


@pytest.mark.parametrize("intensity", [0.3, 1.0])
def test_an_onset_grows_from_rest_to_the_expression_and_stays(intensity: float) -> None:
    length = ONSET_SECONDS[Expression.HAPPINESS]
    times = [length * step / 20 for step in range(21)]
    smile = [onset(Expression.HAPPINESS, seconds, intensity).units[12] for seconds in times]
    assert all(a < b for a, b in pairwise(smile))
    assert onset(Expression.HAPPINESS, 0.0, intensity) == FacePose()
    assert onset(Expression.HAPPINESS, -1.0, intensity) == FacePose()
    for seconds in (length, 5.0, 500.0):
        assert onset(Expression.HAPPINESS, seconds, intensity) == pose(Expression.HAPPINESS, intensity)


def test_an_onset_begins_and_ends_slowly() -> None:
    def smile(share: float) -> float:
        return onset(Expression.HAPPINESS, share * ONSET_SECONDS[Expression.HAPPINESS]).units[12]

    in_the_middle = smile(0.55) - smile(0.45)
    assert smile(0.1) < in_the_middle / 2
    assert smile(1.0) - smile(0.9) < in_the_middle / 2


def test_an_onset_takes_as_long_as_people_do_or_as_long_as_asked() -> None:
    assert set(ONSET_SECONDS) == set(Expression)
    assert all(0.3 <= seconds <= 0.8 for seconds in ONSET_SECONDS.values())
    assert onset(Expression.FEAR, 1.0, length=2.0) == pose(Expression.FEAR, 0.5)


@pytest.mark.parametrize("expression", [e for e in Expression if e is not Expression.NEUTRAL])
def test_an_episode_rises_holds_and_comes_back_more_slowly(expression: Expression) -> None:
    rise, whole = ONSET_SECONDS[expression], episode_seconds(expression, 0.5)
    assert episode(expression, 0.0, 0.5) == FacePose() == episode(expression, whole + 0.01, 0.5)
    for seconds in (rise, rise + 0.25, rise + 0.5):
        assert episode(expression, seconds, 0.5) == pose(expression)
    assert whole - rise - 0.5 > rise
    way = [episode(expression, whole * step / 200, 0.5) for step in range(201)]
    steps = [
        max(abs(b - a) for a, b in zip(one.units.left, next_.units.left, strict=True)) for one, next_ in pairwise(way)
    ]
    assert max(steps) < 0.2  # no jump


@pytest.mark.parametrize("seed", [0, 7, 43])
def test_blinks_stay_between_open_and_closed_and_come_about_seventeen_times_a_minute(seed: int) -> None:
    closed = [blink(seconds, seed) for seconds in FRAMES]
    assert all(0.0 <= value <= 1.0 for value in closed)
    assert max(closed) > 0.9
    blinks = sum(a == 0 < b for a, b in pairwise(closed))
    assert 15 <= blinks <= 18
    assert sum(value > 0 for value in closed) / len(closed) < 0.1


def test_blinks_come_at_uneven_times_and_each_person_has_their_own() -> None:
    def starts(seed: int) -> list[int]:
        closed = [blink(seconds, seed) > 0 for seconds in FRAMES]
        return [place for place in range(1, len(closed)) if closed[place] and not closed[place - 1]]

    first = starts(1)
    gaps = {b - a for a, b in pairwise(first)}
    assert len(gaps) > 3
    assert first != starts(2)
    assert first == starts(1)


@pytest.mark.parametrize("seed", [0, 7, 43])
def test_an_idle_head_stays_within_two_degrees_and_never_jumps(seed: int) -> None:
    sad = pose(Expression.SADNESS)
    faces = [idle(sad, seconds, seed) for seconds in FRAMES]
    for name in ("yaw", "pitch", "roll"):
        ways = [getattr(face, name) - getattr(sad, name) for face in faces]
        assert max(map(abs, ways)) <= 2.0
        assert max(ways) - min(ways) > 1.0
        assert max(abs(b - a) for a, b in pairwise(ways)) < 0.1


def test_an_idle_face_keeps_its_expression_and_only_closes_the_lids_further() -> None:
    tired = pose(Expression.TIRED)
    for seconds in FRAMES[:300]:
        face = idle(tired, seconds, 3)
        assert face.units[12] == tired.units[12]
        assert face.gaze_y == tired.gaze_y
        assert sum(a != b for a, b in zip(face.units.left, tired.units.left, strict=True)) <= 1
        for side in Side:
            assert face.units.side(43, side) >= tired.units.side(43, side)


def test_the_same_moment_gives_the_same_face() -> None:
    assert idle(FacePose(), 12.34, 5) == idle(FacePose(), 12.34, 5) != idle(FacePose(), 12.34, 6)
