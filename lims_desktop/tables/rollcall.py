"""Roll-call destruction: the court's schedule, who was there, and every parcel as it was weighed and crossed off."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Rollcall(Base):
    """SCHEDULED > CANCELLED, or OPEN <> PAUSED, STOPPED > CALLED (every parcel has been called) > SIGNED.

    `trouble` and `stopped_at` say why it stands still; `place` is where the parcels are destroyed.
    """

    __tablename__ = "rollcall"
    __table_args__ = (
        CheckConstraint(
            "state in ('SCHEDULED', 'CANCELLED', 'OPEN', 'PAUSED', 'STOPPED', 'CALLED', 'SIGNED')", name="state"
        ),
        CheckConstraint("(state = 'CANCELLED') = (cancelling_reason is not null)", name="cancelled"),
        CheckConstraint("keeper <> witness", name="two_people"),
        CheckConstraint("(state = 'STOPPED') = (trouble is not null)", name="stopped"),
        Index(None, "state", "court_date"),
    )

    id: Mapped[Id]
    disposition_id: Mapped[int] = mapped_column(ForeignKey("disposition.id"), index=True)
    court: Mapped[str]
    court_date: Mapped[date]
    order_number: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="SCHEDULED")
    scheduled_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    scheduled_at: Mapped[datetime]
    place: Mapped[str | None]
    keeper: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    witness: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime | None]
    trouble: Mapped[str | None]
    stopped_at: Mapped[datetime | None]
    keeper_signature: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))
    signed_at: Mapped[datetime | None]
    cancelling_reason: Mapped[str | None]


class RollcallOfficer(Base):
    """The magistrate or the justice of the peace, by identity document and by their own hand at both ends."""

    __tablename__ = "rollcall_officer"
    __table_args__ = (
        CheckConstraint("role in ('magistrate', 'justice')", name="role"),
        Index(None, "rollcall_id", "role"),
        Index(None, "signature_begin"),
        Index(None, "signature_end"),
    )

    id: Mapped[Id]
    rollcall_id: Mapped[int] = mapped_column(ForeignKey("rollcall.id"))
    role: Mapped[str]
    name: Mapped[str]
    office: Mapped[str]
    identity_document: Mapped[str]
    signature_begin: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))
    signature_end: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))
    came_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class RollcallParcel(Base):
    """One parcel: WAITING > CROSSED or SET_ASIDE.

    `reading` is the balance's own number, `weight` the same in the item's unit; `raw` are the bytes it sent, in
    hexadecimal. `expected` is null when no weight was ever recorded.
    """

    __tablename__ = "rollcall_parcel"
    __table_args__ = (
        CheckConstraint("state in ('WAITING', 'CROSSED', 'SET_ASIDE')", name="state"),
        CheckConstraint("reading >= 0 and weight >= 0", name="weights"),
        CheckConstraint(
            "state <> 'CROSSED'"
            " or num_nulls(reading, reading_unit, raw, device, seal, crossed_by, magistrate, justice) = 0",
            name="crossed_by_three",
        ),
        Index("rollcall_parcel_position_key", "rollcall_id", "position", unique=True),
    )

    rollcall_id: Mapped[int] = mapped_column(ForeignKey("rollcall.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    position: Mapped[int]
    state: Mapped[str] = mapped_column(server_default="WAITING")
    expected: Mapped[Decimal | None]
    unit: Mapped[str | None]
    tolerance: Mapped[Decimal | None]
    reading: Mapped[Decimal | None]
    reading_unit: Mapped[str | None]
    weight: Mapped[Decimal | None]
    raw: Mapped[str | None]
    device: Mapped[str | None]
    device_identity: Mapped[str | None]
    seal: Mapped[str | None]
    called_at: Mapped[datetime | None]
    crossed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    magistrate: Mapped[int | None] = mapped_column(ForeignKey("rollcall_officer.id"))
    justice: Mapped[int | None] = mapped_column(ForeignKey("rollcall_officer.id"))
    discrepancy: Mapped[int | None] = mapped_column(ForeignKey("discrepancy.id"))
    setting_aside_reason: Mapped[str | None]
