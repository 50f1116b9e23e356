"""Which turns a session has. A first, simple rule; the plan that adults edit comes with its own issue."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.items import Item
from expression_trainer.domain.sessions import SessionPlan
from expression_trainer.domain.trials import Judge, PromptLevel, Setting, TrialPlan
from expression_trainer.exercises.contract import AnyExercise

from .prompting import Ladder

TEACHING_ORDER: tuple[Expression, ...] = (
    Expression.HAPPINESS,
    Expression.SADNESS,
    Expression.ANGER,
    Expression.SURPRISE,
    Expression.FEAR,
    Expression.DISGUST,
)
"""Happy, sad, angry; then surprised; then scared, disgusted (Uljarevic & Hamilton 2013)."""

FIRST_TARGETS = 3

FAINTEST: Mapping[PromptLevel, float] = {PromptLevel.INDEPENDENT: 0.5, PromptLevel.DELAYED_CUE: 0.75}
"""The faintest rig intensity at each level of help; with more help a face is as strong as there is and looks at the
child. Judgement; the graded steps come with the plan.
"""


@dataclass(frozen=True, slots=True)
class SessionWish:
    """What a session should hold. `targets` None lets the planner choose.

    `turns` counts the turns of each exercise, in the order in which they are played.
    """

    turns: tuple[tuple[str, int], ...] = (("name_it", 4), ("copy_me", 3))
    targets: tuple[Expression, ...] | None = None
    judge: Judge = Judge.CAMERA
    setting: Setting = Setting.HOME
    attempts: int = 3
    hold_seconds: float = 0.5


def targets_in_reach(ladder: Ladder, exercise: str) -> tuple[Expression, ...]:
    """The first three, and one more for each target that already needs little help."""
    count = FIRST_TARGETS
    while count < len(TEACHING_ORDER) and all(
        ladder.level((exercise, target)) <= PromptLevel.PARTIAL_CUE for target in TEACHING_ORDER[:count]
    ):
        count += 1
    return TEACHING_ORDER[:count]


def plan_session(
    exercises: Sequence[AnyExercise], items: Sequence[Item], ladder: Ladder, wish: SessionWish, rng: random.Random
) -> SessionPlan:
    """The session's turns; the same arguments and seed give the same plan. Probe identities are left out.

    Raises ValueError when a wished exercise isn't among `exercises` or the items can't fill a turn.
    """
    by_name = {exercise.info.name: exercise for exercise in exercises}
    practised: dict[Expression, list[Item]] = {}
    for item in items:
        if not item.probe:
            practised.setdefault(item.expression, []).append(item)
    turns: list[TrialPlan] = []
    shown: list[Item] = []
    for name, count in wish.turns:
        if name not in by_name:
            raise ValueError(f"no exercise is called {name}")
        targets = wish.targets or targets_in_reach(ladder, name)
        turns += _turns_of(by_name[name], practised, targets, count, ladder, wish, rng, shown)
    return SessionPlan(tuple(turns), wish.setting)


def _turns_of(
    exercise: AnyExercise,
    items: Mapping[Expression, Sequence[Item]],
    targets: Sequence[Expression],
    count: int,
    ladder: Ladder,
    wish: SessionWish,
    rng: random.Random,
    shown: list[Item],
) -> list[TrialPlan]:
    """Targets in a shuffled round, never the same twice in a row. `shown`: the session's faces so far; it grows."""
    turns: list[TrialPlan] = []
    round_left: list[Expression] = []
    for _ in range(count):
        if not round_left:
            round_left = rng.sample(list(targets), len(targets))
            if turns and len(round_left) > 1 and round_left[-1] is turns[-1].target:
                round_left.reverse()
        target = round_left.pop()
        level = ladder.level((exercise.info.name, target))
        (turn,) = exercise.plan(_fresh(_clear_enough(items.get(target, ()), level), shown), 1, rng)
        shown.append(turn.item)
        turns.append(
            replace(
                turn,
                prompt_level=level,
                judge=wish.judge if not turn.choices else Judge.SELF,
                attempts=wish.attempts,
                hold_seconds=wish.hold_seconds,
            )
        )
    return turns


def _clear_enough(items: Sequence[Item], level: PromptLevel) -> Sequence[Item]:
    """The faces that suit this much help; the clearest there are where none does."""
    strongest = max((item.intensity for item in items), default=1.0)
    faintest = min(FAINTEST.get(level, 1.0), strongest)
    strong = [item for item in items if item.intensity >= faintest]
    facing = [item for item in strong if not item.yaw]
    return strong if level is PromptLevel.INDEPENDENT else facing or strong


def _fresh(items: Sequence[Item], shown: Sequence[Item]) -> Sequence[Item]:
    """Faces of people who were not shown yet; else other faces; else any. Two packs may hold the same face."""
    people, faces = {item.identity for item in shown}, {_face(item) for item in shown}
    of_others = [item for item in items if item.identity not in people]
    return of_others or [item for item in items if _face(item) not in faces] or items


def _face(item: Item) -> tuple[object, ...]:
    return item.identity, item.expression, item.variant, item.intensity, item.yaw
