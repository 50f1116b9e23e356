"""Can the game see you? The only place that starts the camera, and only with an adult's recorded consent."""

from __future__ import annotations

from collections.abc import Hashable

from expression_trainer.domain.consent import ConsentKind
from expression_trainer.domain.errors import ConsentMissing
from expression_trainer.domain.learners import Learner, MirrorKind
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import Pen, Stage, as_skia
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import Radius, Type, mix
from expression_trainer.ui.widgets.marks import chip, tick
from expression_trainer.ui.widgets.mirror import DoubleFace, camera_picture, double

from .flow import Block, Fact, KeySpec, Text
from .paper import Card, Desk, Drawn, Page, Paint
from .room import Home, Plain, Step
from .sheet import PAGE_BACK, PAGE_ON, Sheet, lay_sheet

STOP, START, WITHOUT, AGAIN, DRAWN = "stop", "start", "without", "again", "drawn"

_NO_LIGHT = frozenset({FaceStatus.TOO_DARK, FaceStatus.TOO_BRIGHT})
_NO_FACE = frozenset(
    {
        FaceStatus.NO_FACE,
        FaceStatus.TOO_SMALL,
        FaceStatus.PARTLY_OUT,
        FaceStatus.WHICH_FACE,
        FaceStatus.STARTING,
        FaceStatus.FROZEN,
        FaceStatus.BLURRED,
    }
)


class CameraCheck(Plain):
    """The mirror beside three plain checks; or, without a camera, what an adult can do."""

    def __init__(self, home: Home, learner: Learner) -> None:
        super().__init__(home)
        self._learner = learner
        self._page = 0
        self._pages = 1
        self._playing = False

    def enter(self) -> None:
        """Start the camera. Raises ConsentMissing where no adult has agreed: a mistake of ours that must not pass."""
        if not self.home.agreed(self._learner, ConsentKind.CAMERA):
            raise ConsentMissing("camera", "no adult has agreed to it.", "Allow it on the page Privacy.")
        if not self.home.readings.running:
            self.home.readings.start()

    def leave(self) -> None:
        if not self._playing:
            self.home.readings.stop()

    def shows(self) -> Hashable:
        return self._status(), self.home.readings.problem()

    def moment(self) -> Hashable:
        return self._lost(), self._page

    def live(self) -> Hashable:
        frame = self.home.readings.mirror()
        return frame.number if frame is not None else None

    def press(self, name: str) -> Step:
        match name:
            case "stop":
                return self.home.plan(self._learner)
            case "start" if not self._lost():
                self._playing = True
                return self.home.play(self._learner, camera=True)
            case "without":
                return self.home.play(self._learner, camera=False)
            case "again":
                self.home.readings.stop()
                self.home.readings.start()
            case "drawn":
                self.home.readings.stop()
                self.home.draw_camera()
                self.home.readings.start()
            case _ if name == PAGE_ON:
                self._page += 1
            case _ if name == PAGE_BACK:
                self._page -= 1
        return None

    def page(self, stage: Stage) -> Page:
        desk = self.desk(stage)
        if self._lost():
            self._pages = lay_sheet(desk, self._trouble(), self._page)
            self._page = min(self._page, self._pages - 1)
            return Page(tuple(desk.pieces))
        said = self.say(f"cant-see-{self._status().value}")
        self._lay(desk, said)
        return Page(tuple(desk.pieces), said=said, first_focus=START)

    # without a camera

    def _status(self) -> FaceStatus:
        return self.home.readings.status()

    def _lost(self) -> bool:
        return self._status() in (FaceStatus.CAMERA_LOST, FaceStatus.CAMERA_OFF)

    def _trouble(self) -> Sheet:
        problem = self.home.readings.problem()
        blocks: tuple[Block, ...] = (
            Text(self.say("camera-none-lead"), style=Type.BODY),
            *((Fact(Icon.HELP, problem),) if problem else ()),
        )
        foot = (
            KeySpec(STOP, self.say("key-stop"), Icon.STOP),
            KeySpec(AGAIN, self.say("camera-try-again"), Icon.CAMERA),
            *((KeySpec(DRAWN, self.say("camera-check-drawn"), Icon.FACE),) if self.home.can_draw_camera() else ()),
            KeySpec(WITHOUT, self.say("camera-check-without"), Icon.NO_CAMERA, main=True),
        )
        return Sheet(self.say("camera-problem" if problem else "camera-none-title"), blocks, foot, to_read=True)

    # with one

    def _lay(self, desk: Desk, said: str) -> None:
        u, margin, area = desk.u, desk.margin, desk.area
        stop = self.say("key-stop")
        width = max(132 * u, desk.key_width(stop, Icon.STOP))
        height = desk.key_height(stop, width, Icon.STOP, 80)
        desk.key(Rect(margin, 24 * u, width, height), STOP, stop, Icon.STOP)
        top, bottom = 24 * u + height + 28 * u, area.h - margin
        if desk.tall:
            picture = Rect(margin, top, area.w - 2 * margin, min(area.w * 0.8, (bottom - top) * 0.42))
            side = Rect(margin, picture.bottom + 24 * u, picture.w, bottom - picture.bottom - 24 * u)
        else:
            share = 0.49 if desk.text_scale < 1.4 else 0.36
            picture = Rect(margin, top, min(bottom - top, area.w * share), bottom - top)
            left = picture.right + 40 * u
            side = Rect(left, top, area.w - margin - left, bottom - top)
        desk.pieces.append(Card(picture, radius=36))
        desk.pieces.append(Drawn(picture, self._mirror, live=True))
        self._lay_side(desk, side, said)

    def _lay_side(self, desk: Desk, side: Rect, said: str) -> None:
        u = desk.u
        keys = (
            (START, self.say("camera-check-start"), Icon.GO, True),
            (WITHOUT, self.say("camera-check-without"), Icon.NO_CAMERA, False),
        )
        heights = [desk.key_height(label, side.w, icon, 84) for _, label, icon, _ in keys]
        foot = side.bottom - sum(heights) - 16 * u
        y = foot
        for (name, label, icon, main), height in zip(keys, heights, strict=True):
            desk.key(Rect(side.x, y, side.w, height), name, label, icon, main=main, icon_after=main)
            y += height + 16 * u
        room = foot - 20 * u - side.y
        kept = self.say("camera-check-no-picture-kept")
        kept_height = desk.words_height(kept, Type.SMALL, side.w - 40 * u)
        title, title_height = self._title(desk, said, side.w, room - kept_height)
        y = desk.words(title, side.x, side.y, side.w, Type.TITLE) + 12 * u
        rows = self._checks()
        row_height = max(desk.words_height(text, Type.BODY, side.w - 160 * u) for text, _, _ in rows) + 24 * u
        row_height = max(row_height, 64 * u)
        spare = room - title_height - 12 * u - kept_height - 12 * u
        shown = [row for row in rows if not row[2]] or rows[:1]
        if spare >= len(rows) * (row_height + 12 * u):
            shown = list(rows)
            row_height = min(88 * u, spare / len(rows) - 12 * u) if row_height < 88 * u else row_height
        shown = shown[: int(spare // (row_height + 12 * u))]
        for text, icon, fine in shown:
            box = Rect(side.x, y, side.w, row_height)
            desk.pieces.append(Card(box, "surface" if fine else "honey", radius=26))
            desk.pieces.append(Drawn(box, _check_signs(icon, fine)))
            words = desk.words_height(text, Type.BODY, box.w - 176 * u)
            desk.words(text, box.x + 92 * u, box.cy - words / 2, box.w - 176 * u, Type.BODY)
            y += row_height + 12 * u
        if foot - y >= kept_height + 8 * u:
            desk.pieces.append(Drawn(Rect(side.x, y, 32 * u, desk.leading(Type.SMALL)), _shield))
            desk.words(kept, side.x + 40 * u, y, side.w - 40 * u, Type.SMALL, "ink2")

    def _title(self, desk: Desk, said: str, width: float, room: float) -> tuple[str, float]:
        """What is the matter, in words; where all is well, that the game sees the child."""
        title = self.say("camera-check-title") if self._status() is FaceStatus.STARTING else said
        return title, desk.words_height(title, Type.TITLE, width)

    def _checks(self) -> tuple[tuple[str, Icon, bool], ...]:
        status = self._status()
        face = status not in _NO_FACE
        return (
            (self.say("camera-check-face"), Icon.FACE, face),
            (self.say("camera-check-light"), Icon.LIGHT, status not in _NO_LIGHT and status is not FaceStatus.STARTING),
            (self.say("camera-check-turn"), Icon.TURN, face and status is not FaceStatus.TURNED_AWAY),
        )

    def _mirror(self, pen: Pen, box: Rect) -> None:
        """The child's own picture, mirrored and dropped again; or a drawn head, as the profile says."""
        u = pen.u
        radius = Radius.PICTURE * u
        with pen.clipped(box, radius):
            frame = self.home.readings.mirror() if self._learner.access.mirror is MirrorKind.PICTURE else None
            if frame is not None:
                camera_picture(pen, box, radius, frame)
            else:
                double(pen, box, radius, DoubleFace(smile=0.25))
        ring = pen.paint("#ffffff", 0.95, stroke=6 * u, dash=(4 * u, 16 * u))
        k = min(box.w / 500, box.h / 525)
        x, y = box.cx, box.y + box.h * 0.47
        pen.canvas.drawOval(as_skia(Rect(x - 178 * k, y - 214 * k, 356 * k, 420 * k)), ring)
        chip(pen, box.x + 18 * u, box.y + 18 * u, self.say("camera-on"), Icon.CAMERA, most=box.w - 36 * u)


def _check_signs(icon: Icon, fine: bool) -> Paint:
    def paint(pen: Pen, box: Rect) -> None:
        u = pen.u
        draw_icon(pen, icon, box.x + 48 * u, box.cy, 42 * u)
        x = box.right - 48 * u
        if fine:
            tick(pen, x, box.cy, 24 * u)
            return
        pen.circle(x, box.cy, 24 * u, mix(pen.theme.surface, pen.theme.surface, 0.0))
        pen.circle(x, box.cy, 24 * u, pen.theme.ink, stroke=4 * u)
        for way in (-10, 0, 10):
            pen.circle(x + way * u, box.cy, 3.6 * u, pen.theme.ink)

    return paint


def _shield(pen: Pen, box: Rect) -> None:
    draw_icon(pen, Icon.PRIVACY, box.cx, box.cy, 28 * pen.u, pen.theme.ink2)
