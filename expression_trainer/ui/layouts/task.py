"""A question with the target's symbol after it, and the word in the place of a face."""

from __future__ import annotations

from expression_trainer.domain.screens import KeyName, Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Radius, Type
from expression_trainer.ui.widgets.keys import button
from expression_trainer.ui.widgets.symbols import symbol

from .showing import Arrangement, Showing

_LARGEST_SYMBOL = 150.0
_SMALLEST_SYMBOL = 26.0


class WithTarget(Arrangement):
    """A question with the target's symbol after it."""

    def lay_question(self, area: Rect, with_symbol: bool = True) -> None:
        """The question line at the top of `area`, the symbol at its end unless it stands large on the screen."""
        self.text = self.showing.say(self.screen.question)
        self.symbol_r = max(36 * self.u, 22.0) if with_symbol and self.screen.target is not None else 0.0
        after = 2 * self.symbol_r + 20 * self.u if self.symbol_r else 0.0
        room = Rect(area.x, area.y, area.w - after, area.h)
        self.line, self.speaker = self.question_line(room, self.text)
        k = self.line.scale
        width = min(self.stage.letters.width(self.text, Type.DISPLAY, self.view, k), self.line.words.w)
        self.symbol_x = self.line.words.x + width + 16 * self.u + self.symbol_r

    def draw_task(self, pen: Pen) -> None:
        self.draw_question(pen, self.line, self.speaker, self.text)
        if self.screen.target is not None and self.symbol_r:
            symbol(pen, self.screen.target, self.symbol_x, self.line.words.cy, self.symbol_r)


class WordCard:
    """The target's symbol and word where a face would be; telling movements as sentences; the key that brings help."""

    def __init__(self, showing: Showing, place: Rect) -> None:
        self._showing, self._place = showing, place
        u, view = showing.stage.u, showing.stage.view
        screen = showing.screen
        self.unsure: Target | None = None
        foot = place.bottom - 16 * u
        if KeyName.NOT_SURE in screen.keys:
            height = min(view.key_height(76), max(48.0, place.h * 0.3))
            self.unsure = Target(
                KeyName.NOT_SURE.value,
                Rect(place.x + 16 * u, foot - height, place.w - 32 * u, height),
                showing.key_word(KeyName.NOT_SURE),
            )
            foot -= height + 12 * u
        target = screen.target
        self._cues = tuple(
            showing.say(Message(f"look-again-{region.value}-{target.value}"))
            for region in screen.highlights
            if target is not None
        )
        room = Rect(place.x + 24 * u, place.y + 16 * u, place.w - 48 * u, foot - place.y - 16 * u)
        self._cue_boxes, self._cue_k = self._lay_cues(room)
        upper = room.h - sum(box.h for box in self._cue_boxes)
        word_line = view.type_size(Type.WORD)[1]
        radius = min(_LARGEST_SYMBOL * u, (upper - word_line - 12 * u) / 2 * 0.92, room.w * 0.4)
        self._word_fits = radius >= _SMALLEST_SYMBOL * u
        if not self._word_fits:
            radius = max(min(upper / 2 - 4 * u, room.w * 0.4), 12.0)
        self._radius = radius
        block = 2 * radius + (word_line + 12 * u if self._word_fits else 0.0)
        top = room.y + max(0.0, (upper - block) / 2)
        self._symbol_y = top + radius
        self._word = Rect(room.x, top + 2 * radius + 12 * u, room.w, word_line + 1)

    def _lay_cues(self, room: Rect) -> tuple[tuple[Rect, ...], float]:
        """Sentences at the foot of the card, at one size, in no more than half of it."""
        if not self._cues:
            return (), 1.0
        view, letters = self._showing.stage.view, self._showing.stage.letters
        each = room.h * 0.5 / len(self._cues)
        k = letters.fit_all(self._cues, Type.BODY, view, room.w, each, lines=None)
        boxes: list[Rect] = []
        y = room.bottom
        for text in reversed(self._cues):
            tall = letters.height(text, Type.BODY, view, room.w + 1, k) + 4
            y -= tall
            boxes.insert(0, Rect(room.x, y, room.w, tall))
        return tuple(boxes), k

    def draw(self, pen: Pen) -> None:
        target = self._showing.screen.target
        pen.card(self._place, Radius.PICTURE * pen.u)
        if target is None:
            return
        symbol(pen, target, self._place.cx, self._symbol_y, self._radius)
        if self._word_fits:
            pen.text(self._showing.word(target), self._word, Type.WORD, align=Align.CENTER, middle=True)
        for text, box in zip(self._cues, self._cue_boxes, strict=True):
            pen.text(text, box, Type.BODY, align=Align.CENTER, middle=True, k=self._cue_k)
        if self.unsure is not None:
            button(pen, self.unsure, Icon.UNSURE)
