"""Files kept in the database by content, what they are attached to, and half-finished work."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base, Id


class Blob(Base):
    """The bytes of a file, named by their SHA-256 in hexadecimal; at most 25 MB."""

    __tablename__ = "blob"
    __table_args__ = (
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
        CheckConstraint("size = octet_length(content) and size <= 26214400", name="size"),
    )

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    media_type: Mapped[str]
    content: Mapped[bytes]
    kept_at: Mapped[datetime]
    kept_by: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Attachment(Base):
    """A file that belongs to an item, a case or a submission: photograph, signature, receipt, document."""

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("num_nonnulls(item_id, case_id, submission_id) = 1", name="one_subject"),
        CheckConstraint("kind in ('photograph', 'signature', 'receipt', 'document')", name="kind"),
        Index(None, "item_id"),
        Index(None, "case_id"),
        Index(None, "submission_id"),
        Index(None, "sha256"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))
    name: Mapped[str]
    caption: Mapped[str | None]
    attached_at: Mapped[datetime]
    attached_by: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Draft(Base):
    """Half-finished work of one person on one page, kept so that a crash of the workstation loses nothing."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "person_id", "page"),)

    id: Mapped[uuid.UUID] = mapped_column(UUID(as_uuid=True), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    page: Mapped[str]
    title: Mapped[str]
    body: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class DraftFile(Base):
    """A photograph of half-finished work. It comes into the record when it is attached, and goes with its draft."""

    __tablename__ = "draft_file"
    __table_args__ = (CheckConstraint("octet_length(content) <= 26214400", name="size"),)

    draft_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes]
