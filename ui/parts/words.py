"""Labels by the role they play; the style sheet knows the roles."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.parts.steady import steady

NARROWEST = 160


def words(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in a role of the style sheet: quiet, small, strong, large, title, code, scan, section."""
    label = Words(text, parent)
    if role:
        label.setProperty("role", role)
    return label


def paragraph(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that breaks its lines and may be selected with the mouse."""
    label = Paragraph(text, parent)
    if role:
        label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label


class Words(QLabel):
    """A text as it was written: no tag in it is obeyed, and no mark turns the line round."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this."""
        super().setText(steady(text))


class Paragraph(Words):
    """Text that breaks its lines; it asks for the height that its width needs, and for no more."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Before it is seen one line of a narrow column; then the lines its width needs, so that none is cut off."""
        height = self.heightForWidth(self.width()) if self.isVisible() else self.fontMetrics().height()
        return QSize(min(NARROWEST, super().sizeHint().width()), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As many lines as the width it has now needs."""
        width = max(NARROWEST, self.width())
        return QSize(min(width, super().sizeHint().width()), self.heightForWidth(width))


def line(parent: QWidget | None = None) -> QFrame:
    """A quiet separator."""
    separator = QFrame(parent)
    separator.setProperty("separator", True)
    return separator


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
