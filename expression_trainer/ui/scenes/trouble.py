"""Something could not be done: what, and what mends it, in words for the adult; then back to where one was."""

from __future__ import annotations

from expression_trainer.domain.errors import UserFacingError
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Stage
from expression_trainer.ui.theme import Type

from .flow import Fact, KeySpec, Text
from .paper import Page
from .room import Home, Plain, Room, Step
from .sheet import PAGE_BACK, PAGE_ON, Sheet, lay_sheet

BACK = "back"


class Trouble(Plain):
    """A page over another one, which comes back."""

    def __init__(self, home: Home, problem: UserFacingError, before: Room) -> None:
        super().__init__(home)
        self._problem = problem
        self._before = before
        self._page = 0

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        blocks = (
            Text(self._problem.problem, style=Type.SMALL),
            Fact(Icon.HELP, self._problem.mend),
            Text(self._problem.place.replace("/", "/\u200b").replace("\\", "\\\u200b"), tone="ink2"),
        )
        back = KeySpec(BACK, self.say("guide-back"), Icon.BACK, main=True)
        count = lay_sheet(desk, Sheet(self.say("trouble-title"), blocks, (back,), to_read=True), self._page)
        self._page = min(self._page, count - 1)
        return Page(tuple(desk.pieces))

    def press(self, name: str) -> Step:
        if name == BACK:
            return self._before
        self._page += {PAGE_ON: 1, PAGE_BACK: -1}.get(name, 0)
        return None
