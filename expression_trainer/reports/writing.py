"""From the store to a file."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.expressions import Expression
from expression_trainer.practice.ports import ResultStore

from .page import page
from .summary import summarise
from .words import Names


def write_report(
    store: ResultStore,
    learner_id: str,
    destination: Path,
    words: Mapping[Expression, str] | None,
    made_utc: datetime,
) -> Path:
    """Write the page about one learner and return its path; an older page there is replaced whole or not at all.

    `words`: the child's own word for an expression, where there is one. Dates are told in the time zone of `made_utc`.
    Raises StoreError for an unknown learner and for a place that can't be written to.
    """
    found = [learner for learner in store.learners() if learner.learner_id == learner_id]
    if not found:
        raise StoreError(f"learner {learner_id}", "There is no such learner here.", "Choose one that is in the list.")
    summary = summarise(found[0], store.sessions(learner_id), store.trials(learner_id), made_utc)
    text = page(summary, Names(words or {}, made_utc.tzinfo))
    _write_whole(destination, text)
    return destination


def _write_whole(destination: Path, text: str) -> None:
    """Only the owner may read it: it is about a child's practice."""
    beside = destination.with_name(f".{destination.name}.{os.getpid()}.part")
    try:
        destination.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(destination)
    except OSError as problem:
        with suppress(OSError):
            beside.unlink()
        raise StoreError(str(destination), _problem(problem), "Nothing is lost; choose another place.") from problem


def _problem(problem: OSError) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The report could not be saved: the disk is full."
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "The report could not be saved: this place can't be written to."
    if isinstance(problem, (NotADirectoryError, FileExistsError, IsADirectoryError)):
        return "The report could not be saved: this is not a place for a file."
    return f"The report could not be saved ({problem.strerror or problem})."
