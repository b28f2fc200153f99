"""Temperatures of places, and when they stayed out of the place's range."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Reading(Base):
    """One temperature of a place in degrees Celsius, append-only.

    `low` and `high` are the place's range when it was recorded: a later change of the range judges no earlier reading.
    `raw` is what the device or the file said, as it said it.
    """

    __tablename__ = "reading"
    __table_args__ = (
        CheckConstraint("source in ('hand', 'csv', 'logger')", name="source"),
        UniqueConstraint("place_id", "at", "source", "device"),
        Index("reading_good_idx", "place_id", "at", postgresql_where="not outside"),
    )

    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    at: Mapped[datetime]
    value: Mapped[Decimal] = mapped_column(Numeric(5, 1))
    low: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    high: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    outside: Mapped[bool] = mapped_column(
        Computed("coalesce(value < low, false) or coalesce(value > high, false)", persisted=True)
    )
    source: Mapped[str]
    device: Mapped[str] = mapped_column(server_default="")
    raw: Mapped[str | None]
    recorded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]


class Excursion(Base):
    """A place that stayed out of its range for longer than the policy allows.

    From the first reading outside to the first good one after it; `last_at` is the last reading outside, `good_at` the
    last good one before. `void` says that readings that came later showed it was shorter than the policy.
    """

    __tablename__ = "excursion"
    __table_args__ = (
        CheckConstraint("begun_at <= last_at and last_at <= ended_at", name="in_order"),
        CheckConstraint("num_nonnulls(acknowledged_by, acknowledged_at, reason) in (0, 3)", name="acknowledged"),
        Index(None, "place_id", "begun_at"),
        Index("excursion_open_idx", "place_id", postgresql_where="acknowledged_at is null and not void"),
    )

    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    good_at: Mapped[datetime | None]
    begun_at: Mapped[datetime]
    last_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    peak: Mapped[Decimal] = mapped_column(Numeric(5, 1))
    low: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    high: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    raised_at: Mapped[datetime]
    void: Mapped[bool] = mapped_column(server_default="false")
    acknowledged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    acknowledged_at: Mapped[datetime | None]
    reason: Mapped[str | None]
