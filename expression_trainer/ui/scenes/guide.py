"""The first start, for the adult: what this is, who plays, what may be kept, the camera; then the child is asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from enum import Enum, auto

from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Stage
from expression_trainer.ui.theme import Type

from .assent import Assent
from .flow import Block, Entry, Fact, Keys, KeySpec, Pictures, Text, heading
from .paper import Page
from .room import Home, Plain, Step
from .sheet import PAGE_BACK, PAGE_ON, Sheet, lay_sheet

LONGEST_NAME = 14
AGE_BANDS = ("4-5", "6-7", "8-10", "11-13", "14+")
RELATIONS = ("parent", "family", "teacher", "therapist")


class GuideStep(Enum):
    WELCOME = auto()
    RELATION = auto()
    CHILD = auto()
    RESULTS = auto()
    CAMERA = auto()
    ASSENT = auto()
    READY = auto()


@dataclass(frozen=True, slots=True)
class Draft:
    """What the adult has said so far; nothing is kept before the child was asked."""

    relation: str = ""
    name: str = ""
    age_band: str = ""
    avatar: str = ""
    results: bool = False
    camera: bool = False


class Guide(Plain):
    """Goes through the steps; `first` adds the welcome and ends at the PIN."""

    def __init__(self, home: Home, first: bool, done: Callable[[Learner], Step], back: Callable[[], Step]) -> None:
        super().__init__(home)
        self._steps = [step for step in GuideStep if first or step is not GuideStep.WELCOME]
        self._at = self._steps[0]
        self._draft = Draft(avatar=home.avatars[0] if home.avatars else "")
        self._done = done
        self._back = back
        self._page = 0
        self._pages = 1
        self._learner: Learner | None = None
        self._not_today = False

    @property
    def wants_text(self) -> bool:
        return self._at is GuideStep.CHILD

    def moment(self) -> Hashable:
        return self._at, self._page

    def page(self, stage: Stage) -> Page:
        if self._at is GuideStep.ASSENT:
            return Assent(self.home, self._draft.name, self._draft.camera).page(stage)
        desk = self.desk(stage)
        self._pages = lay_sheet(desk, self._sheet(), self._page)
        self._page = min(self._page, self._pages - 1)
        return Page(tuple(desk.pieces), first_focus="name" if self._at is GuideStep.CHILD else None)

    def press(self, name: str) -> Step:
        match name:
            case _ if name == PAGE_ON:
                self._page += 1
            case _ if name == PAGE_BACK:
                self._page -= 1
            case "back":
                return self._go_back()
            case "next" if self._can_go_on():
                self._go_on()
            case "play" if self._learner is not None:
                return self._done(self._learner)
            case "results-yes" | "results-no":
                self._draft = replace(self._draft, results=name == "results-yes")
                self._go_on()
            case "camera-yes" | "camera-no":
                self._draft = replace(self._draft, camera=name == "camera-yes")
                self._go_on()
            case "assent-yes" | "assent-no" if self._at is GuideStep.ASSENT:
                self._keep(child_agrees=name == "assent-yes")
                self._go_on()
            case _:
                self._choose(name)
        return None

    def type(self, letters: str) -> Step:
        if self._at is not GuideStep.CHILD:
            return None
        name = self._draft.name
        for letter in letters:
            if letter == "\b":
                name = name[:-1]
            elif letter.isprintable() and len(name) < LONGEST_NAME and (name or not letter.isspace()):
                name += letter
        self._draft = replace(self._draft, name=name)
        return None

    # the steps

    def _choose(self, name: str) -> None:
        kind, _, value = name.partition(":")
        match kind:
            case "relation":
                self._draft = replace(self._draft, relation=value)
            case "age":
                self._draft = replace(self._draft, age_band=value)
            case "avatar":
                self._draft = replace(self._draft, avatar=value)

    def _can_go_on(self) -> bool:
        draft = self._draft
        match self._at:
            case GuideStep.RELATION:
                return bool(draft.relation)
            case GuideStep.CHILD:
                return bool(draft.name.strip()) and bool(draft.age_band) and not self._name_is_taken()
        return True

    def _name_is_taken(self) -> bool:
        name = self._draft.name.strip().casefold()
        return any(learner.name.casefold() == name for learner in self.home.store.learners())

    def _go_on(self) -> None:
        self._at = self._steps[min(self._steps.index(self._at) + 1, len(self._steps) - 1)]
        self._page = 0

    def _go_back(self) -> Step:
        place = self._steps.index(self._at)
        if place == 0:
            return self._back()
        self._at, self._page = self._steps[place - 1], 0
        return None

    def _keep(self, child_agrees: bool) -> None:
        """Keep the learner and every decision. A child who says "not now" has not agreed to the camera either."""
        draft, now = self._draft, self.home.clock.utc()
        learner = Learner(
            self.home.new_id(), draft.name.strip(), draft.age_band, draft.avatar, AccessibilityProfile(), now
        )
        self.home.store.add_learner(learner)
        decided = (
            ConsentRecord(learner.learner_id, ConsentKind.KEEP_RESULTS, draft.results, draft.relation, now),
            ConsentRecord(
                learner.learner_id,
                ConsentKind.CAMERA,
                draft.camera and child_agrees,
                draft.relation if child_agrees or not draft.camera else "child",
                now,
            ),
        )
        for record in decided:
            self.home.store.record_consent(record)
        self._learner, self._not_today = learner, not child_agrees

    # the sheets

    def _sheet(self) -> Sheet:
        match self._at:
            case GuideStep.WELCOME:
                return self._welcome()
            case GuideStep.RELATION:
                return self._relation()
            case GuideStep.CHILD:
                return self._child()
            case GuideStep.RESULTS:
                return self._consent("results", ("what", "why", "where"), (Icon.REPORT, Icon.PLAN, Icon.PRIVACY))
            case GuideStep.CAMERA:
                return self._consent(
                    "camera",
                    ("what", "never", "limits", "others", "school", "free"),
                    (Icon.CAMERA, Icon.PRIVACY, Icon.FACE, Icon.PEOPLE, Icon.HOME, Icon.NO_CAMERA),
                )
            case _:
                return self._ready()

    def _count(self) -> str:
        return self.say("guide-step", step=self._steps.index(self._at) + 1, steps=len(self._steps))

    def _foot(self, on: bool = True) -> tuple[KeySpec, ...]:
        back = KeySpec("back", self.say("guide-back"), Icon.BACK)
        return (back, KeySpec("next", self.say("guide-next"), Icon.GO, main=True, icon_after=True)) if on else (back,)

    def _welcome(self) -> Sheet:
        facts = ((Icon.PRIVACY, "local"), (Icon.CAMERA, "camera"), (Icon.PEOPLE, "beside"), (Icon.HELP, "not"))
        blocks: tuple[Block, ...] = (
            Text(self.say("guide-welcome-lead"), style=Type.BODY),
            *(Fact(icon, self.say(f"guide-welcome-{which}")) for icon, which in facts),
        )
        picture = self.home.portrait(self.home.avatars[0]) if self.home.avatars else None
        next_key = KeySpec("next", self.say("guide-next"), Icon.GO, main=True, icon_after=True)
        return Sheet(
            self.say("guide-welcome-title"),
            blocks,
            (next_key,),
            read_first=True,
            picture=picture,
            small=self._count(),
            to_read=True,
        )

    def _relation(self) -> Sheet:
        keys = tuple(
            KeySpec(f"relation:{name}", self.say(f"guide-who-{name}"), chosen=self._draft.relation == name)
            for name in RELATIONS
        )
        blocks = (Text(self.say("guide-who-lead")), Keys(keys))
        return Sheet(self.say("guide-who-title"), blocks, self._foot(self._can_go_on()), small=self._count())

    def _child(self) -> Sheet:
        draft = self._draft
        taken = (Fact(Icon.HELP, self.say("guide-child-taken")),) if draft.name and self._name_is_taken() else ()
        ages = tuple(
            KeySpec(f"age:{band}", band.replace("-", "\u2013"), chosen=draft.age_band == band) for band in AGE_BANDS
        )
        people = self.home.avatars
        blocks: tuple[Block, ...] = (
            heading(self.say("guide-child-name")),
            Entry("name", draft.name, self.say("guide-child-name-hint"), chosen=True),
            *taken,
            Keys(ages, label=self.say("guide-child-age")),
            heading(self.say("guide-child-avatar")),
            Pictures(
                tuple(f"avatar:{name}" for name in people),
                tuple(self.home.portrait(name) for name in people),
                labels=people,
                chosen=f"avatar:{draft.avatar}",
            ),
        )
        return Sheet(self.say("guide-child-title"), blocks, self._foot(self._can_go_on()), small=self._count())

    def _consent(self, kind: str, facts: tuple[str, ...], icons: tuple[Icon, ...]) -> Sheet:
        """A yes and a no of the same size: neither is the main key."""
        name = self._draft.name.strip()
        blocks = tuple(
            Fact(icon, self.say(f"consent-{kind}-{fact}", name=name)) for fact, icon in zip(facts, icons, strict=True)
        )
        foot = (
            *self._foot(on=False),
            KeySpec(f"{kind}-no", self.say(f"consent-{kind}-no")),
            KeySpec(f"{kind}-yes", self.say(f"consent-{kind}-yes")),
        )
        return Sheet(
            self.say(f"consent-{kind}-title", name=name),
            blocks,
            foot,
            read_first=True,
            small=self._count(),
            to_read=True,
        )

    def _ready(self) -> Sheet:
        name = self._draft.name.strip()
        said = self.say("assent-later") if self._not_today else self.say("guide-ready-lead", name=name)
        blocks = (Text(said, style=Type.BODY), Fact(Icon.LOCK, self.say("guide-ready-pin")))
        play = KeySpec("play", self.say("guide-play"), Icon.GO, main=True, icon_after=True)
        picture = self.home.portrait(self._draft.avatar)
        return Sheet(self.say("guide-ready-title"), blocks, (play,), picture=picture, small=self._count(), to_read=True)
