"""The child's side while copying: their own picture, mirrored, or a drawn double without any likeness."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from expression_trainer.domain.frames import Frame
from expression_trainer.ui.canvas import Canvas
from expression_trainer.ui.curves import Point, arch, smooth
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import mix

_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class DoubleFace:
    """What moves in the drawn double, each -1 to 1 or 0 to 1; 0 is at rest.

    `brows`: up (+) or down (-). `worry`: inner brows up. `eyes`: wide (+) or narrow (-). `smile`: corners up or down.
    `open`: mouth open 0-1. `wide`: mouth pulled wide 0-1.
    """

    brows: float = 0.0
    worry: float = 0.0
    eyes: float = 0.0
    smile: float = 0.0
    open: float = 0.0
    wide: float = 0.0


@dataclass(frozen=True, slots=True)
class _Tones:
    base: str
    dark: str
    light: str
    top: str
    bottom: str


def _tones(pen: Pen) -> _Tones:
    base = "#B9C9D6"
    if pen.theme.flat:
        return _Tones("#9DB3C2", "#22323F", "#B4C6D2", "#2A3338", "#2A3338")
    if pen.theme.dark:
        return _Tones("#9DB3C2", "#22323F", "#B4C6D2", "#5E7480", "#4A5D68")
    return _Tones(base, "#5D7587", "#DDE7EE", mix(base, _WHITE, 0.62), mix(base, _WHITE, 0.38))


def double(pen: Pen, rect: Rect, radius: float, face: DoubleFace) -> None:
    """The drawn double: grey-blue; only brows, eyes and mouth move."""
    tones = _tones(pen)
    k = min(rect.w, rect.h * 1.05) / 500
    x, y = rect.cx, rect.y + rect.h * 0.47
    with pen.clipped(rect, radius):
        pen.gradient(rect, tones.top, tones.bottom)
        _head(pen, tones, x, y, k, rect.bottom)
        _features(pen, tones, x, y, k, face)


def _head(pen: Pen, tones: _Tones, x: float, y: float, k: float, bottom: float) -> None:
    def around(points: list[Point]) -> list[Point]:
        return [(x + px * k, y + py * k) for px, py in points]

    hair = mix(tones.base, tones.dark, 0.62)
    shoulders = around([(-205, 255), (-70, 195), (70, 195), (205, 255)])
    body = [(x - 250 * k, bottom + 60), *shoulders, (x + 250 * k, bottom + 60)]
    pen.shape(smooth(body, closed=True), mix(tones.base, tones.dark, 0.38))
    pen.oval(x, y - 34 * k, 160 * k, 168 * k, hair)
    for side in (-1, 1):
        pen.oval(x + side * 140 * k, y + 8 * k, 22 * k, 34 * k, mix(tones.base, tones.dark, 0.14))
    pen.box(Rect(x - 50 * k, y + 90 * k, 100 * k, 130 * k), 46 * k, mix(tones.base, tones.dark, 0.24))
    pen.oval(x, y + 6 * k, 138 * k, 158 * k, tones.base)
    pen.oval(x - 26 * k, y - 30 * k, 96 * k, 100 * k, tones.light, 0.5, blur=28 * k)
    fringe = [
        (-142, -40), (-128, -128), (-40, -176), (60, -170), (130, -120),
        (142, -40), (112, -82), (40, -112), (-60, -92), (-118, -74),
    ]  # fmt: skip
    pen.shape(smooth(around([(float(a), float(b)) for a, b in fringe]), closed=True), hair)


def _features(pen: Pen, tones: _Tones, x: float, y: float, k: float, face: DoubleFace) -> None:
    line = 10 * k
    for side in (-1, 1):
        rise = -18 * face.brows * k
        bend = (-12 - 4 * face.brows) * k
        inner, outer = (-16 * face.worry + 12 * max(0.0, -face.brows)) * k, (6 * face.worry) * k
        brow = arch(x + side * 58 * k, 28 * k, y - 44 * k + rise, bend)
        if side > 0:
            brow = [(px, py + inner + (outer - inner) * i / 8) for i, (px, py) in enumerate(brow)]
        else:
            brow = [(px, py + outer + (inner - outer) * i / 8) for i, (px, py) in enumerate(brow)]
        pen.line(brow, tones.dark, line, curved=True)
        ry = max(4.0, 15 - 4 * max(0.0, face.smile) + 6 * face.eyes) * k
        pen.oval(x + side * 58 * k, y - 6 * k, 15 * k, ry, tones.dark)
        pen.circle(x + side * 58 * k + 5 * k, y - 6 * k - ry * 0.35, 4.2 * k, _WHITE, 0.9)
        if face.smile > 0:
            pen.oval(x + side * 88 * k, y + 48 * k, 30 * k, 20 * k, "#E8A598", 0.4 * face.smile, blur=9 * k)
    pen.line(arch(x, 9 * k, y + 30 * k, 6 * k), tones.dark, 6 * k, 0.7, curved=True)
    bend, half = 40 * k * face.smile, (56 + 14 * face.wide - 20 * face.open * (1 - face.wide)) * k
    lip = arch(x, half, y + 86 * k - bend * 0.55, bend)
    if face.open > 0.05:
        drop = 52 * k * face.open
        lower = [(px, py + drop * (1 - ((px - x) / half) ** 2)) for px, py in reversed(lip)]
        pen.shape(smooth([*lip, *lower[1:-1]], closed=True), tones.dark)
    pen.line(lip, tones.dark, line, curved=True)


def camera_picture(pen: Pen, rect: Rect, radius: float, frame: Frame) -> None:
    """The newest frame, mirrored, covering `rect`; nothing of it is kept."""
    left, top = round(rect.x), round(rect.y)
    width, height = round(rect.right) - left, round(rect.bottom) - top
    shape = width / height
    w = max(1, round(min(frame.width, frame.height * shape)))
    h = max(1, min(frame.height, round(w / shape)))
    whole = pygame.image.frombuffer(frame.pixels, (frame.width, frame.height), "RGB")
    part = whole.subsurface(((frame.width - w) // 2, (frame.height - h) // 2, w, h))
    # pygame scales a picture several times faster than skia on the processor alone; skia then only rounds its corners
    scaled = pygame.transform.smoothscale(part, (width, height))
    canvas = Canvas(width, height)
    canvas.surface.blit(pygame.transform.flip(scaled, True, False), (0, 0))
    with pen.clipped(rect, radius):
        pen.canvas.drawImage(canvas.image(), left, top)
