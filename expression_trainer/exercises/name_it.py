"""Name it: one face, choose the word.

A turn is one question and one answer. Help comes as the turn's prompt level (most to least, 4-0); what follows an error
(look again, then the same face with more help) is a new turn that the session's prompting rules make.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from expression_trainer.domain.events import (
    AgainPressed,
    ChoicePressed,
    Event,
    NotSurePressed,
    StopPressed,
    Tick,
)
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.faces import FaceRegion
from expression_trainer.domain.items import Item, TeacherNotes
from expression_trainer.domain.screens import Choice, KeyName, Layout, Message, Picture, Screen
from expression_trainer.domain.trials import InputMethod, Judge, Outcome, Phase, PromptLevel, TrialOutcome, TrialPlan

from .contract import ExerciseInfo, Parameter, ResultColumn
from .cues import TELLING_REGIONS, distractors
from .growth import growth_for
from .turn import Turn, in_rounds

DELAYED_CUE_SECONDS = 6.0
"""How long a child looks alone before the cue of a delayed-cue turn appears. Judgement; no time limit goes with it."""


@dataclass(frozen=True, slots=True)
class NameItState:
    """The turn, and whether its cue is in sight."""

    turn: Turn
    cue_shown: bool = False


class NameIt:
    """One face, two to six words (see the module's docstring)."""

    info = ExerciseInfo(
        name="name_it",
        version="1",
        parameters=(Parameter("choices", 4, 2, 6, "how many words to choose from"),),
        result_columns=(
            ResultColumn("response", "the expression chosen, or none"),
            ResultColumn("not_sure", "whether the child asked for help with the key 'I'm not sure'"),
            ResultColumn("response_time_ms", "from the face being shown to the answer, in milliseconds"),
        ),
        notes=TeacherNotes(
            goal="Finds the word for the expression that a face shows.",
            prerequisite="Looks at a picture for a few seconds; chooses between two things.",
            difficulty=1,
            manual=(
                "One face is shown and the words stand beside it. There is no time limit. Keys: mouse or touch on a "
                "word; Tab or arrows and Enter; the speaker says the question again; 'I'm not sure' brings help."
            ),
        ),
        needs_camera=False,
    )

    def __init__(self, choices: int = 4) -> None:
        if not 2 <= choices <= len(BASIC_SIX):
            raise ValueError(f"choices must lie in 2-{len(BASIC_SIX)}, not {choices}")
        self._choices = choices

    def plan(self, items: Sequence[Item], count: int, rng: random.Random) -> tuple[TrialPlan, ...]:
        """`count` independent turns over the basic six, targets and identities mixed."""
        return tuple(
            self.turn(item, PromptLevel.INDEPENDENT, Phase.PRACTICE, rng.randrange(2**31))
            for item in in_rounds(items, count, rng)
        )

    def turn(self, item: Item, level: PromptLevel, phase: Phase, seed: int) -> TrialPlan:
        """One turn on this item; the answers keep the same places in every turn of a session (canonical order)."""
        others = distractors(item.expression, self._choices - 1)
        offered = tuple(e for e in BASIC_SIX if e is item.expression or e in others)
        return TrialPlan(
            exercise=self.info.name,
            item=item,
            target=item.expression,
            choices=offered,
            prompt_level=level,
            phase=phase,
            seed=seed,
        )

    def begin(self, plan: TrialPlan, now: float) -> NameItState:
        return NameItState(Turn(plan, now), cue_shown=plan.prompt_level is PromptLevel.PARTIAL_CUE)

    def step(self, state: NameItState, event: Event) -> NameItState:
        return _asked(state, event) if state.turn.playing else replace(state, turn=state.turn.after(event))

    def screen(self, state: NameItState) -> Screen:
        if not state.turn.in_feedback:
            return _question(state)
        assert state.turn.outcome is not None  # a turn is kept only with an outcome
        return _praise(state.turn) if state.turn.outcome.correct else _look_again(state.turn)

    def result(self, state: NameItState) -> TrialOutcome | None:
        return state.turn.outcome

    def finished(self, state: NameItState) -> bool:
        return state.turn.over


def _asked(state: NameItState, event: Event) -> NameItState:
    turn = state.turn
    match event:
        case Tick(at=at):
            waits = turn.plan.prompt_level is PromptLevel.DELAYED_CUE and not state.cue_shown
            return replace(state, cue_shown=True) if waits and at - turn.shown_at >= DELAYED_CUE_SECONDS else state
        case AgainPressed(at=at):
            return replace(state, turn=turn.again(at))
        case ChoicePressed(at=at, choice=choice, method=method) if choice in _offered(turn.plan):
            return replace(state, turn=turn.ended(_answer(state, at, method, choice)))
        case NotSurePressed(at=at, method=method):
            return replace(state, turn=turn.ended(_answer(state, at, method, None)))
        case StopPressed(method=method):
            return replace(state, turn=turn.ended(_outcome(state, Outcome.STOPPED, method)))
    return state


def _answer(state: NameItState, at: float, method: InputMethod, choice: Expression | None) -> TrialOutcome:
    return replace(
        _outcome(state, Outcome.COMPLETED, method),
        response=choice,
        not_sure=choice is None,
        correct=None if choice is None else choice is state.turn.plan.target,
        responded_at=at,
        response_time_ms=(at - state.turn.shown_at) * 1000.0,
    )


def _outcome(state: NameItState, outcome: Outcome, method: InputMethod) -> TrialOutcome:
    level = state.turn.plan.prompt_level
    if level is PromptLevel.DELAYED_CUE and not state.cue_shown:
        level = PromptLevel.INDEPENDENT  # the answer came before any help did
    return TrialOutcome(
        outcome=outcome,
        response=None,
        not_sure=False,
        correct=None,
        prompt_level=level,
        replays=state.turn.replays,
        input_method=method,
        judge=Judge.SELF,
        shown_at=state.turn.shown_at,
        responded_at=None,
        response_time_ms=None,
    )


def _offered(plan: TrialPlan) -> tuple[Expression, ...]:
    """The answers that can be pressed: with much help only the target and the one least like it."""
    if plan.prompt_level < PromptLevel.FEWER_CHOICES:
        return plan.choices
    far = next(e for e in distractors(plan.target, len(BASIC_SIX) - 1) if e in plan.choices)
    return (plan.target, far)


def _picture(turn: Turn) -> Picture:
    """The face keeps its picture from question to feedback; pressing "again" lets it unfold once more."""
    return Picture(turn.plan.item, moving=turn.replayed_at is not None, shown_at=turn.last_shown_at)


def _cue(state: NameItState) -> tuple[FaceRegion, ...]:
    return TELLING_REGIONS.get(state.turn.plan.target, ()) if state.cue_shown else ()


def _question(state: NameItState) -> Screen:
    turn, plan = state.turn, state.turn.plan
    offered = _offered(plan)
    chosen = turn.outcome.response if turn.outcome else None
    model = plan.prompt_level is PromptLevel.FULL_MODEL
    asked = Message("name-it-model", {"name": plan.item.identity, "target": plan.target})
    question = asked if model else Message("name-it-question", {"name": plan.item.identity})
    return Screen(
        layout=Layout.QUESTION,
        question=question,
        spoken=question,
        speech_count=turn.replays,
        picture=_picture(turn),
        highlights=_cue(state),
        choices=tuple(
            Choice(e, available=e in offered, chosen=e is chosen, answer=model and e is plan.target)
            for e in plan.choices
        ),
        target=plan.target,
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NOT_SURE),
    )


def _praise(turn: Turn) -> Screen:
    assert turn.outcome is not None
    alone = turn.outcome.prompt_level is PromptLevel.INDEPENDENT
    praise = Message("well-done-independent" if alone else "well-done-helped", {"target": turn.plan.target})
    return Screen(
        layout=Layout.WELL_DONE,
        question=praise,
        spoken=praise,
        speech_count=turn.replays,
        picture=_picture(turn),
        target=turn.plan.target,
        growth=growth_for(turn.outcome),
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NEXT),
    )


def _look_again(turn: Turn) -> Screen:
    assert turn.outcome is not None
    target = turn.plan.target
    spoken = Message("look-together" if turn.outcome.not_sure else "look-again")
    return Screen(
        layout=Layout.LOOK_AGAIN,
        question=spoken,
        spoken=spoken,
        speech_count=turn.replays,
        picture=_picture(turn),
        highlights=TELLING_REGIONS.get(target, ()),
        choices=(Choice(target, answer=True),),
        target=target,
        growth=growth_for(turn.outcome),
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NEXT),
    )
