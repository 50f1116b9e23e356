"""A plain description of what is on show. Exercises make screens; `ui` renders any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .action_units import FacePose
from .expressions import Expression
from .faces import FaceRegion
from .items import Item
from .readings import FaceStatus
from .trials import Judge, Way


class Layout(StrEnum):
    """The handful of arrangements that `ui` knows."""

    QUESTION = "question"  # a face, a question, answers
    LOOK_AGAIN = "look_again"  # the same face in the same place, parts enlarged, the answer shown
    FIND = "find"  # a word, faces to choose from
    MATCH = "match"  # a face, other people's faces to choose from
    COPY = "copy"  # model | plant | mirror; without a picture the word stands in the model's place
    FRIEND = "friend"  # a drawn friend who makes the child's face; without a camera, keys to choose one
    OWN_WAY = "own_way"  # a word and a mirror; nothing is measured
    WELL_DONE = "well_done"  # praise after an answer or an attempt, the same face, a flower
    REST = "rest"  # a calm picture; the neutral baseline is gathered quietly behind it
    BREAK = "break"  # breathing shape
    SAVING = "saving"  # a calm picture while the store works for more than 300 ms
    NOT_SAVED = "not_saved"  # the store could not keep a turn: a calm word, and a sentence for the adult
    FINISHED = "finished"  # the session is over


@dataclass(frozen=True, slots=True)
class Message:
    """A text by id (Fluent) with its arguments.

    An argument that is an `Expression` is shown in the child's own word.
    """

    message_id: str
    arguments: Mapping[str, str | int | Expression] = field(default_factory=dict)


class Growth(StrEnum):
    """What grows in the garden after a turn."""

    LEAF = "leaf"
    SMALL_FLOWER = "small_flower"
    LARGE_FLOWER = "large_flower"


class KeyName(StrEnum):
    """What can be pressed beside the answers."""

    STOP = "stop"
    BREAK = "break"
    AGAIN = "again"
    NOT_SURE = "not_sure"
    NEXT = "next"
    RESUME = "resume"
    A_LITTLE = "a_little"
    CLOSER = "closer"
    THERE = "there"
    DONE = "done"
    WITH_FACE = "with_face"
    WITH_BODY = "with_body"
    WITH_VOICE = "with_voice"
    WITH_WORDS = "with_words"


@dataclass(frozen=True, slots=True)
class Picture:
    """A face on show. `moving`: it unfolds once from neutral to its apex, beginning at `shown_at` (monotonic
    seconds), then stays.
    """

    item: Item
    moving: bool = False
    shown_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer in its fixed place. `available` False keeps the place but leaves it empty (fewer choices as help).

    `item`: the face that is the answer; None where the word is.
    """

    expression: Expression
    available: bool = True
    chosen: bool = False
    answer: bool = False  # shown as the answer after help
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Mirror:
    """The child's side while copying. `status` says in words whether the camera sees them; `judge` who decides."""

    status: FaceStatus
    judge: Judge


@dataclass(frozen=True, slots=True)
class Meter:
    """The flower: `stem` is closeness in the child's own range, `hold` the ring, `best` the highest stem of the
    turn, all 0-1.
    """

    stem: float
    hold: float
    best: float
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Friend:
    """A drawn person who makes the child's face. It lives as long as the screen and is never kept.

    `pose`: what the friend does, left and right as in a mirror. `shows`: the expression that was chosen instead,
    where no camera looks.
    """

    identity: str
    pose: FacePose = field(default_factory=FacePose)
    shows: Expression | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Turns done and planned."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything that is on show. `spoken` is said once when it changes together with `speech_count`.

    `highlights`: regions of the face that a cue points at. `hint`: one short suggestion under the question.
    `keys`: what can be pressed besides the choices, Stop and Break included where they apply.
    `ways`: how the child showed it, as an adult noted.
    `adult_note`: one sentence for the adult, in small type (a problem and its mend).
    """

    layout: Layout
    question: Message | None = None
    spoken: Message | None = None
    speech_count: int = 0
    hint: Message | None = None
    picture: Picture | None = None
    highlights: tuple[FaceRegion, ...] = ()
    choices: tuple[Choice, ...] = ()
    target: Expression | None = None
    mirror: Mirror | None = None
    meter: Meter | None = None
    friend: Friend | None = None
    ways: tuple[Way, ...] = ()
    growth: Growth | None = None
    keys: tuple[KeyName, ...] = ()
    progress: Progress | None = None
    adult_note: str | None = None
