"""A window with everything behind it stood in for: a stepped clock, a memory store, a quickly drawn person."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pygame
import skia

from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.events import Event
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.items import Item
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.screens import Layout, Screen
from expression_trainer.domain.sessions import SessionPlan
from expression_trainer.domain.trials import TrialPlan
from expression_trainer.exercises.registry import Registry, built_ins
from expression_trainer.language.translate import FluentTranslate
from expression_trainer.practice.prompting import Ladder
from expression_trainer.practice.session import SessionRunner, SessionSummary, Sitting
from expression_trainer.simulation.clock import SteppedClock
from expression_trainer.simulation.memory_store import MemoryStore
from expression_trainer.simulation.readings import ScriptedMoment, ScriptedReadings
from expression_trainer.ui.people import USUAL_REGIONS, People, Portrait
from expression_trainer.ui.scene import Leave, QuietScene, Scene
from expression_trainer.ui.scenes.exercise import ExerciseScene
from expression_trainer.ui.services import PlayedSession, Services
from expression_trainer.ui.sound import SoundBoard
from expression_trainer.ui.window import Window

ROOT = Path(__file__).parents[2]
FRAME = 1 / 60


def translate() -> FluentTranslate:
    return FluentTranslate(ROOT / "assets" / "strings")


class QuickPainter:
    """Draws an oval for everybody, in no time."""

    def knows(self, identity: str) -> bool:
        return identity != "Nobody"

    def draws(self, item: Item) -> bool:
        return item.picture is None

    def paint(self, item: Item, unfolded: float, size: int, dim: bool) -> Portrait:
        surface = skia.Surface(size, size)
        canvas = surface.getCanvas()
        canvas.clear(skia.ColorDKGRAY if dim else skia.ColorLTGRAY)
        canvas.drawOval(
            skia.Rect.MakeXYWH(size * 0.2, size * 0.15, size * 0.6, size * 0.75), skia.Paint(Color=skia.ColorYELLOW)
        )
        canvas.drawRect(
            skia.Rect.MakeXYWH(size * 0.35, size * 0.7, size * 0.3, size * 0.1 * unfolded),
            skia.Paint(Color=skia.ColorRED),
        )
        return Portrait(surface.makeImageSnapshot(), USUAL_REGIONS)

    def live_artist(self, identity: str, size: int, dim: bool) -> QuickArtist:
        return QuickArtist()

    def paint_avatar(self, identity: str, size: int, dim: bool) -> Portrait:
        return Portrait(skia.Surface(size, size).makeImageSnapshot(), USUAL_REGIONS)


class QuickArtist:
    """Draws a grey square for every pose and remembers the poses."""

    def __init__(self) -> None:
        self.poses: list[FacePose] = []
        self.closed = False

    @property
    def rest_seconds(self) -> float:
        return 0.001

    def draw(self, face: FacePose) -> Portrait:
        self.poses.append(face)
        return Portrait(skia.Surface(64, 64).makeImageSnapshot(), USUAL_REGIONS)

    def close(self) -> None:
        self.closed = True


@dataclass
class HeardVoice:
    """Remembers what it was to say."""

    said: list[str] = field(default_factory=list)
    volume: float = 1.0

    @property
    def available(self) -> bool:
        return True

    def say(self, text: str) -> None:
        self.said.append(text)

    def hush(self) -> None:
        pass

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def close(self) -> None:
        pass


class FilmedReadings(ScriptedReadings):
    """Scripted readings with a grey picture in the mirror."""

    def mirror(self) -> Frame | None:
        if not self.running:
            return None
        number = int(self._clock.now() * 30)
        return Frame(memoryview(bytes([number % 256]) * (64 * 48 * 3)), 64, 48, self._clock.now(), number)


class ScriptedSession:
    """Shows one screen until told otherwise; keeps the events that arrived."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.events: list[Event] = []

    def advance(self, events: Sequence[Event], now: float) -> Screen:
        self.events += events
        return self.screen

    def items_ahead(self) -> tuple[TrialPlan, ...]:
        return ()

    def summary(self) -> SessionSummary:
        return SessionSummary((), (), None)

    def got(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]


class EndScene(QuietScene):
    """What follows the exercise: the game closes."""

    def update(self, now: float) -> None:
        self._next = Leave.QUIT


class Table:
    """A window at which somebody plays."""

    def __init__(
        self,
        access: AccessibilityProfile | None = None,
        show: Callable[[float], ScriptedMoment] = lambda seconds: ScriptedMoment(),
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        self.clock = SteppedClock()
        self.store = MemoryStore(self.clock)
        self.readings = FilmedReadings(self.clock, show)
        self.voice = HeardVoice()
        self.people = People(QuickPainter(), 64)
        self.learner = Learner("child", "Maya", "6-8", "Maya", access or AccessibilityProfile(), self.clock.utc())
        self.store.add_learner(self.learner)
        self.services = Services(
            clock=self.clock,
            store=self.store,
            readings=self.readings,
            translate=translate(),
            voice=self.voice,
            sound=SoundBoard(ROOT / "assets" / "sounds"),
            people=self.people,
            packs=(),
            begin_sitting=lambda learner, camera: self.session((), camera),
            write_report=lambda learner: Path("report.html"),
            hash_pin=lambda pin: pin,
            check_pin=lambda kept, pin: kept == pin,
            new_id=lambda: "id",
            rng=random.Random(1),
            version="0",
            camera_name="scripted",
        )
        self.window = Window(self.services, *size)
        self.window.open()

    def session(self, plans: tuple[TrialPlan, ...], camera: bool = False) -> SessionRunner:
        ids = (f"id-{number}" for number in itertools.count())
        registry = Registry()
        for exercise in built_ins():
            registry.add(exercise)
        sitting = Sitting(
            learner=self.learner,
            plan=SessionPlan(plans),
            ladder=Ladder({}),
            baseline=None,
            camera=camera,
            simulated=True,
            model_version="m",
            rig_version="r",
            pack_versions={},
            seed=1,
        )
        return SessionRunner(sitting, registry, self.store, self.clock, lambda: next(ids), FrameCounts)

    def play(self, session: PlayedSession, camera: bool = False) -> ExerciseScene:
        """Begin an exercise and let its first cool-down pass."""
        scene = ExerciseScene(self.services, self.learner, session, camera, lambda s, screen: EndScene())
        self.window.show(scene)
        self.wait(0.6)
        return scene

    def show(self, scene: Scene) -> None:
        self.window.show(scene)
        self.wait(0.6)

    def wait(self, seconds: float) -> None:
        for _ in range(max(1, round(seconds / FRAME))):
            self.clock.step(FRAME)
            if not self.window.frame():
                return

    def click(self, target_id: str, times: int = 1) -> None:
        """Press and let go in the middle of a target."""
        (target,) = [t for t in self.window.targets() if t.target_id == target_id]
        for _ in range(times):
            for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                pygame.event.post(pygame.event.Event(kind, button=1, pos=(target.rect.cx, target.rect.cy)))
        self.wait(FRAME)

    def type(self, key: int, mod: int = 0) -> None:
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            pygame.event.post(pygame.event.Event(kind, key=key, mod=mod))
        self.wait(FRAME)

    def names(self) -> list[str]:
        return [target.target_id for target in self.window.targets()]

    def close(self) -> None:
        self.window.close()
        self.people.close()

    @property
    def layout(self) -> Layout | None:
        scene = self.window.scene
        return scene.screen.layout if isinstance(scene, ExerciseScene) and scene.screen else None
