"""Contact sheets show what they say; the one to be named blindly keeps its answers to itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import skia

from expression_trainer.domain.errors import ContentError
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import VARIANTS, pose
from expression_trainer.packs import sheets
from expression_trainer.packs.sheets import THUMBNAIL, UNLABELLED, draw_sheets, draw_shuffled

SIZE = 64


@pytest.fixture
def one_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "IDENTITIES", IDENTITIES[:1])


@pytest.mark.usefixtures("one_person")
def test_every_kind_of_sheet_is_drawn_in_pages(tmp_path: Path) -> None:
    files = {file.name: skia.Image.open(str(file)) for file in draw_sheets(tmp_path / "new" / "sheets", SIZE)}
    ways = sum(map(len, VARIANTS.values()))
    rows = {"people": 1, "strengths": 6, "turns": 7, "variants": ways}
    pages = {f"{kind}-{page + 1}.webp" for kind, count in rows.items() for page in range(-(-count // 12))}
    assert set(files) == {*pages, "people-small.webp"}
    assert files["people-1.webp"].width() >= len(Expression) * SIZE
    assert files["people-small.webp"].width() >= len(Expression) * THUMBNAIL
    assert files["variants-1.webp"].height() >= 12 * SIZE


def test_numbers_stand_under_the_faces_and_the_key_names_what_is_drawn(tmp_path: Path) -> None:
    sheet, key = draw_shuffled(tmp_path, seed=3, count=9)
    lines = [line.split(",") for line in key.read_text("utf-8").splitlines()]
    assert lines[0] == ["number", "expression", "variant", "person"]
    assert [int(line[0]) for line in lines[1:]] == list(range(1, 10))
    pixels = skia.Image.open(str(sheet)).toarray(colorType=skia.kRGBA_8888_ColorType)
    for number, expression, variant, name in (lines[1], lines[9]):
        row, column = divmod(int(number) - 1, 7)
        y, x = 4 + row * (UNLABELLED + 26), 4 + column * (UNLABELLED + 4)
        person = next(person for person in IDENTITIES if person.name == name)
        face = FaceArtist(person, UNLABELLED).draw(pose(Expression(expression), 1.0, variant)).pixels
        there = pixels[y : y + UNLABELLED, x : x + UNLABELLED].astype(int)
        assert np.abs(there - face).mean() < 3, "small differences are the WebP's"
    assert pixels.shape[0] > 2 * UNLABELLED


def test_the_blind_sheet_mixes_people_and_expressions_by_its_seed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "_sheet", lambda *_, **__: skia.Surface(8, 8).makeImageSnapshot())

    def key(folder: str, seed: int, count: int) -> list[list[str]]:
        text = list(draw_shuffled(tmp_path / folder, seed, count))[1].read_text("utf-8")
        return [line.split(",") for line in text.splitlines()[1:]]

    one = key("a", 1, 42)
    assert one == key("b", 1, 42) != key("c", 2, 42)
    assert len({line[3] for line in one}) == min(42, len(IDENTITIES)), "nobody twice"
    assert Counter(line[1] for line in one) == {expression.value: 6 for expression in RECOGNISED}
    everyone_twice = key("d", 1, 2 * len(IDENTITIES))
    assert set(Counter(line[3] for line in everyone_twice).values()) == {2}


@pytest.mark.usefixtures("one_person")
def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ContentError, match="can't be written") as caught:
        next(iter(draw_sheets(tmp_path / "file" / "sheets", SIZE)))
    assert caught.value.mend == "Name another folder with --output."
