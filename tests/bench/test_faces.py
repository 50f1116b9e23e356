"""What `bench faces` measures, on one person."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from expression_trainer.bench.faces import YAWS, count_pictures, measure_faces, perceptual_hash
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.faces.cast import identity
from expression_trainer.faces.emotions import VARIANTS


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    return measure_faces([identity("Leo")])


def test_every_figure_of_the_issue_is_there(measured: dict[str, Any]) -> None:
    assert set(measured["still_ms"]) == {"256", "384", "512"}
    assert set(measured["moving_384_ms"]) == {"p50", "p99"}
    assert set(measured["found_share"]) == {"stills", "onsets", *(f"yaw {yaw}" for yaw in YAWS)}
    assert set(measured["spread"]) == {str(expression) for expression in RECOGNISED}


def test_the_mesh_finds_the_face_in_every_picture_up_to_twenty_degrees(measured: dict[str, Any]) -> None:
    assert set(measured["found_share"].values()) == {1.0}


def test_nearly_every_expression_grows_with_intensity(measured: dict[str, Any]) -> None:
    assert measured["monotone_share"] >= 0.8, measured["uneven"]


def test_one_person_shows_more_than_a_hundred_pictures_that_differ_by_perceptual_hash(measured: dict[str, Any]) -> None:
    looks = sum(len(variants) for expression, variants in VARIANTS.items() if expression is not Expression.NEUTRAL)
    assert 100 < measured["pictures"] <= looks * 4 * 3 + 3


def test_the_hash_knows_a_picture_again_and_not_its_mirror_image() -> None:
    picture = np.random.default_rng(3).integers(0, 255, (8, 8, 3)).astype(np.uint8).repeat(12, 0).repeat(12, 1)
    brighter = np.clip(picture.astype(int) + 6, 0, 255).astype(np.uint8)
    near, far = (
        (int.from_bytes(perceptual_hash(picture)) ^ int.from_bytes(perceptual_hash(other))).bit_count()
        for other in (brighter, np.ascontiguousarray(picture[:, ::-1]))
    )
    assert near < far


def test_nobody_has_no_pictures() -> None:
    assert count_pictures([]) == 0
