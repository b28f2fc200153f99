"""Every door that PostgreSQL leaves ajar, tried by each kind of customer: refusals, statistics, sequences, notices.

What there is to try is asked of the catalogue, so that a later table, view, function or sequence is tried by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from lims_desktop import agencies, customers, enquiries, intake, requests
from lims_desktop.intake import PersonNamed
from tests.database import Database, LabOf, Newcomer
from tests.laboratory import LINE, take_in
from tests.rules.test_customers import CALLS, FUNCTIONS, READS, TABLES, is_refused
from tests.rules.test_privileges import signed_in
from tests.rules.test_reports import Office, authority, draft, lab_of, method, office, sign

__all__ = ["authority", "lab_of", "method", "office"]
NOWHERE = 987654321
"""The number of nothing."""

CALLABLE = """
select n.nspname || '.' || p.proname,
       array(select format_type(t, null) from unnest(p.proargtypes) with ordinality x(t, o) order by o)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
 where n.nspname in ('lims', 'chain', 'guard') and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
   and has_function_privilege(%s, p.oid, 'execute') order by 1
"""
NUMBERED = """
select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
 where c.relnamespace in ('lab'::regnamespace, 'ledger'::regnamespace) and c.relkind = 'r' and a.attname = 'id'
   and a.atttypid = 'bigint'::regtype order by 1
"""
WORDS = {
    "bigint": "{n}", "bigint[]": "array[{n}]::bigint[]", "integer": "7777", "uuid": "gen_random_uuid()",
    "jsonb": "'{{}}'", "date": "current_date + 9", "timestamp with time zone": "now() + interval '9 days'",
    "bytea": "'\\x00'", "boolean": "true", "text[]": "'{{x}}'", "interval": "interval '1 day'", "numeric": "7777",
}  # fmt: skip
"""What is given for an argument of each type; `{n}` is the number that is asked about."""

TEXTS = ("'x'", "'case'", "'custody'", "'report'", "'question'", "'feedback'")


@pytest.fixture
def outsiders(lab_of: LabOf, newcomer: Newcomer) -> list[str]:
    """Police of another unit, a prosecutor, a coroner, a court, another: the case was referred to none of them."""
    mona, kinds = lab_of("mona.manager"), ("coroner", "court", "other")
    made = [agencies.add(mona, kind.upper(), f"The {kind}", kind).id for kind in kinds]
    return ["client.other", "client.dpp", *(newcomer("agency_client", agency_id=one).login for one in made)]


@contextmanager
def session_of(database: Database, login: str) -> Iterator[psycopg.Connection[Any]]:
    with closing(signed_in(database, login)) as session:
        yield session


def answer(session: psycopg.Connection[Any], call: str, number: int) -> str:
    """What comes of a call, its number struck out: everything that a client can see of it."""
    try:
        said = repr(session.execute(f"select {call.format(n=number)}".encode()).fetchall())
    except psycopg.Error as refused:
        told = refused.diag
        seen = (refused.sqlstate, told.message_primary, told.message_detail, told.message_hint, told.constraint_name)
        said = "|".join(map(str, seen))
    finally:
        session.rollback()
    return re.sub(rf"\b{number}\b", "N", said)


def hidden_things(lab_of: LabOf, office: Office) -> None:
    """One of everything in cases of the police: delivery, announcement, question, court, draft, signature."""
    police, tom = lab_of("client.pol"), lab_of("tech.tom")
    case = take_in(tom, LINE).case
    later = datetime.now(UTC) + timedelta(days=20)
    enquiries.ask(police, case, "question", "When is it ready?")
    enquiries.tell_hearing(police, case, later, "Supreme Court")
    enquiries.tell_subpoena(police, case, later, "Supreme Court", "The analyst")
    said = {"agency_reference": "CR-8/26", "offence": "murder", "district": "central"}
    intake.prelog(police, {"agency": police.me.agency, **said})
    requests.add(tom, [take_in(tom, LINE, reference="CR-9/26").items[0].id], "blood-alcohol", "How much?")
    sign(lab_of, office, "ana.lyst", draft(lab_of, office))


def asked_of(database: Database, login: str) -> Iterator[str]:
    """A call of every function that this person may call with a number."""
    for name, kinds in database.superuser(CALLABLE, login):
        if name in ("lims.machine_code", "lims.code_number") or not {"bigint", "bigint[]"} & set(kinds):
            continue  # what these two answer is arithmetic
        assert set(kinds) <= {"text", *WORDS}, f"say in WORDS what is given for {kinds} of {name}"
        for text in TEXTS if "text" in kinds else TEXTS[:1]:
            yield f"{name}({', '.join(text if kind == 'text' else WORDS[kind] for kind in kinds)})"


def test_no_answer_tells_what_is_there_from_what_is_not(
    lab_of: LabOf, office: Office, database: Database, outsiders: list[str]
) -> None:
    """Every function they may call, asked about hidden rows of every table, answers as about a number of nothing."""
    hidden_things(lab_of, office)
    tables = [one for (one,) in database.superuser(NUMBERED)]
    most = {one: database.superuser(f"select coalesce(max(id), 0) from {one}")[0][0] for one in tables}
    assert len([one for one in most.values() if one]) > 30, "there is much to find"
    numbers = sorted({*range(1, 13), *most.values()} - {0})
    for login in outsiders[1:3]:
        with session_of(database, login) as session:
            told = [
                (call, number)
                for call in asked_of(database, login)
                for nothing in [answer(session, call, NOWHERE)]
                for number in numbers
                if answer(session, call, number) != nothing
            ]
        assert told == [], login


def test_words_find_nothing_that_is_hidden(lab_of: LabOf, database: Database, outsiders: list[str]) -> None:
    """Neither by looking for them nor by announcing the same once more."""
    taken = take_in(lab_of("tech.tom"), LINE, persons=(PersonNamed("suspect", "Zacharias Quill"),))
    words = (taken.case_number, taken.items[0].number, "CR-1/26", "Quill", "%", "_", "", "\\", "nobody at all")
    for login in outsiders:
        lab = lab_of(login)
        assert [customers.cases(lab, filters={"words": one}) for one in words] == [[]] * len(words), login
        assert customers.submissions(lab) == []
        answers_given = []
        for reference, name in (("CR-1/26", "Zacharias Quill"), ("CR-99/26", "Somebody new")):
            said = {"agency_reference": reference, "offence": "murder", "district": "central"}
            persons = [{"role": "suspect", "name": name}]
            told = intake.prelog(lab, {"agency": lab.me.agency, "persons": persons, **said})
            answers_given.append([one.name for one in fields(told) if getattr(told, one.name)])
        assert answers_given[0] == answers_given[1], login


def test_each_kind_of_customer_has_the_same_doors(database: Database, outsiders: list[str]) -> None:
    for login in outsiders:
        assert {table for table, mine in database.superuser(TABLES, login) if mine} == READS, login
        assert {name for name, may, _ in database.superuser(FUNCTIONS, login) if may} == CALLS, login


SEQUENCES = """
select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'S' and n.nspname in ('lab', 'ledger', 'lims', 'chain', 'guard', 'public')
"""
OF_A_SEQUENCE = ("select * from {}", "select nextval('{}')", "select currval('{}')", "select setval('{}', 1)")
OF_A_TABLE = (
    "table {}", "copy {} to stdout", "copy (select * from {}) to stdout", "explain select * from {}",
    "explain analyze table {}", "declare c cursor for table {}", "select count(*) from {}", "select xmin from {}",
    "select x from {} x", "select 1 from {} limit 1 for update", "lock table {} in access share mode",
    "with x as (table {}) select from x", "select from {} tablesample system (100)",
)  # fmt: skip
"""Ways to read a table that is not theirs: each must be refused for want of a permission."""

OF_THE_SERVER = (
    "select * from pg_statistic", "select * from pg_largeobject", "select * from pg_authid", "select lo_get(1)",
    "select lo_create(0)", "select lo_from_bytea(0, 'x')", "select pg_read_file('postgresql.conf')",
    "select * from pg_ls_waldir()", "select * from pg_hba_file_rules", "select * from pg_file_settings",
    "select query_to_xml('table lab.report', true, false, '')", "select * from pg_prepared_xacts",
    "select table_to_xml('lab.report', true, false, '')", "select pg_current_logfile()", "select * from pg_cursors",
    "select last_value from pg_sequences where last_value is not null",
)  # fmt: skip
"""What the server itself might tell: nothing may come of it."""

OTHERS = """
select query, state, xact_start, backend_xid, client_addr from pg_stat_activity
 where pid <> pg_backend_pid() and usename <> session_user
"""
STATISTICS = "select distinct schemaname || '.' || tablename from pg_stats where schemaname in ('lab', 'ledger')"


def test_what_postgresql_tells_about_tables_tells_nothing_of_them(
    lab_of: LabOf, office: Office, database: Database, outsiders: list[str]
) -> None:
    hidden_things(lab_of, office)
    database.superuser("analyze")
    sequences = [one for (one,) in database.superuser(SEQUENCES)]
    tables = [one for one, _ in database.superuser(TABLES, "client.pol") if one not in READS]
    assert len(sequences) > 60
    assert len(tables) > 80
    doors = [way.format(one) for one in sequences for way in OF_A_SEQUENCE]
    doors += [way.format(one) for one in tables for way in OF_A_TABLE]
    nothing = {("<insufficient privilege>", *[None] * 4), (None,) * 5}
    for login in ("client.pol", *outsiders):
        with session_of(database, login) as session:
            assert [door for door in doors if not is_refused(session, door)] == [], login
            assert [door for door in OF_THE_SERVER if answers(session, door)] == [], login
            told = {one for (one,) in session.execute(STATISTICS).fetchall()}
            assert told <= READS, "columns that they read anyhow"
            assert set(session.execute(OTHERS.encode()).fetchall()) <= nothing, login


COUNTERS = """
select p.proname from pg_proc p
 where p.pronamespace = 'pg_catalog'::regnamespace and p.pronargs = 1 and p.proargtypes[0] = 'oid'::regtype
   and p.proname ~ '^pg_stat_get_(xact_)?(numscans|lastscan|tuples_|live_|dead_|mod_since|ins_since|blocks_)'
"""


def test_nobody_counts_rows_by_the_servers_own_counters(database: Database) -> None:
    """They count each insert of each table at once: who may ask sees that somewhere a report was just signed."""
    counters = [one for (one,) in database.superuser(COUNTERS)]
    assert len(counters) > 8
    for login in ("client.pol", "client.dpp", "tech.tom", "admin.ada"):
        with session_of(database, login) as session:
            asked = [f"select {one}('lab.report'::regclass)" for one in counters]
            assert [one for one in asked if not is_refused(session, one)] == [], login
            assert is_refused(session, "select n_tup_ins from pg_stat_all_tables"), login
            assert is_refused(session, "select relation::regclass from pg_locks"), login


def answers(session: psycopg.Connection[Any], statement: str) -> bool:
    """Whether anything comes of it."""
    try:
        return bool(session.execute(statement.encode()).fetchall())
    except psycopg.Error:
        return False
    finally:
        session.rollback()


def test_a_notice_says_only_how_large_the_ledger_is(lab_of: LabOf, office: Office, database: Database) -> None:
    """Anybody may listen on any channel: nothing but the number of entries is ever said there."""
    with session_of(database, "client.pol") as session:
        session.autocommit = True
        for channel in ("lims", "report", "tasks"):
            session.execute(f"listen {channel}".encode())
        hidden_things(lab_of, office)
        [(size,)] = database.superuser("select chain.tick()")
        heard = {(one.channel, one.payload) for one in session.notifies(timeout=5, stop_after=1)}
    assert {channel for channel, _ in heard} == {"lims"}
    assert all(0 < int(payload) <= size for _, payload in heard)
    notifying = """select proname from pg_proc where prosrc ~ 'pg_notify|notify ' and pronamespace in
        ('lims'::regnamespace, 'chain'::regnamespace, 'guard'::regnamespace)"""
    assert database.superuser(notifying) == [("tick",)], "whatever else notifies is looked at here"
