"""The composition root: the only module that names concrete classes of sibling rooms and wires them together."""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.consent import ConsentKind, granted
from expression_trainer.domain.errors import ContentError, StoreError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.items import ContentPack, Item
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.trials import Judge
from expression_trainer.exercises.registry import Registry, standard_registry
from expression_trainer.practice.planner import SessionWish, plan_session
from expression_trainer.practice.ports import Clock, ReadingSource, ResultStore, Translate
from expression_trainer.practice.prompting import Ladder
from expression_trainer.practice.session import SessionRunner, Sitting
from expression_trainer.settings import Settings, resource_folder
from expression_trainer.simulation.memory_store import MemoryStore

if TYPE_CHECKING:  # what is heavy is imported where it is needed, so that the first screen comes soon
    import numpy as np
    from numpy.typing import NDArray

    from expression_trainer.faces.drawing import FaceArtist
    from expression_trainer.language.speech import SpokenVoice
    from expression_trainer.recognition.exchange import ExchangeableSource
    from expression_trainer.recognition.worker import RecognitionWorker
    from expression_trainer.ui.people import People
    from expression_trainer.ui.services import Services
    from expression_trainer.ui.sound import SoundBoard

DUMMY_DRIVERS = ("dummy", "offscreen")


class SystemClock:
    """The real time; the one place where it is read."""

    def now(self) -> float:
        return time.perf_counter()  # noqa: TID251  # the Clock port is made of it

    def utc(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251  # the Clock port is made of it


class CameraChoice(StrEnum):
    """What stands in front of the recogniser."""

    WEBCAM = "webcam"
    DRAWN = "drawn"
    OFF = "off"

    @classmethod
    def chosen(cls, *, drawn: bool, off: bool) -> Self:
        return cls("off" if off else "drawn" if drawn else "webcam")


def display_problem() -> str | None:
    """One sentence when no window can open here, else None."""
    if os.environ.get("SDL_VIDEODRIVER", "") in DUMMY_DRIVERS:
        return "The display is switched off (SDL_VIDEODRIVER)."
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "There is no display here."
    return None


# content


def bundled_packs() -> tuple[ContentPack, ...]:
    """The packs that come with the program. Raises ContentError."""
    from expression_trainer.packs.loader import load_pack

    folder = resource_folder("content")
    if not folder.is_dir():
        raise ContentError(str(folder), "the bundled content is missing.", "Get a whole copy of the program.")
    packs = tuple(load_pack(place) for place in sorted(folder.iterdir()) if (place / "pack.toml").is_file())
    if not packs:
        raise ContentError(str(folder), "there is no pack in it.", "Get a whole copy of the program.")
    return packs


def counted_content(packs: Sequence[ContentPack]) -> dict[str, Any]:
    """How much there is to play with, for `content list --json`."""
    items = [item for pack in packs for item in pack.items]
    return {
        "identities": {
            "practice": len({item.identity for item in items if not item.probe}),
            "probe": len({item.identity for item in items if item.probe}),
        },
        "expressions": len({item.expression for item in items}),
        "pictures": sum(item.picture is not None for item in items),
        "situations": 0,
        "exercises": len(list(standard_registry())),
        "packs": len(packs),
        "by_expression": dict(sorted(Counter(item.expression.value for item in items).items())),
    }


# sessions


@dataclass(slots=True)
class PlayingTable:
    """Everything a session needs besides the child: made once, it begins one session after the other.

    `model_version` names the recogniser; `new_id` gives a new UUIDv7 in words.
    """

    settings: Settings
    store: ResultStore
    readings: ReadingSource
    clock: Clock
    rng: random.Random
    rig_version: str
    simulated: bool = False
    wish: SessionWish | None = None
    registry: Registry = field(default_factory=standard_registry)
    packs: tuple[ContentPack, ...] = ()

    def begin(self, learner: Learner, camera: bool) -> SessionRunner:
        """A new session for this child. Without the consent to keep results it is played and forgotten."""
        if not self.packs:
            self.packs = bundled_packs()
        keeps = granted(self.store.consents(learner.learner_id), ConsentKind.KEEP_RESULTS)
        store: ResultStore = self.store if keeps else MemoryStore(self.clock)
        ladder = Ladder.from_history(store.trials(learner.learner_id))
        seed = self.rng.randrange(2**31)
        plan = plan_session(tuple(self.registry), self._items(), ladder, self._wish(camera), random.Random(seed))
        sitting = Sitting(
            learner=learner,
            plan=plan,
            ladder=ladder,
            baseline=store.baseline(learner.learner_id),
            camera=camera,
            simulated=self.simulated,
            model_version=self.readings.model_version if camera else "",
            rig_version=self.rig_version,
            pack_versions={pack.pack_id: pack.version for pack in self.packs},
            seed=seed,
        )
        return SessionRunner(sitting, self.registry, store, self.clock, new_id, self.readings.counts)

    def _items(self) -> tuple[Item, ...]:
        return tuple(item for pack in self.packs for item in pack.items)

    def _wish(self, camera: bool) -> SessionWish:
        settings = self.settings
        wish = self.wish or SessionWish(
            turns=(("name_it", settings.name_it_turns), ("copy_me", settings.copy_me_turns)),
            attempts=settings.attempts,
            hold_seconds=settings.hold_seconds,
        )
        return wish if camera else replace(wish, judge=Judge.ADULT)


def new_id() -> str:
    """A new UUIDv7 in words: ids sort by the time at which they were made."""
    from uuid6 import uuid7

    return str(uuid7())


# recognition


def recogniser(
    choice: CameraChoice, settings: Settings, clock: Clock, draw: Callable[[float], Any] | None
) -> ReadingSource:
    """The camera of this choice with the recogniser behind it; nothing opens before `start`. `draw` is the drawn face.

    Raises ModelError when the model is missing or damaged.
    """
    from expression_trainer.recognition.worker import NoCamera

    return NoCamera() if choice is CameraChoice.OFF else open_recogniser(choice, settings, clock, draw)


def open_recogniser(
    choice: CameraChoice,
    settings: Settings,
    clock: Clock,
    draw: Callable[[float], Any] | None,
    video: Path | None = None,
) -> RecognitionWorker:
    """The worker behind `recogniser`; a `video` file stands in for the camera. Raises ModelError."""
    from expression_trainer.recognition.camera import Camera, LiveDrawing
    from expression_trainer.recognition.classifier import ExpressionNetwork
    from expression_trainer.recognition.landmarker import FaceMesh
    from expression_trainer.recognition.model_files import load_manifest, verify
    from expression_trainer.recognition.pipeline import RecognitionPipeline
    from expression_trainer.recognition.recordings import VideoFile
    from expression_trainer.recognition.webcam import Webcam
    from expression_trainer.recognition.worker import Pipeline, RecognitionWorker

    model = load_manifest(resource_folder("models"))["expression"]

    def make_camera() -> Camera:
        if video is not None:
            return VideoFile(video, clock)
        if choice is CameraChoice.DRAWN:
            assert draw is not None  # a drawn camera is asked for with its drawing
            return LiveDrawing(draw, clock)
        return Webcam(settings.camera_index, clock)

    def make_pipeline(camera: Camera) -> AbstractContextManager[Pipeline]:
        live = choice is CameraChoice.WEBCAM
        return RecognitionPipeline(FaceMesh(), ExpressionNetwork(model), clock, live=live)

    worker = RecognitionWorker(
        make_camera, make_pipeline, clock, model_version=model.version, check=lambda: verify(model)
    )
    worker.check()
    return worker


# the drawn face as a camera


class DrawnFace:
    """A drawn person in front of the drawn camera. `show` says what the face does; by itself it is quiet and alive."""

    def __init__(self, name: str = "Hiro", seed: int = 1) -> None:
        self._name = name
        self._seed = seed
        self._artist: FaceArtist | None = None
        self.show: Callable[[float], FacePose] = lambda at: FacePose()

    def draw(self, at: float) -> NDArray[np.uint8]:
        """The picture at a moment (monotonic seconds): RGB of shape (480, 480, 3)."""
        from expression_trainer.faces.cast import identity
        from expression_trainer.faces.drawing import FaceArtist
        from expression_trainer.faces.motion import idle

        if self._artist is None:
            self._artist = FaceArtist(identity(self._name), _DRAWN_CAMERA_PX)
        picture: NDArray[np.uint8] = self._artist.draw(idle(self.show(at), at, self._seed)).pixels[..., :3].copy()
        return picture


_DRAWN_CAMERA_PX = 480


# the game


@dataclass(slots=True)
class Game:
    """Every part of the running game, and the order in which they are let go."""

    services: Services
    store: ResultStore
    readings: ExchangeableSource
    voice: SpokenVoice
    sound: SoundBoard
    people: People

    def close(self) -> None:
        self.readings.stop()
        self.people.close()
        self.voice.close()
        self.sound.close()
        self.store.close()


def open_game(
    settings: Settings,
    choice: CameraChoice,
    clock: Clock,
    *,
    rng: random.Random,
    face: DrawnFace,
    simulated: bool = False,
    wish: SessionWish | None = None,
) -> Game:
    """Open every part, loudly: what is missing or damaged raises its UserFacingError here. No camera opens."""
    from expression_trainer.faces.library import check_drawing

    check_drawing()
    from expression_trainer import __version__
    from expression_trainer.faces.drawing import RIG_VERSION
    from expression_trainer.language.phrases import PhraseCache
    from expression_trainer.language.speech import SpokenVoice
    from expression_trainer.language.translate import FluentTranslate
    from expression_trainer.recognition.exchange import ExchangeableSource
    from expression_trainer.recognition.webcam import list_webcams
    from expression_trainer.store.sql_store import open_store
    from expression_trainer.ui.drawn_people import DrawnPeople
    from expression_trainer.ui.people import People
    from expression_trainer.ui.services import Services
    from expression_trainer.ui.sound import SoundBoard

    packs = bundled_packs()
    readings = ExchangeableSource(recogniser(choice, settings, clock, face.draw))
    drawn = choice is CameraChoice.DRAWN
    no_webcam = choice is CameraChoice.WEBCAM and sys.platform.startswith("linux") and not list_webcams()
    store = open_store(settings.database, clock)
    sound = SoundBoard(resource_folder("assets") / "sounds")
    voice = SpokenVoice(PhraseCache(settings.cache_folder / "voice"), sound)
    translate = FluentTranslate(resource_folder("assets") / "strings")
    people = People(DrawnPeople())
    table = PlayingTable(settings, store, readings, clock, rng, RIG_VERSION, simulated, wish, packs=packs)

    def use_drawn_camera() -> None:
        readings.exchange(recogniser(CameraChoice.DRAWN, settings, clock, face.draw))

    def forget(learner: Learner) -> None:
        voice.forget_phrases()
        report_file(settings, learner).unlink(missing_ok=True)

    services = Services(
        clock=clock,
        store=store,
        readings=readings,
        translate=translate,
        voice=voice,
        sound=sound,
        people=people,
        packs=packs,
        begin_sitting=table.begin,
        write_report=lambda learner: write_learner_report(settings, store, learner, translate, clock),
        hash_pin=hash_pin,
        check_pin=check_pin,
        new_id=new_id,
        rng=rng,
        version=__version__,
        camera_name="a drawn face" if drawn else f"webcam {settings.camera_index}",
        camera_is_drawn=drawn,
        use_drawn_camera=None if drawn else use_drawn_camera,
        notices=("No webcam was found: choose a drawn face or play without a camera.",) if no_webcam else (),
        forget=forget,
    )
    return Game(services, store, readings, voice, sound, people)


def play_game(settings: Settings, choice: CameraChoice) -> None:
    """Open the window and play until it is closed."""
    from expression_trainer.ui.scenes.house import first_scene
    from expression_trainer.ui.window import Window

    game = open_game(settings, choice, SystemClock(), rng=random.Random(), face=DrawnFace())
    try:
        window = Window(
            game.services, settings.window_width, settings.window_height, "Expression Trainer", settings.fullscreen
        )
        window.open()
        game.sound.open()
        game.people.start()
        try:
            window.run(first_scene(game.services))
        finally:
            window.close()
    finally:
        game.close()


def hash_pin(pin: str) -> str:
    """An argon2id hash of the PIN, with its parameters and salt."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def check_pin(stored: str, pin: str) -> bool:
    """Whether this is the PIN of the stored hash; a damaged hash fits none."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(stored, pin)
    except (VerificationError, InvalidHashError):
        return False


# reports


def report_file(settings: Settings, learner: Learner) -> Path:
    """Where a learner's report goes when nobody says otherwise; the name tells nothing about the child."""
    return settings.report_folder / f"report-{learner.learner_id}.html"


def write_learner_report(
    settings: Settings,
    store: ResultStore,
    learner: Learner,
    translate: Translate,
    clock: Clock,
    output: Path | None = None,
) -> Path:
    """Write a learner's page and say where it is. Raises StoreError."""
    from expression_trainer.reports.writing import write_report

    place = output or report_file(settings, learner)
    words = {expression: translate.word(expression) for expression in Expression}
    return write_report(store, learner.learner_id, place, words, clock.utc().astimezone())


def report_for(settings: Settings, name: str, output: Path | None) -> Path:
    """Write the report of the learner with this name, beside the data or where asked. Raises StoreError."""
    from expression_trainer.language.translate import FluentTranslate
    from expression_trainer.store.sql_store import open_store

    if not settings.database.exists():
        raise StoreError(
            str(settings.database), "there are no results yet.", "Play first, or name the folder with --data."
        )
    clock = SystemClock()
    store = open_store(settings.database, clock, read_only=True)
    try:
        matching = [learner for learner in store.learners() if learner.name == name]
        if not matching:
            known = ", ".join(learner.name for learner in store.learners()) or "nobody yet"
            raise StoreError(f"player {name!r}", "nobody has this name here.", f"Players are: {known}.")
        translate = FluentTranslate(resource_folder("assets") / "strings")
        return write_learner_report(settings, store, matching[0], translate, clock, output)
    finally:
        store.close()
