"""The tree over all entries: every root at every checkpoint, and at every size that somebody outside has kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from struct import pack
from typing import Any

from lims_desktop.ledger import Anchor, microseconds
from lims_desktop.merkle import Peaks
from lims_desktop.verify.source import Source
from lims_desktop.verify.verdict import Findings

NEVER = 1 << 62
ROW = 1 << 14
"""Leaves gathered before they are added to the tree, unless a checkpoint comes first."""
Checkpoint = tuple[int, bytes, datetime, list[bytes], bytes]

CHECKPOINTS = "select size, root, at, peaks, seal from ledger.checkpoint order by size"
LEAVES = "select count(*) from ledger.leaf"
ORPHANS = """select l.position, l.entry from ledger.leaf l
              where not exists (select from ledger.entry e where e.id = l.entry)"""
WITNESSES = """select w.station || ' (' || w.actor || ')', w.size, w.seen_at from ledger.witness w
                 left join ledger.checkpoint c on c.size = w.size and c.root = w.root and c.at = w.at
                where c.size is null"""
PENDING = "select entry, hash from ledger.pending"


class Tree:
    """Grows from the recomputed hashes of the entries and stops at every size whose root somebody wrote down."""

    def __init__(self, source: Source, findings: Findings, anchors: list[Anchor]) -> None:
        self.source = source
        self.findings = findings
        self.peaks = Peaks()
        self.checkpoints = 0
        self._rows: Iterator[tuple[Any, ...]] = source.rows(CHECKPOINTS)
        self._anchors: dict[int, list[Anchor]] = {}
        for anchor in anchors:
            self._anchors.setdefault(anchor.size, []).append(anchor)
        self._early: dict[int, bytes] = {}
        self._row: list[bytes] = []
        self._size = 0
        self._last: Checkpoint | None = None
        self._next: Checkpoint | None = None
        self._wrong_root = False
        self._advance()

    def grow(self, position: int, digest: bytes) -> None:
        """One entry's recomputed hash at its place; entries that committed late come a little out of order."""
        if position != self._size:
            self._early[position] = digest
            return
        while digest:
            self._row.append(digest)
            self._size += 1
            if self._size == self._stop:
                self._halt()
            digest = self._early.pop(self._size, b"") if self._early else b""

    def _gather(self) -> None:
        self.peaks.extend(self._row)
        self._row.clear()

    def _halt(self) -> None:
        self._gather()
        size, root = self.peaks.size, self.peaks.root()
        checkpoint = self._next if self._next and self._next[0] == size else None
        if checkpoint:
            self._compare(checkpoint, root)
        for anchor in self._anchors.pop(size, ()):
            self._hold_against(anchor, root, checkpoint)
        if checkpoint:
            self._last = checkpoint
        self._advance()

    def _compare(self, checkpoint: Checkpoint, root: bytes) -> None:
        size, kept, at, peaks, seal = checkpoint
        self.checkpoints += 1
        if kept != root and not self._wrong_root:  # every later root is wrong with the first
            self._wrong_root = True
            self.findings.add("verify.root", size=size, since=self._last[0] if self._last else 0)
        if kept == root and peaks != self.peaks.hashes:
            self.findings.add("verify.peaks", size=size)
        before = self._last[4] if self._last else b""
        told = sha256(before + pack(">q", size) + kept + pack(">q", microseconds(at))).digest()
        if told != seal or (self._last and at <= self._last[2]):
            self.findings.add("verify.checkpoint_time", size=size)

    def _hold_against(self, anchor: Anchor, root: bytes, checkpoint: Checkpoint | None) -> None:
        if anchor.root != root:
            self.findings.add("verify.anchor_root", size=anchor.size, at=anchor.at)
        elif checkpoint is None:
            self.findings.add("verify.anchor_removed", size=anchor.size, at=anchor.at)
        elif (checkpoint[1], checkpoint[2]) != (anchor.root, anchor.at):
            self.findings.add("verify.anchor_other", size=anchor.size, at=anchor.at)

    def _advance(self) -> None:
        if not self._next or self._next[0] <= self.peaks.size:
            self._next = next(self._rows, None)
        while self._next and self._next[0] <= self.peaks.size:
            self.findings.add("verify.checkpoint_stray", size=self._next[0])
            self._next = next(self._rows, None)
        wanted = (size for size in self._anchors if size > self.peaks.size)
        self._stop = min(min(wanted, default=NEVER), self._next[0] if self._next else NEVER, self._size + ROW)

    def newest(self) -> Anchor | None:
        """The last checkpoint reached: what is worth keeping outside, when nothing was found."""
        return Anchor(*self._last[:3]) if self._last else None

    def close(self, waiting: dict[int, bytes]) -> None:
        """After the last entry: nothing may be left over, neither in the tree nor beside it."""
        self._gather()
        size = self.peaks.size
        if self._early:
            self.findings.add("verify.leaf_gap", position=size)
        covered = self._last[0] if self._last else 0
        if covered != size and not self._early:
            self.findings.add("verify.not_covered", size=size, covered=covered)
        while self._next:
            self.findings.add("verify.checkpoint_beyond", size=self._next[0], leaves=size)
            self._next = next(self._rows, None)
        for anchor in (each for anchors in self._anchors.values() for each in anchors):
            self.findings.add("verify.anchor_beyond", size=anchor.size, at=anchor.at, leaves=size)
        if self.source.one(LEAVES)[0] != self._size + len(self._early):
            for position, entry in self.source.rows(ORPHANS):
                self.findings.add("verify.leaf_orphan", entry, position=position)
        for station, witnessed, at in self.source.rows(WITNESSES):
            self.findings.add("verify.witness", station=station, size=witnessed, at=at)
        self._compare_pending(waiting)

    def _compare_pending(self, waiting: dict[int, bytes]) -> None:
        for entry, digest in self.source.rows(PENDING):
            if waiting.pop(entry, None) != digest:
                self.findings.add("verify.pending", entry)
        for entry in waiting:
            self.findings.add("verify.leaf_missing", entry)
