"""Court: the calendar of visits; exhibits out with a witness, and back, or kept by the court."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot

from lims_desktop import agencies, court, lists, people
from lims_desktop.agencies import Agency
from lims_desktop.codes import paper_number
from lims_desktop.court import Visit, VisitView
from lims_desktop.errors import Refused
from lims_desktop.people import Known
from ui import pages
from ui.court.back import Back
from ui.court.out import Out
from ui.court.visits import VisitList
from ui.custody import board
from ui.custody.wording import items_words
from ui.outside.staged import StagedPage
from ui.parts.terms import Terms

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Loaded:
    """What the page chooses from, and the visit that is shown."""

    courts: list[Agency]
    people: list[Known]
    terms: Terms
    visit: VisitView | None


@pages.register
class CourtPage(StagedPage):
    """The visits; one visit; a new one."""

    name = "court"
    icon = "court"
    group = "property"
    order = 120
    title = QT_TRANSLATE_NOOP("pages", "Court")
    topics = frozenset({"court"})
    duties = frozenset({"evidence_technician", "laboratory_manager", "medical_examiner"})

    def build(self) -> None:
        """The calendar, out, back, and their papers."""
        self.visit_id: int | None = None
        self.visits = VisitList(self)
        self.out = Out(self)
        self.back_stage = Back(self)
        self.new_button = self.add_button(self.tr("Out to court …"), self.begin, icon="court", primary=True)
        self.lay_stages(self.visits, self.out, self.back_stage)
        self.key("Ctrl+N", self.tr("Out to court"), self.begin)
        self.key("Ctrl+Return", self.tr("Give out or receive"), self.go)
        self.look_key = self.key("F4", self.tr("Seal and condition"), self.back_stage.board.look)
        self.visits.opened.connect(self._open_row)
        self.out.done.connect(lambda gone: self.issue(gone.document))
        self.back_stage.done.connect(self.issue)
        self.back_stage.paper.connect(self.issue)
        self.show_stage(self.visits)

    def load(self, lab: Lab) -> Loaded:
        """The courts, the colleagues, the words; the visit that was asked for."""
        everyone = [one for one in people.everyone(lab, active=True) if one.agency_id is None]
        courts = [one for one in agencies.agencies(lab) if one.kind == "court"]
        number = self.argument if isinstance(self.argument, int) else self.visit_id
        visit = court.visit(lab, number) if number is not None else None
        return Loaded(courts, everyone, Terms(lists.every_term(lab), self.desk.language), visit)

    def fill(self, loaded: Loaded) -> None:
        """Offer the choices, and go where another page wished to."""
        self.out.offer(loaded.courts, loaded.people, loaded.terms)
        self.back_stage.offer(loaded.people, loaded.terms)
        if loaded.visit is not None:
            self.back_stage.show_visit(loaded.visit)
        wish, self.argument = self.argument, None
        if isinstance(wish, int) and loaded.visit is not None:
            self._show_visit(loaded.visit)
        elif wish and not isinstance(wish, int):
            self.out.gather(board.chosen(wish))
            self.show_stage(self.out)
        self.visits.ask()
        self.staged()

    def leave(self) -> str | None:
        """What was scanned and is not recorded yet."""
        many = self.out.many + self.back_stage.many
        return self.tr("Scanned and not recorded yet: {items}.").format(items=items_words(many)) if many else None

    def wants(self, scan: Scan) -> bool:
        """Out or back every scan; on the list the code of a receipt."""
        if self.stack.currentWidget() in (self.out, self.back_stage):
            return True
        return scan.ok and paper_number(scan.text) is not None

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn; a receipt's code opens its visit."""
        number = paper_number(scan.text) if scan.ok else None
        if number is not None and not self.out.many + self.back_stage.many:
            self.ask(court.visit_of_document, number, then=lambda visit: self._open_visit(visit, scan.text))
        elif self.stack.currentWidget() is self.out:
            self.out.board.arrivals.take(scan)
        else:
            self.back_stage.board.arrivals.take(scan)

    @Slot()
    def begin(self) -> None:
        """Exhibits go out."""
        self.show_stage(self.out)
        self.out.board.entry.setFocus()

    def go(self) -> None:
        """Give out or receive, whichever is shown."""
        if self.stack.currentWidget() is self.out:
            self.out.go()
        elif self.stack.currentWidget() is self.back_stage:
            self.back_stage.receive()

    def staged(self) -> None:
        """The title says what is shown."""
        stage = self.stack.currentWidget()
        self.look_key.setVisible(stage is self.back_stage)
        self.new_button.setVisible(stage is self.visits)
        visit = self.back_stage.visit
        if stage is self.out:
            self.set_title(self.tr("Out to court"), self.tr("One case, one hearing, one witness who carries."))
        elif stage is self.back_stage and visit is not None:
            self.set_title(self.tr("{court}, {case}").format(court=visit.court, case=visit.case), visit.code or "")
        elif stage is self.visits:
            self.set_title(self.words(), self.tr("Scan a receipt to receive what comes back with it."))

    # -- own ---------------------------------------------------------------------------------------------------

    @Slot(object)
    def _open_row(self, visit: Visit) -> None:
        self._open_visit(visit.id, visit.code)

    def _open_visit(self, number: int | None, code: str) -> None:
        if number is None:
            self.desk.open("document", code)
            return
        self.visit_id = number
        self.ask(court.visit, number, then=self._show_visit)

    def _show_visit(self, visit: VisitView | None) -> None:
        if visit is None:
            self.desk.tell(Refused("court.no_such_visit"))
            return
        self.visit_id = visit.id
        self.back_stage.show_visit(visit)
        self.show_stage(self.back_stage)
        self.back_stage.board.entry.setFocus()
