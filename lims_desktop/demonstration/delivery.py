"""One invented delivery as the counter writes it down: what was announced, what was brought, who signed."""

from __future__ import annotations

from typing import Any

from lims_desktop.demonstration.furnish import Furnished
from lims_desktop.demonstration.invention import InventedCase, InventedItem
from lims_desktop.intake import Intake, Line, PersonNamed, SealSeen

OFFICE = "FL-PR"
"""The office whose counter it is."""


def announcement(case: InventedCase, known: Furnished) -> dict[str, Any]:
    """What the agency announces before it comes; an unlisted item is not in it."""
    return {
        "agency": known.agencies[case.agency.code],
        "officer": known.officers[case.agency.code, case.officer.name],
        "agency_reference": case.reference,
        "offence": case.offence,
        "district": case.district,
        "incident_date": case.incident,
        "persons": persons(case),
        "items": [_announced(line, item) for line, item in zip(lines(case), case.items, strict=True) if item.listed],
        "note": case.note,
    }


def intake(case: InventedCase, known: Furnished, signature: str, submission: int | None) -> Intake:
    """The delivery as taken in. `signature` names the kept picture, `submission` the announcement if there was one."""
    return Intake(
        agency=known.agencies[case.agency.code],
        officer=known.officers[case.agency.code, case.officer.name],
        agency_reference=case.reference,
        offence=case.offence,
        district=case.district,
        incident_date=case.incident,
        persons=persons(case),
        note=case.note,
        submission=submission,
        office=known.offices[OFFICE],
        handed_over_by=f"{case.officer.rank} {case.officer.name}",
        identity_document=identity_document(case.officer.number),
        signature=signature,
        items=lines(case),
    )


def identity_document(number: str) -> str:
    """What the officer showed at the counter."""
    return f"Service identity card {number}"


def persons(case: InventedCase) -> list[PersonNamed]:
    """The persons of the case as the agency names them."""
    return [PersonNamed(p.role, p.name, p.sex, p.birth_date) for p in case.persons]


def lines(case: InventedCase) -> list[Line]:
    """The list of items; what is in a kit names the line of the kit."""
    kits: dict[str | None, int] = {item.key: number for number, item in enumerate(case.items, 1) if item.key}
    initials = "".join(word[0] for word in case.officer.name.split())
    return [_line(number, item, kits.get(item.inside), initials) for number, item in enumerate(case.items, 1)]


def _announced(line: Line, item: InventedItem) -> dict[str, Any]:
    """What the agency says of an item; what it is like is seen at the counter."""
    return {
        "line": line.line,
        "item_type": line.item_type,
        "description": line.description,
        "role": line.role,
        "packaging": line.packaging,
        "seals": [{"number": seal.number, "seal_type": seal.seal_type} for seal in line.seals],
        "declared": line.declared,
        "unit": line.unit,
        "biological": item.biological,
        "controlled": item.controlled,
        "parent": line.parent,
        "container": line.container,
    }


def _line(number: int, item: InventedItem, kit: int | None, initials: str) -> Line:
    return Line(
        line=number,
        item_type=item.type,
        description=item.description,
        outcome="accept" if item.accepted else "refuse" if item.presented else "not_presented",
        role=item.role,
        packaging=item.packaging,
        seals=[SealSeen(item.seal_number, item.seal_type, item.seal_state, initials)],
        condition=item.condition,
        declared=item.declared if item.listed else None,
        quantity=item.observed,
        unit=item.unit,
        listed=item.listed,
        refusal=item.refusal,
        parent=kit,
        container=kit,
    )
