"""Facial action units (FACS; Ekman, Friesen & Hager 2002) as values, left and right apart.

Left and right are the *person's* left and right. Intensities are 0-1 "rig intensity", not the FACS letters A-E,
which are not linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Self


class ActionUnit(IntEnum):
    """A FACS action unit; the value is its FACS number."""

    INNER_BROW_RAISER = 1
    OUTER_BROW_RAISER = 2
    BROW_LOWERER = 4
    UPPER_LID_RAISER = 5
    CHEEK_RAISER = 6
    LID_TIGHTENER = 7
    NOSE_WRINKLER = 9
    UPPER_LIP_RAISER = 10
    NASOLABIAL_DEEPENER = 11
    LIP_CORNER_PULLER = 12
    SHARP_LIP_PULLER = 13
    DIMPLER = 14
    LIP_CORNER_DEPRESSOR = 15
    LOWER_LIP_DEPRESSOR = 16
    CHIN_RAISER = 17
    LIP_PUCKER = 18
    TONGUE_SHOW = 19
    LIP_STRETCHER = 20
    LIP_FUNNELER = 22
    LIP_TIGHTENER = 23
    LIP_PRESSOR = 24
    LIPS_PART = 25
    JAW_DROP = 26
    MOUTH_STRETCH = 27
    LIP_SUCK = 28
    EYES_CLOSED = 43


class Side(Enum):
    """Whose side: the person's own left or right."""

    LEFT = "left"
    RIGHT = "right"


UNITS: tuple[ActionUnit, ...] = tuple(ActionUnit)
_PLACE: Mapping[ActionUnit, int] = {unit: place for place, unit in enumerate(UNITS)}
_REST: tuple[float, ...] = (0.0,) * len(UNITS)


def _checked(name: str, values: tuple[float, ...]) -> None:
    if len(values) != len(UNITS):
        raise ValueError(f"{name} must hold {len(UNITS)} intensities, not {len(values)}")
    for unit, value in zip(UNITS, values, strict=True):
        if not 0.0 <= value <= 1.0:  # also refuses NaN
            raise ValueError(f"AU{unit.value} {name} must lie in 0-1, not {value}")


@dataclass(frozen=True, slots=True)
class ActionUnits:
    """Intensities 0-1 of every action unit on the person's left and right, in the order of `UNITS`.

    Raises ValueError for an intensity outside 0-1 or a wrong count.
    """

    left: tuple[float, ...] = _REST
    right: tuple[float, ...] = _REST

    def __post_init__(self) -> None:
        _checked("left", self.left)
        _checked("right", self.right)

    @classmethod
    def of(
        cls,
        both: Mapping[int, float] | None = None,
        *,
        left: Mapping[int, float] | None = None,
        right: Mapping[int, float] | None = None,
    ) -> Self:
        """Build from FACS numbers: `ActionUnits.of({12: 0.9}, right={2: 0.8})`.

        A side's own value replaces the value given for both. Raises ValueError for an unknown action unit.
        """
        sides = []
        for own in (left, right):
            values = list(_REST)
            for number, intensity in {**(both or {}), **(own or {})}.items():
                try:
                    values[_PLACE[ActionUnit(number)]] = float(intensity)
                except ValueError as problem:
                    raise ValueError(f"unknown action unit {number}") from problem
            sides.append(tuple(values))
        return cls(sides[0], sides[1])

    def side(self, unit: ActionUnit | int, side: Side) -> float:
        """The intensity of one side."""
        values = self.left if side is Side.LEFT else self.right
        return values[_PLACE[ActionUnit(unit)]]

    def __getitem__(self, unit: ActionUnit | int) -> float:
        """The mean of both sides."""
        place = _PLACE[ActionUnit(unit)]
        return (self.left[place] + self.right[place]) / 2

    def scaled(self, factor: float) -> Self:
        """Every intensity times `factor` (0-1)."""
        return type(self)(tuple(v * factor for v in self.left), tuple(v * factor for v in self.right))

    def blended(self, other: ActionUnits, share: float) -> Self:
        """Linear way from these (`share` 0) to `other` (`share` 1)."""
        keep = 1.0 - share
        return type(self)(
            tuple(a * keep + b * share for a, b in zip(self.left, other.left, strict=True)),
            tuple(a * keep + b * share for a, b in zip(self.right, other.right, strict=True)),
        )

    def mirrored(self) -> Self:
        """Left and right exchanged."""
        return type(self)(self.right, self.left)

    def active(self) -> Iterator[tuple[ActionUnit, float, float]]:
        """(unit, left, right) for every unit that is not at rest."""
        for unit, left, right in zip(UNITS, self.left, self.right, strict=True):
            if left or right:
                yield unit, left, right


@dataclass(frozen=True, slots=True)
class FacePose:
    """All that moves on a drawn face: action units, gaze, head, colour.

    `gaze_x`, `gaze_y`: -1 to 1 of the eye's own range, right and down positive as the viewer sees it.
    `yaw`, `pitch`, `roll`: degrees as the viewer sees it; yaw positive to the viewer's right, pitch positive
    down, roll positive clockwise.
    `blush`, `tears`: 0-1.
    """

    units: ActionUnits = ActionUnits()
    gaze_x: float = 0.0
    gaze_y: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    blush: float = 0.0
    tears: float = 0.0

    def scaled(self, factor: float) -> Self:
        """Everything times `factor` (0-1): the same expression, fainter."""
        return type(self)(
            self.units.scaled(factor),
            self.gaze_x * factor,
            self.gaze_y * factor,
            self.yaw * factor,
            self.pitch * factor,
            self.roll * factor,
            self.blush * factor,
            self.tears * factor,
        )

    def blended(self, other: FacePose, share: float) -> Self:
        """Linear way from this pose (`share` 0) to `other` (`share` 1)."""
        keep = 1.0 - share
        return type(self)(
            self.units.blended(other.units, share),
            self.gaze_x * keep + other.gaze_x * share,
            self.gaze_y * keep + other.gaze_y * share,
            self.yaw * keep + other.yaw * share,
            self.pitch * keep + other.pitch * share,
            self.roll * keep + other.roll * share,
            self.blush * keep + other.blush * share,
            self.tears * keep + other.tears * share,
        )
