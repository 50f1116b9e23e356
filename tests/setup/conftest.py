"""run.py as a module, and a small copy of the program to set up."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def run() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # NamedTuple looks its own module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


class SmallProgram:
    """A repository with empty lock files, so that setting it up needs no network and takes seconds."""

    def __init__(self, run: ModuleType, root: Path) -> None:
        self.run = run
        self.paths = run.Paths(root, root / ".venv")
        self.calls: list[str] = []
        root.mkdir(exist_ok=True)
        self.paths.packages.write_text("# none\n")
        self.paths.test_packages.write_text("# none\n")
        self.paths.project.write_text('[project]\nname = "expression-trainer"\n')

    def prepare(self, with_tests: bool = False) -> bool:
        return bool(self.run.prepare(self.paths, with_tests))


@pytest.fixture
def program(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallProgram:
    """The environment is a real one (without pip, to be quick); pip's part is recorded instead of done."""
    small = SmallProgram(run, tmp_path / "copy of the program")
    quick = run.Interpreter(sys.executable, (3, 12), 64, True, True)
    monkeypatch.setattr(run, "probe", lambda command: quick)
    monkeypatch.setattr(
        run,
        "ways_to_make",
        lambda venv, found, uv: [[sys.executable, "-I", "-m", "venv", "--without-pip", str(venv)]],
    )
    monkeypatch.setattr(run, "pip", lambda paths, label, total, arguments: small.calls.append(label))
    monkeypatch.setattr(run, "remove_leftovers", lambda paths: small.calls.append("leftovers"))
    return small
