"""Release of items to an agency, an owner or another laboratory, on somebody's authority; and what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from lims_desktop import wire
from lims_desktop.codes import Kind, machine_code
from lims_desktop.lab import Lab
from lims_desktop.outside import Finding, Outsider, Passed
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Place
from lims_desktop.tables.release import Release as ReleaseTable
from lims_desktop.tables.release import ReleaseItem

AGENCY, OWNER, LABORATORY = "agency", "owner", "laboratory"
KINDS = (AGENCY, OWNER, LABORATORY)


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom: an agency (its number), an owner (what they are to the items), or another laboratory (its name)."""

    kind: str
    agency: int | None = None
    name: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """Who allows it: "Letter of the Commissioner", "Order of the Supreme Court", and the number on it."""

    text: str
    number: str


@dataclass(frozen=True, slots=True)
class ReleasedItems(Passed):
    """Items were released; `document` is the receipt."""

    release: int = 0


@dataclass(frozen=True, slots=True)
class TakenBack(Passed):
    """Items came back; `document` is the receipt for who brought them."""

    taking_back: int = 0


@dataclass(frozen=True, slots=True)
class Release:
    """A release as a line of the list."""

    id: int
    document: int | None
    kind: str
    place: str
    recipient: str
    authority: str
    authority_number: str
    released_by: str
    released_at: datetime
    items: int

    @property
    def code(self) -> str:
        """The receipt's machine code."""
        return machine_code(Kind.DOCUMENT, self.document) if self.document else ""


def release(
    lab: Lab,
    items: Sequence[int],
    to: Recipient,
    authority: Authority,
    hands: Outsider,
    *,
    act: UUID | None = None,
) -> ReleasedItems:
    """Give items to somebody outside for good. Refused while a hold stands; controlled items need a witness."""
    return lab.act(ReleasedItems, "release", act=act, items=list(items), to=to, authority=authority, hands=hands)


def take_back(lab: Lab, lines: Sequence[Finding], hands: Outsider, *, act: UUID | None = None) -> TakenBack:
    """Receive items that were released; each is suffixed R1, R2 from then on. All come from one holder."""
    return lab.act(TakenBack, "take_back", act=act, lines=wire.as_json(list(lines)), hands=hands)


def releases(
    lab: Lab,
    *,
    after: Release | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[Release]:
    """Releases of items that I may see, the newest first."""
    del sort, filters
    r, i = ReleaseTable, ReleaseItem
    items = select(func.count()).select_from(i).where(i.release_id == r.id).scalar_subquery()
    question = (
        select(
            r.id, r.document_id.label("document"), r.kind, Place.path.label("place"), r.recipient, r.authority,
            r.authority_number, Person.name.label("released_by"), r.released_at, items.label("items"),
        )
        .join(Place, Place.id == r.place_id)
        .join(Person, Person.id == r.released_by)
        .order_by(r.id.desc())
        .limit(limit)
    )  # fmt: skip
    return lab.rows(question if after is None else question.where(r.id < after.id), Release)
