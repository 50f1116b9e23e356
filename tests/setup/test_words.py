"""What a person reads when set-up can't go on, and how a Python is chosen."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

PLACE = Path("a place")


def interpreter(run: ModuleType, *version: int, bits: int = 64, ensurepip: bool = True, pip: bool = True) -> object:
    return run.Interpreter(f"python{version[0]}.{version[1]}", version, bits, ensurepip, pip)


def test_the_first_python_that_fits_is_used(run: ModuleType) -> None:
    found = [interpreter(run, 3, 13), interpreter(run, 3, 11), interpreter(run, 3, 12)]
    assert run.ways_to_make(PLACE, found, "uv") == [["python3.11", "-I", "-m", "venv", str(PLACE)]]


def test_uv_brings_a_python_when_none_fits(run: ModuleType) -> None:
    [command] = run.ways_to_make(PLACE, [interpreter(run, 3, 9)], "uv")
    assert command[:4] == ["uv", "venv", "--python", "3.12"]


def test_uv_brings_pip_when_python_has_no_ensurepip(run: ModuleType) -> None:
    [command] = run.ways_to_make(PLACE, [interpreter(run, 3, 11, ensurepip=False)], "uv")
    assert command[:4] == ["uv", "venv", "--python", "3.11"]


def test_pip_of_the_system_fills_an_environment_where_there_is_no_ensurepip(run: ModuleType) -> None:
    commands = run.ways_to_make(PLACE, [interpreter(run, 3, 11, ensurepip=False)], None)
    assert "--without-pip" in commands[0]
    assert commands[1][3:5] == ["pip", "--python"]


def test_without_any_way_the_missing_package_is_named(run: ModuleType) -> None:
    with pytest.raises(run.Stop, match=r"python3\.11-venv"):
        run.ways_to_make(PLACE, [interpreter(run, 3, 11, ensurepip=False, pip=False)], None)


def test_an_unfit_python_is_named_with_what_to_do(run: ModuleType) -> None:
    found = [interpreter(run, 3, 13), interpreter(run, 3, 11, bits=32)]
    with pytest.raises(run.Stop, match=r"found here: 3\.11 \(32 bits\), 3\.13\.\nInstall Python 3\.12"):
        run.ways_to_make(PLACE, found, None)


def test_a_python_is_asked_what_it_is(run: ModuleType) -> None:
    found = run.probe([sys.executable])
    assert found.version == sys.version_info[:2]
    assert found.fits


def test_a_command_that_is_no_python_is_passed_over(run: ModuleType) -> None:
    assert run.probe(["no such command"]) is None
    assert run.probe([sys.executable, "-c", "print('install me from the shop')"]) is None


def test_a_full_disk_is_said_before_anything_is_made(run: ModuleType) -> None:
    with pytest.raises(run.Stop, match=r"900 MB are free where a place is, and set-up needs 1200 MB"):
        run.refuse_small_disk(900_000_000, PLACE)
    run.refuse_small_disk(1_300_000_000, PLACE)


def test_processors_without_a_face_mesh_are_told_so(run: ModuleType) -> None:
    with pytest.raises(run.Stop, match="aarch64"):
        run.refuse_unfit_machine("Linux", "aarch64")
    for system, machine in [("Linux", "x86_64"), ("Windows", "AMD64"), ("Darwin", "arm64"), ("Darwin", "x86_64")]:
        run.refuse_unfit_machine(system, machine)


@pytest.mark.parametrize(
    "words",
    [
        "WARNING: Retrying after connection broken by 'NewConnectionError(...: Temporary failure in name resolution')'",
        "pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.",
        "[Errno 11001] getaddrinfo failed",
    ],
)
def test_a_missing_network_is_one_clear_sentence(run: ModuleType, words: str) -> None:
    stop = run.explain(["Collecting absl-py", words, "ERROR: No matching distribution found"], PLACE)
    assert isinstance(stop, run.Offline)
    assert "is this computer online?" in str(stop)


def test_a_changed_file_is_told_apart_from_a_missing_network(run: ModuleType) -> None:
    stop = run.explain(["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."], PLACE)
    assert "not the one that the lock file names" in str(stop)


def test_a_disk_that_fills_up_midway_is_said(run: ModuleType) -> None:
    stop = run.explain(["ERROR: Could not install packages: [Errno 28] No space left on device"], PLACE)
    assert str(stop).startswith("The disk is full.")


def test_any_other_trouble_shows_the_last_words_and_where_the_rest_is(run: ModuleType) -> None:
    stop = run.explain(["first", *["more"] * 10, "the very last"], PLACE)
    assert "the very last" in str(stop) and "first" not in str(stop) and "a place" in str(stop)


def test_progress_counts_what_pip_says(run: ModuleType) -> None:
    progress = run.Progress("Packages", 3)
    progress.hear("Ignoring colorama: markers 'sys_platform == \"win32\"' don't match your environment")
    progress.hear("Collecting absl-py==2.5.1 (from -r requirements.lock (line 9))")
    assert progress.text().startswith("  Packages 2 of 3 absl-py (")
    progress.hear("Requirement already satisfied: numpy==1.26.4 in a place")
    assert progress.text().startswith("  Packages 3 of 3 numpy (")


def test_the_command_ends_with_a_message_and_not_a_traceback(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(paths: object, with_tests: bool) -> bool:
        raise run.Stop("what to do")

    monkeypatch.setattr(run, "prepare", stop)
    assert run.main(["setup"]) == 1
    assert capsys.readouterr().err.strip() == "what to do"


def test_a_stopped_set_up_says_how_to_go_on(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(paths: object, with_tests: bool) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "prepare", stop)
    assert run.main([]) == 130
    assert "Run this again to go on." in capsys.readouterr().err
