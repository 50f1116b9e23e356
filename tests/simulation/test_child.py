"""The simulated child plays like someone who looks at the screen."""

from __future__ import annotations

import random

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import Choice, KeyName, Layout, Mirror, Screen
from expression_trainer.domain.trials import Judge
from expression_trainer.simulation.child import AT_REST, Press, SimulatedChild, Temper

QUESTION = Screen(
    Layout.QUESTION,
    choices=tuple(Choice(expression) for expression in BASIC_SIX),
    target=Expression.FEAR,
    keys=(KeyName.STOP, KeyName.NOT_SURE),
)
COPY = Screen(Layout.COPY, target=Expression.ANGER, mirror=Mirror(FaceStatus.GOOD, Judge.CAMERA))


def presses(child: SimulatedChild, screen: Screen, seconds: float) -> list[Press]:
    times = [frame / 30 for frame in range(round(seconds * 30))]
    return [press for at in times if (press := child.watch(screen, at)) is not None]


def test_a_question_gets_one_answer_after_some_thought() -> None:
    child = SimulatedChild(random.Random(1), Temper(names_rightly=1.0, asks_for_help=0.0))
    assert presses(child, QUESTION, 0.5) == []
    assert presses(child, QUESTION, 10) == [Press(Expression.FEAR)]


def test_answers_are_right_about_as_often_as_the_temper_says() -> None:
    right = 0
    for seed in range(400):
        child = SimulatedChild(random.Random(seed), Temper(names_rightly=0.7, asks_for_help=0.1))
        right += presses(child, QUESTION, 5) == [Press(Expression.FEAR)]
    assert 0.62 < right / 400 < 0.78


def test_a_face_rises_holds_and_lets_go() -> None:
    temper = Temper(copies_rightly=1.0)
    child = SimulatedChild(random.Random(2), temper)
    child.watch(COPY, 0.0)
    assert child.face(0.1) == AT_REST
    apex = child.face(temper.resting_seconds + temper.onset_seconds + 0.5)
    assert apex.expression is Expression.ANGER and apex.intensity >= 0.75
    later = temper.resting_seconds + 2 * temper.onset_seconds + temper.holding_seconds
    assert child.face(later - 0.01).intensity < 0.05


def test_without_a_camera_an_adult_taps() -> None:
    child = SimulatedChild(random.Random(3))
    screen = Screen(Layout.COPY, target=Expression.ANGER, mirror=Mirror(FaceStatus.CAMERA_OFF, Judge.ADULT))
    assert presses(child, screen, 10) == [Press(KeyName.THERE)]


def test_a_break_ends() -> None:
    assert presses(SimulatedChild(random.Random(4)), Screen(Layout.BREAK), 10) == [Press(KeyName.RESUME)]
