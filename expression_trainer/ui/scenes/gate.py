"""The adult gate: four numbers, chosen at first use. A miss costs waiting, which grows; nothing scolds."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import Enum, auto

from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type

from .paper import Drawn, Page
from .pin_tries import PIN_LENGTH, PinTries
from .room import Home, Plain, Step

_DIGITS = "123456789"
BACK, CLEAR = "back", "clear"


class _Stage(Enum):
    CHOOSE = auto()
    REPEAT = auto()
    ENTER = auto()


class TriesKept:
    """The misses of this run of the program, kept by the house so that leaving the gate doesn't reset them."""

    def __init__(self) -> None:
        self.tries = PinTries()


class Gate(Plain):
    """Asks for the PIN, or lets one be chosen; then goes on."""

    def __init__(self, home: Home, then: Callable[[], Step], kept: TriesKept, back: Callable[[], Step]) -> None:
        super().__init__(home)
        self._then = then
        self._back = back
        self._kept = kept
        self._typed = ""
        self._first = ""
        self._note = ""
        self._stage = _Stage.ENTER if home.pin_is_set() else _Stage.CHOOSE

    @property
    def wants_text(self) -> bool:
        return True

    def shows(self) -> Hashable:
        return self._waiting()

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        u, margin = desk.u, desk.margin
        back = self.say("guide-back")
        back_width = desk.key_width(back, Icon.BACK)
        back_height = desk.key_height(back, back_width, Icon.BACK, 72)
        desk.key(Rect(margin, 24 * u, back_width, back_height), BACK, back, Icon.BACK)
        top = 24 * u + back_height + 16 * u
        waiting = self._waiting()
        title = self.say(
            {_Stage.CHOOSE: "gate-choose", _Stage.REPEAT: "gate-repeat", _Stage.ENTER: "gate-enter"}[self._stage]
        )
        note = self.say("gate-wait", seconds=waiting) if waiting else self._note or self._lead()
        if desk.tall:
            column = Rect(margin, top, desk.area.w - 2 * margin, 0)
            y = desk.words(title, column.x, column.y, column.w, Type.TITLE, align=Align.CENTER) + 12 * u
            y = desk.words(note, column.x, y, column.w, Type.SMALL, "ink2", Align.CENTER) + 24 * u
            desk.pieces.append(Drawn(Rect(column.x, y, column.w, 64 * u), self._dots))
            pad = Rect(column.x, y + 88 * u, column.w, desk.area.h - margin - y - 88 * u)
        else:
            half = (desk.area.w - 2 * margin) * 0.48
            low = desk.words_height(title, Type.TITLE, half) + desk.words_height(note, Type.SMALL, half) + 140 * u
            y = max(top + 12 * u, min(desk.area.h * 0.3, desk.area.h - margin - low))
            y = desk.words(title, margin, y, half, Type.TITLE) + 12 * u
            left_over = Rect(margin, y, half, desk.area.h - margin - 88 * u - y)
            y = desk.words_within(note, left_over, Type.SMALL, "ink2") + 24 * u
            desk.pieces.append(Drawn(Rect(margin, y, half, 64 * u), self._dots))
            left = margin + half + 40 * u
            pad = Rect(left, 24 * u, desk.area.w - margin - left, desk.area.h - margin - 24 * u)
        self._lay_pad(desk.key, pad, u)
        return Page(tuple(desk.pieces), said=None)

    def press(self, name: str) -> Step:
        if name == BACK:
            return self._back()
        if name == CLEAR:
            self._typed = self._typed[:-1]
            return None
        return self._digit(name.removeprefix("digit-")) if name.startswith("digit-") else None

    def type(self, letters: str) -> Step:
        for letter in letters:
            if letter == "\b":
                self._typed = self._typed[:-1]
            elif letter in "0123456789":
                step = self._digit(letter)
                if step is not None:
                    return step
        return None

    def _digit(self, digit: str) -> Step:
        if self._waiting() or len(self._typed) >= PIN_LENGTH:
            return None
        self._typed += digit
        self._note = ""
        return self._complete() if len(self._typed) == PIN_LENGTH else None

    def _complete(self) -> Step:
        pin, self._typed = self._typed, ""
        if self._stage is _Stage.CHOOSE:
            self._first, self._stage = pin, _Stage.REPEAT
            return None
        if self._stage is _Stage.REPEAT:
            if pin != self._first:
                self._first, self._stage = "", _Stage.CHOOSE
                self._note = self.say("gate-different")
                return None
            self.home.set_pin(pin)
            return self._then()
        if self.home.check_pin(pin):
            self._kept.tries = PinTries()
            return self._then()
        self._kept.tries = self._kept.tries.after_miss(self.home.clock.now())
        self._note = self.say("gate-again")
        return None

    def _lead(self) -> str:
        return self.say("gate-choose-why" if self._stage is _Stage.CHOOSE else "gate-hint")

    def _waiting(self) -> int:
        """Whole seconds until the next try counts."""
        return -int(-self._kept.tries.waiting_seconds(self.home.clock.now()) // 1)

    def _lay_pad(self, key: Callable[..., None], pad: Rect, u: float) -> None:
        gap = 16 * u
        width = min(pad.w, pad.h * 1.05, 560 * u)
        height = min(pad.h, width * 1.15)
        box = Rect(pad.x + (pad.w - width) / 2, pad.y + (pad.h - height) / 2, width, height)
        rows = box.column(4, gap)
        for number, digit in enumerate(_DIGITS):
            key(rows[number // 3].row(3, gap)[number % 3], f"digit-{digit}", digit, style=Type.TITLE)
        last = rows[3].row(3, gap)
        key(last[1], "digit-0", "0", style=Type.TITLE)
        key(last[2], CLEAR, self.say("gate-clear"), style=Type.SMALL)

    def _dots(self, pen: Pen, box: Rect) -> None:
        """A ring for each number to come, a disc for each that was typed."""
        radius = min(box.h * 0.28, 18 * pen.u)
        span = (PIN_LENGTH - 1) * radius * 4
        x0 = box.cx - span / 2 if pen.view.portrait else box.x + radius * 1.4
        for place in range(PIN_LENGTH):
            x = x0 + place * radius * 4
            if place < len(self._typed):
                pen.circle(x, box.cy, radius, pen.theme.primary)
            else:
                pen.circle(x, box.cy, radius, pen.theme.surface)
                pen.circle(x, box.cy, radius, pen.theme.line, stroke=3 * pen.u)
