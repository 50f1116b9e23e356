"""My way: show a feeling in one's own way. A turn without a score: nothing is measured, nothing is compared.

The child says "done". An adult may note how it was shown (with the face, the body, the voice, in words); that is all.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from expression_trainer.domain.events import (
    AgainPressed,
    CameraLost,
    Event,
    NextPressed,
    ReadingArrived,
    StopPressed,
    WayNoted,
)
from expression_trainer.domain.items import Item, TeacherNotes
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import KeyName, Layout, Message, Mirror, Screen
from expression_trainer.domain.trials import (
    InputMethod,
    Judge,
    Outcome,
    Phase,
    PromptLevel,
    TrialOutcome,
    TrialPlan,
    Way,
)

from .asking import ANSWERED_KEYS
from .contract import ExerciseInfo, ResultColumn
from .growth import growth_for
from .turn import Turn, in_rounds

WAY_KEYS = (KeyName.WITH_FACE, KeyName.WITH_BODY, KeyName.WITH_VOICE, KeyName.WITH_WORDS)


@dataclass(frozen=True, slots=True)
class MyWayState:
    """`status` says only whether the mirror has a picture to show. `ways`: what the adult noted so far."""

    turn: Turn
    status: FaceStatus
    ways: tuple[Way, ...] = ()


class MyWay:
    """One word, the child's own way (see the module's docstring)."""

    info = ExerciseInfo(
        name="my_way",
        version="1",
        parameters=(),
        result_columns=(ResultColumn("ways", "how it was shown, as an adult noted, or nothing"),),
        notes=TeacherNotes(
            goal="Shows a feeling in a way of one's own; every way counts.",
            prerequisite="None.",
            difficulty=1,
            manual=(
                "The child shows a feeling as they like: with the face, the body, the voice, in words, or not at all. "
                "Nothing is measured. You may note how; you need not. "
                "Keys: Tab or arrows and Enter; the speaker says it again; 'Done' ends it."
            ),
        ),
        needs_camera=True,
    )

    def plan(self, items: Sequence[Item], count: int, rng: random.Random) -> tuple[TrialPlan, ...]:
        """`count` turns over the basic six."""
        return tuple(
            TrialPlan(
                exercise=self.info.name,
                item=item,
                target=item.expression,
                choices=(),
                prompt_level=PromptLevel.INDEPENDENT,
                phase=Phase.PRACTICE,
                judge=Judge.CAMERA,
                seed=rng.randrange(2**31),
            )
            for item in in_rounds(items, count, rng)
        )

    def begin(self, plan: TrialPlan, now: float) -> MyWayState:
        mirror = plan.judge is Judge.CAMERA
        return MyWayState(Turn(plan, now), FaceStatus.STARTING if mirror else FaceStatus.CAMERA_OFF)

    def step(self, state: MyWayState, event: Event) -> MyWayState:
        return _shown(state, event) if state.turn.playing else replace(state, turn=state.turn.after(event))

    def screen(self, state: MyWayState) -> Screen:
        return _thanks(state) if state.turn.in_feedback else _asked(state)

    def result(self, state: MyWayState) -> TrialOutcome | None:
        return state.turn.outcome

    def finished(self, state: MyWayState) -> bool:
        return state.turn.over


def _shown(state: MyWayState, event: Event) -> MyWayState:
    match event:
        case ReadingArrived(reading=reading) if state.status is not FaceStatus.CAMERA_OFF:
            return replace(state, status=reading.status)  # the mirror's words only; the movement is not looked at
        case CameraLost():
            return replace(state, status=FaceStatus.CAMERA_OFF)
        case WayNoted(way=way):
            kept = tuple(one for one in Way if (one in state.ways) is not (one is way))
            return replace(state, ways=kept)
        case AgainPressed(at=at):
            return replace(state, turn=state.turn.again(at))
        case NextPressed(at=at, method=method):
            return _ended(state, Outcome.COMPLETED, at, method)
        case StopPressed(at=at, method=method):
            return _ended(state, Outcome.STOPPED, at, method)
    return state


def _ended(state: MyWayState, outcome: Outcome, at: float, method: InputMethod) -> MyWayState:
    done = TrialOutcome(
        outcome=outcome,
        response=None,
        not_sure=False,
        correct=None,
        prompt_level=PromptLevel.INDEPENDENT,
        replays=state.turn.replays,
        input_method=method,
        judge=Judge.NOBODY,
        shown_at=state.turn.shown_at,
        responded_at=at,
        response_time_ms=None,
        notes={"ways": " ".join(state.ways)} if state.ways else {},
    )
    return replace(state, turn=state.turn.ended(done))


def _asked(state: MyWayState) -> Screen:
    question = Message("own-way-question", {"target": state.turn.plan.target})
    mirrored = state.status is not FaceStatus.CAMERA_OFF
    return Screen(
        layout=Layout.OWN_WAY,
        question=question,
        spoken=question,
        speech_count=state.turn.replays,
        target=state.turn.plan.target,
        mirror=Mirror(state.status, Judge.NOBODY) if mirrored else None,
        ways=state.ways,
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.DONE, *WAY_KEYS),
    )


def _thanks(state: MyWayState) -> Screen:
    assert state.turn.outcome is not None  # feedback comes after the outcome
    thanks = Message("own-way-done")
    return Screen(
        layout=Layout.WELL_DONE,
        question=thanks,
        spoken=thanks,
        speech_count=state.turn.replays,
        target=state.turn.plan.target,
        growth=growth_for(state.turn.outcome),
        keys=ANSWERED_KEYS,
    )
