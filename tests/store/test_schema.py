from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from expression_trainer.domain.errors import StoreError
from expression_trainer.store import schema
from expression_trainer.store.sql_store import SqlStore, open_store
from expression_trainer.store.tables import Base
from tests.store import made_up
from tests.store.waiting import told


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def test_the_list_of_revisions_is_the_list_of_migrations() -> None:
    assert tuple(script.revision for script in reversed(list(scripts().walk_revisions()))) == schema.REVISIONS


def test_the_migrations_make_exactly_the_tables(store: SqlStore, path: Path) -> None:
    store.close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert schema.stored_revision(connection) == schema.REVISIONS[-1]
    engine.dispose()


def test_a_file_of_a_newer_version_is_refused_and_left(store: SqlStore, path: Path, clock: made_up.StillClock) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreError, match="newer version"):
            open_store(path, clock, read_only=read_only)
    assert path.read_bytes() == before


def test_before_an_update_a_whole_copy_is_kept(store: SqlStore, path: Path) -> None:
    store.keep_trial(made_up.trial())
    told(store)
    copy = schema.copy_before(path, "0001", made_up.START_UTC)
    assert copy.name == "practice-0001-20260302T153000.db"
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT trial_id FROM trials").fetchall() == [("trial-1",)]


def test_an_update_that_can_not_be_done_leaves_the_old_tables(
    store: SqlStore, path: Path, clock: made_up.StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep_trial(made_up.trial())
    told(store)
    store.close()
    monkeypatch.setattr(schema, "REVISIONS", ("0001", "0002"))  # a version whose second migration can't be found
    with pytest.raises(StoreError):
        open_store(path, clock)
    assert len(list((path.parent / "backups").iterdir())) == 1
    monkeypatch.undo()
    again = open_store(path, clock)
    assert again.trials("learner-1") == (made_up.trial(),)
    again.close()


def test_a_folder_with_odd_letters_will_do(tmp_path: Path, clock: made_up.StillClock) -> None:
    path = tmp_path / "50 % Größe?#" / "practice.db"
    for _ in range(2):
        open_store(path, clock).close()
    assert path.stat().st_size > 0
