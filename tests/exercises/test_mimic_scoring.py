"""Scoring mimicry: right beats wrong, the parts add up, a child's own range counts, and nothing bad lowers anything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_trainer.domain.action_units import UNITS, ActionUnit, ActionUnits
from expression_trainer.domain.errors import ContractBroken
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.mimicry import Baseline, MimicScore, Suggestion
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.exercises.mimic_scoring import (
    FOREIGN_FROM,
    HOLD_THRESHOLD,
    MimicProgress,
    closeness,
    grow_range,
    reached,
    target_for,
)
from expression_trainer.exercises.mimic_targets import restrict

REST = ActionUnits()
APEX = {
    Expression.NEUTRAL: REST,
    Expression.HAPPINESS: ActionUnits.of({6: 0.9, 12: 0.95, 25: 0.75, 26: 0.25, 7: 0.15}),
    Expression.SADNESS: ActionUnits.of({1: 1, 4: 0.55, 15: 0.9, 17: 0.55, 11: 0.3, 43: 0.18}),
    Expression.ANGER: ActionUnits.of({4: 1, 5: 0.55, 7: 0.8, 23: 0.8, 24: 0.6, 17: 0.35, 10: 0.15}),
    Expression.FEAR: ActionUnits.of({1: 1, 2: 0.65, 4: 0.6, 5: 1, 7: 0.25, 20: 0.9, 25: 0.7, 26: 0.4}),
    Expression.SURPRISE: ActionUnits.of({1: 1, 2: 1, 5: 0.85, 26: 0.7, 27: 0.55, 25: 0.6}),
    Expression.DISGUST: ActionUnits.of({9: 1, 10: 0.8, 4: 0.35, 7: 0.5, 6: 0.3, 15: 0.4, 16: 0.35, 17: 0.3, 25: 0.25}),
}
"""The apex of each expression in the design of the drawn faces."""
HAPPY = target_for(Expression.HAPPINESS)

units_of_any_face = st.builds(
    ActionUnits,
    st.tuples(*[st.floats(0, 1)] * len(UNITS)),
    st.tuples(*[st.floats(0, 1)] * len(UNITS)),
)


def baseline(neutral: ActionUnits = REST, maximum: ActionUnits | None = None, off: tuple[int, ...] = ()) -> Baseline:
    return Baseline(neutral, maximum or neutral, 100, frozenset(ActionUnit(unit) for unit in off))


def reading(units: ActionUnits | None, at: float, status: FaceStatus = FaceStatus.GOOD) -> ExpressionReading:
    return ExpressionReading(at, at, status, units, UNITS)


@pytest.mark.parametrize("asked", BASIC_SIX)
def test_the_right_expression_scores_clearly_above_every_other_one(asked: Expression) -> None:
    target = target_for(asked)
    right = closeness(APEX[asked], target, None).value
    wrong = {shown: closeness(units, target, None).value for shown, units in APEX.items() if shown is not asked}
    assert right >= 0.9
    assert max(wrong.values()) <= HOLD_THRESHOLD - 0.04, wrong
    assert wrong[Expression.NEUTRAL] == 0.0


@pytest.mark.parametrize("asked", BASIC_SIX)
def test_profiles_are_whole_whatever_the_recogniser_knows(asked: Expression) -> None:
    for known in (UNITS, tuple(unit for unit in UNITS if unit not in (6, 9, 23))):
        target = target_for(asked, known_units=known)
        assert target.profiles, "some way to make it is left"
        for profile in target.profiles:
            assert sum(share.weight for share in profile.shares) == pytest.approx(1.0)
            assert all(share.weight > 0 and share.unit in known for share in profile.shares)
        assert all(share.weight < 0 and share.unit in known for share in target.foreign)


def test_a_recogniser_that_knows_nothing_of_a_target_leaves_it_to_the_adult() -> None:
    target = target_for(Expression.HAPPINESS, known_units=(ActionUnit.BROW_LOWERER,))
    near = closeness(APEX[Expression.HAPPINESS], target, None)
    assert (target.profiles, near.value, near.parts, near.suggestion) == ((), 0.0, (), None)


def test_an_expression_without_a_target_is_a_mistake_of_ours() -> None:
    with pytest.raises(ContractBroken, match="calm"):
        target_for(Expression.CALM)


@given(units_of_any_face, units_of_any_face, st.sampled_from(BASIC_SIX), st.floats(0.3, 1))
def test_the_parts_add_up_to_the_value(
    units: ActionUnits, neutral: ActionUnits, asked: Expression, intensity: float
) -> None:
    near = closeness(units, target_for(asked, intensity), baseline(neutral))
    total = sum(part.contribution for part in near.parts)
    assert near.value == pytest.approx(min(1.0, max(0.0, total)))
    assert all(0.0 <= part.reached <= 1.0 for part in near.parts)


@given(units_of_any_face, st.sampled_from(BASIC_SIX))
def test_the_own_neutral_face_is_never_near_an_expression(neutral: ActionUnits, asked: Expression) -> None:
    assert closeness(neutral, target_for(asked), baseline(neutral)).value == 0.0


@given(units_of_any_face, st.sampled_from(BASIC_SIX))
def test_left_and_right_count_the_same(units: ActionUnits, asked: Expression) -> None:
    target = target_for(asked)
    assert closeness(units, target, None).value == pytest.approx(closeness(units.mirrored(), target, None).value)


def test_reached_is_the_share_of_the_own_range() -> None:
    """(value - neutral) / (maximum - neutral), Olderbak et al. 2014."""
    own = baseline(ActionUnits.of({12: 0.1}), ActionUnits.of({12: 0.9}))
    assert reached(ActionUnit.LIP_CORNER_PULLER, ActionUnits.of({12: 0.5}), own) == pytest.approx(0.5)
    assert reached(ActionUnit.LIP_CORNER_PULLER, ActionUnits.of({12: 0.1}), own) == 0.0
    assert reached(ActionUnit.LIP_CORNER_PULLER, ActionUnits.of({12: 0.95}), own) == 1.0


def test_a_small_own_range_is_enough_and_noise_is_not() -> None:
    still = baseline(ActionUnits.of({12: 0.1}), ActionUnits.of({12: 0.15}))
    assert reached(ActionUnit.LIP_CORNER_PULLER, ActionUnits.of({12: 0.15}), still) < 0.2
    assert reached(ActionUnit.LIP_CORNER_PULLER, ActionUnits.of({12: 0.55}), still) == pytest.approx(1.0)


def test_one_odd_maximum_does_not_put_an_expression_out_of_reach() -> None:
    """AU15 counts as fully reached at 0.22; a maximum of 1 doubles what is asked, and no more."""
    odd = baseline(REST, ActionUnits.of({15: 1.0}))
    assert reached(ActionUnit.LIP_CORNER_DEPRESSOR, ActionUnits.of({15: 0.44}), odd) == pytest.approx(1.0)
    assert reached(ActionUnit.LIP_CORNER_DEPRESSOR, ActionUnits.of({15: 0.22}), odd) == pytest.approx(0.5)


def test_one_side_that_moves_counts_in_full() -> None:
    one_sided = ActionUnits.of(left={6: 0.9, 12: 0.95, 25: 0.75})
    assert closeness(one_sided, HAPPY, None).value == pytest.approx(1.0)


def test_a_fainter_model_asks_for_less() -> None:
    half = ActionUnits.of({6: 0.17, 12: 0.22, 25: 0.25})
    assert closeness(half, target_for(Expression.HAPPINESS, 0.5), None).value > 0.9
    assert closeness(half, HAPPY, None).value < HOLD_THRESHOLD


def test_movements_that_a_child_can_not_make_are_left_out() -> None:
    smile_only = ActionUnits.of({12: 0.9})
    plain, adapted = (closeness(smile_only, HAPPY, baseline(off=off)) for off in ((), (6, 25)))
    assert adapted.value == pytest.approx(1.0) and plain.value < 0.8
    assert {part.unit for part in adapted.parts if part.weight > 0} == {ActionUnit.LIP_CORNER_PULLER}


def test_with_every_movement_switched_off_the_camera_does_not_judge() -> None:
    near = closeness(APEX[Expression.HAPPINESS], HAPPY, baseline(off=(6, 12, 25)))
    assert (near.value, near.parts, near.suggestion) == (0.0, (), None)


def test_strong_units_of_other_expressions_cost_a_little_and_a_trace_costs_nothing() -> None:
    smile = {6: 0.9, 12: 0.95, 25: 0.75}
    trace = closeness(ActionUnits.of({**smile, 4: 0.3 * FOREIGN_FROM}), HAPPY, None).value
    frown = closeness(ActionUnits.of({**smile, 4: 1.0}), HAPPY, None).value
    assert trace == pytest.approx(1.0) and 0.8 < frown < 1.0


def test_the_suggestion_is_the_movement_that_brings_the_most() -> None:
    assert closeness(REST, HAPPY, None).suggestion == Suggestion(ActionUnit.LIP_CORNER_PULLER, more=True)
    brows_only = closeness(ActionUnits.of({1: 1, 2: 1, 5: 0.9, 4: 1}), target_for(Expression.SURPRISE), None)
    assert brows_only.suggestion == Suggestion(ActionUnit.BROW_LOWERER, more=False)
    assert closeness(APEX[Expression.HAPPINESS], HAPPY, None).suggestion is None


@given(units_of_any_face, st.sampled_from(BASIC_SIX))
def test_following_the_suggestion_raises_the_score(units: ActionUnits, asked: Expression) -> None:
    target = target_for(asked)
    before = closeness(units, target, None)
    if before.suggestion is None or before.value == 0.0:
        return
    value = 1.0 if before.suggestion.more else 0.0
    place = UNITS.index(before.suggestion.unit)
    moved = ActionUnits(
        (*units.left[:place], value, *units.left[place + 1 :]), (*units.right[:place], value, *units.right[place + 1 :])
    )
    assert closeness(moved, target, None).value > before.value


def test_the_own_range_grows_and_never_shrinks() -> None:
    own = baseline(REST, ActionUnits.of({12: 0.5}))
    grown = grow_range(own, ActionUnits.of({12: 0.3, 6: 0.4}))
    assert (grown.maximum[12], grown.maximum[6], grown.neutral) == (0.5, 0.4, REST)


# --- an attempt over time ------------------------------------------------------------------------------------------


def attempt(*moments: tuple[ActionUnits | None, float], rate: float = 30.0) -> MimicProgress:
    """Each moment is what the face shows (None: not seen) and for how many seconds."""
    progress, at = MimicProgress.begin(HAPPY, None, 0.0), 0.0
    for units, seconds in moments:
        for _ in range(round(seconds * rate)):
            at += 1 / rate
            status = FaceStatus.GOOD if units is not None else FaceStatus.NO_FACE
            progress = progress.observe(reading(units, at, status))
    return progress


def score(*moments: tuple[ActionUnits | None, float], rate: float = 30.0) -> MimicScore:
    return attempt(*moments, rate=rate).score(1)


SMILE = APEX[Expression.HAPPINESS]


def test_one_odd_frame_makes_no_peak() -> None:
    assert score((REST, 1), (SMILE, 1 / 30), (REST, 1)).peak == 0.0
    assert score((REST, 1), (SMILE, 0.1), (REST, 1)).peak == pytest.approx(1.0)


def test_frames_far_apart_are_not_in_a_row() -> None:
    progress = MimicProgress.begin(HAPPY, None, 0.0)
    for at in (1.0, 3.0, 5.0):
        progress = progress.observe(reading(SMILE, at))
    assert progress.score(1).peak == 0.0


@pytest.mark.parametrize("rate", [10.0, 30.0, 60.0])
def test_the_hold_is_the_time_at_or_above_the_threshold(rate: float) -> None:
    assert score((REST, 1), (SMILE, 1.5), (REST, 1), rate=rate).hold_seconds == pytest.approx(1.5, abs=0.1)


def test_short_dropouts_do_not_end_a_hold_and_longer_ones_do() -> None:
    assert score((SMILE, 0.5), (None, 0.15), (SMILE, 0.5)).hold_seconds == pytest.approx(1.15, abs=0.1)
    assert score((SMILE, 0.5), (None, 0.6), (SMILE, 0.4)).hold_seconds == pytest.approx(0.5, abs=0.1)


def test_the_longest_hold_is_kept() -> None:
    assert score((SMILE, 1), (REST, 1), (SMILE, 0.3)).hold_seconds == pytest.approx(1.0, abs=0.1)


def test_onset_is_the_first_movement_towards_the_target() -> None:
    assert score((REST, 1.2), (SMILE, 0.5)).onset_seconds == pytest.approx(1.2, abs=0.05)
    assert score((REST, 1)).onset_seconds is None


def test_readings_that_are_not_good_lower_nothing() -> None:
    shown = attempt((SMILE, 1))
    hidden = shown
    for number in range(60):
        for status in FaceStatus:
            if status is not FaceStatus.GOOD:
                hidden = hidden.observe(reading(None, 1 + number / 30, status))
    assert (hidden.stem, hidden.best, hidden.held_seconds) == (shown.stem, shown.best, shown.held_seconds)
    before, after = shown.score(1), hidden.score(1)
    assert replace(after, frames=before.frames) == before
    assert after.frames.scored == before.frames.scored and after.frames.seen > before.frames.seen


def test_good_without_units_is_only_counted() -> None:
    shown = attempt((SMILE, 1))
    again = shown.observe(reading(None, 1.03))
    assert (again.stem, again.frames.seen, again.frames.scored) == (shown.stem, 31, 30)


def test_nothing_seen_is_an_empty_score_and_not_a_bad_one() -> None:
    empty = score((None, 1))
    assert (empty.peak, empty.parts, empty.onset_seconds, empty.symmetry, empty.frames.scored) == (
        0.0,
        (),
        None,
        None,
        0,
    )


def test_the_score_keeps_what_the_peak_was_made_of() -> None:
    kept = score((REST, 0.5), (SMILE, 0.5), (REST, 0.5))
    assert kept.peak_units == SMILE and kept.profile in {"standard", "closed smile"}
    assert sum(part.contribution for part in kept.parts) == pytest.approx(kept.peak)


def test_symmetry_is_measured_from_the_own_neutral() -> None:
    crooked = ActionUnits.of(left={12: 0.3})
    progress = MimicProgress.begin(HAPPY, baseline(crooked), 0.0)
    even = ActionUnits.of({6: 0.8, 25: 0.7}, left={12: 0.95}, right={12: 0.65})
    for number in range(5):
        progress = progress.observe(reading(even, number / 30))
    assert progress.score(1).symmetry == pytest.approx(1.0)
    assert score((ActionUnits.of(left={12: 0.9, 6: 0.9, 25: 0.9}), 0.5)).symmetry == pytest.approx(0.0)


def test_the_plant_grows_with_the_movement_and_does_not_jump() -> None:
    stems = []
    progress = MimicProgress.begin(HAPPY, None, 0.0)
    for number in range(1, 31):
        progress = progress.observe(reading(SMILE, number / 30))
        stems.append(progress.stem)
    assert stems == sorted(stems) and stems[0] < 0.2 and stems[-1] > 0.9
    late = MimicProgress.begin(HAPPY, None, 0.0).observe(reading(SMILE, 20.0))
    assert late.stem < 0.5


def test_a_target_that_an_adult_edited_is_kept_when_the_recogniser_knows_less() -> None:
    own_way = replace(HAPPY, profiles=HAPPY.profiles[1:])
    assert [p.name for p in restrict(own_way, [u for u in UNITS if u != 6]).profiles] == ["closed smile"]
