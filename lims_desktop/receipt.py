"""The receipt that the officer takes home: what was brought, what became of it, who handed it to whom.

    receipt(facts, "es") -> the bytes of a PDF

See domain.md section 2. The same facts give the same bytes, so that a receipt can be made again and compared with the
SHA-256 in the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from lims_desktop import paper
from lims_desktop.paper import WIDTH, Frame, moment, safe

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_COLUMNS = (0.035, 0.2, 0.275, 0.17, 0.12, 0.1, 0.1)


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One package as it stands on the receipt, in words. `outcome` is accept, refuse or not_presented."""

    line: int
    number: str | None
    what: str
    description: str
    outcome: str
    packaging: str = ""
    seal: str = ""
    condition: str = ""
    declared: str = ""
    observed: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """Everything on a receipt. `at` is the server's time; `checkpoint` is the ledger's newest, as size and root."""

    laboratory: str
    document: str
    case_number: str
    agency: str
    officer: str
    agency_reference: str
    offence: str
    district: str
    incident_date: date | None
    persons: Sequence[str]
    lines: Sequence[ReceiptLine]
    discrepancies: Sequence[str]
    handed_over_by: str
    identity_document: str
    signature: bytes
    received_by: str
    at: datetime
    note: str = ""
    requests: Sequence[str] = ()
    checkpoint: str = ""
    demonstration: bool = False


def receipt(facts: ReceiptFacts, language: str = "en") -> bytes:
    """The receipt as PDF, in English or Spanish, with all its fonts inside."""
    words = paper.words("receipt", language)
    foot = paper.foot(words, [facts.document, facts.case_number], facts.checkpoint, demonstration=facts.demonstration)
    frame = Frame(f"{words['title']} {facts.document}", facts.laboratory, foot, language)
    return paper.printed(frame, _story(facts, words, paper.styles()))


def _story(facts: ReceiptFacts, words: Mapping[str, str], sheet: Any) -> list[Flowable]:
    story: list[Flowable] = [sheet.letterhead(facts.laboratory, words["title"], facts.document, WIDTH)]
    story.append(sheet.pairs(_submission(facts, words), WIDTH))
    story.append(sheet.heading(_counted(facts, words)))
    story.append(sheet.table([_head(words)] + [_row(line, words) for line in facts.lines], _widths()))
    story.append(sheet.heading(words["discrepancies"]))
    story += sheet.bullets(facts.discrepancies or [words["no_discrepancies"]])
    story.append(sheet.heading(words["requests"]))
    story += sheet.bullets(facts.requests or [words["no_requests"]])
    if facts.note:
        story += [sheet.heading(words["note"]), sheet.words(facts.note)]
    story.append(
        sheet.together([sheet.heading(words["hands"]), sheet.hands(_hands(facts, words), facts.signature, WIDTH)])
    )
    story.append(sheet.words(words["closing"], quiet=True))
    return story


def _submission(facts: ReceiptFacts, words: Mapping[str, str]) -> list[tuple[str, str]]:
    pairs = [
        (words["agency"], facts.agency),
        (words["case"], facts.case_number),
        (words["officer"], facts.officer),
        (words["received_at"], moment(facts.at)),
        (words["reference"], facts.agency_reference),
        (words["offence"], facts.offence),
        (words["district"], facts.district),
        (words["incident"], facts.incident_date.isoformat() if facts.incident_date else words["unknown"]),
    ]
    return [*pairs, (words["persons"], "; ".join(facts.persons))] if facts.persons else pairs


def _counted(facts: ReceiptFacts, words: Mapping[str, str]) -> str:
    outcomes = [line.outcome for line in facts.lines]
    return words["counted"].format(
        accepted=outcomes.count("accept"), refused=outcomes.count("refuse"), absent=outcomes.count("not_presented")
    )


def _head(words: Mapping[str, str]) -> list[str]:
    return [words[name] for name in ("line", "item", "what", "seal", "condition", "declared", "observed")]


def _row(line: ReceiptLine, words: Mapping[str, str]) -> list[str]:
    what = f"<b>{safe(line.what)}</b><br/>{safe(line.description)}"
    if line.remark:
        what += f"<br/><b>{safe(line.remark)}</b>"
    number = f"<b>{safe(line.number)}</b>" if line.number else ""
    if line.outcome != "accept":
        number += ("<br/>" if number else "") + f"<b>{words[line.outcome]}</b>"
    seal = "<br/>".join(safe(part) for part in (line.packaging, line.seal) if part)
    return [str(line.line), number, what, seal, *(map(safe, (line.condition, line.declared, line.observed)))]


def _hands(facts: ReceiptFacts, words: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [
        (words["handed_over_by"], facts.handed_over_by, facts.identity_document),
        (words["received_by"], facts.received_by, f"{facts.laboratory}, {moment(facts.at)}"),
    ]


def _widths() -> list[float]:
    return [share * WIDTH for share in _COLUMNS]
