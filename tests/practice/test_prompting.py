"""Prompt levels climb down with success and up with errors."""

from __future__ import annotations

import pytest

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.trials import InputMethod, Judge, Outcome, Phase, PromptLevel, TrialOutcome, TrialPlan
from expression_trainer.exercises.name_it import NameIt
from expression_trainer.practice.prompting import NEW_TARGET, Ladder, retest
from expression_trainer.simulation.content import drawn_item

SKILL = ("name_it", Expression.SADNESS)


def outcome(level: PromptLevel, correct: bool | None, end: Outcome = Outcome.COMPLETED) -> TrialOutcome:
    return TrialOutcome(end, None, correct is None, correct, level, 0, InputMethod.MOUSE, Judge.SELF, 0.0, 1.0, 1000.0)


def plan(level: PromptLevel, phase: Phase = Phase.PRACTICE) -> TrialPlan:
    return NameIt().turn(drawn_item("Maya", Expression.SADNESS), level, phase, seed=5)


def test_a_new_target_starts_with_the_full_model_and_fades_one_level_at_a_time() -> None:
    ladder = Ladder()
    levels = [ladder.level(SKILL)]
    for _ in range(5):
        ladder = ladder.after(SKILL, outcome(ladder.level(SKILL), True))
        levels.append(ladder.level(SKILL))
    assert [int(level) for level in levels] == [4, 3, 2, 1, 0, 0]


def test_an_error_goes_back_one_level_and_no_further_than_the_full_model() -> None:
    ladder = Ladder({SKILL: PromptLevel.INDEPENDENT}).after(SKILL, outcome(PromptLevel.INDEPENDENT, False))
    assert ladder.level(SKILL) is PromptLevel.DELAYED_CUE
    assert Ladder().after(SKILL, outcome(NEW_TARGET, False)).level(SKILL) is PromptLevel.FULL_MODEL


def test_a_stopped_turn_says_nothing_about_the_skill() -> None:
    ladder = Ladder({SKILL: PromptLevel.PARTIAL_CUE})
    assert ladder.after(SKILL, outcome(PromptLevel.PARTIAL_CUE, None, Outcome.STOPPED)) == ladder


@pytest.mark.parametrize(("level", "next_level"), [(0, 3), (1, 3), (2, 3), (3, 4)])
def test_after_an_error_the_same_face_comes_back_with_fewer_choices(level: int, next_level: int) -> None:
    first = plan(PromptLevel(level))
    again = retest(first, outcome(PromptLevel(level), False))
    assert again is not None and again.item == first.item and int(again.prompt_level) == next_level


def test_there_are_never_three_errors_in_a_row_without_the_full_model() -> None:
    turn: TrialPlan | None = plan(PromptLevel.INDEPENDENT)
    levels = []
    while turn is not None:
        levels.append(turn.prompt_level)
        turn = retest(turn, outcome(turn.prompt_level, False))
    assert len(levels) <= 3 and levels[-1] is PromptLevel.FULL_MODEL


def test_not_sure_brings_help_as_an_error_does() -> None:
    assert retest(plan(PromptLevel.INDEPENDENT), outcome(PromptLevel.INDEPENDENT, None)) is not None


def test_probes_and_stopped_turns_are_never_tested_again() -> None:
    probe = plan(PromptLevel.INDEPENDENT, Phase.MAINTENANCE_PROBE)
    assert retest(probe, outcome(PromptLevel.INDEPENDENT, False)) is None
    assert retest(plan(PromptLevel.INDEPENDENT), outcome(PromptLevel.INDEPENDENT, None, Outcome.STOPPED)) is None
