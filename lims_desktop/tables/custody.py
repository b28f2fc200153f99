"""Custody events, append-only: the core of the product (domain.md section 4)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id

MOVES = (
    "OFFER|COLLECT|SEIZE|ITEMISE|RECEIVE|STORE|RETRIEVE|HANDOVER|DISPATCH|ARRIVE|COURT_OUT|COURT_IN|RETURN|FOUND|CONSUME"
    "|DESTROY"
)
STAYS = "REFUSE|INVENTORY_SEEN|INVENTORY_MISSING|FOUND|OPEN_SEAL|SEAL|CORRECTION"
"""What is found again is found where it is recorded to be, or comes into the finder's hands: FOUND is of both kinds."""


class Custody(Base):
    """One custody event of one item.

    A list of events in which each begins where the one before ended can neither overlap nor have a gap: the foreign
    key `contiguous` says so. That the item exists and has no event above its
    `Whereabouts` is a deferred trigger's to say.
    """

    __tablename__ = "custody"
    __table_args__ = (
        # PostgreSQL reads the text of every check anew at every insert: few and short ones are quick.
        CheckConstraint(
            "case seq when 1 then num_nonnulls(from_place, prev_at) = 0"
            " else seq > 1 and num_nulls(from_place, prev_at) = 0 and at > prev_at end",
            name="first_or_linked",
        ),
        CheckConstraint(
            f"kind ~ case when from_place is distinct from to_place then '^({MOVES})$' else '^({STAYS})$' end",
            name="kind",
        ),
        CheckConstraint("claimed_at < at", name="claimed_before"),
        CheckConstraint("kind <> 'CORRECTION' or corrects is not null", name="correction_refers"),
        UniqueConstraint("item_id", "seq", "to_place", "at", name="custody_item_seq_place_at"),
        ForeignKeyConstraint(
            ["item_id", "prev_seq", "from_place", "prev_at"],
            ["custody.item_id", "custody.seq", "custody.to_place", "custody.at"],
            name="custody_contiguous",
        ),
        ForeignKeyConstraint(["item_id", "corrects"], ["custody.item_id", "custody.seq"], name="custody_corrects"),
        # Who was there then: an event ends the stay at the place before it, so this index alone answers (lims.stays).
        Index("custody_stay_idx", "from_place", "at", postgresql_include=["prev_at", "item_id"]),
    )

    item_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    at: Mapped[datetime]
    prev_seq: Mapped[int | None] = mapped_column(Computed("nullif(seq - 1, 0)", persisted=True))
    prev_at: Mapped[datetime | None]
    from_place: Mapped[int | None]
    to_place: Mapped[int] = mapped_column(ForeignKey("place.id"))
    actor: Mapped[int]
    giver: Mapped[int | None]
    taker: Mapped[int | None]
    witness: Mapped[int | None]
    exception: Mapped[bool] = mapped_column(server_default="false")
    corrects: Mapped[int | None]
    claimed_at: Mapped[datetime | None]
    outsider: Mapped[str | None]
    identity_document: Mapped[str | None]
    signature: Mapped[str | None]
    statement: Mapped[str | None]
    entry: Mapped[int]


class Whereabouts(Base):
    """Where an item is: the newest custody event, ready to be asked. The narrow row that every move rewrites.

    `at` is the time of the newest event, `placed_at` that of the last move. The foreign key holds the row to the event.
    """

    __tablename__ = "whereabouts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["item_id", "seq", "place_id", "at"],
            ["custody.item_id", "custody.seq", "custody.to_place", "custody.at"],
            name="item_is_where_its_newest_event_put_it",
            deferrable=True,
            initially="DEFERRED",
        ),
        CheckConstraint("(seq = 0) = (place_id is null) and (seq = 0) = (at is null)", name="placed"),
        Index(None, "place_id", "placed_at"),
        {"postgresql_with": {"fillfactor": 60}},
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    seq: Mapped[int]
    place_id: Mapped[int | None]
    placed_at: Mapped[datetime | None]
    at: Mapped[datetime | None]


class Offer(Base):
    """Items offered by one person to another; the other accepts in a session of their own (two proofs of identity)."""

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint("state in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')", name="state"),
        CheckConstraint("giver <> taker", name="two_people"),
        Index(None, "taker", "state"),
        Index(None, "giver", "state"),
    )

    id: Mapped[Id]
    state: Mapped[str] = mapped_column(server_default="OPEN")
    giver: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taker: Mapped[int] = mapped_column(ForeignKey("person.id"))
    items: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    seqs: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    digest: Mapped[bytes]
    offered_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    reason: Mapped[str | None]
