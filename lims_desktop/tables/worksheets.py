"""Worksheets: a run of one method over items and controls, its values, and what became of each attempt."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Worksheet(Base):
    """DRAFT > RUNNING > SUBMITTED > QC_PASS | QC_FAIL > REVIEWED; ABORTED keeps everything (domain.md section 6).

    READY and RESULTS_ENTERED of the domain are computed: ready when nothing stands against a start, entered when
    nothing required is missing.
    """

    __tablename__ = "worksheet"
    __table_args__ = (
        CheckConstraint(
            "state in ('DRAFT', 'RUNNING', 'SUBMITTED', 'QC_PASS', 'QC_FAIL', 'REVIEWED', 'ABORTED')", name="state"
        ),
        Index(None, "analyst_id", "state"),
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("method_version.id"))
    state: Mapped[str] = mapped_column(server_default="DRAFT")
    analyst_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ending: Mapped[str | None]


class WorksheetUse(Base):
    """An instrument or a lot that a worksheet uses."""

    __tablename__ = "worksheet_use"
    __table_args__ = (
        CheckConstraint("num_nonnulls(instrument_id, lot_id) = 1", name="one"),
        UniqueConstraint("worksheet_id", "instrument_id"),
        UniqueConstraint("worksheet_id", "lot_id"),
    )

    id: Mapped[Id]
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"))
    instrument_id: Mapped[int | None] = mapped_column(ForeignKey("instrument.id"), index=True)
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"), index=True)


class Position(Base):
    """One place in a run: an attempt on an item, or a control.

    A repeat is a new attempt. Every attempt gets a disposition in the end: reported, superseded, or invalid, with the
    reason; a control that failed is superseded by a later one or makes the run fail.
    """

    __tablename__ = "run_position"
    __table_args__ = (
        UniqueConstraint("worksheet_id", "place"),
        CheckConstraint("num_nonnulls(item_id, control) = 1", name="item_or_control"),
        CheckConstraint("(item_id is null) = (assignment_id is null)", name="assigned"),
        CheckConstraint("disposition in ('reported', 'superseded', 'invalid')", name="disposition"),
        CheckConstraint(
            "(disposition is null) = (disposed_by is null)"
            " and (disposition in ('superseded', 'invalid')) = (disposition_reason is not null)",
            name="disposed",
        ),
        Index("position_of_item", "item_id", postgresql_where=text("item_id is not null")),
        Index("position_of_assignment", "assignment_id", postgresql_where=text("assignment_id is not null")),
    )

    id: Mapped[Id]
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"))
    place: Mapped[int]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    control: Mapped[str | None]
    attempt: Mapped[int] = mapped_column(server_default="1")
    repeats: Mapped[int | None] = mapped_column(ForeignKey("run_position.id"))
    repeat_reason: Mapped[str | None]
    loaded_at: Mapped[datetime | None]
    disposition: Mapped[str | None]
    disposition_reason: Mapped[str | None]
    disposed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    disposed_at: Mapped[datetime | None]


class Result(Base):
    """One version of one value. `typed` is what was entered, digit for digit; a change adds a version to the old one.

    `position_id` is null for a value of the whole run, `replicate` is 0 for one of the whole position. `source` tells
    of a reading its raw bytes, device and time. `late` is said when the item was not in the enterer's custody.
    """

    __tablename__ = "result"
    __table_args__ = (
        CheckConstraint("version >= 1 and replicate between 0 and 999", name="counted"),
        CheckConstraint("version = 1 or reason is not null", name="reason_of_change"),
        Index(
            "result_current", "worksheet_id", "position_id", "replicate", "field", unique=True,
            postgresql_where=text("superseded_at is null"), postgresql_nulls_not_distinct=True,
        ),
    )  # fmt: skip

    id: Mapped[Id]
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"), index=True)
    position_id: Mapped[int | None] = mapped_column(ForeignKey("run_position.id"), index=True)
    replicate: Mapped[int] = mapped_column(server_default="0")
    field: Mapped[str]
    version: Mapped[int]
    typed: Mapped[str | None]
    number: Mapped[Decimal | None]
    entered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
    reason: Mapped[str | None]
    late: Mapped[bool] = mapped_column(server_default="false")
    source: Mapped[dict[str, Any] | None]
    superseded_at: Mapped[datetime | None]
