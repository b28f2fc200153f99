"""Items and what belongs to them: seals, labels, holds, discrepancies."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Item(Base):
    """Anything whose custody is tracked. Where it is stands apart, in `Whereabouts`.

    A carrier (box, rack, batch tray) holds items of many cases and belongs to none; `positions` is how many it takes.

    `quantity` is a count or a gross weight in `unit`; `declared` is what the agency said, `quantity` what was observed.
    """

    __tablename__ = "item"
    __table_args__ = (
        CheckConstraint("standing in ('RECEIVED', 'REFUSED')", name="standing"),
        CheckConstraint("role in ('questioned', 'known', 'control', 'elimination')", name="role"),
        CheckConstraint(
            "analysis in ('none', 'pending', 'in_progress', 'complete', 'part_consumed', 'exhausted')", name="analysis"
        ),
        CheckConstraint("quantity >= 0 and declared >= 0", name="quantity"),
        CheckConstraint("container_id <> id and parent_id <> id", name="not_in_itself"),
        CheckConstraint(
            "case when case_id is null then is_container and num_nonnulls(agency_id, parent_id, submission_id) = 0"
            " else agency_id is not null end",
            name="carrier",
        ),
        CheckConstraint("positions is null or (positions > 0 and case_id is null)", name="positions"),
        Index("item_carrier", "id", postgresql_where=text("case_id is null")),
        Index("item_registered", "registered_at", postgresql_include=["id", "standing", "case_id", "agency_id"]),
        Index(None, "case_id", "number"),
        Index(None, "agency_id", "id"),
        Index(None, "agency_id", "number"),
        Index(None, "words", postgresql_using="gin"),
        {"postgresql_with": {"fillfactor": 80}},
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    container_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    level: Mapped[int] = mapped_column(server_default="1")
    next_child: Mapped[int] = mapped_column(server_default="1")
    resubmissions: Mapped[int] = mapped_column(server_default="0")
    item_type: Mapped[str]
    role: Mapped[str] = mapped_column(server_default="questioned")
    description: Mapped[str]
    packaging: Mapped[str | None]
    condition: Mapped[str | None]
    condition_note: Mapped[str | None]
    quantity_kind: Mapped[str | None]
    declared: Mapped[Decimal | None]
    quantity: Mapped[Decimal | None]
    unit: Mapped[str | None]
    biological: Mapped[bool] = mapped_column(server_default="false")
    controlled: Mapped[bool] = mapped_column(server_default="false")
    is_container: Mapped[bool] = mapped_column(server_default="false")
    unlisted: Mapped[bool] = mapped_column(server_default="false")
    standing: Mapped[str]
    refusal: Mapped[str | None]
    analysis: Mapped[str] = mapped_column(server_default="none")
    registered_at: Mapped[datetime]
    positions: Mapped[int | None]
    words: Mapped[str] = mapped_column(
        TSVECTOR, Computed("lab.words(number || ' ' || item_type || ' ' || description, agency_id)", persisted=True)
    )


class Seal(Base):
    """One closing of a package: seal number, who sealed it, its state on receipt, and how it was opened."""

    __tablename__ = "seal"

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    number: Mapped[str | None]
    seal_type: Mapped[str | None]
    state: Mapped[str]
    initials: Mapped[str | None]
    sealed_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    opening_reason: Mapped[str | None]


class Label(Base):
    """A printed machine code. A superseded label still finds its subject, with a notice (domain.md section 2).

    Print states: issued > queued > sent > verified | failed | unknown; only scanning the printed label verifies it.
    """

    __tablename__ = "label"
    __table_args__ = (
        CheckConstraint("num_nonnulls(item_id, place_id, person_id) = 1", name="one_subject"),
        CheckConstraint("state in ('issued', 'queued', 'sent', 'verified', 'failed', 'unknown')", name="state"),
        Index("ix_label_item", "item_id", "id"),
        Index("ix_label_place", "place_id", postgresql_where=text("place_id is not null")),
        Index("ix_label_person", "person_id", postgresql_where=text("person_id is not null")),
        {"postgresql_with": {"fillfactor": 80}},
    )

    id: Mapped[Id]
    code: Mapped[Number] = mapped_column(unique=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    design: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="issued")
    copies: Mapped[int] = mapped_column(server_default="0")
    printer: Mapped[str | None]
    problem: Mapped[str | None]
    verified_at: Mapped[datetime | None]
    superseded_at: Mapped[datetime | None]


class Hold(Base):
    """A reason why an item may not be released or disposed of: legal, DPP, court, quality, biohazard.

    A hold reaches what lies in the item or was made from it, then and later: each such item has a row of its own, whose
    `origin` is the hold it came from.
    """

    __tablename__ = "hold"
    __table_args__ = (
        Index("hold_active", "item_id", postgresql_where=text("lifted_at is null")),
        Index("hold_once", "origin", "item_id", unique=True, postgresql_where=text("lifted_at is null")),
        Index(
            "hold_ends",
            text("coalesce(expires_at, 'infinity')"),
            "id",
            postgresql_where=text("lifted_at is null and origin is null"),
        ),
    )

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    kind: Mapped[str]
    authority: Mapped[str]
    set_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    lifted_at: Mapped[datetime | None]
    lifting_reason: Mapped[str | None]
    lifting_authority: Mapped[str | None]
    origin: Mapped[int | None] = mapped_column(ForeignKey("hold.id"))


class Discrepancy(Base):
    """A difference between what was declared or recorded and what was found (domain.md sections 2 and 10).

    It may be about an item, a submission, a place or an inventory. `owner` looks into it until `due_at`; `outcome` is
    how it ended; a confirmed loss names the manager who confirmed what another proposed.
    """

    __tablename__ = "discrepancy"
    __table_args__ = (
        CheckConstraint(
            "state in ('RAISED', 'INVESTIGATING', 'RESOLVED', 'CONFIRMED_LOSS', 'NOTIFIED', 'CAPA')", name="state"
        ),
        CheckConstraint("outcome in ('found', 'clerical', 'explained', 'loss')", name="outcome"),
        CheckConstraint("confirmed_by <> settled_by or state <> 'CONFIRMED_LOSS'", name="two_managers"),
        Index(None, "state", "id"),
    )

    id: Mapped[Id]
    state: Mapped[str] = mapped_column(server_default="RAISED")
    kind: Mapped[str]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    statement: Mapped[str]
    declared: Mapped[str | None]
    observed: Mapped[str | None]
    raised_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    raised_at: Mapped[datetime]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime | None]
    resolution: Mapped[str | None]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    inventory_id: Mapped[int | None] = mapped_column(ForeignKey("inventory.id"), index=True)
    owner: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class DiscrepancyNotice(Base):
    """Who was told of a loss, when and how. Kept for good; a wrong one is followed by another."""

    __tablename__ = "discrepancy_notice"
    __table_args__ = (
        CheckConstraint("party in ('agency', 'dpp', 'manager', 'other')", name="party"),
        CheckConstraint("means in ('letter', 'email', 'telephone', 'in_person')", name="means"),
    )

    id: Mapped[Id]
    discrepancy_id: Mapped[int] = mapped_column(ForeignKey("discrepancy.id"), index=True)
    party: Mapped[str]
    told: Mapped[str]
    means: Mapped[str]
    reference: Mapped[str | None]
    told_at: Mapped[datetime]
    recorded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
