"""The custody of an item as it is told: both parties, the server's time, and what makes an event special."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lims_desktop.items import CustodyEvent
from ui.custody.wording import kind_icon, kind_words, lateness
from ui.parts.badge import Badge
from ui.parts.timeline import Event, moment


def told(events: list[CustodyEvent]) -> list[Event]:
    """The events for the timeline, the newest first; a correction stands beside the event it corrects, too."""
    corrections: dict[int, list[CustodyEvent]] = {}
    for event in events:
        if event.corrects is not None:
            corrections.setdefault(event.corrects, []).append(event)
    return [_told(event, corrections.get(event.seq, [])) for event in events]


def _told(event: CustodyEvent, corrections: list[CustodyEvent]) -> Event:
    return Event(
        at=event.at,
        title=_title(event),
        who=_who(event),
        remark="\n".join([*_remarks(event), *(_corrected(one) for one in corrections)]),
        icon=kind_icon(event.kind),
        badges=tuple(_badges(event, corrected=bool(corrections))),
        key=event,
    )


def _title(event: CustodyEvent) -> str:
    number = f"{event.seq}.  {kind_words(event.kind)}"
    if event.kind in ("OPEN_SEAL", "SEAL", "CORRECTION"):
        return number
    way = " → ".join(part for part in (_name(event.giver, event.from_), event.to) if part)
    return f"{number}:  {way}" if way else number


def _name(person: str | None, place: str | None) -> str:
    return person if person and (place is None or place == person) else place or ""


def _who(event: CustodyEvent) -> str:
    parts = [event.actor or ""]
    if event.taker and event.giver and event.actor != event.giver:
        parts.append(QCoreApplication.translate("story", "from {name}").format(name=event.giver))
    if event.witness:
        role = (
            QCoreApplication.translate("story", "supervisor {name}")
            if event.exception
            else QCoreApplication.translate("story", "witness {name}")
        )
        parts.append(role.format(name=event.witness))
    if event.outsider:
        parts.append(" · ".join(part for part in (event.outsider, event.identity_document) if part))
    parts.append(QCoreApplication.translate("story", "entry {number}").format(number=event.entry))
    return "  ·  ".join(part for part in parts if part)


def _remarks(event: CustodyEvent) -> list[str]:
    remarks = [f"“{event.statement}”"] if event.statement else []
    if event.corrects is not None:
        remarks.insert(
            0,
            QCoreApplication.translate("story", "Corrects event {number}, which stays.").format(number=event.corrects),
        )
    if event.claimed_at is not None:
        late = QCoreApplication.translate("story", "Said to have happened at {moment}; recorded {age} later.")
        remarks.append(late.format(moment=moment(event.claimed_at), age=lateness(event.claimed_at, event.at)))
    return remarks


def _corrected(correction: CustodyEvent) -> str:
    text = QCoreApplication.translate("story", "Corrected by event {number} ({name}): “{statement}”")
    return text.format(number=correction.seq, name=correction.actor or "", statement=correction.statement or "")


def _badges(event: CustodyEvent, *, corrected: bool) -> list[Badge]:
    badges = []
    if event.exception:
        badges.append(Badge(QCoreApplication.translate("story", "exception"), "warning"))
    if event.claimed_at is not None:
        badges.append(Badge(QCoreApplication.translate("story", "late entry"), "warning"))
    if corrected:
        badges.append(Badge(QCoreApplication.translate("story", "corrected"), "refused"))
    if event.kind == "CORRECTION":
        badges.append(Badge(QCoreApplication.translate("story", "correction"), "info"))
    return badges
