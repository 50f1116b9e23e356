"""Icons, drawn from code: a 24-unit grid, lines of 2.1 units with round ends, at most a few strokes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum

import skia

from .curves import polygon
from .pen import Pen
from .rect import Rect

LINE = 2.1
_GRID = 24.0

Stroke = tuple[str, tuple[float, ...]]
"""A kind and its numbers: `line` and `loop` (points), `ring` (x y r), `dot` (x y r), `arc` (x y r start sweep), `frame`
and `block` (x y w h corner), open and filled.
"""


class Icon(StrEnum):
    STOP = "stop"
    BREAK = "break"
    AGAIN = "again"
    UNSURE = "unsure"
    CHECK = "check"
    GO = "go"
    BACK = "back"
    LOCK = "lock"
    PEOPLE = "people"
    PLAN = "plan"
    REPORT = "report"
    SETTINGS = "settings"
    PRIVACY = "privacy"
    CAMERA = "camera"
    NO_CAMERA = "no_camera"
    LIGHT = "light"
    TURN = "turn"
    HOME = "home"
    HEART = "heart"
    HELP = "help"
    OTHER = "other"
    FACE = "face"
    STICKER = "sticker"
    PLUS = "plus"
    MINUS = "minus"
    BIN = "bin"
    BODY = "body"
    WORDS = "words"


def _ray(angle: float) -> Stroke:
    c, s = math.cos(angle), math.sin(angle)
    return "line", (12 + 7 * c, 12 + 7 * s, 12 + 9.6 * c, 12 + 9.6 * s)


_CAMERA: tuple[Stroke, ...] = (
    ("frame", (2.5, 6.5, 19, 13.5, 3.5)),
    ("ring", (12, 13.2, 3.7)),
    ("line", (8, 6.5, 9.5, 4, 14.5, 4, 16, 6.5)),
)

# fmt: off
_STROKES: Mapping[Icon, tuple[Stroke, ...]] = {
    Icon.STOP: (("loop", (8, 2.5, 16, 2.5, 21.5, 8, 21.5, 16, 16, 21.5, 8, 21.5, 2.5, 16, 2.5, 8)),
                ("block", (8.6, 8.6, 6.8, 6.8, 1.2))),
    Icon.BREAK: (("line", (5, 18, 18, 18)), ("arc", (6.5, 14, 4, 90, 200)), ("arc", (12, 10.5, 5.6, 190, 130)),
                 ("arc", (17.6, 14.4, 3.6, -110, 200))),
    Icon.AGAIN: (("loop", (3, 9.5, 7, 9.5, 12, 5, 12, 19, 7, 14.5, 3, 14.5)), ("arc", (12.5, 12, 4, -42, 84)),
                 ("arc", (12.5, 12, 8, -42, 84))),
    Icon.UNSURE: (("ring", (12, 12, 9.5)), ("arc", (12, 9.6, 3, 180, 235)), ("line", (12.6, 12.6, 12, 14)),
                  ("dot", (12, 17, 1.3))),
    Icon.CHECK: (("line", (4.5, 12.5, 10, 18, 19.5, 6.5)),),
    Icon.GO: (("line", (4, 12, 20, 12)), ("line", (13, 5, 20, 12, 13, 19))),
    Icon.BACK: (("line", (20, 12, 4, 12)), ("line", (11, 5, 4, 12, 11, 19))),
    Icon.LOCK: (("frame", (4.5, 10.5, 15, 10.5, 3)), ("arc", (12, 10, 4.4, 180, 180)), ("dot", (12, 15.7, 1.5))),
    Icon.PEOPLE: (("ring", (9, 8, 3.8)), ("arc", (9, 20.5, 6.6, 180, 180)), ("arc", (16.5, 8, 3.2, -110, 200)),
                  ("arc", (15.5, 20.5, 6.4, -80, 80))),
    Icon.PLAN: (("frame", (3.5, 5, 17, 15.5, 3)), ("line", (3.5, 10, 20.5, 10)), ("line", (8, 2.5, 8, 6.5)),
                ("line", (16, 2.5, 16, 6.5)), ("line", (8, 15, 11, 17.5, 16, 13.2))),
    Icon.REPORT: (("line", (4, 20.5, 20, 20.5)), ("line", (6, 16.5, 6, 13)), ("line", (12, 16.5, 12, 8)),
                  ("line", (18, 16.5, 18, 4))),
    Icon.SETTINGS: (("line", (4, 7, 12, 7)), ("ring", (15.5, 7, 2.8)), ("line", (18.5, 7, 20.5, 7)),
                    ("line", (4, 17, 6, 17)), ("ring", (9, 17, 2.8)), ("line", (12, 17, 20.5, 17))),
    Icon.PRIVACY: (("loop", (12, 2.5, 20, 5.5, 19.2, 13.5, 16, 18.5, 12, 21.5, 8, 18.5, 4.8, 13.5, 4, 5.5)),
                   ("line", (8.5, 11.8, 11.2, 14.5, 15.8, 9))),
    Icon.CAMERA: _CAMERA,
    Icon.NO_CAMERA: (*_CAMERA, ("line", (2.5, 2, 21.5, 23))),
    Icon.LIGHT: (("ring", (12, 12, 4.2)), *(_ray(i * math.pi / 4) for i in range(8))),
    Icon.TURN: (("arc", (12, 13, 8, 200, 140)), ("line", (20.6, 5.2, 19.6, 10.4, 14.6, 9.2)), ("ring", (12, 16.5, 4))),
    Icon.HOME: (("line", (3, 11.5, 12, 3.5, 21, 11.5)), ("line", (5.5, 10, 5.5, 20.5, 18.5, 20.5, 18.5, 10))),
    Icon.HEART: (("loop", (12, 20.5, 4.2, 13, 3, 9, 5, 5.2, 8.6, 4.8, 12, 8, 15.4, 4.8, 19, 5.2, 21, 9, 19.8, 13)),),
    Icon.HELP: (("ring", (12, 12, 9.5)), ("line", (12, 11, 12, 17)), ("dot", (12, 7.4, 1.3))),
    Icon.OTHER: (("ring", (7, 7.5, 4)), ("frame", (13.5, 3.8, 7.5, 7.5, 1.5)), ("loop", (12, 13.5, 17, 21, 7, 21))),
    Icon.FACE: (("ring", (12, 12, 9.5)), ("dot", (8.8, 10.5, 1.2)), ("dot", (15.2, 10.5, 1.2)),
                ("arc", (12, 12.2, 4.4, 25, 130))),
    Icon.STICKER: (("loop", (12, 2.8, 14.8, 8.8, 21.4, 9.6, 16.5, 14, 17.9, 20.6, 12, 17.2, 6.1, 20.6, 7.5, 14, 2.6,
                             9.6, 9.2, 8.8)),),
    Icon.PLUS: (("line", (12, 5, 12, 19)), ("line", (5, 12, 19, 12))),
    Icon.MINUS: (("line", (5, 12, 19, 12)),),
    Icon.BIN: (("line", (4, 6.5, 20, 6.5)), ("line", (9, 6.5, 9.5, 3.5, 14.5, 3.5, 15, 6.5)),
               ("line", (6, 6.5, 7, 20.5, 17, 20.5, 18, 6.5))),
    Icon.BODY: (("ring", (12, 5, 2.8)), ("line", (3.5, 6.5, 12, 11, 20.5, 6.5)), ("line", (12, 11, 12, 15)),
                ("line", (7, 21.5, 12, 15, 17, 21.5))),
    Icon.WORDS: (("loop", (3, 4, 21, 4, 21, 16, 12, 16, 7.5, 20.5, 7.5, 16, 3, 16)), ("line", (7.5, 8.3, 16.5, 8.3)),
                 ("line", (7.5, 12, 13, 12))),
}
# fmt: on


def draw_icon(
    pen: Pen, icon: Icon, x: float, y: float, size: float, colour: str | None = None, line: float = LINE
) -> None:
    """An icon around (x, y), `size` pixels wide."""
    ink = colour or pen.theme.ink
    paint = pen.paint(ink, stroke=line)
    with pen.kept() as canvas:
        canvas.translate(x - size / 2, y - size / 2)
        canvas.scale(size / _GRID, size / _GRID)
        for kind, v in _STROKES[icon]:
            match kind:
                case "line" | "loop":
                    points = list(zip(v[::2], v[1::2], strict=True))
                    canvas.drawPath(polygon(points, closed=kind == "loop"), paint)
                case "ring":
                    canvas.drawCircle(*v, paint)
                case "dot":
                    pen.circle(v[0], v[1], v[2], ink)
                case "arc":
                    x0, y0, r, start, sweep = v
                    canvas.drawArc(skia.Rect(x0 - r, y0 - r, x0 + r, y0 + r), start, sweep, False, paint)
                case "frame":
                    pen.box(Rect(*v[:4]), v[4], ink, stroke=line)
                case "block":
                    pen.box(Rect(*v[:4]), v[4], ink)
