"""Pictures of people: from the pack, or drawn, made ready before they are needed and kept while they are.

Slow work happens on one thread of its own; a picture that is asked for too early is made at once.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol

import skia

from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.faces import FaceBox, FaceRegion
from expression_trainer.domain.items import Item

if TYPE_CHECKING:
    from .friend import LiveFriend, PoseArtist

UNFOLD_STEPS = 9
"""Drawn steps of a face that unfolds; between two of them the picture is blended."""
_KEPT_STILLS, _KEPT_UNFOLDINGS = 24, 3
_SMALLEST, _LARGEST, _SIZE_STEP = 384, 1152, 128
_LARGEST_MOVING = 640
"""Steps are shown for less than a second: larger ones would only fill the memory."""
_JOIN_SECONDS = 2.0
_PAUSE_SECONDS = 0.02

USUAL_REGIONS: Mapping[FaceRegion, FaceBox] = {
    FaceRegion.BROWS: FaceBox(0.31, 0.36, 0.38, 0.10),
    FaceRegion.EYES: FaceBox(0.30, 0.42, 0.40, 0.12),
    FaceRegion.NOSE: FaceBox(0.41, 0.46, 0.18, 0.18),
    FaceRegion.MOUTH: FaceBox(0.36, 0.66, 0.28, 0.13),
}
"""Where the parts of an upright face are that fills its picture as ours do, for pictures that don't say."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A square picture (a skia image) and where the parts of the face are, as fractions of it."""

    image: Any
    regions: Mapping[FaceRegion, FaceBox]


class FacePainter(Protocol):
    """Draws people. `dim`: the ground behind the person is dark, never the face."""

    def knows(self, identity: str) -> bool:
        """Whether there is a person of this name."""
        ...

    def draws(self, item: Item) -> bool:
        """Whether this item's face can be drawn live."""
        ...

    def paint(self, item: Item, unfolded: float, size: int, dim: bool) -> Portrait:
        """The face of an item, `unfolded` 0-1 from neutral to its apex, `size` pixels wide."""
        ...

    def paint_avatar(self, identity: str, size: int, dim: bool) -> Portrait:
        """A friendly, quiet face for a choice of persons."""
        ...

    def live_artist(self, identity: str, size: int, dim: bool) -> PoseArtist:
        """Somebody who draws this person again and again without holding the window up."""
        ...


@dataclass(frozen=True, slots=True)
class _Wish:
    item: Item
    dim: bool
    unfolding: bool


class People:
    """The pictures of the people in the game. `size`: pixels of a drawn portrait until `fit`. Start, then close."""

    def __init__(self, painter: FacePainter | None, size: int = 640) -> None:
        self._painter = painter
        self._size = size
        self._lock = threading.Lock()
        self._stills: OrderedDict[tuple[str, bool], Portrait] = OrderedDict()
        self._unfoldings: OrderedDict[tuple[str, bool], tuple[Portrait, ...]] = OrderedDict()
        self._avatars: dict[tuple[str, bool], Portrait] = {}
        self._wishes: SimpleQueue[_Wish | None] = SimpleQueue()
        self._stopping = threading.Event()
        self._worker: threading.Thread | None = None

    def start(self) -> None:
        """Begin to make pictures ready in the background."""
        if self._worker is None:
            self._stopping.clear()
            self._worker = threading.Thread(target=self._work, name="people", daemon=True)
            self._worker.start()

    def close(self) -> None:
        if self._worker is not None:
            self._stopping.set()
            self._wishes.put(None)
            self._worker.join(_JOIN_SECONDS)
            self._worker = None

    def fit(self, pixels: float) -> None:
        """Draw portraits for a place this wide from now on, in steps of 128 pixels."""
        steps = math.ceil(min(max(pixels, _SMALLEST), _LARGEST) / _SIZE_STEP)
        if steps * _SIZE_STEP != self._size:
            with self._lock:
                self._size = steps * _SIZE_STEP
                self._stills.clear()

    def preload(self, items: Sequence[Item], dim: bool = False, unfolding: bool = False) -> None:
        """Make these ready, in this order. Nothing slow happens here."""
        for item in items:
            self._wishes.put(_Wish(item, dim, False))
        if unfolding:
            for item in items:
                self._wishes.put(_Wish(item, dim, True))

    def still(self, item: Item, dim: bool = False) -> Portrait:
        """The item's face at its apex. Raises ContentError when its picture can't be read."""
        key = (f"{item.pack_id}/{item.item_id}", dim)
        with self._lock:
            kept = self._stills.get(key)
            if kept is not None:
                self._stills.move_to_end(key)
                return kept
        portrait = self._make_still(item, dim)
        with self._lock:
            self._stills[key] = portrait
            while len(self._stills) > _KEPT_STILLS:
                self._stills.popitem(last=False)
        return portrait

    def unfolding(self, item: Item, dim: bool = False) -> tuple[Portrait, ...]:
        """The steps from neutral to the apex if they are ready, else none: then the still is shown."""
        with self._lock:
            return self._unfoldings.get((f"{item.pack_id}/{item.item_id}", dim), ())

    def thumbnail(self, item: Item, dim: bool = False) -> Portrait:
        """The item's face for a small place, kept for good: only for the few on the cards of a plan.

        Raises ContentError when its picture can't be read.
        """
        key = (f"{item.pack_id}/{item.item_id}", dim)
        with self._lock:
            kept = self._avatars.get(key)
        if kept is None:
            kept = self._make_still(item, dim, self._size // 2)
            with self._lock:
                self._avatars[key] = kept
        return kept

    def avatar(self, identity: str, dim: bool = False) -> Portrait | None:
        """A drawn person by name, or None when nobody draws them."""
        if self._painter is None or not self._painter.knows(identity):
            return None
        with self._lock:
            kept = self._avatars.get((identity, dim))
        if kept is None:
            kept = self._painter.paint_avatar(identity, self._size // 2, dim)
            with self._lock:
                self._avatars[(identity, dim)] = kept
        return kept

    def unfolds(self, item: Item) -> bool:
        """Whether this face can be shown while it comes about; a photo can't."""
        return self._painter is not None and self._painter.draws(item)

    def befriend(self, identity: str, dim: bool = False) -> LiveFriend | None:
        """A drawn person who moves as they are told, until closed; None when nobody draws them."""
        if self._painter is None or not self._painter.knows(identity):
            return None
        from .friend import FRIEND_PIXELS, LiveFriend

        return LiveFriend(self._painter.live_artist(identity, FRIEND_PIXELS, dim))

    def _make_still(self, item: Item, dim: bool, size: int | None = None) -> Portrait:
        if self._painter is not None and self._painter.draws(item):
            return self._painter.paint(item, 1.0, size or self._size, dim)
        if item.picture is None:
            raise ContentError(item.item_id, "it has no picture and nobody draws this person.", "Mend the pack.")
        return Portrait(read_picture(item.picture), USUAL_REGIONS)

    def _work(self) -> None:
        while not self._stopping.is_set():
            wish = self._wishes.get()
            if wish is None:
                return
            try:
                if wish.unfolding:
                    self._make_unfolding(wish.item, wish.dim)
                else:
                    self.still(wish.item, wish.dim)
            except ContentError:
                continue  # the same picture is asked for again when it is shown, and says so there

    def _make_unfolding(self, item: Item, dim: bool) -> None:
        painter, key = self._painter, (f"{item.pack_id}/{item.item_id}", dim)
        if painter is None or not painter.draws(item) or key in self._unfoldings:
            return
        steps = []
        for i in range(UNFOLD_STEPS):
            if self._stopping.is_set():
                return
            steps.append(painter.paint(item, i / (UNFOLD_STEPS - 1), min(self._size, _LARGEST_MOVING), dim))
            self._stopping.wait(_PAUSE_SECONDS)  # the window's thread comes first
        with self._lock:
            self._unfoldings[key] = tuple(steps)
            while len(self._unfoldings) > _KEPT_UNFOLDINGS:
                self._unfoldings.popitem(last=False)


def read_picture(path: Path) -> Any:
    """A decoded picture file. Raises ContentError."""
    encoded = skia.Data.MakeFromFileName(str(path))
    image = skia.Image.MakeFromEncoded(encoded) if encoded is not None else None
    if image is None:
        raise ContentError(str(path), "this picture can't be read.", "Get a whole copy of the pack.")
    return image.makeRasterImage()
