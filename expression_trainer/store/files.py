"""The files of a data folder: who may read them, who is using them, and whether they are whole."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import IO

from expression_trainer.domain.errors import StoreError

from .faults import damaged, explain

_HEADER = b"SQLite format 3\x00"
_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600
BUSY_SECONDS = 5.0


def prepare(path: Path) -> None:
    """Make the folder (0700) and an empty database file (0600) where there is none. Raises StoreError."""
    try:
        if path.is_dir():
            raise StoreError(str(path), "This is a folder; a file is needed here.", "Choose another data folder.")
        if not path.parent.exists():
            path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True)
        if not path.parent.is_dir():
            raise StoreError(str(path.parent), "This is a file, not a folder.", "Choose another data folder.")
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE_FILE))
        if os.name == "posix":
            for kept in (path, *_companions(path)):
                with suppress(FileNotFoundError):
                    kept.chmod(_PRIVATE_FILE)
    except NotADirectoryError as problem:
        raise StoreError(
            str(path.parent), "A part of this path is a file, not a folder.", "Choose another data folder."
        ) from problem
    except FileExistsError as problem:
        raise StoreError(str(path.parent), "This is a file, not a folder.", "Choose another data folder.") from problem
    except OSError as problem:
        raise explain(problem, path) from problem


def _companions(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def check_whole(path: Path) -> None:
    """A quick check of the whole file, reading only, so that a damaged file stays as it is. Raises StoreError."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
        if not start:
            return
        if start != _HEADER:
            raise damaged(path, "it doesn't begin like a database")
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as reader:
            answer = reader.execute("PRAGMA quick_check(1)").fetchone()
    except (sqlite3.Error, OSError) as problem:
        raise explain(problem, path) from problem
    if answer != ("ok",):
        raise damaged(path, str(answer[0]) if answer else "no answer")


class FolderLock:
    """Held while a copy of the program uses a database; the system frees it when the program ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Raises StoreError when another copy holds it."""
        self._path = path.with_name(path.name + ".lock")
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, _PRIVATE_FILE)
        except OSError as problem:
            raise explain(problem, self._path) from problem
        self._file: IO[bytes] = os.fdopen(descriptor, "r+b")
        try:
            _lock(self._file)
        except OSError as problem:
            self._file.close()
            raise StoreError(
                str(path),
                "Expression Trainer is already open with these results.",
                "Use the window that is open, or close it first.",
            ) from problem

    def release(self) -> None:
        self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
