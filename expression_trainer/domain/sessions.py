"""A sitting of several turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .readings import FrameCounts
from .trials import Setting, TrialPlan


class SessionEnd(StrEnum):
    """How a session ended; a session that the machine cut short has none."""

    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """The turns of a session, in order."""

    trials: tuple[TrialPlan, ...]
    setting: Setting = Setting.HOME


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session as kept. `ended_utc` and `end` are None until it ended; `simulated` marks demo play."""

    session_id: str
    learner_id: str
    setting: Setting
    started_utc: datetime
    ended_utc: datetime | None
    end: SessionEnd | None
    frames: FrameCounts
    camera_used: bool
    simulated: bool
    seed: int
