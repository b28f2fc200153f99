"""The strip above the pages: back and forward, the one search box, what waits at the printer, and who is here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from ui import icons
from ui.desk import Desk
from ui.duties import duty_words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.buttons import tool
from ui.parts.inside import InsideButton
from ui.parts.steady import tip
from ui.parts.words import words
from ui.theme import NORMAL, SYSTEM, TOUCH
from ui.tokens import DARK, LIGHT

SEARCH_AFTER_MS = 150
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Header(QFrame):
    """Says who works where, and offers what is always possible."""

    went_back = Signal()
    went_forward = Signal()
    searched = Signal(str)
    search_entered = Signal()
    helped = Signal()
    lock_wished = Signal()
    sign_out_wished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._desk = desk
        self.back = tool("back", self.tr("Back"), self.went_back.emit, self, "Alt+Left")
        self.forward = tool("forward", self.tr("Forward"), self.went_forward.emit, self, "Alt+Right")
        self.search = self._search_box()
        self.printing = BadgeLabel()
        self.connection = QLabel()
        self.show_connected(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addWidget(self.search, 12)
        row.addStretch(1)
        row.addWidget(self.printing)
        row.addWidget(self.connection)
        row.addSpacing(6)
        row.addLayout(self._who())
        row.addWidget(self._menu_button())
        row.addWidget(tool("help", self.tr("Help"), self.helped.emit, self, "F1"))
        row.addWidget(tool("lock", self.tr("Lock"), self.lock_wished.emit, self, "Ctrl+L"))
        self.sign_out = tool("sign-out", self.tr("Sign out"), self.sign_out_wished.emit, self)
        row.addWidget(self.sign_out)
        desk.prints.changed.connect(self._count_prints)
        self._count_prints()

    def show_connected(self, connected: bool) -> None:
        """Show whether the laboratory's server answers."""
        text = self.tr("Connected to the laboratory") if connected else self.tr("Not connected to the laboratory")
        icons.put(self.connection, "connected" if connected else "disconnected", "good" if connected else "warning")
        self.connection.setToolTip(text)
        self.connection.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search box, Down and Enter go on to what was found."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ON
        if watched is self.search and pressed and self.search.text().strip():
            self.search_entered.emit()
            return True
        return False

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setProperty("search", True)
        box.setPlaceholderText(self.tr("Where is it? Number, name, description …   Ctrl+K"))
        box.setAccessibleName(self.tr("Search the laboratory"))
        clear = InsideButton(box, "close", self.tr("Clear the search"), box.clear)
        clear.hide()
        box.textChanged.connect(lambda text: clear.setVisible(bool(text)))
        box.setMinimumWidth(220)
        box.setMaximumWidth(520)
        box.setMaxLength(200)
        box.installEventFilter(self)
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._typing.timeout.connect(self._searched)
        box.textEdited.connect(self._typing.start)
        return box

    @Slot()
    def _searched(self) -> None:
        if text := self.search.text().strip():
            self.searched.emit(text)

    def _who(self) -> QVBoxLayout:
        me, station = self._desk.lab.me, self._desk.lab.station_name
        self.who = words(me.name, "strong")
        duties = ", ".join(sorted(duty_words(duty) for duty in me.duties))
        self.where = words(f"{duties} · {station}" if duties else station, "small")
        for label in (self.who, self.where):
            label.setMaximumWidth(280)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setToolTip(tip(f"{me.name}\n{duties}\n{station}"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.who)
        column.addWidget(self.where)
        return column

    def _menu_button(self) -> QToolButton:
        button = tool("settings", self.tr("Look"), lambda: None, self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        looks, densities = QActionGroup(menu), QActionGroup(menu)
        self.looks: dict[str, QAction] = {}
        self._densities: dict[str, QAction] = {}
        for text, wish in (
            (self.tr("As the system"), SYSTEM),
            (self.tr("Light"), LIGHT),
            (self.tr("Dark"), DARK),
        ):
            action = menu.addAction(text, partial(self._look, wish))
            action.setCheckable(True)
            self.looks[wish] = looks.addAction(action)
        menu.addSeparator()
        for text, density in ((self.tr("Normal controls"), NORMAL), (self.tr("Large controls for touch"), TOUCH)):
            action = menu.addAction(text, partial(self._resize_controls, density))
            action.setCheckable(True)
            self._densities[density] = densities.addAction(action)
        menu.aboutToShow.connect(self._mark_look)
        button.setMenu(menu)
        return button

    def _look(self, wish: str) -> None:
        self._desk.theme.choose(wish, self._desk.theme.density)

    def _resize_controls(self, density: str) -> None:
        self._desk.theme.choose(self._desk.theme.wish, density)

    @Slot()
    def _mark_look(self) -> None:
        self.looks[self._desk.theme.wish].setChecked(True)
        self._densities[self._desk.theme.density].setChecked(True)

    @Slot()
    def _count_prints(self) -> None:
        waiting = len(self._desk.prints.waiting())
        text = self.tr("{count} at the printer").format(count=waiting) if waiting else ""
        self.printing.show_badge(Badge(text, "info"))
