"""Measure the shipped network on the parts of the cache that training never saw; prints JSON with 95 % intervals.

    python models/expression/evaluate.py [CACHE_FOLDER] [--model FILE]

A face that the mesh did not find counts as wrong in `accuracy`. Intervals are percentiles of 1,000 resamples (seed 0):
of pictures for FER2013, of persons for the press photos, of identities for the drawn faces.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
from dataset import PARTS
from numpy.typing import NDArray
from units import CLASSES, FROM_TEACHER, UNITS

HERE = Path(__file__).parent
RESAMPLES = 1000
Rows = NDArray[np.intp]


def read_all(model: Path, crops: NDArray, points: NDArray) -> tuple[NDArray, NDArray, float]:
    """Probabilities, action units, and the median milliseconds of one face on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    answers = [
        session.run(None, {"crop": crops[i : i + 64, None].astype(np.float32), "points": points[i : i + 64]})
        for i in range(0, len(crops), 64)
    ]
    times = []
    for i in range(300):
        given = {"crop": crops[i : i + 1, None].astype(np.float32), "points": points[i : i + 1]}
        began = time.perf_counter()
        session.run(None, given)
        times.append(time.perf_counter() - began)
    return (
        np.concatenate([a[0] for a in answers]),
        np.concatenate([a[1] for a in answers]),
        float(np.median(times) * 1000),
    )


def f1_scores(truth: NDArray, guess: NDArray) -> NDArray[np.float64]:
    """F1 of the seven classes; 0 where a class was neither there nor guessed."""
    hit = np.bincount(truth[truth == guess], minlength=7)
    return 2 * hit / np.maximum(1, np.bincount(truth, minlength=7) + np.bincount(guess, minlength=7))


def auc(score: NDArray, positive: NDArray[np.bool_]) -> float:
    """The chance that a positive scores above a negative (ties count half)."""
    values, place = np.unique(score, return_inverse=True)
    counts = np.bincount(place, minlength=len(values))
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    n = int(positive.sum())
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * (len(score) - n)))


def calibration_error(probability: NDArray, truth: NDArray, bins: int = 15) -> float:
    """Expected calibration error of the top class (Guo et al. 2017)."""
    top, right = probability.max(1), probability.argmax(1) == truth
    place = np.minimum((top * bins).astype(int), bins - 1)
    return float(
        sum(abs(right[place == b].mean() - top[place == b].mean()) * (place == b).mean() for b in np.unique(place))
    )


def interval(measure: Callable[[Rows], float], groups: NDArray) -> list[float]:
    """The value on all rows, then the 2.5 and 97.5 percentiles over resampled groups."""
    rng = np.random.default_rng(0)
    order = np.argsort(groups, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(groups[order])) + 1)
    found = [
        measure(np.concatenate([members[i] for i in rng.integers(len(members), size=len(members))]))
        for _ in range(RESAMPLES)
    ]
    low, high = np.nanpercentile(found, (2.5, 97.5))
    return [round(float(v), 4) for v in (measure(np.arange(len(groups))), low, high)]


def class_figures(probability: NDArray, truth: NDArray, groups: NDArray, lost: int, least: int) -> dict[str, object]:
    """The figures of a labelled part; classes with fewer than `least` pictures are left out of the macro F1."""
    guess = probability.argmax(1)
    counted = np.flatnonzero(np.bincount(truth, minlength=7) >= least)
    right = guess == truth
    matrix = np.zeros((7, 7), int)
    np.add.at(matrix, (truth, guess), 1)
    sure = np.argsort(-probability.max(1))[: round(0.8 * len(truth))]
    aucs = {CLASSES[c]: round(auc(probability[:, c], truth == c), 4) for c in counted}
    return {
        "pictures": len(truth) + lost,
        "faces_found": len(truth),
        "accuracy": interval(
            lambda rows: float(right[rows].sum() / (len(rows) + lost * len(rows) / len(truth))), groups
        ),
        "macro_f1": interval(lambda rows: float(f1_scores(truth[rows], guess[rows])[counted].mean()), groups),
        "macro_f1_classes": [CLASSES[c] for c in counted],
        "verification_auc": round(float(np.mean(list(aucs.values()))), 4),
        "verification_auc_per_class": aucs,
        "ece": round(calibration_error(probability, truth), 4),
        "accuracy_at_80_coverage": round(float(right[sure].mean()), 4),
        "recall": {CLASSES[c]: round(float(right[truth == c].mean()), 4) for c in range(7) if (truth == c).any()},
        "confusion": matrix.tolist(),
    }


def unit_figures(
    units: NDArray, targets: NDArray, weights: NDArray, groups: NDArray, wanted: set[int]
) -> dict[str, object]:
    """Correlation per unit (both sides together) where the target's standard deviation is above .05."""
    places = [
        i
        for i, unit in enumerate(UNITS)
        if unit in wanted and (weights[:, i, 0] > 0.9).mean() > 0.5 and targets[weights[:, i, 0] > 0.9, i].std() > 0.05
    ]

    def one(rows: Rows, i: int) -> float:
        taught = rows[weights[rows, i, 0] > 0.9]
        pair = targets[taught, i].ravel(), units[taught, i].ravel()
        return float(np.corrcoef(*pair)[0, 1])

    everything = np.arange(len(units))
    return {
        "mean": interval(lambda rows: float(np.mean([one(rows, i) for i in places])), groups),
        "per_unit": {f"AU{UNITS[i]}": round(one(everything, i), 3) for i in places},
        "spread_of_target": {
            f"AU{u}": round(float(targets[:, i].std()), 3) for i, u in enumerate(UNITS) if u in wanted
        },
    }


def lost_faces(cache: Path, name: str) -> int:
    """How many pictures of a set the mesh found no face in."""
    return sum(int((~np.load(file)["found"]).sum()) for file in sorted(cache.glob(f"{name}_*.npz")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path, nargs="?", default=HERE / "cache")
    parser.add_argument("--model", type=Path, default=HERE / "expression.onnx")
    asked = parser.parse_args()
    whole = np.load(asked.cache / "dataset.npz")
    part, label = whole["part"], whole["labels"]
    kept = np.isin(part, [PARTS.index(p) for p in ("fer_validation", "press_held_out", "drawn_held_out")])
    probability, units, ms = read_all(asked.model, whole["crops"][kept], whole["points"][kept])
    part, label, person = part[kept], label[kept], whole["person"][kept]
    targets, weights = whole["targets"][kept], whole["weights"][kept]
    taught = set(FROM_TEACHER) | {25, 27}
    result: dict[str, object] = {"model_bytes": asked.model.stat().st_size, "ms_one_face_one_thread": round(ms, 2)}
    for name, lost in (("fer_validation", lost_faces(asked.cache, "fer_validation")), ("press_held_out", 0)):
        here = part == PARTS.index(name)
        groups = person[here] if name.startswith("press") else np.arange(here.sum())
        result[name] = class_figures(probability[here], label[here], groups, lost, 10) | {
            "action_units_against_teacher": unit_figures(units[here], targets[here], weights[here], groups, taught)
        }
    here = part == PARTS.index("drawn_held_out")
    named = label[here] >= 0
    result["drawn_held_out"] = class_figures(
        probability[here][named], label[here][named], person[here][named], 0, 10
    ) | {
        "action_units_against_exact": unit_figures(units[here], targets[here], weights[here], person[here], set(UNITS))
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
