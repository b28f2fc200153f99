"""How a file is read, beside the file: encoding, signs, heads, and which column says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from lims_desktop.methods.definition import Field
from lims_desktop.resultfiles import DECIMALS, DELIMITERS, ENCODINGS, Layout
from ui.forms import Form
from ui.methods.wording import named
from ui.parts.steady import steady
from ui.parts.words import words

_ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "utf-16": "UTF-16", "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE", "cp1252": "Windows-1252",
}  # fmt: skip
_WIDEST = 60


class Settings(QWidget):
    """The layout as fields; `changed` says a new one."""

    changed = Signal(object)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_now = Layout()
        self._language, self._showing = language, False
        self._fields: dict[str, QComboBox] = {}
        self._make_inputs()
        self.file, self.columns = Form(self), Form(self)
        self._add_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (words(self.tr("How it is written"), "strong"), self.file,
                     words(self.tr("Which column says what"), "strong"), self.columns):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)

    def offer(self, fields: Sequence[Field]) -> None:
        """These fields can come out of a file."""
        for field in fields:
            if field.code not in self._fields:
                box = self._columns_box()
                box.currentIndexChanged.connect(partial(self._mapped, field.code))
                self._fields[field.code] = box
                unit = f" [{field.unit}]" if field.unit else ""
                self.columns.add(field.code, steady(named(field, self._language) + unit), box)

    def show_layout(self, layout: Layout, heads: Sequence[str]) -> None:
        """Show this; that is not a change."""
        self._showing, self.layout_now = True, layout
        self.encoding.setCurrentIndex(ENCODINGS.index(layout.encoding))
        self.delimiter.setCurrentIndex(DELIMITERS.index(layout.delimiter))
        self.decimal.setCurrentIndex(DECIMALS.index(layout.decimal))
        self.skip.setValue(layout.skip)
        self.headed.setChecked(layout.headed)
        self.key_kind.setCurrentIndex(int(layout.key_kind == "place"))
        chosen = {box: layout.column_of(code) for code, box in self._fields.items()}
        for box, column in ({self.key: layout.key, self.replicate: layout.replicate} | chosen).items():
            self._fill(box, heads, column)
        self._showing = False

    # -- own ---------------------------------------------------------------------------------------------------

    def _make_inputs(self) -> None:
        signs = {",": self.tr("comma"), ";": self.tr("semicolon"), "\t": self.tr("tab"), "|": self.tr("bar"),
                 ".": self.tr("point")}  # fmt: skip
        self.encoding = self._box([(_ENCODINGS[one], one) for one in ENCODINGS], "encoding")
        self.delimiter = self._box([(signs[one], one) for one in DELIMITERS], "delimiter")
        self.decimal = self._box([(signs[one], one) for one in DECIMALS], "decimal")
        self.key_kind = self._box(
            [(self.tr("barcode, item number or name"), "label"), (self.tr("place in the run"), "place")], "key_kind"
        )
        self.skip = QSpinBox(maximum=9_999)
        self.skip.valueChanged.connect(lambda value: self._say(skip=value))
        self.headed = QCheckBox(self.tr("The first row names the columns"))
        self.headed.toggled.connect(lambda on: self._say(headed=on))
        self.key, self.replicate = self._columns_box(), self._columns_box()
        self.key.currentIndexChanged.connect(partial(self._column, "key", self.key))
        self.replicate.currentIndexChanged.connect(partial(self._column, "replicate", self.replicate))

    def _add_fields(self) -> None:
        self.file.add("encoding", self.tr("&Encoding"), self.encoding)
        self.file.add("delimiter", self.tr("&Columns are parted by"), self.delimiter)
        self.file.add("decimal", self.tr("&Decimal sign"), self.decimal)
        self.file.add("skip", self.tr("Lines &above"), self.skip)
        self.file.add("headed", "", self.headed)
        self.columns.add("key", self.tr("&Whose the row is"), self.key)
        self.columns.add("key_kind", self.tr("That column holds"), self.key_kind)
        self.columns.add("replicate", self.tr("Number of the &replicate"), self.replicate)

    def _box(self, options: Sequence[tuple[str, str]], name: str) -> QComboBox:
        box = self._narrow()
        for text, value in options:
            box.addItem(text, value)
        box.currentIndexChanged.connect(lambda _row: self._say(**{name: box.currentData()}))
        return box

    def _columns_box(self) -> QComboBox:
        box = self._narrow()
        box.addItem("–", None)
        return box

    def _narrow(self) -> QComboBox:
        """A list that does not widen its column for a long text."""
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _fill(self, box: QComboBox, heads: Sequence[str], column: int | None) -> None:
        box.clear()
        box.addItem("–", None)
        for number, head in enumerate(heads):
            box.addItem(steady(f"{number + 1} · {head[:_WIDEST]}" if head else str(number + 1)), (number, head))
        box.setCurrentIndex(0 if column is None or column >= len(heads) else column + 1)

    @Slot()
    def _column(self, name: str, box: QComboBox, _row: int) -> None:
        column, head = box.currentData() or (None, "")
        self._say(**{name: column, f"{name}_head": head})

    def _mapped(self, field: str, _row: int) -> None:
        column, head = self._fields[field].currentData() or (None, "")
        if not self._showing:
            self.layout_now = self.layout_now.with_field(field, column, head)
            self.changed.emit(self.layout_now)

    def _say(self, **what: Any) -> None:
        if not self._showing:
            self.layout_now = replace(self.layout_now, **what)
            self.changed.emit(self.layout_now)
