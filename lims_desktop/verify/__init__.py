"""Recompute the whole ledger and hold it against everything that depends on it, or that somebody outside has kept.

No function of the laboratory's database is trusted here: hashes, links, numbers, times, the tree and its roots are
computed from the bytes of the rows; custody, ordinary tables and kept files are compared with what the ledger says, and
certificates and revocation lists with each other, signed reports with all of these.
What only the database holds could be rewritten as a whole by whoever owns the server, so anchors (checkpoints that
stations keep and reports print) and receipts are part of the question.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial

from lims_desktop.journal import Receipt
from lims_desktop.ledger import Anchor
from lims_desktop.verify import files, reports
from lims_desktop.verify.chains import Chains
from lims_desktop.verify.custody import TABLES, Custody
from lims_desktop.verify.rows import Rows
from lims_desktop.verify.source import Sight, Source, Where, opened
from lims_desktop.verify.tree import Tree
from lims_desktop.verify.verdict import Finding, Findings, Verdict

__all__ = ["Anchor", "Finding", "Progress", "Verdict", "verify"]

Progress = Callable[[str, int, int], None]
"""Told what is read (entries, rows, reports), how many are done, about how many there are. May raise Cancelled."""

SIZE = """select coalesce((select max(c.size) from ledger.checkpoint c), 0) + (select count(*) from ledger.pending)"""


def verify(
    where: Where,
    anchors: Iterable[Anchor] = (),
    receipts: Iterable[Receipt] = (),
    progress: Progress | None = None,
) -> Verdict:
    """Check everything, at one moment, while the laboratory works on.

    `where` is the signed-in person's laboratory (auditor, quality or laboratory manager) or how to connect. Findings
    are answered, not raised.
    """
    began = time.monotonic()
    with opened(where) as source:
        return _Verification(source, list(anchors), list(receipts)).run(progress or _silent, began)


def _silent(what: str, done: int, total: int) -> None:
    """Nobody wants to know."""


class _Verification:
    def __init__(self, source: Source, anchors: list[Anchor], receipts: list[Receipt]) -> None:
        self.anchors = anchors
        self.receipts = receipts
        self.findings = Findings()
        self.source = source
        self.rows = Rows(source, self.findings)
        self.tree = Tree(source, self.findings, anchors)
        self.sight = self.rows.sight | source.sight((*TABLES, *reports.TABLES, files.TABLE))
        least = max((self.sight[name] for name in TABLES), key=list(Sight).index)
        self.custody = None if least is Sight.NONE else Custody(source, self.findings, least)
        self.chains = Chains(source, self.findings, self.tree, self.custody)

    def run(self, progress: Progress, began: float) -> Verdict:
        """Everything, in its order. Imports cryptography."""
        from lims_desktop.verify import certificates

        total: int = self.source.one(SIZE)[0]
        by_entry = {each.entry: each for each in self.receipts}
        self.chains.read(by_entry, lambda done: progress("entries", done, max(total, done)))
        if self.custody:
            self.custody.ask()
        self.tree.close(self.chains.waiting)
        self.rows.compare(self.chains.tables, lambda done: progress("rows", done, done))
        if self.custody:
            self.custody.close()
        files.compare(self.source, self.findings, self.sight[files.TABLE])
        certificates.compare(self.source, self.findings, self.sight)
        looked = partial(progress, "reports")
        reports.compare(self.source, self.findings, self.sight, looked)
        return self._verdict(time.monotonic() - began)

    def _verdict(self, seconds: float) -> Verdict:
        return Verdict(
            findings=self.findings.in_order(),
            found=self.findings.count,
            entries=self.chains.entries,
            checkpoints=self.tree.checkpoints,
            custody=self.custody.events if self.custody else 0,
            rows=self.rows.rows,
            anchors=len(self.anchors),
            receipts=len(self.receipts),
            size=self.tree.peaks.size,
            root=self.tree.peaks.root(),
            seconds=seconds,
            newest=self.tree.newest(),
            partly=tuple(sorted(name for name, sight in self.sight.items() if sight is Sight.PART)),
            unread=tuple(sorted(name for name, sight in self.sight.items() if sight is Sight.NONE)),
        )
