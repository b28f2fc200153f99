"""The custody report of an item or a case: issued as a document, read at one moment, drawn and kept.

    kept = custody_report.issue(lab, "item", 12, "es")

The facts come from one act (`lims.custody_report`); `custody_paper` draws them, `oddities` names what a reader should
look at. The bytes are kept once; whoever has the paper can hold it against the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

from lims_desktop import documents, files, lists
from lims_desktop.documents import DocumentHead, DocumentKept
from lims_desktop.items import Discrepancy, Seal
from lims_desktop.lab import Lab
from lims_desktop.lists import Term
from lims_desktop.recorded import Recorded


@dataclass(frozen=True, slots=True)
class ReportedEvent:
    """One custody event with both parties, and the number and hash (hexadecimal) of its entry in the ledger."""

    seq: int
    kind: str
    at: datetime
    to_path: str
    to_kind: str
    place: int
    entry: int
    hash: str
    actor: str = ""
    from_path: str | None = None
    claimed_at: datetime | None = None
    limit_hours: int | None = None
    due_at: datetime | None = None
    giver: str | None = None
    taker: str | None = None
    witness: str | None = None
    exception: bool = False
    corrects: int | None = None
    outsider: str | None = None
    identity_document: str | None = None
    signature: str | None = None
    statement: str | None = None
    station: str | None = None
    reason: str | None = None
    quantity: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedLabel:
    """A label of the item; one with `superseded_at` is struck through."""

    code: str
    state: str
    verified_at: datetime | None = None
    superseded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportedHold:
    """A hold, who set it and who lifted it."""

    kind: str
    authority: str
    set_by: str
    set_at: datetime
    expires_at: datetime | None = None
    lifted_by: str | None = None
    lifted_at: datetime | None = None
    lifting_reason: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedPicture:
    """A photograph by the SHA-256 (hexadecimal) of its bytes."""

    sha256: str
    name: str
    attached_at: datetime
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedPaper:
    """A document about the item or its case."""

    code: str
    kind: str
    issued_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the item is, and since when."""

    path: str
    kind: str
    since: datetime


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """One item with everything that is printed about it. Quantities in `unit`."""

    id: int
    number: str
    description: str
    item_type: str
    role: str
    standing: str
    registered_at: datetime
    resubmissions: int = 0
    packaging: str | None = None
    condition: str | None = None
    condition_note: str | None = None
    declared: Decimal | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    refusal: str | None = None
    where: Whereabouts | None = None
    parent: str | None = None
    children: list[str] = field(default_factory=list)
    container: str | None = None
    contents: list[str] = field(default_factory=list)
    unnamed: int = 0
    events: list[ReportedEvent] = field(default_factory=list)
    papers: list[ReportedPaper] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    labels: list[ReportedLabel] = field(default_factory=list)
    holds: list[ReportedHold] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    photographs: list[ReportedPicture] = field(default_factory=list)

    @property
    def shown_number(self) -> str:
        """The number with its resubmission suffix."""
        return f"{self.number} R{self.resubmissions}" if self.resubmissions else self.number


@dataclass(frozen=True, slots=True)
class ReportedCase:
    """The case the report is about, or whose item it is about."""

    number: str
    agency: str
    agency_reference: str
    offence: str
    restricted: bool
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Report(Recorded):
    """Everything on a custody report, as of `asked_at`. `hands_days` is how long a person may hold an item (policy)."""

    document: DocumentHead
    subject: str
    case: ReportedCase
    items: list[ReportedItem]
    asked_at: datetime
    hands_days: Decimal


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paper needs besides its facts: the laboratory, the words of its lists, the pictures, the language."""

    laboratory: str
    language: str = "en"
    terms: Mapping[tuple[str, str], Term] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    demonstration: bool = False

    def word(self, of: str, code: str | None) -> str:
        """The words for a code of a controlled list; the code itself when the list has lost it."""
        term = self.terms.get((of, code or ""))
        return term.named(self.language) if term else code or ""

    def unit(self, code: str | None) -> str:
        """The short sign of a unit."""
        term = self.terms.get(("unit", code or ""))
        return str(term.extra.get("symbol") or term.named(self.language)) if term else code or ""


def report(lab: Lab, subject: str, number: int, *, act: UUID | None = None) -> Report:
    """Issue the report of an "item" or a "case": a document with everything to be printed."""
    return lab.act(Report, "custody_report", act=act, subject=subject, id=number)


def issue(lab: Lab, subject: str, number: int, language: str = "en", *, act: UUID | None = None) -> DocumentKept:
    """Issue the report, draw it and keep its bytes. The same `act` again gives the same paper."""
    from lims_desktop.custody_paper import custody_paper

    act = act or uuid4()
    facts = report(lab, subject, number, act=act)
    content = custody_paper(facts, setting(lab, language, facts))
    return documents.keep(lab, facts.document.document, content, act=uuid5(act, "keep"))


def setting(lab: Lab, language: str, facts: Report | None = None) -> Setting:
    """The laboratory's name and words, and the pictures of these facts, each made small before the next is read."""
    from lims_desktop.custody_belongings import scaled

    wanted = {picture.sha256 for item in facts.items for picture in item.photographs} if facts else ()
    small = {sha256: scaled(file.content) for sha256 in sorted(wanted) if (file := files.read(lab, sha256))}
    return Setting(
        laboratory=lab.laboratory.name,
        language=language,
        terms={(term.list, term.code): term for term in lists.every_term(lab)},
        pictures={sha256: picture[0] for sha256, picture in small.items() if picture},
        demonstration=lab.laboratory.demonstration,
    )
