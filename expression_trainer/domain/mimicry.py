"""A target movement, a child's own neutral and range, and how near an attempt came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .action_units import ActionUnit, ActionUnits
from .expressions import Expression
from .readings import FrameCounts


@dataclass(frozen=True, slots=True)
class UnitShare:
    """How much one action unit belongs to a profile. `weight` 0-1; the weights of a profile sum to 1."""

    unit: ActionUnit
    weight: float


@dataclass(frozen=True, slots=True)
class TargetProfile:
    """One accepted way to make an expression ("eyes-led", "mouth-led"); an attempt is scored against the best one."""

    name: str
    shares: tuple[UnitShare, ...]


@dataclass(frozen=True, slots=True)
class MimicTarget:
    """What a child is asked to show.

    `foreign`: units that belong to other expressions; strong ones cost a little.
    `intensity`: 0-1, the strength of the model shown.
    `credit_from`: 0-1, the closeness that counts as the expression being made: lower where the recogniser sees little
    of it on real faces.
    `look_share`: 0-1, how much of the closeness the look of the whole face carries; the movements carry the rest.
    """

    expression: Expression
    profiles: tuple[TargetProfile, ...]
    foreign: tuple[UnitShare, ...] = ()
    intensity: float = 1.0
    credit_from: float = 0.6
    look_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Baseline:
    """A child's own neutral (median per unit) and own maximum per unit, from good frames only (Olderbak et al. 2014).

    `switched_off`: units that this child can't move; targets are scored without them.
    `looks`: what the network takes the own neutral face for (median probabilities), None when nobody looked.
    """

    neutral: ActionUnits
    maximum: ActionUnits
    good_frames: int
    switched_off: frozenset[ActionUnit] = frozenset()
    looks: Mapping[Expression, float] | None = None


@dataclass(frozen=True, slots=True)
class PartScore:
    """One movement's share of a score: `contribution` = `weight` x `reached`, all 0-1; `weight` is negative for a
    foreign unit. `unit` is None for the look of the whole face (like the target, or like another expression).
    """

    unit: ActionUnit | None
    weight: float
    reached: float

    @property
    def contribution(self) -> float:
        return self.weight * self.reached


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near one moment is to the target, 0-1, and the parts that add up to it (before clamping to 0-1)."""

    value: float
    profile: str
    parts: tuple[PartScore, ...]
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The one movement that would bring the most: `more` of `unit`, or less of it."""

    unit: ActionUnit
    more: bool


@dataclass(frozen=True, slots=True)
class MimicScore:
    """A whole attempt in a few numbers; no per-frame reading is kept.

    `peak`: best sustained closeness 0-1. `hold_seconds`: longest time at or above the hold threshold.
    `onset_seconds`: from the prompt to the first movement towards the target, None if there was none.
    `symmetry`: 0-1 over the units of the profile at the peak, None when nothing moved.
    `peak_units`: smoothed intensities at the peak. `parts`: what the peak is made of.
    """

    peak: float
    hold_seconds: float
    onset_seconds: float | None
    symmetry: float | None
    profile: str
    parts: tuple[PartScore, ...]
    peak_units: ActionUnits
    frames: FrameCounts
    attempts: int
