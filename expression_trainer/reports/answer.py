"""The words that come first: the answer, what an adult may decide, and what can't be said yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from expression_trainer.domain.trials import Judge, Phase

from .mixups import RateRefusal
from .standing import Bar, Standing, Verdict
from .summary import LearnerSummary
from .turns import FEWEST_SESSIONS, FEWEST_TURNS
from .words import Names, between, capital, counted, listed, of

_MOST_SENTENCES = 3
_MOST_QUESTIONS = 2
_CARRIES_OVER_FROM = 0.5
"""Reading carries over to new people when the lower end of their interval lies above this. Judgement."""


class Tone(StrEnum):
    PLAIN = "plain"
    GOOD = "good"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Sentence:
    """`lead` is set in bold in its tone; `rest` follows after a space."""

    lead: str
    rest: str
    tone: Tone = Tone.PLAIN


def answer(summary: LearnerSummary, names: Names) -> tuple[Sentence, ...]:
    """At most three sentences; "too little to say yet" while no expression has 10 turns without help."""
    if summary.too_little:
        return _too_little(summary)
    by_verdict: dict[Verdict, list[Standing]] = {verdict: [] for verdict in Verdict}
    for standing in summary.standings:
        by_verdict[standing.main.verdict].append(standing)
    said = [
        *_above(by_verdict[Verdict.ABOVE_GUESSING], names),
        *_weaker_with_new(summary.standings, names),
        *_like_with_new(by_verdict[Verdict.ABOVE_GUESSING], names),
        *_below(by_verdict[Verdict.BELOW_GUESSING], names),
        *_like(by_verdict[Verdict.LIKE_GUESSING], names),
        *_few(by_verdict[Verdict.TOO_FEW], names),
    ]
    return tuple(said[:_MOST_SENTENCES])


def _too_little(summary: LearnerSummary) -> tuple[Sentence, ...]:
    sessions = len(summary.sittings)
    if not sessions:
        return (Sentence("Too little to say yet.", f"{summary.learner.name} has not played yet."),)
    done = (
        f"{counted(sessions, 'session')}, {counted(summary.reading_turns, 'turn')} reading faces, "
        f"{counted(summary.showing_turns, 'turn')} showing them."
    )
    said = [Sentence("Too little to say yet.", done)]
    most = max((bar.share.count for standing in summary.standings for bar in standing.bars), default=0)
    if most:
        left = max(1, ceil((FEWEST_TURNS - most) * sessions / most))
        said.append(
            Sentence(
                "", f"At this pace there may be enough for a first answer in about {counted(left, 'more session')}."
            )
        )
    elif summary.reading_turns:
        said.append(Sentence("", "So far no turn was answered without help; only those count for an answer."))
    return tuple(said)


def _above(found: Sequence[Standing], names: Names) -> list[Sentence]:
    if not found:
        return []
    rest = f"{_are(found)} right without help more often than guessing would bring."
    over = [s for s in found if (i := s.main_new.interval) is not None and i.low > _CARRIES_OVER_FROM]
    if over:
        words = names.listed([standing.expression for standing in over])
        rest = f"{rest[:-1]}; {words} {'carries' if len(over) == 1 else 'carry'} over to new people."
    return [Sentence(_lead(found, names), rest, Tone.GOOD)]


def _weaker_with_new(found: Sequence[Standing], names: Names) -> list[Sentence]:
    weaker = [s for s in found if s.new_minus_practised is not None and s.new_minus_practised.high < 0]
    if not weaker:
        return []
    return [
        Sentence(_lead(weaker, names), f"{_are(weaker)} weaker with new people than with practised ones.", Tone.LOOK)
    ]


def _like_with_new(found: Sequence[Standing], names: Names) -> list[Sentence]:
    """Read with practised people, but with new people not to be told from guessing."""
    like = [standing for standing in found if standing.main_new.verdict is Verdict.LIKE_GUESSING]
    if not like:
        return []
    told = [
        f"{of(bar.share)}, {between(bar.interval)}"
        for bar in (standing.main_new for standing in like)
        if bar.interval is not None
    ]
    rest = f"with new people can’t be told from guessing ({'; '.join(told)})."
    return [Sentence(_lead(like, names), rest, Tone.LOOK)]


def _below(found: Sequence[Standing], names: Names) -> list[Sentence]:
    if not found:
        return []
    rest = f"{_are(found)} right less often than guessing would bring ({_counts(found, names)}): see the mix-ups."
    return [Sentence(_lead(found, names), rest, Tone.LOOK)]


def _like(found: Sequence[Standing], names: Names) -> list[Sentence]:
    return [Sentence(_lead(found, names), f"can’t be told from guessing ({_counts(found, names)}).")] if found else []


def _few(found: Sequence[Standing], names: Names) -> list[Sentence]:
    if not found:
        return []
    turns = sorted({standing.main.share.count for standing in found})
    told = counted(turns[0], "turn") if len(turns) == 1 else f"{turns[0]} to {turns[-1]} turns"
    each = " each" if len(found) > 1 and len(turns) == 1 else ""
    return [Sentence(f"{_lead(found, names)}:", f"{told} without help{each}. Nothing is claimed under {FEWEST_TURNS}.")]


def _lead(found: Sequence[Standing], names: Names) -> str:
    return capital(names.listed([standing.expression for standing in found]))


def _are(found: Sequence[Standing]) -> str:
    return "is" if len(found) == 1 else "are"


def _counts(found: Sequence[Standing], names: Names) -> str:
    def told(bar: Bar) -> str:
        return f"{of(bar.share)}, {between(bar.interval)}" if bar.interval is not None else of(bar.share)

    if len(found) == 1:
        return told(found[0].main)
    return "; ".join(f"{names.word(standing.expression)} {told(standing.main)}" for standing in found)


def decisions(summary: LearnerSummary, names: Names) -> tuple[Sentence, ...]:
    """Questions for an adult, at most two; never a recommendation."""
    asked = []
    for mix in summary.mix_ups.named:
        if summary.mix_ups.drawn and mix.share.count >= FEWEST_TURNS:
            rest = (
                f"was answered “{names.word(mix.answered)}” in {of(mix.share)} turns. "
                f"Practise these two side by side, or something else first?"
            )
            asked.append(Sentence(names.title(mix.shown), rest))
    return tuple(asked[:_MOST_QUESTIONS])


def not_sayable(summary: LearnerSummary, names: Names) -> tuple[Sentence, ...]:
    """What the turns so far can't carry, each with the reason."""
    said = _about_few(summary, names)
    said.extend(_about_new_people(summary, names))
    if len(summary.sittings) < FEWEST_SESSIONS:
        said.append(Sentence("A course:", f"drawn from {FEWEST_SESSIONS} sessions on; {len(summary.sittings)} so far."))
    if summary.reading_turns:
        said.extend(_about_rates(summary))
    said.extend(_about_showing(summary))
    if summary.trials and not any(trial.phase is Phase.BASELINE for trial in summary.trials):
        said.append(Sentence("That practice caused a change:", "there were no baseline sessions before practice."))
    said.append(Sentence("Response times:", "the delay of this display has not been measured."))
    said.append(
        Sentence(
            "Real life:",
            f"only faces on the screen were asked. Nothing here says how {summary.learner.name} gets on elsewhere.",
        )
    )
    return tuple(said)


def _about_few(summary: LearnerSummary, names: Names) -> list[Sentence]:
    few = [standing for standing in summary.standings if standing.main.verdict is Verdict.TOO_FEW]
    if not few:
        return []
    counts = sorted({standing.main.share.count for standing in few})
    turns = counted(counts[0], "turn") if len(counts) == 1 else f"{counts[0]} to {counts[-1]} turns"
    each = " each" if len(few) > 1 else ""
    return [Sentence(f"{_lead(few, names)}:", f"{turns}{each} without help. Nothing is claimed under {FEWEST_TURNS}.")]


def _about_new_people(summary: LearnerSummary, names: Names) -> list[Sentence]:
    few = [standing for standing in summary.standings if standing.main_new.verdict is Verdict.TOO_FEW]
    if not few:
        return []
    if all(standing.main_new.share.count == 0 for standing in summary.standings):
        return [Sentence("New people:", "not asked yet.")]
    told = [f"{names.word(s.expression)} ({counted(s.main_new.share.count, 'turn')})" for s in few]
    return [Sentence("New people:", f"too few turns for {listed(told)}.")]


def _about_rates(summary: LearnerSummary) -> list[Sentence]:
    reasons = {
        RateRefusal.NO_CHECKS: "only baseline and check turns count for it, and there are none yet.",
        RateRefusal.ANSWERS_DIFFER: "the answers to choose from were not the same in every baseline and check turn.",
        RateRefusal.TOO_FEW: "too few baseline and check turns.",
    }
    refusal = summary.mix_ups.refusal
    return [] if refusal is None else [Sentence("Unbiased hit rate:", reasons[refusal])]


def _about_showing(summary: LearnerSummary) -> list[Sentence]:
    if not summary.showings:
        return [Sentence("Showing feelings:", "not tried yet.")]
    if Judge.CAMERA not in summary.quality.judges:
        return [
            Sentence("Showing feelings:", "the camera was off; an adult’s or the child’s own word is all there is.")
        ]
    scored = max(sum(point.scored for point in showing.points) for showing in summary.showings)
    if scored < FEWEST_SESSIONS:
        told = f"a picture is drawn from {counted(FEWEST_SESSIONS, 'session')} on that were seen well; {scored} so far."
        return [Sentence("Showing feelings over time:", told)]
    return []
