"""Which parts of a face carry an expression: for partial cues and for looking again. Source: FACS, EMFACS table
11-1.
"""

from __future__ import annotations

from collections.abc import Mapping

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.faces import FaceRegion

_EYES_AND_MOUTH = (FaceRegion.BROWS, FaceRegion.MOUTH)

TELLING_REGIONS: Mapping[Expression, tuple[FaceRegion, ...]] = {
    Expression.NEUTRAL: _EYES_AND_MOUTH,
    Expression.HAPPINESS: (FaceRegion.EYES, FaceRegion.MOUTH),
    Expression.SADNESS: _EYES_AND_MOUTH,
    Expression.ANGER: _EYES_AND_MOUTH,
    Expression.FEAR: _EYES_AND_MOUTH,
    Expression.SURPRISE: _EYES_AND_MOUTH,
    Expression.DISGUST: (FaceRegion.NOSE, FaceRegion.MOUTH),
}
"""The regions to look at first, at most two, from top to bottom."""

_DISTANCE_ORDER: Mapping[Expression, tuple[Expression, ...]] = {
    Expression.HAPPINESS: (
        Expression.SADNESS,
        Expression.ANGER,
        Expression.DISGUST,
        Expression.FEAR,
        Expression.SURPRISE,
    ),
    Expression.SADNESS: (
        Expression.HAPPINESS,
        Expression.SURPRISE,
        Expression.ANGER,
        Expression.DISGUST,
        Expression.FEAR,
    ),
    Expression.ANGER: (
        Expression.HAPPINESS,
        Expression.SURPRISE,
        Expression.SADNESS,
        Expression.FEAR,
        Expression.DISGUST,
    ),
    Expression.FEAR: (
        Expression.HAPPINESS,
        Expression.ANGER,
        Expression.DISGUST,
        Expression.SADNESS,
        Expression.SURPRISE,
    ),
    Expression.SURPRISE: (
        Expression.SADNESS,
        Expression.ANGER,
        Expression.DISGUST,
        Expression.HAPPINESS,
        Expression.FEAR,
    ),
    Expression.DISGUST: (
        Expression.HAPPINESS,
        Expression.SURPRISE,
        Expression.FEAR,
        Expression.SADNESS,
        Expression.ANGER,
    ),
}


def distractors(target: Expression, count: int | None) -> tuple[Expression, ...]:
    """The `count` expressions least often confused with the target (None: all), far before near (clinical notes,
    "choices").

    Raises ValueError when there are not that many.
    """
    order = _DISTANCE_ORDER.get(target, tuple(e for e in _DISTANCE_ORDER if e is not target))
    if count is None:
        return order
    if count > len(order):
        raise ValueError(f"{target} has {len(order)} distractors, not {count}")
    return order[:count]
