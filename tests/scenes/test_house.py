"""Walking through the house: where keys lead, what the adult pages do, and nothing that a wild hand can break."""

from __future__ import annotations

import random

import pytest

from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import ThemeName
from expression_trainer.domain.screens import Growth
from expression_trainer.domain.trials import InputMethod, PromptLevel
from expression_trainer.practice.session import SessionSummary
from expression_trainer.ui.actions import Pressed, StopWished
from expression_trainer.ui.scenes.adult_learners import named_alone
from expression_trainer.ui.scenes.finish import Finish
from expression_trainer.ui.scenes.garden_plan import place, plants
from expression_trainer.ui.scenes.goodbye import Goodbye
from expression_trainer.ui.scenes.plan import Plan
from expression_trainer.ui.scenes.who_plays import WhoPlays

from .conftest import Walker, draw
from .some_trials import some_trials


def test_a_whole_round_from_the_door_to_goodbye(walker: Walker) -> None:
    learner = walker.add_child(camera=False)
    walker.go_to(walker.house.who_plays())
    walker.press(f"learner:{learner.learner_id}")
    assert walker.shows("Hello Maya. Today:")
    assert walker.shows("All done")
    walker.press("start")
    assert walker.playing
    walker.finish_playing()
    assert isinstance(walker.room, Finish)
    assert walker.shows("All done, Maya.")
    walker.press("stickers")
    offered = [name for name in walker.on_show() if name.startswith("sticker:")]
    assert len(offered) == 3
    walker.press(offered[1])
    assert walker.shows("You chose this one.")
    walker.press("back", "goodbye")
    assert isinstance(walker.room, Goodbye)
    assert walker.shows("Saved. You can stop here.")
    walker.press("close")
    assert walker.left


def test_goodbye_claims_nothing_that_was_not_kept(walker: Walker) -> None:
    walker.go_to(walker.house.goodbye(None))
    assert not walker.shows("Saved")


def test_what_could_not_be_kept_is_told_to_the_adult_at_the_end(walker: Walker) -> None:
    learner = walker.add_child(camera=False)
    walker.go_to(walker.house.plan(learner))
    walker.press("start")
    walker.finish_playing("The report could not be saved: the disk is full.")
    assert walker.shows("the disk is full")


def test_escape_always_leads_back_and_never_on(walker: Walker) -> None:
    learner = walker.add_child()
    walker.go_to(walker.house.plan(learner))
    walker.act(StopWished(InputMethod.KEYBOARD, 0.0))
    assert isinstance(walker.room, WhoPlays)
    walker.act(StopWished(InputMethod.KEYBOARD, 0.0))
    assert isinstance(walker.room, WhoPlays)


def test_more_than_four_children_take_turns_on_the_first_page(walker: Walker) -> None:
    names = ["Ida", "Hiro", "Maya", "Leo", "Zuri", "Omar"]
    for name in names:
        walker.add_child(name)
    walker.go_to(walker.house.who_plays())
    seen = [text for text in walker.texts() if text in names]
    walker.press("more")
    seen += [text for text in walker.texts() if text in names]
    assert sorted(seen) == sorted(names)


def test_settings_take_effect_at_once_and_are_kept(walker: Walker) -> None:
    learner = walker.add_child()
    walker.go_to(walker.house.adults(learner.learner_id))
    walker.press("section:settings", "set:theme:dark", "set:motion:off", "set:hand:left", "set:mirror:double")
    access = walker.store.learners()[0].access
    assert access.theme is ThemeName.DARK
    assert access.reduced_motion and access.left_handed
    assert walker.scene.access == access
    walker.press("to-game")
    assert walker.scene.access.theme is ThemeName.LIGHT  # the house's own look


def test_volumes_stay_between_nothing_and_full(walker: Walker) -> None:
    learner = walker.add_child()
    walker.go_to(walker.house.adults(learner.learner_id))
    walker.press("section:settings")
    while "set:effects:less" not in walker.on_show():
        walker.press("page-on")
    for _ in range(12):
        walker.press("set:effects:less")
    assert walker.store.learners()[0].access.effects_volume == 0.0
    assert walker.shows("Sounds: off")
    for _ in range(12):
        walker.press("set:effects:more")
    assert walker.store.learners()[0].access.effects_volume == 1.0


def test_a_report_says_where_it_is_or_why_not(walker: Walker) -> None:
    learner = walker.add_child()
    walker.go_to(walker.house.adults(learner.learner_id))
    walker.press("section:reports", "report")
    assert walker.shows("nothing to report yet")
    walker.store._trials += some_trials(learner.learner_id, 3)
    walker.press("report")
    assert walker.reports == [learner.learner_id]
    assert walker.shows("Maya.html")
    walker.report_problem = StoreError("disk", "the disk is full.", "Choose another place.")
    walker.press("report")
    assert walker.shows("Choose another place.")


def test_a_store_that_fails_is_told_and_the_page_comes_back(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    learner = walker.add_child()

    def full(_: object) -> None:
        raise StoreError("results.db", "The disk is full.", "Make room, then try again.")

    monkeypatch.setattr(walker.store, "change_learner", full)
    walker.go_to(walker.house.adults(learner.learner_id))
    walker.press("section:settings", "set:theme:dark")
    assert walker.shows("The disk is full.")
    assert walker.shows("Make room, then try again.")
    assert walker.shows("results.db")
    walker.press("back")
    assert "set:theme:dark" in walker.on_show()


def test_figures_come_with_their_count_and_not_under_ten_tries(walker: Walker) -> None:
    learner = walker.add_child()
    walker.store._trials += some_trials(learner.learner_id, 32)
    walker.go_to(walker.house.adults(learner.learner_id))
    assert walker.shows("of 11")
    walker.store._trials = some_trials(learner.learner_id, 27)
    walker.go_to(walker.house.adults(learner.learner_id))
    assert walker.shows("9 tries so far: too few to say")
    assert not any(" of 9" in text for text in walker.texts())


def test_only_turns_without_help_count_as_named_alone() -> None:
    helped = some_trials("x", 12, PromptLevel.PARTIAL_CUE)
    assert named_alone(helped) == ()
    (happy, sad, angry) = named_alone([*helped, *some_trials("y", 12)])
    assert (happy[0], happy[1].count, happy[1].hits) == (Expression.HAPPINESS, 4, 3)
    assert sad[1].count == angry[1].count == 4


def test_every_turn_left_a_plant_and_plants_keep_their_places() -> None:
    trials = some_trials("x", 12)
    grown = plants(trials)
    assert len(grown) == 12
    assert plants(trials[:5]) == grown[:5]
    assert {one.growth for one in grown} == {Growth.LEAF, Growth.LARGE_FLOWER}
    spots = [place(number) for number in range(30)]
    assert all(0 <= spot.across < 1 and 0 <= spot.depth < 1 for spot in spots)
    for one in range(30):
        for other in range(one):
            near = abs(spots[one].across - spots[other].across) + abs(spots[one].depth - spots[other].depth)
            assert near > 0.02


def test_the_last_sound_is_captioned_for_a_moment(walker: Walker) -> None:
    learner = walker.add_child(camera=False)
    walker.go_to(walker.house.plan(learner))
    walker.press("start")
    walker.finish_playing()
    assert walker.shows("four notes that come home")
    walker.clock.step(5.0)
    walker.scene.update(walker.clock.now())
    assert not walker.shows("four notes that come home")


def test_the_garden_draws_with_nothing_grown(walker: Walker) -> None:
    walker.house._summary = SessionSummary((), (), None)
    walker.go_to(walker.house.garden(None))
    assert walker.shows("All done.")


def test_press_after_press_of_a_wild_hand_breaks_nothing(walker: Walker) -> None:
    """A thousand presses, letters and Escapes on whatever is on show; no camera without consent at any moment."""
    chance = random.Random(7)
    walker.house.set_pin("1234")
    walker.add_child("Maya", camera=True)
    walker.add_child("Leo", camera=False)
    walker.go_to(walker.house.who_plays())
    for step in range(1000):
        if walker.playing:
            walker.finish_playing()
        if walker.left:
            walker.left = False
            walker.go_to(walker.house.who_plays())
        roll = chance.random()
        if roll < 0.06:
            walker.type(chance.choice(["a", "1234", "\b", "Zoë", "99"]))
        elif roll < 0.09:
            walker.act(StopWished(InputMethod.KEYBOARD, walker.clock.now()))
        else:
            name = chance.choice(walker.on_show())
            walker.act(Pressed(name, InputMethod.TOUCH, walker.clock.now()))
        walker.clock.step(chance.choice([0.02, 0.5, 20.0]))
        assert not walker.camera.running or walker.camera_is_allowed(), f"step {step}"
        if step % 50 == 0 and not walker.playing and not walker.left:
            draw(walker.scene)


@pytest.mark.parametrize("which", ["plan", "garden", "stickers", "goodbye"])
def test_a_guest_is_called_nothing(walker: Walker, which: str) -> None:
    walker.go_to(getattr(walker.house, which)(None))
    assert not any("None" in text or " ." in text for text in walker.texts())
    assert isinstance(walker.room, Plan) is (which == "plan")
