"""The page of certificates: the authority published, a person bound, withdrawn; a file that is none is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
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


def _lists_of_an_authority_outside(qtbot: QtBot, window: Window, page: Any, lab_of: LabOf, folder: Path) -> None:
    """Its root is published, then its lists, each from its file; a stranger's and what is none are refused."""
    trusted, strange = Authority.found(folder / "tsa", "Time Bureau", "root", "x"), folder / "strange.crl"
    certificates.publish_stamper(lab_of("quinn.manager"), trusted.certificates()[0], reason="The bureau of the court")
    other = Authority.found(folder / "other", "Another Bureau", "root", "x")
    strange.write_bytes(other.revocation_lists()[0])
    (folder / "none.crl").write_bytes(b"no list")
    page.publish_list()
    for path in (folder / "none.crl", folder / "nowhere.crl", strange):
        said(qtbot, page, file=str(path))
        assert page.asked.asking.trouble.isVisible(), path
    screenshot(page.asked.asking, "certificates-list")
    [first] = sorted((folder / "tsa" / "root" / "crl").glob("*.crl"))
    pem = folder / "first.pem"
    pem.write_bytes(x509.load_der_x509_crl(first.read_bytes()).public_bytes(serialization.Encoding.PEM))
    said(qtbot, page, file=str(pem))
    assert not page.asked.asking.isVisible()
    [shown] = [one for one in page.authorities.rows.rows if "Time Bureau" in one.name]
    assert (shown.level, shown.number) == ("time_stamping", 1)
    trusted.list_revoked("root", "root")
    page.publish_list()
    said(qtbot, page, file=str(max((folder / "tsa" / "root" / "crl").glob("*.crl"))))
    assert [one.number for one in page.authorities.rows.rows if one.level == "time_stamping"].count(2) == 1
    page.publish_list()
    said(qtbot, page, file=str(first))
    assert not page.asked.asking.isVisible(), "known already"
    screenshot(window, "certificates-authorities")
    page.tabs.setCurrentIndex(0)


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
    _lists_of_an_authority_outside(qtbot, window, page, lab_of, tmp_path)
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
