"""The window: what is redrawn, where scenes lead, how long a frame takes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from pathlib import Path

import numpy as np
import pygame

from expression_trainer.domain.learners import AccessibilityProfile, ThemeName
from expression_trainer.ui.actions import Action, Erased, PressBegan, Pressed, PressEnded, StopWished, Typed
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Leave, Over, Piece, QuietScene
from expression_trainer.ui.targets import Target
from expression_trainer.ui.widgets.keys import button
from tests.ui.stand_ins import Table

Seat = Callable[..., Table]


class Place(QuietScene):
    """Two keys and a moving square; remembers what happened."""

    def __init__(self, access: AccessibilityProfile | None = None, typing: bool = False) -> None:
        super().__init__(access)
        self.heard: list[Action] = []
        self.life: list[str] = []
        self.drawn = 0
        self.square = 0
        self.typing = typing
        self.asked = "first"

    def enter(self, now: float) -> None:
        super().enter(now)
        self.life.append("enter")

    def leave(self) -> None:
        self.life.append("leave")

    def handle(self, action: Action, now: float) -> None:
        self.heard.append(action)

    def moment(self) -> Hashable:
        return self.asked

    def targets(self) -> tuple[Target, ...]:
        u = self.stage.u
        return (
            Target("left", Rect(100 * u, 100 * u, 200 * u, 90 * u), "Left"),
            Target("right", Rect(400 * u, 100 * u, 200 * u, 90 * u), "Right"),
        )

    def draw(self, pen: Pen, now: float) -> None:
        self.drawn += 1
        pen.page()
        for target in self.targets():
            button(pen, target)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        rect = Rect(700, 300, 100, 100)
        return (Piece("square", rect, self.square, lambda pen: pen.box(rect, 0, "#ff0000")),) if self.square else ()

    @property
    def wants_text(self) -> bool:
        return self.typing

    def lead(self, where: QuietScene | Over | Leave) -> None:
        self._next = where


def pixels(table: Table) -> np.ndarray:
    return np.asarray(table.window.picture().toarray())


def test_nothing_is_redrawn_while_nothing_changes(seat: Seat) -> None:
    table, place = seat(), Place()
    table.show(place)
    drawn = place.drawn
    table.wait(1.0)
    assert place.drawn == drawn


def test_a_piece_appears_and_goes_without_a_trace(seat: Seat) -> None:
    table, place = seat(), Place()
    table.show(place)
    before, drawn = pixels(table), place.drawn
    place.square = 1
    table.wait(0.1)
    assert (pixels(table)[350, 750, :3] != before[350, 750, :3]).any()
    place.square = 0
    table.wait(0.1)
    assert (pixels(table) == before).all()
    assert place.drawn == drawn


def test_a_held_key_sinks_and_comes_back(seat: Seat) -> None:
    table, place = seat(), Place()
    table.show(place)
    before = pixels(table)
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(200, 140)))
    table.wait(0.3)
    held = pixels(table)
    assert (held[90:210, 90:310] != before[90:210, 90:310]).any()
    assert (held[250:] == before[250:]).all(), "only the key changes"
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(200, 140)))
    table.wait(0.3)
    assert (pixels(table) == before).all()
    assert [type(action) for action in place.heard] == [PressBegan, PressEnded, Pressed]


def test_a_long_hold_is_told_from_its_beginning_to_its_end(seat: Seat) -> None:
    table, place = seat(), Place()
    table.show(place)
    table.type(pygame.K_TAB)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0))
    table.wait(3.0)
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=pygame.K_RETURN, mod=0))
    table.wait(0.1)
    began, ended = place.heard[0], place.heard[1]
    assert isinstance(began, PressBegan) and isinstance(ended, PressEnded)
    assert ended.at - began.at > 2.9


def test_typed_letters_reach_a_scene_that_wants_them(seat: Seat) -> None:
    table, place = seat(), Place(typing=True)
    table.show(place)
    pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text="M"))
    table.type(pygame.K_BACKSPACE)
    table.type(pygame.K_SPACE)
    table.type(pygame.K_ESCAPE)
    assert place.heard[:2] == [Typed("M"), Erased()]
    assert isinstance(place.heard[2], StopWished) and len(place.heard) == 3


def test_scenes_lead_on_over_and_back(seat: Seat) -> None:
    table, first, second, above = seat(), Place(), Place(), Place()
    table.show(first)
    first.lead(Over(above))
    table.wait(0.1)
    assert table.window.scene is above and first.life == ["enter"]
    above.lead(Leave.BACK)
    table.wait(0.1)
    assert table.window.scene is first and above.life == ["enter", "leave"] and first.life == ["enter", "enter"]
    first.lead(second)
    table.wait(0.1)
    assert table.window.scene is second and first.life[-1] == "leave"
    second.lead(Leave.QUIT)
    table.wait(0.1)
    assert table.window.scene is None and not table.window.frame()


def test_nothing_is_heard_while_one_picture_gives_way_to_another(seat: Seat) -> None:
    table, place = seat(), Place()
    table.show(place)
    place.asked = "second"
    table.wait(1 / 60)
    assert table.window.busy
    table.click("left")
    table.wait(0.6)
    assert not table.window.busy and place.heard == []


def test_a_changed_look_is_drawn_at_once(seat: Seat) -> None:
    table, place = seat(), Place()
    table.show(place)
    bright = pixels(table)[10, 10, :3].sum()
    place._access = AccessibilityProfile(theme=ThemeName.DARK)
    table.wait(0.1)
    assert pixels(table)[10, 10, :3].sum() < bright
    assert table.voice.volume == AccessibilityProfile().voice_volume


def test_a_new_size_moves_everything(seat: Seat) -> None:
    table, place = seat(), Place()
    table.show(place)
    pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, w=1600, h=1000))
    table.wait(0.1)
    assert pixels(table).shape[:2] == (1000, 1600)
    assert table.window.targets()[0].rect.x == 125
    pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, w=100, h=100))
    table.wait(0.1)
    assert pixels(table).shape[:2] == (400, 640), "a window has a smallest size"


def test_closing_the_window_ends_the_game_and_leaves_the_scene(seat: Seat) -> None:
    before = sys.getswitchinterval()
    table, place = seat(), Place()
    table.show(place)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert not table.window.frame()
    table.window.close()
    assert place.life[-1] == "leave"
    assert sys.getswitchinterval() == before


def test_a_picture_of_the_window_can_be_kept(seat: Seat, tmp_path: Path) -> None:
    table = seat()
    table.show(Place())
    for name, start in (("a.png", b"\x89PNG"), ("b.webp", b"RIFF")):
        table.window.save_picture(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)


def test_reading_order_is_what_the_keyboard_follows(seat: Seat) -> None:
    table, place = seat(), Place()
    table.show(place)
    table.type(pygame.K_TAB)
    table.type(pygame.K_TAB)
    table.type(pygame.K_RETURN)
    assert [action.target_id for action in place.heard if isinstance(action, Pressed)] == ["right"]
