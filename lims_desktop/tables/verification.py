"""Verification of results: a second examiner's own conclusions, and what became of those that differed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Look(Base):
    """Somebody looked at the values of a worksheet that a second examiner must verify without having seen them."""

    __tablename__ = "worksheet_look"
    __table_args__ = (UniqueConstraint("worksheet_id", "person_id"),)

    id: Mapped[Id]
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime]


class Verification(Base):
    """A second examiner at work on a worksheet: begun, then concluded, or withdrawn with the reason.

    One at a time on a worksheet. Blind: from its beginning until its conclusion the database shows the verifier nothing
    of what the first examiner found (domain.md section 6).
    """

    __tablename__ = "verification"
    __table_args__ = (
        CheckConstraint("num_nonnulls(concluded_at, withdrawn_at) <= 1", name="one_end"),
        CheckConstraint("num_nonnulls(withdrawn_at, withdrawn_by, withdrawing_reason) in (0, 3)", name="withdrawn"),
        Index(
            "verification_under_way", "worksheet_id", unique=True,
            postgresql_where=text("concluded_at is null and withdrawn_at is null"),
        ),
    )  # fmt: skip

    id: Mapped[Id]
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"), index=True)
    verifier_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    blind: Mapped[bool]
    begun_at: Mapped[datetime]
    concluded_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawing_reason: Mapped[str | None]


class Conclusion(Base):
    """What the second examiner concluded about one field of one attempt, beside what the first one had then.

    `typed` is the second's as entered, `first` the first's as it was computed. `in_hands` says whether the item was in
    the second's custody. Nothing of it ever changes.
    """

    __tablename__ = "verification_conclusion"
    __table_args__ = (UniqueConstraint("verification_id", "position_id", "field"),)

    id: Mapped[Id]
    verification_id: Mapped[int] = mapped_column(ForeignKey("verification.id"))
    position_id: Mapped[int] = mapped_column(ForeignKey("run_position.id"), index=True)
    field: Mapped[str]
    typed: Mapped[str | None]
    number: Mapped[Decimal | None]
    first: Mapped[str | None]
    agrees: Mapped[bool]
    in_hands: Mapped[bool]
    reason: Mapped[str | None]


class Conflict(Base):
    """Two examiners concluded differently. It is kept for ever; a third person says which conclusion stands, and why.

    `stands` is first, second, or neither: then the attempt is repeated, or concluded anew.
    """

    __tablename__ = "verification_conflict"
    __table_args__ = (
        CheckConstraint("stands in ('first', 'second', 'neither')", name="stands"),
        CheckConstraint("num_nonnulls(stands, why, resolved_by, resolved_at) in (0, 4)", name="resolved"),
        Index("conflict_unresolved", "conclusion_id", postgresql_where=text("resolved_at is null")),
    )

    conclusion_id: Mapped[int] = mapped_column(ForeignKey("verification_conclusion.id"), primary_key=True)
    raised_at: Mapped[datetime]
    stands: Mapped[str | None]
    why: Mapped[str | None]
    resolved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    resolved_at: Mapped[datetime | None]
