"""Signing a report, and looking at one that was signed: drawn from its facts, by the right people, nothing added.

Imports pyHanko and reportlab.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from pyhanko.sign.signers import Signer
from sqlalchemy import func, select

from lims_desktop import certificates, paper, policies, reports
from lims_desktop.errors import Refused, Unreachable
from lims_desktop.lab import Lab
from lims_desktop.reporting.drawing import drawn, is_drawn_so, seats
from lims_desktop.reporting.seen import first_otherwise, shown
from lims_desktop.reports import AskedFor, NewRecipient, ReportView, Signature, Signed, Stepped
from lims_desktop.signing.checking import Expected, Found, Verdict, check
from lims_desktop.signing.keys import fingerprint, named
from lims_desktop.signing.pdf import Signing, signed
from lims_desktop.signing.stamping import Stamper
from lims_desktop.signing.trust import Trust

LAST = "authorised"


def sign(lab: Lab, view: ReportView, key: Signer, *, act: UUID | None = None) -> Stepped:
    """Put the next signature under a report, with my key, and send it to the laboratory.

    Refused when what was signed before does not hold, or when the record would now give another report. Raises
    Unreachable when the time-stamping authority does not answer and the laboratory's policy is to refuse then.
    """
    return reports.sign(lab, view.id, prepared(lab, view, key), act=act)


def prepared(lab: Lab, view: ReportView, key: Signer) -> Signed:
    """The next signature, not sent yet. Whoever lost the line sends the same one again, under the same act."""
    trust, seat = certificates.trust(lab), next_seat(view)
    before, draft = _before(lab, view, trust), _Draft(_now(lab), view, seat, key)
    rule = policies.time_stamping(lab)
    if rule.url is None:
        return draft.signed(before, trust, None, "no_authority")
    try:
        return draft.signed(before, trust, Stamper(rule.url, trust), None)
    except Unreachable as silent:
        if rule.silent == "refuse":
            raise Unreachable(silent.code, authority=rule.url, **silent.detail) from silent
        return draft.signed(before, trust, None, "unreachable")


@dataclass(frozen=True, slots=True)
class _Draft:
    """One signature in the making: when, of which report, in which seat, with which key."""

    at: datetime
    view: ReportView
    seat: str
    key: Signer

    def signed(self, before: bytes, trust: Trust, stamper: Stamper | None, unstamped: str | None) -> Signed:
        said, owner = paper.words("report", self.view.language), fingerprint(self.key)
        role = self.seat.partition("_")[0]
        meaning = said["meaning_" + role]
        told = Found(self.seat, named(self.key), owner, meaning, self.at)
        seen = shown(self.view.language, told, noted=unstamped == "unreachable")
        signing = Signing(self.seat, seen, meaning, self.seat == "author_1", self.seat == LAST, self.at)
        content = signed(before, signing, self.key, trust, stamper)
        return Signed(self.seat, owner, content, self.view.facts, meaning, unstamped)


def issue(lab: Lab, report: int, recipients: Sequence[NewRecipient], *, act: UUID | None = None) -> Stepped:
    """Issue an authorised report whose signed file holds: after the last signature nobody else looks at it."""
    view = reports.view(lab, report)
    if view is not None and view.state == "AUTHORISED":
        _need_sound(judged(lab, view))
    return reports.issue(lab, report, recipients, act=act)


def give_copy(
    lab: Lab, report: int, recipient: NewRecipient, asked: AskedFor, *, reason: str, act: UUID | None = None
) -> Stepped:
    """Give a further copy of an issued report whose signed file holds."""
    view = reports.view(lab, report)
    if view is not None and view.state == "ISSUED":
        _need_sound(judged(lab, view))
    return reports.give_copy(lab, report, recipient, asked, reason=reason, act=act)


def next_seat(view: ReportView) -> str:
    """The seat that is signed next. Refused when all are."""
    taken = {one.seat for one in view.standing}
    for seat in seats(view.facts):
        if seat not in taken:
            return seat
    raise Refused("report.no_seat", report=view.number, state=view.state)


def judged(lab: Lab, view: ReportView, content: bytes | None = None) -> Verdict:
    """Whether a signed report holds: drawn from its facts, signed by whom the ledger names, nothing added or cut.

    `content` is a copy to be held against the record; without it, the laboratory's own bytes are looked at. Each of
    `Verdict.signatures` says when an authority stamped it (`stamped_at`; why there is none stands in
    `ReportView.signatures`) and whether its certificate was revoked later (`revoked`); `closed_at` closes the whole.
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
    _need_sound(_judged(kept, view, trust))
    return kept


def _need_sound(verdict: Verdict) -> None:
    if verdict.problem is not None:
        raise Refused(verdict.problem, **dict(verdict.detail or {}))


def _judged(content: bytes, view: ReportView, trust: Trust) -> Verdict:
    standing = view.standing
    verdict = check(content, trust, [expected(one) for one in standing], standing[-1].sha256 if standing else None)
    if verdict.problem is None and not is_drawn_so(content, view.facts):
        return Verdict(verdict.signatures, "report.other_content", {"report": view.number})
    return verdict if verdict.problem is not None else _looked_at(content, view, verdict)


def _looked_at(content: bytes, view: ReportView, verdict: Verdict) -> Verdict:
    unreachable = {one.seat for one in view.standing if one.unstamped == "unreachable"}
    lie = first_otherwise(content, view.facts, verdict.signatures, unreachable)
    if lie is None:
        return verdict
    return replace(verdict, problem="signing.other_stamp", detail={"seat": lie.seat, "signer": lie.signer})


@dataclass(frozen=True, slots=True)
class _Moment:
    at: datetime


def _now(lab: Lab) -> datetime:
    """The server's time (UTC), in whole seconds: a computer's own clock may be anything."""
    [found] = lab.rows(select(func.date_trunc("second", func.now()).label("at")), _Moment)
    return found.at.astimezone(UTC)


def expected(one: Signature) -> Expected:
    """What a signature of the record must look like in the file."""
    closes = one.stamped and one.seat == LAST
    return Expected(one.seat, one.certificate, one.at, one.stamped, closes=closes, meaning=one.meaning)
