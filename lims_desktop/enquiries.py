"""Enquiries of customers, days in court, subpoenas and testimony (domain.md section 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded

KINDS = ("question", "feedback", "complaint")


@dataclass(frozen=True, slots=True)
class Said(Recorded):
    """An enquiry took a step."""

    enquiry: int
    state: str
    nonconformity: int | None = None


@dataclass(frozen=True, slots=True)
class Told(Recorded):
    """A day in court or a subpoena took a step."""

    id: int
    state: str


@dataclass(frozen=True, slots=True)
class Note:
    """One word in an enquiry; `inside` is the laboratory's."""

    at: datetime
    person: str
    inside: bool
    words: str


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question, feedback or complaint with all its words, the first one first.

    `privileged` says why its words leave in no disclosure bundle; a customer is not told of it.
    """

    id: int
    case: int
    case_number: str
    agency: str
    kind: str
    state: str
    report: str | None
    asked_by: str
    asked_at: datetime
    nonconformity: int | None = None
    nonconformity_number: str | None = None
    notes: list[Note] = field(default_factory=list)
    privileged: str | None = None

    @property
    def first(self) -> str:
        """What was asked."""
        return self.notes[0].words if self.notes else ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A day in court; `cancelling` says why it is none any more."""

    id: int
    at: datetime
    court: str
    note: str | None
    cancelling: str | None
    told_by: str | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Testimony:
    """What was said in court."""

    at: datetime
    minutes: int
    about: str
    difficulties: str | None
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Subpoena:
    """Somebody of the laboratory is called: as the paper names them, and whom it was served on."""

    id: int
    case: int
    case_number: str
    state: str
    appears_at: datetime
    court: str
    reference: str | None
    witness_named: str
    witness: str | None
    witness_id: int | None
    served_at: datetime | None
    how: str | None
    excuse: str | None
    testimony: Testimony | None = None


# Acts ---------------------------------------------------------------------------------------------------------------


def ask(
    lab: Lab, case: int, kind: str, words: str, *, report: int | None = None, act: UUID | None = None
) -> Said:  # fmt: skip
    """A customer's question, feedback on an issued report, or complaint."""
    return lab.act(Said, "enquiry_ask", act=act, case=case, kind=kind, words=words, report=report)


def say(lab: Lab, enquiry: int, words: str, *, act: UUID | None = None) -> Said:
    """A further word: from a customer it asks again, from the laboratory it answers."""
    return lab.act(Said, "enquiry_say", act=act, enquiry=enquiry, words=words)


def close(lab: Lab, enquiry: int, *, act: UUID | None = None) -> Said:
    """Nothing more is wanted. The laboratory closes only what it answered, a complaint by quality."""
    return lab.act(Said, "enquiry_close", act=act, enquiry=enquiry)


def raise_nonconformity(
    lab: Lab, enquiry: int, kind: str, severity: str, what: str, *, act: UUID | None = None
) -> Said:  # fmt: skip
    """A complaint is right: a nonconformity about its case. The quality manager's act."""
    said = {"kind": kind, "severity": severity, "what": what}
    return lab.act(Said, "enquiry_nonconformity", act=act, enquiry=enquiry, said=said)


def privilege(lab: Lab, enquiry: int, *, privileged: bool, reason: str, act: UUID | None = None) -> Said:
    """Its words are legally privileged and leave in no bundle; or they are not any more. A manager's act."""
    return lab.act(Said, "enquiry_privilege", act=act, enquiry=enquiry, privileged=privileged, reason=reason)


@dataclass(frozen=True, slots=True)
class Asked(Recorded):
    """A customer asked for an examination."""

    request: int
    discipline: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """When a customer needs an examination: a day in court, a day it is needed by, whether somebody is on remand."""

    court_date: date | None = None
    needed_by: date | None = None
    remand: bool = False


def ask_examination(
    lab: Lab, items: Sequence[int], examination: str, questions: str, wanted: Wanted = Wanted(), *,
    act: UUID | None = None,
) -> Asked:  # fmt: skip
    """A customer asks to have items examined that they handed in."""
    said: dict[str, Any] = {"items": list(items), "examination": examination, "questions": questions}
    return lab.act(Asked, "customer_ask", act=act, about=wire.as_json(wanted), **said)


def tell_hearing(
    lab: Lab, case: int, at: datetime, court: str, *, note: str | None = None, act: UUID | None = None
) -> Told:  # fmt: skip
    """A day in court that is to come; open requests of the case are then wanted for it."""
    return lab.act(Told, "hearing_tell", act=act, case=case, at=at, court=court, note=note)


def cancel_hearing(lab: Lab, hearing: int, *, reason: str, act: UUID | None = None) -> Told:
    """It does not take place."""
    return lab.act(Told, "hearing_cancel", act=act, hearing=hearing, reason=reason)


def tell_subpoena(
    lab: Lab, case: int, appears_at: datetime, court: str, witness: str, *, reference: str | None = None,
    act: UUID | None = None,
) -> Told:  # fmt: skip
    """A subpoena came, or is to be served: who is called as the paper names them, where and when."""
    said = {"appears_at": appears_at.isoformat(), "court": court, "witness": witness, "reference": reference}
    return lab.act(Told, "subpoena_tell", act=act, case=case, said=said)


def serve(lab: Lab, subpoena: int, witness: int, how: str, *, act: UUID | None = None) -> Told:
    """It was served on this person of the laboratory, in this way."""
    return lab.act(Told, "subpoena_serve", act=act, subpoena=subpoena, witness=witness, how=how)


def excuse(lab: Lab, subpoena: int, *, reason: str, act: UUID | None = None) -> Told:
    """The court does not want the witness any more."""
    return lab.act(Told, "subpoena_excuse", act=act, subpoena=subpoena, reason=reason)


def record_testimony(
    lab: Lab, subpoena: int, at: datetime, minutes: int, about: str, *, difficulties: str | None = None,
    act: UUID | None = None,
) -> Told:  # fmt: skip
    """What I was asked in court, when and for how many minutes. The witness's act, or a manager's."""
    said = {"at": at.isoformat(), "minutes": minutes, "about": about, "difficulties": difficulties}
    return lab.act(Told, "testimony_record", act=act, subpoena=subpoena, said=said)


# Questions of the laboratory ------------------------------------------------------------------------------------------


def listed(
    lab: Lab,
    *,
    after: Enquiry | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,  # noqa: ARG001 - always the newest first
    filters: Mapping[str, Any] | None = None,
) -> list[Enquiry]:
    """Enquiries, the newest first. Filters: `case`, `open` (leaves out what is closed)."""
    wanted = filters or {}
    found = lab.call("enquiries", case=wanted.get("case"), open=bool(wanted.get("open")),
                     after=after.id if after else None, limit=limit)  # fmt: skip
    return wire.answered(list[Enquiry], found)


def subpoenas(lab: Lab, case: int | None = None, *, only_open: bool = True) -> list[Subpoena]:
    """Subpoenas, the next appearance first; at most 500."""
    return wire.answered(list[Subpoena], lab.call("subpoenas", case=case, open=only_open))


def hearings(lab: Lab, case: int) -> list[Hearing]:
    """The days in court of a case."""
    return wire.answered(list[Hearing], lab.call("hearings", case=case))
