"""A disclosure bundle from the page of a case: asked for, refused with a wrong password, made, listed with the case."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import bundles, files
from lims_desktop.bundling import checking, making
from lims_desktop.files import NewFile
from tests.database import PASSWORD, LabOf
from tests.laboratory import LINE, take_in
from tests.ui.kit import open_page, screenshot, settle
from ui.bundles import offering
from ui.tokens import RESOURCES
from ui.window import Window


def said(qtbot: QtBot, page: Any, **values: Any) -> None:
    page.bundle.asking.form.fill(values)
    page.bundle.asking.answer()
    settle(qtbot, page.desk)


def test_a_bundle_is_made_from_the_case(
    window_of: Callable[[str], Window], qtbot: QtBot, lab_of: LabOf, tmp_path: Path
) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, LINE, LINE)
    files.attach(tom, "photograph", "item", taken.items[0].id, NewFile("shirt.jpg", b"no picture", "image/jpeg"))
    window = window_of("mona.manager")
    page: Any = open_page(qtbot, window, "case", taken.case)
    page._bundle()
    assert page.bundle.asking.form["file"].endswith("LAB-2026-00001.zip")
    screenshot(page.bundle.asking, "bundle-asked")
    path, why = tmp_path / "bundle.zip", "Order 7/26 of the Supreme Court"
    said(qtbot, page, reason=why, file=str(path), password="another one altogether")
    assert page.bundle.asking.isVisible()
    assert page.bundle.asking.trouble.text()
    screenshot(page.bundle.asking, "bundle-refused")
    said(qtbot, page, reason=why, file=str(path), password=PASSWORD)
    assert not page.bundle.asking.isVisible()
    assert "LAB-2026-00001-D1 is made, and everything in it holds" in window.desk.messages.latest.text
    assert checking.checked(path, progress=lambda *_: None)
    page.reload()
    settle(qtbot, window.desk)
    page.tabs.setCurrentIndex(page.tabs.count() - 1)
    [row] = page.bundles.rows.rows
    assert (row.number, row.reason, row.files) == ("LAB-2026-00001-D1", why, len(zipfile.ZipFile(path).namelist()) - 1)
    page.bundles.opened.emit(row)
    assert QApplication.clipboard().text() == row.sha256
    screenshot(window, "bundle-listed")
    _stopped(qtbot, lab_of, page, tmp_path / "stopped.zip", taken.case)
    page._bundle()
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "lims_es.qm"))
    QApplication.installTranslator(translator)
    try:
        page._bundle()
        screenshot(page.bundle.asking, "bundle-asked-es")
    finally:
        QApplication.removeTranslator(translator)


def _stopped(qtbot: QtBot, lab_of: LabOf, page: Any, path: Path, case: int) -> None:
    """Stopped at its next step, it says so and leaves nothing."""
    begun = bundles.begin(lab_of("mona.manager"), "case", case, reason="A trial")
    steps = offering.write(page.desk, begun, making.Wanted("case", case, "A trial"), str(path))
    steps.stopped = True
    settle(qtbot, page.desk)
    assert "Nothing of the bundle LAB-2026-00001-D2 was written" in page.desk.messages.latest.text
    assert not list(path.parent.glob("*stopped*"))
