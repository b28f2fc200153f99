"""A picture at its full size, over the page; Escape closes it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from ui.parts.words import paragraph

_SIZE = QSize(900, 680)


class PictureView(QDialog):
    """One photograph with its caption; it fits the window it is shown in."""

    def __init__(self, content: bytes, caption: str, over: QWidget | None) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # a camera's picture takes a hundred megabytes
        self.setWindowTitle(caption)
        self._picture = QPixmap.fromImage(QImage.fromData(QByteArray(content)))
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMinimumSize(200, 150)
        if self._picture.isNull():
            self._label.setText(self.tr("This file cannot be shown as a picture."))
        column = QVBoxLayout(self)
        column.addWidget(self._label, 1)
        column.addWidget(paragraph(caption, "quiet"))
        self.resize(_SIZE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture into the room there is."""
        super().resizeEvent(event)
        if not self._picture.isNull():
            room = self._label.size()
            smooth = Qt.TransformationMode.SmoothTransformation
            self._label.setPixmap(self._picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth))
