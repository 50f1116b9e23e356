"""What was agreed to, how to take it back at once, and how to delete a child."""

from __future__ import annotations

from expression_trainer.domain.consent import ConsentKind, ConsentRecord
from expression_trainer.domain.learners import Learner
from expression_trainer.domain.screens import Message
from expression_trainer.ui.icons import Icon
from expression_trainer.ui.theme import Type

from .adult_learners import in_words
from .flow import Block, Boxed, Fact, Keys, KeySpec, Text, heading
from .room import Home
from .sheet import Sheet

_KINDS = {"camera": ConsentKind.CAMERA, "results": ConsentKind.KEEP_RESULTS}
GIVEN_ON_THIS_PAGE = "adult with the PIN"


def privacy_blocks(home: Home, learner: Learner) -> tuple[Block, ...]:
    """Camera, results, and deleting."""
    name = {"name": learner.name}
    delete = KeySpec("delete", home.say(Message("privacy-delete", name)), Icon.BIN)
    return (
        _consent(home, learner, "camera", Icon.CAMERA),
        _consent(home, learner, "results", Icon.REPORT),
        Boxed((Text(home.say(Message("privacy-delete-lead", name))), Keys((delete,)))),
    )


def decide(home: Home, learner: Learner, name: str) -> None:
    """Record the decision of a key `consent:<what>:<yes|no>`. A withdrawn camera stops at once."""
    _, what, answer = name.split(":")
    kind = _KINDS[what]
    home.store.record_consent(
        ConsentRecord(learner.learner_id, kind, answer == "yes", GIVEN_ON_THIS_PAGE, home.clock.utc())
    )
    if kind is ConsentKind.CAMERA and answer == "no":
        home.readings.stop()


def delete_sheet(home: Home, learner: Learner) -> Sheet:
    """The second step of deleting: what will be gone. Keeping is the main key."""
    name = {"name": learner.name}
    count = len(home.store.trials(learner.learner_id))
    return Sheet(
        home.say(Message("privacy-delete-sure-title", name)),
        (
            Fact(Icon.BIN, home.say(Message("privacy-delete-sure-1", {"count": count}))),
            Fact(Icon.REPORT, home.say(Message("privacy-delete-sure-2"))),
        ),
        (
            KeySpec("delete-yes", home.say(Message("privacy-delete-yes")), Icon.BIN),
            KeySpec("delete-keep", home.say(Message("privacy-delete-keep", name)), main=True),
        ),
        read_first=True,
        to_read=True,
    )


def _consent(home: Home, learner: Learner, what: str, icon: Icon) -> Boxed:
    newest = _newest(home, learner, _KINDS[what])
    allowed = newest is not None and newest.granted
    arguments: dict[str, str | int] = {"name": learner.name}
    if newest is not None:
        arguments["day"] = in_words(newest.decided_utc)
    arguments["count"] = len(home.store.trials(learner.learner_id))
    state = home.say(Message(f"privacy-{what}-{'on' if allowed else 'off'}", arguments))
    change = KeySpec(
        f"consent:{what}:{'no' if allowed else 'yes'}",
        home.say(Message(f"privacy-{what}-{'withdraw' if allowed else 'allow'}")),
        icon if not allowed or what != "camera" else Icon.NO_CAMERA,
    )
    given = (_given_by(home, newest),) if newest is not None else ()
    return Boxed(
        (heading(home.say(Message(f"privacy-{what}"))), Text(state), *given, Keys((change,), style=Type.SMALL))
    )


def _newest(home: Home, learner: Learner, kind: ConsentKind) -> ConsentRecord | None:
    decisions = [record for record in home.store.consents(learner.learner_id) if record.kind is kind]
    return max(decisions, key=lambda record: record.decided_utc, default=None)


def _given_by(home: Home, record: ConsentRecord) -> Text:
    known = {"parent", "family", "teacher", "therapist"}
    if record.given_by in known:
        who = home.say(Message(f"guide-who-{record.given_by}"))
    elif record.given_by == "child":
        who = home.say(Message("privacy-given-child"))
    else:
        who = home.say(Message("privacy-given-pin"))
    return Text(home.say(Message("privacy-given", {"who": who})), tone="ink2")
