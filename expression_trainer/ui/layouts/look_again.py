"""The same face in the same place, its telling parts enlarged with a sentence each, and the answer."""

from __future__ import annotations

from expression_trainer.domain.faces import FaceBox, FaceRegion
from expression_trainer.domain.screens import KeyName, Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.layout import UPRIGHT_WITH_FACES, arrange_halves
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.people import Portrait
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.targets import Target
from expression_trainer.ui.theme import Radius, Type
from expression_trainer.ui.widgets.keys import button
from expression_trainer.ui.widgets.marks import badge
from expression_trainer.ui.widgets.portraits import part_of, portrait
from expression_trainer.ui.widgets.symbols import symbol

from .faces import draw_windows, picture_card, soften_around, windows
from .showing import Arrangement, Showing


class LookAgainArrangement(Arrangement):
    """`Layout.LOOK_AGAIN`."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view = self.u, self.view
        after_faces = any(choice.item is not None for choice in self.screen.choices)
        halves = arrange_halves(view, self.bar.bottom + 28 * u, UPRIGHT_WITH_FACES if after_faces else 0.50)
        self.picture, side = halves.picture, halves.side
        self.text = showing.say(self.screen.question)
        self.line, self.speaker = self.question_line(side, self.text)
        height = max(48.0, min(max(90 * u, view.type_size(Type.WORD)[1] + 30 * u), side.h * 0.22))
        main = Rect(side.x, side.bottom - height, side.w, height)
        self.next = Target(KeyName.NEXT.value, main, showing.say(Message("key-try-again")))
        gap = (10 if view.big_text else 18) * u
        area = Rect(
            side.x,
            self.line.bottom + gap,
            side.w,
            main.y - 2 * gap - self.line.bottom - (4 * u if not view.big_text else 0),
        )
        self.parts = self.screen.highlights
        self.rows = self._lay_rows(area, gap)
        self.person = showing.portrait()
        self.holes = windows(self.person, self.parts, self.picture, u) if self.person else ()

    def _lay_rows(self, area: Rect, gap: float) -> tuple[Rect, ...]:
        """A row for each part, then one for the answer; upright, the parts stand side by side."""
        count = len(self.parts)
        if self.view.portrait and count > 1:
            parts, answer = area.column(2, gap)
            return (*parts.row(count, gap), answer)
        rows = area.column(count + 1, gap)
        tall = rows[0].h if self.view.big_text else min(rows[0].h, 150 * self.u)
        return tuple(Rect(area.x, area.y + i * (tall + gap), area.w, tall) for i in range(count + 1))

    def targets(self) -> tuple[Target, ...]:
        return (*self.bar_targets, self.speaker, self.next)

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        picture_card(pen, self.person, self.picture)
        if self.person is not None:
            soften_around(pen, self.person, self.picture, self.holes)
            draw_windows(pen, self.holes, numbered=True)
        self.draw_question(pen, self.line, self.speaker, self.text)
        sentences = [self._sentence(region) for region in self.parts]
        k = self._sentences_scale(tuple(sentences))
        for number, (region, sentence) in enumerate(zip(self.parts, sentences, strict=True), 1):
            self._draw_part(pen, number, region, sentence, self.rows[number - 1], k)
        self._draw_answer(pen, self.rows[-1])
        button(pen, self.next, Icon.GO, main=True, style=Type.WORD, icon_last=True)

    def _sentence(self, region: FaceRegion) -> str:
        target = self.screen.target
        assert target is not None  # looking again is always at a target
        return self.showing.say(Message(f"look-again-{region.value}-{target.value}"))

    def _enlarged(self, row: Rect) -> Rect:
        height = row.h - 28 * self.u
        return Rect(row.x + 14 * self.u, row.y + 14 * self.u, min(height * 1.9, row.w * 0.36), height)

    def _words(self, row: Rect) -> Rect:
        left = self._enlarged(row).right + 22 * self.u
        return Rect(left, row.y + 2 * self.u, row.right - 16 * self.u - left, row.h - 4 * self.u)

    def _sentences_scale(self, sentences: tuple[str, ...]) -> float:
        if not sentences:
            return 1.0
        room = self._words(self.rows[0])
        return self.stage.letters.fit_all(sentences, Type.BODY, self.view, room.w, room.h, lines=None)

    def _draw_part(self, pen: Pen, number: int, region: FaceRegion, sentence: str, row: Rect, k: float) -> None:
        pen.card(row, strength=0.7)
        place = self._enlarged(row)
        if self.person is not None:
            with pen.clipped(place, 18 * self.u):
                pen.picture(self.person.image, _source(self.person, region, place), place)
        badge(pen, number, place.x + 6 * self.u, place.y + 6 * self.u, 19 * self.u)
        pen.text(sentence, self._words(row), Type.BODY, middle=True, k=k)

    def _draw_answer(self, pen: Pen, row: Rect) -> None:
        target, u = self.screen.target, self.u
        if target is None or self.screen.picture is None:
            return
        pen.box(row, Radius.CARD * u, pen.theme.tint)
        r = min(44 * u, row.h * 0.38)
        found = next((choice.item for choice in self.screen.choices if choice.answer), None)
        item = found or self.screen.picture.item
        text = self.showing.say(Message("name-it-model", {"name": item.identity, "target": target}))
        place = Rect(row.x + 10 * u, row.y + 10 * u, row.h - 20 * u, row.h - 20 * u)
        left = row.x + 28 * u
        beside = place.right + 14 * u
        if found is not None and self._fits(text, self._answer_room(row, beside + 2 * r)):
            # the other face that looks the same
            portrait(pen, self.showing.people.still(found, pen.theme.dark), place, 18 * u, zoom=1.04)
            left = beside
        symbol(pen, target, left + r, row.cy, r)
        pen.text(text, self._answer_room(row, left + 2 * r), Type.WORD, middle=True)

    def _answer_room(self, row: Rect, after: float) -> Rect:
        left = after + 20 * self.u
        return Rect(left, row.y + 2 * self.u, row.right - 14 * self.u - left, row.h - 4 * self.u)

    def _fits(self, text: str, room: Rect) -> bool:
        letters = self.stage.letters
        k = letters.fit(text, Type.WORD, self.view, room.w, room.h)
        return letters.height(text, Type.WORD, self.view, room.w + 1, k) <= room.h + 1


def _source(person: Portrait, region: FaceRegion, place: Rect) -> Rect:
    """The part of the picture around a region, in the shape of `place`."""
    side = float(person.image.width())
    box: FaceBox = part_of(person, region)
    w, h = box.width * side, box.height * side
    shape = place.w / place.h
    w, h = max(w, h * shape), max(h, w / shape)
    cx, cy = box.center
    x = min(max(cx * side - w / 2, 0.0), side - w)
    y = min(max(cy * side - h / 2, 0.0), side - h)
    return Rect(x, y, w, h)
