"""Name it: one face, choose the word.

A turn is one question and one answer. Help comes as the turn's prompt level (most to least, 4-0); what follows an error
(look again, then the same face with more help) is a new turn that the session's prompting rules make.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from expression_trainer.domain.events import (
    AgainPressed,
    ChoicePressed,
    Event,
    NextPressed,
    NotSurePressed,
    StopPressed,
    Tick,
    TrialStored,
)
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.faces import FaceRegion
from expression_trainer.domain.items import Item, TeacherNotes
from expression_trainer.domain.screens import Choice, KeyName, Layout, Message, Picture, Screen
from expression_trainer.domain.trials import InputMethod, Judge, Outcome, Phase, PromptLevel, TrialOutcome, TrialPlan

from .contract import ExerciseInfo, Parameter, ResultColumn
from .cues import TELLING_REGIONS, distractors
from .growth import growth_for

DELAYED_CUE_SECONDS = 6.0
"""How long a child looks alone before the cue of a delayed-cue turn appears. Judgement; no time limit goes with it."""


class Stage(StrEnum):
    ASKING = "asking"
    KEEPING = "keeping"
    FEEDBACK = "feedback"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class NameItState:
    plan: TrialPlan
    stage: Stage
    shown_at: float
    cue_shown: bool = False
    replays: int = 0
    replayed_at: float | None = None
    outcome: TrialOutcome | None = None


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
        shown = [item for item in items if item.expression in BASIC_SIX]
        if not shown:
            raise ValueError("no item shows one of the six basic expressions")
        plans = []
        pool: list[Item] = []
        for _ in range(count):
            if not pool:
                pool = rng.sample(shown, len(shown))
            plans.append(self.turn(pool.pop(), PromptLevel.INDEPENDENT, Phase.PRACTICE, rng.randrange(2**31)))
        return tuple(plans)

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
        return NameItState(plan, Stage.ASKING, now, cue_shown=plan.prompt_level is PromptLevel.PARTIAL_CUE)

    def step(self, state: NameItState, event: Event) -> NameItState:
        match state.stage:
            case Stage.ASKING:
                return _asked(state, event)
            case Stage.KEEPING if isinstance(event, TrialStored):
                stopped = state.outcome is not None and state.outcome.outcome is Outcome.STOPPED
                return replace(state, stage=Stage.OVER if stopped else Stage.FEEDBACK, replays=0, replayed_at=None)
            case Stage.FEEDBACK:
                if isinstance(event, NextPressed | StopPressed):
                    return replace(state, stage=Stage.OVER)
                if isinstance(event, AgainPressed):
                    return replace(state, replays=state.replays + 1, replayed_at=event.at)
        return state

    def screen(self, state: NameItState) -> Screen:
        if state.stage in (Stage.ASKING, Stage.KEEPING):
            return _question(state)
        assert state.outcome is not None  # a turn is kept only with an outcome
        return _praise(state) if state.outcome.correct else _look_again(state)

    def result(self, state: NameItState) -> TrialOutcome | None:
        return state.outcome

    def finished(self, state: NameItState) -> bool:
        return state.stage is Stage.OVER


def _asked(state: NameItState, event: Event) -> NameItState:
    match event:
        case Tick(at=at):
            late = state.plan.prompt_level is PromptLevel.DELAYED_CUE and at - state.shown_at >= DELAYED_CUE_SECONDS
            return replace(state, cue_shown=True) if late and not state.cue_shown else state
        case AgainPressed(at=at):
            return replace(state, replays=state.replays + 1, replayed_at=at)
        case ChoicePressed(at=at, choice=choice, method=method) if choice in _offered(state.plan):
            return _answered(state, at, method, choice)
        case NotSurePressed(at=at, method=method):
            return _answered(state, at, method, None)
        case StopPressed(method=method):
            outcome = _outcome(state, Outcome.STOPPED, method)
            return replace(state, stage=Stage.KEEPING, outcome=outcome)
    return state


def _answered(state: NameItState, at: float, method: InputMethod, choice: Expression | None) -> NameItState:
    outcome = replace(
        _outcome(state, Outcome.COMPLETED, method),
        response=choice,
        not_sure=choice is None,
        correct=None if choice is None else choice is state.plan.target,
        responded_at=at,
        response_time_ms=(at - state.shown_at) * 1000.0,
    )
    return replace(state, stage=Stage.KEEPING, outcome=outcome)


def _outcome(state: NameItState, outcome: Outcome, method: InputMethod) -> TrialOutcome:
    level = state.plan.prompt_level
    if level is PromptLevel.DELAYED_CUE and not state.cue_shown:
        level = PromptLevel.INDEPENDENT  # the answer came before any help did
    return TrialOutcome(
        outcome=outcome,
        response=None,
        not_sure=False,
        correct=None,
        prompt_level=level,
        replays=state.replays,
        input_method=method,
        judge=Judge.SELF,
        shown_at=state.shown_at,
        responded_at=None,
        response_time_ms=None,
    )


def _offered(plan: TrialPlan) -> tuple[Expression, ...]:
    """The answers that can be pressed: with much help only the target and the one least like it."""
    if plan.prompt_level < PromptLevel.FEWER_CHOICES:
        return plan.choices
    far = next(e for e in distractors(plan.target, len(BASIC_SIX) - 1) if e in plan.choices)
    return (plan.target, far)


def _picture(state: NameItState) -> Picture:
    """The face keeps its picture from question to feedback; pressing "again" lets it unfold once more."""
    return Picture(state.plan.item, moving=state.replayed_at is not None, shown_at=state.replayed_at or state.shown_at)


def _cue(state: NameItState) -> tuple[FaceRegion, ...]:
    return TELLING_REGIONS.get(state.plan.target, ()) if state.cue_shown else ()


def _question(state: NameItState) -> Screen:
    plan = state.plan
    offered = _offered(plan)
    chosen = state.outcome.response if state.outcome else None
    model = plan.prompt_level is PromptLevel.FULL_MODEL
    asked = Message("name-it-model", {"name": plan.item.identity, "target": plan.target})
    question = asked if model else Message("name-it-question", {"name": plan.item.identity})
    return Screen(
        layout=Layout.QUESTION,
        question=question,
        spoken=question,
        speech_count=state.replays,
        picture=_picture(state),
        highlights=_cue(state),
        choices=tuple(
            Choice(e, available=e in offered, chosen=e is chosen, answer=model and e is plan.target)
            for e in plan.choices
        ),
        target=plan.target,
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NOT_SURE),
    )


def _praise(state: NameItState) -> Screen:
    assert state.outcome is not None
    alone = state.outcome.prompt_level is PromptLevel.INDEPENDENT
    praise = Message("well-done-independent" if alone else "well-done-helped", {"target": state.plan.target})
    return Screen(
        layout=Layout.WELL_DONE,
        question=praise,
        spoken=praise,
        speech_count=state.replays,
        picture=_picture(state),
        target=state.plan.target,
        growth=growth_for(state.outcome),
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NEXT),
    )


def _look_again(state: NameItState) -> Screen:
    assert state.outcome is not None
    target = state.plan.target
    spoken = Message("look-together" if state.outcome.not_sure else "look-again")
    return Screen(
        layout=Layout.LOOK_AGAIN,
        question=spoken,
        spoken=spoken,
        speech_count=state.replays,
        picture=_picture(state),
        highlights=TELLING_REGIONS.get(target, ()),
        choices=(Choice(target, answer=True),),
        target=target,
        growth=growth_for(state.outcome),
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NEXT),
    )
