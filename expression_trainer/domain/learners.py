"""The child who plays, by pseudonym, and how the game fits them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CALM = "calm"
    CONTRAST = "contrast"


class MirrorKind(StrEnum):
    """What the child sees of themself while copying a face."""

    PICTURE = "picture"
    DOUBLE = "double"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class AccessibilityProfile:
    """How the game looks, sounds and moves for one child. Volumes 0-1; `text_scale` 1-2."""

    theme: ThemeName = ThemeName.LIGHT
    text_scale: float = 1.0
    reduced_motion: bool = False
    left_handed: bool = False
    narration: bool = True
    captions: bool = True
    voice_volume: float = 0.9
    effects_volume: float = 0.6
    music_volume: float = 0.0
    mirror: MirrorKind = MirrorKind.PICTURE
    switched_off_units: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Learner:
    """A child, by a name of the family's choice (a nickname is fine). `avatar` names a drawn person."""

    learner_id: str
    name: str
    age_band: str
    avatar: str
    access: AccessibilityProfile
    created_utc: datetime
