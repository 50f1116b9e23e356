"""From paths to what was read in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from expression_trainer.domain.action_units import ActionUnit
from expression_trainer.domain.errors import CameraError
from expression_trainer.domain.readings import ExpressionReading
from expression_trainer.practice.ports import Clock
from expression_trainer.recognition.classifier import ExpressionNetwork
from expression_trainer.recognition.landmarker import FaceMesh
from expression_trainer.recognition.model_files import load_manifest
from expression_trainer.recognition.pipeline import RecognitionPipeline
from expression_trainer.recognition.pixels import frame_of
from expression_trainer.recognition.recordings import PICTURE_SUFFIXES, VideoFile, read_picture
from expression_trainer.recognition.stills import DETECTION_CONFIDENCE, StillReader
from expression_trainer.settings import resource_folder

from .readings import Moment, Read, ReadFace, ReadPicture, ReadVideo, Unreadable

_PICTURES = PICTURE_SUFFIXES | {".tif", ".tiff"}
VIDEO_SUFFIXES = frozenset({".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".wmv", ".gif"})
_KINDS = "PNG, JPEG, WebP, BMP and TIFF pictures, and MP4, MOV, AVI, MKV and WebM videos, can be read."


class FileReader:
    """Reads pictures and videos one after another. Raises ModelError when the network is missing or damaged."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        model = load_manifest(resource_folder("models"))["expression"]
        self._network = ExpressionNetwork(model)
        self._stills: StillReader | None = None

    @property
    def model_version(self) -> str:
        return self._network.model_version

    @property
    def known_units(self) -> tuple[ActionUnit, ...]:
        return self._network.known_units

    def read(self, path: Path, on_second: Callable[[float], None]) -> Read:
        """What a picture or video shows; `on_second` hears how far into a video the reading is."""
        if not path.exists():
            return Unreadable(str(path), "There is no such file.", "Check the path.")
        if path.suffix.lower() in _PICTURES:
            return self._picture(path)
        if path.suffix.lower() in VIDEO_SUFFIXES:
            return self._video(path, on_second)
        return Unreadable(str(path), "This is neither a picture nor a video that can be read.", _KINDS)

    def close(self) -> None:
        if self._stills is not None:
            self._stills.__exit__(None, None, None)
            self._stills = None

    def _picture(self, path: Path) -> Read:
        picture = read_picture(path)
        if picture is None:
            return Unreadable(str(path), "This picture is damaged or empty.", _KINDS)
        if self._stills is None:
            mesh = FaceMesh(DETECTION_CONFIDENCE, stills=True)
            self._stills = StillReader(mesh, self._network, self._clock).__enter__()
        reading = self._stills.read(picture)
        faces = (ReadFace(f.status, f.box, f.head, f.units, f.probabilities) for f in reading.faces)
        return ReadPicture(str(path), reading.status, tuple(faces))

    def _video(self, path: Path, on_second: Callable[[float], None]) -> Read:
        try:
            with VideoFile(path, self._clock) as video:
                return ReadVideo(str(path), video.pace.step, tuple(self._moments(video, on_second)))
        except CameraError:
            return Unreadable(str(path), "This video is damaged or empty.", _KINDS)

    def _moments(self, video: VideoFile, on_second: Callable[[float], None]) -> Iterator[Moment]:
        """Every frame, as fast as it can be read; its time is its place in the video."""
        step, number = video.pace.step, 0
        with RecognitionPipeline(FaceMesh(), self._network, self._clock) as pipeline:
            while (picture := video.next_picture()) is not None:
                at = number * step
                yield _moment(pipeline.process(frame_of(picture, at, number)), at)
                number += 1
                if int(at) != int(at - step):
                    on_second(at)


def _moment(reading: ExpressionReading, at: float) -> Moment:
    face = None
    if reading.units and reading.probabilities and reading.box and reading.head:
        face = ReadFace(reading.status, reading.box, reading.head, reading.units, reading.probabilities)
    return Moment(at, reading.status, reading.faces, face)


def files_of(paths: Sequence[Path]) -> tuple[list[Path], list[Unreadable]]:
    """The files to read, a folder standing for the pictures and videos right inside it; and folders without any."""
    files: list[Path] = []
    without: list[Unreadable] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside = [entry for entry in sorted(path.iterdir()) if entry.suffix.lower() in _PICTURES | VIDEO_SUFFIXES]
        files += inside
        if not inside:
            without.append(Unreadable(str(path), "This folder holds no pictures or videos.", _KINDS))
    return list(dict.fromkeys(files)), without
