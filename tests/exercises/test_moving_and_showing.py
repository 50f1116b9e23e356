"""It's moving, and Show me."""

from __future__ import annotations

from dataclasses import replace

import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.events import (
    AgainPressed,
    CameraLost,
    ChoicePressed,
    Event,
    NextPressed,
    NotSurePressed,
    RatingPressed,
    ReadingArrived,
    Tick,
    TrialStored,
)
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.screens import Growth, KeyName, Layout
from expression_trainer.domain.trials import AdultRating, InputMethod, Judge, Outcome, Phase, PromptLevel
from expression_trainer.exercises.copy_me import CopyMeState
from expression_trainer.exercises.its_moving import ItsMoving
from expression_trainer.exercises.show_me import MODEL_COMES_AFTER_SECONDS, MODEL_STAYS_SECONDS, ShowMe
from expression_trainer.simulation.content import drawn_item
from expression_trainer.simulation.readings import ScriptedMoment, reading_of

MOUSE = InputMethod.MOUSE
MOVING, SHOW_ME = ItsMoving(), ShowMe()
SMILE = ActionUnits.of({6: 0.9, 12: 0.9, 25: 0.7})


def test_a_face_moves_from_the_first_moment_and_again_when_asked() -> None:
    plan = MOVING.turn(drawn_item("Maya", Expression.FEAR), PromptLevel.INDEPENDENT, Phase.PRACTICE, 1)
    state = MOVING.begin(plan, 5.0)
    picture = MOVING.screen(state).picture
    assert picture is not None and picture.moving and picture.shown_at == 5.0
    picture = MOVING.screen(MOVING.step(state, AgainPressed(8.0, MOUSE))).picture
    assert picture is not None and picture.moving and picture.shown_at == 8.0
    for event in (ChoicePressed(9.0, Expression.FEAR, MOUSE), TrialStored(9.1, "t")):
        state = MOVING.step(state, event)
    praised = MOVING.screen(state)
    assert praised.layout is Layout.WELL_DONE and praised.picture is not None and not praised.picture.moving


def begun(level: PromptLevel, judge: Judge = Judge.CAMERA, at: float = 0.0) -> CopyMeState:
    plan = SHOW_ME.turn(drawn_item("Leo", Expression.HAPPINESS), level, Phase.PRACTICE, 2)
    return SHOW_ME.begin(replace(plan, judge=judge), at)


def after(state: CopyMeState, *events: Event) -> CopyMeState:
    for event in events:
        state = SHOW_ME.step(state, event)
    return state


def smiled(state: CopyMeState, at: float) -> CopyMeState:
    for frame in range(90):
        now = at + frame / 30
        state = SHOW_ME.step(state, ReadingArrived(now, reading_of(ScriptedMoment(SMILE), now)))
    return state


def shows_model(state: CopyMeState) -> bool:
    return SHOW_ME.screen(state).picture is not None


def test_alone_there_is_only_the_word_and_a_smile_opens_a_large_flower() -> None:
    state = begun(PromptLevel.INDEPENDENT)
    screen = SHOW_ME.screen(state)
    assert screen.picture is None and not screen.highlights and KeyName.NOT_SURE in screen.keys
    done = after(smiled(state, 1.0), TrialStored(5.0, "t"))
    outcome = SHOW_ME.result(done)
    assert outcome is not None and outcome.correct and outcome.mimic is not None
    assert SHOW_ME.screen(done).growth is Growth.LARGE_FLOWER
    assert SHOW_ME.screen(done).picture is not None, "the praise shows the face that was meant"


@pytest.mark.parametrize("level", list(PromptLevel))
def test_not_sure_brings_a_face_to_copy_and_is_kept_as_help(level: PromptLevel) -> None:
    state = after(begun(level), Tick(7.0), NotSurePressed(7.5, MOUSE))
    assert shows_model(state) and KeyName.NOT_SURE not in SHOW_ME.screen(state).keys
    outcome = SHOW_ME.result(smiled(state, 8.0))
    assert outcome is not None and outcome.prompt_level == max(level, PromptLevel.DELAYED_CUE)


def test_the_full_model_stays_and_the_next_level_shows_it_first_and_takes_it_away() -> None:
    full, first = begun(PromptLevel.FULL_MODEL), begun(PromptLevel.FEWER_CHOICES)
    assert shows_model(full) and shows_model(first)
    later = Tick(MODEL_STAYS_SECONDS)
    assert shows_model(after(full, later)) and not shows_model(after(first, later))
    assert shows_model(after(first, later, AgainPressed(9.0, MOUSE))), "again shows it again"


def test_the_partial_cue_says_the_telling_movements() -> None:
    screen = SHOW_ME.screen(begun(PromptLevel.PARTIAL_CUE))
    assert screen.picture is None and screen.highlights


def test_the_delayed_face_comes_late_and_counts_only_when_it_came() -> None:
    state = begun(PromptLevel.DELAYED_CUE)
    early = SHOW_ME.result(smiled(state, 1.0))
    assert early is not None and early.prompt_level is PromptLevel.INDEPENDENT
    late = after(state, Tick(MODEL_COMES_AFTER_SECONDS))
    assert shows_model(late)
    outcome = SHOW_ME.result(smiled(late, 9.0))
    assert outcome is not None and outcome.prompt_level is PromptLevel.DELAYED_CUE


@pytest.mark.parametrize(("judge", "asked"), [(Judge.ADULT, "adult-judge"), (Judge.SELF, "self-judge")])
def test_without_a_camera_a_person_says_how_close_it_was(judge: Judge, asked: str) -> None:
    state = begun(PromptLevel.INDEPENDENT, judge)
    screen = SHOW_ME.screen(state)
    assert {KeyName.A_LITTLE, KeyName.CLOSER, KeyName.THERE} <= set(screen.keys)
    assert screen.hint is not None and screen.hint.message_id == asked
    outcome = SHOW_ME.result(after(state, RatingPressed(2.0, AdultRating.THERE, MOUSE)))
    assert outcome is not None and outcome.judge is judge and outcome.adult_rating is AdultRating.THERE


def test_a_lost_camera_leaves_the_turn_to_an_adult() -> None:
    state = after(begun(PromptLevel.INDEPENDENT), CameraLost(1.0), RatingPressed(2.0, AdultRating.CLOSER, MOUSE))
    outcome = SHOW_ME.result(after(state, NextPressed(3.0, MOUSE)))
    assert outcome is not None and outcome.outcome is Outcome.COMPLETED and outcome.judge is Judge.ADULT
