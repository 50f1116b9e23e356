"""Playing through the window: presses, speech, cool-down, focus, the camera, and a long run of nonsense."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.errors import ContractBroken
from expression_trainer.domain.events import (
    AgainPressed,
    BreakPressed,
    CameraBack,
    CameraLost,
    ChoicePressed,
    NotSurePressed,
    RatingPressed,
    ReadingArrived,
    StopPressed,
)
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import AccessibilityProfile, MirrorKind
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import Choice, Layout, Message, Progress
from expression_trainer.domain.trials import InputMethod, Phase, PromptLevel, TrialPlan
from expression_trainer.exercises.copy_me import CopyMe
from expression_trainer.exercises.name_it import NameIt
from expression_trainer.simulation.content import drawn_item
from expression_trainer.simulation.readings import ScriptedMoment
from expression_trainer.ui.gallery import made_up_screens
from tests.ui.stand_ins import ScriptedSession, Table

Seat = Callable[..., Table]
SCREENS = made_up_screens()
SMILE = ActionUnits.of({6: 0.9, 12: 0.9, 25: 0.7})


def name_it(expression: Expression) -> TrialPlan:
    return NameIt().turn(drawn_item("Maya", expression), PromptLevel.INDEPENDENT, Phase.PRACTICE, seed=1)


def copy_me(expression: Expression = Expression.HAPPINESS) -> TrialPlan:
    return CopyMe().turn(drawn_item("Leo", expression), PromptLevel.INDEPENDENT, Phase.PRACTICE, seed=2)


def test_a_click_on_an_answer_is_one_choice_by_mouse(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    table.click("answer-sadness")
    (event,) = session.got(ChoicePressed)
    assert isinstance(event, ChoicePressed)
    assert (event.choice, event.method) == (Expression.SADNESS, InputMethod.MOUSE)


def test_two_clicks_at_once_count_as_one(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    table.click("answer-sadness", times=2)
    assert len(session.got(ChoicePressed)) == 1


def test_nothing_can_be_pressed_for_half_a_second_after_a_change(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    other = (Choice(Expression.ANGER), Choice(Expression.FEAR))
    session.screen = replace(SCREENS["question"], choices=other, progress=Progress(4, 6))
    table.wait(0.02)
    table.click("answer-anger")
    table.wait(0.3)
    table.click("answer-anger")
    assert not session.got(ChoicePressed)
    table.wait(0.3)
    table.click("answer-anger")
    assert len(session.got(ChoicePressed)) == 1


def test_a_press_that_slides_off_its_key_does_nothing(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    target = next(t for t in table.window.targets() if t.target_id == "answer-fear")
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(target.rect.cx, target.rect.cy)))
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(300, 400), rel=(0, 0), buttons=(1, 0, 0)))
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(300, 400)))
    table.wait(0.1)
    assert not session.got(ChoicePressed)


def test_tab_goes_through_the_keys_in_reading_order_and_enter_presses(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    names = table.names()
    assert names == [
        "stop", "break", "again",
        "answer-happiness", "answer-sadness", "answer-anger", "answer-fear", "not_sure",
    ]  # fmt: skip
    for _ in range(3):
        table.type(pygame.K_TAB)
    table.type(pygame.K_RETURN)
    (event,) = session.got(AgainPressed)
    assert isinstance(event, AgainPressed) and event.method is InputMethod.KEYBOARD
    table.wait(0.3)
    table.type(pygame.K_TAB, pygame.KMOD_SHIFT)
    table.type(pygame.K_SPACE)
    assert len(session.got(BreakPressed)) == 1
    table.wait(0.3)
    for _ in range(2):
        table.type(pygame.K_LEFT)
    table.type(pygame.K_RETURN)
    assert len(session.got(NotSurePressed)) == 1, "the way back from the first key leads to the last"


def test_enter_without_focus_presses_nothing_and_shows_where_one_is(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    table.type(pygame.K_RETURN)
    assert not session.got(StopPressed)
    table.type(pygame.K_RETURN)
    assert len(session.got(StopPressed)) == 1


def test_escape_is_stop(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    table.type(pygame.K_ESCAPE)
    assert len(session.got(StopPressed)) == 1


def test_a_touch_is_told_from_a_mouse(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    target = next(t for t in table.window.targets() if t.target_id == "not_sure")
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, button=1, pos=(target.rect.cx, target.rect.cy), touch=True))
    table.wait(0.05)
    (event,) = session.got(NotSurePressed)
    assert isinstance(event, NotSurePressed) and event.method is InputMethod.TOUCH


def test_a_screen_is_spoken_once_and_again_when_asked(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["question"])
    table.play(session)
    assert table.voice.said == ["Maya looks …"]
    session.screen = replace(session.screen, speech_count=1)
    table.wait(0.2)
    assert table.voice.said == ["Maya looks …"] * 2
    session.screen = replace(session.screen, spoken=Message("look-again"), speech_count=1)
    table.wait(0.2)
    assert table.voice.said[2:] == ["Let's look again."]


def test_without_narration_nothing_is_spoken(seat: Seat) -> None:
    table = seat(access=AccessibilityProfile(narration=False))
    table.play(ScriptedSession(SCREENS["question"]))
    assert table.voice.said == []


def test_an_adults_keys_are_ratings(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["copy_judged"])
    table.play(session)
    table.click("closer")
    (event,) = session.got(RatingPressed)
    assert isinstance(event, RatingPressed) and event.rating == "closer"


def test_more_shows_the_other_answers_and_comes_back(seat: Seat) -> None:
    table = seat(access=AccessibilityProfile(text_scale=2.0))
    session = ScriptedSession(SCREENS["question_six"])
    table.play(session)
    first = table.names()
    table.click("more")
    second = table.names()
    assert "answer-happiness" in first and "answer-happiness" not in second and "answer-fear" in second
    table.wait(0.3)
    table.click("more")
    assert table.names() == first
    assert not session.got(ChoicePressed)


def test_a_session_of_naming_is_played_through_the_window(seat: Seat) -> None:
    table = seat()
    session = table.session((name_it(Expression.FEAR), name_it(Expression.ANGER)))
    table.play(session)
    assert table.layout is Layout.QUESTION
    table.click("answer-fear")
    table.wait(0.7)
    assert table.layout is Layout.WELL_DONE
    table.click("next")
    table.wait(0.7)
    assert table.layout is Layout.QUESTION
    table.click("answer-happiness")
    table.wait(0.7)
    assert table.layout is Layout.LOOK_AGAIN
    table.click("break")
    table.wait(0.7)
    assert table.layout is Layout.BREAK
    table.click("resume")
    table.wait(0.7)
    assert table.layout is Layout.LOOK_AGAIN
    table.click("stop")
    table.wait(1.0)
    assert table.window.scene is None, "the game has ended"
    assert [trial.outcome.correct for trial in table.store.trials("child")] == [True, False]


@pytest.mark.parametrize("kind", list(MirrorKind))
def test_a_smile_in_the_mirror_opens_the_flower(seat: Seat, kind: MirrorKind) -> None:
    table = seat(
        access=AccessibilityProfile(mirror=kind),
        show=lambda seconds: ScriptedMoment(SMILE if seconds > 6 else ActionUnits()),
    )
    session = table.session((copy_me(),), camera=True)
    table.play(session, camera=True)
    assert table.readings.starts == 1
    assert table.layout is Layout.REST
    for _ in range(80):
        table.wait(0.25)
        if table.layout is Layout.WELL_DONE:
            break
    assert table.layout is Layout.WELL_DONE
    (trial,) = table.store.trials("child")
    assert trial.outcome.mimic is not None and trial.outcome.mimic.peak > 0.6


def test_a_lost_camera_is_told_once_and_the_readings_stop_at_the_end(seat: Seat) -> None:
    def show(seconds: float) -> ScriptedMoment:
        return ScriptedMoment(status=FaceStatus.CAMERA_LOST if seconds > 1 else FaceStatus.GOOD)

    table, session = seat(show=show), ScriptedSession(SCREENS["copy"])
    table.play(session, camera=True)
    assert session.got(ReadingArrived)
    table.wait(1.5)
    assert len(session.got(CameraLost)) == 1
    table.window.close()
    assert not table.readings.running


def test_a_camera_that_comes_back_is_told_once_each_time_and_read_again(seat: Seat) -> None:
    def show(seconds: float) -> ScriptedMoment:
        if 1 < seconds < 3:
            return ScriptedMoment(status=FaceStatus.CAMERA_LOST)
        return ScriptedMoment(status=FaceStatus.STARTING if 3 <= seconds < 5 else FaceStatus.GOOD)

    table, session = seat(show=show), ScriptedSession(SCREENS["copy"])
    table.play(session, camera=True)
    table.wait(2.0)
    before = len(session.got(ReadingArrived))
    table.wait(1.5)
    assert not session.got(CameraBack) and len(session.got(ReadingArrived)) == before
    table.wait(2.0)
    assert (len(session.got(CameraLost)), len(session.got(CameraBack))) == (1, 1)
    assert len(session.got(ReadingArrived)) > before


def test_a_picture_of_the_window_is_refused_while_a_real_camera_runs(seat: Seat) -> None:
    table = seat()
    table.play(ScriptedSession(SCREENS["copy"]), camera=True)
    with pytest.raises(ContractBroken):
        table.window.picture()
    table.readings.stop()
    assert table.window.picture().width() == 1280


def test_any_run_of_presses_leaves_the_window_standing(seat: Seat) -> None:
    rng = random.Random(5)
    table = seat(access=AccessibilityProfile(reduced_motion=True), size=(800, 480))
    plans = (name_it(Expression.FEAR), copy_me(), name_it(Expression.SADNESS), copy_me(Expression.ANGER))
    table.play(table.session(plans))
    keys = (pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_LEFT, pygame.K_DOWN, pygame.K_F5, pygame.K_a)
    for _ in range(150):
        roll = rng.random()
        if table.window.scene is None:
            break
        if roll < 0.4:
            pygame.event.post(
                pygame.event.Event(
                    rng.choice((pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)),
                    button=rng.choice((1, 1, 3)),
                    pos=(rng.uniform(-5, 805), rng.uniform(60, 485)),
                )
            )
        elif roll < 0.8:
            table.type(rng.choice(keys))
        elif roll < 0.82:
            pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, w=rng.randint(300, 900), h=rng.randint(300, 900)))
        else:
            choices = [name for name in table.names() if name != "stop"]
            table.click(rng.choice(choices))
        table.wait(0.1)
    for trial in table.store.trials("child"):
        assert trial.outcome.outcome is not None
    if table.window.scene is not None:
        table.type(pygame.K_ESCAPE)
        table.wait(2.0)
