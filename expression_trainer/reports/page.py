"""One self-contained page about one learner: answer, evidence, detail, in this order."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from .answer import Sentence, Tone, answer, decisions, not_sayable
from .evidence import (
    course_panels,
    help_panels,
    matrix_panels,
    reading_panels,
    showing_pictures,
    showing_tables,
    side_by_side,
)
from .markup import Markup, behind, join, sideways, table, tag
from .summary import LearnerSummary
from .turns import Sitting
from .words import Names, age, counted, duration, percent

NOT_A_DIAGNOSIS = "This is a record of practice. It is not a diagnosis and not a test with norms."
_NEWEST_SESSIONS = 8
_ENDS = {"finished": "the plan", "stopped": "“all done”"}


def page(summary: LearnerSummary, names: Names) -> str:
    """The whole page as HTML text. Nothing in it reaches outside: no script, no address, one style sheet inside."""
    style = resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{summary.learner.name}: where each feeling stands"),
        tag("style", Markup(style)),
    )
    body = tag("body", tag("main", *_sections(summary, names)))
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


def _sections(summary: LearnerSummary, names: Names) -> list[Markup]:
    sections = [_head(summary, names), _answer(summary, names)]
    asked = decisions(summary, names)
    if asked:
        sections.append(_listed("For you to decide", asked))
    sections.extend(course_panels(summary, names))
    matrix = matrix_panels(summary, names)
    did = [_sessions(summary, names)] if summary.sittings else []
    main = [
        *reading_panels(summary, names),
        *side_by_side(showing_pictures(summary, names), "two"),
        *showing_tables(summary, names),
        *([] if matrix else did),
    ]
    side = [_listed("What can’t be said yet", not_sayable(summary, names))]
    if summary.sittings:
        side.append(_rests_on(summary))
    side.extend(help_panels(summary, names))
    if main:
        sections.append(tag("div", tag("div", *main), tag("div", *side, class_="side"), class_="grid main-two"))
    else:
        sections.extend(side)
    if matrix:
        sections.extend(side_by_side([*matrix, *did], "pair"))
    sections.append(_foot(summary, names))
    return sections


def _head(summary: LearnerSummary, names: Names) -> Markup:
    learner = summary.learner
    aged = age(learner.age_band)
    told = []
    if summary.sittings:
        told.append(names.period(summary.sittings[0].started_utc, summary.sittings[-1].started_utc))
        told.append(f"{counted(len(summary.sittings), 'session')}, {duration(summary.minutes)}")
    told.append(f"written {names.date(summary.made_utc)}")
    title = f"{learner.name}{f', {aged}' if aged else ''}: where each feeling stands"
    heading = tag("div", tag("h1", title), tag("p", " · ".join(told), class_="sub"))
    if not summary.simulated:
        return tag("header", heading, class_="head")
    badge = "SIMULATED DATA" if summary.all_simulated else "PARTLY SIMULATED DATA"
    return tag("header", heading, tag("span", badge, class_="sim"), class_="head")


def _sentence(sentence: Sentence) -> Markup:
    tone = {Tone.GOOD: "good", Tone.LOOK: "look"}.get(sentence.tone)
    lead = [tag("b", sentence.lead, class_=tone), " "] if sentence.lead else []
    return join([*lead, sentence.rest])


def _answer(summary: LearnerSummary, names: Names) -> Markup:
    return tag(
        "section", *(tag("p", _sentence(s)) for s in answer(summary, names)), class_="answer", aria_label="Answer"
    )


def _listed(title: str, sentences: Sequence[Sentence]) -> Markup:
    return tag("section", tag("h2", title), tag("ul", *(tag("li", _sentence(s)) for s in sentences)), class_="panel")


def _sessions(summary: LearnerSummary, names: Names) -> Markup:
    heads = ("Day", "Where", "Minutes", "Turns", "“I’m not sure”", "Ended by")
    rows = [_session_row(sitting, names) for sitting in reversed(summary.sittings)]
    shown = table(
        "Newest first" if len(rows) <= _NEWEST_SESSIONS else f"The newest {_NEWEST_SESSIONS} sessions",
        heads,
        rows[:_NEWEST_SESSIONS],
    )
    parts = [tag("h2", f"What {summary.learner.name} did"), sideways("Sessions", shown)]
    if len(rows) > _NEWEST_SESSIONS:
        parts.append(
            behind("Show all sessions", "All sessions, newest first", table("All sessions, newest first", heads, rows))
        )
    return tag("section", *parts, class_="panel")


def _session_row(sitting: Sitting, names: Names) -> tuple[str, ...]:
    record = sitting.record
    unsure = sum(trial.outcome.not_sure for trial in sitting.trials)
    end = "–" if record is None else "cut short" if record.end is None else _ENDS[record.end.value]
    return (
        f"{names.day(sitting.started_utc)}, {names.clock(sitting.started_utc)}",
        "–" if record is None else record.setting.value,
        "–" if sitting.minutes is None else str(int(sitting.minutes + 0.5)),
        str(len(sitting.trials)),
        str(unsure),
        end,
    )


def _rests_on(summary: LearnerSummary) -> Markup:
    quality = summary.quality
    pairs = [
        (
            "Turns",
            f"{summary.reading_turns} reading, {summary.showing_turns} showing; {summary.without_help} without help",
        ),
        ("“I’m not sure”", f"{counted(quality.not_sure, 'time')}; it counts as a turn, and not as right"),
        (
            "Not finished",
            counted(quality.unfinished, "turn") + " (stopped, skipped or camera lost); left out of every figure",
        ),
    ]
    if quality.showing_turns:
        pairs.append(
            ("Seen well", f"{quality.seen_well_turns} of {counted(quality.showing_turns, 'turn')} judged by the camera")
        )
    if quality.frames.seen:
        share = quality.frames.share_scored or 0.0
        pairs.append(
            (
                "Camera frames",
                f"{quality.frames.seen:,} seen, {quality.frames.scored:,} scored ({percent(share)}), "
                f"{quality.frames.dropped:,} dropped. None was kept.",
            )
        )
    if quality.judges:
        pairs.append(("Judged by", ", ".join(judge.value for judge in quality.judges)))
    pairs.append(("Exercises", ", ".join(quality.exercises)))
    pairs.append(("Picture packs", ", ".join(quality.packs)))
    pairs.append(("Face measures", ", ".join(quality.models) or "none (no camera figure)"))
    if quality.rigs:
        pairs.append(("Drawing rig", ", ".join(quality.rigs)))
    listed = [cell for name, value in pairs for cell in (tag("dt", name), tag("dd", value))]
    return tag("section", tag("h2", "What this rests on"), tag("dl", *listed), class_="panel")


def _foot(summary: LearnerSummary, names: Names) -> Markup:
    methods = (
        "Intervals: Wilson (1927), 95 %. Differences: Newcombe (1998). Unbiased hit rate: Wagner (1993), only from "
        "baseline and check turns that all offered the same answers. Nothing is claimed under 10 turns."
    )
    return tag(
        "footer",
        tag("p", NOT_A_DIAGNOSIS, class_="first"),
        tag("p", methods),
        tag("p", f"Written by Expression Trainer on {names.date(summary.made_utc)} for {summary.learner.name}."),
        class_="foot",
    )
