"""The adult pages: learners, reports, settings, privacy, about. Behind the gate."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from enum import StrEnum

from expression_trainer.domain.errors import UserFacingError
from expression_trainer.domain.learners import Learner
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import Type

from .adult_learners import coach_card, learner_header, named_card
from .adult_privacy import decide, delete_sheet, privacy_blocks
from .adult_settings import changed, settings_blocks
from .flow import Block, Boxed, Fact, Keys, KeySpec, Text, lay_stack, stack_height
from .paper import Desk, Drawn, Page
from .room import Home, Plain, Step
from .sheet import Sheet, lay_sheet


class Section(StrEnum):
    LEARNERS = "learners"
    REPORTS = "reports"
    SETTINGS = "settings"
    PRIVACY = "privacy"
    ABOUT = "about"


_ICONS = {
    Section.LEARNERS: Icon.PEOPLE,
    Section.REPORTS: Icon.REPORT,
    Section.SETTINGS: Icon.SETTINGS,
    Section.PRIVACY: Icon.PRIVACY,
    Section.ABOUT: Icon.HELP,
}
_SIDE = 256.0
TO_GAME, MENU = "to-game", "menu"


class Adults(Plain):
    """A side list and one section; on a small window or with large text the list is a page of its own."""

    def __init__(self, home: Home, learner_id: str | None = None) -> None:
        super().__init__(home)
        learners = home.store.learners()
        self._learner_id = learner_id or (learners[0].learner_id if learners else None)
        self._section: Section | None = Section.LEARNERS
        self._sheet_on_top: str | None = None
        self._page = 0
        self._pages = 1
        self._note = ""

    def moment(self) -> Hashable:
        return self._section, self._sheet_on_top, self._page, self._learner_id

    @property
    def learner(self) -> Learner | None:
        learners = self.home.store.learners()
        found = next((one for one in learners if one.learner_id == self._learner_id), None)
        return found or (learners[0] if learners else None)

    # presses

    def press(self, name: str) -> Step:
        learner = self.learner
        kind, _, value = name.partition(":")
        match kind:
            case "to-game":
                return self.home.who_plays()
            case "add":
                return self.home.guide(first=False)
            case "session" if learner:
                return self.home.plan(learner)
            case "menu":
                self._open(None)
            case "section":
                self._open(Section(value))
            case "page-on":
                self._page += 1
            case "page-back":
                self._page -= 1
            case "learner":
                self._learner_id, self._note = value, ""
                self.home.wear(self.learner)
            case "upset" | "delete":
                self._sheet_on_top, self._page = kind, 0
            case "close" | "delete-keep":
                self._sheet_on_top, self._page = None, 0
            case "delete-yes" if learner:
                self._delete(learner)
            case "consent" if learner:
                decide(self.home, learner, name)
            case "set" if learner:
                self.home.store.change_learner(replace(learner, access=changed(learner.access, name)))
                self.home.wear(self.learner)
            case "report" if learner:
                self._write_report(learner)
        return None

    def _open(self, section: Section | None) -> None:
        self._section, self._page, self._note, self._sheet_on_top = section, 0, "", None

    def _delete(self, learner: Learner) -> None:
        self.home.delete(learner)
        self._learner_id = None
        self._open(Section.LEARNERS)
        self._note = self.say("privacy-deleted", name=learner.name)
        self.home.wear(self.learner)

    def _write_report(self, learner: Learner) -> None:
        if not self.home.store.trials(learner.learner_id):
            self._note = self.say("reports-none")
            return
        try:
            path = self.home.write_report(learner)
        except UserFacingError as problem:
            self._note = str(problem)
        else:
            self._note = f"{self.say('reports-written')} {_breakable(str(path))}"

    # the pages

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        learner = self.learner
        if self._sheet_on_top and learner:
            self._turned(lay_sheet(desk, self._on_top(learner), self._page))
            return Page(tuple(desk.pieces))
        if _roomy(desk):
            self._lay_side(desk)
            left = _SIDE * desk.u + 40 * desk.u
            area = Rect(left, 32 * desk.u, desk.area.w - left - 40 * desk.u, desk.area.h - 64 * desk.u)
            section = self._section or Section.LEARNERS
            if not (section is Section.LEARNERS and learner and self._lay_cards(desk, learner, area)):
                self._turned(lay_sheet(desk, self._sheet(section), self._page, area))
        elif self._section is None:
            self._turned(lay_sheet(desk, self._menu(), self._page))
        else:
            self._turned(lay_sheet(desk, self._sheet(self._section, alone=True), self._page))
        return Page(tuple(desk.pieces))

    def _turned(self, pages: int) -> None:
        self._pages = pages
        self._page = min(self._page, pages - 1)

    def _on_top(self, learner: Learner) -> Sheet:
        if self._sheet_on_top == "delete":
            return delete_sheet(self.home, learner)
        lines = tuple(
            Fact(icon, self.say(f"adult-upset-{number}", name=learner.name))
            for number, icon in enumerate((Icon.STOP, Icon.HEART, Icon.SETTINGS, Icon.PEOPLE), start=1)
        )
        close = KeySpec("close", self.say("adult-close"), Icon.BACK, main=True)
        return Sheet(self.say("adult-upset-title", name=learner.name), lines, (close,), to_read=True)

    def _menu(self) -> Sheet:
        keys = tuple(
            KeySpec(f"section:{section.value}", self.say(f"adult-{section.value}"), _ICONS[section])
            for section in Section
        )
        blocks: tuple[Block, ...] = (
            *(Keys((key,), style=Type.LABEL, fill=True) for key in keys),
            Fact(Icon.PRIVACY, self.say("adult-local")),
        )
        foot = (KeySpec(TO_GAME, self.say("adult-to-game"), Icon.BACK),)
        return Sheet(self.say("who-adults"), blocks, foot)

    def _sheet(self, section: Section, alone: bool = False) -> Sheet:
        foot = (KeySpec(MENU, self.say("guide-back"), Icon.BACK),) if alone else ()
        note: tuple[Block, ...] = (Fact(Icon.HELP, self._note),) if self._note else ()
        learner = self.learner
        if section is Section.ABOUT:
            return Sheet(self.say("adult-about"), self._about(), foot, to_read=True)
        title = self.say(f"adult-{section.value}")
        if learner is None:
            add = KeySpec("add", self.say("adult-add-learner"), Icon.PLUS, main=True)
            return Sheet(title, (*note, Text(self.say("adult-no-learner")), Keys((add,))), foot)
        chips = self._chips(learner, with_add=section is Section.LEARNERS)
        return Sheet(title, (*chips, *note, *self._section_blocks(section, learner)), foot)

    def _section_blocks(self, section: Section, learner: Learner) -> tuple[Block, ...]:
        match section:
            case Section.REPORTS:
                make = KeySpec("report", self.say("reports-make"), Icon.REPORT, main=True)
                return (
                    Text(self.say("reports-lead")),
                    Fact(Icon.PRIVACY, self.say("reports-honest")),
                    Keys((make,)),
                )
            case Section.SETTINGS:
                return settings_blocks(self.home, learner)
            case Section.PRIVACY:
                return privacy_blocks(self.home, learner)
        return (
            Boxed((learner_header(self.home, learner),)),
            named_card(self.home, learner),
            coach_card(self.home, learner),
        )

    def _chips(self, learner: Learner, with_add: bool) -> tuple[Block, ...]:
        """Whose page it is."""
        learners = self.home.store.learners()
        keys = tuple(
            KeySpec(f"learner:{one.learner_id}", one.name, chosen=one.learner_id == learner.learner_id)
            for one in learners
        )
        add = (KeySpec("add", self.say("adult-add-learner"), Icon.PLUS),) if with_add else ()
        return (Keys((*keys, *add)),) if len(keys) > 1 or add else ()

    def _about(self) -> tuple[Block, ...]:
        return (
            Text(self.say("about-lead", version=self.home.version), style=Type.BODY),
            Fact(Icon.HELP, self.say("about-1")),
            Fact(Icon.PRIVACY, self.say("about-2")),
            Fact(Icon.PEOPLE, self.say("about-3")),
            Fact(Icon.CAMERA, self.say("about-camera", name=self.home.camera_name)),
            *(Fact(Icon.HELP, notice) for notice in self.home.notices()),
        )

    # a roomy window

    def _lay_side(self, desk: Desk) -> None:
        u, h = desk.u, desk.area.h
        desk.pieces.append(Drawn(Rect(0, 0, _SIDE * u, h), _side_ground))
        label = self.say("adult-to-game")
        width = (_SIDE - 48) * u
        height = desk.key_height(label, width, Icon.BACK, 72, Type.SMALL)
        desk.key(Rect(24 * u, 32 * u, width, height), TO_GAME, label, Icon.BACK, style=Type.SMALL)
        y = 32 * u + height + 36 * u
        for section in Section:
            box = Rect(16 * u, y, (_SIDE - 32) * u, 68 * u)
            name, chosen = self.say(f"adult-{section.value}"), section is (self._section or Section.LEARNERS)
            desk.key(
                box, f"section:{section.value}", name, _ICONS[section],
                style=Type.LABEL if chosen else Type.SMALL, chosen=chosen, soft=True,
            )  # fmt: skip
            y += 76 * u
        note = self.say("adult-local")
        room = (_SIDE - 72) * u
        height = desk.words_height(note, Type.SMALL, room)
        if y + height + 24 * u < h:
            desk.words(note, 36 * u, h - height - 28 * u, room, Type.SMALL, "ink2")

    def _lay_cards(self, desk: Desk, learner: Learner, area: Rect) -> bool:
        """The learner's page as cards, if they fit on one page; else the section flows over several."""
        u, gap = desk.u, 24 * desk.u
        title = self.say("adult-learners")
        chips = self._chips(learner, with_add=True)
        note: tuple[Block, ...] = (Fact(Icon.HELP, self._note),) if self._note else ()
        title_w = desk.text_width(title, Type.TITLE) + 32 * u
        chips_h = stack_height(desk, chips, area.w - title_w)
        top = max(desk.leading(Type.TITLE), chips_h) + 20 * u
        header = Boxed((learner_header(self.home, learner),))
        named, coach = named_card(self.home, learner), coach_card(self.home, learner)
        left_w = (area.w - gap) * 0.57
        right_w = area.w - gap - left_w
        header_h = header.height(desk, area.w)
        notes_h = stack_height(desk, note, area.w) + (16 * u if note else 0)
        low_h = max(named.height(desk, left_w), coach.height(desk, right_w))
        if top + notes_h + header_h + gap + low_h > area.h:
            return False
        desk.words(title, area.x, area.y, title_w, Type.TITLE)
        lay_stack(desk, chips, Rect(area.x + title_w, area.y, area.w - title_w, chips_h))
        y = area.y + top
        lay_stack(desk, note, Rect(area.x, y, area.w, notes_h))
        y += notes_h
        header.lay(desk, Rect(area.x, y, area.w, header_h))
        y += header_h + gap
        named.lay(desk, Rect(area.x, y, left_w, low_h))
        coach.lay(desk, Rect(area.x + left_w + gap, y, right_w, low_h))
        return True


def _breakable(path: str) -> str:
    """The path, with places (of no width) where a line may break."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")


def _roomy(desk: Desk) -> bool:
    return not desk.tall and desk.text_scale < 1.4 and desk.area.w >= 1000 * desk.u and desk.u >= 0.75


def _side_ground(pen: Pen, box: Rect) -> None:
    pen.box(Rect(box.x - 40, box.y, box.w + 40, box.h), 0, pen.theme.surface)
    pen.line([(box.right, box.y), (box.right, box.bottom)], pen.theme.line, 1.5, 0.5)
