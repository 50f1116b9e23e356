"""Phrases already spoken once, kept as WAV files under names that tell nothing."""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

MOST_PHRASES = 600
"""How many phrases are kept; the ones not used for longest go first. A phrase takes about 100 kB."""

_KEY_FILE = "phrases.key"


class PhraseCache:
    """A folder of WAV files, for this user's eyes only.

    A phrase can hold a child's name, so a file is named by a keyed hash (HMAC-SHA-256 under a random key of this
    folder): without the key nobody can try names against the file names. `forget` empties the folder, key and all; it
    is called whenever a learner is deleted, since a phrase can't be traced back to one learner.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key: bytes | None = None

    def path(self, text: str, voice: str) -> Path:
        """Where this phrase in this voice is kept, or will be. Raises OSError if the folder can't be written."""
        name = hmac.new(self._read_key(), f"{voice}\n{text}".encode(), hashlib.sha256).hexdigest()
        return self._folder / f"{name}.wav"

    def forget(self) -> None:
        """Remove every phrase and the key."""
        for path in [*self._phrases(), self._folder / _KEY_FILE]:
            path.unlink(missing_ok=True)
        self._key = None

    def thin(self, most: int = MOST_PHRASES) -> None:
        """Keep the `most` newest phrases."""
        by_age = sorted(self._phrases(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in by_age[most:]:
            path.unlink(missing_ok=True)

    def _phrases(self) -> list[Path]:
        return [*self._folder.glob("*.wav"), *self._folder.glob("*.part")]

    def _read_key(self) -> bytes:
        if self._key is None:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = self._folder / _KEY_FILE
            try:
                key = file.read_bytes()
            except FileNotFoundError:
                key = b""
            if len(key) != 32:
                key = os.urandom(32)
                with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
                    out.write(key)
            self._key = key
        return self._key
