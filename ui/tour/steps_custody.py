"""Custody: into a rack, into the vault before a witness, and from hand to hand with two proofs."""

from __future__ import annotations

from lims_desktop import history
from ui.pages.bench import BenchPage
from ui.pages.handover import HandoverPage
from ui.pages.storage import StoragePage
from ui.proof import ProofDialog
from ui.tour.driver import Driver
from ui.tour.things import are_in, code, items_of_search, place

RACK, VAULT, CASH = "Evidence store › Rack A › Shelf 2 › Bin 3", "Vault rack 1 › Shelf 1 › Bin 2", "Cash safe › Shelf 1"
WITNESS, ANALYST = "devon.arzu", "priya.mahadeo"
FOREIGN = "5012345678900"
"""A bar code of a supermarket."""


def bench(tour: Driver) -> None:
    """My bench shows what the technician holds now."""
    tour.open("bench")
    page = tour.page(BenchPage)
    held = {item.id for item in page.held.rows.rows}
    tour.check(
        {one.id for one in items_of_search(tour, *range(10))} <= held, "the bench does not show what was taken in"
    )
    tour.shot("bench")


def store(tour: Driver) -> None:
    """Telephone, jacket and bolt cutter go into a rack: scan, scan, scan, and the place."""
    rack, items = place(tour, RACK), items_of_search(tour, 7, 8, 9)
    tour.open("storage")
    page = tour.page(StoragePage)
    for one in items:
        tour.scan(code(one))
    tour.scan(code(rack))
    tour.same([line.id for line in reversed(page.board.table.lines)], [one.id for one in items], "items on the list")
    tour.shot("store")
    tour.press("Ctrl+Return")
    tour.until(lambda: not page.board.table.lines, "the items are stored")
    are_in(tour, items, rack.path)
    tour.diary.note(rack={"code": rack.code, "path": rack.path})


def misplace(tour: Driver) -> None:
    """Drugs do not go into an ordinary rack: the screen says so before anybody walks there."""
    page = tour.page(StoragePage)
    for one in items_of_search(tour, 2, 3, 4, 5):
        tour.scan(code(one))
    tour.scan(code(place(tour, RACK)))
    tour.until(lambda: any(line.wrong for line in page.board.table.lines), "the screen says that it does not fit")
    tour.read_messages()
    tour.shot("wrong-place")


def store_controlled(tour: Driver) -> None:
    """They go into the drug vault, which needs a witness: not the technician again, but Devon Arzú."""
    vault, items = place(tour, VAULT), items_of_search(tour, 2, 3, 4, 5)
    page = tour.page(StoragePage)
    tour.scan(code(vault))
    tour.read_messages()
    tour.press("Ctrl+Return")
    question: ProofDialog = tour.question(ProofDialog)
    tour.prove_wrongly(tour.lab.me.login)
    tour.check(question.isVisible(), "the technician was her own witness")
    tour.shot("witness")
    tour.prove(WITNESS)
    tour.until(lambda: not page.board.table.lines, "the items are in the vault")
    are_in(tour, items, vault.path)
    for one in items:
        newest = history.of(tour.lab, f"item/{one.id}")[0]
        tour.same((newest.actor, newest.second), (tour.lab.me.login, WITNESS), "who stored it before whom")
    tour.diary.note(vault={"code": vault.code, "path": vault.path}, witness=WITNESS)


def scan_wrongly(tour: Driver) -> None:
    """Wrong scans are turned away: a foreign code, half a code, a label twice, an item that is not in her hands."""
    tour.open("handover")
    page = tour.page(HandoverPage)
    mine, stored = items_of_search(tour, 0)[0], items_of_search(tour, 7)[0]
    tour.scan(FOREIGN)
    tour.same(page.board.last.tone, "refused", "a supermarket's code")
    tour.scan(code(mine)[:7])
    tour.same(page.board.last.tone, "refused", "half a code")
    tour.scanner.provoke("control_bytes")
    tour.scan(code(mine))
    tour.same(page.board.last.tone, "refused", "a code with control bytes")
    tour.scan(code(mine))
    tour.same(page.board.last.tone, "good", "an item in my hands")
    tour.scan(code(mine))
    tour.same(page.board.last.tone, "warning", "the same label twice")
    tour.scan(code(stored))
    tour.same(page.board.last.tone, "refused", "an item that lies in a rack")
    tour.same(len(page.board.table.lines), 1, "items on the list")
    tour.read_messages()
    tour.shot("wrong-scan")


def hand_over(tour: Driver) -> None:
    """Items of two cases change hands at once: the analyst proves with her own password that she receives them."""
    page = tour.page(HandoverPage)
    swab = tour.day.taken(tour.day.burglary).items[0]
    items = [*items_of_search(tour, 0, 1), swab]
    for one in items[1:]:
        tour.wedge(code(one))
    tour.go_to(page.receiver.choice)
    tour.enter("Priya")
    tour.check(page.receiver.person is not None, "no receiver was chosen")
    tour.read_messages()
    tour.shot("hand-over")
    tour.press("Ctrl+Return")
    tour.question(ProofDialog)
    tour.shot("second-person")
    tour.prove(ANALYST)
    tour.until(lambda: not page.board.table.lines, "the items are handed over")
    tour.shot("handed-over")
    are_in(tour, items, "Priya Mahadeo")
    for one in items:
        newest = history.of(tour.lab, f"item/{one.id}")[0]
        tour.same({newest.actor, newest.second}, {tour.lab.me.login, ANALYST}, "who gave it to whom")
    tour.diary.note(analyst=ANALYST, handed_over=[one.number for one in items])


STEPS = (bench, store, misplace, store_controlled, scan_wrongly, hand_over)
