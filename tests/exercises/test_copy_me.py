"""Copy me: the plant follows the movement, every turn ends kindly, unseen time never counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.events import (
    AgainPressed,
    CameraLost,
    NextPressed,
    RatingPressed,
    ReadingArrived,
    StopPressed,
    TrialStored,
)
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import Growth, KeyName, Layout
from expression_trainer.domain.trials import AdultRating, InputMethod, Judge, Outcome, Phase, PromptLevel
from expression_trainer.exercises.copy_me import LONGEST_WAIT_SECONDS, CopyMe, CopyMeState
from expression_trainer.simulation.content import drawn_item
from expression_trainer.simulation.readings import ScriptedMoment, reading_of

MOUSE = InputMethod.MOUSE
COPY_ME = CopyMe()
SMILE = ActionUnits.of({6: 0.9, 12: 0.9, 25: 0.7})
REST = ScriptedMoment()


def begun(attempts: int = 3, judge: Judge = Judge.CAMERA) -> CopyMeState:
    plan = COPY_ME.turn(drawn_item("Leo", Expression.HAPPINESS), PromptLevel.FULL_MODEL, Phase.PRACTICE, seed=1)
    return COPY_ME.begin(replace(plan, attempts=attempts, judge=judge), 0.0)


def watched(
    state: CopyMeState, seconds: float, show: Callable[[float], ScriptedMoment], start: float, rate: float = 30.0
) -> CopyMeState:
    for number in range(round(seconds * rate)):
        at = start + number / rate
        state = COPY_ME.step(state, ReadingArrived(at, reading_of(show(at), at)))
    return state


def test_a_held_smile_opens_the_flower() -> None:
    state = watched(begun(), 2.0, lambda at: ScriptedMoment(SMILE), 0.0)
    outcome = COPY_ME.result(state)
    assert outcome is not None and outcome.correct and outcome.mimic is not None
    assert outcome.mimic.peak > 0.8 and outcome.mimic.hold_seconds >= 0.5
    screen = COPY_ME.screen(COPY_ME.step(state, TrialStored(2.1, "t")))
    assert screen.layout is Layout.WELL_DONE and screen.growth is Growth.SMALL_FLOWER
    assert screen.question is not None and screen.question.message_id == "copy-done"


def test_a_short_smile_is_kept_but_does_not_open_it() -> None:
    state = watched(begun(), 0.4, lambda at: ScriptedMoment(SMILE), 0.0)
    assert COPY_ME.result(state) is None
    state = watched(state, 2.0, lambda at: REST, 0.4)
    assert state.attempts == 2, "letting go begins the next attempt"
    screen = COPY_ME.screen(state)
    assert screen.meter is not None and screen.meter.best > 0.3, "what was reached is kept"


def test_a_turn_without_any_movement_ends_kindly_by_itself() -> None:
    state = watched(begun(attempts=3), 3 * LONGEST_WAIT_SECONDS + 1, lambda at: REST, 0.0)
    outcome = COPY_ME.result(state)
    assert outcome is not None and outcome.correct is False and outcome.outcome is Outcome.COMPLETED
    screen = COPY_ME.screen(COPY_ME.step(state, TrialStored(50, "t")))
    assert screen.growth is Growth.LEAF
    assert screen.question is not None and screen.question.message_id == "tried-it"


def test_time_in_which_the_camera_can_not_see_never_counts() -> None:
    state = watched(begun(attempts=1), 120, lambda at: ScriptedMoment(status=FaceStatus.TOO_DARK), 0.0, rate=10)
    assert COPY_ME.result(state) is None and state.attempts == 1
    screen = COPY_ME.screen(state)
    assert screen.hint is not None and screen.hint.message_id == "cant-see-too-dark"
    assert screen.meter is not None and screen.meter.stem == 0.0


def test_losing_sight_leaves_the_plant_as_it_is() -> None:
    state = watched(begun(), 0.3, lambda at: ScriptedMoment(SMILE), 0.0)
    before = COPY_ME.screen(state).meter
    state = watched(state, 3.0, lambda at: ScriptedMoment(status=FaceStatus.NO_FACE), 0.3)
    assert COPY_ME.screen(state).meter == before


@pytest.mark.parametrize("rate", [10.0, 15.0, 30.0, 60.0])
def test_holds_are_measured_within_100_ms_at_any_frame_rate(rate: float) -> None:
    plan = COPY_ME.turn(drawn_item("Leo", Expression.HAPPINESS), PromptLevel.FULL_MODEL, Phase.PRACTICE, seed=1)
    state = COPY_ME.begin(replace(plan, hold_seconds=5.0), 0.0)
    state = watched(state, 4.0, lambda at: ScriptedMoment(SMILE) if 1.0 <= at < 2.5 else REST, 0.0, rate)
    outcome = COPY_ME.result(COPY_ME.step(state, NextPressed(4.1, MOUSE)))
    assert outcome is not None and outcome.mimic is not None
    assert outcome.mimic.hold_seconds == pytest.approx(1.5, abs=0.1)
    assert outcome.mimic.onset_seconds == pytest.approx(1.0, abs=0.1)


def test_after_an_attempt_one_short_suggestion_is_shown_and_said() -> None:
    faint = ActionUnits.of({12: 0.25})
    state = watched(begun(), 1.0, lambda at: ScriptedMoment(faint), 0.0)
    state = watched(state, 2.0, lambda at: REST, 1.0)
    screen = COPY_ME.screen(state)
    assert screen.hint is not None and screen.hint.message_id.startswith("hint-more-")
    assert screen.spoken == screen.hint


def test_next_ends_the_turn_at_any_time_with_what_was_made() -> None:
    state = watched(begun(), 0.3, lambda at: ScriptedMoment(SMILE), 0.0)
    outcome = COPY_ME.result(COPY_ME.step(state, NextPressed(0.4, MOUSE)))
    assert outcome is not None and outcome.outcome is Outcome.COMPLETED
    assert outcome.mimic is not None and outcome.mimic.peak > 0.5 and outcome.correct is False


def test_never_seen_well_is_no_score_at_all() -> None:
    state = watched(begun(), 1.0, lambda at: ScriptedMoment(status=FaceStatus.NO_FACE), 0.0)
    outcome = COPY_ME.result(COPY_ME.step(state, NextPressed(1.1, MOUSE)))
    assert outcome is not None and outcome.mimic is None and outcome.correct is None


def test_an_adult_judges_when_the_camera_is_off() -> None:
    state = begun(judge=Judge.ADULT)
    screen = COPY_ME.screen(state)
    assert {KeyName.A_LITTLE, KeyName.CLOSER, KeyName.THERE} <= set(screen.keys)
    state = COPY_ME.step(state, RatingPressed(3.0, AdultRating.CLOSER, MOUSE))
    meter = COPY_ME.screen(state).meter
    assert meter is not None and meter.stem == pytest.approx(0.7) and COPY_ME.result(state) is None
    outcome = COPY_ME.result(COPY_ME.step(state, NextPressed(4.0, MOUSE)))
    assert outcome is not None and outcome.adult_rating is AdultRating.CLOSER and outcome.judge is Judge.ADULT
    assert outcome.correct is None and outcome.mimic is None


def test_an_adults_there_opens_the_flower_at_once() -> None:
    state = COPY_ME.step(begun(judge=Judge.ADULT), RatingPressed(3.0, AdultRating.THERE, MOUSE))
    screen = COPY_ME.screen(COPY_ME.step(state, TrialStored(3.1, "t")))
    assert screen.growth is Growth.SMALL_FLOWER and screen.meter is not None and screen.meter.opened


def test_a_camera_that_vanishes_changes_the_judge_and_keeps_what_was_seen() -> None:
    state = watched(begun(), 0.4, lambda at: ScriptedMoment(SMILE), 0.0)
    state = COPY_ME.step(state, CameraLost(0.5))
    mirror = COPY_ME.screen(state).mirror
    assert mirror is not None and mirror.judge is Judge.ADULT and mirror.status is FaceStatus.CAMERA_LOST
    outcome = COPY_ME.result(COPY_ME.step(state, NextPressed(1.0, MOUSE)))
    assert outcome is not None and outcome.outcome is Outcome.CAMERA_LOST and outcome.mimic is not None


def test_stop_keeps_the_turn() -> None:
    outcome = COPY_ME.result(COPY_ME.step(begun(), StopPressed(0.5, MOUSE)))
    assert outcome is not None and outcome.outcome is Outcome.STOPPED


def test_again_shows_the_model_once_more() -> None:
    state = COPY_ME.step(begun(), AgainPressed(2.0, MOUSE))
    screen = COPY_ME.screen(state)
    assert screen.speech_count == 1 and screen.picture is not None and screen.picture.shown_at == 2.0
