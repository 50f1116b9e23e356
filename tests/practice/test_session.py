"""A session: rest, turns, re-tests, break, stop, and a store that may be slow or broken."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.events import (
    BreakPressed,
    CameraBack,
    CameraLost,
    ChoicePressed,
    Event,
    NextPressed,
    RatingPressed,
    ReadingArrived,
    ResumePressed,
    StopPressed,
)
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.readings import FaceStatus, FrameCounts
from expression_trainer.domain.screens import Growth, Layout, Screen
from expression_trainer.domain.sessions import SessionEnd, SessionPlan
from expression_trainer.domain.trials import (
    AdultRating,
    InputMethod,
    Judge,
    Outcome,
    Phase,
    PromptLevel,
    TrialPlan,
    TrialResult,
)
from expression_trainer.exercises.copy_me import CopyMe
from expression_trainer.exercises.name_it import NameIt
from expression_trainer.exercises.registry import Registry
from expression_trainer.practice.prompting import Ladder
from expression_trainer.practice.session import SAVING_SHOWS_AFTER_SECONDS, SessionRunner, Sitting
from expression_trainer.simulation.clock import SteppedClock
from expression_trainer.simulation.content import drawn_item
from expression_trainer.simulation.memory_store import MemoryStore
from expression_trainer.simulation.readings import ScriptedMoment, reading_of

MOUSE = InputMethod.MOUSE
SMILE = ActionUnits.of({6: 0.9, 12: 0.9, 25: 0.7})


def name_it(expression: Expression, level: PromptLevel = PromptLevel.INDEPENDENT) -> TrialPlan:
    return NameIt().turn(drawn_item("Maya", expression), level, Phase.PRACTICE, seed=1)


def copy_me(expression: Expression = Expression.HAPPINESS) -> TrialPlan:
    return CopyMe().turn(drawn_item("Leo", expression), PromptLevel.FULL_MODEL, Phase.PRACTICE, seed=2)


@dataclass
class Play:
    """A runner with its clock and store, driven by hand."""

    plans: tuple[TrialPlan, ...]
    camera: bool = False
    store_delay: float = 0.0
    independent: bool = True
    clock: SteppedClock = field(default_factory=SteppedClock)

    def __post_init__(self) -> None:
        self.store = MemoryStore(self.clock, self.store_delay)
        learner = Learner("child", "Maya", "6-8", "Maya", AccessibilityProfile(), self.clock.utc())
        self.store.add_learner(learner)
        levels = {(p.exercise, p.target): PromptLevel.INDEPENDENT for p in self.plans} if self.independent else {}
        ids = (f"id-{number}" for number in itertools.count())
        registry = Registry()
        registry.add(NameIt())
        registry.add(CopyMe())
        sitting = Sitting(
            learner=learner,
            plan=SessionPlan(self.plans),
            ladder=Ladder(levels),
            baseline=None,
            camera=self.camera,
            simulated=True,
            model_version="m1",
            rig_version="r1",
            pack_versions={"simulated": "1"},
            seed=7,
        )
        self.runner = SessionRunner(
            sitting, registry, self.store, self.clock, lambda: next(ids), lambda: FrameCounts(9, 8)
        )

    def after(self, *events: Event, seconds: float = 0.1) -> Screen:
        """The screen after these events, a little later."""
        now = self.clock.step(seconds)
        self.runner.advance(events, now)
        return self.runner.advance((), self.clock.step(0.01))

    def watch(self, seconds: float, show: Callable[[float], ScriptedMoment]) -> Screen:
        """Let the camera see the child for some seconds."""
        screen = self.runner.advance((), self.clock.now())
        for _ in range(round(seconds * 30)):
            now = self.clock.step(1 / 30)
            screen = self.runner.advance((ReadingArrived(now, reading_of(show(now), now)),), now)
        return screen

    def answer(self, expression: Expression) -> Screen:
        return self.after(ChoicePressed(self.clock.now() + 0.1, expression, MOUSE))

    def press(self, kind: Callable[[float, InputMethod], Event], seconds: float = 0.1) -> Screen:
        return self.after(kind(self.clock.now() + seconds, MOUSE), seconds=seconds)

    @property
    def trials(self) -> tuple[TrialResult, ...]:
        return self.store.trials("child")


def layouts(screens: Iterable[Screen]) -> list[Layout]:
    return [screen.layout for screen in screens]


def test_two_right_answers_make_a_finished_session_with_two_flowers() -> None:
    play = Play((name_it(Expression.FEAR), name_it(Expression.ANGER)))
    assert play.after().layout is Layout.QUESTION
    assert play.answer(Expression.FEAR).layout is Layout.WELL_DONE
    assert play.press(NextPressed).layout is Layout.QUESTION
    assert play.answer(Expression.ANGER).layout is Layout.WELL_DONE
    assert play.press(NextPressed).layout is Layout.FINISHED
    summary = play.runner.summary()
    assert summary.growths == (Growth.LARGE_FLOWER, Growth.LARGE_FLOWER)
    assert summary.practised == (Expression.FEAR, Expression.ANGER) and summary.end is SessionEnd.FINISHED
    (session,) = play.store.sessions("child")
    assert session.end is SessionEnd.FINISHED and session.frames.seen == 9
    assert [trial.versions.pack for trial in play.trials] == ["1", "1"]


def test_praise_waits_for_the_store_and_a_slow_store_gets_a_calm_picture() -> None:
    play = Play((name_it(Expression.FEAR),), store_delay=2.0)
    play.after()
    assert play.answer(Expression.FEAR).layout is Layout.QUESTION, "not kept yet, nothing is praised"
    assert play.after(seconds=SAVING_SHOWS_AFTER_SECONDS).layout is Layout.SAVING
    assert play.after(seconds=2.0).layout is Layout.WELL_DONE
    assert len(play.trials) == 1


def test_a_store_that_can_not_keep_says_so_and_keeps_it_on_the_next_try() -> None:
    play = Play((name_it(Expression.FEAR),))
    play.after()
    play.store.broken = "results.sqlite: the disk is full."
    screen = play.answer(Expression.FEAR)
    assert screen.layout is Layout.NOT_SAVED
    assert screen.adult_note is not None and "disk is full" in screen.adult_note
    assert play.press(NextPressed).layout is Layout.NOT_SAVED
    play.store.broken = None
    assert play.press(NextPressed).layout is Layout.WELL_DONE
    assert len(play.trials) == 1, "kept once"


def test_an_error_brings_the_same_face_back_with_fewer_choices_and_the_stone_waits() -> None:
    play = Play((name_it(Expression.FEAR), name_it(Expression.ANGER)))
    play.after()
    assert play.answer(Expression.HAPPINESS).layout is Layout.LOOK_AGAIN
    screen = play.press(NextPressed)
    assert screen.layout is Layout.QUESTION and screen.target is Expression.FEAR
    assert sum(choice.available for choice in screen.choices) == 2
    assert screen.progress is not None and screen.progress.done == 0
    play.answer(Expression.FEAR)
    screen = play.press(NextPressed)
    assert screen.target is Expression.ANGER and screen.progress is not None and screen.progress.done == 1
    assert [int(trial.outcome.prompt_level) for trial in play.trials] == [0, 3]


def test_stop_keeps_the_open_turn_and_ends_calmly() -> None:
    play = Play((name_it(Expression.FEAR), name_it(Expression.ANGER)))
    play.after()
    assert play.press(StopPressed).layout is Layout.FINISHED
    assert [trial.outcome.outcome for trial in play.trials] == [Outcome.STOPPED]
    assert play.runner.summary().growths == (Growth.LEAF,), "taking part always grows a leaf"
    assert play.store.sessions("child")[0].end is SessionEnd.STOPPED


def test_stop_while_the_answer_is_being_kept_loses_nothing() -> None:
    play = Play((name_it(Expression.FEAR), name_it(Expression.ANGER)), store_delay=1.0)
    play.after()
    play.answer(Expression.FEAR)
    assert play.press(StopPressed).layout is Layout.QUESTION
    assert play.after(seconds=1.0).layout is Layout.FINISHED
    assert len(play.trials) == 1


def test_stop_on_praise_goes_straight_to_the_finish() -> None:
    play = Play((name_it(Expression.FEAR), name_it(Expression.ANGER)))
    play.after()
    play.answer(Expression.FEAR)
    assert play.press(StopPressed).layout is Layout.FINISHED
    assert len(play.trials) == 1


def test_stop_on_looking_again_makes_no_retest() -> None:
    play = Play((name_it(Expression.FEAR),))
    play.after()
    play.answer(Expression.HAPPINESS)
    assert play.press(StopPressed).layout is Layout.FINISHED


def test_a_break_never_counts_as_response_time() -> None:
    play = Play((name_it(Expression.FEAR),))
    play.after()
    assert play.press(BreakPressed).layout is Layout.BREAK
    assert play.after(seconds=300).layout is Layout.BREAK
    assert play.press(ResumePressed).layout is Layout.QUESTION
    play.answer(Expression.FEAR)
    response_time_ms = play.trials[0].outcome.response_time_ms
    assert response_time_ms is not None and response_time_ms < 1000


def test_a_break_on_praise_comes_back_to_the_praise() -> None:
    play = Play((name_it(Expression.FEAR),))
    play.after()
    play.answer(Expression.FEAR)
    play.press(BreakPressed)
    assert play.press(ResumePressed).layout is Layout.WELL_DONE


def test_stop_in_the_break_keeps_the_open_turn_as_stopped() -> None:
    play = Play((name_it(Expression.FEAR),))
    play.after()
    play.press(BreakPressed)
    assert play.press(StopPressed).layout is Layout.FINISHED
    assert [trial.outcome.outcome for trial in play.trials] == [Outcome.STOPPED]


def test_the_neutral_is_gathered_quietly_and_kept_with_the_own_range_at_the_end() -> None:
    play = Play((copy_me(),), camera=True)
    assert play.after().layout is Layout.REST
    play.watch(3.5, lambda now: ScriptedMoment())
    assert play.runner.advance((), play.clock.now()).layout is Layout.COPY
    play.watch(2.0, lambda now: ScriptedMoment(SMILE))
    assert play.after().layout is Layout.WELL_DONE
    play.press(NextPressed)
    kept = play.store.baseline("child")
    assert kept is not None and kept.neutral[12] == pytest.approx(0, abs=0.01) and kept.maximum[12] > 0.5


def test_a_copied_smile_is_kept_with_its_score_and_judge() -> None:
    play = Play((copy_me(),), camera=True)
    play.watch(3.5, lambda now: ScriptedMoment())
    play.watch(2.0, lambda now: ScriptedMoment(SMILE))
    (trial,) = play.trials
    assert trial.outcome.judge is Judge.CAMERA and trial.outcome.correct
    assert trial.outcome.mimic is not None and trial.outcome.mimic.peak > 0.6


def test_without_good_frames_the_rest_ends_by_itself_and_the_child_plays_on() -> None:
    play = Play((name_it(Expression.FEAR),), camera=True)
    screen = play.watch(16, lambda now: ScriptedMoment(status=FaceStatus.TOO_DARK))
    assert screen.layout is Layout.QUESTION


def test_a_camera_that_vanishes_hands_the_judging_to_the_adult() -> None:
    play = Play((copy_me(), copy_me(Expression.SADNESS)), camera=True)
    play.watch(3.5, lambda now: ScriptedMoment())
    play.after(CameraLost(play.clock.now()))
    screen = play.after(RatingPressed(play.clock.now(), AdultRating.THERE, MOUSE))
    assert screen.layout is Layout.WELL_DONE
    screen = play.press(NextPressed)
    assert screen.mirror is not None and screen.mirror.judge is Judge.ADULT
    assert play.trials[0].outcome.judge is Judge.ADULT
    assert play.trials[0].outcome.adult_rating is AdultRating.THERE


def test_a_camera_that_comes_back_judges_from_the_next_turn_on() -> None:
    play = Play((copy_me(), copy_me(Expression.SADNESS)), camera=True)
    play.watch(3.5, lambda now: ScriptedMoment())
    play.after(CameraLost(play.clock.now()))
    screen = play.after(CameraBack(play.clock.now()))
    assert screen.mirror is not None and screen.mirror.judge is Judge.ADULT, "not in the middle of a turn"
    screen = play.watch(3.0, lambda now: ScriptedMoment(SMILE))
    assert screen.layout is Layout.COPY and not play.trials, "what the camera sees counts for nothing in this turn"
    play.after(RatingPressed(play.clock.now(), AdultRating.THERE, MOUSE))
    screen = play.press(NextPressed)
    assert screen.mirror is not None and screen.mirror.judge is Judge.CAMERA


def test_a_camera_that_was_not_allowed_never_comes_back() -> None:
    play = Play((copy_me(),), camera=False)
    screen = play.after(CameraBack(play.clock.now()))
    assert screen.mirror is not None and screen.mirror.judge is Judge.ADULT
    play.after(RatingPressed(play.clock.now(), AdultRating.THERE, MOUSE))
    assert play.trials[0].outcome.judge is Judge.ADULT


def test_progress_is_never_lost_whatever_is_pressed() -> None:
    """Random presses over many sessions: every session ends, and every answered turn is kept."""
    for seed in range(60):
        rng = random.Random(seed)
        play = Play((name_it(Expression.FEAR), copy_me(), name_it(Expression.ANGER)), camera=rng.random() < 0.5)
        screen = play.after()
        for _ in range(1500):
            at = play.clock.now()
            event = rng.choice(
                (
                    ChoicePressed(at, rng.choice(BASIC_SIX), MOUSE),
                    NextPressed(at, MOUSE),
                    BreakPressed(at, MOUSE),
                    ResumePressed(at, MOUSE),
                    RatingPressed(at, rng.choice(list(AdultRating)), MOUSE),
                    ReadingArrived(at, reading_of(ScriptedMoment(SMILE.scaled(rng.random())), at)),
                    CameraLost(at),
                    CameraBack(at),
                )
            )
            screen = play.after(event, seconds=rng.choice((0.02, 0.3, 2.0)))
            if screen.layout is Layout.FINISHED:
                break
        assert screen.layout is Layout.FINISHED, f"seed {seed} is stuck on {screen.layout}"
        growths = play.runner.summary().growths
        assert len(growths) == len(play.trials) >= 3
