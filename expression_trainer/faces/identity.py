"""Who a drawn person is: everything about the face that does not move."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Hair(StrEnum):
    SHORT = "short"
    SWOOP = "swoop"
    BUZZ = "buzz"
    BALD = "bald"
    LONG = "long"
    WAVY = "wavy"
    BUN = "bun"
    PONY = "pony"
    BOB = "bob"
    PUFFS = "puffs"
    AFRO = "afro"
    CURLY = "curly"
    HIJAB = "hijab"


SEXES = ("female", "male", "")
"""What a person may be drawn as; empty where it is not said (made-up faces for training)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A drawn person. Proportions are 1 for the middle of the cast; shares are 0-1; colours are "#rrggbb".

    `eye_fold`: 1 a creased upper lid, 0 a monolid. `masculinity`: jaw, brow and neck only. `monk`: skin tone on the
    Monk scale, 1-10. `probe`: kept for probes, never practised, never an avatar. Raises ValueError for values out
    of bounds.
    """

    name: str
    age: float
    sex: str
    monk: int
    masculinity: float = 0.5
    skin: str = "#e8b48c"
    width: float = 1.0
    length: float = 1.0
    jaw: float = 1.0
    chin: float = 1.0
    cheek: float = 0.0
    eye_size: float = 1.0
    eye_gap: float = 1.0
    eye_tilt: float = 0.0
    eye_fold: float = 1.0
    iris: str = "#5a3a22"
    nose_width: float = 1.0
    nose_length: float = 1.0
    nose_bridge: float = 0.5
    lip_fullness: float = 1.0
    lip_width: float = 1.0
    lip_tint: float = 0.4
    brow_thickness: float = 1.0
    brow_arch: float = 0.5
    brow_colour: str = ""
    hair: Hair = Hair.SHORT
    hair_colour: str = "#3a2416"
    covering_colour: str = "#4a6a8a"
    glasses: str = ""
    freckles: float = 0.0
    beard: float = 0.0
    wrinkles: float = 0.0
    earrings: bool = False
    clothes: str = "#6d8fa8"
    background: str = "#f3e6d8"
    seed: int = 1
    probe: bool = False

    def __post_init__(self) -> None:
        problems = [
            f"{name} {getattr(self, name)}"
            for name, (lowest, highest) in _BOUNDS.items()
            if not lowest <= getattr(self, name) <= highest  # also refuses NaN
        ]
        if self.sex not in SEXES:
            problems.append(f"sex {self.sex!r}")
        problems += [f"{name} {getattr(self, name)!r}" for name in _COLOURS if not _is_colour(getattr(self, name))]
        worn = [name for name in _OPTIONAL_COLOURS if getattr(self, name)]
        problems += [f"{name} {getattr(self, name)!r}" for name in worn if not _is_colour(getattr(self, name))]
        if problems:
            raise ValueError(f"identity {self.name}: out of bounds: {', '.join(problems)}")

    @property
    def age_group(self) -> str:
        return "child" if self.age < 15 else "older" if self.age >= 55 else "adult"

    @property
    def attributes(self) -> Mapping[str, str]:
        """What reports may split by."""
        return {
            "age_group": self.age_group,
            "sex": self.sex,
            "skin_tone": str(self.monk),
            "glasses": "yes" if self.glasses else "no",
            "beard": "yes" if self.beard else "no",
            "covering": "yes" if self.hair is Hair.HIJAB else "no",
        }


_SHARE, _PROPORTION = (0.0, 1.0), (0.5, 2.0)
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "age": (3, 100),
    "monk": (1, 10),
    "cheek": (-1, 1),
    "eye_tilt": (-2, 2),
    **dict.fromkeys(("masculinity", "eye_fold", "nose_bridge", "lip_tint", "brow_arch"), _SHARE),
    **dict.fromkeys(("freckles", "beard", "wrinkles"), _SHARE),
    **dict.fromkeys(("width", "length", "jaw", "chin", "eye_size", "eye_gap", "nose_width"), _PROPORTION),
    **dict.fromkeys(("nose_length", "lip_fullness", "lip_width", "brow_thickness"), _PROPORTION),
}
_COLOURS = ("skin", "iris", "hair_colour", "covering_colour", "clothes", "background")
_OPTIONAL_COLOURS = ("brow_colour", "glasses")


def _is_colour(value: str) -> bool:
    return re.fullmatch("#[0-9a-fA-F]{6}", value) is not None
