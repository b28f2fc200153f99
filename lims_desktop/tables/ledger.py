"""The tables of the ledger: what happened, in order, never changed.

Nobody writes here except `chain.append` and the sequencer `chain.tick` (lims_desktop/sql/chain.sql). The rows belong to
`lims_ledger`, a role nobody signs in as; a trigger refuses changes to it as well.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Recorded

SCHEMA = "ledger"
PLAIN = Text(collation="C")


class Head(Base):
    """The newest entry of each stream: the only row an append has to lock."""

    __tablename__ = "head"
    __table_args__ = ({"schema": SCHEMA, "postgresql_with": {"fillfactor": "40"}},)

    stream: Mapped[str] = mapped_column(PLAIN, primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime]
    hash: Mapped[bytes]
    previous: Mapped[bytes]


class Entry(Base):
    """One thing that happened, with the hash that binds it to the one before it in its stream.

    `body` is JSON, kept as the very characters that were hashed. `hash` is SHA-256 over a zero byte and all the other
    columns, which makes it the leaf hash of RFC 6962 as well.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("stream", "number"),
        CheckConstraint("octet_length(hash) = 32 and octet_length(previous) = 32", name="digests"),
        {"schema": SCHEMA},
    )

    id: Mapped[Id]
    stream: Mapped[str] = mapped_column(PLAIN)
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(PLAIN)
    actor: Mapped[str] = mapped_column(PLAIN)
    second: Mapped[str | None] = mapped_column(PLAIN)
    station: Mapped[str | None] = mapped_column(PLAIN)
    act: Mapped[UUID | None]
    at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(PLAIN)
    body: Mapped[str] = mapped_column(PLAIN)
    previous: Mapped[bytes]
    hash: Mapped[bytes]


pending = Table(
    "pending",
    Base.metadata,
    Column("entry", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    schema=SCHEMA,
    comment="Entries that still wait for their place in the tree; written and committed together with the entry.",
)


class Leaf(Base):
    """The place of an entry in the one tree over everything, counted from 0 as in RFC 6962.

    No foreign key to the entry: checking it would lock every entry, and so write its page once more; `verify` checks.
    """

    __tablename__ = "leaf"
    __table_args__ = ({"schema": SCHEMA},)

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry: Mapped[int] = mapped_column(unique=True)
    hash: Mapped[bytes]


class Checkpoint(Base):
    """The root of the tree when it had `size` leaves: what stations keep, reports print and witnesses compare.

    `peaks` are the roots of the whole subtrees, largest first; they let the sequencer go on without reading the leaves.
    The root does not cover the time; `seal` does: SHA-256 over the seal before it, the size, the root and the time.
    """

    __tablename__ = "checkpoint"
    __table_args__ = ({"schema": SCHEMA},)

    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    root: Mapped[bytes]
    at: Mapped[datetime]
    peaks: Mapped[list[bytes]] = mapped_column(ARRAY(LargeBinary))
    seal: Mapped[bytes]


class Witness(Base):
    """What a workstation says it has seen: a checkpoint it recomputed for itself from the leaves.

    A witness is a statement under the login of the person at that station, not a signature by a key of the station;
    such a key may come later. A statement that contradicts the checkpoint is kept too: it is the alarm.
    """

    __tablename__ = "witness"
    __table_args__ = (UniqueConstraint("station", "size", "root", "at"), {"schema": SCHEMA})

    id: Mapped[Id]
    station: Mapped[str] = mapped_column(PLAIN)
    actor: Mapped[str] = mapped_column(PLAIN)
    size: Mapped[int]
    root: Mapped[bytes]
    at: Mapped[datetime]
    seen_at: Mapped[Recorded]


class Turn(Base):
    """One row that the sequencer at work holds, so that there is never a second one."""

    __tablename__ = "turn"
    __table_args__ = (CheckConstraint("one", name="one"), {"schema": SCHEMA})

    one: Mapped[bool] = mapped_column(primary_key=True)
