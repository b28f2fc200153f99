"""Disclosure bundles: who made one of which case or report, why, and the SHA-256 of the file that left."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id, Number


class Bundle(Base):
    """One bundle of a case, or of one report of it (domain.md section 12).

    `heads` says how far each stream of the ledger goes in it: {stream: {number, hash, withheld, stays}}. As the ledger
    tells of this row, a bundle that lacks an entry contradicts it. `sha256` names the finished file of `size` bytes.
    """

    __tablename__ = "bundle"
    __table_args__ = (
        CheckConstraint("num_nonnulls(finished_at, sha256, size, files) in (0, 4)", name="finished"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
    )

    id: Mapped[Id]
    number: Mapped[Number] = mapped_column(unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    reason: Mapped[str]
    heads: Mapped[dict[str, Any]]
    begun_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    begun_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    sha256: Mapped[str | None]
    size: Mapped[int | None]
    files: Mapped[int | None]
