"""Rows to domain values and back, exactly: what is read is equal to what was kept, and None stays apart from 0.

Every `read_*` raises ValueError for a row that this version of the program can't understand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from expression_trainer.domain.action_units import ActionUnit, ActionUnits
from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import AccessibilityProfile, Learner, MirrorKind, ThemeName
from expression_trainer.domain.mimicry import Baseline, MimicScore, PartScore
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.sessions import SessionEnd, SessionRecord
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

from .tables import BaselineRow, ConsentRow, LearnerRow, MimicAttemptRow, SessionRow, TrialRow

_PROFILE_DEFAULTS = AccessibilityProfile()
_WHOLE_FACE = 0
"""Stands for no single action unit: a part of a mimic score that the look of the whole face made."""


def write_access(access: AccessibilityProfile) -> dict[str, Any]:
    return {
        "theme": access.theme.value,
        "text_scale": access.text_scale,
        "reduced_motion": access.reduced_motion,
        "left_handed": access.left_handed,
        "narration": access.narration,
        "captions": access.captions,
        "voice_volume": access.voice_volume,
        "effects_volume": access.effects_volume,
        "music_volume": access.music_volume,
        "mirror": access.mirror.value,
        "switched_off_units": sorted(access.switched_off_units),
    }


def _read_access(kept: Mapping[str, Any]) -> AccessibilityProfile:
    """A setting that an older version didn't keep yet gets its default."""
    whole = {**write_access(_PROFILE_DEFAULTS), **kept}
    return AccessibilityProfile(
        theme=ThemeName(whole["theme"]),
        text_scale=float(whole["text_scale"]),
        reduced_motion=bool(whole["reduced_motion"]),
        left_handed=bool(whole["left_handed"]),
        narration=bool(whole["narration"]),
        captions=bool(whole["captions"]),
        voice_volume=float(whole["voice_volume"]),
        effects_volume=float(whole["effects_volume"]),
        music_volume=float(whole["music_volume"]),
        mirror=MirrorKind(whole["mirror"]),
        switched_off_units=frozenset(int(unit) for unit in whole["switched_off_units"]),
    )


def write_learner(learner: Learner) -> LearnerRow:
    return LearnerRow(
        learner_id=learner.learner_id,
        name=learner.name,
        age_band=learner.age_band,
        avatar=learner.avatar,
        access=write_access(learner.access),
        created_utc=learner.created_utc,
    )


def read_learner(row: LearnerRow) -> Learner:
    return Learner(row.learner_id, row.name, row.age_band, row.avatar, _read_access(row.access), row.created_utc)


def write_consent(record: ConsentRecord, consent_id: str) -> ConsentRow:
    return ConsentRow(
        consent_id=consent_id,
        learner_id=record.learner_id,
        kind=record.kind.value,
        granted=record.granted,
        given_by=record.given_by,
        decided_utc=record.decided_utc,
    )


def read_consent(row: ConsentRow) -> ConsentRecord:
    return ConsentRecord(row.learner_id, ConsentKind(row.kind), row.granted, row.given_by, row.decided_utc)


def write_session(record: SessionRecord) -> SessionRow:
    return SessionRow(
        session_id=record.session_id,
        learner_id=record.learner_id,
        setting=record.setting.value,
        started_utc=record.started_utc,
        ended_utc=record.ended_utc,
        end=None if record.end is None else record.end.value,
        frames_seen=record.frames.seen,
        frames_scored=record.frames.scored,
        frames_dropped=record.frames.dropped,
        camera_used=record.camera_used,
        simulated=record.simulated,
        seed=record.seed,
    )


def read_session(row: SessionRow) -> SessionRecord:
    return SessionRecord(
        session_id=row.session_id,
        learner_id=row.learner_id,
        setting=Setting(row.setting),
        started_utc=row.started_utc,
        ended_utc=row.ended_utc,
        end=None if row.end is None else SessionEnd(row.end),
        frames=FrameCounts(row.frames_seen, row.frames_scored, row.frames_dropped),
        camera_used=row.camera_used,
        simulated=row.simulated,
        seed=row.seed,
    )


def write_trial(result: TrialResult) -> TrialRow:
    outcome = result.outcome
    return TrialRow(
        trial_id=result.trial_id,
        learner_id=result.learner_id,
        session_id=result.session_id,
        exercise=result.exercise,
        pack_id=result.pack_id,
        item_id=result.item_id,
        identity=result.identity,
        probe_identity=result.probe_identity,
        target=result.target.value,
        intensity=result.intensity,
        variant=result.variant,
        choices=[choice.value for choice in result.choices],
        phase=result.phase.value,
        setting=result.setting.value,
        outcome=outcome.outcome.value,
        response=None if outcome.response is None else outcome.response.value,
        not_sure=outcome.not_sure,
        correct=outcome.correct,
        prompt_level=int(outcome.prompt_level),
        replays=outcome.replays,
        input_method=outcome.input_method.value,
        judge=outcome.judge.value,
        shown_at=outcome.shown_at,
        responded_at=outcome.responded_at,
        response_time_ms=outcome.response_time_ms,
        adult_rating=None if outcome.adult_rating is None else outcome.adult_rating.value,
        shown_utc=result.shown_utc,
        timing_uncertainty_ms=result.timing_uncertainty_ms,
        exercise_version=result.versions.exercise,
        pack_version=result.versions.pack,
        model_version=result.versions.model,
        rig_version=result.versions.rig,
        seed=result.seed,
        extra=dict(result.extra),
    )


def read_trial(row: TrialRow, mimic: MimicAttemptRow | None) -> TrialResult:
    return TrialResult(
        trial_id=row.trial_id,
        learner_id=row.learner_id,
        session_id=row.session_id,
        exercise=row.exercise,
        pack_id=row.pack_id,
        item_id=row.item_id,
        identity=row.identity,
        probe_identity=row.probe_identity,
        target=Expression(row.target),
        intensity=row.intensity,
        variant=row.variant,
        choices=tuple(Expression(choice) for choice in row.choices),
        phase=Phase(row.phase),
        setting=Setting(row.setting),
        outcome=TrialOutcome(
            outcome=Outcome(row.outcome),
            response=None if row.response is None else Expression(row.response),
            not_sure=row.not_sure,
            correct=row.correct,
            prompt_level=PromptLevel(row.prompt_level),
            replays=row.replays,
            input_method=InputMethod(row.input_method),
            judge=Judge(row.judge),
            shown_at=row.shown_at,
            responded_at=row.responded_at,
            response_time_ms=row.response_time_ms,
            mimic=None if mimic is None else _read_mimic(mimic),
            adult_rating=None if row.adult_rating is None else AdultRating(row.adult_rating),
        ),
        shown_utc=row.shown_utc,
        timing_uncertainty_ms=row.timing_uncertainty_ms,
        versions=Versions(row.exercise_version, row.pack_version, row.model_version, row.rig_version),
        seed=row.seed,
        extra=dict(row.extra),
    )


def write_mimic(trial_id: str, score: MimicScore) -> MimicAttemptRow:
    left, right = _write_units(score.peak_units)
    return MimicAttemptRow(
        trial_id=trial_id,
        peak=score.peak,
        hold_seconds=score.hold_seconds,
        onset_seconds=score.onset_seconds,
        symmetry=score.symmetry,
        profile=score.profile,
        parts=[[int(part.unit or _WHOLE_FACE), part.weight, part.reached] for part in score.parts],
        peak_units_left=left,
        peak_units_right=right,
        frames_seen=score.frames.seen,
        frames_scored=score.frames.scored,
        frames_dropped=score.frames.dropped,
        attempts=score.attempts,
    )


def _read_mimic(row: MimicAttemptRow) -> MimicScore:
    return MimicScore(
        peak=row.peak,
        hold_seconds=row.hold_seconds,
        onset_seconds=row.onset_seconds,
        symmetry=row.symmetry,
        profile=row.profile,
        parts=tuple(
            PartScore(None if unit == _WHOLE_FACE else ActionUnit(unit), weight, reached)
            for unit, weight, reached in row.parts
        ),
        peak_units=_read_units(row.peak_units_left, row.peak_units_right),
        frames=FrameCounts(row.frames_seen, row.frames_scored, row.frames_dropped),
        attempts=row.attempts,
    )


def write_baseline(learner_id: str, baseline: Baseline, gathered_utc: datetime, baseline_id: str) -> BaselineRow:
    neutral_left, neutral_right = _write_units(baseline.neutral)
    maximum_left, maximum_right = _write_units(baseline.maximum)
    return BaselineRow(
        baseline_id=baseline_id,
        learner_id=learner_id,
        gathered_utc=gathered_utc,
        neutral_left=neutral_left,
        neutral_right=neutral_right,
        maximum_left=maximum_left,
        maximum_right=maximum_right,
        good_frames=baseline.good_frames,
        switched_off=sorted(int(unit) for unit in baseline.switched_off),
    )


def read_baseline(row: BaselineRow) -> Baseline:
    return Baseline(
        neutral=_read_units(row.neutral_left, row.neutral_right),
        maximum=_read_units(row.maximum_left, row.maximum_right),
        good_frames=row.good_frames,
        switched_off=frozenset(ActionUnit(unit) for unit in _numbers(row.switched_off)),
    )


def _numbers(kept: Sequence[Any]) -> list[int]:
    return [int(number) for number in kept]


def _write_units(units: ActionUnits) -> tuple[dict[str, Any], dict[str, Any]]:
    """By FACS number, so that a unit added later doesn't shift what is kept; units at rest are left out."""
    left: dict[str, Any] = {}
    right: dict[str, Any] = {}
    for unit, on_left, on_right in units.active():
        left[str(int(unit))] = on_left
        right[str(int(unit))] = on_right
    return left, right


def _read_units(left: Mapping[str, Any], right: Mapping[str, Any]) -> ActionUnits:
    return ActionUnits.of(
        left={int(number): float(intensity) for number, intensity in left.items()},
        right={int(number): float(intensity) for number, intensity in right.items()},
    )
