"""The page Transit: dispatch by scanning, the courier's signature, arrival by scanning, what does not come."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from lims_desktop import custody, documents, items, transit
from lims_desktop.intake import Accepted
from lims_desktop.lab import Lab
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import LINE, one_item, take_in
from tests.outside import outsider, two_offices
from tests.proxy import Cable, cable
from tests.ui.kit import open_page, press, screenshot, settle, type_into
from tests.ui.outside import identify, scanned, sign
from ui.custody.gathered import Gathered
from ui.desk import Desk
from ui.pages.transit import TransitPage
from ui.parts.asking import Asking
from ui.proof import ProofDialog, ReasonDialog
from ui.theme import Theme
from ui.window import Window

Windows = Callable[[str], Window]


@pytest.fixture
def annex(lab_of: LabOf) -> int:
    return two_offices(lab_of)[1]


def opened(qtbot: QtBot, window: Window, argument: Any = None) -> TransitPage:
    page = open_page(qtbot, window, "transit", argument)
    assert isinstance(page, TransitPage)
    return page


def sent(tom: Lab, annex: int, taken: Accepted) -> transit.Dispatched:
    due = datetime.now(UTC) + timedelta(hours=4)
    return transit.dispatch(tom, [one.id for one in taken.items], annex, outsider(tom), due=due)


def test_a_dispatch_by_scanning_with_a_courier_who_signs(window_of: Windows, annex: int, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    screenshot(window, "transit-empty")
    lab, taken = window.desk.lab, take_in(window.desk.lab, LINE, LINE)
    press(page, "Ctrl+N")
    scanned(qtbot, window, *(one.code for one in taken.items))
    page.going.office.choose(annex)
    press(page, "Ctrl+Return")
    assert page.going.bearer.identity.pad_field.error.isVisible(), "what lacks is said at its field"
    screenshot(window, "transit-lacks")
    page.going.bag.setText("BAG-778")
    identify(page.going.bearer.identity)
    sign(page.going.pad)
    page.changed()
    assert not page.notice.isVisible(), "what others do elsewhere disturbs nobody who scans"
    screenshot(window, "transit-going")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert page.on_paper
    screenshot(window, "transit-manifest")
    leg = transit.legs(lab)[0]
    assert (leg.courier, leg.to_office, leg.counts.items) == ("Delroy Gentle", "Annex", 2)
    manifest = documents.about(lab, f"dispatch/{leg.id}")[0]
    assert (manifest.kind, manifest.sha256 is not None) == ("manifest", True)
    press(page, "Esc")
    settle(qtbot, window.desk)
    page.legs.show_view("from")
    settle(qtbot, window.desk)
    assert page.going.many == 0
    screenshot(window, "transit-list")


@pytest.mark.parametrize("name", ["transit", "court"])
def test_a_foreign_barcode_on_the_list_or_in_a_session_is_refused_in_words(
    window_of: Windows, qtbot: QtBot, name: str
) -> None:
    window = window_of("tech.tom")
    page: Any = open_page(qtbot, window, name)
    scanned(qtbot, window, "4006381333931")
    assert "4006381333931" in window.desk.messages.latest.text
    page.begin()
    scanned(qtbot, window, "4006381333931")
    stage = page.stack.currentWidget()
    assert stage.board.last.tone == "refused"
    assert stage.many == 0


def test_what_is_scanned_while_the_act_is_under_way_stays(window_of: Windows, annex: int, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    first, second = (take_in(window.desk.lab, LINE, reference=f"CR-{n}/26").items[0] for n in (1, 2))
    page.begin()
    scanned(qtbot, window, first.code)
    going = page.going
    going.office.choose(annex)
    identify(going.bearer.identity)
    going.go()
    late = custody.scanned(window.desk.lab, str(second.code))
    assert late is not None
    going.board.table.gather([Gathered.of(late)])
    settle(qtbot, window.desk)
    assert items.view(window.desk.lab, first.id).where_kind == "transit"
    assert going.board.table.ids == [second.id], "what was not sent is still there to be sent"
    tom = window.desk.lab
    coming = take_in(tom, LINE, LINE, reference="CR-3/26")
    leg = sent(tom, annex, coming)
    window = window_of("tech.tina")
    page = opened(qtbot, window)
    scanned(qtbot, window, leg.code, coming.items[0].code)
    page.coming.receive()
    late, row = custody.scanned(tom, str(coming.items[1].code)), page.coming.board.row_of(coming.items[1].id)
    assert late is not None
    assert row is not None
    page.coming.board.welcome(late, row)
    settle(qtbot, window.desk)
    assert [row.id for row in page.coming.board.came] == [coming.items[1].id]


def test_what_was_chosen_on_the_bench_is_dispatched(window_of: Windows, annex: int, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    item = one_item(window.desk.lab)
    bench = open_page(qtbot, window, "bench")
    press(bench, "Ctrl+D")
    settle(qtbot, window.desk)
    page = window.visible_page()
    assert isinstance(page, TransitPage)
    assert page.going.board.table.ids == [item]
    page.going.office.choose(annex)
    identify(page.going.bearer.identity)
    page.go()
    settle(qtbot, window.desk)
    assert items.view(window.desk.lab, item).where_kind == "transit"


def test_a_colleague_who_carries_confirms(window_of: Windows, annex: int, lab_of: LabOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    item, ben = one_item(window.desk.lab), lab_of("ben.lyst").me.person
    page.begin()
    page.going.board.entry.setText(items.view(window.desk.lab, item).number)
    press(page.going.board.entry, "Return")
    settle(qtbot, window.desk)
    page.going.office.choose(annex)
    page.going.bearer.choose(ben)
    screenshot(window, "transit-colleague")
    press(page, "Ctrl+Return")
    dialog = next(one for one in window.findChildren(ProofDialog) if one.isVisible())
    dialog.login.setText("rita.view")
    type_into(dialog.password, PASSWORD)
    settle(qtbot, window.desk)
    assert "Ben Lyst" in dialog.password_field.error.text()
    dialog.login.setText("ben.lyst")
    type_into(dialog.password, PASSWORD)
    settle(qtbot, window.desk)
    assert items.view(window.desk.lab, item).custody[0].taker == "Ben Lyst"


def test_an_arrival_by_scanning_with_what_was_found(
    window_of: Windows, annex: int, lab_of: LabOf, qtbot: QtBot
) -> None:
    tom = lab_of("tech.tom", "Counter")
    taken, other = take_in(tom, LINE, LINE, LINE), take_in(tom, LINE, reference="CR-2/26")
    leg = sent(tom, annex, taken)
    window = window_of("tech.tina")
    page = opened(qtbot, window)
    assert [row.id for row in page.legs.table.rows.rows] == [leg.leg]
    scanned(qtbot, window, leg.code)
    assert page.heading.title == "To Annex"
    scanned(qtbot, window, taken.items[0].code, other.items[0].code)
    assert "is not on this leg" in page.coming.board.last.sentence.text()
    scanned(qtbot, window, taken.items[1].code)
    press(page, "F4")
    type_into(page.coming.board.seal, "Broken")
    note = page.coming.board.form.fields["note"].input
    type_into(note, "Torn at the corner")
    assert [row.seal_state for row in page.coming.board.came] == ["intact", "broken"]
    page.coming.board.condition.choose(None)
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert [row.id for row in page.coming.board.rows if row.wrong] == [taken.items[1].id], (
        "nothing is taken for granted"
    )
    page.coming.board.condition.choose("good")
    sign(page.coming.pad)
    screenshot(window, "transit-coming")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert page.on_paper
    screenshot(window, "transit-record")
    press(page, "Esc")
    settle(qtbot, window.desk)
    assert transit.leg(tom, leg.leg).counts.state == "PART_ARRIVED"
    assert [one.kind for one in items.view(tom, taken.items[1].id).discrepancies] == ["seal-broken-in-transit"]
    scanned(qtbot, window, leg.code)
    page.coming.close_leg()
    asking = next(one for one in window.findChildren(Asking) if one.isVisible())
    text = asking.form.fields["statement"].input
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("The courier says he was given two")
    screenshot(window, "transit-missing")
    asking.answer()
    settle(qtbot, window.desk)
    assert transit.leg(tom, leg.leg).counts.state == "SHORT"


def test_people_of_another_office_are_asked_why(window_of: Windows, annex: int, lab_of: LabOf, qtbot: QtBot) -> None:
    tom = lab_of("tech.tom", "Counter")
    taken = take_in(tom, LINE)
    leg = sent(tom, annex, taken)
    window = window_of("mona.manager")
    page = opened(qtbot, window, leg.leg)
    scanned(qtbot, window, taken.items[0].code)
    page.coming.receive()
    settle(qtbot, window.desk)
    dialog = next(one for one in window.findChildren(ReasonDialog) if one.isVisible())
    dialog.reason.setPlainText("The road to the annex is flooded")
    dialog.answer()
    settle(qtbot, window.desk)
    assert items.view(tom, taken.items[0].id).where == "Mona Manager"


def test_a_late_leg_is_marked_and_its_task_leads_here(
    window_of: Windows, annex: int, lab_of: LabOf, database: Database, qtbot: QtBot
) -> None:
    tom = lab_of("tech.tom", "Counter")
    leg = sent(tom, annex, take_in(tom, LINE))
    database.superuser("update lab.dispatch set due_at = now() - interval '1 hour'")
    window = window_of("tech.tina")
    tasks = open_page(qtbot, window, "tasks")
    tasks.table.selectRow(0)  # type: ignore[attr-defined]
    press(tasks.table, "Return")  # type: ignore[attr-defined]
    settle(qtbot, window.desk)
    page = window.visible_page()
    assert isinstance(page, TransitPage)
    assert page.coming.leg is not None
    assert page.coming.leg.id == leg.leg
    page.back()
    settle(qtbot, window.desk)
    assert page.legs.table.rows.columns[0].text(page.legs.table.rows.rows[0]) == "Overdue"
    screenshot(window, "transit-late")


@pytest.fixture
def wired(
    database: Database, theme: Theme, qtbot: QtBot, seat: Callable[[Desk], Window], annex: int
) -> Iterator[tuple[Window, Cable]]:
    """Tom, whose cable to the server can be cut."""
    assert annex
    with cable(database.server.host, database.server.port) as plug:
        station = replace(database.station(), port=plug.port)
        with contextlib.closing(Lab.sign_in(station, "tech.tom", PASSWORD)) as lab:
            desk = Desk(lab, theme)
            yield seat(desk), plug
            settle(qtbot, desk)
            desk.close()


def test_the_cable_is_pulled_between_click_and_answer(
    wired: tuple[Window, Cable], annex: int, database: Database, expect_log: Callable[[str], None], qtbot: QtBot
) -> None:
    expect_log("server.lost|server.unreachable")
    window, plug = wired
    page = opened(qtbot, window)
    taken = take_in(window.desk.lab, LINE, LINE)
    page.begin()
    scanned(qtbot, window, *(one.code for one in taken.items))
    page.going.office.choose(annex)
    identify(page.going.bearer.identity)
    plug.cut_answer_of = b"lims.dispatch"
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert (page.going.many, page.going.bearer.identity.form["name"]) == (2, "Delroy Gentle"), "nothing typed is lost"
    plug.cut_answer_of = None
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert page.on_paper
    assert database.superuser("select count(*) from lab.dispatch") == [(1,)]
    assert database.superuser("select count(*) from lab.custody where kind = 'DISPATCH'") == [(2,)]
