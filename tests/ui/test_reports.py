"""The pages of reports: begun, written, signed, reviewed, given back, answered, issued; several signed at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from PySide6.QtCore import QSettings
from PySide6.QtGui import QTextFragment
from pytestqt.qtbot import QtBot

from lims_desktop import drafts, reports
from lims_desktop.errors import Refused
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import agency
from tests.rules.test_reports import WRITTEN, Office, authority, checked, draft, lab_of, method, office, seen
from tests.rules.test_requests import asked
from tests.ui.kit import open_page, screenshot, settle
from ui.preferences import Preferences
from ui.reports import mailing
from ui.reports.rival import compare
from ui.reports.signing import looked_at
from ui.reports.sources import written
from ui.reports.versions import _Side, pieces
from ui.theme import Theme
from ui.window import Window

__all__ = ["authority", "lab_of", "method", "office"]
Windows = Callable[[str], Window]


def said(qtbot: QtBot, page: Any, **values: Any) -> None:
    """Fill the open question of the page and send it."""
    page.questions.asked.asking.form.fill(values)
    page.questions.asked.asking.answer()
    settle(qtbot, page.desk)


def hurry(page: Any) -> None:
    """Drafts and drawings wait for no pause in typing."""
    if hasattr(page, "writing"):
        page.writing._pause.setInterval(0)
        page.writing.keeper._soon.setInterval(0)


def rest(qtbot: QtBot, page: Any) -> None:
    """Everything has answered, drafts are kept, and the paper is drawn."""

    def is_at_rest() -> bool:
        writing = getattr(page, "writing", None)
        behind = writing is not None and (writing._pause.isActive() or writing.keeper.is_behind)
        return not behind and not page._soon.isActive() and page.desk.work.is_idle

    qtbot.waitUntil(is_at_rest, timeout=20_000)


def signing_of(page: Any) -> Any:
    """Who asks for the key: of one report the steps, of many the list itself."""
    return page.doing.signing if hasattr(page, "doing") else page.signing


def with_key(qtbot: QtBot, page: Any, office: Office, login: str, tmp_path: Path, secret: str = "") -> None:
    """Answer the question for the key with this person's file."""
    path = tmp_path / f"{login}.p12"
    path.write_bytes(office.keys[login])
    asking = signing_of(page).asking
    asking.form.fill({"path": str(path), "secret": secret or login, "password": PASSWORD})
    asking.answer()
    rest(qtbot, page)


def opened(qtbot: QtBot, windows: Windows, tmp_path: Path, login: str, name: str, argument: Any = None) -> Any:
    page: Any = open_page(qtbot, windows(login), name, argument)
    hurry(page)
    signing_of(page).preferences = Preferences(QSettings(str(tmp_path / f"{login}.ini"), QSettings.Format.IniFormat))
    rest(qtbot, page)
    return page


def proven(qtbot: QtBot, page: Any) -> None:
    """Type one's own password into the question for it."""
    from ui.proof import ProofDialog

    dialog = next(one for one in page.desk.over.findChildren(ProofDialog) if one.isVisible())
    dialog.password.setText(PASSWORD)
    dialog.answer()
    rest(qtbot, page)


def no_key(office: Office, tmp_path: Path) -> Path:
    """A PKCS#12 file that opens, with a certificate and no key in it."""
    lock = serialization.BestAvailableEncryption(b"ana.lyst")
    _, certificate, _ = pkcs12.load_key_and_certificates(office.keys["ana.lyst"], b"ana.lyst")
    path = tmp_path / "certificate-only.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"ana", None, certificate, None, lock))
    return path


def test_versions_of_long_reports_are_compared_at_once() -> None:
    """Nearly every line moved, and a word here and there changed: 150 pages, both sides."""
    before = [f"item {n} the mass of the powder was {n % 97} g and the" for n in range(9000)]
    now = [line.replace("powder", "resin") if n % 300 == 7 else line for n, line in enumerate(before)]
    began = monotonic()
    found = pieces("\n".join(before), "\n".join(["A new first line", *now]))
    assert monotonic() - began < 5
    changed = [piece for piece in found if piece.changed]
    assert len(changed) == 31
    assert [(piece.before, piece.now) for piece in changed[1:]] == [(["powder"], ["resin"])] * 30
    everywhere = pieces("\n".join(before), "\n".join(before).replace("powder", "resin"))
    assert sum(piece.changed for piece in everywhere) == 9000
    assert len(pieces("\n".join(before), "\n".join(line[::-1] for line in now[1:]))) == 1
    assert monotonic() - began < 10


def test_words_of_long_versions_come_by_slices(theme: Theme, qtbot: QtBot) -> None:
    """Nobody waits for 200 pages; marks end with their words, the place and a new light change nothing of that."""
    side = _Side("Earlier version")
    qtbot.addWidget(side)
    side.resize(500, 400)
    side.show()
    same = [word for n in range(10_000) for word in ("item", str(n), "was", "weighed", "\n")]
    side.show_pieces([(same, False), (["twice", "\n", "<b>"], True), (["\u202egnp", "the", "end"], False)], "refused")
    assert not side.is_whole
    qtbot.waitUntil(lambda: side.is_whole, timeout=20_000)
    lines = side.toPlainText().split("\n")
    assert (lines[0], lines[9_999]) == ("item 0 was weighed", "item 9999 was weighed")
    assert (lines[10_000], lines[10_001].rstrip()) == ("twice", "<b> <202E>gnp the end")
    marked = [(piece.text(), piece.charFormat().fontStrikeOut()) for piece in pieces_of(side, 10_001)]
    assert marked == [("<b>", True), (" <202E>gnp the end ", False)]
    side.verticalScrollBar().setValue(5_000)
    theme.choose("dark", "normal")
    try:
        qtbot.waitUntil(lambda: side.is_whole, timeout=20_000)
        assert side.verticalScrollBar().value() == 5_000
    finally:
        theme.choose("light", "normal")


def pieces_of(side: _Side, line: int) -> Iterator[QTextFragment]:
    """The stretches of one line that look alike."""
    found = side.document().findBlockByNumber(line).begin()
    while not found.atEnd():
        yield found.fragment()
        found += 1


def test_from_the_first_word_to_the_service(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mails: list[tuple[str, bytes]] = []

    def kept(name: str, mail: bytes) -> bool:
        mails.append((name, mail))
        return True

    monkeypatch.setattr(mailing, "open_draft", kept)

    def at(login: str, name: str = "report", argument: Any = None) -> Any:
        return opened(qtbot, window_of, tmp_path, login, name, argument)

    ana = at("ana.lyst", "reports")
    assert len(ana.waiting.rows.rows) == 1
    screenshot(ana.window(), "reports-empty")
    ana.begin()
    ana.waiting.selectRow(0)
    screenshot(ana.window(), "reports-waiting")
    ana.begin()
    screenshot(ana.questions.asked.asking, "report-begin")
    said(qtbot, ana)
    page = ana.window().visible_page()
    hurry(page)
    signing_of(page).preferences = Preferences(QSettings(str(tmp_path / "ana.ini"), QSettings.Format.IniFormat))
    rest(qtbot, page)
    report = page.view.id
    assert page.preview.paper.pages >= 1
    page.editor.above.fields["summary"].input.setPlainText("Ethanol above the limit.")
    page.editor.opinions.more.click()
    page.editor.opinions.cards[0].form.fill({"question": "Was the driver under the influence?", "ratio": "12x"})
    page.editor.edited.emit()
    rest(qtbot, page)
    assert page.editor.opinions.cards[0].form.fields["ratio"].error.isVisible()
    page.editor.opinions.cards[0].form.fill(
        {"ratio": "1200", "first": "the driver had drunk", "second": "the driver had not"}
    )
    page.editor.edited.emit()
    rest(qtbot, page)
    assert "strong support" in page.editor.opinions.cards[0].phrase.text()
    assert seen(lab_of, report).content.summary == ""
    screenshot(page.window(), "report-writing")
    page.step("sign")
    rest(qtbot, page)
    assert seen(lab_of, report).content.opinions[0].ratio == "1200"
    for file in ("/dev/zero", str(tmp_path), "~nobody.at.all/key.p12", str(no_key(office, tmp_path))):
        signing_of(page).asking.form.fill({"path": file, "secret": "ana.lyst", "password": PASSWORD})
        signing_of(page).asking.answer()
        rest(qtbot, page)
        assert signing_of(page).asking.trouble.isVisible(), file
        assert signing_of(page).asking.go_on.isEnabled()
        assert signing_of(page).asking.secret.text() == ""
    with_key(qtbot, page, office, "ana.lyst", tmp_path, "a wrong passphrase")
    assert signing_of(page).asking.trouble.isVisible()
    screenshot(signing_of(page).asking, "report-sign")
    with_key(qtbot, page, office, "ana.lyst", tmp_path)
    assert page.view.state == "AUTHOR_SIGNED"
    assert signing_of(page).preferences.signing_key("ana.lyst")["path"].endswith("ana.lyst.p12")
    screenshot(page.window(), "report-signed")

    rita = at("rita.view", "report", report)
    rita.step("review_technical")
    rest(qtbot, rita)
    for box in rita.review.checklist.boxes.values():
        box.click()
    rest(qtbot, rita)
    assert all(seen(lab_of, report).reviews[0].checks.values())
    rita.review.findings.raise_one()
    said(qtbot, rita, place="results", statement="The uncertainty is missing in the summary.")
    rest(qtbot, rita)
    screenshot(rita.window(), "report-review")
    rita.step("give_back")
    said(qtbot, rita, reason="See finding 1")
    rest(qtbot, page)
    rest(qtbot, rita)
    assert rita.view.state == "DRAFT"

    page.reload()
    rest(qtbot, page)
    page.tabs.setCurrentWidget(page.review)
    page.review.findings.answer_button.click()
    said(qtbot, page, answer="It is in the results; now in the summary too.")
    rest(qtbot, page)
    page.tabs.setCurrentWidget(page.editor)
    page.editor.above.fields["summary"].input.setPlainText("Ethanol above the limit, 0.151 ± 0.0076 g/100 mL.")
    rest(qtbot, page)
    page.step("sign")
    rest(qtbot, page)
    with_key(qtbot, page, office, "ana.lyst", tmp_path)
    assert page.view.state == "AUTHOR_SIGNED"

    checked(lab_of, report)
    rita.reload()
    rest(qtbot, rita)
    rita.tabs.setCurrentWidget(rita.versions)
    rest(qtbot, rita)
    changed = [piece for piece in rita.versions.found if piece.changed]
    assert any("0.0076" in piece.now for piece in changed)
    qtbot.waitUntil(lambda: rita.versions.before.is_whole and rita.versions.beside.is_whole, timeout=20_000)
    screenshot(rita.window(), "report-versions")
    rita.tabs.setCurrentWidget(rita.review)
    rita.review.findings.settle_button.click()
    rest(qtbot, rita)
    rita.step("sign")
    with_key(qtbot, rita, office, "rita.view", tmp_path)
    assert rita.view.state == "ADMIN_REVIEW"
    rita.tabs.setCurrentWidget(rita.sources)
    screenshot(rita.window(), "report-sources")

    adam = at("adam.view", "report", report)
    adam.step("review_administrative")
    rest(qtbot, adam)
    adam.step("pass")
    proven(qtbot, adam)
    mona = at("mona.manager", "report", report)
    mona.step("sign")
    with_key(qtbot, mona, office, "mona.manager", tmp_path)
    assert mona.view.state == "AUTHORISED"
    adam.reload()
    rest(qtbot, adam)
    adam.step("issue")
    settle(qtbot, adam.desk)
    screenshot(adam.questions.asked.asking, "report-issue")
    said(qtbot, adam, name_1="Inspector Mena", name_2="Counsel for the defence")
    assert adam.questions.asked.asking.form.fields["agency_2"].error.isVisible(), "half of a recipient"
    assert adam.view.state == "AUTHORISED"
    said(qtbot, adam, name_2=None)
    proven(qtbot, adam)
    assert adam.view.state == "ISSUED"
    adam.step("served")
    said(qtbot, adam, acknowledged="Signed for at the counter")
    rest(qtbot, adam)
    assert adam.view.recipients[0].served_at is not None
    adam.step("copy")
    settle(qtbot, adam.desk)
    said(
        qtbot, adam, agency_id=agency(lab_of("adam.view"), "DPP"), name="Counsel", reason="Disclosure before the trial"
    )
    assert adam.questions.asked.asking.form.fields["letter"].error.isVisible(), "by which letter"
    screenshot(adam.questions.asked.asking, "report-copy")
    said(qtbot, adam, letter="Letter 1123/26")
    proven(qtbot, adam)
    adam.record.recipients.selectRow(1)
    assert "Letter 1123/26" in adam.record.detail.text()
    adam.tabs.setCurrentWidget(adam.record)
    screenshot(adam.window(), "report-recipients")
    adam.step("check")
    rest(qtbot, adam)
    assert "Ana Lyst, Rita View, Mona Manager" in adam.notice.text
    adam.preview.jump_to("End of report")
    adam.step("mail")
    rest(qtbot, adam)
    [(name, mail)] = mails
    assert (name, b"X-Unsent: 1" in mail, b"application/pdf" in mail) == (adam.view.number, True, True)
    screenshot(adam.window(), "report-last-page")

    quinn = at("quinn.manager", "report", report)
    quinn.step("withdraw")
    said(qtbot, quinn, reason="The wrong person")
    proven(qtbot, quinn)
    assert quinn.view.state == "WITHDRAWN"
    window = quinn.window()
    assert quinn.steps.names == ["notice"], "what is left to do is seen"
    quinn.step("notice")
    rest(qtbot, quinn)
    assert window.visible_page().name == "document"
    window.open("report", report)
    rest(qtbot, quinn)
    screenshot(window, "report-withdrawn")
    quinn.step("told")
    said(qtbot, quinn, acknowledged="By telephone")
    rest(qtbot, quinn)
    assert quinn.view.notices[0].acknowledged == "By telephone"
    screenshot(adam.window(), "report-issued")


def test_two_writers_and_many_signatures(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    """Nobody's words are lost, a crash loses none, and the list is signed with one look and one passphrase."""
    ana, ben = lab_of("ana.lyst"), lab_of("ben.lyst")
    first = draft(lab_of, office)
    reports.set_authors(ana, first, [ana.me.person, ben.me.person])
    page = opened(qtbot, window_of, tmp_path, "ana.lyst", "report", first)
    summary = page.editor.above.fields["summary"].input
    summary.setPlainText("Mine.")
    rest(qtbot, page)
    reports.write(
        ben, first, seen(lab_of, first).edition, replace(WRITTEN, summary="Theirs, " + "and more of it " * 60)
    )
    page.save()
    rest(qtbot, page)
    assert (summary.toPlainText(), page.writing.rival is not None) == ("Mine.", True)
    screenshot(page.window(), "report-conflict")
    again = opened(qtbot, window_of, tmp_path, "ana.lyst", "report", first)
    assert again.editor.content.summary == "Mine."
    asking = compare(again, again.writing)
    screenshot(asking, "report-rival")
    asking.answer()
    again.save()
    rest(qtbot, again)
    assert seen(lab_of, first).content.summary == "Mine."
    assert again.writing.rival is None
    assert drafts.mine(ana) == []

    begun = [asked(lab_of, reference=f"CR-{number}/26") for number in (2, 3)]
    database.superuser("update lab.request set state = 'IN_PROGRESS' where id = any (%s)", begun)
    other, third = (reports.open_one(ana, [one], "preliminary", "es").report for one in begun)
    reports.abandon(ana, third, reason="The request was cancelled")
    listing = opened(qtbot, window_of, tmp_path, "ana.lyst", "reports")
    assert {one.id for one in listing.table.rows.rows} == {first, other}
    [early] = looked_at(ana, [other])
    listing.signing.one(early, "")
    first_asked = listing.signing.asking
    first_asked.form.fill({"path": str(tmp_path / "none.p12"), "secret": "x", "password": PASSWORD})
    first_asked.answer()
    first_asked.reject()
    listing.signing.one(early, "")
    rest(qtbot, listing)
    assert listing.signing.asking.isVisible(), "the answer to the question that was closed is not for this one"
    assert not listing.signing.asking.trouble.isVisible()
    listing.signing.asking.reject()
    with pytest.raises(Refused, match=r"files\.gone"):
        written(ana, "0" * 64, tmp_path / "raw.csv")
    assert not (tmp_path / "raw.csv").exists()
    listing._sign(2, [])
    assert "2 of the chosen reports are not for your eyes any more" in listing.desk.messages.latest.text
    listing.table.selectAll()
    listing.sign()
    settle(qtbot, listing.desk)
    reports.write(ana, other, seen(lab_of, other).edition, WRITTEN)
    screenshot(listing.signing.asking, "reports-sign-list")
    with_key(qtbot, listing, office, "ana.lyst", tmp_path)
    assert listing.signing.asking.isVisible()
    assert (seen(lab_of, first).standing != [], seen(lab_of, other).standing) == (True, [])
    screenshot(listing.signing.asking, "reports-signed-list")
    listing.signing.asking.reject()
    listing.queue.choose(None)
    rest(qtbot, listing)
    assert [one.awaits for one in listing.table.rows.rows] == [None, "draft", None]
    screenshot(listing.window(), "reports")
    window = listing.window()
    window.desk.theme.choose("dark", "touch")
    try:
        open_page(qtbot, window, "report", other)
        screenshot(window, "report-dark")
    finally:
        window.desk.theme.choose("light", "normal")
