"""The small laboratory in which every test works: agencies with an officer, a few places, and ways to take items in."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lims_desktop import agencies, files, intake, lists, people, places, policies
from lims_desktop.intake import Accepted, Intake, Line, SealSeen
from lims_desktop.lab import Lab
from lims_desktop.lists import Term
from lims_desktop.places import Terms
from lims_desktop.station import Station

CLIENTS = {
    "client.pol": ("Pol Client", "POL"),
    "client.dpp": ("Dee Client", "DPP"),
    "client.other": ("Otto Client", "OTH"),
}
"""People of agencies; each sees only what is their agency's."""

SIGNATURE = b"\x89PNG\r\n\x1a\n a signature"
LINE = Line(
    1,
    "clothing",
    "Blue shirt",
    packaging="paper-bag",
    seals=(SealSeen("S-1", "evidence-tape", "intact", "AB"),),
    condition="good",
    declared=Decimal(1),
    quantity=Decimal(1),
    unit="piece",
)


def furnish(manager: Lab, administrator: Lab, given: str) -> None:
    """Agencies POL, DPP and OTH with an officer and a client each, an office, and a site with a few places.

    The clients have the password that was given; they replace it themselves.
    """
    made = {
        "POL": agencies.add(manager, "POL", "Police Unit One", "police", r"^CR-\d+/\d{2}$").id,
        "DPP": agencies.add(manager, "DPP", "Public Prosecutions", "dpp").id,
        "OTH": agencies.add(manager, "OTH", "Another Police", "police").id,
    }
    for code, agency in made.items():
        agencies.officer_add(manager, agency, f"Officer of {code}", "PC", f"{code}-1")
    for login, (name, code) in CLIENTS.items():
        people.add(administrator, login, name, ["agency_client"], given, agency_id=made[code])
    policies.change(manager, "laboratory_address", "1 Test Street", "It has one")
    lists.put(manager, Term("district", "central", "Central", "Central"))
    places.office_add(manager, "HQ", "Headquarters", "laboratory", "central")
    site = places.add(manager, "Headquarters", "site").id
    room = places.add(manager, "Evidence room", "room", parent=site).id
    places.add(manager, "Shelf 1", "shelf", parent=room, terms=Terms(capacity=20))
    places.add(manager, "Vault", "unit", parent=room, storage_class="CONTROLLED")
    cold = Terms(temperature_low=Decimal(2), temperature_high=Decimal(6))
    places.add(manager, "Fridge", "unit", parent=room, storage_class="COLD", terms=cold)
    places.add(
        manager, "Freezer for tubes", "unit", parent=room, storage_class="COLD", terms=replace(cold, accepts=["swab"])
    )


def own_password(station: Station, login: str, given: str, own: str) -> None:
    """What everybody does first: replace the password that an administrator gave."""
    with contextlib.closing(Lab.sign_in(station, login, given, connections=1)) as lab:
        people.set_password(lab, given, own)


def place(lab: Lab, name: str) -> int:
    """The number of the location with this name."""
    return next(here.id for here in places.locations(lab) if here.name == name)


def agency(lab: Lab, code: str = "POL") -> int:
    """The number of the agency with this code."""
    return next(one.id for one in agencies.agencies(lab) if one.code == code)


def take_in(technician: Lab, *lines: Line, reference: str = "CR-1/26", **more: Any) -> Accepted:
    """A delivery at the counter by the technician; one blue shirt when no line is given."""
    signature = files.keep(technician, SIGNATURE, "image/png").sha256
    said = Intake(
        agency=agency(technician),
        agency_reference=reference,
        offence="murder",
        district="central",
        handed_over_by="Officer of POL",
        identity_document="POL-1",
        signature=signature,
        items=numbered(lines or (LINE,)),
    )
    return intake.accept(technician, replace(said, **more))


def numbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as they are when their numbers differ, else numbered from 1 in their order."""
    if len({line.line for line in lines}) == len(lines):
        return tuple(lines)
    return tuple(replace(line, line=number) for number, line in enumerate(lines, 1))


def one_item(technician: Lab, **changes: Any) -> int:
    """One item in the technician's hands; `changes` to its line."""
    return take_in(technician, replace(LINE, **changes)).items[0].id


def label(accepted: Accepted, line: int = 0) -> str:
    """The code of the label of one accepted line."""
    code = accepted.items[line].code
    assert code is not None
    return code
