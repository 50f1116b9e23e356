"""A drawn face in a process of its own, so that drawing it costs the game as little as a webcam does.

The parent writes one line of JSON per picture (a pose), the process answers with the picture's bytes.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from expression_trainer.domain.action_units import ActionUnits, FacePose
from expression_trainer.domain.errors import CameraError

_ROOT = Path(__file__).resolve().parents[2]


class LiveFace:
    """One person of the cast, `size` pixels wide, on `background` ("#rrggbb") instead of their own ground. The process
    starts with the first picture and ends with `close`.

    Not for two threads at once.
    """

    def __init__(self, name: str, size: int, background: str | None = None) -> None:
        self._name, self._size, self._background = name, size, background
        self._process: subprocess.Popen[bytes] | None = None

    def draw(self, face: FacePose) -> NDArray[np.uint8]:
        """The picture of a pose: RGB of shape (size, size, 3). Raises CameraError when the process has ended."""
        process = self._process = self._process or self._start()
        wanted = self._size * self._size * 3
        try:
            assert process.stdin is not None and process.stdout is not None  # opened as pipes
            process.stdin.write(json.dumps(asdict(face)).encode() + b"\n")
            process.stdin.flush()
            picture = process.stdout.read(wanted)
        except (OSError, ValueError):
            picture = b""
        if len(picture) != wanted:
            raise CameraError("the drawn face", "It stopped.", "Play without a camera, or start the game again.")
        return np.frombuffer(picture, np.uint8).reshape(self._size, self._size, 3)

    def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait(timeout=2)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "expression_trainer.faces.live", self._name, str(self._size)),
                *([self._background] if self._background else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )


def pose_from(values: dict[str, Any]) -> FacePose:
    """A pose from the dictionary that `dataclasses.asdict` makes of it. Raises ValueError, TypeError or KeyError."""
    units = values.pop("units")
    return FacePose(ActionUnits(tuple(units["left"]), tuple(units["right"])), **values)


def serve(name: str, size: int, background: str | None, poses: IO[bytes], pictures: IO[bytes]) -> None:
    """Answer every pose with its picture until there are no more."""
    from .cast import identity
    from .drawing import FaceArtist

    artist = FaceArtist(identity(name), size, background)
    for line in poses:
        drawn = artist.draw(pose_from(json.loads(line))).pixels
        pictures.write(np.ascontiguousarray(drawn[..., :3]).tobytes())
        pictures.flush()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        serve(sys.argv[1], int(sys.argv[2]), next(iter(sys.argv[3:]), None), sys.stdin.buffer, sys.stdout.buffer)
