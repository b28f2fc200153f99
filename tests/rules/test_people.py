"""People and their duties, each rule tried by a person's own login."""

from __future__ import annotations

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lims_desktop import files, people
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.database import EVERYONE, PASSWORD, Database, LabOf, Newcomer, Psql, Refusal

NEW_PASSWORD = "quite another password"
DUTIES = sorted({duty for _, duties in EVERYONE.values() for duty in duties})
VERIFIER = "SCRAM-SHA-256$4096:" + "A" * 22 + "==$" + "A" * 43 + "=:" + "A" * 43 + "="


@pytest.fixture(scope="module")
def database(unchanged: Database) -> Database:
    """One laboratory for all of them: what is tried here is refused, or stands by itself."""
    return unchanged


@pytest.fixture
def ada(lab_of: LabOf) -> Lab:
    return lab_of("admin.ada")


def test_a_person_is_made_with_a_place_of_their_own(database: Database, ada: Lab, newcomer: Newcomer) -> None:
    added = newcomer("analyst")
    assert database.superuser("select kind, name from lab.place where id = %s", added.place) == [
        ("person", "New Comer")
    ]
    [known] = [person for person in people.everyone(ada) if person.id == added.person]
    assert (known.login, known.initials, known.active) == (added.login, "NC", True)
    assert [held.duty for held in people.duties(ada) if held.person_id == added.person] == ["analyst"]


def test_the_role_of_a_person_can_nothing_but_sign_in(database: Database, newcomer: Newcomer) -> None:
    added = newcomer("analyst")
    role = "select rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, rolconnlimit"
    assert database.superuser(f"{role} from pg_roles where rolname = %s", added.login) == [
        (True, False, False, False, False, False, 8)
    ]


def test_making_a_person_is_in_the_ledger_without_their_password(database: Database, newcomer: Newcomer) -> None:
    added = newcomer("analyst")
    entries = database.superuser(
        "select kind, actor, body from ledger.entry where stream = %s", f"person/{added.person}"
    )
    assert {(kind, actor) for kind, actor, _ in entries} == {
        ("ADDED", "admin.ada"),
        ("CHANGED", added.login),
        ("PASSWORD_SET", added.login),
    }
    assert not any("SCRAM" in body for _, _, body in entries)


@pytest.mark.parametrize("login", sorted(EVERYONE))
def test_only_an_administrator_manages_accounts(psql: Psql, login: str) -> None:
    calls = {
        "person_add": f"gen_random_uuid(), 'x.y', 'X Y', '{{}}', '{VERIFIER}'",
        "person_change": "gen_random_uuid(), 10000, '{}'",
        "person_disable": "gen_random_uuid(), 10000, 'because'",
        "person_enable": "gen_random_uuid(), 10000, 'because'",
        "duty_grant": "gen_random_uuid(), 10000, 'analyst'",
        "duty_revoke": "gen_random_uuid(), 10000, 'analyst'",
        "password_reset": f"gen_random_uuid(), 10000, '{VERIFIER}', 'because'",
    }
    for name, arguments in calls.items():
        said = psql(login, f"begin; select lims.{name}({arguments}); rollback")
        if "administrator" in EVERYONE[login][1]:
            assert said == [] or said.state == "LM001", name
        else:
            assert said == Refusal("42501", f"permission denied for function {name}")


@pytest.mark.parametrize(
    "login",
    [
        "lims_root",
        "lims_owner",
        "lims_x",
        "pg_monitor",
        "Capital",
        "1digit",
        "a b",
        'a"b',
        "a;drop",
        "",
        "x" * 42,
        "é.b",
    ],
)
def test_a_login_has_one_shape(psql: Psql, login: str) -> None:
    said = psql("admin.ada", "select lims.person_add(gen_random_uuid(), %s, 'X Y', '{}', %s)", login, VERIFIER)
    assert said.state == "LM001"
    assert said.message in ("people.login_shape", "people.login_taken")


def test_a_login_is_never_used_again(ada: Lab, newcomer: Newcomer) -> None:
    added = newcomer()
    people.disable(ada, added.person, "left")
    with pytest.raises(Refused, match=r"people\.login_taken"):
        people.add(ada, added.login, "Somebody Else", [], PASSWORD)


@pytest.mark.parametrize(
    "role", ["postgres", "owner", "ledger", "guard", "caretaker", "member", "staff", "pg_monitor", "no_such"]
)
def test_only_duties_can_be_granted(psql: Psql, newcomer: Newcomer, role: str) -> None:
    added = newcomer()
    said = psql("admin.ada", "select lims.duty_grant(gen_random_uuid(), %s, %s)", added.person, role)
    assert said == Refusal("LM001", "people.unknown_duty")


@pytest.mark.parametrize(
    "verifier",
    ["clear password", "md5" + "0" * 32, "", None, VERIFIER + "' superuser --", VERIFIER + "\nx", "x" + VERIFIER],
)
def test_only_a_verifier_travels(psql: Psql, newcomer: Newcomer, verifier: str | None) -> None:
    login = newcomer().login
    assert psql(login, "select lims.password_set(gen_random_uuid(), %s)", verifier) == Refusal(
        "LM001", "people.bad_verifier"
    )


def test_an_administrator_has_no_laboratory_authority(ada: Lab, newcomer: Newcomer) -> None:
    with pytest.raises(Refused, match=r"people\.administrator_alone"):
        newcomer("administrator", "analyst")
    with pytest.raises(Refused, match=r"people\.administrator_alone"):
        people.grant(ada, newcomer("administrator").person, "analyst")
    with pytest.raises(Refused, match=r"people\.administrator_alone"):
        people.grant(ada, newcomer("analyst").person, "administrator")


def test_nobody_changes_their_own_authority(ada: Lab) -> None:
    me = ada.me.person
    with pytest.raises(Refused, match=r"people\.not_yourself"):
        people.grant(ada, me, "analyst")
    with pytest.raises(Refused, match=r"people\.not_yourself"):
        people.revoke(ada, me, "administrator")
    with pytest.raises(Refused, match=r"people\.not_yourself"):
        people.disable(ada, me, "tired")
    with pytest.raises(Refused, match=r"people\.not_yourself"):
        ada.act(dict, "password_reset", person=me, verifier=VERIFIER, reason="lost")


def test_a_duty_is_granted_and_revoked_at_once(ada: Lab, newcomer: Newcomer, psql: Psql) -> None:
    added = newcomer("analyst")
    people.grant(ada, added.person, "auditor")
    assert psql(added.login, "select lims.has_duty('auditor')") == [(True,)]
    with pytest.raises(Refused, match=r"people\.has_duty"):
        people.grant(ada, added.person, "auditor")
    people.revoke(ada, added.person, "auditor")
    assert psql(added.login, "select lims.has_duty('auditor')") == [(False,)]
    with pytest.raises(Refused, match=r"people\.has_not_duty"):
        people.revoke(ada, added.person, "auditor")
    past = [held for held in people.duties(ada, past=True) if held.person_id == added.person and held.duty == "auditor"]
    assert [held.until is not None for held in past] == [True]


def test_a_disabled_person_is_out_at_once(database: Database, ada: Lab, newcomer: Newcomer) -> None:
    added = newcomer("analyst")
    arguments = database.station().connection() | {"user": added.login, "password": PASSWORD}
    with psycopg.connect(**arguments, autocommit=True) as session:
        people.disable(ada, added.person, "left the service")
        with pytest.raises(psycopg.OperationalError):
            session.execute("select 1")
    with pytest.raises(Refused, match=r"signin\.locked"):
        Lab.sign_in(database.station(), added.login, PASSWORD)
    people.enable(ada, added.person, "came back")
    Lab.sign_in(database.station(), added.login, PASSWORD).close()


def test_my_password_is_mine_to_change(database: Database, newcomer: Newcomer, lab_of: LabOf) -> None:
    lab = lab_of(newcomer().login)
    with pytest.raises(Refused, match=r"signin\.wrong_password"):
        people.set_password(lab, "not the old one", NEW_PASSWORD)
    people.set_password(lab, PASSWORD, NEW_PASSWORD)
    Lab.sign_in(database.station(), lab.me.login, NEW_PASSWORD).close()
    with pytest.raises(Refused, match=r"signin\.wrong_password"):
        Lab.sign_in(database.station(), lab.me.login, PASSWORD)
    end = "select pg_terminate_backend(pid) from pg_stat_activity where usename = %s"
    database.superuser(end, lab.me.login)
    assert lab.call("me") == lab.me.person  # a session that goes on connects anew with the new password


ACTS = """
select p.oid::regproc::text || '(gen_random_uuid()' || repeat(', null', p.pronargs - 1) || ')' from pg_proc p
 where p.pronamespace = 'lims'::regnamespace and p.proargnames[1] = '_act' and p.provolatile = 'v'
   and p.proname <> 'password_set' and has_function_privilege(%s, p.oid, 'execute')
"""


@pytest.mark.parametrize("duties", [("laboratory_manager", "analyst"), ("administrator",), ("evidence_technician",)])
def test_nobody_acts_with_a_password_that_was_given(
    database: Database, ada: Lab, newcomer: Newcomer, psql: Psql, duties: tuple[str, ...]
) -> None:
    added = newcomer(*duties)
    [known] = [person for person in people.everyone(ada) if person.id == added.person]
    people.reset_password(ada, known, PASSWORD, "forgotten")
    acts = [act for (act,) in database.superuser(ACTS, added.login)]
    said = {act: psql(added.login, f"select {act}") for act in acts}
    assert len(acts) > 5
    done = {act for act, answer in said.items() if not isinstance(answer, Refusal)}
    assert done == set()
    others = {act for act, answer in said.items() if answer.message != "signin.password_given"}
    assert others <= {act for act in acts if said[act].message == "act.reason_needed"}
    word = psql(added.login, "select lims.vouch(gen_random_uuid(), 'store', '{}', 'witness')")
    if duties != ("administrator",):
        assert word == Refusal("LM001", "signin.password_given")
    assert psql(added.login, "select lims.password_set(gen_random_uuid(), %s)", VERIFIER) != []


def test_a_new_person_begins_with_an_own_password(database: Database, ada: Lab) -> None:
    added = people.add(ada, "new.beginner", "New Beginner", ["analyst"], PASSWORD)
    lab = Lab.sign_in(database.station(), added.login, PASSWORD, connections=1)
    assert lab.me.password_given
    with pytest.raises(Refused, match=r"signin\.password_given"):
        files.keep(lab, b"%PDF-1.4 x", "application/pdf")
    with pytest.raises(Refused, match=r"people\.password_same"):
        people.set_password(lab, PASSWORD, PASSWORD)
    people.set_password(lab, PASSWORD, NEW_PASSWORD)
    assert not lab.me.password_given
    files.keep(lab, b"%PDF-1.4 x", "application/pdf")
    lab.close()
    again = Lab.sign_in(database.station(), added.login, NEW_PASSWORD, connections=1)
    assert not again.me.password_given
    again.close()
    changes = "select kind from ledger.entry where stream = %s and body like '%%password_given_at%%' order by id"
    assert database.superuser(changes, f"person/{added.person}") == [("ADDED",), ("CHANGED",)]


def test_a_reset_password_is_in_the_ledger(database: Database, ada: Lab, newcomer: Newcomer) -> None:
    added = newcomer()
    [known] = [person for person in people.everyone(ada) if person.id == added.person]
    people.reset_password(ada, known, NEW_PASSWORD, "forgotten")
    Lab.sign_in(database.station(), added.login, NEW_PASSWORD).close()
    said = "select actor, reason from ledger.entry where stream = %s and kind = 'PASSWORD_RESET'"
    assert database.superuser(said, f"person/{added.person}") == [("admin.ada", "forgotten")]


@pytest.mark.parametrize(
    ("password", "code"), [("short", "password_short"), ("a" * 20, "password_weak"), ("New Comer...", None)]
)
def test_a_first_password_is_judged_here(password: str, code: str | None) -> None:
    if code is None:
        assert people.checked(password, "new.comer", "New Comer") == password
        return
    with pytest.raises(Refused, match=code):
        people.checked(password, "new.comer", "New Comer")


def test_a_password_that_never_reached_the_disk(database: Database, ada: Lab, newcomer: Newcomer) -> None:
    newcomer()
    assert b"SCRAM" not in b"".join(path.read_bytes() for path in database.folder.rglob("journal.sqlite*"))


HOSTILE = st.one_of(
    st.text(),
    st.text(st.characters(codec=None), max_size=40),
    st.sampled_from(
        [
            "Robert'); drop table lab.person; --",
            "%s %(x)s {0} {name} \\u0000 \\x00",
            "^XA^FDzpl^FS^XZ",
            "=cmd|'/c calc'!A1",
            "\u202egnp.exe",
            "e\u0301\u0301\u0301",
            "x" * 4001,
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "\ufeffbom",
            "null",
        ]
    ),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=HOSTILE)
def test_any_text_is_stored_as_it_was_typed_or_refused_in_a_sentence(database: Database, ada: Lab, words: str) -> None:
    """Ada's own title, since hers is at hand; a text of spaces is none."""
    impossible = "\x00" in words or any("\ud800" <= sign <= "\udfff" for sign in words)
    if impossible or len(words.strip(" ")) > 4000:
        with pytest.raises(Refused, match="act.bad_value" if impossible else "lists.too_long"):
            people.change(ada, ada.me.person, {"title": words}, reason=words)
        return
    people.change(ada, ada.me.person, {"title": words}, reason=words)
    [(title,)] = database.superuser("select title from lab.person where id = %s", ada.me.person)
    assert title == (words.strip(" ") or None)


def test_a_second_first_administrator_is_refused(database: Database) -> None:
    said = "select lims.first_administrator('x.y', 'X Y', %s)"
    with pytest.raises(psycopg.DatabaseError, match=r"people\.administrator_exists"):
        database.superuser(said, VERIFIER)


def test_customers_see_their_own_colleagues_only(database: Database, newcomer: Newcomer, psql: Psql) -> None:
    agencies = [row[0] for row in database.superuser("select id from lab.agency order by id limit 1")]
    client = newcomer("agency_client", agency_id=agencies[0])
    colleagues = database.superuser("select login from lab.person where agency_id = %s order by id", agencies[0])
    assert psql(client.login, "select login from lab.person order by id") == colleagues
    assert (client.login,) in colleagues
    assert psql(client.login, "select * from lab.duty").state == "42501"


def test_a_client_needs_an_agency(newcomer: Newcomer) -> None:
    with pytest.raises(Refused, match=r"people\.client_of_agency"):
        newcomer("agency_client")
    with pytest.raises(Refused, match=r"people\.client_of_agency"):
        newcomer("analyst", agency_id=1)
    with pytest.raises(Refused, match=r"people\.client_alone"):
        newcomer("analyst", "agency_client", agency_id=1)
