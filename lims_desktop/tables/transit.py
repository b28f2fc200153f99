"""Transit between the offices: legs with a courier, and what each of them carries (domain.md section 4, rule 6)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Dispatch(Base):
    """A transit leg: items on their way between offices with a courier; overdue when it has not arrived by `due_at`.

    The courier is somebody of the staff (`courier_person`), or somebody outside who showed a document and signed.
    `bag` is the number of the sealed bag all of it travels in. `closed_at` is when nothing was under way any more.
    """

    __tablename__ = "dispatch"
    __table_args__ = (Index("dispatch_under_way", "due_at", "id", postgresql_where=text("closed_at is null")),)

    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), unique=True)
    to_office: Mapped[int] = mapped_column(ForeignKey("office.id"))
    courier: Mapped[str]
    due_at: Mapped[datetime] = mapped_column(index=True)
    dispatched_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    dispatched_at: Mapped[datetime]
    from_office: Mapped[int | None] = mapped_column(ForeignKey("office.id"))
    courier_person: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    courier_document: Mapped[str | None]
    courier_signature: Mapped[str | None]
    sender_signature: Mapped[str | None]
    bag: Mapped[str | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    statement: Mapped[str | None]


class ManifestLine(Base):
    """One item of a leg, also one that travels inside a container, and how it was found at the other end.

    Without an outcome it is under way, as long as the leg's place still holds it. `document_id` is the arrival record
    that tells of it.
    """

    __tablename__ = "manifest_line"
    __table_args__ = (
        CheckConstraint("outcome in ('ARRIVED', 'MISSING')", name="outcome"),
        CheckConstraint("(outcome is null) = (settled_at is null)", name="settled"),
        Index(None, "item_id"),
    )

    dispatch_id: Mapped[int] = mapped_column(ForeignKey("dispatch.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    outcome: Mapped[str | None]
    seal_state: Mapped[str | None]
    condition: Mapped[str | None]
    note: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signature: Mapped[str | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
