"""The window of a signed-in person. It knows no page by name: pages register themselves and are iterated here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import pages
from ui.banners import ConnectionLost, Demonstration, SlowBar
from ui.desk import Desk
from ui.header import Header
from ui.helppanel import HelpPanel
from ui.history import History
from ui.kept import KeptPages
from ui.keybar import KeyBar
from ui.page import Page
from ui.proof import LeaveDialog
from ui.rail import Rail
from ui.scan import Router
from ui.shortcuts import ShortcutsFirst
from ui.toasts import Toasts

SEARCH = "search"

HOUSE = frozenset({"list", "agency", "office"})
"""What a manager enters for everybody to choose from: every page may offer something of it."""


class Window(QWidget):
    """Rail, header, the pages, and the bar of keys."""

    sign_out_wished = Signal()
    lock_wished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self.desk = desk
        desk.over = self
        mine = desk.lab.me.duties
        self._kinds = {name: page for name, page in pages.discover().items() if page.is_for(mine)}
        self._history = History()
        self._closing = False
        self.router = Router(desk, self.visible_page, self._kinds.__contains__)
        self._make_parts()
        self._lay_out()
        self._make_keys()
        self._listen()
        self._show_title()

    # -- pages -------------------------------------------------------------------------------------------------

    def visible_page(self) -> Page | None:
        """The page the person sees."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    @Slot(str, object)
    def open(self, name: str, argument: Any = None) -> None:
        """Show the page of this name; an unknown name is a mistake in the program."""
        if self._may_open(name, argument):
            self._history.go((name, argument), in_place=self._is_search(name))
            self._show(name, argument)

    @Slot(object)
    def changed(self, topics: frozenset[str] | None = None) -> None:
        """Something changed in the laboratory: every page it concerns loads again, now or when it is next shown."""
        for page in self._pages:
            if page.topics and (topics is None or page.topics & topics):
                page.changed()
            elif page.topics and topics and topics & HOUSE:
                page.choices_changed()

    def unsaved(self) -> list[str]:
        """What would be lost if the person left now, as sentences."""
        return [*(sentence for page in self._pages if (sentence := page.leave())), *self.desk.work.losses]

    def open_first(self) -> None:
        """Open the first page of the rail."""
        first = next((name for name, page in self._kinds.items() if page.in_rail), None)
        if first:
            self.open(first)

    def show_connected(self, connected: bool) -> None:
        """Say whether the server answers; when it does again, everything asks anew."""
        self.header.show_connected(connected)
        self.lost.setVisible(not connected)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Unsaved work is asked about, acts under way are waited for; only then the window goes."""
        if self._closing:
            event.accept()
        else:
            event.ignore()
            self.when_free(self._close_now)

    def when_free(self, then: Callable[[], object]) -> None:
        """Do this when the person may leave: nothing is unsaved, or they said so, and no act is under way."""
        lost = self.unsaved()
        if lost:
            question = LeaveDialog(lost, self)
            question.accepted.connect(lambda: self._after_acts(then))
            question.open()
        else:
            self._after_acts(then)

    def _after_acts(self, then: Callable[[], object]) -> None:
        if self.desk.work.acting:
            self.desk.messages.say(self.tr("Finishing what is being recorded; the window closes after that."))
            self.desk.work.rested.connect(lambda: then(), Qt.ConnectionType.SingleShotConnection)  # noqa: PLW0108
        else:
            then()

    def _close_now(self) -> None:
        self._closing = True
        QTimer.singleShot(0, self.close)

    # -- own ---------------------------------------------------------------------------------------------------

    def _may_open(self, name: str, argument: Any) -> bool:
        if name not in self._kinds:
            self.desk.messages.warn(self.tr("Your duties do not include this page."))
            return False
        page = self._pages.get(name)
        retargeted = page is not None and argument is not None and page.argument not in (None, argument)
        if page is not None and retargeted and (sentence := page.leave()):
            self.desk.messages.warn(sentence)
            self._show(name, page.argument)
            return False
        return True

    def _is_search(self, name: str) -> bool:
        here = self._history.here
        return name == SEARCH and here is not None and here[0] == SEARCH

    def _show(self, name: str, argument: Any) -> None:
        page = self._pages.show(name)
        self.rail.mark(name)
        page.open(argument)
        self.keys.show_keys(page.keys, self._general)
        self.header.back.setEnabled(self._history.can_go(-1))
        self.header.forward.setEnabled(self._history.can_go(1))
        if name != SEARCH:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        if stop := self._history.step(by):
            self._show(*stop)

    def _make_parts(self) -> None:
        self.demonstration = Demonstration(self)
        self.demonstration.setVisible(self.desk.lab.laboratory.demonstration)
        self.lost = ConnectionLost(self)
        self.header = Header(self.desk, self)
        self.header.search.setVisible(SEARCH in self._kinds)
        self.rail = Rail(self._kinds.values(), self.desk.theme, self)
        self.slow = SlowBar(self.desk.work, self)
        self.stack = QStackedWidget(self)
        self._pages = KeptPages(self.stack, lambda name: self._kinds[name](self.desk, self.stack))
        self.help = HelpPanel(self.desk.language, self)
        self.keys = KeyBar(self)
        self.toasts = Toasts(self.desk.messages, self.stack)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        for part in (self.header, self.slow, self.stack, self.keys):
            right.addWidget(part)
        right.setStretch(2, 1)
        middle = QHBoxLayout()
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        middle.addWidget(self.help)
        column = QVBoxLayout(self)
        column.addWidget(self.demonstration)
        column.addWidget(self.lost)
        column.addLayout(middle, 1)
        for layout in (right, middle, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _make_keys(self) -> None:
        self._general = [self._key("F1", self.tr("Help"), self._toggle_help)]
        if SEARCH in self._kinds:
            self._general.insert(0, self._key("Ctrl+K", self.tr("Search"), self._focus_search))
            self._key("/", self.tr("Search"), self._focus_search)
        self._key("Alt+Left", self.tr("Back"), lambda: self._step(-1))
        self._key("Alt+Right", self.tr("Forward"), lambda: self._step(1))
        self._key("Ctrl+L", self.tr("Lock"), self.lock_wished.emit)
        self._key("F5", self.tr("Load again"), self._reload)
        if app := QCoreApplication.instance():
            app.installEventFilter(ShortcutsFirst(self, self._reachable))

    def _reachable(self) -> list[QAction]:
        page = self.visible_page()
        return [*self.actions(), *(page.keys if page else ())]

    def _key(self, shortcut: str, text: str, run: Any) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda: run())  # noqa: PLW0108 - Qt would pass `checked`
        self.addAction(action)
        return action

    def _listen(self) -> None:
        self.desk.opened.connect(self.open)
        self.desk.changed.connect(self.changed)
        self.desk.work.idle.connect(self._let_go, Qt.ConnectionType.QueuedConnection)
        self.rail.chosen.connect(self._choose)
        header = self.header
        header.went_back.connect(lambda: self._step(-1))
        header.went_forward.connect(lambda: self._step(1))
        header.searched.connect(lambda text: self.open(SEARCH, text))
        header.search_entered.connect(self._enter_search)
        header.helped.connect(self._toggle_help)
        header.lock_wished.connect(self.lock_wished)
        header.sign_out_wished.connect(self.sign_out_wished)

    @Slot()
    def _let_go(self) -> None:
        """Nothing is under way that a page waits for, and no dialog stands open: those not needed any more may go."""
        if self.desk.work.is_idle and QApplication.activeModalWidget() is None:
            self._pages.let_go()

    @Slot(str)
    def _choose(self, name: str) -> None:
        self.open(name)

    @Slot()
    def _focus_search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    @Slot()
    def _enter_search(self) -> None:
        self.open(SEARCH, self.header.search.text().strip())
        if page := self.visible_page():
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _toggle_help(self) -> None:
        page = self.visible_page()
        self.help.toggle((page.help or page.name) if page else "")

    @Slot()
    def _reload(self) -> None:
        if page := self.visible_page():
            page.reload()

    def _show_title(self) -> None:
        name = QCoreApplication.applicationName() or "LIMS Desktop"
        self.setWindowTitle(f"{self.desk.lab.laboratory.name} · {name}")
