"""The room in which an announcement is written: it grows with the packages, and what is typed into stays in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.prelog.form import AnnouncementForm

AROUND = 120
"""What is shown below the field that has the keyboard."""


class FormRoom(QScrollArea):
    """Scrolls one form."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_in_sight)

    def hold(self, form: AnnouncementForm) -> None:
        """Show this form."""
        form.packages.changed.connect(self._grow, Qt.ConnectionType.QueuedConnection)
        self.setWidget(form)

    @Slot(QWidget, QWidget)
    def _keep_in_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (inside := self.widget()) is not None and inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, AROUND)

    @Slot()
    def _grow(self) -> None:
        """The list pushed the line down that one types into."""
        if (inside := self.widget()) is not None and (layout := inside.layout()) is not None:
            layout.activate()
            inside.adjustSize()
            self._keep_in_sight(None, QApplication.focusWidget())
