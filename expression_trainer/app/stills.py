"""The recogniser for single pictures, put together."""

from __future__ import annotations

from expression_trainer.practice.ports import Clock
from expression_trainer.recognition.classifier import ExpressionNetwork
from expression_trainer.recognition.landmarker import FaceMesh
from expression_trainer.recognition.model_files import load_manifest
from expression_trainer.recognition.stills import DETECTION_CONFIDENCE, StillReader
from expression_trainer.settings import resource_folder


def open_still_reader(clock: Clock) -> StillReader:
    """A reader to be entered. Raises ModelError when the model is missing or damaged."""
    model = load_manifest(resource_folder("models"))["expression"]
    return StillReader(FaceMesh(DETECTION_CONFIDENCE, stills=True), ExpressionNetwork(model), clock)
