"""Draw faces with known action units, find them with the product's face mesh, and keep both for training.

    python models/expression/draw.py [CACHE_FOLDER] [--faces 12000] [--processes 2]

Writes CACHE_FOLDER/drawn/<part>.npz: `grey` (N, 256, 256) uint8, `points` (N, 478, 3) float32 in pixels, `au`
(N, units, 2) float32 (left, right of the person), `units` (their FACS numbers), `label` (-1: none), `ident`.
Random people, each drawn a few times: expressions at all intensities, single movements, one-sided ones, closed lids.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from units import CLASSES

from expression_trainer.domain.action_units import UNITS, ActionUnits, FacePose
from expression_trainer.domain.expressions import Expression

SIZE = 256
DRAWN_PER_PERSON = 6
SKINS = [
    "#f6d7bf",
    "#f3c9a8",
    "#f0cbb4",
    "#efc59c",
    "#e8b48c",
    "#dca57c",
    "#c68c5f",
    "#b5784d",
    "#a36b43",
    "#8a5638",
    "#6b4028",
    "#5d3a29",
    "#4a2c1e",
]
HAIR_COLOURS = ["#1d1210", "#3a2416", "#a4562a", "#1c1615", "#d2cdc8", "#a9a5a1", "#e2c48a", "#4a2a18", "#6b4a2a"]
SINGLE = (1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 16, 17, 18, 20, 22, 23, 24, 25, 26, 27, 43)


def random_person(rng: random.Random, number: int):
    """Somebody new; none of the cast."""
    from expression_trainer.faces.identity import Beard, Covering, Frame, Garment, Hair, Identity

    u = rng.uniform
    beard = rng.choice((Beard.NONE, Beard.NONE, Beard.NONE, *Beard))
    return Identity(
        name=f"random {number}", age=u(4, 80), sex="", monk=5, masculinity=u(0, 1), skin=rng.choice(SKINS),
        width=u(0.91, 1.09), length=u(0.92, 1.1), jaw=u(0.92, 1.1), chin=u(0.9, 1.14), cheek=u(-0.5, 1.0),
        temples=u(0.95, 1.05), crown=u(0.97, 1.04), mouth_place=u(-0.5, 0.5), nose_tip=u(-0.9, 0.5),
        eye_depth=u(0.3, 0.8), ears=u(0.9, 1.15), asymmetry=u(0, 0.8),
        eye_size=u(0.86, 1.12), eye_gap=u(0.95, 1.06), eye_tilt=u(-0.4, 0.7), eye_fold=u(0, 1),
        iris=rng.choice(("#3a2114", "#4f7a5a", "#6287a6", "#33200f", "#6a4524")), nose_width=u(0.9, 1.3),
        nose_length=u(0.95, 1.1), nose_bridge=u(0.15, 0.95), lip_fullness=u(0.65, 1.35), lip_width=u(0.9, 1.1),
        lip_tint=u(0.3, 0.6), brow_thickness=u(0.7, 1.4), brow_arch=u(0.2, 0.9), hair=rng.choice(list(Hair)),
        hair_colour=rng.choice(HAIR_COLOURS), glasses=rng.choice(("", "", "", "#2f5d8a", "#222222", "#8a4b3a")),
        frame=rng.choice(list(Frame)), freckles=rng.choice((0, 0, 0, 1)), moles=rng.choice((0, 0, 2)),
        vitiligo=rng.choice((0, 0, 0, 0, 0, 0.8)), beard=u(0.4, 1) if beard else 0, beard_style=beard,
        covering=rng.choice((*[Covering.NONE] * 8, *Covering)),
        covering_colour=rng.choice(("#4f7f8c", "#b27f94", "#d9822b", "#2f4f7f")),
        garment=rng.choice(list(Garment)), wrinkles=rng.choice((0, 0, 0.2, 0.6, 0.9)), seed=rng.randrange(10**6),
        background=rng.choice(("#dcebe6", "#f8e7cf", "#e9e4f1", "#444444", "#efe3dc")),
    )  # fmt: skip


def random_pose(rng: random.Random) -> tuple[FacePose, int]:
    """A pose and its class, -1 where it shows no expression clearly."""
    from expression_trainer.faces.emotions import VARIANTS, pose

    kind, label = rng.random(), -1
    if kind < 0.55:
        label = rng.randrange(len(CLASSES))
        strength = rng.choice((1.0, 1.0, 0.5, 0.75, rng.random(), rng.random())) if label else 0.0
        shown = Expression(CLASSES[label])
        face = pose(shown, strength, rng.choice(VARIANTS[shown]))
        label = 0 if strength < 0.1 else label if strength >= 0.45 else -1
        face = replace(face, units=_varied(rng, face.units))
    elif kind < 0.7:
        shown = rng.choice(list(Expression))
        face = pose(shown, rng.uniform(0.3, 1), rng.choice(VARIANTS[shown]))
    else:
        both = {rng.choice(SINGLE): rng.uniform(0.2, 1) for _ in range(rng.randrange(1, 5))}
        left = dict(both)
        if rng.random() < 0.3:
            left[rng.choice(list(both))] *= rng.uniform(0.0, 0.4)
        sides = (left, both) if rng.random() < 0.5 else (both, left)
        face = FacePose(ActionUnits.of(left=sides[0], right=sides[1]))
    if rng.random() < 0.12:
        closed = rng.uniform(0.2, 1)
        face = replace(
            face, units=ActionUnits.of(left=_with(face.units.left, closed), right=_with(face.units.right, closed))
        )
    return (
        replace(
            face,
            gaze_x=rng.uniform(-0.6, 0.6) * (rng.random() < 0.3) or face.gaze_x,
            gaze_y=rng.uniform(-0.6, 0.6) * (rng.random() < 0.3) or face.gaze_y,
            yaw=rng.uniform(-20, 20) * (rng.random() < 0.6),
            roll=rng.uniform(-10, 10) * (rng.random() < 0.6),
            pitch=face.pitch + rng.uniform(-12, 12) * (rng.random() < 0.5),
        ),
        label,
    )


def _varied(rng: random.Random, units: ActionUnits) -> ActionUnits:
    factors = [rng.uniform(0.8, 1.15) for _ in UNITS]
    return ActionUnits(
        tuple(min(1.0, v * f) for v, f in zip(units.left, factors, strict=True)),
        tuple(min(1.0, v * f) for v, f in zip(units.right, factors, strict=True)),
    )


def _with(side: tuple[float, ...], closed: float) -> dict[int, float]:
    values = {unit.value: v for unit, v in zip(UNITS, side, strict=True)}
    return {**values, 43: max(values[43], closed)}


def draw_part(job: tuple[int, int, Path]) -> str:
    """Draw and find `count` faces."""
    os.environ["GLOG_minloglevel"] = "3"  # noqa: SIM112 - the name that the library reads
    import mediapipe

    from expression_trainer.faces.drawing import FaceArtist

    part, count, target = job
    rng = random.Random(1000 + part)
    kept: dict[str, list] = {name: [] for name in ("grey", "points", "au", "label", "ident")}
    lost = 0
    with mediapipe.solutions.face_mesh.FaceMesh(
        static_image_mode=True, refine_landmarks=True, max_num_faces=1, min_detection_confidence=0.3
    ) as mesh:
        for number in range(count):
            if number % DRAWN_PER_PERSON == 0:
                artist = FaceArtist(random_person(rng, number), SIZE)
            face, label = random_pose(rng)
            picture = np.ascontiguousarray(artist.draw(face).pixels[..., :3])
            found = mesh.process(picture).multi_face_landmarks
            if not found:
                lost += 1
                continue
            kept["points"].append(
                np.array([(p.x * SIZE, p.y * SIZE, p.z * SIZE) for p in found[0].landmark], np.float32)
            )
            kept["grey"].append(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))
            kept["au"].append(np.stack([face.units.left, face.units.right], 1).astype(np.float32))
            kept["label"].append(label)
            kept["ident"].append(part * 100_000 + number // DRAWN_PER_PERSON)
    np.savez(target, units=np.array([unit.value for unit in UNITS]), **{k: np.array(v) for k, v in kept.items()})
    return f"{target.name}: {count - lost} of {count} found"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path, nargs="?", default=Path(__file__).parent / "cache")
    parser.add_argument("--faces", type=int, default=12000)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    folder = asked.cache / "drawn"
    folder.mkdir(parents=True, exist_ok=True)
    parts = 6
    jobs = [(part, asked.faces // parts, folder / f"{part}.npz") for part in range(parts)]
    with ProcessPoolExecutor(asked.processes) as pool:
        for line in pool.map(draw_part, jobs):
            print(line, flush=True)


if __name__ == "__main__":
    main()
