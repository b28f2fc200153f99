"""What the question of a recall may be about: everything there is and was, by name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from lims_desktop.lab import Lab
from lims_desktop.tables.instruments import Instrument, Lot, Reagent
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Place


@dataclass(frozen=True, slots=True)
class Named:
    """Something a question may be about: its number and its name."""

    id: int
    name: str


def locations(lab: Lab) -> list[Named]:
    """Every location, closed ones too: what lay there once may be asked."""
    question = select(Place.id, Place.path.label("name")).where(Place.kind == "location")
    return lab.rows(question.order_by(Place.path), Named)


def holders(lab: Lab) -> list[Named]:
    """Everybody who has or had hands to hold items with, also those who left."""
    question = select(Person.id, Person.name).where(Person.place_id.is_not(None))
    return lab.rows(question.order_by(Person.name, Person.id), Named)


def instruments(lab: Lab) -> list[Named]:
    """Every instrument, retired ones too."""
    name = Instrument.name + " · " + Instrument.serial
    question = select(Instrument.id, name.label("name"))
    return lab.rows(question.order_by(name, Instrument.id), Named)


def lots(lab: Lab) -> list[Named]:
    """Every lot, also used up ones, the newest of each reagent first."""
    name = Reagent.name + " · " + Lot.number
    question = select(Lot.id, name.label("name")).join(Reagent, Reagent.id == Lot.reagent_id)
    return lab.rows(question.order_by(Reagent.name, Lot.id.desc()), Named)
