"""The voice maker: a small process of its own that turns phrases into WAV files through pyttsx3.

A process, because speech engines are native code with their own loops (some want the main thread, one prints to
standard output): whatever happens there, the game goes on. Phrases go in on standard input, never on a command line,
where other users could read them.

    in   {"text": "Let's look again.", "path": "..."}     one JSON object a line
    out  {"ready": true} once, then {"path": "..."} or {"problem": "..."} for each phrase
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

WORDS_A_MINUTE = 130
"""Slow and clear; everyday speech is near 170. Judgement."""


class VoiceUnavailable(Exception):
    """No voice could be had; the message says why."""


class VoiceMaker:
    """The parent's end of the process. Made and used on one worker thread; `close` may come from another."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        """Start the process; raises VoiceUnavailable when it can't start or finds no voice."""
        try:
            self._process = subprocess.Popen(
                list(command or (sys.executable, "-P", __file__)),  # -P: this folder must not shadow other modules
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        except OSError as problem:
            raise VoiceUnavailable(f"the voice could not be started: {problem}") from problem
        try:
            self._answer()
        except VoiceUnavailable:
            self.close()
            raise

    def render(self, text: str, path: Path) -> None:
        """Write the phrase as a WAV file, readable by this user only. Raises VoiceUnavailable."""
        raw = path.with_suffix(".part")
        os.close(os.open(raw, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        try:
            assert self._process.stdin is not None  # opened as a pipe
            self._process.stdin.write(json.dumps({"text": text, "path": str(raw)}) + "\n")
            self._process.stdin.flush()
            self._answer()
            os.replace(raw, path)
        except (OSError, ValueError) as problem:
            raise VoiceUnavailable(f"the voice stopped: {problem}") from problem
        finally:
            raw.unlink(missing_ok=True)

    def close(self) -> None:
        """End the process within two seconds."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(timeout=2)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _answer(self) -> None:
        assert self._process.stdout is not None  # opened as a pipe
        line = self._process.stdout.readline()
        try:
            answer: dict[str, Any] = json.loads(line) if line else {"problem": "the voice ended without a word"}
        except ValueError:
            answer = {"problem": "the voice answered something that can't be read"}
        if "problem" in answer:
            raise VoiceUnavailable(str(answer["problem"]))


def main() -> int:
    """The child's end: read phrases until standard input closes."""
    answers = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # an engine that prints must not disturb the answers
        try:
            engine = _engine()
        except Exception as problem:  # whatever a native engine raises, the game only needs the sentence
            _tell(answers, {"problem": f"no voice was found ({problem})"})
            return 1
        _tell(answers, {"ready": True})
        for line in sys.stdin:
            phrase = json.loads(line)
            try:
                engine.save_to_file(phrase["text"], phrase["path"])
                engine.runAndWait()
                empty = Path(phrase["path"]).stat().st_size <= 44  # a WAV header and nothing after it
                _tell(answers, {"problem": "the voice stayed silent"} if empty else {"path": phrase["path"]})
            except Exception as problem:
                _tell(answers, {"problem": f"the voice could not say a phrase ({problem})"})
    return 0


def _engine() -> Any:
    """A pyttsx3 engine at our pace. On Linux its library and voices come from the espeakng-loader wheel, if there."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(ImportError, OSError):
            import espeakng_loader

            library = Path(espeakng_loader.get_library_path())
            # Loaded under its soname first, so that pyttsx3's own look-up by that name finds this very library.
            ctypes.CDLL(str(library.with_name(library.name + ".1")), mode=ctypes.RTLD_GLOBAL)
            os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    import pyttsx3

    engine = pyttsx3.init()
    engine.setProperty("rate", WORDS_A_MINUTE)
    return engine


def _tell(answers: IO[str], answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


if __name__ == "__main__":
    raise SystemExit(main())
