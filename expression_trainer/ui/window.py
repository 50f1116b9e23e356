"""The window and its loop: events to the scene, the scene to pixels, sixty times a second."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pygame
import skia

from expression_trainer.domain.errors import ContractBroken
from expression_trainer.domain.learners import AccessibilityProfile
from expression_trainer.domain.readings import FaceStatus

from .actions import Interpreter
from .canvas import Canvas
from .navigator import Navigator
from .painter import Painter
from .pen import Stage
from .scene import Scene
from .services import Services
from .shades import Shades
from .targets import Target
from .text import Typesetter
from .theme import THEMES
from .transition import Transition
from .view import View

FRAMES_PER_SECOND = 60
SMALLEST = (640, 400)
_KEPT_FRAME_TIMES = 20_000
_SWITCH_SECONDS = 0.001
"""While the window is open, other threads of Python hand over this soon, so that drawing does not wait for them."""


class Window:
    """One window of the game. Only the main thread may touch it.

    Raises pygame.error from `open` when the display can't be had.
    """

    def __init__(
        self, services: Services, width: int = 1280, height: int = 800, title: str = "", fullscreen: bool = False
    ) -> None:
        self._services = services
        self._size = (max(width, SMALLEST[0]), max(height, SMALLEST[1]))
        self._title = title
        self._fullscreen = fullscreen
        self._letters = Typesetter()
        self._shades = Shades()
        self._interpreter = Interpreter()
        self._navigator = Navigator()
        self._screen: pygame.Surface | None = None
        self._painter: Painter | None = None
        self._transition: Transition | None = None
        self._leaving: Any | None = None
        self._access: AccessibilityProfile | None = None
        self._moment: Hashable = None
        self._pace = pygame.time.Clock()
        self._open = False
        self._switch_seconds = sys.getswitchinterval()
        self.frame_seconds: deque[float] = deque(maxlen=_KEPT_FRAME_TIMES)

    # life

    def open(self) -> None:
        """Show the window, empty."""
        self._switch_seconds = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_SECONDS)
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")  # real pixels, not enlarged ones
        pygame.display.init()
        self._set_mode()
        pygame.display.set_caption(self._title)
        pygame.key.set_repeat()
        self._open = True

    def close(self) -> None:
        """Leave every scene and take the window away."""
        self._navigator.leave_all()
        if self._open:
            sys.setswitchinterval(self._switch_seconds)
            pygame.display.quit()
        self._open = False

    def run(self, first: Scene) -> None:
        """Play from this scene until one quits or the window is closed."""
        self.show(first)
        while self.frame():
            self._pace.tick(FRAMES_PER_SECOND)

    def show(self, scene: Scene) -> None:
        """Begin with this scene."""
        self._navigator.begin(scene)
        self._arrive()

    # what the simulated child and the tests look at

    @property
    def scene(self) -> Scene | None:
        return self._navigator.scene

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed now, in reading order."""
        return self.scene.targets() if self.scene else ()

    @property
    def busy(self) -> bool:
        """Whether a change of picture is under way."""
        return self._transition is not None or self._leaving is not None

    def camera_status(self) -> FaceStatus:
        """What the camera sees just now."""
        return self._services.readings.status()

    def picture(self) -> Any:
        """What is on show, as a skia image. Refused where a real camera may be in it."""
        if not self._services.camera_is_drawn and self._services.readings.running:
            raise ContractBroken("no picture of the window is kept while a real camera runs")
        assert self._painter is not None
        return self._painter.shown.image()

    def save_picture(self, path: Path) -> None:
        """Keep what is on show as a PNG or WebP; refused as in `picture`."""
        kind = skia.kWEBP if path.suffix == ".webp" else skia.kPNG
        self.picture().save(str(path), kind, 90)

    # one frame

    def frame(self) -> bool:
        """Events, scene, pixels once; False when the game is over."""
        scene = self.scene
        if scene is None or not self._open:
            return False
        began = self._services.clock.now()
        events = pygame.event.get()
        if any(event.type == pygame.QUIT for event in events):
            return False
        self._mind_the_window(events)
        now = began
        unit = self._stage(scene).u
        if not self.busy:
            for action in self._interpreter.read(events, scene.targets(), now, unit, scene.wants_text):
                scene.handle(action, now)
        scene.update(now)
        self._services.sound.update()
        if not self._move_on():
            return False
        self._paint(now)
        self.frame_seconds.append(self._services.clock.now() - began)
        return True

    def _move_on(self) -> bool:
        """Follow where the scene leads; False when the game is over."""
        moved = self._navigator.follow()
        if self.scene is None:
            return False
        if moved:
            self._arrive()
        elif self.scene.access != self._access:
            self._arrange(self.scene)
        return True

    def _arrive(self) -> None:
        """A scene is on show for the first time, or again."""
        scene = self.scene
        assert scene is not None and self._painter is not None
        now = self._services.clock.now()
        old = self._painter.shown.image()
        first = self._access is None
        self._arrange(scene)
        scene.enter(now)
        self._moment = scene.moment()
        self._interpreter.forget()
        self._interpreter.rest(now)
        self._painter.draw_all(scene, now)
        if not first:
            ground = self._painter.ground(self._stage(scene))
            self._fade(old, ground, now)
        self._painter.present(self._surface())

    def _fade(self, old: Any, ground: Any | None, now: float) -> None:
        assert self._painter is not None
        stage = self._painter.stage
        self._transition = Transition(old, self._painter.shown.image(), ground, now, stage.still, stage.u)

    def _paint(self, now: float) -> None:
        scene, painter = self.scene, self._painter
        assert scene is not None and painter is not None
        if scene.moment() != self._moment:
            # The session has just thought; drawing waits for the next frame, so that no frame is long.
            self._moment = scene.moment()
            self._interpreter.rest(now)
            self._leaving = painter.shown.image()
            return
        if self._leaving is not None:
            old, self._leaving = self._leaving, None
            painter.begin(scene, self._interpreter.focus, now)
            self._fade(old, None, now)
            return
        if self._transition is not None:
            if not self._transition.over(now):
                self._transition.draw(painter.shown.canvas, now)
                painter.present(self._surface())
                return
            self._transition = None
            painter.settle(scene, now)
            painter.present(self._surface())
            return
        painter.follow(scene, self._interpreter.focus, self._interpreter.held, now)
        painter.present_changes(self._surface())

    # size and look

    def _stage(self, scene: Scene) -> Stage:
        access = scene.access
        width, height = self._surface().get_size()
        view = View(width, height, access.text_scale, access.left_handed)
        return Stage(view, THEMES[access.theme], self._letters, access.reduced_motion, self._shades)

    def _arrange(self, scene: Scene) -> None:
        """Tell the scene its size and look, and begin its picture anew."""
        self._access = scene.access
        stage = self._stage(scene)
        self._painter = Painter(stage)
        self._transition = None
        self._leaving = None
        scene.arrange(stage)
        self._services.sound.adjust(scene.access)
        self._services.voice.set_volume(scene.access.voice_volume if scene.access.narration else 0.0)

    def _surface(self) -> pygame.Surface:
        assert self._screen is not None  # open comes first
        return self._screen

    def _set_mode(self) -> None:
        flags = pygame.FULLSCREEN if self._fullscreen else pygame.RESIZABLE
        self._screen = pygame.display.set_mode((0, 0) if self._fullscreen else self._size, flags)
        self._painter = Painter.blank(Canvas(*self._screen.get_size()), self._letters)

    def _mind_the_window(self, events: list[pygame.event.Event]) -> None:
        resized = False
        for event in events:
            if event.type == pygame.VIDEORESIZE and not self._fullscreen:
                self._size = (max(event.w, SMALLEST[0]), max(event.h, SMALLEST[1]))
                resized = True
            elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
                self._fullscreen = not self._fullscreen
                self._set_mode()
                resized = True
            elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED) and self._painter is not None:
                self._painter.present(self._surface())
        if resized:
            self._take_new_size()

    def _take_new_size(self) -> None:
        if not self._fullscreen:
            self._screen = pygame.display.set_mode(self._size, pygame.RESIZABLE)
        scene = self.scene
        if scene is None:
            return
        self._arrange(scene)
        assert self._painter is not None
        self._painter.draw_all(scene, self._services.clock.now())
        self._painter.present(self._surface())
