"""Show me: make the face that a word names; a face to copy comes only as help.

It is played and judged as Copy me is. The help, from most to least: a face stays in sight; a face comes first and goes;
the telling movements are said in words; a face comes when it takes long; nothing but the word. "I'm not sure" brings
the face at any time.
"""

from __future__ import annotations

from dataclasses import replace

from expression_trainer.domain.events import AgainPressed, Event, NotSurePressed, Tick
from expression_trainer.domain.items import TeacherNotes
from expression_trainer.domain.screens import KeyName, Message, Screen
from expression_trainer.domain.trials import PromptLevel, TrialPlan

from .copy_me import CopyMe, CopyMeState, copy_screen, copying, praise
from .cues import TELLING_REGIONS

MODEL_STAYS_SECONDS = 6.0
"""How long the face stays that comes first and goes. Judgement."""
MODEL_COMES_AFTER_SECONDS = 8.0
"""How long a child tries alone before the face of a delayed cue comes. Judgement; no time limit goes with it."""


class ShowMe(CopyMe):
    """One word to show (see the module's docstring)."""

    info = replace(
        CopyMe.info,
        name="show_me",
        version="1",
        notes=TeacherNotes(
            goal="Makes a facial expression from its word, without a face to copy.",
            prerequisite="Copies the expression from a face (Copy me); knows its word or symbol.",
            difficulty=3,
            manual=(
                "A word is said and shown with its symbol; the child makes the face. The plant grows with the "
                "movement, the ring fills while it is held. 'I'm not sure' brings a face to copy. Without a camera an "
                "adult taps how close it was. "
                "Keys: Tab or arrows and Enter; the speaker says it again; 'Next' goes on at any time."
            ),
        ),
    )

    def begin(self, plan: TrialPlan, now: float) -> CopyMeState:
        state = super().begin(plan, now)
        return state if plan.prompt_level >= PromptLevel.FEWER_CHOICES else replace(state, model_at=None)

    def step(self, state: CopyMeState, event: Event) -> CopyMeState:
        if not state.turn.playing:
            return super().step(state, event)
        return _finished(copying(_helped(state, event), event))

    def screen(self, state: CopyMeState) -> Screen:
        if state.turn.in_feedback:
            return praise(state)
        plan = state.turn.plan
        screen = copy_screen(state, Message("show-question", {"target": plan.target}))
        if state.model_at is not None:
            return screen
        cue = plan.prompt_level is PromptLevel.PARTIAL_CUE
        return replace(
            screen,
            highlights=TELLING_REGIONS.get(plan.target, ()) if cue else (),
            keys=(*screen.keys, KeyName.NOT_SURE),
        )


def _helped(state: CopyMeState, event: Event) -> CopyMeState:
    """The face comes and goes as the help of the turn says, and whenever it is asked for."""
    level = state.turn.plan.prompt_level
    match event:
        case NotSurePressed(at=at):
            asked = max(state.help_given, PromptLevel.DELAYED_CUE)
            return replace(state, model_at=state.model_at or at, help_given=asked)
        case AgainPressed(at=at) if level is PromptLevel.FEWER_CHOICES:
            return replace(state, model_at=at)
        case Tick(at=at) if level is PromptLevel.FEWER_CHOICES:
            over = state.model_at is not None and at - state.model_at >= MODEL_STAYS_SECONDS
            return replace(state, model_at=None) if over else state
        case Tick(at=at) if level is PromptLevel.DELAYED_CUE and state.model_at is None:
            late = at - state.turn.shown_at >= MODEL_COMES_AFTER_SECONDS
            return replace(state, model_at=at) if late else state
    return state


def _finished(state: CopyMeState) -> CopyMeState:
    """A turn of the delayed cue that ended before the face came was played alone."""
    outcome = state.turn.outcome
    if outcome is None or outcome.prompt_level is not PromptLevel.DELAYED_CUE or state.model_at is not None:
        return state
    return replace(state, turn=replace(state.turn, outcome=replace(outcome, prompt_level=PromptLevel.INDEPENDENT)))
