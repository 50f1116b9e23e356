"""The packs to play with: those that come with the program and those that were installed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expression_trainer.domain.errors import ContentError, UserFacingError
from expression_trainer.domain.items import ContentPack, Item
from expression_trainer.exercises.registry import standard_registry
from expression_trainer.settings import Settings, resource_folder


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to play with, and why some installed packs are not in it."""

    packs: tuple[ContentPack, ...]
    left_out: tuple[UserFacingError, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """For the adult: each pack that was left out, with the first thing that is the matter and the mend."""
        return tuple(_notice(problem) for problem in self.left_out)


def _notice(problem: UserFacingError) -> str:
    first = problem.problem.split("; ")[0].rstrip(".")
    return f"A pack was left out. {Path(problem.place).name}: {first}. {problem.mend}"


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


def all_content(settings: Settings) -> Content:
    """The bundled packs and the installed ones. An installed pack that is damaged is left out, never in the way.

    Raises ContentError for a bundled one.
    """
    from expression_trainer.packs.installer import installed_folders
    from expression_trainer.packs.loader import load_pack

    packs, left_out = list(bundled_packs()), list[UserFacingError]()
    for folder in installed_folders(settings.pack_folder):
        try:
            pack = load_pack(folder)
            if any(pack.pack_id == other.pack_id for other in packs):
                mend = f"Remove it: content remove {pack.pack_id}."
                raise ContentError(str(folder), "a pack of this id comes with the program now.", mend)
            packs.append(pack)
        except UserFacingError as problem:
            left_out.append(problem)
    return Content(tuple(packs), tuple(left_out))


def counted_content(packs: Sequence[ContentPack]) -> dict[str, Any]:
    """How much there is to play with, for `content list --json`. A face that a still and the live drawing both show
    counts once.
    """
    faces = {_face(item): item for pack in packs for item in pack.items}
    items = list(faces.values())
    return {
        "identities": {"practice": _people(items, probe=False), "probe": _people(items, probe=True)},
        "expressions": len({item.expression for item in items}),
        "pictures": len(items),
        "practice_pictures": sum(not item.probe for item in items),
        "situations": 0,
        "exercises": len(list(standard_registry())),
        "packs": len(packs),
        "by_expression": dict(sorted(Counter(item.expression.value for item in items).items())),
    }


def _people(items: Sequence[Item], probe: bool) -> int:
    return len({_person(item) for item in items if item.probe is probe})


def _person(item: Item) -> tuple[str, str]:
    """One of the cast, or somebody whom only this pack knows."""
    from expression_trainer.packs.drawn import CAST

    ours = CAST.get(item.identity)
    if ours is not None and (item.picture is None or dict(item.attributes) == dict(ours.attributes)):
        return "", item.identity
    return item.pack_id, item.identity


def _face(item: Item) -> tuple[object, ...]:
    person = _person(item)
    if person[0]:
        return item.pack_id, item.item_id
    return person, item.expression, item.variant, item.intensity, item.yaw
