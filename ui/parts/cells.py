"""How a cell is typed into."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget


class Cells(QStyledItemDelegate):
    """Leaves the cell alone that is being typed into.

    Qt puts the model's text into an open editor whenever the model says that its cell may have changed, as when the
    value before has been saved: what was typed until then, even what Enter has not yet taken, would be gone.
    """

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Fill an editor that is opened; one that somebody has begun to type into stays."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)
