"""The loudspeaker: effects, voice and music through pygame's mixer, each with its own volume."""

from __future__ import annotations

import queue
from pathlib import Path

import pygame

from expression_trainer.domain.learners import AccessibilityProfile, ThemeName
from expression_trainer.domain.screens import Message

from .sound_design import RATE, SoundName

_VOICE_CHANNEL = 0
_MUSIC_CHANNEL = 1
_RESERVED = 2
_CALM_EFFECTS = 0.5  # the calm theme plays effects at half volume
_BUFFER_SAMPLES = 512


def caption(name: SoundName) -> Message:
    """What the sound is, in words."""
    return Message(f"caption-{name.value.replace('_', '-')}")


class SoundBoard:
    """Plays the game's sounds and the voice's files.

    Everything is called on the main thread, except `play_voice` and `hush_voice`, which may be called from any thread
    and take effect at the next `update`. Without a sound device every call is quiet and `available` is False.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._effects: dict[SoundName, pygame.mixer.Sound] = {}
        self._voice_orders: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        self._voice_volume = 0.9
        self._effects_volume = 0.6
        self._music_volume = 0.0
        self._problem: str | None = "the sound was not opened"

    def open(self) -> None:
        """Open the sound device and read the effects; a machine without one stays silent and the game goes on."""
        try:
            pygame.mixer.init(frequency=RATE * 2, size=-16, channels=2, buffer=_BUFFER_SAMPLES)
            pygame.mixer.set_reserved(_RESERVED)
            self._effects = {name: pygame.mixer.Sound(str(self._folder / f"{name.value}.wav")) for name in SoundName}
        except (pygame.error, OSError) as problem:
            self._problem = str(problem)
            self._effects = {}
        else:
            self._problem = None

    @property
    def available(self) -> bool:
        return self._problem is None

    @property
    def problem(self) -> str | None:
        """Why there is no sound, or None."""
        return self._problem

    def play(self, name: SoundName) -> None:
        """Play an effect at the effects volume."""
        sound = self._effects.get(name)
        if sound is not None and self._effects_volume > 0:
            sound.set_volume(self._effects_volume)
            sound.play()

    def play_voice(self, path: Path) -> None:
        """Play this file instead of what is being spoken, at the next `update`."""
        self._voice_orders.put(path)

    def hush_voice(self) -> None:
        """Fall silent at the next `update`."""
        self._voice_orders.put(None)

    def update(self) -> None:
        """Carry out what the voice asked for; once a frame."""
        order: Path | None = None
        asked = False
        while not self._voice_orders.empty():
            order = self._voice_orders.get()
            asked = True
        if not asked or not self.available:
            return
        channel = pygame.mixer.Channel(_VOICE_CHANNEL)
        channel.stop()
        if order is not None and self._voice_volume > 0:
            try:
                spoken = pygame.mixer.Sound(str(order))
            except (pygame.error, OSError):
                return  # the phrase was forgotten meanwhile; the caption stands
            channel.set_volume(self._voice_volume)
            channel.play(spoken)

    @property
    def speaking(self) -> bool:
        return self.available and pygame.mixer.Channel(_VOICE_CHANNEL).get_busy()

    def set_voice_volume(self, volume: float) -> None:
        """0-1."""
        self._voice_volume = _clamped(volume)
        if self.available:
            pygame.mixer.Channel(_VOICE_CHANNEL).set_volume(self._voice_volume)

    def set_effects_volume(self, volume: float) -> None:
        """0-1."""
        self._effects_volume = _clamped(volume)

    def set_music_volume(self, volume: float) -> None:
        """0-1; 0 is off."""
        self._music_volume = _clamped(volume)
        if self.available:
            pygame.mixer.Channel(_MUSIC_CHANNEL).set_volume(self._music_volume)

    def adjust(self, access: AccessibilityProfile) -> None:
        """Take the volumes of a child's profile."""
        calm = _CALM_EFFECTS if access.theme is ThemeName.CALM else 1.0
        self.set_voice_volume(access.voice_volume)
        self.set_effects_volume(access.effects_volume * calm)
        self.set_music_volume(access.music_volume)

    def close(self) -> None:
        """Release the sound device."""
        self._effects = {}
        if self._problem is None:
            pygame.mixer.quit()
            self._problem = "the sound was closed"


def _clamped(volume: float) -> float:
    return min(1.0, max(0.0, volume))
