"""What stands on the paper of an announcement, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lims_desktop.announcement import AnnouncedLine, AnnouncementFacts, announcement
from lims_desktop.forms import Form, Kit
from lims_desktop.intake import Announcement
from lims_desktop.lab import Lab
from ui.intake.words import Words, named

_LAPSES = 30


def paper(lab: Lab, said: Announcement, words: Words) -> bytes:
    """The paper as PDF."""
    persons = "; ".join(_person(one, words) for one in said.persons)
    facts = [
        ("agency", said.agency),
        ("reference", said.agency_reference),
        ("officer", said.officer or "–"),
        ("announced", f"{said.prelogged_at.astimezone():%Y-%m-%d %H:%M %z}"),
        ("offence", words.word("offence", said.offence)),
        ("district", words.word("district", said.district)),
        ("incident", said.incident_date.isoformat() if said.incident_date else "–"),
    ]
    if persons:
        facts.append(("persons", persons))
    lines = [_line(line, words) for line in said.expected]
    days = int(lab.laboratory.policies.get("prelog_days", _LAPSES))
    house = lab.laboratory
    return announcement(
        AnnouncementFacts(house.name, said.code, facts, lines, days, said.note or "", house.demonstration),
        words.language,
    )


def form_paper(form: Form, said: Mapping[str, Any], made: Kit, words: Words) -> bytes:
    """The paper of a form that was written without a connection, its symbols on it."""
    officer, agency = words.officer(said["officer"]), words.agency(said["agency"])
    incident = said["incident_date"]
    facts = [
        ("agency", agency.name if agency else "–"),
        ("reference", said["agency_reference"]),
        ("officer", named(officer) if officer else "–"),
        ("announced", f"{datetime.now().astimezone():%Y-%m-%d %H:%M %z}"),
        ("offence", words.word("offence", said["offence"])),
        ("district", words.word("district", said["district"])),
        ("incident", incident.isoformat() if incident else "–"),
    ]
    if said["persons"]:
        facts.append(("persons", "; ".join(_person(one, words) for one in said["persons"])))
    lines = [_line(line, words) for line in said["items"]]
    return announcement(
        AnnouncementFacts(
            made.laboratory, f"LF-{form.name}", facts, lines, made.days, said["note"] or "", made.demonstration,
            form.parts(),
        ),
        words.language,
    )  # fmt: skip


def _person(person: dict[str, Any], words: Words) -> str:
    more = ", ".join(part for part in (words.word("sex", person.get("sex")), person.get("birth_date")) if part)
    return f"{words.word('person_role', person.get('role'))}: {person.get('name')}" + (f" ({more})" if more else "")


def _line(line: dict[str, Any], words: Words) -> AnnouncedLine:
    seals = ", ".join(str(seal.get("number")) for seal in line.get("seals") or () if seal.get("number"))
    declared = line.get("declared")
    amount = f"{declared} {words.unit(line.get('unit'))}".strip() if declared is not None else ""
    packaging = words.word("packaging", line.get("packaging"))
    return AnnouncedLine(
        words.word("item_type", line.get("item_type")),
        str(line.get("description") or ""),
        "; ".join(part for part in (packaging, seals) if part),
        amount,
    )
