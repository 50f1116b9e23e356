"""Every test of the window sits at a fresh table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.ui.stand_ins import Table


@pytest.fixture
def seat() -> Iterator[Callable[..., Table]]:
    """Makes tables and clears them away."""
    tables: list[Table] = []

    def sit(**wishes: object) -> Table:
        tables.append(Table(**wishes))  # type: ignore[arg-type]
        return tables[-1]

    yield sit
    for table in tables:
        table.close()
