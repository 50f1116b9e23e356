"""What can be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .rect import Rect


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to press. `target_id` is unique in its scene; `label` is what it is called (spoken when scanned).

    `number`: the number key that presses it too.
    """

    target_id: str
    rect: Rect
    label: str
    number: int | None = None


def target_at(targets: Sequence[Target], x: float, y: float, reach: float = 0.0) -> Target | None:
    """The target under a point, or else the nearest one within `reach` pixels."""
    for target in targets:
        if target.rect.contains(x, y):
            return target
    near = [(_distance(target.rect, x, y), i) for i, target in enumerate(targets)]
    best = min(near, default=None)
    return targets[best[1]] if best is not None and best[0] <= reach else None


def _distance(rect: Rect, x: float, y: float) -> float:
    dx = max(rect.x - x, 0.0, x - rect.right)
    dy = max(rect.y - y, 0.0, y - rect.bottom)
    return max(dx, dy)
