"""A laboratory from nothing: everything that the first delivery needs is entered on the screen, and nothing by SQL."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import provision
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from tests import laboratory
from tests.database import GIVEN, PASSWORD, Database, _as_superuser
from tests.stories.test_counter import package, printed, states
from tests.ui.counter import Counter
from tests.ui.kit import open_page, settle
from ui.desk import Desk
from ui.parts.asking import Asking
from ui.theme import Theme
from ui.window import Window

Sit = Callable[[str], Window]


@pytest.fixture
def empty(server: Server, tmp_path: Path) -> Iterator[Database]:
    """What `server init` leaves: the shipped lists and methods, and one administrator."""
    name = "lims_from_nothing"
    admin = server.administrator(name)
    provision.init(admin, laboratory="Laboratory of the Cayes")
    provision.first_administrator(admin, "first.admin", "First Ministrator", PASSWORD)
    yield Database(server, name, tmp_path)
    _as_superuser(server, f"drop database {name} with (force)")


@pytest.fixture
def sit(empty: Database, theme: Theme, seat: Callable[[Desk], Window], qtbot: QtBot) -> Iterator[Sit]:
    """Sit down as this person; who was given a password has chosen an own one."""
    with contextlib.ExitStack() as room:

        def down(login: str) -> Window:
            if login != "first.admin":
                laboratory.own_password(empty.station(), login, GIVEN, PASSWORD)
            desk = Desk(room.enter_context(contextlib.closing(Lab.sign_in(empty.station(), login, PASSWORD))), theme)
            room.callback(desk.close)
            room.callback(settle, qtbot, desk)
            return seat(desk)

        yield down


def said(qtbot: QtBot, window: Window, **values: Any) -> None:
    """Answer the question that stands over the page, and see it agreed to."""
    [asking] = [one for one in window.findChildren(Asking) if one.isVisible()]
    asking.form.fill(values)
    asking.answer()
    settle(qtbot, window.desk)
    assert not asking.isVisible(), asking.trouble.text()


def test_from_the_first_administrator_to_the_first_delivery(sit: Sit, qtbot: QtBot) -> None:
    window = sit("first.admin")
    page: Any = open_page(qtbot, window, "agencies")
    page.questions.add_office()
    said(qtbot, window, code="FL-1", name="Forensic Laboratory", arm="laboratory")
    page = open_page(qtbot, window, "people")
    office = page.roster.offices[0].id
    for login, duty in (("first.manager", "laboratory_manager"), ("first.tech", "evidence_technician")):
        page.questions.add()
        person = {"name": login.replace(".", " ").title(), "login": login, "duty": duty, "office_id": office}
        said(qtbot, window, **person, new=GIVEN, again=GIVEN)

    window = sit("first.manager")
    page = open_page(qtbot, window, "lists", "district")
    assert page.lists.current.code == "district"
    page.add()
    said(qtbot, window, code="cayes", name="The Cayes", name_es="Los Cayos", reason="Our country")
    page = open_page(qtbot, window, "agencies")
    page.questions.add_agency()
    said(qtbot, window, code="POL", kind="police", name="Police of the Cayes")
    page = open_page(qtbot, window, "places")
    page.questions.add(None, lambda added: None)
    said(qtbot, window, name="Laboratory")

    counter = Counter(qtbot, sit("first.tech"))
    counter.press("F2")
    counter.on("facts")
    counter.type("Police", "12/26", "Sgt Reef", "3/11/26", "murder", "Cayes")
    counter.type("John Doe", "suspect", "male", "1985-02-03", "")
    counter.press("Ctrl+Return")
    counter.on("lines")
    package(counter, 1)
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("Sgt Reef", "police", "0417")
    counter.sign()
    counter.press("Return")
    counter.on("labels")
    for code in printed(counter, 1):
        counter.scan(code)
    assert states(counter) == ["verified"]
