"""Whom signatures are believed of: the laboratory's authorities, people's certificates, lists of revoked ones."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class AuthorityCertificate(Base):
    """A certificate (DER) of the laboratory's certificate authority, or of a time-stamping one; kept for ever."""

    __tablename__ = "authority_certificate"
    __table_args__ = (
        CheckConstraint("level in ('root', 'issuing', 'time_stamping')", name="level"),
        CheckConstraint("sha256 = encode(sha256(content), 'hex')", name="sha256"),
    )

    id: Mapped[Id]
    level: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    published_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    published_at: Mapped[datetime]


class Certificate(Base):
    """A person's certificate (DER) for signing reports; `withdrawn_at` is when it stopped counting here."""

    __tablename__ = "certificate"
    __table_args__ = (
        CheckConstraint("sha256 = encode(sha256(content), 'hex')", name="sha256"),
        CheckConstraint("valid_until > valid_from", name="validity"),
        CheckConstraint("num_nonnulls(withdrawn_at, withdrawn_by, withdrawing_reason) in (0, 3)", name="withdrawn"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    serial: Mapped[Number]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    valid_from: Mapped[datetime]
    valid_until: Mapped[datetime]
    bound_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    bound_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawing_reason: Mapped[str | None]


class RevocationList(Base):
    """One list (DER) of revoked certificates; all are kept for ever, because a report is checked decades later."""

    __tablename__ = "revocation_list"
    __table_args__ = (
        UniqueConstraint("authority_id", "number"),
        CheckConstraint("level in ('root', 'issuing', 'time_stamping')", name="level"),
        CheckConstraint("sha256 = encode(sha256(content), 'hex')", name="sha256"),
    )

    id: Mapped[Id]
    authority_id: Mapped[int] = mapped_column(ForeignKey("authority_certificate.id"))
    level: Mapped[str]
    number: Mapped[int]
    sha256: Mapped[str] = mapped_column(unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
    next_at: Mapped[datetime]
    published_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    published_at: Mapped[datetime]
