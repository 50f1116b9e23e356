"""One turn of an exercise: what was planned, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from .expressions import Expression
from .items import Item
from .mimicry import Baseline, MimicScore


class PromptLevel(IntEnum):
    """How much help a turn gives, most to least."""

    INDEPENDENT = 0
    DELAYED_CUE = 1
    PARTIAL_CUE = 2
    FEWER_CHOICES = 3
    FULL_MODEL = 4


class Outcome(StrEnum):
    """How a turn ended."""

    COMPLETED = "completed"
    TIMED_OUT = "timed_out"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    CAMERA_LOST = "camera_lost"


class Phase(StrEnum):
    """The phase of a single-case design that a turn belongs to."""

    BASELINE = "baseline"
    PRACTICE = "practice"
    MAINTENANCE_PROBE = "maintenance_probe"
    GENERALISATION_PROBE = "generalisation_probe"


class Judge(StrEnum):
    """Who says how near a mimicry came; nobody in a turn without a score."""

    CAMERA = "camera"
    ADULT = "adult"
    SELF = "self"
    NOBODY = "nobody"


class AdultRating(StrEnum):
    """The three keys of an adult (or the child) who judges without a camera."""

    A_LITTLE = "a_little"
    CLOSER = "closer"
    THERE = "there"


class Way(StrEnum):
    """How a child showed a feeling in their own way, as an adult may note."""

    FACE = "face"
    BODY = "body"
    VOICE = "voice"
    WORDS = "words"


class Setting(StrEnum):
    HOME = "home"
    CLINIC = "clinic"
    SCHOOL = "school"


class InputMethod(StrEnum):
    MOUSE = "mouse"
    TOUCH = "touch"
    KEYBOARD = "keyboard"
    SWITCH = "switch"
    GAMEPAD = "gamepad"
    CAMERA = "camera"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TrialPlan:
    """A turn to be played. `choices`: the expressions offered, in their places on the screen; empty for mimicry.

    `faces`: where faces are the answers, one for each choice, in the same places; else empty.

    `hold_seconds`, `attempts` and `baseline` are used by mimicry only; the runner fills in the baseline when the
    turn begins.
    """

    exercise: str
    item: Item
    target: Expression
    choices: tuple[Expression, ...]
    prompt_level: PromptLevel
    phase: Phase
    judge: Judge = Judge.SELF
    hold_seconds: float = 0.5
    attempts: int = 3
    faces: tuple[Item, ...] = ()
    seed: int = 0
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What produced a result: exercise, pack, model and drawing rig."""

    exercise: str
    pack: str
    model: str
    rig: str


@dataclass(frozen=True, slots=True)
class TrialOutcome:
    """What an exercise knows of a finished turn. The runner adds who, where, when and which versions (`TrialResult`).

    `response`: the chosen expression; None when nothing was chosen. `not_sure`: the child asked for help that way.
    `correct`: the right word; in mimicry judged by the camera, whether the movement was made and held; None where
    there is nothing to be right about (stopped, not sure, an adult judged).
    `judge`: who judged in the end (the camera may go away in the middle). `prompt_level`: the most help that the
    turn gave. `response_time_ms`: None when no answer came. `notes`: what else the exercise has to say of it, in
    words; they become the result's `extra`.
    """

    outcome: Outcome
    response: Expression | None
    not_sure: bool
    correct: bool | None
    prompt_level: PromptLevel
    replays: int
    input_method: InputMethod
    judge: Judge
    shown_at: float
    responded_at: float | None
    response_time_ms: float | None
    mimic: MimicScore | None = None
    adult_rating: AdultRating | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TrialResult:
    """The row that matters: one finished turn with everything a report needs.

    Times ending in `_at` are monotonic seconds.
    """

    trial_id: str
    learner_id: str
    session_id: str
    exercise: str
    pack_id: str
    item_id: str
    identity: str
    probe_identity: bool
    target: Expression
    intensity: float
    variant: str
    choices: tuple[Expression, ...]
    phase: Phase
    setting: Setting
    outcome: TrialOutcome
    shown_utc: datetime
    timing_uncertainty_ms: float
    versions: Versions
    seed: int
    extra: Mapping[str, str] = field(default_factory=dict)
