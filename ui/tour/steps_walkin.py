"""A walk-in: ten packages of a drug search by keyboard, scanner and pen, a label that jams, and the receipt."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.intake import IntakePage
from ui.tour import counter
from ui.tour.counter import Parcel
from ui.tour.driver import Driver
from ui.tour.steps_announced import YESTERDAY

BAG, NUMBERED, TAPE = "tamper-evident-bag", "security-bag", "evidence-tape"
PARCELS = (
    Parcel(
        "powder",
        QT_TRANSLATE_NOOP("tour", "White powder, 24 knotted wraps"),
        BAG,
        "SB-118401",
        NUMBERED,
        "86.4",
        "86.35",
    ),
    Parcel(
        "powder",
        QT_TRANSLATE_NOOP("tour", "White powder, one block in cling film"),
        BAG,
        "SB-118402",
        NUMBERED,
        "251",
        "250.8",
    ),
    Parcel(
        "plant-material",
        QT_TRANSLATE_NOOP("tour", "Dried plant material in a jar"),
        BAG,
        "SB-118403",
        NUMBERED,
        "412",
        "405.2",
    ),
    Parcel("tablet", QT_TRANSLATE_NOOP("tour", "Blue tablets, imprint M 30"), BAG, "SB-118404", NUMBERED, "60", "60"),
    Parcel("resin", QT_TRANSLATE_NOOP("tour", "Brown resin in foil"), BAG, "SB-118405", NUMBERED, "18.3", "18.3"),
    Parcel(
        "paraphernalia", QT_TRANSLATE_NOOP("tour", "Digital scale with residue"), BAG, "SB-118406", NUMBERED, "1", "1"
    ),
    Parcel(
        "cash", QT_TRANSLATE_NOOP("tour", "Banknotes from the kitchen drawer"), BAG, "SB-118407", NUMBERED, "143", "143"
    ),
    Parcel(
        "mobile-phone",
        QT_TRANSLATE_NOOP("tour", "Mobile telephone, black, cracked screen"),
        "paper-envelope",
        "SB-118408",
        TAPE,
        "1",
        "1",
    ),
    Parcel(
        "clothing", QT_TRANSLATE_NOOP("tour", "Grey jacket with white stains"), "paper-bag", "SB-118409", TAPE, "1", "1"
    ),
    Parcel(
        "tool",
        QT_TRANSLATE_NOOP("tour", "Bolt cutter from the hall"),
        "wrapping-paper",
        "SB-118410",
        TAPE,
        "1",
        "1",
        state="partly-open",
    ),
)
JAMMED = 5
"""The label that the printer eats."""


def walk_in(tour: Driver) -> None:
    """A corporal walks in with ten packages that nobody announced; the case is described by keyboard alone."""
    tour.press("F2")
    counter.on(tour, "facts")
    tour.enter("Port Regent", "PR/0982/26", "Vernon", YESTERDAY, "drug-trafficking", "PR")
    tour.enter("Alwyn Requeña", "suspect", "male", "14/2/91", "")
    tour.check(counter.serving(tour).delivery.facts.agency is not None, "no agency was chosen")
    tour.shot("walk-in")
    tour.press("Ctrl+Return")
    counter.on(tour, "lines")


def ten_parcels(tour: Driver) -> None:
    """Ten packages, each typed and its seal scanned; a wrong weight and an open seal show at once."""
    for parcel in PARCELS:
        counter.take_parcel(tour, parcel)
    _are_ten(tour)
    tour.press("PgUp")
    tour.read_messages()
    tour.shot("ten-packages")


def leave_and_return(tour: Driver) -> None:
    """The telephone rings: the half-finished intake is put aside, and is there again."""
    tour.press("F9")
    tour.until(lambda: tour.page(IntakePage).serving is None, "the counter is free")
    tour.still()
    tour.shot("put-aside")
    tour.click("resume")
    counter.on(tour, "lines")
    _are_ten(tour)


def sign(tour: Driver) -> None:
    """Weight and seal are confirmed with the officer, who signs; everything is taken in by one act."""
    tour.press("Ctrl+Return")
    counter.on(tour, "hands")
    tour.printer.on_print = lambda label: _eat(tour, label)
    counter.hand_over(tour, "police-id", "1183", "Delroy Vernon")
    tour.shot("discrepancies")
    tour.press("Return")
    counter.on(tour, "labels")
    tour.day.drugs = accepted = counter.accepted(tour)
    tour.same(sorted(one.kind for one in accepted.discrepancies), ["seal-broken", "weight-differs"], "raised")
    tour.diary.note(drugs_case=accepted.case_number, drugs_document=accepted.document)


def jam(tour: Driver) -> None:
    """A label jams: printing stops at it, and the screen asks whether the label is in the hand."""
    served = counter.serving(tour)
    tour.until(lambda: bool(served.run.totals.faulty), "the jam is noticed")
    tour.still()
    tour.same(len(tour.printed), JAMMED - 1, "labels that came out before the jam")
    tour.check(served.finish.fault.isVisible(), "the screen says nothing about the jam")
    tour.same(len(tour.session.desk.prints.waiting()), JAMMED, "labels at the printer")
    tour.shot("label-jam")


def recover(tour: Driver) -> None:
    """The jam is cleared, the label that was held comes out and is scanned; the missing ones are printed."""
    served = counter.serving(tour)
    tour.printer.on_print = tour.printed.append
    tour.printer.mend()
    tour.same(len(tour.printed), JAMMED, "the held label comes out")
    tour.scan(tour.printed[-1].codes()[0])
    tour.same(served.run.totals.faulty, [], "faulty labels")
    tour.press("F2")
    counter.printed(tour, tour.day.taken(tour.day.drugs))
    tour.shot("labels")


def scan_back(tour: Driver) -> None:
    """Every label is put on its package and scanned there; only then the intake is done."""
    counter.scan_back(tour, tour.day.taken(tour.day.drugs))
    tour.same(tour.session.desk.prints.waiting(), [], "labels at the printer")


def receipt(tour: Driver) -> None:
    """The receipt names every item; its SHA-256 is in the ledger."""
    counter.keep_receipt(tour, "drugs")


STEPS = (walk_in, ten_parcels, leave_and_return, sign, jam, recover, scan_back, receipt)


def _are_ten(tour: Driver) -> None:
    packages = [one for one in counter.serving(tour).delivery.packages if not one.is_empty]
    tour.same([one.seals[0].number for one in packages], [one.seal for one in PARCELS], "seals on the list")


def _eat(tour: Driver, label: object) -> None:
    tour.printed.append(label)  # type: ignore[arg-type]
    if len(tour.printed) == JAMMED - 1:
        tour.printer.provoke("jam_midway")
