"""From one `[[drawn]]` table to the faces it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.items import Item
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.emotions import VARIANTS
from expression_trainer.faces.identity import Identity

from .schema import ALL, DrawnEntry

CAST = {person.name: person for person in IDENTITIES}
ATTRIBUTES = tuple(IDENTITIES[0].attributes)
"""What reports may split by: of the cast it is known, packs may say it of their people."""
_EXPRESSIONS = {expression.value: expression for expression in Expression}
_EVERY_VARIANT = frozenset(variant for variants in VARIANTS.values() for variant in variants)


def drawn_id(identity: str, expression: Expression, variant: str, percent: int, yaw: int) -> str:
    """The id of a live face: `maya-happiness-closed-75`, and `-l15` or `-r15` for a turn as the viewer sees it."""
    turn = f"-{'l' if yaw < 0 else 'r'}{abs(yaw)}" if yaw else ""
    return f"{identity.lower()}-{expression.value}-{variant}-{percent}{turn}"


def drawn_items(pack_id: str, entry: DrawnEntry) -> Iterator[Item]:
    """The faces of a table that `drawn_problems` finds sound. A neutral face has no strength: it comes once per person
    and turn, at 100.
    """
    for person, expression, yaw in product(_people(entry), _expressions(entry), entry.turns):
        attributes = person.attributes
        neutral = expression is Expression.NEUTRAL
        for variant, percent in product(_variants(entry, expression), (100,) if neutral else entry.intensities):
            yield Item(
                item_id=drawn_id(person.name, expression, variant, percent, yaw),
                pack_id=pack_id,
                identity=person.name,
                expression=expression,
                intensity=percent / 100,
                variant=variant,
                picture=None,
                probe=person.probe,
                attributes=attributes,
                licence=entry.licence,
                yaw=float(yaw),
            )


def drawn_count(entry: DrawnEntry) -> int:
    """How many faces a sound table stands for, without making them."""
    per_person = sum(
        len(_variants(entry, shown)) * (1 if shown is Expression.NEUTRAL else len(entry.intensities))
        for shown in _expressions(entry)
    )
    return len(_people(entry)) * len(entry.turns) * per_person


def drawn_problems(entry: DrawnEntry) -> Iterator[str]:
    """What does not fit the cast, each with its field."""
    yield from _strange("people", entry.people, CAST, "is nobody of the cast")
    yield from _strange("expressions", entry.expressions, _EXPRESSIONS, "is no expression")
    yield from _strange("variants", entry.variants, _EVERY_VARIANT, "is no variant of any expression")
    yield from _repeated("intensities", entry.intensities)
    yield from _repeated("turns", entry.turns)
    if entry.variants == (ALL,) or entry.expressions == (ALL,):
        return
    for name in dict.fromkeys(entry.expressions):
        if name in _EXPRESSIONS and not _variants(entry, _EXPRESSIONS[name]):
            yield f"variants: none of them is a variant of {name!r} ({', '.join(VARIANTS[_EXPRESSIONS[name]])})"


def _strange(field: str, names: Sequence[str], known: Iterable[str], words: str) -> Iterator[str]:
    if names == (ALL,):
        return
    allowed = frozenset(known)
    for name in dict.fromkeys(names):
        if name not in allowed:
            yield f"{field}: {name!r} {words}"
    yield from _repeated(field, names)


def _repeated(field: str, values: Sequence[object]) -> Iterator[str]:
    for value in dict.fromkeys(values):
        count = values.count(value)
        if count > 1:
            yield f"{field}: {value!r} stands {count} times"


def _people(entry: DrawnEntry) -> tuple[Identity, ...]:
    return IDENTITIES if entry.people == (ALL,) else tuple(CAST[name] for name in entry.people)


def _expressions(entry: DrawnEntry) -> tuple[Expression, ...]:
    names: Iterable[str] = _EXPRESSIONS if entry.expressions == (ALL,) else entry.expressions
    return tuple(_EXPRESSIONS[name] for name in names if name in _EXPRESSIONS)


def _variants(entry: DrawnEntry, expression: Expression) -> tuple[str, ...]:
    known = VARIANTS[expression]
    return known if entry.variants == (ALL,) else tuple(name for name in entry.variants if name in known)
