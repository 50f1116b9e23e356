"""Where the drawing library can't load, and who loads it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from expression_trainer.domain.errors import DrawingUnavailable
from expression_trainer.faces.library import check_drawing


def test_drawing_is_there() -> None:
    check_drawing()
    assert "skia" in sys.modules


def test_without_the_library_the_mend_names_the_packages_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "skia", None)
    with pytest.raises(DrawingUnavailable) as caught:
        check_drawing()
    assert "libgl1" in caught.value.mend and "libegl1" in caught.value.mend
    assert "mesa-libGL" in caught.value.mend and "mesa-libEGL" in caught.value.mend
    assert "libGL" in caught.value.problem
    assert isinstance(caught.value.__cause__, ImportError)


def test_poses_people_motion_and_packs_are_read_without_the_library() -> None:
    """So that the message above can be shown at all."""
    code = """
import sys
sys.modules["skia"] = None
import expression_trainer.faces.cast, expression_trainer.faces.emotions, expression_trainer.faces.motion
import expression_trainer.faces.library, expression_trainer.packs.loader
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
