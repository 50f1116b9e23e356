"""The first tables: learners, consents, sessions, trials, mimic attempts, baselines, adult settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _place() -> sa.Column[int]:
    return sa.Column("place", sa.Integer(), nullable=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _real(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Float(), nullable=nullable)


def _yes_no(name: str, *, nullable: bool = False) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=nullable)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _utc(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(26), nullable=nullable)


def _primary(table: str, column: str = "place") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"pk_{table}")


def _unique(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"uq_{table}_{column}")


def _belongs(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.{column}"], name=f"fk_{table}_{column}_{parent}", ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "learners",
        _place(),
        _text("learner_id"),
        _text("name"),
        _text("age_band"),
        _text("avatar"),
        _json("access"),
        _utc("created_utc"),
        _primary("learners"),
        _unique("learners", "learner_id"),
    )
    op.create_table(
        "consents",
        _place(),
        _text("consent_id"),
        _text("learner_id"),
        _text("kind"),
        _yes_no("granted"),
        _text("given_by"),
        _utc("decided_utc"),
        _primary("consents"),
        _unique("consents", "consent_id"),
        _belongs("consents", "learner_id", "learners"),
    )
    op.create_index("ix_consents_learner_id_decided_utc", "consents", ["learner_id", "decided_utc"])
    op.create_table(
        "sessions",
        _place(),
        _text("session_id"),
        _text("learner_id"),
        _text("setting"),
        _utc("started_utc"),
        _utc("ended_utc", nullable=True),
        _text("end", nullable=True),
        _whole("frames_seen"),
        _whole("frames_scored"),
        _whole("frames_dropped"),
        _yes_no("camera_used"),
        _yes_no("simulated"),
        _text("seed"),
        _primary("sessions"),
        _unique("sessions", "session_id"),
        _belongs("sessions", "learner_id", "learners"),
    )
    op.create_index("ix_sessions_learner_id_started_utc", "sessions", ["learner_id", "started_utc"])
    op.create_table(
        "trials",
        _place(),
        _text("trial_id"),
        _text("learner_id"),
        _text("session_id"),
        _text("exercise"),
        _text("pack_id"),
        _text("item_id"),
        _text("identity"),
        _yes_no("probe_identity"),
        _text("target"),
        _real("intensity"),
        _text("variant"),
        _json("choices"),
        _text("phase"),
        _text("setting"),
        _text("outcome"),
        _text("response", nullable=True),
        _yes_no("not_sure"),
        _yes_no("correct", nullable=True),
        _whole("prompt_level"),
        _whole("replays"),
        _text("input_method"),
        _text("judge"),
        _real("shown_at"),
        _real("responded_at", nullable=True),
        _real("response_time_ms", nullable=True),
        _text("adult_rating", nullable=True),
        _utc("shown_utc"),
        _real("timing_uncertainty_ms"),
        _text("exercise_version"),
        _text("pack_version"),
        _text("model_version"),
        _text("rig_version"),
        _text("seed"),
        _json("extra"),
        _primary("trials"),
        _unique("trials", "trial_id"),
        _belongs("trials", "learner_id", "learners"),
        _belongs("trials", "session_id", "sessions"),
    )
    op.create_index("ix_trials_learner_id_shown_utc", "trials", ["learner_id", "shown_utc"])
    op.create_index("ix_trials_session_id", "trials", ["session_id"])
    op.create_table(
        "mimic_attempts",
        _text("trial_id"),
        _real("peak"),
        _real("hold_seconds"),
        _real("onset_seconds", nullable=True),
        _real("symmetry", nullable=True),
        _text("profile"),
        _json("parts"),
        _json("peak_units_left"),
        _json("peak_units_right"),
        _whole("frames_seen"),
        _whole("frames_scored"),
        _whole("frames_dropped"),
        _whole("attempts"),
        _primary("mimic_attempts", "trial_id"),
        _belongs("mimic_attempts", "trial_id", "trials"),
    )
    op.create_table(
        "baselines",
        _place(),
        _text("baseline_id"),
        _text("learner_id"),
        _utc("gathered_utc"),
        _json("neutral_left"),
        _json("neutral_right"),
        _json("maximum_left"),
        _json("maximum_right"),
        _whole("good_frames"),
        _json("switched_off"),
        _primary("baselines"),
        _unique("baselines", "baseline_id"),
        _belongs("baselines", "learner_id", "learners"),
    )
    op.create_index("ix_baselines_learner_id_gathered_utc", "baselines", ["learner_id", "gathered_utc"])
    op.create_table("adult_settings", _text("name"), _text("value"), _primary("adult_settings", "name"))
    _refuse_changes("trials", "learners", "learner_id")
    _refuse_changes("mimic_attempts", "trials", "trial_id")


def _refuse_changes(table: str, parent: str, key: str) -> None:
    """Append-only: no update, and a row goes only with the row that it belongs to (deleting a learner)."""
    op.execute(
        f"CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_remain BEFORE DELETE ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {parent} WHERE {key} = OLD.{key}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
    )
