"""Praise: the face keeps what was named, the joy is in the garden."""

from __future__ import annotations

from expression_trainer.domain.screens import Growth, KeyName, Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.layout import arrange_halves
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Radius, Type, mix
from expression_trainer.ui.transition import ease_out
from expression_trainer.ui.widgets.keys import button
from expression_trainer.ui.widgets.plants import grown_plant
from expression_trainer.ui.widgets.portraits import portrait
from expression_trainer.ui.widgets.symbols import symbol

from .showing import Arrangement, Planted, Showing

GROW_SECONDS = 1.6
_MOST_PLANTS = 4
_CAPTIONS = {
    Growth.LEAF: "garden-new-leaf",
    Growth.SMALL_FLOWER: "garden-small-flower",
    Growth.LARGE_FLOWER: "garden-new-flower",
}
_HEIGHTS = (0.80, 0.92, 0.76, 1.0)


def split_praise(text: str) -> tuple[str, str]:
    """The first sentence, said large, and what follows it."""
    head, stop, rest = text.partition(". ")
    return (head + ".", rest) if stop else (text, "")


class WellDoneArrangement(Arrangement):
    """`Layout.WELL_DONE`."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view, letters = self.u, self.view, self.stage.letters
        halves = arrange_halves(view, self.bar.bottom + 28 * u, upright_share=0.42)
        self.left, side = halves.picture, halves.side
        self.head, self.rest = split_praise(showing.say(self.screen.question))
        height = max(48.0, min(max(104 * u, view.type_size(Type.TITLE)[1] + 34 * u), side.h * 0.24))
        main = Rect(side.x, side.bottom - height, side.w, height)
        self.next = Target(KeyName.NEXT.value, main, showing.key_word(KeyName.NEXT))
        head_line = view.type_size(Type.DISPLAY)[1]
        self.speaker = self._speaker(side)
        room = side.w - (self.speaker.rect.w + 20 * u if self.speaker else 0)
        left = side.right - room
        self.head_k = letters.fit(self.head, Type.DISPLAY, view, room, head_line * (1 if view.big_text else 2), 2)
        tall = letters.height(self.head, Type.DISPLAY, view, room + 1, self.head_k)
        shift = max(0.0, ((self.speaker.rect.h - 7 * u) - tall) / 2) if self.speaker else 0.0
        self.head_box = Rect(left, side.y + shift, room, tall + 1)
        top = max(self.head_box.bottom, self.speaker.rect.bottom if self.speaker else 0.0) + 8 * u
        body = view.type_size(Type.BODY)[1]
        self.rest_k = letters.fit(self.rest, Type.BODY, view, side.w, body * 2, 2) if self.rest else 1.0
        tall = letters.height(self.rest, Type.BODY, view, side.w + 1, self.rest_k) if self.rest else 0.0
        self.rest_box = Rect(side.x, top, side.w, tall + 1)
        top = self.rest_box.bottom + 20 * u
        self.garden = Rect(side.x, top, side.w, min(main.y - 24 * u - top, 340 * u))
        self.person = showing.portrait()
        r = min(self.left.w / 2 / 1.26, self.left.h / 2 / 1.12, 236 * u)
        self.round = Rect(self.left.cx - r, self.left.cy - r, 2 * r, 2 * r)

    def _speaker(self, side: Rect) -> Target | None:
        if KeyName.AGAIN not in self.screen.keys:
            return None
        size = max(76 * self.u, 48.0)
        return Target(KeyName.AGAIN.value, Rect(side.x, side.y, size, size), self.showing.key_word(KeyName.AGAIN))

    def targets(self) -> tuple[Target, ...]:
        return (*self.bar_targets, *((self.speaker,) if self.speaker else ()), self.next)

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        self._draw_face(pen)
        if self.speaker is not None:
            button(pen, self.speaker, Icon.AGAIN, bare=True)
        pen.text(self.head, self.head_box, Type.DISPLAY, k=self.head_k)
        if self.rest:
            pen.text(self.rest, self.rest_box, Type.BODY, pen.theme.ink2, k=self.rest_k)
        self._draw_garden(pen)
        button(pen, self.next, Icon.GO, main=True, style=Type.TITLE, icon_last=True)

    def _draw_face(self, pen: Pen) -> None:
        place, theme = self.round, pen.theme
        r = place.w / 2
        halo = not theme.flat and theme.name.value != "calm"
        for k in (1.26, 1.13) if halo else ():
            pen.circle(place.cx, place.cy, r * k, theme.honey, 0.15)
        pen.shadow(place, r)
        if self.person is not None:
            portrait(pen, self.person, place, r, zoom=1.04, cy=0.48)
        elif self.screen.target is not None:
            pen.circle(place.cx, place.cy, r, theme.surface)
            symbol(pen, self.screen.target, place.cx, place.cy, r * 0.66)
            return
        if self.screen.target is not None:
            x, y, size = place.cx + r * 0.74, place.cy + r * 0.74, r * 0.33
            pen.circle(x, y, size * 1.16, theme.surface)
            symbol(pen, self.screen.target, x, y, size)

    def _caption(self) -> str:
        growth = self.screen.growth
        return self.showing.say(Message(_CAPTIONS[growth])) if growth else ""

    def _caption_box(self) -> Rect:
        line = self.view.type_size(Type.BODY)[1]
        text, u = self._caption(), self.u
        room = self.garden.w - 40 * u
        k = self.stage.letters.fit(text, Type.BODY, self.view, room, self.garden.h * 0.4, 2) if text else 1.0
        tall = self.stage.letters.height(text, Type.BODY, self.view, room + 1, k) if text else line
        return Rect(self.garden.x + 20 * u, self.garden.bottom - tall - 12 * u, room, tall + 1)

    def _ground_y(self) -> float:
        return self._caption_box().y - 14 * self.u

    def _draw_garden(self, pen: Pen) -> None:
        rect, theme, u = self.garden, pen.theme, self.u
        if rect.h < 90 * u:
            return
        pen.card(rect, Radius.PICTURE * u, pen.blend(theme.leaf, 0.80))
        with pen.clipped(rect, Radius.PICTURE * u):
            if not theme.flat:
                pen.oval(rect.cx, self._ground_y() + rect.h * 0.52, rect.w * 0.75, rect.h * 0.62, theme.leaf, 0.35)
            for i, planted in enumerate(self._old()):
                self._draw_plant(pen, i, planted, 1.0)
        pen.text(self._caption(), self._caption_box(), Type.BODY, align=Align.CENTER)

    def _old(self) -> tuple[Planted, ...]:
        return self.showing.garden[:-1][-(_MOST_PLANTS - 1) :]

    def _plant_x(self, place: int) -> float:
        """Where a plant stands: side by side, the group in the middle."""
        count = len(self._old()) + 1
        return self.garden.cx + (place - (count - 1) / 2) * self.garden.w / (_MOST_PLANTS + 0.2)

    def _draw_plant(self, pen: Pen, place: int, planted: Planted, share: float) -> None:
        rect, y = self.garden, self._ground_y()
        x = self._plant_x(place)
        tall = (y - rect.y - 12 * self.u) * _HEIGHTS[place % _MOST_PLANTS]
        if not pen.theme.flat:
            pen.oval(x, y + 2 * self.u, 22 * self.u, 5 * self.u, "#2a3a20", 0.13, blur=3 * self.u)
        grown_plant(pen, planted.growth, x, y, tall * 0.79, planted.kind, share)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        if not self.showing.garden or self.garden.h < 90 * self.u:
            return super().pieces(now)
        place = len(self._old())
        share = 1.0
        if not self.stage.still:
            share = ease_out(min(1.0, max(0.0, (now - self.showing.shown_at) / GROW_SECONDS)))
        width, x = self.garden.w / (_MOST_PLANTS + 0.2), self._plant_x(place)
        rect = Rect(x - width * 0.6, self.garden.y, width * 1.2, self._ground_y() + 10 * self.u - self.garden.y)
        newest = self.showing.garden[-1]

        def draw(pen: Pen) -> None:
            self._draw_plant(pen, place, newest, share)

        return (Piece("plant", rect, round(share, 3), draw), *super().pieces(now))


def sunlit(pen: Pen, x: float, y: float, r: float) -> None:
    """A quiet sun."""
    pen.circle(x, y, r * 1.45, pen.theme.honey, 0.22)
    pen.circle(x, y, r, mix(pen.theme.honey, "#ffffff", 0.15))
