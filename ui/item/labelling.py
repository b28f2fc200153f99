"""The labels of an item: their states and a preview; printed again with a reason, replaced, scanned back."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from devices.labels import designs, preview
from lims_desktop.errors import LimsError
from lims_desktop.items import ItemView, Label
from lims_desktop.lab import Lab
from lims_desktop.labels import IssuedLabel
from ui.intake.labelling import LabelRun
from ui.item import tables
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.terms import Terms
from ui.parts.words import paragraph

_PREVIEW_DPI = 203
_PREVIEW_WIDTH = 330


class ItemLabels(QWidget):
    """Which labels there are; `replace_wished` names the code to strike through."""

    replace_wished = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._fields: dict[str, str] = {}
        self._to_work_on: tuple[list[IssuedLabel], dict[str, dict[str, str]]] | None = None
        self.run = LabelRun(page, self)
        self.table = tables.table(page, tables.LABELS, self.tr("Labels"), self.tr("No label was issued."))
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(_PREVIEW_WIDTH, 150)
        self._problem = paragraph("", "quiet")
        self.print_button = button(self.tr("&Print this label"), self.print, icon="printer")
        self.replace_button = button(self.tr("Re&place it …"), self._replace)
        side = QVBoxLayout()
        side.setSpacing(10)
        for part in (self._picture, self._problem, self.print_button, self.replace_button):
            side.addWidget(part)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addLayout(side)
        self.table.chosen.connect(self._chosen)
        self.run.changed.connect(self._printed)

    def show_item(self, item: ItemView, terms: Terms, laboratory: str) -> None:
        """Show the labels of this item."""
        self._fields = fields_of(item, terms, laboratory)
        self.table.show_rows(item.labels)
        current = [label for label in item.labels if label.superseded_at is None]
        issued = [_issued(item, label) for label in current]
        self._to_work_on = issued, {label.code: self._fields | {"code": label.code} for label in current}
        self._work_on()
        if item.labels and self.table.current is None:
            self.table.selectRow(0)
        self._chosen(self.table.current)

    def awaits(self, code: str) -> bool:
        """Whether this code is on a label of the item that was printed and not scanned back yet."""
        row = self.run.labels.get(code)
        return row is not None and row.copies > 0 and row.state != "verified"

    def print(self) -> None:
        """Print the chosen label; a second copy needs a reason."""
        label = self._label()
        if label and label.code in self.run.labels:
            self.run.print_copy(label.code)

    def _replace(self) -> None:
        if label := self._label():
            self.replace_wished.emit(label.code)

    def _label(self) -> Label | None:
        chosen = self.table.current
        return chosen if isinstance(chosen, Label) and chosen.superseded_at is None else None

    def showEvent(self, event: QShowEvent) -> None:
        """The picture is drawn when it is looked at."""
        super().showEvent(event)
        self._chosen(self.table.current)

    @Slot(object)
    def _chosen(self, label: Label | None) -> None:
        usable = isinstance(label, Label) and label.superseded_at is None
        self.print_button.setEnabled(usable and self._to_work_on is None)
        self.replace_button.setEnabled(usable)
        self._picture.clear()
        if isinstance(label, Label) and label.design in designs() and self.isVisible():
            fields = self._fields | {"code": label.code}
            self._page.ask(drawn, label.design, fields, then=self._draw, refused=self._undrawn)
        self._say_problem()

    def _draw(self, png: bytes) -> None:
        picture = QPixmap.fromImage(QImage.fromData(QByteArray(png)))
        smooth = Qt.TransformationMode.SmoothTransformation
        self._picture.setPixmap(picture.scaledToWidth(min(_PREVIEW_WIDTH, picture.width()), smooth))

    def _undrawn(self, error: LimsError) -> None:
        self._problem.setText(self._page.desk.sentence(error))

    def _work_on(self) -> None:
        """These labels, unless one of another item is on its way: then after it."""
        if self._to_work_on is not None and not self.run.is_printing:
            shown, self._to_work_on = self._to_work_on, None
            self.run.show_labels(*shown)

    @Slot()
    def _printed(self) -> None:
        if self._to_work_on is not None and not self.run.is_printing:
            self._work_on()
            self.print_button.setEnabled(self._label() is not None)
        self._say_problem()

    @Slot()
    def _say_problem(self) -> None:
        label = self._label()
        row = self.run.labels.get(label.code) if label else None
        self._problem.setText(row.problem if row else "")


def drawn(_lab: Lab, design: str, fields: dict[str, str]) -> bytes:
    """The picture of a label; it takes a moment, so it is drawn off the screen's thread."""
    return preview(designs()[design], fields, _PREVIEW_DPI)


def fields_of(item: ItemView, terms: Terms, laboratory: str) -> dict[str, str]:
    """What stands on a label of this item, besides its code."""
    case = item.case
    return {
        "number": item.shown_number,
        "description": item.description,
        "type": terms.word("carrier_kind" if item.is_carrier else "item_type", item.item_type),
        "agency": case.agency_code if case else "",
        "reference": case.agency_reference if case else "",
        "seal": ", ".join(seal.number for seal in item.seals if seal.number and seal.opened_at is None),
        "date": f"{item.registered_at.astimezone():%Y-%m-%d}" if item.registered_at else "",
        "warning": " ".join(sign for on, sign in ((item.biological, "BIO"), (item.controlled, "CTRL")) if on),
        "laboratory": laboratory,
    }


def _issued(item: ItemView, label: Label) -> IssuedLabel:
    """Another station may be printing what waits; whoever only looks at the item has no say in that."""
    state = "issued" if label.state == "queued" else label.state
    return IssuedLabel(label.code, item.id, item.number, label.design, state, label.copies, label.problem)
