"""Mirror play and My way: turns without a score."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from expression_trainer.domain.action_units import ActionUnits, Side
from expression_trainer.domain.events import (
    CameraLost,
    ChoicePressed,
    Event,
    NextPressed,
    ReadingArrived,
    Tick,
    TrialStored,
    WayNoted,
)
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.faces import HeadPose
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import Friend, Growth, KeyName, Layout
from expression_trainer.domain.trials import InputMethod, Judge, Outcome, TrialOutcome, Way
from expression_trainer.exercises.growth import achieved
from expression_trainer.exercises.mirror_play import CALM_WHILE_SECONDS, MirrorPlay, MirrorPlayState, friends_pose
from expression_trainer.exercises.my_way import MyWay
from expression_trainer.simulation.content import drawn_pack
from expression_trainer.simulation.readings import ScriptedMoment, reading_of

MOUSE = InputMethod.MOUSE
ITEMS = drawn_pack().items
MIRROR_PLAY, MY_WAY = MirrorPlay(), MyWay()


def playing(judge: Judge = Judge.CAMERA) -> MirrorPlayState:
    (plan,) = MIRROR_PLAY.plan(ITEMS, 1, random.Random(1))
    return MIRROR_PLAY.begin(replace(plan, judge=judge), 0.0)


def after(state: MirrorPlayState, *events: Event) -> MirrorPlayState:
    for event in events:
        state = MIRROR_PLAY.step(state, event)
    return state


def friend(state: MirrorPlayState) -> Friend:
    shown = MIRROR_PLAY.screen(state).friend
    assert shown is not None
    return shown


def seen(units: ActionUnits, at: float, status: FaceStatus = FaceStatus.GOOD) -> ReadingArrived:
    return ReadingArrived(at, reading_of(ScriptedMoment(units, status), at))


def test_the_friend_smiles_when_the_child_smiles_and_rests_when_the_child_rests() -> None:
    state = after(playing(), *(seen(ActionUnits.of({12: 0.8}), i / 30) for i in range(30)))
    assert friend(state).pose.units[12] > 0.7
    state = after(state, *(seen(ActionUnits(), 1 + i / 30) for i in range(30)))
    assert friend(state).pose.units[12] < 0.01


def test_the_friend_is_a_mirror_left_is_left() -> None:
    pose = friends_pose(ActionUnits.of(left={12: 0.9}), HeadPose(yaw=10, pitch=4, roll=-6), None)
    assert pose.units.side(12, Side.RIGHT) > 0.8 and pose.units.side(12, Side.LEFT) == 0
    assert (pose.yaw, pose.pitch, pose.roll) == (-10, 4, 6)
    assert friends_pose(ActionUnits(), HeadPose(80, 80, 80), None).yaw >= -15, "a head never turns out of sight"


def test_the_childs_own_neutral_and_range_are_what_the_friend_moves_through() -> None:
    own = Baseline(ActionUnits.of({4: 0.4}), ActionUnits.of({4: 0.9, 12: 0.5}), good_frames=90)
    at_rest = friends_pose(own.neutral, None, own)
    assert at_rest.units[4] == 0, "a child whose brow hangs low is not angry"
    assert friends_pose(ActionUnits.of({4: 0.4, 12: 0.5}), None, own).units[12] > 0.85


def test_while_the_child_is_not_seen_the_friend_stays_and_the_screen_says_why() -> None:
    state = after(playing(), *(seen(ActionUnits.of({12: 0.8}), i / 30) for i in range(30)))
    unseen = after(state, seen(ActionUnits(), 1.1, FaceStatus.TOO_DARK))
    assert friend(unseen).pose == friend(state).pose
    hint = MIRROR_PLAY.screen(unseen).hint
    assert hint is not None and hint.message_id == "cant-see-too-dark"


@pytest.mark.parametrize("lost", [False, True])
def test_without_a_camera_pressed_feelings_are_made(lost: bool) -> None:
    state = after(playing(), CameraLost(1.0)) if lost else playing(Judge.ADULT)
    choices = MIRROR_PLAY.screen(state).choices
    assert len(choices) == 6 and not any(choice.chosen for choice in choices)
    state = after(state, ChoicePressed(2.0, Expression.ANGER, MOUSE))
    assert friend(state).shows is Expression.ANGER
    assert [c.expression for c in MIRROR_PLAY.screen(state).choices if c.chosen] == [Expression.ANGER]


def outcome_of(state: MirrorPlayState) -> TrialOutcome:
    outcome = MIRROR_PLAY.result(state)
    assert outcome is not None
    return outcome


def test_done_ends_it_and_nothing_of_the_face_is_kept() -> None:
    state = after(playing(), *(seen(ActionUnits.of({12: 0.8}), i / 30) for i in range(30)))
    state = after(state, NextPressed(3.0, MOUSE), TrialStored(3.1, "t"))
    outcome = outcome_of(state)
    assert outcome.outcome is Outcome.COMPLETED and outcome.judge is Judge.NOBODY
    assert outcome.mimic is None and outcome.correct is None and outcome.adult_rating is None and not outcome.notes
    assert not achieved(outcome) and state.pose.units == ActionUnits()
    screen = MIRROR_PLAY.screen(state)
    assert screen.growth is Growth.LEAF and screen.meter is None and screen.friend is None


def test_a_calm_while_ends_it_but_not_while_the_child_plays() -> None:
    calm = after(playing(), Tick(CALM_WHILE_SECONDS - 1))
    assert MIRROR_PLAY.result(calm) is None
    assert outcome_of(after(calm, Tick(CALM_WHILE_SECONDS))).input_method is InputMethod.NONE
    lively = playing()
    for second in range(100):
        moved = ActionUnits.of({12: 0.9}) if second // 10 % 2 else ActionUnits()
        lively = after(lively, *(seen(moved, second + i / 10) for i in range(10)), Tick(second + 1.0))
    assert MIRROR_PLAY.result(lively) is None


def test_my_way_measures_nothing_and_keeps_only_what_an_adult_noted() -> None:
    (plan,) = MY_WAY.plan(ITEMS, 1, random.Random(2))
    state = MY_WAY.begin(plan, 0.0)
    screen = MY_WAY.screen(state)
    assert screen.layout is Layout.OWN_WAY and screen.meter is None and KeyName.DONE in screen.keys
    for event in (
        seen(ActionUnits.of({12: 0.8}), 1.0),
        WayNoted(2.0, Way.VOICE, MOUSE),
        WayNoted(2.5, Way.FACE, MOUSE),
        WayNoted(3.0, Way.VOICE, MOUSE),
        WayNoted(3.5, Way.BODY, MOUSE),
    ):
        state = MY_WAY.step(state, event)
    assert MY_WAY.screen(state).ways == (Way.FACE, Way.BODY)
    outcome = MY_WAY.result(MY_WAY.step(state, NextPressed(4.0, MOUSE)))
    assert outcome is not None and outcome.notes == {"ways": "face body"}
    assert outcome.judge is Judge.NOBODY and outcome.mimic is None and outcome.correct is None


def test_my_way_without_a_note_keeps_none() -> None:
    (plan,) = MY_WAY.plan(ITEMS, 1, random.Random(2))
    outcome = MY_WAY.result(MY_WAY.step(MY_WAY.begin(replace(plan, judge=Judge.ADULT), 0.0), NextPressed(4.0, MOUSE)))
    assert outcome is not None and not outcome.notes
