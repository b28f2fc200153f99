"""Labels of places, printed in bulk: those never printed at once, another copy of the others with one reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop.errors import Refused
from lims_desktop.labels import IssuedLabel
from ui.custody.target import temperature_words
from ui.intake.labelling import LabelRun
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.words import paragraph
from ui.places.storage import Spot, class_badge


class PlaceLabels(QWidget):
    """What is chosen is printed; how far the row is, is said here and in the tree."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._chosen: list[Spot] = []
        self.run = LabelRun(page, self)
        self.run.changed.connect(self._say)
        self.print_button = button("", self.print_chosen, icon="printer")
        self.said = paragraph("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.print_button)
        column.addWidget(self.said)
        self.choose(())

    def choose(self, spots: Sequence[Spot]) -> None:
        """These would be printed."""
        self._chosen = [spot for spot in spots if spot.label is not None]
        text = self.tr("Print {count} &labels") if len(self._chosen) > 1 else self.tr("Print its &label")
        self.print_button.setText(" " + text.format(count=len(self._chosen)))
        self.print_button.setEnabled(bool(self._chosen) and not self.run.is_printing)

    @Slot()
    def print_chosen(self) -> None:
        """Print the labels of what is chosen; a copy of one already printed needs a reason."""
        if not self._chosen or self.run.is_printing:
            return
        issued = [issued_label(spot) for spot in self._chosen]
        self.run.show_labels(issued, {spot.label.code: self._fields(spot) for spot in self._chosen if spot.label})
        again = [one.code for one in issued if one.copies]
        if again:
            why = self._page.desk.sentence(Refused("label.copy_reason"))
            self._page.desk.ask_reason(why, partial(self._print_again, again))
        self.run.print_missing()

    def _print_again(self, codes: list[str], reason: str) -> None:
        for code in codes:
            self.run.print_copy(code, reason)

    def _fields(self, spot: Spot) -> dict[str, str]:
        place = spot.place
        assert spot.label is not None
        above = place.path.rpartition(" › ")[0]
        kind = " ".join(part for part in (class_badge(place.storage_class).text, temperature_words(place)) if part)
        return {"code": spot.label.code, "number": place.name, "place": above or place.path, "class": kind,
                "laboratory": self._page.desk.lab.laboratory.name}  # fmt: skip

    @Slot()
    def _say(self) -> None:
        rows, totals = list(self.run.labels.values()), self.run.totals
        sent = sum(row.state in ("sent", "verified") for row in rows)
        text = self.tr("{sent} of {all} sent, {verified} scanned back.")
        said = [text.format(sent=sent, all=totals.all, verified=totals.verified)] if rows else []
        said += [row.problem for row in totals.faulty if row.problem][:1]
        self.said.setText("  ".join(said))
        self.choose(self._chosen)
        self.changed.emit()


def issued_label(spot: Spot) -> IssuedLabel:
    """A place's label, as the row of labels takes it."""
    label = spot.label
    assert label is not None
    return IssuedLabel(label.code, spot.id, spot.place.name, "location", label.state, label.copies, None)
