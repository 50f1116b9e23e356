"""Every room, at every size and look, in a longer language: nothing is cut off, covered or too small to press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.learners import ThemeName
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scenes.paper import Key, Words
from expression_trainer.ui.scenes.room import Room
from expression_trainer.ui.scenes.trouble import Trouble
from expression_trainer.ui.view import SMALLEST_KEY

from .conftest import Walker, draw
from .some_trials import some_trials

SIZES = ((800, 480), (1280, 800), (800, 1280), (2560, 1080))
SLACK = 1.5
CAMERA_TAKEN = "Another program uses the camera. Close it, or play without."
LONG_NAME = "Maximilian-Theo"[:14]


def _who(walker: Walker) -> Room:
    for name in ("Ida", LONG_NAME, "Maya", "Leo", "Zuri"):
        walker.add_child(name)
    return walker.house.who_plays()


def _guide(walker: Walker, *presses: str, typed: str = LONG_NAME) -> Room:
    walker.services.store.set_adult_pin_hash("hash of 1234")
    guide = walker.house.guide(first=True)
    guide.press("next")
    guide.press("relation:parent")
    guide.press("next")
    guide.type(typed)
    guide.press("age:6-7")
    for name in presses:
        guide.press(name)
    return guide


def _adults(walker: Walker, *presses: str) -> Room:
    learner = walker.add_child(LONG_NAME)
    walker.add_child("Leo")
    walker.store._trials += some_trials(learner.learner_id, 40)
    adults = walker.house.adults(learner.learner_id)
    for name in presses:
        adults.press(name)
    return adults


def _camera(walker: Walker, status: FaceStatus, trouble: str | None = None) -> Room:
    walker.camera.seen, walker.camera.trouble = status, trouble
    return walker.house.begin(walker.add_child(LONG_NAME))


def _after(walker: Walker, which: str) -> Room:
    learner = walker.add_child(LONG_NAME)
    walker.store._trials += some_trials(learner.learner_id, 40)
    walker.house.play(learner, camera=False)
    walker.playing = True
    walker.scene = walker.house.scene(walker.house.plan(learner))
    walker.scene.arrange(walker.stage())
    walker.finish_playing()
    scene = walker.scene
    return scene.room if which == "garden" else getattr(walker.house, which)(learner)


def _wished(walker: Walker) -> Room:
    gate = walker.house.gate(walker.house.adults)
    walker.store.set_adult_pin_hash("hash of 1234")
    for _ in range(4):
        gate.type("9999")
    return gate


ROOMS: dict[str, Callable[[Walker], Room]] = {
    "first start": lambda w: w.house.who_plays(),
    "who plays": _who,
    "choose a pin": lambda w: w.house.gate(w.house.adults),
    "missed pin": _wished,
    "welcome": lambda w: (w.store.set_adult_pin_hash("hash of 1234"), w.house.guide(first=True))[1],
    "child": _guide,
    "consent to results": lambda w: _guide(w, "next"),
    "consent to the camera": lambda w: _guide(w, "next", "results-yes"),
    "assent": lambda w: _guide(w, "next", "results-yes", "camera-yes"),
    "ready": lambda w: _guide(w, "next", "results-yes", "camera-yes", "assent-yes"),
    "plan": lambda w: w.house.plan(w.add_child(LONG_NAME)),
    "guest's plan": lambda w: w.house.plan(None),
    "camera good": lambda w: _camera(w, FaceStatus.GOOD),
    "camera dark": lambda w: _camera(w, FaceStatus.TOO_DARK),
    "camera lost": lambda w: _camera(
        w, FaceStatus.CAMERA_LOST, "Another program uses the camera. Close it, or play without."
    ),
    "garden": lambda w: _after(w, "garden"),
    "stickers": lambda w: _after(w, "stickers"),
    "goodbye": lambda w: _after(w, "goodbye"),
    "learners": _adults,
    "reports": lambda w: _adults(w, "section:reports"),
    "report written": lambda w: _adults(w, "section:reports", "report"),
    "settings": lambda w: _adults(w, "section:settings"),
    "privacy": lambda w: _adults(w, "section:privacy"),
    "about": lambda w: _adults(w, "section:about"),
    "upset": lambda w: _adults(w, "upset"),
    "delete": lambda w: _adults(w, "delete"),
    "menu": lambda w: _adults(w, "menu"),
    "trouble": lambda w: Trouble(
        w.house,
        StoreError("home/family/.local/share/expression-trainer/results.db", "The disk is full.", "Make room."),
        w.house.who_plays(),
    ),
    "nobody yet": lambda w: w.house.adults(),
}


def _faults(walker: Walker) -> list[str]:
    """Everything that is cut off, covered, outside or too small on the page shown."""
    scene = walker.scene
    content = scene.stage.view.content
    window = Rect(0, 0, content.w, content.h)
    faults = []
    for note in draw(scene):
        if not note.box.holds(note.drawn, SLACK):
            faults.append(f"text leaves its box: {note.text!r} {note.drawn} {note.box}")
        if note.px < 16:
            faults.append(f"text too small: {note.text!r} {note.px:.1f}")
    pieces = scene._page.pieces
    keys = [piece for piece in pieces if isinstance(piece, Key)]
    words = [piece for piece in pieces if isinstance(piece, Words)]
    for piece in [*keys, *words]:
        if not window.holds(piece.box, SLACK):
            faults.append(f"outside the window: {piece.name if isinstance(piece, Key) else piece.text!r} {piece.box}")
    for key in keys:
        if min(key.box.w, key.box.h) < SMALLEST_KEY - 0.5:
            faults.append(f"key too small: {key.name} {key.box}")
    for one, other in combinations(keys, 2):
        if one.box.overlaps(other.box, 0.5):
            faults.append(f"keys overlap: {one.name} {other.name}")
    for one, other in combinations(words, 2):
        if one.box.overlaps(other.box, 2):
            faults.append(f"words overlap: {one.text!r} {other.text!r}")
    for text in words:
        for key in keys:
            if text.box.overlaps(key.box, 2) and not key.box.holds(text.box, 2):
                faults.append(f"words under a key: {text.text!r} {key.name}")
    return faults


def _walk_pages(walker: Walker, faults: list[str], where: str) -> None:
    for _ in range(30):
        faults += [f"{where}: {fault}" for fault in _faults(walker)]
        if "page-on" not in walker.on_show():
            return
        walker.press("page-on")
    faults.append(f"{where}: the pages never end")


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_cut_off_at_any_size(build: Callable[..., Walker], room: str) -> None:
    faults: list[str] = []
    for pseudo, text_scale in ((False, 1.0), (True, 1.0), (True, 2.0)):
        for width, height in SIZES:
            walker = build(pseudo)
            made = ROOMS[room](walker)
            walker.house._access = replace(walker.house._access, text_scale=text_scale)
            walker.go_to(made, walker.stage(width, height, text_scale))
            _walk_pages(walker, faults, f"{room} {width}x{height} at {text_scale:.0%}{' longer' if pseudo else ''}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("room", ["who plays", "consent to the camera", "camera good", "garden", "learners", "plan"])
def test_every_look_draws(walker: Walker, room: str, theme: ThemeName) -> None:
    walker.go_to(ROOMS[room](walker), walker.stage(theme=theme))
    assert len(draw(walker.scene)) >= 3
