"""How right, sure, fair and quick the recogniser is on a folder of labelled pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from expression_trainer.app.stills import open_still_reader
from expression_trainer.app.system import SystemClock
from expression_trainer.domain.errors import UserFacingError
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.recognition.recordings import read_picture
from expression_trainer.recognition.stills import StillReading
from expression_trainer.statistics.calibration import accuracy_at_coverage, expected_calibration_error
from expression_trainer.statistics.confusion import confusion_matrix
from expression_trainer.statistics.middles import median
from expression_trainer.statistics.resampling import Rows, bootstrap
from expression_trainer.statistics.verification import area_under_curve

from .labelled import LabelledPicture, labelled_pictures, read_groups

FEWEST_PICTURES = 10
"""A class with fewer pictures is left out of the means over classes, unless no class has as many."""
COVERAGE = 0.8
RESAMPLES = 1000
_LOST = -1


@dataclass(frozen=True, slots=True)
class Answers:
    """What was shown and answered, one row per picture.

    `shown`, `answered`: places in `RECOGNISED`, the answer -1 where no face was found. `probabilities`: (n, 7), zeros
    where no face was found. `persons`: who is shown; rows of one person are resampled together.
    """

    shown: NDArray[np.intp]
    answered: NDArray[np.intp]
    probabilities: NDArray[np.float64]
    persons: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.shown)

    def rows(self, rows: Rows) -> Answers:
        return Answers(self.shown[rows], self.answered[rows], self.probabilities[rows], self.persons[rows])

    @property
    def found(self) -> NDArray[np.bool_]:
        return np.asarray(self.answered != _LOST)

    @property
    def right(self) -> NDArray[np.bool_]:
        return np.asarray(self.shown == self.answered)

    @property
    def confidence(self) -> NDArray[np.float64]:
        return np.asarray(self.probabilities.max(axis=1), np.float64)


def measure_recogniser(images: Path, meta: Path | None) -> dict[str, Any]:
    """The measures of `expression-trainer bench recogniser`, with 95 % intervals inside `per_class` and `by_group`.

    A picture without a found face is wrong in `accuracy`, missed in F1 and recall, and last in the coverage; the areas
    and the calibration are those of found faces. Means over classes are over those with ten or more pictures.
    Raises UserFacingError for a folder, picture or table that can't be used.
    """
    pictures = labelled_pictures(images)
    table = read_groups(meta, pictures) if meta else None
    readings = _read_all(pictures)
    persons = [table.persons.get(picture.name, picture.name) if table else picture.name for picture in pictures]
    answers = _answers([picture.label for picture in pictures], readings, persons)
    found = [reading.times for reading in readings if reading.faces]
    groups: dict[str, list[int]] = {}
    for row, picture in enumerate(pictures):
        for group in table.groups.get(picture.name, ()) if table else ():
            groups.setdefault(group, []).append(row)
    return {
        "images": len(answers),
        "faces_found": int(answers.found.sum()),
        "accuracy": _rounded(accuracy(answers)),
        "macro_f1": _rounded(macro_f1(answers)),
        "verification_auc": _rounded(verification_auc(answers)),
        "ece": _rounded(expected_calibration_error(answers.confidence[answers.found], answers.right[answers.found])),
        "accuracy_at_80_coverage": _rounded(accuracy_at_coverage(answers.confidence, answers.right, COVERAGE)),
        "per_class": per_class(answers),
        "by_group": {
            group: _group_figures(answers.rows(np.array(rows, np.intp))) for group, rows in sorted(groups.items())
        },
        "ms": {
            "mesh": _rounded(median(times.mesh_ms for times in found), 2),
            "ours": _rounded(median(times.ours_ms for times in found), 2),
        },
    }


def _read_all(pictures: Sequence[LabelledPicture]) -> list[StillReading]:
    readings = []
    with open_still_reader(SystemClock()) as reader:
        for labelled in track(pictures, "Reading pictures", console=Console(file=sys.stderr), transient=True):
            picture = read_picture(labelled.path)
            if picture is None:
                raise UserFacingError(
                    str(labelled.path), "This picture can't be read.", "Use PNG, JPEG, WebP or BMP, or take it out."
                )
            readings.append(reader.read(picture))
    return readings


def _answers(shown: Sequence[Expression], readings: Sequence[StillReading], persons: Sequence[str]) -> Answers:
    answered = [RECOGNISED.index(reading.faces[0].answer) if reading.faces else _LOST for reading in readings]
    nothing = [0.0] * len(RECOGNISED)
    probabilities = [
        [reading.faces[0].probabilities[expression] for expression in RECOGNISED] if reading.faces else nothing
        for reading in readings
    ]
    return Answers(
        np.array([RECOGNISED.index(label) for label in shown], np.intp),
        np.array(answered, np.intp),
        np.array(probabilities, np.float64),
        np.array(persons, np.str_),
    )


def accuracy(answers: Answers) -> float | None:
    """The share right; None of nothing."""
    return float(answers.right.mean()) if len(answers) else None


def macro_f1(answers: Answers) -> float | None:
    """The mean F1 over the counted classes (`counted_classes`)."""
    scores = _f1_scores(answers)
    return fmean(scores[place] or 0.0 for place in counted) if (counted := counted_classes(answers)) else None


def verification_auc(answers: Answers) -> float | None:
    """The mean area, one class against the rest, over the counted classes; None when no class has one."""
    areas = [area for place in counted_classes(answers) if (area := _area(answers, place)) is not None]
    return fmean(areas) if areas else None


def counted_classes(answers: Answers) -> tuple[int, ...]:
    """Places of the classes with ten or more pictures, or of all that are there when none has as many."""
    shown = np.bincount(answers.shown, minlength=len(RECOGNISED))
    enough = np.flatnonzero(shown >= FEWEST_PICTURES)
    return tuple((enough if enough.size else np.flatnonzero(shown)).tolist())


def per_class(answers: Answers) -> dict[str, dict[str, Any]]:
    """Per class that is shown: pictures, faces found, recall, precision, F1 and area, and how it was answered."""
    scores, told = _f1_scores(answers), {}
    for place, expression in enumerate(RECOGNISED):
        here = answers.shown == place
        if not here.any():
            continue
        claimed = answers.answered == place
        rows = np.flatnonzero(here)
        told[expression.value] = {
            "images": int(here.sum()),
            "faces_found": int((here & answers.found).sum()),
            "recall": _rounded(float(answers.right[here].mean())),
            "recall_interval": _interval(accuracy, answers.rows(rows)),
            "precision": _rounded(float(answers.right[claimed].mean())) if claimed.any() else None,
            "f1": _rounded(scores[place]),
            "verification_auc": _rounded(_area(answers, place)),
            "answers": {
                other.value: int((here & (answers.answered == column)).sum()) for column, other in enumerate(RECOGNISED)
            },
        }
    return told


def _group_figures(answers: Answers) -> dict[str, Any]:
    return {
        "images": len(answers),
        "faces_found": int(answers.found.sum()),
        "accuracy": _rounded(accuracy(answers)),
        "accuracy_interval": _interval(accuracy, answers),
        "macro_f1": _rounded(macro_f1(answers)),
        "macro_f1_interval": _interval(macro_f1, answers),
        "verification_auc": _rounded(verification_auc(answers)),
        "verification_auc_interval": _interval(verification_auc, answers),
    }


def _f1_scores(answers: Answers) -> list[float | None]:
    places = range(len(RECOGNISED))
    pairs = zip(answers.shown.tolist(), (None if a == _LOST else a for a in answers.answered.tolist()), strict=True)
    return list(confusion_matrix(tuple(places), pairs).f1_scores().values())


def _area(answers: Answers, place: int) -> float | None:
    found = answers.found
    return area_under_curve(answers.probabilities[found, place], answers.shown[found] == place)


def _interval(measure: Callable[[Answers], float | None], answers: Answers) -> list[float] | None:
    interval = bootstrap(lambda rows: measure(answers.rows(rows)), answers.persons, np.random.default_rng(0), RESAMPLES)
    return [round(interval.low, 4), round(interval.high, 4)] if interval else None


def _rounded(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round(value, digits)
