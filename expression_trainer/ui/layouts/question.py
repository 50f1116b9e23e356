"""A face, a question, answers."""

from __future__ import annotations

from expression_trainer.domain.screens import KeyName, Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.layout import arrange_answers, arrange_halves
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.targets import Target
from expression_trainer.ui.theme import Type
from expression_trainer.ui.widgets.answers import answer
from expression_trainer.ui.widgets.keys import button

from .faces import draw_windows, picture_card, unfolding_piece, windows
from .showing import ANSWER, MORE, Arrangement, Showing


class QuestionArrangement(Arrangement):
    """`Layout.QUESTION`. An answer that is not offered leaves its place empty."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(showing)
        u, view, letters = self.u, self.view, self.stage.letters
        halves = arrange_halves(view, self.bar.bottom + 28 * u)
        self.picture, side = halves.picture, halves.side
        self.text = showing.say(self.screen.question)
        self.line, self.speaker = self.question_line(side, self.text)
        gap = (12 if view.big_text else 20) * u
        area = Rect(side.x, self.line.bottom + gap, side.w, side.bottom - self.line.bottom - gap)
        self.unsure: Target | None = None
        last = next((name for name in (KeyName.NOT_SURE, KeyName.DONE) if name in self.screen.keys), None)
        if last is not None:
            height = max(80 * u, view.type_size(Type.LABEL)[1] + 32 * u)
            height = max(48.0, min(height, area.h * 0.3))
            rect = Rect(area.x, area.bottom - height, area.w, height)
            self.unsure = Target(last.value, rect, showing.key_word(last))
            area = Rect(area.x, area.y, area.w, area.h - height - gap)
        words = tuple(showing.word(choice.expression) for choice in self.screen.choices)
        self.answers = arrange_answers(view, letters, words, area, showing.page)
        begin = showing.page * self.answers.per_page
        shown = self.screen.choices[begin : begin + self.answers.per_page]
        self.choices = tuple(
            (choice, Target(ANSWER + choice.expression.value, cell, showing.word(choice.expression), begin + number))
            for number, (choice, cell) in enumerate(zip(shown, self.answers.cells, strict=True), 1)
        )
        self.more = (
            Target(MORE, self.answers.more, showing.say(Message("who-more"))) if self.answers.more is not None else None
        )
        person = showing.portrait()
        self.person = person
        self.holes = windows(person, self.screen.highlights, self.picture, u) if person else ()

    def targets(self) -> tuple[Target, ...]:
        offered = tuple(target for choice, target in self.choices if choice.available)
        last = tuple(target for target in (self.more, self.unsure) if target is not None)
        return (*self.bar_targets, self.speaker, *offered, *last)

    def draw(self, pen: Pen) -> None:
        self.draw_ground(pen)
        picture_card(pen, self.person, self.picture)
        draw_windows(pen, self.holes, numbered=False)
        self.draw_question(pen, self.line, self.speaker, self.text)
        for choice, target in self.choices:
            if choice.available:
                answer(pen, target, choice.expression, self.answers.look, chosen=choice.chosen or choice.answer)
        if self.more is not None:
            button(pen, self.more, Icon.GO, icon_last=True)
        if self.unsure is not None:
            done = self.unsure.target_id == KeyName.DONE
            button(pen, self.unsure, Icon.CHECK if done else Icon.UNSURE, main=done)

    def pieces(self, now: float) -> tuple[Piece, ...]:
        face = unfolding_piece(self.showing, self.picture, now, self.holes)
        return ((face,) if face else ()) + super().pieces(now)
