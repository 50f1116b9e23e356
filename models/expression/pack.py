"""Make the dataset small enough to travel to another machine: chosen points in half precision, crops as WebP.

    python models/expression/pack.py [CACHE_FOLDER]

Writes CACHE_FOLDER/pack_points.npz and CACHE_FOLDER/pack_crops.npz; `train.py` reads these two.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
from mirror import mirror_map

# Brows, eyes with irises, nose, lips, cheeks, chin, and a frame around them, by their indices in the mesh.
_CHOSEN = """
70 63 105 66 107 46 53 52 65 55 33 7 163 144 145 153 154 155 133 173 157 158 159 160 161 246 130 25 110 24 23 22 26
112 243
468 9 8 168 6 197 195 5 4 1 2 98 64 129 48 49 61 146 91 181 84 17 78 95 88 178 87 14 191 80 81 82 13 185 40 39 37 0 57
43
106 182 83 18 200 199 175 152 148 176 50 205 187 207 216 212 202 117 118 101 36 206 203 10 151 108 69 104 225 224 223
222
"""


def chosen_points(mirror: np.ndarray) -> np.ndarray:
    """The indices used by the network, closed under mirroring."""
    one_side = {int(word) for word in _CHOSEN.split()}
    return np.array(sorted(one_side | {int(mirror[i]) for i in one_side}), np.int64)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path, nargs="?", default=Path(__file__).parent / "cache")
    cache = parser.parse_args().cache
    whole = np.load(cache / "dataset.npz")
    points = whole["points"]
    real = whole["part"] < 4
    mirror = mirror_map(points[real].mean(axis=0))
    chosen = chosen_points(mirror)
    place = {int(index): i for i, index in enumerate(chosen)}
    np.savez(
        cache / "pack_points.npz",
        points=points[:, chosen].astype(np.float16),
        chosen=chosen,
        mirror_whole=mirror,
        mirror=np.array([place[int(mirror[i])] for i in chosen]),
        labels=whole["labels"].astype(np.int8),
        part=whole["part"].astype(np.int8),
        targets=np.rint(whole["targets"] * 255).astype(np.uint8),
        weights=np.rint(whole["weights"] * 255).astype(np.uint8),
        person=whole["person"],
    )
    encoded = [cv2.imencode(".webp", c, [cv2.IMWRITE_WEBP_QUALITY, 88])[1].ravel() for c in whole["crops"]]
    offsets = np.cumsum([0, *(len(e) for e in encoded)])
    np.savez(cache / "pack_crops.npz", webp=np.concatenate(encoded), offsets=offsets)
    for name in ("pack_points.npz", "pack_crops.npz"):
        print(name, (cache / name).stat().st_size // 1_000_000, "MB", len(chosen), "points")


if __name__ == "__main__":
    main()
