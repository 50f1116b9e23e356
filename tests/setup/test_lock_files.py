"""The lock files: exact, hashed, for every platform, with nothing that the program never imports."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from .conftest import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[0-9][0-9a-z.]*)(?P<marker> ; [^\\]+?)? \\$")


def requirements(lock: str) -> dict[str, list[str]]:
    """Each requirement line of a lock file with its hashes."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if line.startswith("    --hash=sha256:"):
            digest = line.removeprefix("    --hash=sha256:").removesuffix(" \\")
            found[next(reversed(found))].append(digest)
        elif line and not line.lstrip().startswith("#"):
            found[line] = []
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_exact_and_hashed(lock: str) -> None:
    found = requirements(lock)
    assert len(found) > 10
    for line, digests in found.items():
        assert REQUIREMENT.match(line), line
        assert digests, line
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests), line


@pytest.mark.parametrize("file", [*LOCKS, "requirements.in", "requirements-dev.in"])
def test_no_file_names_an_index(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8").lower()
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host", text)


def test_what_is_left_out_is_in_no_lock_file(run: ModuleType) -> None:
    assert {"jax", "jaxlib", "sounddevice", "sentencepiece", "opencv-contrib-python"} <= set(run.LEFT_OUT)
    for lock in LOCKS:
        assert not set(run.names_in(ROOT / lock)) & set(run.LEFT_OUT)


def test_the_lock_file_says_why_nothing_is_resolved_at_install(run: ModuleType) -> None:
    for lock in LOCKS:
        assert (ROOT / lock).read_text(encoding="utf-8").startswith("# Exact versions and hashes")
        assert "Installed with --no-deps, on purpose." in (ROOT / lock).read_text(encoding="utf-8")


def test_everything_asked_for_is_locked(run: ModuleType) -> None:
    for source, lock in zip(("requirements.in", "requirements-dev.in"), LOCKS, strict=True):
        asked = re.findall(r"^[A-Za-z][A-Za-z0-9._-]*", (ROOT / source).read_text(encoding="utf-8"), re.MULTILINE)
        asked = [re.sub(r"[-_.]+", "-", name).lower() for name in asked]
        assert asked and not set(asked) - set(run.names_in(ROOT / lock))


def test_every_line_that_is_asked_for_gives_its_reason() -> None:
    for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            assert re.search(r"  # \S.{10,}", line), line


def test_both_lock_files_agree() -> None:
    def versions(lock: str) -> dict[str, set[str]]:
        matches = [REQUIREMENT.match(line) for line in requirements(lock)]
        found: dict[str, set[str]] = {}
        for match in matches:
            assert match is not None
            found.setdefault(match["name"], set()).add(match["version"])
        return found

    runtime, tests = (versions(lock) for lock in LOCKS)
    assert {name: tests[name] for name in runtime.keys() & tests.keys()} == {
        name: runtime[name] for name in runtime.keys() & tests.keys()
    }


def test_the_versions_that_must_stay_still_do() -> None:
    lines = " ".join(requirements("requirements.lock"))
    for pin in ("mediapipe==0.10.21 ", "opencv-python-headless==4.11.0.86 ", "numpy==1.26.4 "):
        assert pin in lines
