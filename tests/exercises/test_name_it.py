"""Name it: one face, choose the word."""

from __future__ import annotations

import random

import pytest

from expression_trainer.domain.events import (
    AgainPressed,
    ChoicePressed,
    Event,
    NextPressed,
    NotSurePressed,
    StopPressed,
    Tick,
    TrialStored,
)
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.screens import Growth, KeyName, Layout
from expression_trainer.domain.trials import InputMethod, Outcome, Phase, PromptLevel
from expression_trainer.exercises.asking import DELAYED_CUE_SECONDS, AskedState
from expression_trainer.exercises.cues import TELLING_REGIONS, distractors
from expression_trainer.exercises.name_it import NameIt
from expression_trainer.simulation.content import drawn_item

MOUSE = InputMethod.MOUSE
NAME_IT = NameIt()


def begun(
    expression: Expression = Expression.FEAR, level: PromptLevel = PromptLevel.INDEPENDENT, at: float = 10.0
) -> AskedState:
    plan = NAME_IT.turn(drawn_item("Maya", expression), level, Phase.PRACTICE, seed=1)
    return NAME_IT.begin(plan, at)


def after(state: AskedState, *events: Event) -> AskedState:
    for event in events:
        state = NAME_IT.step(state, event)
    return state


def test_the_right_word_alone_grows_a_large_flower_once_it_is_stored() -> None:
    answered = after(begun(), ChoicePressed(12.5, Expression.FEAR, MOUSE))
    outcome = NAME_IT.result(answered)
    assert outcome is not None and outcome.correct and outcome.response is Expression.FEAR
    assert outcome.response_time_ms == pytest.approx(2500)
    assert NAME_IT.screen(answered).layout is Layout.QUESTION, "no praise before the store has kept it"

    praised = after(answered, TrialStored(12.51, "t"))
    screen = NAME_IT.screen(praised)
    assert (screen.layout, screen.growth) == (Layout.WELL_DONE, Growth.LARGE_FLOWER)
    assert screen.question is not None and screen.question.message_id == "well-done-independent"
    assert not NAME_IT.finished(praised)
    assert NAME_IT.finished(after(praised, NextPressed(14, MOUSE)))


def test_another_word_leads_to_looking_again_with_the_answer_shown() -> None:
    state = after(begun(), ChoicePressed(12, Expression.HAPPINESS, MOUSE), TrialStored(12, "t"))
    outcome, screen = NAME_IT.result(state), NAME_IT.screen(state)
    assert outcome is not None and outcome.correct is False
    assert screen.layout is Layout.LOOK_AGAIN and screen.highlights == TELLING_REGIONS[Expression.FEAR]
    assert [c.expression for c in screen.choices if c.answer] == [Expression.FEAR]
    assert screen.growth is Growth.LEAF, "taking part is never nothing"


def test_not_sure_is_a_wish_for_help_and_neither_right_nor_an_error() -> None:
    state = after(begun(), NotSurePressed(11, MOUSE), TrialStored(11, "t"))
    outcome, screen = NAME_IT.result(state), NAME_IT.screen(state)
    assert outcome is not None and outcome.not_sure and outcome.correct is None and outcome.response is None
    assert screen.question is not None and screen.question.message_id == "look-together"


def test_stop_keeps_the_turn_as_stopped_and_shows_no_praise() -> None:
    state = after(begun(), StopPressed(11, MOUSE))
    outcome = NAME_IT.result(state)
    assert outcome is not None and outcome.outcome is Outcome.STOPPED and outcome.correct is None
    assert NAME_IT.finished(after(state, TrialStored(11, "t")))


def test_a_second_answer_changes_nothing() -> None:
    once = after(begun(), ChoicePressed(11, Expression.FEAR, MOUSE))
    twice = after(once, ChoicePressed(11.1, Expression.ANGER, MOUSE), NotSurePressed(11.2, MOUSE))
    assert NAME_IT.result(twice) == NAME_IT.result(once)


def test_again_says_and_shows_it_again_and_is_counted() -> None:
    state = after(begun(), AgainPressed(12, MOUSE), AgainPressed(13, MOUSE))
    screen = NAME_IT.screen(state)
    assert screen.speech_count == 2 and screen.picture is not None and screen.picture.moving
    assert screen.picture.shown_at == 13
    outcome = NAME_IT.result(after(state, ChoicePressed(14, Expression.FEAR, MOUSE)))
    assert outcome is not None and outcome.replays == 2


@pytest.mark.parametrize("level", list(PromptLevel))
def test_each_prompt_level_gives_its_own_help(level: PromptLevel) -> None:
    screen = NAME_IT.screen(begun(level=level))
    available = [c for c in screen.choices if c.available]
    assert len(screen.choices) == 4, "answers keep their places whatever the help"
    assert len(available) == (2 if level >= PromptLevel.FEWER_CHOICES else 4)
    assert bool(screen.highlights) is (level is PromptLevel.PARTIAL_CUE)
    assert any(c.answer for c in screen.choices) is (level is PromptLevel.FULL_MODEL)
    assert screen.question is not None
    assert screen.question.message_id == ("name-it-model" if level is PromptLevel.FULL_MODEL else "name-it-question")


def test_an_unavailable_answer_can_not_be_given() -> None:
    state = begun(Expression.HAPPINESS, PromptLevel.FEWER_CHOICES)
    hidden = next(c.expression for c in NAME_IT.screen(state).choices if not c.available)
    assert NAME_IT.result(after(state, ChoicePressed(11, hidden, MOUSE))) is None


def test_the_delayed_cue_waits_and_an_answer_before_it_counts_as_independent() -> None:
    state = begun(level=PromptLevel.DELAYED_CUE, at=0.0)
    early = NAME_IT.result(after(state, Tick(DELAYED_CUE_SECONDS - 1), ChoicePressed(5.5, Expression.FEAR, MOUSE)))
    assert early is not None and early.prompt_level is PromptLevel.INDEPENDENT

    cued = after(state, Tick(DELAYED_CUE_SECONDS))
    assert NAME_IT.screen(cued).highlights
    late = NAME_IT.result(after(cued, ChoicePressed(7, Expression.FEAR, MOUSE)))
    assert late is not None and late.prompt_level is PromptLevel.DELAYED_CUE


def test_no_time_ends_a_turn() -> None:
    state = after(begun(), *(Tick(10.0 + hour * 3600) for hour in range(24)))
    assert NAME_IT.result(state) is None and NAME_IT.screen(state).layout is Layout.QUESTION


def test_the_way_out_is_on_every_screen() -> None:
    asked = begun()
    praised = after(asked, ChoicePressed(11, Expression.FEAR, MOUSE), TrialStored(11, "t"))
    looked = after(asked, ChoicePressed(11, Expression.HAPPINESS, MOUSE), TrialStored(11, "t"))
    for state in (asked, praised, looked):
        assert {KeyName.STOP, KeyName.BREAK} <= set(NAME_IT.screen(state).keys)


@pytest.mark.parametrize("target", BASIC_SIX)
def test_distractors_are_others_and_the_nearest_comes_last(target: Expression) -> None:
    others = distractors(target, 5)
    assert target not in others and len(set(others)) == 5
    near = {Expression.FEAR: Expression.SURPRISE, Expression.SURPRISE: Expression.FEAR}
    near |= {Expression.ANGER: Expression.DISGUST, Expression.DISGUST: Expression.ANGER}
    if target in near:
        assert others[-1] is near[target]


def test_planning_needs_a_face_of_the_basic_six() -> None:
    with pytest.raises(ValueError, match="basic"):
        NAME_IT.plan([drawn_item("Maya", Expression.NEUTRAL)], 1, random.Random(1))


def test_a_plan_is_the_same_for_the_same_seed() -> None:
    items = [drawn_item(who, e) for who in ("Maya", "Leo") for e in BASIC_SIX]
    assert NAME_IT.plan(items, 5, random.Random(3)) == NAME_IT.plan(items, 5, random.Random(3))
