"""One open database file: how it is opened, and how it is scrubbed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from expression_trainer.domain.errors import StoreError

from .faults import explain
from .files import BUSY_SECONDS, FolderLock, check_whole, prepare
from .schema import REVISIONS, bring_up_to_date, check_known, stored_revision


class Database:
    """An open file, with its lock. Made, used and closed on one thread. Raises StoreError when it can't be opened."""

    def __init__(self, path: Path, now_utc: datetime, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self._lock: FolderLock | None = None
        self._connection: Connection | None = None
        try:
            if read_only:
                self._open_to_read()
            else:
                self._open_to_write(now_utc)
        except Exception as problem:
            self.close()
            said = explain(problem, path)
            if said is problem:
                raise
            raise said from problem

    def _open_to_write(self, now_utc: datetime) -> None:
        prepare(self._path)
        self._lock = FolderLock(self._path)
        check_whole(self._path)
        self._connection = _engine(self._path, read_only=False).connect()
        bring_up_to_date(self._connection, self._path, now_utc)

    def _open_to_read(self) -> None:
        if not self._path.is_file():
            raise StoreError(
                str(self._path), "No results are kept here yet.", "Play once, or choose another data folder."
            )
        check_whole(self._path)
        self._connection = _engine(self._path, read_only=True).connect()
        revision = stored_revision(self._connection)
        self._connection.rollback()
        check_known(revision, self._path)
        if revision != REVISIONS[-1]:
            raise StoreError(
                str(self._path),
                "An older version of Expression Trainer made this file with results.",
                "Start the game once: it brings the file up to date and keeps a copy.",
            )

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A transaction: committed (and so durable) at the end, or rolled back whole."""
        with Session(self._open, expire_on_commit=False) as session, session.begin():
            yield session

    def scrub(self) -> None:
        """After a removal: no trace of removed rows stays in any file beside the database. Raises StoreError.

        `secure_delete` has overwritten the rows already; this rewrites the file without gaps and empties the
        write-ahead log.
        """
        for copy in sorted((self._path.parent / "backups").glob(f"{self._path.stem}-*{self._path.suffix}")):
            copy.unlink()
        driver: Any = self._open.connection.driver_connection
        with suppress(Exception):  # without space for a second copy the rows are overwritten all the same
            driver.execute("VACUUM")
        busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise StoreError(
                str(self._path),
                "The rows are deleted, but another program still reads the file, so traces may stay in it.",
                "Close the other program, then start this one again: it finishes the deletion.",
            )

    def close(self) -> None:
        """Release the file and the lock."""
        try:
            if self._connection is not None:
                engine = self._connection.engine
                self._connection.close()
                engine.dispose()
        finally:
            self._connection = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    @property
    def _open(self) -> Connection:
        if self._connection is None:
            raise StoreError(str(self._path), "The results are closed already.", "Start the program again.")
        return self._connection


def _engine(path: Path, *, read_only: bool) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        poolclass=NullPool,
        hide_parameters=True,  # a name must not reach a log by way of an error
        connect_args={"timeout": BUSY_SECONDS},
    )

    def set_up(driver: Any, _record: object) -> None:
        driver.isolation_level = None  # transactions begin and end where SQLAlchemy says so, those of migrations too
        if not read_only:
            driver.execute("PRAGMA journal_mode=WAL")
        driver.execute("PRAGMA synchronous=FULL")
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute("PRAGMA secure_delete=ON")
        driver.execute("PRAGMA recursive_triggers=ON")  # so that a REPLACE can't slip past the append-only triggers
        driver.execute("PRAGMA temp_store=MEMORY")  # nothing personal in the system's temporary folder
        if read_only:
            driver.execute("PRAGMA query_only=ON")

    def start(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", start)
    return engine
