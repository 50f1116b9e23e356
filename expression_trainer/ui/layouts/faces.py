"""The face on show: still, unfolding, with windows on its parts."""

from __future__ import annotations

import skia

from expression_trainer.domain.faces import FaceRegion
from expression_trainer.ui.pen import Pen, rounded
from expression_trainer.ui.people import Portrait
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.scene import Piece
from expression_trainer.ui.theme import Radius
from expression_trainer.ui.transition import ease_in_out
from expression_trainer.ui.widgets.marks import badge
from expression_trainer.ui.widgets.portraits import Cover, blended, part_of, portrait

from .showing import Showing

UNFOLD_SECONDS = 0.7
LONGEST_WAIT_SECONDS = 1.5
"""A face whose steps are not ready by then is shown as it is."""
_SOFTENED = 5.0  # blur in units
_STILL_FIRST_SECONDS = 0.6  # reduced motion: the neutral still stays this long


def picture_card(pen: Pen, person: Portrait | None, place: Rect) -> None:
    """A person on a card."""
    radius = Radius.PICTURE * pen.u
    pen.card(place, radius)
    if person is not None:
        portrait(pen, person, place, radius)


def windows(person: Portrait, regions: tuple[FaceRegion, ...], place: Rect, u: float) -> tuple[Rect, ...]:
    """Where the parts to look at are on the screen, with a little room around them, inside `place`."""
    cover = Cover.of(float(person.image.width()), place)
    found = []
    for region in regions:
        rect = cover.on_screen(part_of(person, region)).inset(-6 * u, -4 * u)
        x, y = max(rect.x, place.x + 12 * u), max(rect.y, place.y + 12 * u)
        found.append(Rect(x, y, min(rect.right, place.right - 12 * u) - x, min(rect.bottom, place.bottom - 12 * u) - y))
    return tuple(found)


def draw_windows(pen: Pen, holes: tuple[Rect, ...], numbered: bool) -> None:
    """Rings around parts of a face; numbered when something beside them says more."""
    u = pen.u
    for number, hole in enumerate(holes, 1):
        radius = min(44 * u, hole.h / 2)
        pen.box(hole, radius, pen.theme.ink, stroke=10 * u)
        pen.box(hole, radius, pen.theme.honey, stroke=6 * u)
        if numbered:
            badge(pen, number, hole.x + 8 * u, hole.y + 8 * u, 24 * u)


def soften_around(pen: Pen, person: Portrait, place: Rect, holes: tuple[Rect, ...]) -> None:
    """Draw the person softened everywhere but in the holes; never lightened: skin keeps its colour."""
    u, radius = pen.u, Radius.PICTURE * pen.u
    veil = skia.Path()
    veil.addRRect(rounded(place, radius))
    for hole in holes:
        veil.addRRect(rounded(hole, min(44 * u, hole.h / 2)))
    veil.setFillType(skia.PathFillType.kEvenOdd)
    cover = Cover.of(float(person.image.width()), place)
    soft = pen.stage.shades.softened(person.image, cover.source, place.w, place.h, _SOFTENED * u)
    with pen.kept() as canvas:
        canvas.clipPath(veil, skia.ClipOp.kIntersect, True)
        pen.picture(soft, Rect(0, 0, soft.width(), soft.height()), place)
        pen.shape(veil, pen.theme.ink, 0.06)


def unfolding_piece(showing: Showing, place: Rect, now: float, holes: tuple[Rect, ...] = ()) -> Piece | None:
    """The face that unfolds from neutral to its apex, while it does; None when it stands still."""
    picture = showing.live.screen().picture
    if picture is None or not picture.moving:
        return None
    steps = showing.people.unfolding(picture.item, showing.stage.theme.dark)
    seconds = _STILL_FIRST_SECONDS if showing.stage.still else UNFOLD_SECONDS
    since = showing.live.unfolds_at()
    if not steps:
        late = now - picture.shown_at >= LONGEST_WAIT_SECONDS
        return None if late or not showing.people.unfolds(picture.item) else _covered(place)
    passed = 0.0 if since is None else now - since
    if passed >= seconds:
        return None
    share = 0.0 if showing.stage.still else ease_in_out(min(1.0, max(0.0, passed / seconds)))
    at = share * (len(steps) - 1)
    first = min(int(at), len(steps) - 2)
    between = round(at - first, 2)
    radius = Radius.PICTURE * showing.stage.u

    def draw(pen: Pen) -> None:
        blended(pen, steps[first], steps[first + 1], between, place, radius)
        draw_windows(pen, holes, numbered=False)

    return Piece("face", place, (picture.shown_at, first, between), draw)


def _covered(place: Rect) -> Piece:
    """An empty card: a face that will unfold is not shown at its apex before."""
    return Piece("face", place, "covered", lambda pen: pen.card(place, Radius.PICTURE * pen.u))
