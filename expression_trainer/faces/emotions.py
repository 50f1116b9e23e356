"""Expressions as poses: the apex of each, and how it grows with intensity.

FACS table 11-1 and the EMFACS sets agree on the basic six; calm, tired, worried, confused and excited are our own
design, pain follows Prkachin & Solomon 2008, shy Keltner 1995, proud Tracy & Robins 2004, excited Du, Tao & Martinez
2014. All are conventions (Barrett et al. 2019). Intensity 0-1 is "rig intensity", not a FACS letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from expression_trainer.domain.action_units import UNITS, ActionUnit, ActionUnits, FacePose
from expression_trainer.domain.expressions import Expression

_units = ActionUnits.of

APEX: Mapping[Expression, FacePose] = {
    Expression.NEUTRAL: FacePose(),
    Expression.HAPPINESS: FacePose(_units({6: 0.9, 12: 0.95, 25: 0.75, 26: 0.25, 7: 0.15})),
    Expression.SADNESS: FacePose(
        _units({1: 1, 4: 0.55, 15: 0.9, 17: 0.55, 11: 0.3, 43: 0.18}), gaze_y=0.35, pitch=6, roll=2
    ),
    Expression.ANGER: FacePose(_units({4: 1, 5: 0.55, 7: 0.8, 23: 0.8, 24: 0.6, 17: 0.35, 10: 0.15}), pitch=2),
    Expression.FEAR: FacePose(_units({1: 1, 2: 0.65, 4: 0.6, 5: 1, 7: 0.25, 20: 0.9, 25: 0.7, 26: 0.4}), pitch=-2),
    Expression.SURPRISE: FacePose(_units({1: 1, 2: 1, 5: 0.85, 26: 0.7, 27: 0.55, 25: 0.6})),
    Expression.DISGUST: FacePose(
        _units({9: 1, 10: 0.9, 4: 0.25, 7: 0.5, 6: 0.3, 15: 0.4, 16: 0.45, 17: 0.2, 25: 0.35})
    ),
    Expression.CALM: FacePose(_units({12: 0.28, 43: 0.22})),
    Expression.PAIN: FacePose(_units({4: 0.9, 6: 0.8, 7: 0.9, 9: 0.55, 10: 0.6, 20: 0.45, 25: 0.5, 43: 0.62}), roll=-3),
    Expression.CONTEMPT: FacePose(_units({7: 0.2}, right={7: 0.2, 12: 0.7, 14: 0.9}), yaw=4, pitch=-4, gaze_x=-0.3),
    Expression.SHY: FacePose(
        _units({12: 0.45, 24: 0.25, 43: 0.3, 6: 0.2}), gaze_x=0.25, gaze_y=0.8, roll=5, pitch=9, blush=0.9
    ),
    Expression.TIRED: FacePose(_units({43: 0.5, 1: 0.25, 15: 0.25, 26: 0.12, 25: 0.15}), gaze_y=0.25, roll=3, pitch=5),
    Expression.WORRIED: FacePose(_units({1: 0.9, 4: 0.7, 2: 0.1, 24: 0.25, 15: 0.3, 20: 0.25}), gaze_x=0.3),
    Expression.PROUD: FacePose(_units({12: 0.55, 24: 0.2, 6: 0.35, 43: 0.15, 2: 0.15}), pitch=-10),
    Expression.EXCITED: FacePose(_units({6: 0.7, 12: 1, 25: 0.9, 26: 0.75, 1: 0.5, 2: 0.6, 5: 0.45})),
    Expression.CONFUSED: FacePose(
        _units({4: 0.55, 1: 0.2, 7: 0.3, 24: 0.2, 14: 0.3}, right={4: 0.55, 1: 0.2, 2: 0.8, 7: 0.3, 24: 0.2, 14: 0.3}),
        roll=4.5,
        gaze_x=0.2,
    ),
}

_CURVES: Mapping[ActionUnit, float] = {
    ActionUnit.LIPS_PART: 0.75,
    ActionUnit.JAW_DROP: 0.8,
    ActionUnit.MOUTH_STRETCH: 0.9,
    ActionUnit.NOSE_WRINKLER: 0.85,
}
"""Exponents under 1 for movements that are hardly seen when faint, so that what is seen grows evenly."""


def pose(expression: Expression, intensity: float = 1.0, variant: str = "standard") -> FacePose:
    """The pose of an expression at an intensity 0-1. Raises ValueError for another intensity or variant."""
    if not 0.0 <= intensity <= 1.0:
        raise ValueError(f"intensity must lie in 0-1, not {intensity}")
    if variant != "standard":
        raise ValueError(f"{expression} has no variant {variant!r}")
    apex = APEX[expression]
    shares = [intensity ** _CURVES.get(unit, 1.0) for unit in UNITS]
    grown = ActionUnits(
        tuple(v * s for v, s in zip(apex.units.left, shares, strict=True)),
        tuple(v * s for v, s in zip(apex.units.right, shares, strict=True)),
    )
    return replace(apex.scaled(intensity), units=grown)
