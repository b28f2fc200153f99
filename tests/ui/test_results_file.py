"""The page of results files: a file of an instrument is laid out, tried, entered, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import worksheets
from tests.database import LabOf
from tests.rules.test_requests import method
from tests.rules.test_worksheets import Bench, bench
from tests.ui.kit import open_page, screenshot, settle
from tests.ui.test_worksheets import running
from ui.pages.results_file import ResultsFilePage
from ui.pages.worksheet import WorksheetPage
from ui.proof import ReasonDialog
from ui.theme import NORMAL, TOUCH
from ui.tokens import DARK, LIGHT
from ui.window import Window

__all__ = ["bench", "method", "running"]
WindowOf = Callable[[str], Window]


def page_of(qtbot: QtBot, window: Window, worksheet: int) -> ResultsFilePage:
    window.resize(1280, 800)
    page = open_page(qtbot, window, "results-file", worksheet)
    assert isinstance(page, ResultsFilePage)
    return page


def badges(page: ResultsFilePage) -> list[str]:
    return [str(page.rows.rows.index(row, 3).data()) for row in range(page.rows.rows.rowCount())]


def test_a_file_from_the_first_look_to_the_record(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, running: Bench, tmp_path: Path
) -> None:
    ana = lab_of("ana.lyst", "Other")
    before = worksheets.view(ana, running.worksheet)
    assert before is not None
    sample = before.positions[-1].item_number
    text = f"HS-GC export;;;\nRun 7;;;\nSample;Area ratio;Column 2;Rep\nreagent_blank;0,01;Y;1\n{sample};1,885;Y;1\n"
    text += f"{sample};1.91;Y;2\nhigh_control;NaN;Y;1\nNobody;2;Y;1\n=1+1;2;Y;1\n{sample};1,9;Y;1\n{sample};1\n"
    path = tmp_path / "Corrida 7.csv"
    path.write_text(text, encoding="cp1252")
    window = window_of("ana.lyst")
    page = page_of(qtbot, window, running.worksheet)
    screenshot(window, "results-file-empty")
    page.take(str(path))
    settle(qtbot, window.desk)
    assert "Say which column" in page.rows.empty_text
    columns = page.settings._fields
    columns["ratio"].setCurrentIndex(2)
    columns["ratio_confirmation"].setCurrentIndex(3)
    settle(qtbot, window.desk)
    page.settings.decimal.setCurrentIndex(1)
    settle(qtbot, window.desk)
    assert badges(page) == ["enters", "enters", *["not understood"] * 6]
    assert page.enter_button.text().strip() == "Enter 6 values"
    assert page.leave() is not None
    screenshot(window, "results-file")
    page.only_problems.setChecked(True)
    assert page.rows.rows.rowCount() == 6
    page.only_problems.setChecked(False)
    page._save()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: "Ana Lyst" in page.saved.text())
    window.desk.theme.choose(DARK, TOUCH)
    screenshot(window, "results-file-dark")
    window.desk.theme.choose(LIGHT, NORMAL)
    page.enter()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: isinstance(window.visible_page(), WorksheetPage))
    view = worksheets.view(ana, running.worksheet)
    assert view is not None
    assert [one.typed for one in view.results if one.field == "ratio"] == ["0.01", "1.885"]
    again = page_of(qtbot, window, running.worksheet)
    again.take(str(path))
    settle(qtbot, window.desk)
    assert "already" in again.notice.text
    assert not again.enter_button.isEnabled()
    path.write_text(text.replace("1,885", "1,886").replace("1.91", "1,91"), encoding="cp1252")
    again.take(str(path))
    settle(qtbot, window.desk)
    assert badges(again)[:3] == ["stands already", "would change", "enters"]
    again.change.setChecked(True)
    again.enter()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReasonDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    dialog.given.emit("Integrated again")
    dialog.accept()
    settle(qtbot, window.desk)
    view = worksheets.view(ana, running.worksheet)
    assert view is not None
    stands = [one.typed for one in view.results if one.field == "ratio" and one.superseded_at is None]
    assert stands == ["0.01", "1.886", "1.91"]


def test_files_that_are_none_are_said_to_be(qtbot: QtBot, window_of: WindowOf, running: Bench, tmp_path: Path) -> None:
    window = window_of("ana.lyst")
    page = page_of(qtbot, window, running.worksheet)
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x00\x81\x8d" * 40)
    page.take(str(tmp_path / "picture.csv"))
    settle(qtbot, window.desk)
    assert "no text" in page.rows.empty_text
    assert not page.enter_button.isEnabled()
    (tmp_path / "empty.csv").write_bytes(b" \n")
    for name, said in (("empty.csv", "nothing to read"), ("gone.csv", "cannot be read")):
        page.take(str(tmp_path / name))
        settle(qtbot, window.desk)
        assert window.desk.messages.latest is not None
        assert said in window.desk.messages.latest.text
