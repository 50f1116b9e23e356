"""Today: what comes, in which order, and where it ends."""

from __future__ import annotations

from expression_trainer.domain.learners import Learner
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type

from .paper import Card, Desk, Drawn, Page, Paint, Words
from .pictures import activity_copy, activity_name, all_done_picture, between_dots, now_frame
from .room import Home, Plain, Step

HOME, START = "home", "start"


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
        u = desk.u
        cards = self._cards()
        gap = 44 * u
        line = desk.leading(Type.WORD, 0.9)
        size = min((area.w - gap * (len(cards) - 1)) / len(cards), 250 * u)
        across = not desk.tall or size > 200 * u
        labels_room = size - 16 * u
        scale = min([0.9, *(0.9 * labels_room / desk.text_width(text, Type.WORD, 0.9) for text, _ in cards)])
        if across and scale >= 0.55:
            height = min(area.h - 34 * u, size + line + 30 * u)
            picture = min(size - 28 * u, height - line - 34 * u)
            y = area.y + 34 * u + max(0.0, (area.h - 34 * u - height) * 0.4)
            x0 = area.x + (area.w - len(cards) * size - (len(cards) - 1) * gap) / 2
            boxes = [Rect(x0 + i * (size + gap), y, size, height) for i in range(len(cards))]
        else:  # one under another
            height = min(240 * u, (area.h - 34 * u - gap * (len(cards) - 1)) / len(cards))
            picture = height - 28 * u
            scale = 0.9
            width = min(area.w, 560 * u * max(1.0, desk.text_scale * 0.75))
            x0 = area.x + (area.w - width) / 2
            boxes = [Rect(x0, area.y + 34 * u + i * (height + gap), width, height) for i in range(len(cards))]
            across = False
        for number, ((text, paint), box) in enumerate(zip(cards, boxes, strict=True)):
            self._lay_card(desk, text, paint, box, picture, scale, across, now=number == 0)
            if number:
                before = boxes[number - 1]
                dots = (
                    Rect(before.right, box.y, box.x - before.right, box.h)
                    if across
                    else Rect(box.x, before.bottom, box.w, box.y - before.bottom)
                )
                desk.pieces.append(Drawn(dots, between_dots))

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
        people = self.home.avatars
        first = self.home.portrait(people[0])
        second = self.home.portrait(people[1 % len(people)])
        return (
            (self.say("plan-name-it"), activity_name(first)),
            (self.say("plan-copy-me"), activity_copy(second)),
            (self.say("plan-all-done"), all_done_picture),
        )
