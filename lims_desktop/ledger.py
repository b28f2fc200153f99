"""The ledger as the rest of the program knows it: entries and the bytes that are hashed, receipts, checkpoints.

The database writes (lims_desktop/sql/chain.sql); here the same bytes are made once more, so that anybody can check
without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from struct import pack
from uuid import UUID

from sqlalchemy import select

from lims_desktop import merkle
from lims_desktop.journal import Receipt
from lims_desktop.lab import Lab
from lims_desktop.tables.ledger import Checkpoint

TAG = "LIMS entry 1"
FIRST_PREVIOUS = bytes(32)
"""What stands for the hash before the first entry of a stream."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
TEXT, LONG, INT, MOMENT, BYTES, UUID_TYPE = 25, 20, 23, 1184, 17, 2950  # PostgreSQL's own numbers for its types


def microseconds(moment: datetime) -> int:
    """PostgreSQL's own count: microseconds since the beginning of 2000, UTC."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger, whole."""

    id: int
    stream: str
    number: int
    kind: str
    actor: str
    second: str | None
    station: str | None
    act: UUID | None
    at: datetime
    reason: str | None
    body: str
    previous: bytes
    hash: bytes

    def record(self) -> bytes:
        """The bytes that are hashed: the row as PostgreSQL sends it in binary, each field with its type and length."""
        texts = (self.stream, self.kind, self.body, self.actor, self.second, self.station)
        fields = [
            (TEXT, TAG.encode()),
            (LONG, pack(">q", self.id)),
            (INT, pack(">i", self.number)),
            (MOMENT, pack(">q", microseconds(self.at))),
            (BYTES, self.previous),
            *((TEXT, _encoded(text)) for text in texts),
            (UUID_TYPE, self.act.bytes if self.act else None),
            (TEXT, _encoded(self.reason)),
        ]
        return pack(">i", len(fields)) + b"".join(_field(number, value) for number, value in fields)

    def digest(self) -> bytes:
        """What `hash` must be: the leaf hash of RFC 6962 over the record."""
        return merkle.leaf(self.record())


def _encoded(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def _field(kind: int, value: bytes | None) -> bytes:
    return pack(">ii", kind, -1) if value is None else pack(">ii", kind, len(value)) + value


@dataclass(frozen=True, slots=True)
class Anchor:
    """A checkpoint that somebody outside the database has kept: a station, a printed report, a letter.

    The root covers the first `size` entries, but not the moment `at`; so an anchor holds that as well.
    """

    size: int
    root: bytes
    at: datetime

    def line(self) -> str:
        """One line of text, for a file or for print."""
        return f"{self.size} {self.root.hex()} {self.at.astimezone(UTC).isoformat()}"

    @classmethod
    def from_line(cls, line: str) -> Anchor:
        """The anchor that was written as this line."""
        size, root, at = line.split()
        return cls(int(size), bytes.fromhex(root), datetime.fromisoformat(at))

    def short(self) -> str:
        """A form for labels and footers: the size and the first 100 bits of the root."""
        return f"{self.size} {self.root.hex()[:25]}"


def newest(lab: Lab) -> Anchor | None:
    """The newest checkpoint; None while the ledger has none."""
    query = select(Checkpoint.size, Checkpoint.root, Checkpoint.at).order_by(Checkpoint.size.desc()).limit(1)
    return next(iter(lab.rows(query, Anchor)), None)


def confirm(lab: Lab, receipt: Receipt) -> int | None:
    """Ask the ledger whether it still holds what it once told this station.

    Answers the entry's place in the tree, or None while it waits for one. Refused with `ledger.receipt_not_kept` when
    the ledger now says something else.
    """
    told = {"entry": receipt.entry, "stream": receipt.stream, "number": receipt.number}
    position: int | None = lab.call("confirm_receipt", **told, hash=bytes.fromhex(receipt.hash))
    return position
