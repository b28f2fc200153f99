"""What is inside the database stays inside: functions of the acts, contexts, old sessions, and what is hidden."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from lims_desktop import cases, custody
from lims_desktop.line import CLIENT
from tests.database import PASSWORD, Database, LabOf, Psql
from tests.laboratory import one_item, place, take_in

INSIDE = (
    "lims.begin_act(gen_random_uuid(), 'x', '{}')",
    "lims.finish_act(gen_random_uuid())",
    "lims.record_event('RETURN', 1, 1)",
    "lims.lock_items('{1}')",
    "lims.issue_label('E', 'bag', 1)",
    "lims.take_vouch(gen_random_uuid(), 'witness')",
    "lims.set_context(gen_random_uuid(), 1, 'x', null, null)",
    "lims.first_administrator('x', 'x', 'x')",
    "lims.put_blob('x', 'x')",
    "lims.lockout_scan()",
    "lims.lapse_prelogs()",
    "chain.append('item/1', 'RETURN', '{}')",
    "chain.tick()",
    "guard.unlock('tech.tom')",
    "guard.read_log('', 0)",
)


@pytest.fixture(scope="module")
def database(unchanged: Database) -> Database:
    """One laboratory for all of them: what is tried here is refused, or stands by itself."""
    return unchanged


@pytest.mark.parametrize("login", ["tech.tom", "mona.manager", "admin.ada", "aud.itor", "client.pol"])
def test_what_is_inside_is_called_by_nobody(psql: Psql, login: str) -> None:
    for call in INSIDE:
        assert psql(login, f"select {call}").state == "42501", call


def test_a_forged_context_forges_nothing(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    item, shelf, act = one_item(tom), place(tom, "Shelf 1"), uuid4()
    arguments = database.station().connection() | {"user": "tech.tom", "password": PASSWORD}
    with psycopg.connect(**arguments, autocommit=True) as connection:
        connection.execute("select lims.sign_in('psql', %s)", (CLIENT,))
        connection.execute("""set lims.context = '{"act": "00000000-0000-0000-0000-000000000000", "person": 1,
            "station": "Vault", "clock": "2001-01-01", "second": "2"}'""")
        connection.execute(f"select lims.store('{act}', array[{item}]::bigint[], {shelf})".encode())
    told = database.superuser("select actor, second, station, at > now() - interval '1 hour' from ledger.entry "
                              "where act = %s and kind = 'STORE'", act)  # fmt: skip
    assert told == [("tech.tom", None, "psql", True)]


def test_a_word_given_in_an_old_session_or_by_signing_in_twice_is_not_fresh(lab_of: LabOf, database: Database) -> None:
    """Only the start of the connection counts: signing in again, or saying so, makes nothing younger."""
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    offer = custody.offer(tom, [one_item(tom)], ana.me.person)
    database.superuser("update lab.policy set value = '0.2' where name = 'fresh_seconds'")
    arguments = database.station().connection() | {"user": "ana.lyst", "password": PASSWORD}
    with psycopg.connect(**arguments, autocommit=True) as connection:
        connection.execute("select pg_sleep(0.3)")
        connection.execute("select lims.sign_in('psql', %s)", (CLIENT,))
        connection.execute("select lims.sign_in('psql', %s)", (CLIENT,))
        for statement in (
            f"select lims.accept(gen_random_uuid(), {offer.offer}, '{offer.digest}')",
            "select lims.vouch(gen_random_uuid(), 'store', '{}', 'witness')",
        ):
            with pytest.raises(psycopg.Error, match=r"signin\.fresh_needed"):
                connection.execute(statement.encode())


def test_what_is_hidden_and_what_is_not_there_sound_the_same(lab_of: LabOf, psql: Psql) -> None:
    taken = take_in(lab_of("tech.tom"))
    cases.restrict(lab_of("mona.manager"), taken.case, True, reason="secret")
    item, case = taken.items[0].id, taken.case
    for act in (
        "store(gen_random_uuid(), array[{item}]::bigint[], 1)",
        "take_over(gen_random_uuid(), array[{item}]::bigint[], 'why')",
        "item_amend(gen_random_uuid(), {item}, '{{}}', 'why')",
        "itemise(gen_random_uuid(), {item}, '[{{}}]')",
        "containerise(gen_random_uuid(), array[{item}]::bigint[], null)",
        "seal(gen_random_uuid(), {item}, 'S', 'evidence-tape')",
        "correct(gen_random_uuid(), {item}, 1, 'x', 'why')",
        "discrepancy_raise(gen_random_uuid(), {item}, 'damaged', 'x')",
        "attach(gen_random_uuid(), 'photograph', 'item', {item}, 'x', 'x', 'image/png')",
        "attach(gen_random_uuid(), 'photograph', 'case', {case}, 'x', 'x', 'image/png')",
        "history('item/{item}')",
        "item_view({item})",
        "case_view({case})",
    ):
        there = psql("ana.lyst", "select lims." + act.format(item=item, case=case))
        nowhere = psql("ana.lyst", "select lims." + act.format(item=item + 10**6, case=case + 10**6))
        assert there == nowhere, act
