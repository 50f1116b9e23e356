"""Waiting for what the store says of a turn."""

from __future__ import annotations

import time

from expression_trainer.domain.events import TrialNotStored, TrialStored
from expression_trainer.store.sql_store import SqlStore


def told(store: SqlStore, count: int = 1) -> list[TrialStored | TrialNotStored]:
    """The next `count` completions; an AssertionError when they don't come within 20 seconds."""
    gathered: list[TrialStored | TrialNotStored] = []
    for _ in range(4000):
        gathered.extend(store.completions())
        if len(gathered) >= count:
            return gathered
        time.sleep(0.005)
    raise AssertionError(f"only {len(gathered)} of {count} completions came")
