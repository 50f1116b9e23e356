"""The real face mesh: imported late, quiet, without sockets, and unimpressed by any picture."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from expression_trainer.recognition.landmarker import FaceMesh, _without_chatter

from .stand_ins import textured

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def mesh() -> Iterator[FaceMesh]:
    with FaceMesh() as entered:
        yield entered


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (31, 17), (480, 640), (90, 1200), (1200, 90)])
def test_noise_and_flat_pictures_show_no_face(mesh: FaceMesh, shape: tuple[int, int]) -> None:
    assert mesh.find(textured(*shape, low=0, high=255)) == ()
    for level in (0, 128, 255):
        assert mesh.find(np.full((*shape, 3), level, np.uint8)) == ()


def test_it_must_be_entered_first() -> None:
    with pytest.raises(RuntimeError, match="entered"):
        FaceMesh().find(textured())


def test_importing_the_room_loads_no_mesh_and_opens_nothing() -> None:
    code = (
        "import sys\n"
        "import expression_trainer.recognition.worker, expression_trainer.recognition.pipeline\n"
        "import expression_trainer.recognition.webcam, expression_trainer.recognition.recordings\n"
        "print([name for name in ('mediapipe', 'matplotlib') if name in sys.modules])"
    )
    assert run_python(code).stdout.strip() == "[]"


MESH_IN_A_PROCESS = """
import sys
touched = []
sys.addaudithook(lambda event, _: touched.append(event) if event.startswith("socket.") else None)
import numpy as np
from expression_trainer.recognition.landmarker import FaceMesh
with FaceMesh() as mesh:
    for seed in range(3):
        mesh.find(np.random.default_rng(seed).integers(0, 255, (240, 320, 3), dtype=np.uint8))
print([event for event in touched if event != "socket.__new__"], touched.count("socket.__new__"))
"""


def test_the_mesh_touches_no_socket_and_says_nothing() -> None:
    done = run_python(MESH_IN_A_PROCESS)
    assert done.returncode == 0 and done.stdout.strip() == "[] 0"
    assert done.stderr == ""


def test_real_errors_are_passed_on(capfd: pytest.CaptureFixture[str]) -> None:
    with _without_chatter():
        os.write(2, b"W0000 1 2 inference_feedback_manager.cc:114] chatter\n")
        os.write(2, b"E0000 1 2 graph.cc:9] something is really broken\n")
    assert capfd.readouterr().err == "E0000 1 2 graph.cc:9] something is really broken\n"


def test_errors_are_passed_on_when_it_raises_too(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OSError), _without_chatter():
        os.write(2, b"broken\n")
        raise OSError
    assert capfd.readouterr().err == "broken\n"
