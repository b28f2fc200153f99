"""The papers about items that go out and come in: manifest, arrival record, court receipt and return, release receipt.

    paper = passage.of_document(lab, sent.document)
    passage.draw(paper, lab.laboratory, words, "es")    # the bytes of a PDF

An item of a restricted case stands there by its number alone (domain.md sections 4 and 12).
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lims_desktop import paper, wire
from lims_desktop.documents import DocumentHead
from lims_desktop.lab import Lab, Laboratory
from lims_desktop.paper import WIDTH, Frame, moment, safe

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.paper.sheet import Sheet

OUTWARD = frozenset({"manifest", "court_receipt", "release_receipt"})
"""Papers of what goes out; the others tell how items were found when they came."""

_ORDER = (
    "from", "to", "courier", "bag", "kind", "relation", "court", "case", "hearing", "bearer", "at", "due", "authority",
    "authority_number", "witness", "note", "statement",
)  # fmt: skip
_TIMES = frozenset({"at", "due", "hearing"})
_OUT = (0.04, 0.19, 0.235, 0.275, 0.15, 0.11)
_IN = (0.04, 0.21, 0.32, 0.16, 0.27)

Word = Callable[[str, str | None], str]
"""The words of a code of a controlled list: word("condition", "damp")."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One item; `description` is None when its case is restricted. `outcome` stands on papers of what came."""

    number: str
    case: str | None
    code: str | None = None
    item_type: str | None = None
    description: str | None = None
    seals: str | None = None
    quantity: str | None = None
    unit: str | None = None
    container: str | None = None
    outcome: str | None = None
    seal_state: str | None = None
    condition: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """One who stands for it: role, name, card, and the signature as base64 when one was drawn."""

    role: str
    name: str
    more: str | None = None
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class PassagePaper:
    """Everything on one of these papers; `cites` is the code of the paper it answers to."""

    head: DocumentHead
    facts: Mapping[str, Any]
    lines: list[PaperLine] = field(default_factory=list)
    signers: list[Signer] = field(default_factory=list)
    cites: str | None = None


def of_document(lab: Lab, document: int) -> PassagePaper | None:
    """What stands on the paper of this number; None when it is another kind of paper or not for my eyes."""
    found = lab.call("passage_paper", document=document)
    return None if found is None else wire.answered(PassagePaper, found)


def draw(facts: PassagePaper, laboratory: Laboratory, word: Word, language: str = "en") -> bytes:
    """The paper as PDF, in English or Spanish, with all its fonts inside."""
    said, head = paper.words("passage", language), facts.head
    foot = paper.foot(said, [head.code], head.checkpoint, demonstration=laboratory.demonstration)
    frame = Frame(f"{said[head.kind]} {head.code}", laboratory.name, foot, language)
    sheet = paper.styles()
    story = [
        sheet.letterhead(laboratory.name, said[head.kind], head.code, WIDTH),
        sheet.pairs(_pairs(facts, said), WIDTH),
    ]
    story += [sheet.heading(said["items"].format(count=len(facts.lines))), _table(facts, said, word, sheet)]
    signed = sheet.signed([_side(facts, one, said) for one in facts.signers], WIDTH)
    story += [sheet.together([sheet.heading(said["hands"]), signed]), sheet.words(said["closing"], quiet=True)]
    return paper.printed(frame, story)


def _pairs(facts: PassagePaper, said: Mapping[str, str]) -> list[tuple[str, str]]:
    kind = facts.head.kind
    told = [(name, facts.facts[name]) for name in _ORDER if facts.facts.get(name) is not None]
    pairs = [(said[f"at_{kind}"] if name == "at" else said[name], _value(name, value, said)) for name, value in told]
    return [*pairs, (said["cites"], facts.cites)] if facts.cites else pairs


def _value(name: str, value: Any, said: Mapping[str, str]) -> str:
    if name in _TIMES:
        return moment(datetime.fromisoformat(str(value)))
    return said[str(value)] if name == "kind" else str(value)


def _table(facts: PassagePaper, said: Mapping[str, str], word: Word, sheet: Sheet) -> Flowable:
    outward = facts.head.kind in OUTWARD
    names = ("number", "code", "what", "seals", "quantity") if outward else ("number", "what", "outcome", "found")
    rows: list[Sequence[str | Flowable]] = [["#", *(said[name] for name in names)]]
    for place, line in enumerate(facts.lines, 1):
        number, what = _number(line, said), _what(line, said, word)
        if outward:
            bars = sheet.bars(line.code) if line.code else ""
            amount = f"{line.quantity} {word('unit', line.unit)}".strip() if line.quantity else ""
            rows.append([str(place), number, bars, what, safe(line.seals or "–"), safe(amount)])
        else:
            rows.append([str(place), number, what, f"<b>{said[line.outcome or 'UNDER_WAY']}</b>", _found(line, word)])
    return sheet.table(rows, [share * WIDTH for share in (_OUT if outward else _IN)])


def _number(line: PaperLine, said: Mapping[str, str]) -> str:
    inside = f"<br/>{safe(said['inside'].format(container=line.container))}" if line.container else ""
    return f"<b>{safe(line.number)}</b>{inside}"


def _what(line: PaperLine, said: Mapping[str, str], word: Word) -> str:
    if line.description is None:
        return said["restricted"]
    return f"<b>{safe(word('item_type', line.item_type))}</b><br/>{safe(line.description)}"


def _found(line: PaperLine, word: Word) -> str:
    seal, condition = word("seal_state", line.seal_state), word("condition", line.condition)
    return "<br/>".join(safe(part) for part in (seal, condition, line.note) if part)


def _side(facts: PassagePaper, one: Signer, said: Mapping[str, str]) -> tuple[str, str, str, bytes]:
    absent = one.role == "courier" and facts.head.kind not in OUTWARD
    proof = "" if absent else f"{said['by_password']}, {moment(facts.head.issued_at)}"
    return said[one.role], one.name, one.more or proof, base64.b64decode(one.signature or "")
