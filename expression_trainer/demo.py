"""A session that plays itself: a simulated child in the real window, a drawn face as camera, everything else real."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expression_trainer.app.cameras import CameraChoice, DrawnFace
from expression_trainer.app.game import Game, open_game
from expression_trainer.app.system import SystemClock, new_id
from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.readings import FaceStatus, FrameCounts
from expression_trainer.domain.screens import KeyName, Layout, Screen
from expression_trainer.domain.trials import TrialResult
from expression_trainer.faces.emotions import pose
from expression_trainer.practice.planner import READING, SessionWish
from expression_trainer.practice.ports import Clock, ResultStore
from expression_trainer.settings import default_data_folder, load_settings
from expression_trainer.simulation.child import SimulatedChild
from expression_trainer.simulation.memory_store import MemoryStore

if TYPE_CHECKING:
    from expression_trainer.ui.scene import Scene
    from expression_trainer.ui.window import Window

CHILD = "Robin"
DEMO_TURNS = (
    ("name_it", 2),
    ("find_it", 2),
    ("same_feeling", 1),
    ("its_moving", 1),
    ("copy_me", 2),
    ("show_me", 1),
    ("mirror_play", 1),
    ("my_way", 1),
)
"""Every exercise in one session; a child has fewer in a day."""
_HOUSE_SECONDS = 1.2
"""How long the simulated child looks at a page of the house before going on."""
_MOVES_AFTER = {Layout.COPY: 1.6, Layout.FRIEND: 2.8}
"""When a face is held, in seconds after the screen came."""
_PRESS_SECONDS = 0.12
_AGAIN_SECONDS = 1.2
"""A press that changed nothing (it came in the cool-down) is made again after this long."""
_CAMERA_PATIENCE_SECONDS = 30.0
_STOP_PATIENCE_SECONDS = 8.0


def play_demo(
    *, headless: bool, seconds: float, seed: int, data_folder: Path | None, screens: Path | None
) -> dict[str, Any]:
    """Play one session and say what came of it (see `bench` and `cli` for the printed form).

    `seconds`: the session is stopped calmly after this long. `screens`: a folder for a picture of every screen.
    Raises UserFacingError.
    """
    if headless:
        os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from expression_trainer.ui.scenes.house import first_scene
    from expression_trainer.ui.window import Window

    settings = load_settings(data_folder or default_data_folder() / "demo")
    clock = SystemClock()
    face = DrawnFace(seed=seed)
    child = SimulatedChild(random.Random(seed))
    face.show = lambda _: _pose_of(child, clock.now())
    wish = SessionWish(turns=DEMO_TURNS)
    game = open_game(settings, CameraChoice.DRAWN, clock, rng=random.Random(seed), face=face, simulated=True, wish=wish)
    try:
        learner = _welcomed(game, clock)
        before = {session.session_id for session in game.store.sessions(learner.learner_id)}
        window = Window(game.services, settings.window_width, settings.window_height, "Expression Trainer: demo")
        window.open()
        game.sound.open()
        game.people.start()
        try:
            window.show(first_scene(game.services))
            _Player(window, child, clock, learner, screens, clock.now() + seconds).play()
        finally:
            window.close()
        return _outcome(game, settings.database, learner, before)
    finally:
        game.close()


def play_tour(
    *, headless: bool, seconds_each: float, data_folder: Path | None, screens: Path | None
) -> tuple[str, ...]:
    """Show every scene for a moment each; returns their names. Nothing is kept and no camera runs.

    `screens`: a folder for a picture of each. Closing the window ends it. Raises UserFacingError.
    """
    if headless:
        os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    from expression_trainer.ui.tour import stops
    from expression_trainer.ui.window import FRAMES_PER_SECOND, Window

    settings = load_settings(data_folder or default_data_folder() / "demo")
    clock = SystemClock()
    game = open_game(settings, CameraChoice.OFF, clock, rng=random.Random(1), face=DrawnFace(seed=1), simulated=True)
    services = replace(game.services, store=MemoryStore(clock), begin_sitting=_no_sitting, write_report=_no_report)
    learner = _welcome(services.store, clock)
    window = Window(services, settings.window_width, settings.window_height, "Expression Trainer: tour")
    shown: list[str] = []
    try:
        window.open()
        game.sound.open()
        game.people.start()
        pace = pygame.time.Clock()
        for stop in stops(services, learner):
            window.show(stop.scene)
            until = clock.now() + seconds_each
            while True:
                if not window.frame():
                    return tuple(shown)
                if clock.now() >= until and not (screens and window.busy):
                    break
                pace.tick(FRAMES_PER_SECOND)
            shown.append(stop.name)
            if screens is not None:
                screens.mkdir(parents=True, exist_ok=True)
                window.save_picture(screens / f"{len(shown):02d}-{stop.name}.png")
        return tuple(shown)
    finally:
        window.close()
        game.close()


def _no_sitting(learner: Learner, camera: bool) -> Any:
    raise StoreError("the tour", "it plays no session.", "Start the game to play.")


def _no_report(learner: Learner) -> Path:
    raise StoreError("the tour", "it writes no report.", "Start the game, or the demo, for a report.")


def told(outcome: dict[str, Any]) -> str:
    """The outcome in lines for a person."""
    lines = []
    for trial in outcome["trials"]:
        score = "" if trial["score"] is None else f", closeness {trial['score']:.2f}"
        unsure = trial["exercise"] in READING and trial["outcome"] == "completed"
        answer = trial["response"] or ("not sure" if unsure else trial["outcome"])
        lines.append(f"{trial['exercise']}: {trial['target']} -> {answer}{score} (help {trial['prompt_level']})")
    frames = outcome["frames"]
    lines.append(f"frames: {frames['seen']} seen, {frames['scored']} scored, {frames['dropped']} dropped")
    lines.append(f"results: {outcome['database']}")
    lines.append(f"report: {outcome['report']}")
    return "\n".join(lines)


def _pose_of(child: SimulatedChild, at: float) -> Any:
    shown = child.face(at)
    return pose(shown.expression, shown.intensity)


def _welcomed(game: Game, clock: Clock) -> Learner:
    """The simulated child, known from an earlier demo or new."""
    known = (learner for learner in game.store.learners() if learner.name == CHILD)
    return next(known, None) or _welcome(game.store, clock)


def _welcome(store: ResultStore, clock: Clock) -> Learner:
    """The simulated child, with the consents that a simulated adult gave."""
    now: datetime = clock.utc()
    learner = Learner(new_id(), CHILD, "6-8", "Maya", AccessibilityProfile(), now)
    store.add_learner(learner)
    for kind in (ConsentKind.KEEP_RESULTS, ConsentKind.CAMERA):
        store.record_consent(ConsentRecord(learner.learner_id, kind, True, "simulated", now))
    return learner


def _outcome(game: Game, database: Path, learner: Learner, before: set[str]) -> dict[str, Any]:
    sessions = [s for s in game.store.sessions(learner.learner_id) if s.session_id not in before]
    fresh = {session.session_id for session in sessions}
    frames = FrameCounts()
    for session in sessions:
        frames = frames.plus(session.frames)
    return {
        "trials": [_told_trial(t) for t in game.store.trials(learner.learner_id) if t.session_id in fresh],
        "frames": {"seen": frames.seen, "scored": frames.scored, "dropped": frames.dropped},
        "database": str(database),
        "report": str(game.services.write_report(learner)),
    }


def _told_trial(trial: TrialResult) -> dict[str, Any]:
    outcome = trial.outcome
    return {
        "exercise": trial.exercise,
        "target": trial.target.value,
        "outcome": outcome.outcome.value,
        "response": outcome.response.value if outcome.response else None,
        "score": round(outcome.mimic.peak, 3) if outcome.mimic else None,
        "prompt_level": int(outcome.prompt_level),
    }


@dataclass(slots=True)
class _Player:
    """Moves the simulated child's hand: real mouse events at the middle of what is pressed."""

    window: Window
    child: SimulatedChild
    clock: Clock
    learner: Learner
    screens: Path | None
    stop_at: float
    _wish: str | None = None
    _pressed_at: float = 0.0
    _held: tuple[int, int] | None = None
    _place: object = None
    _since: float = 0.0
    _pictures: int = 0
    _kept: set[object] = field(default_factory=set)
    _stopping: bool = False

    def play(self) -> None:
        import pygame

        from expression_trainer.ui.window import FRAMES_PER_SECOND

        pace = pygame.time.Clock()
        while self.window.frame():
            now = self.clock.now()
            self._let_go(now)
            if now > self.stop_at and not self._stopping:
                self._stopping = True
                pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode=""))
            if self._stopping and now > self.stop_at + _STOP_PATIENCE_SECONDS:
                return
            if not self.window.busy:
                self._look(now)
            pace.tick(FRAMES_PER_SECOND)

    def _look(self, now: float) -> None:
        scene = self.window.scene
        if scene is None:
            return
        place = (id(scene), scene.moment())
        if place != self._place:
            self._place, self._since, self._wish = place, now, None
        self._keep_picture(scene, now)
        wish = self._wished(scene, now)
        if wish is not None:
            self._wish, self._pressed_at = wish, 0.0
        if self._wish is not None and self._held is None and now - self._pressed_at > _AGAIN_SECONDS:
            self._press(self._wish, now)

    def _wished(self, scene: Scene, now: float) -> str | None:
        """The target to press, the moment that the child decides on it."""
        from expression_trainer.ui.layouts.showing import ANSWER
        from expression_trainer.ui.scenes.exercise import ExerciseScene

        if isinstance(scene, ExerciseScene):
            press = self.child.watch(scene.screen, now) if scene.screen else None
            if press is None:
                return None
            return f"{ANSWER}{press.what.value}" if isinstance(press.what, Expression) else press.what.value
        seen = self.screens is None or self._place in self._kept
        if self._wish is not None or not seen or now - self._since < _HOUSE_SECONDS:
            return None
        return self._house_wish(scene, now)

    def _house_wish(self, scene: Scene, now: float) -> str | None:
        """The way through the house: who plays, the plan, the mirror, the garden, goodbye."""
        present = [target.target_id for target in self.window.targets()]
        if self._camera_wakes() and now - self._since < _CAMERA_PATIENCE_SECONDS:
            return None
        way = (f"learner:{self.learner.learner_id}", KeyName.STOP.value if self._stopping else "start")
        return next((name for name in (*way, "start", "goodbye", "close") if name in present), None)

    def _camera_wakes(self) -> bool:
        """Whether this is the camera check and the camera sees nobody yet."""
        checks = any(target.target_id == "without" for target in self.window.targets())
        return checks and self.window.camera_status() in (FaceStatus.STARTING, FaceStatus.NO_FACE)

    def _press(self, target_id: str, now: float) -> None:
        import pygame

        target = next((t for t in self.window.targets() if t.target_id == target_id), None)
        if target is None:
            return
        self._pressed_at = now
        self._held = (round(target.rect.cx), round(target.rect.cy))
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=self._held, button=1, touch=False))

    def _let_go(self, now: float) -> None:
        import pygame

        if self._held is not None and now - self._pressed_at >= _PRESS_SECONDS:
            pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=self._held, button=1, touch=False))
            self._held = None

    def _keep_picture(self, scene: Scene, now: float) -> None:
        """A picture of each different screen, a moment after it came; of a face being copied, while it is held."""
        screen: Screen | None = getattr(scene, "screen", None)
        moves = _MOVES_AFTER.get(screen.layout, 0.9) if screen is not None else 0.9
        if self.screens is None or self._place in self._kept or now - self._since < moves:
            return
        if self._camera_wakes() and now - self._since < _CAMERA_PATIENCE_SECONDS:
            return
        self._kept.add(self._place)
        self._pictures += 1
        self.screens.mkdir(parents=True, exist_ok=True)
        name = screen.layout.value if screen else type(getattr(scene, "room", scene)).__name__.lower()
        self.window.save_picture(self.screens / f"{self._pictures:02d}-{name}.png")
