"""Name it: one face, choose the word."""

from __future__ import annotations

from expression_trainer.domain.items import TeacherNotes
from expression_trainer.domain.screens import Layout, Message, Screen

from .asking import ASKING_KEYS, RESULT_COLUMNS, AskedState, Question, choices_of, choices_parameter, is_modelled
from .contract import ExerciseInfo


class NameIt(Question):
    """One face, two to six words."""

    info = ExerciseInfo(
        name="name_it",
        version="1",
        parameters=(choices_parameter("words"),),
        result_columns=RESULT_COLUMNS,
        notes=TeacherNotes(
            goal="Finds the word for the expression that a face shows.",
            prerequisite="Looks at a picture for a few seconds; chooses between two things.",
            difficulty=1,
            manual=(
                "One face is shown and the words stand beside it. There is no time limit. Keys: mouse or touch on a "
                "word; Tab or arrows and Enter; the numbers 1-6; the speaker says the question again; "
                "'I'm not sure' brings help."
            ),
        ),
        needs_camera=False,
    )

    def question(self, state: AskedState) -> Screen:
        turn, plan = state.turn, state.turn.plan
        words = Message("name-it-question", {"name": plan.item.identity})
        if is_modelled(plan):
            words = Message("name-it-model", {"name": plan.item.identity, "target": plan.target})
        return Screen(
            layout=Layout.QUESTION,
            question=words,
            spoken=words,
            speech_count=turn.replays,
            picture=self.picture(turn),
            highlights=state.cue,
            choices=choices_of(turn),
            target=plan.target,
            keys=ASKING_KEYS,
        )
