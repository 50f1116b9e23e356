"""Which shape the tables have, and the way from an older shape to ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from expression_trainer.domain.errors import StoreError

REVISIONS: tuple[str, ...] = ("0001",)
"""Every revision in order; the last is ours. Kept here so that opening needs no Alembic when nothing is to be done."""

MIGRATIONS = Path(__file__).parent / "migrations"


def stored_revision(connection: Connection) -> str | None:
    """The revision of the tables, None in an empty database."""
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    if known is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def check_known(revision: str | None, path: Path) -> None:
    """Raises StoreError when a newer version of the program made the tables."""
    if revision is not None and revision not in REVISIONS:
        raise StoreError(
            str(path),
            "A newer version of Expression Trainer made this file with results.",
            "Nothing was changed. Use the newer version, or choose another data folder.",
        )


def bring_up_to_date(connection: Connection, path: Path, now_utc: datetime) -> None:
    """Migrate in one transaction, with a checked copy made before if there is anything to lose. Raises StoreError."""
    revision = stored_revision(connection)
    connection.rollback()  # reading began a transaction
    check_known(revision, path)
    if revision == REVISIONS[-1]:
        return
    if revision is not None:
        copy_before(path, revision, now_utc)
    _upgrade(connection)


def copy_before(path: Path, revision: str, now_utc: datetime) -> Path:
    """A copy through SQLite's backup interface in the folder `backups`, checked after writing.

    Raises StoreError, sqlite3.Error, OSError.
    """
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{path.stem}-{revision}-{now_utc.astimezone(UTC):%Y%m%dT%H%M%S}{path.suffix}"
    copy.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        if target.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise StoreError(str(copy), "The copy made before an update is damaged.", "Check the disk, then retry.")
    return copy


def _upgrade(connection: Connection) -> None:
    from alembic import command  # 0.4 s to import, needed once per new shape
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    with connection.begin():
        command.upgrade(config, REVISIONS[-1])
