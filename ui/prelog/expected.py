"""The packages that will be brought, one line each: typed, listed, taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.intake.entry import CleanLine, EntryForm, NumberLine, Pick
from ui.intake.typed import SHORT
from ui.intake.words import Words
from ui.parts.buttons import button, tool
from ui.parts.elided import Elided
from ui.parts.words import words as label


@dataclass(frozen=True)
class Expected:
    """One package as the agency describes it."""

    item_type: str
    description: str
    packaging: str | None = None
    seal: str = ""
    declared: Decimal | None = None
    unit: str | None = None

    def as_line(self, number: int, words: Words) -> dict[str, Any]:
        """What the counter gets."""
        about = words.about("item_type", self.item_type)
        return {
            "line": number,
            "item_type": self.item_type,
            "description": self.description,
            "role": "questioned",
            "packaging": self.packaging,
            "seals": [{"number": self.seal}] if self.seal else [],
            "declared": self.declared,
            "unit": self.unit,
            "biological": bool(about.get("biological")),
            "controlled": bool(about.get("controlled")),
        }


class ExpectedEditor(QWidget):
    """The packages typed so far, and below them a line to type the next one into."""

    changed = Signal()
    finished = Signal()

    def __init__(self, words: Words, sentence: Any) -> None:
        super().__init__()
        self._words, self._sentence = words, sentence
        self.packages: list[Expected] = []
        self.form = EntryForm(12, sentence)
        self._add_fields()
        self.form.ended.connect(self.take)
        self.form.finished.connect(self.finished)
        self._input("item_type").picked.connect(self._type_chosen)
        self.add_button = button(self.tr("&Add to the list"), self.take, icon="plus")
        keys = QHBoxLayout()
        keys.addWidget(self.add_button)
        keys.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)  # above the line one types into, so that both are in sight
        column.addWidget(self.form)
        column.addLayout(keys)

    def show_packages(self, packages: Sequence[Expected]) -> None:
        """Show these; the line is empty."""
        self.packages = list(packages)
        self.form.clear()
        self._input("declared").show_value(None)
        self._list()

    @property
    def is_begun(self) -> bool:
        """Whether something stands in the line that is not on the list yet."""
        return any(self.form[key] for key in ("item_type", "description", "seal"))

    @Slot()
    def take(self) -> bool:
        """Put what was typed onto the list; answers whether it could be."""
        declared = self._input("declared")
        declared.settle()
        said = self.form.values()
        needed = self._sentence_of_need()
        if self.form.missing({"item_type": needed, "description": needed}) or declared.error:
            return False
        package = Expected(
            said["item_type"], said["description"], said["packaging"], said["seal"] or "", declared.value, said["unit"]
        )
        self.show_packages([*self.packages, package])
        self.form.focus_first()
        self.changed.emit()
        return True

    def said(self, package: Expected) -> str:
        """A package in one line."""
        words = self._words
        amount = f"{package.declared:f} {words.unit(package.unit)}".strip() if package.declared is not None else ""
        seal = self.tr("seal {number}").format(number=package.seal) if package.seal else ""
        kind, packaging = words.word("item_type", package.item_type), words.word("packaging", package.packaging)
        return "  ·  ".join(part for part in (kind, package.description, packaging, seal, amount) if part)

    # -- own ---------------------------------------------------------------------------------------------------

    def _add_fields(self) -> None:
        words = self._words
        self.form.add_entry("item_type", self.tr("&Type"), Pick(words.options("item_type")), span=4)
        self.form.add_entry("description", self.tr("D&escription"), CleanLine(), span=8)
        self.form.add_entry("packaging", self.tr("Pac&kaging"), Pick(words.options("packaging")), span=4)
        self.form.add_entry("seal", self.tr("Seal &number"), CleanLine(SHORT), span=3)
        self.form.add_entry("declared", self.tr("Co&unt or weight"), NumberLine(words.language), span=3)
        self.form.add_entry("unit", self.tr("Unit"), Pick(words.options("unit")), span=2)

    def _input(self, key: str) -> Any:
        return self.form.fields[key].input

    def _sentence_of_need(self) -> str:
        return self.tr("This is needed.")

    @Slot(object)
    def _type_chosen(self, code: str | None) -> None:
        if code and (unit := self._words.about("item_type", code).get("unit")):
            self._input("unit").choose(unit)

    def _list(self) -> None:
        while (old := self._rows.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, package in enumerate(self.packages, 1):
            self._rows.addWidget(self._row(number, package))

    def _row(self, number: int, package: Expected) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(2, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(label(f"{number}", "quiet"))
        line.addWidget(Elided(self.said(package)), 1)
        away = self.tr("Take package {number} away").format(number=number)
        line.addWidget(tool("remove", away, partial(self._remove, package)))
        return row

    def _remove(self, package: Expected) -> None:
        self.packages.remove(package)
        self._list()
        self.changed.emit()
