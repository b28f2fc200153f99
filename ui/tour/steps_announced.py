"""An announced submission: the agency lists what it will bring, the counter compares every package with the list."""

from __future__ import annotations

import contextlib

from lims_desktop import agencies, intake
from ui.tour import counter
from ui.tour.counter import Parcel
from ui.tour.driver import Driver

CLIENT = "carla.staine"
EXPECTED = (
    ("swab", "Swab from the window sill, red stain", "swab-box", "PR-70211", 2),
    ("tool", "Crowbar, blue paint on the tip", "wrapping-paper", "PR-70212", 1),
    ("clothing", "Grey hooded jumper", "paper-bag", "PR-70213", 1),
    ("fingerprint-lift", "Lifts from the kitchen window", "manila-envelope", "PR-70214", 3),
)
UNLISTED = Parcel("cigarette", "Cigarette end from the yard", "paper envelope", "PR-70219", "evidence tape", "1", "1")


def announce(tour: Driver) -> None:
    """The police announce a burglary: four packages, listed before they are brought."""
    with contextlib.closing(tour.ground.sign_in(CLIENT, "Police station")) as client:
        mine = client.me.agency
        assert mine is not None
        officer = next(one for one in agencies.officers(client) if one.agency_id == mine and one.name == "Carla Staine")
        today = intake.today(client)
        told = intake.prelog(
            client,
            {
                "agency": mine,
                "officer": officer.id,
                "agency_reference": f"PR/0981/{today:%y}",
                "offence": "burglary-dwelling",
                "district": "PR",
                "incident_date": today.isoformat(),
                "persons": [{"role": "complainant", "name": "Estelle Marin", "sex": "female"}],
                "items": [_listed(number, *one) for number, one in enumerate(EXPECTED, 1)],
            },
        )
    tour.day.announced = told
    tour.diary.note(announced=told.code, announced_by=CLIENT)


def _listed(line: int, kind: str, what: str, packaging: str, seal: str, many: int) -> dict[str, object]:
    unit = "piece"
    seals = [{"number": seal, "seal_type": "evidence-tape"}]
    return {
        "line": line, "item_type": kind, "description": what, "packaging": packaging, "seals": seals,
        "declared": many, "unit": unit, "role": "questioned",
    }  # fmt: skip


def serve_announced(tour: Driver) -> None:
    """At the counter the code on the officer's paper is scanned, and the announced list is there."""
    tour.press("F5")
    tour.shot("counter")
    tour.scan(tour.day.announcement.code)
    served = counter.on(tour, "facts")
    tour.same(len(served.delivery.packages), len(EXPECTED), "announced packages")
    tour.shot("announced")
    tour.press("Ctrl+Return")
    counter.on(tour, "lines")


def compare(tour: Driver) -> None:
    """Seals are scanned and compared: one is broken, one package nobody listed, and one is missing."""
    _see(tour, "PR-70211", "intact", "good", "2")
    _see(tour, "PR-70212", "broken", "good", "1")
    _see(tour, "PR-70213", "intact", "damp", "1")
    tour.scan(UNLISTED.seal)
    tour.check("PR-70219" in tour.said(), f"nothing is said about a seal that is not on the list: {tour.said()}")
    unlisted = {"item_type": UNLISTED.kind, "description": UNLISTED.what, "packaging": UNLISTED.packaging}
    counter.along(tour, unlisted)
    counter.see_parcel(tour, UNLISTED)
    tour.shot("compared")
    tour.press("F6")
    tour.press("Ctrl+Return")
    found = [one.kind for one in counter.on(tour, "hands").hands.table.rows.rows]
    tour.same(len(found), 3, "discrepancies shown to the officer")


def _see(tour: Driver, seal: str, state: str, condition: str, observed: str) -> None:
    tour.scan(seal)
    counter.along(tour, {"seal_state": state, "initials": "CS", "condition": condition, "observed": observed})


def sign(tour: Driver) -> None:
    """The officer reads what will be recorded, shows her card, and signs."""
    counter.hand_over(tour, "police", "0417", "Carla Staine")
    tour.shot("signed")
    tour.press("Return")
    counter.on(tour, "labels")
    tour.day.burglary = accepted = counter.accepted(tour)
    tour.same(
        sorted(one.kind for one in accepted.discrepancies), ["not-presented", "seal-broken", "unlisted"], "raised"
    )
    tour.same(tour.eye_on(accepted.items[0].id).where, tour.lab.me.name, "who holds the first item")
    tour.diary.note(burglary_case=accepted.case_number, burglary_document=accepted.document)


def label(tour: Driver) -> None:
    """Four labels come out; each is put on its package and scanned there."""
    counter.printed(tour, tour.day.taken(tour.day.burglary))
    counter.scan_back(tour, tour.day.taken(tour.day.burglary))
    counter.keep_receipt(tour, "burglary")
    tour.press("F9")


STEPS = (announce, serve_announced, compare, sign, label)
