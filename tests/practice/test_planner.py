"""Which turns a session has."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from expression_trainer.domain.expressions import BASIC_SIX, RECOGNISED, Expression
from expression_trainer.domain.items import Item
from expression_trainer.domain.trials import Judge, PromptLevel, TrialPlan
from expression_trainer.exercises.copy_me import CopyMe
from expression_trainer.exercises.name_it import NameIt
from expression_trainer.exercises.registry import built_ins
from expression_trainer.practice.planner import (
    PLAYING,
    READING,
    SHOWING,
    TEACHING_ORDER,
    USUAL_TURNS,
    SessionWish,
    plan_session,
    targets_in_reach,
    turns_of_the_day,
)
from expression_trainer.practice.prompting import Ladder
from expression_trainer.simulation.content import drawn_item, drawn_pack

EXERCISES = (NameIt(), CopyMe())
ITEMS = drawn_pack().items


@pytest.mark.parametrize("seed", range(30))
def test_a_session_keeps_its_promises(seed: int) -> None:
    wish = SessionWish(turns=(("name_it", 6), ("copy_me", 3)), judge=Judge.ADULT)
    plan = plan_session(EXERCISES, ITEMS, Ladder(), wish, random.Random(seed))
    assert [turn.exercise for turn in plan.trials] == ["name_it"] * 6 + ["copy_me"] * 3
    assert not any(turn.item.probe for turn in plan.trials), "probe identities are never practised"
    named = [turn.target for turn in plan.trials[:6]]
    assert all(one is not two for one, two in itertools.pairwise(named)), "never the same target twice in a row"
    assert {turn.judge for turn in plan.trials[6:]} == {Judge.ADULT}
    assert plan == plan_session(EXERCISES, ITEMS, Ladder(), wish, random.Random(seed))


def test_the_first_targets_are_happy_sad_angry_and_more_come_as_help_fades() -> None:
    assert targets_in_reach(Ladder(), "name_it") == TEACHING_ORDER[:3]
    known = Ladder({("name_it", target): PromptLevel.PARTIAL_CUE for target in TEACHING_ORDER[:3]})
    assert targets_in_reach(known, "name_it") == TEACHING_ORDER[:4]
    everything = Ladder({("name_it", target): PromptLevel.INDEPENDENT for target in BASIC_SIX})
    assert targets_in_reach(everything, "name_it") == TEACHING_ORDER


def test_wished_targets_are_the_ones_played() -> None:
    wish = SessionWish(turns=(("name_it", 4),), targets=(Expression.FEAR, Expression.DISGUST))
    plan = plan_session(EXERCISES, ITEMS, Ladder(), wish, random.Random(2))
    assert {turn.target for turn in plan.trials} == {Expression.FEAR, Expression.DISGUST}


def test_an_unknown_exercise_is_refused() -> None:
    with pytest.raises(ValueError, match="juggling"):
        plan_session(EXERCISES, ITEMS, Ladder(), SessionWish(turns=(("juggling", 1),)), random.Random(1))


# thousands of faces


def graded(people: int = 30, kept: int = 10) -> tuple[Item, ...]:
    """Everyone in every strength, turned too, and each strong face a second time in another pack."""
    items = []
    for number in range(people):
        name = f"Person {number}"
        for expression in RECOGNISED:
            for strength in (0.3, 0.5, 0.75, 1.0):
                faint = drawn_item(name, expression, strength, probe=number < kept)
                turned = replace(faint, item_id=f"{faint.item_id}-turned", yaw=15.0)
                again = replace(faint, pack_id="stills")
                items += [faint, turned, again]
    return tuple(items)


GRADED = graded()
ALONE = Ladder({(name, target): PromptLevel.INDEPENDENT for name in ("name_it", "copy_me") for target in BASIC_SIX})


@pytest.mark.parametrize("seed", range(10))
def test_a_long_session_shows_no_face_twice_and_nobody_twice_while_there_are_others(seed: int) -> None:
    wish = SessionWish(turns=(("name_it", 20), ("copy_me", 20)))
    for ladder in (Ladder(), ALONE):
        items = [turn.item for turn in plan_session(EXERCISES, GRADED, ladder, wish, random.Random(seed)).trials]
        assert len({item.identity for item in items[:20]}) == 20
        assert len({(i.identity, i.expression, i.variant, i.intensity, i.yaw) for i in items}) == 40
        assert not any(item.probe for item in items)


@pytest.mark.parametrize(
    ("level", "faintest", "turned"),
    [
        (PromptLevel.FULL_MODEL, 1.0, False),
        (PromptLevel.FEWER_CHOICES, 1.0, False),
        (PromptLevel.PARTIAL_CUE, 1.0, False),
        (PromptLevel.DELAYED_CUE, 0.75, False),
        (PromptLevel.INDEPENDENT, 0.5, True),
    ],
)
def test_faces_are_clear_while_help_is_needed(level: PromptLevel, faintest: float, turned: bool) -> None:
    ladder = Ladder({("name_it", target): level for target in BASIC_SIX})
    wish = SessionWish(turns=(("name_it", 20),), targets=BASIC_SIX)
    items = [
        turn.item
        for seed in range(5)
        for turn in plan_session(EXERCISES, GRADED, ladder, wish, random.Random(seed)).trials
    ]
    assert min(item.intensity for item in items) == faintest
    assert any(item.yaw for item in items) is turned


def test_where_there_are_only_faint_or_turned_faces_they_are_used() -> None:
    wish = SessionWish(turns=(("name_it", 3),))
    for items in ([i for i in GRADED if i.intensity < 0.5], [i for i in GRADED if i.yaw]):
        assert len(plan_session(EXERCISES, items, Ladder(), wish, random.Random(1)).trials) == 3


# the mix of a day

ALL = built_ins()


def names(day: int, ladder: Ladder, turns: Mapping[str, int] = USUAL_TURNS) -> list[str]:
    return [name for name, _ in turns_of_the_day(day, ladder, turns)]


def test_a_day_reads_faces_first_then_makes_them_then_plays() -> None:
    for day in range(24):
        for ladder in (Ladder(), ALONE):
            played = names(day, ladder)
            order = [READING, SHOWING, PLAYING]
            rooms = [next(i for i, room in enumerate(order) if name in room) for name in played]
            assert rooms == sorted(rooms) and set(rooms) == {0, 1, 2}
            assert len(played) == len(set(played)) == 4
            assert 8 <= sum(count for _, count in turns_of_the_day(day, ladder)) <= 20


def test_every_exercise_has_its_day() -> None:
    seen = {name for day in range(12) for name in names(day, ALONE)}
    assert seen == {exercise.info.name for exercise in ALL}


def test_a_word_is_shown_without_a_model_only_after_some_copying() -> None:
    assert not any("show_me" in names(day, Ladder()) for day in range(12))


def test_what_an_adult_left_out_is_never_played() -> None:
    without_mimicry = {**USUAL_TURNS, "copy_me": 0, "show_me": 0, "mirror_play": 0}
    for day in range(12):
        assert not {"copy_me", "show_me", "mirror_play"} & set(names(day, ALONE, without_mimicry))
    assert names(3, Ladder(), {"copy_me": 2}) == ["copy_me"]
    assert names(3, Ladder(), {"show_me": 2}) == ["show_me"]


@pytest.mark.parametrize("day", range(8))
def test_every_day_can_be_planned_from_few_and_from_thousands_of_faces(day: int) -> None:
    for items in (ITEMS, GRADED):
        for ladder in (Ladder(), ALONE):
            wish = SessionWish(turns=turns_of_the_day(day, ladder))
            plan = plan_session(ALL, items, ladder, wish, random.Random(day))
            assert plan == plan_session(ALL, items, ladder, wish, random.Random(day))
            assert not any(face.probe for turn in plan.trials for face in (turn.item, *turn.faces))


# faces as answers


def turns_of(name: str, ladder: Ladder, items: tuple[Item, ...] = GRADED) -> list[TrialPlan]:
    wish = SessionWish(turns=((name, 12),), targets=BASIC_SIX)
    return [turn for seed in range(4) for turn in plan_session(ALL, items, ladder, wish, random.Random(seed)).trials]


def level_of(name: str, level: PromptLevel) -> Ladder:
    return Ladder({(name, target): level for target in BASIC_SIX})


@pytest.mark.parametrize("name", ["find_it", "same_feeling"])
@pytest.mark.parametrize("level", list(PromptLevel))
def test_each_answer_is_a_face_of_its_own_expression_as_strong_as_the_model(name: str, level: PromptLevel) -> None:
    for turn in turns_of(name, level_of(name, level)):
        assert len(turn.faces) == len(turn.choices) == len(set(turn.choices)) == 4
        assert [face.expression for face in turn.faces] == list(turn.choices)
        assert {face.intensity for face in turn.faces} == {turn.item.intensity}, "strength must not give it away"
        assert turn.target in turn.choices
        everybody = {face.identity for face in turn.faces}
        if name == "same_feeling":
            assert turn.item.identity not in everybody, "another person shows the same"
        else:
            assert turn.item in turn.faces
        assert len(everybody) == (4 if level <= PromptLevel.DELAYED_CUE else 1)


def test_other_answers_come_from_far_to_near_as_help_fades() -> None:
    helped = turns_of("find_it", Ladder())
    alone = turns_of("find_it", level_of("find_it", PromptLevel.INDEPENDENT))
    far = {turn.target: set(turn.choices) for turn in helped}
    near = {turn.target: set(turn.choices) for turn in alone}
    assert Expression.SURPRISE in near[Expression.FEAR] and Expression.SURPRISE not in far[Expression.FEAR]
    assert Expression.HAPPINESS in far[Expression.ANGER] and Expression.HAPPINESS not in near[Expression.ANGER]


def test_the_place_of_a_face_does_not_tell_what_it_shows() -> None:
    places = {turn.choices.index(turn.target) for turn in turns_of("find_it", Ladder()) if turn.target is BASIC_SIX[0]}
    assert len(places) >= 3
