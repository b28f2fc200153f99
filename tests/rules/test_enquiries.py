"""Enquiries, days in court, subpoenas and testimony: who may ask, answer, close, serve and record them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from lims_desktop import cases, customers, enquiries, requests, tasks, verify
from lims_desktop.enquiries import Wanted
from lims_desktop.errors import NeedsReason, Refused
from tests.database import Database, LabOf, Psql
from tests.laboratory import agency, take_in

SOON = datetime.now(UTC) + timedelta(days=20)


@pytest.fixture
def lab_of(lab_of: LabOf) -> LabOf:
    """Everybody signs in once."""
    known: dict[str, Any] = {}
    return lambda login, *more: known.setdefault(login, known.get(login) or lab_of(login, *more))


def codes(lab_of: LabOf, login: str) -> list[str]:
    return sorted(one.code for one in tasks.mine(lab_of(login)).tasks if one.page == "enquiries")


def test_a_question_is_asked_answered_asked_again_and_closed(lab_of: LabOf, database: Database, psql: Psql) -> None:
    tom, pol = lab_of("tech.tom"), lab_of("client.pol")
    case = take_in(tom).case
    act = uuid4()
    asked = enquiries.ask(pol, case, "question", "When will it be ready?", act=act).enquiry
    assert enquiries.ask(pol, case, "question", "When will it be ready?", act=act).enquiry == asked
    assert codes(lab_of, "tech.tom") == codes(lab_of, "mona.manager") == ["enquiry.task_answer"]
    assert codes(lab_of, "ben.lyst") == []
    with pytest.raises(Refused, match=r"enquiry\.not_answered"):
        enquiries.close(tom, asked)
    with pytest.raises(Refused, match=r"enquiry\.not_your_case"):
        enquiries.say(lab_of("ben.lyst"), asked, "Soon")
    for other in ("client.other", "client.dpp"):
        for call in (f"enquiry_say(gen_random_uuid(), {asked}, 'x')", f"enquiry_close(gen_random_uuid(), {asked})"):
            assert psql(other, f"select lims.{call}").message == "enquiry.unknown"
        assert (
            psql(other, f"select lims.enquiry_ask(gen_random_uuid(), {case}, 'question', 'x')").message
            == "case.unknown"
        )
    assert enquiries.say(tom, asked, "On Monday.").state == "ANSWERED"
    assert codes(lab_of, "tech.tom") == []
    assert enquiries.say(pol, asked, "Which Monday?").state == "ASKED"
    enquiries.say(tom, asked, "The next.")
    assert enquiries.close(pol, asked).state == "CLOSED"
    with pytest.raises(Refused, match=r"enquiry\.wrong_state"):
        enquiries.say(tom, asked, "Or the one after.")
    why = "Advice to counsel"
    for login in ("tech.tom", "ana.lyst", "client.pol", "aud.itor"):
        mark = psql(login, f"select lims.enquiry_privilege(gen_random_uuid(), {asked}, true, 'so')")
        assert mark.state == "42501", login
    mona, act = lab_of("mona.manager"), uuid4()
    with pytest.raises(NeedsReason, match=r"enquiry\.why_privileged"):
        enquiries.privilege(mona, asked, privileged=True, reason=" ")
    once = enquiries.privilege(mona, asked, privileged=True, reason=why, act=act)
    assert enquiries.privilege(mona, asked, privileged=True, reason=why, act=act) == once
    with pytest.raises(Refused, match=r"enquiry\.privileged_already"):
        enquiries.privilege(mona, asked, privileged=True, reason="Again")
    assert enquiries.listed(tom, filters={"case": case})[0].privileged == why
    assert customers.case(pol, case).enquiries[0].privileged is None
    enquiries.privilege(lab_of("quinn.manager"), asked, privileged=False, reason="Waived by counsel")
    assert enquiries.listed(tom, filters={"case": case})[0].privileged is None
    [told] = customers.case(pol, case).enquiries
    assert [one.words for one in told.notes if one.inside] == ["On Monday.", "The next."]
    assert [one.words for one in told.notes if not one.inside] == ["When will it be ready?", "Which Monday?"]
    [line] = enquiries.listed(tom, filters={"case": case})
    assert (line.state, line.agency, line.first) == ("CLOSED", "Police Unit One", "When will it be ready?")
    assert enquiries.listed(tom, filters={"open": True}) == []
    cases.refer(lab_of("mona.manager"), case, agency(tom, "DPP"))
    assert customers.case(lab_of("client.dpp"), case).enquiries == [], "what police ask is theirs"
    for spoil in ("update lab.enquiry_note set words = 'x'", "delete from lab.enquiry", "delete from lab.subpoena",
                  "update lab.testimony set about = 'x'"):  # fmt: skip
        with pytest.raises(psycopg.Error, match="frozen"):
            database.superuser(spoil)
    cases.restrict(lab_of("mona.manager"), case, restricted=True, reason="A witness is threatened")
    assert enquiries.listed(lab_of("tech.tina")) == []
    assert psql("client.pol", f"select lims.enquiry_say(gen_random_uuid(), {asked}, 'x')").message == "enquiry.unknown"
    assert verify.verify(database.admin).sound


def test_a_complaint_awaits_quality_and_becomes_a_nonconformity(lab_of: LabOf, psql: Psql) -> None:
    tom, pol, quinn = lab_of("tech.tom"), lab_of("client.pol"), lab_of("quinn.manager")
    case = take_in(tom).case
    with pytest.raises(Refused, match=r"enquiry\.kind"):
        enquiries.ask(pol, case, "feedback", "Good")
    with pytest.raises(Refused, match=r"report\.unknown"):
        enquiries.ask(pol, case, "feedback", "Good", report=1)
    asked = enquiries.ask(pol, case, "complaint", "Nobody answers the telephone.").enquiry
    assert codes(lab_of, "quinn.manager") == ["enquiry.task_complaint"]
    assert codes(lab_of, "tech.tom") == []
    enquiries.say(tom, asked, "We are sorry.")
    with pytest.raises(Refused, match=r"enquiry\.complaint"):
        enquiries.close(tom, asked)
    call = f"select lims.enquiry_nonconformity(gen_random_uuid(), {asked}, '{{}}')"
    for login in ("mona.manager", "tech.tom", "client.pol", "aud.itor"):
        assert psql(login, call).state == "42501"
    raised = enquiries.raise_nonconformity(quinn, asked, "complaint", "minor", "The telephone is not answered.")
    assert raised.nonconformity
    with pytest.raises(Refused, match=r"enquiry\.raised_already"):
        enquiries.raise_nonconformity(quinn, asked, "complaint", "minor", "Again")
    assert enquiries.close(quinn, asked).state == "CLOSED"
    [line] = enquiries.listed(tom)
    assert line.nonconformity_number == "NC-2026-0001"
    assert "NC-2026" not in repr(customers.case(pol, case)), "what quality does of it is inside"


def test_a_customer_asks_for_an_examination_of_what_they_brought(lab_of: LabOf, psql: Psql) -> None:
    tom, pol = lab_of("tech.tom"), lab_of("client.pol")
    ours = take_in(tom)
    theirs = take_in(tom, agency=agency(tom, "OTH"), agency_reference="X-1")
    with pytest.raises(Refused, match=r"item\.unknown"):
        enquiries.ask_examination(pol, [theirs.items[0].id], "blood-alcohol", "How much?")
    day = SOON.date()
    asked = enquiries.ask_examination(pol, [ours.items[0].id], "blood-alcohol", "How much?", Wanted(day, remand=True))
    view = requests.view(tom, asked.request)
    assert view is not None
    assert (view.asked_for, view.court_date, view.remand, view.state) == ("Police Unit One", day, True, "REQUESTED")
    assert [one.status for one in customers.case(pol, ours.case).requests] == ["ASKED"]
    for login in ("tech.tom", "mona.manager"):
        assert psql(login, "select lims.customer_ask(gen_random_uuid(), '{1}', 'x', 'x')").state == "42501"


def test_a_day_in_court_makes_open_work_urgent(lab_of: LabOf, psql: Psql) -> None:
    tom, pol = lab_of("tech.tom"), lab_of("client.pol")
    taken = take_in(tom)
    request = requests.add(tom, [taken.items[0].id], "blood-alcohol", "How much?").request
    with pytest.raises(Refused, match=r"subpoena\.past"):
        enquiries.tell_hearing(pol, taken.case, datetime(2026, 1, 1, tzinfo=UTC), "Supreme Court")
    told = enquiries.tell_hearing(pol, taken.case, SOON, "Supreme Court", note="Second day").id
    view = requests.view(tom, request)
    assert view is not None
    assert view.court_date == SOON.date()
    enquiries.tell_hearing(tom, taken.case, SOON + timedelta(days=9), "Court of Appeal")
    view = requests.view(tom, request)
    assert view is not None
    assert view.court_date == SOON.date(), "the earlier day stands"
    mine, inside = customers.case(pol, taken.case).hearings
    assert (mine.court, mine.is_mine, inside.is_mine) == ("Supreme Court", True, False)
    with pytest.raises(Refused, match=r"subpoena\.unknown"):
        enquiries.cancel_hearing(pol, inside.id, reason="Not mine")
    with pytest.raises(NeedsReason):
        enquiries.cancel_hearing(pol, told, reason="")
    enquiries.cancel_hearing(pol, told, reason="Adjourned")
    with pytest.raises(Refused, match=r"subpoena\.ended"):
        enquiries.cancel_hearing(tom, told, reason="Again")
    assert enquiries.hearings(tom, taken.case)[0].cancelling == "Adjourned"
    view = requests.view(tom, request)
    assert view is not None
    assert view.court_date == (SOON + timedelta(days=9)).date(), "the next day that stands"
    assert (
        psql("client.other", f"select lims.hearing_cancel(gen_random_uuid(), {told}, 'x')").message
        == "subpoena.unknown"
    )


def test_a_subpoena_is_told_served_and_answered_in_court(lab_of: LabOf, database: Database, psql: Psql) -> None:
    tom, pol, ana = lab_of("tech.tom"), lab_of("client.pol"), lab_of("ana.lyst")
    case = take_in(tom).case
    told = enquiries.tell_subpoena(pol, case, SOON, "Supreme Court", "the analyst", reference="S 14/26").id
    assert codes(lab_of, "tech.tom") == ["subpoena.task_serve"]
    for login in ("client.pol", "ana.lyst", "rita.view", "aud.itor"):
        assert psql(login, f"select lims.subpoena_serve(gen_random_uuid(), {told}, 1, 'x')").state == "42501", login
    with pytest.raises(Refused, match=r"subpoena\.witness"):
        enquiries.serve(tom, told, pol.me.person, "by hand")
    enquiries.serve(tom, told, ana.me.person, "by hand")
    with pytest.raises(Refused, match=r"subpoena\.ended"):
        enquiries.serve(tom, told, ana.me.person, "again")
    assert codes(lab_of, "ana.lyst") == ["subpoena.task_appear"]
    database.superuser("update lab.subpoena set appears_at = now() - interval '1 hour'")
    assert codes(lab_of, "ana.lyst") == ["subpoena.task_testimony"]
    spoke = datetime.now(UTC) - timedelta(minutes=50)
    with pytest.raises(Refused, match=r"subpoena\.not_witness"):
        enquiries.record_testimony(lab_of("ben.lyst"), told, spoke, 40, "I was not there")
    for at, minutes in ((SOON, 40), (spoke, -1), (spoke, 9999)):
        with pytest.raises(Refused, match=r"subpoena\.testimony"):
            enquiries.record_testimony(ana, told, at, minutes, "The blood")
    enquiries.record_testimony(ana, told, spoke, 40, "How the blood was taken.", difficulties="The chain was doubted.")
    assert codes(lab_of, "ana.lyst") == []
    [line] = enquiries.subpoenas(tom, case, only_open=False)
    assert line.testimony is not None
    assert line.testimony.difficulties == "The chain was doubted."
    [(stream,)] = database.superuser("select stream from ledger.entry where body like '%%doubted%%'")
    assert stream == f"subpoena/{told}", "no stream of the case"
    assert (line.state, line.testimony.minutes, line.witness) == ("TESTIFIED", 40, "Ana Lyst")
    shown = customers.case(pol, case)
    assert shown.subpoenas[0].state == "TESTIFIED"
    assert "doubted" not in repr(shown)
    other = enquiries.tell_subpoena(tom, case, SOON, "Supreme Court", "Tom Evidence").id
    enquiries.excuse(tom, other, reason="He pleaded guilty")
    assert len(customers.case(pol, case).subpoenas) == 1, "only those they told"
    mona = lab_of("mona.manager")
    cases.restrict(mona, case, restricted=True, admitted=[ana.me.person], reason="A witness is threatened")
    third = enquiries.tell_subpoena(mona, case, SOON, "Supreme Court", "Ben Lyst").id
    with pytest.raises(Refused, match=r"subpoena\.witness_not_admitted"):
        enquiries.serve(mona, third, lab_of("ben.lyst").me.person, "by hand")
    assert enquiries.serve(mona, third, ana.me.person, "by hand").state == "SERVED"
    assert verify.verify(database.admin).sound
