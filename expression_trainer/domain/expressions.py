"""The expressions the game knows, by the field's names."""

from __future__ import annotations

from enum import StrEnum


class Expression(StrEnum):
    """An expression shown on a face; the value is the name used in packs, models and the database."""

    NEUTRAL = "neutral"
    HAPPINESS = "happiness"
    SADNESS = "sadness"
    ANGER = "anger"
    FEAR = "fear"
    SURPRISE = "surprise"
    DISGUST = "disgust"
    CALM = "calm"
    PAIN = "pain"
    CONTEMPT = "contempt"
    SHY = "shy"
    TIRED = "tired"
    WORRIED = "worried"
    PROUD = "proud"
    EXCITED = "excited"
    CONFUSED = "confused"


BASIC_SIX: tuple[Expression, ...] = (
    Expression.HAPPINESS,
    Expression.SADNESS,
    Expression.ANGER,
    Expression.FEAR,
    Expression.SURPRISE,
    Expression.DISGUST,
)
"""The six that practice covers first, in no teaching order."""

RECOGNISED: tuple[Expression, ...] = (Expression.NEUTRAL, *BASIC_SIX)
"""The seven classes of the recogniser, in the order of its probabilities."""
