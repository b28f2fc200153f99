"""A powder from the counter to the vault and back: three people, two stations, by scanner and keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from lims_desktop import custody, items, labels, people, places
from lims_desktop.lab import Lab
from tests.database import PASSWORD
from tests.laboratory import LINE, take_in
from tests.ui.kit import open_page, press, scan, settle, type_into
from ui.proof import ProofDialog
from ui.window import Window

POWDER = replace(
    LINE,
    item_type="powder",
    description="White powder in a knotted bag",
    controlled=True,
    declared=Decimal("12.50"),
    quantity=Decimal("12.50"),
    unit="g",
)


class Person:
    """Somebody at their window, as the story tells it."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window, self.lab = qtbot, window, window.desk.lab

    def opens(self, page: str) -> None:
        open_page(self.qtbot, self.window, page)

    def scans(self, *codes: str | None) -> None:
        for code in codes:
            scan(self.window, str(code))
            settle(self.qtbot, self.window.desk)

    def presses(self, keys: str) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        press(self.page, keys)
        settle(self.qtbot, self.window.desk)

    def is_asked(self) -> QDialog:
        return next(one for one in reversed(self.window.findChildren(ProofDialog)) if one.isVisible())

    def lets_prove(self, login: str, password: str = PASSWORD) -> ProofDialog:
        """Somebody else types their login, unless it stands there already, and their password."""
        dialog = self.is_asked()
        assert isinstance(dialog, ProofDialog)
        if dialog.login.text() != login:
            type_into(dialog.login, login)
        type_into(dialog.password, password)
        settle(self.qtbot, self.window.desk)
        return dialog

    @property
    def page(self) -> Any:
        return self.window.visible_page()

    @property
    def said(self) -> str:
        """What the panel of the last scan says."""
        last = self.page.board.last
        return f"{last.title.text()} {last.sentence.text()}"


@pytest.fixture
def sit(window_of: Callable[[str], Window], qtbot: QtBot) -> Callable[[str], Person]:
    return lambda login: Person(qtbot, window_of(login))


@pytest.fixture
def code_of(lab_of: Callable[..., Lab]) -> Callable[[str], str]:
    """The code on somebody's badge, or on the label of a place."""
    office = lab_of("admin.ada", "Office")
    known = {one.login: one.id for one in people.everyone(office)}

    def code(name: str) -> str:
        if name in known:
            return labels.badge(office, known[name]).code
        return str(next(one.code for one in places.locations(lab_of("tech.tina", "Store")) if one.name == name))

    return code


def test_from_the_counter_to_the_vault_and_back(sit: Callable[[str], Person], code_of: Callable[[str], str]) -> None:
    tom = sit("tech.tom")
    shirt, powder, knife = take_in(tom.lab, LINE, POWDER, replace(LINE, description="Kitchen knife")).items

    # A wrong place for the powder is said before anybody is troubled; the list stays.
    tom.opens("storage")
    tom.scans(shirt.code, powder.code, code_of("Shelf 1"))
    assert "not a controlled place" in tom.said
    assert len(tom.page.board.table.lines) == 2

    # Into the vault, seen by Tina.
    tom.presses("Alt+C")
    tom.qtbot.waitUntil(lambda: not tom.page.board.table.lines)
    tom.scans(powder.code, code_of("Vault"))
    tom.presses("Ctrl+Return")
    tom.lets_prove("tech.tina")
    assert "In Headquarters › Evidence room › Vault: 1 item." in tom.said

    # The rest goes to Ana: scan, scan, her badge, her password.
    tom.opens("handover")
    tom.scans(powder.code)
    assert "Vault" in tom.said
    tom.scans(shirt.code, knife.code, shirt.code, code_of("ana.lyst"))
    assert len(tom.page.board.table.lines) == 2
    tom.presses("Ctrl+Return")
    wrong = tom.lets_prove("ana.lyst", "not her password")
    assert wrong.isVisible()
    tom.lets_prove("ana.lyst")
    assert "2 items: now with Ana Lyst" in tom.said

    # Ana sees them on her bench, and takes the powder out, seen by Ben.
    ana = sit("ana.lyst")
    ana.opens("bench")
    assert [item.number for item in ana.page.held.rows.rows] == [shirt.number, knife.number]
    ana.opens("storage")
    ana.scans(code_of("Vault"), powder.code)
    ana.presses("Ctrl+Return")
    ana.lets_prove("ben.lyst")
    held = {item.number for item in custody.bench(ana.lab).held}
    assert held == {shirt.number, powder.number, knife.number}

    # The whole way stands in the record, both parties and the witnesses.
    way = [(event.kind, event.actor, event.witness) for event in items.view(ana.lab, powder.id).custody]
    assert way == [
        ("RETRIEVE", "Ana Lyst", "Ben Lyst"),
        ("STORE", "Tom Evidence", "Tina Evidence"),
        ("RECEIVE", "Tom Evidence", None),
        ("OFFER", "Tom Evidence", None),
    ]
    handover = items.view(ana.lab, shirt.id).custody[0]
    assert (handover.kind, handover.giver, handover.taker) == ("HANDOVER", "Tom Evidence", "Ana Lyst")


def test_an_offer_left_for_later_is_accepted_at_ones_own_desk(
    sit: Callable[[str], Person], code_of: Callable[[str], str]
) -> None:
    tom = sit("tech.tom")
    taken = take_in(tom.lab, LINE, LINE)
    tom.opens("handover")
    tom.scans(*(item.code for item in taken.items), code_of("ana.lyst"))
    tom.presses("Ctrl+O")
    assert "Offered to Ana Lyst" in tom.said
    ana = sit("ana.lyst")
    ana.opens("bench")
    press(ana.page.offers.table, "Return")
    ana.lets_prove("ana.lyst")
    assert len(custody.bench(ana.lab).held) == 2
    assert custody.bench(tom.lab).held == []
