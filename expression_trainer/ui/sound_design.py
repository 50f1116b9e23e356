"""How the game's sounds are made: a soft mallet and a felt piano in the pentatonic scale on C, as plain numbers.

    python -m expression_trainer.ui.sound_design assets/sounds

writes the WAV files; the same code gives the same bytes. The rules (our judgement, for ears that are easily startled):
attack at least 15 ms, nothing above 4 kHz, peaks at -12 dBFS. `tests/scenes/test_sounds.py` measures them in the files.
"""

from __future__ import annotations

import sys
import wave
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

RATE = 22_050
"""Samples a second: nothing of ours lies above 4 kHz."""
PEAK = 10 ** (-12 / 20)
HIGHEST_HZ = 3_600.0
"""No partial above this, so that the attack's sidebands also stay under 4 kHz."""
ATTACK_SECONDS = 0.026
"""Raised-cosine rise from silence to full; its 10-90 % part takes 15 ms."""
BEATS_A_MINUTE = 66.0

NOTES: Mapping[str, float] = {
    name: 440.0 * 2 ** ((number - 69) / 12)
    for name, number in {
        "G3": 55, "A3": 57, "C4": 60, "D4": 62, "E4": 64, "G4": 67, "A4": 69, "C5": 72, "D5": 74, "E5": 76, "G5": 79,
    }.items()
}  # fmt: skip
"""Hz of the pentatonic scale on C, equal temperament, A4 = 440 Hz."""


class SoundName(StrEnum):
    """Every sound of the game; the value is its file name and the end of its caption's id."""

    TAP = "tap"
    INDEPENDENT = "independent"
    HELPED = "helped"
    ALL_DONE = "all_done"


def note(hertz: float, seconds: float, strength: float = 1.0) -> Samples:
    """A felt-piano note: soft partials 1, 2, 3, 4 that die away, the high ones first."""
    return _rung(
        hertz,
        seconds,
        partials=((1.0, 1.0, 1.0), (2.0, 0.32, 0.6), (3.0, 0.12, 0.4), (4.0, 0.05, 0.3)),
        decay_seconds=0.75,
        strength=strength,
    )


def mallet(hertz: float, seconds: float, strength: float = 1.0) -> Samples:
    """A wooden bar under a soft mallet: the fundamental and its fourth (as a marimba is tuned), quick to die away."""
    return _rung(hertz, seconds, ((1.0, 1.0, 1.0), (4.0, 0.10, 0.25)), decay_seconds=0.09, strength=strength)


def _rung(
    hertz: float,
    seconds: float,
    partials: Sequence[tuple[float, float, float]],
    decay_seconds: float,
    strength: float,
) -> Samples:
    """Partials (ratio, loudness, share of the decay time) under one attack and a short release at the end."""
    t = np.arange(round(seconds * RATE)) / RATE
    tone: Samples = np.zeros_like(t)
    for ratio, loudness, share in partials:
        if hertz * ratio <= HIGHEST_HZ:
            tone += loudness * np.exp(-t / (decay_seconds * share)) * np.sin(2 * np.pi * hertz * ratio * t)
    rise = np.clip(t / ATTACK_SECONDS, 0.0, 1.0)
    fall = np.clip((seconds - t) / 0.08, 0.0, 1.0)
    shaped: Samples = strength * tone * (0.5 - 0.5 * np.cos(np.pi * rise)) * (0.5 - 0.5 * np.cos(np.pi * fall))
    return shaped


def wash(seconds: float, strength: float) -> Samples:
    """A slow breath of the whole chord: each partial swells and fades on its own."""
    t = np.arange(round(seconds * RATE)) / RATE
    swell = np.sin(np.pi * np.clip(t / seconds, 0.0, 1.0)) ** 2
    total: Samples = np.zeros_like(t)
    for place, name in enumerate(("C4", "E4", "G4", "C5", "D5", "G5")):
        slow = 1.0 + 0.35 * np.sin(2 * np.pi * (0.31 + 0.07 * place) * t + place)
        total += slow * np.sin(2 * np.pi * NOTES[name] * t + 1.7 * place) / (1 + place)
    breath: Samples = strength * swell * total
    return breath


def mixed(parts: Sequence[tuple[float, Samples]]) -> Samples:
    """Parts laid over one another at their start seconds, peak at -12 dBFS."""
    length = max(round(start * RATE) + len(samples) for start, samples in parts)
    total: Samples = np.zeros(length)
    for start, samples in parts:
        first = round(start * RATE)
        total[first : first + len(samples)] += samples
    levelled: Samples = total * (PEAK / np.max(np.abs(total)))
    return levelled


def compose(name: SoundName) -> Samples:
    """The sound as samples -1 to 1 at `RATE`."""
    beat = 60.0 / BEATS_A_MINUTE
    match name:
        case SoundName.TAP:
            return mixed([(0.0, mallet(NOTES["G3"], 0.32))])
        case SoundName.HELPED:
            return mixed([(0.0, note(NOTES["G4"], 1.6))])
        case SoundName.INDEPENDENT:
            return mixed(
                [
                    (0.0, note(NOTES["G4"], 1.4)),
                    (beat / 2, note(NOTES["C5"], 2.2)),
                    (beat / 2, wash(2.4, strength=0.16)),
                ]
            )
        case SoundName.ALL_DONE:
            coming_home = ("E5", "D5", "G4", "C5")
            parts = [(place * beat / 2, note(NOTES[n], 1.8)) for place, n in enumerate(coming_home)]
            home = 3 * beat / 2
            return mixed([*parts, (home, note(NOTES["C4"], 2.6, 0.6)), (home, wash(2.8, strength=0.12))])


def write(name: SoundName, folder: Path) -> Path:
    """Write the sound as 16-bit mono WAV; returns its path."""
    path = folder / f"{name.value}.wav"
    samples = np.round(compose(name) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path


def main(arguments: Sequence[str]) -> int:
    """Write every sound into the folder given."""
    if len(arguments) != 1:
        print("usage: python -m expression_trainer.ui.sound_design FOLDER")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in SoundName:
        path = write(name, folder)
        print(f"{path.name}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
