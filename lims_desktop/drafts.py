"""Half-finished work, kept so that a crash of the workstation loses nothing. Its writer alone sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop.files import File, NewFile
from lims_desktop.lab import Lab
from lims_desktop.tables.files import Draft as DraftTable
from lims_desktop.tables.files import DraftFile


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished work of one page."""

    id: UUID
    page: str
    title: str
    body: Mapping[str, Any]
    changed_at: datetime


def mine(lab: Lab, page: str | None = None) -> list[Draft]:
    """My drafts, the newest first, of one page or of all."""
    table = DraftTable
    question = select(table.id, table.page, table.title, table.body, table.changed_at).where(
        table.person_id == lab.me.person
    )
    if page is not None:
        question = question.where(table.page == page)
    return lab.rows(question.order_by(table.changed_at.desc()), Draft)


def keep(lab: Lab, draft: UUID, page: str, title: str, body: Mapping[str, Any]) -> None:
    """Keep this work under its id, in place of what was kept before."""
    lab.call("keep_draft", id=draft, page=page, title=title, body=dict(body))


def keep_file(lab: Lab, draft: Draft, file: NewFile) -> str:
    """Keep a file of at most 25 MB with this work (which is kept too, if it was not yet); answers its SHA-256."""
    said = {"draft": draft.id, "page": draft.page, "title": draft.title, "body": dict(draft.body)}
    kept: str = lab.call("keep_draft_file", **said, content=file.content, media_type=file.media_type)["sha256"]
    return kept


def file(lab: Lab, draft: UUID, sha256: str) -> File | None:
    """A file that was kept with this work; None when there is none, or when it is somebody else's."""
    table = DraftFile
    question = select(table.content, table.media_type).where(table.draft_id == draft, table.sha256 == sha256)
    return next(iter(lab.rows(question, File)), None)


def drop(lab: Lab, draft: UUID) -> None:
    """The work is finished or given up; its files go with it."""
    lab.call("drop_draft", id=draft)
