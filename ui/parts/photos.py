"""Photographs in a row: small pictures, added by button, by dropping files, or by pasting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import icons
from ui.parts.buttons import button
from ui.parts.steady import tip
from ui.parts.words import words

KINDS = ("jpg", "jpeg", "png", "tif", "tiff", "bmp", "webp")
SIDE = 96


@dataclass(frozen=True)
class Photo:
    """One photograph: whatever names it for the page, a caption, and the bytes of a (small) picture."""

    key: object
    caption: str
    picture: bytes


class PhotoStrip(QWidget):
    """Shows photographs and takes new ones; the page stores them."""

    added = Signal(list)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, may_add: bool = True) -> None:
        super().__init__(parent)
        self.setAcceptDrops(may_add)
        self.setAccessibleName(self.tr("Photographs"))
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._empty = words(self.tr("No photographs yet; drop files here."), "quiet")
        inner = QWidget()
        line = QHBoxLayout(inner)
        line.setContentsMargins(8, 6, 8, 6)
        line.addLayout(self._row)
        line.addWidget(self._empty)
        line.addStretch(1)
        if may_add:
            line.addWidget(button(self.tr("Add &photographs …"), self.choose_files, icon="camera"))
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setProperty("dropped", True)
        area.setFixedHeight(SIDE + 56)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show exactly these."""
        while (old := self._row.takeAt(0)) is not None:
            if widget := old.widget():
                widget.deleteLater()
        for photo in photos:
            self._row.addWidget(self._frame(photo))
        self._empty.setVisible(not photos)

    @Slot()
    def choose_files(self) -> None:
        """Let the person choose files."""
        kinds = " ".join(f"*.{kind}" for kind in KINDS)
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Photographs"), "", f"{self.tr('Pictures')} ({kinds})")
        self._take(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may be dropped."""
        if _pictures([url.toLocalFile() for url in event.mimeData().urls()]):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the pictures among what was dropped."""
        self._take([url.toLocalFile() for url in event.mimeData().urls()])

    def _take(self, paths: Sequence[str]) -> None:
        if chosen := _pictures(paths):
            self.added.emit(chosen)

    def _frame(self, photo: Photo) -> QFrame:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        picture = QPushButton()
        picture.setProperty("flat", True)
        picture.setFixedSize(SIDE + 8, SIDE - 8)
        picture.setAccessibleName(photo.caption)
        picture.setToolTip(tip(photo.caption))
        image = QImage.fromData(QByteArray(photo.picture))
        if image.isNull():
            icons.put(picture, "photo", size=32)
        else:
            fitted = image.scaled(QSize(SIDE * 2, SIDE * 2), Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH)
            picture.setIcon(QPixmap.fromImage(fitted))
            picture.setIconSize(QSize(SIDE, SIDE - 16))
        picture.clicked.connect(lambda: self.opened.emit(photo))
        caption = words(photo.caption, "small")
        caption.setText(caption.fontMetrics().elidedText(photo.caption, Qt.TextElideMode.ElideMiddle, SIDE))
        column.addWidget(picture)
        column.addWidget(caption, 0, Qt.AlignmentFlag.AlignHCenter)
        return frame


_SMOOTH = Qt.TransformationMode.SmoothTransformation


def _pictures(paths: Sequence[str]) -> list[Path]:
    return [path for path in map(Path, paths) if path.suffix.lower().lstrip(".") in KINDS]
