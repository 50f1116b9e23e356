"""Names of rows that no two machines give twice."""

from __future__ import annotations

import uuid6


def new_identifier() -> str:
    """A UUIDv7 as text (RFC 9562), from the system's own clock and chance: later ones sort after earlier ones."""
    return str(uuid6.uuid7())
