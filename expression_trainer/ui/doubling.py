"""From a reading to the drawn double: no likeness, only how brows, eyes and mouth move."""

from __future__ import annotations

from expression_trainer.domain.action_units import ActionUnit, ActionUnits
from expression_trainer.domain.readings import ExpressionReading, FaceStatus

from .widgets.mirror import DoubleFace

_SOFTNESS = 0.35
"""Share of a new reading in what is shown."""


def double_face(units: ActionUnits) -> DoubleFace:
    """What the double does at these action units. The shares are chosen by eye."""

    def u(unit: ActionUnit) -> float:
        return units[unit]

    inner, outer, lowered = (
        u(ActionUnit.INNER_BROW_RAISER),
        u(ActionUnit.OUTER_BROW_RAISER),
        u(ActionUnit.BROW_LOWERER),
    )
    return DoubleFace(
        brows=_within(0.4 * inner + 0.8 * outer - lowered * (1 - 0.5 * inner)),
        worry=_within(inner - 0.8 * outer),
        eyes=_within(u(ActionUnit.UPPER_LID_RAISER) - 0.7 * u(ActionUnit.LID_TIGHTENER) - u(ActionUnit.EYES_CLOSED)),
        smile=_within(u(ActionUnit.LIP_CORNER_PULLER) - u(ActionUnit.LIP_CORNER_DEPRESSOR)),
        open=_within(0.2 * u(ActionUnit.LIPS_PART) + 0.7 * u(ActionUnit.JAW_DROP) + u(ActionUnit.MOUTH_STRETCH)),
        wide=_within(u(ActionUnit.LIP_STRETCHER)),
    )


def follow(shown: DoubleFace, reading: ExpressionReading) -> DoubleFace:
    """The double a little nearer to the newest reading; it rests as it was while the child is not seen well."""
    if reading.status is not FaceStatus.GOOD or reading.units is None:
        return shown
    new = double_face(reading.units)
    pairs = ((getattr(shown, name), getattr(new, name)) for name in ("brows", "worry", "eyes", "smile", "open", "wide"))
    return DoubleFace(*(round(old + (value - old) * _SOFTNESS, 3) for old, value in pairs))


def _within(value: float) -> float:
    return min(1.0, max(-1.0, value))
