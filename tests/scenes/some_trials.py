"""Invented turns for pages that show what was kept."""

from __future__ import annotations

from datetime import UTC, datetime

from expression_trainer.domain.expressions import BASIC_SIX
from expression_trainer.domain.trials import (
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


def some_trials(learner_id: str, count: int, level: PromptLevel = PromptLevel.INDEPENDENT) -> list[TrialResult]:
    """Turns over the first three feelings; every fourth answer is another word."""
    return [_trial(learner_id, number, level) for number in range(count)]


def _trial(learner_id: str, number: int, level: PromptLevel) -> TrialResult:
    target = BASIC_SIX[number % 3]
    right = number % 4 != 0
    outcome = TrialOutcome(
        outcome=Outcome.COMPLETED,
        response=target if right else BASIC_SIX[4],
        not_sure=False,
        correct=right,
        prompt_level=level,
        replays=0,
        input_method=InputMethod.MOUSE,
        judge=Judge.SELF,
        shown_at=0.0,
        responded_at=1.0,
        response_time_ms=1000.0,
    )
    return TrialResult(
        trial_id=f"{learner_id}-{number}",
        learner_id=learner_id,
        session_id="s",
        exercise="name_it",
        pack_id="p",
        item_id="i",
        identity="Maya",
        probe_identity=False,
        target=target,
        intensity=1.0,
        variant="standard",
        choices=BASIC_SIX[:4],
        phase=Phase.PRACTICE,
        setting=Setting.HOME,
        outcome=outcome,
        shown_utc=datetime(2026, 1, 5, tzinfo=UTC),
        timing_uncertainty_ms=16.0,
        versions=Versions("1", "1", "1", "1"),
        seed=1,
    )
