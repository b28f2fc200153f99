"""Papers that the laboratory issues: manifests, certificates, custody reports, lists."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from lims_desktop.tables.base import Base

FIRST = 1_000_000_001
"""Receipts carry the number of their submission; every other document is numbered from here: no code is given twice."""


class Document(Base):
    """One paper, numbered when it is issued; `sha256` names its bytes once they are drawn and kept.

    `stream` says what it is about (`item/12`, `dispatch/3`); `checkpoint_size` and `checkpoint_root` are the ledger's
    newest checkpoint at that moment, which the paper prints. A paper about many cases keeps which ones it names
    (`named_cases`): when one of them is restricted later, it is no longer for everybody.
    """

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("kind ~ '^[a-z_]{3,40}$'", name="kind"),
        CheckConstraint("(sha256 is null) = (kept_at is null)", name="kept"),
        Index(None, "stream", "id"),
        Index(None, "sha256"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True, start=FIRST), primary_key=True)
    kind: Mapped[str]
    stream: Mapped[str]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    named_cases: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'"))
    issued_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    issued_at: Mapped[datetime]
    checkpoint_size: Mapped[int | None]
    checkpoint_root: Mapped[str | None]
    sha256: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"))
    kept_at: Mapped[datetime | None]
