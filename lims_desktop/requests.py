"""Requests for examination: asked, reviewed, queued by urgency, assigned, held, cancelled (domain.md section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lims_desktop import wire
from lims_desktop.items import ItemLine
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded

OPEN = ("REQUESTED", "ACCEPTED", "ASSIGNED", "IN_PROGRESS", "ON_HOLD")


@dataclass(frozen=True, slots=True)
class About:
    """What else is known of a request; the dates make it urgent."""

    asked_for: str | None = None
    court_date: date | None = None
    needed_by: date | None = None
    remand: bool = False
    perishable: bool = False


@dataclass(frozen=True, slots=True)
class Requested(Recorded):
    """A request stands in the queue of its section."""

    request: int
    discipline: str


@dataclass(frozen=True, slots=True)
class Stepped(Recorded):
    """A request took a step; `assignment` when it was given to somebody."""

    request: int
    state: str
    assignment: int | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """One part of an urgency: what for, and how many points."""

    code: str
    points: int


@dataclass(frozen=True, slots=True)
class Urgency:
    """Points that anybody can add up; the most urgent has the most."""

    points: int
    why: list[Why]


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request as a line of the queue.

    `conflicted`: whoever has it declared an interest in the case; told to them and to who leads the section.
    """

    id: int
    state: str
    discipline: str
    examination: str
    case: int
    case_number: str
    agency: str
    requested_at: datetime
    court_date: date | None
    needed_by: date | None
    remand: bool
    perishable: bool
    stop_work: str | None
    urgency: Urgency
    override: str | None
    items: int
    first_item: str | None
    assignment: int | None
    analyst: str | None
    analyst_id: int | None
    method: str | None
    since: datetime | None
    conflicted: bool = False


@dataclass(frozen=True, slots=True)
class PastAssignment:
    """Who had a request, by which method, from when until when, and how it ended."""

    id: int
    analyst: str
    method: str
    state: str
    assigned_by: str
    assigned_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    ending: str | None
    out_of_turn: str | None
    acknowledged_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView(RequestLine):
    """Everything about one request. `first` names an examination that should come before it."""

    questions: str
    asked_for: str | None
    requested_by: str
    decision: str | None
    decided_by: str | None
    decided_at: datetime | None
    customer_told: str | None
    promised_for: date | None
    promise_reason: str | None
    held_from: str | None
    first: str | None
    lines: list[ItemLine] = field(default_factory=list)
    assignments: list[PastAssignment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Load:
    """How much an analyst has in hand, and the methods they are authorised to perform today."""

    person: int
    name: str
    section: str | None
    open: int
    oldest: datetime | None
    methods: list[str]


# Acts ---------------------------------------------------------------------------------------------------------------


def add(
    lab: Lab, items: Sequence[int], examination: str, questions: str, about: About = About(), *, act: UUID | None = None
) -> Requested:
    """Ask a section to examine items of one case. Refused with `request.several_cases` for items of more than one."""
    said: dict[str, Any] = {"items": list(items), "examination": examination, "questions": questions, "about": about}
    return lab.act(Requested, "request_add", act=act, **said)


def accept(lab: Lab, request: int, *, remark: str | None = None, act: UUID | None = None) -> Stepped:
    """Accept a request for one's section."""
    return lab.act(Stepped, "request_decide", act=act, request=request, accepted=True, decision=remark)


def decline(lab: Lab, request: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Decline a request with the reason that the customer is told."""
    return lab.act(Stepped, "request_decide", act=act, request=request, accepted=False, decision=reason)


def clarify(lab: Lab, request: int, words: str, *, act: UUID | None = None) -> Stepped:
    """Put a question, or the customer's answer, to the questions asked; nothing is overwritten."""
    return lab.act(Stepped, "request_clarify", act=act, request=request, words=words)


def override_urgency(lab: Lab, request: int, points: int | None, *, reason: str, act: UUID | None = None) -> Stepped:
    """Set the urgency (0 to 999 points) by hand, or let it be computed again (None)."""
    return lab.act(Stepped, "request_urgency", act=act, request=request, urgency=points, reason=reason)


def assign(
    lab: Lab, request: int, person: int, method: int, *, reason: str | None = None, act: UUID | None = None
) -> Stepped:
    """Give an accepted request to an analyst. Out of turn it needs a reason."""
    return lab.act(Stepped, "assign", act=act, request=request, person=person, method=method, reason=reason)


def take_next(lab: Lab, discipline: str, *, act: UUID | None = None) -> Stepped:
    """Take the most urgent request of a section that I am authorised for and that is nobody's."""
    return lab.act(Stepped, "take_next", act=act, discipline=discipline)


def reassign(lab: Lab, request: int, person: int, method: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Give a request to somebody else, with the reason."""
    return lab.act(Stepped, "reassign", act=act, request=request, person=person, method=method, reason=reason)


def hold(lab: Lab, request: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Let a request wait."""
    return lab.act(Stepped, "request_hold", act=act, request=request, held=True, reason=reason)


def resume(lab: Lab, request: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Let a request that waited go on where it was."""
    return lab.act(Stepped, "request_hold", act=act, request=request, held=False, reason=reason)


def cancel(lab: Lab, request: int, *, reason: str, act: UUID | None = None) -> Stepped:
    """Cancel a request; the analyst who has it acknowledges."""
    return lab.act(Stepped, "request_cancel", act=act, request=request, reason=reason)


def promise(lab: Lab, request: int, day: date, *, reason: str, act: UUID | None = None) -> Stepped:
    """Promise an accepted request for another day; the customer reads the reason."""
    return lab.act(Stepped, "request_promise", act=act, request=request, day=day, reason=reason)


def stop_work(lab: Lab, request: int, notice: str, *, act: UUID | None = None) -> Stepped:
    """Put a stop-work notice on the analyst's bench."""
    return lab.act(Stepped, "stop_work", act=act, request=request, notice=notice)


def acknowledge(lab: Lab, assignment: int, notice: str, *, act: UUID | None = None) -> Stepped:
    """Say that I have seen this notice: that my work was cancelled, or that it should stop.

    `Conflict` when another one stands there by now: it was not on the screen yet.
    """
    return lab.act(Stepped, "acknowledge", act=act, assignment=assignment, notice=notice)


# Questions ----------------------------------------------------------------------------------------------------------


def queue(
    lab: Lab,
    *,
    after: RequestLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,  # noqa: ARG001 - the order is the urgency's
    filters: dict[str, Any] | None = None,
) -> list[RequestLine]:
    """Open requests, the most urgent first. Filters: `discipline`, and `states` (all open ones unless said)."""
    wanted = filters or {}
    last = {"points": after.urgency.points, "id": after.id} if after else None
    told = lab.call(
        "queue",
        discipline=wanted.get("discipline"),
        states=list(wanted.get("states") or OPEN),
        after=wire.as_json(last) if last else None,
        limit=limit,
    )
    return wire.answered(list[RequestLine], told)


def view(lab: Lab, request: int) -> RequestView | None:
    """Everything about one request; None when there is none or it is not for my eyes."""
    told = lab.call("request_view", request=request)
    return wire.answered(RequestView, told) if told else None


def workload(lab: Lab, discipline: str | None = None) -> list[Load]:
    """The analysts of a section and what they have in hand."""
    return wire.answered(list[Load], lab.call("workload", discipline=discipline))
