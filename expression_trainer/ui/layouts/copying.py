"""Copy me: model, plant and mirror; without a camera the adult's keys grow the same plant."""

from __future__ import annotations

from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import KeyName, Message, Meter
from expression_trainer.domain.trials import Judge
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.layout import arrange_copy, arrange_halves
from expression_trainer.ui.meter_motion import MeterLook
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Radius, Type
from expression_trainer.ui.widgets.keys import button, key
from expression_trainer.ui.widgets.marks import chip, tick
from expression_trainer.ui.widgets.plants import meter, meter_frame, meter_plant

from .faces import draw_windows, picture_card, unfolding_piece, windows
from .mirroring import mirror_piece
from .showing import Showing
from .task import WithTarget, WordCard

RATINGS = (KeyName.A_LITTLE, KeyName.CLOSER, KeyName.THERE)
_TALL_ENOUGH = 200.0  # units; keys lower than that can't show a plant
_RATED = {KeyName.A_LITTLE: (0.3, 0.0), KeyName.CLOSER: (0.7, 0.0), KeyName.THERE: (1.0, 1.0)}


def rated(meter_now: Meter | None) -> KeyName | None:
    """Which of the adult's keys was pressed last, told by the height of the plant."""
    if meter_now is None or meter_now.stem <= 0:
        return None
    return KeyName.THERE if meter_now.stem >= 1 else KeyName.CLOSER if meter_now.stem >= 0.6 else KeyName.A_LITTLE


class CopyArrangement(WithTarget):
    """`Layout.COPY` with the camera as judge."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view, area = self.u, self.view, self.view.content
        top = self.bar.bottom + 22 * u
        self.lay_question(
            Rect(area.x + view.margin, top, area.w - 2 * view.margin, 200 * u), self.screen.picture is not None
        )
        self.room = arrange_copy(view, self.line.bottom + 18 * u)
        self.next = Target(KeyName.NEXT.value, self.room.main, showing.key_word(KeyName.NEXT))
        self.person = showing.portrait()
        self.holes = windows(self.person, self.screen.highlights, self.room.model, u) if self.person else ()
        self.word = WordCard(showing, self.room.model) if self.screen.picture is None else None
        self.ring_r = min(56 * u, self.room.meter.w * 0.38)
        box = self.room.meter
        spare = max(0.0, (box.h - 640 * u) / 2) if view.portrait else 0.0
        self.base, self.goal = box.bottom - 8 * u - spare, box.y + self.ring_r * 1.35 + spare

    def targets(self) -> tuple[Target, ...]:
        unsure = (self.word.unsure,) if self.word and self.word.unsure else ()
        return (*self.bar_targets, self.speaker, *unsure, self.next)

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        self.draw_task(pen)
        if self.word is not None:
            self.word.draw(pen)
        else:
            picture_card(pen, self.person, self.room.model)
        draw_windows(pen, self.holes, numbered=False)
        pen.card(self.room.mirror, Radius.PICTURE * self.u)
        self._draw_name(pen)
        meter_frame(pen, self.room.meter.cx, self.base, self.goal, self.ring_r)
        button(pen, self.next, Icon.GO, icon_last=True)

    def _draw_name(self, pen: Pen) -> None:
        if self.screen.picture is not None:
            inner = self.room.model.inset(18 * self.u)
            chip(pen, inner.x, inner.y, self.screen.picture.item.identity, most=inner.w)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        live = (mirror_piece(self.showing, self.room.mirror), self._meter_piece(), self._hint_piece())
        face = unfolding_piece(self.showing, self.room.model, now, self.holes)
        named = _named(face, self._draw_name) if face else ()
        return (*named, *live, *super().pieces(now))

    def _meter_piece(self) -> Piece:
        look: MeterLook = self.showing.live.meter()
        box = self.room.meter

        def draw(pen: Pen) -> None:
            meter_plant(pen, box.cx, self.base, self.goal, self.ring_r, look.stem, look.ring, look.opened)

        return Piece("meter", box, look, draw)

    def _hint_piece(self) -> Piece:
        """What to try, or why the camera can't see: in words, where the child looks next."""
        hint = self.showing.live.screen().hint
        text, box = self.showing.say(hint), self.room.hint

        def draw(pen: Pen) -> None:
            if text:
                pen.text(text, box, Type.WORD if len(text) < 12 else Type.BODY, middle=True, align=Align.CENTER)

        return Piece("hint", box, text, draw)


def _named(face: Piece, draw_name: object) -> tuple[Piece, ...]:
    """The unfolding face with the person's name on it."""
    assert callable(draw_name)

    def draw(pen: Pen) -> None:
        face.draw(pen)
        draw_name(pen)

    return (Piece(face.name, face.rect, face.key, draw),)


class JudgedCopyArrangement(WithTarget):
    """`Layout.COPY` without a camera: an adult (or the child) says how close it was."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view = self.u, self.view
        halves = arrange_halves(view, self.bar.bottom + 28 * u, upright_share=0.40)
        self.picture, side = halves.picture, halves.side
        self.lay_question(side, self.screen.picture is not None)
        height = max(48.0, min(max(84 * u, view.type_size(Type.LABEL)[1] + 28 * u), side.h * 0.2))
        main = Rect(side.x, side.bottom - height, side.w, height)
        self.next = Target(KeyName.NEXT.value, main, showing.key_word(KeyName.NEXT))
        y = self.line.bottom + 20 * u
        self.card = Rect(side.x, y, side.w, main.y - 20 * u - y)
        self.heading, self.note = showing.say(self.screen.hint), self._note()
        top = self._lay_heading(lines=2)
        if self.card.bottom - top < _TALL_ENOUGH * u:
            top = self._lay_heading(lines=1)
        cells = Rect(self.card.x + 18 * u, top, self.card.w - 36 * u, self.card.bottom - 18 * u - top).row(3, 16 * u)
        offered = [name for name in RATINGS if name in self.screen.keys]
        self.ratings = tuple(
            (name, Target(name.value, cell, showing.key_word(name))) for name, cell in zip(offered, cells, strict=False)
        )
        self.person = showing.portrait()
        self.holes = windows(self.person, self.screen.highlights, self.picture, u) if self.person else ()
        self.word = WordCard(showing, self.picture) if self.screen.picture is None else None

    def _lay_heading(self, lines: int) -> float:
        """Heading and note in so many lines each at most; returns where the keys may begin."""
        letters, view, u = self.stage.letters, self.view, self.u
        room, x = self.card.w - 32 * u, self.card.x + 16 * u
        line, small = view.type_size(Type.WORD)[1], view.type_size(Type.SMALL)[1]
        self.heading_k = letters.fit(self.heading, Type.WORD, view, room, line * lines, lines)
        head = letters.height(self.heading, Type.WORD, view, room + 1, self.heading_k)
        self.heading_box = Rect(x, self.card.y + 14 * u, room, head + 1)
        self.note_k = letters.fit(self.note, Type.SMALL, view, room, small * lines * (1 if lines > 1 else 0.7), 2)
        note = letters.height(self.note, Type.SMALL, view, room + 1, self.note_k)
        self.note_box = Rect(x, self.heading_box.bottom, room, note + 1)
        return self.note_box.bottom + 12 * u

    def _note(self) -> str:
        """For the adult; or, when the camera went away in the middle, that the game goes on."""
        mirror = self.screen.mirror
        if mirror is not None and mirror.status is FaceStatus.CAMERA_LOST:
            return self.showing.say(Message("camera-resting"))
        by_child = mirror is not None and mirror.judge is Judge.SELF
        return "" if by_child else self.showing.say(Message("adult-judge-note"))

    def targets(self) -> tuple[Target, ...]:
        unsure = (self.word.unsure,) if self.word and self.word.unsure else ()
        return (*self.bar_targets, self.speaker, *unsure, *(target for _, target in self.ratings), self.next)

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        self.draw_task(pen)
        if self.word is not None:
            self.word.draw(pen)
        else:
            picture_card(pen, self.person, self.picture)
        draw_windows(pen, self.holes, numbered=False)
        pen.card(self.card, Radius.PICTURE * self.u)
        pen.text(self.heading, self.heading_box, Type.WORD, align=Align.CENTER, k=self.heading_k)
        pen.text(self.note, self.note_box, Type.SMALL, pen.theme.ink2, Align.CENTER, k=self.note_k)
        chosen = rated(self.screen.meter)
        labels = tuple(target.label for _, target in self.ratings)
        room = self.ratings[0][1].rect.w - 12 * self.u if self.ratings else 1.0
        line = self.view.type_size(Type.LABEL)[1]
        k = self.stage.letters.fit_all(labels, Type.LABEL, self.view, room, line)
        for name, target in self.ratings:
            self._draw_rating(pen, name, target, name is chosen, k)
        button(pen, self.next, Icon.GO, main=True, icon_last=True)

    def _draw_rating(self, pen: Pen, name: KeyName, target: Target, chosen: bool, k: float) -> None:
        u, theme = self.u, pen.theme
        face = key(
            pen,
            target.target_id,
            target.rect,
            Radius.KEY * u,
            theme.tint if chosen else None,
            theme.primary if chosen else None,
        )
        line = self.view.type_size(Type.LABEL)[1] * k
        foot = face.bottom - line - 12 * u
        r = min(32 * u, face.w * 0.26, (foot - face.y) * 0.14)
        stem, ring = _RATED[name]
        if foot - face.y >= 90 * u:
            meter(pen, face.cx, foot - 6 * u, face.y + r * 1.9, r, stem, ring, name is KeyName.THERE)
        else:
            foot = face.y + (face.h - line) / 2
        pen.text(
            target.label, Rect(face.x + 6 * u, foot, face.w - 12 * u, line + 1), Type.LABEL, align=Align.CENTER, k=k
        )
        if chosen:
            tick(pen, target.rect.right - 14 * u, target.rect.y + 14 * u, 20 * u)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        face = unfolding_piece(self.showing, self.picture, now, self.holes)
        return ((face,) if face else ()) + super().pieces(now)
