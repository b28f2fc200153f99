"""The lock: after some idle minutes the page is covered, and only its own person's password uncovers it.

Nothing on the screen is lost: the pages stay as they are beneath, and acts that were sent go on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QInputEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from lims_desktop.errors import LimsError
from ui import icons
from ui.desk import Desk
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.passwords import PasswordEdit
from ui.parts.words import paragraph, words
from ui.window import Window
from ui.work import Job

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_MINUTE_MS = 60_000


class Idleness(QObject):
    """Notices that nobody has touched keyboard, mouse or screen for some minutes; installed on the application."""

    passed = Signal()

    def __init__(self, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=round(minutes * _MINUTE_MS))
        self._timer.timeout.connect(self.passed)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Every sign of life starts the minutes again."""
        if isinstance(event, QInputEvent) and event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False


class LockCover(QFrame):
    """What is seen of a locked session: whose it is, and a place for their password."""

    unlocked = Signal()
    sign_out_wished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shade")
        self._desk = desk
        self.password = PasswordEdit()
        self.field = Field(
            self.tr("&Password of {name}").format(name=desk.lab.me.name.replace("&", "&&")), self.password
        )
        self.unlock = button(self.tr("&Unlock"), self.try_password, primary=True)
        self.password.returnPressed.connect(self.try_password)
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card())
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def open(self) -> None:
        """Cover the session."""
        self.password.clear()
        self.field.complain()
        self.unlock.setEnabled(True)
        self.password.setFocus()

    @Slot()
    def try_password(self) -> None:
        """Ask the laboratory whether this is the person; a fresh connection is the proof."""
        if not self.password.text() or not self.unlock.isEnabled():
            return
        self.unlock.setEnabled(False)
        check: Callable[[], None] = partial(self._desk.lab.check_password, self.password.text())
        self._desk.work.ask(Job(check, self._opened, self._refused, self._desk.is_open))

    def _card(self) -> Card:
        card = Card()
        card.setFixedWidth(420)
        card.content.setContentsMargins(28, 24, 28, 28)
        card.content.setSpacing(14)
        mark = QLabel()
        icons.put(mark, "lock", "accent", 30)
        card.content.addWidget(mark)
        card.content.addWidget(words(self.tr("Locked"), "title"))
        said = self.tr("Everything on the screen is as it was left, and drafts are kept.")
        card.content.addWidget(paragraph(said, "quiet"))
        card.content.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.unlock, 1)
        row.addWidget(button(self.tr("&Sign out"), self.sign_out_wished.emit, icon="sign-out"))
        card.content.addLayout(row)
        return card

    def _opened(self, _answer: object) -> None:
        self.password.clear()
        self.unlocked.emit()

    def _refused(self, error: LimsError) -> None:
        self.unlock.setEnabled(True)
        self.password.clear()
        self.field.complain(self._desk.sentence(error))
        self.password.setFocus()


class Lockable(QStackedWidget):
    """A window that can be covered. Covered, it is hidden: neither its keys work nor can it be read."""

    closed = Signal()

    def __init__(self, window: Window, cover: LockCover) -> None:
        super().__init__()
        self._window, self._cover = window, cover
        self._closing = False
        self._questions: list[QDialog] = []
        self.addWidget(window)
        self.addWidget(cover)
        cover.unlocked.connect(self.unlock)

    @property
    def locked(self) -> bool:
        """Whether the session is covered now."""
        return self.currentWidget() is self._cover

    def closeEvent(self, event: QCloseEvent) -> None:
        """The session ends when the window may go."""
        if self._closing:
            self.closed.emit()
            event.accept()
        else:
            event.ignore()
            self._window.when_free(self._close_now)

    def let_go(self) -> None:
        """The session is over: the window closes without a question from now on."""
        self._closing = True

    def _close_now(self) -> None:
        self.let_go()
        QTimer.singleShot(0, self.close)

    @Slot()
    def lock(self) -> None:
        """Cover the session, and the questions that stand over it."""
        if not self.locked:
            while popup := QApplication.activePopupWidget():
                popup.close()
            for question in self.window().findChildren(QDialog):
                self._put_aside(question)
            self.setCurrentWidget(self._cover)
            self._watched().installEventFilter(self)
            self._cover.open()

    @Slot()
    def unlock(self) -> None:
        """Uncover it, as it was."""
        self._watched().removeEventFilter(self)
        self.setCurrentWidget(self._window)
        aside, self._questions = self._questions, []
        for question in aside:
            if isValid(question):  # a question about a file ends when it is covered
                question.setVisible(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A question that comes up while the session is covered waits until it is uncovered."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog) and watched in self.findChildren(QDialog):
            QTimer.singleShot(0, partial(self._put_aside, watched))
        return False

    def _put_aside(self, question: QDialog) -> None:
        if isValid(question) and question.isVisible():
            question.setVisible(False)
            self._questions.append(question)
            question.finished.connect(partial(self._answered, question))

    def _answered(self, question: QDialog, _result: int) -> None:
        """What was answered while it was covered does not come back."""
        if question in self._questions:
            self._questions.remove(question)

    @staticmethod
    def _watched() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application
