"""What the game suggests helps: a drawn face that makes the movement scores higher, by the real mesh and network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from expression_trainer.domain.action_units import UNITS, ActionUnit, ActionUnits, FacePose
from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.mimicry import Baseline, Closeness
from expression_trainer.exercises.mimic_scoring import closeness
from expression_trainer.exercises.mimic_targets import target_for
from expression_trainer.faces.cast import identity
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import pose
from expression_trainer.recognition.classifier import ExpressionNetwork
from expression_trainer.recognition.landmarker import FaceMesh
from expression_trainer.recognition.model_files import load_manifest
from expression_trainer.recognition.stills import StillFace, StillReader

from .drawn import in_a_room
from .stand_ins import RealClock

MODELS = Path(__file__).parents[2] / "models"
START = 0.2
PERSONS = ("Maya", "Leo")


def read(reader: StillReader, artist: FaceArtist, face: FacePose) -> StillFace:
    return reader.read(in_a_room(np.ascontiguousarray(artist.draw(face).pixels[..., :3]))).faces[0]


def with_unit(face: FacePose, unit: ActionUnit, value: float) -> FacePose:
    place = UNITS.index(unit)
    sides = ((*side[:place], value, *side[place + 1 :]) for side in (face.units.left, face.units.right))
    return replace(face, units=ActionUnits(*sides))


def test_the_suggested_movement_raises_the_score_of_drawn_faces() -> None:
    """Each expression begun faintly; then only the suggested movement is made, as far as the model makes it.

    One of twelve may go the other way: the network's view of the whole face has a say, and the drawings go on changing.
    """
    network = ExpressionNetwork(load_manifest(MODELS)["expression"])
    told: dict[tuple[str, Expression], tuple[Closeness, Closeness]] = {}
    with StillReader(FaceMesh(0.3, stills=True), network, RealClock()) as reader:
        for person in PERSONS:
            artist = FaceArtist(identity(person), 384)
            rest = read(reader, artist, FacePose())
            own = Baseline(rest.units, rest.units, 90, frozenset(), rest.probabilities)
            for expression in BASIC_SIX:
                target = target_for(expression, known_units=network.known_units)
                begun, full = pose(expression, START), pose(expression)
                seen = read(reader, artist, begun)
                before = closeness(seen.units, target, own, seen.probabilities)
                if before.suggestion is None:
                    continue
                unit, more = before.suggestion.unit, before.suggestion.more
                moved = read(reader, artist, with_unit(begun, unit, max(full.units[unit], 0.8) if more else 0.0))
                told[person, expression] = before, closeness(moved.units, target, own, moved.probabilities)
    assert len(told) >= 10, "a faint face leaves something to suggest"
    gains = {case: round(after.value - before.value, 2) for case, (before, after) in told.items()}
    assert sum(gain > 0.05 for gain in gains.values()) >= len(gains) - 1, gains
    assert sum(gains.values()) / len(gains) > 0.3, gains


@pytest.mark.parametrize("expression", BASIC_SIX)
def test_the_explanation_of_a_drawn_face_adds_up(expression: Expression) -> None:
    network = ExpressionNetwork(load_manifest(MODELS)["expression"])
    pixels = np.ascontiguousarray(FaceArtist(identity("Leo"), 384).draw(pose(expression)).pixels[..., :3])
    with StillReader(FaceMesh(0.3, stills=True), network, RealClock()) as reader:
        seen = reader.read(in_a_room(pixels)).faces[0]
    near = closeness(seen.units, target_for(expression, known_units=network.known_units), None, seen.probabilities)
    assert near.value == pytest.approx(min(1.0, max(0.0, sum(part.contribution for part in near.parts))))
    assert any(part.unit is None for part in near.parts)
