"""Files that instruments write, how each is read, and the controls of every run as they were judged."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class ResultFile(Base):
    """A file that values of a worksheet came from; the original is kept, and comes once into a worksheet.

    `layout` is how it was read, `lines` how many lines it has, `taken` how many values came from it. `again` is why
    it came into another worksheet as well.
    """

    __tablename__ = "result_file"
    __table_args__ = (
        UniqueConstraint("worksheet_id", "sha256", name="result_file_once"),
        CheckConstraint("taken >= 1 and lines >= 1", name="counted"),
        Index(None, "sha256"),
    )

    id: Mapped[Id]
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"))
    instrument_id: Mapped[int | None] = mapped_column(ForeignKey("instrument.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))
    name: Mapped[str]
    layout: Mapped[dict[str, Any]]
    lines: Mapped[int]
    taken: Mapped[int]
    entered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
    again: Mapped[str | None]


class ResultMapping(Base):
    """How the files of an instrument are read for a method, as somebody last said it."""

    __tablename__ = "result_mapping"
    __table_args__ = (UniqueConstraint("instrument_id", "method_id"),)

    id: Mapped[Id]
    instrument_id: Mapped[int] = mapped_column(ForeignKey("instrument.id"))
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"), index=True)
    layout: Mapped[dict[str, Any]]
    saved_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    saved_at: Mapped[datetime]


class ControlPoint(Base):
    """The value of a control in a submitted run, and whether the method accepted it; a run sent back has it again."""

    __tablename__ = "control_point"
    __table_args__ = (Index(None, "position_id"), Index(None, "worksheet_id"))

    id: Mapped[Id]
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"))
    position_id: Mapped[int] = mapped_column(ForeignKey("run_position.id"))
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"), index=True)
    control: Mapped[str]
    field: Mapped[str]
    value: Mapped[Decimal]
    accepted: Mapped[bool]
    at: Mapped[datetime]


class ControlPeriod(Base):
    """Mean and standard deviation that hold for a control from a moment on, for one instrument or for all."""

    __tablename__ = "control_period"
    __table_args__ = (CheckConstraint("s > 0", name="s"), Index(None, "method_id", "control", "field"))

    id: Mapped[Id]
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    control: Mapped[str]
    field: Mapped[str]
    instrument_id: Mapped[int | None] = mapped_column(ForeignKey("instrument.id"), index=True)
    mean: Mapped[Decimal]
    s: Mapped[Decimal]
    begins: Mapped[datetime]
    settled_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime]
    reason: Mapped[str]
