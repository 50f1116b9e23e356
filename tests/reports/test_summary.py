from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.trials import AdultRating, Judge, Outcome, Phase, PromptLevel
from expression_trainer.reports.mixups import RateRefusal
from expression_trainer.reports.standing import People, Verdict
from expression_trainer.statistics.shares import Share
from tests.reports.simulated import BEGIN_UTC, NEAR, Practice, copied, many_sessions, rated, read

HAPPY, SAD, ANGRY = BASIC_SIX[:3]
FOUR = BASIC_SIX[:4]


def practice_with(right: int, count: int, choices: tuple[Expression, ...] = FOUR, new: bool = False) -> Practice:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    for number in range(count):
        practice.add(read(HAPPY, HAPPY if number < right else SAD), HAPPY, choices, new=new)
    return practice


def test_without_turns_everything_is_empty() -> None:
    summary = Practice().summary()
    assert summary.too_little and summary.standings == () and summary.courses == () and summary.showings == ()
    assert summary.recent_from_utc is None and summary.minutes == 0.0 and not summary.simulated


def test_nine_turns_have_no_interval_and_ten_have_one() -> None:
    nine, ten = practice_with(9, 9).summary(), practice_with(10, 10).summary()
    assert nine.standings[0].main.verdict is Verdict.TOO_FEW and nine.standings[0].main.interval is None
    assert nine.too_little
    assert ten.standings[0].main.verdict is Verdict.ABOVE_GUESSING and not ten.too_little


@pytest.mark.parametrize(
    ("right", "verdict"),
    [(10, Verdict.ABOVE_GUESSING), (3, Verdict.LIKE_GUESSING), (0, Verdict.LIKE_GUESSING)],
)
def test_a_verdict_follows_from_interval_and_guessing(right: int, verdict: Verdict) -> None:
    assert practice_with(right, 10).summary().standings[0].main.verdict is verdict


def test_always_the_other_answer_is_less_often_right_than_guessing() -> None:
    assert practice_with(0, 20).summary().standings[0].main.verdict is Verdict.BELOW_GUESSING


def test_numbers_of_choices_are_never_pooled() -> None:
    practice = practice_with(8, 12)
    for _ in range(5):
        practice.add(read(HAPPY, HAPPY), HAPPY, (HAPPY, SAD))
    bars = practice.summary().standings[0].bars
    assert [(bar.people, bar.choices, bar.share) for bar in bars] == [
        (People.PRACTISED, 4, Share(8, 12)),
        (People.NEW, 4, Share(0, 0)),
        (People.PRACTISED, 2, Share(5, 5)),
    ]
    assert [bar.guessing for bar in bars] == [0.25, 0.25, 0.5]


def test_practised_and_new_people_are_kept_apart() -> None:
    practice = practice_with(11, 12)
    for number in range(10):
        practice.add(read(HAPPY, HAPPY if number < 4 else SAD), HAPPY, FOUR, Phase.GENERALISATION_PROBE, new=True)
    standing = practice.summary().standings[0]
    assert standing.main.share == Share(11, 12) and standing.main_new.share == Share(4, 10)
    assert standing.new_minus_practised is None  # practice turns are not like for like


def test_new_people_are_compared_with_practised_ones_from_checks_alone() -> None:
    practice = practice_with(0, 12)
    for number in range(20):
        new = number % 2 == 1
        phase = Phase.GENERALISATION_PROBE if new else Phase.MAINTENANCE_PROBE
        practice.add(read(HAPPY, SAD if new else HAPPY), HAPPY, FOUR, phase, new=new)
    difference = practice.summary().standings[0].new_minus_practised
    assert difference is not None and difference.high < 0


def test_not_sure_is_a_turn_and_not_a_right_one() -> None:
    practice = practice_with(10, 10)
    practice.add(read(HAPPY, None), HAPPY, FOUR)
    summary = practice.summary()
    assert summary.standings[0].main.share == Share(10, 11) and summary.quality.not_sure == 1


@pytest.mark.parametrize("outcome", [Outcome.STOPPED, Outcome.SKIPPED, Outcome.CAMERA_LOST, Outcome.TIMED_OUT])
def test_a_turn_that_did_not_end_counts_nowhere(outcome: Outcome) -> None:
    practice = practice_with(10, 10)
    practice.add(read(HAPPY, None, outcome=outcome), HAPPY, FOUR)
    summary = practice.summary()
    assert summary.standings[0].main.share == Share(10, 10)
    assert summary.quality.unfinished == (outcome is not Outcome.TIMED_OUT)


def test_turns_with_help_count_in_no_bar() -> None:
    practice = practice_with(10, 10)
    practice.add(read(HAPPY, SAD, PromptLevel.DELAYED_CUE), HAPPY, FOUR)
    summary = practice.summary()
    assert summary.standings[0].main.share == Share(10, 10)
    (point,) = summary.courses[1].points
    assert point.alone == Share(10, 10) and point.helped == Share(0, 1)


def test_bars_look_at_the_last_four_weeks_only() -> None:
    practice = practice_with(0, 12)
    practice.begin(BEGIN_UTC + timedelta(days=40))
    for _ in range(12):
        practice.add(read(HAPPY, HAPPY), HAPPY, FOUR)
    summary = practice.summary()
    assert summary.standings[0].main.share == Share(12, 12)
    assert [point.alone for point in summary.courses[1].points] == [Share(0, 12), Share(12, 12)]


def test_baseline_checks_and_practice_stand_apart_in_the_course() -> None:
    practice = Practice()
    for phase in (Phase.BASELINE, Phase.PRACTICE, Phase.MAINTENANCE_PROBE):
        practice.begin(BEGIN_UTC + timedelta(days=len(practice.sessions)))
        for number in range(8):
            practice.add(read(HAPPY, HAPPY if number else SAD), HAPPY, FOUR, phase)
    points = practice.summary().courses[1].points
    assert [(point.baseline, point.check) for point in points] == [(True, False), (False, False), (False, True)]
    assert points[2].passed and points[2].decided


def test_a_check_of_few_turns_is_neither_passed_nor_missed() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    for _ in range(3):
        practice.add(read(HAPPY, HAPPY), HAPPY, FOUR, Phase.MAINTENANCE_PROBE)
    (point,) = next(course for course in practice.summary().courses if course.expression is HAPPY).points
    assert point.check and not point.decided and not point.passed


def test_unbiased_hit_rates_come_from_checks_with_the_same_answers() -> None:
    practice = practice_with(0, 5)
    fixture = {HAPPY: (4, 1, 0, 1), SAD: (0, 3, 2, 1), ANGRY: (0, 0, 6, 0), Expression.FEAR: (2, 0, 0, 4)}
    for _ in range(2):  # twice the fixture of clinical.md, so that every row has ten turns and the rates stay
        for shown, row in fixture.items():
            for answered, count in zip(FOUR, row, strict=True):
                for _ in range(count):
                    practice.add(read(shown, answered), shown, FOUR, Phase.BASELINE)
    mixups = practice.summary().mix_ups
    assert mixups.checks_only and mixups.refusal is None and mixups.rates is not None
    assert {label: round(rate or 0.0, 3) for label, rate in mixups.rates.items()} == {
        HAPPY: 0.444,
        SAD: 0.375,
        ANGRY: 0.750,
        Expression.FEAR: 0.444,
    }
    assert (mixups.named[0].shown, mixups.named[0].answered) in {(SAD, ANGRY), (Expression.FEAR, HAPPY)}


def test_without_checks_there_is_no_unbiased_hit_rate() -> None:
    mixups = practice_with(10, 12).summary().mix_ups
    assert mixups.rates is None and mixups.refusal is RateRefusal.NO_CHECKS


def test_different_answers_to_choose_from_forbid_the_unbiased_hit_rate() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    for target, choices in ((HAPPY, FOUR), (SAD, (SAD, HAPPY))):
        for _ in range(12):
            practice.add(read(target, target), target, choices, Phase.BASELINE)
    mixups = practice.summary().mix_ups
    assert mixups.rates is None and mixups.refusal is RateRefusal.ANSWERS_DIFFER
    assert ANGRY not in mixups.offered[SAD] and ANGRY in mixups.offered[HAPPY]


def test_a_session_not_seen_well_has_no_point() -> None:
    practice = Practice()
    for seen in (0.95, 0.2):
        practice.begin(BEGIN_UTC + timedelta(days=len(practice.sessions)))
        for _ in range(3):
            practice.add(copied(0.7, seen), HAPPY)
    (showing,) = practice.summary().showings
    assert [point.scored for point in showing.points] == [True, False]
    assert showing.points[0].peak == 0.7 and showing.points[1].peak is None
    assert [turn.peak for turn in showing.turns] == [0.7] * 3 + [None] * 3


def test_few_turns_seen_well_are_a_point_that_is_not_joined() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    practice.add(copied(0.5), HAPPY)
    ((point,),) = (showing.points for showing in practice.summary().showings)
    assert point.scored and not point.firm


def test_an_adults_word_is_counted_and_never_scored() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    for rating in (AdultRating.THERE, AdultRating.THERE, AdultRating.A_LITTLE):
        practice.add(rated(rating), HAPPY)
    summary = practice.summary()
    assert summary.showings[0].ratings == {AdultRating.THERE: 2, AdultRating.A_LITTLE: 1}
    assert summary.showings[0].points == () and summary.quality.judges == (Judge.ADULT,)


def test_the_help_strip_shows_the_usual_help_of_each_practice_session() -> None:
    practice = Practice()
    for levels in ((4, 4, 3), (2, 1), (0, 0)):
        practice.begin(BEGIN_UTC + timedelta(days=len(practice.sessions)))
        for level in levels:
            practice.add(read(HAPPY, HAPPY, PromptLevel(level)), HAPPY, FOUR)
    (strip,) = practice.summary().help_strips
    assert [int(cell.level) for cell in strip.cells] == [4, 2, 0]


def test_a_clock_set_back_leaves_the_minutes_unknown() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC, minutes=-3.0)
    practice.add(read(HAPPY, HAPPY), HAPPY, FOUR)
    assert practice.summary().sittings[0].minutes is None


def test_turns_of_a_session_that_is_not_known_still_count() -> None:
    practice = practice_with(10, 10)
    practice.sessions.clear()
    summary = replace(practice.summary(made_utc=BEGIN_UTC))
    assert len(summary.sittings) == 1 and summary.standings[0].main.share == Share(10, 10)


def test_demo_play_is_marked() -> None:
    practice = practice_with(1, 1)
    assert practice.summary().all_simulated
    practice.begin(BEGIN_UTC + timedelta(days=1), simulated=False)
    practice.add(read(HAPPY, HAPPY), HAPPY, FOUR)
    assert practice.summary().simulated and not practice.summary().all_simulated


def test_the_simulated_practice_has_something_of_everything() -> None:
    summary = many_sessions().summary()
    assert len(summary.sittings) == 12 and len(summary.standings) == len(NEAR)
    assert summary.mix_ups.drawn and summary.help_strips and len(summary.showings) == 2


def test_a_turn_in_which_the_camera_saw_nothing_is_not_seen_well() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    practice.add(replace(copied(0.5), mimic=None), HAPPY)
    summary = practice.summary()
    (point,) = summary.showings[0].points
    assert not point.scored and point.peak is None
    assert (summary.quality.showing_turns, summary.quality.seen_well_turns) == (1, 0)


def test_a_stopped_showing_turn_counts_nowhere() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    practice.add(replace(copied(0.9), outcome=Outcome.STOPPED), HAPPY)
    practice.add(replace(rated(AdultRating.THERE), outcome=Outcome.STOPPED), HAPPY)
    summary = practice.summary()
    assert summary.showings == () and summary.quality.unfinished == 2


def test_where_an_adult_took_over_from_the_camera_their_word_counts() -> None:
    practice = Practice()
    practice.begin(BEGIN_UTC)
    practice.add(replace(copied(0.4), judge=Judge.ADULT, adult_rating=AdultRating.THERE), HAPPY)
    summary = practice.summary()
    assert summary.showings[0].points == () and summary.showings[0].ratings == {AdultRating.THERE: 1}
