"""The one scene that shows any exercise: presses and readings into the session, its screens onto the stage."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from expression_trainer.domain.events import (
    CameraBack,
    CameraLost,
    ChoicePressed,
    Event,
    ReadingArrived,
    StopPressed,
    Tick,
)
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.frames import Frame
from expression_trainer.domain.learners import Learner, MirrorKind
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import Growth, KeyName, Layout, Message, Meter, Screen
from expression_trainer.domain.trials import InputMethod
from expression_trainer.ui.actions import Action, PressBegan, Pressed, StopWished
from expression_trainer.ui.doubling import follow
from expression_trainer.ui.friend import Companion
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.layouts.arranging import arrange
from expression_trainer.ui.layouts.question import QuestionArrangement
from expression_trainer.ui.layouts.showing import ANSWER, MORE, Arrangement, Live, Planted, Showing
from expression_trainer.ui.meter_motion import MeterLook, MeterMotion
from expression_trainer.ui.pen import Pen, Stage
from expression_trainer.ui.presses import event_of
from expression_trainer.ui.scene import Piece, QuietScene, Scene
from expression_trainer.ui.services import PlayedSession, Services
from expression_trainer.ui.sound import caption
from expression_trainer.ui.sound_design import SoundName
from expression_trainer.ui.targets import Target
from expression_trainer.ui.widgets.mirror import DoubleFace

CAPTION_SECONDS = 2.0
READY_AFTER_SECONDS = 0.6
_NOT_YET_BACK = (FaceStatus.CAMERA_LOST, FaceStatus.CAMERA_OFF, FaceStatus.STARTING)
_PRELOADED_TURNS = 2
_FACE_UNITS = 640.0  # the widest face of any layout
_PRAISE_SOUNDS = {Growth.LARGE_FLOWER: SoundName.INDEPENDENT, Growth.SMALL_FLOWER: SoundName.HELPED}


class ExerciseScene(QuietScene):
    """A session from its first screen to its last; then `on_finished` names the scene that follows.

    `camera`: the session uses the camera, which an adult allowed; this scene opens it if nobody did yet, and closes it.
    """

    def __init__(
        self,
        services: Services,
        learner: Learner,
        session: PlayedSession,
        camera: bool,
        on_finished: Callable[[PlayedSession, Screen], Scene],
    ) -> None:
        super().__init__(learner.access)
        self._services = services
        self._session = session
        self._camera = camera
        self._on_finished = on_finished
        self._events: list[Event] = []
        self._screen: Screen | None = None
        self._arrangement: Arrangement | None = None
        self._moment_now: Hashable = None
        self._key: Hashable = None
        self._shown_at = 0.0
        self._page = 0
        self._said: tuple[Message | None, int] | None = None
        self._motion = MeterMotion(learner.access.reduced_motion)
        self._look = MeterLook(0.0, 0.0, False)
        self._double = DoubleFace()
        self._frame: Frame | None = None
        self._garden: tuple[Planted, ...] = ()
        self._caption: tuple[str, float] | None = None
        self._lost = False
        self._ready_asked = False
        self._unfolding: tuple[Hashable, float] | None = None
        self._companion = Companion(services.people, learner.access.reduced_motion)

    @property
    def screen(self) -> Screen | None:
        """What is on show, as the session describes it."""
        return self._screen

    # the scene's life

    def arrange(self, stage: Stage) -> None:
        super().arrange(stage)
        self._services.people.fit(_FACE_UNITS * stage.u)
        self._arrangement = None

    def enter(self, now: float) -> None:
        super().enter(now)
        if self._camera and not self._services.readings.running and not self._lost:
            self._services.readings.start()
        self._advance(now)
        self._make_ready()

    def leave(self) -> None:
        self._services.voice.hush()
        self._services.readings.stop()
        self._companion.part()

    def handle(self, action: Action, now: float) -> None:
        match action:
            case StopWished(method=method):
                self._events.append(StopPressed(now, method))
            case PressBegan():
                self._services.sound.play(SoundName.TAP)
            case Pressed(target_id=target_id, method=method):
                self._press(target_id, method, now)
            case _:
                pass

    def update(self, now: float) -> None:
        self._read_camera(now)
        self._events.append(Tick(now))
        self._advance(now)
        if not self._ready_asked and now - self._shown_at >= READY_AFTER_SECONDS:
            self._make_ready()

    # presses

    def _press(self, target_id: str, method: InputMethod, now: float) -> None:
        if target_id.startswith(ANSWER):
            self._events.append(ChoicePressed(now, Expression(target_id.removeprefix(ANSWER)), method))
        elif target_id == MORE:
            self._turn_page()
        else:
            self._events.append(event_of(KeyName(target_id), method, now))

    def _turn_page(self) -> None:
        """The next answers, or the first again after the last."""
        assert self._screen is not None  # `enter` comes first
        arrangement = self._arranged()
        if isinstance(arrangement, QuestionArrangement):
            pages = -(-len(self._screen.choices) // arrangement.answers.per_page)
            self._page = (self._page + 1) % pages

    # the camera

    def _read_camera(self, now: float) -> None:
        readings = self._services.readings
        if self._lost and readings.status() not in _NOT_YET_BACK:
            self._lost, self._camera = False, True
            self._events.append(CameraBack(now))
        if not self._camera:
            return
        reading = readings.latest()
        if reading is not None:
            self._double = follow(self._double, reading)
            self._events.append(ReadingArrived(now, reading))
        self._frame = readings.mirror()
        if readings.status() is FaceStatus.CAMERA_LOST and not self._lost:
            self._lost = True
            self._camera = False
            self._frame = None
            self._events.append(CameraLost(now))

    # from screen to screen

    def _advance(self, now: float) -> None:
        events, self._events = self._events, []
        screen = self._session.advance(events, now)
        before, self._screen = self._screen, screen
        moment = _moment(screen)
        if moment != self._moment_now:
            self._begin_moment(before, screen, moment, now)
        self._speak(screen)
        self._look = self._motion.follow(screen.meter or Meter(0.0, 0.0, 0.0), now)
        self._unfold(screen, now)
        self._companion.lead(screen.friend, self.stage.theme.dark, now)
        if screen.layout is Layout.FINISHED and self._next is None:
            self._next = self._on_finished(self._session, screen)
        if self._caption is not None and now - self._caption[1] >= CAPTION_SECONDS:
            self._caption = None
        key = (moment, self._page, _still_part(screen))
        if key != self._key or self._arrangement is None:
            self._key = key
            self._arrangement = arrange(self._showing(screen))

    def _begin_moment(self, before: Screen | None, screen: Screen, moment: Hashable, now: float) -> None:
        """Another question, answer or place: begin anew what belongs to one moment, and make the next faces ready."""
        self._moment_now = moment
        self._shown_at = now
        self._page = 0
        if screen.layout is Layout.COPY and (before is None or before.layout is not Layout.BREAK):
            self._motion = MeterMotion(self.access.reduced_motion)
        self._ready_asked = False
        if screen.layout in (Layout.WELL_DONE, Layout.LOOK_AGAIN) and screen.growth is not None:
            self._plant(before, screen, now)

    def _unfold(self, screen: Screen, now: float) -> None:
        """A face begins to unfold when it is asked to and its steps are ready."""
        picture = screen.picture
        if picture is None or not picture.moving:
            return
        asked = (picture.item.item_id, picture.shown_at)
        known = self._unfolding is not None and self._unfolding[0] == asked
        if not known and self._services.people.unfolding(picture.item, self.stage.theme.dark):
            self._unfolding = (asked, now)

    def _unfolds_at(self) -> float | None:
        picture = self._screen.picture if self._screen else None
        if picture is None or self._unfolding is None:
            return None
        return self._unfolding[1] if self._unfolding[0] == (picture.item.item_id, picture.shown_at) else None

    def _make_ready(self) -> None:
        """Once a change of picture is over: the faces that come next, and how the present one unfolds."""
        self._ready_asked = True
        people, dark = self._services.people, self.stage.theme.dark
        ahead = self._session.items_ahead()[:_PRELOADED_TURNS]
        people.preload([item for plan in ahead for item in (plan.item, *plan.faces)], dark)
        people.preload([plan.item for plan in ahead], dark, unfolding=True)

    def _plant(self, before: Screen | None, screen: Screen, now: float) -> None:
        if before is not None and before.layout in (Layout.WELL_DONE, Layout.LOOK_AGAIN, Layout.BREAK):
            return  # back from a break: it stands there already
        assert screen.growth is not None
        kind = BASIC_SIX.index(screen.target) if screen.target in BASIC_SIX else 0
        self._garden = (*self._garden, Planted(screen.growth, kind))
        sound = _PRAISE_SOUNDS.get(screen.growth) if screen.layout is Layout.WELL_DONE else None
        if sound is not None:
            self._services.sound.play(sound)
            if self.access.captions and self._services.sound.available:
                self._caption = (self._services.translate.text(caption(sound)), now)

    def _speak(self, screen: Screen) -> None:
        """Say what is to be said, once for each change of it."""
        said = (screen.spoken, screen.speech_count)
        if said == self._said:
            return
        self._said = said
        if screen.spoken is not None and self.access.narration:
            self._services.voice.say(self._services.translate.text(screen.spoken))

    def _showing(self, screen: Screen) -> Showing:
        return Showing(
            screen=screen,
            stage=self.stage,
            translate=self._services.translate,
            people=self._services.people,
            mirror=self.access.mirror,
            live=Live(
                self._newest_frame,
                self._newest_double,
                self._newest_look,
                self._newest_screen,
                self._foot,
                self._companion.picture,
                self._unfolds_at,
            ),
            garden=self._garden,
            shown_at=self._shown_at,
            page=self._page,
        )

    def _newest_frame(self) -> Frame | None:
        return self._frame

    def _newest_double(self) -> DoubleFace:
        return self._double

    def _newest_look(self) -> MeterLook:
        return self._look

    def _newest_screen(self) -> Screen:
        assert self._screen is not None
        return self._screen

    def _foot(self) -> tuple[Icon | None, str]:
        """The foot line: what sounds, or that the camera is on (where there is a mirror, it says so)."""
        if self._caption is not None:
            return None, self._caption[0]
        assert self._screen is not None
        said_by_mirror = self._screen.layout is Layout.COPY or (
            self._screen.layout in (Layout.FRIEND, Layout.OWN_WAY) and self.access.mirror is not MirrorKind.OFF
        )
        if self._camera and self._services.readings.running and not said_by_mirror:
            return Icon.CAMERA, self._services.translate.text(Message("camera-on"))
        return None, ""

    # what the window asks

    def moment(self) -> Hashable:
        return self._moment_now

    def picture_key(self) -> Hashable:
        return self._key

    def targets(self) -> tuple[Target, ...]:
        return self._arranged().targets()

    def draw(self, pen: Pen, now: float) -> None:
        self._arranged().draw(pen)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        return self._arranged().pieces(now)

    def _arranged(self) -> Arrangement:
        if self._arrangement is None:
            assert self._screen is not None  # `enter` comes first
            self._arrangement = arrange(self._showing(self._screen))
        return self._arrangement


def _moment(screen: Screen) -> Hashable:
    """What is asked: the layout, the face, the answers that can be given, and who judges.

    A face that comes as help while a movement is asked for is no new question.
    """
    return (
        screen.layout,
        screen.picture.item.item_id if screen.picture and screen.layout is not Layout.COPY else None,
        tuple((choice.expression, choice.available) for choice in screen.choices),
        screen.mirror.judge if screen.mirror else None,
        screen.progress.done if screen.progress else None,
    )


def _still_part(screen: Screen) -> Hashable:
    """What the still picture shows of a screen: all but speech, moving hint, mirror and a meter that moves."""
    judged_by_adult = screen.layout is Layout.COPY and KeyName.THERE in screen.keys
    return (
        _said_key(screen.question),
        screen.picture.item.item_id if screen.picture else None,
        screen.highlights,
        screen.ways,
        screen.choices,
        screen.target,
        screen.keys,
        screen.progress,
        screen.growth,
        screen.adult_note,
        screen.meter.stem if judged_by_adult and screen.meter else None,
        _said_key(screen.hint) if judged_by_adult else None,
        screen.mirror.status is FaceStatus.CAMERA_LOST if screen.mirror else None,
        screen.friend.identity if screen.friend else None,
    )


def _said_key(message: Message | None) -> Hashable:
    return (message.message_id, tuple(sorted(message.arguments.items()))) if message is not None else None
