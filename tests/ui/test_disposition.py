"""Retention, proposals and dispositions on the screen, to the count and its certificate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from lims_desktop import disposition, documents, holds, items, places, retention
from lims_desktop.lab import Lab
from tests.database import PASSWORD
from tests.laboratory import LINE, take_in
from tests.rules.ending import COURT, LONG_AGO, POLICE, approve, code_of, consented, dispose, drugs, staged
from tests.ui.kit import open_page, scan, screenshot, settle, type_into
from ui.disposition.consents import ConsentAsking
from ui.disposition.questions import CountAsking, ScheduleAsking
from ui.disposition.ruleform import RuleForm
from ui.parts.asking import Asking
from ui.proof import ProofDialog, ReasonDialog
from ui.window import Window

Windows = Callable[[str], Window]


def prove(qtbot: QtBot, window: Window, login: str) -> ProofDialog:
    dialog = next(one for one in reversed(window.findChildren(ProofDialog)) if one.isVisible())
    dialog.login.setText(login)
    type_into(dialog.password, PASSWORD)
    settle(qtbot, window.desk)
    return dialog


def shown(window: Window, kind: type[Any]) -> Any:
    return next(one for one in reversed(window.findChildren(kind)) if one.isVisible())


def scanned(qtbot: QtBot, window: Window, *codes: str | None) -> None:
    for code in codes:
        scan(window, str(code))
        settle(qtbot, window.desk)


def vault(lab: Lab) -> str:
    return str(next(one.code for one in places.locations(lab) if one.name == "Vault"))


def test_the_rules_are_shown_and_changed_by_two(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    window = window_of("mona.manager")
    window.resize(1440, 900)
    page: Any = open_page(qtbot, window, "retention")
    assert len(page.table.rows.rows) >= 10
    screenshot(window, "retention-rules")
    page.new()
    form = shown(window, RuleForm)
    form.form.fill({"code": "knives", "name": "Knives: two years", "name_es": "Cuchillos: dos años", "months": "24"})
    form.form.fill(
        {"clock": "receipt", "action": "destroy", "item_types": "knife", "police": True, "reason": "ordered"}
    )
    screenshot(form, "retention-form")
    form.answer()
    same = prove(qtbot, window, "mona.manager")
    assert "somebody else" in same.password_field.error.text()
    prove(qtbot, window, "quinn.manager")
    settle(qtbot, window.desk)
    rule = next(rule for rule in retention.rules(window.desk.lab) if rule.code == "knives")
    assert (rule.months, rule.consents, rule.item_types) == (24, ["police"], ["knife"])


def test_a_review_is_kept_on_or_proposed(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    window.resize(1440, 900)
    lab = window.desk.lab
    taken = take_in(lab, LINE, LINE, offence="theft")
    retention.outcome(lab, taken.case, "withdrawn", LONG_AGO, "DPP")
    page: Any = open_page(qtbot, window, "reviews", taken.case)
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: len(page.items.rows.rows) == 2)
    screenshot(window, "reviews")
    page.items.selectRow(0)
    page.keep()
    question = shown(window, Asking)
    question.form.fill({"reason": "a civil suit is announced"})
    question.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: len(page.items.rows.rows) == 1)
    page.propose()
    settle(qtbot, window.desk)
    proposal: Any = window.visible_page()
    assert proposal.name == "proposal"
    assert len(proposal.board.table.lines) == 1
    proposal.subject.setText("Shirts of withdrawn cases")
    proposal.method.choose("shredding")
    screenshot(window, "proposal")
    proposal.go()
    settle(qtbot, window.desk)
    made: Any = window.visible_page()
    settle(qtbot, window.desk)
    assert (made.name, made.shown.state, made.shown.missing) == ("disposition", "PROPOSED", ["police"])
    screenshot(window, "disposition-proposed")


def test_before_its_time_the_reason_is_asked_for(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    taken = take_in(window.desk.lab, LINE)
    page: Any = open_page(qtbot, window, "proposal")
    page.go()
    assert page.board.last.tone == "refused"
    scanned(qtbot, window, taken.items[0].code)
    page.subject.setText("A shirt")
    page.method.choose("shredding")
    page.go()
    settle(qtbot, window.desk)
    reason = shown(window, ReasonDialog)
    reason.reason.setPlainText("ordered by the court")
    reason.answer()
    settle(qtbot, window.desk)
    assert disposition.listed(window.desk.lab)[0].missing == ["court", "police"]


def test_a_manager_approves_when_every_consent_is_there(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    tom = lab_of("tech.tom", "Counter two")
    made = consented(tom, [item.id for item in drugs(tom, 3).items])
    window = window_of("mona.manager")
    window.resize(1440, 900)
    listed: Any = open_page(qtbot, window, "dispositions")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: len(listed.lists.rows.rows) == 1)
    screenshot(window, "dispositions")
    page: Any = open_page(qtbot, window, "disposition", made)
    assert page.steps.buttons["approve"].isEnabled()
    screenshot(window, "disposition-to-approve")
    page.approve()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.shown.state == "APPROVED")


def test_a_consent_is_recorded(window_of: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    made = disposition.propose(lab, "Drugs", {drugs(lab, 1).items[0].id: "incineration"}).disposition
    page: Any = open_page(qtbot, window, "disposition", made)
    page._ask_consent()
    question = shown(window, ConsentAsking)
    question.form.fill({"given_by": COURT.given_by, "reference": COURT.reference})
    screenshot(question, "disposition-consent")
    question.paper = tmp_path / "taken away meanwhile.pdf"
    question.answer()
    settle(qtbot, window.desk)
    assert "could not be read" in question.trouble.text()
    assert question.form["reference"] == COURT.reference
    question.paper.write_bytes(b"%PDF-1.7 consent")
    question.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.shown.missing == ["police"])
    disposition.consent(lab, made, POLICE)


def test_scans_stage_what_is_on_the_list_and_refuse_the_rest(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    window.resize(1440, 900)
    lab = window.desk.lab
    taken = drugs(lab, 3)
    first, second, other = taken.items
    made = consented(lab, [first.id, second.id])
    approve(lab_of("mona.manager", "Office"), made)
    page: Any = open_page(qtbot, window, "disposition", made)
    scanned(qtbot, window, other.code)
    assert "not on the list" in page.last.sentence.text()
    screenshot(window, "disposition-refused")
    scanned(qtbot, window, first.code, second.code, vault(lab))
    prove(qtbot, window, "tech.tina")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.shown.state == "STAGED")
    scanned(qtbot, window, first.code)
    assert "Say where" in page.steps.place_field.error.text()
    page.steps._place.setText("Incinerator at Belmopan")
    scanned(qtbot, window, first.code)
    prove(qtbot, window, "tech.tina")
    same = prove(qtbot, window, "tech.tina")
    assert "somebody else" in same.password_field.error.text()
    prove(qtbot, window, "ana.lyst")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: len(page.shown.of_state("EXECUTED")) == 1)
    screenshot(window, "disposition-ended")
    holds.set_hold(lab_of("mona.manager", "Office"), [second.id], "dpp", "DPP letter 9")
    scanned(qtbot, window, second.code)
    prove(qtbot, window, "tech.tina")
    prove(qtbot, window, "ana.lyst")
    settle(qtbot, window.desk)
    assert page.last.tone == "refused"
    view = items.view(lab, second.id)
    assert view is not None
    assert view.where_kind == "location"


def test_a_certificate_that_was_never_drawn_is_drawn_by_who_issued_it(
    window_of: Windows, lab_of: Any, qtbot: QtBot
) -> None:
    made, taken = staged(lab_of)
    for item in taken.items:
        dispose(lab_of("tech.tom"), made, item.id)
    window = window_of("tech.tina")
    issued = disposition.reconcile(window.desk.lab, made, len(taken.items)).head
    assert issued is not None
    other: Any = open_page(qtbot, window_of("mona.manager"), "document", issued.code)
    assert "Tina" in other.notice.text
    assert other.notice._button.isHidden()
    page: Any = open_page(qtbot, window, "document", issued.code)
    screenshot(window, "document-not-drawn")
    page.notice._button.click()
    qtbot.waitUntil(lambda: page.paper.isVisible() and page.paper.pages > 0, timeout=10_000)
    kept = documents.by_number(window.desk.lab, issued.document)
    assert kept is not None
    assert kept.sha256


def test_the_count_is_certified(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    made, taken = staged(lab_of)
    for item in taken.items:
        dispose(lab_of("tech.tom"), made, item.id)
    window = window_of("tech.tina")
    page: Any = open_page(qtbot, window, "disposition", made)
    page.count()
    question = shown(window, CountAsking)
    question.form.fill({"counted": "1"})
    question.answer()
    settle(qtbot, window.desk)
    assert "Count again" in question.trouble.text()
    question.form.fill({"counted": "2"})
    question.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: window.visible_page().name == "document")
    settle(qtbot, window.desk)
    assert documents.about(window.desk.lab, f"disposition/{made}")[0].sha256 is not None
    screenshot(window, "disposition-certificate")


def test_a_roll_call_is_scheduled(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    made, taken = staged(lab_of)
    window = window_of("tech.tom")
    page: Any = open_page(qtbot, window, "disposition", made)
    page.schedule()
    question = shown(window, ScheduleAsking)
    question.form.fill({"court": "Magistrate's Court", "order_number": "ORD-7/26"})
    question.answer()
    settle(qtbot, window.desk)
    roll: Any = window.visible_page()
    settle(qtbot, window.desk)
    assert (roll.name, len(roll.roll.parcels)) == ("rollcall", len(taken.items))
    assert code_of(window.desk.lab, taken.items[0].id)
