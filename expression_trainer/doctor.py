"""What is checked on a user's machine: each part with ok, or what to do. Nothing is changed and no camera is opened."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from expression_trainer.app.content import all_content
from expression_trainer.app.system import SystemClock, display_problem
from expression_trainer.domain.errors import UserFacingError
from expression_trainer.faces.library import check_drawing
from expression_trainer.language.renderer import VoiceMaker, VoiceUnavailable
from expression_trainer.recognition.model_files import load_manifest, verify
from expression_trainer.recognition.webcam import list_webcams
from expression_trainer.settings import Settings, resource_folder
from expression_trainer.store.sql_store import open_store

PYTHONS = ((3, 11), (3, 12))
DISK_NEEDED_MB = 200
"""Room for years of results, backups and reports."""


class Health(StrEnum):
    """`WITHOUT`: the game plays on without this part."""

    OK = "ok"
    WITHOUT = "without"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part: what was found and, unless it is ok, what to do."""

    part: str
    health: Health
    found: str
    mend: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Every part in turn, each as soon as it is known."""
    checks: tuple[tuple[str, Callable[[Settings], Finding]], ...] = (
        ("Python", _python),
        ("drawing", _drawing),
        ("display", _display),
        ("content", _content),
        ("models", _models),
        ("camera", _camera),
        ("voice", _voice),
        ("sound", _sound),
        ("database", _database),
        ("disk", _disk),
    )
    for part, check in checks:
        try:
            yield check(settings)
        except UserFacingError as problem:
            yield Finding(part, Health.TROUBLE, f"{problem.place}: {problem.problem}", problem.mend)


def _python(settings: Settings) -> Finding:
    found = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] in PYTHONS:
        return Finding("Python", Health.OK, found)
    return Finding("Python", Health.TROUBLE, found, "Use Python 3.12 or 3.11: python3 run.py finds it.")


def _drawing(settings: Settings) -> Finding:
    check_drawing()
    return Finding("drawing", Health.OK, "skia draws")


def _display(settings: Settings) -> Finding:
    problem = display_problem()
    if problem is None:
        return Finding("display", Health.OK, "there is a display")
    return Finding(
        "display", Health.WITHOUT, problem, "Start it on a desktop to play; here the demo plays without a window."
    )


def _content(settings: Settings) -> Finding:
    content = all_content(settings)
    found = f"{len(content.packs)} pack(s), {sum(len(pack.items) for pack in content.packs)} faces"
    if not content.left_out:
        return Finding("content", Health.OK, found)
    left_out = "; ".join(f"{problem.place}: {problem.problem}" for problem in content.left_out)
    mends = " ".join(dict.fromkeys(problem.mend for problem in content.left_out))
    return Finding("content", Health.WITHOUT, f"{found}; left out: {left_out}", mends)


def _models(settings: Settings) -> Finding:
    models = load_manifest(resource_folder("models")).values()
    for model in models:
        verify(model)
    return Finding("models", Health.OK, ", ".join(f"{model.name} {model.version}" for model in models))


def _camera(settings: Settings) -> Finding:
    webcams = list_webcams()
    if webcams:
        return Finding("camera", Health.OK, "; ".join(f"{index}: {name}" for index, name in webcams))
    mend = "Plug one in to score mimicry; without one an adult or the child judges, or a drawn face stands in."
    return Finding("camera", Health.WITHOUT, "no webcam was found", mend)


def _voice(settings: Settings) -> Finding:
    mend = "On Linux run python3 run.py setup again; on macOS and Windows install a system voice. Captions are shown."
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "voice.wav"
        try:
            maker = VoiceMaker()
        except VoiceUnavailable as problem:
            return Finding("voice", Health.WITHOUT, str(problem), mend)
        try:
            maker.render("Hello.", spoken)
        except VoiceUnavailable as problem:
            return Finding("voice", Health.WITHOUT, str(problem), mend)
        finally:
            maker.close()
        return Finding("voice", Health.OK, f"a phrase was rendered ({spoken.stat().st_size} bytes)")


def _sound(settings: Settings) -> Finding:
    import pygame

    try:
        pygame.mixer.init()
    except pygame.error as problem:
        return Finding("sound", Health.WITHOUT, f"no sound device ({problem})", "Captions are shown for every sound.")
    driver = os.environ.get("SDL_AUDIODRIVER", "")
    pygame.mixer.quit()
    return Finding("sound", Health.OK, f"a sound device opened{f' ({driver})' if driver else ''}")


def _database(settings: Settings) -> Finding:
    if not settings.database.exists():
        return Finding("database", Health.OK, f"none yet; the first start makes {settings.database}")
    store = open_store(settings.database, SystemClock(), read_only=True)
    try:
        learners = store.learners()
    finally:
        store.close()
    return Finding("database", Health.OK, f"whole, {len(learners)} player(s) in {settings.database}")


def _disk(settings: Settings) -> Finding:
    place = settings.data_folder
    while not place.exists():
        place = place.parent
    free_mb = shutil.disk_usage(place).free // 1_000_000
    found = f"{free_mb} MB free where {settings.data_folder} is"
    if free_mb < DISK_NEEDED_MB:
        return Finding("disk", Health.TROUBLE, found, f"Free at least {DISK_NEEDED_MB} MB.")
    return Finding("disk", Health.OK, found)
