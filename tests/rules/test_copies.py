"""A further copy of an issued report, asked for later: who gives it, of what, and what reaches its recipient."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from psycopg.types.json import Jsonb

from lims_desktop import cases, customers, enquiries, reports, withdrawal_paper
from lims_desktop.errors import Refused
from lims_desktop.reporting import sealing
from lims_desktop.reports import AskedFor, NewRecipient
from tests.database import Database, LabOf, Psql, Refusal
from tests.laboratory import agency
from tests.meeting import at_work, until_somebody_waits
from tests.rules.test_reports import Office, authority, checked, lab_of, method, office, police, seen, sign
from tests.rules.test_withdrawal import issued

__all__ = ["authority", "lab_of", "method", "office"]

COPY = "select lims.report_copy(gen_random_uuid(), %s, %s, %s, %s)"
ASKED = AskedFor(datetime.now(UTC).date() - timedelta(days=3), "Letter DPP/1123/26")
WHY = "Disclosure to the Crown before the trial"


def said(agency_id: int, name: str = "Crown Counsel", how: str = "hand") -> Jsonb:
    return Jsonb({"agency_id": agency_id, "name": name, "how": how, "copies": 1})


def asked(**other: Any) -> Jsonb:
    return Jsonb({"on": str(ASKED.on), "letter": ASKED.letter} | other)


def names(lab_of: LabOf, report: int) -> set[str]:
    return {one.name for one in seen(lab_of, report).recipients}


def next_one(lab_of: LabOf, office: Office, first: int) -> int:
    """An amended report, authorised and not issued yet."""
    ana, adam = lab_of("ana.lyst"), lab_of("adam.view")
    why = "The name was misspelt"
    second = reports.open_one(ana, office.bench.requests, "amended", "en", corrects=first, reason=why).report
    sign(lab_of, office, "ana.lyst", second)
    checked(lab_of, second)
    sign(lab_of, office, "rita.view", second)
    reports.begin_review(adam, second, "administrative")
    reports.pass_review(adam, second)
    sign(lab_of, office, "mona.manager", second)
    return second


def test_a_copy_is_asked_for_later_and_its_recipient_is_one_like_the_others(
    lab_of: LabOf, office: Office, database: Database, psql: Psql
) -> None:
    adam, dpp = lab_of("adam.view"), lab_of("client.dpp")
    report = issued(lab_of, office, database)
    crown, case = agency(adam, "DPP"), seen(lab_of, report).case
    _is_refused_who_may_not_and_what_says_too_little(psql, report, crown)
    _sees_nothing(lab_of, case, report)

    act = uuid4()
    to = NewRecipient(crown, "Crown Counsel", "portal")
    given = sealing.give_copy(adam, report, to, ASKED, reason=WHY, act=act)
    assert (given.state, sealing.give_copy(adam, report, to, ASKED, reason=WHY, act=act)) == ("ISSUED", given)
    copy = next(one for one in seen(lab_of, report).recipients if one.name == "Crown Counsel")
    assert (copy.asked_on, copy.letter, copy.why, copy.added_by) == (ASKED.on, ASKED.letter, WHY, adam.me.name)
    assert [one.letter for one in seen(lab_of, report).recipients].count(None) == 2, "those of the issue were not asked"
    with pytest.raises(Refused, match=r"report\.recipient_already"):
        reports.give_copy(adam, report, NewRecipient(crown, " Crown Counsel "), ASKED, reason=WHY)

    assert [one.id for one in customers.cases(dpp)] == [case]
    shown = customers.case(dpp, case)
    assert (shown.is_report_only, [one.id for one in shown.reports_list], shown.reports) == (True, [report], 1)
    assert not any([shown.names, shown.persons, shown.items, shown.requests, shown.enquiries, shown.hearings])
    assert customers.cases(dpp, filters={"words": shown.number}) == customers.cases(dpp)
    assert customers.report_file(dpp, report) == reports.file(lab_of("mona.manager"), report)
    copy = next(one for one in seen(lab_of, report).recipients if one.name == "Crown Counsel")
    assert copy.acknowledged == dpp.me.name, "who reads it here has it"
    _another_report_of_the_case_is_not_theirs(lab_of, database, report)
    for step in (
        lambda: enquiries.ask(dpp, case, "question", "And the rest?"),
        lambda: customers.custody(dpp, office.bench.items[0]),
    ):
        with pytest.raises(Refused, match=r"(case|item)\.unknown"):
            step()
    with pytest.raises(Refused, match=r"report\.unknown"):
        customers.report_file(lab_of("client.other"), report)
    for spoil in ("update lab.report_recipient set letter = 'x'", "update lab.report_recipient set added_by = 1"):
        with pytest.raises(Exception, match=r"kept"):
            database.superuser(spoil)
    _follows_the_report(lab_of, office, psql, report)


def _another_report_of_the_case_is_not_theirs(lab_of: LabOf, database: Database, report: int) -> None:
    dpp, pol, case = lab_of("client.dpp"), lab_of("client.pol"), seen(lab_of, report).case
    put = "set session_replication_role = replica; "
    database.superuser(
        f"{put} insert into lab.report (number, case_id, kind, state, language, opened_by, opened_at, issued_by,"
        " issued_at) select number || '-B', case_id, 'supplemental', 'ISSUED', 'en', opened_by, opened_at, issued_by,"
        f" issued_at from lab.report where id = {report}"
    )
    [(other,)] = database.superuser("select max(id) from lab.report")
    assert [one.id for one in customers.case(dpp, case).reports_list] == [report]
    assert customers.case(dpp, case).reports == 1
    with pytest.raises(Refused, match=r"report\.unknown"):
        customers.report_file(dpp, other)
    assert {one.id for one in customers.case(pol, case).reports_list} == {report, other}, "whose case it is sees both"
    database.superuser(f"{put} delete from lab.report where id = {other}")
    database.superuser(f"{put} update lab.case_file set names = 'Zack Quill' where id = {case}")
    found = [len(customers.cases(lab, filters={"words": "quill"})) for lab in (dpp, pol)]
    assert found == [0, 1], "found by what stands on the report, not by the persons of the case"


def _is_refused_who_may_not_and_what_says_too_little(psql: Psql, report: int, crown: int) -> None:
    for login in ("ana.lyst", "rita.view", "quinn.manager", "tech.tom", "client.pol", "aud.itor"):
        refused = psql(login, COPY, report, said(crown), asked(), WHY)
        assert isinstance(refused, Refusal), login
        assert refused.state == "42501", login
    tomorrow = str(datetime.now(UTC).date() + timedelta(days=2))
    for code, values in {
        "report.why_copied": (report, said(crown), asked(), " "),
        "report.copy_not_asked_yet": (report, said(crown), asked(on=tomorrow), WHY),
        "lists.missing": (report, said(crown), asked(letter=" "), WHY),
        "agencies.unknown": (report, said(0), asked(), WHY),
        "report.unknown": (0, said(crown), asked(), WHY),
    }.items():
        refused = psql("adam.view", COPY, *values)
        assert isinstance(refused, Refusal), code
        assert refused.message == code
    none = Jsonb({"agency_id": crown, "name": "Crown Counsel", "how": "hand", "copies": -5})
    for values in (
        (report, said(crown), asked(on=None), WHY),
        (report, said(crown, ""), asked(), WHY),
        (report, none, asked(), WHY),
    ):
        assert isinstance(psql("adam.view", COPY, *values), Refusal)


def _sees_nothing(lab_of: LabOf, case: int, report: int) -> None:
    dpp = lab_of("client.dpp")
    assert customers.cases(dpp) == []
    with pytest.raises(Refused, match=r"case\.unknown"):
        customers.case(dpp, case)
    with pytest.raises(Refused, match=r"report\.unknown"):
        customers.report_file(dpp, report)


def _follows_the_report(lab_of: LabOf, office: Office, psql: Psql, first: int) -> None:
    """What takes its place reaches them; of what counts no more nobody is given a copy; its end is told to them."""
    adam, dpp, quinn = lab_of("adam.view"), lab_of("client.dpp"), lab_of("quinn.manager")
    second = next_one(lab_of, office, first)
    other, case = agency(adam, "OTH"), seen(lab_of, first).case
    draft = psql("adam.view", COPY, second, said(other), asked(), WHY)
    assert isinstance(draft, Refusal)
    assert draft.message == "report.wrong_state"
    with pytest.raises(Refused, match=r"report\.unknown"):
        customers.report_file(dpp, second)
    reports.issue(adam, second, [])
    assert names(lab_of, second) == names(lab_of, first) == {"Inspector Mena", "Constable Paul", "Crown Counsel"}
    assert {one.id: one.state for one in customers.case(dpp, case).reports_list} == {
        first: "SUPERSEDED", second: "ISSUED",
    }  # fmt: skip
    with pytest.raises(Refused, match=r"report\.copy_superseded") as told:
        reports.give_copy(adam, first, NewRecipient(other, "Defence"), ASKED, reason=WHY)
    assert told.value.detail["by"] == seen(lab_of, second).number
    reports.withdraw(quinn, second, reason="Another person's blood")
    with pytest.raises(Refused, match=r"report\.copy_withdrawn"):
        reports.give_copy(adam, second, NewRecipient(other, "Defence"), ASKED, reason=WHY)
    notice = next(one for one in seen(lab_of, second).notices if one.name == "Crown Counsel")
    withdrawal_paper.issue(adam, notice.id)
    reports.serve_notice(adam, notice.id, "By telephone")
    [gone] = [one for one in customers.case(dpp, case).reports_list if one.id == second]
    assert (gone.state, gone.why_withdrawn) == ("WITHDRAWN", "Another person's blood")
    cases.restrict(quinn, case, True, reason="An officer is concerned")
    _sees_nothing(lab_of, case, second)
    cases.refer(quinn, case, agency(adam, "DPP"))
    assert not customers.case(dpp, case).is_report_only, "what is referred is seen whole"


def test_whoever_is_added_while_the_next_one_is_issued_gets_it(
    lab_of: LabOf, office: Office, database: Database
) -> None:
    first = issued(lab_of, office, database)
    second = next_one(lab_of, office, first)
    crown = agency(lab_of("adam.view"), "DPP")
    with at_work(database, "adam.view") as adam, ThreadPoolExecutor(1) as pool:
        adam.execute(COPY.encode(), (first, said(crown), asked(), WHY))
        late = pool.submit(reports.issue, lab_of("mona.manager"), second, [])
        until_somebody_waits(database)
        adam.commit()
        assert late.result(timeout=30).state == "ISSUED"
    assert "Crown Counsel" in names(lab_of, second)
    assert police(database) != crown
