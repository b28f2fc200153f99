"""What customers see of their cases (domain.md section 12), and who of them looked at what.

Every question first writes the look down and then asks: the database shows nothing without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from lims_desktop import wire
from lims_desktop.enquiries import Enquiry, Hearing, Subpoena
from lims_desktop.intake import Announcement
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded

if TYPE_CHECKING:
    from lims_desktop.reporting.copies import Copy

STATUSES = (
    "RECEIVED", "ASKED", "ACCEPTED", "WAITING", "IN_EXAMINATION", "REPORT_AWAITED", "REPORTED", "CLOSED", "DECLINED",
    "CANCELLED", "NOT_EXAMINED",
)  # fmt: skip
"""The words for how far a case or a request is, as a customer is told."""


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A case as a customer's list shows it; `reports` counts the issued ones, `is_own` says it was not referred.

    `is_report_only`: the case is not theirs to see, they were given a report of it and see that alone.
    """

    id: int
    number: str
    agency: str
    agency_reference: str
    offence: str
    district: str
    names: str
    opened_at: datetime
    status: str
    promised_for: date | None
    is_own: bool
    reports: int
    is_report_only: bool = False


@dataclass(frozen=True, slots=True)
class CustomerPerson:
    """Somebody the case is about."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class CustomerRequest:
    """What was asked, how far it is, for which day it is promised and why that day was changed."""

    id: int
    examination: str
    status: str
    requested_at: datetime
    promised_for: date | None
    promise_reason: str | None
    court_date: date | None
    told: str | None
    items: str | None


@dataclass(frozen=True, slots=True)
class CustomerItem:
    """An item as it was handed in."""

    id: int
    number: str
    item_type: str
    description: str
    standing: str
    refusal: str | None
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class CustomerReport:
    """An issued report, and what became of it since."""

    id: int
    number: str
    kind: str
    state: str
    language: str
    issued_at: datetime
    ended_at: datetime | None
    why_withdrawn: str | None
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class CustomerCase(CustomerLine):
    """Everything a customer sees of one case, but the custody of an item and the reports' pages.

    Subpoenas and enquiries are those of their own agency.
    """

    incident_date: date | None = None
    persons: list[CustomerPerson] = field(default_factory=list)
    requests: list[CustomerRequest] = field(default_factory=list)
    items: list[CustomerItem] = field(default_factory=list)
    reports_list: list[CustomerReport] = field(default_factory=list)
    hearings: list[Hearing] = field(default_factory=list)
    subpoenas: list[Subpoena] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CustomerEvent:
    """One step of an item's custody; witness, exception and ledger entry are for those who read the ledger whole."""

    seq: int
    kind: str
    at: datetime
    actor: str | None
    to: str
    giver: str | None
    taker: str | None
    outsider: str | None
    witness: str | None = None
    exception: str | None = None
    corrects: int | None = None
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class OutsideRead:
    """One look of a customer; `subject` is the item's or report's number, `words` what was searched for."""

    id: int
    at: datetime
    person: str
    agency: str
    station: str
    what: str
    words: str | None
    case: int | None
    case_number: str | None
    subject: str | None


def cases(
    lab: Lab,
    *,
    after: CustomerLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,  # noqa: ARG001 - always the newest first
    filters: Mapping[str, Any] | None = None,
) -> list[CustomerLine]:
    """The cases that are mine to see, the newest first; the filter `words` looks in number, reference and persons."""
    words = (filters or {}).get("words") or None
    look(lab, "cases", words=words)
    found = lab.call("customer_cases", words=words, after=after.id if after else None, limit=limit)
    return wire.answered(list[CustomerLine], found)


def case(lab: Lab, number: int) -> CustomerCase:
    """One case of mine. Refused (`case.unknown`) when it is none."""
    look(lab, "case", number)
    return wire.answered(CustomerCase, lab.call("customer_case", case=number))


def custody(lab: Lab, item: int) -> list[CustomerEvent]:
    """Where an item of mine was, from the first event on. Refused (`item.unknown`) when it is none."""
    look(lab, "custody", item)
    return wire.answered(list[CustomerEvent], lab.call("customer_custody", item=item))


def report_file(lab: Lab, report: int) -> bytes:
    """The bytes of a report as they were issued. Refused (`report.unknown`) when it is not for me, or not yet."""
    look(lab, "report", report)
    return bytes(lab.call("customer_report_file", report=report))


def report_copy(lab: Lab, report: CustomerReport) -> Copy:
    """What somebody gets who shows, prints or saves a report: its bytes, or a copy that says that it counts no more."""
    from lims_desktop.reporting.copies import Fate, copy_of

    known = report.number, report.state, report.language, report.superseded_by, report.ended_at, report.why_withdrawn
    return copy_of(report_file(lab, report.id), Fate(*known))


def submissions(lab: Lab, *, after: int | None = None, limit: int = 200) -> list[Announcement]:
    """What my agency announced and brought, the newest first; `after` is the last id of the page before."""
    look(lab, "submissions")
    return wire.answered(list[Announcement], lab.call("customer_submissions", after=after, limit=limit))


def look(lab: Lab, what: str, subject: int | None = None, *, words: str | None = None) -> None:
    """Write down that I look at this."""
    lab.act(Recorded, "outside_look", what=what, subject=subject, words=words)


def reads(
    lab: Lab,
    *,
    after: OutsideRead | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,  # noqa: ARG001 - always the newest first
    filters: Mapping[str, Any] | None = None,
) -> list[OutsideRead]:
    """Who outside looked at what, the newest first; the filter `case` for one case.

    Refused (`customer.not_your_case`) but for quality, auditors, and for one case whoever works on it.
    """
    about = (filters or {}).get("case")
    found = lab.call("outside_reads", case=about, after=after.id if after else None, limit=limit)
    return wire.answered(list[OutsideRead], found)
