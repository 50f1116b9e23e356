"""Rectangles and how to divide them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels of the window; `x`, `y` is the top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    def inset(self, across: float, down: float | None = None) -> Rect:
        """Smaller by `across` at the left and right and by `down` (else the same) at the top and bottom."""
        down = across if down is None else down
        return Rect(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def row(self, count: int, gap: float) -> tuple[Rect, ...]:
        """`count` equal parts side by side."""
        w = (self.w - gap * (count - 1)) / count
        return tuple(Rect(self.x + i * (w + gap), self.y, w, self.h) for i in range(count))

    def column(self, count: int, gap: float) -> tuple[Rect, ...]:
        """`count` equal parts one above the other."""
        h = (self.h - gap * (count - 1)) / count
        return tuple(Rect(self.x, self.y + i * (h + gap), self.w, h) for i in range(count))

    def grid(self, columns: int, rows: int, gap: float) -> tuple[Rect, ...]:
        """Row by row, left to right."""
        return tuple(cell for line in self.column(rows, gap) for cell in line.row(columns, gap))

    def top(self, h: float) -> Rect:
        return Rect(self.x, self.y, self.w, h)

    def below(self, gone: float) -> Rect:
        """What is left under the uppermost `gone` pixels."""
        return Rect(self.x, self.y + gone, self.w, self.h - gone)

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def holds(self, other: Rect, slack: float = 0.0) -> bool:
        """Whether the other lies inside, but for `slack` pixels."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Rect, slack: float = 0.0) -> bool:
        """Whether both share more than `slack` pixels in each direction."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.bottom, other.bottom) - max(self.y, other.y) > slack
        )

    def united(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def mirrored_in(self, around: Rect) -> Rect:
        """The same rectangle with left and right of `around` exchanged."""
        return Rect(around.x + around.right - self.right, self.y, self.w, self.h)
