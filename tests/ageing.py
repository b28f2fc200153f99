"""Time that has passed: what happened with an item is put into the past, as only a superuser could."""

from __future__ import annotations

import psycopg

from tests.database import Database


def age(database: Database, item: int, by: str) -> None:
    """As if everything with this item had happened so long ago, such as `25 h`."""
    with psycopg.connect(**database.admin) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(
            "update lab.custody set at = at - %s::interval, prev_at = prev_at - %s::interval where item_id = %s",
            (by, by, item),
        )
        connection.execute(
            "update lab.whereabouts set at = at - %s::interval, placed_at = placed_at - %s::interval "
            "where item_id = %s",
            (by, by, item),
        )
