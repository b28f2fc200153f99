"""What the steps at the counter have in common: the page, its steps, and what a technician does with them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from lims_desktop import files, history, intake
from lims_desktop.intake import Accepted
from ui.intake.serving import Serving
from ui.pages.intake import IntakePage
from ui.tour.driver import Driver


@dataclass(frozen=True)
class Parcel:
    """A package as the technician types it; an empty `seal` was scanned before."""

    kind: str
    what: object
    packaging: str
    seal: str
    seal_type: str
    declared: str
    observed: str
    state: str = "intact"
    condition: str = "good"
    initials: str = "DV"


def serving(tour: Driver) -> Serving:
    """Whoever is served at the counter."""
    served = tour.page(IntakePage).serving
    tour.check(served is not None, "nobody is served at the counter")
    assert served is not None
    return served


def on(tour: Driver, step: str) -> Serving:
    """Wait until this step of the counter is shown."""
    page = tour.page(IntakePage)
    tour.until(lambda: page.serving is not None and page.serving.step == step, f"the step {step} is shown")
    tour.settle()
    return serving(tour)


def take_parcel(tour: Driver, parcel: Parcel) -> None:
    """Type one package from its type to its count; the seal is scanned."""
    along(tour, {"item_type": parcel.kind, "description": parcel.what, "packaging": parcel.packaging})
    tour.scan(parcel.seal)
    see_parcel(tour, parcel)


def see_parcel(tour: Driver, parcel: Parcel) -> None:
    """Type what is seen of a package whose seal was scanned."""
    along(
        tour,
        {
            "seal_type": parcel.seal_type, "seal_state": parcel.state, "initials": parcel.initials,
            "condition": parcel.condition, "declared": parcel.declared, "observed": parcel.observed,
        },
    )  # fmt: skip


def along(tour: Driver, answers: Mapping[str, object]) -> None:
    """Type into the field where the cursor is, and Enter, which goes to the next field that is still needed."""
    left = dict(answers)
    last = list(answers)[-1]
    while last in left:
        field = tour.focus.objectName()
        tour.check(field in left, f"the cursor is in “{field}”, where nothing was to be typed any more: {left}")
        tour.enter(left.pop(field))


def hand_over(tour: Driver, document: str, number: str, name: str) -> None:
    """The officer shows who they are and signs."""
    tour.enter(document, number)
    tour.sign(serving(tour).hands.pad, name)


def accepted(tour: Driver) -> Accepted:
    """What was taken in just now."""
    found = serving(tour).accepted
    tour.check(found is not None, "nothing was taken in")
    assert found is not None
    return found


def codes(taken: Accepted) -> dict[str, str]:
    """The codes of the labels by the numbers of the items that were accepted."""
    return {one.number: one.code for one in taken.items if one.code}


def printed(tour: Driver, taken: Accepted) -> None:
    """Wait until every label is out; what the printer received is kept as it was, and as a picture."""
    wanted = codes(taken)
    tour.until(lambda: not serving(tour).run.is_printing and not serving(tour).run.totals.missing, "all labels are out")
    for one in tour.printed:
        read = one.codes()
        tour.check(bool(read) and read[0] in wanted.values(), f"a label came out that reads {read}")
        tour.diary.keep(f"labels/{read[0]}.zpl", one.job)
        tour.diary.keep(f"labels/{read[0]}.png", one.png)
    tour.same(len(tour.printed), len(wanted), "labels that came out")


def scan_back(tour: Driver, taken: Accepted) -> None:
    """Every printed label is scanned on its package; the database says the same as the screen."""
    verified = {code for code, row in serving(tour).run.labels.items() if row.state == "verified"}
    for code in (one.codes()[0] for one in tour.printed):
        if code not in verified:
            tour.scan(code)
    tour.printed.clear()
    totals = serving(tour).run.totals
    tour.same(totals.verified, len(codes(taken)), "labels scanned back")
    states = {label.state for one in taken.items if one.code for label in tour.eye_on(one.id).labels}
    tour.same(states, {"verified"}, "the labels in the record")


def keep_receipt(tour: Driver, name: str) -> None:
    """The receipt on the screen is the one in the record, and its SHA-256 is in the ledger."""
    taken = accepted(tour)
    tour.until(lambda: _receipt(tour, taken) != "", "the receipt is kept")
    sha256 = _receipt(tour, taken)
    kept = files.read(tour.lab, sha256)
    assert kept is not None
    tour.same(hashlib.sha256(kept.content).hexdigest(), sha256, "the receipt in the record")
    told = history.of(tour.eye, f"submission/{taken.submission}")
    entry = next((one for one in told if sha256 in str(one.body)), None)
    tour.check(entry is not None, "the ledger does not name the receipt")
    assert entry is not None
    tour.check(serving(tour).finish.paper.pages > 0, "the screen shows no receipt")
    tour.diary.keep(f"papers/{taken.document}.pdf", kept.content)
    tour.diary.note(**{
        f"{name}_receipt": {
            "document": taken.document, "case": taken.case_number, "sha256": sha256, "entry": entry.entry,
            "entry_hash": entry.hash, "file": f"papers/{taken.document}.pdf",
        },
        f"{name}_labels": codes(taken),
    })  # fmt: skip
    tour.read_messages()
    tour.shot("receipt")


def _receipt(tour: Driver, taken: Accepted) -> str:
    settled = intake.settled(tour.lab, taken.submission)
    return (settled.receipt or "") if settled else ""
