"""People drawn live by `faces`, at the size and in the look in which they are shown: the painter behind `people`."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace

from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.items import Item
from expression_trainer.faces.cast import identity as person_named
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import STANDARD, VARIANTS, pose
from expression_trainer.faces.identity import Identity

from .people import Portrait
from .theme import mix

_DIM, _DIM_SHARE = "#33454F", 0.68
_AVATAR_SMILE = 0.5
_KEPT_ARTISTS = 6
MOST_YAW = 20.0
"""Degrees; a head turned further no longer looks like a head."""


class DrawnPeople:
    """A `FacePainter` over the cast. Any thread may call it; one picture is drawn at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._artists: OrderedDict[tuple[str, int, bool], FaceArtist] = OrderedDict()

    def knows(self, identity: str) -> bool:
        return _person(identity) is not None

    def draws(self, item: Item) -> bool:
        """Whether the item shows one of the cast: it has no picture of its own, or says all that the cast says of them
        (a photo pack may use the same name for somebody else), in a way that the rig knows.
        """
        person = _person(item.identity)
        if person is None or (item.variant or STANDARD) not in VARIANTS[item.expression]:
            return False
        if item.picture is None:
            return True
        return all(item.attributes.get(name) == value for name, value in person.attributes.items())

    def paint(self, item: Item, unfolded: float, size: int, dim: bool) -> Portrait:
        face = pose(item.expression, item.intensity * unfolded, item.variant or STANDARD)
        yaw = min(max(face.yaw + item.yaw, -MOST_YAW), MOST_YAW)
        return self._paint(item.identity, replace(face, yaw=yaw), size, dim)

    def paint_avatar(self, identity: str, size: int, dim: bool) -> Portrait:
        return self._paint(identity, pose(Expression.HAPPINESS, _AVATAR_SMILE), size, dim)

    def _paint(self, identity: str, face: FacePose, size: int, dim: bool) -> Portrait:
        with self._lock:
            drawn = self._artist(identity, size, dim).draw(face)
        return Portrait(drawn.image, drawn.regions)

    def _artist(self, identity: str, size: int, dim: bool) -> FaceArtist:
        """The artist for a person, kept because hair and ground are drawn once."""
        key = (identity, size, dim)
        if key not in self._artists:
            person = person_named(identity)
            ground = mix(person.background, _DIM, _DIM_SHARE) if dim else None
            self._artists[key] = FaceArtist(person, size, ground)
            while len(self._artists) > _KEPT_ARTISTS:
                self._artists.popitem(last=False)
        self._artists.move_to_end(key)
        return self._artists[key]


def _person(name: str) -> Identity | None:
    try:
        return person_named(name)
    except KeyError:
        return None
