"""What can be shown: the items of a content pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .expressions import Expression


@dataclass(frozen=True, slots=True)
class Item:
    """One face to show.

    `item_id` is unique in its pack. `identity` names a drawn person, or is the pack's own name for a person in a photo.
    `picture` is the still; None means that the face is drawn live from identity, expression, intensity and variant.
    `intensity`: 0-1 rig intensity. `probe`: this identity is kept for probes and never practised.
    `yaw`: how far a face that is drawn live is turned besides, in degrees; positive to the viewer's right.
    """

    item_id: str
    pack_id: str
    identity: str
    expression: Expression
    intensity: float
    variant: str
    picture: Path | None
    probe: bool
    attributes: Mapping[str, str]
    licence: str
    yaw: float = 0.0


@dataclass(frozen=True, slots=True)
class TeacherNotes:
    """What an adult wants to know before using a pack or an exercise."""

    goal: str
    prerequisite: str
    difficulty: int
    manual: str


@dataclass(frozen=True, slots=True)
class ContentPack:
    """A checked pack. `strings`: locale name -> Fluent text that the pack brings; where the program has a text of the
    same id, the program's is the one that counts.
    """

    pack_id: str
    version: str
    title: str
    licence: str
    notes: TeacherNotes
    items: tuple[Item, ...]
    strings: Mapping[str, str]
    folder: Path
