"""Certificates: of a roll-call destruction, with weights and all signatures; and of a disposition that was counted.

The same facts give the same bytes, so that a certificate can be made again and compared with the ledger's SHA-256.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lims_desktop import paper
from lims_desktop.disposition import Consent, Disposition, Line
from lims_desktop.documents import DocumentHead
from lims_desktop.paper import WIDTH, Frame, moment, safe
from lims_desktop.rollcall import BY_HAND, Officer, Parcel, Rollcall

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

_PARCELS = (0.045, 0.21, 0.215, 0.12, 0.15, 0.11, 0.15)
_ENDED = (0.22, 0.24, 0.16, 0.2, 0.18)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every certificate needs besides its subject: the laboratory, its paper's head, words of lists, pictures."""

    laboratory: str
    head: DocumentHead
    language: str = "en"
    demonstration: bool = False
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def term(self, of: str, code: str | None) -> str:
        """A word of a controlled list; the code itself when the list has lost it."""
        return self.terms.get((of, code or ""), code or "")

    def printed(self, title: str, number: str, story: list[Flowable]) -> bytes:
        """The paper with its letterhead and foot."""
        said = paper.words("certificate", self.language)
        foot = paper.foot(said, [self.head.code, number], self.head.checkpoint, demonstration=self.demonstration)
        frame = Frame(f"{title} {self.head.code}", self.laboratory, foot, self.language)
        top = paper.styles().letterhead(self.laboratory, title, self.head.code, WIDTH)
        return paper.printed(frame, [top, *story])


def destruction(roll: Rollcall, setting: Setting) -> bytes:
    """The certificate of a roll-call destruction, as PDF."""
    said, sheet = paper.words("certificate", setting.language), paper.styles()
    crossed = [parcel for parcel in roll.parcels if parcel.state == "CROSSED"]
    aside = [parcel for parcel in roll.parcels if parcel.state == "SET_ASIDE"]
    story = [sheet.pairs(_order(roll, said, setting), WIDTH)]
    story.append(sheet.heading(said["crossed"].format(count=len(crossed), aside=len(aside))))
    if crossed:
        head = [said[name] for name in ("position", "item", "what", "recorded", "weighed", "difference", "at")]
        rows = [_crossed(parcel, said, setting) for parcel in crossed]
        story.append(sheet.table([head, *rows], _widths(_PARCELS)))
        story += [sheet.gap(), sheet.words(said["weighing"], quiet=True)]
    if aside:
        story.append(sheet.heading(said["aside"]))
        story += sheet.bullets([_aside(parcel, said) for parcel in aside])
    story.append(sheet.together([sheet.heading(said["signatures"]), _hands(roll, said, setting, sheet)]))
    story += [sheet.gap(), sheet.words(said["closing"], quiet=True)]
    return setting.printed(said["destruction"], roll.order_number, story)


def disposition(ended: Disposition, setting: Setting) -> bytes:
    """The certificate of a disposition that was executed and counted, as PDF."""
    said, sheet = paper.words("certificate", setting.language), paper.styles()
    done, removed = ended.of_state("EXECUTED"), ended.of_state("REMOVED")
    story = [sheet.pairs(_disposition(ended, said), WIDTH), sheet.heading(said["consents"])]
    story += sheet.bullets([_consent(consent, said) for consent in ended.consents] or [said["none"]])
    story.append(sheet.heading(said["ended"].format(count=len(done), removed=len(removed))))
    head = [said[name] for name in ("item", "what", "method", "executed_by", "witnesses")]
    if done:
        story.append(sheet.table([head, *[_ended(line, said, setting) for line in done]], _widths(_ENDED)))
    if removed:
        story.append(sheet.heading(said["removed"]))
        story += sheet.bullets([f"{line.shown_number}: {line.removing_reason}" for line in removed])
    if ended.count > len(ended.lines):
        story.append(sheet.words(said["hidden"].format(count=ended.count - len(ended.lines))))
    story += [sheet.gap(), sheet.words(said["counted_closing"], quiet=True)]
    return setting.printed(said["disposition"], ended.number, story)


def _order(roll: Rollcall, said: Mapping[str, str], setting: Setting) -> list[tuple[str, str]]:
    return [
        (said["court"], roll.court),
        (said["order"], roll.order_number),
        (said["date"], roll.court_date.isoformat()),
        (said["list"], roll.number),
        (said["place"], roll.place or ""),
        (said["keeper"], roll.keeper or ""),
        (said["opened"], _at(roll.opened_at)),
        (said["witness"], roll.witness or ""),
        (said["signed"], _at(roll.signed_at)),
        (said["issued"], f"{setting.head.issued_by}, {moment(setting.head.issued_at)}"),
        (said["digest"], roll.digest or ""),
    ]


def _crossed(parcel: Parcel, said: Mapping[str, str], setting: Setting) -> list[str]:
    weighed = f"<b>{parcel.reading} {safe(parcel.reading_unit or '')}</b>"
    if parcel.weight is not None and parcel.reading_unit != parcel.unit and parcel.unit:
        weighed += f"<br/>= {parcel.weight:f} {safe(parcel.unit)}"
    named = said["by_hand"] if parcel.device == BY_HAND else parcel.device
    device = " ".join(part for part in (named, parcel.device_identity) if part)
    difference = (
        said["not_compared"] if parcel.difference is None else f"{parcel.difference:+f} {parcel.unit}".replace("-", "−")
    )
    seal = setting.term("seal_state", parcel.seal) + (f" {parcel.seal_number}" if parcel.seal_number else "")
    return [
        str(parcel.position),
        f"<b>{safe(parcel.number)}</b><br/>{safe(parcel.case_number)}",
        f"{safe(setting.term('item_type', parcel.item_type))}<br/>{safe(parcel.description)}",
        safe(parcel.recorded),
        f"{weighed}<br/>{safe(device)}",
        difference,
        f"{safe(_at(parcel.called_at))}<br/>{safe(seal)}",
    ]


def _aside(parcel: Parcel, said: Mapping[str, str]) -> str:
    weighed = f"{parcel.reading} {parcel.reading_unit}" if parcel.reading is not None else said["not_weighed"]
    return f"{parcel.position}. {parcel.number} · {parcel.recorded} · {weighed} · {parcel.setting_aside_reason or ''}"


def _hands(roll: Rollcall, said: Mapping[str, str], setting: Setting, sheet: Any) -> Flowable:
    from lims_desktop.paper.signing import Signer, signatures

    keeper = Signer(
        said["keeper"],
        roll.keeper or "",
        setting.laboratory,
        [(said["at_end"].format(at=_at(roll.signed_at)), setting.pictures.get(roll.keeper_signature or ""))],
    )
    return signatures(sheet, [*[_officer(one, roll, said, setting) for one in roll.officers], keeper], WIDTH)


def _officer(officer: Officer, roll: Rollcall, said: Mapping[str, str], setting: Setting) -> Any:
    from lims_desktop.paper.signing import Signer

    begun = (said["at_begin"].format(at=_at(officer.came_at)), setting.pictures.get(officer.signature_begin))
    last = (
        (said["at_end"].format(at=_at(roll.signed_at)), setting.pictures.get(officer.signature_end or ""))
        if officer.is_here
        else (said["left"].format(at=_at(officer.left_at)), None)
    )
    return Signer(said[officer.role], officer.name, f"{officer.office} · {officer.identity_document}", [begun, last])


def _disposition(ended: Disposition, said: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (said["list"], ended.number),
        (said["subject"], ended.title),
        (said["proposed"], f"{ended.proposed_by}, {_at(ended.proposed_at)}"),
        (said["approved"], f"{ended.approved_by}, {_at(ended.approved_at)}"),
        (said["staged"], ended.staging or ""),
        (said["counted"], f"{ended.closed_by}, {_at(ended.closed_at)}"),
        (said["digest"], ended.frozen or ""),
    ]


def _consent(consent: Consent, said: Mapping[str, str]) -> str:
    given = f"{said[consent.kind]}: {consent.given_by}, {consent.reference}, {consent.given_on.isoformat()}"
    return (
        given
        if consent.withdrawn_at is None
        else f"{given} · {said['withdrawn']} {_at(consent.withdrawn_at)}: {consent.withdrawing_reason}"
    )


def _ended(line: Line, said: Mapping[str, str], setting: Setting) -> list[str]:
    early = f"<br/><b>{said['early']}</b>" if line.early else ""
    amount = f"{line.quantity} {line.unit}" if line.quantity else ""
    return [
        f"<b>{safe(line.shown_number)}</b><br/>{safe(line.case_number)}",
        f"{safe(line.description)}<br/>{safe(amount)}",
        f"{safe(setting.term('disposition_method', line.method))}<br/>{safe(line.executed_where or '')}{early}",
        f"{safe(line.executed_by or '')}<br/>{safe(_at(line.executed_at))}",
        "<br/>".join(safe(one) for one in (line.witness, line.second_witness) if one),
    ]


def _at(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""


def _widths(shares: tuple[float, ...]) -> list[float]:
    return [share * WIDTH for share in shares]
