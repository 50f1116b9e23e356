"""The drawn double moves as the child does, and rests while the child is not seen."""

from __future__ import annotations

import pytest

from expression_trainer.domain.action_units import ActionUnits
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.readings import ExpressionReading, FaceStatus
from expression_trainer.faces.emotions import pose
from expression_trainer.ui.doubling import double_face, follow
from expression_trainer.ui.widgets.mirror import DoubleFace


def reading(units: ActionUnits, status: FaceStatus = FaceStatus.GOOD) -> ExpressionReading:
    return ExpressionReading(0.0, 0.0, status, units)


def test_rest_is_rest() -> None:
    assert double_face(ActionUnits()) == DoubleFace()


def test_each_feeling_moves_the_double_in_its_own_way() -> None:
    faces = {expression: double_face(pose(expression).units) for expression in BASIC_SIX}
    assert faces[Expression.HAPPINESS].smile > 0.5 > 0 > faces[Expression.SADNESS].smile
    assert faces[Expression.ANGER].brows < -0.5 < 0.5 < faces[Expression.SURPRISE].brows
    assert faces[Expression.SADNESS].worry > 0.3
    assert faces[Expression.SURPRISE].open > 0.5 and faces[Expression.FEAR].wide > 0.5
    assert len(set(faces.values())) == len(faces)


def test_it_follows_softly_and_keeps_still_while_unseen() -> None:
    smile = ActionUnits.of({12: 1.0})
    face = follow(DoubleFace(), reading(smile))
    assert 0 < face.smile < 1
    assert follow(face, reading(smile, FaceStatus.NO_FACE)) == face
    for _ in range(40):
        face = follow(face, reading(smile))
    assert face.smile == pytest.approx(1.0, abs=0.01)
