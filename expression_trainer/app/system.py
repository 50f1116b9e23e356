"""What the operating system gives: the time, ids, whether a window can open."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime

DUMMY_DRIVERS = ("dummy", "offscreen")


class SystemClock:
    """The real time; the one place where it is read."""

    def now(self) -> float:
        return time.perf_counter()  # noqa: TID251  # the Clock port is made of it

    def utc(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251  # the Clock port is made of it


def display_problem() -> str | None:
    """One sentence when no window can open here, else None."""
    if os.environ.get("SDL_VIDEODRIVER", "") in DUMMY_DRIVERS:
        return "The display is switched off (SDL_VIDEODRIVER)."
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "There is no display here."
    return None


def new_id() -> str:
    """A new UUIDv7 in words: ids sort by the time at which they were made."""
    from uuid6 import uuid7

    return str(uuid7())
