"""The laboratory's customers: agencies and their officers."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Agency(Base):
    """A police unit, prosecutor, coroner or court. Its place is where its items are while they are outside."""

    __tablename__ = "agency"
    __table_args__ = (CheckConstraint("kind in ('police', 'dpp', 'coroner', 'court', 'other')", name="kind"),)

    id: Mapped[Id]
    code: Mapped[Number] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    reference_pattern: Mapped[str | None]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    active: Mapped[bool] = mapped_column(server_default="true")


class Officer(Base):
    """A person of an agency who brings or collects items. `number` is the badge or identity number at the agency."""

    __tablename__ = "officer"
    __table_args__ = (UniqueConstraint("agency_id", "number", name="officer_number_in_agency"),)

    id: Mapped[Id]
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    name: Mapped[str]
    rank: Mapped[str | None]
    number: Mapped[str]
    active: Mapped[bool] = mapped_column(server_default="true")
