"""What each key of a screen means to the session."""

from __future__ import annotations

from expression_trainer.domain.events import (
    AgainPressed,
    BreakPressed,
    Event,
    NextPressed,
    NotSurePressed,
    RatingPressed,
    ResumePressed,
    StopPressed,
    WayNoted,
)
from expression_trainer.domain.screens import KeyName
from expression_trainer.domain.trials import AdultRating, InputMethod, Way

_RATINGS = {
    KeyName.A_LITTLE: AdultRating.A_LITTLE,
    KeyName.CLOSER: AdultRating.CLOSER,
    KeyName.THERE: AdultRating.THERE,
}
_WAYS = {
    KeyName.WITH_FACE: Way.FACE,
    KeyName.WITH_BODY: Way.BODY,
    KeyName.WITH_VOICE: Way.VOICE,
    KeyName.WITH_WORDS: Way.WORDS,
}


def event_of(key: KeyName, method: InputMethod, now: float) -> Event:
    """The event of a press at `now`, in monotonic seconds."""
    match key:
        case KeyName.STOP:
            return StopPressed(now, method)
        case KeyName.BREAK:
            return BreakPressed(now, method)
        case KeyName.AGAIN:
            return AgainPressed(now, method)
        case KeyName.NOT_SURE:
            return NotSurePressed(now, method)
        case KeyName.NEXT:
            return NextPressed(now, method)
        case KeyName.DONE:
            return NextPressed(now, method)
        case KeyName.RESUME:
            return ResumePressed(now, method)
        case KeyName.A_LITTLE | KeyName.CLOSER | KeyName.THERE:
            return RatingPressed(now, _RATINGS[key], method)
        case KeyName.WITH_FACE | KeyName.WITH_BODY | KeyName.WITH_VOICE | KeyName.WITH_WORDS:
            return WayNoted(now, _WAYS[key], method)
