from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from expression_trainer.store.sql_store import SqlStore, open_store
from tests.store import made_up


@pytest.fixture
def clock() -> made_up.StillClock:
    return made_up.StillClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "practice.db"


@pytest.fixture
def store(path: Path, clock: made_up.StillClock) -> Iterator[SqlStore]:
    """An open store in which Robin has begun a session."""
    opened = open_store(path, clock)
    opened.add_learner(made_up.learner())
    opened.begin_session(made_up.session())
    yield opened
    opened.close()
