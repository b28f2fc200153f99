"""Building and upgrading a laboratory: again is no harm, halfway does not exist, and the wrong person is refused."""

from __future__ import annotations

import threading
from typing import Any

import psycopg
import pytest

from lims_desktop import SCHEMA, people, provision
from lims_desktop.embedded import Server
from lims_desktop.errors import Refused, Unreachable
from lims_desktop.provision import Admin
from tests.database import PASSWORD, Database, LabOf, Newcomer

OURS = (
    "('lims'::regnamespace, 'chain'::regnamespace, 'guard'::regnamespace, 'lab'::regnamespace, 'ledger'::regnamespace)"
)

CATALOGUE = f"""
select 'function', p.oid::regprocedure::text, concat_ws(' ', pg_get_functiondef(p.oid), p.proacl, p.proowner::regrole)
from pg_proc p where p.pronamespace in {OURS}
union all
select 'trigger', concat_ws(' ', t.tgrelid::regclass, t.tgname), concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
from pg_trigger t where not t.tgisinternal
union all
select 'table', c.oid::regclass::text,
       concat_ws(' ', c.relowner::regrole, c.relacl, c.relrowsecurity, c.relpersistence, c.reloptions)
from pg_class c where c.relnamespace in {OURS} and c.relkind in ('r', 'S')
union all
select 'column', concat_ws('.', a.attrelid::regclass, a.attname),
       concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                 a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid), a.attacl)
from pg_attribute a join pg_class c on c.oid = a.attrelid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace in {OURS} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
union all
select 'constraint', concat_ws(' ', o.conrelid::regclass, o.conname), pg_get_constraintdef(o.oid)
from pg_constraint o where o.connamespace in {OURS}
union all
select 'index', i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace in {OURS}
union all
select 'policy', concat_ws('.', p.schemaname, p.tablename, p.policyname),
       concat_ws(' ', p.roles, p.cmd, p.permissive, p.qual, p.with_check)
from pg_policies p
order by 1, 2
"""


def catalogue(database: Database) -> list[tuple[Any, ...]]:
    return database.superuser(CATALOGUE)


@pytest.fixture
def empty(server: Server) -> Any:
    """The name of a database that is not there yet."""
    yield server.administrator("lims_empty")
    with psycopg.connect(**server.administrator(), autocommit=True) as admin:
        admin.execute("drop database if exists lims_empty with (force)")


def test_an_upgrade_to_the_same_release_changes_nothing(database: Database) -> None:
    before = catalogue(database)
    assert len(before) > 500
    provision.upgrade(database.admin)
    assert catalogue(database) == before


def test_a_new_laboratory_equals_an_old_one(empty: Admin, database: Database) -> None:
    provision.init(empty)
    fresh = Database(database.server, "lims_empty", database.folder)
    assert catalogue(fresh) == catalogue(database)


def test_what_somebody_added_by_hand_is_gone_after_an_upgrade(database: Database) -> None:
    before = catalogue(database)
    database.superuser("grant insert on lab.item to lims_staff")
    database.superuser("create policy everything on lab.item for select to lims_member using (true)")
    database.superuser("create function lims.back_door() returns int language sql as 'select 1'")
    database.superuser("alter table lab.custody disable trigger user")
    provision.upgrade(database.admin)
    assert catalogue(database) == before


def test_the_records_stay(database: Database, lab_of: LabOf) -> None:
    counts = "select (select count(*) from lab.person), (select count(*) from ledger.entry)"
    before = database.superuser(counts)
    provision.init(database.admin, laboratory="Another name", demonstration=False)
    assert database.superuser(counts) == before
    assert lab_of("tech.tom").laboratory.name == "Laboratory of the tests"


def test_people_go_on_working_during_an_upgrade(database: Database, lab_of: LabOf) -> None:
    ada, tom = lab_of("admin.ada"), lab_of("tech.tom")
    ana = next(person.id for person in people.everyone(ada) if person.login == "ana.lyst")
    over = threading.Event()
    done: list[int] = []

    def work() -> None:
        while not over.is_set():
            people.change(ada, ana, {"title": f"Dr {len(done)}"})
            tom.call("me")
            done.append(1)

    worker = threading.Thread(target=work)
    worker.start()
    for _ in range(3):
        provision.upgrade(database.admin)
    over.set()
    worker.join()
    assert len(done) > 3
    changed = database.superuser(
        "select count(*) from ledger.entry where kind = 'CHANGED' and body like '%%title%%' and stream = %s",
        f"person/{ana}",
    )
    assert changed == [(len(done),)]


def test_an_upgrade_that_fails_leaves_everything_as_it_was(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    before = catalogue(database)
    monkeypatch.setattr(provision, "FRAME", (*provision.FRAME, ("roles", "lims_owner")))  # the owner may not make roles
    with pytest.raises(psycopg.Error):
        provision.upgrade(database.admin)
    assert catalogue(database) == before


def test_an_older_program_does_not_downgrade(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provision, "SCHEMA", SCHEMA - 1)
    with pytest.raises(Refused, match=r"server\.newer"):
        provision.upgrade(database.admin)


def test_only_a_superuser_builds(database: Database) -> None:
    with pytest.raises(Refused, match=r"server\.not_superuser"):
        provision.upgrade(database.admin | {"user": "admin.ada", "password": PASSWORD})


def test_a_server_that_is_not_there_is_said(database: Database) -> None:
    with pytest.raises(Unreachable, match=r"server\.unreachable"):
        provision.init(database.admin | {"port": 1})


def test_the_release_is_known(database: Database, server: Server) -> None:
    assert provision.schema_version(database.admin) == SCHEMA
    assert provision.schema_version(server.administrator()) is None


def test_a_person_of_an_older_server_comes_into_the_guards_reach(
    database: Database, lab_of: LabOf, newcomer: Newcomer
) -> None:
    """A role from before PostgreSQL 16, upgraded with the server, belongs to nobody until provisioning comes."""
    if int(database.superuser("show server_version_num")[0][0]) < 160000:
        pytest.skip("before PostgreSQL 16 the guard reaches every role")
    ada, old = lab_of("admin.ada"), newcomer("analyst")
    database.superuser(f'revoke "{old.login}" from lims_guard')
    with pytest.raises(Refused, match=r"act\.not_permitted"):
        people.disable(ada, old.person, "out of reach")
    provision.upgrade(database.admin)
    people.disable(ada, old.person, "within reach")
