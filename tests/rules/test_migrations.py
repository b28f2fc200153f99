"""A laboratory brought up by all migrations is the one the tables describe, constraint by constraint."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from alembic.script import ScriptDirectory

from lims_desktop import provision
from lims_desktop.embedded import Server
from lims_desktop.tables import Base
from tests.database import Database
from tests.rules.test_provision import CATALOGUE


@pytest.fixture
def described(server: Server, database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A laboratory whose tables were made from their description, without any migration."""
    made = Database(server, "lims_described", database.folder)
    monkeypatch.setattr(provision, "_migrate", Base.metadata.create_all)
    provision.init(made.admin)
    yield made
    with psycopg.connect(**server.administrator(), autocommit=True) as admin:
        admin.execute("drop database lims_described with (force)")


def test_migrations_make_the_tables_that_are_described(database: Database, described: Database) -> None:
    """When this fails, a table was changed without a migration: the newest one is written anew until its release."""
    by_migrations = {row for row in database.superuser(CATALOGUE) if "alembic_version" not in row[1]}
    assert by_migrations ^ set(described.superuser(CATALOGUE)) == set()


def test_there_is_one_newest_migration(database: Database) -> None:
    newest = ScriptDirectory("lims_desktop/migrations").get_heads()
    assert database.superuser("select version_num from lab.alembic_version") == [(head,) for head in newest]
    assert len(newest) == 1
