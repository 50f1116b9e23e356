"""Writing reports from the results on disk."""

from __future__ import annotations

from pathlib import Path

from expression_trainer.domain.errors import StoreError
from expression_trainer.domain.expressions import Expression
from expression_trainer.domain.learners import Learner
from expression_trainer.practice.ports import Clock, ResultStore, Translate
from expression_trainer.settings import Settings, resource_folder

from .system import SystemClock


def report_file(settings: Settings, learner: Learner) -> Path:
    """Where a learner's report goes when nobody says otherwise; the name tells nothing about the child."""
    return settings.report_folder / f"report-{learner.learner_id}.html"


def write_learner_report(
    settings: Settings,
    store: ResultStore,
    learner: Learner,
    translate: Translate,
    clock: Clock,
    output: Path | None = None,
) -> Path:
    """Write a learner's page and say where it is. Raises StoreError."""
    from expression_trainer.reports.writing import write_report

    place = output or report_file(settings, learner)
    words = {expression: translate.word(expression) for expression in Expression}
    return write_report(store, learner.learner_id, place, words, clock.utc().astimezone())


def report_for(settings: Settings, name: str, output: Path | None) -> Path:
    """Write the report of the learner with this name, beside the data or where asked. Raises StoreError."""
    from expression_trainer.language.translate import FluentTranslate
    from expression_trainer.store.sql_store import open_store

    if not settings.database.exists():
        raise StoreError(
            str(settings.database), "there are no results yet.", "Play first, or name the folder with --data."
        )
    clock = SystemClock()
    store = open_store(settings.database, clock, read_only=True)
    try:
        matching = [learner for learner in store.learners() if learner.name == name]
        if not matching:
            known = ", ".join(learner.name for learner in store.learners()) or "nobody yet"
            raise StoreError(f"player {name!r}", "nobody has this name here.", f"Players are: {known}.")
        translate = FluentTranslate(resource_folder("assets") / "strings")
        return write_learner_report(settings, store, matching[0], translate, clock, output)
    finally:
        store.close()
