"""The look of the whole face as a part of closeness, measured from the child's own neutral like a movement.

    look = p(target) / max(p(target) + p(neutral), 1/50),   reached = (look - own neutral's look) / range

A face that looks like another expression takes a little away, as a foreign unit does.
"""

from __future__ import annotations

from collections.abc import Mapping

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.mimicry import Baseline, MimicTarget, PartScore

Looks = Mapping[Expression, float]
"""Calibrated probabilities over the classes of the recogniser."""

FULL_LOOK = 0.8
"""A look this clear is all that is asked for at full strength."""
LEAST_MASS = 0.02
"""When target and neutral together are less likely than this, the face looks like something else."""
OPINION_FROM = 0.15
"""When no class is likelier than this (seven even ones have 0.143), the network has no opinion: movements carry
everything."""
TRUSTED_FRAMES = 30
"""Three seconds of the slowest camera. An own neutral of fewer good frames is believed in proportion: a few photos of
other days say little of how a face rests."""
OTHER_FROM, OTHER_FULL = 0.2, 0.8
"""Another expression costs nothing until it is likelier than the target by the first, and all it can at the second."""
OTHER_WEIGHT = 0.5
"""What a face that clearly looks like another expression takes away, as a share of the look's own weight."""
_LEAST_RANGE = 0.15
_FAINTEST = 0.3


def look(expression: Expression, looks: Looks) -> float:
    """Of target and neutral, how much the face looks like the target, 0-1; less when it is mostly something else."""
    wanted, neutral = looks.get(expression, 0.0), looks.get(Expression.NEUTRAL, 0.0)
    return wanted / max(wanted + neutral, LEAST_MASS)


def whole_face(
    target: MimicTarget, baseline: Baseline | None, looks: Looks | None, kept: float
) -> tuple[PartScore, ...]:
    """The parts of the look: none, or (like the target) and (like another expression).

    `kept`: the share of the profile's movements that this child can make; the look weighs less by what is missing, and
    less the more the own neutral looks like the target already.
    """
    if looks is None or target.look_share <= 0.0 or max(looks.values(), default=0.0) < OPINION_FROM:
        return ()
    own = _own_look(target.expression, baseline)
    weight = target.look_share * kept * (1.0 - own)
    full = max(min(FULL_LOOK, 1.0 - own), _LEAST_RANGE) * max(target.intensity, _FAINTEST)
    like = (look(target.expression, looks) - own) / full
    start = max(OTHER_FROM, _other_ahead(target.expression, baseline.looks) if baseline and baseline.looks else 0.0)
    unlike = (_other_ahead(target.expression, looks) - start) / (OTHER_FULL - OTHER_FROM)
    return (
        PartScore(None, weight, min(1.0, max(0.0, like))),
        PartScore(None, -OTHER_WEIGHT * weight, min(1.0, max(0.0, unlike))),
    )


def _own_look(expression: Expression, baseline: Baseline | None) -> float:
    if baseline is None or baseline.looks is None:
        return 0.0
    return look(expression, baseline.looks) * min(1.0, baseline.good_frames / TRUSTED_FRAMES)


def _other_ahead(expression: Expression, looks: Looks) -> float:
    """By how much the likeliest other expression is likelier than the target (negative: less likely)."""
    others = max((p for e, p in looks.items() if e not in (expression, Expression.NEUTRAL)), default=0.0)
    return others - looks.get(expression, 0.0)
