"""What draws: shapes and text in the theme's colours, on a skia canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

import skia

from .curves import Point, polygon, smooth
from .rect import Rect
from .shades import Layer, Shades
from .text import Align, Typesetter
from .theme import TYPE, Radius, Theme, Type, argb, mix
from .view import View


class KeyState(Enum):
    REST = auto()
    PRESSED = auto()
    FOCUS = auto()
    SCAN = auto()


@dataclass(frozen=True, slots=True)
class KeyStates:
    """Which targets are focused, scanned or held down. `depth`: how far each pressed key has sunk, 0-1."""

    focus: str | None = None
    scan: str | None = None
    depth: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene is arranged for: the window, the look and the type."""

    view: View
    theme: Theme
    letters: Typesetter
    still: bool = False
    """Reduced motion."""
    shades: Shades = field(default_factory=Shades, compare=False)

    @property
    def u(self) -> float:
        return self.view.u


@dataclass(frozen=True, slots=True)
class TextNote:
    """Where a text was drawn, for tests: `drawn` must lie inside `box`."""

    text: str
    drawn: Rect
    box: Rect
    px: float
    weight: int


class Pen:
    """Draws on one canvas for one stage. Coordinates are pixels of the window."""

    def __init__(
        self,
        canvas: Any,
        stage: Stage,
        states: KeyStates | None = None,
        notice: Callable[[TextNote], None] | None = None,
    ) -> None:
        self.canvas = canvas
        self.stage = stage
        self.theme = stage.theme
        self.view = stage.view
        self.u = stage.view.u
        self.states = states or KeyStates()
        self._notice = notice

    # paint

    def paint(
        self,
        colour: str,
        alpha: float = 1.0,
        stroke: float = 0.0,
        blur: float = 0.0,
        dash: Sequence[float] | None = None,
    ) -> Any:
        """A skia paint; with `stroke` it draws round-ended lines of that width."""
        paint = skia.Paint(AntiAlias=True, Color=argb(colour, alpha))
        if stroke:
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(stroke)
            paint.setStrokeCap(skia.Paint.kRound_Cap)
            paint.setStrokeJoin(skia.Paint.kRound_Join)
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        if dash:
            paint.setPathEffect(skia.DashPathEffect.Make(list(dash), 0))
        return paint

    @contextmanager
    def kept(self) -> Iterator[Any]:
        """The canvas, whose clip and transform come back afterwards."""
        self.canvas.save()
        try:
            yield self.canvas
        finally:
            self.canvas.restore()

    @contextmanager
    def clipped(self, rect: Rect, radius: float = 0.0) -> Iterator[Any]:
        """Only inside a rounded rectangle."""
        with self.kept() as canvas:
            canvas.clipRRect(rounded(rect, radius), True)
            yield canvas

    # shapes

    def box(
        self,
        rect: Rect,
        radius: float,
        colour: str,
        alpha: float = 1.0,
        stroke: float = 0.0,
        blur: float = 0.0,
    ) -> None:
        """A rounded rectangle."""
        self.canvas.drawRRect(rounded(rect, radius), self.paint(colour, alpha, stroke, blur))

    def circle(self, x: float, y: float, r: float, colour: str, alpha: float = 1.0, stroke: float = 0.0) -> None:
        self.canvas.drawCircle(x, y, r, self.paint(colour, alpha, stroke))

    def glow(self, x: float, y: float, r: float, colour: str, alpha: float, blur: float) -> None:
        """A soft disc."""
        self.canvas.drawCircle(x, y, r, self.paint(colour, alpha, blur=blur))

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        colour: str,
        alpha: float = 1.0,
        turn: float = 0.0,
        blur: float = 0.0,
    ) -> None:
        """An ellipse around (x, y), turned by degrees."""
        with self.kept() as canvas:
            canvas.translate(x, y)
            canvas.rotate(turn)
            canvas.drawOval(skia.Rect(-rx, -ry, rx, ry), self.paint(colour, alpha, blur=blur))

    def arc(
        self, x: float, y: float, r: float, start: float, sweep: float, colour: str, stroke: float, alpha: float = 1.0
    ) -> None:
        """Part of a circle; degrees, clockwise, 0 to the right."""
        self.canvas.drawArc(
            skia.Rect(x - r, y - r, x + r, y + r), start, sweep, False, self.paint(colour, alpha, stroke)
        )

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        stroke: float,
        alpha: float = 1.0,
        dash: Sequence[float] | None = None,
        curved: bool = False,
    ) -> None:
        path = smooth(points) if curved else polygon(points, closed=False)
        self.canvas.drawPath(path, self.paint(colour, alpha, stroke, dash=dash))

    def shape(self, path: Any, colour: str, alpha: float = 1.0, stroke: float = 0.0) -> None:
        self.canvas.drawPath(path, self.paint(colour, alpha, stroke))

    def gradient(self, rect: Rect, top: str, bottom: str, radius: float = 0.0) -> None:
        """A rounded rectangle that changes slowly from top to bottom."""
        ends = [skia.Point(rect.x, rect.y), skia.Point(rect.x, rect.bottom)]
        shader = skia.GradientShader.MakeLinear(ends, [argb(top), argb(bottom)])
        paint = skia.Paint(AntiAlias=True, Shader=shader, Dither=True)
        self.canvas.drawRRect(rounded(rect, radius), paint)

    # text

    def text(
        self,
        text: str,
        box: Rect,
        style: Type = Type.BODY,
        colour: str | None = None,
        align: Align = Align.LEFT,
        middle: bool = False,
        k: float | None = None,
        lines: int | None = None,
        alpha: float = 1.0,
    ) -> Rect:
        """Text in a box, wrapped, and smaller where it would not fit; returns the rectangle of its lines.

        `middle`: in the middle of the box's height, else at its top. `k`: this scale of the size instead of fitting.
        `lines`: at most so many lines.
        """
        if not text:
            return Rect(box.x, box.y, 0, 0)
        letters = self.stage.letters
        if k is None:
            k = letters.fit(text, style, self.view, box.w, box.h, lines)
        px, line = (v * k for v in self.view.type_size(style))
        width = box.w + 1  # a line as wide as the box must not wrap by rounding
        set_text = letters.set(text, TYPE[style].weight, px, line, colour or self.theme.ink, width, align, alpha)
        y = box.y + (box.h - set_text.height) / 2 if middle else box.y
        set_text.paint(self.canvas, box.x, y)
        x = {
            Align.LEFT: box.x,
            Align.CENTER: box.cx - set_text.width / 2,
            Align.RIGHT: box.right - set_text.width,
        }[align]
        drawn = Rect(x, y, set_text.width, set_text.height)
        if self._notice is not None:
            self._notice(TextNote(text, drawn, box, px, TYPE[style].weight))
        return drawn

    # surfaces

    def shadow(self, rect: Rect, radius: float, strength: float = 1.0) -> None:
        """What lies under a card or key."""
        u, alpha = self.u, self.theme.shadow
        if alpha and strength > 0:
            ground = "#000000" if self.theme.dark else "#3a2a10"
            layers = (Layer(10 * u, 16 * u, ground, alpha), Layer(2 * u, 3 * u, "#3a2a10", alpha * 0.6))
            self.stage.shades.shadow(self.canvas, rect, radius, layers, strength)

    def card(self, rect: Rect, radius: float | None = None, colour: str | None = None, strength: float = 1.0) -> None:
        """A thing to look at: soft shadow, no outline (but in the dark and in high contrast)."""
        radius = Radius.CARD * self.u if radius is None else radius
        self.shadow(rect, radius, strength)
        self.box(rect, radius, colour or self.theme.surface)
        if self.theme.flat or self.theme.dark:
            self.box(rect.inset(1), radius, self.theme.line, 0.9 if self.theme.flat else 0.35, stroke=2)

    def page(self) -> None:
        """The ground of a scene."""
        key = ("page", self.view.width, self.view.height, self.theme.bg, self.theme.bg2)
        self.canvas.drawImage(self.stage.shades.kept(key, self._drawn_page), 0, 0)

    def _drawn_page(self) -> Any:
        surface = skia.Surface(self.view.width, self.view.height)
        Pen(surface.getCanvas(), self.stage).gradient(self.view.page, self.theme.bg, self.theme.bg2)
        return surface.makeImageSnapshot()

    def state(self, target: str) -> tuple[KeyState, float]:
        """How the target stands, and how far it is sunk, 0-1."""
        depth = self.states.depth.get(target, 0.0)
        if target == self.states.scan:
            return KeyState.SCAN, depth
        if target == self.states.focus:
            return KeyState.FOCUS, depth
        return (KeyState.PRESSED if depth else KeyState.REST), depth

    def picture(self, image: Any, source: Rect, place: Rect, alpha: float = 1.0, fleeting: bool = False) -> None:
        """A part of a skia image, scaled into `place`. `fleeting`: shown once, so that smaller copies don't pay."""
        mips = skia.MipmapMode.kNone if fleeting else skia.MipmapMode.kLinear
        self.canvas.drawImageRect(
            image,
            as_skia(source),
            as_skia(place),
            skia.SamplingOptions(skia.FilterMode.kLinear, mips),
            skia.Paint(AntiAlias=True, Alphaf=alpha),
        )

    def blend(self, colour: str, share: float) -> str:
        """A colour mixed into the surface of cards; `share` 0-1 of the surface."""
        return mix(colour, self.theme.surface, share)


def as_skia(rect: Rect) -> Any:
    return skia.Rect.MakeXYWH(rect.x, rect.y, rect.w, rect.h)


def rounded(rect: Rect, radius: float) -> Any:
    return skia.RRect.MakeRectXY(as_skia(rect), radius, radius)
