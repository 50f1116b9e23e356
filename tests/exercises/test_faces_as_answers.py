"""Find it and Same feeling: faces are the answers."""

from __future__ import annotations

import random

import pytest

from expression_trainer.domain.events import ChoicePressed, Event, NotSurePressed, Tick, TrialStored
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.screens import Growth, KeyName, Layout
from expression_trainer.domain.trials import InputMethod, PromptLevel
from expression_trainer.exercises.asking import DELAYED_CUE_SECONDS, AskedState
from expression_trainer.exercises.find_it import FindIt
from expression_trainer.exercises.same_feeling import SameFeeling
from expression_trainer.simulation.content import drawn_item, drawn_pack

MOUSE = InputMethod.MOUSE
ITEMS = tuple(item for item in drawn_pack().items if not item.probe)
BOTH = (FindIt(), SameFeeling())
NAMES = ["find_it", "same_feeling"]


def begun(
    exercise: FindIt | SameFeeling, level: PromptLevel = PromptLevel.INDEPENDENT, target: Expression = Expression.FEAR
) -> AskedState:
    item = next(item for item in ITEMS if item.expression is target)
    return exercise.begin(exercise.offer(item, level, ITEMS, random.Random(4)), 10.0)


def after(exercise: FindIt | SameFeeling, state: AskedState, *events: Event) -> AskedState:
    for event in events:
        state = exercise.step(state, event)
    return state


@pytest.mark.parametrize("exercise", BOTH, ids=NAMES)
def test_the_right_face_alone_grows_a_large_flower_once_it_is_stored(exercise: FindIt | SameFeeling) -> None:
    answered = after(exercise, begun(exercise), ChoicePressed(12.0, Expression.FEAR, MOUSE))
    outcome = exercise.result(answered)
    assert outcome is not None and outcome.correct and outcome.response_time_ms == pytest.approx(2000)
    assert len(outcome.notes["faces"].split()) == 4, "which faces stood there is kept"
    screen = exercise.screen(after(exercise, answered, TrialStored(12.1, "t")))
    assert (screen.layout, screen.growth) == (Layout.WELL_DONE, Growth.LARGE_FLOWER)


@pytest.mark.parametrize("exercise", BOTH, ids=NAMES)
def test_another_face_leads_to_looking_again_at_the_right_one(exercise: FindIt | SameFeeling) -> None:
    state = begun(exercise)
    other = next(c.expression for c in exercise.screen(state).choices if c.expression is not Expression.FEAR)
    state = after(exercise, state, ChoicePressed(12.0, other, MOUSE), TrialStored(12.1, "t"))
    screen = exercise.screen(state)
    assert screen.layout is Layout.LOOK_AGAIN and screen.picture is not None
    assert screen.picture.item.expression is Expression.FEAR
    (answer,) = screen.choices
    if exercise.info.name == "same_feeling":
        assert answer.item is not None and answer.item.expression is Expression.FEAR
        assert answer.item.identity != screen.picture.item.identity


@pytest.mark.parametrize("exercise", BOTH, ids=NAMES)
@pytest.mark.parametrize("level", list(PromptLevel))
def test_each_prompt_level_gives_its_own_help_and_keeps_the_places(
    exercise: FindIt | SameFeeling, level: PromptLevel
) -> None:
    screen = exercise.screen(begun(exercise, level))
    assert len(screen.choices) == 4 and KeyName.NOT_SURE in screen.keys
    assert sum(choice.available for choice in screen.choices) == (2 if level >= PromptLevel.FEWER_CHOICES else 4)
    assert any(choice.answer for choice in screen.choices) is (level is PromptLevel.FULL_MODEL)
    assert bool(screen.highlights) is (level is PromptLevel.PARTIAL_CUE)
    assert all(choice.item is not None for choice in screen.choices)


@pytest.mark.parametrize("exercise", BOTH, ids=NAMES)
def test_a_cue_that_comes_late_is_help_only_once_it_came(exercise: FindIt | SameFeeling) -> None:
    state = begun(exercise, PromptLevel.DELAYED_CUE)
    early = exercise.result(after(exercise, state, NotSurePressed(11, MOUSE)))
    assert early is not None and early.prompt_level is PromptLevel.INDEPENDENT and early.not_sure
    late = after(exercise, state, Tick(10 + DELAYED_CUE_SECONDS))
    assert exercise.screen(late).highlights
    outcome = exercise.result(after(exercise, late, ChoicePressed(20, Expression.FEAR, MOUSE)))
    assert outcome is not None and outcome.prompt_level is PromptLevel.DELAYED_CUE


def test_a_word_shows_no_face_beside_the_answers_and_a_face_no_word() -> None:
    find, match = (exercise.screen(begun(exercise)) for exercise in BOTH)
    assert find.layout is Layout.FIND and find.picture is None and find.target is Expression.FEAR
    assert match.layout is Layout.MATCH and match.picture is not None
    assert match.question is not None and "target" not in match.question.arguments


def test_from_two_to_six_faces() -> None:
    for count in range(2, 7):
        for exercise in (FindIt(count), SameFeeling(count)):
            assert len(exercise.screen(begun(exercise)).choices) == count
    with pytest.raises(ValueError, match="2-6"):
        FindIt(7)


def test_faces_are_only_one_persons_where_that_person_shows_them_all() -> None:
    lonely = drawn_item("Ada", Expression.FEAR)
    plan = FindIt().offer(lonely, PromptLevel.FULL_MODEL, (*ITEMS, lonely), random.Random(1))
    assert lonely in plan.faces
    assert len({face.identity for face in plan.faces}) == 4, "the odd one out would give the answer away"


def test_too_few_faces_are_told() -> None:
    happy = [item for item in ITEMS if item.expression is Expression.HAPPINESS]
    for exercise in BOTH:
        with pytest.raises(ValueError, match="no face shows"):
            exercise.plan(happy, 1, random.Random(1))
    assert {turn.target for turn in FindIt().plan(ITEMS, 40, random.Random(2))} == set(BASIC_SIX)
