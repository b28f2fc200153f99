"""Every entry of the ledger: its hash, its link to the one before, its number, its time, its place in the tree.

This is the one loop of the program that must be fast, since it reads everything there is: some four microseconds an
entry. It therefore reads COPY's bytes as they come; what follows a stream or a body is looked at only when needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from struct import Struct, pack

from lims_desktop.journal import Receipt
from lims_desktop.ledger import BYTES, FIRST_PREVIOUS, INT, MOMENT, TAG, TEXT, microseconds
from lims_desktop.verify import custody, rows
from lims_desktop.verify.custody import Custody
from lims_desktop.verify.source import Source
from lims_desktop.verify.tree import Tree
from lims_desktop.verify.verdict import Findings

# The domain's name stands in the query so that COPY's row is the very record that was hashed.
ENTRIES = f"""select row('{TAG}'::text, e.id, e.number, e.at, e.previous, e.stream, e.kind, e.body, e.actor, e.second,
                         e.station, e.act, e.reason), e.hash, l.position, l.hash
                from ledger.entry e left join ledger.leaf l on l.entry = e.id order by e.id"""  # noqa: S608
HEADS = "select stream, number, at, hash, previous from ledger.head"

# Within a message: two bytes count COPY's fields, four measure the record. Within the record: four count its fields;
# before each of them stand its type and its length, four bytes each. Behind it: hash, place and leaf hash with theirs.
RECORD = 6
FIXED = 4 + 8 + len(TAG) + 8
LAYOUT = Struct(f">i{FIXED}xq8si8sq8s32s4xi")
STREAM = 2 + LAYOUT.size
TOLD = STREAM - 8
"""Where the field of the stream begins: from there an event of custody says what the row beside it says."""
PLACED = Struct(">4x32s4xq4x32s")
NUMBER, AT, PREVIOUS = (pack(">ii", kind, size) for kind, size in ((INT, 4), (MOMENT, 8), (BYTES, 32)))
ADDED = pack(">ii5si", TEXT, 5, b"ADDED", TEXT)
TABLE = b'"table": "'
HASH_SIZE, NOTHING = (pack(">i", size) for size in (32, -1))
EVERY = 8192

Head = tuple[int, bytes, int]
NO_HEAD: Head = (0, FIRST_PREVIOUS, -(1 << 63))
NO_ROW = (1 << 63, 0, b"")


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
        """Check every entry there is, each with the row of custody that stands beside it."""
        missing = dict(receipts)
        beside = self.custody.rows() if self.custody else iter(())
        row, row_at, row_text = next(beside, NO_ROW)
        for message, ident, stream, number, at, stored in self._hashed():
            while row < ident:
                row, row_at, row_text = next(beside, NO_ROW)
            if row != ident:
                self._meaning(message, ident, stream)
            elif self.custody:
                self.custody.events += 1
                if row_at != at or not message.startswith(row_text, TOLD):
                    self.custody.compare(message, TOLD, (ident, row_at == at, row_text))
            if ident in missing:
                self._compare(missing.pop(ident), stream, number, stored)
            self.entries += 1
            if not self.entries % EVERY:
                progress(self.entries)
        deque(beside, maxlen=0)  # rows whose entries are gone
        self._close(missing)

    def _hashed(self) -> Iterator[tuple[bytes, int, bytes, int, int, bytes]]:
        """Each entry with its number, stream, number in it, time and hash; hash, chain and place are checked."""
        findings, heads, early = self.findings, self.heads, self._early
        unpack, unpack_place, grow = LAYOUT.unpack_from, PLACED.unpack_from, self.tree.grow
        for message in self.source.copy(ENTRIES):
            size, ident, form1, number, form2, at, form3, previous, length = unpack(message, 2)
            end = RECORD + size
            if form1 != NUMBER or form2 != AT or form3 != PREVIOUS or message[end : end + 4] != HASH_SIZE:
                findings.add("verify.form", ident)
                continue
            stream, digest = message[STREAM : STREAM + length], sha256(b"\0" + message[RECORD:end]).digest()
            if len(message) - end == PLACED.size:
                stored, position, leaf = unpack_place(message, end)
                grow(position, digest)
                if leaf != stored:
                    findings.add("verify.leaf_other", ident, position=position)
            else:
                stored = self._unusual_place(message, end, ident, digest)
            if digest != stored:
                findings.add("verify.changed", ident, stream, number)
            last = heads.get(stream, NO_HEAD)
            if last[0] + 1 == number and last[1] == previous and last[2] < at and stream not in early:
                heads[stream] = (number, stored, at)
            else:
                self._out_of_order(stream, number, (ident, at, previous, stored))
            yield message, ident, stream, number, at, stored

    def _unusual_place(self, message: bytes, end: int, ident: int, digest: bytes) -> bytes:
        """An entry that has no place in the tree yet, or one that is not as places are; answers the hash it has."""
        stored = message[end + 4 : end + 36]
        if message[end + 36 : end + 40] == NOTHING:
            self.waiting[ident] = digest
        else:
            position = int.from_bytes(message[end + 40 : end + 48], "big")
            self.tree.grow(position, digest)
            self.findings.add("verify.leaf_other", ident, position=position)
        return stored

    def _meaning(self, message: bytes, ident: int, stream: bytes) -> None:
        """What an entry without a row of custody tells of: a row's change, or something that stands for itself."""
        begin = STREAM + len(stream)
        if message.startswith(ADDED, begin):  # most of them, and nothing more to find out than the table
            end = begin + len(ADDED) + 4
            end += int.from_bytes(message[end - 4 : end], "big", signed=True)
            if (table := message.rfind(TABLE, begin, end)) > 0:
                self.tables.add(message[table + len(TABLE) : end - 2])
            return
        kind, kind_end = custody.field(message, begin)
        if kind in rows.KINDS:
            body, _ = custody.field(message, kind_end)
            self.tables.add(body[body.rfind(TABLE) + len(TABLE) : -2])
        elif self.custody and kind in custody.KINDS:
            self.custody.missing(ident, stream)

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

    def _close(self, missing: Mapping[int, Receipt]) -> None:
        for receipt in missing.values():
            self.findings.add("verify.receipt_missing", receipt.entry, receipt.stream, receipt.number)
        for stream, early in self._early.items():
            following = min(early)
            number = self.heads.get(stream, NO_HEAD)[0] + 1
            self.findings.add("verify.number_missing", early[following][0], stream, number, following=following)
        for name, number, at, stored, _ in self.source.rows(HEADS):
            if self.heads.get(name.encode()) != (number, stored, microseconds(at)):
                self.findings.add("verify.head", None, name, number)
            self.heads.pop(name.encode(), None)
        for stream in self.heads:
            self.findings.add("verify.head", None, stream, self.heads[stream][0])
