"""The case page: what belongs to a case, and what those whose duty allows may do to it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtWidgets import QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from lims_desktop import cases, files, items
from lims_desktop.files import NewFile
from lims_desktop.intake import Accepted, PersonNamed
from lims_desktop.lab import Lab
from tests.laboratory import LINE, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle, type_into
from ui.pages.case import CasePage
from ui.parts.asking import Asking
from ui.window import Window

Windows = Callable[[str], Window]
Labs = Callable[..., Lab]


def case_page(qtbot: QtBot, window: Window, case: int) -> Any:
    page = open_page(qtbot, window, "case", case)
    assert isinstance(page, CasePage)
    return page


def asked(window: Window) -> Any:
    return next(one for one in window.findChildren(Asking) if one.isVisible())


@pytest.fixture
def taken(lab_of: Labs) -> Accepted:
    tom = lab_of("tech.tom", "Counter")
    taken = take_in(tom, LINE, LINE, persons=[PersonNamed("victim", "Ann Other")])
    items.itemise(tom, taken.items[0].id, [{"item_type": "swab", "description": "Swab of the collar"}])
    return taken


def test_the_case_with_everything_of_it(taken: Accepted, window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = case_page(qtbot, window, taken.case)
    assert page.heading.title == "LAB-2026-00001"
    numbers = []
    walk = QTreeWidgetItemIterator(page.tree)
    while walk.value() is not None:
        numbers.append((walk.value().text(0), walk.value().parent() is not None))
        walk += 1
    assert numbers == [("LAB-2026-00001-01", False), ("LAB-2026-00001-01-01", True), ("LAB-2026-00001-02", False)]
    assert [row.state for row in page.submissions.rows.rows] == ["ACCEPTED"]
    assert len(page.timeline.events) == 5
    screenshot(window, "case")
    page.tabs.setCurrentIndex(6)
    settle(qtbot, window.desk)
    assert page.ledger.rows.rowCount() > 0
    screenshot(window, "case-ledger")


def test_enter_opens_an_item(taken: Accepted, window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = case_page(qtbot, window, taken.case)
    opened = []
    window.desk.opened.connect(lambda name, argument: opened.append((name, argument)))
    press(page.tree, "Return")
    assert opened == [("item", taken.items[0].id)]


def test_a_manager_restricts_it_with_a_reason(taken: Accepted, window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    window = window_of("mona.manager")
    page = case_page(qtbot, window, taken.case)
    page.restrict_button.click()
    dialog = asked(window)
    press(dialog.form.fields["reason"].input, "Ctrl+Return")
    assert dialog.form.fields["reason"].error.isVisible()
    type_into(dialog.form.fields["reason"].input, "A witness is threatened")
    settle(qtbot, window.desk)
    assert not dialog.isVisible()
    assert cases.view(lab_of("tech.tina"), taken.case) is None
    settle(qtbot, window.desk)
    screenshot(window, "case-restricted")


def test_no_such_case_is_said(window_of: Windows, qtbot: QtBot) -> None:
    page = case_page(qtbot, window_of("tech.tom"), 4711)
    assert "4711" in page.notice.text
    assert not page.tabs.isVisible()


def test_a_technician_may_not_restrict(taken: Accepted, window_of: Windows, qtbot: QtBot) -> None:
    page = case_page(qtbot, window_of("tech.tom"), taken.case)
    assert not hasattr(page, "restrict_button")
    assert [button.text().strip() for button in page.gestures] == ["Custody report", "Enquiries", "Amend …", "More"]


def test_the_receipt_of_a_submission_opens(taken: Accepted, window_of: Windows, qtbot: QtBot) -> None:
    paper = BytesIO()
    sheet = Canvas(paper)
    sheet.drawString(72, 720, "Receipt")
    sheet.save()
    window = window_of("tech.tom")
    receipt = NewFile("receipt.pdf", paper.getvalue(), "application/pdf")
    kept = files.attach(window.desk.lab, "receipt", "submission", taken.submission, receipt)
    page = case_page(qtbot, window, taken.case)
    page.submissions.selectRow(0)
    press(page.submissions, "Return")
    settle(qtbot, window.desk)
    document: Any = window.visible_page()
    assert document.name == "document"
    assert document.paper.pages == 1
    scan(document, taken.document)
    settle(qtbot, window.desk)
    assert document.heading.title == taken.document
    assert kept.sha256 in document.heading.subtitle


def test_a_document_without_paper_is_said(taken: Accepted, window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page: Any = open_page(qtbot, window, "document", taken.document)
    assert taken.document in page.notice.text
    assert not page.paper.isVisible()
