"""The label that a subject carries now, as a column for questions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ScalarSelect, select

from lims_desktop.tables.items import Label


def current_label(place: Any) -> ScalarSelect[str]:
    """The newest label of a place that was not struck through."""
    return (
        select(Label.code)
        .where(Label.place_id == place, Label.superseded_at.is_(None))
        .order_by(Label.id.desc())
        .limit(1)
        .scalar_subquery()
    )
