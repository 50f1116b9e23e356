"""What can happen to an exercise. Times are monotonic seconds."""

from __future__ import annotations

from dataclasses import dataclass

from .expressions import Expression
from .readings import ExpressionReading
from .trials import AdultRating, InputMethod, Way


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; sent once per frame of the window."""

    at: float


@dataclass(frozen=True, slots=True)
class ChoicePressed:
    at: float
    choice: Expression
    method: InputMethod


@dataclass(frozen=True, slots=True)
class NotSurePressed:
    """The key "I'm not sure": a wish for help, never an error."""

    at: float
    method: InputMethod


@dataclass(frozen=True, slots=True)
class AgainPressed:
    """Say and show it again."""

    at: float
    method: InputMethod


@dataclass(frozen=True, slots=True)
class NextPressed:
    """The main key of the screen."""

    at: float
    method: InputMethod


@dataclass(frozen=True, slots=True)
class StopPressed:
    at: float
    method: InputMethod


@dataclass(frozen=True, slots=True)
class BreakPressed:
    at: float
    method: InputMethod


@dataclass(frozen=True, slots=True)
class ResumePressed:
    """Back from a break."""

    at: float
    method: InputMethod


@dataclass(frozen=True, slots=True)
class RatingPressed:
    """An adult (or the child) says how near a mimicry came."""

    at: float
    rating: AdultRating
    method: InputMethod


@dataclass(frozen=True, slots=True)
class WayNoted:
    """An adult notes how the child showed a feeling; pressed again, the note is taken back."""

    at: float
    way: Way
    method: InputMethod


@dataclass(frozen=True, slots=True)
class ReadingArrived:
    at: float
    reading: ExpressionReading


@dataclass(frozen=True, slots=True)
class CameraLost:
    """The camera went away in the middle; the game goes on without it."""

    at: float


@dataclass(frozen=True, slots=True)
class CameraBack:
    """A camera that was lost gives pictures again; it judges from the next turn on, never in the middle of one."""

    at: float


@dataclass(frozen=True, slots=True)
class TrialStored:
    """The store has made a trial durable."""

    at: float
    trial_id: str


@dataclass(frozen=True, slots=True)
class TrialNotStored:
    """The store could not keep a trial; `problem` and `mend` are for the adult."""

    at: float
    trial_id: str
    problem: str
    mend: str


Event = (
    Tick
    | ChoicePressed
    | NotSurePressed
    | AgainPressed
    | NextPressed
    | StopPressed
    | BreakPressed
    | ResumePressed
    | RatingPressed
    | WayNoted
    | ReadingArrived
    | CameraLost
    | CameraBack
    | TrialStored
    | TrialNotStored
)
