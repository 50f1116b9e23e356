"""A drawn face in a process of its own draws what it would draw here."""

from __future__ import annotations

import numpy as np
import pytest

from expression_trainer.domain.errors import CameraError
from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.cast import identity
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.live import LiveFace

SIZE = 96


@pytest.mark.parametrize("background", [None, "#33454f"])
def test_the_process_draws_the_same_picture_on_the_ground_asked_for(background: str | None) -> None:
    face = pose(Expression.SURPRISE)
    here = FaceArtist(identity("Leo"), SIZE, background).draw(face).pixels[..., :3]
    elsewhere = LiveFace("Leo", SIZE, background)
    try:
        assert (elsewhere.draw(face) == here).all()
        assert np.ptp(elsewhere.draw(pose(Expression.NEUTRAL)).astype(int) - here) > 0
    finally:
        elsewhere.close()


def test_a_process_that_ended_is_told_as_a_lost_camera() -> None:
    nobody = LiveFace("Nobody", SIZE)
    with pytest.raises(CameraError, match="It stopped"):
        nobody.draw(pose(Expression.NEUTRAL))
    nobody.close()
    nobody.close()
