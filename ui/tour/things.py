"""The things of the story: items that were taken in, places, people outside, papers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from lims_desktop import documents, files, items, places
from lims_desktop.codes import read_code
from lims_desktop.intake import TakenLine
from lims_desktop.places import Place
from ui.outside.identity import Identity
from ui.tour import counter
from ui.tour.driver import Driver


def items_of_search(tour: Driver, *lines: int) -> list[TakenLine]:
    """Lines of the drug search by their place in the list, from 0."""
    taken = tour.day.taken(tour.day.drugs).items
    return [taken[line] for line in lines]


def item_of_burglary(tour: Driver, line: int) -> TakenLine:
    """A line of the burglary by its place in the list, from 0."""
    return tour.day.taken(tour.day.burglary).items[line]


def code(thing: TakenLine | Place) -> str:
    """What the label of an item or a place says."""
    assert thing.code is not None
    return thing.code


def code_of(tour: Driver, item: int) -> str:
    """What the label of any item says, as it is stuck on it."""
    found = items.view(tour.lab, item)
    assert found is not None
    return found.labels[-1].code


def place(tour: Driver, ending: str) -> Place:
    """The place whose path ends so."""
    return next(one for one in places.locations(tour.lab) if one.path.endswith(ending))


def are_in(tour: Driver, things: Sequence[TakenLine], where: str) -> None:
    """The auditor sees them there."""
    for one in things:
        tour.same(tour.eye_on(one.id).where, where, f"where {one.number} is")


def identify(tour: Driver, identity: Identity, name: str, document: str, number: str) -> None:
    """Somebody from outside says who they are, shows a card, and signs."""
    tour.go_to(identity.form.fields["name"].input)
    counter.along(tour, {"name": name, "document": document, "number": number})
    tour.sign(identity.pad, name)


def keep_paper(tour: Driver, paper: str) -> None:
    """The paper on the screen is in the record, byte for byte as it was hashed; it is kept with the pictures."""
    known = documents.by_number(tour.lab, read_code(paper).number)
    file = files.read(tour.lab, known.sha256) if known is not None and known.sha256 else None
    if file is None:
        tour.check(False, f"the paper {paper} is not kept")
        return
    assert known is not None
    tour.same(hashlib.sha256(file.content).hexdigest(), known.sha256, f"the SHA-256 of {paper}")
    tour.diary.keep(f"papers/{paper}.pdf", file.content)
