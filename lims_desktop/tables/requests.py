"""Requests for examination, their assignments, and what stands between a person and a case (domain.md section 5)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id

OPEN = "('REQUESTED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD')"


class Request(Base):
    """What a customer asks of one section about some items of a case.

    REQUESTED > ACCEPTED | DECLINED > ASSIGNED > IN_PROGRESS > ANALYSED > REPORTED > CLOSED; aside ON_HOLD, CANCELLED.
    `held_from` is the state to which a held request goes back; `urgency` overrides the computed one, for a reason.
    """

    __tablename__ = "request"
    __table_args__ = (
        CheckConstraint(
            "state in ('REQUESTED', 'ACCEPTED', 'DECLINED', 'ASSIGNED', 'IN_PROGRESS', 'ANALYSED', 'REPORTED',"
            " 'CLOSED', 'ON_HOLD', 'CANCELLED')",
            name="state",
        ),
        CheckConstraint("(state = 'ON_HOLD') = (held_from is not null)", name="held_from"),
        CheckConstraint("(urgency is null) = (urgency_reason is null)", name="urgency_reason"),
        CheckConstraint("urgency between 0 and 999", name="urgency"),
        Index("request_open", "discipline", "id", postgresql_where=text(f"state in {OPEN}")),
    )

    id: Mapped[Id]
    state: Mapped[str] = mapped_column(server_default="REQUESTED")
    held_from: Mapped[str | None]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    discipline: Mapped[str]
    examination: Mapped[str]
    questions: Mapped[str]
    requested_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    requested_at: Mapped[datetime]
    asked_for: Mapped[str | None]
    court_date: Mapped[date | None]
    needed_by: Mapped[date | None]
    remand: Mapped[bool] = mapped_column(server_default="false")
    perishable: Mapped[bool] = mapped_column(server_default="false")
    urgency: Mapped[int | None]
    urgency_reason: Mapped[str | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    decision: Mapped[str | None]
    customer_told: Mapped[str | None]
    promised_for: Mapped[date | None]
    promise_reason: Mapped[str | None]
    stop_work: Mapped[str | None]


class RequestItem(Base):
    """An item that a request is about."""

    __tablename__ = "request_item"

    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True, index=True)


class Assignment(Base):
    """A request in the hands of one analyst, by one method; at most one is open.

    OPEN > DONE, or REASSIGNED, or CANCELLED, which the analyst acknowledges. A stop-work notice is acknowledged too.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("state in ('OPEN', 'DONE', 'REASSIGNED', 'CANCELLED')", name="state"),
        CheckConstraint("(state = 'OPEN') = (ended_at is null)", name="ended"),
        Index("assignment_open", "request_id", unique=True, postgresql_where=text("state = 'OPEN'")),
        Index(None, "person_id", "state"),
    )

    id: Mapped[Id]
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    state: Mapped[str] = mapped_column(server_default="OPEN")
    assigned_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    assigned_at: Mapped[datetime]
    out_of_turn: Mapped[str | None]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ending: Mapped[str | None]
    acknowledged_at: Mapped[datetime | None]


class Interest(Base):
    """A conflict of interest that somebody declared: about a case, or about a person named in cases."""

    __tablename__ = "interest"
    __table_args__ = (
        CheckConstraint("num_nonnulls(case_id, named) = 1", name="one_subject"),
        Index(None, "person_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    named: Mapped[str | None]
    statement: Mapped[str]
    declared_at: Mapped[datetime]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    lifting_reason: Mapped[str | None]
