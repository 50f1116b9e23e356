"""Bars with intervals: practised and new people as a pair, one pair for each number of choices."""

from __future__ import annotations

from expression_trainer.reports.markup import Markup
from expression_trainer.reports.standing import Bar, People, Standing
from expression_trainer.reports.words import Names, between, counted, of

from .drawing import Drawing

_LEFT, _TRACK, _ROW, _WIDTH = 92.0, 132.0, 16.0, 330.0
_PALETTE = {People.PRACTISED: ("pr", "prs"), People.NEW: ("nw", "nws")}


def bar_in_words(bar: Bar) -> str:
    """practised people, 4 choices: 22 of 28, 60–90 %"""
    who = f"{bar.people.value} people, {counted(bar.choices, 'choice')}"
    if bar.share.count == 0:
        return f"{who}: not tried yet"
    if bar.interval is None:
        return f"{who}: {counted(bar.share.count, 'turn')}, too few to say"
    return f"{who}: {of(bar.share)}, {between(bar.interval)}"


def interval_bars(standing: Standing, names: Names, key: str) -> Markup:
    """The bars of one expression."""
    height = len(standing.bars) * _ROW + 2
    title = f"{names.title(standing.expression)}, right without help"
    drawing = Drawing(key, _WIDTH, height, title, "; ".join(bar_in_words(bar) for bar in standing.bars) + ".")
    for row, bar in enumerate(standing.bars):
        _draw_bar(drawing, bar, row * _ROW + 1)
    return drawing.markup()


def _draw_bar(drawing: Drawing, bar: Bar, top: float) -> None:
    fill, stroke = _PALETTE[bar.people]
    drawing.text(0, top + 10, f"{bar.people.value}, {bar.choices}", f"s {fill}")
    guess = _LEFT + _TRACK * bar.guessing
    if bar.interval is None or bar.share.value is None:
        drawing.box(_LEFT + 0.5, top + 0.5, _TRACK - 1, 11, "un", 2)
        words = "not tried yet" if bar.share.count == 0 else f"{counted(bar.share.count, 'turn')}: too few"
        drawing.line(guess, top - 1, guess, top + 13, "gs")
        drawing.text(_LEFT + _TRACK / 2 + 8, top + 9.6, words, "s m c")
        return
    low, high = _LEFT + _TRACK * bar.interval.low, _LEFT + _TRACK * bar.interval.high
    drawing.box(_LEFT, top, _TRACK, 12, "trk", 2)
    drawing.box(low, top, high - low, 12, f"{fill} band", 2)
    drawing.line(guess, top - 1, guess, top + 13, "gs")
    drawing.line(low, top, low, top + 12, stroke)
    drawing.line(high, top, high, top + 12, stroke)
    mark = _LEFT + _TRACK * bar.share.value
    if bar.people is People.PRACTISED:
        drawing.dot(mark, top + 6, 4, fill)
    else:
        drawing.diamond(mark, top + 6, 4.8, fill)
    drawing.text(_LEFT + _TRACK + 10, top + 10, of(bar.share), f"b s {fill}")
    drawing.text(_WIDTH, top + 10, between(bar.interval), "s e m")
