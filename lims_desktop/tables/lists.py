"""Controlled lists: the words a person may choose from, and the numbers the laboratory gives."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base


class Term(Base):
    """One entry of a controlled list, such as an item type, a packaging or a refusal reason."""

    __tablename__ = "term"

    list: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_es: Mapped[str]
    extra: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))
    position: Mapped[int] = mapped_column(server_default="0")
    active: Mapped[bool] = mapped_column(server_default="true")


class Counter(Base):
    """The last number given under one name and year; incremented in the transaction that uses it, so no gaps."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
