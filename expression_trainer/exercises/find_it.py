"""Find it: a word, choose the face."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from expression_trainer.domain.items import Item, TeacherNotes
from expression_trainer.domain.screens import Layout, Message, Screen
from expression_trainer.domain.trials import Phase, PromptLevel, TrialPlan

from .asking import ASKING_KEYS, RESULT_COLUMNS, AskedState, Question, choices_of, choices_parameter, is_modelled
from .company import NEAR_FROM, answers_for, company
from .contract import ExerciseInfo
from .turn import in_rounds


class FindIt(Question):
    """One word, two to six faces: one person's while help is needed, then different people's."""

    info = ExerciseInfo(
        name="find_it",
        version="1",
        parameters=(choices_parameter("faces"),),
        result_columns=RESULT_COLUMNS,
        notes=TeacherNotes(
            goal="Finds the face that shows the expression of a word.",
            prerequisite="Knows the word or its symbol; chooses between two pictures.",
            difficulty=2,
            manual=(
                "A word is said and shown with its symbol; the faces stand below it, each time in other places. "
                "First one person shows them all; later there are different people, and faces that are more alike. "
                "There is no time limit. Keys: mouse or touch on a face; Tab or arrows and Enter; the numbers 1-6; the "
                "speaker says the word again; 'I'm not sure' brings help."
            ),
        ),
        needs_camera=False,
    )

    def plan(self, items: Sequence[Item], count: int, rng: random.Random) -> tuple[TrialPlan, ...]:
        return tuple(self.offer(item, PromptLevel.INDEPENDENT, items, rng) for item in in_rounds(items, count, rng))

    def offer(self, item: Item, level: PromptLevel, items: Sequence[Item], rng: random.Random) -> TrialPlan:
        """A turn with faces from `items` in mixed places, alike as far as its help allows.

        Raises ValueError when the items can't fill it.
        """
        plan = self.turn(item, level, Phase.PRACTICE, rng.randrange(2**31))
        wanted = answers_for(plan.target, self._choices, plan.prompt_level)
        one_person = plan.prompt_level > NEAR_FROM
        others = company(
            wanted[1:], plan.item, items, rng, one_person=one_person, without=() if one_person else {plan.item.identity}
        )
        return in_mixed_places(plan, (plan.item, *others), rng)

    def question(self, state: AskedState) -> Screen:
        turn, plan = state.turn, state.turn.plan
        words = Message("find-model" if is_modelled(plan) else "find-question", {"target": plan.target})
        return Screen(
            layout=Layout.FIND,
            question=words,
            spoken=words,
            speech_count=turn.replays,
            highlights=state.cue,
            choices=choices_of(turn),
            target=plan.target,
            keys=ASKING_KEYS,
        )


def in_mixed_places(plan: TrialPlan, faces: Sequence[Item], rng: random.Random) -> TrialPlan:
    """These faces as the answers. A face's place must not tell what it shows, so that places change each turn."""
    placed = tuple(rng.sample(list(faces), len(faces)))
    return replace(plan, faces=placed, choices=tuple(face.expression for face in placed))
