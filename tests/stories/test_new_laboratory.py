"""A laboratory from nothing: everything up to its first issued report is entered on the screen, and nothing by SQL."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import provision
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from tests import laboratory
from tests.database import GIVEN, PASSWORD, Database, _as_superuser
from tests.stories.house import (
    House,
    a_method_is_approved,
    asked_and_assigned,
    districts_agencies_and_places,
    empty_pages_say_what_comes_first,
    instruments_and_lots,
    into_the_vault_and_out,
    offices_and_people,
    people_are_authorised,
    policies_and_retention,
    reported,
    signatures_are_known,
    signed_reviewed_issued,
    the_custody_report,
    the_first_delivery,
    weighed_and_reviewed,
)
from tests.ui.kit import settle
from ui.desk import Desk
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


def test_from_the_first_administrator_to_the_first_issued_report(sit: Sit, qtbot: QtBot, tmp_path: Path) -> None:
    house = House(qtbot, sit, tmp_path)
    offices_and_people(house)
    empty_pages_say_what_comes_first(house)
    districts_agencies_and_places(house)
    policies_and_retention(house)
    a_method_is_approved(house)
    people_are_authorised(house)
    instruments_and_lots(house)
    signatures_are_known(house)
    the_first_delivery(house)
    into_the_vault_and_out(house)
    asked_and_assigned(house)
    weighed_and_reviewed(house)
    reported(house)
    signed_reviewed_issued(house)
    the_custody_report(house)
