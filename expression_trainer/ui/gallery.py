"""Draws every layout at several sizes and looks to picture files, from made-up screens and drawn faces only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import skia

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.faces import FaceRegion
from expression_trainer.domain.items import Item
from expression_trainer.domain.learners import MirrorKind, ThemeName
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import (
    Choice,
    Growth,
    KeyName,
    Layout,
    Message,
    Meter,
    Mirror,
    Picture,
    Progress,
    Screen,
)
from expression_trainer.domain.trials import Judge
from expression_trainer.practice.ports import Translate

from .canvas import Canvas
from .icons import Icon
from .layouts.arranging import arrange
from .layouts.showing import Arrangement, Live, Planted, Showing
from .meter_motion import MeterLook
from .pen import KeyStates, Pen, Stage, TextNote
from .people import People
from .text import Typesetter
from .theme import THEMES
from .view import View
from .widgets.mirror import DoubleFace

_BAR = (KeyName.STOP, KeyName.BREAK, KeyName.AGAIN)
_RATINGS = (KeyName.A_LITTLE, KeyName.CLOSER, KeyName.THERE)
_PARTS = (FaceRegion.BROWS, FaceRegion.MOUTH)


@dataclass(frozen=True, slots=True)
class Look:
    """One way to see the screens."""

    width: int = 1280
    height: int = 800
    theme: ThemeName = ThemeName.LIGHT
    text_scale: float = 1.0
    left_handed: bool = False
    still: bool = False

    @property
    def name(self) -> str:
        hand = "_left" if self.left_handed else ""
        return f"{self.width}x{self.height}_{self.theme.value}_{round(self.text_scale * 100)}{hand}"


LOOKS = (
    Look(),
    Look(theme=ThemeName.DARK),
    Look(theme=ThemeName.CALM),
    Look(theme=ThemeName.CONTRAST, text_scale=2.0),
    Look(800, 480),
    Look(800, 1280),
    Look(800, 1280, text_scale=2.0),
    Look(2560, 1440),
    Look(left_handed=True),
)


def made_up_item(identity: str, expression: Expression) -> Item:
    """An item that is drawn live."""
    return Item(
        f"{identity.lower()}-{expression.value}", "gallery", identity, expression, 1.0, "", None, False, {}, "own work"
    )


def made_up_screens(who: str = "Maya", model: str = "Hiro") -> Mapping[str, Screen]:
    """A screen for every layout and the states that matter."""
    scared = Picture(made_up_item(who, Expression.FEAR))
    happy = Picture(made_up_item(model, Expression.HAPPINESS))
    asked = Message("name-it-question", {"name": who})
    four = (Expression.HAPPINESS, Expression.SADNESS, Expression.ANGER, Expression.FEAR)
    question = Screen(
        Layout.QUESTION,
        question=asked,
        spoken=asked,
        picture=scared,
        choices=tuple(Choice(e) for e in four),
        target=Expression.FEAR,
        keys=(*_BAR, KeyName.NOT_SURE),
        progress=Progress(3, 6),
    )
    copying = Screen(
        Layout.COPY,
        question=Message("copy-question", {"target": Expression.HAPPINESS}),
        hint=Message("hold"),
        picture=happy,
        target=Expression.HAPPINESS,
        mirror=Mirror(FaceStatus.GOOD, Judge.CAMERA),
        meter=Meter(1.0, 0.62, 1.0),
        keys=(*_BAR, KeyName.NEXT),
        progress=Progress(2, 5),
    )
    return {
        "question": question,
        "question_cue": _with(question, highlights=_PARTS),
        "question_chosen": _with(
            question, choices=tuple(Choice(e, available=i != 1, chosen=i == 3) for i, e in enumerate(four))
        ),
        "question_six": _with(question, choices=tuple(Choice(e) for e in BASIC_SIX)),
        "look_again": Screen(
            Layout.LOOK_AGAIN,
            question=Message("look-again"),
            picture=scared,
            highlights=_PARTS,
            choices=(Choice(Expression.FEAR, answer=True),),
            target=Expression.FEAR,
            growth=Growth.LEAF,
            keys=(*_BAR, KeyName.NEXT),
            progress=Progress(3, 6),
        ),
        "copy": copying,
        "copy_unseen": _with(
            copying,
            hint=Message("cant-see-too-dark"),
            mirror=Mirror(FaceStatus.TOO_DARK, Judge.CAMERA),
            meter=Meter(0.4, 0.0, 0.4),
        ),
        "copy_hint": _with(copying, hint=Message("hint-more-12"), meter=Meter(0.5, 0.0, 0.5)),
        "copy_judged": _with(
            copying,
            hint=Message("adult-judge"),
            mirror=Mirror(FaceStatus.CAMERA_OFF, Judge.ADULT),
            meter=Meter(0.7, 0.0, 0.7),
            keys=(*_BAR, *_RATINGS, KeyName.NEXT),
        ),
        "well_done": Screen(
            Layout.WELL_DONE,
            question=Message("well-done-independent", {"target": Expression.FEAR}),
            picture=scared,
            target=Expression.FEAR,
            growth=Growth.LARGE_FLOWER,
            keys=(*_BAR, KeyName.NEXT),
            progress=Progress(4, 6),
        ),
        "tried_it": Screen(
            Layout.WELL_DONE,
            question=Message("tried-it"),
            picture=happy,
            target=Expression.HAPPINESS,
            growth=Growth.LEAF,
            keys=(*_BAR, KeyName.NEXT),
            progress=Progress(4, 6),
        ),
        "rest": Screen(
            Layout.REST, question=Message("rest-look"), keys=(KeyName.STOP, KeyName.BREAK), progress=Progress(0, 6)
        ),
        "break": Screen(
            Layout.BREAK,
            question=Message("break-breathe-in"),
            keys=(KeyName.STOP, KeyName.RESUME),
            progress=Progress(2, 6),
        ),
        "saving": Screen(Layout.SAVING, question=Message("saving"), keys=(KeyName.STOP,), progress=Progress(2, 6)),
        "not_saved": Screen(
            Layout.NOT_SAVED,
            question=Message("not-saved"),
            keys=(KeyName.STOP, KeyName.NEXT),
            progress=Progress(2, 6),
            adult_note="The disk is full: this turn is not kept yet. Nothing is lost; free some space and try again.",
        ),
    }


def _with(screen: Screen, **changes: Any) -> Screen:
    return replace(screen, **changes)


class Gallery:
    """Draws made-up screens. No camera is ever asked: the mirror shows the drawn double."""

    def __init__(self, translate: Translate, people: People) -> None:
        self._translate = translate
        self._people = people
        self._letters = Typesetter()

    def stage(self, look: Look) -> Stage:
        view = View(look.width, look.height, look.text_scale, look.left_handed)
        return Stage(view, THEMES[look.theme], self._letters, look.still)

    def arranged(self, screen: Screen, look: Look, page: int = 0) -> Arrangement:
        """The arrangement of a screen for a look."""
        meter = screen.meter or Meter(0.0, 0.0, 0.0)
        growths = (Growth.SMALL_FLOWER, Growth.LARGE_FLOWER, Growth.LEAF)
        old = tuple(Planted(growth, kind) for growth, kind in zip(growths, (3, 0, 2), strict=True))
        camera_on = (Icon.CAMERA, self._translate.text(Message("camera-on")))
        live = Live(
            frame=lambda: None,
            double=lambda: DoubleFace(smile=0.7),
            meter=lambda: MeterLook(meter.stem, meter.hold, meter.opened),
            screen=lambda: screen,
            foot=lambda: (None, "") if screen.layout is Layout.COPY else camera_on,
        )
        garden = (*old, Planted(screen.growth, 1)) if screen.growth else old
        return arrange(
            Showing(screen, self.stage(look), self._translate, self._people, MirrorKind.DOUBLE, live, garden, 0.0, page)
        )

    def draw(
        self, screen: Screen, look: Look, notes: list[TextNote] | None = None, states: KeyStates | None = None
    ) -> Any:
        """The whole picture of a screen, as a skia image; `notes` gathers where its texts stand."""
        arrangement = self.arranged(screen, look)
        canvas = Canvas(look.width, look.height)
        pen = Pen(canvas.canvas, self.stage(look), states, notes.append if notes is not None else None)
        arrangement.draw(pen)
        for piece in arrangement.pieces(now=1000.0):
            piece.draw(pen)
        return canvas.image()

    def write(self, folder: Path, looks: tuple[Look, ...] = LOOKS) -> Iterator[Path]:
        """A PNG file of each screen in each look."""
        folder.mkdir(parents=True, exist_ok=True)
        for look in looks:
            for name, screen in made_up_screens().items():
                path = folder / f"{name}_{look.name}.png"
                self.draw(screen, look).save(str(path), skia.kPNG)
                yield path
