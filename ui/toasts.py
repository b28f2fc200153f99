"""Paints the messages: quiet cards at the lower right of the page; what was refused stays until it is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons, tokens
from ui.messages import Message, Messages, Tone
from ui.parts.buttons import button, tool
from ui.parts.words import paragraph

STANDS_MS = {Tone.INFO: 6000, Tone.GOOD: 5000, Tone.WARNING: 12000, Tone.REFUSED: 30000}
WIDTH, MARGIN, MOST = 420, 20, 4


class Toast(QFrame):
    """One message on the screen."""

    def __init__(self, message: Message, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("tone", str(message.tone))
        self.setAccessibleName(message.text)
        mark = QLabel(self)
        icons.put(mark, str(message.tone), str(message.tone), 20)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(mark)
        row.addWidget(paragraph(message.text), 1)
        if message.run:
            row.addWidget(button(message.action, message.run))
        row.addWidget(tool("close", self.tr("Close"), lambda: messages.withdraw(message), self))
        self._float()

    def _float(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 4)
        colour = tokens.colour(self, "shade")
        colour.setAlpha(60)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)


class Toasts(QWidget):
    """The pile of messages over a page."""

    def __init__(self, messages: Messages, over: QWidget) -> None:
        super().__init__(over)
        self._messages = messages
        self._over = over
        self._shown: dict[Message, Toast] = {}
        self._pile = QVBoxLayout(self)
        self._pile.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._pile.setSpacing(10)
        messages.posted.connect(self._post)
        messages.withdrawn.connect(self._withdraw)
        over.installEventFilter(self)
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the page changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    @Slot(object)
    def _post(self, message: Message) -> None:
        toast = Toast(message, self._messages, self)
        self._shown[message] = toast
        self._pile.addWidget(toast)
        toast.show()
        while len(self._shown) > MOST:
            self._messages.withdraw(next(iter(self._shown)))
        if not message.lasting:
            QTimer.singleShot(STANDS_MS[message.tone], self, lambda: self._messages.withdraw(message))
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))

    @Slot(object)
    def _withdraw(self, message: Message) -> None:
        if toast := self._shown.pop(message, None):
            self._pile.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
        self._place()

    def _place(self) -> None:
        over = self._over
        self.setVisible(bool(self._shown))
        self._pile.activate()
        width = min(WIDTH + 2 * MARGIN, over.width())
        height = min(self._pile.totalHeightForWidth(width), over.height())
        self.setGeometry(over.width() - width, over.height() - height, width, height)
        self.raise_()
