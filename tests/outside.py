"""People and places outside for the tests of transit, court and release."""

from __future__ import annotations

from typing import Any

from lims_desktop import agencies, files, people, places
from lims_desktop.lab import Lab
from lims_desktop.outside import Finding, Outsider
from tests.database import LabOf
from tests.laboratory import SIGNATURE

GOOD: dict[str, Any] = {"seal_state": "intact", "condition": "good"}


def outsider(lab: Lab, name: str = "Courier Sam") -> Outsider:
    """Somebody who showed a card and signed."""
    return Outsider(name, "national-id 000123", files.keep(lab, SIGNATURE, "image/png").sha256)


def found(*items: int, **otherwise: Any) -> list[Finding]:
    """These items as they should be, or otherwise."""
    return [Finding(item, **(GOOD | otherwise)) for item in items]


def office(lab: Lab, code: str) -> int:
    """The number of the office with this code."""
    return next(one.id for one in places.offices(lab) if one.code == code)


def two_offices(lab_of: LabOf) -> tuple[int, int]:
    """Tom works at headquarters, Tina and Ana at the annex; answers both offices."""
    ada = lab_of("admin.ada", "Office")
    places.office_add(lab_of("mona.manager", "Office"), "ANX", "Annex", "laboratory", "central")
    here, there = office(ada, "HQ"), office(ada, "ANX")
    for person in people.everyone(ada):
        if person.login in ("tech.tom", "tech.tina", "ana.lyst"):
            people.change(ada, person.id, {"office_id": here if person.login == "tech.tom" else there})
    return here, there


def court(lab_of: LabOf) -> int:
    """A court."""
    return agencies.add(lab_of("mona.manager", "Office"), "SCT", "Supreme Court", "court").id
