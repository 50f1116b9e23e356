"""Scoring mimicry: how near a face has moved from its own neutral towards a target, explained part by part.

Verification, not guessing: the game knows which expression it asked for. For each action unit of the target,

    reached = (value - own neutral) / own range,   own range = own maximum - own neutral     (Olderbak et al. 2014)

and the closeness is the weighted sum of what was reached, less a little for strong units of other expressions. On real
faces the units alone tell some expressions weakly, so the look of the whole face is one more part (`mimic_look`). It is
explainable by construction: the parts add up to the value. A reading that is not good never lowers anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Self

from expression_trainer.domain.action_units import UNITS, ActionUnit, ActionUnits, Side
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.mimicry import (
    Baseline,
    Closeness,
    MimicScore,
    MimicTarget,
    PartScore,
    Suggestion,
)
from expression_trainer.domain.readings import ExpressionReading, FaceStatus, FrameCounts

from .mimic_look import Looks, whole_face
from .mimic_targets import restrict, to_one
from .mimic_targets import target_for as target_for  # part of scoring, for its users

HOLD_THRESHOLD = 0.6
"""How high the plant stands when the closeness reaches the target's `credit_from`, whatever that is."""
MOVED_FROM = 0.2
"""Closeness that counts as the first movement towards the target (onset)."""
GRACE_SECONDS = 0.2
"""A dip or a lost frame this short does not end a hold."""
PEAK_FRAMES = 3
"""The peak is the best median of this many frames in a row, so that one odd frame makes no score."""
LONGEST_STEP_SECONDS = 0.5
"""Frames further apart than this are not in a row."""
STEM_RISE_SECONDS = 0.25
"""The plant follows with this low-pass when it rises, and half as fast when it falls."""

FOREIGN_FROM = 0.3
"""A foreign unit costs nothing up to this share of the own range: a trace of movement is no other expression."""

_RANGE_FLOOR: Mapping[int, float] = {
    **{1: 0.40, 2: 0.40, 4: 0.30, 5: 0.25, 6: 0.35, 7: 0.30, 9: 0.30, 10: 0.35, 12: 0.45, 14: 0.25, 15: 0.22},
    **{16: 0.40, 17: 0.25, 20: 0.25, 22: 0.25, 23: 0.25, 24: 0.25, 25: 0.50, 26: 0.40, 27: 0.40},
}
_USUAL_RANGE_FLOOR = 0.35
"""Before a child's own maximum is known, this much movement above neutral counts as the full range. The recogniser's
scale is not even: on photographs it hardly ever gives much to lip corner depressor, chin, stretcher and upper lid."""


WIDEST_RANGE = 2.0
"""The own range adapts to the child between the range above and this many times it, so that one odd maximum does not
put an expression out of a child's reach."""


def reached(unit: ActionUnit, units: ActionUnits, baseline: Baseline | None, intensity: float = 1.0) -> float:
    """How far a unit went from the child's own neutral through their own range, 0-1; the better side counts.

    A fainter model (`intensity` under 1) asks for less: half of the range is enough for a 50 % face.
    """
    best = 0.0
    least = _RANGE_FLOOR.get(unit, _USUAL_RANGE_FLOOR)
    for side in Side:
        neutral = baseline.neutral.side(unit, side) if baseline else 0.0
        highest = baseline.maximum.side(unit, side) if baseline else 0.0
        own_range = min(max(highest - neutral, least), WIDEST_RANGE * least)
        own_range = min(own_range, max(1.0 - neutral, 0.05))
        moved = (units.side(unit, side) - neutral) / (own_range * max(intensity, 0.3))
        best = max(best, moved)
    return min(1.0, best)


def closeness(
    units: ActionUnits, target: MimicTarget, baseline: Baseline | None, looks: Looks | None = None
) -> Closeness:
    """The best profile's closeness, 0-1, with its parts (their contributions add up to the value before clamping).

    `looks`: the network's probabilities of this moment; without them the movements carry everything.
    Units that this child can't make are left out and the others weigh more; if nothing is left of any profile, the
    closeness is 0 without parts, and the adult judges.
    """
    off = baseline.switched_off if baseline else frozenset()
    foreign = tuple(
        PartScore(share.unit, share.weight, _foreign(share.unit, units, baseline))
        for share in target.foreign
        if share.unit not in off
    )
    best: tuple[float, str, float, tuple[PartScore, ...]] | None = None
    for profile in target.profiles:
        left = [share for share in profile.shares if share.unit not in off]
        if not left:
            continue
        own = tuple(
            PartScore(s.unit, s.weight, reached(s.unit, units, baseline, target.intensity)) for s in to_one(left)
        )
        wanted = {share.unit for share in left}
        moves = (*own, *(part for part in foreign if part.unit not in wanted))
        value = sum(part.contribution for part in moves)
        if best is None or value > best[0]:
            best = (value, profile.name, sum(share.weight for share in left), moves)
    if best is None:
        return Closeness(0.0, "", (), None)
    _, name, kept, moves = best
    look = whole_face(target, baseline, looks, kept)
    carried = 1.0 - sum(part.weight for part in look if part.weight > 0)
    parts = (*look, *(replace(part, weight=part.weight * carried) for part in moves))
    value = min(1.0, max(0.0, sum(part.contribution for part in parts)))
    return Closeness(value, name, parts, _suggestion(moves, SUPPORTING.get(target.expression)))


def _foreign(unit: ActionUnit, units: ActionUnits, baseline: Baseline | None) -> float:
    """How much of a unit of another expression shows, beyond a trace of it, 0-1."""
    return max(0.0, reached(unit, units, baseline) - FOREIGN_FROM) / (1.0 - FOREIGN_FROM)


SUPPORTING: Mapping[Expression, ActionUnit] = {
    Expression.ANGER: ActionUnit.LID_TIGHTENER,
    Expression.FEAR: ActionUnit.BROW_LOWERER,
}
"""Counted, never suggested: made alone they don't lead there. Narrowed lids hide a lowered brow from the recogniser,
and brows that are only pulled down look angry."""


def _suggestion(moves: tuple[PartScore, ...], supporting: ActionUnit | None) -> Suggestion | None:
    """The movement that would bring the most: missing weight of an own unit, or taken weight of a foreign one."""
    gains = [
        (p.weight * (1 - p.reached) if p.weight > 0 else -p.contribution, p) for p in moves if p.unit is not supporting
    ]
    gain, part = max(gains, key=lambda pair: pair[0], default=(0.0, None))
    if part is None or part.unit is None or gain < 0.05:
        return None
    return Suggestion(part.unit, more=part.weight > 0)


def height(value: float, credit_from: float) -> float:
    """How high a plant a closeness makes, 0-1: rising evenly to the credit line and evenly from there to the top."""
    if value < credit_from:
        return HOLD_THRESHOLD * value / credit_from
    return HOLD_THRESHOLD + (1.0 - HOLD_THRESHOLD) * (value - credit_from) / max(1.0 - credit_from, 1e-6)


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

    `stem`: the plant's height to show (see `height`), smoothed, 0-1. `best`: the highest stem so far.
    `held_seconds`: the hold under way.
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
        near = closeness(reading.units, self._judgeable(reading), self.baseline, reading.probabilities)
        moment = _Moment(reading.captured_at, reading.units, near)
        going_on = bool(self.recent) and moment.at - self.recent[-1].at <= LONGEST_STEP_SECONDS
        recent = (*self.recent, moment)[-PEAK_FRAMES:] if going_on else (moment,)
        sustained = median(m.closeness.value for m in recent) if len(recent) == PEAK_FRAMES else 0.0
        stem = self._followed(height(near.value, self.target.credit_from), reading.captured_at)
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
            symmetry=_symmetry(at, self.baseline) if at else None,
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
        return restrict(self.target, reading.known_units)

    def _followed(self, value: float, at: float) -> float:
        last = self.recent[-1].at if self.recent else self.began_at
        seconds = STEM_RISE_SECONDS if value > self.stem else 2 * STEM_RISE_SECONDS
        step = min(max(0.0, at - last), GRACE_SECONDS)  # after a longer gap the plant still grows, it doesn't jump
        return self.stem + (value - self.stem) * (step / (seconds + step) if step else 0.0)

    def _hold(self, value: float, at: float) -> tuple[float, float | None]:
        """(seconds held, when it was last high): short dips are forgiven, a longer one ends the hold."""
        last = self.last_high_at
        if value >= self.target.credit_from:
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


def _symmetry(moment: _Moment, baseline: Baseline | None) -> float | None:
    """1 - |left - right| / (left + right) of the movement away from neutral, weighted over the profile's own units.

    None when nothing moved.
    """
    neutral = baseline.neutral if baseline else ActionUnits()
    total = weight = 0.0
    for part in moment.closeness.parts:
        if part.unit is None:
            continue
        left, right = (max(0.0, moment.units.side(part.unit, s) - neutral.side(part.unit, s)) for s in Side)
        if part.weight > 0 and left + right > 0.1:
            total += part.weight * (1 - abs(left - right) / (left + right))
            weight += part.weight
    return total / weight if weight else None
