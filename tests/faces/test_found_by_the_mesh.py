"""Drawn faces are faces to a face mesh too, with the parts where the drawing says they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.faces import FaceBox, FaceRegion
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.faces.identity import Identity

SHOWN = (Expression.NEUTRAL, Expression.SURPRISE, Expression.DISGUST)
PARTS = {33: FaceRegion.EYES, 263: FaceRegion.EYES, 13: FaceRegion.MOUTH, 14: FaceRegion.MOUTH, 4: FaceRegion.NOSE}
"""Points of the mesh: outer eye corners, inner lip edges, tip of the nose."""
MARGIN = 0.03


@pytest.fixture(scope="module")
def mesh() -> Iterator[Any]:
    """One that looks for a face anew in every picture."""
    from mediapipe.python.solutions import face_mesh

    with face_mesh.FaceMesh(static_image_mode=True, max_num_faces=1, refine_landmarks=True) as found:
        yield found


def holds(box: FaceBox, x: float, y: float) -> bool:
    return box.x - MARGIN <= x <= box.x + box.width + MARGIN and box.y - MARGIN <= y <= box.y + box.height + MARGIN


@pytest.mark.parametrize("person", IDENTITIES, ids=[person.name for person in IDENTITIES])
def test_the_mesh_finds_the_face_and_its_parts(mesh: Any, person: Identity) -> None:
    artist = FaceArtist(person, 256)
    for expression in SHOWN:
        face = artist.draw(pose(expression))
        found = mesh.process(np.ascontiguousarray(face.pixels[..., :3])).multi_face_landmarks
        assert found, expression
        points = found[0].landmark
        for number, region in PARTS.items():
            assert holds(face.regions[region], points[number].x, points[number].y), (expression, number)
