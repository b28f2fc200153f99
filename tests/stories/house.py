"""A new laboratory as its people set it up and work in it, each at their own desk; a function for each step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lims_desktop.commands import ca
from tests.database import GIVEN, PASSWORD
from tests.stories.test_counter import printed, states
from tests.ui.counter import Counter
from tests.ui.kit import open_page, press, screenshot
from ui.parts.asking import Asking
from ui.preferences import Preferences
from ui.proof import ProofDialog
from ui.window import Window

METHOD = "drug-net-weight"
PEOPLE = {
    "first.manager": ("laboratory_manager", None),
    "first.quality": ("quality_manager", None),
    "first.tech": ("evidence_technician", None),
    "second.tech": ("evidence_technician", None),
    "first.analyst": ("analyst", "chemistry"),
    "first.reviewer": ("technical_reviewer", "chemistry"),
    "first.clerk": ("administrative_reviewer", None),
}
WEIGHINGS = (("12.5013", "2.5010"), ("250.7914", "3.2168"))
"""Gross and tare in grams: of the reference mass, and of the powder."""


class House:
    """Everybody at their own window, and what one of them reads off the screen for another."""

    def __init__(self, qtbot: QtBot, sit: Callable[[str], Window], folder: Path) -> None:
        self.qtbot, self.folder, self._sit = qtbot, folder, sit
        self._desks: dict[str, Window] = {}
        self.item = self.balance = ""
        self.request = self.worksheet = self.report = 0

    def window(self, login: str) -> Window:
        """Their window; they sign in once."""
        if login not in self._desks:
            self._desks[login] = self._sit(login)
        return self._desks[login]

    def at(self, login: str, name: str, argument: Any = None) -> Any:
        """This person opens a page; what others did meanwhile is heard of."""
        self.window(login).changed()
        return open_page(self.qtbot, self.window(login), name, argument)

    def said(self, page: Any, by: str = "", /, **values: Any) -> None:
        """Answer the question over the page, with this person's password where one is asked; see it agreed to."""
        [asking] = [one for one in page.window().findChildren(Asking) if one.isVisible()]
        asking.form.fill(values)
        asking.answer()
        self.rest(page)
        if by:
            self.proves(page, by)
        assert not asking.isVisible(), asking.trouble.text() or [f.error.text() for f in asking.form.fields.values()]

    def proves(self, page: Any, login: str) -> None:
        """This person types their own password into the question for it."""
        [dialog] = [one for one in page.window().findChildren(ProofDialog) if one.isVisible()]
        dialog.login.setText(login)
        dialog.password.setText(PASSWORD)
        dialog.answer()
        self.rest(page)
        assert not dialog.isVisible(), dialog.password_field.error.text()

    def scans(self, page: Any, *codes: str) -> None:
        """One label after the other, into this window: here all the computers of the house share one keyboard."""
        for code in codes:
            page.window().router.take_text(code)
            self.rest(page)

    def presses(self, page: Any, keys: str) -> None:
        """A key of the page."""
        page.window().activateWindow()
        self.qtbot.waitUntil(page.window().isActiveWindow)
        press(page, keys)
        self.rest(page)

    def rest(self, page: Any) -> None:
        """Everything has answered, drafts are kept, papers are drawn."""

        def is_at_rest() -> bool:
            writing = getattr(page, "writing", None)
            behind = writing is not None and (writing._pause.isActive() or writing.keeper.is_behind)
            return not behind and not page._soon.isActive() and page.desk.work.is_idle

        self.qtbot.waitUntil(is_at_rest, timeout=20_000)

    def place(self, login: str, name: str) -> Any:
        """A place in the tree of places."""
        page = self.at(login, "places")
        return next(one for one in page.tree.spots() if one.place.name == name)

    def person(self, login: str) -> int:
        """Their number, as the administrator reads it."""
        page = self.at("first.admin", "people")
        return int(next(row.id for row in page.roster.people if row.login == login))


# Setting up ----------------------------------------------------------------------------------------------------------


def offices_and_people(house: House) -> None:
    """The administrator, who has no duty in the laboratory, enters the office and everybody in it."""
    page = house.at("first.admin", "agencies")
    page.questions.add_office()
    house.said(page, code="FL-1", name="Forensic Laboratory", arm="laboratory")
    page = house.at("first.admin", "people")
    office = page.roster.offices[0].id
    for login, (duty, section) in PEOPLE.items():
        page.questions.add()
        name = login.replace(".", " ").title()
        person = {"name": name, "login": login, "duty": duty, "office_id": office, "section": section}
        house.said(page, **person, new=GIVEN, again=GIVEN)
    for login in PEOPLE:
        house.window(login)


def empty_pages_say_what_comes_first(house: House) -> None:
    """Nothing is there yet: each page says what is missing, and on which page it is entered."""
    page = house.at("first.tech", "intake")
    assert "No agency is known yet" in page.notice.text
    page = house.at("first.quality", "authorisations")
    assert "Methods" in page.table.empty_text
    page.grant()
    assert "No method is in the register yet" in page.desk.messages.latest.text
    page = house.at("first.analyst", "instruments")
    page._receive()
    assert "No reagent is known yet" in page.desk.messages.latest.text
    assert "main.py ca init" in house.at("first.analyst", "certificates").table.empty_text
    page = house.at("first.manager", "places")
    assert "A site comes first" in page.tree.empty_text
    for login, name in (
        ("first.tech", "intake"), ("first.manager", "places"), ("first.quality", "authorisations"),
        ("first.reviewer", "methods"), ("first.analyst", "certificates"), ("first.analyst", "instruments"),
    ):  # fmt: skip
        screenshot(house.at(login, name).window(), f"empty-{name}")


def districts_agencies_and_places(house: House) -> None:
    """The manager says whence evidence comes and where it lies: a shelf, a vault with who may enter, a cold place."""
    page = house.at("first.manager", "lists", "district")
    assert page.lists.current.code == "district"
    page.add()
    house.said(page, code="cayes", name="The Cayes", name_es="Los Cayos", reason="Our country")
    page = house.at("first.manager", "agencies")
    page.questions.add_agency()
    house.said(page, code="POL", kind="police", name="Police of the Cayes")
    page = house.at("first.manager", "places")
    page._add_site()
    house.said(page, name="Laboratory")
    for parent, terms in (
        ("Laboratory", {"name": "Evidence room", "level": "room"}),
        ("Evidence room", {"name": "Vault", "level": "unit", "storage_class": "CONTROLLED"}),
        ("Evidence room", {"name": "Fridge", "level": "unit", "storage_class": "COLD", "low": "2", "high": "6"}),
    ):
        page.tree.choose(house.place("first.manager", parent).id)
        page._add_inside()
        house.said(page, **terms)
    page.tree.choose(house.place("first.manager", "Vault").id)
    for login in ("first.tech", "second.tech", "first.analyst"):
        page._admit()
        house.said(page, person=next(one.id for one in page.storage.people if one.login == login), reason="On duty")
    screenshot(page.window(), "new-places")


def policies_and_retention(house: House) -> None:
    """Address and time zone stand on every paper; a rule of retention is two managers' word."""
    page = house.at("first.manager", "policies")
    for name, value in (("laboratory_address", "1 Reef Road, The Cayes"), ("time_zone", "America/Belize")):
        page.table.selectRow([row.name for row in page.table.rows.rows].index(name))
        page.change()
        house.said(page, value=value, reason="Where we are")
    page = house.at("first.manager", "retention")
    page._open(next(rule for rule in page.table.rows.rows if rule.months))
    house.said(page, "first.quality", months="240", reason="The law of the Cayes")


def a_method_is_approved(house: House) -> None:
    """Proposed from what is shipped by whoever leads the section, approved by quality and by the manager."""
    page = house.at("first.reviewer", "methods")
    page._propose()
    house.said(page, code=METHOD, reason="First version of the section")
    for login in ("first.quality", "first.manager"):
        page = house.at(login, "methods")
        house.qtbot.waitUntil(page.approve_button.isVisible)
        page._approve()
        house.proves(page, login)
    house.qtbot.waitUntil(lambda: page.shown.version.state == "CURRENT")


def people_are_authorised(house: House) -> None:
    """Who performs, reports, reviews and authorises."""
    for login, kinds in (
        ("first.analyst", ("perform", "report")),
        ("first.reviewer", ("review",)),
        ("first.manager", ("authorise",)),
    ):
        for kind in kinds:
            page = house.at("first.quality", "authorisations")
            person = next(one.id for one in page.known.staff if one.login == login)
            page.grant()
            house.said(page, person=person, method=next(iter(page.known.methods)), kind=kind, evidence="Diploma 7")
    assert len(page.known.rows) == 4


def instruments_and_lots(house: House) -> None:
    """A balance with its calibration, and a reference solution with a lot of it."""
    page = house.at("first.reviewer", "instruments")
    page._add()
    house.said(page, name="Balance 1", kind="balance", maker="Maker", model="XP", serial="B-77")
    page.instruments.selectRow(0)
    page._note()
    until = date.today() + timedelta(days=300)  # noqa: DTZ011
    house.said(page, kind="calibration", outcome="pass", valid_until=until, statement="Certificate 12")
    house.balance = page.instruments.rows.rows[0].code
    page.questions.add_reagent()
    house.said(page, code="cocaine-rm", name="Cocaine, reference solution", kind="reference", unit="ml")
    page._receive()
    house.said(page, reagent=page.store.reagents[0][0], number="L-8", amount="50")
    assert [(row.name, row.number) for row in page.lots.rows.rows] == [("Cocaine, reference solution", "L-8")]


def signatures_are_known(house: House) -> None:
    """The authority is made by the command line, off the network; quality publishes it and binds everybody."""
    folder = house.folder / "authority"
    ca.init(folder, "Laboratory of the Cayes", "root passphrase", "issuing passphrase")
    for login in ("first.analyst", "first.reviewer", "first.manager"):
        name = login.replace(".", " ").title()
        ca.issue(folder, login, name, house.folder, "issuing passphrase", f"key of {login}")
    page = house.at("first.quality", "certificates")
    page.publish()
    house.said(page, folder=str(folder), reason="Our first authority")
    for login in ("first.analyst", "first.reviewer", "first.manager"):
        page.bind()
        person = next(one.id for one in page.known.staff if one.login == login)
        house.said(page, person=person, file=str(house.folder / f"{login}.der"))
    assert len(page.table.rows.rows) == 3


# The first case ------------------------------------------------------------------------------------------------------


def the_first_delivery(house: House) -> None:
    """A walk-in that nobody announced: a powder, its weight, its seal, its label."""
    house.at("first.tech", "intake")
    counter = Counter(house.qtbot, house.window("first.tech"))
    counter.press("F2")
    counter.on("facts")
    counter.type("Police", "12/26", "Sgt Reef", "3/11/26", "drug trafficking", "Cayes")
    counter.type("John Doe", "suspect", "male", "1985-02-03", "")
    counter.press("Ctrl+Return")
    counter.on("lines")
    counter.type("powder", "White powder, one block", "Tamper-evident bag")
    house.scans(counter.page, "SB-118401")
    counter.type("numbered security bag", "intact", "AB", "good", "251", "250.8")
    screenshot(counter.window, "new-delivery")
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("Sgt Reef", "police", "0417")
    counter.sign()
    counter.press("Return")
    counter.on("labels")
    [house.item] = printed(counter, 1)
    house.scans(counter.page, house.item)
    assert states(counter) == ["verified"]


def into_the_vault_and_out(house: House) -> None:
    """Nobody goes into the vault alone; the analyst takes the powder out before a witness."""
    vault = house.place("first.manager", "Vault").label.code
    page = house.at("first.tech", "storage")
    house.scans(page, house.item, vault)
    house.presses(page, "Ctrl+Return")
    house.proves(page, "second.tech")
    page = house.at("first.analyst", "storage")
    house.scans(page, vault, house.item)
    house.presses(page, "Ctrl+Return")
    house.proves(page, "first.tech")
    page = house.at("first.analyst", "bench")
    assert len(page.held.rows.rows) == 1


def asked_and_assigned(house: House) -> None:
    """The counter asks the section; whoever leads it accepts and assigns."""
    page = house.at("first.tech", "request")
    house.scans(page, house.item)
    page.form.fill({"examination": "drug-weight", "questions": "How much does it weigh?"})
    page.go()
    house.rest(page)
    page = house.at("first.reviewer", "requests")
    house.qtbot.waitUntil(lambda: page.queue.rows.rowCount() == 1)
    page.queue.selectRow(0)
    house.qtbot.waitUntil(page.buttons["accept"].isVisible)
    page.buttons["accept"].click()
    house.qtbot.waitUntil(page.buttons["assign"].isVisible)
    page.buttons["assign"].click()
    house.said(page, person=next(one.person for one in page.loads if one.name == "First Analyst"))
    house.request = page.card.view.id


def weighed_and_reviewed(house: House) -> None:
    """The worksheet takes the balance, is filled and submitted; the reviewer looks at all of it."""
    page = house.at("first.analyst", "worksheets")
    page.open_one()
    house.rest(page)
    page = house.window("first.analyst").visible_page()
    house.rest(page)
    house.worksheet = page.view.id
    house.scans(page, house.balance)
    page.go_on()
    house.qtbot.waitUntil(lambda: page.view.state == "RUNNING")
    for code, text in (("balance_check", "true"), ("balance_uncertainty", "0.001")):
        line = page.run.fields[code].input
        assert isinstance(line, QLineEdit)
        line.setText(text)
        line.setModified(True)
        line.editingFinished.emit()
    cells = {"population": "1", "plan": "all", "state": "dry"}
    for place, (gross, tare) in enumerate(WEIGHINGS):
        for code, text in (cells | {"gross": gross, "tare": tare}).items():
            _type(house, page, place, code, text)
    screenshot(page.window(), "new-worksheet")
    page.go_on()
    house.rest(page)
    assert page.view.state == "QC_PASS", page.desk.messages.latest
    page = house.at("first.reviewer", "worksheet", house.worksheet)
    page.go_on()
    house.proves(page, "first.reviewer")
    house.qtbot.waitUntil(lambda: page.view.state == "REVIEWED")


def _type(house: House, page: Any, place: int, code: str, text: str) -> None:
    """Into one cell of the first line of what is weighed; a line more comes while one works."""
    row = [n for n, line in enumerate(page.sheet.rows) if line.is_first][place]
    column = 3 + [field.code for field in page.sheet.columns].index(code)
    page.grid.setCurrentIndex(page.grid.grid.index(row, column))
    page.grid.paste(text)
    house.qtbot.waitUntil(lambda: not page.sheet.unsent, timeout=20_000)
    assert not page.grid.grid.wrong, (row, code, text)


# The first report ----------------------------------------------------------------------------------------------------


def reported(house: House) -> None:
    """The analyst finds what is to be reported, and writes."""
    page = house.at("first.analyst", "reports")
    page.begin()
    page.waiting.selectRow(0)
    page.begin()
    house.said(page)
    page = house.window("first.analyst").visible_page()
    house.rest(page)
    page.editor.above.fields["summary"].input.setPlainText("The powder weighed 247.57 g.")
    house.rest(page)
    house.report = page.view.id


def signed_reviewed_issued(house: House) -> None:
    """Three signatures and two reviews; then it goes to the police."""
    page = _signed(house, "first.analyst", "AUTHOR_SIGNED")
    page = house.at("first.reviewer", "report", house.report)
    page.step("review_technical")
    house.rest(page)
    for box in page.review.checklist.boxes.values():
        box.click()
    house.rest(page)
    _signed(house, "first.reviewer", "ADMIN_REVIEW")
    page = house.at("first.clerk", "report", house.report)
    page.step("review_administrative")
    house.rest(page)
    page.step("pass")
    house.proves(page, "first.clerk")
    _signed(house, "first.manager", "AUTHORISED")
    page = house.at("first.clerk", "report", house.report)
    page.step("issue")
    house.rest(page)
    house.said(page, "first.clerk", name_1="Sgt Reef")
    assert page.view.state == "ISSUED"
    page.step("served")
    house.said(page, acknowledged="Signed for at the counter")
    assert page.view.recipients[0].served_at is not None
    page.step("check")
    house.rest(page)
    assert "First Analyst, First Reviewer, First Manager" in page.notice.text
    screenshot(page.window(), "new-report")


def _signed(house: House, login: str, becomes: str) -> Any:
    """Signed with the key that the authority made for this person."""
    page = house.at(login, "report", house.report)
    house.rest(page)
    settings = QSettings(str(house.folder / f"{login}.ini"), QSettings.Format.IniFormat)
    page.doing.signing.preferences = Preferences(settings)
    page.step("sign")
    house.rest(page)
    key = {"path": str(house.folder / f"{login}.p12"), "secret": f"key of {login}", "password": PASSWORD}
    house.said(page, **key)
    assert page.view.state == becomes
    return page


def the_custody_report(house: House) -> None:
    """The whole way of the powder, as a paper."""
    page = house.at("first.tech", "item", house.item)
    house.presses(page, "Ctrl+R")
    paper = house.window("first.tech").visible_page()
    house.rest(paper)
    assert paper.name == "document"
    screenshot(paper.window(), "new-custody")
