"""The findings of a search: grouped by kind, two lines each, with where the thing is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lims_desktop.search import Found
from ui import icons, tokens
from ui.custody.holding import held_words
from ui.custody.wording import class_words, minute
from ui.page import Page
from ui.parts.steady import steady

KINDS = {
    "case": QT_TRANSLATE_NOOP("search", "Cases"),
    "item": QT_TRANSLATE_NOOP("search", "Items"),
    "place": QT_TRANSLATE_NOOP("search", "Places"),
    "person": QT_TRANSLATE_NOOP("search", "People"),
}
_ROW = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Group:
    """The heading of the findings of one kind."""

    kind: str
    count: int

    @property
    def text(self) -> str:
        """Its words."""
        return QCoreApplication.translate("search", str(KINDS.get(self.kind, self.kind)))


def grouped(found: Sequence[Found]) -> Iterator[Group | Found]:
    """Headings and findings in one row, kinds in their order."""
    for kind in [*KINDS, *sorted({one.kind for one in found} - set(KINDS))]:
        of_kind = [one for one in found if one.kind == kind]
        if of_kind:
            yield Group(kind, len(of_kind))
            yield from of_kind


def spoken(row: Group | Found) -> str:
    """A row as it is read aloud."""
    if isinstance(row, Group):
        return f"{row.text} {row.count}"
    return ", ".join(
        part for part in (row.number, title_words(row), held_words(row), row.where, minute(row.at)) if part
    )


def title_words(found: Found) -> str:
    """What a finding is about: a place by its class, a person by their title, anything else by its own words."""
    if found.kind == "place":
        return class_words(found.title or "")
    return "" if found.title == found.kind else found.title or ""


class Findings(QAbstractListModel):
    """Headings cannot be chosen; the keyboard passes over them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Group | Found] = []

    def show(self, found: Sequence[Found]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = list(grouped(found))
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Headings and findings."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, and its words for who cannot see it."""
        if not index.isValid():
            return None
        row = self.lines[index.row()]
        if role == _ROW:
            return row
        return spoken(row) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only findings can be chosen."""
        heading = index.isValid() and isinstance(self.lines[index.row()], Group)
        return Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FindingsView(QListView):
    """The list; Enter or a double click opens."""

    opened = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.theme = page.desk.theme
        self.findings = Findings()
        self.setModel(self.findings)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(self.tr("Findings"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._open)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these and stand on the first."""
        self.findings.show(found)
        if found:
            self.setCurrentIndex(self.findings.index(1, 0))

    @property
    def current(self) -> Found | None:
        """The finding one stands on."""
        row = self.currentIndex().data(_ROW)
        return row if isinstance(row, Found) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in _ENTER and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if isinstance(index.data(_ROW), Found):
            self.opened.emit(index.data(_ROW))


class _Rows(QStyledItemDelegate):
    """Draws headings small and findings in two lines."""

    def __init__(self, view: FindingsView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._view.fontMetrics().lineSpacing()
        return QSize(200, line + 22 if isinstance(index.data(_ROW), Group) else 2 * line + 16)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW)
        area: QRect = option.rect
        painter.save()
        if isinstance(row, Group):
            self._paint_group(painter, area, row)
        else:
            super().paint(painter, option, index)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_found(painter, area, row, chosen)
        painter.restore()

    def _paint_group(self, painter: QPainter, area: QRect, group: Group) -> None:
        painter.setFont(self.font("small", QFont.Weight.DemiBold))
        painter.setPen(tokens.colour(self._view, "quiet"))
        words = f"{group.text}   {group.count}"
        painter.drawText(area.adjusted(16, 8, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_found(self, painter: QPainter, area: QRect, found: Found, chosen: bool) -> None:
        view = self._view
        ink = tokens.colour(view, "on_accent_ground" if chosen else "text")
        quiet = tokens.colour(view, "on_accent_ground" if chosen else "quiet")
        ratio = view.devicePixelRatioF()
        drawn = icons.pixmap(found.kind if found.kind in KINDS else "item", quiet, 20, ratio)
        painter.drawPixmap(area.left() + 16, area.center().y() - 9, drawn)
        upper = QRect(area.left() + 50, area.top() + 6, area.width() - 66, view.fontMetrics().lineSpacing() + 2)
        lower = upper.translated(0, upper.height())
        painter.setPen(ink)
        mono = found.kind in ("case", "item")
        painter.setFont(view.theme.font(weight=QFont.Weight.DemiBold, mono=mono))
        taken = _draw(painter, upper, found.number) + 16
        painter.setFont(self.font("font"))
        _draw(painter, upper.adjusted(taken, 0, 0, 0), title_words(found))
        painter.setPen(quiet)
        painter.setFont(self.font("small"))
        _draw(painter, lower, "  ·  ".join(part for part in (held_words(found), found.where, minute(found.at)) if part))

    def font(self, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of the house."""
        return self._view.theme.font(size, weight)


def _draw(painter: QPainter, area: QRect, text: str) -> int:
    """Draw as much of the text as fits; answers how wide it is."""
    line = steady(" ".join(text.split()))
    shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, max(0, area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
