"""What each expression asks of a face: accepted ways to make it, and units that belong to other expressions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from expression_trainer.domain.action_units import UNITS, ActionUnit
from expression_trainer.domain.errors import ContractBroken
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.mimicry import MimicTarget, TargetProfile, UnitShare

from .mimic_fitted import FITTED

THINNEST_PROFILE = 0.5
"""A profile of which less than this can be judged says too little."""

_Weights = Mapping[int, float]
_PROFILES: Mapping[Expression, Mapping[str, _Weights]] = {
    Expression.HAPPINESS: {
        "standard": {12: 0.55, 6: 0.25, 25: 0.20},
        "closed smile": {12: 0.70, 6: 0.30},
    },
    Expression.SADNESS: {
        "standard": {1: 0.35, 15: 0.35, 4: 0.15, 17: 0.15},
        "eyes-led": {1: 0.50, 4: 0.30, 15: 0.20},
        "mouth-led": {15: 0.60, 17: 0.25, 1: 0.15},
    },
    Expression.ANGER: {
        "standard": {4: 0.45, 7: 0.20, 23: 0.20, 24: 0.15},
        "quiet": {4: 0.45, 7: 0.20, 24: 0.35},
        "eyes-led": {4: 0.65, 7: 0.35},
        "loud": {4: 0.45, 7: 0.20, 10: 0.15, 25: 0.20},
    },
    Expression.FEAR: {
        "standard": {1: 0.25, 2: 0.10, 4: 0.15, 5: 0.25, 20: 0.25},
        "eyes-led": {1: 0.30, 4: 0.30, 5: 0.40},
        "mouth-led": {20: 0.45, 25: 0.20, 5: 0.20, 1: 0.15},
    },
    Expression.SURPRISE: {
        "standard": {1: 0.20, 2: 0.30, 5: 0.15, 26: 0.35},
        "eyes-led": {1: 0.30, 2: 0.45, 5: 0.25},
    },
    Expression.DISGUST: {
        "standard": {9: 0.45, 10: 0.35, 7: 0.10, 17: 0.10},
        "nose-led": {9: 0.75, 7: 0.25},
        "mouth-led": {10: 0.55, 15: 0.20, 17: 0.25},
    },
}
"""Accepted ways to make each expression: the units are those of EMFACS (Ekman & Friesen 1983; FACS table 11-1),
eyes-led and mouth-led ways after Jack et al. 2012 on cultural variation. The weights are our judgement."""

_FOREIGN: Mapping[Expression, _Weights] = {
    Expression.HAPPINESS: {4: 0.15, 15: 0.20, 9: 0.15},
    Expression.SADNESS: {12: 0.30, 5: 0.30, 9: 0.25, 20: 0.20, 26: 0.15, 2: 0.15, 10: 0.10},
    Expression.ANGER: {12: 0.30, 1: 0.30, 9: 0.30, 2: 0.15, 10: 0.15, 15: 0.10, 20: 0.10},
    Expression.FEAR: {12: 0.30, 27: 0.25, 9: 0.20, 15: 0.20, 24: 0.15},
    Expression.SURPRISE: {4: 0.25, 20: 0.25, 12: 0.20, 15: 0.15, 9: 0.10},
    Expression.DISGUST: {12: 0.25, 1: 0.20, 5: 0.20, 26: 0.15, 2: 0.15, 24: 0.10},
}
"""Units that tell other expressions from the target, and how much each may take away. Judgement, held by the test that
the right expression scores above every other one."""


def target_for(
    expression: Expression, intensity: float = 1.0, known_units: Iterable[ActionUnit] = UNITS
) -> MimicTarget:
    """The target for an expression, restricted to units that the recogniser can judge, each profile summing to 1.

    A profile that loses more than half of its weight that way is left out; if none stays, every closeness is 0 and an
    adult judges. Raises ContractBroken for an expression
    without a target.
    """
    if expression not in _PROFILES:
        raise ContractBroken(f"there is no mimic target for {expression}")
    profiles = tuple(
        TargetProfile(name, tuple(UnitShare(ActionUnit(unit), weight) for unit, weight in weights.items()))
        for name, weights in _PROFILES[expression].items()
    )
    foreign = tuple(UnitShare(ActionUnit(unit), -weight) for unit, weight in _FOREIGN[expression].items())
    fitted = FITTED[expression]
    target = MimicTarget(expression, profiles, foreign, intensity, fitted.credit_from, fitted.look_share)
    return restrict(target, known_units)


def restrict(target: MimicTarget, known_units: Iterable[ActionUnit]) -> MimicTarget:
    """The target without units that can't be judged, each profile summing to 1 again; thin profiles are left out."""
    known = set(known_units)
    profiles = []
    for profile in target.profiles:
        kept = [share for share in profile.shares if share.unit in known]
        if sum(share.weight for share in kept) >= THINNEST_PROFILE:
            profiles.append(TargetProfile(profile.name, to_one(kept)))
    return replace(target, profiles=tuple(profiles), foreign=tuple(s for s in target.foreign if s.unit in known))


def to_one(shares: Sequence[UnitShare]) -> tuple[UnitShare, ...]:
    """The same shares with weights that sum to 1."""
    whole = sum(share.weight for share in shares)
    return tuple(UnitShare(share.unit, share.weight / whole) for share in shares)
