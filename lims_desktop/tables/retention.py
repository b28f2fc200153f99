"""How long items are kept: the rules, what became of the case, and reviews that decided to keep on."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class RetentionRule(Base):
    """One version of one rule; it holds from `begun_at` until another version ends it.

    A condition that is null fits everything. `months` null means: until an authority says otherwise. `clock` says from
    when the months count: the receipt of the item, the closing of the case, or the date of the outcome.
    """

    __tablename__ = "retention_rule"
    __table_args__ = (
        CheckConstraint("months between 0 and 1200", name="months"),
        CheckConstraint("clock in ('receipt', 'closed', 'outcome')", name="clock"),
        CheckConstraint("action in ('destroy', 'return', 'keep', 'transfer')", name="action"),
        CheckConstraint("item_class in ('biological', 'controlled', 'drug', 'firearm')", name="item_class"),
        CheckConstraint("consents <@ array['police', 'dpp', 'court']", name="consents"),
        CheckConstraint("version = 1 or changed_by <> vouched_by", name="two_people"),
        UniqueConstraint("code", "version", name="retention_rule_version"),
        Index("ix_retention_rule_in_force", "code", unique=True, postgresql_where=text("ended_at is null")),
    )

    id: Mapped[Id]
    code: Mapped[str]
    version: Mapped[int]
    name: Mapped[str]
    name_es: Mapped[str]
    offences: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    outcomes: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    item_types: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    item_class: Mapped[str | None]
    months: Mapped[int | None]
    clock: Mapped[str]
    action: Mapped[str]
    consents: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    vouched_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str | None]


class CaseOutcome(Base):
    """What became of a case, by whose word; the newest one counts. `closed_on` is null while the case goes on."""

    __tablename__ = "case_outcome"
    __table_args__ = (Index(None, "case_id", "id"),)

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    outcome: Mapped[str]
    decided_on: Mapped[date]
    closed_on: Mapped[date | None]
    authority: Mapped[str]
    recorded_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]


class RetentionReview(Base):
    """Somebody looked at an item whose review was due, and it is kept until another date."""

    __tablename__ = "retention_review"
    __table_args__ = (Index(None, "item_id", "id"),)

    id: Mapped[Id]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    keep_until: Mapped[date]
    reason: Mapped[str]
    reviewed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reviewed_at: Mapped[datetime]
