"""What is asked before an agency, an officer or an office is added or changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from lims_desktop import agencies, places
from lims_desktop.agencies import Agency, Officer
from lims_desktop.lists import Term
from lims_desktop.places import Office
from ui.forms import long_text, text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.vocabulary import Vocabulary
from ui.quality.asked import Asked

_words = Vocabulary("agencies")
say, badge, options = _words.say, _words.badge, _words.options

KINDS = {
    "police": QT_TRANSLATE_NOOP("agencies", "police"),
    "dpp": QT_TRANSLATE_NOOP("agencies", "prosecution"),
    "coroner": QT_TRANSLATE_NOOP("agencies", "coroner"),
    "court": QT_TRANSLATE_NOOP("agencies", "court"),
    "other": QT_TRANSLATE_NOOP("agencies", "other"),
}
ARMS = {
    "laboratory": QT_TRANSLATE_NOOP("agencies", "laboratory"),
    "medical": QT_TRANSLATE_NOOP("agencies", "medical examiner"),
    "scenes": QT_TRANSLATE_NOOP("agencies", "scenes of crime"),
}
STATES = {
    "yes": (QT_TRANSLATE_NOOP("agencies", "active"), "good"),
    "no": (QT_TRANSLATE_NOOP("agencies", "at rest"), "neutral"),
}


class AgencyQuestions(QObject):
    """Asks, and does what was answered; `asked` keeps the question that is open."""

    def __init__(self, page: Page, districts: Callable[[], list[Term]]) -> None:
        super().__init__(page)
        self._page, self._districts = page, districts
        self.asked = Asked(page)

    def add_agency(self) -> None:
        """An agency that is not known yet."""
        about = self.tr("Its kind decides what its people may read, and stays. The shape is a regular expression.")
        asking = self._asking(self.tr("New agency"), about, "code", columns=2)
        asking.form.add("kind", self.tr("&Kind"), Choice(options(KINDS)))
        self._ask_agency(asking)
        asking.require("code", "kind", "name")
        asking.given.connect(
            lambda said: self.asked.send(
                agencies.add, said["code"], said["name"], said["kind"], said["reference_pattern"]
            )
        )
        asking.open()

    def change_agency(self, agency: Agency) -> None:
        """Another name or shape; at rest, or active again."""
        asking = self._asking(self.tr("Change {name}").format(name=agency.name), self._about_rest())
        self._ask_agency(asking)
        self._ask_state(asking, agency)
        self._send_changes(asking, agencies.change, agency)
        asking.open()

    def add_officer(self, agency: Agency) -> None:
        """An officer of this agency."""
        asking = self._asking(self.tr("New officer of {name}").format(name=agency.name), "")
        for key, name in (("name", self.tr("&Name")), ("rank", self.tr("&Rank")), ("number", self.tr("N&umber"))):
            asking.form.add(key, name, text_input(100))
        asking.require("name", "number")
        asking.given.connect(
            lambda said: self.asked.send(agencies.officer_add, agency.id, said["name"], said["rank"], said["number"])
        )
        asking.open()

    def change_officer(self, officer: Officer) -> None:
        """Another name, rank or number of the same person; at rest when they left."""
        about = self.tr("Another person is another officer: rest this one, and add the new one.")
        asking = self._asking(self.tr("Change {name}").format(name=officer.name), about)
        for key, name in (("name", self.tr("&Name")), ("rank", self.tr("&Rank")), ("number", self.tr("N&umber"))):
            asking.form.add(key, name, text_input(100))
        self._ask_state(asking, officer)
        asking.require("number")
        self._send_changes(asking, agencies.officer_change, officer)
        asking.open()

    def add_office(self) -> None:
        """An office that is not known yet."""
        asking = self._asking(self.tr("New office"), "", "code", columns=2)
        self._ask_office(asking)
        asking.require("code")
        asking.given.connect(lambda said: self.asked.send(
            places.office_add, said["code"], said["name"], said["arm"], said["district"]))  # fmt: skip
        asking.open()

    def change_office(self, office: Office) -> None:
        """Another name, arm or district."""
        asking = self._asking(self.tr("Change {name}").format(name=office.name), "", columns=2)
        self._ask_office(asking)
        asking.form.add("reason", self.tr("&Reason"), long_text(2), span=2)
        asking.form.fill({"name": office.name, "arm": office.arm, "district": office.district})
        asking.require("reason")
        self._send_changes(asking, places.office_change, office)
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _asking(self, title: str, about: str, code: str = "", columns: int = 1) -> Asking:
        asking = self.asked.begin(title, about, self.tr("Keep"), columns)
        if code:
            asking.form.add(code, self.tr("&Code"), text_input(20), note=self.tr("Short, and for ever"))
        return asking

    def _send_changes(self, asking: Asking, fn: Callable[..., Any], row: Agency | Officer | Office) -> None:
        def given(said: dict[str, Any]) -> None:
            changes = {key: value for key, value in said.items() if key != "reason" and value != getattr(row, key)}
            self.asked.send(fn, row.id, changes, reason=said["reason"])

        asking.given.connect(given)

    def _about_rest(self) -> str:
        return self.tr("At rest, it brings nothing more and nobody of it signs in; what was recorded stays.")

    def _ask_agency(self, asking: Asking) -> None:
        asking.form.add("name", self.tr("&Name"), text_input(200))
        shape = self.tr("&Shape of its references")
        asking.form.add("reference_pattern", shape, text_input(200), note=self.tr("Empty: any"))

    def _ask_state(self, asking: Asking, row: Agency | Officer) -> None:
        states = [(True, say(STATES["yes"][0])), (False, say(STATES["no"][0]))]
        asking.form.add("active", self.tr("S&tate"), Choice(states))
        asking.form.fill({key: getattr(row, key) for key in asking.form.fields})
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("name", "active", "reason")

    def _ask_office(self, asking: Asking) -> None:
        districts = [(term.code, term.named(self._page.desk.language)) for term in self._districts()]
        asking.form.add("name", self.tr("&Name"), text_input(200))
        asking.form.add("arm", self.tr("&Arm"), Choice(options(ARMS)))
        asking.form.add("district", self.tr("&District"), Choice(districts), note=self.tr("From the list of districts"))
        asking.require("name", "arm")
