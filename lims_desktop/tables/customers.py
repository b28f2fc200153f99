"""What the laboratory's customers do here: what they looked at."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class OutsideRead(Base):
    """One look of a customer: at a list, a case, an item's custody or a report. `words` is what they searched for.

    `transaction` is the one that wrote it: only a look that is committed, by another one, lets its reader read.
    """

    __tablename__ = "outside_read"
    __table_args__ = (
        CheckConstraint("what in ('cases', 'submissions', 'case', 'custody', 'report')", name="what"),
        CheckConstraint("(what in ('cases', 'submissions')) = (subject is null)", name="subject"),
        Index(None, "case_id", "id"),
        Index(None, "person_id", "id"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    station: Mapped[str]
    at: Mapped[datetime]
    what: Mapped[str]
    subject: Mapped[int | None]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    words: Mapped[str | None]
    transaction: Mapped[int]
