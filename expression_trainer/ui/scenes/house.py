"""The house: which rooms there are and where each leads. `first_scene` is its front door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from expression_trainer.domain.consent import ConsentKind, granted
from expression_trainer.domain.errors import UserFacingError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.screens import Message, Screen
from expression_trainer.practice.ports import Clock, ReadingSource, ResultStore
from expression_trainer.practice.session import SessionSummary
from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.people import Portrait
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Scene
from expression_trainer.ui.services import PlayedSession, Services
from expression_trainer.ui.sound_design import SoundName
from expression_trainer.ui.widgets.portraits import portrait

from .adults import Adults
from .camera_check import CameraCheck
from .exercise import ExerciseScene
from .finish import Finish
from .gate import Gate, TriesKept
from .goodbye import Goodbye
from .guide import Guide
from .paper import Paint
from .plan import Plan
from .room import Elsewhere, Room, Step
from .room_scene import RoomScene
from .stickers import Stickers
from .trouble import Trouble
from .who_plays import WhoPlays

Finished = Callable[[PlayedSession, Screen], Scene]
"""Where a sitting leads when it is over."""
ExerciseMaker = Callable[[Learner, PlayedSession, bool, Finished], Scene]
"""Makes the scene of a sitting: who plays, what, whether with the camera, and where it leads."""

MOST_AVATARS = 8
_PORTRAIT_RADIUS = 26.0


def first_scene(services: Services) -> Scene:
    """Who is playing? Without any learner it leads an adult to the first-run guide."""

    def exercises(learner: Learner, session: PlayedSession, camera: bool, finished: Finished) -> Scene:
        return ExerciseScene(services, learner, session, camera, finished)

    house = House(services, exercises)
    return house.scene(house.who_plays())


class House:
    """Carries what the rooms share: the doors, the look of the one who plays, the misses at the gate."""

    def __init__(self, services: Services, exercises: ExerciseMaker) -> None:
        self._services = services
        self._exercises = exercises
        self._access = AccessibilityProfile()
        self._tries = TriesKept()
        self._summary = SessionSummary((), (), None)
        self._note = ""
        self._sittings = 0

    def scene(self, room: Room) -> RoomScene:
        """The room as the window shows it."""
        return RoomScene(room, lambda: self._access, self._speak, self._tap, self._in_trouble)

    # parts

    @property
    def clock(self) -> Clock:
        return self._services.clock

    @property
    def store(self) -> ResultStore:
        return self._services.store

    @property
    def readings(self) -> ReadingSource:
        return self._services.readings

    @property
    def version(self) -> str:
        return self._services.version

    @property
    def camera_name(self) -> str:
        return self._services.camera_name

    @property
    def avatars(self) -> tuple[str, ...]:
        items = [item for pack in self._services.packs for item in pack.items]
        probed = {item.identity for item in items if item.probe}
        shown = [item for item in items if item.identity not in probed]
        young_first = sorted(shown, key=lambda item: item.attributes.get("age_group") != "child")
        return tuple(dict.fromkeys(item.identity for item in young_first))[:MOST_AVATARS] or ("",)

    def notices(self) -> tuple[str, ...]:
        silent = () if self._services.voice.available else (self.say(Message("about-voice-none")),)
        return (*self._services.notices, *silent)

    def say(self, message: Message) -> str:
        return self._services.translate.text(message)

    def word(self, expression: Expression) -> str:
        return self._services.translate.word(expression)

    def portrait(self, identity: str) -> Paint:
        people = self._services.people

        def paint(pen: Pen, box: Rect) -> None:
            radius = min(_PORTRAIT_RADIUS * pen.u, box.w * 0.14)
            person = people.avatar(identity, pen.theme.dark) or self._photo(identity, pen.theme.dark)
            if person is not None:
                portrait(pen, person, box, radius, zoom=1.04)
                return
            pen.box(box, radius, pen.theme.tint)
            draw_icon(pen, Icon.FACE, box.cx, box.cy, min(box.w, box.h) * 0.5)

        return paint

    def face(self, identity: str, expression: Expression) -> Paint:
        items = [
            item
            for pack in self._services.packs
            for item in pack.items
            if item.identity == identity and item.expression is expression and not item.probe
        ]
        people = self._services.people
        shown = [item for item in items if item.picture is not None or people.unfolds(item)]
        if not shown:
            return self.portrait(identity)
        clearest = max(shown, key=lambda item: (item.intensity, -abs(item.yaw)))

        def paint(pen: Pen, box: Rect) -> None:
            radius = min(_PORTRAIT_RADIUS * pen.u, box.w * 0.14)
            portrait(pen, people.thumbnail(clearest, pen.theme.dark), box, radius, zoom=1.04)

        return paint

    def activities(self, learner: Learner | None) -> tuple[str, ...]:
        return self._services.activities(learner)

    def _photo(self, identity: str, dim: bool) -> Portrait | None:
        """A person whom nobody draws: the picture of a pack, the friendliest there is."""
        items = [item for pack in self._services.packs for item in pack.items if item.identity == identity]
        pictured = [item for item in items if item.picture is not None]
        pictured.sort(key=lambda item: item.expression is not Expression.HAPPINESS)
        return self._services.people.still(pictured[0], dim) if pictured else None

    def new_id(self) -> str:
        return self._services.new_id()

    def wear(self, learner: Learner | None) -> None:
        self._access = learner.access if learner else AccessibilityProfile()

    def play_all_done(self) -> None:
        self._services.sound.play(SoundName.ALL_DONE)

    def can_draw_camera(self) -> bool:
        return self._services.use_drawn_camera is not None and not self._services.camera_is_drawn

    def draw_camera(self) -> None:
        if self._services.use_drawn_camera is not None:
            self._services.use_drawn_camera()

    def agreed(self, learner: Learner | None, kind: ConsentKind) -> bool:
        return learner is not None and granted(self.store.consents(learner.learner_id), kind)

    def delete(self, learner: Learner) -> None:
        self._services.readings.stop()
        self.store.delete_learner(learner.learner_id)
        self._services.forget(learner)

    def write_report(self, learner: Learner) -> Path:
        return self._services.write_report(learner)

    def pin_is_set(self) -> bool:
        return self.store.adult_pin_hash() is not None

    def set_pin(self, pin: str) -> None:
        self.store.set_adult_pin_hash(self._services.hash_pin(pin))

    def check_pin(self, pin: str) -> bool:
        stored = self.store.adult_pin_hash()
        return stored is not None and self._services.check_pin(stored, pin)

    # rooms

    def who_plays(self) -> Room:
        self.wear(None)
        return WhoPlays(self)

    def gate(self, then: Callable[[], Step]) -> Room:
        return Gate(self, then, self._tries, self.who_plays)

    def guide(self, first: bool) -> Room:
        """Behind the gate. The first start ends in the game, later ones on the adult page of the new learner."""
        done = self.plan if first else lambda learner: self.adults(learner.learner_id)
        return Guide(self, first, done, self.who_plays if first else self.adults)

    def adults(self, learner_id: str | None = None) -> Room:
        room = Adults(self, learner_id)
        self.wear(room.learner)
        return room

    def plan(self, learner: Learner | None) -> Room:
        self.wear(learner)
        return Plan(self, learner)

    def begin(self, learner: Learner | None) -> Step:
        if learner is not None and self.agreed(learner, ConsentKind.CAMERA):
            self.wear(learner)
            return CameraCheck(self, learner)
        return self.play(learner, camera=False)

    def play(self, learner: Learner | None, camera: bool) -> Step:
        """The exercises. The camera stays off unless an adult agreed, whatever is asked here."""
        camera = camera and self.agreed(learner, ConsentKind.CAMERA)
        if not camera:
            self.readings.stop()
        player = learner or self._guest()
        session = self._services.begin_sitting(player, camera)

        def finished(session: PlayedSession, last: Screen) -> Scene:
            self.readings.stop()
            self._summary, self._note = session.summary(), last.adult_note or ""
            self._sittings += 1
            return self.scene(self.garden(learner, fresh=True))

        return Elsewhere(self._exercises(player, session, camera, finished))

    def garden(self, learner: Learner | None, fresh: bool = False) -> Room:
        return Finish(self, learner, self._summary, fresh, self._note)

    def stickers(self, learner: Learner | None) -> Room:
        return Stickers(self, learner, self._sittings)

    def goodbye(self, learner: Learner | None) -> Room:
        return Goodbye(self, learner)

    # inside

    def _guest(self) -> Learner:
        """Someone who plays without being kept: no consent is recorded for them, so nothing of theirs is."""
        return Learner(self.new_id(), "", "", "", AccessibilityProfile(), self.clock.utc())

    def _speak(self, text: str) -> None:
        if self._access.narration:
            self._services.voice.say(text)

    def _in_trouble(self, problem: UserFacingError, before: Room) -> Room:
        return Trouble(self, problem, before)

    def _tap(self) -> None:
        self._services.sound.play(SoundName.TAP)
