"""Read the face sets once: landmarks by the product's face mesh, action-unit scores by the teacher.

    python models/expression/prepare.py DATA_FOLDER [CACHE_FOLDER] [--processes 2]

DATA_FOLDER holds `fer_train.npz`, `fer_validation.npz`, `press_train.npz` (each: `jpeg`, `offsets`, `labels`, `classes`
and for press `person`) and `teacher/face_landmarker_v2_with_blendshapes.task`. CACHE_FOLDER (by default `cache` beside
this file, which git ignores) receives shards of 512 pictures; a second run goes on where the first one stopped.
Every shard: `found` (N,) bool, `points` (N, 478, 3) float32 in pixels of the stored picture, `teacher_found` (N,) bool,
`teacher` (N, 52) float32. A small face is padded with plain grey and enlarged first, or the mesh would not find it.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

SETS = ("fer_validation", "press_train", "fer_train")
SHARD = 512
PADDING = 0.25
ENLARGED = 288
TEACHER_FILE = Path("teacher") / "face_landmarker_v2_with_blendshapes.task"


def read_pictures(file: Path, start: int, stop: int) -> list[NDArray[np.uint8]]:
    """The grey pictures `start` to `stop` of a set."""
    with np.load(file) as stored:
        offsets, jpeg = stored["offsets"], stored["jpeg"]
    return [cv2.imdecode(jpeg[offsets[i] : offsets[i + 1]], cv2.IMREAD_GRAYSCALE) for i in range(start, stop)]


def enlarge(picture: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float, float]:
    """Pad with grey and enlarge to a width of 288 px: (RGB picture, scale, padding in source pixels)."""
    side = max(picture.shape)
    pad = round(side * PADDING)
    padded = cv2.copyMakeBorder(picture, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=128)
    scale = ENLARGED / padded.shape[1]
    big = cv2.resize(padded, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return cv2.cvtColor(big, cv2.COLOR_GRAY2RGB), scale, float(pad)


def read_shard(job: tuple[Path, Path, Path, int, int]) -> str:
    """Run the mesh and the teacher over one shard and store what they say."""
    os.environ["GLOG_minloglevel"] = "3"  # noqa: SIM112 - the name that the library reads
    import mediapipe
    from mediapipe.tasks.python import BaseOptions, vision

    file, teacher_file, target, start, stop = job
    options = vision.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(teacher_file)),
        output_face_blendshapes=True,
        min_face_detection_confidence=0.3,
        min_face_presence_confidence=0.1,
    )
    count = stop - start
    found, teacher_found = np.zeros(count, bool), np.zeros(count, bool)
    points = np.zeros((count, 478, 3), np.float32)
    scores = np.zeros((count, 52), np.float32)
    with (
        mediapipe.solutions.face_mesh.FaceMesh(
            static_image_mode=True, refine_landmarks=True, max_num_faces=1, min_detection_confidence=0.3
        ) as mesh,
        vision.FaceLandmarker.create_from_options(options) as teacher,
    ):
        for place, picture in enumerate(read_pictures(file, start, stop)):
            rgb, scale, pad = enlarge(picture)
            faces = mesh.process(rgb).multi_face_landmarks
            if faces:
                found[place] = True
                raw = np.array(
                    [(p.x * rgb.shape[1], p.y * rgb.shape[0], p.z * rgb.shape[1]) for p in faces[0].landmark]
                )
                points[place] = raw / scale - (pad, pad, 0.0)
            answer = teacher.detect(mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=rgb))
            if answer.face_blendshapes:
                teacher_found[place] = True
                scores[place] = [category.score for category in answer.face_blendshapes[0]]
    part = target.with_suffix(".part.npz")
    np.savez(part, found=found, points=points, teacher_found=teacher_found, teacher=scores)
    part.replace(target)
    return f"{target.name}: {found.sum()} of {count} faces, teacher {teacher_found.sum()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("cache", type=Path, nargs="?", default=Path(__file__).parent / "cache")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    asked.cache.mkdir(parents=True, exist_ok=True)
    jobs = []
    for name in SETS:
        file = asked.data / f"{name}.npz"
        with np.load(file) as stored:
            count = len(stored["labels"])
        for start in range(0, count, SHARD):
            target = asked.cache / f"{name}_{start:06d}.npz"
            if not target.exists():
                jobs.append((file, asked.data / TEACHER_FILE, target, start, min(count, start + SHARD)))
    with ProcessPoolExecutor(asked.processes) as pool:
        for line in pool.map(read_shard, jobs):
            print(line, flush=True)


if __name__ == "__main__":
    main()
