"""Cases, the persons in them, who may see them, and the submissions by which items arrive."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class CaseFile(Base):
    """A case of the laboratory. `names` repeats the persons' names so that one index finds the case by them."""

    __tablename__ = "case_file"
    __table_args__ = (
        # However the reference is written, with or without strokes and spaces: see lims.duplicates.
        Index("case_file_reference_idx", "agency_id", text(r"lower(regexp_replace(agency_reference, '\W', '', 'g'))")),
        Index(None, "incident_date"),
        Index("case_file_restricted_idx", "id", postgresql_where=text("restricted")),
        Index(None, "agency_id", "id"),
        Index(None, "agency_id", "number"),
        Index(None, "words", postgresql_using="gin"),
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    agency_reference: Mapped[str]
    offence: Mapped[str]
    district: Mapped[str]
    incident_date: Mapped[date | None]
    opened_at: Mapped[datetime]
    opened_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"))
    restricted: Mapped[bool] = mapped_column(server_default="false")
    names: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str | None]
    next_item: Mapped[int] = mapped_column(server_default="1")
    words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "lab.words(number || ' ' || agency_reference || ' ' || names || ' ' || coalesce(note, ''), agency_id)",
            persisted=True,
        ),
    )


class CasePerson(Base):
    """A person in a case: victim, suspect, complainant, decedent, other."""

    __tablename__ = "case_person"

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    role: Mapped[str]
    name: Mapped[str]
    sex: Mapped[str | None]
    birth_date: Mapped[date | None]


class CaseAccess(Base):
    """A person of the laboratory who may see a restricted case."""

    __tablename__ = "case_access"

    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class CaseReferral(Base):
    """Another agency, such as the DPP or a coroner, to which a case was referred and which may therefore see it."""

    __tablename__ = "case_referral"
    __table_args__ = (Index(None, "agency_id"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), primary_key=True)


class Submission(Base):
    """One delivery of items, from pre-log to acceptance (domain.md section 2).

    `expected` and `persons` hold what the agency announced; what was observed is in the items.
    """

    __tablename__ = "submission"
    __table_args__ = (
        CheckConstraint(
            "state in ('PRELOGGED', 'AT_COUNTER', 'ACCEPTED', 'PART_ACCEPTED', 'REFUSED', 'LAPSED')", name="state"
        ),
        CheckConstraint("state in ('PRELOGGED', 'AT_COUNTER', 'LAPSED') or settled_at is not null", name="settled"),
        CheckConstraint("state not in ('ACCEPTED', 'PART_ACCEPTED') or case_id is not null", name="case"),
        Index(None, "agency_id", "agency_reference"),
        Index(None, "state", "id"),
    )

    id: Mapped[Id]
    state: Mapped[str]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("officer.id"))
    agency_reference: Mapped[str]
    offence: Mapped[str]
    district: Mapped[str]
    incident_date: Mapped[date | None]
    persons: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    expected: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    prelogged_at: Mapped[datetime | None]
    prelogged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime | None]
    received_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"))
    handed_over_by: Mapped[str | None]
    identity_document: Mapped[str | None]
    signature: Mapped[str | None]
    receipt: Mapped[str | None]
    refusal: Mapped[str | None]
    note: Mapped[str | None]
