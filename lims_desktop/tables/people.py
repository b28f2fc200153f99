"""People, their duties, and what the lock-out remembers of wrong passwords."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Recorded


class Person(Base):
    """Someone who signs in as themself: staff of the laboratory, or a client of an agency."""

    __tablename__ = "person"
    __table_args__ = (CheckConstraint(r"login ~ '^[a-z][a-z0-9_.-]{1,40}$'", name="login_shape"),)

    id: Mapped[Id]
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    initials: Mapped[str]
    title: Mapped[str | None]
    office_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"))
    section: Mapped[str | None]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), unique=True)
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("officer.id"))
    password_given_at: Mapped[datetime | None]
    """When somebody else chose the password that counts now; nothing once its owner has replaced it."""


class Duty(Base):
    """A duty somebody has, or had: analyst, evidence technician, auditor ..."""

    __tablename__ = "duty"
    __table_args__ = (
        CheckConstraint("until >= since", name="ends_after_it_begins"),
        Index("duty_once_at_a_time", "person_id", "duty", unique=True, postgresql_where=text("until is null")),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    duty: Mapped[str]
    since: Mapped[Recorded]
    until: Mapped[datetime | None]


class SignInFailure(Base):
    """A wrong password, as the server's own log told it."""

    __tablename__ = "signin_failure"
    __table_args__ = (Index(None, "person_id", "at"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    host: Mapped[str | None]


class Lockout(Base):
    """A time during which nobody can sign in as this person, after too many wrong passwords."""

    __tablename__ = "lockout"
    __table_args__ = (
        Index("lockout_once_at_a_time", "person_id", unique=True, postgresql_where=text("lifted_at is null")),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Recorded]
    until: Mapped[datetime]
    lifted_at: Mapped[datetime | None]


class LogPosition(Base):
    """How far the server's log has been read; one row."""

    __tablename__ = "log_position"
    __table_args__ = (CheckConstraint("one", name="is_one_row"),)

    one: Mapped[bool] = mapped_column(primary_key=True, server_default=text("true"))
    file: Mapped[str]
    offset: Mapped[int]
