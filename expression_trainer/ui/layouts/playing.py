"""Play without a score: the friend who copies the child, and the child's own way."""

from __future__ import annotations

from expression_trainer.domain.learners import MirrorKind
from expression_trainer.domain.screens import KeyName, Message
from expression_trainer.domain.trials import Way
from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.layout import arrange_halves
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.targets import Target
from expression_trainer.ui.text import Align
from expression_trainer.ui.theme import Radius, Type
from expression_trainer.ui.widgets.keys import button, icon_room, key
from expression_trainer.ui.widgets.marks import tick

from .mirroring import friend_piece, mirror_piece
from .question import QuestionArrangement
from .showing import Arrangement, Showing
from .task import WithTarget, WordCard

_WAYS = {
    KeyName.WITH_FACE: (Way.FACE, Icon.FACE),
    KeyName.WITH_BODY: (Way.BODY, Icon.BODY),
    KeyName.WITH_VOICE: (Way.VOICE, Icon.AGAIN),
    KeyName.WITH_WORDS: (Way.WORDS, Icon.WORDS),
}


_WIDEST = 1.18
"""Width to height of the friend: the whole face is in sight."""
_LOWEST_KEY = 50.0


class FriendArrangement(Arrangement):
    """`Layout.FRIEND` with the camera: friend and mirror side by side, of one size; upright, one over the other."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view, area = self.u, self.view, self.view.content
        top = self.bar.bottom + 22 * u
        body = Rect(area.x + view.margin, top, area.w - 2 * view.margin, area.bottom - 40 * u - top)
        self.text = showing.say(self.screen.question)
        self.line, self.speaker = self.question_line(body, self.text)
        two_lines = min(2 * view.type_size(Type.BODY)[1], 0.16 * area.h)
        height = max(84 * u, 48.0, view.type_size(Type.LABEL)[1] + 24 * u, two_lines)
        foot = Rect(body.x, body.bottom - height, body.w, height)
        room = Rect(body.x, self.line.bottom + 18 * u, body.w, foot.y - 20 * u - self.line.bottom - 18 * u)
        gap = 24 * u
        self.with_mirror = showing.mirror is not MirrorKind.OFF
        if not self.with_mirror:
            side = min(room.w, room.h * _WIDEST)
            self.friend, self.mirror = Rect(room.cx - side / 2, room.y, side, room.h), None
        else:
            most = (room.h - gap) / 2 * _WIDEST if view.portrait else room.h * _WIDEST * 2 + gap
            pair = room if room.w <= most else Rect(room.cx - most / 2, room.y, most, room.h)
            parts = pair.column(2, gap) if view.portrait else pair.row(2, gap)
            self.friend, self.mirror = (view.handed(part) for part in parts)
        done = showing.key_word(KeyName.DONE)
        wanted = self.stage.letters.width(done, Type.LABEL, view) + min(foot.h * 0.62, 38 * u * 1.5) + 60 * u
        done_width = max(foot.w * (0.36 if view.portrait else 0.48), min(wanted, foot.w * 0.6))
        place = view.handed(Rect(foot.right - done_width, foot.y, done_width, foot.h))
        self.done = Target(KeyName.DONE.value, place, done)
        self.hint = view.handed(Rect(foot.x, foot.y, foot.w - done_width - 20 * u, foot.h))

    def targets(self) -> tuple[Target, ...]:
        return (*self.bar_targets, self.speaker, self.done)

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        self.draw_question(pen, self.line, self.speaker, self.text)
        for place in (self.friend, self.mirror):
            if place is not None:
                pen.card(place, Radius.PICTURE * self.u)
        button(pen, self.done, Icon.CHECK, main=True)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        mirror = (mirror_piece(self.showing, self.mirror),) if self.mirror is not None else ()
        return (friend_piece(self.showing, self.friend), *mirror, self._hint_piece(), *super().pieces(now))

    def _hint_piece(self) -> Piece:
        """Why the camera can't see, in words."""
        text, box = self.showing.say(self.showing.live.screen().hint), self.hint

        def draw(pen: Pen) -> None:
            if text:
                pen.text(text, box, Type.BODY, middle=True, align=Align.CENTER)

        return Piece("hint", box, text, draw)


class ChosenFriendArrangement(QuestionArrangement):
    """`Layout.FRIEND` without a camera: the feelings are answers, and the friend makes what is chosen."""

    def pieces(self, now: float) -> tuple[Piece, ...]:
        return (friend_piece(self.showing, self.picture), *super().pieces(now))


class OwnWayArrangement(WithTarget):
    """`Layout.OWN_WAY`: the mirror or the word; the adult's note, which may be left; and Done."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view = self.u, self.view
        halves = arrange_halves(view, self.bar.bottom + 28 * u, upright_share=0.40)
        self.picture, side = halves.picture, halves.side
        self.lay_question(side, self._mirrored())
        height = max(48.0, min(max(96 * u, view.type_size(Type.WORD)[1] + 32 * u), side.h * 0.22))
        main = Rect(side.x, side.bottom - height, side.w, height)
        self.done = Target(KeyName.DONE.value, main, showing.key_word(KeyName.DONE))
        y = self.line.bottom + 20 * u
        room = Rect(side.x, y, side.w, main.y - 20 * u - y)
        self.heading, self.note = showing.say(Message("own-way-noted")), showing.say(Message("adult-judge-note"))
        for texts in (2, 1, 0):
            self.card, self.keys = self._lay_note(room, texts)
            if self.keys[0][1].rect.h >= _LOWEST_KEY:
                break
        self.word = WordCard(showing, self.picture) if not self._mirrored() else None

    def _mirrored(self) -> bool:
        return self.screen.mirror is not None and self.showing.mirror is not MirrorKind.OFF

    def _lay_note(self, room: Rect, texts: int) -> tuple[Rect, tuple[tuple[KeyName, Target], ...]]:
        """The adult's card: no higher than it needs to be, at the foot of `room`; a heading, a note and the keys.

        `texts`: how many of heading and note there is room for.
        """
        u, view, letters = self.u, self.view, self.stage.letters
        inner = room.w - 32 * u
        small = view.type_size(Type.SMALL)[1]
        self.heading_k = letters.fit(self.heading, Type.LABEL, view, inner, view.type_size(Type.LABEL)[1], 1)
        self.note_k = letters.fit(self.note, Type.SMALL, view, inner, small, 1)
        self.texts = texts
        head = letters.height(self.heading, Type.LABEL, view, inner + 1, self.heading_k) + 1 if texts else 0.0
        note = letters.height(self.note, Type.SMALL, view, inner + 1, self.note_k) + 1 if texts > 1 else 0.0
        offered = [name for name in _WAYS if name in self.screen.keys]
        words = tuple(self.showing.key_word(name) for name in offered)
        line, gap = view.type_size(Type.LABEL)[1], 14 * u
        around = 14 * u + head + note + (10 * u if texts else 0.0) + 16 * u
        widest = max(letters.width(word, Type.LABEL, view) for word in words) + 24 * u
        across = len(offered) if widest <= (inner - gap * (len(offered) - 1)) / len(offered) else 2
        down = -(-len(offered) // across)
        tall = min((room.h - around - gap * (down - 1)) / down, max(124 * u, line + 80 * u))
        self.stacked = tall >= line + 56 * u
        height = around + down * tall + gap * (down - 1)
        card = Rect(room.x, room.bottom - height, room.w, height)
        self.heading_box = Rect(card.x + 16 * u, card.y + 14 * u, inner, head)
        self.note_box = Rect(card.x + 16 * u, self.heading_box.bottom, inner, note)
        cells = Rect(
            card.x + 16 * u, self.note_box.bottom + (10 * u if texts else 0.0), inner, down * tall + gap * (down - 1)
        ).grid(across, down, gap)
        keys = tuple(
            (name, Target(name.value, cell, word)) for name, cell, word in zip(offered, cells, words, strict=True)
        )
        return card, keys

    def targets(self) -> tuple[Target, ...]:
        return (*self.bar_targets, self.speaker, *(target for _, target in self.keys), self.done)

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        self.draw_task(pen)
        if self.word is not None:
            self.word.draw(pen)
        else:
            pen.card(self.picture, Radius.PICTURE * self.u)
        pen.card(self.card, Radius.PICTURE * self.u)
        if self.texts:
            pen.text(self.heading, self.heading_box, Type.LABEL, align=Align.CENTER, k=self.heading_k)
        if self.texts > 1:
            pen.text(self.note, self.note_box, Type.SMALL, pen.theme.ink2, Align.CENTER, k=self.note_k)
        labels = tuple(target.label for _, target in self.keys)
        face = self.keys[0][1].rect
        icon = 0.0 if self.stacked else icon_room(pen, face)
        k = self.stage.letters.fit_all(
            labels, Type.LABEL, self.view, face.w - 16 * self.u - icon, self.view.type_size(Type.LABEL)[1]
        )
        for name, target in self.keys:
            self._draw_way(pen, name, target, k)
        button(pen, self.done, Icon.CHECK, main=True, style=Type.WORD)

    def _draw_way(self, pen: Pen, name: KeyName, target: Target, k: float) -> None:
        u, theme = self.u, pen.theme
        way, icon = _WAYS[name]
        chosen = way in self.screen.ways
        if not self.stacked:
            button(pen, target, icon, chosen=chosen, k=k)
        else:
            ground, edge = (theme.tint, theme.primary) if chosen else (None, None)
            face = key(pen, target.target_id, target.rect, Radius.KEY * u, ground, edge)
            line = self.view.type_size(Type.LABEL)[1] * k
            size = min(44 * u, face.h - line - 20 * u)
            top = face.y + (face.h - size - line - 4 * u) / 2
            draw_icon(pen, icon, face.cx, top + size / 2, size)
            box = Rect(face.x + 8 * u, top + size + 4 * u, face.w - 16 * u, line + 1)
            pen.text(target.label, box, Type.LABEL, align=Align.CENTER, k=k)
        if chosen:
            tick(pen, target.rect.right - 12 * u, target.rect.y + 12 * u, 18 * u)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        mirror = () if self.word is not None else (mirror_piece(self.showing, self.picture),)
        return (*mirror, *super().pieces(now))
