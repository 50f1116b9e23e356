"""Everything a report tells about one learner, as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.sessions import SessionRecord
from expression_trainer.domain.trials import Judge, TrialResult

from .course import Course, HelpStrip, courses, help_strips
from .mixups import MixUps, mix_ups
from .showing import Showing, showings
from .standing import Standing, recent, standings
from .turns import (
    FEWEST_TURNS,
    Sitting,
    is_camera_judged,
    is_ended,
    is_reading,
    is_seen_well,
    is_showing,
    is_without_help,
    sittings,
)

ORDER: tuple[Expression, ...] = (*BASIC_SIX, *(e for e in Expression if e not in BASIC_SIX))
"""Happy, sad, angry first; fear never first."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What the figures rest on. `frames`: of all sessions; versions sorted, without repeats."""

    frames: FrameCounts
    showing_turns: int
    seen_well_turns: int
    not_sure: int
    unfinished: int
    judges: tuple[Judge, ...]
    exercises: tuple[str, ...]
    packs: tuple[str, ...]
    models: tuple[str, ...]
    rigs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearnerSummary:
    """Numbers only; the words are in `answer` and `page`.

    `recent_from_utc`: the first day that the bars look at, None without turns. `simulated`: any session was demo play.
    """

    learner: Learner
    made_utc: datetime
    sittings: tuple[Sitting, ...]
    trials: tuple[TrialResult, ...]
    reading_turns: int
    showing_turns: int
    without_help: int
    standings: tuple[Standing, ...]
    recent_from_utc: datetime | None
    courses: tuple[Course, ...]
    help_strips: tuple[HelpStrip, ...]
    showings: tuple[Showing, ...]
    mix_ups: MixUps
    quality: Quality
    simulated: bool
    all_simulated: bool

    @property
    def too_little(self) -> bool:
        """No expression has the 10 turns without help that a claim needs."""
        return all(bar.share.count < FEWEST_TURNS for standing in self.standings for bar in standing.bars)

    @property
    def minutes(self) -> float:
        """Minutes of the sessions whose length is known."""
        return sum(sitting.minutes or 0.0 for sitting in self.sittings)


def summarise(
    learner: Learner, sessions: Iterable[SessionRecord], trials: Iterable[TrialResult], made_utc: datetime
) -> LearnerSummary:
    """Numbers of one learner from everything that was kept. Any set of turns will do, none included."""
    kept = tuple(trials)
    held = sittings(sessions, kept)
    records = [sitting.record for sitting in held if sitting.record is not None]
    return LearnerSummary(
        learner=learner,
        made_utc=made_utc,
        sittings=held,
        trials=kept,
        reading_turns=sum(is_reading(trial) for trial in kept),
        showing_turns=sum(is_showing(trial) for trial in kept),
        without_help=sum(is_without_help(trial) for trial in kept),
        standings=standings(kept, ORDER),
        recent_from_utc=min((trial.shown_utc for trial in recent(kept)), default=None),
        courses=courses(held, ORDER),
        help_strips=help_strips(held, ORDER),
        showings=showings(held, ORDER),
        mix_ups=mix_ups(kept, ORDER),
        quality=_quality(held, kept),
        simulated=any(record.simulated for record in records),
        all_simulated=bool(records) and all(record.simulated for record in records),
    )


def _quality(held: Iterable[Sitting], trials: tuple[TrialResult, ...]) -> Quality:
    frames = FrameCounts()
    for sitting in held:
        if sitting.record is not None:
            frames = frames.plus(sitting.record.frames)
    judged = [trial for trial in trials if is_camera_judged(trial)]
    return Quality(
        frames=frames,
        showing_turns=len(judged),
        seen_well_turns=sum(is_seen_well(trial) for trial in judged),
        not_sure=sum(trial.outcome.not_sure for trial in trials),
        unfinished=sum(not is_ended(trial) for trial in trials),
        judges=tuple(sorted({trial.outcome.judge for trial in trials if is_showing(trial)})),
        exercises=tuple(sorted({f"{trial.exercise} {trial.versions.exercise}" for trial in trials})),
        packs=tuple(sorted({f"{trial.pack_id} {trial.versions.pack}" for trial in trials})),
        models=tuple(sorted({trial.versions.model for trial in judged if trial.versions.model})),
        rigs=tuple(sorted({trial.versions.rig for trial in trials if trial.versions.rig})),
    )
