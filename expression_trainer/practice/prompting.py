"""How much help a turn gives: most to least for new targets, one level back after an error (clinical notes,
"prompt levels").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.trials import Outcome, Phase, PromptLevel, TrialOutcome, TrialPlan, TrialResult
from expression_trainer.exercises.growth import achieved

NEW_TARGET = PromptLevel.FULL_MODEL
RETEST_AT_LEAST = PromptLevel.FEWER_CHOICES
"""After looking again, the same face comes back with fewer choices."""

Skill = tuple[str, Expression]
"""An exercise's name and a target."""


def took_part(outcome: TrialOutcome) -> bool:
    """Whether a turn says anything about the skill: it was played to its end."""
    return outcome.outcome in (Outcome.COMPLETED, Outcome.TIMED_OUT)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The prompt level at which each skill stands; a skill never met stands at `NEW_TARGET`."""

    levels: Mapping[Skill, PromptLevel] = field(default_factory=dict)

    @classmethod
    def from_history(cls, trials: Iterable[TrialResult]) -> Self:
        """Climb through every practice turn, oldest first."""
        ladder = cls()
        for trial in trials:
            if trial.phase is Phase.PRACTICE:
                ladder = ladder.after((trial.exercise, trial.target), trial.outcome)
        return ladder

    def level(self, skill: Skill) -> PromptLevel:
        return self.levels.get(skill, NEW_TARGET)

    def after(self, skill: Skill, outcome: TrialOutcome) -> Self:
        """One level less help after a turn that reached its goal, one more after one that did not."""
        if not took_part(outcome):
            return self
        at = outcome.prompt_level
        moved = max(at - 1, PromptLevel.INDEPENDENT) if achieved(outcome) else min(at + 1, PromptLevel.FULL_MODEL)
        return replace(self, levels={**self.levels, skill: PromptLevel(moved)})


def retest(plan: TrialPlan, outcome: TrialOutcome) -> TrialPlan | None:
    """The same item again with more help, after an error or "I'm not sure"; None when no re-test is due.

    Probes give no help, mimicry has its own attempts, and after the full model the turn ends kindly.
    """
    if plan.phase is not Phase.PRACTICE or not plan.choices or not took_part(outcome) or achieved(outcome):
        return None
    if plan.prompt_level is PromptLevel.FULL_MODEL:
        return None
    level = PromptLevel(max(plan.prompt_level + 1, RETEST_AT_LEAST))
    return replace(plan, prompt_level=level, seed=plan.seed + 1)
