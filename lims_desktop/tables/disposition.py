"""The lawful end of items: proposals, consents, the frozen list, who ended what before whom (domain.md section 10)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Disposition(Base):
    """PROPOSED > APPROVED > STAGED > EXECUTED > RECONCILED, or WITHDRAWN before anything was ended.

    `digest` is the SHA-256 of the list as it was approved: each item's number, method and custody sequence.
    """

    __tablename__ = "disposition"
    __table_args__ = (
        CheckConstraint(
            "state in ('PROPOSED', 'APPROVED', 'STAGED', 'EXECUTED', 'RECONCILED', 'WITHDRAWN')", name="state"
        ),
        CheckConstraint("approved_by <> proposed_by", name="two_people"),
        CheckConstraint("(approved_by is null) = (digest is null)", name="frozen_when_approved"),
        Index(None, "state", "id"),
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    title: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="PROPOSED")
    proposed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime]
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
    digest: Mapped[str | None]
    staging_place: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None]
    closing_reason: Mapped[str | None]


class DispositionItem(Base):
    """One item of a disposition: LISTED > STAGED > EXECUTED, or REMOVED with a reason.

    `seq` is the item's custody sequence when the list was frozen, `staged_seq` after it was staged. `early` items go
    before their time and need a court order.
    """

    __tablename__ = "disposition_item"
    __table_args__ = (
        CheckConstraint("state in ('LISTED', 'STAGED', 'EXECUTED', 'REMOVED')", name="state"),
        CheckConstraint("(state = 'REMOVED') = (removing_reason is not null)", name="removed_for_a_reason"),
        CheckConstraint(
            "state <> 'EXECUTED' or num_nulls(seq, staged_seq, executed_by, executed_at) = 0", name="executed"
        ),
        CheckConstraint(
            "executed_by <> witness and executed_by <> second_witness and witness <> second_witness", name="witnesses"
        ),
        Index(
            "ix_disposition_item_open", "item_id", unique=True, postgresql_where=text("state in ('LISTED', 'STAGED')")
        ),
        Index(None, "item_id"),
    )

    disposition_id: Mapped[int] = mapped_column(ForeignKey("disposition.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    method: Mapped[str]
    early: Mapped[bool]
    rule: Mapped[str | None]
    needs: Mapped[list[str]] = mapped_column(ARRAY(Text))
    state: Mapped[str] = mapped_column(server_default="LISTED")
    seq: Mapped[int | None]
    staged_seq: Mapped[int | None]
    removing_reason: Mapped[str | None]
    executed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    executed_at: Mapped[datetime | None]
    executed_where: Mapped[str | None]
    witness: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    second_witness: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class DispositionConsent(Base):
    """The consent of the police, the DPP or a court: who, reference, date, and the paper when it was kept."""

    __tablename__ = "disposition_consent"
    __table_args__ = (
        CheckConstraint("kind in ('police', 'dpp', 'court')", name="kind"),
        CheckConstraint("num_nulls(withdrawn_by, withdrawn_at, withdrawing_reason) in (0, 3)", name="withdrawn"),
        Index(None, "disposition_id", "kind"),
        Index(None, "document"),
    )

    id: Mapped[Id]
    disposition_id: Mapped[int] = mapped_column(ForeignKey("disposition.id"))
    kind: Mapped[str]
    given_by: Mapped[str]
    reference: Mapped[str]
    given_on: Mapped[date]
    document: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))
    recorded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawing_reason: Mapped[str | None]


class Consumption(Base):
    """An amount of an item that was used up, in its own unit, what was left, and who saw it, where policy asks."""

    __tablename__ = "consumption"
    __table_args__ = (
        CheckConstraint("amount > 0 and remaining >= 0", name="amounts"),
        CheckConstraint("witness <> consumed_by", name="witness"),
        Index(None, "item_id", "id"),
    )

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    amount: Mapped[Decimal]
    unit: Mapped[str]
    remaining: Mapped[Decimal]
    reason: Mapped[str]
    consumed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    consumed_at: Mapped[datetime]
    witness: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
