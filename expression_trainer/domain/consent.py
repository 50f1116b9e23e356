"""Consents that an adult gives or withdraws, each switching one use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ConsentKind(StrEnum):
    """One use that needs an adult's yes."""

    CAMERA = "camera"
    KEEP_RESULTS = "keep_results"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """One decision. The newest of a kind is the one that counts; older ones are kept as history.

    `given_by`: how the adult named their relation ("parent"), never a full name.
    """

    learner_id: str
    kind: ConsentKind
    granted: bool
    given_by: str
    decided_utc: datetime


def granted(history: Iterable[ConsentRecord], kind: ConsentKind) -> bool:
    """Whether the newest decision of this kind is a yes; without any decision the answer is no."""
    decisions = [record for record in history if record.kind is kind]
    return bool(decisions) and max(decisions, key=lambda record: record.decided_utc).granted
