"""Choosing one of three stickers. A choice of the child's, not a prize: each sitting has it."""

from __future__ import annotations

from expression_trainer.domain.learners import Learner
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type
from expression_trainer.ui.widgets.keys import LIP

from .paper import Key, Page, Paint
from .room import Home, Plain, Step
from .stickers_art import Sticker, draw_sticker

BACK, GOODBYE = "back", "goodbye"
OFFERED = 3


class Stickers(Plain):
    """Three stickers on keys; the chosen one keeps a tick."""

    def __init__(self, home: Home, learner: Learner | None, sittings: int) -> None:
        super().__init__(home)
        self._learner = learner
        all_kinds = tuple(Sticker)
        self._offered = tuple(all_kinds[(sittings * OFFERED + i) % len(all_kinds)] for i in range(OFFERED))
        self._chosen: Sticker | None = None

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        u, margin, area = desk.u, desk.margin, desk.area
        asks = (
            self.say("stickers-title", name=self._learner.name) if self._learner else self.say("stickers-title-guest")
        )
        title = asks if self._chosen is None else self.say("stickers-chosen")
        room = area.w - 2 * margin
        y = desk.words(title, margin, 44 * u, room, Type.DISPLAY, align=Align.CENTER) + 28 * u
        labels = ((BACK, self.say("stickers-garden"), Icon.BACK), (GOODBYE, self.say("key-goodbye"), Icon.GO))
        gap = 32 * u
        width = min((room - gap) / 2, max(300 * u, *(desk.key_width(label, icon) for _, label, icon in labels)))
        height = max(desk.key_height(label, width, icon, 92) for _, label, icon in labels)
        foot = area.h - margin - height
        for (name, label, icon), x in zip(labels, (margin, area.w - margin - width), strict=True):
            main = name == GOODBYE
            desk.key(Rect(x, foot, width, height), name, label, icon, main=main, icon_after=main)
        cards = Rect(margin, y, room, foot - 32 * u - y)
        side = min((room - 2 * gap) / 3, 330 * u)
        tall = min(cards.h, side * 1.15 + desk.leading(Type.WORD))
        x0 = area.w / 2 - 1.5 * side - gap
        names = [self.say(f"sticker-{kind.value}") for kind in self._offered]
        scale = min(desk.line_scale(name, Type.WORD, side - 24 * u, 0.9) for name in names)
        for number, (kind, name) in enumerate(zip(self._offered, names, strict=True)):
            box = Rect(x0 + number * (side + gap), cards.y + (cards.h - tall) / 2, side, tall)
            word = Rect(
                box.x + 12 * u,
                box.bottom - LIP * u - 14 * u - desk.leading(Type.WORD, scale),
                box.w - 24 * u,
                desk.leading(Type.WORD, scale),
            )
            desk.pieces.append(
                Key(
                    box,
                    f"sticker:{kind.value}",
                    name,
                    style=Type.WORD,
                    scale=scale,
                    chosen=kind is self._chosen,
                    face=_on_key(kind, word.y - box.y),
                    label_box=word,
                    said=name,
                )
            )
        return Page(tuple(desk.pieces), said=self.say("stickers-title-guest") if self._chosen is None else title)

    def press(self, name: str) -> Step:
        if name == BACK:
            return self.home.garden(self._learner)
        if name == GOODBYE:
            return self.home.goodbye(self._learner)
        kind, _, value = name.partition(":")
        if kind == "sticker":
            self._chosen = Sticker(value)
        return None


def _on_key(kind: Sticker, room: float) -> Paint:
    def paint(pen: Pen, box: Rect) -> None:
        r = min(box.w * 0.38, (room - 28 * pen.u) / 2)
        draw_sticker(pen, kind, box.cx, box.y + 14 * pen.u + (room - 14 * pen.u) / 2, r)

    return paint
