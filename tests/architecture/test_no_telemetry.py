"""No dependency carries an address to send to: native code can do what no audit hook of Python's sees."""

from __future__ import annotations

import mmap
from importlib.util import find_spec
from pathlib import Path

import pytest

# What the uploaders seen so far talk to: onnxruntime 1.32 on Linux, mediapipe from 0.10.35.
UPLOADERS = (b"events.data.microsoft.com", b"play.googleapis.com/log", b"firelog", b"OneCollector")
NATIVE = (".so", ".pyd", ".dll", ".dylib")


@pytest.mark.parametrize("package", ["onnxruntime", "mediapipe", "cv2", "skia", "pygame", "espeakng_loader"])
def test_no_native_library_names_a_telemetry_server(package: str) -> None:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        pytest.skip(f"{package} is not installed on this system")
    origin = Path(spec.origin)
    files = [origin] if origin.suffix in NATIVE else sorted(origin.parent.rglob("*"))
    looked_at = 0
    for file in files:
        if file.is_file() and any(suffix in NATIVE for suffix in file.suffixes) and file.stat().st_size:
            looked_at += 1
            with file.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
                assert not [name for name in UPLOADERS if content.find(name) >= 0], file.name
    assert looked_at, f"no native library of {package} was found"
