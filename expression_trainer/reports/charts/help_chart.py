"""The help strip: one cell for each session with the digit of its help level."""

from __future__ import annotations

from collections.abc import Sequence

from expression_trainer.domain.trials import PromptLevel
from expression_trainer.reports.course import HelpStrip
from expression_trainer.reports.markup import Markup
from expression_trainer.reports.words import Names

from .drawing import Drawing

_LEFT, _ROW, _WIDTH = 92.0, 21.0, 330.0
_NEWEST = 23

LEVELS = {
    PromptLevel.INDEPENDENT: "no help",
    PromptLevel.DELAYED_CUE: "a cue after a wait",
    PromptLevel.PARTIAL_CUE: "brows or mouth pointed out",
    PromptLevel.FEWER_CHOICES: "fewer choices",
    PromptLevel.FULL_MODEL: "full model",
}


def help_chart(strips: Sequence[HelpStrip], sessions: int, names: Names, key: str) -> Markup:
    """The newest 23 sessions; a dashed line stands for a session without practice of that expression."""
    first = max(1, sessions - _NEWEST + 1)
    shown = sessions - first + 1
    step = min(22.0, (_WIDTH - _LEFT) / shown)
    drawing = Drawing(
        key, _WIDTH, len(strips) * _ROW + 18, "Help most often given, session by session", _said(strips, names)
    )
    for row, strip in enumerate(strips):
        top = row * _ROW
        drawing.text(_LEFT - 8, top + 12, names.word(strip.expression), "e b")
        drawing.line(_LEFT, top + 16, _LEFT + shown * step, top + 16, "gs")
        for cell in strip.cells:
            if cell.session < first:
                continue
            x = _LEFT + (cell.session - first) * step
            level = int(cell.level)
            drawing.box(x + 0.5, top, step - 1, 16, f"h{level} hb")
            drawing.text(x + step / 2, top + 12, str(level), "c s on" if level >= 3 else "c s")
    bottom = len(strips) * _ROW + 12
    drawing.text(_LEFT, bottom, f"session {first}", "m s")
    if shown > 5:
        drawing.text(_LEFT + shown * step, bottom, f"session {sessions}", "m s e")
    return drawing.markup()


def _said(strips: Sequence[HelpStrip], names: Names) -> str:
    return " ".join(
        f"{names.title(strip.expression)}: "
        + ", ".join(f"session {cell.session} level {int(cell.level)}" for cell in strip.cells)
        + "."
        for strip in strips
    )
