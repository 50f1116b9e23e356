"""A drawn face making the right expression scores clearly above any wrong one, by the real mesh and network."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.mimicry import Baseline
from expression_trainer.domain.readings import ExpressionReading
from expression_trainer.exercises.mimic_scoring import HOLD_THRESHOLD, MimicProgress, target_for
from expression_trainer.practice.baseline import BaselineGathering
from expression_trainer.recognition.classifier import ExpressionNetwork
from expression_trainer.recognition.landmarker import FaceMesh
from expression_trainer.recognition.model_files import load_manifest
from expression_trainer.recognition.pipeline import RecognitionPipeline

from .drawn import drawn_face, in_a_room
from .stand_ins import RealClock, frame

MODELS = Path(__file__).parents[2] / "models"
PERSONS = ("Maya", "Leo", "Omar", "Zuri")
FRAMES = 10
MARGIN = 0.15
SHOWN = (Expression.NEUTRAL, *BASIC_SIX)


@cache
def readings_of(person: str) -> Mapping[Expression, tuple[ExpressionReading, ...]]:
    """What the real pipeline reads while a person goes through all expressions, starting from neutral."""
    read: dict[Expression, tuple[ExpressionReading, ...]] = {}
    number = 0
    network = ExpressionNetwork(load_manifest(MODELS)["expression"])
    with RecognitionPipeline(FaceMesh(), network, RealClock()) as pipeline:
        for expression in SHOWN:
            picture, some = in_a_room(drawn_face(person, expression)), []
            for _ in range(FRAMES):
                number += 1
                some.append(pipeline.process(frame(picture, number / 30, number)))
            read[expression] = tuple(some)
    return read


def baseline_of(person: str) -> Baseline:
    gathering = BaselineGathering(0.0)
    for reading in readings_of(person)[Expression.NEUTRAL]:
        gathering = gathering.observe(reading)
    return gathering.baseline(None)


def peak(person: str, target: Expression, shown: Expression) -> float:
    readings = readings_of(person)[shown]
    progress = MimicProgress.begin(target_for(target), baseline_of(person), readings[0].captured_at)
    for reading in readings:
        progress = progress.observe(reading)
    return progress.score(1).peak


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize("target", BASIC_SIX)
def test_the_right_expression_scores_clearly_higher_than_any_wrong_one(person: str, target: Expression) -> None:
    right = peak(person, target, target)
    wrong = {shown: peak(person, target, shown) for shown in SHOWN if shown is not target}
    assert right >= HOLD_THRESHOLD, f"{right:.2f}"
    assert right >= max(wrong.values()) + MARGIN, {shown.value: round(value, 2) for shown, value in wrong.items()}
