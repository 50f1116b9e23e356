"""What every arrangement is made from, and the parts they share: ground, top bar, question line, foot line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.learners import MirrorKind
from expression_trainer.domain.screens import Growth, KeyName, Message, Screen
from expression_trainer.practice.ports import Translate
from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.layout import QuestionLine, arrange_bar, arrange_question
from expression_trainer.ui.meter_motion import MeterLook
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.people import People, Portrait
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type
from expression_trainer.ui.view import SMALLEST_TEXT
from expression_trainer.ui.widgets.keys import button
from expression_trainer.ui.widgets.mirror import DoubleFace
from expression_trainer.ui.widgets.progress import stones

ANSWER = "answer-"
"""Begins the id of an answer's target; the expression's value follows."""
MORE = "more"
"""The key to the next answers, where not all fit."""

_BAR_ICONS = {KeyName.STOP: Icon.STOP, KeyName.BREAK: Icon.BREAK}


@dataclass(frozen=True, slots=True)
class Planted:
    """What stands in the garden of this session: how it grew and which kind of flower it is."""

    growth: Growth
    kind: int


@dataclass(frozen=True, slots=True)
class Live:
    """What moves while a screen stays: asked for once a frame.

    `frame`: the camera's newest picture, or None. `friend`: the drawn friend's newest picture, or None. `unfolds_at`:
    since when the face on show unfolds; None while its steps are not ready.
    """

    frame: Callable[[], Frame | None]
    double: Callable[[], DoubleFace]
    meter: Callable[[], MeterLook]
    screen: Callable[[], Screen]
    foot: Callable[[], tuple[Icon | None, str]]
    friend: Callable[[], Portrait | None] = lambda: None
    unfolds_at: Callable[[], float | None] = lambda: None


@dataclass(frozen=True, slots=True)
class Showing:
    """A screen and everything needed to show it. `shown_at`: since when; `page`: of the answers."""

    screen: Screen
    stage: Stage
    translate: Translate
    people: People
    mirror: MirrorKind
    live: Live
    garden: tuple[Planted, ...]
    shown_at: float
    page: int = 0

    def say(self, message: Message | None) -> str:
        return self.translate.text(message) if message is not None else ""

    def key_word(self, key: KeyName) -> str:
        return self.translate.text(Message(f"key-{key.value.replace('_', '-')}"))

    def word(self, expression: Expression) -> str:
        return self.translate.word(expression)

    def portrait(self) -> Portrait | None:
        """The face of the screen at its apex."""
        picture = self.screen.picture
        return self.people.still(picture.item, self.stage.theme.dark) if picture else None


class Arrangement:
    """A screen, arranged. Subclasses place their own things in `__init__` and draw them."""

    def __init__(self, showing: Showing) -> None:
        self.showing = showing
        self.screen = showing.screen
        self.stage = showing.stage
        self.view = showing.stage.view
        self.u = self.view.u
        self.scenery = False
        names = [key for key in (KeyName.STOP, KeyName.BREAK) if key in self.screen.keys]
        words = [showing.key_word(key) for key in names]
        self.bar = arrange_bar(self.view, self.stage.letters, words)
        self.bar_targets = tuple(
            Target(key.value, rect, word) for key, rect, word in zip(names, self.bar.keys, words, strict=True)
        )

    def targets(self) -> tuple[Target, ...]:
        """In reading order."""
        return self.bar_targets

    def draw(self, pen: Pen) -> None:
        """The still picture."""
        self.draw_ground(pen)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        return (self.foot_piece(),)

    # shared parts

    def draw_ground(self, pen: Pen, ground: bool = True) -> None:
        if ground:
            pen.page()
        k = self._bar_words_scale()
        for target in self.bar_targets:
            button(pen, target, _BAR_ICONS[KeyName(target.target_id)], k=k)
        if self.screen.progress is not None and self.screen.progress.total:
            stones(pen, self.bar.stones, self.screen.progress)

    def _bar_words_scale(self) -> float:
        """Stop and Break share one size."""
        letters, u = self.stage.letters, self.u
        icon = 84 * u if self.view.text_scale < 1.4 else 108 * u
        return min(
            (
                letters.fit(t.label, Type.LABEL, self.view, t.rect.w - icon + 8 * u, t.rect.h - 12 * u, 1)
                for t in self.bar_targets
            ),
            default=1.0,
        )

    def question_line(self, area: Rect, text: str) -> tuple[QuestionLine, Target]:
        """The speaker key and the question at the top of `area`."""
        line = arrange_question(self.view, self.stage.letters, text, area)
        return line, Target(KeyName.AGAIN.value, line.speaker, self.showing.key_word(KeyName.AGAIN))

    def draw_question(self, pen: Pen, line: QuestionLine, speaker: Target, text: str) -> None:
        button(pen, speaker, Icon.AGAIN, bare=True)
        pen.text(text, line.words, Type.DISPLAY, middle=True, k=line.scale)

    def foot_piece(self) -> Piece:
        """One quiet line at the bottom edge: that the camera is on, or what sounds."""
        icon, text = self.showing.live.foot()
        area, u = self.view.content, self.u
        line = SMALLEST_TEXT * 1.4
        y = area.bottom - max(32 * u, line)
        rect = Rect(area.x + self.view.margin, y, area.w - 2 * self.view.margin, max(28 * u, line))
        reach = Rect(rect.x - 12 * u, rect.y, rect.w + 24 * u, rect.h)

        def draw(pen: Pen) -> None:
            if text:
                _draw_foot(pen, rect, icon, text, self.scenery)

        return Piece("foot", reach, (icon, text), draw)


def _draw_foot(pen: Pen, rect: Rect, icon: Icon | None, text: str, scenery: bool) -> None:
    """`scenery`: the words get a ground of their own, so that they can be read on hills."""
    px, _ = pen.view.type_size(Type.SMALL)
    k = min(1.0, SMALLEST_TEXT * max(1.0, pen.u) / px)
    left = rect.x
    size = min(24 * pen.u, rect.h)
    if scenery:
        width = pen.stage.letters.width(text, Type.SMALL, pen.view, k) + (size + 8 * pen.u if icon else 0)
        ground = Rect(left - 10 * pen.u, rect.y, width + 24 * pen.u, rect.h)
        pen.box(ground, rect.h / 2, pen.theme.surface)
    if icon is not None:
        draw_icon(pen, icon, left + size / 2, rect.cy, size, pen.theme.ink2)
        left += size + 8 * pen.u
    pen.text(
        text, Rect(left, rect.y, rect.right - left, rect.h), Type.SMALL, pen.theme.ink2, Align.LEFT, middle=True, k=k
    )
