"""Court visits as people: out with a witness, back in parts, kept by the court, overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from lims_desktop import cases, court, custody, discrepancies, holds, items, outside, release, tasks
from lims_desktop.court import Hearing
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.outside import Colleague
from tests import outside as people_outside
from tests.database import PASSWORD, Database, LabOf, Psql
from tests.laboratory import LINE, agency, one_item, take_in
from tests.outside import found, outsider

GIVERS = {"tech.tom", "tech.tina", "mona.manager", "max.medic"}
EVERYBODY = {
    *GIVERS,
    "ana.lyst",
    "sam.scene",
    "quinn.manager",
    "rita.view",
    "adam.view",
    "aud.itor",
    "admin.ada",
    "client.pol",
}
DRUGS = replace(LINE, item_type="powder", description="White powder in a knotted bag", controlled=True)


@pytest.fixture
def house(lab_of: LabOf) -> int:
    """The Supreme Court."""
    return people_outside.court(lab_of)


def hearing(days: int = 1) -> Hearing:
    at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
    return Hearing(at, at + timedelta(days=2), "Court room 2")


def gone(tom: Lab, house: int, *which: int) -> court.WentToCourt:
    return court.court_out(tom, which, house, outsider(tom, "PC Brown"), hearing())


def test_exhibits_go_and_come_back_in_parts(lab_of: LabOf, house: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    taken = [one.id for one in take_in(tom, LINE, LINE).items]
    visit = gone(tom, house, *taken)
    assert items.view(tom, taken[0]).where == "Supreme Court"
    first = court.court_in(tina, visit.visit, found(taken[0]), outsider(tina, "PC Brown"))
    assert first.discrepancies == []
    view = court.visit(tina, visit.visit)
    assert [(line.outcome, line.is_away) for line in view.lines] == [("RETURNED", False), (None, True)]
    court.court_in(tom, visit.visit, found(taken[1]), outsider(tom, "PC Brown"))
    assert court.visit(tom, visit.visit).closed_at is not None
    item = items.view(tom, taken[0])
    assert [event.kind for event in item.custody[:2]] == ["COURT_IN", "COURT_OUT"]
    assert item.shown_number == item.number, "a hearing makes no new submission"
    assert court.visit_of_document(tom, visit.document) == visit.visit
    assert court.visits(tom) == []
    assert [one.id for one in court.visits(tom, filters={"open": False})] == [visit.visit]


def test_the_same_acts_again_are_recorded_once(lab_of: LabOf, house: int) -> None:
    tom = lab_of("tech.tom")
    item, brown, when, act = one_item(tom), outsider(tom), hearing(), uuid4()
    visit = court.court_out(tom, [item], house, brown, when, act=act)
    assert court.court_out(tom, [item], house, brown, when, act=act) == visit
    act = uuid4()
    back = court.court_in(tom, visit.visit, found(item), brown, act=act)
    assert court.court_in(tom, visit.visit, found(item), brown, act=act) == back
    assert len(items.view(tom, item).custody) == 4


def test_what_the_court_keeps_stays_with_it_and_the_visit_ends(lab_of: LabOf, house: int) -> None:
    tom = lab_of("tech.tom")
    kept, back = [one.id for one in take_in(tom, LINE, LINE).items]
    visit = gone(tom, house, kept, back).visit
    with pytest.raises(Refused, match=r"lists\.missing"):
        court.court_kept(tom, visit, [kept], " ")
    court.court_kept(tom, visit, [kept], "Exhibit register 14/2026", note="Tendered as AB1")
    with pytest.raises(Refused, match=r"court\.not_on_visit"):
        court.court_in(tom, visit, found(kept), outsider(tom))
    court.court_in(tom, visit, found(back), outsider(tom))
    view = court.visit(tom, visit)
    assert [(one.outcome, one.court_receipt) for one in view.lines] == [
        ("KEPT", "Exhibit register 14/2026"),
        ("RETURNED", None),
    ]
    assert view.closed_at is not None
    assert items.view(tom, kept).where == "Supreme Court"
    release.take_back(tom, found(kept), outsider(tom, "Clerk of the court"))
    assert items.view(tom, kept).shown_number.endswith(" R1")


def test_differences_after_court_are_discrepancies(lab_of: LabOf, house: int) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    back = court.court_in(tom, gone(tom, house, item).visit, found(item, seal_state="broken"), outsider(tom))
    assert len(back.discrepancies) == 1
    assert [one.kind for one in discrepancies.open_ones(tom)] == ["seal-broken"]


def test_one_case_one_court_one_hearing(lab_of: LabOf, house: int) -> None:
    tom = lab_of("tech.tom")
    one, other = one_item(tom), one_item(tom)
    with pytest.raises(Refused, match=r"court\.other_case"):
        gone(tom, house, one, other)
    with pytest.raises(Refused, match=r"court\.not_a_court"):
        gone(tom, agency(tom), one)
    late = hearing()
    for wrong, code in (
        (replace(late, due_at=late.hearing_at - timedelta(hours=1)), r"court\.due_before_hearing"),
        (
            replace(late, hearing_at=datetime(2020, 1, 1, tzinfo=UTC), due_at=datetime(2020, 1, 2, tzinfo=UTC)),
            r"due_in_past",
        ),
    ):
        with pytest.raises(Refused, match=code):
            court.court_out(tom, [one], house, outsider(tom), wrong)


def test_a_colleague_who_carries_confirms_and_a_controlled_exhibit_has_a_second_person(
    lab_of: LabOf, house: int
) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    drugs, act, when = take_in(tom, DRUGS).items[0].id, uuid4(), hearing()
    with pytest.raises(Refused, match=r"vouch\.missing"):
        gone(tom, house, drugs)
    with pytest.raises(Refused, match=r"vouch\.missing"):
        court.court_out(tom, [drugs], house, Colleague(tom.me.person), when)
    args: dict[str, Any] = {"items": [drugs], "court": house, "bearer": Colleague(ana.me.person), "visit": when}
    with tom.second("ana.lyst", PASSWORD) as second:
        outside.confirm(second, "court_out", act, **args)
    visit = court.court_out(tom, [drugs], house, Colleague(ana.me.person), when, act=act)
    event = items.view(tom, drugs).custody[0]
    assert (event.kind, event.giver, event.taker) == ("COURT_OUT", "Tom Evidence", "Ana Lyst")
    with pytest.raises(Refused, match=r"vouch\.missing"):
        court.court_in(tom, visit.visit, found(drugs), Colleague(ana.me.person))


def test_a_hold_does_not_keep_an_exhibit_from_court(lab_of: LabOf, house: int) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    holds.set_hold(tom, [item], "court", "Order 7/26")
    assert gone(tom, house, item).kind == "COURT_OUT"


def test_only_the_holder_gives_out(lab_of: LabOf, house: int) -> None:
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        gone(lab_of("tech.tina"), house, one_item(lab_of("tech.tom")))


def test_what_is_at_court_comes_back_with_its_visit_only(lab_of: LabOf, house: int) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    visit = gone(tom, house, item)
    with pytest.raises(Refused, match=r"release\.at_court"):
        release.take_back(tom, found(item), outsider(tom))
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        custody.offer(tom, [item], lab_of("tech.tina").me.person)
    with pytest.raises(Refused, match=r"court\.not_on_visit"):
        court.court_in(tom, visit.visit, found(one_item(tom)), outsider(tom))
    with pytest.raises(Refused, match=r"court\.no_such_visit"):
        court.court_in(tom, 999, found(item), outsider(tom))


@pytest.mark.parametrize("login", sorted(EVERYBODY))
def test_who_may_give_out_to_court_and_receive_from_it(lab_of: LabOf, house: int, psql: Psql, login: str) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    for statement in (
        f"select lims.court_out(gen_random_uuid(), array[{item}]::bigint[], {house}, '{{}}', '{{}}')",
        "select lims.court_in(gen_random_uuid(), 1, '[]', '{}')",
        "select lims.court_kept(gen_random_uuid(), 1, '{}', 'x')",
    ):
        assert (psql(login, statement).state == "42501") == (login not in GIVERS), statement


def test_visits_are_for_those_who_see_the_case(lab_of: LabOf, house: int, psql: Psql) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    taken = take_in(tom)
    visit = gone(tom, house, taken.items[0].id)
    cases.restrict(mona, taken.case, restricted=True, reason="An officer is a suspect")
    assert court.visit(lab_of("tech.tina"), visit.visit) is None
    assert court.visits(lab_of("tech.tina")) == []
    assert court.visit(mona, visit.visit) is not None
    for table in ("court_visit", "court_exhibit"):
        assert psql("client.pol", f"select * from lab.{table}").state == "42501"
        assert psql("mona.manager", f"delete from lab.{table}").state == "42501"


def test_a_late_return_is_a_task(lab_of: LabOf, house: int, database: Database) -> None:
    tom = lab_of("tech.tom")
    visit = gone(tom, house, one_item(tom)).visit
    database.superuser(
        "update lab.court_visit set hearing_at = now() - interval '2 days', due_at = now() - interval '1 day'"
    )

    def awaited(login: str) -> list[Any]:
        return [t.argument for t in tasks.mine(lab_of(login)).tasks if t.code == "court.task_overdue"]

    assert [awaited(login) for login in ("tech.tom", "mona.manager", "ben.lyst")] == [[visit], [visit], []]
    assert [one.overdue for one in court.visits(tom)] == [True]


def test_visits_come_page_by_page(lab_of: LabOf, house: int) -> None:
    tom = lab_of("tech.tom")
    made = [court.court_out(tom, [one_item(tom)], house, outsider(tom), hearing(day)).visit for day in (3, 1, 2)]
    first = court.visits(tom, limit=2)
    rest = court.visits(tom, after=first[-1], limit=2)
    assert [one.id for one in first + rest] == [made[1], made[2], made[0]]
    newest = court.visits(tom, limit=2, filters={"open": False})
    rest = court.visits(tom, after=newest[-1], limit=2, filters={"open": False})
    assert [one.id for one in newest + rest] == [made[0], made[2], made[1]]
