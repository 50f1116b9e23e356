"""The people of the game. About a third is kept for probes, mixed in age, sex and skin tone."""

from __future__ import annotations

from collections.abc import Mapping

from .adults import ADULTS
from .children import CHILDREN
from .elders import ELDERS
from .identity import Identity

IDENTITIES: tuple[Identity, ...] = (*CHILDREN, *ADULTS, *ELDERS)

_BY_NAME: Mapping[str, Identity] = {person.name: person for person in IDENTITIES}


def identity(name: str) -> Identity:
    """The person of this name. Raises KeyError."""
    return _BY_NAME[name]
