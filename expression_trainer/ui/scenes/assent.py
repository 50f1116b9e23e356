"""Asking the child, with pictures: look, copy, the camera, and that stopping is always fine."""

from __future__ import annotations

from expression_trainer.ui.pen import Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type

from .activities import activity_copy, activity_name
from .paper import Card, Desk, Drawn, Page, Paint, Words
from .pictures import camera_picture, stop_picture
from .room import Home, Plain, Step

_LEAST_SCALE = 0.5


class Assent(Plain):
    """One page with a yes and a "not now" of the same size."""

    def __init__(self, home: Home, name: str, camera: bool) -> None:
        super().__init__(home)
        self._name = name.strip()
        self._camera = camera

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        u, margin = desk.u, desk.margin
        room = desk.area.w - 2 * margin
        asked = self.say("assent-adult", name=self._name)
        small = Rect(margin, 20 * u, room, desk.leading(Type.SMALL))
        desk.line(asked, small, Type.SMALL, "ink2", Align.CENTER)
        title = Rect(margin, small.bottom + 4 * u, room, desk.leading(Type.DISPLAY))
        desk.line(self.say("assent-title"), title, Type.DISPLAY, align=Align.CENTER)
        y = title.bottom + 20 * u
        key_room = (room - 32 * u) / 2
        labels = (self.say("assent-no"), self.say("assent-yes"))
        height = max(desk.key_height(label, min(key_room, 400 * u), None, 104, Type.WORD) for label in labels)
        foot = Rect(margin, desk.area.h - margin - height, room, height)
        self._lay_cards(desk, Rect(margin, y, room, foot.y - 28 * u - y))
        width = min(key_room, 400 * u)
        x = desk.area.w / 2 - width - 16 * u
        desk.key(Rect(x, foot.y, width, height), "assent-no", labels[0], style=Type.WORD)
        desk.key(Rect(x + width + 32 * u, foot.y, width, height), "assent-yes", labels[1], style=Type.WORD)
        return Page(tuple(desk.pieces), said=self.say("assent-title"))

    def press(self, name: str) -> Step:
        return None  # the guide hears the answer

    def _lay_cards(self, desk: Desk, area: Rect) -> None:
        u = desk.u
        cards = self._cards()
        columns = 2 if desk.tall or (desk.text_scale > 1.5 and area.w < 900) else 4
        rows = -(-len(cards) // columns)
        boxes = [box for row in area.column(rows, 20 * u) for box in row.row(columns, 20 * u)]
        flat = boxes[0].w > 1.9 * boxes[0].h
        side = boxes[0].h - 20 * u if flat else 0.0
        room = boxes[0].w - 24 * u - side
        scale, share = 1.0, 0.9 if flat else 0.55
        while scale > _LEAST_SCALE and self._highest(desk, room, scale) > share * boxes[0].h:
            scale *= 0.95
        height = self._highest(desk, room, scale)
        for place, (text, paint) in zip(boxes, cards, strict=False):
            if flat:
                self._lay_flat(desk, place, side, text, paint, scale)
            else:
                self._lay_high(desk, place, height, text, paint, scale)

    def _lay_high(self, desk: Desk, place: Rect, height: float, text: str, paint: Paint, scale: float) -> None:
        """The picture over the words."""
        u = desk.u
        high = min(place.h, place.w + height)
        box = Rect(place.x, place.cy - high / 2, place.w, high)
        desk.pieces.append(Card(box))
        side = min(box.w - 28 * u, box.h - height - 36 * u)
        if side > 40 * u:
            desk.pieces.append(Drawn(Rect(box.cx - side / 2, box.y + 14 * u, side, side), paint))
        room = Rect(box.x + 12 * u, box.bottom - height - 10 * u, box.w - 24 * u, height)
        desk.pieces.append(Words(room, text, Type.BODY, "ink", Align.CENTER, scale))

    def _lay_flat(self, desk: Desk, box: Rect, side: float, text: str, paint: Paint, scale: float) -> None:
        """The picture before the words, where the card is flat."""
        u = desk.u
        desk.pieces.append(Card(box))
        desk.pieces.append(Drawn(Rect(box.x + 10 * u, box.y + 10 * u, side, side), paint))
        left = box.x + side + 20 * u
        width = box.right - left - 8 * u
        height = desk.words_height(text, Type.BODY, width, scale)
        room = Rect(left, box.cy - height / 2, width, height)
        desk.pieces.append(Words(room, text, Type.BODY, "ink", Align.LEFT, scale))

    def _highest(self, desk: Desk, width: float, scale: float) -> float:
        """The height of the longest text at this scale, with every word on the card."""
        texts = [text for text, _ in self._cards()]
        scale = min(scale, *(desk.fitting_scale(text, Type.BODY, width) for text in texts))
        return max(desk.words_height(text, Type.BODY, width, scale) for text in texts)

    def _cards(self) -> tuple[tuple[str, Paint], ...]:
        people = self.home.avatars
        portrait = self.home.portrait(people[0])
        return (
            (self.say("assent-look"), activity_name(portrait)),
            (self.say("assent-copy"), activity_copy(portrait)),
            (self.say("assent-camera" if self._camera else "assent-no-camera"), camera_picture(self._camera)),
            (self.say("assent-stop"), stop_picture),
        )
