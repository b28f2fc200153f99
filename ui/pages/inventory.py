"""Inventory: one count. Scan after scan, the row is there at once; at the end the result is signed by who counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from lims_desktop import inventory
from lims_desktop.codes import Kind, machine_code, paper_number
from lims_desktop.errors import LimsError, Refused
from lims_desktop.inventory import Closed, InventoryView, Left, Scan
from ui import pages
from ui.custody.lastscan import LastScan
from ui.duties import INSIDE
from ui.inventory.progress import Progress
from ui.inventory.result import ResultPanel
from ui.inventory.signing import CountSigning
from ui.inventory.tables import LeftTable, ScannedTable
from ui.inventory.wording import about_words, sentence_of
from ui.page import Page
from ui.parts.buttons import rename
from ui.scan import Repeats, safe

if TYPE_CHECKING:
    from devices.scan import Scan as Read
    from lims_desktop.lab import Lab

SIDE = 380
OVERLAP = 100
"""Two stations may commit in another order than they were numbered: so many scans are asked again."""

HEAD_EVERY_MS = 4_000
"""Who joined or signed is asked no more often than this while scans come in."""


@dataclass(frozen=True)
class Counted:
    """A count as it stands."""

    view: InventoryView | None
    scans: list[Scan] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


@pages.register
class InventoryPage(Page):
    """Counting, then the result; both survive the program, as everything stands in the laboratory."""

    name = "inventory"
    duties = INSIDE
    icon = "check"
    order = 231
    title = QT_TRANSLATE_NOOP("pages", "Inventory")
    topics = frozenset({"inventory"})
    in_rail = False

    def build(self) -> None:
        """Scans and their lists at the left, progress at the right; behind them the result."""
        self.view: InventoryView | None = None
        self._nervous = Repeats()
        self._soon.timeout.disconnect(self.reload)
        self._soon.timeout.connect(self._catch_up)
        self._head = QTimer(self, singleShot=True, interval=HEAD_EVERY_MS)
        self._head.timeout.connect(self._ask_head)
        self.last = LastScan(self.tr("Scan the label of a place, then everything in it."))
        self.entry = QLineEdit()
        self.entry.setMaxLength(60)
        self.entry.setPlaceholderText(self.tr("Label unreadable? Type its code or the item's number, and Enter"))
        self.entry.setAccessibleName(self.tr("Code or number"))
        self.entry.returnPressed.connect(self._typed)
        self.table = ScannedTable(self)
        self.left_over = LeftTable(self)
        self.progress = Progress(self)
        self.result = ResultPanel(self)
        self.signing = CountSigning(self)
        self._lay()
        self.table.opened.connect(lambda row: self.desk.open("item", row.item) if row.item else None)
        self.left_over.opened.connect(lambda row: self.desk.open("item", row.item))
        self.signing.signed.connect(self._signed)
        self.signing.closed.connect(self._closed)
        self.signing.refused.connect(self._not_closed)
        self.setFocusProxy(self.entry)

    def load(self, lab: Lab) -> Counted:
        """The count, every scan of it, and what is left."""
        number = int(self.argument or 0)
        view = inventory.view(lab, number)
        if view is None or view.state != "OPEN":
            return Counted(view)
        return Counted(view, inventory.scans(lab, number), inventory.left(lab, number))

    def fill(self, counted: Counted) -> None:
        """Show it from its beginning."""
        self.view = counted.view
        self.stack.setVisible(counted.view is not None)
        if counted.view is None:
            self.set_title(self.words())
            self.notice.show_text(self.desk.sentence(Refused("inventory.unknown")), tone="refused")
            return
        self.set_title(counted.view.place, about_words(counted.view))
        self.table.root = self.left_over.root = counted.view.place
        self.table.begin(counted.scans)
        self.left_over.begin(counted.left)
        self.progress.begin(counted.view, counted.scans)
        self.tabs.setTabVisible(1, not counted.view.blind)
        self._name_tabs()
        self._show_result(counted.view) if counted.view.state != "OPEN" else self.count_on()

    def wants(self, _scan: Read) -> bool:
        """While it runs every scan belongs to the count."""
        return self.view is not None and self.view.state == "OPEN"

    def scanned(self, scan: Read) -> None:
        """Count it; a scanner that read twice in a moment counts once."""
        if not self._nervous.again(scan.text):
            self.count_on()
            self._count(scan)

    def changed(self) -> None:
        """Somebody counted along: only what is new is asked."""
        if self.view is None or self.view.state != "OPEN" or not self.isVisible():
            super().changed()
        else:
            self._soon.start()

    # -- counting ----------------------------------------------------------------------------------------------

    def _count(self, scan: Read) -> None:
        try:
            if not scan.ok:
                raise Refused(scan.problem, text=safe(scan.text))
            if paper_number(scan.text) is not None:
                raise Refused("custody.scan_of_paper", code=scan.text)
        except Refused as refusal:
            self.last.refuse(safe(scan.text), "", self.desk.sentence(refusal))
            return
        self._send(scan.text)

    def _send(self, code: str) -> None:
        assert self.view is not None
        refused = partial(self._not_counted, code)
        self.act(inventory.scan, self.view.id, code, act=uuid4(), then=self._told, refused=refused)

    def _told(self, scan: Scan) -> None:
        self._say(scan)
        self._take(scan)
        if scan.inside:
            self._catch_up()

    def _take(self, scan: Scan) -> None:
        """One row on the list, one row off what is left, one more in its place."""
        if scan.outcome == "place" and scan.scan is None:
            self.progress.add(scan)
        elif self.table.is_news(scan) and scan.outcome not in ("already", "other_place", "not_drawn"):
            if not self.table.knows(scan):
                self.progress.add(scan)
                self.left_over.drop(scan.item)
            self.table.put(scan)
            self._name_tabs()

    def _say(self, scan: Scan) -> None:
        sentence = sentence_of(scan)
        if scan.outcome in ("unknown", "other_place", "not_drawn"):
            self.last.refuse(scan.shown_number, scan.description or "", sentence)
        elif scan.outcome == "misplaced":
            QApplication.beep()
            self.last.warn(scan.shown_number, scan.description or "", sentence)
        elif scan.outcome == "already" or scan.superseded or scan.was_missing:
            self.last.warn(scan.shown_number, scan.description or "", sentence)
        elif scan.outcome == "place":
            self.last.good((scan.place or "").rpartition(" › ")[2], scan.place or "", sentence)
        else:
            self.last.good(scan.shown_number, scan.description or "", sentence)

    def _not_counted(self, code: str, error: LimsError) -> None:
        self.last.refuse(safe(code), "", self.desk.sentence(error))
        if error.code in ("inventory.not_open", "inventory.not_counter"):
            self.reload()

    @Slot()
    def _typed(self) -> None:
        if text := self.entry.text().strip():
            self.entry.clear()
            if self.wants(None):  # type: ignore[arg-type]
                self._send(text)

    @Slot()
    def _catch_up(self) -> None:
        if self.view is not None and self.view.state == "OPEN":
            after = max(0, self.table.newest - OVERLAP)
            self.ask(inventory.scans, self.view.id, after=after, then=self._caught_up)
            if not self._head.isActive():
                self._head.start()

    def _caught_up(self, scans: list[Scan]) -> None:
        for scan in scans:
            self._take(scan)

    @Slot()
    def _ask_head(self) -> None:
        if self.view is not None and self.isVisible():
            self.ask(inventory.view, self.view.id, result="none", then=self._headed)

    def _headed(self, view: InventoryView | None) -> None:
        if view is None or view.state != "OPEN":
            self.reload()
        else:
            self.view = view
            self.progress.show_counters(view)
            self._offer(view)

    # -- the result --------------------------------------------------------------------------------------------

    @Slot()
    def finish(self) -> None:
        """Show what was found so far; from there it is signed."""
        if self.view is not None and not self.desk.work.acting:
            self.ask(inventory.view, self.view.id, then=self._show_result)

    @Slot()
    def count_on(self) -> None:
        """Back to the scans."""
        self.stack.setCurrentIndex(0)
        if self.view is not None:
            self._offer(self.view)

    def _show_result(self, view: InventoryView | None) -> None:
        if view is not None:
            self.view = view
            self.result.show_result(view)
            self.progress.show_counters(view)
            self.stack.setCurrentIndex(1)
            self._offer(view)

    @Slot()
    def sign(self) -> None:
        """The counters sign one after the other; then it is closed."""
        if self.view is not None and not self.desk.work.acting:
            self.signing.begin(self.view)

    @Slot()
    def _signed(self) -> None:
        if self.view is not None:
            self.ask(inventory.view, self.view.id, then=self._sign_on)

    def _sign_on(self, view: InventoryView | None) -> None:
        self._show_result(view)
        if view is not None and view.state == "OPEN":
            self.signing.begin(view)

    @Slot(object)
    def _closed(self, _closed: Closed) -> None:
        self.reload()

    @Slot(object)
    def _not_closed(self, error: LimsError) -> None:
        self.desk.tell(error)
        self.finish()

    def _join(self) -> None:
        if self.view is not None:
            self.act(inventory.join, self.view.id, act=uuid4(), then=lambda _done: self.reload())

    def _abandon(self) -> None:
        if self.view is not None:
            self.act(inventory.abandon, self.view.id, reason="", act=uuid4(), then=lambda _done: self.reload())

    def _behalf(self) -> None:
        if self.view is not None:
            self.signing.on_behalf(self.view)

    def _paper(self) -> None:
        if self.view is not None and self.view.document is not None:
            self.desk.open("document", machine_code(Kind.DOCUMENT, self.view.document))

    # -- own ---------------------------------------------------------------------------------------------------

    def _lay(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.addTab(self.table, "")
        self.tabs.addTab(self.left_over, "")
        self.progress.setFixedWidth(SIDE)
        left = QVBoxLayout()
        left.setSpacing(12)
        for part in (self.last, self.entry, self.tabs):
            left.addWidget(part)
        left.setStretch(2, 1)
        counting = QWidget()
        row = QHBoxLayout(counting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.progress)
        self.stack = QStackedWidget()
        self.stack.addWidget(counting)
        self.stack.addWidget(self.result)
        self.content.addWidget(self.stack, 1)
        self.abandon_button = self.add_button(self.tr("&Abandon"), self._abandon)
        self.behalf_button = self.add_button(self.tr("Somebody is not &here"), self._behalf)
        self.paper_button = self.add_button(self.tr("&Paper"), self._paper, icon="document")
        self.join_button = self.add_button(self.tr("&Count along"), self._join, icon="people", primary=True)
        self.turn_button = self.add_button(self.tr("&Result"), self._turn)
        self.sign_button = self.add_button(self.tr("&Sign and close"), self.sign, icon="signature", primary=True)
        self.key("Ctrl+Return", self.tr("Result, then sign"), self._go_on)

    def _go_on(self) -> None:
        self.sign() if self.stack.currentIndex() == 1 else self.finish()

    def _turn(self) -> None:
        self.count_on() if self.stack.currentIndex() == 1 else self.finish()

    def _offer(self, view: InventoryView) -> None:
        """The buttons for what can be done now, by me."""
        running, at_result = view.state == "OPEN", self.stack.currentIndex() == 1
        me = self.desk.lab.me
        counts = any(one.person == me.person for one in view.counters)
        manages = bool(me.duties & {"laboratory_manager", "quality_manager"})
        rename(self.turn_button, self.tr("&Count on") if at_result else self.tr("&Result"))
        self.turn_button.setVisible(running)
        self.sign_button.setVisible(running and at_result and counts)
        self.join_button.setVisible(running and not counts)
        self.behalf_button.setVisible(running and at_result and bool(view.unsigned(me.person)))
        self.abandon_button.setVisible(running and (manages or view.opened_by == me.name))
        self.paper_button.setVisible(view.document is not None)
        self.entry.setEnabled(counts)

    def _name_tabs(self) -> None:
        self.tabs.setTabText(0, self.tr("Scanned ({count})").format(count=len(self.table.rows.rows)))
        self.tabs.setTabText(1, self.tr("Left ({count})").format(count=len(self.left_over.rows.rows)))
