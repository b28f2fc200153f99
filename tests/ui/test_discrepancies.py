"""Discrepancies on the screen: the list, one of them, and what a manager does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import custody, discrepancies, inventory, items
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import one_item, place
from tests.ui.kit import open_page, screenshot, settle
from ui.proof import ProofDialog
from ui.window import Window

Windows = Callable[[str], Window]


def raised(lab_of: LabOf, kind: str = "not-found") -> int:
    tom = lab_of("tech.tom")
    return discrepancies.raise_one(tom, one_item(tom), kind, "Not on the shelf where it is recorded").discrepancy


def given(qtbot: QtBot, page: Any, **said: Any) -> None:
    """Fill the open question and send it."""
    page.questions.asking.form.fill(said)
    page.questions.asking.answer()
    settle(qtbot, page.desk)


def test_the_list_narrows(window_of: Windows, qtbot: QtBot, lab_of: LabOf, database: Database) -> None:
    late, new = raised(lab_of), raised(lab_of, "damaged")
    database.superuser("update lab.discrepancy set due_at = now() - interval '3 days' where id = %s", late)
    window = window_of("mona.manager")
    page: Any = open_page(qtbot, window, "discrepancies")
    assert [row.id for row in page.table.rows.rows] == [new, late]
    screenshot(window, "discrepancies")
    page.which.choose("overdue")
    settle(qtbot, window.desk)
    assert [row.id for row in page.table.rows.rows] == [late]
    page.which.choose("mine")
    settle(qtbot, window.desk)
    assert page.table.rows.rows == []
    screenshot(window, "discrepancies-empty")
    page.which.choose(None)
    page.kind.choose("damaged")
    settle(qtbot, window.desk)
    assert [row.id for row in page.table.rows.rows] == [new]


def test_a_manager_assigns_and_resolves(window_of: Windows, qtbot: QtBot, lab_of: LabOf) -> None:
    number = raised(lab_of)
    window = window_of("mona.manager")
    page: Any = open_page(qtbot, window, "discrepancy", number)
    QApplication.processEvents()
    screenshot(window, "discrepancy")
    page.questions.assign(page.one, page._people)
    screenshot(page.questions.asking, "discrepancy-assign")
    given(qtbot, page, owner=lab_of("ana.lyst").me.person)
    assert (page.one.state, page.one.owner) == ("INVESTIGATING", "Ana Lyst")
    page.questions.assign(page.one, page._people)
    given(qtbot, page, owner=lab_of("tech.tina").me.person)
    assert page.questions.asking.trouble.isVisible(), "another owner needs a reason, said in the same dialog"
    given(qtbot, page, reason="Ana is on leave")
    assert page.one.owner == "Tina Evidence"
    page.questions.resolve(page.one)
    given(qtbot, page, outcome="clerical", resolution="Written on the wrong line")
    assert (page.one.state, page.one.outcome) == ("RESOLVED", "clerical")
    assert [step.actor for step in page.one.story] == ["Tom Evidence", *["Mona Manager"] * 3]
    screenshot(window, "discrepancy-resolved")


def test_a_loss_is_confirmed_by_another_manager_and_told(window_of: Windows, qtbot: QtBot, lab_of: LabOf) -> None:
    number = raised(lab_of)
    window = window_of("mona.manager")
    lab = window.desk.lab
    discrepancies.assign(lab, number, lab.me.person)
    page: Any = open_page(qtbot, window, "discrepancy", number)
    page.questions.loss(page.one)
    given(qtbot, page, resolution="Three searches of the room, two of the vault")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProofDialog)
    dialog.login.setText("quinn.manager")
    dialog.password.setText(PASSWORD)
    dialog.answer()
    qtbot.waitUntil(lambda: page.one.state == "CONFIRMED_LOSS", timeout=10_000)
    settle(qtbot, window.desk)
    for party, told in (("agency", "Sgt. Pol"), ("dpp", "Dee Prosecutor"), ("manager", "Mona Manager")):
        page.questions.tell(page.one)
        given(qtbot, page, party=party, told=told, means="letter", reference="LET-7")
    page.questions.notified(page.one)
    given(qtbot, page, resolution="All three were told by letter")
    page.questions.corrected(page.one)
    given(qtbot, page, resolution="The shelf is counted every month")
    assert (page.one.state, page.one.confirmed_by) == ("CAPA", "Quinn Manager")
    screenshot(window, "discrepancy-loss")


def test_out_of_the_vault_it_turns_up_before_a_witness(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, database: Database
) -> None:
    tom = lab_of("tech.tom")
    item, vault, act = one_item(tom), place(tom, "Vault"), uuid4()
    with tom.second("tech.tina", PASSWORD) as tina:
        custody.witness(tina, act, "store", [item], vault)
    custody.store(tom, [item], vault, act=act)
    ana, count = lab_of("ana.lyst"), inventory.open_one(tom, vault, "ROUTINE").inventory
    inventory.join(ana, count)
    digest = str(inventory.view(tom, count).digest)
    for login in ("tech.tom", "ana.lyst"):
        with tom.second(login, PASSWORD) as counter:
            inventory.sign(counter, count, digest)
    inventory.close(tom, count, digest)
    page: Any = open_page(qtbot, window_of("tech.tom"), "discrepancy", discrepancies.listed(tom)[0].id)
    page.questions.found(page.one)
    given(qtbot, page, statement="Behind the drawer")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProofDialog)
    dialog.login.setText("tech.tina")
    dialog.password.setText(PASSWORD)
    dialog.answer()
    qtbot.waitUntil(lambda: not page.questions.asking.isVisible(), timeout=10_000)
    settle(qtbot, page.desk)
    event = items.view(tom, item).custody[0]
    assert (event.kind, event.witness, event.to) == ("FOUND", "Tina Evidence", "Tom Evidence")


def test_who_does_not_manage_reads_and_has_no_buttons(window_of: Windows, qtbot: QtBot, lab_of: LabOf) -> None:
    number = raised(lab_of)
    page: Any = open_page(qtbot, window_of("rita.view"), "discrepancy", number)
    assert page.one.item is not None
    shown = [button.text() for button, _ in page._buttons if button.isVisible()]
    assert shown == ["Open the &item"]


def test_one_that_is_not_there_says_so(window_of: Windows, qtbot: QtBot) -> None:
    assert open_page(qtbot, window_of("tech.tom"), "discrepancy", 999).notice.isVisible()
