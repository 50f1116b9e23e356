"""The tables, as typed rows. A change here needs a migration beside it (`migrations/versions`)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, Boolean, Dialect, Float, ForeignKey, Index, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """An aware date and time, kept as UTC text to the microsecond: sorts as text and reads well by eye."""

    impl = String(26)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a date and time without a time zone can't be kept: {value.isoformat()}")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class WholeNumber(TypeDecorator[int]):
    """An integer of any size, kept as text: a seed may be wider than SQLite's 64 bits."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcTime,
        int: Integer,
        float: Float,
        bool: Boolean(create_constraint=False),
        str: String,
        list[Any]: JSON,
        dict[str, Any]: JSON,
    }


class LearnerRow(Base):
    """`place` keeps the order of adding through a VACUUM, which may renumber hidden row ids."""

    __tablename__ = "learners"

    place: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    age_band: Mapped[str]
    avatar: Mapped[str]
    access: Mapped[dict[str, Any]]
    created_utc: Mapped[datetime]


class ConsentRow(Base):
    __tablename__ = "consents"
    __table_args__ = (Index(None, "learner_id", "decided_utc"),)

    place: Mapped[int] = mapped_column(primary_key=True)
    consent_id: Mapped[str] = mapped_column(unique=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("learners.learner_id", ondelete="CASCADE"))
    kind: Mapped[str]
    granted: Mapped[bool]
    given_by: Mapped[str]
    decided_utc: Mapped[datetime]


class SessionRow(Base):
    __tablename__ = "sessions"
    __table_args__ = (Index(None, "learner_id", "started_utc"),)

    place: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(unique=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("learners.learner_id", ondelete="CASCADE"))
    setting: Mapped[str]
    started_utc: Mapped[datetime]
    ended_utc: Mapped[datetime | None]
    end: Mapped[str | None]
    frames_seen: Mapped[int]
    frames_scored: Mapped[int]
    frames_dropped: Mapped[int]
    camera_used: Mapped[bool]
    simulated: Mapped[bool]
    seed: Mapped[int] = mapped_column(WholeNumber)


class TrialRow(Base):
    """Append-only: triggers refuse a change, and a removal while the learner is still there."""

    __tablename__ = "trials"
    __table_args__ = (Index(None, "learner_id", "shown_utc"), Index(None, "session_id"))

    place: Mapped[int] = mapped_column(primary_key=True)
    trial_id: Mapped[str] = mapped_column(unique=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("learners.learner_id", ondelete="CASCADE"))
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.session_id", ondelete="CASCADE"))
    exercise: Mapped[str]
    pack_id: Mapped[str]
    item_id: Mapped[str]
    identity: Mapped[str]
    probe_identity: Mapped[bool]
    target: Mapped[str]
    intensity: Mapped[float]
    variant: Mapped[str]
    choices: Mapped[list[Any]]
    phase: Mapped[str]
    setting: Mapped[str]
    outcome: Mapped[str]
    response: Mapped[str | None]
    not_sure: Mapped[bool]
    correct: Mapped[bool | None]
    prompt_level: Mapped[int]
    replays: Mapped[int]
    input_method: Mapped[str]
    judge: Mapped[str]
    shown_at: Mapped[float]
    responded_at: Mapped[float | None]
    response_time_ms: Mapped[float | None]
    adult_rating: Mapped[str | None]
    shown_utc: Mapped[datetime]
    timing_uncertainty_ms: Mapped[float]
    exercise_version: Mapped[str]
    pack_version: Mapped[str]
    model_version: Mapped[str]
    rig_version: Mapped[str]
    seed: Mapped[int] = mapped_column(WholeNumber)
    extra: Mapped[dict[str, Any]]


class MimicAttemptRow(Base):
    """What is kept of a mimicry: a few numbers for the whole attempt, never a frame and never a reading."""

    __tablename__ = "mimic_attempts"

    trial_id: Mapped[str] = mapped_column(ForeignKey("trials.trial_id", ondelete="CASCADE"), primary_key=True)
    peak: Mapped[float]
    hold_seconds: Mapped[float]
    onset_seconds: Mapped[float | None]
    symmetry: Mapped[float | None]
    profile: Mapped[str]
    parts: Mapped[list[Any]]
    peak_units_left: Mapped[dict[str, Any]]
    peak_units_right: Mapped[dict[str, Any]]
    frames_seen: Mapped[int]
    frames_scored: Mapped[int]
    frames_dropped: Mapped[int]
    attempts: Mapped[int]


class BaselineRow(Base):
    __tablename__ = "baselines"
    __table_args__ = (Index(None, "learner_id", "gathered_utc"),)

    place: Mapped[int] = mapped_column(primary_key=True)
    baseline_id: Mapped[str] = mapped_column(unique=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("learners.learner_id", ondelete="CASCADE"))
    gathered_utc: Mapped[datetime]
    neutral_left: Mapped[dict[str, Any]]
    neutral_right: Mapped[dict[str, Any]]
    maximum_left: Mapped[dict[str, Any]]
    maximum_right: Mapped[dict[str, Any]]
    good_frames: Mapped[int]
    switched_off: Mapped[list[Any]]


class AdultSettingRow(Base):
    __tablename__ = "adult_settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
