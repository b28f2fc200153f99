"""Requests: asked, reviewed, queued by urgency, assigned to whoever is authorised and free of conflict, cancelled."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from lims_desktop import authorisations, cases, interests, people, requests, tasks
from lims_desktop.authorisations import Validity
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.intake import PersonNamed
from lims_desktop.requests import About
from tests.database import Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, take_in
from tests.meeting import at_work, until_somebody_waits
from tests.rules.test_methods import METHOD, approved

TODAY = datetime.now(UTC).date()
"""The day on which the tests began; they hold too when midnight comes meanwhile."""
YEAR = Validity(TODAY, TODAY + timedelta(days=365))
BLOOD = replace(LINE, item_type="blood-tox", description="Blood, grey stopper", biological=True, unit="ml")


@pytest.fixture
def method(lab_of: LabOf, database: Database) -> int:
    """Blood alcohol, approved; Ana is authorised to perform it, Rita leads the section."""
    database.superuser(
        "update lab.person set section = 'toxicology' where login in ('rita.view', 'ana.lyst', 'ben.lyst')"
    )
    made = approved(lab_of)
    allow(lab_of, "ana.lyst", made.method)
    return made.method


def allow(lab_of: LabOf, login: str, method: int, valid: Validity = YEAR) -> int:
    person = lab_of(login, "Elsewhere").me.person
    granted = authorisations.authorise(lab_of("quinn.manager"), person, method, "perform", valid, evidence="Test 1")
    return granted.authorisation


def asked(lab_of: LabOf, about: About | None = None, *, reference: str = "CR-1/26", accepted: bool = True) -> int:
    technician = lab_of("tech.tom")
    item = take_in(technician, BLOOD, reference=reference).items[0].id
    request = requests.add(technician, [item], "blood-alcohol", "How much alcohol?", about or About()).request
    if accepted:
        requests.accept(lab_of("rita.view"), request)
    return request


def person(lab_of: LabOf, login: str) -> int:
    return lab_of(login, "Elsewhere").me.person


def test_a_request_goes_to_its_section_and_is_reviewed(lab_of: LabOf, method: int) -> None:
    request = asked(lab_of, accepted=False)
    head = lab_of("rita.view")
    assert "request.task_review" in [task.code for task in tasks.mine(head).tasks]
    act = uuid4()
    stepped = requests.accept(head, request, act=act)
    assert stepped.state == "ACCEPTED"
    assert requests.accept(head, request, act=act) == stepped
    view = requests.view(lab_of("ana.lyst"), request)
    assert view is not None
    assert (view.discipline, view.examination, view.items) == ("toxicology", "blood-alcohol", 1)
    assert view.lines[0].analysis == "pending"


def test_declining_tells_the_customer_why(lab_of: LabOf, method: int) -> None:
    request = asked(lab_of, accepted=False)
    head = lab_of("rita.view")
    with pytest.raises(NeedsReason):
        requests.decline(head, request, reason="")
    requests.decline(head, request, reason="The specimen is too small")
    view = requests.view(head, request)
    assert view is not None
    assert (view.state, view.customer_told) == ("DECLINED", "The specimen is too small")
    assert view.lines[0].analysis == "none"


def test_only_the_section_decides(psql: Psql, lab_of: LabOf, method: int, database: Database) -> None:
    request = asked(lab_of, accepted=False)
    decide = "select lims.request_decide(gen_random_uuid(), %s, true, null)"
    database.superuser("update lab.person set section = 'dna' where login = 'rita.view'")
    assert psql("rita.view", decide, request) == Refusal("LM001", "request.not_your_section")
    for login in ("ana.lyst", "tech.tom", "quinn.manager", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, decide, request).state == "42501", login
    assert not isinstance(psql("mona.manager", decide, request), Refusal)


def test_an_analyst_is_assigned_when_authorised(lab_of: LabOf, method: int) -> None:
    request, head = asked(lab_of), lab_of("rita.view")
    with pytest.raises(Refused, match=r"authorisation\.missing") as refusal:
        requests.assign(head, request, person(lab_of, "ben.lyst"), method)
    assert refusal.value.detail["person"] == "Ben Lyst"
    assert requests.assign(head, request, person(lab_of, "ana.lyst"), method).state == "ASSIGNED"
    with pytest.raises(Refused, match=r"request\.wrong_state"):
        requests.assign(head, request, person(lab_of, "ana.lyst"), method)


@pytest.mark.parametrize("days", [(-400, -2), (2, 30)])
def test_an_authorisation_counts_between_its_days(lab_of: LabOf, method: int, days: tuple[int, int]) -> None:
    valid = Validity(TODAY + timedelta(days=days[0]), TODAY + timedelta(days=days[1]))
    allow(lab_of, "ben.lyst", method, valid)
    with pytest.raises(Refused, match=r"authorisation\.missing"):
        requests.assign(lab_of("rita.view"), asked(lab_of), person(lab_of, "ben.lyst"), method)


def test_nothing_is_given_to_somebody_without_an_account(lab_of: LabOf, psql: Psql, method: int) -> None:
    request, ana = asked(lab_of), person(lab_of, "ana.lyst")
    assign = "select lims.assign(gen_random_uuid(), %s, %s, %s)"
    people.disable(lab_of("admin.ada"), ana, reason="Left the service")
    try:
        assert psql("rita.view", assign, request, ana, method) == Refusal("LM001", "request.analyst_inactive")
    finally:  # the roles are the server's, for every laboratory on it
        people.enable(lab_of("admin.ada"), ana, reason="Came back")


def test_a_revoked_authorisation_does_not_count(lab_of: LabOf, method: int) -> None:
    granted = allow(lab_of, "ben.lyst", method)
    authorisations.revoke(lab_of("mona.manager"), granted, reason="Competency test failed")
    with pytest.raises(Refused, match=r"authorisation\.missing"):
        requests.assign(lab_of("rita.view"), asked(lab_of), person(lab_of, "ben.lyst"), method)


def test_nobody_authorises_themself_and_only_managers_authorise(psql: Psql, lab_of: LabOf, method: int) -> None:
    authorise = "select lims.authorise(gen_random_uuid(), %s, %s, 'perform', '[2026-01-01,2027-01-01)', 'Test')"
    mona = person(lab_of, "mona.manager")
    assert psql("mona.manager", authorise, mona, method) == Refusal("LM001", "authorisation.own")
    for login in ("ana.lyst", "rita.view", "tech.tom", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, authorise, mona, method).state == "42501", login
    endless = authorise.replace("2027-01-01)", ")")
    assert psql("quinn.manager", endless, mona, method) == Refusal("LM001", "authorisation.validity")


@pytest.mark.parametrize("by_name", [True, False])
def test_a_declared_conflict_of_interest_stands_between(lab_of: LabOf, method: int, by_name: bool) -> None:
    technician, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    taken = take_in(technician, BLOOD, persons=[PersonNamed("suspect", "John Doe")])
    request = requests.add(technician, [taken.items[0].id], "blood-alcohol", "How much?").request
    head = lab_of("rita.view")
    requests.accept(head, request)
    which = {"named": " john DOE "} if by_name else {"case": taken.case}
    declared = interests.declare(ana, "My cousin", **which)
    with pytest.raises(Refused, match=r"request\.conflict_of_interest"):
        requests.assign(head, request, ana.me.person, method)
    with pytest.raises(Refused, match=r"request\.nothing_to_take"):
        requests.take_next(ana, "toxicology")
    interests.lift(lab_of("quinn.manager"), declared.interest, reason="Another John Doe")
    assert requests.assign(head, request, ana.me.person, method).state == "ASSIGNED"


def test_take_the_next_takes_the_most_urgent_one(lab_of: LabOf, method: int) -> None:
    asked(lab_of, reference="CR-1/26")
    urgent = asked(lab_of, About(court_date=TODAY + timedelta(days=2), remand=True), reference="CR-2/26")
    queue = requests.queue(lab_of("ana.lyst"), filters={"discipline": "toxicology"})
    assert queue[0].id == urgent
    assert (queue[0].urgency.points, [(w.code, w.points) for w in queue[0].urgency.why]) == (
        110, [("court", 80), ("remand", 30)],
    )  # fmt: skip
    assert requests.take_next(lab_of("ana.lyst"), "toxicology").request == urgent
    with pytest.raises(Refused, match=r"request\.nothing_to_take"):
        requests.take_next(lab_of("ben.lyst"), "toxicology")


def test_an_override_has_a_reason_and_can_be_taken_back(lab_of: LabOf, method: int) -> None:
    request, head = asked(lab_of), lab_of("rita.view")
    with pytest.raises(NeedsReason):
        requests.override_urgency(head, request, 500, reason="")
    requests.override_urgency(head, request, 500, reason="The minister asks")
    line = requests.queue(head)[0]
    assert (line.urgency.points, line.override) == (500, "The minister asks")
    requests.override_urgency(head, request, None, reason="No longer")
    assert requests.queue(head)[0].override is None


def test_the_queue_comes_page_by_page(lab_of: LabOf, method: int) -> None:
    for number in range(1, 6):
        asked(lab_of, About(remand=number % 2 == 0), reference=f"CR-{number}/26")
    head = lab_of("rita.view")
    whole = requests.queue(head)
    found, after = [], None
    while rows := requests.queue(head, after=after, limit=2):
        found += rows
        after = rows[-1]
    assert [row.id for row in found] == [row.id for row in whole]
    assert len(found) == 5


def test_what_is_destructive_comes_last(lab_of: LabOf, method: int, database: Database) -> None:
    database.superuser(
        """update lab.term set extra = extra || '{"turn": 10}' where list = 'examination' and code = 'drug-screen'"""
    )
    technician, head = lab_of("tech.tom"), lab_of("rita.view")
    item = take_in(technician, BLOOD).items[0].id
    requests.add(technician, [item], "drug-screen", "Any drugs?")
    request = requests.add(technician, [item], "blood-alcohol", "How much?").request
    requests.accept(head, request)
    ana = lab_of("ana.lyst")
    with pytest.raises(NeedsReason) as needs:
        requests.assign(head, request, ana.me.person, method)
    assert (needs.value.code, needs.value.detail["first"]) == ("request.goes_first", "Toxicological screen")
    with pytest.raises(Refused, match=r"request\.nothing_to_take"):
        requests.take_next(ana, "toxicology")
    requests.assign(head, request, ana.me.person, method, reason="Enough specimen for both")
    view = requests.view(head, request)
    assert view is not None
    assert view.assignments[0].out_of_turn == "Enough specimen for both"


def test_a_cancelled_request_waits_for_the_analysts_word(lab_of: LabOf, method: int) -> None:
    request, head, ana = asked(lab_of), lab_of("rita.view"), lab_of("ana.lyst")
    given = requests.assign(head, request, ana.me.person, method)
    assert given.assignment is not None
    requests.stop_work(lab_of("tech.tom"), request, "Plea expected on Monday")
    requests.acknowledge(ana, given.assignment, "Plea expected on Monday")
    requests.cancel(head, request, reason="Guilty plea")  # seen is the notice, not what comes after it
    assert "request.task_cancelled" in [task.code for task in tasks.mine(ana).tasks]
    act = uuid4()
    told = requests.acknowledge(ana, given.assignment, "Guilty plea", act=act)
    assert requests.acknowledge(ana, given.assignment, "Guilty plea", act=act) == told
    assert "request.task_cancelled" not in [task.code for task in tasks.mine(ana).tasks]
    with pytest.raises(Refused, match=r"request\.nothing_to_acknowledge"):
        requests.acknowledge(ana, given.assignment, "Guilty plea")


def test_a_stop_work_notice_stands_on_the_bench_until_it_was_seen(
    lab_of: LabOf, method: int, psql: Psql, database: Database
) -> None:
    request, ana = asked(lab_of), lab_of("ana.lyst")
    given = requests.take_next(ana, "toxicology")
    acknowledge = "select lims.acknowledge(gen_random_uuid(), %s, %s)"
    assert psql("ana.lyst", acknowledge, given.assignment, None) == Refusal("LM001", "request.nothing_to_acknowledge")
    requests.stop_work(lab_of("tech.tom"), request, "Plea expected on Monday")
    found = [task for task in tasks.mine(ana).tasks if task.code == "request.task_stop"]
    assert [task.detail["why"] for task in found] == ["Plea expected on Monday"]
    assert given.assignment is not None
    for notice in (None, "", "plea expected on Monday"):
        assert psql("ana.lyst", acknowledge, given.assignment, notice) == Refusal("LM409", "request.notice_changed")
    with at_work(database, "tech.tina") as other, ThreadPoolExecutor(1) as pool:
        other.execute("select lims.stop_work(gen_random_uuid(), %s, 'Court order 12')", (request,))
        seen = pool.submit(requests.acknowledge, ana, given.assignment, "Plea expected on Monday")
        until_somebody_waits(database)
        other.commit()
        with pytest.raises(Conflict, match=r"request\.notice_changed") as changed:
            seen.result(timeout=60)
    assert changed.value.detail["notice"] == "Court order 12"
    assert psql("ben.lyst", acknowledge, given.assignment, "Court order 12").message == "request.nothing_to_acknowledge"
    requests.acknowledge(ana, given.assignment, "Court order 12")
    assert "request.task_stop" not in [task.code for task in tasks.mine(ana).tasks]


def test_a_request_waits_and_goes_on_where_it_was(lab_of: LabOf, method: int) -> None:
    request, head = asked(lab_of), lab_of("rita.view")
    requests.take_next(lab_of("ana.lyst"), "toxicology")
    assert requests.hold(head, request, reason="Waiting for the agency").state == "ON_HOLD"
    with pytest.raises(Refused, match=r"request\.wrong_state"):
        requests.hold(head, request, reason="Again")
    assert requests.resume(head, request, reason="Answered").state == "ASSIGNED"


def test_reassigning_keeps_who_had_it(lab_of: LabOf, method: int) -> None:
    request, head = asked(lab_of), lab_of("rita.view")
    requests.take_next(lab_of("ana.lyst"), "toxicology")
    allow(lab_of, "ben.lyst", method)
    requests.reassign(head, request, person(lab_of, "ben.lyst"), method, reason="Ana is on leave")
    view = requests.view(head, request)
    assert view is not None
    assert [(one.analyst, one.state, one.ending) for one in view.assignments] == [
        ("Ben Lyst", "OPEN", None), ("Ana Lyst", "REASSIGNED", "Ana is on leave"),
    ]  # fmt: skip
    loads = {load.name: (load.open, load.methods) for load in requests.workload(head, "toxicology")}
    assert loads["Ben Lyst"] == (1, [METHOD.code])
    assert loads["Ana Lyst"][0] == 0


def test_items_of_one_case_only_and_only_accepted_ones(lab_of: LabOf, psql: Psql, method: int) -> None:
    technician = lab_of("tech.tom")
    first = take_in(technician, reference="CR-1/26").items[0].id
    second = take_in(technician, reference="CR-2/26").items[0].id
    with pytest.raises(Refused, match=r"request\.several_cases"):
        requests.add(technician, [first, second], "blood-alcohol", "?")
    with pytest.raises(Refused, match=r"request\.items_unknown"):
        requests.add(technician, [first, 999_999], "blood-alcohol", "?")
    with pytest.raises(Refused, match=r"lists\.unknown_term"):
        requests.add(technician, [first], "phrenology", "?")
    add = "select lims.request_add(gen_random_uuid(), array[%s]::bigint[], 'blood-alcohol', '?')"
    for login in ("quinn.manager", "adam.view", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, add, first).state == "42501", login


def test_restricted_cases_have_no_requests_for_other_eyes(lab_of: LabOf, psql: Psql, method: int) -> None:
    request = asked(lab_of)
    view = requests.view(lab_of("mona.manager"), request)
    assert view is not None
    cases.restrict(lab_of("mona.manager"), view.case, restricted=True, reason="An officer is the suspect", admitted=[])
    ana = lab_of("ana.lyst")
    assert requests.view(ana, request) is None
    assert requests.queue(ana) == []
    with pytest.raises(Refused, match=r"request\.nothing_to_take"):
        requests.take_next(ana, "toxicology")
    assert psql("ana.lyst", "select count(*) from lab.request, lab.assignment, lab.request_item") == [(0,)]
    assert psql("ana.lyst", "select lims.stop_work(gen_random_uuid(), %s, 'x')", request) == Refusal(
        "LM001", "request.unknown"
    )


def test_nobody_writes_requests_by_hand(psql: Psql, lab_of: LabOf, method: int) -> None:
    asked(lab_of)
    for login in ("ana.lyst", "rita.view", "mona.manager", "admin.ada"):
        for statement in (
            "update lab.request set state = 'CLOSED'",
            "delete from lab.assignment",
            "delete from lab.authorisation",
        ):
            assert psql(login, statement).state == "42501", (login, statement)
