"""Keeping: a rack is counted, and what a court orders destroyed is ended before two witnesses."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.disposition.consents import ConsentAsking
from ui.pages.disposition import DispositionPage
from ui.pages.dispositions import DispositionsPage
from ui.pages.document import DocumentPage
from ui.pages.inventory import InventoryPage
from ui.pages.proposal import ProposalPage
from ui.pages.storage import StoragePage
from ui.parts.asking import Asking
from ui.proof import ProofDialog, ReasonDialog
from ui.tour.driver import Driver
from ui.tour.steps_arrival import TECHNICIAN
from ui.tour.steps_custody import RACK, VAULT, WITNESS
from ui.tour.things import code, code_of, items_of_search, keep_paper, place

MANAGER, SECOND_WITNESS = "althea.ramclam", "ingrid.usher"
WHAT = QT_TRANSLATE_NOOP("tour", "Plants that go mouldy, ordered by the court")
WHY = QT_TRANSLATE_NOOP("tour", "Ordered before the trial: the material does not keep.")
KILN = QT_TRANSLATE_NOOP("tour", "Incinerator of the port authority")
CONSENTS = {
    "police": (QT_TRANSLATE_NOOP("tour", "Commissioner of Police"), "CP-2026-140"),
    "dpp": (QT_TRANSLATE_NOOP("tour", "Director of Public Prosecutions"), "DPP-2026-71"),
    "court": (QT_TRANSLATE_NOOP("tour", "Supreme Court"), "ORD-2026-38"),
}


def count(tour: Driver) -> None:
    """The rack is counted: its label, then everything in it; the screen says how much is still left."""
    rack = place(tour, RACK)
    tour.open("inventories")
    tour.press("Ctrl+N")
    tour.question(Asking)
    tour.enter(rack.path, "", "", "", "")
    tour.until(lambda: isinstance(tour.session.window.visible_page(), InventoryPage), "the count begins")
    tour.settle()
    page = tour.page(InventoryPage)
    last = items_of_search(tour, 9)[0]
    tour.scan(code(rack))
    for row in [row for row in page.left_over.rows.rows if row.item != last.id]:
        tour.scan(code_of(tour, row.item))
    tour.same([row.item for row in page.left_over.rows.rows], [last.id], "what is left to be found")
    tour.shot("counting")
    tour.scan(code(last))
    tour.same(page.last.tone, "good", "the last item of the rack")


def sign_count(tour: Driver) -> None:
    """Nothing is missing; who counted signs with her password, and the result is kept as a paper."""
    page = tour.page(InventoryPage)
    tour.press("Ctrl+Return")
    tour.until(page.sign_button.isVisible, "the result is shown")
    tour.shot("counted")
    tour.press("Ctrl+Return")
    tour.prove(tour.lab.me.login)
    tour.until(lambda: isinstance(tour.session.window.visible_page(), DocumentPage), "the paper of the count is shown")
    tour.settle()
    keep_paper(tour, tour.page(DocumentPage).heading.title)


def propose(tour: Driver) -> None:
    """A court orders the jar of plants destroyed before the trial; the consents are recorded beside the list."""
    tour.open("dispositions")
    tour.press("Ctrl+N")
    proposal = tour.page(ProposalPage)
    tour.scan(code(*items_of_search(tour, 2)))
    tour.go_to(proposal.subject)
    tour.write(WHAT)
    tour.go_to(proposal.method)
    tour.enter("incineration")
    tour.press("Ctrl+Return")
    asked = tour.question(ReasonDialog)
    tour.write(WHY)
    tour.click(asked.go_on)
    tour.until(lambda: isinstance(tour.session.window.visible_page(), DispositionPage), "it is proposed")
    tour.settle()
    _consent(tour)
    tour.read_messages()
    tour.shot("consents")
    tour.sign_out()


def approve(tour: Driver) -> None:
    """A manager, never who proposed it, approves exactly the list on the screen."""
    tour.sign_in(MANAGER)
    page = open_disposition(tour)
    tour.click(page.steps.buttons["approve"])
    tour.until(lambda: _state(page) == "APPROVED", "the list is approved")
    tour.sign_out()
    tour.sign_in(TECHNICIAN)


def stage(tour: Driver) -> None:
    """The jar is taken out of the vault before a witness, and put where the list is brought together."""
    vault, jar = place(tour, VAULT), items_of_search(tour, 2)[0]
    tour.open("storage")
    storage = tour.page(StoragePage)
    tour.scan(code(vault))
    tour.scan(code(jar))
    tour.press("Ctrl+Return")
    tour.prove(WITNESS)
    tour.until(lambda: not storage.board.table.lines, "the jar is in her hands")
    page = open_disposition(tour)
    tour.scan(code(jar))
    tour.scan(code(vault))
    tour.prove(WITNESS)
    tour.until(lambda: _state(page) == "STAGED", "the list is staged")


def destroy(tour: Driver) -> None:
    """It is scanned once more at the incinerator, and two witnesses confirm its end, each with their own password."""
    page, jar = tour.page(DispositionPage), items_of_search(tour, 2)[0]
    tour.go_to(page.steps.place_field.input)
    tour.enter(KILN)
    tour.scan(code(jar))
    tour.prove(WITNESS)
    tour.question(ProofDialog)
    tour.read_messages()
    tour.shot("second-witness")
    tour.prove(SECOND_WITNESS)
    tour.until(lambda: _state(page) == "EXECUTED", "the jar is destroyed")
    tour.same(tour.eye_on(jar.id).where_kind, "terminal", "where the jar is")
    tour.read_messages()
    tour.shot("destroyed")


STEPS = (count, sign_count, propose, approve, stage, destroy)


def open_disposition(tour: Driver) -> DispositionPage:
    """Open the list of the jar from the register."""
    tour.open("dispositions")
    register = tour.page(DispositionsPage)
    tour.until(lambda: bool(register.lists.rows.rows), "the dispositions are listed")
    tour.click_row(register.lists, 0)
    tour.press("Return")
    page = tour.page(DispositionPage)
    tour.until(lambda: page.shown is not None, "the disposition is shown")
    return page


def _state(page: DispositionPage) -> str:
    return page.shown.state if page.shown is not None else ""


def _consent(tour: Driver) -> None:
    """Record the consents that this item needs."""
    page = tour.page(DispositionPage)
    while wanted := _missing(page):
        tour.click(page.consents.add_button)
        asked = tour.question(ConsentAsking)
        by, reference = CONSENTS[wanted]
        tour.enter("", by, reference, "")
        tour.until(lambda before=wanted: _missing(page) != before, f"{wanted} consents")  # type: ignore[misc]
        tour.check(not asked.isVisible(), "the question stays")


def _missing(page: DispositionPage) -> str:
    """Whose consent is missing, the first of them."""
    return page.shown.missing[0] if page.shown is not None and page.shown.missing else ""
