"""The notice that a report was withdrawn, on paper: one for each who has the report, with room to acknowledge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from lims_desktop import documents, paper
from lims_desktop.documents import DocumentHead, DocumentKept
from lims_desktop.lab import Lab
from lims_desktop.paper import WIDTH, Frame, moment, safe
from lims_desktop.recorded import Recorded

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.paper.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Withdrawal(Recorded):
    """What one notice says: of which report, to whom, since when, why; `sha256` names the signed file."""

    document: DocumentHead
    report: str
    language: str
    case: str
    agency_reference: str | None
    issued_at: datetime
    withdrawn_at: datetime
    withdrawn_by: str
    why: str
    name: str
    agency: str
    how: str
    copies: int
    sha256: str


def issue(lab: Lab, notice: int, *, act: UUID | None = None) -> DocumentKept:
    """Issue, draw and keep the notice for one recipient, in the language of the report. The same `act`, the same paper.

    The notices of a report are in `ReportView.notices`. Refused once this one was acknowledged.
    """
    act = act or uuid4()
    facts = lab.act(Withdrawal, "report_notice", act=act, notice=notice)
    content = notice_paper(facts, lab.laboratory.name, demonstration=lab.laboratory.demonstration)
    return documents.keep(lab, facts.document.document, content, act=uuid5(act, "keep"))


def notice_paper(facts: Withdrawal, laboratory: str, *, demonstration: bool = False) -> bytes:
    """The notice as PDF."""
    said, head = paper.words("withdrawal_notice", facts.language), facts.document
    foot = paper.foot(said, [head.code, facts.report], head.checkpoint, demonstration=demonstration)
    frame = Frame(f"{said['title']} {head.code}", laboratory, foot, facts.language)
    return paper.printed(frame, _story(facts, laboratory, said, paper.styles()))


def _story(facts: Withdrawal, laboratory: str, said: Mapping[str, str], sheet: Sheet) -> list[Flowable]:
    about = {"report": facts.report, "issued": f"{facts.issued_at:%Y-%m-%d}", "withdrawn": moment(facts.withdrawn_at)}
    story = [sheet.letterhead(laboratory, safe(said["title"]), facts.document.code, WIDTH)]
    story += [sheet.pairs(_pairs(facts, said), WIDTH), sheet.heading(said["heading"].format(**about))]
    story += [sheet.words(said["what"].format(**about)), sheet.heading(said["why"]), sheet.words(facts.why)]
    story += [sheet.heading(said["please"]), *sheet.bullets([safe(said[f"ask_{n}"]) for n in range(1, 5)])]
    story += [sheet.gap(8), sheet.words(said["file"].format(sha256=facts.sha256), quiet=True)]
    lines = sheet.table([[said["name"], said["signature"], said["day"]], [" <br/>" * 4] * 3], [WIDTH / 3] * 3)
    story.append(sheet.together([sheet.heading(said["acknowledged"]), lines]))
    return [*story, sheet.gap(10), sheet.words(said["closing"].format(code=facts.document.code), quiet=True)]


def _pairs(facts: Withdrawal, said: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (said["to"], facts.name),
        (said["agency"], facts.agency),
        (said["report"], facts.report),
        (said["case"], facts.case),
        (said["reference"], facts.agency_reference or said["none"]),
        (said["copies"], said[f"copies_by_{facts.how}"].format(copies=facts.copies)),
        (said["issued"], moment(facts.issued_at)),
        (said["withdrawn"], moment(facts.withdrawn_at)),
        (said["by"], facts.withdrawn_by),
    ]
