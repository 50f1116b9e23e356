"""Draws every layout at several sizes and looks to picture files, from made-up screens and drawn faces only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import skia

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.faces import FaceRegion
from expression_trainer.domain.items import Item
from expression_trainer.domain.learners import MirrorKind, ThemeName
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import (
    Choice,
    Friend,
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
from expression_trainer.domain.trials import Judge, Way
from expression_trainer.exercises.my_way import WAY_KEYS as _WAY_KEYS
from expression_trainer.practice.ports import Translate

from .canvas import Canvas
from .icons import Icon
from .layouts.arranging import arrange
from .layouts.showing import Arrangement, Live, Planted, Showing
from .meter_motion import MeterLook
from .pen import KeyStates, Pen, Stage, TextNote
from .people import People, Portrait
from .text import Typesetter
from .theme import THEMES
from .view import View
from .widgets.mirror import DoubleFace

_BAR = (KeyName.STOP, KeyName.BREAK, KeyName.AGAIN)
_RATINGS = (KeyName.A_LITTLE, KeyName.CLOSER, KeyName.THERE)
_MIRRORED = (Layout.COPY, Layout.FRIEND, Layout.OWN_WAY)
_PARTS = (FaceRegion.BROWS, FaceRegion.MOUTH)
_MIXED = (
    Expression.FEAR,
    Expression.ANGER,
    Expression.SURPRISE,
    Expression.HAPPINESS,
    Expression.DISGUST,
    Expression.SADNESS,
)


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
        **_faces_to_choose(who, model),
        **_faces_to_make(copying, model),
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


def _faces_to_choose(who: str, model: str) -> Mapping[str, Screen]:
    """Find it and Same feeling, with two to six faces."""
    several = ("Maya", "Hiro", "Amina", "Leo", "Priya", "Tomas")

    def faces(count: int, one_person: bool = False) -> tuple[Choice, ...]:
        return tuple(
            Choice(e, item=made_up_item(who if one_person else person, e))
            for e, person in zip(_MIXED[:count], several, strict=False)
        )

    finding = Screen(
        Layout.FIND,
        question=Message("find-question", {"target": Expression.SURPRISE}),
        choices=faces(4),
        target=Expression.SURPRISE,
        keys=(*_BAR, KeyName.NOT_SURE),
        progress=Progress(4, 8),
    )
    matching = _with(
        finding,
        layout=Layout.MATCH,
        question=Message("match-question"),
        picture=Picture(made_up_item(model, Expression.SURPRISE)),
    )
    helped = tuple(_with(c, available=i in (1, 2), answer=i == 2) for i, c in enumerate(faces(4, one_person=True)))
    other = made_up_item("Amina", Expression.SURPRISE)
    return {
        "find": finding,
        "find_two": _with(finding, choices=faces(3)[1:]),
        "find_three": _with(finding, choices=faces(3)),
        "find_six": _with(finding, choices=faces(6)),
        "find_helped": _with(
            finding, choices=helped, question=Message("find-model", {"target": Expression.SURPRISE}), highlights=_PARTS
        ),
        "match": matching,
        "match_two": _with(matching, choices=faces(3)[1:], highlights=_PARTS),
        "match_three": _with(matching, choices=faces(3)),
        "match_six": _with(matching, choices=faces(6)),
        "match_look_again": Screen(
            Layout.LOOK_AGAIN,
            question=Message("look-again"),
            picture=matching.picture,
            highlights=_PARTS,
            choices=(Choice(Expression.SURPRISE, answer=True, item=other),),
            target=Expression.SURPRISE,
            growth=Growth.LEAF,
            keys=(*_BAR, KeyName.NEXT),
            progress=Progress(4, 8),
        ),
    }


def _faces_to_make(copying: Screen, model: str) -> Mapping[str, Screen]:
    """Show me, Mirror play and My way, with and without a camera."""
    asked = _with(
        copying,
        question=Message("show-question", {"target": Expression.DISGUST}),
        target=Expression.DISGUST,
        picture=None,
        hint=None,
        meter=Meter(0.3, 0.0, 0.4),
        keys=(*copying.keys, KeyName.NOT_SURE),
    )
    judged = _with(
        asked,
        hint=Message("adult-judge"),
        mirror=Mirror(FaceStatus.CAMERA_OFF, Judge.ADULT),
        keys=(*_BAR, *_RATINGS, KeyName.NEXT, KeyName.NOT_SURE),
    )
    playing = Screen(
        Layout.FRIEND,
        question=Message("friend-question", {"name": model}),
        mirror=Mirror(FaceStatus.GOOD, Judge.CAMERA),
        friend=Friend(model),
        keys=(*_BAR, KeyName.DONE),
        progress=Progress(6, 8),
    )
    own_way = Screen(
        Layout.OWN_WAY,
        question=Message("own-way-question", {"target": Expression.SURPRISE}),
        target=Expression.SURPRISE,
        mirror=Mirror(FaceStatus.GOOD, Judge.NOBODY),
        keys=(*_BAR, KeyName.DONE, *_WAY_KEYS),
        progress=Progress(7, 8),
    )
    return {
        "show_me": asked,
        "show_me_cue": _with(asked, highlights=(FaceRegion.NOSE, FaceRegion.MOUTH)),
        "show_me_judged": judged,
        "show_me_judged_cue": _with(judged, highlights=(FaceRegion.NOSE, FaceRegion.MOUTH)),
        "mirror_play": playing,
        "mirror_play_unseen": _with(
            playing, hint=Message("cant-see-too-dark"), mirror=Mirror(FaceStatus.TOO_DARK, Judge.CAMERA)
        ),
        "mirror_play_chosen": _with(
            playing,
            question=Message("friend-choose", {"name": model}),
            mirror=Mirror(FaceStatus.CAMERA_OFF, Judge.NOBODY),
            choices=tuple(Choice(e, chosen=e is Expression.SURPRISE) for e in BASIC_SIX),
            friend=Friend(model, shows=Expression.SURPRISE),
        ),
        "my_way": own_way,
        "my_way_without_camera": _with(own_way, mirror=None, ways=(Way.FACE, Way.BODY)),
        "my_way_done": Screen(
            Layout.WELL_DONE,
            question=Message("own-way-done"),
            target=Expression.SURPRISE,
            growth=Growth.LEAF,
            keys=(*_BAR, KeyName.NEXT),
            progress=Progress(7, 8),
        ),
    }


_Made = TypeVar("_Made", Screen, Choice)


def _with(made: _Made, **changes: Any) -> _Made:
    return replace(made, **changes)


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
            foot=lambda: (None, "") if screen.layout in _MIRRORED else camera_on,
            friend=lambda: self._friend(screen.friend, look),
        )
        garden = (*old, Planted(screen.growth, 1)) if screen.growth else old
        return arrange(
            Showing(screen, self.stage(look), self._translate, self._people, MirrorKind.DOUBLE, live, garden, 0.0, page)
        )

    def _friend(self, friend: Friend | None, look: Look) -> Portrait | None:
        """The friend at rest or at the apex: a made-up still of what a chosen face comes to."""
        if friend is None:
            return None
        shows = friend.shows or Expression.HAPPINESS
        return self._people.still(made_up_item(friend.identity, shows), THEMES[look.theme].dark)

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
