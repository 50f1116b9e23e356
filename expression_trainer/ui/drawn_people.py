"""People drawn live by `faces`, at the size and in the look in which they are shown: the painter behind `people`."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray

from expression_trainer.domain.action_units import FacePose
from expression_trainer.domain.errors import CameraError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.faces import FaceBox, FaceRegion
from expression_trainer.domain.items import Item
from expression_trainer.faces.cast import identity as person_named
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import STANDARD, VARIANTS, pose
from expression_trainer.faces.identity import Identity
from expression_trainer.faces.live import LiveFace

from .friend import PoseArtist
from .people import Portrait
from .theme import mix

_DIM, _DIM_SHARE = "#33454F", 0.68
_AVATAR_SMILE = 0.5
_KEPT_ARTISTS = 6
_REST_ELSEWHERE, _REST_HERE = 0.015, 0.125
"""Seconds between two live pictures: those drawn in this process take turns with the window."""
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

    def live_artist(self, identity: str, size: int, dim: bool) -> PoseArtist:
        return _DrawnElsewhere(self, identity, size, dim)

    def paint_pose(self, identity: str, face: FacePose, size: int, dim: bool) -> Portrait:
        """A person in any pose."""
        return self._paint(identity, face, size, dim)

    def _paint(self, identity: str, face: FacePose, size: int, dim: bool) -> Portrait:
        with self._lock:
            drawn = self._artist(identity, size, dim).draw(face)
        return Portrait(drawn.image, drawn.regions)

    def _artist(self, identity: str, size: int, dim: bool) -> FaceArtist:
        """The artist for a person, kept because hair and ground are drawn once."""
        key = (identity, size, dim)
        if key not in self._artists:
            person = person_named(identity)
            self._artists[key] = FaceArtist(person, size, _ground(person, dim))
            while len(self._artists) > _KEPT_ARTISTS:
                self._artists.popitem(last=False)
        self._artists.move_to_end(key)
        return self._artists[key]


class _DrawnElsewhere:
    """One person drawn in a process of its own; the first picture, and all where that process ended, drawn here."""

    def __init__(self, people: DrawnPeople, identity: str, size: int, dim: bool) -> None:
        self._people, self._identity, self._size, self._dim = people, identity, size, dim
        self._face: LiveFace | None = LiveFace(identity, size, _ground(person_named(identity), dim))
        self._regions: Mapping[FaceRegion, FaceBox] | None = None

    @property
    def rest_seconds(self) -> float:
        return _REST_ELSEWHERE if self._face is not None else _REST_HERE

    def draw(self, face: FacePose) -> Portrait:
        if self._face is not None and self._regions is not None:
            try:
                return Portrait(as_image(self._face.draw(face)), self._regions)
            except CameraError:
                self._face.close()
                self._face = None
        here = self._people.paint_pose(self._identity, face, self._size, self._dim)
        self._regions = here.regions
        return here

    def close(self) -> None:
        if self._face is not None:
            self._face.close()


def as_image(pixels: NDArray[np.uint8]) -> Any:
    """A skia image of RGB pixels of shape (height, width, 3)."""
    opaque = np.full((*pixels.shape[:2], 4), 255, np.uint8)
    opaque[..., :3] = pixels
    return skia.Image.fromarray(opaque, skia.kRGBA_8888_ColorType)


def _ground(person: Identity, dim: bool) -> str | None:
    """What stands behind a person in the dark look; None for their own ground."""
    return mix(person.background, _DIM, _DIM_SHARE) if dim else None


def _person(name: str) -> Identity | None:
    try:
        return person_named(name)
    except KeyError:
        return None
