"""Made-up learners, sessions and turns: one plain one of each, and strategies for all that the types allow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from expression_trainer.domain.action_units import UNITS, ActionUnit, ActionUnits
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.mimicry import Baseline, MimicScore, PartScore
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.sessions import SessionRecord
from expression_trainer.domain.trials import (
    AdultRating,
    InputMethod,
    Judge,
    Outcome,
    Phase,
    PromptLevel,
    Setting,
    TrialOutcome,
    TrialResult,
    Versions,
)

START_UTC = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)


@dataclass
class StillClock:
    """A clock that stands still until it is moved."""

    seconds: float = 100.0
    moment: datetime = field(default=START_UTC)

    def now(self) -> float:
        return self.seconds

    def utc(self) -> datetime:
        return self.moment


def learner(learner_id: str = "learner-1", name: str = "Robin") -> Learner:
    return Learner(learner_id, name, "6-8", "maya", AccessibilityProfile(), START_UTC)


def session(session_id: str = "session-1", learner_id: str = "learner-1") -> SessionRecord:
    return SessionRecord(
        session_id=session_id,
        learner_id=learner_id,
        setting=Setting.HOME,
        started_utc=START_UTC,
        ended_utc=None,
        end=None,
        frames=FrameCounts(),
        camera_used=True,
        simulated=False,
        seed=7,
    )


def trial(trial_id: str = "trial-1", learner_id: str = "learner-1", session_id: str = "session-1") -> TrialResult:
    return TrialResult(
        trial_id=trial_id,
        learner_id=learner_id,
        session_id=session_id,
        exercise="mimic",
        pack_id="faces",
        item_id="maya-happiness",
        identity="maya",
        probe_identity=False,
        target=Expression.HAPPINESS,
        intensity=1.0,
        variant="open",
        choices=(),
        phase=Phase.PRACTICE,
        setting=Setting.HOME,
        outcome=TrialOutcome(
            outcome=Outcome.COMPLETED,
            response=None,
            not_sure=False,
            correct=None,
            prompt_level=PromptLevel.FULL_MODEL,
            replays=1,
            input_method=InputMethod.CAMERA,
            judge=Judge.CAMERA,
            shown_at=3.25,
            responded_at=None,
            response_time_ms=None,
            mimic=MimicScore(
                peak=0.71,
                hold_seconds=0.5,
                onset_seconds=None,
                symmetry=0.0,
                profile="mouth-led",
                parts=(
                    PartScore(ActionUnit.LIP_CORNER_PULLER, 0.8, 0.9),
                    PartScore(ActionUnit.BROW_LOWERER, -0.1, 0.2),
                ),
                peak_units=ActionUnits.of({6: 0.3}, left={12: 0.8}, right={12: 0.7}),
                frames=FrameCounts(200, 180, 3),
                attempts=2,
            ),
        ),
        shown_utc=START_UTC + timedelta(seconds=40),
        timing_uncertainty_ms=12.5,
        versions=Versions("1.0", "2.1", "0.3", "1.4"),
        seed=11,
        extra={"place": "2"},
    )


# --- everything that the types allow ----------------------------------------------------------------------------------

shares = st.floats(0, 1)
counts = st.integers(0, 10**9)
moments = st.datetimes(
    min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.sampled_from([UTC])
) | st.datetimes(
    min_value=datetime(1990, 1, 1),
    max_value=datetime(2090, 1, 1),
    timezones=st.sampled_from([timezone(timedelta(hours=h)) for h in (-9, 0, 5)]),
)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
seconds = st.floats(-1e9, 1e9)
sides = st.tuples(*[shares] * len(UNITS))
action_units = st.builds(ActionUnits, sides, sides)
frame_counts = st.builds(FrameCounts, counts, counts, counts)
parts = st.builds(PartScore, st.sampled_from((None, *UNITS)), st.floats(-1, 1), shares)
mimic_scores = st.builds(
    MimicScore,
    peak=shares,
    hold_seconds=seconds,
    onset_seconds=st.none() | seconds,
    symmetry=st.none() | shares,
    profile=words,
    parts=st.lists(parts, max_size=4).map(tuple),
    peak_units=action_units,
    frames=frame_counts,
    attempts=counts,
)
baselines = st.builds(
    Baseline,
    neutral=action_units,
    maximum=action_units,
    good_frames=counts,
    switched_off=st.frozensets(st.sampled_from(UNITS)),
)
outcomes = st.builds(
    TrialOutcome,
    outcome=st.sampled_from(Outcome),
    response=st.none() | st.sampled_from(Expression),
    not_sure=st.booleans(),
    correct=st.none() | st.booleans(),
    prompt_level=st.sampled_from(PromptLevel),
    replays=counts,
    input_method=st.sampled_from(InputMethod),
    judge=st.sampled_from(Judge),
    shown_at=seconds,
    responded_at=st.none() | seconds,
    response_time_ms=st.none() | seconds,
    mimic=st.none() | mimic_scores,
    adult_rating=st.none() | st.sampled_from(AdultRating),
)
trials = st.builds(
    TrialResult,
    trial_id=st.uuids().map(str),
    learner_id=st.just("learner-1"),
    session_id=st.just("session-1"),
    exercise=words,
    pack_id=words,
    item_id=words,
    identity=words,
    probe_identity=st.booleans(),
    target=st.sampled_from(Expression),
    intensity=shares,
    variant=words,
    choices=st.lists(st.sampled_from(Expression), max_size=6).map(tuple),
    phase=st.sampled_from(Phase),
    setting=st.sampled_from(Setting),
    outcome=outcomes,
    shown_utc=moments,
    timing_uncertainty_ms=seconds,
    versions=st.builds(Versions, words, words, words, words),
    seed=st.integers(),
    extra=st.dictionaries(words, words, max_size=3),
)
