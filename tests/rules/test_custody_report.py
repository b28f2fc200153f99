"""The custody report: issued by staff for what they may see, whole, with everything odd named; the same twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from lims_desktop import containers, custody, custody_report, documents, files, items
from lims_desktop.custody_paper import custody_paper
from lims_desktop.errors import Refused
from lims_desktop.files import NewFile
from tests.database import EVERYONE, Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, one_item, place, take_in

STAFF = sorted(login for login in EVERYONE if not login.startswith("admin"))
ISSUE = "select lims.custody_report(gen_random_uuid(), 'item', {}) -> 'document' ->> 'kind'"


def lived(lab_of: LabOf) -> int:
    """An item that was stored late, opened, corrected, sealed, photographed, and handed over by exception."""
    lab = lab_of("tech.tom")
    item = one_item(lab)
    custody.store(lab, [item], place(lab, "Shelf 1"), claimed=datetime.now(UTC) - timedelta(hours=30))
    custody.retrieve(lab, [item], place(lab, "Shelf 1"))
    items.open_seal(lab, item, None, reason="examination of a <stain> & a “mark”")
    custody.correct(lab, item, 3, "It was taken from the other shelf", reason="wrong shelf scanned")
    items.seal(lab, item, "S-77", "evidence-tape")
    files.attach(lab, "photograph", "item", item, NewFile("shirt.jpg", b"no picture", "image/jpeg", "Front"))
    act = uuid4()
    custody.supervise(lab_of("mona.manager"), act, [item])
    custody.take_over(lab_of("tech.tina"), [item], reason="Tom is ill", act=act)
    return item


def test_everything_about_an_item_stands_in_one_answer(lab_of: LabOf, database: Database) -> None:
    item = lived(lab_of)
    database.superuser("select chain.tick()")
    report = custody_report.report(lab_of("aud.itor"), "item", item)
    told = report.items[0]
    assert [event.kind for event in told.events] == [
        "OFFER", "RECEIVE", "STORE", "RETRIEVE", "OPEN_SEAL", "CORRECTION", "SEAL", "HANDOVER",
    ]  # fmt: skip
    entries = database.superuser("select id, encode(hash, 'hex') from ledger.entry where id = any (%s)", [
        event.entry for event in told.events
    ])  # fmt: skip
    assert dict(entries) == {event.entry: event.hash for event in told.events}
    assert (told.events[5].corrects, told.events[7].exception, told.events[7].witness) == (3, True, "Mona Manager")
    assert [seal.number for seal in told.seals] == ["S-1", "S-77"]
    assert [picture.caption for picture in told.photographs] == ["Front"]
    assert report.document.checkpoint


def test_the_same_act_gives_the_same_paper(lab_of: LabOf) -> None:
    lab, act = lab_of("tech.tom"), uuid4()
    item = lived(lab_of)
    kept = custody_report.issue(lab, "item", item, "en", act=act)
    custody.store(lab_of("tech.tina"), [item], place(lab, "Shelf 1"))
    assert custody_report.issue(lab, "item", item, "en", act=act) == kept
    assert [one.sha256 for one in documents.about(lab, f"item/{item}")] == [kept.sha256]
    found = files.read(lab, kept.sha256)
    assert found is not None
    assert found.content.startswith(b"%PDF")


def test_a_case_reports_all_its_items_in_both_languages(lab_of: LabOf) -> None:
    lab = lab_of("tech.tom")
    taken = take_in(lab, LINE, replace(LINE, line=2))
    report = custody_report.report(lab, "case", taken.case)
    assert [item.number for item in report.items] == [line.number for line in taken.items]
    for language in ("en", "es"):
        assert custody_paper(report, custody_report.setting(lab, language, report)).startswith(b"%PDF")


def test_what_lies_with_an_item_of_a_restricted_other_case_stays_unnamed(lab_of: LabOf, database: Database) -> None:
    lab = lab_of("tech.tom")
    box = one_item(lab, is_container=True)
    other = take_in(lab, reference="CR-2/26")
    items.containerise(lab, [other.items[0].id], box)
    database.superuser("update lab.case_file set restricted = true where id = %s", other.case)
    told = custody_report.report(lab_of("mona.manager"), "item", box).items[0]
    assert (told.contents, told.unnamed) == ([], 1)


def test_a_carrier_is_named_to_everybody(lab_of: LabOf, database: Database) -> None:
    lab = lab_of("tech.tom")
    item, box = one_item(lab), containers.make(lab, "storage-box", "A box for many")
    items.containerise(lab, [item], box.id)
    database.superuser("update lab.case_file set restricted = true")
    for reader, case_is_open in ((lab_of("mona.manager"), False), (lab, True)):
        if case_is_open:
            database.superuser("update lab.case_file set restricted = false")
        assert custody_report.report(reader, "item", item).items[0].container == box.number


def test_a_report_of_a_restricted_case_is_for_those_who_see_it(lab_of: LabOf, database: Database, psql: Psql) -> None:
    item = lived(lab_of)
    database.superuser("update lab.case_file set restricted = true")
    for login in ("tech.tom", "aud.itor"):
        assert psql(login, ISSUE.format(item)) == Refusal("LM001", "custody_report.nothing")
    custody_report.issue(lab_of("mona.manager"), "item", item)
    count = "select count(*) from lab.document"
    assert psql("tech.tom", count) == [(0,)]
    assert psql("quinn.manager", count) == [(1,)]


@pytest.mark.parametrize("login", STAFF)
def test_all_staff_issue_reports(psql: Psql, lab_of: LabOf, login: str) -> None:
    assert psql(login, ISSUE.format(one_item(lab_of("tech.tom")))) == [("custody_report",)]


@pytest.mark.parametrize("login", ["client.pol", "client.dpp", "admin.ada"])
def test_customers_and_administrators_issue_none(psql: Psql, lab_of: LabOf, login: str) -> None:
    assert psql(login, ISSUE.format(one_item(lab_of("tech.tom")))).state == "42501"
    assert psql(login, "select lims.reported_custody(1, '{1}')").state == "42501"


def test_there_is_a_report_of_items_and_cases_only(lab_of: LabOf, database: Database) -> None:
    lab = lab_of("tech.tom")
    taken = take_in(lab)
    for subject, number in (("person", 1), ("item", 0), ("case", 0)):
        with pytest.raises(Refused, match=r"custody_report\.nothing"):
            custody_report.report(lab, subject, number)
    assert custody_report.report(lab, "case", taken.case).subject == "case"
    assert database.superuser("select count(*) from lab.document") == [(1,)]
