"""The house in the real window code: mouse, keyboard and typed letters, frame by frame."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from expression_trainer.ui.scenes.adults import Adults
from expression_trainer.ui.scenes.guide import Guide
from expression_trainer.ui.scenes.house import first_scene
from expression_trainer.ui.scenes.plan import Plan
from expression_trainer.ui.scenes.room_scene import RoomScene
from expression_trainer.ui.scenes.who_plays import WhoPlays
from expression_trainer.ui.window import Window

from .conftest import Walker

FRAME_SECONDS = 1 / 30


class Hand:
    """Works a window with real events, letting time pass between them."""

    def __init__(self, window: Window, walker: Walker) -> None:
        self.window, self.walker = window, walker

    def wait(self, seconds: float = 1.2) -> None:
        for _ in range(round(seconds / FRAME_SECONDS)):
            self.walker.clock.step(FRAME_SECONDS)
            assert self.window.frame()

    def click(self, name: str) -> None:
        (target,) = [target for target in self.window.targets() if target.target_id == name]
        at = (round(target.rect.cx), round(target.rect.cy))
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at, touch=False))
        self.wait(0.1)
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at, touch=False))
        self.wait()

    def key(self, key: int, mod: int = 0) -> None:
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))
        self.wait(0.1)
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=mod))
        self.wait(0.4)

    def type(self, text: str) -> None:
        for letter in text:
            pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=letter))
            self.wait(0.1)
        self.wait()

    def focus(self, name: str) -> None:
        """Tab until the ring stands on this key."""
        for _ in range(40):
            self.key(pygame.K_TAB)
            if self.window._interpreter.focus == name:
                return
        raise AssertionError(f"Tab never reaches {name}")

    @property
    def room(self) -> object:
        assert isinstance(self.window.scene, RoomScene)
        return self.window.scene.room


@pytest.fixture
def hand(walker: Walker) -> Iterator[Hand]:
    window = Window(walker.services, 1000, 640)
    window.open()
    hand = Hand(window, walker)
    yield hand
    window.close()


def test_a_parent_sets_the_game_up_with_the_mouse(hand: Hand, walker: Walker) -> None:
    hand.window.show(first_scene(walker.services))
    hand.wait()
    hand.click("start")
    for digit in "13571357":
        hand.click(f"digit-{digit}")
    assert isinstance(hand.room, Guide)
    hand.click("next")
    hand.click("relation:parent")
    hand.click("next")
    hand.type("Maya")
    hand.click("age:8-10")
    hand.click("next")
    hand.click("results-yes")
    hand.click("camera-no")
    hand.click("assent-yes")
    hand.click("play")
    assert isinstance(hand.room, Plan)
    (learner,) = walker.store.learners()
    assert (learner.name, learner.age_band) == ("Maya", "8-10")


def test_the_keyboard_alone_reaches_the_adult_pages_and_back(hand: Hand, walker: Walker) -> None:
    walker.add_child()
    walker.store.set_adult_pin_hash("hash of 2468")
    hand.window.show(first_scene(walker.services))
    hand.wait()
    hand.focus("adults")
    hand.key(pygame.K_RETURN)
    hand.wait()
    hand.type("2468")
    assert isinstance(hand.room, Adults)
    hand.focus("section:privacy")
    hand.key(pygame.K_RETURN)
    hand.wait()
    assert "consent:camera:no" in [target.target_id for target in hand.window.targets()]
    hand.key(pygame.K_ESCAPE)
    hand.wait()
    assert isinstance(hand.room, WhoPlays)


def test_a_change_of_look_redraws_the_page_at_once(hand: Hand, walker: Walker) -> None:
    learner = walker.add_child()
    house = walker.house
    hand.window.show(house.scene(house.adults(learner.learner_id)))
    hand.wait()
    hand.click("section:settings")
    before = hand.window.picture().tobytes()
    hand.click("set:theme:dark")
    assert hand.window.picture().tobytes() != before
    assert walker.store.learners()[0].access.theme.value == "dark"


def test_the_mirror_runs_in_the_window_and_no_picture_of_it_can_be_kept(hand: Hand, walker: Walker) -> None:
    from expression_trainer.domain.errors import ContractBroken

    learner = walker.add_child()
    hand.window.show(walker.house.scene(walker.house.begin(learner)))
    hand.wait()
    with pytest.raises(ContractBroken):
        hand.window.picture()
    hand.click("stop")
    assert not walker.camera.running
    hand.window.picture()
