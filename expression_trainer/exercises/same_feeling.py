"""Same feeling: a face, choose the face of another person that shows the same."""

from __future__ import annotations

import random
from collections.abc import Sequence

from expression_trainer.domain.items import Item, TeacherNotes
from expression_trainer.domain.screens import Layout, Message, Screen
from expression_trainer.domain.trials import Phase, PromptLevel, TrialPlan

from .asking import ASKING_KEYS, RESULT_COLUMNS, AskedState, Question, choices_of, choices_parameter, is_modelled
from .company import NEAR_FROM, answers_for, company
from .contract import ExerciseInfo
from .find_it import in_mixed_places
from .turn import in_rounds


class SameFeeling(Question):
    """One face, two to six faces of other people; no word is needed."""

    info = ExerciseInfo(
        name="same_feeling",
        version="1",
        parameters=(choices_parameter("faces"),),
        result_columns=RESULT_COLUMNS,
        notes=TeacherNotes(
            goal="Sees that different people show the same expression alike.",
            prerequisite="Matches two equal pictures; looks from one picture to another.",
            difficulty=2,
            manual=(
                "One person shows a face; the child looks for the same expression on somebody else. No word has to be "
                "known. First one other person shows all answers; later there are different people, and faces that "
                "are more alike. There is no time limit. Keys: mouse or touch on a face; Tab or arrows and Enter; the "
                "numbers 1-6; the speaker says the question again; 'I'm not sure' brings help."
            ),
        ),
        needs_camera=False,
    )

    def plan(self, items: Sequence[Item], count: int, rng: random.Random) -> tuple[TrialPlan, ...]:
        return tuple(self.offer(item, PromptLevel.INDEPENDENT, items, rng) for item in in_rounds(items, count, rng))

    def offer(self, item: Item, level: PromptLevel, items: Sequence[Item], rng: random.Random) -> TrialPlan:
        """A turn with other people's faces from `items` in mixed places, alike as far as its help allows.

        Raises ValueError when the items can't fill it.
        """
        plan = self.turn(item, level, Phase.PRACTICE, rng.randrange(2**31))
        wanted = answers_for(plan.target, self._choices, plan.prompt_level)
        one_person = plan.prompt_level > NEAR_FROM
        faces = company(wanted, plan.item, items, rng, one_person=one_person, without={plan.item.identity})
        return in_mixed_places(plan, faces, rng)

    def question(self, state: AskedState) -> Screen:
        turn, plan = state.turn, state.turn.plan
        words = Message("match-model", {"target": plan.target}) if is_modelled(plan) else Message("match-question")
        return Screen(
            layout=Layout.MATCH,
            question=words,
            spoken=words,
            speech_count=turn.replays,
            picture=self.picture(turn),
            highlights=state.cue,
            choices=choices_of(turn),
            target=plan.target,
            keys=ASKING_KEYS,
        )

    def answer_face(self, plan: TrialPlan) -> Item | None:
        return next((face for face in plan.faces if face.expression is plan.target), None)
