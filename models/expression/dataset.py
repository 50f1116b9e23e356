"""From the cache of `prepare.py` and `draw.py` to arrays ready for training: one file, one definition of the splits.

    python models/expression/dataset.py DATA_FOLDER [CACHE_FOLDER]

writes CACHE_FOLDER/dataset.npz: `crops` (N, 64, 64) uint8, `points` (N, 478, 3) float32 aligned, `labels` (-1: none),
`part`
(see `PARTS`), `targets` and `weights` (N, units, 2). Splits: a tenth of fer_train is kept for calibration and a fifth
of the
press persons and of the drawn identities for the final figures, by a fixed hash of the index or the id.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from prepare import SETS, SHARD
from units import CLASSES, UNITS, teacher_targets

from expression_trainer.recognition.geometry import align, crop

PARTS = (
    "fer_train",
    "fer_calibration",
    "fer_validation",
    "press_train",
    "press_held_out",
    "drawn_train",
    "drawn_held_out",
)
LOST_DRAWN_WEIGHT = 0.3


def kept_out(name: str, share: float) -> bool:
    """Whether a picture or person belongs to the part that is kept out; the same on every machine."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < share


def align_all(
    pictures: list[NDArray[np.uint8]], points: NDArray[np.float32]
) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.bool_]]:
    """Crops, aligned points and whether the alignment could be made."""
    crops = np.zeros((len(points), 64, 64), np.uint8)
    aligned = np.zeros_like(points)
    good = np.ones(len(points), bool)
    for i, (picture, mesh) in enumerate(zip(pictures, points, strict=True)):
        try:
            face = align(mesh)
        except ValueError:
            good[i] = False
            continue
        crops[i], aligned[i] = crop(picture, face), face.points
    return crops, aligned, good


def real_faces(data: Path, cache: Path, name: str) -> dict[str, NDArray]:
    """One set of real pictures; those without a face in the mesh are left out."""
    with np.load(data / f"{name}.npz") as stored:
        offsets, jpeg, raw_labels = stored["offsets"], stored["jpeg"], stored["labels"]
        order = [CLASSES.index(str(c)) for c in stored["classes"]]
        persons = stored["person"] if "person" in stored.files else None
    labels = np.array(order, np.int64)[raw_labels]
    pieces = [dict(np.load(cache / f"{name}_{start:06d}.npz")) for start in range(0, len(labels), SHARD)]
    found = np.concatenate([p["found"] for p in pieces])
    points = np.concatenate([p["points"] for p in pieces])
    scores = np.concatenate([p["teacher"] for p in pieces])
    taught = np.concatenate([p["teacher_found"] for p in pieces])
    part = np.zeros(len(labels), np.int64)
    for i in range(len(labels)):
        if name == "fer_train":
            part[i] = kept_out(f"fer_train/{i}", 0.1)
        elif name == "fer_validation":
            part[i] = PARTS.index("fer_validation")
        else:
            part[i] = PARTS.index("press_train") + kept_out(f"press/{persons[i]}", 0.2)
    where = np.flatnonzero(found)
    pictures = [cv2.imdecode(jpeg[offsets[i] : offsets[i + 1]], cv2.IMREAD_GRAYSCALE) for i in where]
    crops, aligned, good = align_all(pictures, points[where])
    targets, weights = teacher_targets(scores[where], aligned, labels[where])
    weights *= taught[where][:, None, None]
    lost = {PARTS[p]: int(((part == p) & ~found).sum()) for p in set(part.tolist())}
    print(f"{name}: {len(where)} faces of {len(labels)}; without a face: {lost}", flush=True)
    return {
        "crops": crops[good],
        "points": aligned[good],
        "labels": labels[where][good],
        "part": part[where][good],
        "targets": targets[good],
        "weights": weights[good],
        "person": np.array([hash_id(f"press/{persons[i]}") if persons is not None else -1 for i in where])[good],
        "source": where[good],
    }


def hash_id(name: str) -> int:
    """A number for a person or an identity, for grouping only."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big")


def drawn_faces(file: Path) -> dict[str, NDArray]:
    """Drawn faces with their exact action units (see `draw.py`)."""
    stored = dict(np.load(file))
    crops, aligned, good = align_all(list(stored["grey"]), stored["points"])
    columns = [list(stored["units"]).index(unit) for unit in UNITS]
    targets = stored["au"][:, columns]
    weights = np.ones_like(targets)
    weights[:, UNITS.index(28)] = 0.0  # lips drawn in are not drawn by the rig
    wide = targets[:, UNITS.index(27)] > 0.2  # a wide jaw hides how far it would have dropped by AU26 alone
    weights[:, UNITS.index(26)] = np.where(wide, LOST_DRAWN_WEIGHT, 1.0)
    part = np.array([PARTS.index("drawn_train") + kept_out(f"drawn/{i}", 0.1) for i in stored["ident"]])
    return {
        "crops": crops[good],
        "points": aligned[good],
        "labels": stored["label"][good].astype(np.int64),
        "part": part[good],
        "targets": targets[good].astype(np.float32),
        "weights": weights[good].astype(np.float32),
        "person": stored["ident"][good].astype(np.int64),
        "source": np.arange(len(part))[good],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("cache", type=Path, nargs="?", default=Path(__file__).parent / "cache")
    asked = parser.parse_args()
    sets = [real_faces(asked.data, asked.cache, name) for name in SETS]
    sets += [drawn_faces(file) for file in sorted(asked.cache.glob("drawn/*.npz"))]
    whole = {key: np.concatenate([s[key] for s in sets]) for key in sets[0]}
    np.savez(asked.cache / "dataset.npz", **whole)
    for i, name in enumerate(PARTS):
        here = whole["part"] == i
        print(name, int(here.sum()), np.bincount(whole["labels"][here] + 1, minlength=8).tolist())


if __name__ == "__main__":
    main()
