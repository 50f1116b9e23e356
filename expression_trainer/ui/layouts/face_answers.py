"""Faces to choose from: under a word, or beside another face."""

from __future__ import annotations

from expression_trainer.domain.faces import FaceRegion
from expression_trainer.domain.screens import Choice, KeyName
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.layout import UPRIGHT_WITH_FACES, arrange_halves
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.people import Portrait
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.targets import Target
from expression_trainer.ui.theme import Radius, Type
from expression_trainer.ui.view import View
from expression_trainer.ui.widgets.keys import button, key
from expression_trainer.ui.widgets.marks import tick
from expression_trainer.ui.widgets.portraits import portrait

from .faces import draw_windows, picture_card, unfolding_piece, windows
from .showing import ANSWER, Arrangement, Showing
from .task import WithTarget

WIDEST, NARROWEST = 1.12, 0.76
"""Width to height of a face on its key: so that brows and mouth are always in sight."""
_FRAME = 8.0


def arrange_faces(count: int, area: Rect, view: View) -> tuple[Rect, ...]:
    """Keys for so many faces in `area`, in the rows in which the faces become largest."""
    u = view.u
    gap = 20 * u if view.text_scale < 1.5 else 14 * u

    def cell(across: int) -> tuple[float, float]:
        down = -(-count // across)
        w, h = (area.w - gap * (across - 1)) / across, (area.h - gap * (down - 1)) / down
        return min(w, h * WIDEST), min(h, w / NARROWEST)

    even = [n for n in range(1, count + 1) if count % n == 0 or count == 5]  # 4 as 2 and 2, never as 3 and 1
    across = max(even, key=lambda n: (round(min(cell(n)), 1), n))
    w, h = cell(across)
    down = -(-count // across)
    top = area.y + (area.h - down * h - (down - 1) * gap) / 2
    cells = []
    for place in range(count):
        row = place // across
        in_row = min(across, count - row * across)
        left = area.cx - (in_row * w + (in_row - 1) * gap) / 2
        cells.append(Rect(left + place % across * (w + gap), top + row * (h + gap), w, h))
    return tuple(cells)


class FaceAnswers:
    """The keys of the faces; one that is not offered leaves its place empty."""

    def __init__(self, showing: Showing, area: Rect) -> None:
        self._showing = showing
        screen, view = showing.screen, showing.stage.view
        cells = arrange_faces(len(screen.choices), area, view)
        self._placed: tuple[tuple[Choice, Target, Portrait | None], ...] = tuple(
            (
                choice,
                Target(ANSWER + choice.expression.value, cell, choice.item.identity if choice.item else "", number),
                showing.people.still(choice.item, showing.stage.theme.dark)
                if choice.item and choice.available
                else None,
            )
            for number, (choice, cell) in enumerate(zip(screen.choices, cells, strict=True), 1)
        )

    def targets(self) -> tuple[Target, ...]:
        return tuple(target for choice, target, _ in self._placed if choice.available)

    def draw(self, pen: Pen, regions: tuple[FaceRegion, ...] = ()) -> None:
        """`regions`: the parts to look at, shown on every face alike."""
        for choice, target, person in self._placed:
            if choice.available:
                self._draw_face(pen, choice, target, person, regions)

    def _draw_face(
        self, pen: Pen, choice: Choice, target: Target, person: Portrait | None, regions: tuple[FaceRegion, ...]
    ) -> None:
        u, theme = pen.u, pen.theme
        chosen = choice.chosen or choice.answer
        ground, edge = (theme.tint, theme.primary) if chosen else (None, None)
        face = key(pen, target.target_id, target.rect, Radius.CARD * u, ground, edge)
        inner = face.inset((_FRAME + (4 if chosen else 0)) * u)
        if person is not None:
            portrait(pen, person, inner, (Radius.CARD - _FRAME) * u, zoom=1.04)
            draw_windows(pen, windows(person, regions, inner, u), numbered=False)
        if chosen:
            tick(pen, target.rect.right - 14 * u, target.rect.y + 14 * u, 22 * u)


def unsure_key(showing: Showing, area: Rect, gap: float) -> tuple[Target | None, Rect]:
    """The key "I'm not sure" at the foot of `area`, and what is left above it."""
    if KeyName.NOT_SURE not in showing.screen.keys:
        return None, area
    view = showing.stage.view
    height = max(80 * view.u, view.type_size(Type.LABEL)[1] + 32 * view.u)
    height = max(48.0, min(height, area.h * 0.3))
    rect = Rect(area.x, area.bottom - height, area.w, height)
    target = Target(KeyName.NOT_SURE.value, rect, showing.key_word(KeyName.NOT_SURE))
    return target, Rect(area.x, area.y, area.w, area.h - height - gap)


class FindArrangement(WithTarget):
    """`Layout.FIND`: the word over the faces."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view, area = self.u, self.view, self.view.content
        top = self.bar.bottom + (22 if not view.portrait else 32) * u
        body = Rect(area.x + view.margin, top, area.w - 2 * view.margin, area.bottom - 40 * u - top)
        self.lay_question(body)
        gap = (12 if view.big_text else 20) * u
        self.unsure, room = unsure_key(showing, body.below(self.line.bottom + gap - body.y), gap)
        self.faces = FaceAnswers(showing, room)

    def targets(self) -> tuple[Target, ...]:
        return (*self.bar_targets, self.speaker, *self.faces.targets(), *((self.unsure,) if self.unsure else ()))

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        self.draw_task(pen)
        self.faces.draw(pen, self.screen.highlights)
        if self.unsure is not None:
            button(pen, self.unsure, Icon.UNSURE)


class MatchArrangement(Arrangement):
    """`Layout.MATCH`: a face, and beside it the faces of other people."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view = self.u, self.view
        halves = arrange_halves(view, self.bar.bottom + 28 * u, UPRIGHT_WITH_FACES)
        self.picture, side = halves.picture, halves.side
        self.text = showing.say(self.screen.question)
        self.line, self.speaker = self.question_line(side, self.text)
        gap = (12 if view.big_text else 20) * u
        self.unsure, room = unsure_key(showing, side.below(self.line.bottom + gap - side.y), gap)
        self.faces = FaceAnswers(showing, room)
        self.person = showing.portrait()
        self.holes = windows(self.person, self.screen.highlights, self.picture, u) if self.person else ()

    def targets(self) -> tuple[Target, ...]:
        return (*self.bar_targets, self.speaker, *self.faces.targets(), *((self.unsure,) if self.unsure else ()))

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        picture_card(pen, self.person, self.picture)
        draw_windows(pen, self.holes, numbered=False)
        self.draw_question(pen, self.line, self.speaker, self.text)
        self.faces.draw(pen)
        if self.unsure is not None:
            button(pen, self.unsure, Icon.UNSURE)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        face = unfolding_piece(self.showing, self.picture, now, self.holes)
        return ((face,) if face else ()) + super().pieces(now)
