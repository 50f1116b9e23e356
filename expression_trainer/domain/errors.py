"""Everything the program raises on purpose.

ExpressionTrainerError
├── UserFacingError             one clear message with the place and the mend; ends a command with exit code 2
│   ├── SettingsError           a settings file or flag that can't be read
│   ├── ContentError            a pack that is missing, damaged or fails its checks
│   ├── ModelError              a model file that is missing or whose checksum differs
│   ├── StoreError              the database can't be opened, read or written
│   ├── CameraError             a camera, video or picture folder that can't be read
│   ├── DrawingUnavailable      the drawing library can't load (a system library is missing)
│   └── ConsentMissing          a use that no recorded consent covers
└── ContractBroken              a mistake of ours: a rule of a door was not kept
"""

from __future__ import annotations


class ExpressionTrainerError(Exception):
    """The root of everything raised on purpose."""


class UserFacingError(ExpressionTrainerError):
    """Something a person can mend.

    `place` names the file, flag, row or device; `problem` says what is wrong there; `mend` says what to do.
    """

    def __init__(self, place: str, problem: str, mend: str) -> None:
        super().__init__(f"{place}: {problem} {mend}")
        self.place = place
        self.problem = problem
        self.mend = mend


class SettingsError(UserFacingError):
    """A settings file or flag that can't be read."""


class ContentError(UserFacingError):
    """A pack that is missing, damaged or fails its checks."""


class ModelError(UserFacingError):
    """A model file that is missing or whose checksum differs."""


class StoreError(UserFacingError):
    """The database can't be opened, read or written."""


class CameraError(UserFacingError):
    """A camera, video file or picture folder that can't be read."""


class DrawingUnavailable(UserFacingError):
    """The drawing library can't load because a system library is missing."""


class ConsentMissing(UserFacingError):
    """A use that no recorded consent covers."""


class ContractBroken(ExpressionTrainerError):
    """A mistake of ours: a rule of a door was not kept."""
