"""What a person at a station asks: is the whole ledger sound; is what this station was told still in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from lims_desktop import faults, ledger, witness
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.verify import verify
from lims_desktop.verify.verdict import Finding, Verdict

READERS = frozenset({"auditor", "quality_manager", "laboratory_manager"})
"""The duties that may read the whole ledger."""

MOST_RECEIPTS = 1000

Steps = Callable[[int, int, str], object]
"""Told how many are done, of how many, and of what; may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class ReceiptsChecked:
    """The receipts of this station, each asked about: how many it has, how many were compared, what does not fit."""

    kept: int
    compared: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether the ledger still says what this station was told."""
        return not self.findings


def whole(lab: Lab, *, progress: Steps) -> Verdict:
    """Recompute everything, held against the checkpoints and receipts of this station.

    For auditors, quality and laboratory managers. Findings are answered, not raised.
    """

    def told(what: str, done: int, total: int) -> None:
        progress(done, total, what)

    try:
        return verify(lab, witness.anchors(lab), lab.receipts(), told)
    except psycopg.Error as problem:
        raise (faults.translated(problem, "verify") or problem) from problem


def receipts(lab: Lab, *, progress: Steps) -> ReceiptsChecked:
    """Ask the ledger about each of the newest receipts of this station. Everybody may."""
    kept = lab.receipts()
    asked = kept[-MOST_RECEIPTS:]
    findings = []
    for done, receipt in enumerate(asked):
        progress(done, len(asked), "receipts")
        try:
            ledger.confirm(lab, receipt)
        except Refused as refusal:
            if refusal.code != "ledger.receipt_not_kept":
                raise
            findings.append(Finding(refusal.code, receipt.entry, receipt.stream, receipt.number))
    return ReceiptsChecked(len(kept), len(asked), tuple(findings))
