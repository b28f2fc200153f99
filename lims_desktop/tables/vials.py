"""Vials: one for each replicate of a position, scanned when loaded and again in the instrument's order."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Vial(Base):
    """The vial of one replicate at one position; its label bears the letter V and this number."""

    __tablename__ = "vial"
    __table_args__ = (UniqueConstraint("position_id", "replicate"),)

    id: Mapped[Id]
    position_id: Mapped[int] = mapped_column(ForeignKey("run_position.id"))
    replicate: Mapped[int]
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]


class VialScan(Base):
    """One scan of a round: which vial was due (position and replicate), and what was scanned there.

    Rounds: `load`, in the order of the run; then `instrument`, in the instrument's order. A mismatch stops the run
    until somebody goes on, with the reason. `void_at` says that the round was begun anew; the scan stays.
    """

    __tablename__ = "vial_scan"
    __table_args__ = (
        CheckConstraint("round in ('load', 'instrument')", name="round"),
        CheckConstraint("not matched or vial_id is not null", name="matched"),
        CheckConstraint("num_nonnulls(cleared_at, cleared_by, clearing_reason) in (0, 3)", name="cleared"),
        CheckConstraint("not matched or cleared_at is null", name="stopped"),
        Index(
            "vial_scanned",
            "position_id",
            "replicate",
            "round",
            unique=True,
            postgresql_where=text("matched and void_at is null"),
        ),
        Index("vial_stopped", "worksheet_id", postgresql_where=text("not matched and cleared_at is null")),
    )

    id: Mapped[Id]
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"), index=True)
    round: Mapped[str]
    position_id: Mapped[int] = mapped_column(ForeignKey("run_position.id"))
    replicate: Mapped[int]
    vial_id: Mapped[int | None] = mapped_column(ForeignKey("vial.id"), index=True)
    code: Mapped[str]
    matched: Mapped[bool]
    scanned_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    scanned_at: Mapped[datetime]
    void_at: Mapped[datetime | None]
    cleared_at: Mapped[datetime | None]
    cleared_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    clearing_reason: Mapped[str | None]
