"""An announced submission: the agency lists what it will bring, the counter compares every package with the list."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.prelog import PrelogPage
from ui.tour import counter
from ui.tour.counter import Parcel
from ui.tour.driver import Driver

CLIENT = "carla.staine"
YESTERDAY = QT_TRANSLATE_NOOP("tour", "yesterday")
EXPECTED = (
    ("swab", QT_TRANSLATE_NOOP("tour", "Swab from the window sill, red stain"), "swab-box", "PR-70211", "2"),
    ("tool", QT_TRANSLATE_NOOP("tour", "Crowbar, blue paint on the tip"), "wrapping-paper", "PR-70212", "1"),
    ("clothing", QT_TRANSLATE_NOOP("tour", "Grey hooded jumper"), "paper-bag", "PR-70213", "1"),
    (
        "fingerprint-lift",
        QT_TRANSLATE_NOOP("tour", "Lifts from the kitchen window"),
        "manila-envelope",
        "PR-70214",
        "3",
    ),
)
UNLISTED = Parcel(
    "cigarette-end", QT_TRANSLATE_NOOP("tour", "Cigarette end from the yard"), "paper-envelope", "PR-70219",
    "evidence-tape", "1", "1",
)  # fmt: skip


def client_signs_in(tour: Driver) -> None:
    """Carla Staine, exhibit keeper of the police, signs in: she sees what is her agency's."""
    tour.sign_in(CLIENT)
    tour.same(tour.lab.me.duties, frozenset({"agency_client"}), "her duties")


def announce(tour: Driver) -> None:
    """The police announce a burglary: four packages, listed before they are brought."""
    tour.open("prelog")
    page = tour.page(PrelogPage)
    tour.press("Ctrl+N")
    facts = {"agency_reference": "PR/0981/26", "officer": "Carla", "incident_date": YESTERDAY}
    counter.along(tour, {**facts, "offence": "burglary-dwelling", "district": "PR"})
    tour.enter("Estelle Marin", "complainant", "female", "", "")
    for kind, what, packaging, seal, many in EXPECTED:
        counter.along(
            tour, {"item_type": kind, "description": what, "packaging": packaging, "seal": seal, "declared": many}
        )
        tour.press("Return")
    assert page.form is not None
    tour.same(len(page.form.packages.packages), len(EXPECTED), "packages on the list")
    tour.shot("announcing")
    tour.press("Ctrl+Return")
    tour.until(lambda: page.stack.currentIndex() == 0 and page.table.current is not None, "it is announced")
    tour.shot("announced")
    found = page.table.current
    tour.day.announced = found.code
    tour.diary.note(announced=found.code, announced_by=CLIENT)
    tour.sign_out()


def serve_announced(tour: Driver) -> None:
    """At the counter the code on the officer's paper is scanned, and the announced list is there."""
    tour.shot("counter")
    tour.scan(tour.day.announced)
    served = counter.on(tour, "facts")
    tour.same(len(served.delivery.packages), len(EXPECTED), "announced packages")
    tour.shot("served")
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
    answers = {"seal_type": "evidence-tape", "seal_state": state, "initials": "CS"}
    counter.along(tour, {**answers, "condition": condition, "observed": observed})


def sign(tour: Driver) -> None:
    """The officer reads what will be recorded, shows her card, and signs."""
    counter.hand_over(tour, "police-id", "0417", "Carla Staine")
    tour.read_messages()
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


ANNOUNCING = (client_signs_in, announce)
SERVING = (serve_announced, compare, sign, label)
