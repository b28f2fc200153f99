"""The page of recalls: asked with the keyboard, opened, told, closed; what is hidden stays a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTranslator, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import custody, recall, worksheets
from lims_desktop.codes import machine_code
from lims_desktop.lab import Lab
from lims_desktop.recall import Question
from lims_desktop.shipped import RESOURCES
from tests.database import Database
from tests.laboratory import LINE, one_item, place, take_in
from tests.rules.test_requests import method
from tests.rules.test_worksheets import a_bench, a_lot, fill
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.pages.instruments import InstrumentsPage
from ui.pages.recall import RecallPage
from ui.parts.asking import Asking
from ui.proof import ReasonDialog
from ui.window import Window

__all__ = ["method"]
Windows = Callable[[str], Window]
Labs = Callable[..., Lab]


class Mail(QObject):
    """The mail program of this test."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """A draft was opened."""
        self.drafts.append(url)


def recall_page(qtbot: QtBot, window: Window, argument: Any = None) -> RecallPage:
    page = open_page(qtbot, window, "recall", argument)
    assert isinstance(page, RecallPage)
    return page


def ask(qtbot: QtBot, page: RecallPage, window: Window, kind: str, subject: dict[str, Any]) -> None:
    now = datetime.now(UTC)
    page.card.show_question(Question(kind, subject, now - timedelta(days=1), now + timedelta(hours=1)))
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)


def numbers(page: RecallPage) -> list[str]:
    return [row.number for row in page.items.rows.rows]


@pytest.fixture
def shelved(lab_of: Labs) -> Lab:
    """Three shirts on the shelf."""
    lab = lab_of("tech.tom", "Counter")
    taken = take_in(lab, LINE, LINE, LINE)
    custody.store(lab, [one.id for one in taken.items], place(lab, "Shelf 1"))
    return lab


def test_what_was_on_the_shelf_is_asked_by_everybody(qtbot: QtBot, window_of: Windows, shelved: Lab) -> None:
    window = window_of("ana.lyst")
    page = recall_page(qtbot, window)
    screenshot(window, "recall-empty")
    press(page, "Ctrl+Return")
    assert page.card.trouble.text() == "Say what the recall is about."
    ask(qtbot, page, window, "place", recall.place(place(shelved, "Evidence room")))
    screenshot(window, "recall-asked")
    assert numbers(page) == ["LAB-2026-00001-01", "LAB-2026-00001-02", "LAB-2026-00001-03"]
    assert page.summary.text() == "Headquarters › Evidence room: 3 items of 1 cases"
    assert not page.open_button.isVisible()
    ask(qtbot, page, window, "seal_lot", recall.seal_lot("evidence-tape", "S-9", "S-1"))
    assert "no lot of seals" in page.card.trouble.text()


def test_items_of_restricted_cases_are_a_number(
    qtbot: QtBot, window_of: Windows, shelved: Lab, database: Database
) -> None:
    database.superuser("update lab.case_file set restricted = true")
    window = window_of("tech.tina")
    page = recall_page(qtbot, window)
    ask(qtbot, page, window, "person", recall.person(shelved.me.person))
    screenshot(window, "recall-hidden")
    assert numbers(page) == []
    assert page.summary.text().endswith("and 3 items of restricted cases; ask a manager")


def test_a_recall_is_opened_told_and_closed(qtbot: QtBot, window_of: Windows, shelved: Lab) -> None:
    window = window_of("quinn.manager")
    page = recall_page(qtbot, window)
    ask(qtbot, page, window, "place", recall.place(place(shelved, "Shelf 1")))
    assert page.open_button.isVisible()
    page.open_button.click()
    page.open_button.click()
    settle(qtbot, window.desk)
    (reason,) = (one for one in window.findChildren(ReasonDialog) if one.isVisible())
    reason.given.emit("The sprinkler went off above the shelf")
    reason.accept()
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    assert page.recall is not None
    assert page.heading.title == "RC-2026-0001"
    screenshot(window, "recall-open")
    page.tabs.setCurrentWidget(page.told)
    screenshot(window, "recall-told")
    assert [row.name for row in page.told.rows.rows] == ["Police Unit One"]
    mail = Mail()
    QDesktopServices.setUrlHandler("mailto", mail, "take")  # type: ignore[arg-type]  # bytes are refused
    page.told.selectRow(0)
    page.notice_button.click()
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    QDesktopServices.unsetUrlHandler("mailto")
    assert window.visible_page().name == "document"
    assert "RC-2026-0001" in mail.drafts[0].toDisplayString()
    screenshot(window, "recall-notice")
    page = recall_page(qtbot, window, 1)
    assert [row.kind for row in page.papers.rows.rows] == ["recall_notice"]
    page.list_button.click()
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    assert window.visible_page().name == "document"
    page = recall_page(qtbot, window, 1)
    page.close_button.click()
    asking = next(one for one in window.findChildren(Asking) if one.isVisible())
    asking.form.fill({"conclusion": "All three were dry."})
    asking.answer()
    settle(qtbot, window.desk)
    page.reload()
    settle(qtbot, window.desk)
    assert page.recall is not None
    assert page.recall.conclusion == "All three were dry."
    assert not page.close_button.isVisible()
    page.tabs.setCurrentWidget(page.recalls)
    screenshot(window, "recall-closed")


def test_a_question_that_was_changed_is_asked_again(qtbot: QtBot, window_of: Windows, shelved: Lab) -> None:
    window = window_of("mona.manager")
    page = recall_page(qtbot, window)
    ask(qtbot, page, window, "place", recall.place(place(shelved, "Shelf 1")))
    page.card.show_question(
        Question("place", recall.place(place(shelved, "Vault")), page.card.since.moment(), datetime.now(UTC))
    )
    assert page.summary.text() == "The question was changed: ask again."
    assert not page.open_button.isVisible()
    page.card.ask()
    page.card.show_question(
        Question("place", recall.place(place(shelved, "Shelf 1")), page.card.since.moment(), datetime.now(UTC))
    )
    settle(qtbot, window.desk)
    assert page.asked is None, "the answer is to another question than the one that stands there"
    assert not page.open_button.isVisible()


def test_a_recall_that_is_not_there_is_said(qtbot: QtBot, window_of: Windows) -> None:
    window = window_of("aud.itor")
    window.open("recall", 77)
    settle(qtbot, window.desk)
    page = window.visible_page()
    assert page is not None
    assert page.notice.isVisible()


def test_an_item_of_the_answer_opens(qtbot: QtBot, window_of: Windows, lab_of: Labs) -> None:
    lab = lab_of("tech.tom", "Counter")
    one_item(lab)
    window = window_of("tech.tina")
    page = recall_page(qtbot, window)
    ask(qtbot, page, window, "person", recall.person(lab.me.person))
    page.items.selectRow(0)
    press(page.items, "Return")
    settle(qtbot, window.desk)
    assert window.visible_page().name == "item"


def test_in_a_dark_room_and_in_spanish(qtbot: QtBot, window_of: Windows, shelved: Lab, qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "lims_es.qm"))
    qapp.installTranslator(translator)
    window = window_of("mona.manager")
    try:
        window.desk.theme.choose("dark", "normal")
        page = recall_page(qtbot, window)
        ask(qtbot, page, window, "seal_lot", recall.seal_lot("evidence-tape", "S-1", "S-9"))
        screenshot(window, "recall-dark-es")
        assert page.summary.text() == "S-1 – S-9: 3 indicios de 1 casos"
        assert window.width() == 1280
    finally:
        window.desk.theme.choose("light", "normal")
        qapp.removeTranslator(translator)


def test_what_was_done_with_a_scanned_instrument_and_a_quarantined_lot(
    qtbot: QtBot, window_of: Windows, lab_of: Labs, method: int
) -> None:
    bench, ana = a_bench(lab_of, 3), lab_of("ana.lyst")
    lot = a_lot(lab_of)
    worksheets.take(ana, bench.worksheet, machine_code("R", lot))
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench)
    worksheets.submit(ana, bench.worksheet)
    window = window_of("quinn.manager")
    page = recall_page(qtbot, window)
    scan(page, machine_code("I", bench.instrument))
    for _ in range(3):
        settle(qtbot, window.desk)
    assert page.card.kind.currentData() == "instrument"
    assert len(numbers(page)) == 3
    assert "1 worksheets for 1 requests" in page.summary.text()
    page.tabs.setCurrentWidget(page.work)
    screenshot(window, "recall-worksheets")
    (run,) = page.work.rows.rows
    assert (run.attempts, run.controls_failed) == (3, 0)
    tools = open_page(qtbot, window, "instruments")
    assert isinstance(tools, InstrumentsPage)
    scan(tools, machine_code("R", lot))
    tools._quarantine()
    asking = next(one for one in window.findChildren(Asking) if one.isVisible())
    asking.form.fill({"reason": "Cloudy"})
    asking.answer()
    settle(qtbot, window.desk)
    tools.reload()
    settle(qtbot, window.desk)
    screenshot(window, "recall-offered")
    assert tools.offer.isVisible()
    tools.offer._pressed()
    for _ in range(3):
        settle(qtbot, window.desk)
    assert window.visible_page() is page
    assert (page.card.kind.currentData(), len(numbers(page))) == ("lot", 3)
    screenshot(window, "recall-lot")
