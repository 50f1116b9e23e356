"""Which turns a session has. A first, simple rule; the plan that adults edit comes with its own issue."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.items import Item
from expression_trainer.domain.sessions import SessionPlan
from expression_trainer.domain.trials import Judge, PromptLevel, Setting, TrialPlan
from expression_trainer.exercises.contract import AnyExercise, OffersFaces

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

READING: tuple[str, ...] = ("name_it", "find_it", "same_feeling", "its_moving")
SHOWING: tuple[str, ...] = ("copy_me", "show_me")
PLAYING: tuple[str, ...] = ("mirror_play", "my_way")
"""The exercises in the order in which a session has them: first reading faces, then making them, then play."""

USUAL_TURNS: Mapping[str, int] = {
    "name_it": 4,
    "find_it": 3,
    "same_feeling": 3,
    "its_moving": 3,
    "copy_me": 3,
    "show_me": 2,
    "mirror_play": 1,
    "my_way": 1,
}
"""How many turns each has on a day when it is on the plan: about ten turns a session (clinical notes, "session")."""

FAINTEST: Mapping[PromptLevel, float] = {PromptLevel.INDEPENDENT: 0.5, PromptLevel.DELAYED_CUE: 0.75}
"""The faintest rig intensity at each level of help; with more help a face is as strong as there is and looks at the
child. Judgement; the graded steps come with the plan.
"""


@dataclass(frozen=True, slots=True)
class SessionWish:
    """What a session should hold. `targets` None lets the planner choose.

    `turns` counts the turns of each exercise, in the order in which they are played.
    """

    turns: tuple[tuple[str, int], ...] = (("name_it", 4), ("find_it", 3), ("copy_me", 3), ("mirror_play", 1))
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


def turns_of_the_day(day: int, ladder: Ladder, turns: Mapping[str, int] = USUAL_TURNS) -> tuple[tuple[str, int], ...]:
    """What a session holds on a learner's `day` (0 is the first): four activities at most, identify before mimic.

    Each day has the first exercise of reading and another one, one of showing and one of playing, each in turn; a word
    is shown without a model (Show me) only when some faces were copied with less than full help. `turns`: how many
    turns each exercise has, 0 for one that an adult left out.
    """
    wished = {name: count for name, count in turns.items() if count > 0}

    def in_turn(names: Sequence[str]) -> tuple[str, ...]:
        there = [name for name in names if name in wished]
        return (there[day % len(there)],) if there else ()

    reading = [name for name in READING if name in wished]
    copies = any(ladder.level(("copy_me", target)) < PromptLevel.FULL_MODEL for target in TEACHING_ORDER)
    showing = SHOWING if copies or "copy_me" not in wished else SHOWING[:1]
    chosen = (*reading[:1], *in_turn(reading[1:]), *in_turn(showing), *in_turn(PLAYING))
    others = tuple(name for name in wished if name not in (*READING, *SHOWING, *PLAYING))
    return tuple((name, wished[name]) for name in (*chosen, *others))


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
        targets = by_name[name].info.targets or wish.targets or targets_in_reach(ladder, name)
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
        faces = _fresh(_clear_enough(items.get(target, ()), level), shown)
        turn = _turn_of(exercise, faces, level, [item for shows in items.values() for item in shows], rng)
        judge = wish.judge if not turn.choices else Judge.SELF
        turn = replace(turn, prompt_level=level, judge=judge, attempts=wish.attempts, hold_seconds=wish.hold_seconds)
        shown.append(turn.item)
        turns.append(turn)
    return turns


def _turn_of(
    exercise: AnyExercise, faces: Sequence[Item], level: PromptLevel, everybody: Sequence[Item], rng: random.Random
) -> TrialPlan:
    """One turn on one of `faces`; where faces are the answers, the others come from `everybody`."""
    if isinstance(exercise, OffersFaces) and faces:
        return exercise.offer(rng.choice(faces), level, everybody, rng)
    (turn,) = exercise.plan(faces, 1, rng)
    return turn


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
