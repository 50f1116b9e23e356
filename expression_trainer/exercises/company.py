"""Which faces stand side by side as answers, and how alike they are."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.items import Item
from expression_trainer.domain.trials import PromptLevel

from .cues import distractors

NEAR_FROM = PromptLevel.DELAYED_CUE
"""With this much help or less, the other answers are those most like the target, and everyone is somebody else."""


def answers_for(target: Expression, count: int, level: PromptLevel) -> tuple[Expression, ...]:
    """The target and `count` - 1 others: far from it while help is needed, near to it later."""
    farthest_first = distractors(target, None)
    others = farthest_first[-(count - 1) :] if level <= NEAR_FROM else farthest_first[: count - 1]
    return (target, *others)


def company(
    expressions: Sequence[Expression],
    model: Item,
    items: Sequence[Item],
    rng: random.Random,
    *,
    one_person: bool,
    without: Collection[str] = (),
) -> tuple[Item, ...]:
    """A face for each expression, as strong as the model and from the same pack where there are such.

    `one_person`: all faces are one person's, where somebody shows all of them: then only the expression differs. Else
    everybody is somebody else, as far as there are people. `without`: identities that must not be there.
    Raises ValueError when nobody shows one of the expressions.
    """
    others = [item for item in items if item.identity not in without]
    known = [item for item in others if item.pack_id == model.pack_id]
    if len({item.expression for item in known} & set(expressions)) < len(set(expressions)):
        known = others
    by_expression = {e: [item for item in known if item.expression is e] for e in expressions}
    missing = [expression.value for expression, shown in by_expression.items() if not shown]
    if missing:
        raise ValueError(f"no face shows {', '.join(missing)}")
    who = _who_shows_all(by_expression.values(), model, without, rng) if one_person else None
    if who is not None:
        by_expression = {e: [i for i in shown if i.identity == who] for e, shown in by_expression.items()}
    taken = {model.identity}
    faces = []
    for expression in expressions:
        shown = by_expression[expression]
        if who is None:
            shown = [item for item in shown if item.identity not in taken] or shown
        face = rng.choice(_most_alike(shown, model))
        taken.add(face.identity)
        faces.append(face)
    return tuple(faces)


def _who_shows_all(
    shown: Collection[Sequence[Item]], model: Item, without: Collection[str], rng: random.Random
) -> str | None:
    """One person with all the faces: the model, where the model may stand there; None when there is nobody."""
    shared = set.intersection(*({item.identity for item in items} for items in shown))
    if model.identity not in without:
        return model.identity if model.identity in shared else None
    return rng.choice(sorted(shared)) if shared else None


def _most_alike(items: Sequence[Item], model: Item) -> list[Item]:
    """Those nearest to the model in strength and turn, so that neither gives the answer away."""

    def apart(item: Item) -> tuple[float, float]:
        return round(abs(item.intensity - model.intensity), 3), abs(item.yaw - model.yaw)

    least = min(apart(item) for item in items)
    return [item for item in items if apart(item) == least]
