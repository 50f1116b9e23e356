"""It's moving: a face unfolds from rest to its apex; choose the word when ready."""

from __future__ import annotations

from dataclasses import replace

from expression_trainer.domain.items import TeacherNotes
from expression_trainer.domain.screens import Message, Picture, Screen

from .asking import RESULT_COLUMNS, AskedState, choices_parameter, is_modelled
from .contract import ExerciseInfo
from .name_it import NameIt
from .turn import Turn


class ItsMoving(NameIt):
    """A moving face, two to six words. The face unfolds once, then stays; "again" lets it unfold again."""

    info = ExerciseInfo(
        name="its_moving",
        version="1",
        parameters=(choices_parameter("words"),),
        result_columns=RESULT_COLUMNS,
        notes=TeacherNotes(
            goal="Finds the word for an expression while a face makes it.",
            prerequisite="Names a few still faces (Name it).",
            difficulty=2,
            manual=(
                "A quiet face begins to move, comes to its expression and stays. The child answers during it or after "
                "it; there is no time limit. Keys: mouse or touch on a word; Tab or arrows and Enter; the numbers "
                "1-6; the speaker says the question and moves the face again; 'I'm not sure' brings help."
            ),
        ),
        needs_camera=False,
    )

    def picture(self, turn: Turn) -> Picture:
        """Moving from the first moment; in the feedback only when it is asked for."""
        moving = not turn.in_feedback or turn.replayed_at is not None
        return Picture(turn.plan.item, moving=moving, shown_at=turn.last_shown_at)

    def question(self, state: AskedState) -> Screen:
        screen, plan = super().question(state), state.turn.plan
        if is_modelled(plan):
            return screen
        words = Message("moving-question", {"name": plan.item.identity})
        return replace(screen, question=words, spoken=words)
