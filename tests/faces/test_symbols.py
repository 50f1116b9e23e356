"""Symbols: every expression has one of its own, readable when small."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from expression_trainer.domain.expressions import Expression
from expression_trainer.faces.symbols import SYMBOL_POSES, SymbolColours, draw_symbol

SMALL = 48
COLOURS = SymbolColours("#ffe9b8", "#3a2a18", "#d9b476")


def drawn(expression: Expression, size: int = SMALL) -> NDArray[np.int64]:
    surface = skia.Surface(size, size)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorWHITE)
    draw_symbol(canvas, expression, size / 2, size / 2, size / 2, COLOURS)
    return np.asarray(surface.makeImageSnapshot().toarray()[..., :3], np.int64)


def test_every_expression_has_a_symbol() -> None:
    assert set(SYMBOL_POSES) == set(Expression)


@pytest.mark.parametrize(("one", "other"), list(combinations(Expression, 2)))
def test_any_two_symbols_differ_at_48_pixels_by_more_than_a_stroke(one: Expression, other: Expression) -> None:
    different = (np.abs(drawn(one) - drawn(other)).max(axis=2) > 60).sum()
    assert different > 45


@pytest.mark.parametrize("expression", list(Expression))
def test_a_symbol_stays_inside_its_circle(expression: Expression) -> None:
    picture = drawn(expression, 200)
    y, x = np.mgrid[:200, :200]
    outside = np.hypot(x - 99.5, y - 99.5) > 101
    assert (picture[outside] == 255).all()


def test_the_same_symbol_gives_the_same_picture() -> None:
    assert (drawn(Expression.DISGUST) == drawn(Expression.DISGUST)).all()
