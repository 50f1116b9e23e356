"""A picture to draw on: shapes with classes, a title and a description with the same numbers."""

from __future__ import annotations

from collections.abc import Iterable

from expression_trainer.reports.markup import Markup, tag

Point = tuple[float, float]


class Drawing:
    """An SVG of `width` x `height` units. `key` is unique on the page; `title` and `description` are read aloud."""

    def __init__(self, key: str, width: float, height: float, title: str, description: str) -> None:
        self._key = key
        self._width = width
        self._height = height
        self._title = title
        self._description = description
        self._marks: list[Markup] = []

    def box(self, x: float, y: float, width: float, height: float, class_: str, rx: float = 0) -> None:
        self._marks.append(tag("rect", x=x, y=y, width=width, height=height, rx=rx or None, class_=class_))

    def line(self, x1: float, y1: float, x2: float, y2: float, class_: str) -> None:
        self._marks.append(tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_))

    def dot(self, x: float, y: float, radius: float, class_: str) -> None:
        self._marks.append(tag("circle", cx=x, cy=y, r=radius, class_=class_))

    def diamond(self, x: float, y: float, radius: float, class_: str) -> None:
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        self._marks.append(tag("polygon", points=_points(corners), class_=class_))

    def path(self, points: Iterable[Point], class_: str) -> None:
        self._marks.append(tag("polyline", points=_points(points), class_=class_))

    def text(self, x: float, y: float, words: str, class_: str | None = None) -> None:
        self._marks.append(tag("text", words, x=x, y=y, class_=class_))

    def markup(self) -> Markup:
        return tag(
            "svg",
            tag("title", self._title, id=f"{self._key}-t"),
            tag("desc", self._description, id=f"{self._key}-d"),
            *self._marks,
            viewBox=f"0 0 {self._width:g} {self._height:g}",
            width=self._width,
            height=self._height,
            role="img",
            aria_labelledby=f"{self._key}-t {self._key}-d",
        )


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
