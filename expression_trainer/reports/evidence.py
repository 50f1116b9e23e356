"""The panels with pictures, each with its numbers in a table behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from expression_trainer.domain.trials import AdultRating

from .charts.course_chart import course_chart, course_name
from .charts.help_chart import LEVELS, help_chart
from .charts.interval_bars import interval_bars
from .charts.matrix_chart import matrix_chart
from .charts.showing_chart import showing_chart
from .markup import Markup, behind, sideways, table, tag
from .mixups import MixUps
from .showing import Showing
from .standing import Standing, Verdict
from .summary import LearnerSummary
from .turns import FEWEST_SESSIONS, FEWEST_TURNS
from .words import Names, between, counted, of, percent

_FEWEST_HELP_SESSIONS = 3
_WIDE, _PAPER, _NARROW = 1110.0, 660.0, 322.0
_MOST_ROWS = 12
_VERDICTS = {
    Verdict.TOO_FEW: "Too few turns to say.",
    Verdict.ABOVE_GUESSING: "Right more often than by guessing.",
    Verdict.LIKE_GUESSING: "Can’t be told from guessing.",
    Verdict.BELOW_GUESSING: "Right less often than by guessing.",
}


def course_panels(summary: LearnerSummary, names: Names) -> list[Markup]:
    """The time line, from five sessions on."""
    if len(summary.sittings) < FEWEST_SESSIONS or not summary.courses:
        return []
    choices = counted(summary.courses[0].choices, "choice")
    note = (
        f"Each dot is one session: share right without help, {choices}, practised people. Small open dot: under 3 such "
        "turns. Open dot: baseline. Plus: turns with help, not comparable. Square: check (filled: passed; small: under "
        "8 turns). Dotted line: guessing."
    )
    rows = [
        (
            f"{course_name(course, names)}, {names.date(point.started_utc)}",
            _alone(point.alone.count, of(point.alone)),
            _alone(point.helped.count, of(point.helped)),
            _kind(point.baseline, point.check),
        )
        for course in summary.courses
        for point in course.points
    ]
    panel = tag(
        "section",
        tag("h2", "Course"),
        tag("p", note, class_="note"),
        tag("div", course_chart(summary.courses, names, "course", _WIDE), class_="wide"),
        tag("div", course_chart(summary.courses, names, "course-paper", _PAPER), class_="paper"),
        tag("div", course_chart(summary.courses, names, "course-narrow", _NARROW), class_="narrow"),
        behind(
            "Show as table",
            "Turns that were right",
            table("Turns that were right", ("Session", "Without help", "With help", "Kind"), rows),
        ),
        class_="panel",
    )
    return [panel]


def _alone(count: int, words: str) -> str:
    return words if count else "–"


def _kind(baseline: bool, check: bool) -> str:
    return "check" if check else "baseline" if baseline else "practice"


def reading_panels(summary: LearnerSummary, names: Names) -> list[Markup]:
    """Interval bars for every expression that was asked."""
    if not summary.standings:
        return []
    since = "" if summary.recent_from_utc is None else f", {names.period(summary.recent_from_utc, _newest(summary))}"
    note = tag(
        "p",
        tag("span", "● practised people", class_="pr-word"),
        " · ",
        tag("span", "◆ new people", class_="new-word"),
        ", never met in practice. The figure beside them is the number of choices. The band is where the true share "
        "may well lie (95 %); dotted line: guessing. Numbers of choices are never put together.",
        class_="note",
    )
    feelings = [
        tag(
            "div",
            tag("div", tag("h3", names.title(standing.expression)), tag("p", _VERDICTS[standing.main.verdict])),
            interval_bars(standing, names, f"bars-{standing.expression.value}"),
            class_="feeling",
        )
        for standing in summary.standings
    ]
    rows = [row for standing in summary.standings for row in _bar_rows(standing, names)]
    heads = ("Feeling", "People", "Choices", "Right", "95 % interval", "Guessing")
    panel = tag(
        "section",
        tag("h2", f"Right without help{since}"),
        note,
        *feelings,
        behind("Show as table", "Turns without help", table("Turns without help", heads, rows)),
        class_="panel",
    )
    return [panel]


def _newest(summary: LearnerSummary) -> datetime:
    return max(trial.shown_utc for trial in summary.trials)


def _bar_rows(standing: Standing, names: Names) -> list[tuple[str, ...]]:
    return [
        (
            names.title(standing.expression),
            bar.people.value,
            str(bar.choices),
            of(bar.share) if bar.interval is not None else f"{counted(bar.share.count, 'turn')}: too few",
            between(bar.interval) if bar.interval is not None else "–",
            percent(bar.guessing),
        )
        for bar in standing.bars
    ]


def showing_pictures(summary: LearnerSummary, names: Names) -> list[Markup]:
    """One for each expression with enough sessions that were seen well."""
    return [_showing_picture(showing, names) for showing in summary.showings if _has_picture(showing)]


def showing_tables(summary: LearnerSummary, names: Names) -> list[Markup]:
    """The turns of the other expressions in one table, and what a person said in another."""
    listed = [showing for showing in summary.showings if showing.turns and not _has_picture(showing)]
    rated = [showing for showing in summary.showings if showing.ratings]
    return [
        *([_showing_turns(listed, names)] if listed else []),
        *([_ratings(rated, names)] if rated else []),
    ]


def _has_picture(showing: Showing) -> bool:
    return sum(point.scored for point in showing.points) >= FEWEST_SESSIONS


def _showing_picture(showing: Showing, names: Names) -> Markup:
    missed = sum(not point.scored for point in showing.points)
    note = "Highest movement of each session, in the own range."
    if missed:
        note += f" × {counted(missed, 'session')} not seen well: no score, not a low score."
    rows = [
        (
            names.date(point.started_utc),
            percent(point.peak) if point.scored and point.peak is not None else "not seen well",
            f"{point.seen_well} of {point.turns}",
            percent(point.frames.share_scored or 0.0),
        )
        for point in showing.points
    ]
    heads = ("Session", "Highest movement", "Turns seen well", "Frames scored")
    return tag(
        "section",
        tag("h2", f"Showing {names.both(showing.expression)}"),
        tag("p", note, class_="note"),
        showing_chart(showing, names, f"showing-{showing.expression.value}"),
        behind("Show as table", "Share of the own range reached", table("Share of the own range reached", heads, rows)),
        class_="panel",
    )


def _showing_turns(showings: Sequence[Showing], names: Names) -> Markup:
    turns = [turn for showing in showings for turn in showing.turns]
    rows = [
        (
            names.title(turn.expression),
            names.day(turn.shown_utc),
            "not seen well" if turn.peak is None else percent(turn.peak),
            "–" if turn.peak is None else f"{turn.hold_seconds:.1f} s",
            str(turn.attempts),
            "–" if turn.share_seen is None else percent(turn.share_seen),
        )
        for turn in sorted(turns, key=lambda turn: turn.shown_utc, reverse=True)
    ]
    heads = ("Feeling", "Day", "Highest movement", "Held", "Tries", "Seen well")
    note = (
        "Highest movement towards the picture, in the own range (100 % is the own best). Too few sessions for a "
        "picture over time. Not seen well: no score, not a low score."
    )
    shown = table("Newest first", heads, rows[:_MOST_ROWS])
    parts = [sideways("Showing turns", shown)]
    if len(rows) > _MOST_ROWS:
        parts.append(behind("Show all turns", "One row for each turn", table("One row for each turn", heads, rows)))
    return tag(
        "section", tag("h2", "Showing feelings with the face"), tag("p", note, class_="note"), *parts, class_="panel"
    )


def _ratings(showings: Sequence[Showing], names: Names) -> Markup:
    words = {AdultRating.A_LITTLE: "a little", AdultRating.CLOSER: "closer", AdultRating.THERE: "there"}
    rows = [
        (names.title(showing.expression), *(str(showing.ratings.get(rating, 0)) for rating in words))
        for showing in showings
    ]
    return tag(
        "section",
        tag("h2", "Showing feelings, as seen by a person"),
        sideways("Words given", table("How often each word was given", ("Feeling", *words.values()), rows)),
        class_="panel",
    )


def matrix_panels(summary: LearnerSummary, names: Names) -> list[Markup]:
    """The confusion matrix, or nothing under two rows of 10 turns."""
    mixups = summary.mix_ups
    if not mixups.drawn:
        return []
    named = [mix for mix in mixups.named if mix.share.count >= FEWEST_TURNS]
    title = f"Mix-ups: {names.word(named[0].shown)} taken for {names.word(named[0].answered)}" if named else "Mix-ups"
    basis = "Baseline and check turns, all with the same answers" if mixups.checks_only else "All turns without help"
    note = f"{basis}. Blue frame: right. Darker: more often. Dot: never chosen; empty: never offered."
    labels = mixups.matrix.labels
    rows = [
        (
            names.word(shown),
            str(mixups.matrix.shown[row]),
            *map(str, mixups.matrix.counts[row]),
            str(mixups.matrix.unanswered[row]),
        )
        for row, shown in enumerate(labels)
    ]
    heads = ("Shown", "Times", *(names.word(label) for label in labels), "not sure")
    panel = tag(
        "section",
        tag("h2", title),
        tag("p", note, class_="note"),
        sideways("Mix-ups", matrix_chart(mixups, names, "matrix")),
        tag("p", _rates(mixups, names), class_="note"),
        behind("Show as table", "Answers to what was shown", table("Answers to what was shown", heads, rows)),
        class_="panel",
    )
    return [panel]


def _rates(mixups: MixUps, names: Names) -> str:
    if mixups.rates is None:
        return "No unbiased hit rate: see “What can’t be said yet”."
    told = [
        f"{names.word(label)} {f'{rate:.2f}'.removeprefix('0')}"
        for (label, rate), shown in zip(mixups.rates.items(), mixups.matrix.shown, strict=True)
        if rate is not None and shown >= FEWEST_TURNS
    ]
    return f"Unbiased hit rate Hu, corrected for favourite answers: {', '.join(told)}."


def help_panels(summary: LearnerSummary, names: Names) -> list[Markup]:
    """The help strip, or nothing under three practice sessions."""
    sessions = {cell.session for strip in summary.help_strips for cell in strip.cells}
    if len(sessions) < _FEWEST_HELP_SESSIONS:
        return []
    levels = ", ".join(f"{int(level)} {words}" for level, words in sorted(LEVELS.items(), reverse=True))
    rows = [
        (names.title(strip.expression), ", ".join(f"{cell.session}: {int(cell.level)}" for cell in strip.cells))
        for strip in summary.help_strips
    ]
    panel = tag(
        "section",
        tag("h2", "Help given"),
        tag("p", f"The help given most often in each practice session: {levels}.", class_="note"),
        help_chart(summary.help_strips, len(summary.sittings), names, "help"),
        behind("Show as table", "Session: help level", table("Session: help level", ("Feeling", "Levels"), rows)),
        class_="panel",
    )
    return [panel]


def side_by_side(panels: Sequence[Markup], columns: str) -> list[Markup]:
    """Panels in a grid of this class where there is room; a single one has the full width."""
    if not panels:
        return []
    return [tag("div", *panels, class_=f"grid {columns}" if len(panels) > 1 else "grid")]
