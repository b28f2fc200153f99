"""Releases to agencies, owners and other laboratories, and what was taken back from them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Release(Base):
    """Items given to somebody outside for good: to whom, who took them in person, and on whose authority.

    `place_id` is the agency's place, or one made for this release alone. `relation` says what the person is to the
    items: owner, mother of the owner, technician of the other laboratory.
    """

    __tablename__ = "release"
    __table_args__ = (
        CheckConstraint("kind in ('agency', 'owner', 'laboratory')", name="kind"),
        CheckConstraint("(kind = 'agency') = (agency_id is not null)", name="agency"),
        Index(None, "released_at", "id"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    recipient: Mapped[str]
    identity_document: Mapped[str]
    signature: Mapped[str]
    relation: Mapped[str | None]
    authority: Mapped[str]
    authority_number: Mapped[str]
    released_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime]
    witness: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))


class ReleaseItem(Base):
    """One item of a release."""

    __tablename__ = "release_item"
    __table_args__ = (Index(None, "item_id"),)

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)


class TakingBack(Base):
    """Items that came back from outside: from which place, who brought them, and who received them."""

    __tablename__ = "taking_back"
    __table_args__ = (Index(None, "received_at", "id"),)

    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    brought_by: Mapped[str]
    identity_document: Mapped[str]
    signature: Mapped[str]
    received_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    received_at: Mapped[datetime]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))


class TakenBackItem(Base):
    """One item that came back, as it was found; `resubmission` is the number behind its own: R1, R2."""

    __tablename__ = "taken_back_item"
    __table_args__ = (Index(None, "item_id"),)

    taking_back_id: Mapped[int] = mapped_column(ForeignKey("taking_back.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    resubmission: Mapped[int]
    seal_state: Mapped[str | None]
    condition: Mapped[str]
    note: Mapped[str | None]
