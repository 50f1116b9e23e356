"""What the database says when it can't, in words for an adult."""

from __future__ import annotations

import errno
from pathlib import Path

from sqlalchemy.exc import IntegrityError, StatementError

from expression_trainer.domain.errors import StoreError, UserFacingError

SET_ASIDE = (
    "Nothing was changed. Move this file to a safe place and keep it, then start again, "
    "or choose another data folder; a copy in the folder 'backups' beside it can take its place."
)


def damaged(path: Path, detail: str) -> StoreError:
    return StoreError(str(path), f"The file with the results is damaged ({detail}).", SET_ASIDE)


def explain(error: BaseException, path: Path) -> UserFacingError:
    """Any fault of the database, the file system or a row, as one clear message naming `path`."""
    if isinstance(error, UserFacingError):
        return error
    cause: BaseException | None = error.orig if isinstance(error, StatementError) else error
    words = str(cause).lower()
    place = str(path)
    if _is_full(cause, words):
        return StoreError(
            place, "The results could not be kept: the disk is full.", "Make some space on this disk, then try again."
        )
    if "readonly" in words or isinstance(cause, PermissionError) or _is_errno(cause, errno.EROFS):
        return StoreError(
            place,
            "The results could not be kept: this place can't be written to.",
            "Give yourself the right to write there, or choose another data folder.",
        )
    if "locked" in words or "busy" in words:
        return StoreError(
            place,
            "Another program is using the file with the results.",
            "Close the other program, then try again.",
        )
    if "malformed" in words or "not a database" in words:
        return damaged(path, str(cause))
    if isinstance(error, IntegrityError):
        return StoreError(
            place, f"The results don't fit together ({cause}).", "Start again; what was kept before is safe."
        )
    if isinstance(cause, ValueError):
        return StoreError(
            place, f"A kept result can't be read ({cause}).", "Use the newest version; nothing was changed."
        )
    return StoreError(
        place,
        f"The results can't be reached ({cause}).",
        "Check that the disk is there and has space, then try again.",
    )


def _is_full(cause: BaseException | None, words: str) -> bool:
    return "disk is full" in words or _is_errno(cause, errno.ENOSPC) or _is_errno(cause, errno.EDQUOT)


def _is_errno(cause: BaseException | None, number: int) -> bool:
    return isinstance(cause, OSError) and cause.errno == number
