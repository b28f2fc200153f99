"""Signing a report, and looking at one that was signed: drawn from its facts, by the right people, nothing added.

Imports pyHanko and reportlab.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from pyhanko.sign.signers import Signer
from pyhanko.sign.timestamps import TimeStamper

from lims_desktop import certificates, paper, reports
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.paper.stamp import stamp
from lims_desktop.reporting.drawing import drawn, seats
from lims_desktop.reports import ReportView, Signed, Stepped
from lims_desktop.signing.checking import Expected, Verdict, check
from lims_desktop.signing.keys import fingerprint
from lims_desktop.signing.pdf import Signing, signed
from lims_desktop.signing.trust import Trust


def sign(
    lab: Lab, view: ReportView, key: Signer, *, stamper: TimeStamper | None = None, act: UUID | None = None
) -> Stepped:
    """Put the next signature under a report, with my key, and send it to the laboratory.

    Refused when what was signed before does not hold, or when the record would now give another report.
    """
    trust = certificates.trust(lab)
    before = _before(lab, view, trust)
    seat = next_seat(view)
    said, owner = paper.words("report", view.language), fingerprint(key)
    role = seat.partition("_")[0]
    meaning = said["meaning_" + role]
    seen = stamp(said["seat_" + role], lab.me.name, datetime.now(UTC), owner)
    signing = Signing(seat, seen, meaning, first=seat == "author_1", last=seat == "authorised")
    content = signed(before, signing, key, trust, stamper)
    sent = Signed(seat, owner, content, view.facts, meaning, stamped=stamper is not None)
    return reports.sign(lab, view.id, sent, act=act)


def next_seat(view: ReportView) -> str:
    """The seat that is signed next. Refused when all are."""
    taken = {one.seat for one in view.standing}
    for seat in seats(view.facts):
        if seat not in taken:
            return seat
    raise Refused("report.no_seat", report=view.number, state=view.state)


def judged(lab: Lab, view: ReportView, content: bytes | None = None) -> Verdict:
    """Whether a signed report holds: drawn from its facts, signed by whom the ledger names, nothing added or cut.

    `content` is a copy to be held against the record; without it, the laboratory's own bytes are looked at.
    """
    kept = content if content is not None else reports.file(lab, view.id)
    if kept is None:
        return Verdict((), "report.not_signed", {"report": view.number})
    return _judged(kept, view, certificates.trust(lab))


def _before(lab: Lab, view: ReportView, trust: Trust) -> bytes:
    if not view.standing:
        return drawn(view.facts)
    kept = reports.file(lab, view.id)
    assert kept is not None
    verdict = _judged(kept, view, trust)
    if verdict.problem is not None:
        raise Refused(verdict.problem, **dict(verdict.detail or {}))
    return kept


def _judged(content: bytes, view: ReportView, trust: Trust) -> Verdict:
    standing = view.standing
    expected = [Expected(one.seat, one.certificate, one.at) for one in standing]
    verdict = check(content, trust, expected, standing[-1].sha256 if standing else None)
    if verdict.problem is None and not content.startswith(drawn(view.facts)):
        return Verdict(verdict.signatures, "report.other_content", {"report": view.number})
    return verdict
