"""What every test stands on: no window, no sound, no real data folder; long tests only when asked for."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

# Before anything imports pygame. A test that needs a real display starts its own process with its own settings.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

DATA_HOME = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", default=False, help="run the tests marked `long` as well")


def pytest_configure(config: pytest.Config) -> None:
    """Point the per-user data folder at a place of our own, so that no test can reach a family's results."""
    config.stash[DATA_HOME] = tempfile.mkdtemp(prefix="expression-trainer-tests-")
    os.environ["XDG_DATA_HOME"] = config.stash[DATA_HOME]


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[DATA_HOME], ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="long: runs with --long"))
