"""Results on disk: one SQLite file per data folder, written by one worker thread, durable before it is acknowledged.

Owns the tables, their migrations and the files beside the database. May import `domain`, `practice.ports` and
SQLAlchemy (Alembic only where a migration really runs). Call `sql_store.open_store`.
"""
