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

STANDARD = "standard"

POSES: Mapping[Expression, Mapping[str, FacePose]] = {
    Expression.NEUTRAL: {STANDARD: FacePose()},
    Expression.HAPPINESS: {
        STANDARD: FacePose(_units({6: 0.85, 12: 0.95, 25: 0.7, 26: 0.2, 7: 0.15})),
        "closed": FacePose(_units({6: 0.75, 12: 0.9, 7: 0.15}), roll=-2),
        "laugh": FacePose(_units({6: 1, 12: 1, 25: 0.95, 26: 0.75, 7: 0.35, 1: 0.15, 2: 0.2}), pitch=-5, roll=3),
    },
    Expression.SADNESS: {
        STANDARD: FacePose(
            _units({1: 1, 4: 0.5, 15: 0.95, 17: 0.55, 11: 0.3, 43: 0.18}), gaze_y=0.35, pitch=6, roll=2
        ),
        "brows": FacePose(_units({1: 1, 4: 0.4, 15: 0.4, 43: 0.3}), gaze_y=0.5, pitch=8, roll=-3),
        "pout": FacePose(_units({1: 0.75, 4: 0.35, 15: 1, 17: 0.95, 22: 0.25, 43: 0.12}), gaze_y=0.15, pitch=4),
        "tearful": FacePose(
            _units({1: 1, 4: 0.55, 15: 0.95, 17: 0.6, 6: 0.25, 43: 0.25, 25: 0.2}), pitch=4, roll=3, tears=1
        ),
    },
    Expression.ANGER: {
        STANDARD: FacePose(_units({4: 1, 5: 0.5, 7: 0.7, 23: 0.8, 24: 0.7, 17: 0.4, 15: 0.25}), pitch=3),
        "loud": FacePose(_units({4: 1, 5: 0.75, 7: 0.6, 10: 0.55, 16: 0.75, 22: 0.55, 23: 0.3, 25: 0.9, 26: 0.6})),
        "glare": FacePose(_units({4: 1, 5: 0.7, 7: 0.65, 24: 0.3, 15: 0.2}), pitch=6),
    },
    Expression.FEAR: {
        STANDARD: FacePose(_units({1: 1, 2: 0.75, 4: 0.55, 5: 1, 7: 0.2, 20: 0.9, 25: 0.7, 26: 0.3}), pitch=-3),
        "gasp": FacePose(_units({1: 1, 2: 0.6, 4: 0.6, 5: 1, 20: 0.75, 25: 0.8, 26: 0.75, 16: 0.4}), pitch=-4, yaw=3),
        "frozen": FacePose(_units({1: 1, 2: 0.5, 4: 0.75, 5: 1, 20: 0.75, 25: 0.3, 15: 0.3}), pitch=-2, yaw=-3),
    },
    Expression.SURPRISE: {
        STANDARD: FacePose(_units({1: 1, 2: 1, 5: 0.85, 26: 0.7, 27: 0.5, 25: 0.6})),
        "mild": FacePose(_units({1: 0.9, 2: 1, 5: 0.7, 26: 0.8, 27: 0.15, 25: 0.55})),
        "gasp": FacePose(_units({1: 1, 2: 1, 5: 1, 26: 0.8, 27: 0.9, 25: 0.7}), pitch=-4),
    },
    Expression.DISGUST: {
        STANDARD: FacePose(_units({9: 1, 10: 0.95, 4: 0.2, 7: 0.55, 6: 0.3, 15: 0.45, 16: 0.4, 17: 0.15, 25: 0.35})),
        "tongue": FacePose(
            _units({9: 1, 10: 0.6, 7: 0.6, 6: 0.3, 15: 0.35, 16: 0.5, 19: 1, 25: 0.7, 26: 0.45}), pitch=-4, roll=-3
        ),
        "nose": FacePose(_units({9: 1, 10: 0.9, 7: 0.6, 6: 0.3, 15: 0.5, 17: 0.45}), pitch=-7, yaw=-7, roll=-3),
    },
    Expression.CALM: {
        STANDARD: FacePose(_units({12: 0.3, 43: 0.3}), gaze_y=0.1),
        "eyes-closed": FacePose(_units({12: 0.3, 43: 1}), pitch=-2),
    },
    Expression.PAIN: {
        STANDARD: FacePose(
            _units({4: 0.95, 6: 0.85, 7: 1, 9: 0.5, 10: 0.6, 20: 0.5, 25: 0.6, 16: 0.4, 43: 0.75}), roll=-4, pitch=3
        ),
        "closed": FacePose(_units({4: 1, 6: 0.85, 7: 1, 9: 0.5, 24: 0.8, 15: 0.5, 17: 0.4, 43: 1}), roll=4, pitch=5),
    },
    Expression.CONTEMPT: {
        STANDARD: FacePose(
            _units({7: 0.25, 43: 0.12}, right={7: 0.25, 43: 0.12, 12: 0.75, 14: 1}), yaw=6, pitch=-6, gaze_x=-0.4
        ),
        "brow": FacePose(
            _units({7: 0.3, 43: 0.15}, left={7: 0.2, 2: 0.7, 1: 0.2, 12: 0.7, 14: 1}), yaw=-6, pitch=-5, gaze_x=0.4
        ),
    },
    Expression.SHY: {
        STANDARD: FacePose(
            _units({12: 0.45, 24: 0.3, 43: 0.3, 6: 0.2, 1: 0.3}), gaze_x=0.35, gaze_y=0.85, roll=7, pitch=12, blush=0.9
        ),
        "away": FacePose(
            _units({12: 0.35, 24: 0.45, 43: 0.25, 1: 0.35, 14: 0.3}),
            gaze_x=-0.8, gaze_y=0.5, roll=-6, pitch=8, yaw=12, blush=0.8,
        ),
    },
    Expression.TIRED: {
        STANDARD: FacePose(_units({43: 0.58, 1: 0.35, 15: 0.3, 26: 0.2, 25: 0.2}), gaze_y=0.3, roll=6, pitch=7),
        "yawn": FacePose(_units({43: 0.9, 1: 0.35, 4: 0.2, 7: 0.3, 26: 0.9, 27: 0.9, 25: 0.8}), pitch=-6, roll=3),
    },
    Expression.WORRIED: {
        STANDARD: FacePose(_units({1: 1, 4: 0.65, 2: 0.1, 24: 0.5, 15: 0.35, 20: 0.35, 7: 0.2}), gaze_x=0.6, yaw=-3),
        "lip": FacePose(_units({1: 1, 4: 0.8, 28: 0.7, 20: 0.3, 5: 0.15}), gaze_x=-0.5, gaze_y=0.15, roll=-3),
    },
    Expression.PROUD: {
        STANDARD: FacePose(_units({12: 0.65, 24: 0.3, 6: 0.45, 43: 0.2, 2: 0.25}), pitch=-15),
        "broad": FacePose(_units({12: 0.85, 25: 0.45, 6: 0.6, 2: 0.3, 43: 0.12}), pitch=-14, roll=-4, yaw=4),
    },
    Expression.EXCITED: {
        STANDARD: FacePose(_units({6: 0.55, 12: 1, 25: 0.95, 26: 0.85, 1: 0.7, 2: 0.85, 5: 0.75}), pitch=-3),
        "cheer": FacePose(_units({6: 0.6, 12: 1, 25: 1, 26: 0.9, 27: 0.4, 1: 0.8, 2: 1, 5: 0.85}), pitch=-8, roll=5),
    },
    Expression.CONFUSED: {
        STANDARD: FacePose(
            _units({4: 0.75, 7: 0.45, 24: 0.3, 14: 0.3, 15: 0.2}, right={1: 0.35, 2: 0.85, 24: 0.3, 14: 0.5}),
            roll=5, gaze_x=0.2, gaze_y=-0.25,
        ),
        "lips": FacePose(
            _units({4: 0.7, 7: 0.45, 18: 0.5, 24: 0.2}, left={1: 0.2, 2: 0.9, 4: 0.25, 18: 0.5, 24: 0.2}),
            roll=-5, gaze_x=-0.4, gaze_y=-0.3, yaw=-4,
        ),
    },
}  # fmt: skip
"""The apex of every variant. Each expression has "standard"; people don't all smile alike, so most have more."""

VARIANTS: Mapping[Expression, tuple[str, ...]] = {shown: tuple(poses) for shown, poses in POSES.items()}

_CURVES: Mapping[ActionUnit, float] = {
    ActionUnit.LIPS_PART: 0.6,
    ActionUnit.JAW_DROP: 0.65,
    ActionUnit.MOUTH_STRETCH: 0.85,
    ActionUnit.NOSE_WRINKLER: 0.8,
    ActionUnit.UPPER_LIP_RAISER: 0.85,
    ActionUnit.UPPER_LID_RAISER: 0.85,
}
"""Exponents under 1 for movements that are hardly seen when faint, so that what is seen grows evenly."""


def pose(expression: Expression, intensity: float = 1.0, variant: str = STANDARD) -> FacePose:
    """The pose of an expression at an intensity 0-1. Raises ValueError for another intensity or variant."""
    if not 0.0 <= intensity <= 1.0:
        raise ValueError(f"intensity must lie in 0-1, not {intensity}")
    apex = POSES[expression].get(variant)
    if apex is None:
        raise ValueError(f"{expression} has no variant {variant!r}; it has {', '.join(VARIANTS[expression])}")
    shares = [intensity ** _CURVES.get(unit, 1.0) for unit in UNITS]
    grown = ActionUnits(
        tuple(v * s for v, s in zip(apex.units.left, shares, strict=True)),
        tuple(v * s for v, s in zip(apex.units.right, shares, strict=True)),
    )
    return replace(apex.scaled(intensity), units=grown)
