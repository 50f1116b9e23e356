"""Which turns a session has."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest

from expression_trainer.domain.expressions import BASIC_SIX, RECOGNISED, Expression
from expression_trainer.domain.items import Item
from expression_trainer.domain.trials import Judge, PromptLevel
from expression_trainer.exercises.copy_me import CopyMe
from expression_trainer.exercises.name_it import NameIt
from expression_trainer.practice.planner import TEACHING_ORDER, SessionWish, plan_session, targets_in_reach
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
