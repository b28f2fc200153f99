"""People and places outside for the tests of transit, court and release."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from lims_desktop import agencies, files, people, places, release
from lims_desktop import court as court_visits
from lims_desktop.lab import Lab
from lims_desktop.outside import Finding, Outsider
from lims_desktop.release import Authority, Recipient
from tests.database import LabOf
from tests.laboratory import SIGNATURE, agency

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


def to_agency(lab: Lab, *items: int, code: str = "POL") -> release.ReleasedItems:
    """Release items to an agency, on its letter."""
    to, letter = Recipient("agency", agency=agency(lab, code)), Authority("Letter of the agency", "L-7")
    return release.release(lab, items, to, letter, outsider(lab, "PC Brown"))


def to_court(lab: Lab, house: int, *items: int) -> court_visits.WentToCourt:
    """Give exhibits to an officer who carries them to court."""
    at = datetime.now(UTC) + timedelta(days=1)
    hearing = court_visits.Hearing(at, at + timedelta(days=2))
    return court_visits.court_out(lab, items, house, outsider(lab, "PC Brown"), hearing)
