"""People and their duties. An administrator manages accounts and gives a first password, which its owner then changes.

Each function is an act of the database of the same subject (sql/rules/people.sql), where the rules are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.tables.people import Duty, Lockout, Person

DUTIES = (
    "evidence_technician",
    "analyst",
    "technical_reviewer",
    "administrative_reviewer",
    "laboratory_manager",
    "quality_manager",
    "scenes_of_crime_officer",
    "medical_examiner",
    "agency_client",
    "auditor",
    "administrator",
)

SHORTEST_PASSWORD = 12
"""Characters. Length is what makes a password strong; rules about its signs do not (NIST SP 800-63B)."""


@dataclass(frozen=True, slots=True)
class Added:
    """A new person: who, and the place their custody is kept under."""

    person: int
    login: str
    place: int


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the laboratory knows them."""

    id: int
    login: str
    name: str
    initials: str
    title: str | None
    office_id: int | None
    section: str | None
    place_id: int | None
    active: bool
    agency_id: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """A duty somebody has or had."""

    person_id: int
    duty: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Locked:
    """An account nobody can sign in to until a moment, after too many wrong passwords."""

    person_id: int
    at: datetime
    until: datetime


def everyone(lab: Lab, *, active: bool | None = None) -> list[Known]:
    """The people this person may see, by name."""
    question = select(*Person.__table__.c).order_by(Person.name, Person.id)
    return lab.rows(question if active is None else question.where(Person.active == active), Known)


def duties(lab: Lab, *, past: bool = False) -> list[Held]:
    """Who has which duty; with `past` also who had it."""
    question = select(*Duty.__table__.c).order_by(Duty.person_id, Duty.since)
    return lab.rows(question if past else question.where(Duty.until.is_(None)), Held)


def locked(lab: Lab) -> list[Locked]:
    """The accounts that are locked now."""
    return lab.rows(select(*Lockout.__table__.c).where(Lockout.lifted_at.is_(None)), Locked)


def add(
    lab: Lab, login: str, name: str, duties: list[str], password: str, *, act: UUID | None = None, **extra: Any
) -> Added:
    """Make an account with a first password, which the person changes.

    `extra` may say initials, title, office_id, section, and for a client of an agency agency_id and officer_id.
    """
    verifier = lab.verifier(login, checked(password, login, name))
    arguments = {"login": login, "name": name, "duties": duties, "verifier": verifier, "extra": extra}
    return lab.act(Added, "person_add", act=act, **arguments)


def change(
    lab: Lab, person: int, changes: dict[str, Any], *, act: UUID | None = None, reason: str | None = None
) -> None:
    """Mend name, initials, title, office_id or section; a login stays for ever."""
    lab.act(dict, "person_change", act=act, person=person, changes=changes, reason=reason)


def disable(lab: Lab, person: int, reason: str, *, act: UUID | None = None) -> None:
    """Nobody signs in as this person any more, and their connections end now."""
    lab.act(dict, "person_disable", act=act, person=person, reason=reason)


def enable(lab: Lab, person: int, reason: str, *, act: UUID | None = None) -> None:
    """The person may sign in again; a lock after wrong passwords is lifted too."""
    lab.act(dict, "person_enable", act=act, person=person, reason=reason)


def grant(lab: Lab, person: int, duty: str, *, act: UUID | None = None, reason: str | None = None) -> None:
    """Give somebody else a duty."""
    lab.act(dict, "duty_grant", act=act, person=person, duty=duty, reason=reason)


def revoke(lab: Lab, person: int, duty: str, *, act: UUID | None = None, reason: str | None = None) -> None:
    """Take a duty from somebody else."""
    lab.act(dict, "duty_revoke", act=act, person=person, duty=duty, reason=reason)


def set_password(lab: Lab, old: str, new: str) -> None:
    """Change my own password; the old one proves that it is me. One that somebody gave is the first thing to change."""
    if new == old:
        raise Refused("people.password_same")
    verifier = lab.verifier(lab.me.login, checked(new, lab.me.login, lab.me.name))
    with lab.second(lab.me.login, old) as proven:
        proven.act(dict, "password_set", verifier=verifier)
    lab.changed_password(new)


def reset_password(lab: Lab, person: Known, password: str, reason: str, *, act: UUID | None = None) -> None:
    """Give somebody a new first password; it is in the ledger that it was not their own doing."""
    verifier = lab.verifier(person.login, checked(password, person.login, person.name))
    lab.act(dict, "password_reset", act=act, person=person.id, verifier=verifier, reason=reason)


def checked(password: str, login: str, name: str) -> str:
    """The password when it is long enough and is not the person's own name; the server cannot see it to judge."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("people.password_short", shortest=SHORTEST_PASSWORD)
    words = {login.casefold(), name.casefold(), name.replace(" ", "").casefold()}
    if password.casefold() in words or len(set(password)) < 4:
        raise Refused("people.password_weak")
    return password
