"""Methods, their versions, who approved them, and who is authorised to do what with them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Method(Base):
    """One method of a discipline; what it is stands in its versions."""

    __tablename__ = "method"

    id: Mapped[Id]
    code: Mapped[Number] = mapped_column(unique=True)
    discipline: Mapped[str]


class MethodVersion(Base):
    """One version of a method's definition, as the very text that was hashed; sealed once it is approved.

    PROPOSED > CURRENT > OBSOLETE, or REJECTED. `sha256` is that of `definition`, in hexadecimal; `program` is what the
    database made of its formulas.
    """

    __tablename__ = "method_version"
    __table_args__ = (
        UniqueConstraint("method_id", "number"),
        CheckConstraint("state in ('PROPOSED', 'CURRENT', 'OBSOLETE', 'REJECTED')", name="state"),
        CheckConstraint("sha256 = encode(sha256(convert_to(definition, 'UTF8')), 'hex')", name="sha256"),
        CheckConstraint("(state = 'PROPOSED') = (decided_at is null)", name="decided"),
        Index("method_version_current", "method_id", unique=True, postgresql_where=text("state = 'CURRENT'")),
        Index("method_version_proposed", "method_id", unique=True, postgresql_where=text("state = 'PROPOSED'")),
    )

    id: Mapped[Id]
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(server_default="PROPOSED")
    definition: Mapped[str]
    program: Mapped[list[Any]]
    sha256: Mapped[str]
    reason: Mapped[str]
    proposed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decision: Mapped[str | None]


class MethodApproval(Base):
    """A person's approval of one version: quality and one more person make it current."""

    __tablename__ = "method_approval"

    version_id: Mapped[int] = mapped_column(ForeignKey("method_version.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    quality: Mapped[bool]
    at: Mapped[datetime]


class Authorisation(Base):
    """A person may do one act (perform, report, review, authorise) with one method, from one day until another.

    `evidence` says on what; `test_id` is a passed test of competence or proficiency that shows it.
    """

    __tablename__ = "authorisation"
    __table_args__ = (
        CheckConstraint("act in ('perform', 'report', 'review', 'authorise')", name="act"),
        CheckConstraint("valid_until >= valid_from", name="validity"),
        CheckConstraint("num_nonnulls(revoked_at, revoked_by, revoking_reason) in (0, 3)", name="revoked"),
        Index(None, "person_id", "method_id", "act"),
        Index(None, "valid_until"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    act: Mapped[str]
    valid_from: Mapped[date]
    valid_until: Mapped[date]
    evidence: Mapped[str]
    test_id: Mapped[int | None] = mapped_column(ForeignKey("proficiency_test.id"), index=True)
    granted_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    granted_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    revoking_reason: Mapped[str | None]
