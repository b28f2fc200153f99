"""What a list of items may be narrowed by, joined to where each item is and to that place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Interval, Select, and_, func, literal_column, select
from sqlalchemy.orm import InstrumentedAttribute

from lims_desktop.tables.court import CourtExhibit, CourtVisit
from lims_desktop.tables.custody import Custody, Whereabouts
from lims_desktop.tables.items import Item as ItemTable
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Place as PlaceTable
from lims_desktop.tables.transit import Dispatch


def only(name: str, value: Any) -> ColumnElement[bool]:
    """The condition that a list of items is narrowed by."""
    if name == "inside":
        inside = select(PlaceTable.id).where(PlaceTable.id == value).cte(recursive=True)
        inside = inside.union_all(select(PlaceTable.id).where(PlaceTable.parent_id == inside.c.id))
        return Whereabouts.place_id.in_(select(inside.c.id))
    item = ItemTable
    if name in _COUNTED:
        return _COUNTED[name](value)
    known: dict[str, InstrumentedAttribute[Any]] = {
        "place": Whereabouts.place_id,
        "item_type": item.item_type,
        "controlled": item.controlled,
        "where_kind": PlaceTable.kind,
    }
    wanted: ColumnElement[bool] = known[name] == value
    return wanted


def _moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _on_the_way(office: int) -> ColumnElement[bool]:
    return Whereabouts.place_id.in_(select(Dispatch.place_id).where(Dispatch.to_office == office))


def _overdue(_only: object) -> ColumnElement[bool]:
    return Whereabouts.place_id.in_(select(Dispatch.place_id).where(Dispatch.due_at < func.clock_timestamp()))


def _overdue_at_court(_only: object) -> ColumnElement[bool]:
    return ItemTable.id.in_(_at_court().where(CourtVisit.due_at < func.clock_timestamp()))


def _at_court() -> Select[int]:
    """What went to court and neither came back nor was kept there."""
    visits = select(CourtExhibit.item_id).join(CourtVisit, CourtVisit.id == CourtExhibit.visit_id)
    return visits.where(CourtExhibit.settled_at.is_(None))


def _over_limit(_only: object) -> ColumnElement[bool]:
    until = Whereabouts.placed_at + PlaceTable.limit_hours * literal_column("interval '1 hour'", Interval)
    return and_(PlaceTable.storage_class == "LOCKER", until < func.clock_timestamp())


def _gone_since(moment: datetime | str) -> ColumnElement[bool]:
    """Destroyed or returned for good since then, and still gone."""
    ended = select(Custody.item_id).where(
        Custody.item_id == Whereabouts.item_id,
        Custody.at == Whereabouts.placed_at,
        Custody.kind.in_(("DESTROY", "RETURN")),
    )
    outside = PlaceTable.kind.in_(("terminal", "external"))
    return and_(outside, Whereabouts.placed_at >= _moment(moment), ended.exists())


def _registered_since(moment: datetime | str) -> ColumnElement[bool]:
    return and_(ItemTable.registered_at >= _moment(moment), ItemTable.standing == "RECEIVED")


def _in_hands_of(office: int) -> ColumnElement[bool]:
    """In somebody's hands of this office; 0 is whoever has none."""
    of_office = Person.office_id == office if office else Person.office_id.is_(None)
    return Whereabouts.place_id.in_(select(Person.place_id).where(of_office))


_COUNTED: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "exhibits": lambda _only: ItemTable.case_id.is_not(None),
    "touched_since": lambda moment: Whereabouts.at >= _moment(moment),
    "touched_before": lambda moment: Whereabouts.at < _moment(moment),
    "placed_before": lambda moment: Whereabouts.placed_at < _moment(moment),
    "office_of_holder": _in_hands_of,
    "to_office": _on_the_way,
    "overdue": _overdue,
    "at_court": lambda court: ItemTable.id.in_(_at_court().where(CourtVisit.court == court)),
    "overdue_court": _overdue_at_court,
    "over_limit": _over_limit,
    "registered_since": _registered_since,
    "registered_before": lambda moment: ItemTable.registered_at < _moment(moment),
    "gone_since": _gone_since,
    "gone_before": lambda moment: Whereabouts.placed_at < _moment(moment),
}
"""What the figures count by (`lims.figure_*`), so that a number opens exactly its items."""
