"""The confusion matrix: rows shown, columns answered, counts in grey by share."""

from __future__ import annotations

from expression_trainer.reports.markup import Markup
from expression_trainer.reports.mixups import MixUps
from expression_trainer.reports.turns import FEWEST_TURNS
from expression_trainer.reports.words import Names

from .drawing import Drawing

_LEFT, _TOP, _CELL_WIDTH, _CELL = 72.0, 34.0, 52.0, 30.0
_SHADES = ((0.5, "q3"), (0.2, "q2"), (0.0, "q1"))


def matrix_chart(mixups: MixUps, names: Names, key: str) -> Markup:
    """A frame on the diagonal; a dot for an answer never given; an empty cell for an answer never offered.

    Rows under 10 turns have lighter digits and no fill. "Not sure" has a column once it was used.
    """
    matrix = mixups.matrix
    unsure = any(matrix.unanswered)
    columns = len(matrix.labels) + unsure
    height = _TOP + _CELL * len(matrix.labels) + 4
    drawing = Drawing(key, _LEFT + _CELL_WIDTH * columns + 4, height, "What was answered", _said(mixups, names))
    drawing.text(_LEFT + _CELL_WIDTH * columns / 2, 10, "answered", "c m s")
    for column, label in enumerate(matrix.labels):
        drawing.text(_LEFT + (column + 0.5) * _CELL_WIDTH, 27, names.word(label), "c s")
    if unsure:
        drawing.text(_LEFT + (columns - 0.5) * _CELL_WIDTH, 27, "not sure", "c s m")
    for row, shown in enumerate(matrix.labels):
        top = _TOP + row * _CELL
        total = matrix.shown[row]
        drawing.text(_LEFT - 8, top + 13, names.word(shown), "e b")
        drawing.text(_LEFT - 8, top + 25, f"shown {total}", "e m s")
        cells = [*matrix.counts[row], *([matrix.unanswered[row]] if unsure else [])]
        for column, count in enumerate(cells):
            offered = column == len(matrix.labels) or matrix.labels[column] in mixups.offered.get(shown, frozenset())
            _draw_cell(drawing, _LEFT + column * _CELL_WIDTH, top, count, total, row == column, offered)
    return drawing.markup()


def _draw_cell(drawing: Drawing, x: float, top: float, count: int, total: int, right: bool, offered: bool) -> None:
    enough = total >= FEWEST_TURNS
    width, height = _CELL_WIDTH - 3, _CELL - 3
    if count and enough:
        shade = next(name for lowest, name in _SHADES if count / total >= lowest)
        drawing.box(x + 1.5, top + 1.5, width, height, f"{'pr' if right else 'ik'} {shade}", 2)
    if right:
        drawing.box(x + 1.5, top + 1.5, width, height, "frame", 2)
    elif offered or count:
        drawing.box(x + 1.5, top + 1.5, width, height, "cell", 2)
    if count:
        drawing.text(x + _CELL_WIDTH / 2, top + 19, str(count), "c b" if enough else "c b m")
    elif offered:
        drawing.text(x + _CELL_WIDTH / 2, top + 18, "·", "c m")


def _said(mixups: MixUps, names: Names) -> str:
    matrix = mixups.matrix
    rows = []
    for row, shown in enumerate(matrix.labels):
        given = [
            f"{names.word(label)} {count}"
            for label, count in zip(matrix.labels, matrix.counts[row], strict=True)
            if count
        ]
        if matrix.unanswered[row]:
            given.append(f"not sure {matrix.unanswered[row]}")
        if matrix.shown[row]:
            rows.append(f"{names.word(shown)} shown {matrix.shown[row]} times, answered {', '.join(given)}")
    return "; ".join(rows) + "."
