"""Making one face: the highest movement of each session in the child's own range, and how well it was seen."""

from __future__ import annotations

from expression_trainer.reports.markup import Markup
from expression_trainer.reports.showing import Showing, ShowingPoint
from expression_trainer.reports.words import Names, percent

from .drawing import Drawing
from .timeline import Timeline

_WIDTH, _LEFT, _TOP, _HALF = 330.0, 36.0, 12.0, 46.0


def showing_chart(showing: Showing, names: Names, key: str) -> Markup:
    """No target line, no other child. A session not seen well has a cross and no point; the line passes over it."""
    bottom = _TOP + 2 * _HALF
    drawing = Drawing(
        key, _WIDTH, bottom + 58, f"Showing {names.both(showing.expression)}: highest movement", _said(showing, names)
    )
    timeline = Timeline.over([point.started_utc for point in showing.points], _LEFT + 10, _WIDTH - 12)
    for value, words in ((1.0, "own best"), (0.5, "half"), (0.0, "rest")):
        level = bottom - value * 2 * _HALF
        drawing.line(_LEFT, level, _WIDTH, level, "axs" if value == 0 else "ax")
        for line, word in enumerate(words.split()):
            drawing.text(_LEFT - 5, level + 3.5 + 10 * line, word, "e m s")
    firm = [(timeline.x(point.started_utc), _level(point, bottom)) for point in showing.points if point.firm]
    if len(firm) > 1:
        drawing.path(firm, "prs")
    for point in showing.points:
        x = timeline.x(point.started_utc)
        _draw_seen(drawing, point, x, bottom + 12)
        if point.scored:
            drawing.dot(x, _level(point, bottom), 3.6 if point.firm else 2.4, "pr" if point.firm else "open")
        else:
            drawing.text(x, bottom - 4, "×", "c b wt l")
    drawing.text(_LEFT - 5, bottom + 20, "seen", "e m s")
    drawing.text(_LEFT - 5, bottom + 30, "well", "e m s")
    timeline.draw_dates(drawing, bottom + 34, names)
    return drawing.markup()


def _level(point: ShowingPoint, bottom: float) -> float:
    return bottom - (point.peak or 0.0) * 2 * _HALF


def _draw_seen(drawing: Drawing, point: ShowingPoint, x: float, top: float) -> None:
    seen = 18 * (point.frames.share_scored or 0.0)
    drawing.box(x - 2.5, top, 5, 18, "trk")
    if seen:
        drawing.box(x - 2.5, top + 18 - seen, 5, seen, "pr" if point.scored else "wt")


def _said(showing: Showing, names: Names) -> str:
    told = []
    for point in showing.points:
        reached = percent(point.peak) if point.scored and point.peak is not None else "not seen well"
        told.append(f"{names.day(point.started_utc)} {reached}")
    return "Share of the own range reached: " + ", ".join(told) + "."
