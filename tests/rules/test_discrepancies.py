"""A discrepancy from its raising to its end, as people: owner, clock, outcome, two managers for a loss, who is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from lims_desktop import cases, discrepancies, tasks
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from tests.database import EVERYONE, PASSWORD, Database, LabOf, Psql
from tests.laboratory import one_item, take_in

MANAGERS = ("mona.manager", "quinn.manager")


def raised(tom: Lab) -> int:
    return discrepancies.raise_one(tom, one_item(tom), "damaged", "A corner is torn").discrepancy


def confirmed(mona: Lab, number: int) -> None:
    """A loss that Mona proposes and Quinn confirms."""
    discrepancies.assign(mona, number, mona.me.person)
    act = uuid4()
    with mona.second("quinn.manager", PASSWORD) as quinn:
        discrepancies.confirm(quinn, act, number, "Not found after three searches")
    discrepancies.settle(mona, number, "CONFIRMED_LOSS", "Not found after three searches", act=act)


def codes(lab: Lab) -> list[str]:
    return [task.code for task in tasks.mine(lab).tasks if task.code.startswith("discrepancy.")]


def test_the_clock_starts_when_it_is_raised(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    view = discrepancies.view(tom, raised(tom))
    assert view is not None
    assert (view.state, view.owner, view.is_late) == ("RAISED", None, False)
    assert view.due_at is not None
    assert view.due_at - view.raised_at == timedelta(days=10)


def test_a_manager_gives_it_to_somebody_whose_task_it_is(lab_of: LabOf) -> None:
    tom, ana, mona = lab_of("tech.tom"), lab_of("ana.lyst"), lab_of("mona.manager")
    number = raised(tom)
    assert codes(mona) == ["discrepancy.task_unassigned"]
    act = uuid4()
    done = discrepancies.assign(mona, number, ana.me.person, act=act)
    assert discrepancies.assign(mona, number, ana.me.person, act=act) == done
    assert (codes(ana), codes(mona), codes(tom)) == (["discrepancy.task_open"], [], [])
    assert [one.id for one in discrepancies.listed(ana, filters={"which": "mine"})] == [number]
    later = datetime.now(UTC) + timedelta(days=30)
    for change in ({"owner": tom.me.person}, {"owner": ana.me.person, "due": later}):
        with pytest.raises(NeedsReason):
            discrepancies.assign(mona, number, **change)
    discrepancies.assign(mona, number, tom.me.person, reason="Ana is on leave")
    story = discrepancies.view(mona, number).story
    assert [(step.actor, step.owner, step.reason) for step in story] == [
        ("Tom Evidence", None, None),
        ("Mona Manager", "Ana Lyst", None),
        ("Mona Manager", "Tom Evidence", "Ana is on leave"),
    ]


def test_it_is_given_to_people_of_the_laboratory_who_may_see_it(lab_of: LabOf) -> None:
    tom, ana, mona = lab_of("tech.tom"), lab_of("ana.lyst"), lab_of("mona.manager")
    taken = take_in(tom)
    number = discrepancies.raise_one(tom, taken.items[0].id, "damaged", "torn").discrepancy
    for outside in (lab_of("client.pol"), lab_of("admin.ada")):
        with pytest.raises(Refused, match=r"discrepancy\.no_such_owner"):
            discrepancies.assign(mona, number, outside.me.person)
    with pytest.raises(Refused, match=r"discrepancy\.due_in_past"):
        discrepancies.assign(mona, number, ana.me.person, due=datetime(2020, 1, 1, tzinfo=UTC))
    cases.restrict(mona, taken.case, True, reason="secret")
    with pytest.raises(Refused, match=r"discrepancy\.owner_not_admitted"):
        discrepancies.assign(mona, number, ana.me.person)
    assert discrepancies.view(ana, number) is None
    assert discrepancies.view(lab_of("quinn.manager"), number) is not None


@pytest.mark.parametrize("login", [*(one for one in EVERYONE if one not in MANAGERS), "client.pol"])
def test_only_managers_assign_settle_and_tell(psql: Psql, lab_of: LabOf, login: str) -> None:
    number = raised(lab_of("tech.tom"))
    calls = (
        f"discrepancy_assign(gen_random_uuid(), {number}, 1)",
        f"discrepancy_settle(gen_random_uuid(), {number}, 'RESOLVED', 'so')",
        f"discrepancy_notice(gen_random_uuid(), {number}, 'dpp', 'x', 'letter')",
    )
    for call in calls:
        assert psql(login, f"select lims.{call}").state == "42501", call


@pytest.mark.parametrize("login", ["tech.tom", "mona.manager", "admin.ada", "client.pol"])
def test_nobody_writes_one_by_hand(psql: Psql, lab_of: LabOf, login: str) -> None:
    number = raised(lab_of("tech.tom"))
    for statement in (
        f"update lab.discrepancy set state = 'RESOLVED' where id = {number}",
        "insert into lab.discrepancy_notice (party) values ('dpp')",
        "select lims.raise_discrepancy('damaged', 'x', '{}')",
    ):
        assert psql(login, statement).state == "42501", statement


@pytest.mark.parametrize("outcome", discrepancies.OUTCOMES)
def test_it_ends_found_clerical_or_explained(lab_of: LabOf, outcome: str) -> None:
    number = raised(lab_of("tech.tom"))
    mona = lab_of("mona.manager")
    with pytest.raises(Refused, match=r"discrepancy\.wrong_outcome"):
        discrepancies.settle(mona, number, "RESOLVED", "so", outcome="loss")
    discrepancies.settle(mona, number, "RESOLVED", "It was so", outcome=outcome)
    view = discrepancies.view(mona, number)
    assert (view.outcome, view.settled_by, view.owner) == (outcome, "Mona Manager", "Mona Manager")
    with pytest.raises(Refused, match=r"discrepancy\.settled"):
        discrepancies.assign(mona, number, mona.me.person)


def test_who_raised_it_neither_settles_nor_confirms_it(lab_of: LabOf) -> None:
    mona, quinn = lab_of("mona.manager"), lab_of("quinn.manager")
    number = discrepancies.raise_one(quinn, one_item(lab_of("tech.tom")), "damaged", "torn").discrepancy
    with pytest.raises(Refused, match=r"discrepancy\.own"):
        discrepancies.settle(quinn, number, "RESOLVED", "mine", outcome="found")
    with pytest.raises(Refused, match=r"discrepancy\.own"):
        confirmed(mona, number)


def test_a_loss_needs_two_managers(lab_of: LabOf) -> None:
    number = raised(lab_of("tech.tom"))
    mona, act = lab_of("mona.manager"), uuid4()
    with pytest.raises(Refused, match=r"discrepancy\.wrong_step"):
        discrepancies.settle(mona, number, "CONFIRMED_LOSS", "gone", act=uuid4())
    discrepancies.assign(mona, number, mona.me.person)
    with pytest.raises(Refused, match=r"vouch\.missing"):
        discrepancies.settle(mona, number, "CONFIRMED_LOSS", "gone", act=act)
    with mona.second("mona.manager", PASSWORD) as herself:
        discrepancies.confirm(herself, act, number, "gone")
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        discrepancies.settle(mona, number, "CONFIRMED_LOSS", "gone", act=act)
    with mona.second("tech.tina", PASSWORD) as tina, pytest.raises(Refused, match=r"vouch\.not_supervisor"):
        discrepancies.confirm(tina, act, number, "gone")
    with mona.second("quinn.manager", PASSWORD) as quinn:
        discrepancies.confirm(quinn, act, number, "gone")
    with pytest.raises(Refused, match=r"vouch\.other_content"):
        discrepancies.settle(mona, number, "CONFIRMED_LOSS", "something else", act=act)
    discrepancies.settle(mona, number, "CONFIRMED_LOSS", "gone", act=act)
    view = discrepancies.view(mona, number)
    assert (view.outcome, view.settled_by, view.confirmed_by) == ("loss", "Mona Manager", "Quinn Manager")


def test_a_supervisor_who_is_no_manager_confirms_no_loss(lab_of: LabOf, database: Database) -> None:
    duties = '["evidence_technician", "laboratory_manager"]'
    database.superuser("update lab.policy set value = %s::jsonb where name = 'supervisor_duties'", duties)
    number, mona, act = raised(lab_of("tech.tom")), lab_of("mona.manager"), uuid4()
    discrepancies.assign(mona, number, mona.me.person)
    with mona.second("tech.tina", PASSWORD) as tina:
        discrepancies.confirm(tina, act, number, "gone")
    with pytest.raises(Refused, match=r"discrepancy\.two_managers"):
        discrepancies.settle(mona, number, "CONFIRMED_LOSS", "gone", act=act)


def test_a_loss_is_told_to_everybody_before_it_is_notified(lab_of: LabOf) -> None:
    mona = lab_of("mona.manager")
    number = raised(lab_of("tech.tom"))
    with pytest.raises(Refused, match=r"discrepancy\.no_loss"):
        discrepancies.tell(mona, number, "dpp", "Dee", "letter")
    confirmed(mona, number)
    assert codes(mona) == ["discrepancy.task_tell"]
    with pytest.raises(Refused, match=r"discrepancy\.notices_missing"):
        discrepancies.settle(mona, number, "NOTIFIED", "told")
    with pytest.raises(Refused, match=r"discrepancy\.told_at_impossible"):
        discrepancies.tell(mona, number, "dpp", "Dee", "letter", terms={"told_at": datetime(2020, 1, 1, tzinfo=UTC)})
    act = uuid4()
    first = discrepancies.tell(mona, number, "agency", "Sgt. Pol", "telephone", terms={"reference": "call 7"}, act=act)
    again = discrepancies.tell(mona, number, "agency", "Sgt. Pol", "telephone", terms={"reference": "call 7"}, act=act)
    assert first == again
    discrepancies.tell(mona, number, "dpp", "Dee Prosecutor", "letter")
    with pytest.raises(Refused, match=r"discrepancy\.notices_missing"):
        discrepancies.settle(mona, number, "NOTIFIED", "told")
    discrepancies.tell(mona, number, "manager", "Mona Manager", "in_person")
    discrepancies.settle(mona, number, "NOTIFIED", "All told")
    discrepancies.settle(mona, number, "CAPA", "Shelves are counted every month now")
    view = discrepancies.view(mona, number)
    assert (view.state, [one.party for one in view.notices]) == ("CAPA", ["agency", "dpp", "manager"])


def test_what_is_late_awaits_the_managers(lab_of: LabOf, database: Database) -> None:
    tom, ana, mona = lab_of("tech.tom"), lab_of("ana.lyst"), lab_of("mona.manager")
    number = raised(tom)
    discrepancies.assign(mona, number, ana.me.person)
    database.superuser("update lab.discrepancy set due_at = now() - interval '1 day'")
    assert codes(mona) == codes(ana) == ["discrepancy.task_open"]
    [line] = discrepancies.listed(mona, filters={"which": "overdue"})
    assert (line.id, line.late, line.subject) == (number, True, line.item)


def test_customers_see_none(psql: Psql, lab_of: LabOf) -> None:
    number = raised(lab_of("tech.tom"))
    assert psql("client.pol", "select * from lab.discrepancy").state == "42501"
    assert psql("client.pol", "select * from lab.discrepancy_notice").state == "42501"
    assert psql("client.pol", "select lims.discrepancy_view(%s)", number).state == "42501"
