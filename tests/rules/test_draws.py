"""Draws: the database and this computer draw the same, nobody chooses, and everybody can draw again."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from lims_desktop import custody, draws, inventory, tasks
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.database import Database, LabOf, Psql
from tests.laboratory import LINE, label, place, take_in
from tests.meeting import at_work

SEEDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=80)
NUMBERS = st.lists(st.integers(1, 2**62), max_size=40)


@pytest.fixture
def tom(lab_of: LabOf) -> Lab:
    return lab_of("tech.tom")


def filled(tom: Lab, many: int = 6) -> list[str]:
    """Items on the shelf and in the room itself; the codes of their labels."""
    taken = take_in(tom, *([LINE] * many))
    ids = [one.id for one in taken.items]
    custody.store(tom, ids[: many // 2], place(tom, "Shelf 1"))
    custody.store(tom, ids[many // 2 :], place(tom, "Evidence room"))
    return [label(taken, n) for n in range(many)]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=SEEDS, candidates=NUMBERS, many=st.integers(-3, 50))
def test_the_database_and_this_computer_draw_the_same(tom: Lab, seed: str, candidates: list[int], many: int) -> None:
    with tom.connection() as connection:
        statement = text("select lims.draw(cast(:seed as text), cast(:candidates as bigint[]), cast(:many as int))")
        drawn = connection.scalar(statement, {"seed": seed, "candidates": candidates, "many": many})
    assert drawn == draws.draw(seed, candidates, many)


def test_the_order_of_the_candidates_does_not_matter() -> None:
    assert draws.draw("seed", range(100), 7) == draws.draw("seed", range(99, -1, -1), 7)
    assert draws.draw("seed", range(100), 7) != draws.draw("other", range(100), 7)


def test_a_draw_can_be_made_again_by_anybody(tom: Lab, lab_of: LabOf, database: Database) -> None:
    filled(tom)
    act = uuid4()
    made = draws.make(tom, "PLACES", place(tom, "Headquarters"), 1, act=act)
    assert draws.make(tom, "PLACES", place(tom, "Headquarters"), 1, act=act) == made
    assert (made.of, len(made.drawn)) == (2, 1)
    root, number = made.seed.split("/")
    assert number == str(made.id)
    assert database.superuser(
        "select encode(root, 'hex') = %s from ledger.checkpoint where encode(root, 'hex') = %s", root, root
    )
    for login in ("tech.tina", "aud.itor", "quinn.manager"):
        seen = draws.view(lab_of(login), made.id)
        assert seen is not None
        assert seen.is_the_same
    assert draws.make(tom, "PLACES", place(tom, "Headquarters"), 1).seed != made.seed, "a second try is another draw"


def test_a_draw_that_was_changed_is_not_the_same(tom: Lab, database: Database) -> None:
    filled(tom)
    made = draws.make(tom, "ITEMS", place(tom, "Headquarters"), 2)
    with pytest.raises(Exception, match=r"ledger\.frozen"):
        database.superuser("update lab.draw set drawn = '{1}'")
    for change in ("drawn = '{1, 2}'", "candidates = '1,2,3'", "seed = 'mine'"):
        database.superuser(f"set session_replication_role = replica; update lab.draw set {change}")
        seen = draws.view(tom, made.id)
        assert seen is not None
        assert not seen.is_the_same or change.startswith("candidates"), change


def test_drawn_places_are_counted_and_until_then_awaited(tom: Lab) -> None:
    filled(tom)
    made = draws.make(tom, "PLACES", place(tom, "Headquarters"), 1)
    awaited = [task for task in tasks.mine(tom).tasks if task.code == "inventory.task_drawn"]
    assert [task.argument for task in awaited] == [made.id]
    other = place(tom, "Fridge")
    with pytest.raises(Refused, match=r"inventory\.not_drawn"):
        inventory.open_one(tom, other, "RANDOM", terms={"draw": made.id})
    count = inventory.open_one(tom, made.drawn[0], "RANDOM", blind=True, terms={"draw": made.id}).inventory
    assert [task.code for task in tasks.mine(tom).tasks if task.code == "inventory.task_drawn"] == []
    subject = draws.view(tom, made.id).subjects[0]
    assert (subject.inventory, subject.state) == (count, "OPEN")
    inventory.abandon(tom, count, reason="mistake")
    assert draws.view(tom, made.id).subjects[0].inventory is None


def test_from_the_record_to_the_shelf_only_what_was_drawn_is_sought(tom: Lab) -> None:
    codes = filled(tom)
    site = place(tom, "Headquarters")
    made = draws.make(tom, "ITEMS", site, 2)
    with pytest.raises(Refused, match=r"inventory\.not_drawn"):
        inventory.open_one(tom, site, "AUDIT", terms={"method": "SAMPLE"})
    opened = inventory.open_one(tom, site, "AUDIT", terms={"method": "SAMPLE", "draw": made.id})
    assert opened.expected == 2
    outcomes = [inventory.scan(tom, opened.inventory, code).outcome for code in codes]
    assert sorted(outcomes) == ["found"] * 2 + ["not_drawn"] * 4
    result = inventory.view(tom, opened.inventory).result
    assert (result.expected, result.found, result.missing, result.uncounted) == (2, 2, [], [])
    with pytest.raises(Refused, match=r"inventory\.draw_used"):
        inventory.open_one(tom, site, "AUDIT", terms={"method": "SAMPLE", "draw": made.id})


def test_from_the_shelf_to_the_record_everything_scanned_must_be_recorded_there(tom: Lab) -> None:
    codes = filled(tom)
    opened = inventory.open_one(tom, place(tom, "Shelf 1"), "AUDIT", terms={"method": "SHELF"})
    assert opened.expected == 0
    assert inventory.scan(tom, opened.inventory, codes[0]).outcome == "found"
    assert inventory.scan(tom, opened.inventory, codes[-1]).outcome == "misplaced"
    result = inventory.view(tom, opened.inventory).result
    assert (result.found, len(result.misplaced), result.missing) == (1, 1, [])


@pytest.mark.parametrize("login", ["ana.lyst", "rita.view", "aud.itor", "admin.ada", "client.pol", "sam.scene"])
def test_these_duties_do_not_draw(psql: Psql, tom: Lab, login: str) -> None:
    site = place(tom, "Headquarters")
    assert psql(login, "select lims.inventory_draw(gen_random_uuid(), 'PLACES', %s, 1)", site).state == "42501"
    assert psql(login, "update lab.draw set drawn = '{}'").state == "42501"


@pytest.mark.parametrize("login", ["tech.tom", "mona.manager", "quinn.manager"])
def test_these_duties_draw_from_what_is_there(psql: Psql, tom: Lab, login: str) -> None:
    site = place(tom, "Headquarters")
    assert psql(login, "select lims.inventory_draw(gen_random_uuid(), 'PLACES', %s, 1)", site).message == "draw.nothing"
    filled(tom)
    assert (
        psql(login, "select lims.inventory_draw(gen_random_uuid(), 'PLACES', %s, 0)", site).message == "draw.how_many"
    )
    assert psql(login, "select lims.inventory_draw(gen_random_uuid(), 'ITEMS', %s, 3)", site)[0][0]["of"] == 6


def test_a_draw_that_was_rolled_back_is_missed_by_the_next_one(tom: Lab, database: Database) -> None:
    filled(tom)
    site = place(tom, "Headquarters")
    statement = "select lims.inventory_draw(gen_random_uuid(), 'PLACES', %s, 1)"
    first = draws.make(tom, "PLACES", site, 1)
    with at_work(database, "tech.tom") as choosing:
        for _ in range(3):  # until they like what comes out
            choosing.execute(statement, (site,))
            choosing.rollback()
        with pytest.raises(psycopg.Error, match=r"draw\.how_many"):
            choosing.execute("select lims.inventory_draw(gen_random_uuid(), 'PLACES', %s, 0)", (site,))
        choosing.rollback()
    kept = draws.make(tom, "PLACES", site, 1)
    assert (first.not_kept, kept.not_kept) == (0, 3), "what is refused before it is drawn uses no number"
    assert draws.view(tom, kept.id).not_kept == 3
