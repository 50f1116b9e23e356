"""Grounds and quiet pictures: hills, the breathing shape."""

from __future__ import annotations

import math

from expression_trainer.ui.curves import smooth
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.theme import mix


def hills(pen: Pen, top: float = 0.78) -> None:
    """Three soft hills, the first beginning at this share of the height. High contrast has none."""
    theme, w, h = pen.theme, pen.view.width, pen.view.height
    if theme.flat:
        return
    rows = (
        (top, 0.05, theme.leaf, 0.22),
        (top + 0.09, 0.04, theme.leaf, 0.34),
        (top + 0.17, 0.03, mix(theme.leaf, theme.sky, 0.25), 0.40),
    )
    for i, (y, rise, colour, alpha) in enumerate(rows):
        path = smooth([(x * w / 8, (y + rise * math.sin(x * 0.9 + i * 2.1)) * h) for x in range(-1, 10)])
        path.lineTo(w * 1.3, h + 5)
        path.lineTo(-w * 0.3, h + 5)
        path.close()
        pen.shape(path, colour, alpha)


def breathing(pen: Pen, x: float, y: float, r: float, opened: float, glow: float = 0.0) -> None:
    """A circle of soft petals around (x, y), open 0-1. `glow` 0-1 makes it brighter, where nothing may move."""
    theme = pen.theme
    for k, alpha in ((1.0, 0.22), (0.8, 0.26)):
        pen.circle(x, y, r * (0.55 + 0.45 * opened) * k, theme.sky, min(1.0, alpha + 0.25 * glow))
    for j in range(8):
        with pen.kept() as canvas:
            canvas.translate(x, y)
            canvas.rotate(45 * j)
            pen.oval(
                0,
                -r * 0.40 * opened,
                r * 0.24,
                r * 0.36 * (0.5 + 0.5 * opened),
                mix(theme.sky, theme.lilac, j / 8),
                min(1.0, 0.42 + 0.25 * glow),
            )
    pen.circle(x, y, r * 0.20, theme.surface, 0.9)


def breath(seconds: float) -> tuple[float, bool]:
    """Where a calm breath stands: opening 0.7-1 (in 4 s, out 5 s, sine), and whether it goes in."""
    into = seconds % 9.0
    going_in = into < 4.0
    share = into / 4.0 if going_in else 1 - (into - 4.0) / 5.0
    return 0.7 + 0.3 * (0.5 - 0.5 * math.cos(math.pi * share)), going_in
