"""A person's picture covering a rectangle."""

from __future__ import annotations

from dataclasses import dataclass

from expression_trainer.domain.faces import FaceBox, FaceRegion
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.people import Portrait
from expression_trainer.ui.rect import Rect


@dataclass(frozen=True, slots=True)
class Cover:
    """Which part of a square picture covers `place`; zoom > 1 looks closer at (cx, cy), fractions of the picture."""

    source: Rect
    place: Rect
    side: float

    @classmethod
    def of(cls, side: float, place: Rect, zoom: float = 1.0, cx: float = 0.5, cy: float = 0.47) -> Cover:
        wide = place.w >= place.h
        w = side / zoom if wide else side / zoom * place.w / place.h
        h = side / zoom * place.h / place.w if wide else side / zoom
        x = min(max(cx * side - w / 2, 0.0), side - w)
        y = min(max(cy * side - h / 2, 0.0), side - h)
        return cls(Rect(x, y, w, h), place, side)

    def on_screen(self, box: FaceBox) -> Rect:
        """Where a part of the picture is shown."""
        k = self.place.w / self.source.w
        return Rect(
            self.place.x + (box.x * self.side - self.source.x) * k,
            self.place.y + (box.y * self.side - self.source.y) * k,
            box.width * self.side * k,
            box.height * self.side * k,
        )


def portrait(
    pen: Pen, person: Portrait, place: Rect, radius: float, zoom: float = 1.0, cx: float = 0.5, cy: float = 0.47
) -> Cover:
    """Draw the person so that `place` is covered."""
    cover = Cover.of(float(person.image.width()), place, zoom, cx, cy)
    with pen.clipped(place, radius):
        pen.picture(person.image, cover.source, place)
    return cover


def blended(pen: Pen, first: Portrait, second: Portrait, share: float, place: Rect, radius: float) -> None:
    """Between two pictures of the same person; `share` 0-1 of the second."""
    cover = Cover.of(float(first.image.width()), place)
    with pen.clipped(place, radius):
        pen.picture(first.image, cover.source, place)
        if share > 0:
            pen.picture(second.image, cover.source, place, share)


def part_of(person: Portrait, region: FaceRegion) -> FaceBox:
    """The box of a part to look at. Brows and eyes are looked at together."""
    if region in (FaceRegion.BROWS, FaceRegion.EYES):
        boxes = [person.regions[r] for r in (FaceRegion.BROWS, FaceRegion.EYES) if r in person.regions]
    else:
        boxes = [person.regions[region]] if region in person.regions else []
    if not boxes:
        return FaceBox(0.25, 0.25, 0.5, 0.5)
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    right, bottom = max(b.x + b.width for b in boxes), max(b.y + b.height for b in boxes)
    return FaceBox(left, top, right - left, bottom - top)
