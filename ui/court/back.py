"""Back from court: the exhibits of one visit, ticked by scanning; or kept by the court, with its own receipt."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Slot

from lims_desktop import court
from lims_desktop.court import KeptByCourt, VisitView
from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError, Refused
from lims_desktop.people import Known
from ui.custody.wording import items_words, minute
from ui.forms import text_input
from ui.intake.typed import LINE
from ui.outside.bearer import BearerCard
from ui.outside.gathering import Wish
from ui.outside.inspection import Seen
from ui.outside.returning import Returning
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.terms import Terms
from ui.parts.words import paragraph


class Back(Returning):
    """One visit."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, self.tr("Scan what came back. What is not scanned stays at court."))
        self.visit: VisitView | None = None
        self.facts = paragraph("")
        about = Card(self.tr("Visit"))
        about.content.addWidget(self.facts)
        about.content.addWidget(button(self.tr("Recei&pt"), self._receipt, icon="document", flat=True))
        self.bearer = BearerCard(page, self.tr("Brought back by"), self.tr("Na&me"))
        self.kept_button = button(self.tr("The court &keeps …"), self.keep)
        self.buttons.content.addWidget(self.kept_button)
        self.board.beside(self.bearer, about)

    def offer(self, people: Sequence[Known], terms: Terms) -> None:
        """Who may bring them back, and the words."""
        self.bearer.offer(people, terms)
        self.board.offer(terms)

    def show_visit(self, visit: VisitView) -> None:
        """Show this visit; what was scanned already stays scanned."""
        if self.visit is not None and self.visit.id != visit.id:
            self.board.empty()
            self.board.last.rest()
            self.bearer.clear()
        self.visit = visit
        self.board.show_lines([Seen.of(line) for line in visit.lines])
        self.facts.setText(self._facts(visit))
        self.count()

    def take(self, found: Scanned) -> None:
        """Tick it, when it is of this visit."""
        item = found.item
        assert item is not None
        row = self.board.row_of(item.id)
        if row is not None and row.outcome is None:
            self.board.welcome(found, row)
        else:
            refusal = Refused("court.not_on_visit", item=item.number, holder=item.where)
            self.board.last.refuse(item.shown_number, item.description, self._page.desk.sentence(refusal))

    def receive(self) -> None:
        """Record what came back."""
        if self.visit is None or not self.is_ready():
            return
        bearer = self.bearer.bearer()
        if bearer is None:
            return
        lines = self.board.send()
        told = {"visit": self.visit.id, "lines": lines, "bearer": bearer[0]}
        wish = Wish("court_in", told, (court.court_in, (bearer[1],), self.visit.id, lines, bearer[0]))
        person = self.bearer.person
        self.send(wish, None if person is None or person.id == self._page.desk.lab.me.person else person)

    def keep(self) -> None:
        """The chosen exhibits stay with the court: ask for its receipt."""
        chosen = [row for row in self.board.table.selected() if row.outcome is None and not row.came]
        if self.visit is None or not chosen:
            self.board.last.refuse("", "", self.tr("Choose in the list what the court keeps."))
            return
        about = self.tr("{items} stay with the court for good.").format(items=items_words(len(chosen)))
        asking = Asking(self.tr("The court keeps"), about, self.tr("Record it"), self._page.desk.over)
        asking.form.add("receipt", self.tr("Number of the court's &receipt"), text_input(LINE))
        asking.form.add("note", self.tr("No&te, such as the exhibit mark"), text_input(LINE))
        asking.require("receipt")
        asking.given.connect(lambda told: self._keep(asking, [row.id for row in chosen], told))
        asking.open()

    def clear(self) -> None:
        """For the next."""
        self.bearer.clear()

    def count(self) -> None:
        """How much was scanned, and whether the visit is over."""
        super().count()
        self.kept_button.setVisible(self.visit is not None and self.visit.closed_at is None)

    # -- own ---------------------------------------------------------------------------------------------------

    def _keep(self, asking: Asking, items: list[int], told: dict[str, str | None]) -> None:
        assert self.visit is not None

        def kept(answer: KeptByCourt) -> None:
            asking.agree()
            said = self.tr("Kept by the court: {items}.").format(items=items_words(len(answer.items)))
            self._page.desk.messages.good(said)
            self._page.reload()

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        receipt, note = told["receipt"], told["note"]
        self._page.act(
            court.court_kept, self.visit.id, items, receipt, then=kept, refused=refused, act=uuid4(), note=note
        )

    def _facts(self, visit: VisitView) -> str:
        told = (
            self.tr("{court}, case {case}").format(court=visit.court, case=visit.case),
            self.tr("Hearing {at}").format(at=minute(visit.hearing_at)),
            self.tr("Due back {at}").format(at=minute(visit.due_at)),
            self.tr("Carried by {name}").format(name=visit.bearer),
            self.tr("Given out by {name}, {at}").format(name=visit.out_by, at=minute(visit.out_at)),
            visit.note or "",
        )
        return "\n".join(part for part in told if part)

    @Slot()
    def _receipt(self) -> None:
        if self.visit is not None and self.visit.document is not None:
            self.paper.emit(self.visit.document)
