"""What a reader of a custody report should look at: named one by one, none of them judged.

Exceptions, late entries and corrections; held by a person or lying in a locker longer than the rule; late on the way;
missing at an inventory, and whether it was found; stored with its seal open; differences that nobody has settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lims_desktop.custody_report import Report, ReportedEvent, ReportedItem

SETTLED = frozenset({"RESOLVED", "CAPA"})
MOVED = frozenset({"FOUND", "INVENTORY_SEEN"})


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing to look at: its code among the words of the report, and what stands in the gaps of its sentence."""

    code: str
    seq: int
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stay:
    """An unbroken time at one place; `until` is None while it lasts. `first` is the event that began it."""

    first: ReportedEvent
    until: datetime | None
    last: ReportedEvent

    def length(self, asked_at: datetime) -> timedelta:
        """How long it lasted, or has lasted."""
        return (self.until or asked_at) - self.first.at


def stays(events: Sequence[ReportedEvent]) -> list[Stay]:
    """The places of an item one after the other; events that move nothing do not divide a stay."""
    found: list[Stay] = []
    for event in events:
        if found and found[-1].first.place == event.place:
            found[-1] = Stay(found[-1].first, None, event)
        else:
            if found:
                found[-1] = Stay(found[-1].first, event.at, found[-1].last)
            found.append(Stay(event, None, event))
    return found


def oddities(item: ReportedItem, report: Report) -> list[Oddity]:
    """Everything odd about one item's custody, in the order of its events."""
    found = [*_marked(item.events), *_long(item.events, report), *_missing(item.events), *_open(item.events)]
    differing = [one for one in item.discrepancies if one.state not in SETTLED]
    found += [Oddity("differs", 10**9, {"statement": one.statement, "at": one.raised_at}) for one in differing]
    return sorted(found, key=lambda one: one.seq)


def _marked(events: Sequence[ReportedEvent]) -> Iterator[Oddity]:
    for event in events:
        if event.exception:
            yield Oddity("exception", event.seq, {"taker": event.taker, "witness": event.witness})
        if event.claimed_at:
            yield Oddity("late", event.seq, {"late": event.at - event.claimed_at})
        if event.kind == "CORRECTION":
            yield Oddity("corrected", event.seq, {"wrong": event.corrects})


def _long(events: Sequence[ReportedEvent], report: Report) -> Iterator[Oddity]:
    for stay in stays(events):
        place, length = stay.first, stay.length(report.asked_at)
        ended = {"where": place.to_path, "since": place.at, "until": stay.until, "length": length}
        if place.to_kind == "person" and length > timedelta(days=float(report.hands_days)):
            yield Oddity("held_long", place.seq, ended)
        elif place.to_kind == "location" and place.limit_hours and length > timedelta(hours=place.limit_hours):
            yield Oddity("locker_long", place.seq, {**ended, "hours": place.limit_hours})
        elif place.due_at and (stay.until or report.asked_at) > place.due_at:
            yield Oddity("overdue", place.seq, {**ended, "due": place.due_at})


def _missing(events: Sequence[ReportedEvent]) -> Iterator[Oddity]:
    """Until it was found, seen, or moved by somebody who must have had it."""
    since: ReportedEvent | None = None
    for before, event in zip([None, *events], events, strict=False):
        if since and (event.kind in MOVED or (before and event.place != before.place)):
            yield Oddity("missing_found", since.seq, {"since": since.at, "until": event.at, "by": event.seq})
            since = None
        elif event.kind == "INVENTORY_MISSING":
            since = since or event
    if since:
        yield Oddity("missing", since.seq, {"since": since.at})


def _open(events: Sequence[ReportedEvent]) -> Iterator[Oddity]:
    """Put away with a seal that was opened and not yet replaced."""
    opened = False
    for event in events:
        opened = event.kind == "OPEN_SEAL" or (opened and event.kind != "SEAL")
        if opened and event.kind == "STORE":
            yield Oddity("stored_open", event.seq, {"where": event.to_path})
