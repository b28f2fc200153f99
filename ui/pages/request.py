"""New request: scan the items, say what is to be examined and what is asked; one request for each examination."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QCheckBox

from lims_desktop import lists, requests
from lims_desktop.errors import LimsError, Refused
from lims_desktop.lists import Term
from lims_desktop.requests import About, Requested
from ui import pages
from ui.custody import board
from ui.custody.arrivals import Arrival
from ui.custody.wording import items_words
from ui.forms import Form, long_text, text_input
from ui.intake.entry import DateLine
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.headings import Card
from ui.parts.scrolled import Scrolled
from ui.parts.terms import Terms

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab


@pages.register
class RequestPage(Page):
    """Items at the left, the request at the right."""

    name = "request"
    help = "requests"
    icon = "plus"
    order = 46
    title = QT_TRANSLATE_NOOP("pages", "New request")
    in_rail = False
    duties = frozenset(
        {"evidence_technician", "analyst", "technical_reviewer", "laboratory_manager", "scenes_of_crime_officer",
         "medical_examiner"}
    )  # fmt: skip

    def build(self) -> None:
        """The board of scans and the form."""
        self.terms = Terms()
        self._asked_about: list[int] = []
        self.board = board.Board(self, self.tr("Scan the items of one case that are to be examined."))
        self.form = Form()
        self.form.add("examination", self.tr("&Examination"), Choice())
        self.form.add("questions", self.tr("&Questions"), long_text(5))
        self.form.add(
            "asked_for", self.tr("Asked &for"), text_input(200), note=self.tr("Who at the agency wants to know")
        )
        for key, name in (("court_date", self.tr("&Court date")), ("needed_by", self.tr("Needed &by"))):
            self.form.add(key, name, DateLine(date.today()))  # noqa: DTZ011 - the reader's own day
        self.remand = QCheckBox(self.tr("Somebody is held on &remand"))
        self.perishable = QCheckBox(self.tr("The item is &perishable"))
        card = Card(self.tr("Request"))
        card.content.addWidget(self.form)
        card.content.addWidget(self.remand)
        card.content.addWidget(self.perishable)
        self.counts = board.Counts(self.board.table)
        self.go_button = self.counts.add(self.tr("&Ask"), self.go, icon="check", primary=True)
        self.board.beside(Scrolled(card), self.counts)
        self.content.addWidget(self.board)
        self.board.arrivals.came.connect(self._came)
        self.counts.cleared.connect(self.board.last.rest)
        self.form.finished.connect(self.go)
        self.key("Ctrl+Return", self.tr("Ask"), self.go)
        self.set_title(
            self.words(), self.tr("One request for each examination; the same items may be asked about again.")
        )

    def load(self, lab: Lab) -> list[Term]:
        """What may be asked."""
        return lists.every_term(lab)

    def fill(self, terms: list[Term]) -> None:
        """Offer it, and put what another page chose on the list."""
        self.terms = Terms(terms, self.desk.language)
        self._choice.set_terms(self.terms.options("examination"))
        if self.argument:
            self.board.table.gather(board.chosen(self.argument))
            self.argument = None

    def leave(self) -> str | None:
        """What was written and not asked yet."""
        written = self.form["questions"] or self.board.table.ids != self._asked_about
        return self.tr("The request is not asked yet.") if written else None

    def wants(self, _scan: Scan) -> bool:
        """Every scan belongs to the list."""
        return True

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn."""
        self.board.arrivals.take(scan)

    @Slot()
    def go(self) -> None:
        """Ask, when everything needed is there."""
        needed = self.tr("This is needed.")
        if not self.board.table.lines:
            self.board.last.refuse("", "", self.desk.sentence(Refused("request.items_unknown")))
        elif not self.form.missing(dict.fromkeys(("examination", "questions"), needed)) and self._dates_are_read():
            said, items = self.form.values(), self.board.table.ids
            self.act(requests.add, items, said["examination"], said["questions"], self._about(said),
                     then=self._recorded, refused=self._refused, act=uuid4())  # fmt: skip

    # -- own ---------------------------------------------------------------------------------------------------

    @property
    def _choice(self) -> Choice:
        made = self.form.fields["examination"].input
        assert isinstance(made, Choice)
        return made

    def _date(self, key: str) -> DateLine:
        made = self.form.fields[key].input
        assert isinstance(made, DateLine)
        return made

    def _dates_are_read(self) -> bool:
        for key in ("court_date", "needed_by"):
            line = self._date(key)
            line.settle()
            self.form.fields[key].complain(self.desk.sentence(line.error) if line.error else "")
            if line.error:
                line.setFocus()
                return False
        return True

    def _about(self, said: dict[str, Any]) -> About:
        return About(
            asked_for=said["asked_for"],
            court_date=self._date("court_date").value,
            needed_by=self._date("needed_by").value,
            remand=self.remand.isChecked(),
            perishable=self.perishable.isChecked(),
        )

    @Slot(object)
    def _came(self, arrival: Arrival) -> None:
        found = arrival.found
        if found is not None and found.kind == "item":
            self.board.take(found)
        else:
            self.board.turn_away(arrival)

    def _recorded(self, requested: Requested) -> None:
        section = self.terms.word("discipline", requested.discipline)
        told = self.tr("Asked of {section}: {items}. Choose another examination of the same items, or clear the list.")
        self.desk.messages.good(told.format(section=section, items=items_words(len(self.board.table.ids))))
        self._asked_about = self.board.table.ids
        self.form.fill({"examination": None, "questions": None})
        self._choice.setFocus()

    def _refused(self, error: LimsError) -> None:
        self.board.refuse(error)
