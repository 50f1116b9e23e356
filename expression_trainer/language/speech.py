"""The port `Voice`: phrases are rendered once in the background, kept, and played by whoever owns the loudspeaker."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .phrases import PhraseCache
from .renderer import WORDS_A_MINUTE, VoiceMaker, VoiceUnavailable

JOIN_SECONDS = 2.5


class Player(Protocol):
    """Whoever owns the loudspeaker. `play_voice` may be called from any thread."""

    def play_voice(self, path: Path) -> None:
        """Play this file instead of what is being spoken."""
        ...

    def hush_voice(self) -> None: ...

    def set_voice_volume(self, volume: float) -> None:
        """0-1."""
        ...


class Maker(Protocol):
    """Turns a phrase into a WAV file; raises VoiceUnavailable."""

    def render(self, text: str, path: Path) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Order:
    """A phrase to be made; `turn` is the number of the `say` it belongs to, None when it is only made ready."""

    text: str
    turn: int | None


class SpokenVoice:
    """Speech that never blocks. The voice process starts with the first phrase that isn't kept yet.

    When no voice can be had, `available` turns False, `problem` says why, and the game goes on with captions.
    """

    def __init__(
        self, cache: PhraseCache, player: Player, make: Callable[[], Maker] = VoiceMaker, voice_name: str = "en"
    ) -> None:
        self._cache = cache
        self._player = player
        self._make = make
        self._voice = f"{voice_name}@{WORDS_A_MINUTE}"
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._turn = 0
        self._lock = threading.Lock()  # guards _turn and the hand-over to the player
        self._thread: threading.Thread | None = None
        self._maker: Maker | None = None
        self._problem: str | None = None
        self._closed = False

    @property
    def available(self) -> bool:
        """False when no voice could be had: the game goes on with captions."""
        return self._problem is None

    @property
    def problem(self) -> str | None:
        """Why there is no voice, for the adult; None while there is one, or nobody has asked yet."""
        return self._problem

    def say(self, text: str) -> None:
        """Speak, after cutting off what is being said."""
        with self._lock:
            self._turn += 1
            self._player.hush_voice()
        self._order(_Order(text, self._turn))

    def prepare(self, texts: Iterable[str]) -> None:
        """Make phrases ready, so that `say` speaks them at once."""
        for text in texts:
            self._order(_Order(text, None))

    def hush(self) -> None:
        with self._lock:
            self._turn += 1
            self._player.hush_voice()

    def set_volume(self, volume: float) -> None:
        """0-1."""
        self._player.set_voice_volume(min(1.0, max(0.0, volume)))

    def forget_phrases(self) -> None:
        """Remove every phrase kept on disk: they can hold a child's name."""
        self.hush()
        self._cache.forget()

    def close(self) -> None:
        """Fall silent and end the voice process."""
        if self._closed:
            return
        self._closed = True
        self.hush()
        self._orders.put(None)
        maker = self._maker
        if maker is not None:
            maker.close()  # also wakes the worker where it waits for an answer
        if self._thread is not None:
            self._thread.join(JOIN_SECONDS)

    def _order(self, order: _Order) -> None:
        if self._closed or self._problem is not None:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
            self._thread.start()
        self._orders.put(order)

    def _work(self) -> None:
        while (order := self._orders.get()) is not None and self._problem is None:
            if order.turn is not None and order.turn != self._turn:
                continue  # something newer is wanted
            try:
                path = self._phrase(order.text)
            except (VoiceUnavailable, OSError) as problem:
                if not self._closed:
                    self._problem = str(problem)
                break
            with self._lock:
                if order.turn is not None and order.turn == self._turn:
                    self._player.play_voice(path)
        if self._maker is not None:
            self._maker.close()

    def _phrase(self, text: str) -> Path:
        path = self._cache.path(text, self._voice)
        if not path.exists():
            if self._maker is None:
                self._cache.thin()
                self._maker = self._make()
            self._maker.render(text, path)
        return path
