"""The word one stands on in full, under its table: long texts and formulas are read and written there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms import long_text
from ui.methods.editor.linetable import LineTable
from ui.parts.field import Field


class CellBar(QWidget):
    """Below a table of lines; what is written here is in the table at once."""

    def __init__(self, table: LineTable) -> None:
        super().__init__(table.page)
        self._table = table
        self.text = long_text(3)
        self.field = Field("", self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.field)
        self.text.textChanged.connect(self._typed)
        table.selectionModel().currentChanged.connect(lambda new, _old: self._show(new))
        table.lines.dataChanged.connect(lambda *_: self._show(table.currentIndex()))
        table.lines.modelReset.connect(lambda: self._show(QModelIndex()))
        self._show(QModelIndex())

    # -- own -------------------------------------------------------------------------------------------------------

    def _show(self, index: QModelIndex) -> None:
        """Show this word; what is being written is left alone."""
        table = self._table
        self.text.setEnabled(index.isValid() and table.is_typed(index))
        title = table.lines.headerData(index.column(), Qt.Orientation.Horizontal) if index.isValid() else ""
        self.field.name.setText(str(title or " "))
        self.text.setAccessibleName(str(title or ""))
        role = Qt.ItemDataRole.EditRole if self.text.isEnabled() else Qt.ItemDataRole.DisplayRole
        text = str(index.data(role) or "") if index.isValid() else ""
        if self._written() != text:
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)
        wrong = table.lines.wrong.get((index.row(), table.lines.words[index.column()].name)) if index.isValid() else ""
        self.field.complain(wrong or "")

    def _typed(self) -> None:
        index = self._table.currentIndex()
        if index.isValid() and self._table.is_typed(index):
            self._table.lines.setData(index, self._written())

    def _written(self) -> str:
        return self.text.toPlainText().replace("\n", " ").strip()
