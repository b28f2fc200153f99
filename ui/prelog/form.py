"""What is announced: agency, officer, reference, offence, district, date, persons, packages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop.errors import Refused
from ui.intake.checks import fits
from ui.intake.entry import CleanLine, DateLine, EntryForm, NoteText, Pick
from ui.intake.persons import PersonsEditor
from ui.intake.typed import SHORT
from ui.intake.words import Words
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.prelog.expected import ExpectedEditor

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEEDED = ("agency", "agency_reference", "offence", "district")


class AnnouncementForm(QWidget):
    """`announced` says what is to be sent; `left` when the person goes back to the list."""

    announced = Signal(dict)
    left = Signal()

    def __init__(self, words: Words, agency: int | None, sentence: Any, go_on: str = "", back: str = "") -> None:
        super().__init__()
        self._words, self._agency, self._sentence = words, agency, sentence
        self._go_on = go_on or self.tr("Announce it  (Ctrl+Enter)")
        self._back = back or self.tr("Back to the list")
        self.form = EntryForm(6, sentence)
        self.note = NoteText()
        self.persons = PersonsEditor(words, sentence)
        self.packages = ExpectedEditor(words, sentence)
        self._add_fields()
        self._lay_out()
        self.form.ended.connect(self.persons.form.focus_first)
        self._name = self.persons.form.fields["person_name"].input
        self._name.installEventFilter(self)
        for part in (self.form.finished, self.persons.form.finished, self.packages.finished):
            part.connect(self.send)
        self._input("agency").picked.connect(self._offer_officers)
        self._input("agency_reference").editingFinished.connect(self._check_reference)
        self.clear()

    def clear(self) -> None:
        """An empty announcement; a client's agency is their own."""
        self.form.clear()
        self._input("incident_date").show_value(None)
        self.persons.show_persons([])
        self.packages.show_packages([])
        self.note.clear()
        self.form.fill({"agency": self._agency})
        self._offer_officers()
        self.send_button.setEnabled(True)

    @property
    def is_begun(self) -> bool:
        """Whether anything would be lost."""
        typed = any(self.form[key] for key in self.form.fields if key != "agency" or self._agency is None)
        return typed or bool(self.persons.persons or self.packages.packages or self.packages.is_begun)

    def focus_first(self) -> None:
        """Go to the first field that is to be filled."""
        self._input("agency" if self._agency is None else "agency_reference").setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in an empty name: there are no more persons, and the packages follow."""
        entered = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if watched is self._name and entered and not self.persons.form["person_name"]:
            self.packages.form.focus_first()
            return True
        return False

    @Slot()
    def send(self) -> None:
        """Send it, unless something is missing or unread."""
        incident = self._input("incident_date")
        incident.settle()
        self.persons.take()
        pending = self.packages.is_begun and not self.packages.take()
        missing = self.form.missing(dict.fromkeys(_NEEDED, self.tr("This is needed.")))
        if missing or pending or incident.error or not self._check_reference():
            return
        if self.send_button.isEnabled():
            self.send_button.setEnabled(False)
            self.announced.emit(self._said(incident.value))

    # -- own ---------------------------------------------------------------------------------------------------

    def _said(self, incident: Any) -> dict[str, Any]:
        typed = self.form.values()
        return {
            **{key: typed[key] for key in (*_NEEDED, "officer")},
            "incident_date": incident,
            "persons": [
                {"role": one.role, "name": one.name, "sex": one.sex, "birth_date": one.birth_date or None}
                for one in self.persons.persons
            ],
            "items": [package.as_line(n, self._words) for n, package in enumerate(self.packages.packages, 1)],
            "note": self.note.toPlainText().strip() or None,
        }

    def _input(self, key: str) -> Any:
        return self.form.fields[key].input

    def _add_fields(self) -> None:
        words = self._words
        self.form.add_entry("agency", self.tr("&Agency"), Pick((one.id, one.name) for one in words.agencies), span=4)
        self.form.add_entry("agency_reference", self.tr("Agency &reference"), CleanLine(SHORT), span=2)
        self.form.add_entry("officer", self.tr("&Officer who brings it"), Pick(), span=4)
        self.form.add_entry("incident_date", self.tr("&Date of the incident"), DateLine(words.today), span=2)
        self.form.add_entry("offence", self.tr("O&ffence"), Pick(words.options("offence")), span=3)
        self.form.add_entry("district", self.tr("D&istrict"), Pick(words.options("district")), span=3)
        self._input("agency").setEnabled(self._agency is None)

    def _lay_out(self) -> None:
        facts, persons = Card(self.tr("Submission")), Card(self.tr("Persons"))
        facts.content.addWidget(self.form)
        persons.content.addWidget(self.persons)
        packages = Card(self.tr("Packages to be brought"))
        packages.content.addWidget(self.packages)
        under = EntryForm(1, self._sentence)
        under.add_entry("note", self.tr("No&te"), self.note)
        self.note.amended.connect(lambda error: under.note("note", error))
        under.finished.connect(self.send)
        packages.content.addWidget(under)
        self.send_button = button(self._go_on, self.send, icon="check", primary=True)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        keys.addWidget(self.send_button)
        keys.addWidget(button(self._back, self.left.emit))
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        for card in (facts, persons, packages):
            column.addWidget(card)
        column.addLayout(keys)
        column.addStretch(1)

    @Slot()
    def _offer_officers(self) -> None:
        self._input("officer").set_terms(self._words.officers_of(self.form["agency"]))

    @Slot()
    def _check_reference(self) -> bool:
        agency, reference = self._words.agency(self.form["agency"]), self.form["agency_reference"]
        if agency is None or not reference or fits(agency.reference_pattern, reference):
            if reference:
                self.form.complain("agency_reference", "")
            return True
        detail = {"reference": reference, "agency": agency.name, "pattern": agency.reference_pattern}
        self.form.fields["agency_reference"].complain(self._sentence(Refused("intake.reference_shape", **detail)))
        return False
