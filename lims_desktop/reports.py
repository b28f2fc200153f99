"""Reports: drafted, written, signed, reviewed, issued, served, withdrawn (domain.md section 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded

OPEN = ("DRAFT", "AUTHOR_SIGNED", "TECH_REVIEW", "ADMIN_REVIEW", "AUTHORISED")


@dataclass(frozen=True, slots=True)
class Stepped(Recorded):
    """A report took a step; `edition` counts how often it was written, `sha256` names the bytes that were signed."""

    report: int
    number: str
    state: str
    edition: int
    sha256: str | None = None
    finding: int | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion: the question, two propositions, a likelihood ratio (digits, or empty), and the reasons."""

    question: str
    first: str = ""
    second: str = ""
    ratio: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What the authors write; everything else comes from the record."""

    summary: str = ""
    opinions: tuple[Opinion, ...] = ()
    limitations: str = ""
    deviations: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """An author, in the order of signing."""

    person: int
    name: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature; `certificate` and `sha256` are of the certificate and of the bytes after it, in hexadecimal.

    `unstamped` says why it has no time-stamp: `no_authority` (the laboratory uses none) or `unreachable`.
    """

    round: int
    seat: str
    name: str
    meaning: str
    at: datetime
    sha256: str
    certificate: str
    stamped: bool
    voided_at: datetime | None
    voiding_reason: str | None
    unstamped: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One review of one round; `checks` says which questions of the checklists were answered with yes."""

    id: int
    round: int
    kind: str
    reviewer: str
    is_mine: bool
    began_at: datetime
    ended_at: datetime | None
    outcome: str | None
    checks: dict[str, bool]


@dataclass(frozen=True, slots=True)
class Finding:
    """A reviewer's numbered finding on a place in the report, its answer and its end.

    `referral` is why an author and the reviewer disagree; the technical leader then decides.
    """

    id: int
    number: int
    round: int
    kind: str
    place: str
    statement: str
    raised_by: str
    raised_at: datetime
    answer: str | None
    answered_by: str | None
    answered_at: datetime | None
    settled_by: str | None
    settled_at: datetime | None
    decision: str | None
    referral: str | None = None
    referred_by: str | None = None
    referred_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom the report went, and when they acknowledged it.

    Of a further copy: the day and the letter by which it was asked for, why it was given, who gave it.
    """

    id: int
    agency_id: int
    agency: str
    name: str
    how: str
    copies: int
    sent_at: datetime
    served_at: datetime | None
    served_by: str | None
    acknowledged: str | None
    asked_on: date | None = None
    letter: str | None = None
    why: str | None = None
    added_by: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """That a report was withdrawn, to one recipient: the newest paper of it, when it was acknowledged and how."""

    id: int
    recipient: int
    name: str
    agency: str
    how: str
    document: int | None
    sent_at: datetime | None
    served_at: datetime | None
    served_by: str | None
    acknowledged: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A manager gave it back (`given_back`) or up (`given_up`) in the place of those who had it; one who is told."""

    what: str
    why: str
    told: str
    is_mine: bool
    moved_by: str
    moved_at: datetime
    noted_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """Somebody of an agency who is to get it: by `hand`, `post`, `mail` or `portal`."""

    agency_id: int
    name: str
    how: str = "hand"
    copies: int = 1


@dataclass(frozen=True, slots=True)
class AskedFor:
    """When a further copy was asked for, and by which letter, order or request."""

    on: date
    letter: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything about one report. `facts` is the text that it is drawn from; kept as it was once it is signed."""

    id: int
    number: str
    kind: str
    state: str
    language: str
    case: int
    case_number: str
    corrects: str | None
    why: str | None
    content: Content
    edition: int
    round: int
    facts: str
    is_locked: bool
    opened_by: str
    opened_at: datetime
    issued_at: datetime | None
    issued_by: str | None
    ended_at: datetime | None
    ending: str | None
    is_mine: bool
    authors: list[Author] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    ended_by: str | None = None
    superseded_by: str | None = None
    notices: list[Notice] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)

    @property
    def to_note(self) -> list[Move]:
        """What was done in my place and I have not noted yet."""
        return [one for one in self.moves if one.is_mine and one.noted_at is None]

    @property
    def standing(self) -> list[Signature]:
        """The signatures that count, in their order."""
        return [one for one in self.signatures if one.voided_at is None]

    def review_of(self, kind: str) -> Review | None:
        """The review of this kind in the present round."""
        return next((one for one in self.reviews if one.kind == kind and one.round == self.round), None)


@dataclass(frozen=True, slots=True)
class ToReport:
    """An analysed request that no report answers yet."""

    request: int
    case: int
    case_number: str
    examination: str
    discipline: str
    state: str
    analyst: str | None
    is_mine: bool
    court_date: date | None
    analysed_at: datetime | None


# Acts ---------------------------------------------------------------------------------------------------------------


def open_one(
    lab: Lab, requests: Sequence[int], kind: str, language: str, *, corrects: int | None = None,
    reason: str | None = None, act: UUID | None = None,
) -> Stepped:  # fmt: skip
    """Begin a report on whole requests of one case; an amended one says which it corrects, and why."""
    said = {"requests": list(requests), "kind": kind, "language": language, "corrects": corrects, "reason": reason}
    return lab.act(Stepped, "report_open", act=act, **said)


def set_authors(lab: Lab, report: int, people: Sequence[int], *, act: UUID | None = None) -> Stepped:
    """Who signs it as authors, in this order."""
    return lab.act(Stepped, "report_authors", act=act, report=report, people=list(people))


def write(lab: Lab, report: int, edition: int, content: Content, *, act: UUID | None = None) -> Stepped:
    """Keep what was written over the edition one saw; whoever was faster is not overwritten (Conflict)."""
    said = wire.as_json(content)
    return lab.act(Stepped, "report_write", act=act, report=report, edition=edition, content=said)


def abandon(lab: Lab, report: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Give an unsigned draft up, as an author, or as a manager in their place; it stays, with the reason."""
    return lab.act(Stepped, "report_abandon", act=act, report=report, reason=reason)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as it is sent: seat, the signer's certificate (SHA-256), the whole file, what it was drawn from.

    `unstamped` is why it has no time-stamp (None: it has one).
    """

    seat: str
    certificate: str
    content: bytes
    facts: str
    meaning: str
    unstamped: str | None = "no_authority"


def sign(lab: Lab, report: int, signed: Signed, *, act: UUID | None = None) -> Stepped:
    """Keep a signed revision. Refused when it does not go on from the one before, or the seat is not mine now."""
    said = {"seat": signed.seat, "certificate": signed.certificate, "content": signed.content, "facts": signed.facts}
    more = {"meaning": signed.meaning, "unstamped": signed.unstamped}
    return lab.act(Stepped, "report_sign", act=act, report=report, **said, **more)


def begin_review(lab: Lab, report: int, kind: str, *, act: UUID | None = None) -> Stepped:
    """Take it into review: `technical` or `administrative`."""
    return lab.act(Stepped, "report_review_begin", act=act, report=report, kind=kind)


def check(lab: Lab, report: int, kind: str, checks: Mapping[str, bool], *, act: UUID | None = None) -> Stepped:
    """Answer questions of the checklists, named `method.question`."""
    return lab.act(Stepped, "report_check", act=act, report=report, kind=kind, checks=wire.as_json(dict(checks)))


def find(lab: Lab, report: int, kind: str, place: str, statement: str, *, act: UUID | None = None) -> Stepped:
    """Raise a finding on a place in the report."""
    return lab.act(Stepped, "report_finding", act=act, report=report, kind=kind, place=place, statement=statement)


def answer(lab: Lab, finding: int, words: str, *, act: UUID | None = None) -> Stepped:
    """Answer a finding as an author."""
    return lab.act(Stepped, "report_answer", act=act, finding=finding, answer=words)


def refer(lab: Lab, finding: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Refer a finding to the technical leader, as an author or its reviewer who disagree; the reason is kept."""
    return lab.act(Stepped, "report_refer", act=act, finding=finding, reason=reason)


def settle(lab: Lab, finding: int, *, decision: str | None = None, act: UUID | None = None) -> Stepped:
    """Settle a finding as its reviewer; or decide one that was referred, as the technical leader, with the reason."""
    return lab.act(Stepped, "report_settle", act=act, finding=finding, decision=decision)


def pass_review(lab: Lab, report: int, *, act: UUID | None = None) -> Stepped:
    """Pass the administrative review, freshly authenticated. The technical one is passed by signing."""
    return lab.act(Stepped, "report_pass", act=act, report=report)


def give_back(lab: Lab, report: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Give it back to its authors, as who has it in review; its signatures are void, and stay.

    A manager without a part in it may do so in their place: authors, reviewers and signers are told.
    """
    return lab.act(Stepped, "report_return", act=act, report=report, reason=reason)


def note(lab: Lab, report: int, *, act: UUID | None = None) -> Stepped:
    """I know that a manager moved it in my place."""
    return lab.act(Stepped, "report_noted", act=act, report=report)


def issue(lab: Lab, report: int, recipients: Sequence[NewRecipient], *, act: UUID | None = None) -> Stepped:
    """Issue an authorised report. Whoever got the one that it corrects gets this one too."""
    return lab.act(Stepped, "report_issue", act=act, report=report, recipients=wire.as_json(list(recipients)))


def give_copy(
    lab: Lab, report: int, recipient: NewRecipient, asked: AskedFor, *, reason: str, act: UUID | None = None
) -> Stepped:
    """Give a further copy of an issued report: from then on it goes to this recipient as to the others.

    Refused of a report that was superseded or withdrawn, and for whoever has it already.
    """
    said = {"recipient": wire.as_json(recipient), "asked": wire.as_json(asked)}
    return lab.act(Stepped, "report_copy", act=act, report=report, **said, reason=reason)


def serve(lab: Lab, recipient: int, acknowledged: str, *, act: UUID | None = None) -> Stepped:
    """A recipient acknowledged that they have it: how, and who."""
    return lab.act(Stepped, "report_served", act=act, recipient=recipient, acknowledged=acknowledged)


def withdraw(lab: Lab, report: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Withdraw an issued report. The quality manager's act, freshly authenticated. Each recipient gets a notice."""
    return lab.act(Stepped, "report_withdraw", act=act, report=report, reason=reason)


def serve_notice(lab: Lab, notice: int, acknowledged: str, *, act: UUID | None = None) -> Stepped:
    """A recipient acknowledged that they know of the withdrawal. Refused before the notice was printed for them."""
    return lab.act(Stepped, "report_notice_served", act=act, notice=notice, acknowledged=acknowledged)


# Questions ----------------------------------------------------------------------------------------------------------


def view(lab: Lab, report: int) -> ReportView | None:
    """Everything about one report; None when there is none or it is not for my eyes."""
    told = lab.call("report_view", report=report)
    return wire.answered(ReportView, told) if told else None


def file(lab: Lab, report: int, sha256: str | None = None) -> bytes | None:
    """The bytes of the newest revision that stands, or of the one with this SHA-256; None before any signature."""
    found: bytes | None = lab.call("report_file", report=report, sha256=sha256)
    return bytes(found) if found is not None else None


def to_report(lab: Lab) -> list[ToReport]:
    """The analysed requests that no report answers yet, those for the next day in court first."""
    return wire.answered(list[ToReport], lab.call("to_report"))
