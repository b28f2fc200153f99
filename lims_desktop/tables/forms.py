"""Forms filled in without a connection: the keys that authenticate them, and those that came to the counter."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class FormKey(Base):
    """A key of one person on one computer. Nobody reads `secret` (32 random bytes) but its owner, once it was made.

    The ledger leaves it out.
    """

    __tablename__ = "form_key"
    __table_args__ = (
        CheckConstraint("num_nonnulls(withdrawn_at, withdrawn_by, withdrawing_reason) in (0, 3)", name="withdrawn"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    computer: Mapped[str]
    secret: Mapped[bytes]
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawing_reason: Mapped[str | None]


class OfflineForm(Base):
    """A form as it was read at the counter: the very text, and the code that authenticates it."""

    __tablename__ = "offline_form"
    __table_args__ = (UniqueConstraint("key_id", "nonce"),)

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    key_id: Mapped[int] = mapped_column(ForeignKey("form_key.id"))
    nonce: Mapped[bytes]
    said: Mapped[str]
    mac: Mapped[bytes]
    opened_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
