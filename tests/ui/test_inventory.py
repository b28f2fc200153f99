"""Counting on the screen: scan after scan, two at once, blind, resumed, signed, and its paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import custody, documents, draws, inventory, places
from lims_desktop.intake import Accepted
from lims_desktop.lab import Lab
from tests.database import PASSWORD, LabOf
from tests.laboratory import LINE, label, place, take_in
from tests.ui.kit import open_page, scan, screenshot, settle, type_into
from ui.pages.inventory import InventoryPage
from ui.proof import ProofDialog
from ui.theme import NORMAL, TOUCH
from ui.tokens import DARK, LIGHT, RESOURCES
from ui.window import Window

Windows = Callable[[str], Window]


def stored(lab: Lab, many: int = 3, where: str = "Shelf 1") -> Accepted:
    taken = take_in(lab, *([LINE] * many))
    custody.store(lab, [one.id for one in taken.items], place(lab, where))
    return taken


def code_of(lab: Lab, name: str) -> str:
    return next(str(one.code) for one in places.locations(lab) if one.name == name)


def scanned(qtbot: QtBot, window: Window, *codes: str) -> None:
    for code in codes:
        scan(window, code)
        settle(qtbot, window.desk)


def proof(window: Window) -> ProofDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProofDialog)
    return dialog


def sign(qtbot: QtBot, window: Window, login: str = "") -> None:
    dialog = proof(window)
    if login:
        dialog.login.setText(login)
    dialog.password.setText(PASSWORD)
    dialog.answer()
    settle(qtbot, window.desk)


def opened(qtbot: QtBot, window: Window, where: str = "Evidence room", *, blind: bool = False) -> InventoryPage:
    lab = window.desk.lab
    count = inventory.open_one(lab, place(lab, where), "ROUTINE", blind=blind).inventory
    page = open_page(qtbot, window, "inventory", count)
    assert isinstance(page, InventoryPage)
    return page


def test_begin_from_the_list_and_count(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    taken = stored(lab)
    page: Any = open_page(qtbot, window, "inventories")
    screenshot(window, "inventories-empty")
    page.starting.count(place(lab, "Shelf 1"))
    screenshot(page.starting.asking, "inventory-begin")
    page.starting.asking.answer()
    settle(qtbot, window.desk)
    count = window.visible_page()
    assert isinstance(count, InventoryPage)
    assert count.heading.title.endswith("Shelf 1")
    scanned(qtbot, window, label(taken))
    assert (count.last.tone, count.progress.many.text()) == ("good", "1 of 3")
    assert [row.item for row in count.left_over.rows.rows] == [one.id for one in taken.items[1:]]
    scanned(qtbot, window, "E000000999999")
    assert count.last.tone == "refused"
    window.open("inventories")
    settle(qtbot, window.desk)
    screenshot(window, "inventories")


def test_a_task_opens_the_question_for_its_place(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("mona.manager")
    vault = place(window.desk.lab, "Vault")
    page: Any = open_page(qtbot, window, "inventories", {"place": vault, "why": "FORCED"})
    asking = page.starting.asking
    assert (asking.form["place"], asking.form["why"]) == (vault, "FORCED")
    asking.answer()
    settle(qtbot, window.desk)
    assert inventory.listed(window.desk.lab)[0].reason == "FORCED"


def test_every_kind_of_scan_is_told(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    taken, elsewhere = stored(lab, 4), stored(lab, 1, "Evidence room")
    page = opened(qtbot, window)
    scanned(qtbot, window, code_of(lab, "Shelf 1"))
    assert page.last.tone == "good"
    scanned(qtbot, window, label(taken), label(taken, 1), label(elsewhere))
    assert (page.last.tone, page.last.title.text()) == ("warning", elsewhere.items[0].number)
    assert "recorded in Headquarters › Evidence room" in page.last.sentence.text()
    screenshot(window, "inventory-misplaced")
    page._nervous = type(page._nervous)(0)
    scanned(qtbot, window, label(taken))
    assert "Counted already by Tom Evidence" in page.last.sentence.text()
    scanned(qtbot, window, code_of(lab, "Headquarters"))
    assert page.last.tone == "refused"
    type_into(page.entry, taken.items[2].number)
    settle(qtbot, window.desk)
    assert page.last.tone == "good"
    screenshot(window, "inventory")


def test_two_people_see_each_others_rows(window_of: Windows, qtbot: QtBot, lab_of: LabOf) -> None:
    window = window_of("tech.tom")
    lab, tina = window.desk.lab, lab_of("tech.tina")
    taken = stored(lab)
    page = opened(qtbot, window, "Shelf 1")
    scanned(qtbot, window, label(taken))
    inventory.join(tina, page.view.id)
    inventory.scan(tina, page.view.id, label(taken, 1))
    resets: list[bool] = []
    page.table.rows.modelReset.connect(lambda: resets.append(True))
    page.changed()
    qtbot.waitUntil(lambda: len(page.table.rows.rows) == 2, timeout=5_000)
    assert [row.by for row in page.table.rows.rows] == ["Tina Evidence", "Tom Evidence"]
    assert page.progress.many.text() == "2 of 3"
    assert resets == [], "one row came, nothing was loaded anew"
    page._ask_head()
    settle(qtbot, window.desk)
    assert "Tina Evidence" in page.progress.counters.text()


def test_a_second_person_joins_at_their_own_desk(window_of: Windows, qtbot: QtBot, lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom)
    count = inventory.open_one(tom, place(tom, "Shelf 1"), "ROUTINE").inventory
    inventory.scan(tom, count, label(taken))
    window = window_of("tech.tina")
    page: Any = open_page(qtbot, window, "inventory", count)
    assert [row.by for row in page.table.rows.rows] == ["Tom Evidence"]
    assert not page.entry.isEnabled()
    page.join_button.click()
    settle(qtbot, window.desk)
    scanned(qtbot, window, label(taken, 1))
    assert page.last.tone == "good"


def test_a_blind_count_shows_no_expected_items(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    taken = stored(window.desk.lab)
    page = opened(qtbot, window, "Shelf 1", blind=True)
    assert not page.tabs.isTabVisible(1)
    scanned(qtbot, window, label(taken))
    assert page.progress.many.text() == "1 counted"
    screenshot(window, "inventory-blind")
    page.finish()
    settle(qtbot, window.desk)
    assert not page.result.differences.isVisible()
    screenshot(window, "inventory-blind-result")


def test_it_is_signed_closed_and_its_paper_kept(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, tmp_path: Path
) -> None:
    window = window_of("tech.tom")
    lab, tina = window.desk.lab, lab_of("tech.tina")
    taken = stored(lab, 4)
    page = opened(qtbot, window)
    inventory.join(tina, page.view.id)
    inventory.scan(tina, page.view.id, label(taken, 3))
    scanned(qtbot, window, code_of(lab, "Shelf 1"), label(taken), label(taken, 1), "E000000999999")
    page.finish()
    settle(qtbot, window.desk)
    screenshot(window, "inventory-result")
    assert [kind for kind, _ in page.result.differences.rows.rows].count("missing") == 1
    page.sign()
    assert proof(window).login.text() == "tech.tom"
    sign(qtbot, window)
    assert proof(window).login.text() == "tech.tina"
    screenshot(proof(window), "inventory-sign")
    sign(qtbot, window)
    qtbot.waitUntil(lambda: window.visible_page().name == "document", timeout=10_000)
    settle(qtbot, window.desk)
    screenshot(window, "inventory-paper")
    [paper] = documents.about(lab, f"inventory/{page.view.id}")
    assert paper.sha256 is not None
    window.open("inventory", page.view.id)
    settle(qtbot, window.desk)
    assert (page.view.state, page.paper_button.isVisible(), page.sign_button.isVisible()) == ("CLOSED", True, False)
    screenshot(window, "inventory-closed")


def test_a_controlled_place_asks_for_a_second_counter(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window, "Vault")
    page.finish()
    settle(qtbot, window.desk)
    page.sign()
    sign(qtbot, window)
    assert proof(window).login.text() == ""
    sign(qtbot, window, "tech.tina")
    qtbot.waitUntil(lambda: page.view.state == "CLOSED", timeout=10_000)
    settle(qtbot, window.desk)


def test_a_count_that_is_not_there_says_so(window_of: Windows, qtbot: QtBot) -> None:
    page = open_page(qtbot, window_of("tech.tom"), "inventory", 999)
    assert page.notice.isVisible()


def test_a_draw_is_drawn_again_and_its_places_counted(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    stored(lab), stored(lab, 1, "Evidence room")
    page: Any = open_page(qtbot, window, "inventories")
    page.starting.draw()
    page.starting.asking.form.fill({"place": place(lab, "Headquarters"), "many": 1})
    screenshot(page.starting.asking, "inventory-draw")
    page.starting.asking.answer()
    settle(qtbot, window.desk)
    drawn: Any = window.visible_page()
    assert drawn.name == "draw"
    drawn.again()
    settle(qtbot, window.desk)
    assert "the same" in drawn.same.badge.text
    screenshot(window, "draw")
    drawn.subjects.opened.emit(drawn.subjects.rows.rows[0])
    drawn.starting.asking.answer()
    settle(qtbot, window.desk)
    assert isinstance(window.visible_page(), InventoryPage)
    assert inventory.listed(lab)[0].reason == "RANDOM"


def test_a_sample_is_looked_for(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("quinn.manager")
    tom_lab = window.desk.lab
    page: Any = open_page(qtbot, window, "inventories")
    assert page.draws.rows.rows == []
    assert draws.newest(tom_lab) is None


@pytest.mark.parametrize("login", ["aud.itor"])
def test_an_auditor_reads_counts_and_begins_none(window_of: Windows, qtbot: QtBot, login: str, lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom)
    count = inventory.open_one(tom, place(tom, "Shelf 1"), "ROUTINE").inventory
    inventory.scan(tom, count, label(taken))
    page: Any = open_page(qtbot, window_of(login), "inventories")
    assert len(page.counts.rows.rows) == 1
    count_page: Any = open_page(qtbot, page.window(), "inventory", count)
    assert len(count_page.table.rows.rows) == 1


def test_in_a_dark_room_in_spanish_and_in_large(window_of: Windows, qtbot: QtBot, qapp: QApplication) -> None:
    """Long words, long paths, large sizes: everything stays on the page."""
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "lims_es.qm"))
    qapp.installTranslator(translator)
    try:
        window = window_of("tech.tom")
        lab = window.desk.lab
        taken = stored(lab, 12)
        window.desk.theme.choose(DARK, TOUCH)
        page = opened(qtbot, window)
        scanned(qtbot, window, code_of(lab, "Shelf 1"), *(label(taken, n) for n in range(8)))
        assert page.last.sentence.text() == "Encontrado en Headquarters › Evidence room › Shelf 1."
        screenshot(window, "inventory-dark-es")
        page.finish()
        settle(qtbot, window.desk)
        screenshot(window, "inventory-result-dark-es")
        assert window.width() == 1280
    finally:
        window.desk.theme.choose(LIGHT, NORMAL)
        qapp.removeTranslator(translator)
