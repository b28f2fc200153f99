"""Recalls: a question about a place, a person, seals, an instrument or a lot; its answer stays."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Recall(Base):
    """One recall: the question (`kind`, `subject`, `since` up to but not including `until`) and its frozen answer.

    `named` is the subject in words, `items` how many were affected, `digest` the SHA-256 (hexadecimal) over all spans.
    """

    __tablename__ = "recall"
    __table_args__ = (
        CheckConstraint("since < until", name="interval"),
        CheckConstraint("num_nulls(closed_by, closed_at, conclusion) in (0, 3)", name="closed"),
        CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name="digest"),
        Index("recall_open_idx", "id", postgresql_where=text("closed_at is null")),
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    kind: Mapped[str]
    subject: Mapped[dict[str, Any]]
    named: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime]
    reason: Mapped[str]
    items: Mapped[int]
    digest: Mapped[str]
    opened_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None]
    conclusion: Mapped[str | None]


class RecallItem(Base):
    """One unbroken span in which an item was affected, within the interval of the recall."""

    __tablename__ = "recall_item"
    __table_args__ = (
        CheckConstraint("since < until", name="span"),
        Index(None, "item_id"),
    )

    recall_id: Mapped[int] = mapped_column(ForeignKey("recall.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    since: Mapped[datetime] = mapped_column(primary_key=True)
    until: Mapped[datetime]


class RecallWorksheet(Base):
    """A worksheet that used what the recall is about, within its interval; `via` names the lots it took of it."""

    __tablename__ = "recall_worksheet"
    __table_args__ = (CheckConstraint("since < until", name="span"), Index(None, "worksheet_id"))

    recall_id: Mapped[int] = mapped_column(ForeignKey("recall.id"), primary_key=True)
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheet.id"), primary_key=True)
    since: Mapped[datetime]
    until: Mapped[datetime]
    via: Mapped[str | None]
