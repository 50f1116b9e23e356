"""The sounds keep the rules: soft attack, nothing shrill, never loud; a machine without sound plays on."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pygame
import pytest

from expression_trainer.domain.learners import AccessibilityProfile, ThemeName
from expression_trainer.language.translate import FluentTranslate
from expression_trainer.ui.sound import SoundBoard, caption
from expression_trainer.ui.sound_design import NOTES, RATE, SoundName, compose, write

ASSETS = Path(__file__).parents[2] / "assets"
SOUNDS = ASSETS / "sounds"


def _read(name: SoundName) -> np.ndarray:
    with wave.open(str(SOUNDS / f"{name.value}.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


def _envelope(samples: np.ndarray) -> np.ndarray:
    """Loudness over time: the RMS of 10 ms around each sample."""
    width = round(0.010 * RATE)
    return np.sqrt(np.convolve(samples**2, np.ones(width) / width, mode="same"))


@pytest.mark.parametrize("name", list(SoundName))
def test_peaks_lie_at_minus_twelve_decibels(name: SoundName) -> None:
    peak = np.max(np.abs(_read(name)))
    assert 20 * np.log10(peak) == pytest.approx(-12, abs=0.1)


@pytest.mark.parametrize("name", list(SoundName))
def test_nothing_lies_above_four_kilohertz(name: SoundName) -> None:
    samples = _read(name)
    power = np.abs(np.fft.rfft(samples)) ** 2
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    assert 10 * np.log10(power[hertz > 4000].sum() / power.sum()) < -60


@pytest.mark.parametrize("name", list(SoundName))
def test_the_attack_is_soft(name: SoundName) -> None:
    """From silence to the loudest of the first note takes at least 15 ms."""
    first = np.abs(_read(name)[: round(0.15 * RATE)])
    peak_at = int(np.argmax(first)) / RATE
    audible_at = int(np.argmax(first > 0.02 * first.max())) / RATE
    assert peak_at - audible_at >= 0.015


@pytest.mark.parametrize("name", list(SoundName))
def test_sounds_begin_and_end_in_silence(name: SoundName) -> None:
    samples = _read(name)
    assert abs(samples[0]) < 1e-3
    assert np.max(np.abs(samples[-50:])) < 2e-3


def test_the_independent_answer_is_two_rising_notes_and_the_helped_one_a_single_note() -> None:
    def loudest(samples: np.ndarray) -> float:
        spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
        return float(np.fft.rfftfreq(len(samples), 1 / RATE)[np.argmax(spectrum)])

    independent = _read(SoundName.INDEPENDENT)
    first, second = (
        independent[round(0.05 * RATE) : round(0.4 * RATE)],
        independent[round(0.5 * RATE) : round(1.0 * RATE)],
    )
    assert loudest(first) == pytest.approx(NOTES["G4"], rel=0.02)
    assert loudest(second) == pytest.approx(NOTES["C5"], rel=0.02)
    assert loudest(_read(SoundName.HELPED)) == pytest.approx(NOTES["G4"], rel=0.02)


def test_the_files_are_what_the_code_makes(tmp_path: Path) -> None:
    for name in SoundName:
        made = write(name, tmp_path)
        ours = np.frombuffer(made.read_bytes()[44:], "<i2").astype(int)
        kept = np.frombuffer((SOUNDS / made.name).read_bytes()[44:], "<i2").astype(int)
        assert ours.shape == kept.shape
        assert np.max(np.abs(ours - kept)) <= 1  # another processor may round the last bit differently
        assert np.array_equal(compose(name), compose(name))


def test_every_sound_has_a_caption() -> None:
    texts = FluentTranslate(ASSETS / "strings")
    assert all(texts.text(caption(name)) for name in SoundName)


@pytest.fixture
def board():
    board = SoundBoard(SOUNDS)
    board.open()
    yield board
    board.close()


def test_the_voice_replaces_what_is_being_spoken_and_hush_ends_it(board: SoundBoard) -> None:
    assert board.available, board.problem
    board.play_voice(SOUNDS / "tap.wav")
    assert not board.speaking  # nothing happens off the main thread's turn
    board.play_voice(SOUNDS / "all_done.wav")
    board.update()
    assert board.speaking
    assert pygame.mixer.Channel(0).get_sound().get_length() > 2
    board.hush_voice()
    board.update()
    assert not board.speaking


def test_effects_play_at_their_own_volume_and_softer_in_the_calm_theme(board: SoundBoard) -> None:
    board.adjust(AccessibilityProfile(effects_volume=0.8))
    board.play(SoundName.TAP)
    loud = board._effects[SoundName.TAP].get_volume()
    board.adjust(AccessibilityProfile(effects_volume=0.8, theme=ThemeName.CALM))
    board.play(SoundName.TAP)
    assert board._effects[SoundName.TAP].get_volume() == pytest.approx(loud / 2, abs=0.01)


def test_volume_zero_is_silence(board: SoundBoard) -> None:
    board.adjust(AccessibilityProfile(voice_volume=0.0, effects_volume=0.0))
    pygame.mixer.stop()
    board.play(SoundName.ALL_DONE)
    board.play_voice(SOUNDS / "all_done.wav")
    board.update()
    assert not pygame.mixer.get_busy()


def test_a_forgotten_phrase_is_skipped_in_silence(board: SoundBoard, tmp_path: Path) -> None:
    board.play_voice(tmp_path / "gone.wav")
    board.update()
    assert not board.speaking


def test_without_a_sound_device_every_call_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_device(**_: object) -> None:
        raise pygame.error("no audio device")

    monkeypatch.setattr(pygame.mixer, "init", no_device)
    board = SoundBoard(SOUNDS)
    board.open()
    assert not board.available
    assert board.problem == "no audio device"
    board.adjust(AccessibilityProfile())
    board.play(SoundName.TAP)
    board.play_voice(SOUNDS / "tap.wav")
    board.update()
    assert not board.speaking
    board.close()
