"""Our network: an aligned face in, action units and class probabilities out."""

from __future__ import annotations

import numpy as np
import onnxruntime

from expression_trainer.domain.action_units import UNITS, ActionUnit
from expression_trainer.domain.errors import ModelError
from expression_trainer.domain.expressions import RECOGNISED

from .geometry import CROP_SIZE, POINTS
from .model_files import ModelFile, verify
from .pipeline import Judgement, Points
from .pixels import Picture

_MEND = "Get a whole copy of the program."


class ExpressionNetwork:
    """The shipped network (`pipeline.Network`). Verifies and loads the model when it is made.

    Raises ModelError when the file is damaged or isn't the network that this program expects.
    """

    def __init__(self, model: ModelFile) -> None:
        self._version = model.version
        if model.labels != tuple(expression.value for expression in RECOGNISED):
            raise ModelError(str(model.path), "its classes are not those that this program knows.", _MEND)
        try:
            self._units = tuple(ActionUnit(unit) for unit in model.units)
        except ValueError as problem:
            raise ModelError(str(model.path), f"it names an unknown action unit ({problem}).", _MEND) from problem
        self._places = np.array([UNITS.index(unit) for unit in self._units], np.intp)
        onnxruntime.disable_telemetry_events()  # Windows builds report to the system's own tracing unless told not to
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(verify(model), options, providers=["CPUExecutionProvider"])
        except ModelError:
            raise
        except Exception as problem:  # the run-time's own errors have no common root
            raise ModelError(str(model.path), f"this model can't be loaded ({problem}).", _MEND) from problem
        wanted = {"crop", "points"}
        if {given.name for given in self._session.get_inputs()} != wanted:
            raise ModelError(str(model.path), f"its inputs are not {sorted(wanted)}.", _MEND)

    @property
    def model_version(self) -> str:
        return self._version

    @property
    def known_units(self) -> tuple[ActionUnit, ...]:
        return self._units

    def judge_cut(self, cut: Picture, points: Points) -> Judgement:
        """From a crop (64, 64) and aligned points (478, 3)."""
        probabilities, units = self._session.run(
            ["probabilities", "action_units"],
            {
                "crop": cut.astype(np.float32).reshape(1, 1, CROP_SIZE, CROP_SIZE),
                "points": points.reshape(1, POINTS, 3),
            },
        )
        left, right = np.zeros(len(UNITS)), np.zeros(len(UNITS))
        left[self._places], right[self._places] = units[0, :, 0], units[0, :, 1]
        return Judgement(left, right, probabilities[0].astype(np.float64))
