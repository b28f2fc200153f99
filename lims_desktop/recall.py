"""Recall: one question, a place, a person, seals, an instrument or a lot in an interval, answers the items affected.

A question runs from `since` up to but not including `until`; an item is affected when it was there at any moment of it.
The kinds of question are the database's (`lims.recall_kinds`): a further kind needs nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from lims_desktop.documents import DocumentHead
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.people import Person
from lims_desktop.tables.recall import Recall as RecallTable
from lims_desktop.wire import answered, as_json

OPENERS = frozenset({"auditor", "quality_manager", "laboratory_manager"})
"""The duties that may open a recall; all staff may ask."""

CLOSERS = frozenset({"quality_manager", "laboratory_manager"})
"""The duties that may draft notices and close a recall."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the kind, its subject (such as {"place": 12}), and the interval [since, until)."""

    kind: str
    subject: Mapping[str, Any]
    since: datetime
    until: datetime

    def arguments(self) -> dict[str, Any]:
        """As the functions of the database take it."""
        return {"kind": self.kind, "subject": as_json(self.subject), "from": self.since, "to": self.until}


def place(place: int) -> dict[str, Any]:
    """The subject of a question about a location and everything below it."""
    return {"place": place}


def person(person: int) -> dict[str, Any]:
    """The subject of a question about what was in a person's hands."""
    return {"person": person}


def seal_lot(seal_type: str, first: str, last: str) -> dict[str, Any]:
    """The subject of a question about the seals of a type from number `first` to number `last`."""
    return {"seal_type": seal_type, "first": first, "last": last}


def instrument(instrument: int) -> dict[str, Any]:
    """The subject of a question about what was measured with an instrument."""
    return {"instrument": instrument}


def lot(lot: int) -> dict[str, Any]:
    """The subject of a question about a lot of a reagent and whatever was prepared from it."""
    return {"lot": lot}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A subject in words, and since when and until when it is in doubt; `until` None means now."""

    named: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From when, up to but not including when, an item was affected."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that was issued: its code and what kind it is."""

    code: str
    kind: str
    issued_at: datetime | None = None
    issued_by: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt on an item in a worksheet: reported, superseded, invalid, or (None) not decided; for which request."""

    worksheet: int
    number: str
    attempt: int
    disposition: str | None = None
    request: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A worksheet that used what is asked about, from `since` until `until`; `via` names the lots it took of it.

    `attempts` on `items`: so many `reported`, so many `set_aside` (superseded or invalid), the others not decided. Its
    controls are counted as they were judged when it was last submitted.
    """

    id: int
    number: str
    state: str
    method: str
    version: int
    analyst: str
    since: datetime
    until: datetime
    via: str | None
    items: int
    attempts: int
    reported: int
    set_aside: int
    controls_passed: int
    controls_failed: int


@dataclass(frozen=True, slots=True)
class AffectedItem:
    """An item that a recall affects: when, whose it is, where it is now, the papers about it, what is not settled.

    `attempts` is what the worksheets of the answer did with it.
    """

    id: int
    number: str
    description: str
    item_type: str
    case: int
    case_number: str
    agency: str
    agency_id: int
    spans: list[Span]
    where: str | None = None
    where_kind: str | None = None
    papers: list[PaperLine] = field(default_factory=list)
    discrepancies: int = 0
    attempts: list[Attempt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answer:
    """How much a question affects, as of `asked_at`; `hidden` items are of cases that are not for my eyes."""

    kind: str
    named: str
    since: datetime
    until: datetime
    asked_at: datetime
    items: int
    hidden: int
    cases: int
    agencies: int
    most: int
    worksheets: int = 0
    hidden_worksheets: int = 0
    requests: int = 0


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is to be told: how many items, and why.

    An agency (submitted, referred, released), somebody of the laboratory (`person`: held, holds), or somebody without
    an account by the name that was recorded (took). A restricted `case` has a notice of its own.
    """

    agency: int | None
    name: str
    code: str
    items: int
    why: list[str]
    person: int | None = None
    case: int | None = None
    case_number: str | None = None
    turn: int = 0

    @property
    def key(self) -> str:
        """By what a list knows them again."""
        return f"{self.agency}/{self.person}/{self.case}/{self.name}"


@dataclass(frozen=True, slots=True)
class RecallHead:
    """A recall on record; `digest` is the SHA-256 (hexadecimal) over its spans, those of hidden cases included."""

    id: int
    number: str
    kind: str
    named: str
    since: datetime
    until: datetime
    reason: str
    items: int
    digest: str
    opened_by: str
    opened_at: datetime
    subject: Mapping[str, Any] = field(default_factory=dict)
    closed_by: str | None = None
    closed_at: datetime | None = None
    conclusion: str | None = None

    @property
    def question(self) -> Question:
        """What was asked."""
        return Question(self.kind, self.subject, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallView(RecallHead):
    """A recall with what I may see of it."""

    asked_at: datetime
    hidden: int = 0
    cases: int = 0
    worksheets: int = 0
    hidden_worksheets: int = 0
    requests: int = 0
    recipients: list[Recipient] = field(default_factory=list)
    papers: list[PaperLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opened(Recorded):
    """A recall was opened: its number, how many items, and the digest of its answer."""

    recall: int
    number: str
    items: int
    digest: str


@dataclass(frozen=True, slots=True)
class RecallPaper(Recorded):
    """What a paper about a recall says; `unnamed` items are of restricted cases. `agency` is whom a notice is for.

    Only the list names `worksheets`, but those with a restricted case in them (`unnamed_worksheets`).
    """

    document: DocumentHead
    recall: RecallHead
    lines: list[AffectedItem]
    unnamed: int
    agency: str = ""
    worksheets: list[Work] = field(default_factory=list)
    unnamed_worksheets: int = 0


def kinds(lab: Lab) -> list[str]:
    """The kinds of question there are."""
    with lab.connection() as connection:
        return [kind for (kind,) in connection.exec_driver_sql("select lims.recall_kinds()").all()]


def answer(lab: Lab, question: Question) -> Answer:
    """How much the question affects."""
    return answered(Answer, lab.call("recall_answer", **question.arguments()))


def affected(
    lab: Lab,
    *,
    after: AffectedItem | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[AffectedItem]:
    """The items affected, by number, page by page; `filters` say the `question`, or the `recall` on record."""
    page = {"after": after.number if after else None, "limit": limit, "descending": sort is not None and sort[1]}
    return [answered(AffectedItem, line) for line in _lines(lab, filters, ("recall_items", "recall_page"), page)]


def work(
    lab: Lab,
    *,
    after: Work | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[Work]:
    """The worksheets affected, by number, page by page; `filters` as for `affected`."""
    page = {"after": after.number if after else None, "limit": limit, "descending": sort is not None and sort[1]}
    return [answered(Work, line) for line in _lines(lab, filters, ("recall_work", "recall_worksheets"), page)]


def _lines(lab: Lab, filters: Mapping[str, Any] | None, names: tuple[str, str], page: Mapping[str, Any]) -> list[Any]:
    """One page of a recall on record, or of a question that is only asked; nothing for neither."""
    asked, (frozen, live) = dict(filters or {}), names
    if asked.get("recall") is not None:
        return list(lab.call(frozen, recall=asked["recall"], **page))
    if asked.get("question") is not None:
        return list(lab.call(live, **asked["question"].arguments(), **page))
    return []


def doubt(lab: Lab, kind: str, subject: Mapping[str, Any]) -> Doubt:
    """Since the last good check of an instrument or lot: the interval one would ask about."""
    return answered(Doubt, lab.call("recall_doubt", kind=kind, subject=as_json(subject)))


def view(lab: Lab, recall: int) -> RecallView | None:
    """A recall on record; None when there is none."""
    found = lab.call("recall_view", recall=recall)
    return None if found is None else answered(RecallView, found)


def open_recall(lab: Lab, question: Question, *, reason: str | None = None, act: UUID | None = None) -> Opened:
    """Open a recall: the question is answered once for all and stays on record. Needs a reason."""
    return lab.act(Opened, "recall_open", act=act, **question.arguments(), reason=reason)


def close(lab: Lab, recall: int, conclusion: str, *, act: UUID | None = None) -> Recorded:
    """Close a recall with a conclusion."""
    return lab.act(Recorded, "recall_close", act=act, recall=recall, conclusion=conclusion)


def list_paper(lab: Lab, recall: int, *, act: UUID | None = None) -> RecallPaper:
    """Issue the list of a recall's items; what is to be printed."""
    return lab.act(RecallPaper, "recall_list", act=act, recall=recall)


def notice(
    lab: Lab,
    recall: int,
    agency: int | None,
    *,
    case: int | None = None,
    outsider: str | None = None,
    act: UUID | None = None,
) -> RecallPaper:
    """Issue the notice of a recall for an agency, or for the recorded recipient `outsider`.

    With `case`, it is about that restricted case alone.
    """
    return lab.act(RecallPaper, "recall_notice", act=act, recall=recall, agency=agency, case=case, outsider=outsider)


def digest(spans: Mapping[int, list[Span]]) -> str:
    """The SHA-256 (hexadecimal) that a recall with exactly these spans has, by item number of the database."""
    lines = [f"{item} {_since_1970(span.since)} {_since_1970(span.until)}" for item, span in _in_order(spans)]
    return sha256("\n".join(lines).encode()).hexdigest()


def _in_order(spans: Mapping[int, list[Span]]) -> list[tuple[int, Span]]:
    return sorted(((item, span) for item, own in spans.items() for span in own), key=lambda one: (one[0], one[1].since))


def _since_1970(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def recalls(
    lab: Lab,
    *,
    after: RecallHead | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,  # noqa: ARG001 - the newest come first, whatever is asked
    filters: Mapping[str, Any] | None = None,  # noqa: ARG001
) -> list[RecallHead]:
    """The recalls on record, the newest first, page by page."""
    table, opener, closer = RecallTable, aliased(Person), aliased(Person)
    columns = [column for column in table.__table__.c if column.name not in ("opened_by", "closed_by")]
    question = (
        select(*columns, opener.name.label("opened_by"), closer.name.label("closed_by"))
        .join(opener, opener.id == table.opened_by)
        .outerjoin(closer, closer.id == table.closed_by)
    )
    if after is not None:
        question = question.where(table.id < after.id)
    return lab.rows(question.order_by(table.id.desc()).limit(limit), RecallHead)
