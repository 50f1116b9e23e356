"""Today: what comes, in which order, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass

from expression_trainer.domain.learners import Learner
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type

from .activities import activity_picture
from .paper import Card, Desk, Drawn, Page, Paint, Words
from .pictures import all_done_picture, between_dots, now_frame
from .room import Home, Plain, Step

HOME, START = "home", "start"
_LEAST_SCALE = 0.55
_LEAST_PICTURE = 62.0


@dataclass(frozen=True, slots=True)
class _Way:
    """How cards may stand: so many side by side, words beside or under the picture, and how much it is liked."""

    across: int
    beside: bool
    liked: float


@dataclass(frozen=True, slots=True)
class _Fit:
    boxes: tuple[Rect, ...]
    picture: float
    scale: float
    across: int
    beside: bool
    worth: float


def _ways(count: int, tall: bool) -> tuple[_Way, ...]:
    """One row at best; in an upright window one column; else two rows."""
    half = -(-count // 2)
    return (
        _Way(count, False, 1.5),
        _Way(half, False, 1.0),
        _Way(half, True, 1.0),
        _Way(2, True, 0.9),
        _Way(1, True, 1.5 if tall else 0.6),
    )


class Plan(Plain):
    """The visual schedule: one card per activity, All done last and in sight."""

    def __init__(self, home: Home, learner: Learner | None) -> None:
        super().__init__(home)
        self._learner = learner

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        u, margin = desk.u, desk.margin
        label = self.say("key-home")
        width = max(132 * u, desk.key_width(label, Icon.HOME))
        height = desk.key_height(label, width, Icon.HOME, 80)
        desk.key(Rect(margin, 24 * u, width, height), HOME, label, Icon.HOME)
        hello = self.say("plan-hello", name=self._learner.name) if self._learner else self.say("plan-hello-guest")
        room = desk.area.w - 2 * (margin + width + 16 * u)
        if desk.words_height(hello, Type.TITLE, room) <= desk.leading(Type.TITLE) * 1.5:
            y = desk.words(hello, margin + width + 16 * u, 40 * u, room, Type.TITLE, align=Align.CENTER)
            y = max(y, 24 * u + height)
        else:
            y = desk.words(
                hello, margin, 24 * u + height + 12 * u, desk.area.w - 2 * margin, Type.TITLE, align=Align.CENTER
            )
        start = self.say("key-start")
        key_width = min(desk.area.w - 2 * margin, max(340 * u, desk.key_width(start, Icon.GO, Type.TITLE)))
        key_height = desk.key_height(start, key_width, Icon.GO, 108, Type.TITLE)
        low = (112 if not desk.tall and u >= 0.8 else 24) * u
        foot = desk.area.h - key_height - low
        self._lay_cards(desk, Rect(margin, y + 24 * u, desk.area.w - 2 * margin, foot - y - 56 * u))
        box = Rect((desk.area.w - key_width) / 2, foot, key_width, key_height)
        desk.key(box, START, start, Icon.GO, main=True, style=Type.TITLE, icon_after=True)
        return Page(tuple(desk.pieces), scenery=True, said=self.say("plan-hello-guest"), first_focus=START)

    def press(self, name: str) -> Step:
        if name == HOME:
            return self.home.who_plays()
        return self.home.begin(self._learner) if name == START else None

    def _lay_cards(self, desk: Desk, area: Rect) -> None:
        cards = self._cards()
        room = area.below(34 * desk.u)  # the word on the first card stands over its edge
        fits = [found for way in _ways(len(cards), desk.tall) if (found := self._fitted(desk, room, cards, way))]
        best = max(fits, key=lambda found: found.worth)
        for number, ((text, paint), box) in enumerate(zip(cards, best.boxes, strict=True)):
            self._lay_card(desk, text, paint, box, best.picture, best.scale, not best.beside, now=number == 0)
            if number and number % best.across:
                before = best.boxes[number - 1]
                desk.pieces.append(Drawn(Rect(before.right, box.y, box.x - before.right, box.h), between_dots))
            elif number and best.across == 1:
                before = best.boxes[number - 1]
                desk.pieces.append(Drawn(Rect(box.x, before.bottom, box.w, box.y - before.bottom), between_dots))

    def _fitted(self, desk: Desk, room: Rect, cards: tuple[tuple[str, Paint], ...], way: _Way) -> _Fit | None:
        """The cards laid in one way; None where the words would become too small or too high."""
        u, count = desk.u, len(cards)
        down = -(-count // way.across)
        gap = (44 if down == 1 or way.across == 1 else 28) * u
        w = min(
            (room.w - gap * (way.across - 1)) / way.across,
            (560 if way.beside else 250) * u * max(1.0, desk.text_scale * 0.75),
        )
        h = (room.h - gap * (down - 1)) / down
        line = desk.leading(Type.WORD, 0.9)
        if way.beside:
            h = min(h, 240 * u)
            picture = min(h - 28 * u, w * 0.42)
            label = w - picture - 54 * u
        else:
            h = min(h, w + line + 30 * u)
            picture = min(w - 28 * u, h - line - 34 * u)
            label = w - 16 * u
        scale = min([0.9, *(0.9 * label / desk.text_width(text, Type.WORD, 0.9) for text, _ in cards)])
        last_way = way.beside and way.across == 1
        if not last_way and (scale < _LEAST_SCALE or picture < _LEAST_PICTURE * u or line > h):
            return None
        picture, scale = max(picture, 4 * u), max(scale, 0.3)
        top = room.y + max(0.0, room.h - down * h - (down - 1) * gap) * 0.4
        boxes = []
        for number in range(count):
            row = number // way.across
            here = min(way.across, count - row * way.across)
            left = room.cx - (here * w + (here - 1) * gap) / 2
            boxes.append(Rect(left + number % way.across * (w + gap), top + row * (h + gap), w, h))
        return _Fit(tuple(boxes), picture, scale, way.across, way.beside, picture * scale**0.5 * way.liked)

    def _lay_card(
        self, desk: Desk, text: str, paint: Paint, box: Rect, picture: float, scale: float,
        across: bool, now: bool,
    ) -> None:  # fmt: skip
        u = desk.u
        desk.pieces.append(Card(box, "surface" if paint is not all_done_picture else "honey", radius=32))
        line = desk.leading(Type.WORD, scale)
        if across:
            at = Rect(box.x + (box.w - picture) / 2, box.y + 14 * u, picture, picture)
            words = Rect(box.x + 8 * u, at.bottom + (box.bottom - at.bottom - line) / 2, box.w - 16 * u, line)
        else:
            at = Rect(box.x + 14 * u, box.y + 14 * u, picture, picture)
            words = Rect(at.right + 24 * u, box.y + (box.h - line) / 2, box.right - at.right - 40 * u, line)
            scale = desk.line_scale(text, Type.WORD, words.w, scale)
        desk.pieces.append(Drawn(at, paint))
        desk.pieces.append(Words(words, text, Type.WORD, "ink", Align.CENTER if across else Align.LEFT, scale))
        if now:
            desk.pieces.append(Drawn(box, now_frame(self.say("plan-now"))))

    def _cards(self) -> tuple[tuple[str, Paint], ...]:
        names = self.home.activities(self._learner)
        cards = tuple((self.say(f"plan-{name.replace('_', '-')}"), activity_picture(name, self.home)) for name in names)
        return (*cards, (self.say("plan-all-done"), all_done_picture))
