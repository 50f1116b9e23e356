"""Pictures of people are ready before they are needed, and problems are said in words."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
import skia

from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.faces import FaceRegion
from expression_trainer.domain.items import Item
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.emotions import VARIANTS
from expression_trainer.ui.drawn_people import MOST_YAW, DrawnPeople
from expression_trainer.ui.gallery import made_up_item
from expression_trainer.ui.people import UNFOLD_STEPS, USUAL_REGIONS, People, Portrait
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.widgets.portraits import Cover, part_of
from tests.ui.stand_ins import QuickPainter

ITEM = made_up_item("Maya", Expression.FEAR)


class CountingPainter(QuickPainter):
    """Counts its pictures and says when it has painted enough."""

    def __init__(self, enough: int = 1) -> None:
        self.painted = 0
        self.enough = enough
        self.done = threading.Event()

    def paint(self, item: Item, unfolded: float, size: int, dim: bool) -> Portrait:
        self.painted += 1
        portrait = super().paint(item, unfolded, size, dim)
        if self.painted >= self.enough:
            self.done.set()
        return portrait


def test_a_still_is_made_once_for_each_look() -> None:
    painter = CountingPainter()
    people = People(painter, 64)
    assert people.still(ITEM) is people.still(ITEM)
    assert people.still(ITEM, dim=True) is not people.still(ITEM)
    assert painter.painted == 2


def test_preloading_makes_stills_and_unfoldings_on_its_own_thread() -> None:
    painter = CountingPainter(enough=1 + UNFOLD_STEPS)
    people = People(painter, 64)
    people.preload([ITEM], unfolding=True)
    assert painter.painted == 0 and people.unfolding(ITEM) == ()
    people.start()
    assert painter.done.wait(10)
    people.preload([ITEM])
    people.close()
    assert len(people.unfolding(ITEM)) == UNFOLD_STEPS
    people.still(ITEM)
    assert painter.painted == 1 + UNFOLD_STEPS


def test_portraits_are_drawn_for_the_place_they_are_shown_in() -> None:
    people = People(QuickPainter(), 640)
    sizes = []
    for pixels in (100, 640, 700, 5000):
        people.fit(pixels)
        sizes.append(people.still(ITEM).image.width())
    assert sizes == [384, 640, 768, 1152]


def test_closing_twice_or_before_the_start_is_fine() -> None:
    people = People(QuickPainter(), 64)
    people.close()
    people.start()
    people.close()
    people.close()


def test_a_photo_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "photo.webp"
    skia.Surface(32, 32).makeImageSnapshot().save(str(path), skia.kWEBP, 90)
    portrait = People(None).still(replace(ITEM, picture=path))
    assert portrait.image.width() == 32 and portrait.regions == USUAL_REGIONS


def test_a_missing_or_damaged_picture_is_named(tmp_path: Path) -> None:
    gone = replace(ITEM, picture=tmp_path / "gone.webp")
    damaged = tmp_path / "damaged.webp"
    damaged.write_bytes(b"RIFF not a picture")
    for item in (gone, replace(ITEM, picture=damaged)):
        with pytest.raises(ContentError, match=item.picture.name if item.picture else ""):
            People(None).still(item)
    with pytest.raises(ContentError, match=ITEM.item_id):
        People(None).still(ITEM)


def test_a_missing_picture_while_preloading_waits_until_it_is_shown(tmp_path: Path) -> None:
    painter = CountingPainter()
    people = People(painter, 64)
    people.start()
    people.preload([replace(ITEM, picture=tmp_path / "gone.webp"), made_up_item("Leo", Expression.ANGER)])
    assert painter.done.wait(10), "the next picture is still made"
    people.close()


def test_an_unknown_avatar_is_none() -> None:
    people = People(QuickPainter(), 64)
    assert people.avatar("Nobody") is None and People(None).avatar("Maya") is None
    assert people.avatar("Maya") is people.avatar("Maya")


def test_the_cast_is_drawn_live_but_a_namesake_on_a_photo_is_not() -> None:
    painter, person = DrawnPeople(), IDENTITIES[0]
    item = made_up_item(person.name, Expression.HAPPINESS)
    photo = replace(item, picture=Path("photo.webp"), attributes={"age_group": "adult"})
    ours = replace(photo, attributes=person.attributes)
    assert painter.draws(item) and painter.draws(ours)
    assert not painter.draws(photo)
    assert not painter.draws(replace(item, identity="Somebody else"))
    assert not painter.draws(replace(item, variant="unheard of"))
    portrait = painter.paint(item, 1.0, 96, dim=False)
    assert portrait.image.width() == 96 and FaceRegion.MOUTH in portrait.regions


def test_every_variant_of_an_expression_is_drawn_as_the_rig_has_it() -> None:
    painter, item = DrawnPeople(), made_up_item(IDENTITIES[0].name, Expression.HAPPINESS)
    ways = [replace(item, variant=variant) for variant in VARIANTS[Expression.HAPPINESS]]
    assert all(painter.draws(way) for way in ways)
    assert not painter.draws(replace(item, expression=Expression.NEUTRAL, variant=ways[-1].variant))
    pictures = {painter.paint(way, 1.0, 64, dim=False).image.toarray().tobytes() for way in ways}
    assert len(pictures) == len(ways)


def test_a_turned_item_turns_the_head_from_the_first_moment_on_and_not_too_far() -> None:
    painter, item = DrawnPeople(), made_up_item(IDENTITIES[0].name, Expression.NEUTRAL)

    def nose(yaw: float, unfolded: float = 1.0, shown: Item = item) -> float:
        return painter.paint(replace(shown, yaw=yaw), unfolded, 64, dim=False).regions[FaceRegion.NOSE].center[0]

    assert nose(-15) < nose(0) - 0.01 < nose(0) + 0.01 < nose(15)
    assert nose(15, unfolded=0.0) == pytest.approx(nose(15), abs=1e-6)
    assert nose(MOST_YAW) == nose(MOST_YAW + 30) and nose(-MOST_YAW) == nose(-MOST_YAW - 30)
    away = made_up_item(item.identity, Expression.SHY)
    assert nose(MOST_YAW, shown=replace(away, variant="away")) == nose(90, shown=replace(away, variant="away"))


def test_dark_dims_the_ground_behind_a_person() -> None:
    painter, name = DrawnPeople(), IDENTITIES[0].name
    bright, dim = (painter.paint_avatar(name, 64, dim=d).image.toarray() for d in (False, True))
    assert dim[2, 2, :3].sum() < bright[2, 2, :3].sum()
    face = (slice(36, 42), slice(28, 36))
    assert abs(int(dim[face][..., :3].sum()) - int(bright[face][..., :3].sum())) < 0.05 * bright[face][..., :3].sum()


@pytest.mark.parametrize("place", [Rect(10, 20, 300, 300), Rect(0, 0, 520, 436), Rect(5, 5, 400, 620)], ids=str)
def test_a_part_of_a_picture_is_found_on_the_screen(place: Rect) -> None:
    cover = Cover.of(640, place)
    assert cover.source.w / cover.source.h == pytest.approx(place.w / place.h)
    mouth = cover.on_screen(USUAL_REGIONS[FaceRegion.MOUTH])
    assert place.holds(mouth)
    assert mouth.cx == pytest.approx(place.cx, abs=1)


def test_brows_and_eyes_are_looked_at_together() -> None:
    person = Portrait(None, USUAL_REGIONS)
    both = part_of(person, FaceRegion.BROWS)
    assert both == part_of(person, FaceRegion.EYES)
    assert both.height > USUAL_REGIONS[FaceRegion.BROWS].height
