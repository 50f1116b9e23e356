"""The bundled packs are sound, and are what the builder writes."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
import skia

from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.faces.cast import IDENTITIES, identity
from expression_trainer.faces.emotions import VARIANTS
from expression_trainer.packs.archive import check_pack
from expression_trainer.packs.build import (
    BUILDERS,
    INTENSITIES,
    SIZE,
    TURNS,
    build_drawn_pack,
    build_first_pack,
    drawn_pack_texts,
    first_pack_texts,
    people,
)
from expression_trainer.packs.loader import load_pack

CONTENT = Path(__file__).parents[2] / "content"
STILLS, DRAWN = CONTENT / "first-faces", CONTENT / "drawn-people"
SOME = (IDENTITIES[0], next(person for person in IDENTITIES if person.probe))
"""Enough to see what the builder does; drawing everyone takes too long for a test."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content") / "first-faces"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "nobody-anger.webp").write_bytes(b"from an older build")
    line = build_first_pack(folder, SOME)
    assert line.startswith(f"first-faces 2.0.0: {len(SOME) * len(RECOGNISED)} pictures, ")
    return folder


@pytest.mark.parametrize("name", BUILDERS)
def test_the_bundled_packs_are_sound(name: str) -> None:
    assert check_pack(CONTENT / name) == []


def test_nothing_else_is_bundled() -> None:
    assert {folder.name for folder in CONTENT.iterdir()} == set(BUILDERS)


def test_what_the_builders_write_is_sound(built: Path, tmp_path: Path) -> None:
    assert check_pack(built) == []
    assert build_drawn_pack(tmp_path / "drawn-people").endswith(" faces, drawn live")
    assert check_pack(tmp_path / "drawn-people") == []


@pytest.mark.parametrize("name", ["pack.toml", "items.toml", "LICENCES.md"])
def test_the_bundled_texts_are_what_the_builders_write(name: str) -> None:
    """When this is red, the rig or the cast was changed: run `content build`."""
    assert first_pack_texts("first-faces", people())[name] == (STILLS / name).read_text("utf-8")
    assert drawn_pack_texts("drawn-people")[name] == (DRAWN / name).read_text("utf-8")


def test_the_bundled_pictures_are_what_the_builder_draws(built: Path) -> None:
    """By their pixels, nearly: another processor may round a blend the other way."""
    names = {f"{person.name.lower()}-{shown.value}.webp" for person in people() for shown in RECOGNISED}
    assert {file.name for file in (STILLS / "media").iterdir()} == names
    for file in (built / "media").iterdir():
        if file.read_bytes() == (STILLS / "media" / file.name).read_bytes():
            continue
        now, then = (skia.Image.open(str(folder / "media" / file.name)).toarray() for folder in (built, STILLS))
        assert np.abs(now.astype(int) - then).mean() < 0.5, file.name


def test_pictures_of_an_older_build_are_cleared_away(built: Path) -> None:
    assert not (built / "media" / "nobody-anger.webp").exists()


def test_everyone_shows_every_recognised_expression_once_as_a_still_at_full_strength() -> None:
    items = load_pack(STILLS).items
    shown = {(item.identity, item.expression) for item in items}
    assert shown == {(person.name, expression) for person in people() for expression in RECOGNISED}
    assert len(items) == len(shown)
    assert all(item.intensity == 1.0 and item.picture is not None for item in items)


def test_everyone_is_drawn_in_every_way_at_every_strength_and_turn(tmp_path: Path) -> None:
    build_drawn_pack(tmp_path / "drawn-people")
    items = load_pack(tmp_path / "drawn-people").items
    ways = {
        (expression, variant, percent / 100, float(turn))
        for expression, variants in VARIANTS.items()
        for variant in variants
        for percent, turn in product(INTENSITIES, TURNS)
        if expression is not Expression.NEUTRAL or percent == 100
    }
    assert {(i.identity, i.expression, i.variant, i.intensity, i.yaw) for i in items} == {
        (person.name, *way) for person in people() for way in ways
    }
    assert len(items) == len(people()) * len(ways)
    assert all(item.picture is None and item.probe == identity(item.identity).probe for item in items)


def test_items_say_of_their_person_what_the_cast_says() -> None:
    for item in load_pack(STILLS).items:
        assert item.attributes == identity(item.identity).attributes
        assert item.probe == identity(item.identity).probe


def test_every_picture_is_of_the_size_drawn_and_small_on_disk() -> None:
    pictures = [item.picture for item in load_pack(STILLS).items if item.picture is not None]
    for picture in pictures:
        image = skia.Image.MakeFromEncoded(skia.Data.MakeFromFileName(str(picture)))
        assert (image.width(), image.height()) == (SIZE, SIZE)
        assert picture.stat().st_size < 40_000
    everything = sum(file.stat().st_size for file in CONTENT.rglob("*") if file.is_file())
    assert everything < 60_000_000, "what is bundled stays small"
