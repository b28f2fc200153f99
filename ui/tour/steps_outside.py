"""Items leave the laboratory: to another office and into the next hand, to court and back, to the police."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.outside.staged import StagedPage
from ui.pages.court import CourtPage
from ui.pages.release import ReleasePage
from ui.pages.transit import TransitPage
from ui.tour.driver import Driver
from ui.tour.steps_arrival import TECHNICIAN
from ui.tour.steps_custody import WITNESS
from ui.tour.things import are_in, code, identify, item_of_burglary, items_of_search, keep_paper

ANNEX_TECHNICIAN = "elias.penner"
ROOM = QT_TRANSLATE_NOOP("tour", "Court room 2")
LETTER = QT_TRANSLATE_NOOP("tour", "Letter of the Superintendent")


def dispatch(tour: Driver) -> None:
    """The crowbar goes to the firearms annex for its toolmarks: the driver shows a card, signs, and gets a manifest."""
    tour.open("transit")
    page = tour.page(TransitPage)
    tour.press("Ctrl+N")
    tour.scan(code(item_of_burglary(tour, 1)))
    tour.go_to(page.going.office)
    tour.enter("IBIS")
    identify(tour, page.going.bearer.identity, "Delroy Gentle", "employer-id", "SVC-1107")
    tour.sign(page.going.pad, tour.lab.me.name)
    tour.read_messages()
    tour.shot("dispatch")
    _done(tour, page, "the manifest")
    tour.same(tour.eye_on(item_of_burglary(tour, 1).id).where_kind, "transit", "where the crowbar is")
    tour.day.manifest = page.heading.title
    tour.read_messages()
    tour.shot("manifest")
    tour.sign_out()


def arrive(tour: Driver) -> None:
    """At the annex Elias Penner scans the manifest, then the crowbar, which is in his hands now."""
    tour.sign_in(ANNEX_TECHNICIAN)
    tour.open("transit")
    page = tour.page(TransitPage)
    tour.scan(tour.day.manifest)
    tour.until(lambda: page.coming.leg is not None, "the manifest opens its leg")
    tour.scan(code(item_of_burglary(tour, 1)))
    tour.sign(page.coming.pad, tour.lab.me.name)
    tour.read_messages()
    tour.shot("arrival")
    _done(tour, page, "the arrival record")
    are_in(tour, [item_of_burglary(tour, 1)], tour.lab.me.name)
    tour.sign_out()
    tour.sign_in(TECHNICIAN)


def court_out(tour: Driver) -> None:
    """The banknotes go to court with the corporal, who signs; cash is controlled, so a witness confirms."""
    tour.open("court")
    page = tour.page(CourtPage)
    tour.press("Ctrl+N")
    tour.scan(code(*items_of_search(tour, 6)))
    tour.go_to(page.out.court)
    tour.enter("Supreme Court Registry")
    tour.go_to(page.out.note)
    tour.write(ROOM)
    identify(tour, page.out.bearer.identity, "Delroy Vernon", "police-id", "1183")
    tour.read_messages()
    tour.shot("court-out")
    _done(tour, page, "the court's receipt", WITNESS)
    are_in(tour, items_of_search(tour, 6), "Supreme Court Registry")


def court_back(tour: Driver) -> None:
    """After the hearing the receipt is scanned, and what came back with it."""
    page = tour.page(CourtPage)
    receipt = page.heading.title
    tour.press("Esc")
    tour.scan(receipt)
    tour.until(lambda: page.back_stage.visit is not None, "the receipt opens its visit")
    tour.scan(code(*items_of_search(tour, 6)))
    identify(tour, page.back_stage.bearer.identity, "Delroy Vernon", "police-id", "1183")
    tour.read_messages()
    tour.shot("court-back")
    _done(tour, page, "the receipt of what came back")
    are_in(tour, items_of_search(tour, 6), tour.lab.me.name)


def release(tour: Driver) -> None:
    """The jumper is given back to the police on a letter: whoever takes it shows a card and signs."""
    tour.open("release")
    page = tour.page(ReleasePage)
    tour.press("Ctrl+N")
    tour.scan(code(item_of_burglary(tour, 2)))
    tour.go_to(page.giving.agency)
    tour.enter("Port Regent")
    tour.go_to(page.giving.authority)
    tour.write(LETTER)
    tour.go_to(page.giving.number)
    tour.write("SP/118/26")
    identify(tour, page.giving.identity, "Carla Staine", "police-id", "0417")
    tour.read_messages()
    tour.shot("release")
    _done(tour, page, "the receipt of the release")
    tour.same(tour.eye_on(item_of_burglary(tour, 2).id).where_kind, "external", "where the jumper is")


STEPS = (dispatch, arrive, court_out, court_back, release)


def _done(tour: Driver, page: StagedPage, paper: str, witness: str = "") -> None:
    """Record it, before a witness when something is controlled; its paper is on the screen and in the record."""
    tour.press("Ctrl+Return")
    if witness:
        tour.prove(witness)
    tour.until(lambda: page.on_paper, f"{paper} is shown")
    tour.settle()
    keep_paper(tour, page.heading.title)
