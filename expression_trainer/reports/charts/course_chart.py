"""The course: one row for each expression, one mark for each session, on shared real dates."""

from __future__ import annotations

from collections.abc import Sequence

from expression_trainer.reports.course import Course, CoursePoint
from expression_trainer.reports.markup import Markup
from expression_trainer.reports.words import Names, counted, of

from .drawing import Drawing
from .timeline import Timeline

_ROW, _GAP, _LEFT, _TOP = 58.0, 30.0, 36.0, 22.0
_BESIDE = 172.0


def course_name(course: Course, names: Names) -> str:
    return "All feelings" if course.expression is None else names.title(course.expression)


def course_chart(courses: Sequence[Course], names: Names, key: str, width: float) -> Markup:
    """`width` units wide; from 560 on the words stand beside the rows, below that above them.

    Baseline is not joined to practice, checks stand apart, and a session with under 3 turns is small, open and not
    joined. Turns with help are a plus: they are not comparable with turns without.
    """
    beside = width >= 560
    right = width - (_BESIDE if beside else 8)
    moments = [point.started_utc for course in courses for point in course.points]
    timeline = Timeline.over(moments, _LEFT + 8, right - 8)
    height = _TOP + len(courses) * (_ROW + _GAP) + 4
    drawing = Drawing(key, width, height, "Course: share right without help, session by session", _said(courses, names))
    for row, course in enumerate(courses):
        top = _TOP + row * (_ROW + _GAP)
        _draw_row(drawing, course, timeline, top, right, named=row == 0 and beside)
        name = course_name(course, names)
        if beside:
            _draw_words(drawing, course, name, right + 14, top)
        else:
            drawing.text(_LEFT, top - 8, name, "b")
    timeline.draw_dates(drawing, _TOP + len(courses) * (_ROW + _GAP) - _GAP, names)
    return drawing.markup()


def _draw_row(drawing: Drawing, course: Course, timeline: Timeline, top: float, right: float, named: bool) -> None:
    bottom = top + _ROW

    def y(value: float) -> float:
        return bottom - value * _ROW

    practice = [point for point in course.points if not point.baseline and not point.check]
    baseline = [point for point in course.points if point.baseline]
    if practice:
        begin, end = timeline.x(practice[0].started_utc) - 6, timeline.x(practice[-1].started_utc) + 6
        drawing.box(begin, top - 4, end - begin, _ROW + 4, "wash")
        if baseline:
            drawing.line(begin, top - (8 if named else 4), begin, bottom, "ph")
            if named:
                drawing.text(begin - 4, top - 8, "baseline", "e m s")
                drawing.text(begin + 4, top - 8, "practice", "m s")
    for value, words in ((1.0, "all"), (course.guessing, "guess"), (0.0, "none")):
        drawing.line(_LEFT, y(value), right, y(value), {"all": "ax", "guess": "gs", "none": "axs"}[words])
        drawing.text(_LEFT - 5, y(value) + 3.5, words, "e m s")
    for point in course.points:
        if point.helped.value is not None:
            _draw_plus(drawing, timeline.x(point.started_utc), y(point.helped.value))
    for run in (baseline, practice):
        firm = [(timeline.x(p.started_utc), y(p.alone.value)) for p in run if p.firm and p.alone.value is not None]
        if len(firm) > 1:
            drawing.path(firm, "prs")
    for point in course.points:
        if point.alone.value is not None:
            _draw_point(drawing, point, timeline.x(point.started_utc), y(point.alone.value))


def _draw_point(drawing: Drawing, point: CoursePoint, x: float, y: float) -> None:
    if point.check and not point.decided:
        drawing.box(x - 2.8, y - 2.8, 5.6, 5.6, "open", 1)
    elif point.check:
        drawing.box(x - 4.6, y - 4.6, 9.2, 9.2, "kp" if point.passed else "wts", 1)
        if not point.passed:
            drawing.text(x, y + 16, of(point.alone), "c s b wt")
    elif not point.firm:
        drawing.dot(x, y, 2.4, "open")
    else:
        drawing.dot(x, y, 3.6, "open" if point.baseline else "pr")


def _draw_plus(drawing: Drawing, x: float, y: float) -> None:
    drawing.line(x - 3, y, x + 3, y, "axs")
    drawing.line(x, y - 3, x, y + 3, "axs")


def _draw_words(drawing: Drawing, course: Course, name: str, x: float, top: float) -> None:
    alone = [point for point in course.points if point.alone.count and not point.check]
    drawing.text(x, top + 12, name, "b l")
    if not alone:
        drawing.text(x, top + 28, "Only with help so far.")
        return
    newest = alone[-1]
    turns = sum(point.alone.count for point in alone)
    drawing.text(x, top + 28, f"Newest session: {of(newest.alone)}")
    drawing.text(x, top + 43, f"{counted(turns, 'turn')} in {counted(len(alone), 'session')},", "m")
    drawing.text(x, top + 57, f"{counted(course.choices, 'choice')}, no help", "m")


def _said(courses: Sequence[Course], names: Names) -> str:
    rows = []
    for course in courses:
        told = [f"{names.day(p.started_utc)} {of(p.alone)}" for p in course.points if p.alone.count]
        rows.append(f"{course_name(course, names)}: {', '.join(told) if told else 'only with help'}.")
    return "Turns right without help. " + " ".join(rows)
