"""What a person notices of a bad line: nothing, or one sentence; and the act is recorded once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from lims_desktop import SCHEMA, embedded, lab, line, provision
from lims_desktop.errors import Refused, Unreachable
from lims_desktop.lab import Lab
from lims_desktop.tables.people import Person
from tests.database import PASSWORD, Database, LabOf, Newcomer
from tests.proxy import Cable, cable

CHANGE = b"person_change"


@pytest.fixture
def plug(database: Database) -> Iterator[Cable]:
    with cable(database.server.host, database.server.port) as plugged:
        yield plugged


@pytest.fixture
def ada(database: Database, plug: Cable) -> Iterator[Lab]:
    """An administrator whose line goes through the cable."""
    signed_in = Lab.sign_in(replace(database.station(), port=plug.port), "admin.ada", PASSWORD, connections=1)
    yield signed_in
    signed_in.close()


@pytest.fixture
def ana(database: Database) -> int:
    return int(database.superuser("select id from lab.person where login = 'ana.lyst'")[0][0])


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same patience and pauses, in small."""
    monkeypatch.setattr(line.Line, "patience", 0.5)
    monkeypatch.setattr(lab, "PAUSES", (0.0, 0.01))


def changes(database: Database) -> int:
    return int(
        database.superuser(
            "select count(*) from ledger.entry where kind = 'CHANGED' and stream ~ '^person' and body ~ '\"title\"'"
        )[0][0]
    )


def mend_after_one(plug: Cable, attribute: str) -> None:
    """The cable fails once and then holds."""
    setattr(plug, attribute, CHANGE)

    def mend() -> None:
        while not plug.cuts:
            threading.Event().wait(0.002)
        setattr(plug, attribute, None)

    threading.Thread(target=mend, daemon=True).start()


def test_the_line_breaks_before_the_question_arrives(database: Database, plug: Cable, ada: Lab, ana: int) -> None:
    mend_after_one(plug, "cut_question_with")
    assert ada.act(dict, "person_change", person=ana, changes={"title": "Dr"})["person"] == ana
    assert (plug.cuts > 0, changes(database)) == (True, 1)


def test_the_line_breaks_before_the_answer_comes(database: Database, plug: Cable, ada: Lab, ana: int) -> None:
    mend_after_one(plug, "cut_answer_of")
    assert ada.act(dict, "person_change", person=ana, changes={"title": "Dr"})["person"] == ana
    assert (plug.cuts > 0, changes(database)) == (True, 1)
    assert ada.unfinished() == []


def test_the_line_stays_broken_and_the_act_is_found_again(
    database: Database, plug: Cable, ada: Lab, ana: int, impatient: None, lab_of: LabOf
) -> None:
    plug.cut_answer_of = CHANGE
    act = uuid4()
    with pytest.raises(Unreachable):
        ada.act(dict, "person_change", act=act, person=ana, changes={"title": "Dr"}, reason="ñ")
    [intent] = ada.unfinished()
    assert (intent.act, intent.name, intent.arguments["changes"]) == (act, "person_change", {"title": "Dr"})
    plug.cut_answer_of = None
    assert ada.resend(intent)["person"] == ana
    assert ada.unfinished() == []
    assert changes(database) == 1


def test_after_a_crash_the_station_hears_what_became_of_its_acts(
    plug: Cable, ada: Lab, ana: int, impatient: None, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, lost = uuid4(), uuid4()
    plug.cut_answer_of = CHANGE
    with pytest.raises(Unreachable):
        ada.act(dict, "person_change", act=done, person=ana, changes={"title": "Dr"})
    plug.cut_answer_of, plug.cut_question_with = None, CHANGE
    with pytest.raises(Unreachable):
        ada.act(dict, "person_change", act=lost, person=ana, changes={"title": "Prof"})
    plug.cut_question_with = None
    [settled] = ada.settle()  # the other one was sent a moment ago and may still be at work
    assert (settled.intent.act, settled.answer and settled.answer["person"]) == (done, ana)
    monkeypatch.setattr(lab, "STILL_AT_WORK", timedelta(0))
    [settled] = ada.settle()
    assert (settled.intent.act, settled.answer) == (lost, None)
    assert ada.unfinished() == []
    assert changes(database) == 1


def test_nobody_hears_what_became_of_anothers_acts(lab_of: LabOf, ana: int) -> None:
    act = uuid4()
    lab_of("admin.ada").act(dict, "person_change", act=act, person=ana, changes={"title": "Dr"})
    assert lab_of("admin.ada").call("act_answer", act=act)["person"] == ana
    assert lab_of("admin.bert").call("act_answer", act=act) is None


def test_another_person_at_this_station_does_not_see_my_unfinished_acts(
    database: Database, plug: Cable, ada: Lab, ana: int, impatient: None
) -> None:
    plug.cut_question_with = CHANGE
    with pytest.raises(Unreachable):
        ada.act(dict, "person_change", person=ana, changes={"title": "Dr"})
    plug.cut_question_with = None
    bert = Lab.sign_in(replace(database.station(), port=plug.port), "admin.bert", PASSWORD, connections=1)
    assert bert.unfinished() == []
    bert.close()
    assert len(ada.unfinished()) == 1


def test_a_silent_server_is_given_up(plug: Cable, ada: Lab, ana: int, impatient: None) -> None:
    plug.silent_after = CHANGE
    with pytest.raises(Unreachable, match=r"server\.unknown_outcome"):
        ada.act(dict, "person_change", person=ana, changes={"title": "Dr"})
    plug.silent_after = None
    assert ada.call("me") == ada.me.person


def test_a_silent_server_is_asked_again(
    database: Database, plug: Cable, ada: Lab, ana: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line.Line, "patience", 0.5)
    plug.silent_after = CHANGE
    threading.Timer(0.2, lambda: setattr(plug, "silent_after", None)).start()
    assert ada.act(dict, "person_change", person=ana, changes={"title": "Dr"})["person"] == ana
    assert changes(database) == 1


def test_the_server_restarts_between_two_clicks(database: Database, lab_of: LabOf, ana: int) -> None:
    signed_in = lab_of("admin.ada")
    embedded.stop(database.server.folder)
    assert embedded.start(database.server.folder).port == database.server.port
    assert signed_in.act(dict, "person_change", person=ana, changes={"title": "Dr"})["person"] == ana
    assert signed_in.rows(select(Person.id).where(Person.id == ana), Row)[0].id == ana
    assert changes(database) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed as Unix kills")
def test_the_server_is_killed_while_somebody_works(
    database: Database, lab_of: LabOf, ana: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty acts, the server killed at the tenth: each is recorded once, and the person only waited a little."""
    monkeypatch.setattr(lab, "PAUSES", (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0))
    # A sequence writes ahead to the log; a copy of its database begins in the middle of that and would, after a crash,
    # give the same numbers again. A checkpoint makes it write anew. (Only tests copy a laboratory.)
    database.superuser("checkpoint")
    signed_in, ten, done = lab_of("admin.ada"), threading.Event(), []

    def work() -> None:
        for number in range(60):
            done.append(signed_in.act(dict, "person_change", person=ana, changes={"title": f"Dr {number}"}))
            if number == 10:
                ten.set()

    worker = threading.Thread(target=work)
    worker.start()
    ten.wait(60)
    os.kill(int((database.server.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    embedded.start(database.server.folder)
    worker.join()
    assert (len(done), changes(database), signed_in.unfinished()) == (60, 60, [])


def test_a_changed_password_is_noticed_at_the_next_connection(
    database: Database, newcomer: Newcomer, lab_of: LabOf, impatient: None
) -> None:
    signed_in = lab_of(newcomer().login)
    database.superuser(f"alter role \"{signed_in.me.login}\" password 'something else entirely'")
    database.superuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", signed_in.me.login)
    with pytest.raises(Refused, match=r"signin\.wrong_password"):
        signed_in.call("me")


def test_a_barred_way_back_leaves_the_act_in_the_journal(
    database: Database, plug: Cable, ada: Lab, ana: int, impatient: None
) -> None:
    """The answer was lost, and now the account does not let me in: nobody may say that nothing happened."""
    plug.cut_answer_of = CHANGE
    database.superuser('alter role "admin.ada" connection limit 0')
    try:
        with pytest.raises(Refused, match=r"signin\.too_many"):
            ada.act(dict, "person_change", person=ana, changes={"title": "Dr"})
    finally:
        database.superuser('alter role "admin.ada" connection limit 8')
    plug.cut_answer_of = None
    [intent] = ada.unfinished()
    assert ada.resend(intent)["person"] == ana
    assert changes(database) == 1


def test_who_the_server_forgot_signs_in_again_unnoticed(database: Database, lab_of: LabOf, ana: int) -> None:
    signed_in = lab_of("admin.ada")
    database.superuser("delete from lab.session")
    assert signed_in.act(dict, "person_change", person=ana, changes={"title": "Dr"})["person"] == ana
    assert changes(database) == 1


def test_an_upgraded_laboratory_refuses_the_programs_of_yesterday(
    database: Database, lab_of: LabOf, ana: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in = lab_of("admin.ada")
    monkeypatch.setattr(provision, "SCHEMA", SCHEMA + 1)
    provision.upgrade(database.admin)
    with pytest.raises(Refused, match=r"signin\.client_older"):
        signed_in.act(dict, "person_change", person=ana, changes={"title": "Dr"})


@dataclass(frozen=True)
class Row:
    id: int
    login: str | None = None


def test_rows_are_dataclasses_by_name(lab_of: LabOf, ana: int) -> None:
    rows = lab_of("tech.tom").rows(select(Person.login, Person.id).where(Person.id == ana), Row)
    assert rows == [Row(ana, "ana.lyst")]


def test_a_question_that_is_forbidden_is_a_sentence(lab_of: LabOf) -> None:
    with pytest.raises(Refused, match=r"act\.not_permitted"):
        lab_of("tech.tom").rows(text("select id from lab.act"), Row)


def test_a_bug_stays_loud(lab_of: LabOf) -> None:
    from sqlalchemy.exc import ProgrammingError

    with pytest.raises(ProgrammingError, match="no_such_table"):
        lab_of("tech.tom").rows(text("select id from lab.no_such_table"), Row)


def test_a_report_sees_one_moment(database: Database, lab_of: LabOf) -> None:
    signed_in = lab_of("tech.tom")
    count = text("select count(*) from lab.person where title = 'Dr'")
    with signed_in.connection(snapshot=True) as connection:
        before = connection.scalar(count)
        database.superuser("update lab.person set title = 'Dr' where login = 'ben.lyst'")
        assert connection.scalar(count) == before
    with signed_in.connection() as connection:
        assert connection.scalar(count) == before + 1


def test_a_long_question_may_take_its_time(lab_of: LabOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line.Line, "patience", 0.3)
    signed_in = lab_of("tech.tom")
    with signed_in.connection(patience=20) as connection:
        assert connection.scalar(text("select 1 from pg_sleep(0.6)")) == 1


def test_the_journal_tells_what_was_said_to_this_station(database: Database, lab_of: LabOf, ana: int) -> None:
    signed_in = lab_of("admin.ada")
    before = len(signed_in.receipts())
    signed_in.act(dict, "person_change", person=ana, changes={"title": "Dr"})
    [receipt] = signed_in.receipts()[before:]
    assert (receipt.stream, receipt.login) == (f"person/{ana}", "admin.ada")
    assert isinstance(receipt.told_at, datetime)


def test_without_room_for_the_journal_nothing_is_sent(database: Database, lab_of: LabOf, ana: int) -> None:
    signed_in = lab_of("admin.ada")
    signed_in._journal._file.execute("pragma query_only = on")
    with pytest.raises(Refused, match=r"journal\.unwritable"):
        signed_in.act(dict, "person_change", person=ana, changes={"title": "Dr"})
    assert changes(database) == 0


def test_a_second_person_leaves_nothing_behind(database: Database, lab_of: LabOf) -> None:
    signed_in = lab_of("tech.tom")
    with signed_in.second("tech.tina", PASSWORD) as tina:
        assert tina.me.login == "tech.tina"
    left = "select count(*) from pg_stat_activity where usename = 'tech.tina' and pid in (select pid from lab.session)"
    database.superuser("select pg_sleep(0.05)")
    assert database.superuser(left) == [(0,)]


def test_my_own_password_can_be_checked(lab_of: LabOf) -> None:
    signed_in = lab_of("tech.tom")
    signed_in.check_password(PASSWORD)
    with pytest.raises(Refused, match=r"signin\.wrong_password"):
        signed_in.check_password("not mine")
