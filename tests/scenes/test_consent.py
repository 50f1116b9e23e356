"""The camera and the results stay off until an adult says yes, and off again the moment the yes is taken back."""

from __future__ import annotations

import pytest

from expression_trainer.domain.consent import ConsentKind
from expression_trainer.domain.errors import ConsentMissing
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.ui.scenes.camera_check import CameraCheck
from expression_trainer.ui.scenes.gate import Gate
from expression_trainer.ui.scenes.guide import Guide
from expression_trainer.ui.scenes.plan import Plan
from expression_trainer.ui.scenes.who_plays import WhoPlays

from .conftest import Walker
from .some_trials import some_trials


def _walk_through_guide(walker: Walker, results: str = "yes", camera: str = "yes", assent: str = "yes") -> None:
    """From a first start to the end of the guide."""
    walker.go_to(walker.house.who_plays())
    walker.press("start")
    walker.type("12341234")
    walker.press("next", "relation:parent", "next")
    walker.type("Maya")
    walker.press("age:6-7", "next")
    for answer in (f"results-{results}", f"camera-{camera}"):
        while answer not in walker.on_show():
            walker.press("page-on")
        walker.press(answer)
    walker.press(f"assent-{assent}")


def test_the_guide_keeps_the_child_and_both_decisions(walker: Walker) -> None:
    _walk_through_guide(walker)
    (learner,) = walker.store.learners()
    assert (learner.name, learner.age_band) == ("Maya", "6-7")
    assert learner.avatar in walker.house.avatars
    records = walker.store.consents(learner.learner_id)
    assert {(record.kind, record.granted, record.given_by) for record in records} == {
        (ConsentKind.KEEP_RESULTS, True, "parent"),
        (ConsentKind.CAMERA, True, "parent"),
    }
    walker.press("play")
    assert isinstance(walker.room, Plan)


def test_only_an_adult_gets_into_the_guide_even_when_nobody_plays_here_any_more(walker: Walker) -> None:
    walker.house.set_pin("2468")
    walker.go_to(walker.house.who_plays())
    walker.press("start")
    walker.type("1111")
    assert isinstance(walker.room, Gate)
    walker.type("2468")
    assert isinstance(walker.room, Guide)


def test_nothing_is_kept_before_the_child_was_asked(walker: Walker) -> None:
    walker.go_to(walker.house.guide(first=False))
    walker.press("relation:teacher", "next")
    walker.type("Maya")
    walker.press("age:6-7", "next", "results-yes")
    assert walker.store.learners() == ()


def test_a_child_who_says_not_now_has_not_agreed_to_the_camera(walker: Walker) -> None:
    _walk_through_guide(walker, assent="no")
    (learner,) = walker.store.learners()
    assert not walker.house.agreed(learner, ConsentKind.CAMERA)
    assert walker.shows("That is fine.")


def test_the_guide_refuses_a_name_that_is_taken_or_empty(walker: Walker) -> None:
    walker.add_child("Maya")
    walker.go_to(walker.house.guide(first=False))
    walker.press("relation:family", "next", "age:6-7")
    assert "next" not in walker.on_show()
    walker.type("  maya")
    assert "next" not in walker.on_show()
    assert walker.shows("already in use")
    walker.type(" B")
    assert "next" in walker.on_show()


def test_an_avatar_is_never_a_person_kept_for_probes(walker: Walker) -> None:
    probes = {item.identity for pack in walker.services.packs for item in pack.items if item.probe}
    assert probes
    assert probes.isdisjoint(walker.house.avatars)


def test_refusing_the_camera_leads_to_the_game_without_it(walker: Walker) -> None:
    _walk_through_guide(walker, camera="no")
    walker.press("play", "start")
    assert walker.playing
    assert [sitting.camera for sitting in walker.sittings] == [False]
    assert walker.camera.starts == 0


def test_a_guest_plays_without_camera_and_without_being_kept(walker: Walker) -> None:
    walker.add_child()
    walker.go_to(walker.house.who_plays())
    walker.press("guest", "start")
    (sitting,) = walker.sittings
    assert not sitting.camera
    assert walker.camera.starts == 0
    assert sitting.learner.learner_id not in {one.learner_id for one in walker.store.learners()}
    assert walker.store.consents(sitting.learner.learner_id) == ()


def test_with_consent_the_camera_starts_at_the_check_and_not_before(walker: Walker) -> None:
    learner = walker.add_child(camera=True)
    walker.go_to(walker.house.who_plays())
    walker.press(f"learner:{learner.learner_id}")
    assert walker.camera.starts == 0
    walker.press("start")
    assert walker.camera.starts == 1
    assert walker.shows("camera is on")
    walker.press("start")
    assert walker.playing and walker.sittings[-1].camera
    assert walker.camera.running  # the exercises go on with the same camera


def test_leaving_the_check_closes_the_camera(walker: Walker) -> None:
    learner = walker.add_child()
    walker.go_to(walker.house.begin(learner))
    walker.press("stop")
    assert not walker.camera.running


def test_playing_without_after_the_check_closes_the_camera(walker: Walker) -> None:
    learner = walker.add_child()
    walker.go_to(walker.house.begin(learner))
    walker.press("without")
    assert not walker.sittings[-1].camera
    assert not walker.camera.running


def test_no_way_through_the_code_starts_the_camera_without_consent(walker: Walker) -> None:
    learner = walker.add_child(camera=False)
    with pytest.raises(ConsentMissing):
        CameraCheck(walker.house, learner).enter()
    walker.house.play(learner, camera=True)
    assert not walker.sittings[-1].camera
    assert walker.camera.starts == 0


def test_withdrawing_stops_the_camera_at_once_and_keeps_it_off(walker: Walker) -> None:
    learner = walker.add_child()
    walker.camera.start()
    walker.clock.step(1.0)
    walker.go_to(walker.house.adults(learner.learner_id))
    walker.press("section:privacy", "consent:camera:no")
    assert not walker.camera.running
    assert walker.shows("Not allowed.")
    starts = walker.camera.starts
    walker.press("to-game", f"learner:{learner.learner_id}", "start")
    assert walker.camera.starts == starts
    assert not walker.sittings[-1].camera


def test_consent_can_be_given_again_and_the_history_stays(walker: Walker) -> None:
    learner = walker.add_child(camera=False)
    walker.clock.step(1.0)
    walker.go_to(walker.house.adults(learner.learner_id))
    walker.press("section:privacy", "consent:camera:yes")
    assert walker.house.agreed(learner, ConsentKind.CAMERA)
    assert len(walker.store.consents(learner.learner_id)) == 3


def test_deleting_takes_two_steps_and_removes_the_child(walker: Walker) -> None:
    learner = walker.add_child()
    walker.add_child("Leo")
    walker.store._trials += some_trials(learner.learner_id, 5)
    walker.go_to(walker.house.adults(learner.learner_id))
    walker.press("section:privacy")
    while "delete" not in walker.on_show():
        walker.press("page-on")
    walker.press("delete")
    assert walker.shows("5 turns will be gone for good.")
    walker.press("delete-keep")
    assert len(walker.store.learners()) == 2
    while "delete" not in walker.on_show():
        walker.press("page-on")
    walker.press("delete", "delete-yes")
    assert [one.name for one in walker.store.learners()] == ["Leo"]
    assert walker.store.trials(learner.learner_id) == ()
    assert walker.store.consents(learner.learner_id) == ()
    assert walker.shows("Maya is deleted.")


def test_a_missing_camera_offers_the_drawn_one_and_the_game_without(walker: Walker) -> None:
    learner = walker.add_child()
    walker.camera.seen, walker.camera.trouble = FaceStatus.CAMERA_LOST, "No camera was found. Plug one in."
    walker.go_to(walker.house.begin(learner))
    assert walker.shows("No camera was found. Plug one in.")
    assert {"stop", "again", "drawn", "without"} <= set(walker.on_show())
    walker.press("drawn")
    assert walker.camera.drawn == 1
    assert walker.shows("I can see you.")


def test_a_camera_that_vanishes_at_the_check_shows_at_once(walker: Walker) -> None:
    learner = walker.add_child()
    walker.go_to(walker.house.begin(learner))
    walker.camera.seen = FaceStatus.CAMERA_LOST
    walker.scene.update(walker.clock.now())
    assert "start" not in walker.on_show()
    assert "without" in walker.on_show()


@pytest.mark.parametrize("status", [s for s in FaceStatus if s not in (FaceStatus.CAMERA_LOST, FaceStatus.CAMERA_OFF)])
def test_the_check_says_in_words_what_it_sees(walker: Walker, status: FaceStatus) -> None:
    learner = walker.add_child()
    walker.camera.seen = status
    walker.go_to(walker.house.begin(learner))
    assert walker.voice.said
    assert walker.shows("I can see you.") is (status is FaceStatus.GOOD)


def test_no_spoken_text_carries_a_childs_name(walker: Walker) -> None:
    learner = walker.add_child("Xanthippe")
    walker.go_to(walker.house.plan(learner))
    walker.go_to(walker.house.garden(learner))
    walker.go_to(walker.house.stickers(learner))
    walker.go_to(walker.house.goodbye(learner))
    assert len(walker.voice.said) == 4
    assert not any("Xanthippe" in said for said in walker.voice.said)


def test_the_first_start_leads_to_the_guide_and_offers_a_guest_game(walker: Walker) -> None:
    walker.go_to(walker.house.who_plays())
    assert isinstance(walker.room, WhoPlays)
    assert {"start", "guest", "adults"} == set(walker.on_show())
