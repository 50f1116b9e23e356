"""Running a session: events in, screens out, each turn durable before its feedback shows.

The runner owns the order of things (rest, turns, re-tests, break, finish) and the hand-over to the store. Exercises own
their turns; the planner owns which turns there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from typing import Any

from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.events import (
    BreakPressed,
    CameraBack,
    CameraLost,
    Event,
    NextPressed,
    ReadingArrived,
    ResumePressed,
    StopPressed,
    TrialNotStored,
    TrialStored,
)
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.screens import Growth, KeyName, Layout, Message, Progress, Screen
from expression_trainer.domain.sessions import SessionEnd, SessionPlan, SessionRecord
from expression_trainer.domain.trials import Judge, Outcome, TrialOutcome, TrialPlan, TrialResult, Versions
from expression_trainer.exercises.contract import AnyExercise
from expression_trainer.exercises.growth import growth_for
from expression_trainer.exercises.mimic_scoring import grow_range
from expression_trainer.exercises.registry import Registry

from .baseline import BaselineGathering
from .ports import Clock, ResultStore
from .prompting import Ladder, retest

SAVING_SHOWS_AFTER_SECONDS = 0.3
"""A store that is slower than this gets a calm picture; drawing never waits."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a session starts from. `baseline` is the last stored one; with `camera` a new neutral is gathered first."""

    learner: Learner
    plan: SessionPlan
    ladder: Ladder
    baseline: Baseline | None
    camera: bool
    simulated: bool
    model_version: str
    rig_version: str
    pack_versions: dict[str, str]
    seed: int


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What a session came to, for the finish screen: one growth per turn, and the targets that were practised, in
    order.
    """

    growths: tuple[Growth, ...]
    practised: tuple[Expression, ...]
    end: SessionEnd | None


class _Place(Enum):
    REST = auto()
    TURN = auto()
    BREAK = auto()
    FINISHED = auto()


@dataclass(slots=True)
class _Turn:
    """A turn being played: the exercise's state, and the hand-over of its result to the store."""

    exercise: AnyExercise
    plan: TrialPlan
    state: Any
    shown_utc: datetime
    slowest_frame_seconds: float = 0.0
    result: TrialResult | None = None
    handed_over_at: float = 0.0
    stored: bool = False
    trouble: TrialNotStored | None = None


class SessionRunner:
    """One session from the first calm picture to the finish. Call `advance` once per frame of the window."""

    def __init__(
        self,
        sitting: Sitting,
        registry: Registry,
        store: ResultStore,
        clock: Clock,
        new_id: Callable[[], str],
        frame_counts: Callable[[], FrameCounts],
    ) -> None:
        self._sitting = sitting
        self._registry = registry
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._frame_counts = frame_counts
        self._baseline = sitting.baseline
        self._ladder = sitting.ladder
        self._camera = sitting.camera
        self._waiting = list(sitting.plan.trials)
        self._done = 0
        self._turn: _Turn | None = None
        self._gathering: BaselineGathering | None = None
        self._growths: list[Growth] = []
        self._practised: list[Expression] = []
        self._end: SessionEnd | None = None
        self._last_advance_at: float | None = None
        self._adult_note: str | None = None
        self.session_id = new_id()
        self._place = _Place.REST if sitting.camera else _Place.TURN
        store.begin_session(
            SessionRecord(
                session_id=self.session_id,
                learner_id=sitting.learner.learner_id,
                setting=sitting.plan.setting,
                started_utc=clock.utc(),
                ended_utc=None,
                end=None,
                frames=FrameCounts(),
                camera_used=sitting.camera,
                simulated=sitting.simulated,
                seed=sitting.seed,
            )
        )

    # what the window and the finish scene ask

    def items_ahead(self) -> tuple[TrialPlan, ...]:
        """The turns still to come, the present one first, so that their pictures can be preloaded."""
        now = (self._turn.plan,) if self._turn else ()
        return (*now, *self._waiting)

    def summary(self) -> SessionSummary:
        return SessionSummary(tuple(self._growths), tuple(dict.fromkeys(self._practised)), self._end)

    def advance(self, events: Sequence[Event], now: float) -> Screen:
        """Take in what happened since the last call and say what is on show now."""
        gap = 0.0 if self._last_advance_at is None else now - self._last_advance_at
        self._last_advance_at = now
        if self._turn and self._turn.result is None:
            self._turn.slowest_frame_seconds = max(self._turn.slowest_frame_seconds, gap)
        for event in (*events, *self._completions(now)):
            self._take(event, now)
        self._settle(now)
        return self._screen(now)

    # events

    def _completions(self, now: float) -> tuple[Event, ...]:
        try:
            return self._store.completions()
        except StoreError as problem:
            waiting = self._turn.result if self._turn else None
            if waiting is None:
                return ()
            return (TrialNotStored(now, waiting.trial_id, f"{problem.place}: {problem.problem}", problem.mend),)

    def _take(self, event: Event, now: float) -> None:
        match event:
            case TrialStored() | TrialNotStored():
                self._hear_from_store(event)
            case CameraLost():
                self._camera = False
                self._to_exercise(event, now)
            case CameraBack():
                self._camera = self._sitting.camera  # heard by the next turn; this one goes on as it is
            case StopPressed() if self._place in (_Place.REST, _Place.BREAK):
                self._stop_from_calm(event, now)
            case BreakPressed() if self._place in (_Place.REST, _Place.TURN):
                self._place = _Place.BREAK
            case ResumePressed() if self._place is _Place.BREAK:
                self._resume(now)
            case NextPressed() if self._turn and self._turn.trouble:
                self._hand_over(self._turn, now)
            case StopPressed() if self._turn and self._turn.trouble:
                self._finish(SessionEnd.STOPPED)
            case _ if self._place is _Place.REST and isinstance(event, ReadingArrived):
                if self._gathering:
                    self._gathering = self._gathering.observe(event.reading)
            case _ if self._place is _Place.TURN:
                self._to_exercise(event, now)

    def _to_exercise(self, event: Event, now: float) -> None:
        turn = self._turn
        if turn is None:
            return
        if isinstance(event, StopPressed) and turn.result is not None:
            self._end = SessionEnd.STOPPED  # the answer is given: leave as soon as it is stored
        turn.state = turn.exercise.step(turn.state, event)
        outcome = turn.exercise.result(turn.state)
        if outcome is not None and turn.result is None:
            if outcome.outcome is Outcome.STOPPED:
                self._end = SessionEnd.STOPPED
            turn.result = self._as_result(turn, outcome)
            self._hand_over(turn, now)

    def _stop_from_calm(self, event: StopPressed, now: float) -> None:
        """Stop in the rest or the break: an unanswered turn is kept as stopped, as it is from the question itself."""
        if self._turn is None or self._turn.stored:
            self._finish(SessionEnd.STOPPED)
            return
        self._place = _Place.TURN
        self._to_exercise(event, now)

    def _resume(self, now: float) -> None:
        """Back from a break. A turn without an answer begins anew, so that the break never counts as response time."""
        self._place = _Place.TURN
        if self._gathering is not None:
            self._place, self._gathering = _Place.REST, None
        elif self._turn and self._turn.result is None:
            self._begin_turn(self._turn.plan, now)

    # the hand-over to the store

    def _hand_over(self, turn: _Turn, now: float) -> None:
        assert turn.result is not None  # only a finished turn is handed over
        turn.handed_over_at, turn.trouble = now, None
        try:
            self._store.keep_trial(turn.result)
        except StoreError as problem:
            turn.trouble = TrialNotStored(
                now, turn.result.trial_id, f"{problem.place}: {problem.problem}", problem.mend
            )

    def _hear_from_store(self, event: TrialStored | TrialNotStored) -> None:
        turn = self._turn
        if turn is None or turn.result is None or turn.result.trial_id != event.trial_id:
            return
        if isinstance(event, TrialNotStored):
            turn.trouble = event
            return
        turn.stored, turn.trouble = True, None
        self._learn_from(turn.plan, turn.result)
        turn.state = turn.exercise.step(turn.state, event)

    def _learn_from(self, plan: TrialPlan, result: TrialResult) -> None:
        outcome = result.outcome
        self._ladder = self._ladder.after((plan.exercise, plan.target), outcome)
        self._growths.append(growth_for(outcome))
        if plan.target is not Expression.NEUTRAL:
            self._practised.append(plan.target)
        if outcome.mimic is not None and self._baseline is not None:
            self._baseline = grow_range(self._baseline, outcome.mimic.peak_units)

    # moving on

    def _settle(self, now: float) -> None:
        """Move on as far as nothing more is waited for."""
        if self._place is _Place.REST:
            self._settle_rest(now)
        if self._place is not _Place.TURN:
            return
        turn = self._turn
        if turn is not None:
            leaving = self._end is not None or turn.exercise.finished(turn.state)
            if not turn.stored or not leaving:
                return
            assert turn.result is not None  # stored turns have a result
            self._turn = None
            again = retest(turn.plan, turn.result.outcome) if self._end is None else None
            if again is not None:
                self._begin_turn(again, now)
                return
            self._done += 1
        if self._end is not None or not self._waiting:
            self._finish(self._end or SessionEnd.FINISHED)
            return
        self._begin_turn(self._at_its_level(self._waiting.pop(0)), now)

    def _settle_rest(self, now: float) -> None:
        if self._gathering is None:
            self._gathering = BaselineGathering(now)
        if self._gathering.complete:
            self._baseline = self._gathering.baseline(self._baseline)
        elif self._camera and not self._gathering.exhausted(now):
            return
        self._gathering = None
        self._place = _Place.TURN

    def _at_its_level(self, plan: TrialPlan) -> TrialPlan:
        return replace(plan, prompt_level=self._ladder.level((plan.exercise, plan.target)))

    def _begin_turn(self, plan: TrialPlan, now: float) -> None:
        exercise = self._registry[plan.exercise]
        judge = plan.judge if self._camera or plan.judge is not Judge.CAMERA else Judge.ADULT
        plan = replace(plan, baseline=self._baseline, judge=judge)
        self._turn = _Turn(exercise, plan, exercise.begin(plan, now), self._clock.utc())

    def _finish(self, end: SessionEnd) -> None:
        self._end = end
        self._place = _Place.FINISHED
        try:
            self._store.end_session(self.session_id, self._clock.utc(), end, self._frame_counts())
            if self._sitting.camera and self._baseline is not None and self._baseline is not self._sitting.baseline:
                self._store.keep_baseline(self._sitting.learner.learner_id, self._baseline, self._clock.utc())
        except StoreError as problem:
            self._adult_note = str(problem)

    def _as_result(self, turn: _Turn, outcome: TrialOutcome) -> TrialResult:
        plan, sitting = turn.plan, self._sitting
        return TrialResult(
            trial_id=self._new_id(),
            learner_id=sitting.learner.learner_id,
            session_id=self.session_id,
            exercise=plan.exercise,
            pack_id=plan.item.pack_id,
            item_id=plan.item.item_id,
            identity=plan.item.identity,
            probe_identity=plan.item.probe,
            target=plan.target,
            intensity=plan.item.intensity,
            variant=plan.item.variant,
            choices=plan.choices,
            phase=plan.phase,
            setting=sitting.plan.setting,
            outcome=outcome,
            shown_utc=turn.shown_utc,
            timing_uncertainty_ms=turn.slowest_frame_seconds * 1000.0,
            versions=Versions(
                exercise=turn.exercise.info.version,
                pack=sitting.pack_versions.get(plan.item.pack_id, ""),
                model=sitting.model_version,
                rig=sitting.rig_version,
            ),
            seed=plan.seed,
            extra=outcome.notes,
        )

    # what is on show

    def _screen(self, now: float) -> Screen:
        return replace(self._bare_screen(now), progress=Progress(self._done, len(self._sitting.plan.trials)))

    def _bare_screen(self, now: float) -> Screen:
        match self._place:
            case _Place.REST:
                look = Message("rest-look")
                return Screen(Layout.REST, question=look, spoken=look, keys=(KeyName.STOP, KeyName.BREAK))
            case _Place.BREAK:
                return Screen(Layout.BREAK, question=Message("break-breathe-in"), keys=(KeyName.STOP, KeyName.RESUME))
            case _Place.FINISHED:
                return Screen(Layout.FINISHED, question=Message("finished"), adult_note=self._adult_note)
            case _Place.TURN:
                return self._turn_screen(now)

    def _turn_screen(self, now: float) -> Screen:
        turn = self._turn
        assert turn is not None  # `_settle` leaves TURN only with a turn
        if turn.trouble:
            return Screen(
                Layout.NOT_SAVED,
                question=Message("not-saved"),
                spoken=Message("not-saved"),
                keys=(KeyName.STOP, KeyName.NEXT),
                adult_note=f"{turn.trouble.problem} {turn.trouble.mend}",
            )
        waits = turn.result is not None and not turn.stored
        if waits and now - turn.handed_over_at > SAVING_SHOWS_AFTER_SECONDS:
            return Screen(Layout.SAVING, question=Message("saving"), keys=(KeyName.STOP,))
        screen: Screen = turn.exercise.screen(turn.state)
        return screen
