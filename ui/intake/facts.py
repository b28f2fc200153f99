"""The second step: what the submission is about, with the cases that may be the same beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from lims_desktop.intake import Duplicate
from ui.intake.checks import Complaint, fits, misshaped
from ui.intake.delivery import Delivery
from ui.intake.duplicates import DuplicatesCard
from ui.intake.entry import CleanLine, DateLine, EntryForm, NoteText, Pick
from ui.intake.officer import NewOfficer
from ui.intake.persons import PersonsEditor
from ui.intake.typed import SHORT
from ui.intake.words import Words
from ui.parts.headings import Card
from ui.parts.scrolled import Scrolled

ASK_AFTER_MS = 250
_LINES = ("agency_reference", "note")
_PICKS = ("agency", "officer", "offence", "district")


class FactsStep(QWidget):
    """Agency, officer, reference, offence, district, date, persons. `searched` asks for duplicates."""

    edited = Signal()
    finished = Signal()
    searched = Signal()
    case_chosen = Signal(object)
    case_opened = Signal(int)
    officer_wished = Signal(str, str, str)

    def __init__(self, words: Words, sentence: Any) -> None:
        super().__init__()
        self._words, self._sentence = words, sentence
        self._delivery = Delivery()
        self._filling = False
        self._soon = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._soon.timeout.connect(self.searched)
        self.form = EntryForm(6, sentence)
        self.note = NoteText()
        self.persons = PersonsEditor(words, sentence)
        self.officer = NewOfficer(sentence)
        self.duplicates = DuplicatesCard()
        self._add_fields()
        self._lay_out()
        self._listen()

    def show_delivery(self, delivery: Delivery) -> None:
        """Show what is known."""
        self._delivery, self._filling = delivery, True
        facts = delivery.facts
        self._input("officer").set_terms(self._words.officers_of(facts.agency))
        self.form.fill({name: getattr(facts, name) or None for name in (*_PICKS, "agency_reference")})
        self._input("incident_date").show_value(_date(facts.incident_date))
        self.note.setPlainText(facts.note)
        self.restricted.setChecked(facts.restricted)
        self.persons.show_persons(facts.persons)
        self.duplicates.show_found((), delivery, self._words)
        self._filling = False
        self._soon.start()

    @property
    def typed_officer(self) -> str:
        """A name that was typed and is not on the list."""
        line = self._input("officer")
        return "" if line.value is not None else str(line.text().strip())

    def show_new_officer(self, words: Words, officer: int) -> None:
        """An officer was added, and is the one who brings this."""
        self._words = words
        self.officer.hide()
        line = self._input("officer")
        line.set_terms(words.officers_of(self._delivery.facts.agency))
        line.choose(officer)
        self.form.go_past("officer")

    def show_duplicates(self, found: Sequence[Duplicate]) -> None:
        """Show cases that may be the same; a reason typed before stays."""
        self.duplicates.show_found(found, self._delivery, self._words)

    def complain(self, complaints: Sequence[Complaint]) -> None:
        """Show what lacks, each at its field, and go to the first."""
        said = {one.field: self._sentence(one.error) for one in reversed(complaints)}
        for key in reversed(self.form.fields):
            self.form.complain(key, said.get(key, ""))
        if "persons" in said:
            self.persons.form.complain("person_name", said["persons"])
        self.duplicates.reason_field.complain(said.get("new_because", ""))
        if set(said) == {"new_because"}:
            self.duplicates.reason.setFocus()

    def focus_first(self) -> None:
        """Go to the first field that is empty."""
        empty = [key for key in ("agency", "agency_reference", "officer") if not self.form[key]]
        self._input(empty[0] if empty else "agency").setFocus()

    @property
    def unread(self) -> bool:
        """Whether a date stands there that nobody understands."""
        line = self._input("incident_date")
        line.settle()
        self.persons.take()
        birth: Any = self.persons.form.fields["person_birth"].input
        return bool(line.error or birth.error)

    def _input(self, key: str) -> Any:
        return self.form.fields[key].input

    def _add_fields(self) -> None:
        words = self._words
        agencies = [(one.id, one.name) for one in words.agencies]
        self.form.add_entry("agency", self.tr("&Agency"), Pick(agencies), span=4)
        self.form.add_entry("agency_reference", self.tr("Agency &reference"), CleanLine(SHORT), span=2)
        self.form.add_entry("officer", self.tr("&Officer"), Pick(), span=4)
        self.form.add_entry("incident_date", self.tr("&Date of the incident"), DateLine(words.today), span=2)
        self.form.add_entry("offence", self.tr("O&ffence"), Pick(words.options("offence")), span=3)
        self.form.add_entry("district", self.tr("D&istrict"), Pick(words.options("district")), span=3)
        self.restricted = QCheckBox(self.tr("Restricted: only named people may see this case"))

    def _lay_out(self) -> None:
        facts = Card(self.tr("Submission"))
        facts.content.addWidget(self.form)
        facts.content.addWidget(self.officer)
        facts.content.addWidget(self.persons)
        under = EntryForm(1, self._sentence)
        under.add_entry("note", self.tr("&Note"), self.note)
        self.note.amended.connect(lambda error: under.note("note", error))
        under.finished.connect(self.finished)
        facts.content.addWidget(under)
        facts.content.addWidget(self.restricted)
        facts.content.addStretch(1)
        self.officer.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Scrolled(facts), 5)
        row.addWidget(Scrolled(self.duplicates), 3)

    def _listen(self) -> None:
        self.form.edited.connect(self._take)
        self._input("incident_date").read.connect(lambda _: self._take())
        self._input("agency").picked.connect(lambda _: self._agency_chosen())
        self._input("agency_reference").editingFinished.connect(self._check_reference)
        self.form.ended.connect(self.persons.form.focus_first)
        self.form.finished.connect(self.finished)
        self.persons.changed.connect(self._take)
        self.persons.left.connect(self.note.setFocus)
        self.persons.form.finished.connect(self.finished)
        self.note.textChanged.connect(self._take)
        self.restricted.toggled.connect(self._take)
        self.duplicates.chosen.connect(self.case_chosen)
        self.duplicates.opened.connect(self.case_opened)
        self.duplicates.apart.connect(self._apart)
        self.duplicates.finished.connect(self.finished)
        self.officer.wished.connect(self.officer_wished)
        self.officer.closed.connect(lambda: self._input("officer").setFocus())

    @Slot()
    def _take(self) -> None:
        if self._filling:
            return
        facts, values = self._delivery.facts, self.form.values()
        before = (facts.agency, facts.agency_reference, facts.incident_date, len(facts.persons))
        facts.agency, facts.officer = values["agency"], values["officer"]
        facts.agency_reference = values["agency_reference"] or ""
        facts.offence, facts.district = values["offence"], values["district"]
        incident = self._input("incident_date")
        facts.incident_date = incident.value.isoformat() if incident.value else ""
        facts.note, facts.restricted = self.note.toPlainText().strip(), self.restricted.isChecked()
        if before[:3] != (facts.agency, facts.agency_reference, facts.incident_date) or self.sender() is self.persons:
            self._soon.start()
        self.edited.emit()

    @Slot()
    def _agency_chosen(self) -> None:
        if not self._filling:
            self._input("officer").set_terms(self._words.officers_of(self.form["agency"]))
            self._check_reference()

    @Slot()
    def _check_reference(self) -> None:
        agency, reference = self._words.agency(self.form["agency"]), self.form["agency_reference"]
        wrong = agency is not None and reference and not fits(agency.reference_pattern, reference)
        said = self._sentence(misshaped(agency, reference)) if wrong and agency is not None else ""
        self.form.fields["agency_reference"].complain(said)

    def _apart(self, reason: str) -> None:
        if not self._filling and reason != self._delivery.new_because:
            self._delivery.new_because = reason
            self.edited.emit()


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
