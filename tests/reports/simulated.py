"""Made-up learners with made-up practice, and a small program that writes their pages.

python -m tests.reports.simulated FOLDER
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from expression_trainer.domain.action_units import ActionUnit, ActionUnits
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.learners import AccessibilityProfile, Learner
from expression_trainer.domain.mimicry import MimicScore, PartScore
from expression_trainer.domain.readings import FrameCounts
from expression_trainer.domain.sessions import SessionEnd, SessionRecord
from expression_trainer.domain.trials import (
    AdultRating,
    InputMethod,
    Judge,
    Outcome,
    Phase,
    PromptLevel,
    Setting,
    TrialOutcome,
    TrialResult,
    Versions,
)
from expression_trainer.reports.page import page
from expression_trainer.reports.summary import LearnerSummary, summarise
from expression_trainer.reports.words import Names

BEGIN_UTC = datetime(2026, 9, 7, 15, 30, tzinfo=UTC)
VERSIONS = Versions(exercise="1", pack="1.0", model="0.1 (4f1c9a)", rig="1")
PRACTISED, NEW = ("maya", "hiro", "amara"), ("lena", "tomas")
NEAR: Mapping[Expression, Expression] = {
    Expression.HAPPINESS: Expression.SURPRISE,
    Expression.SADNESS: Expression.ANGER,
    Expression.ANGER: Expression.SADNESS,
    Expression.FEAR: Expression.SURPRISE,
    Expression.SURPRISE: Expression.FEAR,
    Expression.DISGUST: Expression.ANGER,
}


CHECKED_IN = {7: Expression.HAPPINESS, 8: Expression.SADNESS, 9: Expression.ANGER, 11: Expression.HAPPINESS}


def robin(name: str = "Robin") -> Learner:
    return Learner("learner-1", name, "6-8", "maya", AccessibilityProfile(), BEGIN_UTC)


@dataclass
class Practice:
    """Everything kept about one made-up learner, growing turn by turn."""

    sessions: list[SessionRecord] = field(default_factory=list)
    trials: list[TrialResult] = field(default_factory=list)

    def begin(self, started_utc: datetime, minutes: float | None = 8.0, simulated: bool = True) -> str:
        session_id = f"session-{len(self.sessions) + 1}"
        self.sessions.append(
            SessionRecord(
                session_id=session_id,
                learner_id="learner-1",
                setting=Setting.HOME if len(self.sessions) % 3 else Setting.CLINIC,
                started_utc=started_utc,
                ended_utc=None if minutes is None else started_utc + timedelta(minutes=minutes),
                end=None if minutes is None else SessionEnd.STOPPED if len(self.sessions) == 2 else SessionEnd.FINISHED,
                frames=FrameCounts(4200, 3900, 25),
                camera_used=True,
                simulated=simulated,
                seed=len(self.sessions),
            )
        )
        return session_id

    def add(
        self,
        outcome: TrialOutcome,
        target: Expression,
        choices: tuple[Expression, ...] = (),
        phase: Phase = Phase.PRACTICE,
        new: bool = False,
    ) -> TrialResult:
        number = len(self.trials)
        session = self.sessions[-1]
        trial = TrialResult(
            trial_id=f"trial-{number}",
            learner_id="learner-1",
            session_id=session.session_id,
            exercise="name_it" if choices else "copy_me",
            pack_id="faces-a",
            item_id=f"item-{number}",
            identity=(NEW if new else PRACTISED)[number % 2],
            probe_identity=new,
            target=target,
            intensity=1.0,
            variant="plain",
            choices=choices,
            phase=phase,
            setting=session.setting,
            outcome=outcome,
            shown_utc=session.started_utc + timedelta(seconds=20 * (number % 25)),
            timing_uncertainty_ms=20.0,
            versions=VERSIONS,
            seed=number,
        )
        self.trials.append(trial)
        return trial

    def summary(self, learner: Learner | None = None, made_utc: datetime | None = None) -> LearnerSummary:
        newest = self.sessions[-1].started_utc if self.sessions else BEGIN_UTC
        return summarise(learner or robin(), self.sessions, self.trials, made_utc or newest + timedelta(days=1))


def read(
    target: Expression,
    response: Expression | None,
    level: PromptLevel = PromptLevel.INDEPENDENT,
    outcome: Outcome = Outcome.COMPLETED,
) -> TrialOutcome:
    """A reading turn; no response and COMPLETED is "I'm not sure"."""
    ended = outcome is Outcome.COMPLETED
    return TrialOutcome(
        outcome=outcome,
        response=response,
        not_sure=ended and response is None,
        correct=response is target if ended and response is not None else None,
        prompt_level=level,
        replays=0,
        input_method=InputMethod.TOUCH,
        judge=Judge.SELF,
        shown_at=1.0,
        responded_at=3.5 if ended else None,
        response_time_ms=2500.0 if ended else None,
    )


def copied(peak: float, share_seen: float = 0.95, attempts: int = 2) -> TrialOutcome:
    """A showing turn judged by the camera."""
    return TrialOutcome(
        outcome=Outcome.COMPLETED,
        response=None,
        not_sure=False,
        correct=peak > 0.7,
        prompt_level=PromptLevel.INDEPENDENT,
        replays=0,
        input_method=InputMethod.CAMERA,
        judge=Judge.CAMERA,
        shown_at=1.0,
        responded_at=None,
        response_time_ms=None,
        mimic=MimicScore(
            peak=peak,
            hold_seconds=0.6,
            onset_seconds=0.8,
            symmetry=0.9,
            profile="mouth-led",
            parts=(PartScore(ActionUnit.LIP_CORNER_PULLER, 1.0, peak),),
            peak_units=ActionUnits.of({12: peak}),
            frames=FrameCounts(240, round(240 * share_seen), 2),
            attempts=attempts,
        ),
    )


def rated(rating: AdultRating) -> TrialOutcome:
    """A showing turn judged by an adult."""
    return TrialOutcome(
        outcome=Outcome.COMPLETED,
        response=None,
        not_sure=False,
        correct=None,
        prompt_level=PromptLevel.INDEPENDENT,
        replays=0,
        input_method=InputMethod.MOUSE,
        judge=Judge.ADULT,
        shown_at=1.0,
        responded_at=6.0,
        response_time_ms=5000.0,
        adult_rating=rating,
    )


def days_of_practice(count: int, rng: random.Random) -> list[datetime]:
    """Two to three sessions a week, with a gap of two weeks in the middle of a long practice."""
    days, day = [], 0
    for number in range(count):
        days.append(BEGIN_UTC + timedelta(days=day, minutes=rng.randrange(90)))
        day += rng.choice((2, 2, 3)) + (14 if count > 8 and number == count // 2 else 0)
    return days


def few_sessions(seed: int = 3) -> Practice:
    """Three short sessions with three feelings."""
    rng, practice = random.Random(seed), Practice()
    for day in days_of_practice(3, rng):
        practice.begin(day, minutes=6.0)
        for target in BASIC_SIX[:3] * 2:
            choices = BASIC_SIX[:4]
            practice.add(
                read(target, target if rng.random() < 0.6 else rng.choice((NEAR[target], None))), target, choices
            )
        practice.add(copied(0.4 + 0.2 * rng.random()), Expression.HAPPINESS)
    return practice


def one_session(seed: int = 4) -> Practice:
    """One session as after a demo: a few turns of both exercises."""
    rng, practice = random.Random(seed), Practice()
    practice.begin(BEGIN_UTC, minutes=3.0)
    for target in BASIC_SIX[:4]:
        practice.add(read(target, target if rng.random() < 0.7 else NEAR[target]), target, BASIC_SIX[:4])
        practice.add(copied(0.3 + 0.6 * rng.random(), rng.choice((0.97, 0.3, 0.9))), target)
    return practice


def many_sessions(count: int = 12, seed: int = 5) -> Practice:
    """Three baseline sessions, then practice with fading help, checks with new people from the middle on."""
    rng, practice = random.Random(seed), Practice()
    ease = dict(zip(BASIC_SIX, (1.5, 0.9, 0.35, -0.6, 0.3, -0.2), strict=True))
    for number, day in enumerate(days_of_practice(count, rng)):
        practice.begin(day, minutes=7.0 + 3 * rng.random())
        growth = 0.16 * max(0, number - 2)
        for target in BASIC_SIX:
            if target is Expression.FEAR and number < 6:
                continue
            knows = min(0.97, max(0.2, 0.45 + 0.25 * ease[target] + growth * (0.3 + 0.4 * ease[target])))
            if number < 3:
                for _ in range(3):
                    practice.add(_answer(target, knows, BASIC_SIX[:4], rng), target, _four(target), Phase.BASELINE)
                continue
            level = PromptLevel(max(0, 4 - (number - 3) // (1 if ease[target] > 0.5 else 3)))
            for _ in range(4 if level is not PromptLevel.INDEPENDENT else 0):
                practice.add(_answer(target, 0.85, _four(target), rng, level), target, _four(target))
            for _ in range(3 if number % 2 else 4):
                practice.add(_answer(target, knows, _four(target), rng), target, _four(target))
            if number >= 7 and target is not Expression.FEAR:
                for _ in range(2):
                    answer = _answer(target, knows - 0.2, _four(target), rng)
                    practice.add(answer, target, _four(target), Phase.GENERALISATION_PROBE, new=True)
            for _ in range(8 if CHECKED_IN.get(number) is target else 0):
                answer = _answer(target, knows, _four(target), rng)
                practice.add(answer, target, _four(target), Phase.MAINTENANCE_PROBE)
        for target in (Expression.HAPPINESS, Expression.SADNESS):
            seen = 0.35 if number in (4, 8) else 0.93
            for _ in range(3 if number != 6 else 2):
                peak = min(1.0, 0.35 + 0.04 * number + 0.15 * rng.random())
                practice.add(copied(peak, seen), target)
    practice.add(
        read(Expression.HAPPINESS, None, outcome=Outcome.STOPPED), Expression.HAPPINESS, _four(Expression.HAPPINESS)
    )
    return practice


def _four(target: Expression) -> tuple[Expression, ...]:
    offered = BASIC_SIX[:4] if target in BASIC_SIX[:4] else (*BASIC_SIX[:2], NEAR[target], target)
    return tuple(expression for expression in BASIC_SIX if expression in offered)


def _answer(
    target: Expression,
    knows: float,
    choices: tuple[Expression, ...],
    rng: random.Random,
    level: PromptLevel = PromptLevel.INDEPENDENT,
) -> TrialOutcome:
    if rng.random() < knows:
        return read(target, target, level)
    others = [choice for choice in choices if choice is not target]
    near = NEAR[target]
    return read(target, rng.choice([*others, near if near in others else others[0], None]), level)


PRACTICES = {"none": Practice, "one": one_session, "few": few_sessions, "twelve": many_sessions}
OWN_WORDS = {Expression.ANGER: "mad", Expression.HAPPINESS: "happy"}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in PRACTICES.items():
        text = page(make().summary(), Names(OWN_WORDS, UTC))
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
