"""From a scene to pixels: the still part once per change, moving pieces and keys in their own rectangles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pygame

from expression_trainer.domain.learners import ThemeName

from .canvas import Canvas
from .pen import KeyStates, Pen, Stage, as_skia
from .rect import Rect
from .scene import Piece, Scene
from .text import Typesetter
from .theme import THEMES
from .view import View
from .widgets.keys import SURROUND

PRESS_SECONDS, RELEASE_SECONDS = 0.080, 0.120


class Painter:
    """Keeps two canvases of the window's size: the still picture, and what is shown (still picture and pieces)."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._still = Canvas(stage.view.width, stage.view.height)
        self.shown = Canvas(stage.view.width, stage.view.height)
        self._states = KeyStates()
        self._picture_key: Hashable = None
        self._drawn: dict[str, tuple[Rect, Hashable]] = {}
        self._changed: list[Rect] = []
        self._last_at: float | None = None

    @classmethod
    def blank(cls, canvas: Canvas, letters: Typesetter) -> Painter:
        """A painter before the first scene: an empty page."""
        return cls(Stage(View(canvas.width, canvas.height), THEMES[ThemeName.LIGHT], letters))

    def ground(self, stage: Stage) -> Any:
        """An empty page, as a skia image."""
        canvas = Canvas(stage.view.width, stage.view.height)
        Pen(canvas.canvas, stage).page()
        return canvas.image()

    def draw_all(self, scene: Scene, now: float) -> None:
        """Draw the whole picture anew."""
        self._picture_key = scene.picture_key()
        self._redraw([self.stage.view.page], scene, now)
        self._drawn = {}
        self._draw_pieces(scene, now)

    def begin(self, scene: Scene, focus: str | None, now: float) -> None:
        """Another picture of the same scene: no key of it is pressed yet."""
        self._states = KeyStates(focus, self._states.scan)
        self.draw_all(scene, now)

    def settle(self, scene: Scene, now: float) -> None:
        """After a transition: the still picture as it was drawn, and the pieces as they are now."""
        self.shown.copy_from(self._still)
        self._drawn = {}
        self._draw_pieces(scene, now)

    def follow(self, scene: Scene, focus: str | None, held: str | None, now: float) -> None:
        """Redraw what changed since the last frame."""
        step = 0.0 if self._last_at is None else now - self._last_at
        self._last_at = now
        before = self._states
        self._states = KeyStates(focus, before.scan, self._depths(before, held, step))
        if scene.picture_key() != self._picture_key:
            self.draw_all(scene, now)
            return
        dirty = self._keys_changed(before, scene)
        if dirty:
            self._redraw(dirty, scene, now)
        self._draw_pieces(scene, now)

    def present(self, surface: pygame.Surface) -> None:
        """Show everything."""
        self._changed = []
        surface.blit(self.shown.surface, (0, 0))
        pygame.display.update()

    def present_changes(self, surface: pygame.Surface) -> None:
        """Show what was redrawn since the last call."""
        if not self._changed:
            return
        areas = [self.shown.covered(rect) for rect in self._changed]
        self._changed = []
        for area in areas:
            surface.blit(self.shown.surface, area.topleft, area)
        pygame.display.update(areas)

    def _depths(self, before: KeyStates, held: str | None, step: float) -> dict[str, float]:
        depths = dict(before.depth)
        if held is not None:
            depths.setdefault(held, 0.0)
        moved = {}
        for target, depth in depths.items():
            down = target == held
            if self.stage.still:
                new = 1.0 if down else 0.0
            else:
                new = min(1.0, depth + step / PRESS_SECONDS) if down else max(0.0, depth - step / RELEASE_SECONDS)
            if new > 0 or down:
                moved[target] = new
        return moved

    def _keys_changed(self, before: KeyStates, scene: Scene) -> list[Rect]:
        now = self._states
        changed = {name for name in {*before.depth, *now.depth} if before.depth.get(name) != now.depth.get(name)}
        changed |= {name for name in (before.focus, now.focus) if name and before.focus != now.focus}
        reach = SURROUND * self.stage.u
        return [target.rect.inset(-reach) for target in scene.targets() if target.target_id in changed]

    def _redraw(self, rects: Iterable[Rect], scene: Scene, now: float) -> None:
        """The still picture inside these rectangles; pieces there are drawn anew later."""
        pen = Pen(self._still.canvas, self.stage, self._states)
        for rect in rects:
            area = self._still.covered(rect)
            whole = Rect(area.x, area.y, area.w, area.h)
            with pen.kept() as canvas:
                canvas.clipRect(as_skia(whole))
                scene.draw(pen, now)
            self.shown.copy_from(self._still, whole)
            self._changed.append(whole)
            self._drawn = {name: kept for name, kept in self._drawn.items() if not kept[0].overlaps(whole)}

    def _draw_pieces(self, scene: Scene, now: float) -> None:
        pieces = scene.pieces(now)
        present = {piece.name for piece in pieces}
        for name in [name for name in self._drawn if name not in present]:
            self._clear(self._drawn.pop(name)[0])
        for piece in pieces:
            drawn = self._drawn.get(piece.name)
            if drawn == (piece.rect, piece.key):
                continue
            if drawn is not None and drawn[0] != piece.rect:
                self._clear(drawn[0])
            self._draw_piece(piece)

    def _clear(self, rect: Rect) -> None:
        self.shown.copy_from(self._still, rect)
        self._changed.append(rect)

    def _draw_piece(self, piece: Piece) -> None:
        area = self.shown.covered(piece.rect)
        whole = Rect(area.x, area.y, area.w, area.h)
        self.shown.copy_from(self._still, whole)
        pen = Pen(self.shown.canvas, self.stage, self._states)
        with pen.kept() as canvas:
            canvas.clipRect(as_skia(whole))
            piece.draw(pen)
        self._drawn[piece.name] = (piece.rect, piece.key)
        self._changed.append(whole)
