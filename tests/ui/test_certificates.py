"""The page of certificates: the authority published, a person bound, withdrawn; a file that is none is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import certificates
from lims_desktop.policies import TimeStamping
from lims_desktop.signing.authority import Authority
from tests.database import LabOf
from tests.rules.test_reports import authority
from tests.rules.test_requests import person
from tests.stamping import keys_of
from tests.ui.kit import open_page, screenshot, settle
from ui.tokens import RESOURCES
from ui.window import Window

__all__ = ["authority"]


def said(qtbot: QtBot, page: Any, **values: Any) -> None:
    """Fill the open question and send it."""
    page.asked.asking.form.fill(values)
    page.asked.asking.answer()
    settle(qtbot, page.desk)


def test_published_bound_withdrawn(
    window_of: Callable[[str], Window], qtbot: QtBot, lab_of: LabOf, authority: Authority, tmp_path: Path
) -> None:
    issued = authority.issue("issuing", "Ana Lyst", "ana.lyst", "x")
    path, ana = tmp_path / "ana.der", person(lab_of, "ana.lyst")
    path.write_bytes(issued.certificate)
    window = window_of("quinn.manager")
    page: Any = open_page(qtbot, window, "certificates")
    page.publish()
    said(qtbot, page, folder=str(tmp_path), reason="The first one")
    assert page.asked.asking.trouble.isVisible()
    said(qtbot, page, folder=str(authority.folder))
    assert certificates.trust(lab_of("ana.lyst")).authorities == [authority.certificates()[1]]
    page.bind()
    said(qtbot, page, person=ana, file=str(tmp_path / "none.der"))
    assert page.asked.asking.trouble.isVisible()
    screenshot(page.asked.asking, "certificates-bind")
    said(qtbot, page, file=str(path))
    page.table.selectRow(0)
    assert page.withdrawing.isVisible()
    screenshot(window, "certificates")
    page.withdraw()
    said(qtbot, page, reason="The token was lost")
    [row] = page.known.certificates
    assert (row.name, row.withdrawing_reason) == ("Ana Lyst", "The token was lost")
    assert not page.withdrawing.isVisible()
    page.stamp()
    said(qtbot, page, url="https://time.example/tsr", silent="sign", reason="As the court wants it")
    assert page.asked.asking.trouble.isVisible(), "its certificate is not known"
    (tmp_path / "time.der").write_bytes(keys_of("Time Authority")[0])
    said(qtbot, page, file=str(tmp_path / "time.der"))
    assert page.known.stamping == TimeStamping("https://time.example/tsr", "sign")
    page.stamp()
    screenshot(page.asked.asking, "certificates-stamps")
    page.asked.asking.reject()
    translator = QTranslator()
    translator.load(str(RESOURCES / "translations" / "lims_es.qm"))
    QApplication.installTranslator(translator)
    try:
        window.desk.theme.choose("dark", "touch")
        other: Any = window_of("ana.lyst")
        open_page(qtbot, other, "certificates")
        screenshot(other, "certificates-dark-es")
    finally:
        window.desk.theme.choose("light", "normal")
        QApplication.removeTranslator(translator)
