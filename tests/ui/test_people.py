"""People: accounts made and changed by an administrator alone; everybody changes their own password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from devices.bench import DEMONSTRATION, Bench
from lims_desktop import custody, labels, people
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.database import PASSWORD, Database, LabOf, Newcomer
from tests.ui.kit import open_page, press, scan, screenshot, settle, type_into
from ui.pages.people import PeoplePage
from ui.parts.asking import Asking
from ui.parts.words import Paragraph
from ui.people.roster import PersonRow
from ui.window import Window

WindowOf = Callable[[str], Window]
Opened = tuple[Window, PeoplePage]
NEW = "three blue herons at noon"


def opened(qtbot: QtBot, window: Window) -> PeoplePage:
    page = open_page(qtbot, window, "people")
    assert isinstance(page, PeoplePage)
    return page


def asked(window: Window) -> Asking:
    """The question that is open now."""
    return [one for one in window.findChildren(Asking) if one.isVisible()][-1]


def answer(qtbot: QtBot, window: Window, **said: object) -> Asking:
    """Fill the open question and send it."""
    asking = asked(window)
    for key, value in said.items():
        field: Any = asking.form.fields[key].input
        field.choose(value) if hasattr(field, "choose") else field.setText(str(value))
    asking.answer()
    settle(qtbot, window.desk)
    return asking


def rest(qtbot: QtBot, window: Window, page: PeoplePage) -> None:
    """Wait until everything that follows from an act has been loaded again."""
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: not page._soon.isActive())
    settle(qtbot, window.desk)


def row(page: PeoplePage, login: str) -> PersonRow:
    return next(one for one in page.roster.people if one.login == login)


@pytest.fixture
def office(window_of: WindowOf, qtbot: QtBot) -> tuple[Window, PeoplePage]:
    """Ada's window with a printer."""
    window = window_of("admin.ada")
    window.desk.bench = Bench(DEMONSTRATION)
    return window, opened(qtbot, window)


def test_everybody_is_listed_with_duties_and_account(office: Opened, qtbot: QtBot) -> None:
    window, page = office
    assert {"tech.tom", "aud.itor", "client.pol"} <= {one.login for one in page.people.rows.rows}
    assert row(page, "tech.tom").duties == ("evidence_technician",)
    assert row(page, "client.pol").agency == "Police Unit One"
    screenshot(window, "people")


def test_the_list_narrows_while_typing(office: Opened, qtbot: QtBot) -> None:
    _window, page = office
    type_into(page.filter, "scenes")
    assert [one.login for one in page.people.rows.rows] == ["sam.scene"]
    assert page.card.row is not None
    assert page.card.row.login == "sam.scene"
    type_into(page.filter, "nobody of this name")
    assert not page.people.rows.rows
    assert page.card.row is None


def test_a_person_is_added_by_keyboard_and_signs_in(office: Opened, qtbot: QtBot, database: Database) -> None:
    window, page = office
    press(page, "Ctrl+N")
    screenshot(window, "people-add")
    asking = answer(qtbot, window, name="Ximena Núñez de la Cruz", login="ximena.n", duty="analyst", new=NEW, again=NEW)
    assert not asking.isVisible()
    assert row(page, "ximena.n").duties == ("analyst",)
    lab = Lab.sign_in(database.station(), "ximena.n", NEW)
    assert lab.me.initials == "XNDLC"
    lab.close()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"new": "short", "again": "short"}, "too short"),
        ({"login": "Not A Login!"}, "not possible"),
        ({"login": "tech.tom"}, "never used again"),
        ({"duty": "agency_client"}, "agency"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_lost(
    office: Opened, qtbot: QtBot, said: dict[str, Any], sentence: str
) -> None:
    window, page = office
    page.questions.add()
    whole = {"name": "Somebody New", "login": "some.body", "duty": "analyst", "new": NEW, "again": NEW}
    asking = answer(qtbot, window, **whole | said)
    assert sentence in asking.trouble.text()
    assert asking.form["name"] == "Somebody New"
    assert asking.go_on.isEnabled()


def test_a_password_is_typed_twice_the_same(office: Opened, qtbot: QtBot) -> None:
    window, page = office
    page.questions.add()
    asking = answer(qtbot, window, name="A B", login="a.b", duty="analyst", new=NEW, again=NEW + "!")
    assert "not the same" in asking.form.fields["again"].error.text()
    assert asking.go_on.isEnabled()


def test_duties_come_and_go_with_a_reason(office: Opened, qtbot: QtBot, newcomer: Newcomer) -> None:
    window, page = office
    person = newcomer("analyst")
    page.reload()
    settle(qtbot, window.desk)
    page.choose(person.person)
    page.questions.grant(row(page, person.login))
    answer(qtbot, window, duty="technical_reviewer", reason="course passed")
    assert set(row(page, person.login).duties) == {"analyst", "technical_reviewer"}
    page.questions.revoke(row(page, person.login), "analyst")
    answer(qtbot, window)
    assert "needed" in asked(window).form.fields["reason"].error.text()
    answer(qtbot, window, reason="other work")
    assert row(page, person.login).duties == ("technical_reviewer",)


def test_an_account_is_disabled_and_enabled_with_a_reason(
    office: Opened, qtbot: QtBot, newcomer: Newcomer, database: Database
) -> None:
    window, page = office
    person = newcomer("analyst")
    page.reload()
    settle(qtbot, window.desk)
    page.choose(person.person)
    page.questions.disable(row(page, person.login))
    answer(qtbot, window, reason="left the service")
    assert not row(page, person.login).known.active
    assert page.card.state.badge.tone == "refused"
    screenshot(window, "people-disabled")
    with pytest.raises(Refused):
        Lab.sign_in(database.station(), person.login, PASSWORD)
    page.questions.enable(row(page, person.login))
    answer(qtbot, window, reason="came back")
    Lab.sign_in(database.station(), person.login, PASSWORD).close()


def test_nobody_disables_themself(office: Opened, qtbot: QtBot) -> None:
    window, page = office
    page.questions.disable(row(page, "admin.ada"))
    asking = answer(qtbot, window, reason="tired")
    assert "own account" in asking.trouble.text()


def test_a_new_first_password(office: Opened, qtbot: QtBot, newcomer: Newcomer, database: Database) -> None:
    window, page = office
    person = newcomer("analyst")
    page.reload()
    settle(qtbot, window.desk)
    page.questions.reset(row(page, person.login))
    answer(qtbot, window, new=NEW, again=NEW, reason="forgotten")
    Lab.sign_in(database.station(), person.login, NEW).close()


def test_a_person_is_changed_but_never_their_login(office: Opened, qtbot: QtBot, newcomer: Newcomer) -> None:
    window, page = office
    person = newcomer("analyst")
    page.reload()
    settle(qtbot, window.desk)
    page.questions.change(row(page, person.login).known)
    assert "login" not in asked(window).form.fields
    answer(qtbot, window, name="Old Comer", title="Chemist")
    assert row(page, person.login).name == "Old Comer"
    assert row(page, person.login).known.title == "Chemist"


def test_a_badge_is_issued_printed_and_proved_by_its_scan(
    office: Opened, qtbot: QtBot, newcomer: Newcomer, lab_of: LabOf
) -> None:
    window, page = office
    person = newcomer("analyst")
    page.reload()
    settle(qtbot, window.desk)
    page.choose(person.person)
    page.card.offered["badge"].click()
    rest(qtbot, window, page)
    badge = next(one for one in labels.badges(window.desk.lab) if one.person == person.person)
    assert badge.state == "sent"
    assert window.desk.bench.simulator("Label printer").printed[-1].label.payload == badge.code
    scan(page, badge.code)
    rest(qtbot, window, page)
    assert next(one for one in labels.badges(window.desk.lab) if one.person == person.person).state == "verified"
    assert custody.scanned(lab_of("tech.tom"), badge.code).person.id == person.person
    screenshot(window, "people-badge")


def test_two_badges_one_right_after_the_other(office: Opened, qtbot: QtBot, newcomer: Newcomer) -> None:
    window, page = office
    both = [newcomer("analyst"), newcomer("analyst")]
    page.reload()
    settle(qtbot, window.desk)
    codes = [labels.badge(window.desk.lab, one.person).code for one in both]
    for person, code in zip(both, codes, strict=True):
        page._print(row(page, person.login), code)
    rest(qtbot, window, page)
    issued = {one.code: one.state for one in labels.badges(window.desk.lab)}
    assert [issued[code] for code in codes] == ["sent", "sent"]


def test_another_badge_needs_a_reason(office: Opened, qtbot: QtBot, newcomer: Newcomer) -> None:
    window, page = office
    person = newcomer("analyst")
    first = labels.badge(window.desk.lab, person.person)
    labels.printed(window.desk.lab, first.code, "sent", "p")
    page.reload()
    settle(qtbot, window.desk)
    page.choose(person.person)
    page.card.offered["badge"].click()
    assert any(first.code in said.text() for said in asked(window).findChildren(Paragraph))
    answer(qtbot, window, reason="lost")
    rest(qtbot, window, page)
    assert row(page, person.login).badge.code != first.code


def test_my_own_password(window_of: WindowOf, qtbot: QtBot, newcomer: Newcomer, database: Database) -> None:
    person = newcomer("analyst")
    window = window_of(person.login)
    page = opened(qtbot, window)
    page.questions.my_password()
    asking = answer(qtbot, window, old="not it at all", new=NEW, again=NEW)
    assert asking.trouble.text()
    answer(qtbot, window, old=PASSWORD, new=NEW, again=NEW)
    assert not asking.isVisible()
    Lab.sign_in(database.station(), person.login, NEW).close()
    page.reload()
    settle(qtbot, window.desk)
    assert page.people.rows.rows


@pytest.mark.parametrize("login", ["tech.tom", "client.pol", "aud.itor"])
def test_others_look_and_change_nothing(window_of: WindowOf, qtbot: QtBot, login: str) -> None:
    window = window_of(login)
    page = opened(qtbot, window)
    assert not page.card.offered
    assert login in {one.login for one in page.people.rows.rows}
    if login == "client.pol":
        assert {one.login for one in page.people.rows.rows} == {"client.pol"}
    screenshot(window, f"people-{login}")


def test_long_names_fit(office: Opened, qtbot: QtBot, newcomer: Newcomer) -> None:
    window, page = office
    person = newcomer("analyst")
    people.change(
        window.desk.lab, person.person, {"name": "Wolfeschlegelsteinhausenbergerdorff " * 6, "title": "T" * 300}
    )
    page.reload()
    settle(qtbot, window.desk)
    page.choose(person.person)
    screenshot(window, "people-long")
    assert window.width() == 1280
