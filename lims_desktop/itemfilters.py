"""What a list of items may be narrowed by, joined to where each item is and to that place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from lims_desktop.tables.custody import Whereabouts
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
}
"""What the figures count by (`lims.figure_*`), so that a number opens exactly its items."""
