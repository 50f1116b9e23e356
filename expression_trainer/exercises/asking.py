"""What every question has: answers in fixed places, help from most to least, praise or another look.

A turn is one question and one answer. Help comes as the turn's prompt level (most to least, 4-0); what follows an error
(look again, then the same face with more help) is a new turn that the session's prompting rules make.
"""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
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
from expression_trainer.domain.items import Item
from expression_trainer.domain.screens import Choice, KeyName, Layout, Message, Picture, Screen
from expression_trainer.domain.trials import InputMethod, Judge, Outcome, Phase, PromptLevel, TrialOutcome, TrialPlan

from .contract import ExerciseInfo, Parameter, ResultColumn
from .cues import TELLING_REGIONS, distractors
from .growth import growth_for
from .turn import Turn, in_rounds

DELAYED_CUE_SECONDS = 6.0
"""How long a child looks alone before the cue of a delayed-cue turn appears. Judgement; no time limit goes with it."""

ASKING_KEYS = (KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NOT_SURE)
ANSWERED_KEYS = (KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NEXT)

RESULT_COLUMNS = (
    ResultColumn("response", "the expression chosen, or none"),
    ResultColumn("not_sure", "whether the child asked for help with the key 'I'm not sure'"),
    ResultColumn("response_time_ms", "from the question being shown to the answer, in milliseconds"),
)


def choices_parameter(of_what: str) -> Parameter:
    return Parameter("choices", 4, 2, len(BASIC_SIX), f"how many {of_what} to choose from")


@dataclass(frozen=True, slots=True)
class AskedState:
    """The turn, and whether its cue is in sight."""

    turn: Turn
    cue_shown: bool = False

    @property
    def cue(self) -> tuple[FaceRegion, ...]:
        """The parts of a face to look at, while the cue is in sight."""
        return TELLING_REGIONS.get(self.turn.plan.target, ()) if self.cue_shown else ()


class Question(ABC):
    """An exercise that asks; a subclass says what it shows (`question`)."""

    info: ExerciseInfo

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

    def begin(self, plan: TrialPlan, now: float) -> AskedState:
        return AskedState(Turn(plan, now), cue_shown=plan.prompt_level is PromptLevel.PARTIAL_CUE)

    def step(self, state: AskedState, event: Event) -> AskedState:
        return _asked(state, event) if state.turn.playing else replace(state, turn=state.turn.after(event))

    def screen(self, state: AskedState) -> Screen:
        if not state.turn.in_feedback:
            return self.question(state)
        assert state.turn.outcome is not None  # a turn is kept only with an outcome
        return self.praise(state.turn) if state.turn.outcome.correct else self.look_again(state.turn)

    def result(self, state: AskedState) -> TrialOutcome | None:
        return state.turn.outcome

    def finished(self, state: AskedState) -> bool:
        return state.turn.over

    @abstractmethod
    def question(self, state: AskedState) -> Screen:
        """What is on show while an answer is waited for."""

    def picture(self, turn: Turn) -> Picture:
        """The face keeps its picture from question to feedback; pressing "again" lets it unfold once more."""
        return Picture(turn.plan.item, moving=turn.replayed_at is not None, shown_at=turn.last_shown_at)

    def praise(self, turn: Turn) -> Screen:
        """After the right answer."""
        assert turn.outcome is not None
        alone = turn.outcome.prompt_level is PromptLevel.INDEPENDENT
        praise = Message("well-done-independent" if alone else "well-done-helped", {"target": turn.plan.target})
        return Screen(
            layout=Layout.WELL_DONE,
            question=praise,
            spoken=praise,
            speech_count=turn.replays,
            picture=self.picture(turn),
            target=turn.plan.target,
            growth=growth_for(turn.outcome),
            keys=ANSWERED_KEYS,
        )

    def look_again(self, turn: Turn) -> Screen:
        """After another answer, or "I'm not sure": the telling parts, and the answer."""
        assert turn.outcome is not None
        target = turn.plan.target
        spoken = Message("look-together" if turn.outcome.not_sure else "look-again")
        return Screen(
            layout=Layout.LOOK_AGAIN,
            question=spoken,
            spoken=spoken,
            speech_count=turn.replays,
            picture=self.picture(turn),
            highlights=TELLING_REGIONS.get(target, ()),
            choices=(Choice(target, answer=True, item=self.answer_face(turn.plan)),),
            target=target,
            growth=growth_for(turn.outcome),
            keys=ANSWERED_KEYS,
        )

    def answer_face(self, plan: TrialPlan) -> Item | None:
        """The face to show with the answer, where it is another one than the picture."""
        return None


def offered(plan: TrialPlan) -> tuple[Expression, ...]:
    """The answers that can be pressed: with much help only the target and the one least like it."""
    if plan.prompt_level < PromptLevel.FEWER_CHOICES:
        return plan.choices
    far = next(e for e in distractors(plan.target, len(BASIC_SIX) - 1) if e in plan.choices)
    return (plan.target, far)


def is_modelled(plan: TrialPlan) -> bool:
    """Whether the answer is shown and said with the question."""
    return plan.prompt_level is PromptLevel.FULL_MODEL


def choices_of(turn: Turn) -> tuple[Choice, ...]:
    """Every answer in its place, with its face where faces are the answers."""
    plan = turn.plan
    chosen = turn.outcome.response if turn.outcome else None
    can_be_pressed = offered(plan)
    faces = plan.faces or (None,) * len(plan.choices)
    return tuple(
        Choice(
            expression,
            available=expression in can_be_pressed,
            chosen=expression is chosen,
            answer=is_modelled(plan) and expression is plan.target,
            item=face,
        )
        for expression, face in zip(plan.choices, faces, strict=True)
    )


def _asked(state: AskedState, event: Event) -> AskedState:
    turn = state.turn
    match event:
        case Tick(at=at):
            waits = turn.plan.prompt_level is PromptLevel.DELAYED_CUE and not state.cue_shown
            return replace(state, cue_shown=True) if waits and at - turn.shown_at >= DELAYED_CUE_SECONDS else state
        case AgainPressed(at=at):
            return replace(state, turn=turn.again(at))
        case ChoicePressed(at=at, choice=choice, method=method) if choice in offered(turn.plan):
            return replace(state, turn=turn.ended(_answer(state, at, method, choice)))
        case NotSurePressed(at=at, method=method):
            return replace(state, turn=turn.ended(_answer(state, at, method, None)))
        case StopPressed(method=method):
            return replace(state, turn=turn.ended(_outcome(state, Outcome.STOPPED, method)))
    return state


def _answer(state: AskedState, at: float, method: InputMethod, choice: Expression | None) -> TrialOutcome:
    return replace(
        _outcome(state, Outcome.COMPLETED, method),
        response=choice,
        not_sure=choice is None,
        correct=None if choice is None else choice is state.turn.plan.target,
        responded_at=at,
        response_time_ms=(at - state.turn.shown_at) * 1000.0,
    )


def _outcome(state: AskedState, outcome: Outcome, method: InputMethod) -> TrialOutcome:
    plan, level = state.turn.plan, state.turn.plan.prompt_level
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
        notes={"faces": " ".join(face.item_id for face in plan.faces)} if plan.faces else {},
    )
