"""Which turns a session has."""

from __future__ import annotations

import itertools
import random

import pytest

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.trials import Judge, PromptLevel
from expression_trainer.exercises.copy_me import CopyMe
from expression_trainer.exercises.name_it import NameIt
from expression_trainer.practice.planner import TEACHING_ORDER, SessionWish, plan_session, targets_in_reach
from expression_trainer.practice.prompting import Ladder
from expression_trainer.simulation.content import drawn_pack

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
