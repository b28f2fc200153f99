"""The generator of the large laboratory, at a small size: what it makes is what acts would have made."""

from __future__ import annotations

from lims_desktop import custody, items, search
from lims_desktop.verify import verify
from tests.bench import large
from tests.database import Database, LabOf
from tests.laboratory import one_item, place


def test_a_generated_laboratory_verifies_and_works_on(database: Database, lab_of: LabOf) -> None:
    told: list[str] = []
    large.fill(database.server, database.name, 120, told.append)
    tom = lab_of("tech.tom")
    assert len(items.newest(tom)) == 100
    assert search.find(tom, "LAB")
    mine = one_item(tom)
    custody.store(tom, [mine], place(tom, "Shelf 1"))
    verdict = verify(database.admin)
    assert verdict.sound, verdict.sentence()
    assert verdict.custody > 120 * 12
    assert verdict.checkpoints > 10
