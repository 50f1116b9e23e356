"""Which face is the child's: the one that goes on from where it was. Nobody is recognised; other faces are ignored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot

from expression_trainer.domain.faces import FaceBox


@dataclass(frozen=True, slots=True)
class TrackingRules:
    """`reach`: how far a face may move between two pictures, in widths of the face.
    `growth`: by which factor its size may change.
    `remember_seconds`: after this long out of sight, the place means nothing.
    `others_seconds`: for this long after the child left, an adult who was seen beside them is not taken for them.
    `alike_growth`, `alike_reach`: two faces nearer than this in size and in distance from the last place are hard to
    tell apart. `clear_growth`: after a mix-up, a face larger than every other one by this factor is the child's (who
    sits in front).
    """

    reach: float = 0.9
    growth: float = 1.7
    remember_seconds: float = 1.0
    others_seconds: float = 5.0
    alike_growth: float = 1.25
    alike_reach: float = 0.35
    clear_growth: float = 1.3


SAME_PLACE = 0.35
"""Two meshes whose centres are nearer than this, in widths of the face, lie on one face: heads are not transparent."""


def distinct(boxes: Sequence[FaceBox], aspect: float) -> tuple[int, ...]:
    """Which of these faces to keep, so that none is there twice (a mesh may follow one face with two tracks)."""
    kept: list[int] = []
    for place, box in enumerate(boxes):
        if all(_distance(boxes[other], box, aspect) > SAME_PLACE for other in kept):
            kept.append(place)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Choice:
    """`index`: the child's face among those given, or None. `unsure`: two faces could be the child's.

    `fresh`: the face was (re)acquired, so that nothing smoothed before belongs to it.
    """

    index: int | None
    unsure: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """Where the child's face was last, and the others. `aspect`: width / height of the picture."""

    aspect: float = 4 / 3
    child: FaceBox | None = None
    child_at: float = 0.0
    others: tuple[FaceBox, ...] = ()
    unsure: bool = False
    rules: TrackingRules = TrackingRules()

    def follow(self, boxes: Sequence[FaceBox], at: float) -> tuple[Track, Choice]:
        """The track after a picture with these faces, and which one is the child's."""
        if not boxes:
            return self, Choice(None)
        if self.unsure:
            return self._settle(boxes, at)
        if self.child is None:
            return self._take(boxes, _most_likely(boxes, range(len(boxes))), at, fresh=True)
        near = sorted(
            (_distance(self.child, box, self.aspect), place)
            for place, box in enumerate(boxes)
            if self._continues(self.child, box)
        )
        if near:
            return self._go_on(boxes, near, at)
        return self._look_anew(boxes, at)

    def _go_on(self, boxes: Sequence[FaceBox], near: list[tuple[float, int]], at: float) -> tuple[Track, Choice]:
        best_distance, best = near[0]
        if len(near) > 1:
            next_distance, rival = near[1]
            alike = _ratio(boxes[best], boxes[rival]) < self.rules.alike_growth
            if alike and next_distance - best_distance < self.rules.alike_reach:
                return replace(self, unsure=True), Choice(None, unsure=True)
        return self._take(boxes, best, at, fresh=at - self.child_at > self.rules.remember_seconds)

    def _look_anew(self, boxes: Sequence[FaceBox], at: float) -> tuple[Track, Choice]:
        """Nobody is where the child was: wait a little, then take a face that is not known to be someone else's."""
        away = at - self.child_at
        known = [place for place, box in enumerate(boxes) if any(self._continues(other, box) for other in self.others)]
        strangers = [place for place in range(len(boxes)) if place not in known]
        if away > self.rules.others_seconds:
            return self._take(boxes, _most_likely(boxes, range(len(boxes))), at, fresh=True)
        if away > self.rules.remember_seconds and strangers:
            return self._take(boxes, _most_likely(boxes, strangers), at, fresh=True)
        return replace(self, others=tuple(boxes[place] for place in known)), Choice(None)

    def _settle(self, boxes: Sequence[FaceBox], at: float) -> tuple[Track, Choice]:
        """After a mix-up: go on when one face is left, or one is clearly in front; else keep asking."""
        order = sorted(range(len(boxes)), key=lambda index: boxes[index].width, reverse=True)
        if len(order) == 1 or _ratio(boxes[order[0]], boxes[order[1]]) >= self.rules.clear_growth:
            return self._take(boxes, order[0], at, fresh=True)
        return self, Choice(None, unsure=True)

    def _take(self, boxes: Sequence[FaceBox], index: int, at: float, *, fresh: bool) -> tuple[Track, Choice]:
        others = tuple(box for place, box in enumerate(boxes) if place != index)
        return replace(self, child=boxes[index], child_at=at, others=others, unsure=False), Choice(index, fresh=fresh)

    def _continues(self, before: FaceBox, now: FaceBox) -> bool:
        near = _distance(before, now, self.aspect) <= self.rules.reach
        return near and _ratio(before, now) <= self.rules.growth


def _distance(before: FaceBox, now: FaceBox, aspect: float) -> float:
    """Between the centres, in widths of the earlier face."""
    (x, y), (x2, y2) = before.center, now.center
    return hypot(x2 - x, (y2 - y) / aspect) / max(before.width, 1e-6)


def _ratio(one: FaceBox, other: FaceBox) -> float:
    """By which factor two faces differ in size, 1 or more."""
    small, large = sorted((max(one.width, 1e-6), max(other.width, 1e-6)))
    return large / small


def _most_likely(boxes: Sequence[FaceBox], indices: Sequence[int]) -> int:
    """The largest and most central: the child sits in front of the screen."""
    return max(indices, key=lambda index: boxes[index].width * (1.0 - abs(boxes[index].center[0] - 0.5)))
