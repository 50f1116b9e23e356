"""The packs that come with the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.items import ContentPack
from expression_trainer.exercises.registry import standard_registry
from expression_trainer.settings import resource_folder


def bundled_packs() -> tuple[ContentPack, ...]:
    """The packs that come with the program. Raises ContentError."""
    from expression_trainer.packs.loader import load_pack

    folder = resource_folder("content")
    if not folder.is_dir():
        raise ContentError(str(folder), "the bundled content is missing.", "Get a whole copy of the program.")
    packs = tuple(load_pack(place) for place in sorted(folder.iterdir()) if (place / "pack.toml").is_file())
    if not packs:
        raise ContentError(str(folder), "there is no pack in it.", "Get a whole copy of the program.")
    return packs


def counted_content(packs: Sequence[ContentPack]) -> dict[str, Any]:
    """How much there is to play with, for `content list --json`."""
    items = [item for pack in packs for item in pack.items]
    return {
        "identities": {
            "practice": len({item.identity for item in items if not item.probe}),
            "probe": len({item.identity for item in items if item.probe}),
        },
        "expressions": len({item.expression for item in items}),
        "pictures": sum(item.picture is not None for item in items),
        "situations": 0,
        "exercises": len(list(standard_registry())),
        "packs": len(packs),
        "by_expression": dict(sorted(Counter(item.expression.value for item in items).items())),
    }
