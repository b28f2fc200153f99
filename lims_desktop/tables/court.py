"""Court visits: what went to court, for which hearing, who carried it, and what became of each exhibit."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class CourtVisit(Base):
    """Exhibits of one case that a witness carries to one court; `closed_at` is when the last came back or was kept."""

    __tablename__ = "court_visit"
    __table_args__ = (
        CheckConstraint("due_at >= hearing_at", name="back_after_hearing"),
        Index("court_visit_open", "due_at", "id", postgresql_where=text("closed_at is null")),
        Index(None, "hearing_at", "id"),
    )

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    court: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    hearing_at: Mapped[datetime]
    due_at: Mapped[datetime]
    bearer: Mapped[str]
    bearer_person: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    bearer_document: Mapped[str | None]
    bearer_signature: Mapped[str | None]
    note: Mapped[str | None]
    out_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    out_at: Mapped[datetime]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    closed_at: Mapped[datetime | None]


class CourtExhibit(Base):
    """One exhibit of a visit: at court, RETURNED as it was found, or KEPT by the court, whose receipt is cited."""

    __tablename__ = "court_exhibit"
    __table_args__ = (
        CheckConstraint("outcome in ('RETURNED', 'KEPT')", name="outcome"),
        CheckConstraint("(outcome is null) = (settled_at is null)", name="settled"),
        CheckConstraint("outcome <> 'KEPT' or court_receipt is not null", name="kept_with_receipt"),
        Index(None, "item_id"),
    )

    visit_id: Mapped[int] = mapped_column(ForeignKey("court_visit.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    outcome: Mapped[str | None]
    court_receipt: Mapped[str | None]
    seal_state: Mapped[str | None]
    condition: Mapped[str | None]
    note: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    bearer: Mapped[str | None]
    bearer_document: Mapped[str | None]
    bearer_signature: Mapped[str | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
