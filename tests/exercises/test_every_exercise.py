"""What holds for all of our own exercises: they are whole, they end, no run of events breaks one or loses a turn."""

from __future__ import annotations

import dataclasses
import itertools
import random
from collections.abc import Callable

import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.events import (
    AgainPressed,
    BreakPressed,
    CameraLost,
    ChoicePressed,
    Event,
    NextPressed,
    NotSurePressed,
    RatingPressed,
    ReadingArrived,
    ResumePressed,
    StopPressed,
    Tick,
    TrialNotStored,
    TrialStored,
    WayNoted,
)
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import KeyName, Layout
from expression_trainer.domain.trials import AdultRating, InputMethod, Judge, Outcome, PromptLevel, TrialPlan, Way
from expression_trainer.exercises.contract import AnyExercise, OffersFaces
from expression_trainer.exercises.registry import built_ins, standard_registry
from expression_trainer.simulation.content import drawn_pack
from expression_trainer.simulation.readings import ScriptedMoment, reading_of

EXERCISES = built_ins()
ITEMS = tuple(item for item in drawn_pack().items if not item.probe)
NAMES = [exercise.info.name for exercise in EXERCISES]
RUNS, EVENTS_A_RUN = 125, 80
"""Over every exercise 10,000 events."""


def any_event(rng: random.Random, at: float) -> Event:
    method = rng.choice(list(InputMethod))
    units = ActionUnits.of({unit: rng.random() for unit in rng.sample((1, 2, 4, 5, 6, 7, 9, 12, 15, 25, 26), 3)})
    status = rng.choice((FaceStatus.GOOD, FaceStatus.GOOD, FaceStatus.GOOD, rng.choice(list(FaceStatus))))
    makers: tuple[Callable[[], Event], ...] = (
        lambda: Tick(at),
        lambda: ReadingArrived(at, reading_of(ScriptedMoment(units, status), at)),
        lambda: AgainPressed(at, method),
        lambda: RatingPressed(at, rng.choice(list(AdultRating)), method),
        lambda: WayNoted(at, rng.choice(list(Way)), method),
        lambda: ChoicePressed(at, rng.choice(list(Expression)), method),
        lambda: NotSurePressed(at, method),
        lambda: NextPressed(at, method),
        lambda: BreakPressed(at, method),
        lambda: ResumePressed(at, method),
        lambda: CameraLost(at),
        lambda: TrialStored(at, "t"),
        lambda: TrialNotStored(at, "t", "The disk is full.", "Free some space."),
        lambda: StopPressed(at, method),
    )
    return rng.choices(makers, weights=(20, 30, 4, 2, 3, 3, 2, 2, 2, 2, 1, 3, 1, 1))[0]()


def a_plan(exercise: AnyExercise, rng: random.Random) -> TrialPlan:
    (plan,) = exercise.plan(ITEMS, 1, rng)
    plan = dataclasses.replace(plan, prompt_level=rng.choice(list(PromptLevel)))
    return plan if plan.choices else dataclasses.replace(plan, judge=rng.choice(list(Judge)[:3]))


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_ten_thousand_events_of_any_kind_break_nothing_and_lose_no_turn(exercise: AnyExercise) -> None:
    rng = random.Random(exercise.info.name)
    for _ in range(RUNS):
        at, outcome = rng.uniform(0, 1000), None
        state = exercise.begin(a_plan(exercise, rng), at)
        for _ in range(EVENTS_A_RUN):
            at += rng.choice((0.0, 1 / 60, 1 / 30, 0.4, 5.0))
            before, state = state, exercise.step(state, event := any_event(rng, at))
            screen = exercise.screen(state)
            assert screen.keys[0] is KeyName.STOP and screen.question is not None
            if outcome is not None:
                assert exercise.result(state) == outcome, "an outcome never changes"
            outcome = exercise.result(state)
            if isinstance(event, StopPressed):
                assert outcome is not None, "stop always keeps the turn"
            if exercise.finished(before):
                assert exercise.finished(state)
        # whatever happened, it can be ended and left
        for last in (StopPressed(at, InputMethod.MOUSE), TrialStored(at, "t"), NextPressed(at, InputMethod.MOUSE)):
            state = exercise.step(state, last)
        assert exercise.result(state) is not None and exercise.finished(state)


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_the_same_plan_and_events_give_the_same_turn(exercise: AnyExercise) -> None:
    def played() -> list[object]:
        rng = random.Random(8)
        state = exercise.begin(a_plan(exercise, rng), 0.0)
        screens: list[object] = []
        for i in range(60):
            state = exercise.step(state, any_event(rng, i * 0.1))
            screens.append((exercise.screen(state), exercise.result(state)))
        return screens

    assert played() == played()


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_every_exercise_tells_a_teacher_what_it_is_for(exercise: AnyExercise) -> None:
    notes = exercise.info.notes
    assert notes.goal and notes.prerequisite and 1 <= notes.difficulty <= 5
    assert "Keys:" in notes.manual


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_stop_and_break_are_there_from_the_first_screen_to_the_last(exercise: AnyExercise) -> None:
    rng = random.Random(3)
    state = exercise.begin(a_plan(exercise, rng), 0.0)
    keys = exercise.screen(state).keys
    assert keys[:3] == (KeyName.STOP, KeyName.BREAK, KeyName.AGAIN)


@pytest.mark.parametrize("name", ["copy_me", "show_me", "mirror_play", "my_way"])
@pytest.mark.parametrize("judge", [Judge.CAMERA, Judge.ADULT, Judge.SELF])
def test_faces_are_made_with_and_without_a_camera(name: str, judge: Judge) -> None:
    exercise = standard_registry()[name]
    (plan,) = exercise.plan(ITEMS, 1, random.Random(1))
    state = exercise.begin(dataclasses.replace(plan, judge=judge), 0.0)
    state = exercise.step(state, RatingPressed(1.0, AdultRating.THERE, InputMethod.MOUSE))
    state = exercise.step(state, NextPressed(2.0, InputMethod.MOUSE))
    outcome = exercise.result(state)
    assert outcome is not None and outcome.outcome is Outcome.COMPLETED
    praised = exercise.step(state, TrialStored(2.1, "t"))
    assert exercise.screen(praised).layout is Layout.WELL_DONE
    assert exercise.screen(praised).growth is not None, "taking part always grows something"


def test_our_exercises_have_different_names_and_are_all_registered() -> None:
    assert len(set(NAMES)) == len(NAMES) == 8
    assert [exercise.info.name for exercise in itertools.islice(standard_registry(), 8)] == NAMES
    assert [e.info.name for e in EXERCISES if isinstance(e, OffersFaces)] == ["find_it", "same_feeling"]
