"""What stands in front of the recogniser: a webcam, a drawn face, a video, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from expression_trainer.domain.action_units import FacePose
from expression_trainer.practice.ports import Clock, ReadingSource
from expression_trainer.settings import Settings, resource_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from expression_trainer.faces.live import LiveFace
    from expression_trainer.recognition.worker import RecognitionWorker


class CameraChoice(StrEnum):
    """What stands in front of the recogniser."""

    WEBCAM = "webcam"
    DRAWN = "drawn"
    OFF = "off"

    @classmethod
    def chosen(cls, *, drawn: bool, off: bool) -> Self:
        return cls("off" if off else "drawn" if drawn else "webcam")


class DrawnFace:
    """A drawn person in front of the drawn camera.

    `show` says what the face does so many seconds after the camera was opened; by itself it is quiet and alive.
    """

    def __init__(self, name: str = "Hiro", seed: int = 1) -> None:
        self._name = name
        self._seed = seed
        self._live: LiveFace | None = None
        self.show: Callable[[float], FacePose] = lambda at: FacePose()

    def draw(self, at: float) -> NDArray[np.uint8]:
        """The picture `at` seconds after the camera was opened: RGB of shape (480, 480, 3). Raises CameraError."""
        from expression_trainer.faces.live import LiveFace
        from expression_trainer.faces.motion import idle

        if self._live is None:
            self._live = LiveFace(self._name, _DRAWN_CAMERA_PX)
        return self._live.draw(idle(self.show(at), at, self._seed))

    def close(self) -> None:
        if self._live is not None:
            self._live.close()


_DRAWN_CAMERA_PX = 480


def recogniser(
    choice: CameraChoice, settings: Settings, clock: Clock, draw: Callable[[float], Any] | None
) -> ReadingSource:
    """The camera of this choice with the recogniser behind it; nothing opens before `start`. `draw` is the drawn face.

    Raises ModelError when the model is missing or damaged.
    """
    from expression_trainer.recognition.worker import NoCamera

    return NoCamera() if choice is CameraChoice.OFF else open_recogniser(choice, settings, clock, draw)


def open_recogniser(
    choice: CameraChoice,
    settings: Settings,
    clock: Clock,
    draw: Callable[[float], Any] | None,
    video: Path | None = None,
) -> RecognitionWorker:
    """The worker behind `recogniser`; a `video` file stands in for the camera. Raises ModelError."""
    from expression_trainer.recognition.camera import Camera, LiveDrawing
    from expression_trainer.recognition.classifier import ExpressionNetwork
    from expression_trainer.recognition.landmarker import FaceMesh
    from expression_trainer.recognition.model_files import load_manifest, verify
    from expression_trainer.recognition.pipeline import RecognitionPipeline
    from expression_trainer.recognition.recordings import VideoFile
    from expression_trainer.recognition.webcam import Webcam, Whereabouts
    from expression_trainer.recognition.worker import Pipeline, RecognitionWorker

    place = Whereabouts(settings.camera_index)
    model = load_manifest(resource_folder("models"))["expression"]

    def make_camera() -> Camera:
        if video is not None:
            return VideoFile(video, clock)
        if choice is CameraChoice.DRAWN:
            assert draw is not None  # a drawn camera is asked for with its drawing
            return LiveDrawing(draw, clock)
        return Webcam(settings.camera_index, clock, place=place)

    def make_pipeline(camera: Camera) -> AbstractContextManager[Pipeline]:
        live = choice is CameraChoice.WEBCAM
        return RecognitionPipeline(FaceMesh(), ExpressionNetwork(model), clock, live=live)

    worker = RecognitionWorker(
        make_camera, make_pipeline, clock, model_version=model.version, check=lambda: verify(model)
    )
    worker.check()
    return worker
