"""All done: the garden with what grew today, and what was practised."""

from __future__ import annotations

import random
from collections.abc import Hashable

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.screens import Growth
from expression_trainer.practice.session import SessionSummary
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.sound import caption
from expression_trainer.ui.sound_design import SoundName
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type, mix
from expression_trainer.ui.widgets.marks import chip
from expression_trainer.ui.widgets.plants import grown_plant
from expression_trainer.ui.widgets.scenery import hills
from expression_trainer.ui.widgets.symbols import symbol

from .garden_plan import MOST_SHOWN, Plant, place, plant, plants
from .paper import Card, Desk, Drawn, Page, Paint
from .pictures import tree
from .room import Home, Plain, Step

STICKERS, GOODBYE = "stickers", "goodbye"
_GRASS_SEED = 5
CAPTION_SECONDS = 3.0
_BEST = {Growth.LEAF: 0, Growth.SMALL_FLOWER: 1, Growth.LARGE_FLOWER: 2}


class Finish(Plain):
    """The garden of this child. Nothing is counted or compared; today's best plant stands in the middle."""

    def __init__(
        self, home: Home, learner: Learner | None, summary: SessionSummary, fresh: bool, note: str = ""
    ) -> None:
        super().__init__(home)
        self._learner = learner
        self._fresh = fresh
        self._caption_until = float("-inf")
        self._note = note
        self._practised = summary.practised
        kept = plants(home.store.trials(learner.learner_id)) if learner else ()
        today = _plants_of(summary)
        self._plants = kept or today
        self._new = max(today, key=lambda one: _BEST[one.growth], default=None)

    def enter(self) -> None:
        if self._fresh:
            self.home.play_all_done()
            self._caption_until = self.home.clock.now() + CAPTION_SECONDS

    def shows(self) -> Hashable:
        return self._captioned()

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        u, margin, area = desk.u, desk.margin, desk.area
        title = self.say("finish-title", name=self._learner.name) if self._learner else self.say("finish-title-guest")
        room = area.w - 2 * margin
        y = desk.words(title, margin, (48 if u >= 0.8 else 20) * u, room, Type.DISPLAY, align=Align.CENTER)
        y = desk.words(self.say("finish-grew"), margin, y + 4 * u, room, Type.BODY, "ink2", Align.CENTER)
        if self._note:  # for the adult: something could not be kept
            y = desk.words(self._note, margin, y + 4 * u, room, Type.SMALL, "ink2", Align.CENTER)
        foot = self._lay_foot(desk)
        if self._captioned():
            desk.pieces.append(Drawn(Rect(margin, 24 * u, area.w - 2 * margin, 48 * u), self._caption))
        bed = Rect(0, y + 16 * u, area.w, foot - y - 24 * u)
        desk.pieces.append(Drawn(bed, self._bed()))
        return Page(tuple(desk.pieces), said=self.say("finish-title-guest"), ground=_sky, first_focus=GOODBYE)

    def press(self, name: str) -> Step:
        if name == STICKERS:
            return self.home.stickers(self._learner)
        return self.home.goodbye(self._learner) if name == GOODBYE else None

    def _lay_foot(self, desk: Desk) -> float:
        """The strip at the foot: what was practised, and the way on. Returns its top."""
        u, margin, area = desk.u, desk.margin, desk.area
        keys = ((STICKERS, self.say("finish-stickers"), Icon.STICKER), (GOODBYE, self.say("key-goodbye"), Icon.GO))
        widths = [max(240 * u, desk.key_width(label, icon)) for _, label, icon in keys]
        words = [(feeling, self.home.word(feeling)) for feeling in self._practised]
        pad, gap = 24 * u, 20 * u
        inner = area.w - 2 * margin - 2 * pad
        r = 28 * u
        wide = [2 * r + 12 * u + desk.text_width(word, Type.LABEL) + 24 * u for _, word in words]
        beside = sum(widths) + gap + 32 * u + max(sum(wide), desk.text_width(self.say("finish-practised"), Type.LABEL))
        line = max(2 * r, desk.leading(Type.LABEL))
        listed = desk.leading(Type.LABEL) + 8 * u + line if words else 0.0
        key_room = (inner - gap) / 2
        side_by_side = beside <= inner
        widths = widths if side_by_side else [key_room, key_room]
        height = max(desk.key_height(label, w, icon, 96) for (_, label, icon), w in zip(keys, widths, strict=True))
        if not side_by_side and area.h - height - listed < area.h * 0.62:
            words, listed = [], 0.0  # a small window keeps its garden; the words were said in the turns
        content = max(height, listed) if side_by_side else height + (listed + 16 * u if words else 0.0)
        strip = Rect(margin, area.h - margin - content - 2 * pad * 0.75, area.w - 2 * margin, content + 2 * pad * 0.75)
        desk.pieces.append(Card(strip, radius=36))
        y = strip.y + pad * 0.75
        if words:
            top = y + (content - listed) / 2 if side_by_side else y
            beside_keys = sum(widths) + gap + 32 * u if side_by_side else 0.0
            self._lay_words(desk, words, Rect(strip.x + pad, top, inner - beside_keys, listed), r)
        x = strip.right - pad - sum(widths) - gap
        ky = y + (content - height) / 2 if side_by_side else strip.bottom - pad * 0.75 - height
        for (name, label, icon), width in zip(keys, widths, strict=True):
            main = name == GOODBYE
            desk.key(Rect(x, ky, width, height), name, label, icon, main=main, icon_after=main)
            x += width + gap
        return strip.y

    def _lay_words(self, desk: Desk, words: list[tuple[Expression, str]], box: Rect, r: float) -> None:
        u = desk.u
        head = self.say("finish-practised")
        desk.line(head, Rect(box.x, box.y, box.w, desk.leading(Type.LABEL)), Type.LABEL, "ink2")
        y = box.bottom - max(2 * r, desk.leading(Type.LABEL))
        height = box.bottom - y
        x = box.x
        for feeling, word in words:
            width = desk.text_width(word, Type.LABEL)
            if x + 2 * r + 12 * u + width > box.right:
                break
            desk.pieces.append(Drawn(Rect(x, y + height / 2 - r, 2 * r, 2 * r), _symbol(feeling)))
            desk.line(word, Rect(x + 2 * r + 12 * u, y, width + 1, height), Type.LABEL)
            x += 2 * r + 12 * u + width + 24 * u

    def _captioned(self) -> bool:
        wanted = self._learner.access.captions if self._learner else True
        return wanted and self.home.clock.now() < self._caption_until

    def _caption(self, pen: Pen, box: Rect) -> None:
        """The sound in words, for a moment."""
        chip(pen, box.x, box.y, self.home.say(caption(SoundName.ALL_DONE)), most=box.w)

    def _bed(self) -> Paint:
        first = max(0, len(self._plants) - MOST_SHOWN)
        standing = [(place(first + i), one) for i, one in enumerate(self._plants[first:])]
        standing.sort(key=lambda pair: pair[0].depth)
        new = self._new
        label = self.say("finish-new")

        def paint(pen: Pen, box: Rect) -> None:
            unit = min(box.h / 420, box.w / 900)
            for at, one in standing:
                if abs(at.across - 0.5) < 0.09:
                    continue  # the middle is for today's plant
                height = (78 + 70 * at.depth) * unit
                x = box.x + box.w * (0.03 + 0.94 * at.across)
                y = box.y + box.h * (0.70 + 0.26 * at.depth)
                _stand(pen, one, x, y, height, lean=0.3 * (at.across - 0.5))
            if new is not None:
                x, y = box.cx, box.bottom - 14 * unit
                room = y - box.y - _tag_height(pen) - 8 * unit
                height = min(290 * unit, room / 1.2)
                if not pen.theme.flat:
                    pen.glow(x, y - height * 0.86, 118 * unit, "#ffffff", 0.12 if pen.theme.dark else 0.5, 22 * unit)
                _stand(pen, new, x, y, height, lean=0.0)
                tall = height if new.growth is not Growth.LEAF else height * 0.5
                _tag(pen, label, x, max(box.y, y - tall * 1.2 - _tag_height(pen) - 4 * unit))

        return paint


def _plants_of(summary: SessionSummary) -> tuple[Plant, ...]:
    """Today's plants. Growths come one per turn; the kinds follow the feelings practised, in turn."""
    feelings = summary.practised or (Expression.HAPPINESS,)
    return tuple(plant(feelings[i % len(feelings)], growth) for i, growth in enumerate(summary.growths))


def _stand(pen: Pen, one: Plant, x: float, y: float, height: float, lean: float) -> None:
    if not pen.theme.flat:
        pen.oval(x, y + 2, height * 0.16, height * 0.04, "#2a3a20", 0.14, blur=3)
    grown_plant(pen, one.growth, x, y, height, one.kind)


def _tag_height(pen: Pen) -> float:
    return max(44 * pen.u, pen.view.type_size(Type.LABEL)[1] + 6 * pen.u)


def _tag(pen: Pen, word: str, x: float, y: float) -> None:
    width = pen.stage.letters.width(word, Type.LABEL, pen.view) + 44 * pen.u
    height = _tag_height(pen)
    box = Rect(x - width / 2, y, width, height)
    pen.box(box, height / 2, pen.theme.surface)
    if pen.theme.flat:
        pen.box(box, height / 2, pen.theme.line, stroke=2)
    pen.text(word, box, Type.LABEL, align=Align.CENTER, middle=True, lines=1)


def _symbol(feeling: Expression) -> Paint:
    def paint(pen: Pen, box: Rect) -> None:
        symbol(pen, feeling, box.cx, box.cy, box.w / 2)

    return paint


def _sky(pen: Pen) -> None:
    """Sky, sun, hills, trees, a pond and grass; plain ground in high contrast."""
    page, theme = pen.view.page, pen.theme
    pen.page()
    if theme.flat:
        return
    share = 0.55 if not theme.dark else 0.82
    pen.gradient(Rect(0, 0, page.w, page.h * 0.72), mix(theme.sky, theme.bg, share), theme.bg)
    sun_x, sun_y, r = page.w * 0.883, page.h * 0.16, 54 * pen.u
    pen.circle(sun_x, sun_y, r * 1.44, theme.honey, 0.22)
    pen.circle(sun_x, sun_y, r, mix(theme.honey, "#ffffff", 0.15))
    hills(pen, 0.48)
    for x, y, size in ((0.10, 0.59, 1.0), (0.93, 0.565, 0.72), (0.867, 0.58, 0.5)):
        tree(pen, page.w * x, page.h * y, size)
    pen.oval(page.w * 0.70, page.h * 0.622, 120 * pen.u, 20 * pen.u, mix(theme.sky, "#ffffff", 0.35))
    pen.oval(page.w * 0.69, page.h * 0.617, 60 * pen.u, 5 * pen.u, "#ffffff", 0.5)
    chance = random.Random(_GRASS_SEED)
    green = mix(theme.leaf, "#2f6b4f", 0.3)
    for _ in range(46):
        x, y = chance.uniform(0, page.w), page.h * chance.uniform(0.63, 0.77)
        for way in (-5, 0, 5):
            tip = (x + way * pen.u, y - chance.uniform(9, 15) * pen.u)
            pen.line([(x, y), tip], green, 2.4 * pen.u, 0.55)
