"""Every entry of the ledger: its hash, its link to the one before, its number, its time, its place in the tree.

This is the one loop of the program that must be fast, since it reads everything there is: about four microseconds an
entry. It therefore reads COPY's bytes as they come; what follows a stream or a body is looked at only when needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from struct import Struct, pack

from lims_desktop.journal import Receipt
from lims_desktop.ledger import BYTES, FIRST_PREVIOUS, INT, MOMENT, TAG, microseconds
from lims_desktop.verify import custody, rows
from lims_desktop.verify.custody import Custody
from lims_desktop.verify.source import Source
from lims_desktop.verify.tree import Tree
from lims_desktop.verify.verdict import Findings

# The domain's name stands in the query so that COPY's row is the very record that was hashed.
ENTRIES = f"""select row('{TAG}'::text, e.id, e.number, e.at, e.previous, e.stream, e.kind, e.body, e.actor, e.second,
                         e.station, e.act, e.reason), e.hash, l.position, l.hash{{columns}}
                from ledger.entry e left join ledger.leaf l on l.entry = e.id{{join}} order by e.id"""  # noqa: S608
HEADS = "select stream, number, at, hash, previous from ledger.head"

# Within a message: two bytes count COPY's fields, four measure the record. Within the record: four count its fields;
# before each of them stand its type and its length, four bytes each. Behind it: hash, place and leaf hash with theirs.
RECORD = 6
FIXED = 4 + 8 + len(TAG) + 8
LAYOUT = Struct(f">i{FIXED}xq8si8sq8s32s4xi")
STREAM = 2 + LAYOUT.size
NUMBER, AT, PREVIOUS = (pack(">ii", kind, size) for kind, size in ((INT, 4), (MOMENT, 8), (BYTES, 32)))
HASH_SIZE, NOTHING = (pack(">i", size) for size in (32, -1))
EVERY = 8192

Head = tuple[int, bytes, int]
NO_HEAD: Head = (0, FIRST_PREVIOUS, -(1 << 63))


class Chains:
    """All streams at once, in the order in which their entries were written."""

    def __init__(self, source: Source, findings: Findings, tree: Tree, custody: Custody | None) -> None:
        self.source = source
        self.findings = findings
        self.tree = tree
        self.custody = custody
        self.heads: dict[bytes, Head] = {}
        self.waiting: dict[int, bytes] = {}
        self.tables: set[bytes] = set()
        self.entries = 0
        self._early: dict[bytes, dict[int, tuple[int, int, bytes, bytes]]] = {}

    def read(self, receipts: Mapping[int, Receipt], progress: Callable[[int], None]) -> None:
        """Check every entry there is."""
        missing, heads, early, grow = dict(receipts), self.heads, self._early, self.tree.grow
        for message in self.source.copy(self._query()):
            size, ident, form1, number, form2, at, form3, previous, length = LAYOUT.unpack_from(message, 2)
            end, name_end = RECORD + size, STREAM + length
            if form1 != NUMBER or form2 != AT or form3 != PREVIOUS or message[end : end + 4] != HASH_SIZE:
                self.findings.add("verify.form", ident)
                continue
            stream, stored = message[STREAM:name_end], message[end + 4 : end + 36]
            digest = sha256(b"\0" + message[RECORD:end]).digest()
            if digest != stored:
                self.findings.add("verify.changed", ident, stream, number)
            last = heads.get(stream, NO_HEAD)
            if last[0] + 1 == number and last[1] == previous and last[2] < at and stream not in early:
                heads[stream] = (number, stored, at)
            else:
                self._out_of_order(stream, number, (ident, at, previous, stored))
            rest = end + 44
            if message[end + 36 : end + 40] == NOTHING:
                self.waiting[ident] = digest
            else:
                position = int.from_bytes(message[end + 40 : end + 48], "big")
                grow(position, digest)
                rest = end + 52 + max(0, int.from_bytes(message[end + 48 : end + 52], "big", signed=True))
                if message[end + 52 : rest] != stored:
                    self.findings.add("verify.leaf_other", ident, position=position)
            self._meaning(message, (ident, stream, at), name_end, rest)
            if ident in missing:
                self._compare(missing.pop(ident), stream, number, stored)
            self.entries += 1
            if not self.entries % EVERY:
                progress(self.entries)
        for receipt in missing.values():
            self.findings.add("verify.receipt_missing", receipt.entry, receipt.stream, receipt.number)
        self._close()

    def _query(self) -> str:
        return ENTRIES.format(
            columns=custody.COLUMNS if self.custody else "", join=custody.JOIN if self.custody else ""
        )

    def _meaning(self, message: bytes, told: custody.Told, name_end: int, rest: int) -> None:
        """What the entry tells of: a custody event, the change of a row, or something that stands for itself."""
        if self.custody and message[rest : rest + 4] != NOTHING:
            self.custody.compare(told, message, name_end, rest)
            return
        kind, kind_end = custody.field(message, name_end)
        if kind in rows.KINDS:
            body, _ = custody.field(message, kind_end)
            self.tables.add(body[body.rfind(b'"table": "') + 10 : -2])
        elif self.custody and kind in custody.KINDS:
            self.custody.missing(told)

    def _compare(self, receipt: Receipt, stream: bytes, number: int, stored: bytes) -> None:
        if (receipt.stream, receipt.number, receipt.hash) != (stream.decode(), number, stored.hex()):
            self.findings.add("verify.receipt_other", receipt.entry, receipt.stream, receipt.number)

    def _out_of_order(self, stream: bytes, number: int, entry: tuple[int, int, bytes, bytes]) -> None:
        """Two stations wrote to one stream at once, so the numbers come in another order; or something is wrong."""
        if number <= self.heads.get(stream, NO_HEAD)[0]:
            self.findings.add("verify.number_repeated", entry[0], stream, number)
            return
        early = self._early.setdefault(stream, {})
        early[number] = entry
        while early:
            number, last_hash, last_at = self.heads.get(stream, NO_HEAD)
            if number + 1 not in early:
                return
            ident, at, previous, stored = early.pop(number + 1)
            if previous != last_hash:
                self.findings.add("verify.link", ident, stream, number + 1)
            if at <= last_at:
                self.findings.add("verify.time", ident, stream, number + 1)
            self.heads[stream] = (number + 1, stored, at)
        del self._early[stream]

    def _close(self) -> None:
        for stream, early in self._early.items():
            following = min(early)
            missing = self.heads.get(stream, NO_HEAD)[0] + 1
            self.findings.add("verify.number_missing", early[following][0], stream, missing, following=following)
        for name, number, at, stored, _ in self.source.rows(HEADS):
            if self.heads.get(name.encode()) != (number, stored, microseconds(at)):
                self.findings.add("verify.head", None, name, number)
            self.heads.pop(name.encode(), None)
        for stream in self.heads:
            self.findings.add("verify.head", None, stream, self.heads[stream][0])
