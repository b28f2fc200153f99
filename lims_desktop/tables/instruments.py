"""Instruments, and the reagents and reference materials that work consumes (domain.md section 6)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Instrument(Base):
    """One instrument with its identity. `calibration_due` is the last day on which it may be used without a new one."""

    __tablename__ = "instrument"
    __table_args__ = (
        CheckConstraint("state in ('IN_SERVICE', 'OUT_OF_SERVICE', 'RETIRED')", name="state"),
        UniqueConstraint("maker", "serial", name="instrument_serial_of_maker"),
    )

    id: Mapped[Id]
    name: Mapped[str]
    kind: Mapped[str]
    maker: Mapped[str]
    model: Mapped[str]
    serial: Mapped[str]
    software: Mapped[str | None]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    state: Mapped[str] = mapped_column(server_default="IN_SERVICE")
    calibration_due: Mapped[date | None]
    added_at: Mapped[datetime]


class InstrumentEvent(Base):
    """What was done to an instrument or found about it, with its certificate."""

    __tablename__ = "instrument_event"
    __table_args__ = (
        CheckConstraint(
            "kind in ('calibration', 'check', 'maintenance', 'repair', 'fault', 'out_of_service', 'in_service',"
            " 'retired', 'kind')",
            name="kind",
        ),
        CheckConstraint("outcome in ('pass', 'fail')", name="outcome"),
        Index(None, "instrument_id", "id"),
    )

    id: Mapped[Id]
    instrument_id: Mapped[int] = mapped_column(ForeignKey("instrument.id"))
    kind: Mapped[str]
    outcome: Mapped[str | None]
    at: Mapped[datetime]
    actor: Mapped[int] = mapped_column(ForeignKey("person.id"))
    statement: Mapped[str]
    valid_until: Mapped[date | None]
    certificate: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))


class Reagent(Base):
    """A reagent, reference material, calibrator or control as it is bought or made; what is used are its lots."""

    __tablename__ = "reagent"
    __table_args__ = (
        CheckConstraint(
            "kind in ('reagent', 'reference', 'calibrator', 'control', 'solvent', 'consumable')", name="kind"
        ),
    )

    id: Mapped[Id]
    code: Mapped[Number] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    unit: Mapped[str]
    supplier: Mapped[str | None]
    storage: Mapped[str | None]


class Lot(Base):
    """One lot of a reagent. What is left of it never goes below nothing; every use is a row of `LotUse`."""

    __tablename__ = "lot"
    __table_args__ = (
        UniqueConstraint("reagent_id", "number", name="lot_number_of_reagent"),
        CheckConstraint("left_over >= 0", name="left_over"),
        CheckConstraint("num_nonnulls(quarantined_at, quarantine) in (0, 2)", name="quarantine"),
        Index(None, "expires"),
    )

    id: Mapped[Id]
    reagent_id: Mapped[int] = mapped_column(ForeignKey("reagent.id"))
    number: Mapped[Number]
    received_at: Mapped[datetime]
    received_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    expires: Mapped[date]
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    quarantined_at: Mapped[datetime | None]
    quarantine: Mapped[str | None]
    left_over: Mapped[Decimal]
    certificate: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))


class LotUse(Base):
    """An amount that came into a lot or went out of it: received, prepared, used; `made` is the lot it went into."""

    __tablename__ = "lot_use"
    __table_args__ = (CheckConstraint("amount <> 0", name="amount"), Index(None, "lot_id", "id"))

    id: Mapped[Id]
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    amount: Mapped[Decimal]
    what_for: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[int] = mapped_column(ForeignKey("person.id"))
    worksheet_id: Mapped[int | None] = mapped_column(ForeignKey("worksheet.id"), index=True)
    made: Mapped[int | None] = mapped_column(ForeignKey("lot.id"), index=True)
