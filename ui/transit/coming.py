"""An arrival: the lines of one leg, ticked by scanning, each with its seal and its condition."""

from __future__ import annotations

from hashlib import sha256
from uuid import uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop import transit
from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError, Refused
from lims_desktop.transit import Arrived, LegView
from ui.custody.wording import items_words, minute
from ui.forms import long_text
from ui.outside.bearer import inked
from ui.outside.inspection import InspectionBoard, Seen
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.buttons import button, danger
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.signature import SignaturePad
from ui.parts.words import paragraph, words


class Coming(QWidget):
    """One leg at the other end; `done` with the number of the arrival record."""

    done = Signal(int)
    paper = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.leg: LegView | None = None
        self.board = InspectionBoard(page, self.tr("Scan what came. What is not scanned stays under way."))
        self.pad = SignaturePad()
        self.facts = paragraph("")
        about = Card(self.tr("Leg"))
        about.content.addWidget(self.facts)
        self.manifest_button = button(self.tr("Mani&fest"), self._manifest, icon="document", flat=True)
        about.content.addWidget(self.manifest_button)
        mine = Card(self.tr("Your signature"))
        mine.content.addWidget(Field(self.tr("On the arrival record, when it is asked for"), self.pad))
        self.board.beside(about, mine)
        self.board.below(self._buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.board.scanned.connect(self._scanned)
        self.board.changed.connect(self._count)

    def show_leg(self, leg: LegView) -> None:
        """Show this leg; what was scanned already stays scanned."""
        if self.leg is not None and self.leg.id != leg.id:
            self.board.empty()
            self.board.last.rest()
            self.pad.clear()
        self.leg = leg
        self.board.show_lines([Seen.of(line) for line in leg.lines])
        self.facts.setText(self._facts(leg))
        self.manifest_button.setVisible(leg.document is not None)
        self._count()

    @property
    def many(self) -> int:
        """How many scans would be lost."""
        return len(self.board.came)

    def receive(self) -> None:
        """Record what came."""
        if self._page.desk.work.acting or self.leg is None:
            return
        if not self.many:
            self.board.last.refuse("", "", self._page.desk.sentence(Refused("custody.nothing")))
            return
        drawn, findings = self.pad.png(), self.board.send()
        signature = sha256(drawn).hexdigest() if drawn else None
        self._page.act(
            inked, transit.arrive, (drawn,), self.leg.id, findings,
            then=self._received, refused=self.board.refuse, act=uuid4(), signature=signature,
        )  # fmt: skip

    def close_leg(self) -> None:
        """Ask what happened to the rest, and declare it missing."""
        if self.leg is None or self._page.desk.work.acting:
            return
        about = self.tr(
            "{items} are declared missing, each with a discrepancy. They stay with the courier in the record."
        )
        title, go_on = self.tr("Nothing more comes"), self.tr("Declare missing")
        asking = Asking(title, about.format(items=items_words(self.leg.under_way)), go_on, self._page.desk.over)
        asking.form.add("statement", self.tr("&What was found out"), long_text())
        asking.require("statement")
        asking.given.connect(lambda told: self._close(asking, str(told["statement"])))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _buttons(self) -> Card:
        card = Card()
        self.total = words("", "title")
        self.rest = words("", "quiet")
        self.receive_button = button(self.tr("&Receive"), self.receive, icon="receive", primary=True)
        self.close_button = danger(self.tr("&Nothing more comes …"), self.close_leg)
        for part in (self.total, self.rest, self.receive_button, self.close_button):
            card.content.addWidget(part)
        return card

    def _close(self, asking: Asking, statement: str) -> None:
        assert self.leg is not None

        def closed(answer: transit.ArrivalClosed) -> None:
            asking.agree()
            missing = items_words(len(answer.items or ()))
            self._page.desk.messages.warn(self.tr("Missing in transit: {items}.").format(items=missing))
            self.done.emit(answer.document)

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(transit.arrival_close, self.leg.id, statement, then=closed, refused=refused, act=uuid4())

    def _received(self, answer: Arrived) -> None:
        said = self.tr("Received: {items}.").format(items=items_words(len(answer.items)))
        self._page.desk.messages.good(said)
        if answer.discrepancies:
            many = self.tr("Discrepancies raised: {count}.").format(count=len(answer.discrepancies))
            self._page.desk.messages.warn(many)
        self.board.settle()
        self.board.last.good(said)
        self.pad.clear()
        self.done.emit(answer.document)

    @Slot(object)
    def _scanned(self, found: Scanned) -> None:
        item, row = found.item, None
        assert item is not None
        row = self.board.row_of(item.id)
        if row is not None and row.is_awaited:
            self.board.welcome(found, row)
        else:
            since = item.placed_at.isoformat(timespec="seconds") if item.placed_at else None
            elsewhere = Refused("transit.not_on_leg", item=item.number, holder=item.where, since=since)
            self.board.last.refuse(item.shown_number, item.description, self._page.desk.sentence(elsewhere))

    @Slot()
    def _count(self) -> None:
        if self.leg is None:
            return
        self.total.setText(self.tr("{came} of {all} scanned").format(came=self.many, all=self.leg.under_way))
        hidden = self.tr("{count} not for your eyes").format(count=self.leg.hidden) if self.leg.hidden else ""
        missing = self.tr("{count} missing").format(count=self.leg.missing) if self.leg.missing else ""
        self.rest.setText(" · ".join(part for part in (missing, hidden) if part))
        self.rest.setVisible(bool(missing or hidden))
        self.receive_button.setEnabled(bool(self.many))
        self.close_button.setVisible(self.leg.closed_at is None)

    def _facts(self, leg: LegView) -> str:
        return "\n".join(
            part
            for part in (
                self.tr("From {office}, sent by {name}").format(office=leg.from_office or "–", name=leg.dispatched_by),
                self.tr("Sent {at}").format(at=minute(leg.dispatched_at)),
                self.tr("Due {at}").format(at=minute(leg.due_at)),
                self.tr("Courier: {name}").format(name=leg.courier),
                self.tr("Sealed bag {number}").format(number=leg.bag) if leg.bag else "",
                leg.statement or "",
            )
            if part
        )

    @Slot()
    def _manifest(self) -> None:
        if self.leg is not None and self.leg.document is not None:
            self.paper.emit(self.leg.document)
