"""The adult's page of one learner: when they played, what they name without help, and how to sit beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from expression_trainer.domain.expressions import BASIC_SIX, Expression
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.screens import Message
from expression_trainer.domain.trials import Outcome, PromptLevel, TrialResult
from expression_trainer.statistics.shares import Share, wilson
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.pen import Pen
from expression_trainer.ui.rect import Rect
from expression_trainer.ui.theme import Type, mix
from expression_trainer.ui.widgets.symbols import symbol

from .flow import Block, Boxed, Keys, KeySpec, Text, heading
from .paper import Desk, Drawn, Paint
from .room import Home

FEWEST_FOR_A_FIGURE = 10
"""Under ten tries there is no figure, only the count (clinical notes, "intervals")."""


def named_alone(trials: Sequence[TrialResult]) -> tuple[tuple[Expression, Share], ...]:
    """For each expression asked for without any help: how often it was named, of how many answered turns."""
    counts: dict[Expression, list[bool]] = {}
    for trial in trials:
        outcome = trial.outcome
        if not trial.choices or outcome.outcome is not Outcome.COMPLETED:
            continue
        if outcome.prompt_level is PromptLevel.INDEPENDENT:
            counts.setdefault(trial.target, []).append(outcome.correct is True)
    return tuple((target, Share(sum(counts[target]), len(counts[target]))) for target in BASIC_SIX if target in counts)


def in_words(day: datetime) -> str:
    """A day as adults read it, in the machine's time zone: 5 January 2026."""
    local = day.astimezone()
    return f"{local.day} {local.strftime('%B %Y')}"


@dataclass(frozen=True, slots=True)
class Named:
    """One feeling's line: symbol, word, the bar with its interval, the count."""

    home: Home
    feeling: Expression
    share: Share
    keeps_next: bool = False

    def height(self, desk: Desk, width: float) -> float:
        few = self._few()
        if few is None or not self._stacked(desk, width):
            return max(44 * desk.u, desk.leading(Type.SMALL) * 1.3)
        return desk.leading(Type.SMALL) * 1.3 + desk.words_height(few, Type.SMALL, width - 12 * desk.u)

    def lay(self, desk: Desk, box: Rect) -> None:
        u, line = desk.u, max(44 * desk.u, desk.leading(Type.SMALL) * 1.3)
        row = Rect(box.x, box.y, box.w, line)
        r = min(20 * u * max(1.0, desk.text_scale * 0.8), line / 2)
        desk.pieces.append(Drawn(Rect(box.x, row.cy - r, 2 * r, 2 * r), _mark(self.feeling)))
        word_w = self._word_width(desk)
        x = box.x + 2 * r + 12 * u
        desk.line(self.home.word(self.feeling), Rect(x, row.y, word_w, line), Type.SMALL)
        x += word_w + 16 * u
        few = self._few()
        if few is not None:
            if self._stacked(desk, box.w):
                desk.words(few, box.x + 12 * u, row.bottom, box.w - 12 * u, Type.SMALL, "ink2")
            else:
                desk.line(few, Rect(x, row.y, box.right - x, line), Type.SMALL, "ink2")
            return
        count = self._count()
        count_w = desk.text_width(count, Type.SMALL)
        bar_w = box.right - count_w - 16 * u - x
        if bar_w > 60 * u:
            desk.pieces.append(Drawn(Rect(x, row.y, bar_w, line), _bar(self.share)))
            x += bar_w + 16 * u
        desk.line(count, Rect(x, row.y, box.right - x, line), Type.SMALL)

    def _few(self) -> str | None:
        if self.share.count >= FEWEST_FOR_A_FIGURE:
            return None
        return self._say("adult-too-few", shown=self.share.count)

    def _count(self) -> str:
        return self._say("adult-count", hits=self.share.hits, shown=self.share.count)

    def _stacked(self, desk: Desk, width: float) -> bool:
        used = 40 * desk.u * max(1.0, desk.text_scale * 0.8) + self._word_width(desk) + 28 * desk.u
        few = self._few() or ""
        return used + desk.text_width(few, Type.SMALL) > width

    def _word_width(self, desk: Desk) -> float:
        return max(desk.text_width(self.home.word(feeling), Type.SMALL) for feeling in BASIC_SIX)

    def _say(self, message_id: str, **arguments: int) -> str:
        return self.home.say(Message(message_id, arguments))


@dataclass(frozen=True, slots=True)
class Header:
    """The learner's picture with name, age, and when they played."""

    portrait: Paint
    blocks: tuple[Block, ...]
    keeps_next: bool = False

    def _side(self, desk: Desk, width: float) -> float:
        side = 170 * desk.u
        return side if width > 3.2 * side and desk.text_scale < 1.4 else 0.0

    def height(self, desk: Desk, width: float) -> float:
        side = self._side(desk, width)
        words = sum(block.height(desk, width - side - (28 * desk.u if side else 0)) for block in self.blocks)
        return max(side, words + 12 * desk.u * (len(self.blocks) - 1))

    def lay(self, desk: Desk, box: Rect) -> None:
        side = self._side(desk, box.w)
        x = box.x
        if side:
            desk.pieces.append(Drawn(Rect(box.x, box.y, side, side), self.portrait))
            x += side + 28 * desk.u
        y = box.y
        for block in self.blocks:
            height = block.height(desk, box.right - x)
            block.lay(desk, Rect(x, y, box.right - x, height))
            y += height + 12 * desk.u


def learner_header(home: Home, learner: Learner) -> Header:
    """Who it is, when they played last, and the key to a session."""
    sessions = home.store.sessions(learner.learner_id)
    if sessions:
        last = in_words(sessions[-1].started_utc)
        played = home.say(Message("adult-played-last", {"count": len(sessions), "day": last}))
    else:
        played = home.say(Message("adult-played-never"))
    name = home.say(Message("adult-name-age", {"name": learner.name, "age": age_in_words(home, learner.age_band)}))
    start = KeySpec("session", home.say(Message("adult-start")), Icon.GO, main=True, icon_after=True)
    return Header(
        home.portrait(learner.avatar),
        (Text(name, style=Type.TITLE), Text(played, tone="ink2"), Keys((start,))),
    )


def named_card(home: Home, learner: Learner) -> Boxed:
    """What was named without help, with how sure that is."""
    shares = named_alone(home.store.trials(learner.learner_id))
    title = heading(home.say(Message("adult-named-title")))
    if not shares:
        return Boxed((title, Text(home.say(Message("adult-named-none")), tone="ink2")))
    lead = Text(home.say(Message("adult-named-lead")), tone="ink2", keeps_next=True)
    return Boxed((title, lead, *(Named(home, feeling, share) for feeling, share in shares)))


def coach_card(home: Home, learner: Learner) -> Boxed:
    """One card for the adult beside the child, and help one press away."""
    name = {"name": learner.name}
    upset = KeySpec("upset", home.say(Message("adult-upset", name)), Icon.HEART)
    return Boxed(
        (
            heading(home.say(Message("adult-coach-title"))),
            Text(home.say(Message("adult-coach-1", name))),
            Text(home.say(Message("adult-coach-2"))),
            Keys((upset,), fill=True),
        ),
        tone="honey",
    )


def age_in_words(home: Home, band: str) -> str:
    """ "6-7 years", "14 or older"."""
    if band.endswith("+"):
        return home.say(Message("guide-age-older", {"band": band[:-1]}))
    return home.say(Message("guide-age", {"band": band.replace("-", "\u2013")}))


def _mark(feeling: Expression) -> Paint:
    def paint(pen: Pen, box: Rect) -> None:
        symbol(pen, feeling, box.cx, box.cy, box.w / 2)

    return paint


def _bar(share: Share) -> Paint:
    """The share as a dot on its interval (Wilson, 95 %)."""
    sure = wilson(share)

    def paint(pen: Pen, box: Rect) -> None:
        u, theme = pen.u, pen.theme
        pen.box(Rect(box.x, box.cy - 6 * u, box.w, 12 * u), 6 * u, theme.sunk)
        if theme.flat:
            pen.box(Rect(box.x, box.cy - 6 * u, box.w, 12 * u), 6 * u, theme.line, stroke=1.5)
        if sure is None or share.value is None:
            return
        wide = Rect(box.x + box.w * sure.low, box.cy - 9 * u, box.w * (sure.high - sure.low), 18 * u)
        pen.box(wide, 9 * u, mix(theme.primary, theme.surface, 0.42))
        pen.circle(box.x + box.w * share.value, box.cy, 13 * u, theme.surface)
        pen.circle(box.x + box.w * share.value, box.cy, 10 * u, theme.primary)

    return paint
