"""Release as people: to whom, on whose authority, and what stands against it; what comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from lims_desktop import cases, documents, files, holds, items, outside, release, transit
from lims_desktop.errors import Refused
from lims_desktop.files import NewFile
from lims_desktop.lab import Lab
from lims_desktop.outside import Outsider
from lims_desktop.release import Authority, Recipient
from lims_desktop.verify import verify
from tests.database import PASSWORD, Database, LabOf, Psql
from tests.laboratory import LINE, agency, one_item, take_in
from tests.outside import found, outsider, two_offices

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
LETTER = Authority("Letter of the Commissioner", "COM-12/26")
OWNER = Recipient("owner", relation="Owner")


def released(lab: Lab, *which: int, to: Recipient | None = None, name: str = "Maria Owner") -> release.ReleasedItems:
    return release.release(lab, which, to or OWNER, LETTER, outsider(lab, name))


def test_an_agency_an_owner_and_another_laboratory(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    one, two, three = (one_item(tom) for _ in range(3))
    assert released(tom, one, to=Recipient("agency", agency=agency(tom))).place == "Police Unit One"
    assert released(tom, two).place == "Maria Owner"
    there = Recipient("laboratory", name="National DNA Laboratory", relation="Technician")
    assert released(tom, three, to=there).place == "National DNA Laboratory"
    assert [(view.custody[0].kind, view.where_kind) for view in (items.view(tom, n) for n in (one, two, three))] == [
        ("RETURN", "external")
    ] * 3
    newest = release.releases(tom)
    assert [(row.kind, row.items, row.authority_number) for row in newest] == [
        ("laboratory", 1, "COM-12/26"), ("owner", 1, "COM-12/26"), ("agency", 1, "COM-12/26"),
    ]  # fmt: skip
    assert [row.kind for row in release.releases(tom, after=newest[0], limit=1)] == ["owner"]


def test_the_place_of_one_owner_is_never_that_of_another(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    one, two = one_item(tom), one_item(tom)
    released(tom, one)
    released(tom, two)
    assert items.view(tom, one).place != items.view(tom, two).place


def test_a_release_has_its_receipt_and_the_same_act_again_is_recorded_once(lab_of: LabOf) -> None:
    tom, act = lab_of("tech.tom"), uuid4()
    item, owner = one_item(tom), outsider(tom, "Maria Owner")
    first = release.release(tom, [item], OWNER, LETTER, owner, act=act)
    assert release.release(tom, [item], OWNER, LETTER, owner, act=act) == first
    papers = documents.about(tom, f"release/{first.release}")
    assert [(paper.id, paper.kind) for paper in papers] == [(first.document, "release_receipt")]
    assert len(items.view(tom, item).custody) == 3


@pytest.mark.parametrize("hold", ["legal", "dpp", "court", "quality", "biohazard"])
def test_any_hold_that_stands_refuses(lab_of: LabOf, hold: str) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    item = one_item(tom)
    number = holds.set_hold(tom, [item], hold, "Order 7/26").hold
    with pytest.raises(Refused, match=r"hold\.blocks"):
        released(tom, item)
    holds.lift(mona, number, reason="Order revoked", authority="Order 9/26")
    released(tom, item)


def test_a_hold_on_what_is_inside_refuses_the_container(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box, inside = one_item(tom, is_container=True), one_item(tom)
    items.containerise(tom, [inside], box)
    holds.set_hold(tom, [inside], "legal", "Order 7/26")
    with pytest.raises(Refused, match=r"hold\.blocks"):
        released(tom, box)


def test_a_release_needs_authority_identity_signature_and_relation(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item, good = one_item(tom), outsider(tom)
    for to, authority, hands, code in (
        (OWNER, Authority("", "1"), good, r"lists\.missing"),
        (OWNER, Authority("Letter", " "), good, r"lists\.missing"),
        (Recipient("owner"), LETTER, good, r"lists\.missing"),
        (Recipient("laboratory"), LETTER, good, r"lists\.missing"),
        (Recipient("agency", agency=999), LETTER, good, r"agencies\.unknown"),
        (Recipient("friend"), LETTER, good, r"release\.unknown_kind"),
        (OWNER, LETTER, Outsider("Maria", "", good.signature), r"lists\.missing"),
        (OWNER, LETTER, Outsider("Maria", "ID-1", "00" * 32), r"custody\.signature_missing"),
    ):
        with pytest.raises(Refused, match=code):
            release.release(tom, [item], to, authority, hands)


def test_a_signature_is_a_picture_that_whoever_acts_has_taken(lab_of: LabOf, psql: Psql, database: Database) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    taken = take_in(tom)
    item = taken.items[0].id
    front = NewFile("front.png", b"\x89PNG a photograph of it", "image/png")
    photograph = files.attach(tom, "photograph", "item", item, front).sha256
    for sha256 in (
        files.keep(tom, b"%PDF-1.4 a letter", "application/pdf").sha256,
        files.keep(tom, b"anything at all", "image/png").sha256,
        files.keep(tina, b"\x89PNG what Tina's officer signed", "image/png").sha256,
        photograph,
    ):
        with pytest.raises(Refused, match=r"custody\.no_signature"):
            release.release(tom, [item], OWNER, LETTER, Outsider("Maria", "ID-1", sha256))
    again = files.keep(tom, b"\x89PNG what Tina's officer signed", "image/png").sha256
    release.release(tom, [item], OWNER, LETTER, Outsider("Maria", "ID-1", again))
    told = psql("aud.itor", "select kind, actor from ledger.entry where stream = %s order by number", f"file/{again}")
    assert told == [("KEPT", "tech.tina"), ("KEPT_AGAIN", "tech.tom")], "the same strokes twice are seen"
    assert verify(database.admin).findings == ()


def test_a_controlled_item_leaves_before_a_witness(lab_of: LabOf) -> None:
    tom, act = lab_of("tech.tom"), uuid4()
    drugs, owner = take_in(tom, DRUGS).items[0].id, outsider(tom, "PC Brown")
    police = Recipient("agency", agency=agency(tom))
    args: dict[str, Any] = {"items": [drugs], "to": police, "authority": LETTER, "hands": owner}
    with pytest.raises(Refused, match=r"vouch\.missing"):
        release.release(tom, [drugs], police, LETTER, owner, act=act)
    with tom.second("tech.tom", PASSWORD) as himself:
        outside.confirm(himself, "release", act, **args)
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        release.release(tom, [drugs], police, LETTER, owner, act=act)
    with tom.second("tech.tina", PASSWORD) as tina:
        outside.confirm(tina, "release", act, **args)
    release.release(tom, [drugs], police, LETTER, owner, act=act)
    assert items.view(tom, drugs).custody[0].witness == "Tina Evidence"


def test_only_the_holder_releases(lab_of: LabOf) -> None:
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        released(lab_of("tech.tina"), one_item(lab_of("tech.tom")))


def test_what_comes_back_is_r1_then_r2_and_is_looked_at(lab_of: LabOf) -> None:
    tom, act = lab_of("tech.tom"), uuid4()
    item = one_item(tom)
    released(tom, item)
    owner, lines = outsider(tom, "Maria Owner"), found(item, seal_state="broken")
    back = release.take_back(tom, lines, owner, act=act)
    assert release.take_back(tom, lines, owner, act=act) == back
    assert len(back.discrepancies) == 1
    view = items.view(tom, item)
    assert (view.shown_number, view.custody[0].kind) == (f"{view.number} R1", "RECEIVE")
    released(tom, item)
    release.take_back(tom, found(item, seal_state="broken"), owner)
    assert items.view(tom, item).shown_number.endswith(" R2")


def test_only_what_is_outside_comes_back_and_from_one_holder(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    here, one, two = (one_item(tom) for _ in range(3))
    released(tom, one)
    released(tom, two)
    with pytest.raises(Refused, match=r"release\.not_outside"):
        release.take_back(tom, found(here), outsider(tom))
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        release.take_back(tom, found(one, two), outsider(tom))


@pytest.mark.parametrize("login", sorted(EVERYBODY))
def test_who_may_release_and_take_back(lab_of: LabOf, psql: Psql, login: str) -> None:
    item = one_item(lab_of("tech.tom"))
    for statement in (
        f"select lims.release(gen_random_uuid(), array[{item}]::bigint[], '{{}}', '{{}}', '{{}}')",
        "select lims.take_back(gen_random_uuid(), '[]', '{}')",
    ):
        assert (psql(login, statement).state == "42501") == (login not in GIVERS), statement


def test_who_took_items_home_is_for_those_who_see_the_case(lab_of: LabOf, psql: Psql, database: Database) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    taken = take_in(tom)
    made = released(tom, taken.items[0].id)
    release.take_back(tom, found(taken.items[0].id), outsider(tom))
    cases.restrict(mona, taken.case, restricted=True, reason="An officer is a suspect")
    for table in ("release", "release_item", "taking_back", "taken_back_item"):
        assert psql("tech.tina", f"select count(*) from lab.{table}") == [(0,)], table
        assert psql("mona.manager", f"select count(*) from lab.{table}") == [(1,)], table
        assert psql("client.pol", f"select * from lab.{table}").state == "42501"
        assert psql("mona.manager", f"delete from lab.{table}").state == "42501"
    assert documents.by_number(lab_of("tech.tina"), made.document) is None


def test_the_name_of_an_owner_or_a_courier_is_not_for_every_customer(lab_of: LabOf, psql: Psql) -> None:
    tom, annex = lab_of("tech.tom"), two_offices(lab_of)[1]
    gone, sent = one_item(tom), one_item(tom)
    released(tom, gone, name="Maria Owner")
    transit.dispatch(tom, [sent], annex, outsider(tom, "Courier Sam"))
    named = "select name from lab.place where name in ('Maria Owner', 'Courier Sam', 'Another Police') order by 1"
    everything = [("Another Police",), ("Courier Sam",), ("Maria Owner",)]
    assert psql("tech.tina", named) == everything
    for login in ("client.pol", "client.other"):
        assert psql(login, named).state == "42501", "where their items are is told with the items' custody"
    assert psql("admin.ada", named) == [("Another Police",)]
