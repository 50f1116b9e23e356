"""Who a drawn person is: everything about the face that does not move."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Hair(StrEnum):
    """What grows on the head; a hijab or a turban hides it."""

    BALD = "bald"
    RECEDING = "receding"
    BUZZ = "buzz"
    FADE = "fade"
    SHORT = "short"
    SWOOP = "swoop"
    SPIKY = "spiky"
    MOP = "mop"
    PIXIE = "pixie"
    CURLY = "curly"
    AFRO = "afro"
    PUFFS = "puffs"
    LOCS = "locs"
    BRAIDS = "braids"
    PLAITS = "plaits"
    BOB = "bob"
    STRAIGHT = "straight"
    WAVY = "wavy"
    LONG_CURLY = "long-curly"
    PONY = "pony"
    BUN = "bun"
    TOPKNOT = "topknot"


class Covering(StrEnum):
    """What is worn on the head."""

    NONE = ""
    HIJAB = "hijab"
    TURBAN = "turban"
    KIPPAH = "kippah"
    CAP = "cap"
    WRAP = "wrap"


class Beard(StrEnum):
    """Hair on the lower face; `Identity.beard` says how thick."""

    NONE = ""
    STUBBLE = "stubble"
    MOUSTACHE = "moustache"
    GOATEE = "goatee"
    FULL = "full"
    LONG = "long"


class Frame(StrEnum):
    """The shape of the glasses; `Identity.glasses` is their colour."""

    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"
    HALF = "half"


class Garment(StrEnum):
    """What is seen of the clothes."""

    TEE = "tee"
    STRIPES = "stripes"
    SHIRT = "shirt"
    HOODIE = "hoodie"
    ROLLNECK = "rollneck"
    V_NECK = "v-neck"
    CARDIGAN = "cardigan"


SEXES = ("female", "male", "")
"""What a person may be drawn as; empty where it is not said (made-up faces for training)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A drawn person. Proportions are 1 for the middle of the cast; shares are 0-1; colours are "#rrggbb".

    `masculinity`: jaw, brow and neck only. `monk`: skin tone on the Monk scale, 1-10. `temples`: width of the forehead;
    `crown`: height of the skull; `mouth_place`: -1 near the nose, 1 near the chin; `nose_tip`: -1 upturned, 1 hanging;
    `eye_depth`: how deep the sockets lie; `eye_fold`: 1 a creased upper lid, 0 a monolid; `asymmetry`: how far the two
    halves differ, in a way that `seed` decides. `glasses`, `hearing_aid`: a colour, empty for none. `probe`: kept for
    probes, never practised, never an avatar. Raises ValueError for values out of bounds.
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
    temples: float = 1.0
    crown: float = 1.0
    mouth_place: float = 0.0
    nose_tip: float = 0.0
    eye_depth: float = 0.5
    ears: float = 1.0
    asymmetry: float = 0.3
    hair: Hair = Hair.SHORT
    hair_colour: str = "#3a2416"
    covering: Covering = Covering.NONE
    covering_colour: str = "#4a6a8a"
    glasses: str = ""
    frame: Frame = Frame.ROUND
    freckles: float = 0.0
    moles: int = 0
    vitiligo: float = 0.0
    beard: float = 0.0
    beard_style: Beard = Beard.NONE
    wrinkles: float = 0.0
    earrings: bool = False
    hearing_aid: str = ""
    headrest: bool = False
    garment: Garment = Garment.TEE
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
        if (self.beard > 0) != bool(self.beard_style):
            problems.append("beard without beard_style, or beard_style without beard")
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
            "beard": self.beard_style.value or "no",
            "covering": self.covering.value or "no",
        }

    @property
    def hides_hair(self) -> bool:
        """Whether what is worn hides hair and ears."""
        return self.covering in (Covering.HIJAB, Covering.TURBAN, Covering.WRAP)


_SHARE, _PROPORTION = (0.0, 1.0), (0.5, 2.0)
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "age": (3, 100),
    "monk": (1, 10),
    "cheek": (-1, 1),
    "eye_tilt": (-2, 2),
    **dict.fromkeys(("masculinity", "eye_fold", "nose_bridge", "lip_tint", "brow_arch"), _SHARE),
    **dict.fromkeys(("freckles", "beard", "wrinkles", "vitiligo", "eye_depth", "asymmetry"), _SHARE),
    "mouth_place": (-1, 1),
    "nose_tip": (-1, 1),
    "moles": (0, 5),
    **dict.fromkeys(("temples", "crown", "ears"), _PROPORTION),
    **dict.fromkeys(("width", "length", "jaw", "chin", "eye_size", "eye_gap", "nose_width"), _PROPORTION),
    **dict.fromkeys(("nose_length", "lip_fullness", "lip_width", "brow_thickness"), _PROPORTION),
}
_COLOURS = ("skin", "iris", "hair_colour", "covering_colour", "clothes", "background")
_OPTIONAL_COLOURS = ("brow_colour", "glasses", "hearing_aid")


def _is_colour(value: str) -> bool:
    return re.fullmatch("#[0-9a-fA-F]{6}", value) is not None
