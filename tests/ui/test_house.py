"""What a laboratory sets up for itself, on the screen: agencies and offices, the words of its lists, its policies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lims_desktop import agencies, lists, places, policies
from tests.database import LabOf
from tests.ui.kit import open_page, screenshot, settle
from ui.window import Window


def said(qtbot: QtBot, page: Any, asked: Any, **values: Any) -> None:
    """Fill the open question and send it."""
    asked.asking.form.fill(values)
    asked.asking.answer()
    settle(qtbot, page.desk)


def choose(table: Any, **wanted: Any) -> None:
    """Stand on the first row that says this."""
    rows = table.rows.rows
    table.selectRow(next(n for n, row in enumerate(rows) if all(getattr(row, k) == v for k, v in wanted.items())))


def test_an_agency_its_officer_and_an_office_are_entered_and_changed(
    window_of: Callable[[str], Window], qtbot: QtBot, lab_of: LabOf
) -> None:
    window, lab = window_of("mona.manager"), lab_of("tech.tom")
    page: Any = open_page(qtbot, window, "agencies")
    asked = page.questions.asked
    page.questions.add_agency()
    screenshot(asked.asking, "agencies-new")
    said(qtbot, page, asked, code="POL", kind="police", name="Coast Guard", reference_pattern="[(")
    assert asked.asking.trouble.isVisible()
    said(qtbot, page, asked, reference_pattern=None)
    assert "POL" in asked.asking.trouble.text()
    said(qtbot, page, asked, code="CGU")
    choose(page.agencies, code="CGU")
    page.add_officer()
    said(qtbot, page, asked, name="Coral Reef", rank="Lt", number="CG-1")
    [officer] = page.officers.rows.rows
    page.questions.change_officer(officer)
    said(qtbot, page, asked, active=False, reason="She left")
    assert agencies.officers(lab, page.agencies.current.id) == []
    screenshot(window, "agencies")
    page.questions.change_agency(page.agencies.current)
    said(qtbot, page, asked, name="Coast Guard Service", reason="Its new name")
    assert "Coast Guard Service" in {one.name for one in agencies.agencies(lab)}
    page.tabs.setCurrentIndex(1)
    page.questions.add_office()
    said(qtbot, page, asked, code="FL-2", name="Second laboratory", arm="laboratory", district="central")
    office = next(one for one in page.offices.rows.rows if one.code == "FL-2")
    page.questions.change_office(office)
    said(qtbot, page, asked, name="Laboratory of the coast", reason="It moved")
    assert "Laboratory of the coast" in {one.name for one in places.offices(lab)}
    screenshot(window, "offices")


def test_a_word_is_entered_and_rests(window_of: Callable[[str], Window], qtbot: QtBot, lab_of: LabOf) -> None:
    window, lab = window_of("quinn.manager"), lab_of("tech.tom")
    page: Any = open_page(qtbot, window, "lists")
    choose(page.lists, code="item_type")
    screenshot(window, "lists")
    choose(page.table, code="powder")
    page.change()
    screenshot(page.asked.asking, "lists-change")
    page.asked.asking.reject()
    choose(page.lists, code="examination")
    page.add()
    new = {"code": "isotopes", "name": "Isotope ratios", "name_es": "Isótopos", "extra_discipline": "chemistry"}
    said(qtbot, page, page.asked, **new, extra_turn="soon", reason="A new instrument")
    assert page.asked.asking.trouble.isVisible()
    said(qtbot, page, page.asked, extra_turn="30")
    made = next(term for term in lists.terms(lab, "examination") if term.code == "isotopes")
    assert dict(made.extra) == {"discipline": "chemistry", "turn": 30}
    page.add()
    said(qtbot, page, page.asked, **new, extra_turn="30", reason="Twice")
    assert page.asked.asking.trouble.isVisible()
    page.asked.asking.reject()
    choose(page.table, code="isotopes")
    page.rest()
    said(qtbot, page, page.asked, reason="The instrument was sold")
    assert "isotopes" not in {term.code for term in lists.terms(lab, "examination")}
    choose(page.table, code="isotopes")
    assert not page.table.current.active


def test_a_policy_is_changed_with_a_reason_and_tells_what_became_of_it(
    window_of: Callable[[str], Window], qtbot: QtBot, lab_of: LabOf
) -> None:
    window = window_of("mona.manager")
    page: Any = open_page(qtbot, window, "policies")
    choose(page.table, name="offer_hours")
    page.change()
    asking = page.asked.asking
    asking.form.fill({"value": "never", "reason": "Night shifts"})
    asking.answer()
    assert asking.trouble.isVisible()
    said(qtbot, page, page.asked, value="36")
    assert (page.table.current.name, page.table.current.value) == ("offer_hours", 36)
    assert [entry.reason for entry in page.story.rows.rows][:1] == ["Night shifts"]
    screenshot(window, "policies")
    choose(page.table, name="section_head_duties")
    page.change()
    asking = page.asked.asking
    screenshot(asking, "policies-duties")
    for box in asking.form.fields["value"].input.boxes.values():
        box.setChecked(False)
    asking.form.fill({"reason": "To see"})
    asking.answer()
    assert asking.trouble.isVisible()
    asking.form.fields["value"].input.boxes["quality_manager"].setChecked(True)
    asking.answer()
    settle(qtbot, page.desk)
    assert policies.Rule("section_head_duties", ["quality_manager"]) in policies.policies(lab_of("quinn.manager"))
    choose(page.table, name="laboratory_id")
    assert not page.change_button.isVisible()


def test_who_only_reads_is_offered_no_change(window_of: Callable[[str], Window], qtbot: QtBot) -> None:
    window = window_of("aud.itor")
    page: Any = open_page(qtbot, window, "policies")
    choose(page.table, name="offer_hours")
    assert not page.change_button.isVisible()
    assert page.story is not None
    for name in ("lists", "agencies"):
        page = open_page(qtbot, window, name)
        assert page.heading.findChildren(QPushButton) == []


def test_what_is_entered_for_everybody_is_offered_on_pages_that_are_open(
    window_of: Callable[[str], Window], qtbot: QtBot, lab_of: LabOf
) -> None:
    window, manager = window_of("admin.ada"), lab_of("mona.manager")
    people: Any = open_page(qtbot, window, "people")
    open_page(qtbot, window, "agencies")
    places.office_add(manager, "FL-9", "Laboratory of the islands", "laboratory")
    window.changed(frozenset({"office"}))
    open_page(qtbot, window, "people")
    assert "FL-9" in {one.code for one in people.roster.offices}
    places.office_add(manager, "FL-10", "Laboratory of the hills", "laboratory")
    people.filter.setText("ana")
    window.changed(frozenset({"office"}))
    settle(qtbot, window.desk)
    assert not people._soon.isActive(), "nobody who writes is disturbed"
    open_page(qtbot, window, "people")
    assert "FL-10" in {one.code for one in people.roster.offices}
