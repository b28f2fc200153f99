"""The record of a nonconformity on paper: what happened, what was found out, what was done, whom it touches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from lims_desktop import documents, paper, quality
from lims_desktop.documents import DocumentKept
from lims_desktop.lab import Lab
from lims_desktop.paper import LANDSCAPE_WIDTH, Frame, moment, safe
from lims_desktop.quality import Action, Nonconformity, Recalled, Record, TouchedCase

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.paper.sheet import Sheet

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The kind in words, as the controlled list has it, and the language of the paper."""

    kind: str
    language: str = "en"


def issue(lab: Lab, number: int, wording: Wording, *, act: UUID | None = None) -> DocumentKept:
    """Issue, draw and keep the record. The same `act` again gives the same paper."""
    act = act or uuid4()
    facts = quality.paper(lab, number, act=act)
    content = record_paper(facts, lab.laboratory.name, wording, demonstration=lab.laboratory.demonstration)
    return documents.keep(lab, facts.document.document, content, act=uuid5(act, "keep"))


def record_paper(facts: Record, laboratory: str, wording: Wording, *, demonstration: bool = False) -> bytes:
    """The record as PDF."""
    said, head = paper.words("nonconformity", wording.language), facts.document
    foot = paper.foot(said, [head.code, facts.nonconformity.number], head.checkpoint, demonstration=demonstration)
    frame = Frame(f"{said['title']} {head.code}", laboratory, foot, wording.language, landscape=True)
    return paper.printed(frame, _story(facts, laboratory, wording, paper.styles()))


def _story(facts: Record, laboratory: str, wording: Wording, sheet: Sheet) -> list[Flowable]:
    one, said = facts.nonconformity, paper.words("nonconformity", wording.language)
    title = f"{said['title']} {safe(one.number)}"
    story = [sheet.letterhead(laboratory, title, facts.document.code, LANDSCAPE_WIDTH)]
    story += [sheet.pairs(_facts(facts, wording.kind, said), LANDSCAPE_WIDTH)]
    story += [sheet.heading(said["what"]), sheet.words(one.what)]
    notes = [[said[note.kind], safe(note.statement), _by(note.written_by, note.written_at)] for note in one.notes]
    story += _table(sheet, said, "notes", ("part", "words", "by"), notes, (0.14, 0.66, 0.2))
    actions = [_action(action, said) for action in one.actions]
    story += _table(sheet, said, "actions", ("kind", "action", "owner", "done", "verified"), actions,
                    (0.1, 0.27, 0.15, 0.24, 0.24))  # fmt: skip
    recalls = [_recall(known) for known in one.recalls]
    story += _table(sheet, said, "recalls", ("recall", "which", "interval", "items", "answer"), recalls,
                    (0.12, 0.26, 0.22, 0.08, 0.32))  # fmt: skip
    cases = [_case(case, said) for case in one.cases]
    story += _table(sheet, said, "cases", ("case", "how", "items", "results", "assessed"), cases,
                    (0.16, 0.16, 0.07, 0.09, 0.52))  # fmt: skip
    if one.hidden:
        story.append(sheet.words(said["hidden"].format(count=one.hidden)))
    story += [sheet.heading(said["end"]), sheet.words(_end(one, said))]
    return [*story, sheet.heading(""), sheet.words(said["closing"].format(code=facts.document.code), quiet=True)]


def _table(
    sheet: Sheet, said: Words, name: str, head: tuple[str, ...], rows: list[list[str]], shares: tuple[float, ...]
) -> list[Flowable]:
    if not rows:
        return [sheet.heading(said[name]), sheet.words(said["none"], quiet=True)]
    widths = [share * LANDSCAPE_WIDTH for share in shares]
    return [sheet.heading(said[name]), sheet.table([[said[f"h_{one}"] for one in head], *rows], widths)]


def _facts(facts: Record, kind: str, said: Words) -> list[tuple[str, str]]:
    one = facts.nonconformity
    return [
        (said["number"], one.number),
        (said["state"], said[one.outcome or one.state]),
        (said["kind"], kind),
        (said["severity"], said[one.severity]),
        (said["found"], moment(one.found_at)),
        (said["since"], moment(one.since)),
        (said["raised"], f"{moment(one.raised_at)}, {one.raised_by}"),
        (said["owner"], one.owner or said["nobody"]),
        (said["about"], one.subject.name if one.subject else said["nothing"]),
        (said["printed"], f"{moment(facts.document.issued_at)}, {facts.document.issued_by}"),
    ]


def _by(name: str | None, at: datetime | None) -> str:
    return f"{safe(name or '')}, {moment(at)}" if at else ""


def _action(action: Action, said: Words) -> list[str]:
    done = f"{safe(action.done or '')}<br/>{_by(action.done_by, action.done_at)}"
    verified = ""
    if action.outcome:
        verified = f"<b>{said[action.outcome]}</b>: {safe(action.finding or '')}<br/>"
        verified += _by(action.settled_by, action.settled_at)
    whose = f"{safe(action.owner)}<br/>{action.due:%Y-%m-%d}"
    return [said[action.kind], safe(action.statement), whose, done if action.done else "", verified]


def _recall(known: Recalled) -> list[str]:
    interval = f"{moment(known.since)} – {moment(known.until)}"
    return [safe(known.number), safe(known.named), interval, str(known.items), f"SHA-256 {known.digest}"]


def _case(case: TouchedCase, said: Words) -> list[str]:
    lines = [f"<b>{said[one.verdict]}</b>: {safe(one.because)} ({safe(one.assessed_by)}, {moment(one.assessed_at)})"
             for one in case.assessments]  # fmt: skip
    how = ", ".join(said[f"how_{one}"] for one in case.how) + (f"<br/>{safe(case.reason)}" if case.reason else "")
    return [safe(case.number), how, str(case.items), str(case.results), "<br/>".join(lines) or said["not_assessed"]]


def _end(one: Nonconformity, said: Words) -> str:
    if one.conclusion is None:
        return said["open"]
    who = f"{one.closed_by}, {moment(one.closed_at)}" if one.closed_at else ""
    return f"{said[one.outcome or one.state]}: {one.conclusion} ({who})"
