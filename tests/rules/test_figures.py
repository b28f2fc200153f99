"""Figures: what they count, that the past stays what it was, and who freezes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from lims_desktop import (
    cases,
    containers,
    court,
    custody,
    discrepancies,
    documents,
    figures,
    holds,
    items,
    places,
    release,
    tasks,
    transit,
)  # fmt: skip
from lims_desktop.errors import Refused
from lims_desktop.figures import Figure, Row
from lims_desktop.lab import Lab
from lims_desktop.places import Terms
from tests.database import Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, one_item, place, take_in
from tests.outside import court as court_house
from tests.outside import found, outsider, to_agency, two_offices

NOW = datetime.now(UTC)
AGO = timedelta
ROOM = "Headquarters › Evidence room"

At = Callable[[Lab, datetime], None]


def at(lab: Lab, moment: datetime) -> None:
    """Let this person work at this moment, as the seeding of a demonstration does."""
    with lab.connection() as connection:
        connection.exec_driver_sql("select lims.demonstration_clock(%s)", (moment,))


def values(lab: Lab, code: str, day: date | None = None) -> dict[tuple[str, str], Decimal | None]:
    """One figure as {(label, part): value}."""
    figure = figures.as_of(lab, day, code).figures[0]
    return {(row.label, row.part): row.value for row in figure.rows}


def stored(tom: Lab, moment: datetime, where: str = "Shelf 1") -> int:
    """An item that came at this moment and was put away an hour later."""
    at(tom, moment)
    item = one_item(tom)
    at(tom, moment + AGO(hours=1))
    custody.store(tom, [item], place(tom, where))
    return item


# What they count ------------------------------------------------------------------------------------------------------


def test_every_figure_has_a_definition_of_the_same_version(database: Database) -> None:
    known = dict(database.superuser("select code, version from lims.figure_codes()"))
    assert known == {code: one.version for code, one in figures.definitions().items()}


def test_items_by_room_and_age(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    for days in (400, 200, 45, 44, 3):
        stored(tom, NOW - AGO(days=days))
    one_item(tom)
    assert values(tom, "held_by_place") == {(ROOM, "older"): 1, (ROOM, "d365"): 1, (ROOM, "d180"): 2, (ROOM, "d30"): 1}
    assert values(tom, "where_held") == {("location", ""): 5, ("person", ""): 1}


def test_a_box_is_no_exhibit(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    made = containers.make(tom, "batch-tray", "Box of the court list")
    one_item(tom)
    assert made.id
    assert values(tom, "where_held") == {("person", ""): 1}


def test_a_place_without_a_room_counts_for_its_site(lab_of: LabOf) -> None:
    mona, tom = lab_of("mona.manager"), lab_of("tech.tom")
    site = places.add(mona, "Annex", "site").id
    places.add(mona, "Cupboard", "unit", parent=site)
    stored(tom, NOW - AGO(days=1), "Cupboard")
    assert values(tom, "held_by_place") == {("Annex", "d30"): 1}


def test_what_nobody_touched_and_what_an_event_touched(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    old, corrected = stored(tom, NOW - AGO(days=2000)), stored(tom, NOW - AGO(days=2000))
    at(tom, NOW - AGO(days=500))
    custody.correct(tom, corrected, 1, "It was the other shelf.", reason="misread")
    assert old != corrected
    assert values(tom, "untouched") == {("longer", ""): 1, ("y2", ""): 1}


def test_items_on_the_way_are_overdue_when_their_moment_passed(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    at(tom, NOW - AGO(days=9))
    first, second = one_item(tom), one_item(tom)
    annex = two_offices(lab_of)[1]
    transit.dispatch(tom, [first], annex, outsider(tom), due=NOW - AGO(days=8))
    transit.dispatch(tom, [second], annex, outsider(tom), due=NOW + AGO(days=1))
    assert values(tom, "in_transit") == {("Annex", ""): 2}
    assert values(tom, "overdue_arrivals") == {("Annex", ""): 1}
    assert values(tom, "overdue_arrivals", (NOW - AGO(days=9)).date()) == {}


def test_lockers_and_hands_over_their_time(lab_of: LabOf) -> None:
    mona, tom = lab_of("mona.manager"), lab_of("tech.tom")
    room = place(mona, "Evidence room")
    places.add(mona, "Locker 7", "unit", parent=room, storage_class="LOCKER", terms=Terms(limit_hours=72))
    stored(tom, NOW - AGO(days=4), "Locker 7")
    stored(tom, NOW - AGO(days=2), "Locker 7")
    at(tom, NOW - AGO(days=8))
    one_item(tom)
    at(tom, NOW - AGO(days=6))
    one_item(tom)
    assert values(tom, "lockers_over") == {(f"{ROOM} › Locker 7", ""): 1}
    assert values(tom, "held_too_long") == {("", ""): 1}


def test_what_left_for_good_against_what_came(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    at(tom, NOW - AGO(days=70))
    gone, back, *_ = (one_item(tom) for _ in range(4))
    at(tom, NOW - AGO(days=69))
    to_agency(tom, gone, back)
    at(tom, NOW - AGO(days=68))
    release.take_back(tom, found(back), outsider(tom))
    months = values(tom, "disposal_to_intake")
    by_part = {part: [v for (_, p), v in months.items() if p == part and v] for part in ("taken_in", "disposed")}
    assert len(months) == 36
    assert sum(by_part["taken_in"]) == 4
    assert sum(by_part["disposed"]) == 1
    assert months[(f"{NOW:%Y-%m}", "ratio")] is None


def test_exhibits_at_court_are_overdue_until_they_are_settled(lab_of: LabOf) -> None:
    tom, house = lab_of("tech.tom"), court_house(lab_of)
    at(tom, NOW - AGO(days=20))
    one, two = (item.id for item in take_in(tom, LINE, LINE).items)
    back_by = court.Hearing(NOW - AGO(days=19), NOW - AGO(days=15))
    visit = court.court_out(tom, [one, two], house, outsider(tom), back_by).visit
    at(tom, NOW - AGO(days=5))
    court.court_in(tom, visit, found(one), outsider(tom))
    assert values(tom, "overdue_court") == {("Supreme Court", ""): 1}
    assert values(tom, "overdue_court", (NOW - AGO(days=10)).date()) == {("Supreme Court", ""): 2}
    assert values(tom, "overdue_court", (NOW - AGO(days=17)).date()) == {}


def test_discrepancies_and_holds_that_stand(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    at(tom, NOW - AGO(days=40))
    item = one_item(tom)
    raised = [discrepancies.raise_one(tom, item, "count-differs", f"number {n}").discrepancy for n in range(2)]
    discrepancies.settle(mona, raised[0], "RESOLVED", "counted again")
    hold = holds.set_hold(tom, [item], "legal", "Court 2").hold
    holds.set_hold(tom, [item], "dpp", "The prosecutor")
    holds.lift(mona, hold, reason="judgment", authority="Order 7")
    month_ago = (NOW - AGO(days=35)).date()
    assert values(tom, "discrepancies_open") == {("count-differs", "d180"): 1}
    assert values(tom, "discrepancies_open", month_ago) == {("count-differs", "d30"): 2}
    assert values(tom, "holds_active") == {("dpp", ""): 1}
    assert values(tom, "holds_active", month_ago) == {("dpp", ""): 1, ("legal", ""): 1}


def test_restricted_cases_are_counted_and_never_named(lab_of: LabOf, psql: Psql) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    accepted = take_in(tom)
    custody.store(tom, [accepted.items[0].id], place(tom, "Shelf 1"))
    cases.restrict(mona, accepted.case, True, [], reason="an officer is the suspect")
    assert psql("ana.lyst", "select count(*) from lab.item") == [(0,)]
    assert values(lab_of("ana.lyst"), "held_by_place") == {(ROOM, "d30"): 1}
    told = str(psql("ana.lyst", "select lims.figures()"))
    assert accepted.items[0].number not in told
    assert accepted.case_number not in told


# The past -------------------------------------------------------------------------------------------------------------


def test_a_question_about_the_past_is_answered_from_the_past(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = stored(tom, NOW - AGO(days=50))
    then = (NOW - AGO(days=40)).date()
    before = {code: values(tom, code, then) for code in figures.definitions()}
    at(tom, NOW - AGO(days=10))
    custody.retrieve(tom, [item], place(tom, "Shelf 1"))
    stored(tom, NOW - AGO(days=9), "Shelf 1")
    assert {code: values(tom, code, then) for code in figures.definitions()} == before
    assert values(tom, "held_by_place", then) == {(ROOM, "d30"): 1}
    assert values(tom, "held_by_place", (NOW - AGO(days=60)).date()) == {}


def test_where_everything_was_equals_the_events_replayed(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    for days in (30, 20, 10):
        item = stored(tom, NOW - AGO(days=days))
        at(tom, NOW - AGO(days=days - 2))
        custody.correct(tom, item, 1, "nothing", reason="a test")
        custody.retrieve(tom, [item], place(tom, "Shelf 1"))
    moments = [NOW - AGO(days=n / 2) for n in range(70)]
    replayed = """
        select item_id, to_place, at from (
            select distinct on (c.item_id) c.item_id, c.to_place, c.at from lab.custody c where c.at <= %s
             order by c.item_id, c.seq desc) newest order by 1"""
    for moment in moments:
        was = database.superuser(replayed, moment)
        assert database.superuser("select item_id, place_id, at from lims.placed(%s) order by 1", moment) == was


def test_the_future_is_answered_with_now(lab_of: LabOf) -> None:
    found = figures.as_of(lab_of("tech.tom"), date.today() + timedelta(days=30))  # noqa: DTZ011
    assert found.as_of == found.asked_at


# Frozen ---------------------------------------------------------------------------------------------------------------


def last_month() -> date:
    return (NOW.date().replace(day=1) - timedelta(days=1)).replace(day=1)


def month_end(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def test_last_years_figure_gives_last_years_number(lab_of: LabOf, database: Database) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    item, month = stored(tom, NOW - AGO(days=400)), (NOW - AGO(days=365)).date().replace(day=1)
    act = uuid4()
    kept = figures.freeze(mona, month, act=act)
    assert kept.figures == len(figures.definitions())
    assert figures.freeze(mona, month, act=act) == kept
    then = figures.as_of(tom, month_end(month))
    assert (then.frozen.frozen_by, then.as_of) == ("Mona Manager", kept.as_of)
    at(tom, NOW - AGO(days=1))
    custody.retrieve(tom, [item], place(tom, "Shelf 1"))
    assert figures.as_of(tom, month_end(month)).figures == then.figures
    again = "select f.code from lab.frozen_figure f where f.rows is distinct from lims.figure(f.code, f.as_of)"
    assert database.superuser(again) == []
    hashed = (
        "select count(*) from lab.frozen_figure where sha256 <> encode(sha256(convert_to(rows::text, 'UTF8')), 'hex')"
    )
    assert database.superuser(hashed) == [(0,)]
    assert [one.month for one in figures.frozen(tom)] == [month]


def test_a_month_is_frozen_once_and_when_it_is_over(lab_of: LabOf) -> None:
    mona = lab_of("mona.manager")
    with pytest.raises(Refused, match=r"figure\.month_not_over"):
        figures.freeze(mona, NOW.date())
    figures.freeze(mona, last_month())
    with pytest.raises(Refused, match=r"figure\.frozen_already"):
        figures.freeze(lab_of("quinn.manager"), last_month() + timedelta(days=10))


def test_freezing_is_in_the_ledger_and_nothing_frozen_is_changed(lab_of: LabOf, database: Database, psql: Psql) -> None:
    figures.freeze(lab_of("mona.manager"), last_month())
    entries = database.superuser(
        "select count(*), min(actor) from ledger.entry where stream = 'figures/' || %s", str(last_month())
    )
    assert entries == [(len(figures.definitions()), "mona.manager")]
    for statement in ("update lab.frozen_figure set rows = '[]'", "delete from lab.frozen_figure"):
        assert psql("mona.manager", statement).state == "42501"
    with pytest.raises(Exception, match=r"ledger\.frozen"):
        database.superuser("update lab.frozen_figure set rows = '[]'")


@pytest.mark.parametrize("login", ["tech.tom", "ana.lyst", "aud.itor", "admin.ada", "client.pol"])
def test_only_managers_freeze(psql: Psql, login: str) -> None:
    assert psql(login, "select lims.figures_freeze(gen_random_uuid(), '2020-01-01')").state == "42501"


def test_nobody_freezes_an_impossible_month(psql: Psql) -> None:
    freeze = "select lims.figures_freeze(gen_random_uuid(), %s)"
    assert psql("mona.manager", freeze, None) == Refusal("LM001", "lists.missing")
    assert psql("mona.manager", freeze, "infinity") == Refusal("LM001", "act.time_impossible")


def test_a_month_that_is_over_awaits_the_managers(lab_of: LabOf) -> None:
    def awaits(lab: Lab) -> list[str]:
        return [task.detail["month"] for task in tasks.mine(lab).tasks if task.code == "figure.task_freeze"]

    mona = lab_of("mona.manager")
    assert awaits(mona) == [f"{last_month():%Y-%m}"]
    assert awaits(lab_of("tech.tom")) == []
    figures.freeze(mona, last_month())
    assert awaits(mona) == []


def test_the_month_ends_at_the_laboratorys_midnight(lab_of: LabOf, psql: Psql) -> None:
    set_zone = "select lims.policy_set(gen_random_uuid(), 'time_zone', %s, 'we are here')"
    assert psql("mona.manager", set_zone, '"Mars/Olympus"') == Refusal("LM001", "policy.wrong_kind")
    psql("mona.manager", set_zone, '"America/Belize"')
    kept = figures.freeze(lab_of("mona.manager"), date(2025, 3, 1))
    assert kept.as_of == datetime(2025, 4, 1, 6, tzinfo=UTC) - timedelta(microseconds=1)


# Who asks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", ["client.pol", "client.dpp", "admin.ada"])
def test_customers_and_administrators_ask_nothing(psql: Psql, login: str) -> None:
    for statement in (
        "select lims.figures()",
        "select * from lims.figure_held_by_place(now())",
        "select * from lab.frozen_figure",
        "select lims.figures_print(gen_random_uuid(), '2026-01-01')",
    ):
        assert psql(login, statement).state == "42501"


def test_a_paper_of_figures_is_a_document(lab_of: LabOf, psql: Psql) -> None:
    tina, act = lab_of("tech.tina"), uuid4()
    head = figures.print_out(tina, NOW.date(), act=act).head
    assert (head.kind, head.stream) == ("figures", f"figures/{NOW:%Y-%m-%d}")
    assert figures.print_out(tina, NOW.date(), act=act).head == head
    assert documents.keep(tina, head.document, b"%PDF").code == head.code
    assert psql("ana.lyst", "select lims.figures_print(gen_random_uuid(), '2026-01-01')").state == "42501"


def test_items_of_a_room_and_of_a_kind_of_holder_are_listed(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    here, in_hands = stored(tom, NOW - AGO(days=3)), one_item(tom)
    room = place(tom, "Evidence room")
    assert [one.id for one in items.listed(tom, filters={"inside": room})] == [here]
    assert [one.id for one in items.listed(tom, filters={"where_kind": "person"})] == [in_hands]


LISTED = (
    "where_held", "held_by_place", "untouched", "in_transit", "overdue_arrivals", "overdue_court", "lockers_over",
    "held_too_long", "disposal_to_intake",
)  # fmt: skip


def test_a_number_of_several_rows_opens_what_their_lists_have_in_common() -> None:
    rows = [
        Row(name, "", Decimal(many), "items", {"to_office": many, "overdue": True})
        for name, many in (("A", 2), ("B", 3))
    ]
    whole = Figure("overdue_arrivals", 1, rows).whole
    assert whole == Row("", "", Decimal(5), "items", {"overdue": True})
    assert Figure("overdue_arrivals", 1, [rows[0], replace(rows[1], page="court")]).whole is None
    assert Figure("overdue_arrivals", 1, []).whole is None


def test_a_number_opens_exactly_its_items(lab_of: LabOf) -> None:
    """For who sees everything; the moment of the figure is the moment of the list."""
    annex, tom, mona = two_offices(lab_of)[1], lab_of("tech.tom"), lab_of("mona.manager")
    on_shelf = [stored(tom, NOW - AGO(days=days)) for days in (4000, 900, 500, 100)]
    box = containers.make(tom, "storage-box", "A box for many")
    custody.store(tom, [box.id], place(tom, "Shelf 1"))
    at(tom, NOW - AGO(days=40))
    kept_too_long, going = one_item(tom), one_item(tom)
    transit.dispatch(tom, [going], annex, outsider(tom), due=NOW - AGO(days=39))
    room, short = place(mona, "Evidence room"), Terms(limit_hours=72)
    locker = places.add(mona, "Locker 7", "unit", parent=room, storage_class="LOCKER", terms=short).id
    house = court_house(lab_of)
    to_court, left = take_in(tom, LINE, reference="CR-9/26").items[0].id, one_item(tom)
    court.court_out(tom, [to_court], house, outsider(tom), court.Hearing(NOW - AGO(days=39), NOW - AGO(days=30)))
    custody.store(tom, [left], locker)
    away = one_item(tom)
    to_agency(tom, away)
    at(tom, NOW)
    assert one_item(tom) > kept_too_long
    seen = {one.code: one for one in figures.as_of(mona).figures}
    for code in LISTED:
        rows = [row for row in seen[code].rows if row.page == "items"]
        counted: Counter[str] = Counter()
        for row in rows:
            counted[repr(row.argument)] += int(row.value or 0)
        assert counted, code
        for row in rows:
            listed = items.listed(mona, filters=row.argument)
            assert len(listed) == counted[repr(row.argument)], (code, row.argument)
    for code in ("overdue_arrivals", "overdue_court", "lockers_over", "held_too_long"):
        whole = seen[code].whole
        assert whole is not None
        assert len(items.listed(mona, filters=whole.argument)) == seen[code].total
    everything = {"where_kind": "location", "exhibits": True, "touched_before": NOW + AGO(days=1)}
    pages = [items.listed(mona, filters=everything, limit=2)]
    pages.append(items.listed(mona, filters=everything, limit=2, after=pages[0][-1]))
    assert [one.id for page in pages for one in page] == on_shelf, "the oldest first, page after page"
