"""Where a person was on a page: what a page that was let go is opened at again, and what was put into its fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from ui.tableview import Spot, Table

if TYPE_CHECKING:
    from ui.page import Page


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The subject of a page, the tabs on top, and the place in every table and scrolled part."""

    argument: Any
    tabs: Sequence[int]
    tables: Sequence[Spot]
    scrolled: Sequence[int]


def mark(page: Page) -> Bookmark:
    """Where the person is on this page now."""
    return Bookmark(
        page.argument,
        tuple(tabs.currentIndex() for tabs in page.findChildren(QTabWidget)),
        tuple(table.spot() for table in page.findChildren(Table)),
        tuple(area.verticalScrollBar().value() for area in page.findChildren(QScrollArea)),
    )


def go_back(page: Page, to: Bookmark) -> None:
    """Let a page that was just made show this place as soon as its rows are there."""
    for tabs, index in zip(page.findChildren(QTabWidget), to.tabs, strict=False):
        tabs.setCurrentIndex(index)
    for table, spot in zip(page.findChildren(Table), to.tables, strict=False):
        table.go_back(spot)


def scroll_back(page: Page, to: Bookmark) -> None:
    """Scroll the parts of a page that is filled again to where they were."""
    for area, value in zip(page.findChildren(QScrollArea), to.scrolled, strict=False):
        area.verticalScrollBar().setValue(value)


def written(page: QWidget) -> tuple[str, ...]:
    """What stands in every field of this page, in their order."""
    return tuple(text for field in page.findChildren(QWidget) if (text := _written(field)) is not None)


def _written(field: QWidget) -> str | None:
    match field:
        case QLineEdit():
            return field.text()
        case QAbstractSpinBox():
            return field.text()
        case QComboBox():
            return field.currentText()
        case QPlainTextEdit() | QTextEdit():
            return None if field.isReadOnly() else field.toPlainText()
        case QAbstractButton() if field.isCheckable():
            return str(field.isChecked())
    return None
