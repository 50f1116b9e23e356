"""A model is run only when it is whole and is what the program expects; otherwise the file and the mend are named."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from expression_trainer.domain.action_units import UNITS, ActionUnit
from expression_trainer.domain.errors import ModelError
from expression_trainer.domain.expressions import RECOGNISED
from expression_trainer.recognition.classifier import ExpressionNetwork
from expression_trainer.recognition.geometry import align, crop
from expression_trainer.recognition.model_files import MANIFEST, ModelFile, load_manifest, verify
from expression_trainer.settings import resource_folder

from .stand_ins import face_points

WHOLE = b"weights"


def written(folder: Path, change: Callable[[str], str] = lambda text: text) -> Path:
    """A folder with one model and its manifest."""
    (folder / "net.onnx").write_bytes(WHOLE)
    text = f"""
[expression]
path = "net.onnx"
version = "1.2.3"
bytes = {len(WHOLE)}
sha256 = "{hashlib.sha256(WHOLE).hexdigest()}"
labels = ["neutral"]
units = [1, 12]
"""
    (folder / MANIFEST).write_text(change(text), "utf-8")
    return folder


@pytest.fixture(scope="module")
def shipped() -> ModelFile:
    return load_manifest(resource_folder("models"))["expression"]


def test_a_whole_model_is_read_with_all_that_the_manifest_says(tmp_path: Path) -> None:
    model = load_manifest(written(tmp_path))["expression"]
    assert verify(model) == WHOLE
    assert (model.version, model.labels, model.units) == ("1.2.3", ("neutral",), (1, 12))


def test_one_changed_byte_is_refused_and_the_file_is_named(tmp_path: Path) -> None:
    model = load_manifest(written(tmp_path))["expression"]
    model.path.write_bytes(b"Weights")
    with pytest.raises(ModelError, match="checksum") as caught:
        verify(model)
    assert caught.value.place == str(model.path) and caught.value.mend


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    model = load_manifest(written(tmp_path))["expression"]
    model.path.unlink()
    with pytest.raises(ModelError) as caught:
        verify(model)
    assert caught.value.place == str(model.path) and caught.value.mend


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load_manifest(tmp_path)
    assert caught.value.place == str(tmp_path / MANIFEST) and caught.value.mend


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("bytes = ", "bytes = many"),
        lambda text: text.replace("sha256", "md5"),
        lambda text: text.replace('"1.2.3"', "1"),
        lambda text: text.replace("net.onnx", "../net.onnx"),
        lambda text: "expression = 3",
    ],
    ids=["not TOML", "no checksum", "version is a number", "leads out of the folder", "not a table"],
)
def test_a_manifest_that_makes_no_sense_is_refused(tmp_path: Path, change: Callable[[str], str]) -> None:
    with pytest.raises(ModelError) as caught:
        load_manifest(written(tmp_path, change))
    assert caught.value.place == str(tmp_path / MANIFEST)


def test_the_shipped_weights_are_whole_and_small(shipped: ModelFile) -> None:
    assert len(verify(shipped)) <= 8_000_000
    assert shipped.labels == tuple(expression.value for expression in RECOGNISED)


def test_a_network_with_other_classes_is_refused(shipped: ModelFile) -> None:
    with pytest.raises(ModelError, match="classes"):
        ExpressionNetwork(replace(shipped, labels=shipped.labels[::-1]))


def test_a_network_with_an_unknown_action_unit_is_refused(shipped: ModelFile) -> None:
    with pytest.raises(ModelError, match="99"):
        ExpressionNetwork(replace(shipped, units=(99, *shipped.units[1:])))


def test_a_file_that_is_no_network_is_refused(shipped: ModelFile, tmp_path: Path) -> None:
    other = tmp_path / "other.onnx"
    shutil.copy(resource_folder("models") / MANIFEST, other)
    content = other.read_bytes()
    strange = replace(shipped, path=other, size_bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    with pytest.raises(ModelError) as caught:
        ExpressionNetwork(strange)
    assert caught.value.place == str(other)


def test_any_picture_gives_probabilities_that_sum_to_one_and_units_between_0_and_1(shipped: ModelFile) -> None:
    network, chance = ExpressionNetwork(shipped), np.random.default_rng(5)
    unknown = [place for place, unit in enumerate(UNITS) if unit not in network.known_units]
    for picture in (np.zeros((480, 640)), np.full((480, 640), 255), chance.integers(0, 256, (480, 640))):
        for yaw in (0.0, 35.0):
            face = align(face_points(yaw=yaw))
            judgement = network.judge_cut(crop(picture.astype(np.uint8), face), face.points)
            assert judgement.probabilities.shape == (7,)
            assert judgement.probabilities.sum() == pytest.approx(1.0, abs=1e-5)
            for side in (judgement.left, judgement.right):
                assert side.min() >= 0.0 and side.max() <= 1.0
                assert not side[unknown].any()


def test_the_network_says_which_units_it_knows(shipped: ModelFile) -> None:
    known = ExpressionNetwork(shipped).known_units
    assert {ActionUnit(12), ActionUnit(4), ActionUnit(43)} <= set(known)
    assert ActionUnit.TONGUE_SHOW not in known
