"""What the drawn faces are worth: speed, whether a face mesh finds them, and whether what is seen grows evenly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from expression_trainer.app.system import SystemClock
from expression_trainer.domain.action_units import ActionUnit, FacePose
from expression_trainer.domain.expressions import RECOGNISED, Expression
from expression_trainer.faces.cast import IDENTITIES
from expression_trainer.faces.drawing import FaceArtist
from expression_trainer.faces.emotions import VARIANTS, pose
from expression_trainer.faces.identity import Identity
from expression_trainer.faces.motion import ONSET_SECONDS, idle, onset
from expression_trainer.packs.build import INTENSITIES, TURNS
from expression_trainer.recognition.classifier import ExpressionNetwork
from expression_trainer.recognition.geometry import AlignedFace, align, crop
from expression_trainer.recognition.landmarker import FaceMesh
from expression_trainer.recognition.model_files import load_manifest
from expression_trainer.settings import resource_folder

Picture = NDArray[np.uint8]

STEPS = (0.0, 0.3, 0.5, 0.75, 1.0)
YAWS = (-20, -15, -10, -5, 5, 10, 15, 20)
_SIZE, _SMALL = 256, 96
_ONSET_FRAMES = 8
_STILL_SIZES = (256, 384, 512)
_MAIN_UNITS: Mapping[Expression, tuple[int, ...]] = {
    Expression.NEUTRAL: (4, 12, 15, 25),
    Expression.HAPPINESS: (6, 12, 25),
    Expression.SADNESS: (1, 15),
    Expression.ANGER: (4, 7, 24),
    Expression.FEAR: (1, 5, 20),
    Expression.SURPRISE: (1, 2, 5, 26),
    Expression.DISGUST: (9, 10),
}
"""The units whose spread over people is told."""


def measure_faces(people: Sequence[Identity] = IDENTITIES) -> dict[str, Any]:
    """Everything, over these people. Takes minutes.

    `still_ms`: medians of a still by size, hair and ground kept; `first_still_ms`: the first picture of a person.
    `found_share`: of the mesh, on stills (every variant at full strength), onsets, and by yaw.
    `monotone_share`: pairs of person and expression whose main measure, taken by the mesh, grows at every step.
    `uneven`: the pairs that don't. `pictures`: different perceptual hashes among the faces kept for practice.
    `spread`: the recogniser's units (0-1) over people, and their means by group.
    """
    seen = _watch(people)
    return {**_time_drawing(people), **seen, "pictures": count_pictures([p for p in people if not p.probe])}


def _time_drawing(people: Sequence[Identity]) -> dict[str, Any]:
    shown = [pose(expression) for expression in Expression]
    firsts, stills = [], {}
    for size in _STILL_SIZES:
        taken = []
        for person in people[:: max(1, len(people) // 8)]:
            artist = FaceArtist(person, size)
            first = _milliseconds(artist, shown[0])
            if size == _STILL_SIZES[1]:
                firsts.append(first)
            taken += [_milliseconds(artist, face) for face in shown]
        stills[str(size)] = round(float(np.median(taken)), 1)
    moving = []
    for number, person in enumerate(people[:: max(1, len(people) // 6)]):
        artist = FaceArtist(person, 384)
        artist.draw(FacePose())
        for frame in range(60):
            face = idle(onset(Expression.HAPPINESS, frame / 30), frame / 30, number)
            moving.append(_milliseconds(artist, face))
    return {
        "still_ms": stills,
        "first_still_ms": round(float(np.median(firsts)), 1),
        "moving_384_ms": {f"p{share}": round(float(np.percentile(moving, share)), 1) for share in (50, 99)},
    }


def _milliseconds(artist: FaceArtist, face: FacePose) -> float:
    clock = SystemClock()
    began = clock.now()
    artist.draw(face)
    return (clock.now() - began) * 1000


def _watch(people: Sequence[Identity]) -> dict[str, Any]:
    """Found, monotone and spread: all that needs the mesh."""
    counts: dict[str, list[bool]] = defaultdict(list)
    uneven: list[str] = []
    units: dict[Expression, list[tuple[Identity, Mapping[int, float]]]] = defaultdict(list)
    with ExitStack() as open_:
        mesh = open_.enter_context(FaceMesh(stills=True))
        network = ExpressionNetwork(load_manifest(resource_folder("models"))["expression"])
        for person in people:
            artist = FaceArtist(person, _SIZE)
            for name, face in _looks():
                counts[name].append(bool(mesh.find(_picture(artist, face))))
            for expression in Expression:
                if expression is not Expression.NEUTRAL and not _grows(mesh, artist, expression):
                    uneven.append(f"{person.name} {expression}")
            for expression in RECOGNISED:
                read = _read(mesh, network, _picture(artist, pose(expression)))
                if read:
                    units[expression].append((person, read))
    pairs = len(people) * (len(Expression) - 1)
    return {
        "found_share": {name: round(float(np.mean(found)), 4) for name, found in counts.items()},
        "monotone_share": round(1 - len(uneven) / pairs, 4),
        "uneven": uneven,
        "spread": {str(expression): _spread(rows, _MAIN_UNITS[expression]) for expression, rows in units.items()},
    }


def _looks() -> Iterator[tuple[str, FacePose]]:
    """(what it is counted as, pose)."""
    for expression, variants in VARIANTS.items():
        for variant in variants:
            yield "stills", pose(expression, 1.0, variant)
    for expression in Expression:
        for frame in range(1, _ONSET_FRAMES):
            yield "onsets", onset(expression, ONSET_SECONDS[expression] * frame / _ONSET_FRAMES)
    for yaw in YAWS:
        for expression in RECOGNISED:
            face = pose(expression)
            yield f"yaw {yaw}", replace(face, yaw=float(yaw))


def _picture(artist: FaceArtist, face: FacePose) -> Picture:
    return np.ascontiguousarray(artist.draw(face).pixels[..., :3])


def _aligned(mesh: FaceMesh, picture: Picture) -> AlignedFace | None:
    """The one face, without its pose."""
    found = mesh.find(picture)
    return align(np.frombuffer(found[0].points, np.float32).reshape(-1, 3)) if found else None


def _grows(mesh: FaceMesh, artist: FaceArtist, expression: Expression) -> bool:
    values = []
    for step in STEPS:
        face = _aligned(mesh, _picture(artist, pose(expression, step)))
        if face is None:
            return False
        values.append(main_measure(expression, face))
    return bool((np.diff(values) > 0).all())


def main_measure(expression: Expression, face: AlignedFace) -> float:
    """What shows an expression most, in distances between the eyes; bigger is more."""
    y = face.points[:, 1].astype(np.float64)
    lids = (y[159] + y[386]) / 2, (y[145] + y[374]) / 2
    if expression in (Expression.HAPPINESS, Expression.CALM, Expression.PROUD, Expression.EXCITED):
        value = y[2] - (y[61] + y[291]) / 2  # the mouth's corners below the nose
    elif expression is Expression.SADNESS:
        value = (y[61] + y[291]) / 2 - y[13]  # the corners below the middle of the mouth
    elif expression is Expression.ANGER:
        value = (y[55] + y[285]) / 2  # the inner brows, down
    elif expression is Expression.FEAR:
        value = -(y[107] + y[336] + y[105] + y[334]) / 4  # the brows, up
    elif expression is Expression.SURPRISE:
        value = y[14] - y[13]  # the open mouth
    elif expression is Expression.DISGUST:
        value = (y[52] + y[282]) / 2 - (y[98] + y[327]) / 2  # brows and wings of the nose drawn together
    elif expression is Expression.WORRIED:
        value = (y[46] + y[276]) / 2 - (y[107] + y[336]) / 2  # the slant of the brows
    elif expression is Expression.CONTEMPT:
        value = y[291] - y[61]  # one corner above the other
    elif expression is Expression.CONFUSED:
        value = (y[282] + y[295]) / 2 - (y[52] + y[65]) / 2  # one brow above the other
    else:  # pain, tired, shy: the lids
        value = lids[0] - lids[1]
    return float(value)


def _read(mesh: FaceMesh, network: ExpressionNetwork, picture: Picture) -> Mapping[int, float] | None:
    face = _aligned(mesh, picture)
    if face is None:
        return None
    cut = crop(np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8), face)
    said = network.judge_cut(cut, face.points)
    return {unit.value: float((a + b) / 2) for unit, a, b in zip(ActionUnit, said.left, said.right, strict=True)}


def _spread(rows: Sequence[tuple[Identity, Mapping[int, float]]], shown: Sequence[int]) -> dict[str, Any]:
    """Per unit mean, deviation and the person furthest away; per group the mean of the main units."""
    told: dict[str, Any] = {}
    for unit in shown:
        values = np.array([read[unit] for _, read in rows])
        far = int(np.argmax(np.abs(values - np.median(values))))
        told[f"AU{unit}"] = {
            "mean": round(float(values.mean()), 3),
            "sd": round(float(values.std()), 3),
            "furthest": f"{rows[far][0].name} {values[far]:.2f}",
        }
    groups: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for person, read in rows:
        for name, value in person.attributes.items():
            groups[name][value].append(float(np.mean([read[unit] for unit in shown])))
    told["by_group"] = {
        name: {value: round(float(np.mean(means)), 3) for value, means in sorted(values.items())}
        for name, values in groups.items()
    }
    return told


def count_pictures(people: Sequence[Identity]) -> int:
    """Different perceptual hashes among all that these people show in the bundled pack of live faces."""
    seen: set[bytes] = set()
    for person in people:
        artist = FaceArtist(person, _SMALL)
        for expression, variants in VARIANTS.items():
            for variant in variants:
                for percent in INTENSITIES if expression is not Expression.NEUTRAL else (100,):
                    for turn in TURNS:
                        face = pose(expression, percent / 100, variant)
                        seen.add(perceptual_hash(_picture(artist, replace(face, yaw=face.yaw + turn))))
    return len(seen)


def perceptual_hash(picture: Picture) -> bytes:
    """64 bits from the lowest 8 x 8 waves of the grey picture (pHash; Zauner 2010)."""
    grey = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (32, 32), interpolation=cv2.INTER_AREA)
    low = cv2.dct(grey.astype(np.float32))[:8, :8].ravel()
    return np.packbits(low > np.median(low[1:])).tobytes()
