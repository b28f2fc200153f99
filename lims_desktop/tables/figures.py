"""Figures that were frozen at the end of a month (domain.md section 13)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base


class FrozenFigure(Base):
    """One figure as of the end of a month, as it was computed then; never changed.

    `rows` are its values, `sha256` that of their text in the database, `version` that of the definition.
    """

    __tablename__ = "frozen_figure"
    __table_args__ = (
        CheckConstraint("extract(day from month) = 1", name="month"),
        Index(None, "as_of"),
    )

    month: Mapped[date] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    as_of: Mapped[datetime]
    rows: Mapped[list[Any]]
    sha256: Mapped[str]
    frozen_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    frozen_at: Mapped[datetime]
