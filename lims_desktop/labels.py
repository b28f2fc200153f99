"""Labels: printed, scanned back, replaced; an old one still finds its subject (domain.md section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.items import Item
from lims_desktop.tables.items import Label as LabelTable


@dataclass(frozen=True, slots=True)
class LabelState(Recorded):
    """A label after something happened to it: issued, queued, sent, verified, failed or unknown."""

    code: str
    state: str
    copies: int


def printed(
    lab: Lab, code: str, state: str, printer: str, *, problem: str | None = None, reason: str | None = None
) -> LabelState:
    """Record what became of printing: queued, sent, failed or unknown. A second copy needs a reason (NeedsReason)."""
    return lab.act(LabelState, "label_printed", code=code, state=state, printer=printer, problem=problem, reason=reason)


def verify(lab: Lab, code: str, *, act: UUID | None = None) -> LabelState:
    """The printed label was scanned back; only now the item counts as labelled."""
    return lab.act(LabelState, "label_verify", act=act, code=code)


def replace(lab: Lab, code: str, *, reason: str, act: UUID | None = None) -> LabelState:
    """Strike a label through and issue a new one for the same subject, with a new code."""
    return lab.act(LabelState, "label_replace", act=act, code=code, reason=reason)


def badge(lab: Lab, person: int, *, reason: str | None = None, act: UUID | None = None) -> LabelState:
    """Issue a badge for a person; another one needs a reason, and the badge before it is struck through."""
    return lab.act(LabelState, "badge_issue", act=act, person=person, reason=reason)


@dataclass(frozen=True, slots=True)
class Badge:
    """The badge a person has now, and what became of printing it."""

    code: str
    person: int
    state: str
    copies: int


def badges(lab: Lab) -> list[Badge]:
    """Every badge that was not struck through."""
    table = LabelTable
    return lab.rows(
        select(table.code, table.person_id.label("person"), table.state, table.copies).where(
            table.person_id.is_not(None), table.superseded_at.is_(None)
        ),
        Badge,
    )


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """The label that stands at a storage location now, and what became of printing it."""

    code: str
    place: int
    state: str
    copies: int
    problem: str | None


def of_places(lab: Lab) -> list[PlaceLabel]:
    """The labels of every storage location, without those struck through."""
    table = LabelTable
    return lab.rows(
        select(table.code, table.place_id.label("place"), table.state, table.copies, table.problem)
        .where(table.place_id.is_not(None), table.superseded_at.is_(None))
        .order_by(table.id),
        PlaceLabel,
    )


@dataclass(frozen=True, slots=True)
class IssuedLabel:
    """A label that stands for an item now, and what became of printing it."""

    code: str
    item: int
    number: str
    design: str
    state: str
    copies: int
    problem: str | None


def of_submission(lab: Lab, submission: int) -> list[IssuedLabel]:
    """The labels of everything that was taken in with this submission, without those struck through."""
    table = LabelTable
    return lab.rows(
        select(
            table.code, table.item_id.label("item"), Item.number, table.design, table.state, table.copies, table.problem
        )
        .join(Item, Item.id == table.item_id)
        .where(Item.submission_id == submission, table.superseded_at.is_(None))
        .order_by(table.id),
        IssuedLabel,
    )
