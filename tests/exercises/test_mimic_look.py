"""The look of the whole face as a part of closeness: it adds up, starts at the own neutral, and yields to what a child
can't make.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_trainer.domain.action_units import UNITS, ActionUnit, ActionUnits
from expression_trainer.domain.expressions import BASIC_SIX, RECOGNISED, Expression
from expression_trainer.domain.mimicry import Baseline, Closeness
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.exercises.mimic_fitted import FITTED
from expression_trainer.exercises.mimic_look import OPINION_FROM, look
from expression_trainer.exercises.mimic_scoring import HOLD_THRESHOLD, MimicProgress, closeness, height
from expression_trainer.exercises.mimic_targets import target_for

REST = ActionUnits()
HAPPY = target_for(Expression.HAPPINESS)
SMILE = ActionUnits.of({6: 0.9, 12: 0.95, 25: 0.75})

looks_of_any_face = st.lists(st.floats(0.001, 1), min_size=7, max_size=7).map(
    lambda shares: {e: share / sum(shares) for e, share in zip(RECOGNISED, shares, strict=True)}
)
units_of_any_face = st.builds(
    ActionUnits, st.tuples(*[st.floats(0, 1)] * len(UNITS)), st.tuples(*[st.floats(0, 1)] * len(UNITS))
)


def looks(**shares: float) -> dict[Expression, float]:
    """What is not named is neutral."""
    told = {expression: shares.get(expression.value, 0.0) for expression in RECOGNISED}
    told[Expression.NEUTRAL] += 1.0 - sum(told.values())
    return told


def baseline(own: dict[Expression, float], frames: int = 90, off: tuple[int, ...] = ()) -> Baseline:
    return Baseline(REST, REST, frames, frozenset(ActionUnit(unit) for unit in off), own)


def look_weight(near: Closeness) -> float:
    return sum(part.weight for part in near.parts if part.unit is None and part.weight > 0)


@given(units_of_any_face, units_of_any_face, looks_of_any_face, looks_of_any_face, st.sampled_from(BASIC_SIX))
def test_with_the_look_the_parts_still_add_up_to_the_value(
    units: ActionUnits,
    neutral: ActionUnits,
    shown: dict[Expression, float],
    own: dict[Expression, float],
    asked: Expression,
) -> None:
    near = closeness(units, target_for(asked), Baseline(neutral, neutral, 90, frozenset(), own), shown)
    total = sum(part.contribution for part in near.parts)
    assert near.value == pytest.approx(min(1.0, max(0.0, total)))
    assert sum(part.weight for part in near.parts if part.weight > 0) == pytest.approx(1.0)
    assert all(0.0 <= part.reached <= 1.0 for part in near.parts)


@given(units_of_any_face, looks_of_any_face, st.sampled_from(BASIC_SIX))
def test_a_face_at_its_own_neutral_is_never_near_whatever_it_looks_like(
    neutral: ActionUnits, own: dict[Expression, float], asked: Expression
) -> None:
    at_rest = Baseline(neutral, neutral, 90, frozenset(), own)
    assert closeness(neutral, target_for(asked), at_rest, own).value == pytest.approx(0.0)


@given(looks_of_any_face, st.sampled_from(BASIC_SIX), st.floats(0.0, 0.9))
def test_looking_more_like_the_target_never_lowers_the_score(
    shown: dict[Expression, float], asked: Expression, share: float
) -> None:
    more = {e: p * (1 - share) + (share if e is asked else 0.0) for e, p in shown.items()}
    if min(max(shown.values()), max(more.values())) < OPINION_FROM:
        return
    target = target_for(asked)
    assert closeness(REST, target, None, more).value >= closeness(REST, target, None, shown).value - 1e-9


def test_the_look_is_of_target_and_neutral_alone() -> None:
    assert look(Expression.FEAR, looks(fear=0.3, surprise=0.4)) == pytest.approx(0.5)
    assert look(Expression.SADNESS, looks(happiness=1.0)) == 0.0


def test_a_clear_look_of_another_expression_takes_away() -> None:
    alone, with_other = (closeness(REST, HAPPY, None, looks(happiness=0.15, anger=anger)).value for anger in (0.0, 0.8))
    unlike = closeness(SMILE, HAPPY, None, looks(anger=0.95)).value
    assert unlike < closeness(SMILE, HAPPY, None, looks(happiness=0.95)).value - 0.4
    assert with_other <= alone + 0.4


def test_without_an_opinion_of_the_network_movements_carry_everything() -> None:
    even = dict.fromkeys(RECOGNISED, 1 / 7)
    assert closeness(SMILE, HAPPY, None, even) == closeness(SMILE, HAPPY, None)
    assert look_weight(closeness(SMILE, HAPPY, None, looks(happiness=0.9))) == pytest.approx(
        FITTED[Expression.HAPPINESS].look_share
    )


def test_the_look_weighs_less_for_a_face_that_looks_so_at_rest() -> None:
    sad = target_for(Expression.SADNESS)
    clear, resting = (closeness(REST, sad, baseline(looks(sadness=p)), looks(sadness=0.9)) for p in (0.0, 0.8))
    assert look_weight(resting) == pytest.approx(0.2 * look_weight(clear))


def test_an_own_neutral_of_few_frames_is_believed_in_proportion() -> None:
    sad, own = target_for(Expression.SADNESS), looks(sadness=0.6)
    few, many = (closeness(REST, sad, baseline(own, frames), own).value for frames in (3, 90))
    assert many == pytest.approx(0.0) and few > 0.2


def test_the_look_weighs_less_when_movements_are_switched_off() -> None:
    seen = looks(happiness=0.9)
    whole, part = (closeness(SMILE, HAPPY, baseline(looks(), off=off), seen) for off in ((), (6, 25)))
    assert 0 < look_weight(part) < look_weight(whole)
    assert closeness(SMILE, HAPPY, baseline(looks(), off=(6, 12, 25)), seen).parts == ()


@given(units_of_any_face, looks_of_any_face, st.sampled_from(BASIC_SIX))
def test_the_suggested_movement_raises_the_score_when_made(
    units: ActionUnits, shown: dict[Expression, float], asked: Expression
) -> None:
    target = target_for(asked)
    before = closeness(units, target, None, shown)
    if before.suggestion is None or not 0.0 < before.value < 1.0:
        return
    value, place = float(before.suggestion.more), UNITS.index(before.suggestion.unit)
    moved = ActionUnits(*((*side[:place], value, *side[place + 1 :]) for side in (units.left, units.right)))
    assert closeness(moved, target, None, shown).value > before.value


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.15, 0.6))
def test_the_plant_grows_with_the_closeness_and_stands_at_its_line_where_credit_begins(
    one: float, other: float, credit_from: float
) -> None:
    low, high = sorted((one, other))
    assert height(low, credit_from) <= height(high, credit_from) + 1e-12
    assert height(credit_from, credit_from) == pytest.approx(HOLD_THRESHOLD)
    assert (height(0.0, credit_from), height(1.0, credit_from)) == (0.0, pytest.approx(1.0))


def test_a_hold_counts_from_the_credit_line_of_its_expression() -> None:
    target = target_for(Expression.SADNESS)
    progress = MimicProgress.begin(target, None, 0.0)
    faint = ActionUnits.of({1: 0.40 * (target.credit_from + 0.05)})  # eyes-led: half of it is the inner brows
    for number in range(1, 40):
        at = number / 30
        progress = progress.observe(ExpressionReading(at, at, FaceStatus.GOOD, faint, UNITS, looks(sadness=0.4)))
    assert target.credit_from < progress.peak < HOLD_THRESHOLD
    assert progress.longest_hold_seconds == pytest.approx(1.27, abs=0.1)
    assert progress.stem > HOLD_THRESHOLD


def test_fitted_numbers_stay_within_their_bounds() -> None:
    assert set(FITTED) == set(BASIC_SIX)
    for fitted in FITTED.values():
        assert 0.15 <= fitted.credit_from <= HOLD_THRESHOLD and 0.0 <= fitted.look_share <= 0.8
