"""Wrong passwords lock an account, by the server's own log, on a real server that really refused them."""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest

from lims_desktop import people, provision
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.people import Added
from tests.database import PASSWORD, Database, LabOf, Newcomer, Psql


@pytest.fixture
def victim(newcomer: Newcomer, lab_of: LabOf) -> Added:
    """Somebody whose password will be guessed at; everything in the log so far has been read."""
    added = newcomer("analyst")
    heartbeat(lab_of("admin.ada"))
    return added


def heartbeat(lab: Lab) -> Any:
    return lab.call("heartbeat")


def guess(database: Database, login: str, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(Refused, match=r"signin\.(wrong_password|locked)"):
            Lab.sign_in(database.station(), login, "guessed")


def may_sign_in(database: Database, login: str) -> bool:
    try:
        Lab.sign_in(database.station(), login, PASSWORD, connections=1).close()
    except Refused as refused:
        if refused.code == "signin.locked":
            return False
        raise
    return True


def wait_for_log(database: Database, login: str, times: int) -> None:
    """The collector writes a moment after the refusal."""
    for _ in range(200):
        log = database.superuser("select pg_read_binary_file(pg_current_logfile('jsonlog'))")[0][0]
        told = [json.loads(line) for line in log.splitlines()]
        if sum(one.get("user") == login and one.get("state_code") == "28P01" for one in told) >= times:
            return
        database.superuser("select pg_sleep(0.02)")
    raise AssertionError("the server's log does not tell of the failures")


def test_five_wrong_passwords_lock_the_account(database: Database, lab_of: LabOf, victim: Added) -> None:
    guess(database, victim.login, 5)
    wait_for_log(database, victim.login, 5)
    heartbeat(lab_of("tech.tom"))
    assert not may_sign_in(database, victim.login)
    assert [locked.person_id for locked in people.locked(lab_of("admin.ada"))] == [victim.person]
    said = database.superuser(
        "select body::jsonb ->> 'tries' from ledger.entry where kind = 'LOCKED' and stream = %s", stream(victim)
    )
    assert said == [("5",)]


def stream(person: Added) -> str:
    return f"person/{person.person}"


def test_four_do_not(database: Database, lab_of: LabOf, victim: Added) -> None:
    guess(database, victim.login, 4)
    wait_for_log(database, victim.login, 4)
    heartbeat(lab_of("tech.tom"))
    assert may_sign_in(database, victim.login)


def test_the_right_password_forgives_earlier_wrong_ones(database: Database, lab_of: LabOf, victim: Added) -> None:
    guess(database, victim.login, 4)
    wait_for_log(database, victim.login, 4)
    heartbeat(lab_of("tech.tom"))
    assert may_sign_in(database, victim.login)
    guess(database, victim.login, 4)
    wait_for_log(database, victim.login, 8)
    heartbeat(lab_of("tech.tom"))
    assert may_sign_in(database, victim.login)


def test_the_lock_ends_by_itself(database: Database, lab_of: LabOf, victim: Added) -> None:
    lab = lab_of("tech.tom")
    guess(database, victim.login, 5)
    wait_for_log(database, victim.login, 5)
    heartbeat(lab)
    database.superuser("update lab.lockout set until = clock_timestamp()")
    heartbeat(lab)
    assert may_sign_in(database, victim.login)
    assert people.locked(lab_of("admin.ada")) == []


def test_an_administrator_ends_it_at_once(database: Database, lab_of: LabOf, victim: Added) -> None:
    guess(database, victim.login, 5)
    wait_for_log(database, victim.login, 5)
    heartbeat(lab_of("tech.tom"))
    people.enable(lab_of("admin.ada"), victim.person, "it was me, mistyping")
    assert may_sign_in(database, victim.login)


def test_a_disabled_person_stays_out_when_the_lock_ends(database: Database, lab_of: LabOf, victim: Added) -> None:
    lab = lab_of("tech.tom")
    guess(database, victim.login, 5)
    wait_for_log(database, victim.login, 5)
    heartbeat(lab)
    people.disable(lab_of("admin.ada"), victim.person, "left")
    database.superuser("update lab.lockout set until = clock_timestamp()")
    heartbeat(lab)
    assert not may_sign_in(database, victim.login)


def test_a_policy_says_how_many(database: Database, lab_of: LabOf, victim: Added) -> None:
    database.superuser("update lab.policy set value = '2' where name = 'lockout_tries'")
    guess(database, victim.login, 2)
    wait_for_log(database, victim.login, 2)
    heartbeat(lab_of("tech.tom"))
    assert not may_sign_in(database, victim.login)


def test_the_caretaker_looks_too(database: Database, victim: Added) -> None:
    guess(database, victim.login, 5)
    wait_for_log(database, victim.login, 5)
    provision.set_caretaker_password(database.admin, PASSWORD)
    with psycopg.connect(
        **database.admin | {"user": "lims_caretaker", "password": PASSWORD}, autocommit=True
    ) as caretaker:
        assert caretaker.execute("select lims.lockout_scan()").fetchone() == (1,)
        caretaker.execute("select chain.tick()")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            caretaker.execute("select * from lab.person")
    assert not may_sign_in(database, victim.login)


@pytest.mark.parametrize(
    "stranger",
    [
        '","state_code":"28P01","user":"tech.tom',
        "line\nbreak",
        '{"state_code":"28P01"}',
        "back\\slash\\",
        "'; drop table lab.person; --",
        "x" * 60,
        "ünïcödé",
    ],
)
def test_a_hostile_user_name_in_the_log_does_nothing(
    database: Database, lab_of: LabOf, victim: Added, stranger: str
) -> None:
    lab = lab_of("tech.tom")
    where = database.station().connection()
    for _ in range(5):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(**where, user=stranger, password="guessed")
    guess(database, victim.login, 5)
    wait_for_log(database, victim.login, 5)
    assert heartbeat(lab)["problem"] is None
    assert not may_sign_in(database, victim.login)
    assert may_sign_in(database, "tech.tina")


@pytest.mark.parametrize(
    "line",
    [
        '"28P01"',
        '{"state_code":"28P01"',
        '{"state_code":"28P01","user":"\\u0000"}',
        r'{"state_code":"28P01","user":"\377\376"}',
        '{"state_code":"28P01","timestamp":"yesterday noon-ish"}',
        '{"state_code": "28P01", "user": ["x"]}',
        "[" * 100000 + '"28P01"',
    ],
)
def test_a_line_that_makes_no_sense_is_passed_over(database: Database, line: str) -> None:
    said = database.superuser("select guard.failure(%s)", line)
    assert said == [(None,)] or said[0][0]["login"] != "tech.tom"


def test_nobody_but_the_acts_reaches_the_guard(psql: Psql) -> None:
    for call in (
        "guard.lock('tech.tom')",
        "guard.grant_duty('tech.tom', 'auditor')",
        "guard.read_log('', 0)",
        "lims.lockout_scan()",
    ):
        assert psql("admin.ada", f"select {call}").state == "42501"
