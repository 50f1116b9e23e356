"""Expressions as poses: how they grow, and what they refuse."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from expression_trainer.domain.action_units import UNITS, FacePose, Side
from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.emotions import POSES, STANDARD, VARIANTS, pose

APEX = {expression: poses[STANDARD] for expression, poses in POSES.items()}
STEPS = [step / 20 for step in range(21)]
EVERY_EXPRESSION = pytest.mark.parametrize("expression", list(Expression))


def test_every_expression_has_an_apex_and_only_neutral_is_at_rest() -> None:
    assert set(APEX) == set(Expression)
    assert [expression for expression, apex in APEX.items() if apex == FacePose()] == [Expression.NEUTRAL]


def test_no_two_variants_look_the_same_at_their_apex() -> None:
    every = [apex for poses in POSES.values() for apex in poses.values()]
    assert len(set(every)) == len(every)


def test_every_expression_but_neutral_has_two_to_four_variants() -> None:
    assert VARIANTS[Expression.NEUTRAL] == (STANDARD,)
    for expression, variants in VARIANTS.items():
        assert variants[0] == STANDARD
        assert 2 <= len(variants) <= 4 or expression is Expression.NEUTRAL


@EVERY_EXPRESSION
def test_intensity_goes_from_rest_to_the_apex(expression: Expression) -> None:
    assert pose(expression, 0.0) == FacePose()
    assert pose(expression, 1.0) == APEX[expression] == pose(expression)


@EVERY_EXPRESSION
def test_every_unit_grows_with_intensity_and_never_past_its_apex(expression: Expression) -> None:
    apex = APEX[expression].units
    grown = [pose(expression, step).units for step in STEPS]
    for unit in UNITS:
        for side in Side:
            values = [units.side(unit, side) for units in grown]
            top = apex.side(unit, side)
            assert all(0 <= value <= top for value in values), unit
            if top:
                assert all(a < b for a, b in pairwise(values)), unit


@EVERY_EXPRESSION
def test_head_and_gaze_grow_in_step_with_intensity(expression: Expression) -> None:
    half, apex = pose(expression, 0.5), APEX[expression]
    for name in ("gaze_x", "gaze_y", "yaw", "pitch", "roll", "blush", "tears"):
        assert getattr(half, name) == pytest.approx(getattr(apex, name) / 2)


def test_movements_hardly_seen_when_faint_come_in_early() -> None:
    quarter, apex = pose(Expression.SURPRISE, 0.25).units, APEX[Expression.SURPRISE].units
    assert quarter[1] / apex[1] == pytest.approx(0.25)
    for unit in (25, 26, 27):
        assert 0.25 < quarter[unit] / apex[unit] < 0.45


def test_contempt_is_one_sided_and_the_basic_expressions_are_not() -> None:
    contempt = APEX[Expression.CONTEMPT].units
    assert contempt.side(12, Side.RIGHT) > 0 == contempt.side(12, Side.LEFT)
    for expression in (Expression.HAPPINESS, Expression.SADNESS, Expression.ANGER, Expression.FEAR):
        assert APEX[expression].units.left == APEX[expression].units.right


@pytest.mark.parametrize("intensity", [-0.01, 1.01, math.nan, math.inf])
def test_an_intensity_outside_its_range_is_refused(intensity: float) -> None:
    with pytest.raises(ValueError, match="intensity must lie in 0-1"):
        pose(Expression.ANGER, intensity)


def test_an_unknown_variant_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="happiness has no variant 'toothy'"):
        pose(Expression.HAPPINESS, 1.0, "toothy")
