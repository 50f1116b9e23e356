"""The composition root: the only module that names concrete classes of sibling rooms and wires them together."""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from expression_trainer.domain.consent import ConsentKind, granted
from expression_trainer.domain.errors import ContentError, StoreError
from expression_trainer.domain.items import ContentPack, Item
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.trials import Judge
from expression_trainer.exercises.registry import Registry, standard_registry
from expression_trainer.packs.loader import load_pack
from expression_trainer.practice.planner import SessionWish, plan_session
from expression_trainer.practice.ports import Clock, ReadingSource, ResultStore
from expression_trainer.practice.prompting import Ladder
from expression_trainer.practice.session import SessionRunner, Sitting
from expression_trainer.settings import Settings, resource_folder
from expression_trainer.simulation.memory_store import MemoryStore

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
        plan = plan_session(
            tuple(self.registry), self._items(), ladder, self._wish(camera), random.Random(seed)
        )
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
        return wish if camera else _without_camera(wish)


def _without_camera(wish: SessionWish) -> SessionWish:
    from dataclasses import replace

    return replace(wish, judge=Judge.ADULT)


def new_id() -> str:
    """A new UUIDv7 in words: ids sort by the time at which they were made."""
    from uuid6 import uuid7

    return str(uuid7())


# recognition


def recogniser(choice: CameraChoice, settings: Settings, clock: Clock, draw: Callable[[float], Any] | None) -> ReadingSource:
    """The camera of this choice with the recogniser behind it; nothing opens before `start`. `draw` is the drawn face.

    Raises ModelError when the model is missing or damaged.
    """
    from expression_trainer.recognition.camera import Camera, LiveDrawing
    from expression_trainer.recognition.classifier import NetworkReader
    from expression_trainer.recognition.landmarker import FaceMesh
    from expression_trainer.recognition.model_files import load_manifest, verify
    from expression_trainer.recognition.pipeline import RecognitionPipeline
    from expression_trainer.recognition.webcam import Webcam
    from expression_trainer.recognition.worker import NoCamera, Pipeline, RecognitionWorker

    if choice is CameraChoice.OFF:
        return NoCamera()
    model = load_manifest(resource_folder("models"))["expression"]

    def make_camera() -> Camera:
        if choice is CameraChoice.DRAWN:
            assert draw is not None  # a drawn camera is asked for with its drawing
            return LiveDrawing(draw, clock)
        return Webcam(settings.camera_index, clock)

    def make_pipeline(camera: Camera) -> AbstractContextManager[Pipeline]:
        live = choice is CameraChoice.WEBCAM
        return RecognitionPipeline(FaceMesh(), NetworkReader(model), clock, live=live)

    worker = RecognitionWorker(
        make_camera, make_pipeline, clock, model_version=model.version, check=lambda: verify(model)
    )
    worker.check()
    return worker


# reports


def report_for(settings: Settings, name: str, output: Path | None) -> Path:
    """Write the report of the learner with this name, beside the data or where asked. Raises StoreError."""
    from expression_trainer.store.sql_store import open_store

    if not settings.database.exists():
        raise StoreError(str(settings.database), "there are no results yet.", "Play first, or name the folder with --data.")
    store = open_store(settings.database, SystemClock(), read_only=True)
    try:
        matching = [learner for learner in store.learners() if learner.name == name]
        if not matching:
            known = ", ".join(learner.name for learner in store.learners()) or "nobody yet"
            raise StoreError(f"player {name!r}", "nobody has this name here.", f"Players are: {known}.")
        return write_learner_report(settings, store, matching[0], SystemClock(), output)
    finally:
        store.close()
