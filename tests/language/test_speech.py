"""The voice, with the real speech engine of this machine where one can be had, and without."""

from __future__ import annotations

import sys
import threading
import wave
from pathlib import Path

import numpy as np
import pytest

from expression_trainer.language.phrases import PhraseCache
from expression_trainer.language.renderer import VoiceMaker, VoiceUnavailable
from expression_trainer.language.speech import SpokenVoice

WAIT_SECONDS = 10.0


class Loudspeaker:
    """Remembers what it was asked to play."""

    def __init__(self) -> None:
        self.played: list[Path] = []
        self.volume = 1.0
        self.hushed = 0
        self.arrived = threading.Event()

    def play_voice(self, path: Path) -> None:
        self.played.append(path)
        self.arrived.set()

    def hush_voice(self) -> None:
        self.hushed += 1

    def set_voice_volume(self, volume: float) -> None:
        self.volume = volume


class CountingMaker:
    """Writes a tiny file for each phrase and counts."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.closed = False
        self.release = threading.Event()
        self.release.set()

    def render(self, text: str, path: Path) -> None:
        self.release.wait(WAIT_SECONDS)
        self.texts.append(text)
        path.write_bytes(b"RIFF")

    def close(self) -> None:
        self.closed = True


def _no_voice() -> VoiceMaker:
    raise VoiceUnavailable("there is no engine here")


@pytest.fixture(scope="module")
def maker():
    try:
        made = VoiceMaker()
    except VoiceUnavailable as problem:
        if sys.platform.startswith("linux"):
            pytest.fail(f"Linux must speak with the wheels alone: {problem}")
        pytest.skip(f"no voice on this machine: {problem}")
    yield made
    made.close()


def _samples(path: Path) -> tuple[np.ndarray, int]:
    with wave.open(str(path)) as file:
        assert file.getsampwidth() == 2
        raw = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
        return raw.reshape(-1, file.getnchannels())[:, 0], file.getframerate()


def test_a_phrase_is_rendered_to_audible_speech_of_a_slow_pace(maker: VoiceMaker, tmp_path: Path) -> None:
    path = tmp_path / "phrase.wav"
    maker.render("Yes, scared. You found it by yourself.", path)
    samples, rate = _samples(path)
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    seconds = (loud[-1] - loud[0]) / rate
    assert np.sqrt(np.mean(samples**2)) > 0.02
    assert 70 < 7 / seconds * 60 < 170  # seven words


def test_different_phrases_sound_different_and_longer_ones_last_longer(maker: VoiceMaker, tmp_path: Path) -> None:
    maker.render("Happy.", tmp_path / "short.wav")
    maker.render("You tried it. Your plant grew a leaf.", tmp_path / "long.wav")
    short, _ = _samples(tmp_path / "short.wav")
    long, _ = _samples(tmp_path / "long.wav")
    assert len(long) > 2 * len(short)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a POSIX idea")
def test_a_spoken_phrase_is_for_this_user_only(maker: VoiceMaker, tmp_path: Path) -> None:
    path = tmp_path / "phrase.wav"
    maker.render("Hello.", path)
    assert path.stat().st_mode & 0o077 == 0
    assert not path.with_suffix(".part").exists()


def test_the_voice_plays_what_was_asked_through_the_loudspeaker(tmp_path: Path) -> None:
    speaker = Loudspeaker()
    voice = SpokenVoice(PhraseCache(tmp_path), speaker)
    voice.say("Let's look again.")
    assert speaker.arrived.wait(WAIT_SECONDS), voice.problem
    voice.close()
    samples, _ = _samples(speaker.played[0])
    assert np.max(np.abs(samples)) > 0.1


def test_a_phrase_is_made_once_and_then_comes_from_the_cache(tmp_path: Path) -> None:
    speaker, counting = Loudspeaker(), CountingMaker()
    voice = SpokenVoice(PhraseCache(tmp_path), speaker, lambda: counting)
    for _ in range(3):
        speaker.arrived.clear()
        voice.say("Copy me: happy.")
        assert speaker.arrived.wait(WAIT_SECONDS)
    voice.close()
    assert counting.texts == ["Copy me: happy."]
    assert len(set(speaker.played)) == 1
    assert counting.closed


def test_only_the_newest_phrase_is_spoken(tmp_path: Path) -> None:
    speaker, counting = Loudspeaker(), CountingMaker()
    counting.release.clear()
    voice = SpokenVoice(PhraseCache(tmp_path), speaker, lambda: counting)
    for text in ("one", "two", "three"):
        voice.say(text)
    counting.release.set()
    assert speaker.arrived.wait(WAIT_SECONDS)
    voice.close()
    assert len(speaker.played) == 1
    assert speaker.played[0] == PhraseCache(tmp_path).path("three", "en@130")


def test_hush_cuts_off_what_is_on_its_way(tmp_path: Path) -> None:
    speaker, counting = Loudspeaker(), CountingMaker()
    counting.release.clear()
    voice = SpokenVoice(PhraseCache(tmp_path), speaker, lambda: counting)
    voice.say("one")
    voice.hush()
    counting.release.set()
    voice.close()
    assert speaker.played == []
    assert speaker.hushed >= 2


def test_without_a_voice_the_game_goes_on_with_captions(tmp_path: Path) -> None:
    speaker = Loudspeaker()
    voice = SpokenVoice(PhraseCache(tmp_path), speaker, _no_voice)
    assert voice.available
    voice.say("one")
    voice._thread.join(WAIT_SECONDS)
    assert not voice.available
    assert voice.problem == "there is no engine here"
    voice.say("two")
    voice.close()
    assert speaker.played == []


def test_a_machine_without_the_speech_packages_says_so(tmp_path: Path) -> None:
    for name in ("pyttsx3", "espeakng_loader"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('blocked')\n")
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
        "from expression_trainer.language.renderer import main; raise SystemExit(main())"
    )
    with pytest.raises(VoiceUnavailable, match="no voice was found"):
        VoiceMaker((sys.executable, "-c", script))


def test_a_voice_process_that_dies_is_a_voice_that_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(VoiceUnavailable, match="without a word"):
        VoiceMaker((sys.executable, "-c", "pass"))
    with pytest.raises(VoiceUnavailable, match="could not be started"):
        VoiceMaker((str(tmp_path / "missing"),))
    dying = VoiceMaker((sys.executable, "-c", "print('{\"ready\": true}')"))
    with pytest.raises(VoiceUnavailable):
        dying.render("one", tmp_path / "one.wav")
    dying.close()
    assert list(tmp_path.iterdir()) == []


def test_file_names_tell_nothing_and_forgetting_removes_every_phrase_and_the_key(tmp_path: Path) -> None:
    cache, other = PhraseCache(tmp_path / "a"), PhraseCache(tmp_path / "b")
    path = cache.path("Hello Maya.", "en")
    assert "maya" not in path.name.lower()
    assert path == cache.path("Hello Maya.", "en")
    assert path == PhraseCache(tmp_path / "a").path("Hello Maya.", "en")
    assert path.name != other.path("Hello Maya.", "en").name  # keyed: names can't be tried from outside
    assert path != cache.path("Hello Maya.", "de")
    path.write_bytes(b"RIFF")
    cache.forget()
    assert list((tmp_path / "a").iterdir()) == []
    assert cache.path("Hello Maya.", "en") != path


def test_the_cache_keeps_the_newest_phrases(tmp_path: Path) -> None:
    import os

    cache = PhraseCache(tmp_path)
    paths = [cache.path(str(number), "en") for number in range(5)]
    for age, path in enumerate(paths):
        path.write_bytes(b"RIFF")
        os.utime(path, (1000 + age, 1000 + age))
    cache.thin(2)
    assert sorted(tmp_path.glob("*.wav")) == sorted(paths[3:])
