"""Goodbye: it is saved, and one can stop here."""

from __future__ import annotations

from expression_trainer.domain.consent import ConsentKind
from expression_trainer.domain.learners import Learner
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Leave
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Type
from expression_trainer.ui.widgets.plants import flower

from .paper import Drawn, Page
from .room import Home, Plain, Step

AGAIN, CLOSE = "again", "close"


class Goodbye(Plain):
    """The last page of a sitting."""

    def __init__(self, home: Home, learner: Learner | None) -> None:
        super().__init__(home)
        self._learner = learner

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        u, margin, area = desk.u, desk.margin, desk.area
        title = self.say("goodbye-title", name=self._learner.name) if self._learner else self.say("goodbye-title-guest")
        kept = self.home.agreed(self._learner, ConsentKind.KEEP_RESULTS)
        said = self.say("goodbye-saved" if kept else "goodbye-not-kept")
        room = area.w - 2 * margin
        y = desk.words(title, margin, (72 if u >= 0.8 else 24) * u, room, Type.DISPLAY, align=Align.CENTER) + 8 * u
        y = desk.words(said, margin, y, room, Type.BODY, "ink2", Align.CENTER) + 24 * u
        labels = ((AGAIN, self.say("goodbye-again"), Icon.HOME), (CLOSE, self.say("goodbye-close"), Icon.CHECK))
        gap = 32 * u
        width = min(
            (room - gap) / 2, max(340 * u, *(desk.key_width(label, icon, Type.WORD) for _, label, icon in labels))
        )
        height = max(desk.key_height(label, width, icon, 104, Type.WORD) for _, label, icon in labels)
        foot = area.h - margin - height - (36 * u if u >= 0.8 else 0)
        x = area.w / 2 - width - gap / 2
        for name, label, icon in labels:
            desk.key(Rect(x, foot, width, height), name, label, icon, main=name == CLOSE, style=Type.WORD)
            x += width + gap
        side = min(foot - y - 28 * u, 320 * u, room)
        if side > 60 * u:
            picture = Rect((area.w - side) / 2, y + (foot - 28 * u - y - side) / 2, side, side)
            desk.pieces.append(Drawn(picture, _flower))
        return Page(tuple(desk.pieces), scenery=True, said=said, first_focus=CLOSE)

    def press(self, name: str) -> Step:
        if name == AGAIN:
            return self.home.who_plays()
        return Leave.QUIT if name == CLOSE else None


def _flower(pen: Pen, box: Rect) -> None:
    """One flower that stands there as long as it likes."""
    height = box.h * 0.8
    if not pen.theme.flat:
        pen.oval(box.cx, box.bottom - 2, height * 0.16, height * 0.035, "#2a3a20", 0.16, blur=4)
    flower(pen, box.cx, box.bottom - 4, height, 0)
