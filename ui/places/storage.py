"""The storage tree as the page shows it: every location with its use, its label, and who may use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import labels, lists, people, places
from lims_desktop.lab import Lab
from lims_desktop.labels import PlaceLabel
from lims_desktop.lists import Term
from lims_desktop.people import Known
from lims_desktop.places import Admitted, Place
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("places")

LEVELS = ("site", "room", "unit", "shelf", "bin")
CLASSES = ("NORMAL", "CONTROLLED", "COLD", "LOCKER")
_NEARLY_FULL = 0.9

_LEVELS = {
    "site": QT_TRANSLATE_NOOP("places", "Site"),
    "room": QT_TRANSLATE_NOOP("places", "Room"),
    "unit": QT_TRANSLATE_NOOP("places", "Unit (freezer, vault, rack)"),
    "shelf": QT_TRANSLATE_NOOP("places", "Shelf"),
    "bin": QT_TRANSLATE_NOOP("places", "Bin"),
}
_CLASSES = {
    "NORMAL": (QT_TRANSLATE_NOOP("places", "Normal"), "neutral"),
    "CONTROLLED": (QT_TRANSLATE_NOOP("places", "Controlled"), "warning"),
    "COLD": (QT_TRANSLATE_NOOP("places", "Cold"), "info"),
    "LOCKER": (QT_TRANSLATE_NOOP("places", "Locker"), "good"),
}


@dataclass(frozen=True)
class Spot:
    """One location. `inside` counts the items of everything below it, its own included."""

    place: Place
    here: int
    inside: int
    label: PlaceLabel | None
    admitted: tuple[Admitted, ...]

    @property
    def id(self) -> int:
        """The place's number."""
        return self.place.id


@dataclass(frozen=True)
class Storage:
    """The whole tree, from the sites on, and what is needed to change it."""

    spots: tuple[Spot, ...]
    people: tuple[Known, ...]
    item_types: tuple[Term, ...]


def storage(lab: Lab) -> Storage:
    """Every open location, in the order of the tree."""
    known, counts = places.locations(lab), places.occupancy(lab)
    issued = {label.place: label for label in labels.of_places(lab)}
    admitted: dict[int, list[Admitted]] = {}
    for one in places.admissions(lab):
        admitted.setdefault(one.place, []).append(one)
    inside = summed(known, counts)
    spots = tuple(
        Spot(one, counts.get(one.id, 0), inside[one.id], issued.get(one.id), tuple(admitted.get(one.id, ())))
        for one in known
    )
    staff = tuple(one for one in people.everyone(lab, active=True) if one.agency_id is None)
    return Storage(spots, staff, tuple(lists.terms(lab, "item_type")))


def summed(known: list[Place], counts: Mapping[int, int]) -> dict[int, int]:
    """How many items are in each location and everything below it."""
    parents = {place.id: place.parent_id for place in known}
    inside = dict.fromkeys(parents, 0)
    for place, items in counts.items():
        above: int | None = place
        while above is not None and above in inside:
            inside[above] += items
            above = parents[above]
    return inside


def level_words(level: str) -> str:
    """What kind of place this is."""
    return _words.say(_LEVELS[level])


def class_badge(storage_class: str) -> Badge:
    """The class of a place, each with its own shape."""
    return _words.badge(_CLASSES, storage_class)


def use_words(spot: Spot) -> str:
    """How much of the room is used; of a place without a limit, how many items are in it and below it."""
    capacity = spot.place.capacity
    if capacity:
        return f"{spot.here:,} / {capacity:,}"
    return f"{spot.inside:,}" if spot.inside else ""


def use_badge(spot: Spot) -> Badge | None:
    """A place that is full, or nearly."""
    capacity = spot.place.capacity
    if not capacity or spot.here < _NEARLY_FULL * capacity:
        return None
    return Badge(use_words(spot), "refused" if spot.here >= capacity else "warning")
