"""The bundled pack is sound, and is what the builder draws."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import skia

from expression_trainer.domain.expressions import RECOGNISED
from expression_trainer.faces.cast import identity
from expression_trainer.packs.build import PRACTISED, PROBES, SIZE, build_first_pack, people
from expression_trainer.packs.loader import check_pack, load_pack

BUNDLED = Path(__file__).parents[2] / "content" / "first-faces"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content") / "first-faces"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "nobody-anger.webp").write_bytes(b"from an older build")
    line = build_first_pack(folder)
    assert line.startswith("first-faces 1.0.0: 70 pictures, ")
    return folder


def test_the_bundled_pack_is_sound() -> None:
    assert check_pack(BUNDLED) == []


def test_what_the_builder_writes_is_sound(built: Path) -> None:
    assert check_pack(built) == []


@pytest.mark.parametrize("name", ["pack.toml", "items.toml", "LICENCES.md"])
def test_the_bundled_texts_are_what_the_builder_writes(built: Path, name: str) -> None:
    assert (built / name).read_text("utf-8") == (BUNDLED / name).read_text("utf-8")


def test_the_bundled_pictures_are_what_the_builder_draws(built: Path) -> None:
    """By their pixels, nearly: another processor may round a blend the other way."""
    names = sorted(file.name for file in (BUNDLED / "media").iterdir())
    assert names == sorted(file.name for file in (built / "media").iterdir())
    for name in names:
        if (built / "media" / name).read_bytes() == (BUNDLED / "media" / name).read_bytes():
            continue
        now, then = (skia.Image.open(str(folder / "media" / name)).toarray() for folder in (built, BUNDLED))
        assert np.abs(now.astype(int) - then).mean() < 0.5, name


def test_pictures_of_an_older_build_are_cleared_away(built: Path) -> None:
    assert not (built / "media" / "nobody-anger.webp").exists()


def test_every_person_shows_every_recognised_expression_once_at_full_strength() -> None:
    items = load_pack(BUNDLED).items
    shown = {(item.identity, item.expression) for item in items}
    assert shown == {(person.name, expression) for person in people() for expression in RECOGNISED}
    assert len(items) == len(shown)
    assert all(item.intensity == 1.0 for item in items)


def test_eight_people_are_practised_and_two_kept_for_probes() -> None:
    items = load_pack(BUNDLED).items
    assert len({item.identity for item in items if not item.probe}) == PRACTISED == 8
    assert len({item.identity for item in items if item.probe}) == PROBES == 2


def test_items_say_of_their_person_what_the_cast_says() -> None:
    for item in load_pack(BUNDLED).items:
        assert item.attributes == identity(item.identity).attributes
        assert item.probe == identity(item.identity).probe


def test_every_picture_is_of_the_size_drawn_and_small_on_disk() -> None:
    for item in load_pack(BUNDLED).items:
        assert item.picture is not None
        image = skia.Image.MakeFromEncoded(skia.Data.MakeFromFileName(str(item.picture)))
        assert (image.width(), image.height()) == (SIZE, SIZE)
        assert item.picture.stat().st_size < 40_000
