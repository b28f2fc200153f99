"""The custody report on paper: across the page, every event with its entry in the ledger, oddities named first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from lims_desktop import paper
from lims_desktop.custody_belongings import belongings
from lims_desktop.custody_report import Report, ReportedEvent, ReportedItem, Setting
from lims_desktop.oddities import Oddity, oddities
from lims_desktop.paper import LANDSCAPE_WIDTH, Frame, moment, safe

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.paper.sheet import Sheet

_COLUMNS = (0.03, 0.152, 0.1, 0.208, 0.163, 0.227, 0.12)
SHORT = 16
"""Letters of a hash that are printed: 64 bits, enough to find and compare it."""

TORN = 1200
"""Letters in a cell from which on its row may be torn by the end of a page; others go to the next page whole."""

Words = Mapping[str, str]


def custody_paper(report: Report, setting: Setting) -> bytes:
    """The report as PDF, in English or Spanish."""
    said = paper.words("custody_report", setting.language)
    head, about = report.document, _about(report)
    foot = paper.foot(said, [head.code, about], head.checkpoint, demonstration=setting.demonstration)
    frame = Frame(f"{said['title']} {head.code}", setting.laboratory, foot, setting.language, landscape=True)
    return paper.printed(frame, _story(report, setting, said, paper.styles()))


def length(span: timedelta, said: Words) -> str:
    """How long: days, hours or minutes, whichever is not too fine."""
    minutes = int(span.total_seconds() // 60)
    if minutes >= 48 * 60:
        return said["days"].format(count=minutes // (24 * 60))
    return said["hours"].format(count=minutes // 60) if minutes >= 120 else said["minutes"].format(count=minutes)


def _about(report: Report) -> str:
    return report.items[0].shown_number if report.subject == "item" else report.case.number


def _story(report: Report, setting: Setting, said: Words, sheet: Sheet) -> list[Flowable]:
    title = f"{said['title']} · {said[f'of_{report.subject}']} {safe(_about(report))}"
    story = [sheet.letterhead(setting.laboratory, title, report.document.code, LANDSCAPE_WIDTH)]
    story.append(sheet.pairs(_facts(report, setting, said), LANDSCAPE_WIDTH))
    if report.case.restricted:
        story.append(sheet.heading(said["restricted"]))
    story += [sheet.heading(said["look"]), *sheet.bullets(_look(report, said) or [said["nothing_odd"]])]
    for item in report.items:
        story += _item(item, setting, said, sheet)
    counts = {"items": len(report.items), "events": _events(report), "code": report.document.code}
    return [*story, sheet.together([sheet.heading(""), sheet.words(said["closing"].format(**counts), quiet=True)])]


def _events(report: Report) -> int:
    return sum(len(item.events) for item in report.items)


def _facts(report: Report, setting: Setting, said: Words) -> list[tuple[str, str]]:
    case = report.case
    return [
        (said["case"], case.number),
        (said["issued_at"], moment(report.asked_at)),
        (said["agency"], case.agency),
        (said["issued_by"], report.document.issued_by),
        (said["reference"], case.agency_reference),
        (said["counted"], said["counts"].format(items=len(report.items), events=_events(report))),
        (said["offence"], setting.word("offence", case.offence)),
        (said["opened_at"], moment(case.opened_at)),
    ]


def _look(report: Report, said: Words) -> list[str]:
    return [_odd(item, odd, report, said) for item in report.items for odd in oddities(item, report)]


def _odd(item: ReportedItem, odd: Oddity, report: Report, said: Words) -> str:
    shown = {name: _shown(value, said) for name, value in odd.detail.items()}
    sentence = said[odd.code].format(days=f"{report.hands_days.normalize():f}", **shown)
    is_one = odd.code != "differs"
    return f"{item.shown_number}{', ' + said['at_event'].format(seq=odd.seq) if is_one else ''}: {sentence}"


def _shown(value: Any, said: Words) -> str:
    match value:
        case datetime():
            return moment(value)
        case timedelta():
            return length(value, said)
        case None:
            return said["now"]
        case _:
            return str(value)


# One item ------------------------------------------------------------------------------------------


def _item(item: ReportedItem, setting: Setting, said: Words, sheet: Sheet) -> list[Flowable]:
    heading = sheet.heading(f"{item.shown_number}  {item.description}")
    head = [said[name] for name in ("seq", "at", "event", "move", "parties", "remarks", "entry")]
    corrected = {event.corrects: event.seq for event in item.events if event.corrects}
    rows = [_row(event, corrected.get(event.seq), said) for event in item.events]
    table: Any = sheet.table([head, *rows], [share * LANDSCAPE_WIDTH for share in _COLUMNS])
    table.spaceBefore = 8
    table.splitInRow = int(any(len(cell) > TORN for row in rows for cell in row))
    facts = sheet.pairs(_item_facts(item, setting, said), LANDSCAPE_WIDTH)
    return [
        sheet.together([heading, facts]),
        table,
        *_corrections(item, said, sheet),
        *belongings(item, setting, said, sheet),
    ]


def _item_facts(item: ReportedItem, setting: Setting, said: Words) -> list[tuple[str, str]]:
    where = (
        f"{item.where.path}, {said['since'].format(since=moment(item.where.since))}" if item.where else said["nowhere"]
    )
    amounts = [
        f"{amount:f} {setting.unit(item.unit)}".strip() if amount is not None else "–"
        for amount in (item.declared, item.quantity)
    ]
    condition = " · ".join(part for part in (setting.word("condition", item.condition), item.condition_note) if part)
    refused = (
        said["refused"].format(why=setting.word("refusal_reason", item.refusal)) if item.standing == "REFUSED" else ""
    )
    inside = [item.container or "–", _named(item.contents, item.unnamed, said)]
    return [
        (
            said["type"],
            ", ".join((setting.word("item_type", item.item_type), setting.word("evidence_role", item.role))),
        ),
        (said["where"], where),
        (said["packaging"], setting.word("packaging", item.packaging) or "–"),
        (said["registered_at"], "  ".join(part for part in (moment(item.registered_at), refused) if part)),
        (said["condition"], condition or "–"),
        (said["family"], f"{item.parent or '–'} / {_named(item.children, 0, said)}"),
        (said["quantity"], " / ".join(amounts)),
        (said["inside"], " / ".join(inside)),
    ]


def _named(numbers: list[str], unnamed: int, said: Words) -> str:
    more = [said["unnamed"].format(count=unnamed)] if unnamed else []
    return ", ".join([*numbers, *more]) or "–"


def _row(event: ReportedEvent, corrected_by: int | None, said: Words) -> list[str]:
    name = f"<b>{safe(said.get(event.kind, event.kind))}</b>"
    hashed = f'{event.entry}<br/><font name="Mono" size="6">{event.hash[:SHORT]}</font>'
    return [
        str(event.seq),
        moment(event.at),
        f"<strike>{name}</strike>" if corrected_by else name,
        _move(event, said),
        _parties(event, said),
        "<br/>".join(_remarks(event, corrected_by, said)),
        hashed,
    ]


def _move(event: ReportedEvent, said: Words) -> str:
    if event.from_path == event.to_path:
        return safe(said["stays"].format(where=event.to_path))
    return f"{safe(event.from_path)}<br/>→ {safe(event.to_path)}" if event.from_path else f"→ {safe(event.to_path)}"


def _parties(event: ReportedEvent, said: Words) -> str:
    parts = [
        said["given"].format(who=event.giver) if event.giver else "",
        said["taken"].format(who=event.taker) if event.taker else "",
        said["vouched" if event.exception else "witnessed"].format(who=event.witness) if event.witness else "",
        said["outsider"].format(who=event.outsider, document=event.identity_document or "–") if event.outsider else "",
        said["signed"].format(sha=event.signature[:12]) if event.signature else "",
    ]
    named = event.actor in (event.giver, event.taker)
    return "<br/>".join(safe(part) for part in (*parts, "" if named else said["did"].format(who=event.actor)) if part)


def _remarks(event: ReportedEvent, corrected_by: int | None, said: Words) -> list[str]:
    late = length(event.at - event.claimed_at, said) if event.claimed_at else ""
    strong = [
        said["is_exception"] if event.exception else "",
        said["is_late"].format(claimed=moment(event.claimed_at), late=late) if event.claimed_at else "",
        said["is_corrected"].format(by=corrected_by) if corrected_by else "",
        said["corrects"].format(wrong=event.corrects) if event.corrects else "",
    ]
    plain = [
        said["weighed"].format(quantity=event.quantity) if event.quantity else "",
        event.statement or "",
        said["reason"].format(reason=event.reason) if event.reason and event.reason != event.statement else "",
        said["due"].format(due=moment(event.due_at)) if event.due_at and event.to_kind == "transit" else "",
        event.station or "",
    ]
    return [f"<b>{safe(part)}</b>" for part in strong if part] + [safe(part) for part in plain if part]


def _corrections(item: ReportedItem, said: Words, sheet: Sheet) -> list[Flowable]:
    """Each wrong event and, beside it, what corrects it."""
    by_seq = {event.seq: event for event in item.events}
    rows = [
        [_whole(by_seq[event.corrects], said), _whole(event, said)] for event in item.events if event.corrects in by_seq
    ]
    if not rows:
        return []
    head = [said["as_recorded"], said["as_corrected"]]
    return [sheet.heading(said["corrections"]), sheet.table([head, *rows], [LANDSCAPE_WIDTH / 2] * 2)]


def _whole(event: ReportedEvent, said: Words) -> str:
    number, at, name, move, parties, remarks, entry = _row(event, None, said)
    return "<br/>".join(part for part in (f"{number}. {name}, {at}", move, parties, remarks, entry) if part)
