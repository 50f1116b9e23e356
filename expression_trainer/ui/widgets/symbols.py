"""Feeling symbols in the colours of the theme."""

from __future__ import annotations

from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.symbols import SymbolColours, draw_symbol
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.theme import mix


def symbol(pen: Pen, expression: Expression, x: float, y: float, r: float) -> None:
    """The symbol of an expression around (x, y)."""
    theme = pen.theme
    edge = theme.symbol_ink if theme.flat else mix(theme.symbol, "#b07a2a", 0.55)
    with pen.kept() as canvas:
        draw_symbol(canvas, expression, x, y, r, SymbolColours(theme.symbol, theme.symbol_ink, edge))
