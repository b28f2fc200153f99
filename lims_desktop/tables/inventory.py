"""Inventories: what was expected in a place, who counted, what they scanned; and the draws that chose what to count."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Draw(Base):
    """A choice that nobody made: `drawn` are the first of `candidates` in the order of sha256(seed:number).

    Places and items are drawn of a place, requests (to be examined once more) of the whole laboratory. The candidates
    are their numbers with commas between, as bytes: the ledger tells their SHA-256 and nothing more.
    """

    __tablename__ = "draw"
    __table_args__ = (
        CheckConstraint("kind in ('PLACES', 'ITEMS', 'REQUESTS')", name="kind"),
        CheckConstraint("(kind = 'REQUESTS') = (place_id is null)", name="placed"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    seed: Mapped[str]
    candidates: Mapped[bytes]
    many: Mapped[int]
    drawn: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    drawn_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    drawn_at: Mapped[datetime]


class Inventory(Base):
    """One count of a place, or one audit sample of it. `result` holds the totals once it is closed.

    PLACE expects everything in the place; SAMPLE only the items of a draw (from the record to the shelf); SHELF nothing
    (from the shelf to the record).
    """

    __tablename__ = "inventory"
    __table_args__ = (
        CheckConstraint("method in ('PLACE', 'SAMPLE', 'SHELF')", name="method"),
        CheckConstraint("reason in ('ROUTINE', 'RANDOM', 'FORCED', 'AUDIT')", name="reason"),
        CheckConstraint("state in ('OPEN', 'CLOSED', 'ABANDONED')", name="state"),
        CheckConstraint("(state = 'OPEN') = (closed_at is null)", name="closed"),
        CheckConstraint("(method = 'SAMPLE') <= (draw_id is not null)", name="sample_was_drawn"),
        Index(None, "state", "id"),
        Index(
            "inventory_one_count_of_a_place",
            "place_id",
            unique=True,
            postgresql_where=text("state = 'OPEN' and method = 'PLACE'"),
        ),
    )

    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    method: Mapped[str] = mapped_column(server_default="PLACE")
    reason: Mapped[str]
    blind: Mapped[bool] = mapped_column(server_default="false")
    draw_id: Mapped[int | None] = mapped_column(ForeignKey("draw.id"), index=True)
    state: Mapped[str] = mapped_column(server_default="OPEN")
    opened_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(JSONB)


class InventoryPlace(Base):
    """A place that belongs to a count: the place itself and everything open below it, at the moment of opening."""

    __tablename__ = "inventory_place"

    inventory_id: Mapped[int] = mapped_column(ForeignKey("inventory.id"), primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), primary_key=True)


class InventoryExpected(Base):
    """An item that should be there: where, and after which of its events, at the moment of opening."""

    __tablename__ = "inventory_expected"

    inventory_id: Mapped[int] = mapped_column(ForeignKey("inventory.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    seq: Mapped[int]


class InventoryCounter(Base):
    """Somebody who counts. `signed_for` is the digest of the scans; `signed_by` a manager when they could not."""

    __tablename__ = "inventory_counter"
    __table_args__ = (CheckConstraint("num_nulls(signed_at, signed_for, signed_by) in (0, 3)", name="signed"),)

    inventory_id: Mapped[int] = mapped_column(ForeignKey("inventory.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    joined_at: Mapped[datetime]
    signed_at: Mapped[datetime | None]
    signed_for: Mapped[str | None]
    signed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class InventoryScan(Base):
    """One thing scanned at a count: an item (each once), a place of it, or a code that nobody here knows.

    `here` is the place whose label the counter had scanned before; `container_id` the container in which the item was
    counted without being seen itself.
    """

    __tablename__ = "inventory_scan"
    __table_args__ = (
        CheckConstraint("num_nonnulls(item_id, place_id) <= 1", name="one_subject"),
        Index(
            "inventory_scan_item_once",
            "inventory_id",
            "item_id",
            unique=True,
            postgresql_where=text("item_id is not null"),
        ),
        Index(
            "inventory_scan_unknown_once",
            "inventory_id",
            "code",
            unique=True,
            postgresql_where=text("item_id is null and place_id is null"),
        ),
        Index(
            "inventory_scan_place",
            "inventory_id",
            "place_id",
            postgresql_where=text("place_id is not null"),
        ),
        Index(None, "inventory_id", "id"),
    )

    id: Mapped[Id]
    inventory_id: Mapped[int] = mapped_column(ForeignKey("inventory.id"))
    code: Mapped[str]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    here: Mapped[int] = mapped_column(ForeignKey("place.id"))
    container_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    superseded: Mapped[bool] = mapped_column(server_default="false")
    scanned_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class InventoryNeed(Base):
    """Somebody got or lost the key of a controlled place that holds items: it is to be counted."""

    __tablename__ = "inventory_need"

    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    admitted: Mapped[bool]
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]
