"""`run.py test`: what is run, in which order, and what its exit code says."""

from __future__ import annotations

import subprocess
from types import ModuleType

import pytest

from .conftest import ROOT


class Recorder:
    """Stands in for the processes of `check`."""

    def __init__(self, codes: dict[str, int]) -> None:
        self.codes = codes
        self.heard: list[list[str]] = []

    def code_of(self, command: list[str]) -> int:
        self.heard.append([part.rsplit("/", 1)[-1] for part in command])
        return next((code for name, code in self.codes.items() if name in self.heard[-1]), 0)

    def call(self, command: list[str], cwd: str, env: dict[str, str]) -> int:
        return self.code_of(command)

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, self.code_of(command), b"what is to mend\n")


@pytest.fixture
def recorder(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder({})
    monkeypatch.setattr(run.subprocess, "call", recorder.call)
    monkeypatch.setattr(run.subprocess, "run", recorder.run)
    return recorder


def check(run: ModuleType, *arguments: str) -> int:
    return int(run.check(run.Paths(ROOT, ROOT / ".venv", windows=False), arguments))


def test_every_check_runs_and_the_tests_come_last(run: ModuleType, recorder: Recorder) -> None:
    assert check(run) == 0
    assert [command[0] for command in recorder.heard] == ["ruff", "ruff", "mypy", "lint-imports", "python"]
    assert recorder.heard[-1] == ["python", "-m", "pytest", "-n", "2"]


@pytest.mark.parametrize("name", ["format", "mypy", "lint-imports", "pytest"])
def test_one_check_that_fails_fails_the_whole_and_the_others_still_run(
    run: ModuleType, recorder: Recorder, name: str
) -> None:
    recorder.codes[name] = 1
    assert check(run) == 1
    assert len(recorder.heard) == 5


def test_a_failing_check_shows_what_it_said(
    run: ModuleType, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder.codes["mypy"] = 1
    check(run)
    shown = capsys.readouterr().out
    assert "what is to mend" in shown and "To mend: types." in shown


def test_long_tests_come_with_every_check(run: ModuleType, recorder: Recorder) -> None:
    check(run, "--long")
    assert len(recorder.heard) == 5
    assert recorder.heard[-1][-1] == "--long"


def test_with_arguments_only_those_tests_run(run: ModuleType, recorder: Recorder) -> None:
    check(run, "tests/store", "-q")
    assert recorder.heard == [["python", "-m", "pytest", "store", "-q"]]
