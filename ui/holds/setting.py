"""Setting one hold on many items: they are scanned; kind, authority and end are said once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devices.scan import Scan
from lims_desktop import holds
from lims_desktop.errors import LimsError, Refused
from lims_desktop.holds import HoldChanged
from ui.custody import board
from ui.custody.arrivals import Arrival
from ui.custody.wording import items_words
from ui.forms import Form, text_input
from ui.holds.ending import add_ending, ending
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.headings import Card
from ui.parts.scrolled import Scrolled


class Setting(QWidget):
    """Scans and their list at the left; what is set at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.board = board.Board(page, self.tr("Scan the items that are to be held."), alone=True)
        self.kind = Choice()
        card = Card()
        card.set_title(self.tr("Hold"))
        self.form = Form(card)
        self.form.add("kind", self.tr("&Kind"), self.kind)
        self.form.add("authority", self.tr("By whose &authority"), text_input())
        add_ending(self.form)
        card.content.addWidget(self.form)
        self.counts = board.Counts(self.board.table)
        self.go_button = self.counts.add(self.tr("Set the &hold"), self.go, icon="hold", primary=True)
        self.board.beside(Scrolled(card), self.counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self.board)
        self.board.arrivals.came.connect(self._came)
        self.board.table.counted.connect(self._counted)
        self.form.finished.connect(self.go)
        self._counted()

    def offer(self, kinds: Sequence[tuple[str, str]]) -> None:
        """The kinds of hold to choose from."""
        self.kind.set_terms(kinds)

    def take(self, scan: Scan) -> None:
        """A scan in its turn."""
        self.board.arrivals.take(scan)

    @property
    def lost(self) -> str | None:
        """What would be lost by leaving."""
        many = len(self.board.table.lines)
        return self.tr("Scanned and not held yet: {items}.").format(items=items_words(many)) if many else None

    @Slot()
    def go(self) -> None:
        """Set it on everything that is on the list, whole or not at all."""
        needed = self.tr("This is needed.")
        if self._page.desk.work.acting or self.form.missing({"kind": needed, "authority": needed}):
            return
        if not self.board.table.ids:
            self.board.last.refuse("", "", self._page.desk.sentence(Refused("custody.nothing")))
            return
        said = self.form.values()
        self.board.table.send(self.board.table.ids)
        act = partial(holds.set_hold, expires=ending(said))
        self._page.act(
            act, self.board.table.ids, said["kind"], said["authority"], act=uuid4(), then=self._done, refused=self._kept
        )

    @Slot(object)
    def _came(self, arrival: Arrival) -> None:
        if arrival.found is not None and arrival.found.item is not None:
            self.board.take(arrival.found)
        else:
            self.board.turn_away(arrival)

    def _done(self, changed: HoldChanged) -> None:
        sentence = self.tr("Held: {items}.").format(items=items_words(len(changed.items)))
        if changed.reached:
            more = self.tr("With them are held {count} more that lie in them or were made from them.")
            sentence = f"{sentence} {more.format(count=changed.reached)}"
        self.board.finish(sentence)
        self.form.clear()

    def _kept(self, error: LimsError) -> None:
        sentence = self._page.desk.sentence(error)
        self.board.table.mark(error, sentence)
        self.board.last.refuse(self.tr("No hold was set"), "", sentence)

    @Slot()
    def _counted(self) -> None:
        self.go_button.setEnabled(bool(self.board.table.lines))
