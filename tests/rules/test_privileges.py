"""Nobody writes to a table, whatever their duty; everybody calls only what the reviewed page `privileges.toml` says.

The page is compared with the catalogue, and the most dangerous things are tried for real.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import psycopg
import pytest

from lims_desktop import SCHEMA
from lims_desktop.people import DUTIES
from tests.database import EVERYONE, PASSWORD, Database

PAGE = tomllib.loads(Path(__file__).with_name("privileges.toml").read_text(encoding="utf-8"))
ROLES = ("lims_member", "lims_staff", "lims_caretaker", *(f"lims_{duty}" for duty in DUTIES))
PEOPLE = [*sorted(EVERYONE), "client.pol", "client.dpp"]
"""Everybody of the laboratory, and customers."""


OURS = (
    "('lims'::regnamespace, 'chain'::regnamespace, 'guard'::regnamespace, 'lab'::regnamespace, 'ledger'::regnamespace)"
)
OWNERS = "('lims_owner', 'lims_ledger', 'lims_guard')"

WRITERS = f"""
select r.rolname, c.oid::regclass::text, v.verb
from unnest(%s::text[]) r (rolname)
cross join pg_class c
cross join unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) v (verb)
where c.relnamespace in {OURS} and c.relkind in ('r', 'p', 'v')
  and (has_table_privilege(r.rolname, c.oid, v.verb)
       or v.verb in ('INSERT', 'UPDATE') and has_any_column_privilege(r.rolname, c.oid, v.verb))
"""

CALLERS = f"""
select p.pronamespace::regnamespace || '.' || p.proname,
       array_agg(distinct substr(g.rolname, 6) order by substr(g.rolname, 6))
from pg_proc p cross join lateral aclexplode(p.proacl) a join pg_roles g on g.oid = a.grantee
where p.pronamespace in {OURS} and a.privilege_type = 'EXECUTE' and g.rolname not in {OWNERS}
group by 1
"""

READERS = f"""
select c.oid::regclass::text, array_agg(distinct substr(g.rolname, 6) order by substr(g.rolname, 6))
from pg_class c
cross join lateral (select c.relacl as acl union all
                    select t.attacl from pg_attribute t where t.attrelid = c.oid) l
cross join lateral aclexplode(l.acl) a join pg_roles g on g.oid = a.grantee
where c.relnamespace in {OURS} and a.privilege_type = 'SELECT' and g.rolname not in {OWNERS}
group by 1
"""

UNFILTERED = f"""
select c.oid::regclass::text from pg_class c
where c.relnamespace in {OURS} and c.relkind = 'r' and not c.relrowsecurity
  and (has_table_privilege('lims_member', c.oid, 'SELECT') or has_any_column_privilege('lims_member', c.oid, 'SELECT'))
"""

OPEN_FUNCTIONS = f"""
select p.oid::regprocedure::text from pg_proc p
where has_function_privilege('public', p.oid, 'EXECUTE')
  and (p.pronamespace in {OURS} or p.pronamespace = 'pg_catalog'::regnamespace
       and p.proname ~ '^(pg_(try_)?advisory_|lo_creat|lo_from_bytea|lo_put|lo_import|pg_logical_emit)')
"""

OPEN_DOORS = """
select has_schema_privilege('public', 'public', 'USAGE'), has_schema_privilege('public', 'lab', 'USAGE'),
       has_language_privilege('public', 'plpgsql', 'USAGE'), has_language_privilege('public', 'sql', 'USAGE'),
       has_database_privilege('public', current_database(), 'TEMP'),
       has_database_privilege('public', current_database(), 'CONNECT')
"""

# A body parsed when it was made (prosqlbody) has its names bound already.
UNPINNED = f"""
select p.oid::regprocedure::text from pg_proc p
where p.pronamespace in {OURS} and p.prosecdef and p.prosqlbody is null
  and not coalesce('search_path=""' = any (p.proconfig), false)
"""

TABLES = f"""
select c.oid::regclass::text, (select quote_ident(a.attname) from pg_attribute a
                               where a.attrelid = c.oid and a.attnum > 0 and a.attidentity = '' and a.attgenerated = ''
                               limit 1)
from pg_class c where c.relnamespace in {OURS} and c.relkind = 'r'
"""


def test_no_role_of_people_may_write_to_any_table(database: Database) -> None:
    assert database.superuser(WRITERS, list(ROLES)) == []


def test_the_page_says_who_may_call_what(database: Database) -> None:
    assert dict(database.superuser(CALLERS)) == PAGE["execute"]


def test_the_page_says_who_may_read_what(database: Database) -> None:
    assert dict(database.superuser(READERS)) == PAGE["select"]


def test_the_page_says_what_everybody_reads_unfiltered(database: Database) -> None:
    assert sorted(row[0] for row in database.superuser(UNFILTERED)) == PAGE["open"]


def test_nothing_is_open_to_everybody(database: Database) -> None:
    """PUBLIC: no function of ours, no schema, no temporary tables, no language, no advisory locks, no large objects."""
    assert database.superuser(OPEN_FUNCTIONS) == []
    assert database.superuser(OPEN_DOORS) == [(False,) * 6]


def test_every_function_with_the_owners_power_pins_its_search_path(database: Database) -> None:
    assert database.superuser(UNPINNED) == []


def test_nobody_is_a_member_of_an_owner(database: Database) -> None:
    members = database.superuser(
        "select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.member "
        "where m.roleid in ('lims_owner'::regrole, 'lims_ledger'::regrole, 'lims_guard'::regrole)"
    )
    assert members == []


@pytest.mark.parametrize("login", PEOPLE)
def test_direct_writing_is_refused_on_every_table(database: Database, login: str) -> None:
    tables = database.superuser(TABLES)
    assert len(tables) > 30
    with signed_in(database, login) as session:
        for table, column in tables:
            for attempt in (
                f"insert into {table} default values",
                f"update {table} set {column} = {column}",
                f"delete from {table}",
                f"truncate {table}",
                f"lock table {table} in row exclusive mode",
            ):
                assert refused(session, attempt), attempt


EXPLOITS = (
    "set role lims_owner",
    "set role lims_guard",
    "set session authorization lims_owner",
    "set session authorization 'tech.tina'",
    "create role evil login",
    "alter role lims_owner login",
    "alter role current_user createrole",
    "grant lims_administrator to current_user",
    "create schema evil",
    "create table public.evil (x int)",
    "create table lab.evil (x int)",
    "create temp table evil (x int)",
    "create function public.evil() returns int language sql as 'select 1'",
    "create function lims.evil() returns int language sql as 'select 1'",
    "create extension dblink",
    "do $$ begin null; end $$",
    "copy lab.person to program 'true'",
    "copy lab.term (list) from '/etc/hostname'",
    "select pg_read_file('postgresql.conf')",
    "select pg_read_binary_file('postgresql.conf')",
    "select pg_ls_dir('.')",
    "select lo_create(0)",
    "select pg_advisory_lock(1)",
    "select pg_terminate_backend(pg_backend_pid() + 1) from pg_authid",
    "set session_replication_role = replica",
    "set log_statement = 'all'",
    "alter table lab.item disable row level security",
    "alter table lab.custody disable trigger all",
    "drop function lims.sign_in(text, text)",
    "select lims.begin_act(gen_random_uuid(), 'x', '{}')",
    "select lims.finish_act(gen_random_uuid(), '{}')",
    "select lims.make_person('x.y', 'X', '{}', '', '{}')",
    "select lims.first_administrator('x.y', 'X', '')",
    "select lims.take_vouch(gen_random_uuid(), 'witness')",
    "select lims.name_second(1)",
    "select chain.append('item/1', 'FORGED', '{}')",
    "select chain.tick()",
    "select guard.create_login('x.y', '')",
    "select guard.unlock('tech.tom')",
)


@pytest.mark.parametrize("login", ["tech.tom", "admin.ada", "aud.itor", "mona.manager", "client.pol"])
def test_what_a_person_with_psql_might_try_is_refused(database: Database, login: str) -> None:
    """Each attempt in a transaction that is rolled back: were a grant wrong, the attempt would succeed."""
    with signed_in(database, login) as session:
        done = [attempt for attempt in EXPLOITS if not refused(session, attempt)]
    assert done == []


def signed_in(database: Database, login: str) -> psycopg.Connection[Any]:
    arguments = database.station().connection() | {"user": login, "password": PASSWORD}
    session = psycopg.connect(**arguments)
    session.execute("select lims.sign_in('psql', %s)", (f"{SCHEMA} psql",))
    session.commit()
    return session


REFUSALS = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.InvalidParameterValue,  # a role one is no member of
    psycopg.errors.InvalidSchemaName,  # no schema to create anything in
)


def refused(session: psycopg.Connection[Any], attempt: str) -> bool:
    try:
        session.execute(attempt)
    except REFUSALS:
        return True
    finally:
        session.rollback()
    return False
