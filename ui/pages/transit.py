"""Transit: what is on its way between the offices; dispatch by scanning, arrival by scanning; the late ones marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot

from lims_desktop import lists, people, places, transit
from lims_desktop.codes import paper_number
from lims_desktop.errors import Refused
from lims_desktop.people import Known
from lims_desktop.places import Office
from lims_desktop.transit import Leg, LegView
from ui import pages
from ui.custody import board
from ui.custody.wording import items_words
from ui.outside.staged import StagedPage
from ui.parts.terms import Terms
from ui.transit.coming import Coming
from ui.transit.going import Going
from ui.transit.legs import LegList

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Loaded:
    """What the page chooses from, and the leg that is shown."""

    offices: list[Office]
    colleagues: list[Known]
    mine: int | None
    terms: Terms
    leg: LegView | None


@pages.register
class TransitPage(StagedPage):
    """The legs; one leg at the other end; a new one."""

    name = "transit"
    icon = "transit"
    group = "property"
    order = 115
    title = QT_TRANSLATE_NOOP("pages", "Transit")
    topics = frozenset({"dispatch"})
    duties = board.HOLDERS

    def build(self) -> None:
        """The list, a dispatch, an arrival, and their papers."""
        self.leg_id: int | None = None
        self.legs = LegList(self)
        self.going = Going(self)
        self.coming = Coming(self)
        self.new_button = self.add_button(self.tr("New dispatch …"), self.begin, icon="plus", primary=True)
        self.lay_stages(self.legs, self.going, self.coming)
        self.key("Ctrl+N", self.tr("New dispatch"), self.begin)
        self.key("Ctrl+Return", self.tr("Dispatch or receive"), self.go)
        self.look_key = self.key("F4", self.tr("Seal and condition"), self.coming.board.look)
        self.legs.opened.connect(self._open_row)
        self.going.done.connect(lambda sent: self.issue(sent.document))
        self.coming.done.connect(self.issue)
        self.coming.paper.connect(self.issue)
        self.show_stage(self.legs)

    def load(self, lab: Lab) -> Loaded:
        """The offices, the colleagues, the words; the leg that was asked for."""
        everyone = people.everyone(lab, active=True)
        mine = next((one.office_id for one in everyone if one.id == lab.me.person), None)
        colleagues = [one for one in everyone if one.agency_id is None and one.id != lab.me.person]
        number = self.argument if isinstance(self.argument, int) else self.leg_id
        leg = transit.leg(lab, number) if number is not None else None
        terms = Terms(lists.every_term(lab), self.desk.language)
        return Loaded(places.offices(lab), colleagues, mine, terms, leg)

    def fill(self, loaded: Loaded) -> None:
        """Offer the choices, and go where another page wished to."""
        self.going.offer(loaded.offices, loaded.colleagues, loaded.terms, loaded.mine)
        self.coming.board.offer(loaded.terms)
        if loaded.leg is not None:
            self.coming.show_leg(loaded.leg)
        wish, self.argument = self.argument, None
        if isinstance(wish, int) and loaded.leg is not None:
            self._show_leg(loaded.leg)
        elif wish:
            self.going.gather(board.chosen(wish))
            self.show_stage(self.going)
        self.legs.ask()
        self.staged()

    def leave(self) -> str | None:
        """What was scanned and is not recorded yet."""
        many = self.going.many + self.coming.many
        return self.tr("Scanned and not recorded yet: {items}.").format(items=items_words(many)) if many else None

    def wants(self, scan: Scan) -> bool:
        """In a dispatch or an arrival every scan; on the list the code of a manifest."""
        if self.stack.currentWidget() in (self.going, self.coming):
            return True
        return scan.ok and paper_number(scan.text) is not None

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn; a manifest's code opens its leg."""
        number = paper_number(scan.text) if scan.ok else None
        if number is not None and not self.going.many + self.coming.many:
            self.ask(transit.leg_of_document, number, then=lambda leg: self._open_leg(leg, scan.text))
        elif self.stack.currentWidget() is self.going:
            self.going.board.arrivals.take(scan)
        else:
            self.coming.board.arrivals.take(scan)

    @Slot()
    def begin(self) -> None:
        """A new dispatch."""
        self.show_stage(self.going)
        self.going.board.entry.setFocus()

    def go(self) -> None:
        """Dispatch or receive, whichever is shown."""
        if self.stack.currentWidget() is self.going:
            self.going.go()
        elif self.stack.currentWidget() is self.coming:
            self.coming.receive()

    def staged(self) -> None:
        """The title says what is shown."""
        stage = self.stack.currentWidget()
        self.look_key.setVisible(stage is self.coming)
        self.new_button.setVisible(stage is self.legs)
        leg = self.coming.leg
        if stage is self.going:
            self.set_title(self.tr("New dispatch"), self.tr("Scan, scan, scan, sign. All goes, or nothing."))
        elif stage is self.coming and leg is not None:
            self.set_title(self.tr("To {office}").format(office=leg.to_office), leg.code or "")
        elif stage is self.legs:
            self.set_title(self.words(), self.tr("Scan a manifest to receive what came with it."))

    # -- own ---------------------------------------------------------------------------------------------------

    @Slot(object)
    def _open_row(self, leg: Leg) -> None:
        self._open_leg(leg.id, leg.code)

    def _open_leg(self, number: int | None, code: str) -> None:
        if number is None:
            self.desk.open("document", code)
            return
        self.leg_id = number
        self.ask(transit.leg, number, then=self._show_leg)

    def _show_leg(self, leg: LegView | None) -> Any:
        if leg is None:
            return self.desk.tell(Refused("custody.no_such_leg"))
        self.leg_id = leg.id
        self.coming.show_leg(leg)
        self.show_stage(self.coming)
        self.coming.board.entry.setFocus()
        return None
