"""Verification: silent about an honest laboratory, and it names the first broken entry of any other."""

from __future__ import annotations

from lims_desktop import custody
from lims_desktop.verify import verify
from tests.laboratory import one_item, place


def test_an_honest_laboratory_is_sound(database, lab_of):
    tom = lab_of("tech.tom")
    item = one_item(tom)
    custody.store(tom, [item], place(tom, "Shelf 1"))
    database.superuser("select chain.tick()")
    verdict = verify(database.admin)
    assert verdict.findings == ()
    verdict = verify(lab_of("aud.itor"), receipts=tom.receipts())
    assert verdict.findings == ()
