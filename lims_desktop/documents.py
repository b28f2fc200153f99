"""Papers with a code of their own: issued by an act, drawn here, kept once; found again by code, subject or SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, literal, select

from lims_desktop.codes import Kind, machine_code
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.documents import FIRST
from lims_desktop.tables.documents import Document as DocumentTable
from lims_desktop.tables.people import Person

__all__ = ["FIRST", "Document", "DocumentHead", "DocumentKept", "about", "by_number", "by_sha256", "head", "keep"]


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What a paper says of itself: code, moment, person, and the ledger's newest checkpoint (in hexadecimal)."""

    document: int
    code: str
    kind: str
    stream: str
    issued_at: datetime
    issued_by: str
    checkpoint_size: int | None = None
    checkpoint_root: str | None = None

    @property
    def checkpoint(self) -> str:
        """The checkpoint as it is printed at the foot; empty while there is none."""
        return f"{self.checkpoint_size} {self.checkpoint_root}" if self.checkpoint_root else ""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that was issued; `sha256` is None until its bytes are kept."""

    id: int
    kind: str
    stream: str
    issued_at: datetime
    issued_by: str
    sha256: str | None

    @property
    def code(self) -> str:
        """What its barcode says."""
        return machine_code(Kind.DOCUMENT, self.id)


@dataclass(frozen=True, slots=True)
class DocumentKept(Recorded):
    """The bytes of a document are kept under this SHA-256 (hexadecimal)."""

    document: int
    code: str
    sha256: str


def keep(
    lab: Lab, document: int, content: bytes, *, media_type: str = "application/pdf", act: UUID | None = None
) -> DocumentKept:
    """Keep the bytes of a document that I issued. Refused when it has been kept already."""
    return lab.act(DocumentKept, "document_keep", act=act, document=document, content=content, media_type=media_type)


def by_number(lab: Lab, number: int) -> Document | None:
    """The document of this number; None when there is none or it is not for my eyes."""
    found = lab.rows(_documents().where(DocumentTable.id == number), Document)
    return found[0] if found else None


def by_sha256(lab: Lab, sha256: str) -> Document | None:
    """The document with exactly these bytes."""
    found = lab.rows(_documents().where(DocumentTable.sha256 == sha256), Document)
    return found[0] if found else None


def head(lab: Lab, number: int) -> DocumentHead | None:
    """What the paper of this number says of itself; None when there is none or it is not for my eyes."""
    d = DocumentTable
    question = (
        select(
            d.id.label("document"), literal(machine_code(Kind.DOCUMENT, number)).label("code"), d.kind, d.stream,
            d.issued_at, Person.name.label("issued_by"), d.checkpoint_size, d.checkpoint_root,
        )
        .join(Person, Person.id == d.issued_by)
        .where(d.id == number)
    )  # fmt: skip
    found = lab.rows(question, DocumentHead)
    return found[0] if found else None


def about(lab: Lab, stream: str) -> list[Document]:
    """The documents about a subject, such as `item/12`; the newest first, at most a hundred."""
    question = _documents().where(DocumentTable.stream == stream).order_by(DocumentTable.id.desc())
    return lab.rows(question.limit(100), Document)


def _documents() -> Select[*tuple[Any, ...]]:
    d = DocumentTable
    return select(d.id, d.kind, d.stream, d.issued_at, Person.name.label("issued_by"), d.sha256).join(
        Person, Person.id == d.issued_by
    )
