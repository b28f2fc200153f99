"""Conflicts of interest: declared by anybody of the staff, lifted by another manager, told to who must act."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import uuid4

import pytest

from lims_desktop import cases, custody, interests, requests, tasks, worksheets
from lims_desktop.errors import Refused
from lims_desktop.intake import PersonNamed
from lims_desktop.interests import PersonMeant
from lims_desktop.lab import Lab
from tests.database import Database, LabOf, Psql, Refusal
from tests.laboratory import label, take_in
from tests.meeting import at_work, until_somebody_waits
from tests.rules.test_requests import BLOOD, allow, asked, method, person

__all__ = ["method"]
DECLARE = "select lims.interest_declare(gen_random_uuid(), %s, %s, %s)"
LIFT = "select lims.interest_lift(gen_random_uuid(), %s, %s)"
UNKNOWN = Refusal("LM001", "request.interest_unknown")
Told = Callable[[str], list[int]]


@dataclass(frozen=True)
class Assigned:
    """A request, its assignment, its case."""

    request: int
    assignment: int
    case: int


def test_anybody_of_the_staff_declares_one_thing_about_themself(lab_of: LabOf, psql: Psql) -> None:
    case = take_in(lab_of("tech.tom")).case
    for login in ("tech.tom", "rita.view", "mona.manager", "sam.scene", "max.medic", "aud.itor"):
        assert not isinstance(psql(login, DECLARE, case, None, "My cousin"), Refusal), login
    for login in ("admin.ada", "client.pol"):
        assert psql(login, DECLARE, case, None, "My cousin").state == "42501", login
    refusals = {
        (None, None, "x"): "request.interest_in_what",
        (None, "  ", "x"): "request.interest_in_what",
        (case, "John Doe", "x"): "request.interest_in_what",
        (case, None, " "): "lists.missing",
        (None, "-.-", "x"): "request.interest_no_name",
        (999_999, None, "x"): "case.unknown",
        (case, None, "x" * 4001): "lists.too_long",
    }
    for said, code in refusals.items():
        assert psql("ana.lyst", DECLARE, *said) == Refusal("LM001", code), said
    ana, act = lab_of("ana.lyst"), uuid4()
    declared = interests.declare(ana, "My neighbour", named="José  Núñez", act=act)
    assert interests.declare(ana, "My neighbour", named="José  Núñez", act=act) == declared
    again = Refusal("LM001", "request.interest_declared")
    assert psql("ana.lyst", DECLARE, None, "NUNEZ, Jose", "Once more") == again
    assert not isinstance(psql("ben.lyst", DECLARE, None, "Jose Nunez", "Mine as well"), Refusal)


def test_the_same_said_at_two_stations_at_once_is_declared_once(lab_of: LabOf, database: Database) -> None:
    other = lab_of("ana.lyst", "Other station")
    with at_work(database, "ana.lyst") as ana, ThreadPoolExecutor(1) as pool:
        ana.execute(DECLARE.encode(), (None, "Jose Nunez", "My neighbour"))
        again = pool.submit(interests.declare, other, "My neighbour", named="José Núñez")
        until_somebody_waits(database)
        ana.commit()
        with pytest.raises(Refused, match=r"request\.interest_declared"):
            again.result(timeout=60)


def test_a_manager_lifts_what_another_declared_with_a_reason_and_once(lab_of: LabOf, psql: Psql) -> None:
    ana, quinn = lab_of("ana.lyst"), lab_of("quinn.manager")
    hers = interests.declare(ana, "My cousin", named="John Doe").interest
    own = interests.declare(quinn, "My brother", named="Jack Manager").interest
    for login in ("ana.lyst", "rita.view", "tech.tom", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, LIFT, hers, "No").state == "42501", login
    assert psql("quinn.manager", LIFT, own, "It is nothing") == UNKNOWN
    assert psql("quinn.manager", LIFT, 999_999, "x") == UNKNOWN
    assert psql("quinn.manager", LIFT, hers, " ").state == "LM002"
    act = uuid4()
    lifted = interests.lift(quinn, hers, reason="Another John Doe", act=act)
    assert interests.lift(quinn, hers, reason="Another John Doe", act=act) == lifted
    assert psql("mona.manager", LIFT, hers, "Once more") == UNKNOWN
    [row] = interests.listed(ana)
    assert (row.lifted_by, row.lifting_reason) == ("Quinn Manager", "Another John Doe")
    assert interests.declare(ana, "It was the same after all", named="John Doe").interest != hers
    assert not isinstance(psql("mona.manager", LIFT, own, "He left the country"), Refusal)


def test_one_sees_ones_own_and_managers_everybodys(lab_of: LabOf, psql: Psql) -> None:
    ana = lab_of("ana.lyst")
    made = [interests.declare(ana, "Kin", named=f"Doe {number}").interest for number in range(3)]
    made.append(interests.declare(lab_of("aud.itor"), "A friend", named="Roe").interest)
    mona = lab_of("mona.manager")
    interests.lift(mona, made[0], reason="Left")
    assert [one.id for one in interests.listed(mona)] == made[::-1]
    first = interests.listed(mona, limit=2, filters={"in_force": True})
    assert [one.id for one in (*first, *interests.listed(mona, after=first[-1], filters={"in_force": True}))] == [
        made[3], made[2], made[1],
    ]  # fmt: skip
    mine = "select id from lab.interest order by id"
    assert psql("ana.lyst", mine) == [(one,) for one in made[:3]]
    assert psql("aud.itor", mine) == [(made[3],)]
    assert psql("rita.view", mine) == []
    for login in ("admin.ada", "client.pol"):
        assert psql(login, mine).state == "42501", login


def test_a_restricted_case_is_like_one_that_does_not_exist(lab_of: LabOf, psql: Psql) -> None:
    taken = take_in(lab_of("tech.tom"), persons=[PersonNamed("suspect", "John Doe")])
    ana, mona = lab_of("ana.lyst"), lab_of("mona.manager")
    for written in (taken.case_number.lower(), label(taken), taken.items[0].number):
        meant = interests.case_meant(ana, written)
        assert meant is not None, written
        assert (meant.case, meant.number) == (taken.case, taken.case_number)
    interests.declare_about(ana, label(taken), "My cousin")
    cases.restrict(mona, taken.case, True, reason="An officer")
    ben = lab_of("ben.lyst")
    for written in (taken.case_number, label(taken), "LAB-1-1"):
        assert interests.case_meant(ben, written) is None
    with pytest.raises(Refused, match=r"case\.unknown"):
        interests.declare_about(ben, taken.case_number, "My cousin")
    assert psql("ben.lyst", DECLARE, taken.case, None, "x") == Refusal("LM001", "case.unknown")
    assert interests.person_meant(ben, "John Doe") == PersonMeant(0, 0)
    assert interests.person_meant(mona, "John Doe") == PersonMeant(1, 0)
    assert [(one.case, one.case_number) for one in interests.listed(ana)] == [(taken.case, None)]
    assert [one.case_number for one in interests.listed(mona)] == [taken.case_number]
    for login in ("admin.ada", "client.pol"):
        for question in ("interest_case", "interest_named"):
            assert psql(login, f"select lims.{question}('x')").state == "42501", login


SAME = ("JOSÉ MARÍA NÚÑEZ", "Nunez, Jose Maria", " jose\u00a0 maria   nun\u0303ez ", "Núñez José-María")
OTHER = ("José Núñez", "José María Núñes", "José M. Núñez", "José María Núñez Ek")


def test_a_name_is_its_words_in_any_order_without_accents(lab_of: LabOf, database: Database) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    for number, name in enumerate((*SAME, *OTHER)):
        take_in(tom, persons=[PersonNamed("suspect", name)], reference=f"CR-{number + 1}/26")
    assert interests.person_meant(ana, "José María Núñez") == PersonMeant(4, 1)
    assert interests.person_meant(ana, "María") == PersonMeant(0, 6)
    assert interests.person_meant(ana, " ") == PersonMeant(0, 0)
    compare = "select lims.name_key(%s) = lims.name_key(%s)"
    pairs = {("O’Neil", "O'Neil"): True, ("Łoś", "Los"): False, ("Čapek", "capek"): True, ("Ann Lee", "Annlee"): False}
    assert {pair: database.superuser(compare, *pair) == [(True,)] for pair in pairs} == pairs


@pytest.fixture
def told(lab_of: LabOf) -> Told:
    """The requests that a person finds among their tasks because of a conflict of interest."""
    labs: dict[str, Lab] = {}

    def ask(login: str) -> list[int]:
        lab = labs[login] = labs.get(login) or lab_of(login)
        wanted = "request.task_own_interest" if login == "ana.lyst" else "request.task_interest"
        return [task.argument for task in tasks.mine(lab).tasks if task.code == wanted]

    return ask


@pytest.fixture
def assigned(lab_of: LabOf, method: int) -> Assigned:
    """A request in Ana's hands; Rita leads its section."""
    request, head, ana = asked(lab_of), lab_of("rita.view"), lab_of("ana.lyst")
    assignment = requests.assign(head, request, ana.me.person, method).assignment
    view = requests.view(ana, request)
    assert view is not None
    assert not view.conflicted
    return Assigned(request, assignment or 0, view.case)


def test_who_leads_the_section_learns_of_work_that_may_not_go_on(
    lab_of: LabOf, psql: Psql, assigned: Assigned, told: Told
) -> None:
    """Declared while it is assigned: the analyst and who leads the section are told, nobody else; nothing goes on."""
    ana, request = lab_of("ana.lyst"), assigned.request
    assert interests.declare(ana, "My cousin", case=assigned.case).work == 1
    assert told("rita.view") == told("mona.manager") == told("ana.lyst") == [request]
    assert [one.request for one in custody.bench(ana).conflicts] == [request]
    assert [one.conflicted for one in worksheets.waiting(ana)] == [True]
    views = {login: requests.view(lab_of(login), request) for login in ("ana.lyst", "rita.view", "ben.lyst")}
    assert [login for login, view in views.items() if view and view.conflicted] == ["ana.lyst", "rita.view"]
    for login in ("ben.lyst", "tech.tom", "aud.itor", "adam.view"):
        assert told(login) == []
        assert psql(login, "select * from lims.conflicted_work()") == []
    opened = psql("ana.lyst", "select lims.worksheet_open(gen_random_uuid(), %s)", [assigned.assignment])
    assert opened == Refusal("LM001", "request.conflict_of_interest")


def test_it_is_told_until_it_is_somebody_elses_or_lifted(
    lab_of: LabOf, assigned: Assigned, told: Told, method: int, database: Database
) -> None:
    ana, mona = lab_of("ana.lyst"), lab_of("mona.manager")
    declared = interests.declare(ana, "My cousin", case=assigned.case)
    database.superuser("update lab.person set section = 'dna' where login = 'rita.view'")
    assert told("rita.view") == [], "another section's"
    database.superuser("update lab.person set section = 'toxicology' where login = 'rita.view'")
    interests.lift(lab_of("quinn.manager"), declared.interest, reason="Another John Doe")
    assert told("rita.view") == told("ana.lyst") == []
    assert custody.bench(ana).conflicts == []
    interests.declare(ana, "It was he", case=assigned.case)
    cases.restrict(mona, assigned.case, True, reason="An officer")
    assert told("rita.view") == told("ana.lyst") == []
    assert told("mona.manager") == [assigned.request]
    cases.restrict(mona, assigned.case, False, reason="Over")
    requests.hold(mona, assigned.request, reason="Waiting")
    assert told("rita.view") == told("ana.lyst") == [assigned.request]
    requests.resume(mona, assigned.request, reason="Over")
    allow(lab_of, "ben.lyst", method)
    requests.reassign(mona, assigned.request, person(lab_of, "ben.lyst"), method, reason="Conflict of interest")
    assert told("rita.view") == told("ana.lyst") == []


def test_a_name_reaches_work_begun_before_it_was_known(lab_of: LabOf, method: int) -> None:
    """Declared by name first; the person is named in the case after it was assigned."""
    ana, head, mona = lab_of("ana.lyst"), lab_of("rita.view"), lab_of("mona.manager")
    interests.declare(ana, "My cousin", named="Doe, John")
    taken = take_in(lab_of("tech.tom"), BLOOD)
    request = requests.add(lab_of("tech.tom"), [taken.items[0].id], "blood-alcohol", "How much?").request
    requests.accept(head, request)
    requests.assign(head, request, ana.me.person, method)
    assert custody.bench(ana).conflicts == []
    cases.amend(mona, taken.case, {"persons": [{"role": "suspect", "name": "JOHN DOE"}]}, reason="Charged")
    assert [one.case_number for one in custody.bench(ana).conflicts] == [taken.case_number]
    assert "request.task_interest" in [task.code for task in tasks.mine(head).tasks]
