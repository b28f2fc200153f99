"""Where an item can be: with a person, at a storage location, in transit, outside the laboratory, or ended."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    Numeric,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Office(Base):
    """An office of the service, in one of its arms."""

    __tablename__ = "office"

    id: Mapped[Id]
    code: Mapped[Number] = mapped_column(unique=True)
    name: Mapped[str]
    arm: Mapped[str]
    district: Mapped[str | None]


class Place(Base):
    """One place that can hold items. Every item is in exactly one place at any time (domain.md section 4).

    Temperatures are in degrees Celsius. A place counts as cold when its upper temperature is at most 8.
    """

    __tablename__ = "place"
    __table_args__ = (
        CheckConstraint("kind in ('person', 'location', 'transit', 'external', 'terminal')", name="kind"),
        CheckConstraint("(kind = 'location') = (level is not null)", name="level_of_location"),
        CheckConstraint("level in ('site', 'room', 'unit', 'shelf', 'bin')", name="level"),
        CheckConstraint("(kind = 'location') = (storage_class is not null)", name="class_of_location"),
        CheckConstraint("storage_class in ('NORMAL', 'CONTROLLED', 'COLD', 'LOCKER')", name="storage_class"),
        CheckConstraint("capacity > 0", name="capacity"),
        CheckConstraint("temperature_low <= temperature_high", name="temperature"),
        UniqueConstraint("parent_id", "name", name="place_name_in_parent"),
        Index(None, "words", postgresql_using="gin"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    level: Mapped[str | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    name: Mapped[str]
    path: Mapped[str]
    storage_class: Mapped[str | None]
    temperature_low: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    temperature_high: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    capacity: Mapped[int | None]
    accepts: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    limit_hours: Mapped[int | None]
    active: Mapped[bool] = mapped_column(server_default="true")
    words: Mapped[str] = mapped_column(TSVECTOR, Computed("lab.words(path, null)", persisted=True))


class PlaceMove(Base):
    """A location that was put inside another one, append-only: what was below a place at any moment can be asked.

    Before its first move a location stood where that move says it came from.
    """

    __tablename__ = "place_move"
    __table_args__ = (
        CheckConstraint("from_parent is distinct from to_parent", name="elsewhere"),
        UniqueConstraint("place_id", "at"),
    )

    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    at: Mapped[datetime]
    from_parent: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    to_parent: Mapped[int | None] = mapped_column(ForeignKey("place.id"))


class Admission(Base):
    """A person who may put items into a place or take them out. A place without any admission is open to all staff."""

    __tablename__ = "admission"

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
