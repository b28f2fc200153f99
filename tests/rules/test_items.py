"""Items, labels, holds and discrepancies as people (domain.md sections 2 and 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from lims_desktop import custody, discrepancies, files, holds, items, labels, places
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.files import NewFile
from lims_desktop.lab import Lab
from tests.database import Database, LabOf, Psql
from tests.laboratory import LINE, label, one_item, place, take_in

CHILD = {
    "item_type": "swab",
    "description": "Swab of the stain",
    "packaging": "swab-box",
    "quantity": 1,
    "unit": "piece",
}


def test_children_are_numbered_below_their_parent_to_five_levels(lab_of: LabOf) -> None:
    ana = lab_of("tech.tom")
    item = one_item(ana)
    number = items.view(ana, item).number
    for level in range(2, 6):
        child = items.itemise(ana, item, [CHILD]).items[0]
        assert child.number == f"{number}-01", level
        item, number = child.id, child.number
    with pytest.raises(Refused, match=r"item\.too_deep"):
        items.itemise(ana, item, [CHILD])


def test_only_the_holder_itemises(lab_of: LabOf) -> None:
    item = one_item(lab_of("tech.tom"))
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        items.itemise(lab_of("ana.lyst"), item, [CHILD])


def boxed(tom: Lab) -> tuple[int, int, int]:
    """A box and two things in it, in the technician's hands."""
    box = replace(LINE, line=1, item_type="container", description="Box", unit="container")
    accepted = take_in(tom, box, replace(LINE, line=2, container=1), replace(LINE, line=3, container=1))
    first, second, third = (item.id for item in accepted.items)
    return first, second, third


def test_a_container_moves_with_everything_in_it_one_event_each(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box, *inside = boxed(tom)
    custody.store(tom, [box], place(tom, "Shelf 1"))
    for item in inside:
        assert items.view(tom, item).custody[0].kind == "STORE"


def test_what_is_in_a_container_does_not_move_without_it(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    _box, inside, _ = boxed(tom)
    with pytest.raises(Refused, match=r"item\.in_container"):
        custody.store(tom, [inside], place(tom, "Shelf 1"))
    items.containerise(tom, [inside], None)
    custody.store(tom, [inside], place(tom, "Shelf 1"))


def test_no_container_is_in_itself(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box, inside, _ = boxed(tom)
    with pytest.raises(Refused, match=r"item\.(in_itself|not_a_container)"):
        items.containerise(tom, [box], inside)
    with pytest.raises(Refused, match=r"item\.in_itself"):
        items.containerise(tom, [box], box)


def test_places_refuse_what_they_may_not_hold(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    swab = one_item(tom, item_type="swab", packaging="swab-box")
    powder = one_item(tom, item_type="powder", unit="g")
    with pytest.raises(Refused, match=r"place\.not_cold"):
        custody.store(tom, [swab], place(tom, "Shelf 1"))
    with pytest.raises(Refused, match=r"place\.not_controlled"):
        custody.store(tom, [powder], place(tom, "Shelf 1"))
    with pytest.raises(Refused, match=r"place\.wrong_type"):
        custody.store(tom, [one_item(tom)], place(tom, "Freezer for tubes"))
    custody.store(tom, [swab], place(tom, "Freezer for tubes"))


def test_a_full_place_takes_no_more(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    tiny = places.add(mona, "Tiny", "bin", parent=place(tom, "Shelf 1"), terms=places.Terms(capacity=1)).id
    custody.store(tom, [one_item(tom)], tiny)
    with pytest.raises(Refused, match=r"place\.full"):
        custody.store(tom, [one_item(tom)], tiny)


def test_a_place_for_some_people_refuses_others(lab_of: LabOf) -> None:
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    shelf = place(tom, "Shelf 1")
    places.admit(mona, shelf, tina.me.person)
    with pytest.raises(Refused, match=r"place\.not_admitted"):
        custody.store(tom, [one_item(tom)], shelf)
    custody.store(tina, [one_item(tina)], shelf)


def test_a_controlled_item_is_weighed_at_every_opening(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    powder = one_item(tom, item_type="powder", unit="g", declared=Decimal(100), quantity=Decimal(100))
    with pytest.raises(NeedsReason):
        items.open_seal(tom, powder, Decimal(100), reason="")
    with pytest.raises(Refused, match=r"item\.quantity_needed"):
        items.open_seal(tom, powder, None, reason="analysis")
    assert items.open_seal(tom, powder, Decimal("100.5"), reason="analysis").discrepancy is None
    with pytest.raises(Refused, match=r"item\.not_sealed"):
        items.open_seal(tom, powder, Decimal(100), reason="analysis")
    assert items.seal(tom, powder, "S-9", "evidence-tape", Decimal(90)).discrepancy is not None


def test_a_label_counts_once_it_was_printed_and_scanned_back(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    code = label(take_in(tom))
    with pytest.raises(Refused, match=r"label\.never_printed"):
        labels.verify(tom, code)
    assert labels.printed(tom, code, "sent", "Zebra").copies == 1
    assert labels.verify(tom, code).state == "verified"
    with pytest.raises(NeedsReason):
        labels.printed(tom, code, "sent", "Zebra")
    assert labels.printed(tom, code, "sent", "Zebra", reason="Smudged").copies == 2


def test_a_replaced_label_still_finds_its_item(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    accepted = take_in(tom)
    old = label(accepted)
    new = labels.replace(tom, old, reason="Torn")
    scanned = items.by_code(tom, old).scanned
    assert scanned is not None
    assert scanned["superseded_at"] is not None
    assert items.by_code(tom, new.code).id == accepted.items[0].id
    with pytest.raises(Refused, match=r"label\.superseded"):
        labels.printed(tom, old, "sent", "Zebra")


def test_a_technician_lifts_no_hold(lab_of: LabOf, psql: Psql) -> None:
    tom = lab_of("tech.tom")
    hold = holds.set_hold(tom, [one_item(tom)], "court", "Order 7/26").hold
    assert psql("tech.tom", f"select lims.hold_lift(gen_random_uuid(), {hold}, 'because')").state == "42501"


def test_who_raised_a_discrepancy_does_not_settle_it(lab_of: LabOf) -> None:
    tom, mona, quinn = lab_of("tech.tom"), lab_of("mona.manager"), lab_of("quinn.manager")
    item = one_item(tom)
    raised = discrepancies.raise_one(mona, item, "damaged", "A corner is torn").discrepancy
    with pytest.raises(Refused, match=r"discrepancy\.own"):
        discrepancies.settle(mona, raised, "RESOLVED", "It was so before")
    with pytest.raises(Refused, match=r"discrepancy\.wrong_step"):
        discrepancies.settle(quinn, raised, "CAPA", "Skipping")
    assert discrepancies.settle(quinn, raised, "RESOLVED", "It was so before").state == "RESOLVED"


def test_an_amendment_needs_a_reason_and_keeps_the_old_words(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    with pytest.raises(NeedsReason):
        items.amend(tom, item, {"description": "Green shirt"}, reason=" ")
    items.amend(tom, item, {"description": "Green shirt"}, reason="It is green")
    entry = next(one for one in tom.call("history", stream=f"item/{item}") if one["kind"] == "CHANGED")
    assert entry["body"]["old"]["description"] == "Blue shirt"
    assert entry["reason"] == "It is green"


def test_a_file_is_what_its_hash_says_and_never_changes(lab_of: LabOf, psql: Psql, database: Database) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    photo = NewFile("bag.jpg", b"picture", "image/jpeg")
    kept = files.attach(tom, "photograph", "item", item, photo)
    assert files.read(tom, kept.sha256).content == b"picture"
    assert psql("tech.tom", "update lab.blob set content = 'x'").state == "42501"
    with pytest.raises(Exception, match="frozen"):
        database.superuser("update lab.blob set media_type = 'x'")
    with pytest.raises(Refused, match=r"files\.no_subject"):
        files.attach(tom, "photograph", "item", 10**9, photo)


def test_a_claimed_time_never_replaces_the_servers(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    shelf = place(tom, "Shelf 1")
    with pytest.raises(Refused, match=r"custody\.claimed_in_future"):
        custody.store(tom, [item], shelf, claimed=datetime.now(UTC) + timedelta(hours=1))
    claimed = datetime.now(UTC) - timedelta(hours=3)
    custody.store(tom, [item], shelf, claimed=claimed)
    event = items.view(tom, item).custody[0]
    assert event.claimed_at == claimed
    assert event.at > claimed
