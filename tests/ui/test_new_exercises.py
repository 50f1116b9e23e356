"""The other exercises in the window: faces as answers, number keys, help that comes, the friend, the own way."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest
import skia

from expression_trainer.domain.action_units import ActionUnits, FacePose
from expression_trainer.domain.errors import CameraError
from expression_trainer.domain.events import ChoicePressed, NextPressed, NotSurePressed, WayNoted
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import AccessibilityProfile, MirrorKind
from expression_trainer.domain.screens import Friend, KeyName, Layout, Meter, Picture
from expression_trainer.domain.trials import InputMethod, Judge, PromptLevel, TrialPlan, Way
from expression_trainer.exercises.registry import built_ins
from expression_trainer.faces.emotions import pose
from expression_trainer.practice.planner import SessionWish, plan_session
from expression_trainer.practice.prompting import Ladder
from expression_trainer.simulation.child import Press, SimulatedChild, Temper
from expression_trainer.simulation.content import drawn_pack
from expression_trainer.simulation.readings import ScriptedMoment
from expression_trainer.ui.drawn_people import DrawnPeople
from expression_trainer.ui.friend import Companion, LiveFriend, pose_of, towards
from expression_trainer.ui.gallery import made_up_item, made_up_screens
from expression_trainer.ui.layouts.face_answers import arrange_faces
from expression_trainer.ui.layouts.showing import ANSWER
from expression_trainer.ui.people import People
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scenes.exercise import ExerciseScene
from expression_trainer.ui.view import View
from tests.ui.stand_ins import QuickArtist, QuickPainter, ScriptedSession, Table

Seat = Callable[..., Table]
SCREENS = made_up_screens()
ITEMS = drawn_pack().items
EVERY = tuple((exercise.info.name, 1) for exercise in built_ins())
MIMICKED = ("copy_me", "show_me", "mirror_play", "my_way")


def session_of(turns: tuple[tuple[str, int], ...], judge: Judge = Judge.ADULT, seed: int = 1) -> tuple[TrialPlan, ...]:
    wish = SessionWish(turns=turns, judge=judge)
    return plan_session(built_ins(), ITEMS, Ladder(), wish, random.Random(seed)).trials


# faces as answers


@pytest.mark.parametrize("count", range(2, 7))
def test_faces_stand_in_even_rows_as_large_as_they_can(count: int) -> None:
    for view in (View(1280, 800), View(800, 480), View(800, 1280, 2.0)):
        for area in (Rect(0, 0, 1200, 430), Rect(0, 0, 500, 420), Rect(0, 0, 700, 260)):
            cells = arrange_faces(count, area, view)
            assert len(cells) == count and all(area.holds(cell, 0.5) for cell in cells)
            rows = [sum(cell.y == y for cell in cells) for y in sorted({cell.y for cell in cells})]
            assert len(set(rows)) == 1 or (count == 5 and max(rows) - min(rows) <= 1), rows
            assert all(0.7 < cell.w / cell.h < 1.2 for cell in cells), "brows and mouth are in sight"


def test_faces_are_at_least_200_high_in_the_usual_window(seat: Seat) -> None:
    table = seat()
    table.play(ScriptedSession(SCREENS["find"]))
    faces = [target for target in table.window.targets() if target.target_id.startswith(ANSWER)]
    assert len(faces) == 4 and all(target.rect.h >= 200 and target.rect.w >= 200 for target in faces)


@pytest.mark.parametrize("name", ["question", "find", "match"])
def test_number_keys_press_the_answers_in_their_places(seat: Seat, name: str) -> None:
    table, session = seat(), ScriptedSession(SCREENS[name])
    table.play(session)
    for key, place in ((pygame.K_3, 2), (pygame.K_KP1, 0)):
        table.type(key)
        table.wait(0.3)
        event = session.got(ChoicePressed)[-1]
        assert isinstance(event, ChoicePressed) and event.method is InputMethod.KEYBOARD
        assert event.choice is SCREENS[name].choices[place].expression
    table.type(pygame.K_9)
    assert len(session.got(ChoicePressed)) == 2


def test_the_number_of_an_answer_that_is_not_offered_presses_nothing(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["find_helped"])
    table.play(session)
    table.type(pygame.K_1)
    assert not session.got(ChoicePressed)
    table.wait(0.3)
    table.type(pygame.K_2)
    assert len(session.got(ChoicePressed)) == 1


# help that comes while a movement is asked for


def test_a_face_that_comes_as_help_neither_stops_the_hand_nor_shrinks_the_plant(seat: Seat) -> None:
    table = seat()
    session = ScriptedSession(replace(SCREENS["show_me"], meter=Meter(0.8, 0.0, 0.8)))
    scene = table.play(session)
    table.wait(1.5)
    table.click("not_sure")
    assert len(session.got(NotSurePressed)) == 1
    grown = scene.pieces(table.clock.now())
    before = next(piece.key for piece in grown if piece.name == "meter")
    keys = tuple(key for key in session.screen.keys if key is not KeyName.NOT_SURE)
    session.screen = replace(session.screen, picture=Picture(made_up_item("Leo", Expression.DISGUST)), keys=keys)
    table.wait(0.1)
    assert "not_sure" not in table.names()
    after = next(piece.key for piece in scene.pieces(table.clock.now()) if piece.name == "meter")
    assert after.stem >= before.stem - 0.01  # type: ignore[attr-defined]
    table.wait(0.2)
    table.click("next")
    assert len(session.got(NextPressed)) == 1, "no new cool-down"


# a face that unfolds


def test_a_moving_face_is_never_shown_at_its_apex_before_it_moved(seat: Seat) -> None:
    table = seat()
    item = made_up_item("Maya", Expression.FEAR)
    moving = replace(SCREENS["question"], picture=Picture(item, moving=True, shown_at=table.clock.now()))
    scene = table.play(ScriptedSession(moving))

    def face() -> object:
        return next((piece.key for piece in scene.pieces(table.clock.now()) if piece.name == "face"), None)

    assert face() == "covered", "its steps are not ready: nothing gives the answer away"
    table.people._make_unfolding(item, False)
    table.wait(0.05)
    assert isinstance(face(), tuple)
    table.wait(0.9)
    assert face() is None, "it came to its apex and stays"


def test_a_face_whose_steps_never_come_is_shown_as_it_is(seat: Seat) -> None:
    table = seat()
    item = made_up_item("Maya", Expression.FEAR)
    moving = replace(SCREENS["question"], picture=Picture(item, moving=True, shown_at=table.clock.now()))
    scene = table.play(ScriptedSession(moving))
    table.wait(1.6)
    assert not [piece for piece in scene.pieces(table.clock.now()) if piece.name == "face"]


# the friend


def drawn(friend: LiveFriend, artist: QuickArtist, count: int) -> None:
    for _ in range(500):
        if len(artist.poses) >= count and friend.picture() is not None:
            return
        time.sleep(0.004)
    raise AssertionError(f"{len(artist.poses)} pictures, not {count}")


def test_the_friend_is_drawn_elsewhere_and_the_newest_pose_wins() -> None:
    artist = QuickArtist()
    friend = LiveFriend(artist)
    assert friend.picture() is None
    smile = pose(Expression.HAPPINESS)
    friend.follow(smile)
    drawn(friend, artist, 1)
    friend.follow(smile)
    time.sleep(0.02)
    assert artist.poses == [smile], "a face at rest is not drawn again"
    friend.follow(FacePose())
    drawn(friend, artist, 2)
    friend.close()
    assert artist.closed and artist.poses[-1] == FacePose()


def test_a_chosen_face_comes_about_and_comes_to_rest() -> None:
    wanted, shown = pose_of(Friend("Leo", shows=Expression.ANGER)), FacePose()
    steps = 0
    while shown != wanted:
        nearer = towards(shown, wanted, 1 / 60)
        assert nearer.units[4] >= shown.units[4]
        shown, steps = nearer, steps + 1
    assert 20 < steps < 120, "between a third of a second and two seconds"


def test_the_companion_comes_with_its_screen_and_goes_with_it() -> None:
    people = People(QuickPainter(), 64)
    companion = Companion(people, still=True)
    companion.lead(Friend("Leo", shows=Expression.ANGER), False, 0.0)
    assert companion._friend is not None
    companion.lead(None, False, 0.1)
    assert companion._friend is None and companion.picture() is None
    companion.lead(Friend("Nobody"), False, 0.2)
    assert companion.picture() is None, "a person whom nobody draws is no reason to stop"
    companion.part()


def test_a_friend_whose_process_ends_is_drawn_in_this_one() -> None:
    artist = DrawnPeople().live_artist("Maya", 64, dim=False)
    try:
        first = artist.draw(FacePose())

        def ended(face: FacePose) -> None:
            raise CameraError("the drawn face", "It stopped.", "Start again.")

        artist._face.draw = ended  # type: ignore[attr-defined]
        quick = artist.rest_seconds
        again = artist.draw(pose(Expression.HAPPINESS))
        assert again.image.width() == first.image.width() == 64
        assert artist.rest_seconds > quick
    finally:
        artist.close()


def test_the_process_draws_the_same_friend() -> None:
    people = DrawnPeople()
    artist = people.live_artist("Leo", 96, dim=False)
    try:
        artist.draw(FacePose())
        one = artist.draw(pose(Expression.SURPRISE)).image
        other = people.paint_pose("Leo", pose(Expression.SURPRISE), 96, dim=False).image
        elsewhere, here = (image.toarray(colorType=skia.kRGBA_8888_ColorType) for image in (one, other))
        assert abs(elsewhere[..., :3].astype(int) - here[..., :3]).mean() < 2
    finally:
        artist.close()


@pytest.mark.parametrize("kind", list(MirrorKind))
def test_the_friend_stands_beside_the_mirror_or_alone(seat: Seat, kind: MirrorKind) -> None:
    table = seat(access=AccessibilityProfile(mirror=kind))
    session = ScriptedSession(SCREENS["mirror_play"])
    scene = table.play(session, camera=True)
    names = [piece.name for piece in scene.pieces(table.clock.now())]
    assert ("mirror" in names) is (kind is not MirrorKind.OFF) and "friend" in names
    table.click("done")
    assert len(session.got(NextPressed)) == 1


def test_without_a_camera_a_feeling_is_pressed_and_done_ends_it(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["mirror_play_chosen"])
    table.play(session)
    table.click("answer-anger")
    table.wait(0.3)
    table.click("done")
    assert len(session.got(ChoicePressed)) == len(session.got(NextPressed)) == 1


# the own way


def test_an_adults_note_is_noted_and_kept_with_the_turn(seat: Seat) -> None:
    table, session = seat(), ScriptedSession(SCREENS["my_way"])
    table.play(session)
    table.click("with_voice")
    (event,) = session.got(WayNoted)
    assert isinstance(event, WayNoted) and event.way is Way.VOICE

    table = seat()
    table.play(table.session(session_of((("my_way", 1),))))
    table.click("with_body")
    table.wait(0.4)
    table.click("done")
    table.wait(0.7)
    assert table.layout is Layout.WELL_DONE
    (trial,) = table.store.trials("child")
    assert trial.extra == {"ways": "body"} and trial.outcome.judge is Judge.NOBODY


# whole sessions


def played_by_a_child(table: Table, scene: ExerciseScene, seed: int, most_seconds: float = 240) -> None:
    child = SimulatedChild(random.Random(seed), Temper(names_rightly=0.6, asks_for_help=0.15))
    wish: Press | None = None
    for _ in range(int(most_seconds * 20)):
        if table.window.scene is not scene or scene.screen is None:
            return
        wish = child.watch(scene.screen, table.clock.now()) or wish
        name = f"{ANSWER}{wish.what.value}" if wish and isinstance(wish.what, Expression) else wish and wish.what.value
        if name in table.names():
            table.click(str(name))
            wish = None
        table.wait(0.05)
    raise AssertionError(f"stuck on {scene.screen}")


@pytest.mark.parametrize("camera", [True, False])
def test_all_exercises_in_one_session_with_and_without_the_camera(seat: Seat, camera: bool) -> None:
    table = seat(
        access=AccessibilityProfile(reduced_motion=True, mirror=MirrorKind.DOUBLE),
        size=(800, 480),
        show=lambda seconds: ScriptedMoment(
            ActionUnits.of({6: 0.9, 12: 0.9, 25: 0.7}) if seconds % 4 > 2 and seconds > 6 else ActionUnits()
        ),
    )
    plans = session_of(EVERY, Judge.CAMERA)
    scene = table.play(table.session(plans, camera=camera), camera=camera)
    played_by_a_child(table, scene, seed=3)
    trials = table.store.trials("child")
    assert [name for name in dict.fromkeys(trial.exercise for trial in trials)] == [name for name, _ in EVERY]
    judges = {trial.exercise: trial.outcome.judge for trial in trials if trial.exercise in MIMICKED}
    expected = Judge.CAMERA if camera else Judge.ADULT
    assert judges == {
        "copy_me": expected, "show_me": expected, "mirror_play": Judge.NOBODY, "my_way": Judge.NOBODY,
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
def test_a_wild_hand_breaks_no_exercise_and_loses_no_turn(seat: Seat, seed: int) -> None:
    rng = random.Random(seed)
    table = seat(access=AccessibilityProfile(reduced_motion=True), size=(800, 480))
    scene = table.play(table.session(session_of((*EVERY, *EVERY), seed=seed)))
    keys = (pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_1, pygame.K_4, pygame.K_6, pygame.K_x)
    ended = 0
    for _ in range(300):
        if table.window.scene is not scene:
            break
        if rng.random() < 0.5:
            table.type(rng.choice(keys))
        else:
            table.click(rng.choice([name for name in table.names() if name != "stop"]))
        table.wait(rng.choice((0.05, 0.3, 0.6)))
        kept = len(table.store.trials("child"))
        assert kept >= ended
        ended = kept
    assert ended >= 3
    if table.window.scene is scene:
        table.wait(0.6)
        table.type(pygame.K_ESCAPE)
        table.wait(2.0)
    assert table.window.scene is not scene


def test_the_help_of_each_turn_can_be_shown(seat: Seat) -> None:
    for level in PromptLevel:
        for plan in session_of(EVERY[:6]):
            table = seat()
            table.play(table.session((replace(plan, prompt_level=level),)))
            assert table.names()[:3] == ["stop", "break", "again"]
