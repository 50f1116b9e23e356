"""The drawing library, and what to do where it can't load."""

from __future__ import annotations

from expression_trainer.domain.errors import DrawingUnavailable

MEND = (
    "Install them: 'sudo apt install libgl1 libegl1' (Debian, Ubuntu) "
    "or 'sudo dnf install mesa-libGL mesa-libEGL' (Fedora)."
)


def check_drawing() -> None:
    """Load skia once. Raises DrawingUnavailable with the package to install when its system libraries are missing."""
    try:
        import skia  # noqa: F401
    except ImportError as problem:
        raise DrawingUnavailable(
            "drawing", f"the drawing library can't load; the system's libGL and libEGL are missing ({problem}).", MEND
        ) from problem
