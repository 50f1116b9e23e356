"""Making, mending and leaving alone the environment."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import ROOT, SmallProgram

EVERYTHING = ["Packages", "leftovers", "The program itself"]


def test_a_fresh_copy_is_set_up_once_and_then_left_as_it_is(program: SmallProgram) -> None:
    assert program.prepare()
    assert program.calls == EVERYTHING
    assert program.paths.python.exists()
    assert not program.prepare()
    assert program.calls == EVERYTHING


def test_the_tests_add_their_tools_to_what_is_there(program: SmallProgram) -> None:
    program.prepare()
    assert program.prepare(with_tests=True)
    assert program.calls == [*EVERYTHING, "Test tools", "leftovers"]
    assert not program.prepare(with_tests=True)
    assert not program.prepare()


def test_playing_after_the_tests_does_not_forget_their_tools(program: SmallProgram) -> None:
    program.prepare(with_tests=True)
    program.paths.packages.write_text("# changed\n")
    assert program.prepare()
    assert not program.prepare(with_tests=True)


def test_a_new_lock_file_renews_the_packages_in_place(program: SmallProgram) -> None:
    program.prepare()
    kept = program.paths.venv / "kept.txt"
    kept.write_text("still here")
    program.paths.packages.write_text("# changed\n")
    assert program.prepare()
    assert program.calls == [*EVERYTHING, "Packages", "leftovers"]
    assert kept.exists()


def test_new_project_metadata_renews_only_the_program_itself(program: SmallProgram) -> None:
    program.prepare()
    program.paths.project.write_text("# changed\n")
    program.prepare()
    assert program.calls == [*EVERYTHING, "The program itself"]


def test_an_interrupted_install_leaves_no_stamp_and_the_next_run_starts_afresh(
    program: SmallProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(paths: object, label: str, total: int, arguments: Sequence[str]) -> None:
        (program.paths.venv / "half a package").write_text("half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(program.run, "pip", interrupt)
        with pytest.raises(KeyboardInterrupt):
            program.prepare()
    assert program.run.read_stamp(program.paths) == {}
    assert program.prepare()
    assert not (program.paths.venv / "half a package").exists()
    assert program.calls == EVERYTHING


def test_an_update_without_a_network_keeps_what_worked_and_is_tried_again(
    program: SmallProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.prepare()
    program.paths.packages.write_text("# changed\n")

    def offline(paths: object, label: str, total: int, arguments: Sequence[str]) -> None:
        raise program.run.Offline("no network")

    with monkeypatch.context() as patch:
        patch.setattr(program.run, "pip", offline)
        with pytest.raises(program.run.Offline):
            program.prepare()
    (program.paths.venv / "kept.txt").write_text("still here")
    assert program.prepare()
    assert (program.paths.venv / "kept.txt").exists()


@pytest.mark.parametrize("damage", ["{", "[]", '{"schema": "0"}', ""])
def test_a_damaged_stamp_counts_as_none(program: SmallProgram, damage: str) -> None:
    program.prepare()
    (program.paths.venv / program.run.STAMP).write_text(damage)
    assert program.prepare()
    assert program.calls == [*EVERYTHING, *EVERYTHING]


def test_an_environment_that_lost_its_python_is_made_anew(program: SmallProgram) -> None:
    program.prepare()
    program.paths.python.unlink()
    assert program.prepare()
    assert program.paths.python.exists()


def test_an_environment_that_came_along_from_another_folder_is_made_anew(program: SmallProgram) -> None:
    program.prepare()
    moved = program.paths.root.rename(program.paths.root.parent / "moved")
    program.paths = program.run.Paths(moved, moved / ".venv")
    assert program.prepare()
    assert program.run.read_stamp(program.paths)["root"] == str(moved)


@pytest.mark.parametrize("shape", ["somebody's environment", "a file"])
def test_what_run_py_did_not_make_is_left_alone(program: SmallProgram, shape: str) -> None:
    venv = program.paths.venv
    if shape == "a file":
        venv.write_text("mine")
        mine = venv
    else:
        venv.mkdir()
        mine = venv / "pyvenv.cfg"
        mine.write_text("mine")
    with pytest.raises(program.run.Stop, match="left alone"):
        program.prepare()
    assert mine.read_text() == "mine"


def test_an_empty_folder_may_be_used(program: SmallProgram) -> None:
    program.paths.venv.mkdir()
    assert program.prepare()


def test_a_missing_lock_file_is_named(program: SmallProgram) -> None:
    program.paths.packages.unlink()
    with pytest.raises(program.run.Stop, match=r"requirements\.lock is missing"):
        program.prepare()


def test_two_set_ups_at_once_take_turns_and_the_second_has_nothing_to_do(
    program: SmallProgram, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first_is_inside, may_go_on = threading.Event(), threading.Event()

    def slow(paths: object, label: str, total: int, arguments: Sequence[str]) -> None:
        program.calls.append(label)
        first_is_inside.set()
        assert may_go_on.wait(20)

    def sleep(seconds: float) -> None:
        may_go_on.set()  # the second one waits: let the first one finish
        first.join(20)

    monkeypatch.setattr(program.run, "pip", slow)
    monkeypatch.setattr(program.run.time, "sleep", sleep)
    first = threading.Thread(target=program.prepare)
    first.start()
    assert first_is_inside.wait(20)
    assert not program.prepare()
    assert program.calls == EVERYTHING
    assert "Another set-up is at work" in capsys.readouterr().out


KILLED_WHILE_INSTALLING = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("run", sys.argv[1])
run = importlib.util.module_from_spec(spec); sys.modules["run"] = run; spec.loader.exec_module(run)
place = Path(sys.argv[2])
class Tell(run.Progress):
    def hear(self, line): print(line, end="", flush=True)
with run.one_at_a_time(place / "lock"):
    wait = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    run.follow([sys.executable, "-c", wait], Tell("", 0), place / "log")
"""


@pytest.mark.skipif(os.name == "nt", reason="on Windows a folder in use can't be removed anyway")
def test_an_installer_that_outlives_a_killed_set_up_is_waited_for(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", KILLED_WHILE_INSTALLING, str(ROOT / "run.py"), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        installer = int(first.stdout.readline().split()[-1])
        first.kill()
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        if not waits:
            os.kill(installer, signal.SIGKILL)
        waits.append(seconds)
        assert len(waits) < 1000
        threading.Event().wait(0.01)

    monkeypatch.setattr(run.time, "sleep", sleep)
    with run.one_at_a_time(tmp_path / "lock"):
        assert waits


def test_the_environment_may_lie_elsewhere(run: ModuleType, tmp_path: Path) -> None:
    assert run.paths_from({}).venv == ROOT / ".venv"
    assert run.paths_from({"EXPRESSION_TRAINER_VENV": ".ci-venv"}).venv == ROOT / ".ci-venv"
    assert run.paths_from({"EXPRESSION_TRAINER_VENV": str(tmp_path)}).venv == tmp_path


def test_windows_keeps_commands_in_another_place(run: ModuleType) -> None:
    windows = run.Paths(ROOT, ROOT / ".venv", windows=True)
    assert windows.python == ROOT / ".venv" / "Scripts" / "python.exe"
    linux = run.Paths(ROOT, ROOT / ".venv", windows=False)
    assert linux.tool("ruff") == ROOT / ".venv" / "bin" / "ruff"


def test_on_windows_the_programs_exit_code_is_passed_on(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[list[str]] = []

    def call(command: list[str], env: dict[str, str]) -> int:
        heard.append(command)
        return 3

    monkeypatch.setattr(run.subprocess, "call", call)
    paths = run.Paths(ROOT, ROOT / ".venv", windows=True)
    assert run.start(paths, ["doctor"]) == 3
    assert heard == [[str(paths.python), "-P", "-m", "expression_trainer", "doctor"]]


def test_settings_of_other_pythons_do_not_leak_in(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_INDEX_URL", "a-mirror")
    environ = run.clean_environ()
    assert "PYTHONPATH" not in environ and "PIP_TARGET" not in environ
    assert environ["PIP_USER"] == "0"
    assert environ["PIP_INDEX_URL"] == "a-mirror"


def test_an_old_python_can_read_run_py() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_run_py_needs_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_second_start_is_quick(program: SmallProgram) -> None:
    """The whole of run.py on an environment that is up to date, in a process of its own: well under a second."""
    program.prepare()
    (program.paths.root / "run.py").write_bytes((ROOT / "run.py").read_bytes())
    environ = {k: v for k, v in os.environ.items() if k != "EXPRESSION_TRAINER_VENV"}
    took: list[float] = []
    for _ in range(3):  # the quickest of three: other tests may be busy beside this one
        began = time.perf_counter()
        command = [sys.executable, "run.py", "setup"]
        done = subprocess.run(command, cwd=program.paths.root, env=environ, capture_output=True, text=True, check=True)
        took.append(time.perf_counter() - began)
        assert done.stdout.strip() == "Everything is set up already."
    assert min(took) < 1.0
