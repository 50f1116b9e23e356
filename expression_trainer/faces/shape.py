"""Measures of one person's face, and the movement of one moment, as the drawing modules ask for them.

Coordinates: the face's middle is (0, 0), x to the viewer's right, y down, 512 units across the picture. `side` is -1
on the viewer's left (the person's right) and +1 on the viewer's right (the person's left).
"""

from __future__ import annotations

import random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from expression_trainer.domain.action_units import UNITS, FacePose

from .identity import Identity
from .pen import luminance, mix, rgb, times


class Moves:
    """The action units of a pose by FACS number: `moves(12)` is the mean of both sides, `moves(12, side)` one side."""

    def __init__(self, pose: FacePose) -> None:
        self.pose = pose
        self._left = {unit.value: value for unit, value in zip(UNITS, pose.units.left, strict=True)}
        self._right = {unit.value: value for unit, value in zip(UNITS, pose.units.right, strict=True)}

    def __call__(self, unit: int, side: int = 0) -> float:
        if side > 0:
            return self._left[unit]
        if side < 0:
            return self._right[unit]
        return (self._left[unit] + self._right[unit]) / 2

    def across(self, unit: int, t: NDArray[np.float64]) -> NDArray[np.float64]:
        """One value per place across the mouth, t from -1 to 1, the sides blended over the middle fifth."""
        share = np.clip((t + 0.1) / 0.2, 0.0, 1.0)
        blend: NDArray[np.float64] = self._right[unit] * (1 - share) + self._left[unit] * share
        return blend


class FaceShape:
    """What follows from an identity: sizes, places and colours."""

    def __init__(self, person: Identity) -> None:
        self.person = person
        self.childness = max(0.0, min(1.0, (16 - person.age) / 10))
        self.oldness = max(0.0, min(1.0, (person.age - 45) / 30))
        k = self.childness
        self._colours(person)
        self.eye_y = 10.0 * k
        self.eye_x = (47.5 + 2 * k) * person.eye_gap * person.width**0.5
        self.eye_width = (28 + 5.2 * k) * person.eye_size
        self.brow_y = -37 + 5 * k + 2 * self.oldness
        self.nose_y = (64 - 3 * k) * person.nose_length
        self.chin_y = (162 - 19 * k) * person.length
        usual = (104 - 9 * k) * (0.4 + 0.6 * person.nose_length) * (0.6 + 0.4 * person.length)
        self.mouth_y = usual + 5 * person.mouth_place
        self.half_width = 114 * person.width
        self.crown = person.crown
        self.nose_width = 22 * person.nose_width * (1 - 0.2 * k)
        chance = random.Random(person.seed * 31 + 7)
        self.uneven_brows, self.uneven_eyes, self.uneven_mouth = (
            person.asymmetry * chance.uniform(-most, most) for most in (3.0, 1.6, 2.6)
        )

    def _colours(self, person: Identity) -> None:
        self.skin = rgb(person.skin)
        self.luminance = luminance(self.skin)
        bright = self.luminance
        self.shade = times(self.skin, (0.70, 0.56, 0.52) if bright > 0.5 else (0.58, 0.48, 0.48))
        self.deep = times(self.skin, (0.42, 0.27, 0.24) if bright > 0.45 else (0.33, 0.25, 0.25))
        self.light = mix(self.skin, (255, 238, 214), 0.42 if bright > 0.45 else 0.22)
        self.blush = mix(self.skin, (222, 78, 72), 0.5 if bright > 0.45 else 0.3)
        lips = mix(mix(self.skin, (186, 62, 70), person.lip_tint + 0.12), self.deep, 0.0 if bright > 0.5 else 0.12)
        self.lips = lips
        self.hair = rgb(person.hair_colour)
        self.brows = rgb(person.brow_colour) if person.brow_colour else times(self.hair, 0.8)

    def eye_height(self, side: int) -> float:
        """Where the middle of one eye lies; nobody's two are quite level."""
        return self.eye_y + side * self.uneven_eyes

    def jaw_drop(self, moves: Moves) -> float:
        """How far the chin is lowered, in units."""
        opened = 14 * moves(26) + 34 * moves(27) + 2 * moves(25) - 4 * moves(17) * (1 - moves(26))
        return opened * (1 - 0.2 * self.childness) - 2 * moves(24)


class MouthLines:
    """The four lip lines at one moment: `x`, and y of the upper lip's outer and inner edge and the lower lip's."""

    def __init__(self, shape: FaceShape, moves: Moves) -> None:
        person, k, old = shape.person, shape.childness, shape.oldness
        half = (42 - 3 * k) * person.lip_width
        self.jaw = jaw = shape.jaw_drop(moves)
        thin = 1 - 0.25 * old
        upper, lower = 8.2 * person.lip_fullness * thin, 11.5 * person.lip_fullness * thin
        self.t = t = np.linspace(-1, 1, 41)
        at = np.abs(t)
        arch = np.clip(1 - at**2, 0, 1)

        def u(unit: int) -> Any:
            return moves.across(unit, t)

        a12, a14, a20 = u(12), u(14), u(20)
        wide = 1 + 0.30 * a12 + 0.30 * a20 + 0.10 * a14 - 0.26 * u(18) - 0.18 * u(22) - 0.06 * u(24)
        wide = wide - 0.32 * u(27) - 0.10 * u(26) * (1 - a12) + 0.06 * u(10) + 0.10 * u(13)
        self.x = t * half * wide
        base = -1.8 * at**2 - 15 * a12 * at**1.7 - 9 * u(13) * at**3 + 12.5 * u(15) * at**2.6 - 4 * a14 * at**4
        base = base + 8.5 * a20 * at**2.2 * (1 - 0.6 * a12)  # stretched lips sag at the corners
        base = base + 3 * a12 * arch + 0.40 * jaw * at**2 * (1 - 0.75 * a12)
        base = base - 5 * u(17) * arch * (1 - 0.5 * u(26)) + shape.uneven_mouth * t
        near_nose = 0.35 + 0.65 * np.exp(-(((at - 0.42) / 0.33) ** 2))
        raised = (12 * u(10) + 6 * u(9)) * near_nose * arch**0.4 * np.minimum(1, 0.25 + u(25))
        up = arch**0.62 * (1.2 * u(25) + 4 * a12 * u(25) + 9 * u(27) + 3 * u(22)) + raised
        opened = np.minimum(1, moves(27) + moves(26))
        parted = 3.0 * u(25) + jaw * 0.86 * np.minimum(1, 0.35 + u(25)) + 5 * a12 * u(25) + 4 * u(22)
        down = arch ** (0.60 - 0.10 * opened) * parted
        bared = 0.5 + 0.5 * np.exp(-(((at - 0.5) / 0.3) ** 2))
        down = down + 9 * u(16) * np.minimum(1, 0.25 + u(25) * 1.4) * bared * arch**0.5
        down = down + 8 * a20 * u(25) * arch**0.35
        closed = 1 - np.minimum(1, (u(25) + u(26) + u(27)) * 1.6)
        lift = -(5 * u(10) + 4 * u(9)) * arch * 0.6 * closed
        middle = shape.mouth_y + base + lift
        self.upper_inner, self.lower_inner = middle - up, middle + down
        press = 1 - 0.62 * u(24) - 0.40 * u(23) - 0.55 * u(28)
        bow = 0.72 * arch**0.85 + 0.40 * np.exp(-(((at - 0.24) / 0.15) ** 2)) - 0.20 * np.exp(-((t / 0.10) ** 2))
        thick_up = upper * press * (1 - 0.28 * a12 - 0.30 * a20 + 0.15 * u(18) + 0.35 * u(22) + 0.1 * u(10))
        thick_low = (
            lower * press * (1 - 0.15 * a12 - 0.32 * a20 + 0.25 * u(18) + 0.3 * u(22) + 0.12 * u(17) - 0.1 * u(27))
        )
        self.upper_outer = self.upper_inner - thick_up * bow - 2.5 * u(10) * arch
        chin_side = 1 + 0.10 * np.exp(-(((at - 0.3) / 0.25) ** 2))
        self.lower_outer = self.lower_inner + thick_low * arch**0.72 * chin_side

    @property
    def gap(self) -> float:
        """The widest opening between the lips."""
        return float((self.lower_inner - self.upper_inner).max())

    def corner(self, side: int) -> tuple[float, float]:
        """The mouth corner of one side."""
        place = 0 if side < 0 else -1
        return float(self.x[place]), float(self.upper_inner[place])
