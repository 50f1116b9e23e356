"""Scoring mimicry: how near a face has moved from its own neutral towards a target, explained part by part.

Verification, not guessing: the game knows which expression it asked for. For each action unit of the target,

    reached = (value - own neutral) / own range,   own range = own maximum - own neutral     (Olderbak et al. 2014)

and the closeness is the weighted sum of what was reached, less a little for strong units of other expressions. It is
explainable by construction: the parts add up to the value. A reading that is not good never lowers anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Self

from expression_trainer.domain.action_units import UNITS, ActionUnit, ActionUnits, Side
from expression_trainer.domain.errors import ContractBroken
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.mimicry import (
    Baseline,
    Closeness,
    MimicScore,
    MimicTarget,
    PartScore,
    Suggestion,
    TargetProfile,
    UnitShare,
)
from expression_trainer.domain.readings import ExpressionReading, FaceStatus, FrameCounts

HOLD_THRESHOLD = 0.6
"""Closeness that counts as the movement being made. Judgement until it is fitted on data (see the model card)."""
MOVED_FROM = 0.2
"""Closeness that counts as the first movement towards the target (onset)."""
GRACE_SECONDS = 0.2
"""A dip or a lost frame this short does not end a hold."""
PEAK_FRAMES = 3
"""The peak is the best median of this many frames in a row, so that one odd frame makes no score."""
STEM_RISE_SECONDS = 0.25
"""The plant follows with this low-pass when it rises, and half as fast when it falls."""

FOREIGN_WEIGHT = -0.4
"""The most that all foreign units together may take away. Judgement: gentle, but a wrong face is not a right one."""

_RANGE_FLOOR: Mapping[ActionUnit, float] = {
    ActionUnit.CHEEK_RAISER: 0.35,
    ActionUnit.NOSE_WRINKLER: 0.35,
    ActionUnit.CHIN_RAISER: 0.35,
    ActionUnit.LIP_TIGHTENER: 0.35,
}
_USUAL_RANGE_FLOOR = 0.45
"""Before a child's own maximum is known, this much movement above neutral counts as the full range."""

_Weights = Mapping[int, float]
_PROFILES: Mapping[Expression, Mapping[str, _Weights]] = {
    Expression.HAPPINESS: {
        "standard": {12: 0.55, 6: 0.25, 25: 0.2},
        "closed smile": {12: 0.7, 6: 0.3},
    },
    Expression.SADNESS: {
        "standard": {1: 0.35, 15: 0.35, 4: 0.15, 17: 0.15},
        "eyes-led": {1: 0.6, 4: 0.4},
        "mouth-led": {15: 0.65, 17: 0.35},
    },
    Expression.ANGER: {
        "quiet": {4: 0.5, 7: 0.2, 24: 0.3},
        "standard": {4: 0.5, 7: 0.25, 23: 0.25},
        "eyes-led": {4: 0.7, 7: 0.3},
    },
    Expression.FEAR: {
        "standard": {1: 0.25, 2: 0.1, 5: 0.25, 20: 0.25, 25: 0.15},
        "eyes-led": {1: 0.45, 5: 0.55},
    },
    Expression.SURPRISE: {
        "standard": {1: 0.2, 2: 0.25, 5: 0.15, 26: 0.4},
        "eyes-led": {1: 0.3, 2: 0.4, 5: 0.3},
    },
    Expression.DISGUST: {
        "standard": {9: 0.45, 10: 0.35, 4: 0.1, 7: 0.1},
        "mouth-led": {10: 0.6, 15: 0.2, 17: 0.2},
    },
}
"""Accepted ways to make each expression, after EMFACS (Ekman & Friesen 1983; FACS table 11-1). Weights: judgement."""

_FOREIGN: Mapping[Expression, _Weights] = {
    Expression.HAPPINESS: {4: 1, 15: 1, 9: 0.6, 1: 0.5},
    Expression.SADNESS: {12: 1, 26: 0.7, 2: 0.6, 9: 0.6},
    Expression.ANGER: {12: 1, 26: 0.8, 1: 0.8, 2: 0.8, 9: 0.5},
    Expression.FEAR: {12: 1, 9: 0.8, 24: 0.6},
    Expression.SURPRISE: {12: 0.8, 4: 0.8, 20: 0.7, 15: 0.6},
    Expression.DISGUST: {12: 1, 26: 0.8, 1: 0.8, 2: 0.8, 5: 0.6},
}
"""Units that tell another expression apart from the target."""


def target_for(
    expression: Expression, intensity: float = 1.0, known_units: Iterable[ActionUnit] = UNITS
) -> MimicTarget:
    """The target for an expression, restricted to units that the recogniser can judge, each profile summing to 1.

    A profile that loses more than half of its weight that way is left out. Raises ContractBroken for an expression
    without a target.
    """
    if expression not in _PROFILES:
        raise ContractBroken(f"there is no mimic target for {expression}")
    known = set(known_units)
    profiles = []
    for name, weights in _PROFILES[expression].items():
        kept = {ActionUnit(unit): weight for unit, weight in weights.items() if ActionUnit(unit) in known}
        if sum(kept.values()) >= 0.5:
            profiles.append(TargetProfile(name, _shares(kept, 1.0)))
    foreign = {ActionUnit(unit): weight for unit, weight in _FOREIGN[expression].items() if ActionUnit(unit) in known}
    return MimicTarget(expression, tuple(profiles), _shares(foreign, FOREIGN_WEIGHT), intensity)


def _shares(weights: Mapping[ActionUnit, float], total: float) -> tuple[UnitShare, ...]:
    whole = sum(weights.values())
    return tuple(UnitShare(unit, weight / whole * total) for unit, weight in weights.items()) if whole else ()


def reached(unit: ActionUnit, units: ActionUnits, baseline: Baseline | None, intensity: float = 1.0) -> float:
    """How far a unit went from the child's own neutral through their own range, 0-1; the better side counts.

    A fainter model (`intensity` under 1) asks for less: half of the range is enough for a 50 % face.
    """
    best = 0.0
    for side in Side:
        neutral = baseline.neutral.side(unit, side) if baseline else 0.0
        highest = baseline.maximum.side(unit, side) if baseline else 0.0
        own_range = max(highest - neutral, _RANGE_FLOOR.get(unit, _USUAL_RANGE_FLOOR))
        own_range = min(own_range, max(1.0 - neutral, 0.05))
        moved = (units.side(unit, side) - neutral) / (own_range * max(intensity, 0.3))
        best = max(best, moved)
    return min(1.0, best)


def closeness(units: ActionUnits, target: MimicTarget, baseline: Baseline | None) -> Closeness:
    """The best profile's closeness, 0-1, with its parts (their contributions add up to the value before clamping).

    Units that this child can't make are left out and the others weigh more; if nothing is left of any profile, the
    closeness is 0 without parts, and the adult judges.
    """
    off = baseline.switched_off if baseline else frozenset()
    foreign = tuple(
        PartScore(share.unit, share.weight, reached(share.unit, units, baseline))
        for share in target.foreign
        if share.unit not in off
    )
    best: Closeness | None = None
    for profile in target.profiles:
        shares = _shares({s.unit: s.weight for s in profile.shares if s.unit not in off}, 1.0)
        if not shares:
            continue
        own = tuple(PartScore(s.unit, s.weight, reached(s.unit, units, baseline, target.intensity)) for s in shares)
        parts = (*own, *foreign)
        value = min(1.0, max(0.0, sum(part.contribution for part in parts)))
        if best is None or value > best.value:
            best = Closeness(value, profile.name, parts, _suggestion(parts))
    return best or Closeness(0.0, "", (), None)


def _suggestion(parts: tuple[PartScore, ...]) -> Suggestion | None:
    """The part that would bring the most: missing weight of an own unit, or taken weight of a foreign one."""
    gains = [(p.weight * (1 - p.reached) if p.weight > 0 else -p.contribution, p) for p in parts]
    gain, part = max(gains, key=lambda pair: pair[0], default=(0.0, None))
    if part is None or gain < 0.05:
        return None
    return Suggestion(part.unit, more=part.weight > 0)


def grow_range(baseline: Baseline, units: ActionUnits) -> Baseline:
    """The own range grows from the child's own maxima; it never shrinks."""
    return replace(
        baseline,
        maximum=ActionUnits(
            tuple(max(a, b) for a, b in zip(baseline.maximum.left, units.left, strict=True)),
            tuple(max(a, b) for a, b in zip(baseline.maximum.right, units.right, strict=True)),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Moment:
    """One good reading, compared with the target."""

    at: float
    units: ActionUnits
    closeness: Closeness


@dataclass(frozen=True, slots=True)
class MimicProgress:
    """An attempt while it is being made. It holds the last few readings in memory only; `score` keeps a summary.

    `stem`: the closeness to show, smoothed, 0-1. `best`: the highest stem so far. `held_seconds`: the hold under way.
    """

    target: MimicTarget
    baseline: Baseline | None
    began_at: float
    stem: float = 0.0
    best: float = 0.0
    held_seconds: float = 0.0
    longest_hold_seconds: float = 0.0
    onset_seconds: float | None = None
    frames: FrameCounts = field(default_factory=FrameCounts)
    peak: float = 0.0
    peak_moment: _Moment | None = None
    recent: tuple[_Moment, ...] = ()
    last_high_at: float | None = None

    @classmethod
    def begin(cls, target: MimicTarget, baseline: Baseline | None, now: float) -> Self:
        return cls(target, baseline, now)

    def observe(self, reading: ExpressionReading) -> Self:
        """Take a reading in. One that is not good is only counted."""
        if reading.status is not FaceStatus.GOOD or reading.units is None:
            return replace(self, frames=self.frames.plus(FrameCounts(seen=1)))
        near = closeness(reading.units, self._judgeable(reading), self.baseline)
        moment = _Moment(reading.captured_at, reading.units, near)
        recent = (*self.recent, moment)[-PEAK_FRAMES:]
        sustained = median(m.closeness.value for m in recent) if len(recent) == PEAK_FRAMES else 0.0
        stem = self._followed(near.value, reading.captured_at)
        held, high_at = self._hold(near.value, reading.captured_at)
        higher = sustained > self.peak
        onset = self.onset_seconds
        if onset is None and near.value >= MOVED_FROM:
            onset = max(0.0, reading.captured_at - self.began_at)
        return replace(
            self,
            stem=stem,
            best=max(self.best, stem),
            held_seconds=held,
            longest_hold_seconds=max(self.longest_hold_seconds, held),
            onset_seconds=onset,
            frames=self.frames.plus(FrameCounts(seen=1, scored=1)),
            peak=max(self.peak, sustained),
            peak_moment=_middle(recent) if higher else self.peak_moment,
            recent=recent,
            last_high_at=high_at,
        )

    @property
    def suggestion(self) -> Suggestion | None:
        """What would have brought the most at the best moment so far."""
        return self.peak_moment.closeness.suggestion if self.peak_moment else None

    def score(self, attempts: int) -> MimicScore:
        """The whole attempt in a few numbers."""
        at = self.peak_moment
        return MimicScore(
            peak=at.closeness.value if at else 0.0,
            hold_seconds=self.longest_hold_seconds,
            onset_seconds=self.onset_seconds,
            symmetry=_symmetry(at) if at else None,
            profile=at.closeness.profile if at else "",
            parts=at.closeness.parts if at else (),
            peak_units=at.units if at else ActionUnits(),
            frames=self.frames,
            attempts=attempts,
        )

    def _judgeable(self, reading: ExpressionReading) -> MimicTarget:
        """The target without the units that this recogniser can't judge."""
        if not reading.known_units or set(UNITS) <= set(reading.known_units):
            return self.target
        return target_for(self.target.expression, self.target.intensity, reading.known_units)

    def _followed(self, value: float, at: float) -> float:
        last = self.recent[-1].at if self.recent else self.began_at
        seconds = STEM_RISE_SECONDS if value > self.stem else 2 * STEM_RISE_SECONDS
        step = max(0.0, at - last)
        return self.stem + (value - self.stem) * (step / (seconds + step) if step else 0.0)

    def _hold(self, value: float, at: float) -> tuple[float, float | None]:
        """(seconds held, when it was last high): short dips are forgiven, a longer one ends the hold."""
        last = self.last_high_at
        if value >= HOLD_THRESHOLD:
            step = at - last if last is not None else 0.0
            going_on = last is not None and step <= GRACE_SECONDS
            return self.held_seconds + step if going_on else self._half_gap(at), at
        if last is not None and at - last <= GRACE_SECONDS:
            return self.held_seconds, last
        return 0.0, None

    def _half_gap(self, at: float) -> float:
        """A hold began somewhere between two readings: on average half way, which matters for slow cameras."""
        return min(GRACE_SECONDS, at - self.recent[-1].at) / 2 if self.recent else 0.0


def _middle(moments: tuple[_Moment, ...]) -> _Moment:
    """The moment whose closeness is the median."""
    return sorted(moments, key=lambda m: m.closeness.value)[len(moments) // 2]


def _symmetry(moment: _Moment) -> float | None:
    """1 - |left - right| / (left + right) over the profile's own units, weighted; None when nothing moved."""
    total = weight = 0.0
    for part in moment.closeness.parts:
        left, right = moment.units.side(part.unit, Side.LEFT), moment.units.side(part.unit, Side.RIGHT)
        if part.weight > 0 and left + right > 0.1:
            total += part.weight * (1 - abs(left - right) / (left + right))
            weight += part.weight
    return total / weight if weight else None
