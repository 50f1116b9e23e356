"""The running game: every part opened, wired and let go."""

from __future__ import annotations

import gc
import random
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from expression_trainer.domain.learners import Learner
from expression_trainer.practice.planner import SessionWish
from expression_trainer.practice.ports import Clock, ResultStore
from expression_trainer.settings import Settings, resource_folder

from .cameras import CameraChoice, DrawnFace, recogniser
from .content import all_content
from .pins import check_pin, hash_pin
from .reports import report_file, write_learner_report
from .sessions import PlayingTable
from .system import SystemClock, new_id

if TYPE_CHECKING:
    from expression_trainer.language.speech import SpokenVoice
    from expression_trainer.recognition.exchange import ExchangeableSource
    from expression_trainer.ui.people import People
    from expression_trainer.ui.services import Services
    from expression_trainer.ui.sound import SoundBoard

_NO_WEBCAM = "No webcam was found: choose a drawn face or play without a camera."


@dataclass(slots=True)
class Game:
    """Every part of the running game, and the order in which they are let go."""

    services: Services
    store: ResultStore
    readings: ExchangeableSource
    voice: SpokenVoice
    sound: SoundBoard
    people: People
    face: DrawnFace

    def close(self) -> None:
        self.readings.stop()
        self.face.close()
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

    content = all_content(settings)
    readings = ExchangeableSource(recogniser(choice, settings, clock, face.draw))
    drawn = choice is CameraChoice.DRAWN
    no_webcam = choice is CameraChoice.WEBCAM and sys.platform.startswith("linux") and not list_webcams()
    store = open_store(settings.database, clock)
    sound = SoundBoard(resource_folder("assets") / "sounds")
    voice = SpokenVoice(PhraseCache(settings.cache_folder / "voice"), sound)
    translate = FluentTranslate(resource_folder("assets") / "strings")
    people = People(DrawnPeople())
    table = PlayingTable(settings, store, readings, clock, rng, RIG_VERSION, simulated, wish, packs=content.packs)

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
        packs=content.packs,
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
        notices=(*((_NO_WEBCAM,) if no_webcam else ()), *content.notices),
        forget=forget,
        activities=table.activities,
    )
    gc.collect()
    gc.freeze()  # what was made so far stays; a later collection need not look at it and make a frame late
    return Game(services, store, readings, voice, sound, people, face)


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
