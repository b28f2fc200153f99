"""Who is at the other end of a connection: what the database believes, and what it does not."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from lims_desktop import SCHEMA
from lims_desktop.errors import Refused, Unreachable
from lims_desktop.lab import Lab
from tests.database import PASSWORD, Database, LabOf, Newcomer, Psql, Refusal


def connect(database: Database, login: str, **more: Any) -> psycopg.Connection[Any]:
    return psycopg.connect(**database.station().connection(), user=login, password=PASSWORD, autocommit=True, **more)


def test_everybody_signs_in_as_themself(lab_of: LabOf) -> None:
    lab = lab_of("tech.tom")
    assert (lab.me.name, lab.me.initials) == ("Tom Evidence", "TE")
    assert lab.me.duties == {"evidence_technician"}
    assert lab.laboratory.name == "Laboratory of the tests"
    assert lab.laboratory.demonstration
    assert lab.laboratory.policies["fresh_seconds"] == 120


def test_a_wrong_password_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match=r"signin\.wrong_password"):
        Lab.sign_in(database.station(), "tech.tom", "not this one")


def test_an_unknown_login_looks_like_a_wrong_password(database: Database) -> None:
    with pytest.raises(Refused, match=r"signin\.wrong_password"):
        Lab.sign_in(database.station(), "nobody.here", PASSWORD)


def test_a_role_that_is_no_person_is_refused(database: Database) -> None:
    owner = database.server
    with pytest.raises(Refused, match=r"signin\.no_account"):
        Lab.sign_in(database.station(), owner.owner, owner.secret)


def test_a_server_that_is_not_there_is_unreachable(database: Database) -> None:
    from dataclasses import replace

    with pytest.raises(Unreachable, match=r"server\.unreachable"):
        Lab.sign_in(replace(database.station(), port=1), "tech.tom", PASSWORD)


def test_a_database_without_a_laboratory_is_said(database: Database) -> None:
    from dataclasses import replace

    with pytest.raises(Refused, match=r"signin\.(no_laboratory|no_account)"):
        Lab.sign_in(replace(database.station(), database="postgres"), "tech.tom", PASSWORD)


@pytest.mark.parametrize(
    ("client", "code"),
    [
        (f"{SCHEMA - 1} old program", "signin.client_older"),
        (f"{SCHEMA + 1} new program", "signin.client_newer"),
        ("nonsense", "signin.client_older"),
        ("99999999999 program", "signin.client_older"),
        (None, "signin.client_older"),
    ],
)
def test_a_program_of_another_release_is_told_so(psql: Psql, client: str | None, code: str) -> None:
    assert psql("tech.tom", "select lims.sign_in('bench', %s)", client, signed_in=False) == Refusal("LM001", code)


@pytest.mark.parametrize("station", ["", None, "x" * 81])
def test_a_station_needs_a_name(psql: Psql, station: str | None) -> None:
    refusal = psql("tech.tom", "select lims.sign_in(%s, %s)", station, f"{SCHEMA} test", signed_in=False)
    assert refusal == Refusal("LM001", "signin.no_station")


def test_the_station_certificate_can_be_required(database: Database, psql: Psql) -> None:
    database.superuser("update lab.policy set value = 'true' where name = 'station_certificate'")
    refusal = psql("tech.tom", "select lims.sign_in('bench', %s)", f"{SCHEMA} test", signed_in=False)
    assert refusal == Refusal("LM001", "signin.no_certificate")


def test_without_sign_in_no_act_is_done(psql: Psql) -> None:
    refusal = psql("admin.ada", "select lims.person_enable(gen_random_uuid(), 3, 'because')", signed_in=False)
    assert refusal == Refusal("LM001", "signin.needed")


def test_a_forged_context_does_not_count(database: Database, lab_of: LabOf) -> None:
    """Anybody may set a setting; the ledger still says who and where it really was."""
    me = lab_of("ana.lyst").me.person
    with connect(database, "admin.ada") as session:
        session.execute("select lims.sign_in('true station', %s)", (f"{SCHEMA} test",))
        session.execute("""set lims.context = '{"station": "forged", "person": 1, "act": null}'""")
        session.execute('select lims.person_change(gen_random_uuid(), %s, \'{"title": "Dr"}\')', (me,))
    newest = database.superuser("select actor, station from ledger.entry order by id desc limit 1")
    assert newest == [("admin.ada", "true station")]


def test_the_session_of_an_earlier_connection_does_not_count(database: Database, psql: Psql) -> None:
    """A process number is used again; a row left by somebody else's connection must not sign anybody in."""
    with connect(database, "admin.ada") as session:
        database.superuser(
            "insert into lab.session (pid, login, person, station, client, address, port, authenticated_at) "
            "select %s, login, id, 'old', 'old', '127.0.0.1', 1, now() from lab.person where login = 'admin.ada'",
            session.info.backend_pid,
        )
        with pytest.raises(psycopg.DatabaseError, match=r"signin\.needed"):
            session.execute("select lims.person_enable(gen_random_uuid(), 3, 'because')")


def test_the_database_knows_when_the_password_was_typed(database: Database, lab_of: LabOf) -> None:
    lab_of("tech.tom")
    ages = database.superuser("select clock_timestamp() - authenticated_at < interval '1 minute' from lab.session")
    assert ages == [(True,)]


def test_an_old_connection_is_not_fresh(database: Database, newcomer: Newcomer, lab_of: LabOf) -> None:
    lab = lab_of(newcomer().login)
    verifier = lab.verifier(lab.me.login, PASSWORD)
    lab.act(dict, "password_set", verifier=verifier)
    database.superuser("update lab.session set authenticated_at = now() - interval '121 seconds'")
    with pytest.raises(Refused, match=r"signin\.fresh_needed"):
        lab.act(dict, "password_set", verifier=verifier)


def test_an_unknown_age_is_not_fresh(database: Database, newcomer: Newcomer, lab_of: LabOf) -> None:
    """What cannot be known counts as long ago: a rule must fail closed."""
    lab = lab_of(newcomer().login)
    database.superuser("update lab.session set authenticated_at = '-infinity'")
    with pytest.raises(Refused, match=r"signin\.fresh_needed"):
        lab.act(dict, "password_set", verifier=lab.verifier(lab.me.login, PASSWORD))


def test_duties_are_asked_of_the_roles(psql: Psql) -> None:
    assert psql("tech.tom", "select lims.has_duty('analyst', 'evidence_technician')") == [(True,)]
    assert psql("tech.tom", "select lims.has_duty('lims_evidence_technician')") == [(True,)]
    assert psql("tech.tom", "select lims.has_duty('analyst')") == [(False,)]
    assert psql("tech.tom", "select lims.has_duty('no_such_duty')") == Refusal(
        "42704", 'role "lims_no_such_duty" does not exist'
    )


def test_dead_sessions_are_forgotten(database: Database, lab_of: LabOf) -> None:
    lab = lab_of("tech.tom")
    database.superuser(
        "insert into lab.session (pid, login, person, station, client, authenticated_at) "
        "values (0, 'x', 1, 'x', 'x', now())"
    )
    assert lab.call("heartbeat")["problem"] is None
    assert database.superuser("select login from lab.session") == [("tech.tom",)]
