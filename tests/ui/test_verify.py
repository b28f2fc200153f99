"""Verify: a calm verdict, the first broken entry by name, and only receipts for those who may not read it all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lims_desktop import custody, custody_report, files
from lims_desktop.lab import Lab
from lims_desktop.ledger import Anchor
from lims_desktop.verify.station import Steps
from tests.database import Database, LabOf
from tests.laboratory import one_item, place
from tests.tampering import tamper
from tests.ui.kit import open_page, press, screenshot, settle
from ui.pages.verify import VerifyPage
from ui.window import Window

WindowOf = Callable[[str], Window]


@pytest.fixture
def history(lab_of: LabOf, database: Database) -> None:
    """An item taken in and stored, under a checkpoint."""
    tom = lab_of("tech.tom")
    custody.store(tom, [one_item(tom)], place(tom, "Shelf 1"))
    database.superuser("select chain.tick()")


def opened(qtbot: QtBot, window: Window) -> VerifyPage:
    page = open_page(qtbot, window, "verify")
    assert isinstance(page, VerifyPage)
    return page


def verified(qtbot: QtBot, window: Window) -> VerifyPage:
    page = opened(qtbot, window)
    page.verify()
    settle(qtbot, window.desk)
    return page


def figures(page: VerifyPage) -> dict[str, str]:
    grid = page.verdict.figures
    cells = [grid.itemAt(n).widget() for n in range(grid.count())]
    return {cell.accessibleName(): str(cell.property("value")) for cell in cells}


@pytest.mark.parametrize("login", ["aud.itor", "quinn.manager", "mona.manager"])
def test_an_honest_ledger_is_sound(window_of: WindowOf, qtbot: QtBot, history: None, login: str) -> None:
    window = window_of(login)
    page = verified(qtbot, window)
    assert page.verdict.tone == "good"
    assert page.verdict.title.text() == "The ledger is sound"
    assert int(figures(page)["entries recomputed"].replace(",", "")) > 10
    assert int(figures(page)["receipts kept here"]) > 0
    assert figures(page)["checkpoints kept here"] == "1"
    assert figures(page)["findings"] == "0"
    assert not page.found.isVisible()
    screenshot(window, f"verify-sound-{login}")


def test_before_anybody_asked_nothing_is_claimed(window_of: WindowOf, qtbot: QtBot, history: None) -> None:
    window = window_of("aud.itor")
    page = opened(qtbot, window)
    assert page.verdict.tone == ""
    assert "Not verified" in page.verdict.title.text()
    screenshot(window, "verify-before")


def test_the_first_broken_entry_is_named(window_of: WindowOf, qtbot: QtBot, history: None, database: Database) -> None:
    assert tamper(database.admin, "edit_an_entry", Random(4))
    window = window_of("aud.itor")
    page = verified(qtbot, window)
    assert page.verdict.tone == "refused"
    first = page.findings.rows.rows[0]
    assert f"Entry {first.entry}" in page.verdict.sentence.text()
    assert first.stream in page.verdict.sentence.text()
    assert page.found.isVisible()
    screenshot(window, "verify-broken")


def test_a_rewritten_ledger_is_found_by_what_the_station_has_kept(
    window_of: WindowOf, qtbot: QtBot, history: None, database: Database
) -> None:
    window = window_of("aud.itor")
    opened(qtbot, window)  # the station keeps the checkpoint it sees
    assert tamper(database.admin, "rewrite_one_entry", Random(4))
    page = verified(qtbot, window)
    assert page.verdict.tone == "refused"
    assert page.notice.isVisible()
    screenshot(window, "verify-rewritten")


def test_others_check_the_receipts_of_their_station(window_of: WindowOf, qtbot: QtBot, history: None) -> None:
    window = window_of("tech.tina")
    page = opened(qtbot, window)
    assert "auditor" in page.verdict.sentence.text()
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert page.verdict.tone == "good"
    assert figures(page)["receipts compared"] == figures(page)["receipts of this station"] != "0"
    screenshot(window, "verify-receipts")


def test_a_receipt_that_is_no_longer_kept_is_named(
    window_of: WindowOf, qtbot: QtBot, history: None, database: Database
) -> None:
    window = window_of("tech.tina")
    page = opened(qtbot, window)
    database.superuser(
        "set session_replication_role = replica; update ledger.entry set hash = sha256('x') "
        "where id = (select max(id) from ledger.entry where stream like 'item/%')"
    )
    page.verify()
    settle(qtbot, window.desk)
    assert page.verdict.tone == "refused"
    assert "item/" in page.verdict.sentence.text()


def test_it_can_be_stopped(window_of: WindowOf, qtbot: QtBot, history: None, monkeypatch: pytest.MonkeyPatch) -> None:
    window = window_of("aud.itor")
    page = opened(qtbot, window)
    go_on, begun = threading.Event(), threading.Event()

    def slow(_lab: Lab, *, progress: Steps) -> None:
        begun.set()
        go_on.wait(10)
        progress(1, 2, "entries")

    monkeypatch.setattr("lims_desktop.verify.station.whole", slow)
    page.verify()
    assert begun.wait(10)
    screenshot(window, "verify-running")
    press(page, "Esc")
    go_on.set()
    settle(qtbot, window.desk)
    assert page.verdict.title.text() == "Stopped"
    assert page.go_button.isEnabled()


def test_progress_is_shown(window_of: WindowOf, qtbot: QtBot, history: None, monkeypatch: pytest.MonkeyPatch) -> None:
    window = window_of("aud.itor")
    page = opened(qtbot, window)
    go_on = threading.Event()

    def slow(_lab: Lab, *, progress: Steps) -> None:
        progress(1200, 4000, "entries")
        go_on.wait(10)
        progress(4000, 4000, "entries")
        raise AssertionError("it was to be stopped")

    monkeypatch.setattr("lims_desktop.verify.station.whole", slow)
    page.verify()
    qtbot.waitUntil(lambda: "1,200 of 4,000" in page.verdict.sentence.text())
    screenshot(window, "verify-progress")
    page.stop()
    go_on.set()
    settle(qtbot, window.desk)


def test_the_checkpoint_is_copied_and_printed(window_of: WindowOf, qtbot: QtBot, history: None, tmp_path: Path) -> None:
    window = window_of("aud.itor")
    page = opened(qtbot, window)
    anchor = page.checkpoint.anchor
    assert anchor is not None
    page.checkpoint.copy()
    assert Anchor.from_line(QGuiApplication.clipboard().text()) == anchor
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "checkpoint.pdf"))
    page.checkpoint.paper().print_(printer)
    assert (tmp_path / "checkpoint.pdf").read_bytes().startswith(b"%PDF")


# Papers -------------------------------------------------------------------------------------------------------------


def test_a_paper_is_checked_and_a_changed_one_is_not(
    window_of: WindowOf, qtbot: QtBot, history: None, lab_of: LabOf, tmp_path: Path
) -> None:
    tom = lab_of("tech.tom", "Counter")
    kept = custody_report.issue(tom, "item", 1)
    content = files.read(tom, kept.sha256)
    assert content is not None
    paper, changed = tmp_path / "report.pdf", tmp_path / "changed.pdf"
    paper.write_bytes(content.content)
    changed.write_bytes(content.content[:-2] + b"X\n")
    window = window_of("tech.tina")
    page = opened(qtbot, window)
    page.paper.check(str(paper))
    settle(qtbot, window.desk)
    screenshot(window, "paper-genuine")
    assert page.verdict.tone == "good"
    assert kept.code in page.verdict.sentence.text()
    page.paper.check(str(changed))
    settle(qtbot, window.desk)
    screenshot(window, "paper-changed")
    assert page.verdict.tone == "refused"
    assert page.verdict.sentence.text() == "This file is not a paper of this laboratory, or was changed."
    page.paper.check(str(tmp_path / "nowhere.pdf"))
    settle(qtbot, window.desk)
    assert "cannot be read" in page.verdict.sentence.text()
    assert page.go_button.isEnabled()


def test_a_file_dropped_on_the_page_is_checked(
    window_of: WindowOf, qtbot: QtBot, history: None, tmp_path: Path
) -> None:
    file = tmp_path / "no paper.pdf"
    file.write_bytes(b"nothing of ours")
    window = window_of("tech.tina")
    page = opened(qtbot, window)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    assert page.paper.eventFilter(page, QDropEvent(QPointF(page.rect().center()), *how))
    settle(qtbot, window.desk)
    assert page.verdict.tone == "refused"
