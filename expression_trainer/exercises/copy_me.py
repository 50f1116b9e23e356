"""Copy me: make the face that a person on the screen makes, beside the mirror.

With the camera as judge, a stem follows how near the movement is to the target within the child's own range, and a ring
fills while it is held. A turn always ends kindly after a number of attempts, and the best one is kept. Without a camera
an adult or the child says how near it came. Time in which the camera does not see the child well never counts.
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
    RatingPressed,
    ReadingArrived,
    StopPressed,
)
from expression_trainer.domain.items import Item, TeacherNotes
from expression_trainer.domain.mimicry import Suggestion
from expression_trainer.domain.readings import FaceStatus
from expression_trainer.domain.screens import KeyName, Layout, Message, Meter, Mirror, Picture, Screen
from expression_trainer.domain.trials import (
    AdultRating,
    InputMethod,
    Judge,
    Outcome,
    Phase,
    PromptLevel,
    TrialOutcome,
    TrialPlan,
)

from .contract import ExerciseInfo, Parameter, ResultColumn
from .cues import TELLING_REGIONS
from .growth import growth_for
from .mimic_scoring import HOLD_THRESHOLD, MimicProgress, target_for
from .turn import Turn, in_rounds

TRYING_FROM = 0.35
"""A stem from here up is an attempt under way. Judgement."""
LET_GO_BELOW = 0.2
LET_GO_SECONDS = 0.7
"""An attempt is over when the stem stayed below `LET_GO_BELOW` this long."""
LONGEST_TRY_SECONDS = 8.0
"""A movement kept up this long without reaching the hold is one attempt; the next begins with a hint."""
LONGEST_WAIT_SECONDS = 15.0
"""Seen well this long without a movement counts as an attempt too, so that a turn ends kindly by itself. Judgement."""
LONGEST_STEP_SECONDS = 0.5
"""Between two readings further apart than this, nothing was seen: the gap counts neither as trying nor as waiting."""

RATED_STEM = {AdultRating.A_LITTLE: 0.4, AdultRating.CLOSER: 0.7, AdultRating.THERE: 1.0}
"""How high the plant grows for an adult's word."""


@dataclass(frozen=True, slots=True)
class CopyMeState:
    """`progress` is None without a camera. The `*_seconds` count only time in which the child was seen well.

    `model_at`: since when a face to copy is in sight, None while there is none. `help_given`: the most so far.
    """

    turn: Turn
    judge: Judge
    progress: MimicProgress | None
    status: FaceStatus
    attempts: int = 1
    trying: bool = False
    trying_seconds: float = 0.0
    waiting_seconds: float = 0.0
    low_seconds: float = 0.0
    last_seen_at: float | None = None
    hint: Suggestion | None = None
    rating: AdultRating | None = None
    camera_lost: bool = False
    model_at: float | None = None
    help_given: PromptLevel = PromptLevel.INDEPENDENT


class CopyMe:
    """One face to copy (see the module's docstring)."""

    info = ExerciseInfo(
        name="copy_me",
        version="1",
        parameters=(
            Parameter("attempts", 3, 1, 10, "after how many attempts a turn ends kindly"),
            Parameter("hold_seconds", 0.5, 0.2, 5, "how long the movement is held, in seconds"),
        ),
        result_columns=(
            ResultColumn("peak", "best sustained closeness to the target in the child's own range, 0-1"),
            ResultColumn("hold_seconds", "longest time at or above the hold threshold, in seconds"),
            ResultColumn("onset_seconds", "from the prompt to the first movement, in seconds, or none"),
            ResultColumn("symmetry", "left against right at the peak, 0-1, or none"),
            ResultColumn("adult_rating", "an adult's word when the camera did not judge"),
        ),
        notes=TeacherNotes(
            goal="Makes a facial expression like the one shown.",
            prerequisite="Looks at a face and at a mirror; copies a simple movement such as opening the mouth.",
            difficulty=2,
            manual=(
                "A person shows a face; the child makes the same one. The plant grows with the movement, the ring "
                "fills while it is held. Nothing is lost when the camera can't see. Without a camera an adult taps "
                "how close it was. "
                "Keys: Tab or arrows and Enter; the speaker says and shows it again; 'Next one' goes on at any time."
            ),
        ),
        needs_camera=True,
    )

    def plan(self, items: Sequence[Item], count: int, rng: random.Random) -> tuple[TrialPlan, ...]:
        """`count` turns over the basic six."""
        return tuple(
            self.turn(item, PromptLevel.FULL_MODEL, Phase.PRACTICE, rng.randrange(2**31))
            for item in in_rounds(items, count, rng)
        )

    def turn(self, item: Item, level: PromptLevel, phase: Phase, seed: int) -> TrialPlan:
        return TrialPlan(
            exercise=self.info.name,
            item=item,
            target=item.expression,
            choices=(),
            prompt_level=level,
            phase=phase,
            judge=Judge.CAMERA,
            seed=seed,
        )

    def begin(self, plan: TrialPlan, now: float) -> CopyMeState:
        by_camera = plan.judge is Judge.CAMERA
        return CopyMeState(
            turn=Turn(plan, now),
            judge=plan.judge,
            progress=MimicProgress.begin(target_for(plan.target, plan.item.intensity), plan.baseline, now)
            if by_camera
            else None,
            status=FaceStatus.STARTING if by_camera else FaceStatus.CAMERA_OFF,
            model_at=now,
            help_given=plan.prompt_level,
        )

    def step(self, state: CopyMeState, event: Event) -> CopyMeState:
        return copying(state, event) if state.turn.playing else replace(state, turn=state.turn.after(event))

    def screen(self, state: CopyMeState) -> Screen:
        if state.turn.in_feedback:
            return praise(state)
        return copy_screen(state, Message("copy-question", {"target": state.turn.plan.target}))

    def result(self, state: CopyMeState) -> TrialOutcome | None:
        return state.turn.outcome

    def finished(self, state: CopyMeState) -> bool:
        return state.turn.over


def copying(state: CopyMeState, event: Event) -> CopyMeState:
    """The state after an event while the movement is asked for."""
    match event:
        case ReadingArrived() if state.judge is Judge.CAMERA:
            return _watched(state, event)
        case RatingPressed(at=at, rating=rating, method=method) if state.judge is not Judge.CAMERA:
            return _rated(state, at, rating, method)
        case CameraLost() if state.judge is Judge.CAMERA:
            return replace(state, judge=Judge.ADULT, status=FaceStatus.CAMERA_LOST, camera_lost=True)
        case AgainPressed(at=at):
            return replace(state, turn=state.turn.again(at))
        case NextPressed(at=at, method=method):
            if state.judge is Judge.CAMERA or state.rating is not None:
                return _ended(state, Outcome.COMPLETED, at, method)
            lost = state.progress is not None and state.camera_lost
            return _ended(state, Outcome.CAMERA_LOST if lost else Outcome.SKIPPED, at, method)
        case StopPressed(at=at, method=method):
            return _ended(state, Outcome.STOPPED, at, method)
    return state


def _watched(state: CopyMeState, event: ReadingArrived) -> CopyMeState:
    """Take a reading in: the plant follows it, and an attempt may begin or end."""
    assert state.progress is not None  # the camera judges only with a progress
    reading = event.reading
    progress = state.progress.observe(reading)
    state = replace(state, progress=progress, status=reading.status)
    if reading.status is not FaceStatus.GOOD:
        return replace(state, last_seen_at=None)
    gap = 0.0 if state.last_seen_at is None else reading.captured_at - state.last_seen_at
    step = gap if 0.0 < gap <= LONGEST_STEP_SECONDS else 0.0
    state = replace(state, last_seen_at=reading.captured_at)
    if progress.held_seconds >= state.turn.plan.hold_seconds:
        return _ended(state, Outcome.COMPLETED, event.at, InputMethod.CAMERA)
    state = _timed(state, progress.stem, step)
    return _attempt_over(state, event.at) if _is_attempt_over(state) else state


def _timed(state: CopyMeState, stem: float, step: float) -> CopyMeState:
    if not state.trying:
        waiting = state.waiting_seconds + step
        return replace(state, trying=stem >= TRYING_FROM, waiting_seconds=waiting)
    low = state.low_seconds + step if stem < LET_GO_BELOW else 0.0
    return replace(state, trying_seconds=state.trying_seconds + step, low_seconds=low)


def _is_attempt_over(state: CopyMeState) -> bool:
    if not state.trying:
        return state.waiting_seconds >= LONGEST_WAIT_SECONDS
    assert state.progress is not None
    holding = state.progress.stem >= HOLD_THRESHOLD  # never cut a hold short
    return not holding and (state.low_seconds >= LET_GO_SECONDS or state.trying_seconds >= LONGEST_TRY_SECONDS)


def _attempt_over(state: CopyMeState, at: float) -> CopyMeState:
    if state.attempts >= state.turn.plan.attempts:
        return _ended(state, Outcome.COMPLETED, at, InputMethod.CAMERA)
    assert state.progress is not None
    return replace(
        state,
        attempts=state.attempts + 1,
        trying=False,
        trying_seconds=0.0,
        waiting_seconds=0.0,
        low_seconds=0.0,
        hint=state.progress.suggestion,
    )


def _rated(state: CopyMeState, at: float, rating: AdultRating, method: InputMethod) -> CopyMeState:
    """An adult's (or the child's) word; "there" ends the turn, the others let the child try on or go on."""
    state = replace(state, rating=rating)
    return _ended(state, Outcome.COMPLETED, at, method) if rating is AdultRating.THERE else state


def _ended(state: CopyMeState, outcome: Outcome, at: float, method: InputMethod) -> CopyMeState:
    progress = state.progress
    seen = progress is not None and progress.frames.scored > 0
    score = progress.score(state.attempts) if progress is not None and seen else None
    made = score is not None and score.hold_seconds >= state.turn.plan.hold_seconds
    by_camera = state.judge is Judge.CAMERA
    done = TrialOutcome(
        outcome=outcome,
        response=None,
        not_sure=False,
        correct=made if by_camera and outcome is Outcome.COMPLETED and score is not None else None,
        prompt_level=state.help_given,
        replays=state.turn.replays,
        input_method=method,
        judge=state.judge,
        shown_at=state.turn.shown_at,
        responded_at=at,
        response_time_ms=None,
        mimic=score,
        adult_rating=state.rating,
    )
    return replace(state, turn=state.turn.ended(done))


def _picture(state: CopyMeState) -> Picture:
    """The model unfolds once when it comes, and again when the child asks."""
    shown_at = max(state.turn.last_shown_at, state.model_at or 0.0)
    return Picture(
        state.turn.plan.item, moving=not state.turn.in_feedback or state.model_at is not None, shown_at=shown_at
    )


def _meter(state: CopyMeState) -> Meter:
    opened = state.turn.outcome is not None and growth_for(state.turn.outcome).value.endswith("flower")
    if state.judge is not Judge.CAMERA or state.progress is None:
        stem = RATED_STEM[state.rating] if state.rating else 0.0
        return Meter(stem, 1.0 if opened else 0.0, stem, opened)
    progress = state.progress
    hold = min(1.0, progress.held_seconds / state.turn.plan.hold_seconds)
    return Meter(progress.stem, 1.0 if opened else hold, progress.best, opened)


def _hint(state: CopyMeState) -> Message | None:
    if state.judge is not Judge.CAMERA:
        return Message("self-judge" if state.judge is Judge.SELF else "adult-judge")
    if state.status not in (FaceStatus.GOOD, FaceStatus.STARTING):
        return Message(f"cant-see-{state.status.value.replace('_', '-')}")
    if state.progress is not None and state.progress.stem >= HOLD_THRESHOLD:
        return Message("hold-now")
    return _suggestion(state)


def _suggestion(state: CopyMeState) -> Message | None:
    """The one movement to try next, said when a new attempt begins."""
    if state.hint is None or state.judge is not Judge.CAMERA:
        return None
    return Message(f"hint-{'more' if state.hint.more else 'less'}-{state.hint.unit.value}")


def copy_screen(state: CopyMeState, question: Message) -> Screen:
    """Model or word, plant and mirror."""
    rating_keys = (KeyName.A_LITTLE, KeyName.CLOSER, KeyName.THERE) if state.judge is not Judge.CAMERA else ()
    cued = state.turn.plan.prompt_level >= PromptLevel.PARTIAL_CUE and state.attempts > 1
    suggestion = _suggestion(state)
    return Screen(
        layout=Layout.COPY,
        question=question,
        spoken=suggestion or question,
        speech_count=state.turn.replays,
        hint=_hint(state),
        picture=_picture(state) if state.model_at is not None else None,
        highlights=TELLING_REGIONS.get(state.turn.plan.target, ()) if cued else (),
        target=state.turn.plan.target,
        mirror=Mirror(state.status, state.judge),
        meter=_meter(state),
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, *rating_keys, KeyName.NEXT),
    )


def praise(state: CopyMeState) -> Screen:
    """What was done, and what grew."""
    assert state.turn.outcome is not None  # feedback comes after the outcome
    growth = growth_for(state.turn.outcome)
    praise = (
        Message("copy-done", {"target": state.turn.plan.target})
        if growth.value.endswith("flower")
        else Message("tried-it")
    )
    return Screen(
        layout=Layout.WELL_DONE,
        question=praise,
        spoken=praise,
        speech_count=state.turn.replays,
        picture=_picture(state),
        target=state.turn.plan.target,
        meter=_meter(state),
        growth=growth,
        keys=(KeyName.STOP, KeyName.BREAK, KeyName.AGAIN, KeyName.NEXT),
    )
