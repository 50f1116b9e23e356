"""From any screen to its arrangement."""

from __future__ import annotations

from expression_trainer.domain.screens import Layout
from expression_trainer.domain.trials import Judge

from .calm import BreakArrangement, NotSavedArrangement, RestArrangement, SavingArrangement
from .copying import CopyArrangement, JudgedCopyArrangement
from .face_answers import FindArrangement, MatchArrangement
from .look_again import LookAgainArrangement
from .playing import ChosenFriendArrangement, FriendArrangement, OwnWayArrangement
from .question import QuestionArrangement
from .showing import Arrangement, Showing
from .well_done import WellDoneArrangement


def arrange(showing: Showing) -> Arrangement:
    """The arrangement for a screen's layout; FINISHED is an empty calm picture until the next scene comes."""
    match showing.screen.layout:
        case Layout.QUESTION:
            return QuestionArrangement(showing)
        case Layout.LOOK_AGAIN:
            return LookAgainArrangement(showing)
        case Layout.COPY:
            mirror = showing.screen.mirror
            by_camera = mirror is not None and mirror.judge is Judge.CAMERA
            return CopyArrangement(showing) if by_camera else JudgedCopyArrangement(showing)
        case Layout.FIND:
            return FindArrangement(showing)
        case Layout.MATCH:
            return MatchArrangement(showing)
        case Layout.FRIEND:
            return ChosenFriendArrangement(showing) if showing.screen.choices else FriendArrangement(showing)
        case Layout.OWN_WAY:
            return OwnWayArrangement(showing)
        case Layout.WELL_DONE:
            return WellDoneArrangement(showing)
        case Layout.REST:
            return RestArrangement(showing)
        case Layout.BREAK:
            return BreakArrangement(showing)
        case Layout.NOT_SAVED:
            return NotSavedArrangement(showing)
        case Layout.SAVING | Layout.FINISHED:
            return SavingArrangement(showing)
