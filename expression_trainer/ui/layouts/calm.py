"""Pictures that ask nothing: a garden to look at, a shape to breathe with, a moment's wait, a turn not kept yet."""

from __future__ import annotations

from expression_trainer.domain.screens import KeyName, Layout, Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type, mix
from expression_trainer.ui.widgets.keys import button, button_width
from expression_trainer.ui.widgets.plants import flower, sprout
from expression_trainer.ui.widgets.scenery import breath, breathing, hills

from .showing import Arrangement, Showing
from .well_done import sunlit

_BREATH_STEPS = 240
_BED = (
    (0.10, 0.93, 0.13, 3),
    (0.23, 0.89, 0.16, 1),
    (0.36, 0.95, 0.14, 4),
    (0.66, 0.94, 0.15, 2),
    (0.79, 0.89, 0.17, 0),
    (0.91, 0.95, 0.13, 1),
)
"""Flowers of the resting garden: where (shares of the window), how high (share), which kind."""


class _Headed(Arrangement):
    """A sentence in the middle of the top, or under the bar where there is no room beside Stop."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        self.scenery = self.screen.layout is not Layout.NOT_SAVED
        area, u = self.view.content, self.u
        text = showing.say(self.screen.question)
        self.text = text
        beside = self.bar.keys[-1].right + 16 * u if self.bar.keys else area.x + self.view.margin
        room = 2 * (area.cx - beside)
        line = self.view.type_size(Type.DISPLAY)[1]
        longest = max((text, *self.other_heads()), key=len)
        letters = self.stage.letters
        free = self.screen.layout is Layout.BREAK and room > 0
        if free and letters.fit(longest, Type.DISPLAY, self.view, room, line, 1) >= 0.9:
            self.head = Rect(beside, area.y + 24 * u, room, self.bar.bottom - area.y - 24 * u)
        else:
            box = area.inset(self.view.margin)
            tall = letters.height(longest, Type.DISPLAY, self.view, box.w, self._head_k(longest, box.w))
            self.head = Rect(box.x, self.bar.bottom + 16 * u, box.w, tall + 2)

    def other_heads(self) -> tuple[str, ...]:
        """What else may come to stand there."""
        return ()

    def _head_k(self, text: str, width: float) -> float:
        line = self.view.type_size(Type.DISPLAY)[1]
        return self.stage.letters.fit(text, Type.DISPLAY, self.view, width, line * 2, 2)

    def draw_head(self, pen: Pen, text: str) -> None:
        pen.text(text, self.head, Type.DISPLAY, align=Align.CENTER, middle=True)


class RestArrangement(_Headed):
    """`Layout.REST`: a garden to look at; the camera quietly learns the face at rest."""

    def draw(self, pen: Pen) -> None:
        theme, w, h = pen.theme, self.view.width, self.view.height
        pen.page()
        if not theme.flat:
            pen.gradient(self.view.page, mix(theme.sky, theme.bg, 0.55), theme.bg)
            sunlit(pen, w * 0.88, self.head.bottom + 70 * self.u, 48 * self.u)
        hills(pen, 0.60)
        for x, y, tall, kind in _BED:
            flower(pen, x * w, y * h, tall * h, kind, lean=0.2 if kind % 2 else -0.2)
        flower(pen, w * 0.5, h * 0.92, h * 0.34, 1)
        self.draw_ground(pen, ground=False)
        self.draw_head(pen, self.text)


class BreakArrangement(_Headed):
    """`Layout.BREAK`: a shape to breathe with, and the way back."""

    def other_heads(self) -> tuple[str, ...]:
        return tuple(self.showing.say(Message(f"break-breathe-{way}")) for way in ("in", "out"))

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, area, letters = self.u, self.view.content, self.stage.letters
        word = showing.key_word(KeyName.RESUME)
        height = max(104 * u, self.view.type_size(Type.WORD)[1] + 34 * u)
        wanted = button_width(letters.width(word, Type.WORD, self.view), u, self.view.text_scale) + 60 * u
        width = min(max(390 * u, wanted), area.w - 2 * self.view.margin)
        rect = Rect(area.cx - width / 2, area.bottom - 40 * u - height, width, height)
        self.resume = Target(KeyName.RESUME.value, rect, word)
        room = rect.y - 30 * u - self.head.bottom - 16 * u
        r = min(226 * u, room / 2, area.w / 2 - self.view.margin)
        self.shape = Rect(area.cx - r, self.head.bottom + 16 * u + (room - 2 * r) / 2, 2 * r, 2 * r)

    def targets(self) -> tuple[Target, ...]:
        return (*self.bar_targets, self.resume)

    def draw(self, pen: Pen) -> None:
        pen.page()
        hills(pen)
        for target in self.bar_targets:
            button(pen, target, Icon.STOP)
        pen.circle(self.shape.cx, self.shape.cy, self.shape.w / 2, pen.theme.line, 0.6, stroke=2.5 * self.u)
        button(pen, self.resume, Icon.GO, main=True, style=Type.WORD, icon_last=True)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        opened, going_in = breath(max(0.0, now - self.showing.shown_at))
        step = round(opened * _BREATH_STEPS)
        shape, word = self.shape, Message("break-breathe-in" if going_in else "break-breathe-out")
        text = self.showing.say(word)

        def draw_shape(pen: Pen) -> None:
            still = self.stage.still
            size = 0.85 if still else step / _BREATH_STEPS
            glow = (step / _BREATH_STEPS - 0.7) / 0.3 if still else 0.0
            breathing(pen, shape.cx, shape.cy, shape.w / 2 * 0.97, size, glow)

        return (
            Piece("breath", shape, step, draw_shape),
            Piece("breath-word", self.head, text, lambda pen: self.draw_head(pen, text)),
            *super().pieces(now),
        )


class SavingArrangement(_Headed):
    """`Layout.SAVING`: one moment; a sprout stands in the middle."""

    def draw(self, pen: Pen) -> None:
        pen.page()
        hills(pen)
        self.draw_ground(pen, ground=False)
        self.draw_head(pen, self.text)
        sprout(pen, self.view.content.cx, self.view.height * 0.82, 150 * self.u)


class NotSavedArrangement(_Headed):
    """`Layout.NOT_SAVED`: a calm sentence for the child, the problem and its mend for the adult."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, area = self.u, self.view.content.inset(self.view.margin, 40 * self.u)
        height = max(90 * u, self.view.type_size(Type.WORD)[1] + 30 * u)
        width = min(area.w, max(420 * u, area.w * 0.4))
        main = Rect(area.right - width, area.bottom - height, width, height)
        self.again = Target(KeyName.NEXT.value, self.view.handed(main), showing.say(Message("key-try-again")))
        self.note = self.screen.adult_note or ""
        top = self.head.bottom + 24 * u
        most = min(area.w, 900 * u * self.view.text_scale)
        self.card = Rect(area.cx - most / 2, top, most, main.y - 24 * u - top)

    def targets(self) -> tuple[Target, ...]:
        return (*self.bar_targets, self.again)

    def draw(self, pen: Pen) -> None:
        u = self.u
        self.draw_ground(pen)
        self.draw_head(pen, self.text)
        inner = self.card.inset(28 * u, 22 * u)
        letters = self.stage.letters
        k = letters.fit(self.note, Type.SMALL, self.view, inner.w, inner.h)
        tall = letters.height(self.note, Type.SMALL, self.view, inner.w + 1, k)
        card = Rect(self.card.x, self.card.y, self.card.w, min(self.card.h, tall + 46 * u))
        pen.card(card, colour=pen.blend(pen.theme.honey, 0.80))
        pen.text(self.note, Rect(inner.x, card.y + 22 * u, inner.w, card.h - 44 * u), Type.SMALL, k=k)
        button(pen, self.again, Icon.GO, main=True, style=Type.WORD, icon_last=True)
