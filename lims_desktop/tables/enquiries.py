"""What customers and the laboratory say to each other about a case, and what courts want of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Enquiry(Base):
    """A question, feedback on a report or complaint of a customer: ASKED > ANSWERED > CLOSED.

    A further word of theirs asks again. A complaint may become a nonconformity. What is legally privileged stays with
    those it was said between: `privileged` says why, and its words leave in no bundle.
    """

    __tablename__ = "enquiry"
    __table_args__ = (
        CheckConstraint("kind in ('question', 'feedback', 'complaint')", name="kind"),
        CheckConstraint("state in ('ASKED', 'ANSWERED', 'CLOSED')", name="state"),
        CheckConstraint("(state = 'CLOSED') = (closed_at is not null)", name="closed"),
        CheckConstraint("num_nonnulls(privileged, privileged_by, privileged_at) in (0, 3)", name="privileged"),
        CheckConstraint("kind <> 'feedback' or report_id is not null", name="feedback_on_report"),
        Index("enquiry_open", "id", postgresql_where=text("state <> 'CLOSED'")),
    )

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"))
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="ASKED")
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    nonconformity_id: Mapped[int | None] = mapped_column(ForeignKey("nonconformity.id"))
    privileged: Mapped[str | None]
    privileged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    privileged_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None]


class EnquiryNote(Base):
    """One word in an enquiry, from outside or inside; never changed."""

    __tablename__ = "enquiry_note"
    __table_args__ = (Index(None, "enquiry_id", "id"),)

    id: Mapped[Id]
    enquiry_id: Mapped[int] = mapped_column(ForeignKey("enquiry.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    inside: Mapped[bool]
    words: Mapped[str]


class Hearing(Base):
    """A day in court for a case, told by a customer or learnt by the laboratory."""

    __tablename__ = "hearing"
    __table_args__ = (
        CheckConstraint("num_nonnulls(cancelled_at, cancelled_by, cancelling) in (0, 3)", name="cancelled"),
    )

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    at: Mapped[datetime]
    court: Mapped[str]
    note: Mapped[str | None]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    told_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    told_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    cancelling: Mapped[str | None]


class Subpoena(Base):
    """Somebody of the laboratory is called as a witness: TOLD > SERVED > TESTIFIED or EXCUSED.

    `witness_named` is as the paper names them, `witness_id` whom the laboratory served it on.
    """

    __tablename__ = "subpoena"
    __table_args__ = (
        CheckConstraint("state in ('TOLD', 'SERVED', 'TESTIFIED', 'EXCUSED')", name="state"),
        CheckConstraint("num_nonnulls(witness_id, served_at, served_by) in (0, 3)", name="served"),
        CheckConstraint("state not in ('SERVED', 'TESTIFIED') or served_at is not null", name="witness"),
        CheckConstraint("(state = 'EXCUSED') = (excuse is not null)", name="excused"),
        Index(None, "witness_id"),
        Index("subpoena_open", "appears_at", postgresql_where=text("state in ('TOLD', 'SERVED')")),
    )

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    state: Mapped[str] = mapped_column(server_default="TOLD")
    appears_at: Mapped[datetime]
    court: Mapped[str]
    reference: Mapped[str | None]
    witness_named: Mapped[str]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    told_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    told_at: Mapped[datetime]
    witness_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    served_at: Mapped[datetime | None]
    served_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    how: Mapped[str | None]
    excuse: Mapped[str | None]


class Testimony(Base):
    """What a witness of the laboratory did in court: when, how long (minutes), about what."""

    __tablename__ = "testimony"
    __table_args__ = (CheckConstraint("minutes between 0 and 6000", name="minutes"),)

    id: Mapped[Id]
    subpoena_id: Mapped[int] = mapped_column(ForeignKey("subpoena.id"), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    at: Mapped[datetime]
    minutes: Mapped[int]
    about: Mapped[str]
    recorded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]


class TestimonyDifficulty(Base):
    """What was difficult for a witness: said inside, and told in a stream of its own that leaves with no bundle."""

    __tablename__ = "testimony_difficulty"

    subpoena_id: Mapped[int] = mapped_column(ForeignKey("subpoena.id"), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    words: Mapped[str]
