"""How much is left: stepping stones to the flower."""

from __future__ import annotations

from expression_trainer.domain.screens import Progress
from expression_trainer.ui.icons import Icon, draw_icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect

from .plants import blossom

MOST_STONES = 8


def stones(pen: Pen, rect: Rect, progress: Progress) -> None:
    """A tick is done, a ring is now, empty is to come, and the flower last is all done. Right-aligned in `rect`.

    A session of more than eight turns uses one stone for two or three.
    """
    u, theme = pen.u, pen.theme
    per_stone = max(1, -(-progress.total // MOST_STONES))
    total = max(1, -(-progress.total // per_stone))
    done = total if progress.done >= progress.total else progress.done // per_stone
    r_flower = min(33 * u, rect.h * 0.42)
    step = min(64 * u, (rect.w - 2 * r_flower - 12 * u) / (total + 0.2))
    r = min(19 * u, step * 0.40)
    flower_x, y = rect.right - r_flower - 3 * u, rect.cy
    last = flower_x - r_flower - step * 0.375 - r
    places = [last - step * (total - 1 - i) for i in range(total)]
    pen.line([(places[0], y), (flower_x, y)], theme.line, 4 * u, 0.55, dash=(1, 10 * u))
    for i, x in enumerate(places):
        if i < done:
            pen.circle(x, y, r, theme.primary)
            draw_icon(pen, Icon.CHECK, x, y, r * 1.2, theme.on_primary, 3)
        elif i == done:
            pen.circle(x, y, r * 1.12, theme.surface)
            pen.circle(x, y, r * 1.12, theme.primary, stroke=min(6 * u, r * 0.35))
            pen.circle(x, y, r * 0.42, theme.primary)
        else:
            pen.circle(x, y, r * 0.86, theme.surface)
            pen.circle(x, y, r * 0.86, theme.line, stroke=3 * u)
    pen.circle(flower_x, y, r_flower, theme.surface)
    pen.circle(flower_x, y, r_flower, theme.line, stroke=3 * u)
    blossom(pen, flower_x, y, r_flower * 0.76)
