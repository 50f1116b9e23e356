"""The face mesh. Nothing of mediapipe leaks past this module.

mediapipe 0.10.21 is pinned: the last release whose models come inside the wheel, and one that opens no network socket
(tests/recognition holds it to that). It is imported when a landmarker is entered, because that takes about a second.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from expression_trainer.domain.faces import FaceLandmarks

from .geometry import POINTS
from .pixels import Picture

MOST_FACES: Final = 3
"""The child, an adult on each side. Fewer would let the mesh drop the child for an adult."""
_POINT_BYTES: Final = 17
_CHATTER = re.compile(
    rb"Created TensorFlow Lite XNNPACK delegate|before absl::InitializeLog|inference_feedback_manager\.cc"
    rb"|landmark_projection_calculator\.cc|gl_context|Matplotlib is building the font cache"
)


class Landmarker(Protocol):
    """Finds the faces of one picture after another; a context manager, used from one thread."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def find(self, picture: Picture) -> tuple[FaceLandmarks, ...]:
        """The faces in an RGB picture, in no order; a face is followed from picture to picture."""
        ...


class FaceMesh:
    """mediapipe's face mesh with irises, following faces; with `stills` every picture stands for itself."""

    def __init__(
        self, detection_confidence: float = 0.5, tracking_confidence: float = 0.5, *, stills: bool = False
    ) -> None:
        self._detection_confidence = detection_confidence
        self._tracking_confidence = tracking_confidence
        self._stills = stills
        self._mesh: Any = None
        self._face_met = False

    def __enter__(self) -> Self:
        with _without_chatter():
            warnings.filterwarnings(
                "ignore",
                message=r"(SymbolDatabase|MessageFactory)\.GetPrototype\(\) is deprecated",
                category=UserWarning,
            )
            from mediapipe.python.solutions import face_mesh

            self._mesh = face_mesh.FaceMesh(
                static_image_mode=self._stills,
                max_num_faces=MOST_FACES,
                refine_landmarks=True,
                min_detection_confidence=self._detection_confidence,
                min_tracking_confidence=self._tracking_confidence,
            )
            self._mesh.process(np.full((64, 64, 3), 128, np.uint8))  # the first picture is slow: let it be this one
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._mesh is not None:
            self._mesh.close()
            self._mesh = None

    def find(self, picture: Picture) -> tuple[FaceLandmarks, ...]:
        if self._mesh is None:
            raise RuntimeError("a landmarker must be entered before it can look at pictures")
        if self._face_met:
            found = self._mesh.process(picture).multi_face_landmarks
        else:
            with _without_chatter():  # the first face brings a last warning
                found = self._mesh.process(picture).multi_face_landmarks
        if not found:
            return ()
        self._face_met = True
        height, width = picture.shape[:2]
        scale = np.array((width, height, width), np.float32)  # z comes in the scale of x
        return tuple(
            FaceLandmarks(np.ascontiguousarray(_points(face) * scale).data, width, height)
            for face in found
            if len(face.landmark) == POINTS
        )


def _points(face: Any) -> NDArray[np.float32]:
    """(478, 3) fractions of the picture's size.

    Reading 1,434 attributes one by one holds the interpreter for a quarter of a millisecond, so the message's own bytes
    are read: each point is 17 of them, a tag, a length, and three tagged little-endian floats.
    """
    raw = np.frombuffer(face.SerializeToString(), np.uint8)
    if raw.size == POINTS * _POINT_BYTES:
        rows = raw.reshape(POINTS, _POINT_BYTES)
        if (rows[:, (0, 1, 2, 7, 12)] == (0x0A, 0x0F, 0x0D, 0x15, 0x1D)).all():
            floats = np.ascontiguousarray(rows[:, (3, 4, 5, 6, 8, 9, 10, 11, 13, 14, 15, 16)])
            return floats.view("<f4").astype(np.float32, copy=False)
    return np.array([(point.x, point.y, point.z) for point in face.landmark], np.float32)


@contextmanager
def _without_chatter() -> Iterator[None]:
    """Hold back what native code writes to standard error; pass on afterwards what is not known chatter."""
    sys.stderr and sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # a program without a console has no standard error
        yield
        return
    with tempfile.TemporaryFile() as said:
        os.dup2(said.fileno(), 2)
        try:
            yield
        finally:
            sys.stderr and sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)
            said.seek(0)
            for line in said:
                if not _CHATTER.search(line):
                    os.write(2, line)
