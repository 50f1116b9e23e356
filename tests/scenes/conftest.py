"""A house to walk through: stand-ins for every door, a stage of any size, and a walker who presses keys by name."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import AccessibilityProfile, Learner, ThemeName
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import Growth, Layout, Screen
from expression_trainer.domain.sessions import SessionEnd
from expression_trainer.domain.trials import InputMethod
from expression_trainer.language.pseudo import PseudoTranslate
from expression_trainer.language.translate import FluentTranslate
from expression_trainer.practice.session import SessionSummary
from expression_trainer.simulation.clock import SteppedClock
from expression_trainer.simulation.content import drawn_pack
from expression_trainer.simulation.memory_store import MemoryStore
from expression_trainer.simulation.readings import ScriptedMoment, ScriptedReadings
from expression_trainer.ui.actions import Erased, Pressed, StopWished, Typed
from expression_trainer.ui.canvas import Canvas
from expression_trainer.ui.pen import KeyStates, Pen, Stage, TextNote
from expression_trainer.ui.people import People
from expression_trainer.ui.scene import Leave, QuietScene, Scene
from expression_trainer.ui.scenes.house import House
from expression_trainer.ui.scenes.room import Room
from expression_trainer.ui.scenes.room_scene import RoomScene
from expression_trainer.ui.services import Services
from expression_trainer.ui.sound import SoundBoard
from expression_trainer.ui.text import Typesetter
from expression_trainer.ui.theme import THEMES
from expression_trainer.ui.view import View

ROOT = Path(__file__).parents[2]
TEXTS = FluentTranslate(ROOT / "assets" / "strings")
SUMMARY = SessionSummary(
    (Growth.LEAF, Growth.SMALL_FLOWER, Growth.LARGE_FLOWER),
    (Expression.HAPPINESS, Expression.SADNESS, Expression.SURPRISE),
    SessionEnd.FINISHED,
)


class QuietVoice:
    """Remembers what it was asked to say."""

    available = True

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def hush(self) -> None: ...

    def set_volume(self, volume: float) -> None: ...

    def close(self) -> None: ...


class PlayedSession:
    """What `begin_sitting` was asked for."""

    def __init__(self, learner: Learner, camera: bool) -> None:
        self.learner, self.camera = learner, camera

    def summary(self) -> SessionSummary:
        return SUMMARY


class Camera(ScriptedReadings):
    """Scripted readings that count starts and can fail."""

    def __init__(self, clock: SteppedClock) -> None:
        super().__init__(clock, lambda _: ScriptedMoment(ActionUnits(), self.seen))
        self.seen = FaceStatus.GOOD
        self.trouble: str | None = None
        self.drawn = 0

    def problem(self) -> str | None:
        return self.trouble


@dataclass
class Walker:
    """A house with its doors, and a way to press what is on show."""

    clock: SteppedClock
    store: MemoryStore
    camera: Camera
    voice: QuietVoice
    letters: Typesetter
    services: Services
    house: House
    sittings: list[PlayedSession] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    report_problem: StoreError | None = None
    scene: RoomScene | None = None
    left: bool = False
    finished: Callable[[PlayedSession, Screen], Scene] | None = None
    playing: bool = False

    def stage(
        self, width: int = 1280, height: int = 800, text: float = 1.0, theme: ThemeName = ThemeName.LIGHT
    ) -> Stage:
        return Stage(View(width, height, text), THEMES[theme], self.letters)

    def add_child(self, name: str = "Maya", camera: bool = True, results: bool = True) -> Learner:
        learner = Learner(f"id-{name}", name, "6-7", "Maya", AccessibilityProfile(), self.clock.utc())
        self.store.add_learner(learner)
        for kind, granted in ((ConsentKind.CAMERA, camera), (ConsentKind.KEEP_RESULTS, results)):
            self.store.record_consent(ConsentRecord(learner.learner_id, kind, granted, "parent", self.clock.utc()))
        return learner

    def go_to(self, room: Room, stage: Stage | None = None) -> RoomScene:
        return self.show(self.house.scene(room), stage)

    def show(self, scene: RoomScene, stage: Stage | None = None) -> RoomScene:
        if self.scene is not None:
            self.scene.leave()
        self.scene = scene
        scene.arrange(stage or self.stage())
        scene.enter(self.clock.now())
        return scene

    def on_show(self) -> list[str]:
        assert self.scene is not None
        return [target.target_id for target in self.scene.targets()]

    def press(self, *names: str) -> None:
        for name in names:
            assert name in self.on_show(), f"{name} is not among {self.on_show()}"
            self.act(Pressed(name, InputMethod.MOUSE, self.clock.now()))

    def act(self, action: Pressed | Typed | Erased | StopWished) -> None:
        assert self.scene is not None
        self.scene.handle(action, self.clock.now())
        self.scene.update(self.clock.now())
        self.follow()

    def follow(self) -> None:
        assert self.scene is not None
        step = self.scene.next_scene()
        if step is Leave.QUIT:
            self.left = True
        elif isinstance(step, RoomScene):
            self.show(step, self.scene.stage)
        elif step is not None:
            self.scene.leave()
            self.playing = True

    def finish_playing(self, note: str | None = None) -> None:
        """The exercises are over."""
        assert self.playing and self.finished is not None
        stage, self.playing = self.scene.stage, False
        self.scene = None
        after = self.finished(self.sittings[-1], Screen(Layout.FINISHED, adult_note=note))
        assert isinstance(after, RoomScene)
        self.show(after, stage)

    def type(self, text: str) -> None:
        self.act(Typed(text))

    def texts(self) -> list[str]:
        """Everything that is written on the page."""
        return [note.text for note in draw(self.scene)]

    def shows(self, text: str) -> bool:
        return any(text in shown for shown in self.texts())

    def camera_is_allowed(self) -> bool:
        """Whether any child may use the camera now."""
        return any(self.house.agreed(learner, ConsentKind.CAMERA) for learner in self.store.learners())

    @property
    def room(self) -> Room:
        assert self.scene is not None
        return self.scene.room


def draw(scene: RoomScene | None) -> list[TextNote]:
    """Draw the scene and its pieces; returns where each text came to stand."""
    assert scene is not None
    notes: list[TextNote] = []
    view = scene.stage.view
    canvas = Canvas(view.width, view.height)  # held: the pen draws into its memory
    pen = Pen(canvas.canvas, scene.stage, KeyStates(), notes.append)
    scene.draw(pen, 0.0)
    for piece in scene.pieces(0.0):
        piece.draw(pen)
    return notes


@pytest.fixture(scope="session")
def letters() -> Typesetter:
    return Typesetter()


@pytest.fixture
def build(letters: Typesetter) -> Callable[..., Walker]:
    """Makes a walker; `pseudo` speaks the made-up language."""

    def made(pseudo: bool = False) -> Walker:
        clock = SteppedClock()
        store, camera, voice = MemoryStore(clock), Camera(clock), QuietVoice()
        numbers = iter(range(1, 100))

        def begin(learner: Learner, with_camera: bool) -> PlayedSession:
            walker.sittings.append(PlayedSession(learner, with_camera))
            return walker.sittings[-1]

        def report(learner: Learner) -> Path:
            if walker.report_problem is not None:
                raise walker.report_problem
            walker.reports.append(learner.learner_id)
            return Path("home", "family", ".local", "share", "expression-trainer", "reports") / f"{learner.name}.html"

        def use_drawn() -> None:
            camera.drawn += 1
            camera.seen, camera.trouble = FaceStatus.GOOD, None

        services = Services(
            clock=clock,
            store=store,
            readings=camera,
            translate=PseudoTranslate(TEXTS) if pseudo else TEXTS,
            voice=voice,
            sound=SoundBoard(ROOT / "assets" / "sounds"),
            people=People(None),
            packs=(drawn_pack(),),
            begin_sitting=begin,
            write_report=report,
            hash_pin=lambda pin: f"hash of {pin}",
            check_pin=lambda stored, pin: stored == f"hash of {pin}",
            new_id=lambda: f"new-{next(numbers)}",
            rng=random.Random(1),
            version="0.1.0",
            camera_name="webcam 0",
            use_drawn_camera=use_drawn,
        )

        def exercises(
            learner: Learner, session: PlayedSession, camera: bool, finished: Callable[[PlayedSession, Screen], Scene]
        ) -> Scene:
            walker.finished = finished
            return QuietScene()

        walker = Walker(clock, store, camera, voice, letters, services, House(services, exercises))
        return walker

    return made


@pytest.fixture
def walker(build: Callable[..., Walker]) -> Walker:
    return build()
