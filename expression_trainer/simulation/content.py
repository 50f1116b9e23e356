"""A pack of drawn faces without files, for tests and simulations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.domain.items import ContentPack, Item, TeacherNotes

NOTES = TeacherNotes(goal="Faces to practise with.", prerequisite="None.", difficulty=1, manual="Any exercise.")


def drawn_item(identity: str, expression: Expression, intensity: float = 1.0, probe: bool = False) -> Item:
    """One face that is drawn live."""
    return Item(
        item_id=f"{identity}-{expression.value}-{round(intensity * 100)}",
        pack_id="simulated",
        identity=identity,
        expression=expression,
        intensity=intensity,
        variant="standard",
        picture=None,
        probe=probe,
        attributes={},
        licence="Apache-2.0",
    )


def drawn_pack(
    identities: Sequence[str] = ("Maya", "Leo", "Mei", "Omar"), probes: Sequence[str] = ("Ida",)
) -> ContentPack:
    """Every identity with all seven expressions at full intensity; `probes` are kept for probes."""
    items = [
        drawn_item(identity, expression, probe=identity in probes)
        for identity in (*identities, *probes)
        for expression in RECOGNISED
    ]
    return ContentPack("simulated", "1", "Simulated faces", "Apache-2.0", NOTES, tuple(items), {}, Path())
