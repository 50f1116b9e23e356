"""Mirror play: a drawn friend makes the child's face, live. No score, no target, nothing kept.

With the camera the friend follows what moves in the child's face, within the child's own range. Without it the child
(or an adult) chooses faces, and the friend makes them. It ends with "done", or after a calm while.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from expression_trainer.domain.action_units import UNITS, ActionUnits, FacePose, Side
from expression_trainer.domain.events import (
    AgainPressed,
    CameraLost,
    ChoicePressed,
    Event,
    NextPressed,
    ReadingArrived,
    StopPressed,
    Tick,
)
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.faces import HeadPose
from expression_trainer.domain.items import Item, TeacherNotes
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.domain.screens import Choice, Friend, KeyName, Layout, Message, Mirror, Picture, Screen
from expression_trainer.domain.trials import InputMethod, Judge, Outcome, Phase, PromptLevel, TrialOutcome, TrialPlan

from .asking import ANSWERED_KEYS
from .contract import ExerciseInfo
from .growth import growth_for
from .turn import Turn, in_rounds

CALM_WHILE_SECONDS = 45.0
"""Nothing moved and nothing was pressed for this long: the play comes to its end. Judgement."""
LONGEST_SECONDS = 240.0
MOVED_BY = 0.15
"""A change of one unit by this much is a movement."""
_FOLLOWS = 0.5
"""Share of a new reading in what the friend does: calm, and not late."""
_TRACE = 0.04
"""A movement this small above the own neutral is none, so that the friend rests when the child does."""
_LEAST_RANGE = 0.5
"""A range under this is not stretched to the full, or the friend would exaggerate."""
_MOST_YAW, _MOST_PITCH, _MOST_ROLL = 15.0, 10.0, 12.0


@dataclass(frozen=True, slots=True)
class MirrorPlayState:
    """`watched`: the camera looks. `lively_at`: when something moved or was pressed last."""

    turn: Turn
    watched: bool
    status: FaceStatus
    lively_at: float
    pose: FacePose = field(default_factory=FacePose)
    still_as: ActionUnits = field(default_factory=ActionUnits)
    shows: Expression | None = None


class MirrorPlay:
    """The child leads, the friend follows (see the module's docstring)."""

    info = ExerciseInfo(
        name="mirror_play",
        version="1",
        parameters=(),
        result_columns=(),
        notes=TeacherNotes(
            goal="Finds out, in play, that one's own face moves and that somebody answers it.",
            prerequisite="None.",
            difficulty=1,
            manual=(
                "A drawn friend makes the face that the child makes. Nothing is asked, measured or kept. Without a "
                "camera, press a feeling and the friend makes it. "
                "Keys: Tab or arrows and Enter; the numbers 1-6; 'Done' ends it, and so does a calm while."
            ),
        ),
        needs_camera=True,
        targets=(Expression.HAPPINESS,),
    )

    def plan(self, items: Sequence[Item], count: int, rng: random.Random) -> tuple[TrialPlan, ...]:
        """`count` turns; the item is the friend, at best with a friendly face for the end."""
        friendly = [item for item in items if item.expression is Expression.HAPPINESS]
        return tuple(
            TrialPlan(
                exercise=self.info.name,
                item=item,
                target=Expression.NEUTRAL,
                choices=(),
                prompt_level=PromptLevel.INDEPENDENT,
                phase=Phase.PRACTICE,
                judge=Judge.CAMERA,
                seed=rng.randrange(2**31),
            )
            for item in in_rounds(friendly or items, count, rng)
        )

    def begin(self, plan: TrialPlan, now: float) -> MirrorPlayState:
        watched = plan.judge is Judge.CAMERA
        status = FaceStatus.STARTING if watched else FaceStatus.CAMERA_OFF
        return MirrorPlayState(Turn(plan, now), watched, status, lively_at=now)

    def step(self, state: MirrorPlayState, event: Event) -> MirrorPlayState:
        return _playing(state, event) if state.turn.playing else replace(state, turn=state.turn.after(event))

    def screen(self, state: MirrorPlayState) -> Screen:
        return _thanks(state) if state.turn.in_feedback else _play(state)

    def result(self, state: MirrorPlayState) -> TrialOutcome | None:
        return state.turn.outcome

    def finished(self, state: MirrorPlayState) -> bool:
        return state.turn.over


def friends_pose(units: ActionUnits, head: HeadPose | None, baseline: Baseline | None) -> FacePose:
    """What a friend does who faces the child: left and right as in a mirror, moved from the child's own neutral
    through the child's own range.
    """
    sides = [tuple(_moved(units, place, side, baseline) for place in range(len(UNITS))) for side in Side]
    by_side = dict(zip(Side, sides, strict=True))
    mirrored = ActionUnits(by_side[Side.LEFT], by_side[Side.RIGHT]).mirrored()
    if head is None:
        return FacePose(mirrored)
    return FacePose(
        mirrored,
        yaw=_within(-head.yaw, _MOST_YAW),
        pitch=_within(head.pitch, _MOST_PITCH),
        roll=_within(-head.roll, _MOST_ROLL),
    )


def _moved(units: ActionUnits, place: int, side: Side, baseline: Baseline | None) -> float:
    unit = UNITS[place]
    neutral = baseline.neutral.side(unit, side) if baseline else 0.0
    highest = baseline.maximum.side(unit, side) if baseline else 1.0
    moved = units.side(unit, side) - neutral - _TRACE
    return min(1.0, max(0.0, moved / max(highest - neutral, _LEAST_RANGE)))


def _within(value: float, most: float) -> float:
    return min(most, max(-most, value))


def _playing(state: MirrorPlayState, event: Event) -> MirrorPlayState:
    match event:
        case ReadingArrived(at=at, reading=reading) if state.watched:
            return _followed(state, at, reading)
        case CameraLost():
            return replace(state, watched=False, status=FaceStatus.CAMERA_LOST, pose=FacePose())
        case ChoicePressed(at=at, choice=choice) if not state.watched and choice in BASIC_SIX:
            return replace(state, shows=choice, lively_at=at)
        case AgainPressed(at=at):
            return replace(state, turn=state.turn.again(at), lively_at=at)
        case NextPressed(at=at, method=method):
            return _ended(state, Outcome.COMPLETED, at, method)
        case StopPressed(at=at, method=method):
            return _ended(state, Outcome.STOPPED, at, method)
        case Tick(at=at):
            calm = at - state.lively_at >= CALM_WHILE_SECONDS
            if calm or at - state.turn.shown_at >= LONGEST_SECONDS:
                return _ended(state, Outcome.COMPLETED, at, InputMethod.NONE)
    return state


def _followed(state: MirrorPlayState, at: float, reading: ExpressionReading) -> MirrorPlayState:
    """The friend a little nearer to the newest reading; at rest as it was while the child is not seen well."""
    state = replace(state, status=reading.status)
    if reading.status is not FaceStatus.GOOD or reading.units is None:
        return state
    pose = state.pose.blended(friends_pose(reading.units, reading.head, state.turn.plan.baseline), _FOLLOWS)
    state = replace(state, pose=pose)
    if max(abs(pose.units[unit] - state.still_as[unit]) for unit in UNITS) < MOVED_BY:
        return state
    return replace(state, still_as=pose.units, lively_at=at)


def _ended(state: MirrorPlayState, outcome: Outcome, at: float, method: InputMethod) -> MirrorPlayState:
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
    )
    at_rest = replace(state, pose=FacePose(), still_as=ActionUnits(), shows=None)  # nothing of the child stays
    return replace(at_rest, turn=state.turn.ended(done))


def _play(state: MirrorPlayState) -> Screen:
    who = state.turn.plan.item.identity
    question = Message("friend-question" if state.watched else "friend-choose", {"name": who})
    unseen = state.watched and state.status not in (FaceStatus.GOOD, FaceStatus.STARTING)
    return Screen(
        layout=Layout.FRIEND,
        question=question,
        spoken=question,
        speech_count=state.turn.replays,
        hint=Message(f"cant-see-{state.status.value.replace('_', '-')}") if unseen else None,
        choices=() if state.watched else tuple(Choice(e, chosen=e is state.shows) for e in BASIC_SIX),
        mirror=Mirror(state.status, Judge.CAMERA if state.watched else Judge.NOBODY),
        friend=Friend(who, state.pose, state.shows),
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.DONE),
    )


def _thanks(state: MirrorPlayState) -> Screen:
    assert state.turn.outcome is not None  # feedback comes after the outcome
    thanks = Message("friend-done", {"name": state.turn.plan.item.identity})
    return Screen(
        layout=Layout.WELL_DONE,
        question=thanks,
        spoken=thanks,
        speech_count=state.turn.replays,
        picture=Picture(state.turn.plan.item),
        growth=growth_for(state.turn.outcome),
        keys=ANSWERED_KEYS,
    )
