"""Out of the house and back: the whole way verifies, and legs of an earlier release have their manifests."""

from __future__ import annotations

from pathlib import Path

from lims_desktop import court, items, release, transit, verify
from lims_desktop import migrations as migrated
from tests import outside as people_outside
from tests.database import Database, LabOf
from tests.laboratory import LINE, take_in
from tests.outside import found, outsider, to_agency, to_court, two_offices

ALTERED = Path(migrated.__file__).parent / "versions" / "0002_property" / "altered.sql"


def test_the_whole_way_out_and_back_verifies(lab_of: LabOf, database: Database) -> None:
    annex = two_offices(lab_of)[1]
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    house = people_outside.court(lab_of)
    one, two = (item.id for item in take_in(tom, LINE, LINE).items)
    leg = transit.dispatch(tom, [one, two], annex, outsider(tom)).leg
    transit.arrive(tina, leg, found(one, condition="wet", seal_state="broken"))
    transit.arrival_close(mona, leg, "The van was searched", reason="Tina is away")
    transit.arrive(tina, leg, found(two))
    visit = to_court(tina, house, one, two).visit
    court.court_kept(tina, visit, [two], "Register 14/2026")
    court.court_in(tina, visit, found(one, condition="wet", seal_state="broken"), outsider(tina))
    to_agency(tina, one)
    release.take_back(tina, found(one, condition="wet", seal_state="broken"), outsider(tina))
    told = [event.kind for event in reversed(items.view(tina, one).custody)]
    assert told == ["OFFER", "RECEIVE", "DISPATCH", "ARRIVE", "COURT_OUT", "COURT_IN", "RETURN", "RECEIVE"]
    assert verify.verify(database.admin).sound


def test_legs_from_before_there_were_manifests_have_theirs(lab_of: LabOf, database: Database) -> None:
    annex = two_offices(lab_of)[1]
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    one, two, three = (item.id for item in take_in(tom, LINE, LINE, LINE).items)
    done, under_way = (transit.dispatch(tom, which, annex, outsider(tom)).leg for which in ([one], [two, three]))
    transit.arrive(tina, done, found(one))
    transit.arrive(tina, under_way, found(two))
    lines = "select dispatch_id, item_id, outcome from lab.manifest_line order by 1, 2"
    closed = "select id, closed_at is null from lab.dispatch order by 1"
    before = database.superuser(lines), database.superuser(closed)
    database.superuser("delete from lab.manifest_line")
    database.superuser("update lab.dispatch set closed_at = null")
    for statement in backfill():
        database.superuser(statement)
    assert (database.superuser(lines), database.superuser(closed)) == before


def backfill() -> list[str]:
    """The statements of the migration that tell manifests from custody."""
    text = ALTERED.read_text(encoding="utf-8")
    begins, ends = (
        text.index("INSERT INTO lab.manifest_line"),
        text.index("WHERE NOT EXISTS (SELECT FROM lab.manifest_line"),
    )
    return [one for one in text[begins : text.index(";", ends)].split(";\n") if one.strip()]
