"""A scripted parent and child at a real X display: real mouse and keyboard events, from the first start to goodbye."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from expression_trainer.app.system import SystemClock
from expression_trainer.domain.consent import ConsentKind, granted
from expression_trainer.store.sql_store import open_store

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1280, 800)
WAIT_SECONDS = 40.0

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb or xdotool is not installed"
)

# The game as `play` opens it, a drawn face as camera; it says what can be pressed and where, whenever that changes.
GAME = """
import json, random, sys
from pathlib import Path
from expression_trainer.app.cameras import CameraChoice, DrawnFace
from expression_trainer.app.game import open_game
from expression_trainer.app.system import SystemClock
from expression_trainer.settings import load_settings
from expression_trainer.ui.scenes.house import first_scene
from expression_trainer.ui.window import Window
import pygame
settings, rng = load_settings(Path(sys.argv[1])), random.Random(4)
game = open_game(settings, CameraChoice.DRAWN, SystemClock(), rng=rng, face=DrawnFace())
window = Window(game.services, 1280, 800, "Expression Trainer")
window.open()
game.sound.open()
game.people.start()
window.show(first_scene(game.services))
pace, told = pygame.time.Clock(), None
while window.frame():
    pace.tick(60)
    if window.busy:
        continue
    screen = getattr(window.scene, "screen", None)
    place = screen.layout.value if screen else type(window.scene.room).__name__
    target = screen.target.value if screen and screen.target else ""
    now = {"place": place, "target": target,
           "keys": {t.target_id: [round(t.rect.cx), round(t.rect.cy)] for t in window.targets()}}
    if now != told:
        told = now
        print(json.dumps(now), flush=True)
window.close()
game.close()
"""


@dataclass
class Desk:
    """The display, the game on it, and a hand with a mouse and a keyboard."""

    display: str
    game: subprocess.Popen[str]
    folder: Path
    heard: queue.Queue[dict[str, Any]] = field(default_factory=queue.Queue)
    now: dict[str, Any] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def listen(self) -> None:
        assert self.game.stdout is not None
        for line in self.game.stdout:
            self.heard.put(json.loads(line))

    def look(self, seconds: float = 0.7) -> dict[str, Any]:
        """What is on show once nothing has changed for a moment (and the half second without input is over)."""
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until:
            try:
                self.now = self.heard.get(timeout=seconds)
                if not self.seen or self.seen[-1] != self.now["place"]:
                    self.seen.append(self.now["place"])
            except queue.Empty:
                if self.now:
                    return self.now
                assert self.game.poll() is None, "the game ended by itself"
        raise AssertionError(f"nothing settled; last seen: {self.now}")

    def xdotool(self, *arguments: str) -> None:
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run(["xdotool", *arguments], env=environment, check=True, timeout=20)

    def click(self, name: str) -> None:
        x, y = self.now["keys"][name]
        self.xdotool("mousemove", str(x), str(y), "mousedown", "1", "sleep", "0.1", "mouseup", "1")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.xdotool("key", "--delay", "120", key)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "PYTHONPATH": str(ROOT), "SDL_AUDIODRIVER": "dummy"}
    environment.pop("SDL_VIDEODRIVER", None)
    game = subprocess.Popen(
        [sys.executable, "-c", GAME, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    desk = Desk(display, game, tmp_path)
    listener = threading.Thread(target=desk.listen, daemon=True)
    listener.start()
    yield desk
    game.kill()
    game.wait(timeout=10)
    listener.join(timeout=5)
    assert game.stdout is not None
    game.stdout.close()
    server.terminate()
    server.wait(timeout=10)


def way_on(now: dict[str, Any]) -> str | None:
    """What a parent who wants to play presses on a page of the house."""
    keys = now["keys"]
    wishes = ("relation:parent", "age:6-8", "keep-yes", "camera-yes", "assent-yes", "play", "next", "start", "goodbye")
    return next((name for name in wishes if name in keys), None)


def set_up(desk: Desk) -> None:
    """From the first page through PIN, child, consents and assent to the plan."""
    pressed: set[tuple[str, str]] = set()
    typed_name = False
    for _ in range(40):
        now = desk.look()
        place, keys = now["place"], now["keys"]
        if place == "Plan":
            return
        if place == "Gate":
            for digit in "4711":
                desk.click(next(name for name in keys if name.endswith(digit)))
                desk.look(0.4)
            continue
        if place == "Guide" and any(name.startswith("age:") for name in keys) and not typed_name:
            typed_name = True
            desk.xdotool("type", "--delay", "120", "Robin")
            desk.look()
        left = [n for n in candidates(now) if (str(sorted(keys)), n) not in pressed]
        assert left, f"no way on from {place}: {sorted(keys)}"
        pressed.add((str(sorted(keys)), left[0]))
        desk.click(left[0])
    raise AssertionError(f"the plan never came: {desk.seen}")


def candidates(now: dict[str, Any]) -> list[str]:
    """Ways on from a set-up page, choices first, the key that leads on last."""
    keys = list(now["keys"])
    first = [n for n in keys if n.startswith(("relation:parent", "age:6", "avatar:", "person:")) or n.endswith("-yes")]
    return [*first[:3], *(n for n in ("yes", "play", "next", "start") if n in keys)]


def test_a_parent_sets_up_and_a_child_plays_to_goodbye(desk: Desk) -> None:
    set_up(desk)
    desk.click("start")
    answered = copied = played = 0
    for _ in range(120):
        now = desk.look(0.6)
        place, keys = now["place"], now["keys"]
        if place == "Goodbye":
            break
        match place:
            case "question" | "find" | "match":
                answered += 1
                right = f"answer-{now['target']}"
                desk.click(right if right in keys else min(name for name in keys if name.startswith("answer-")))
            case "friend" | "own_way":
                played += 1
                desk.click("done")
            case "well_done" | "look_again" | "not_saved":
                desk.click("next")
            case "copy":
                copied += 1
                desk.click("next")
            case "rest" | "saving":
                continue
            case "CameraCheck":
                time.sleep(1.5)
                desk.click("start")
            case _:
                wish = way_on(now)
                assert wish is not None, f"no way on from {place}: {sorted(keys)}"
                desk.click(wish)
    assert answered >= 1 and copied >= 1 and played >= 1, desk.seen
    assert desk.now["place"] == "Goodbye", desk.seen
    desk.look()
    desk.click("close")
    desk.game.wait(timeout=15)
    store = open_store(desk.folder / "results.sqlite", SystemClock(), read_only=True)
    try:
        (learner,) = store.learners()
        trials = store.trials(learner.learner_id)
        consents = store.consents(learner.learner_id)
    finally:
        store.close()
    assert learner.name == "Robin"
    assert granted(consents, ConsentKind.KEEP_RESULTS) and granted(consents, ConsentKind.CAMERA)
    assert len(trials) >= 7 and len({trial.exercise for trial in trials}) >= 3
    assert {trial.outcome.input_method.value for trial in trials} == {"mouse"}


def test_stop_by_the_keyboard_keeps_the_turn(desk: Desk) -> None:
    set_up(desk)
    desk.press("Tab", "Return") if "start" not in desk.now["keys"] else desk.click("start")
    for _ in range(30):
        now = desk.look(0.6)
        if now["place"] == "question":
            break
        if now["place"] == "CameraCheck":
            desk.click("without")
    desk.press("Escape")
    for _ in range(10):
        if desk.look()["place"] == "Finish":
            break
    assert desk.now["place"] == "Finish", desk.seen
    desk.game.terminate()
    desk.game.wait(timeout=10)
    store = open_store(desk.folder / "results.sqlite", SystemClock(), read_only=True)
    try:
        trials = store.trials(store.learners()[0].learner_id)
    finally:
        store.close()
    assert [trial.outcome.outcome.value for trial in trials] == ["stopped"]
