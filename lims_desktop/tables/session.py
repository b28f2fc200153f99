"""Who is signed in where, the acts already done, the vouchers of second persons, and the laboratory's policies."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.dialects.postgresql import INET, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Recorded


class Session(Base):
    """One signed-in connection. Lost in a crash of the server, as the connections are."""

    __tablename__ = "session"
    __table_args__ = {"prefixes": ["UNLOGGED"], "postgresql_with": {"fillfactor": 50}}

    pid: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    login: Mapped[str]
    person: Mapped[int]
    station: Mapped[str]
    client: Mapped[str]
    address: Mapped[str | None] = mapped_column(INET)
    port: Mapped[int | None] = mapped_column(Integer)
    authenticated_at: Mapped[datetime]
    clock: Mapped[datetime | None]


class Act(Base):
    """Something a person did, by the number the client gave it: a repeat answers what the first one answered."""

    __tablename__ = "act"
    __table_args__ = {"postgresql_with": {"fillfactor": 60}}

    id: Mapped[UUID] = mapped_column(primary_key=True)
    actor: Mapped[int]
    name: Mapped[str]
    args_sha: Mapped[bytes]
    at: Mapped[Recorded]
    answer: Mapped[dict[str, Any] | None]


class Vouch(Base):
    """A second person's word, given in their own connection, for one act and exactly these arguments."""

    __tablename__ = "vouch"

    act: Mapped[UUID] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    name: Mapped[str]
    args_sha: Mapped[bytes]
    role: Mapped[str]
    station: Mapped[str]
    at: Mapped[Recorded]
    used: Mapped[datetime | None]


class Policy(Base):
    """A rule of this laboratory that is a matter of configuration, with its present value."""

    __tablename__ = "policy"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
