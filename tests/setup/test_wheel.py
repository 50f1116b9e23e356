"""What travels in the wheel: the program with its content, models and assets, and nothing that only makes them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT

pytest.importorskip("hatchling", reason="set-up's own environment has it")


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of a wheel built from a small copy of the repository with one file of each kind."""
    root = tmp_path_factory.mktemp("repository")
    for file in ("pyproject.toml", "LICENSE", "NOTICE", ".gitignore", "README.md"):
        if (ROOT / file).exists():
            shutil.copy(ROOT / file, root / file)
    shutil.copytree(ROOT / "expression_trainer" / "domain", root / "expression_trainer" / "domain")
    shutil.copy(ROOT / "expression_trainer" / "__init__.py", root / "expression_trainer")
    for file in (
        *("content/faces/pack.toml", "content/faces/media/calm.webp", "assets/strings/en/house.ftl"),
        *("models/manifest.toml", "models/expression/MODEL_CARD.md", "models/expression/weights.onnx"),
        *("models/expression/train.py", "models/expression/cache/points.npz", "models/expression/runs/log.txt"),
        "assets/screenshots/home.png",
    ):
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"], cwd=root, check=True)
    [wheel] = (root / "out").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(
    "file",
    [
        "content/faces/pack.toml",
        "content/faces/media/calm.webp",
        "assets/strings/en/house.ftl",
        "models/manifest.toml",
        "models/expression/MODEL_CARD.md",
        "models/expression/weights.onnx",
    ],
)
def test_what_the_program_reads_travels_inside_the_package(names: set[str], file: str) -> None:
    assert f"expression_trainer/_bundled/{file}" in names


def test_what_makes_models_and_pictures_stays_in_the_repository(names: set[str]) -> None:
    bundled = {Path(name).name for name in names if "/_bundled/" in name}
    assert not bundled & {"train.py", "points.npz", "log.txt", "home.png"}


def test_the_program_and_its_licence_travel_too(names: set[str]) -> None:
    assert "expression_trainer/domain/expressions.py" in names
    assert {Path(name).name for name in names if "dist-info/licenses" in name} == {"LICENSE", "NOTICE"}
