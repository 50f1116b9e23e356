"""What was answered for what was shown, and whether an unbiased hit rate may be given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.trials import Phase, TrialResult
from expression_trainer.statistics.confusion import ConfusionMatrix, confusion_matrix
from expression_trainer.statistics.shares import Share

from .turns import CHECK_PHASES, FEWEST_TURNS, is_without_help

NAMED_FROM = Share(3, 10)
"""A mix-up is named from this share of a row on."""


class RateRefusal(StrEnum):
    """Why no unbiased hit rate is given."""

    NO_CHECKS = "no_checks"
    ANSWERS_DIFFER = "answers_differ"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class MixUp:
    """`answered` was chosen `share.hits` of the `share.count` times that `shown` was on show."""

    shown: Expression
    answered: Expression
    share: Share


@dataclass(frozen=True, slots=True)
class MixUps:
    """`offered`: answers ever offered for what was shown. `checks_only`: baseline and check turns, one label set.

    `rates`: unbiased hit rates where allowed, else None with `refusal`. `drawn`: enough rows for a picture.
    """

    matrix: ConfusionMatrix[Expression]
    offered: Mapping[Expression, frozenset[Expression]]
    checks_only: bool
    rates: Mapping[Expression, float | None] | None
    refusal: RateRefusal | None

    @property
    def drawn(self) -> bool:
        return sum(count >= FEWEST_TURNS for count in self.matrix.shown) >= 2

    @property
    def named(self) -> tuple[MixUp, ...]:
        """The mix-ups worth a word, the strongest first."""
        found = []
        for row, shown in enumerate(self.matrix.labels):
            count = self.matrix.shown[row]
            for column, answered in enumerate(self.matrix.labels):
                hits = self.matrix.counts[row][column]
                if row != column and count >= NAMED_FROM.count and hits * NAMED_FROM.count >= NAMED_FROM.hits * count:
                    found.append(MixUp(shown, answered, Share(hits, count)))
        return tuple(sorted(found, key=lambda mix: -(mix.share.value or 0.0)))


def mix_ups(trials: Sequence[TrialResult], order: Iterable[Expression]) -> MixUps:
    """Baseline and check turns where they all offered the same answers; otherwise all turns without help, and no rate.

    Wagner (1993): the rate corrects for favourite answers, so it needs the same answers in every turn and no help.
    """
    alone = [trial for trial in trials if is_without_help(trial)]
    tests = [trial for trial in alone if trial.phase is Phase.BASELINE or trial.phase in CHECK_PHASES]
    label_sets = {frozenset(trial.choices) for trial in tests}
    refusal: RateRefusal | None = None
    if not tests:
        refusal = RateRefusal.NO_CHECKS
    elif len(label_sets) > 1:
        refusal = RateRefusal.ANSWERS_DIFFER
    whole = _matrix(alone if refusal else tests, tuple(order))
    if refusal is None:
        found = MixUps(whole, _offered(tests), True, whole.unbiased_hit_rates(), None)
        if found.drawn:
            return found
        refusal, whole = RateRefusal.TOO_FEW, _matrix(alone, tuple(order))
    return MixUps(whole, _offered(alone), False, None, refusal)


def _matrix(turns: Sequence[TrialResult], order: Sequence[Expression]) -> ConfusionMatrix[Expression]:
    used = {label for trial in turns for label in (trial.target, trial.outcome.response, *trial.choices)}
    labels = [expression for expression in order if expression in used]
    return confusion_matrix(labels, ((trial.target, _answer(trial)) for trial in turns))


def _answer(trial: TrialResult) -> Expression | None:
    return None if trial.outcome.not_sure else trial.outcome.response


def _offered(turns: Iterable[TrialResult]) -> Mapping[Expression, frozenset[Expression]]:
    offered: dict[Expression, frozenset[Expression]] = {}
    for trial in turns:
        offered[trial.target] = offered.get(trial.target, frozenset()) | frozenset(trial.choices)
    return offered
