"""What grows after a turn: larger for an answer found alone, never nothing for taking part (clinical notes,
"reward").
"""

from __future__ import annotations

from expression_trainer.domain.screens import Growth
from expression_trainer.domain.trials import AdultRating, Outcome, PromptLevel, TrialOutcome


def achieved(outcome: TrialOutcome) -> bool:
    """Whether the turn reached what it asked for: the right word, the held movement, or an adult's "there"."""
    if outcome.outcome is not Outcome.COMPLETED:
        return False
    if outcome.correct is not None:
        return outcome.correct
    return outcome.adult_rating is AdultRating.THERE


def growth_for(outcome: TrialOutcome) -> Growth:
    """A leaf for taking part, a small flower with help, a large one without."""
    if not achieved(outcome):
        return Growth.LEAF
    alone = outcome.prompt_level is PromptLevel.INDEPENDENT
    return Growth.LARGE_FLOWER if alone else Growth.SMALL_FLOWER
