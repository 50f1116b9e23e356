"""Who is playing? A picture and a name for each child, Guest, and the adults' key."""

from __future__ import annotations

from expression_trainer.domain.learners import Learner
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type
from expression_trainer.ui.widgets.keys import LIP

from .paper import Desk, Drawn, Key, Page, Paint
from .room import Home, Plain, Step

MORE, GUEST, ADULTS, START = "more", "guest", "adults", "start"


class WhoPlays(Plain):
    """The first page. Without any learner it leads an adult to the first-run guide."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._first = 0
        self._shown = 1

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        u, margin = desk.u, desk.margin
        adults = self.say("who-adults")
        width = desk.key_width(adults, Icon.LOCK)
        height = desk.key_height(adults, width, Icon.LOCK, 72)
        desk.key(Rect(desk.area.w - margin - width, 24 * u, width, height), ADULTS, adults, Icon.LOCK)
        learners = self.home.store.learners()
        title = self.say("who-title") if learners else self.say("who-start-adult")
        style = Type.DISPLAY if learners else Type.TITLE
        top = 24 * u + height + 12 * u if desk.tall or desk.area.w < 1000 * u else 78 * u
        room = desk.area.w - 2 * margin - (2 * width if top == 78 * u else 0)
        if desk.words_height(title, style, room) > desk.leading(style) * 1.5:
            top, room = 24 * u + height + 12 * u, desk.area.w - 2 * margin
        y = desk.words(title, (desk.area.w - room) / 2, top, room, style, align=Align.CENTER)
        foot = self._lay_foot(desk, bool(learners), len(learners))
        area = Rect(margin, y + 28 * u, desk.area.w - 2 * margin, foot - y - 56 * u)
        if learners:
            self._lay_learners(desk, learners, area)
        else:
            self._lay_start(desk, area)
        return Page(tuple(desk.pieces), scenery=True, said=title)

    def press(self, name: str) -> Step:
        if name == ADULTS:
            return self.home.gate(self.home.adults)
        if name == START:
            return self.home.gate(lambda: self.home.guide(first=True))
        if name == GUEST:
            return self.home.plan(None)
        if name == MORE:
            count = len(self.home.store.learners())
            self._first = 0 if self._first + self._shown >= count else self._first + self._shown
            return None
        learner = next((one for one in self.home.store.learners() if f"learner:{one.learner_id}" == name), None)
        return self.home.plan(learner) if learner else None

    def _lay_foot(self, desk: Desk, anyone: bool, count: int) -> float:
        """Guest, and More where not all fit; returns its top."""
        u = desk.u
        guest = self.say("who-guest")
        width = min(max(340 * u, desk.key_width(guest, Icon.FACE, Type.WORD)), desk.area.w - 2 * desk.margin)
        height = desk.key_height(guest, width, Icon.FACE, 84, Type.WORD)
        y = desk.area.h - height - (76 if not desk.tall and u >= 0.8 else 24) * u
        desk.key(Rect((desk.area.w - width) / 2, y, width, height), GUEST, guest, Icon.FACE, style=Type.WORD)
        if anyone and count > self._fit(desk):
            more = self.say("who-more")
            more_width = desk.key_width(more, Icon.GO)
            x = desk.area.w - desk.margin - more_width
            if x > (desk.area.w + width) / 2 + 12 * u:
                desk.key(Rect(x, y, more_width, height), MORE, more, Icon.GO, icon_after=True)
            else:
                y -= height + 12 * u
                desk.key(Rect((desk.area.w - width) / 2, y, width, height), MORE, more, Icon.GO, icon_after=True)
        return y

    def _fit(self, desk: Desk) -> int:
        return 4

    def _lay_learners(self, desk: Desk, learners: tuple[Learner, ...], area: Rect) -> None:
        u = desk.u
        self._shown = self._fit(desk)
        self._first = self._first if self._first < len(learners) else 0
        shown = learners[self._first : self._first + self._shown]
        columns = 2 if desk.tall and len(shown) > 1 else len(shown)
        rows = -(-len(shown) // columns)
        gap = (32 if u >= 0.8 else 20) * u
        w = min(258 * u * (1.25 if desk.tall else 1.0), (area.w - gap * (columns - 1)) / columns)
        h = min(356 * u * (1.25 if desk.tall else 1.0), (area.h - gap * (rows - 1)) / rows)
        y0 = area.y + (area.h - rows * h - (rows - 1) * gap) / 2
        for number, learner in enumerate(shown):
            row, column = divmod(number, columns)
            in_row = min(columns, len(shown) - row * columns)
            x0 = area.x + (area.w - in_row * w - (in_row - 1) * gap) / 2
            self._lay_learner(desk, learner, Rect(x0 + column * (w + gap), y0 + row * (h + gap), w, h))

    def _lay_learner(self, desk: Desk, learner: Learner, box: Rect) -> None:
        u = desk.u
        word = desk.leading(Type.WORD)
        picture = Rect(box.x + 14 * u, box.y + 14 * u, box.w - 28 * u, box.h - word - (LIP + 36) * u)
        label = Rect(box.x + 14 * u, picture.bottom + 12 * u, box.w - 28 * u, word)
        desk.pieces.append(
            Key(
                box,
                f"learner:{learner.learner_id}",
                learner.name,
                style=Type.WORD,
                scale=desk.line_scale(learner.name, Type.WORD, label.w),
                face=_framed(self.home, learner, picture, box),
                label_box=label,
                said=learner.name,
            )
        )

    def _lay_start(self, desk: Desk, area: Rect) -> None:
        label = self.say("who-start")
        width = min(area.w, max(400 * desk.u, desk.key_width(label, Icon.GO, Type.TITLE)))
        height = desk.key_height(label, width, Icon.GO, 108, Type.TITLE)
        side = min(190 * desk.u, area.h - height - 28 * desk.u, (area.w - 48 * desk.u) / 3)
        y = area.y + (area.h - height) / 2
        if side > 90 * desk.u:
            y = area.y + (area.h - height - side - 28 * desk.u) / 2
            people = (self.home.avatars * 3)[:3]
            x = area.x + (area.w - 3 * side - 48 * desk.u) / 2
            for number, name in enumerate(people):
                at = Rect(x + number * (side + 24 * desk.u), y, side, side)
                desk.pieces.append(Drawn(at, self.home.portrait(name)))
            y += side + 28 * desk.u
        box = Rect(area.x + (area.w - width) / 2, y, width, height)
        desk.key(box, START, label, Icon.GO, main=True, style=Type.TITLE, icon_after=True)


def _framed(home: Home, learner: Learner, picture: Rect, key: Rect) -> Paint:
    """The portrait in its place on the key, wherever the key is when it sinks."""
    paint = home.portrait(learner.avatar)
    dx, dy = picture.x - key.x, picture.y - key.y

    def draw(pen: Pen, at: Rect) -> None:
        paint(pen, Rect(at.x + dx, at.y + dy, picture.w, picture.h))

    return draw
