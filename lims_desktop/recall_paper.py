"""The papers of a recall: the list of its items, the notice for one agency, and the letter that goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from lims_desktop import documents, paper, recall
from lims_desktop.documents import DocumentKept
from lims_desktop.lab import Lab
from lims_desktop.paper import LANDSCAPE_WIDTH, Frame, moment, safe
from lims_desktop.recall import AffectedItem, RecallPaper, Work
from lims_desktop.recorded import Receipt

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.paper.sheet import Sheet

_COLUMNS = (0.2, 0.2, 0.24, 0.2, 0.16)
_WORK = (0.2, 0.22, 0.24, 0.2, 0.14)
MOST_IN_LETTER = 15

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was drafted: its document, and the words of the letter for the mail program."""

    kept: DocumentKept
    subject: str
    letter: str

    @property
    def receipts(self) -> list[Receipt]:
        """What the ledger was told of it."""
        return self.kept.receipts


def issue_list(lab: Lab, number: int, language: str = "en", *, act: UUID | None = None) -> DocumentKept:
    """Issue, draw and keep the list of a recall's items. The same `act` again gives the same paper."""
    act = act or uuid4()
    facts = recall.list_paper(lab, number, act=act)
    return _kept(lab, facts, language, act)


def issue_notice(
    lab: Lab,
    number: int,
    agency: int | None,
    language: str = "en",
    *,
    outsider: str | None = None,
    case: int | None = None,
    act: UUID | None = None,
) -> Notice:
    """Issue, draw and keep the notice for an agency or a recorded recipient, and word its letter."""
    act = act or uuid4()
    facts = recall.notice(lab, number, agency, case=case, outsider=outsider, act=act)
    kept = _kept(lab, facts, language, act)
    said = paper.words("recall", language)
    subject = said["subject"].format(number=facts.recall.number, count=len(facts.lines))
    return Notice(kept, subject, letter(facts, lab.laboratory.name, said))


def letter(facts: RecallPaper, laboratory: str, said: Words) -> str:
    """The letter in words: at most so many items that a mail program takes it from a link."""
    lines = [f"  {line.number}  {line.description[:60]}" for line in facts.lines[:MOST_IN_LETTER]]
    if len(facts.lines) > MOST_IN_LETTER:
        lines.append(said["more"].format(count=len(facts.lines) - MOST_IN_LETTER))
    head = facts.recall
    return said["letter"].format(
        agency=facts.agency, number=head.number, laboratory=laboratory, named=head.named, since=moment(head.since),
        until=moment(head.until), reason=head.reason, count=len(facts.lines), lines="\n".join([*lines, ""]),
        code=facts.document.code,
    )  # fmt: skip


def recall_paper(facts: RecallPaper, laboratory: str, language: str = "en", *, demonstration: bool = False) -> bytes:
    """The list, or with an agency the notice, as PDF."""
    said = paper.words("recall", language)
    head = facts.document
    foot = paper.foot(said, [head.code, facts.recall.number], head.checkpoint, demonstration=demonstration)
    title = said["notice_title" if facts.agency else "list_title"]
    frame = Frame(f"{title} {head.code}", laboratory, foot, language, landscape=True)
    return paper.printed(frame, _story(facts, laboratory, said, paper.styles()))


def _kept(lab: Lab, facts: RecallPaper, language: str, act: UUID) -> DocumentKept:
    content = recall_paper(facts, lab.laboratory.name, language, demonstration=lab.laboratory.demonstration)
    return documents.keep(lab, facts.document.document, content, act=uuid5(act, "keep"))


def _story(facts: RecallPaper, laboratory: str, said: Words, sheet: Sheet) -> list[Flowable]:
    which = "notice" if facts.agency else "list"
    title = f"{said[f'{which}_title']} {safe(facts.recall.number)}"
    story = [sheet.letterhead(laboratory, title, facts.document.code, LANDSCAPE_WIDTH)]
    story.append(sheet.pairs(_facts(facts, said), LANDSCAPE_WIDTH))
    if facts.agency:
        story += [sheet.heading(""), sheet.words(said["dear"].format(number=facts.recall.number))]
    story.append(sheet.heading(said["items"].format(count=len(facts.lines))))
    head = [said[name] for name in ("item", "case", "there", "where", "papers")]
    rows = [_row(line, said) for line in facts.lines]
    table: Any = sheet.table([head, *rows], [share * LANDSCAPE_WIDTH for share in _COLUMNS])
    table.splitInRow = int(any(len(line.spans) > 30 or len(line.description) > 1200 for line in facts.lines))
    story.append(table)
    if facts.worksheets:
        story += _work(facts.worksheets, said, sheet)
    if not facts.agency:
        counts = {"unnamed": facts.unnamed, "unnamed_worksheets": facts.unnamed_worksheets}
        unnamed = [sheet.words(said[name].format(count=count)) for name, count in counts.items() if count]
        story += [sheet.heading(""), *unnamed] if unnamed else []
    closing = sheet.words(said[f"closing_{which}"].format(code=facts.document.code), quiet=True)
    return [*story, sheet.heading(""), closing]


def _work(worksheets: list[Work], said: Words, sheet: Sheet) -> list[Flowable]:
    head = [said[name] for name in ("worksheet", "analyst", "used", "attempts", "controls")]
    rows = [
        [
            f"<b>{safe(run.number)}</b><br/>{safe(run.via or '')}",
            f"{safe(run.analyst)}<br/>{safe(run.method)} {run.version}",
            f"{moment(run.since)} –<br/>{moment(run.until)}",
            said["attempts_of"].format(
                items=run.items, count=run.attempts, reported=run.reported, set_aside=run.set_aside
            ),
            said["controls_of"].format(passed=run.controls_passed, failed=run.controls_failed),
        ]
        for run in worksheets
    ]
    heading = sheet.heading(said["worksheets"].format(count=len(worksheets)))
    return [heading, sheet.table([head, *rows], [share * LANDSCAPE_WIDTH for share in _WORK])]


def _facts(facts: RecallPaper, said: Words) -> list[tuple[str, str]]:
    head = facts.recall
    to = [(said["recipient"], facts.agency)] if facts.agency else [(said["digest"], f"SHA-256 {head.digest}")]
    return [
        (said["number"], head.number),
        (said["opened_at"], f"{moment(head.opened_at)}, {head.opened_by}"),
        (said.get(head.kind, head.kind), head.named),
        (said["issued_at"], f"{moment(facts.document.issued_at)}, {facts.document.issued_by}"),
        (said["since"], moment(head.since)),
        (said["until"], moment(head.until)),
        (said["reason"], head.reason),
        *to,
    ]


def _row(line: AffectedItem, said: Words) -> list[str]:
    spans = "<br/>".join(f"{moment(span.since)} –<br/>{moment(span.until)}" for span in line.spans)
    papers = [safe(one.code) for one in line.papers]
    if line.discrepancies:
        papers.append(f"<b>{said['open'].format(count=line.discrepancies)}</b>")
    examined = "".join(f"<br/>{safe(number)}" for number in dict.fromkeys(one.number for one in line.attempts))
    return [
        f"<b>{safe(line.number)}</b><br/>{safe(line.description)}{examined}",
        f"{safe(line.case_number)}<br/>{safe(line.agency)}",
        spans,
        safe(line.where or said["nowhere"]),
        "<br/>".join(papers) or said["nowhere"],
    ]
