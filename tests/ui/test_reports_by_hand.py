"""Reports by keyboard alone, on a printer, as a draft of mail."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from lims_desktop import reports
from lims_desktop.reporting.drawing import drawn
from tests.core.test_report_paper import ITEM
from tests.database import LabOf
from tests.rules.test_reports import Office, authority, draft, lab_of, method, office, sign, some_facts
from tests.ui.kit import press, scan, settle
from tests.ui.test_reports import rest
from tests.ui.test_reports_rough import Windows, opened, question
from ui.intake.paper import PaperView
from ui.reports import mailing

__all__ = ["authority", "lab_of", "method", "office"]


def tabbed(start: QWidget, many: int) -> list[str]:
    """The names of the parts that Tab comes to from here."""
    found, names = start, list[str]()
    while len(names) < many:
        found = found.nextInFocusChain() or start
        stops = found.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(found.parentWidget(), QSpinBox)
        if stops and found.isVisible() and found.isEnabled():
            names.append(found.accessibleName() or type(found).__name__)
    return names


def test_the_keyboard_alone(window_of: Windows, qtbot: QtBot, lab_of: LabOf, office: Office, tmp_path: Path) -> None:
    """Tab goes as one reads, and after a step the next Enter does nothing."""
    report = draft(lab_of, office)
    page = opened(qtbot, window_of("ana.lyst"), tmp_path, report)
    page.editor.opinions.more.click()
    rest(qtbot, page)
    card = ["Question", "First proposition", "Second proposition", "Likelihood ratio", "Reasons", "Remove this opinion"]
    found = tabbed(page.editor.above.fields["summary"].input, 14)
    assert found == [*card, *card, "Add an opinion", "Limitations"]
    assert tabbed(page.steps.more, 1) == ["Sign …"]
    sign(lab_of, office, "ana.lyst", report)
    rita = opened(qtbot, window_of("rita.view"), tmp_path, report)
    rita.steps.buttons[-1].setFocus()
    press(rita.steps.buttons[-1], "Space")
    rest(qtbot, rita)
    assert (rita.view.state, rita.window().focusWidget()) == ("TECH_REVIEW", rita.tabs.tabBar())
    boxes = [one.accessibleName() for one in rita.review.checklist.boxes.values()]
    assert tabbed(rita.review.checklist.after, len(boxes) + 1) == [*boxes, "Raise a finding …"]
    for box in rita.review.checklist.boxes.values():
        press(box, "Space")
    rest(qtbot, rita)
    sign(lab_of, office, "rita.view", report)
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)
    sign(lab_of, office, "mona.manager", report)
    adam = opened(qtbot, window_of("adam.view"), tmp_path, report)
    adam.steps.go_on()
    settle(qtbot, adam.desk)
    asking = question(adam)
    next(one for one in asking.findChildren(QPushButton) if one.accessibleName() == "One more").click()
    qtbot.waitUntil(asking.form.fields["agency_3"].isVisible, timeout=5_000)
    line = ["Name of the recipient", "How", "Copies"]
    found = tabbed(asking.form.fields["agency_1"].input, 14)
    assert found == [*line, "Agency 2", *line, "Agency 3", *line, "One more", "Cancel", "Issue"]
    asking.reject()
    scan(adam, "9" * 1_000)
    assert len(adam.desk.messages.latest.text) < 200, "a long scan is told in short"


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_papers_are_printed_page_by_page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """The screen has its turn between pages, another paper changes nothing; a printer that takes nothing says so."""
    items = [ITEM | {"number": f"L-1-{n:02}"} for n in range(90)]
    view = PaperView()
    qtbot.addWidget(view)
    view.show_paper(drawn(some_facts(items=items)), "L-1-R1")
    pages, printer = view.pages, QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing = view.print_on(printer)
    assert printing.is_under_way
    view.show_paper(b"", "")
    with qtbot.waitSignal(printing.destroyed, timeout=20_000):
        pass
    printed = PaperView()
    qtbot.addWidget(printed)
    printed.show_paper((tmp_path / "printed.pdf").read_bytes(), "printed")
    assert printed.pages == pages > 2
    nowhere = QPrinter()
    nowhere.setOutputFileName(str(tmp_path / "no" / "folder.pdf"))
    with qtbot.waitSignal(view.failed, timeout=5_000) as said:
        view.print_on(nowhere)
    assert "takes nothing" in said.args[0]


def test_a_draft_of_mail_stays_as_long_as_it_is_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication
) -> None:
    """Nobody opens it: gone at once. Opened: gone when it is old, and never what is not mine."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    answers = [False, True, True]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: answers.pop(0))
    assert not mailing.open_draft("LAB-1-R1", b"From: me")
    assert list(tmp_path.iterdir()) == []
    assert mailing.open_draft("LAB-1-R1", b"From: me")
    [old] = tmp_path.iterdir()
    assert ((old / "LAB-1-R1.eml").stat().st_mode & 0o077, old.stat().st_mode & 0o077) == (0, 0)
    (tmp_path / "kept").mkdir()
    (tmp_path / "lims-mail-link").symlink_to(tmp_path / "kept", target_is_directory=True)
    mailing.tidy()
    assert old.exists(), "the mail program may read it when it sends"
    for one in (old, tmp_path / "lims-mail-link"):
        os.utime(one, (0, 0), follow_symlinks=False)
    assert mailing.open_draft("LAB-1-R1", b"From: me")
    mailing.tidy()
    left = sorted(one.name[:10] for one in tmp_path.iterdir())
    assert (old.exists(), left) == (False, ["kept", "lims-mail-", "lims-mail-"])
