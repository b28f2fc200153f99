"""The form of one line: three dense rows; Enter goes along what is still needed, Tab reaches everything."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.intake.checks import Complaint
from ui.intake.delivery import Delivery, Package, SealTyped
from ui.intake.entry import CleanLine, EntryForm, NumberLine, Pick
from ui.intake.typed import SHORT
from ui.intake.words import Words

COLUMNS = 24
_SEAL = {"seal_number": "number", "seal_type": "seal_type", "seal_state": "state", "initials": "initials"}
_TEXTS = ("description", "condition_note")
_PICKS = ("item_type", "role", "packaging", "condition", "unit", "refusal")
_RARE = frozenset({"role", "condition_note", "unit", "parent", "container", "biological", "controlled"})
_SEEN = ("packaging", *_SEAL, "condition", "condition_note", "observed")


class LineForm(QWidget):
    """What is typed about one package; `ended` after the last field, `edited` whenever something changed."""

    edited = Signal()
    ended = Signal()
    finished = Signal()

    def __init__(self, words: Words, sentence: Any) -> None:
        super().__init__()
        self._words, self._sentence = words, sentence
        self._package = Package(0)
        self._filling = self._announced = False
        self.seal_at = 0
        self.form = EntryForm(COLUMNS, sentence)
        self.form.rare, self.form.skips_filled = _RARE, True
        self.flags = QHBoxLayout()
        self._add_fields(words)
        self._listen()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def input(self, key: str) -> Any:
        """The input of a field."""
        return self.form.fields[key].input

    def show_package(self, package: Package, delivery: Delivery) -> None:
        """Show this line."""
        self._filling = True
        self._package, self.seal_at = package, min(self.seal_at, len(package.seals) - 1)
        self._announced = delivery.listed
        self._offer_lines(delivery)
        self.form.fill({key: getattr(package, key) or None for key in (*_TEXTS, *_PICKS)})
        self.form.fill({"parent": package.parent, "container": package.container})
        self.form.fill({"biological": package.biological, "controlled": package.controlled})
        for key in ("declared", "observed"):
            self.input(key).show_value(_decimal(getattr(package, key)))
        self._show_seal()
        self._fit_outcome()
        self.complain(())
        self._filling = False

    def show_seal(self, at: int) -> None:
        """Show another of the line's seals."""
        self._filling, self.seal_at = True, at
        self._show_seal()
        self._filling = False

    def complain(self, complaints: Sequence[Complaint]) -> None:
        """Show what lacks at its field; the cursor stays where it is."""
        said = {one.field: self._sentence(one.error) for one in reversed(complaints)}
        for key, field in self.form.fields.items():
            field.complain(said.get(key, ""))

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        field = self.form.fields.get(key) or self.form.fields["item_type"]
        field.input.setFocus()
        if isinstance(field.input, QLineEdit):
            field.input.selectAll()

    def focus_first(self) -> None:
        """The first field that is empty of those that Enter passes."""
        keys = [key for key in self.form.fields if self.form._is_on_the_way(key)]  # noqa: SLF001 - its own form
        self.go_to(next((key for key in keys if self.form[key] in (None, "")), keys[0] if keys else "item_type"))

    @property
    def unread(self) -> bool:
        """Whether a number stands there that nobody understands."""
        lines = [self.input(key) for key in ("declared", "observed")]
        for line in lines:
            line.settle()
        return any(line.error for line in lines)

    # -- own ---------------------------------------------------------------------------------------------------

    def _add_fields(self, words: Words) -> None:
        language = words.language
        add = self.form.add_entry
        add("refusal", self.tr("Refused because"), Pick(words.options("refusal_reason")), COLUMNS)
        add("item_type", self.tr("&Type"), Pick(words.options("item_type")), 6)
        add("description", self.tr("&Description"), CleanLine(1000), 9)
        add("packaging", self.tr("&Packaging"), Pick(words.options("packaging")), 5)
        add("role", self.tr("Role"), Pick(words.options("evidence_role")), 4)
        add("seal_number", self.tr("&Seal number"), CleanLine(SHORT), 6)
        add("seal_type", self.tr("Seal"), Pick(words.options("seal_type")), 6)
        add("seal_state", self.tr("Seal found"), Pick(words.options("seal_state")), 5)
        add("initials", self.tr("Initials"), CleanLine(20), 2)
        add("condition", self.tr("&Condition"), Pick(words.options("condition")), 5)
        add("condition_note", self.tr("What is seen of it"), CleanLine(500), 6)
        add("declared", self.tr("Declared"), NumberLine(language), 3)
        add("observed", self.tr("&Observed"), NumberLine(language), 3)
        add("unit", self.tr("Unit"), Pick(words.options("unit")), 4)
        add("parent", self.tr("Part of line"), Pick(), 4)
        add("container", self.tr("Lies in line"), Pick(), 4)
        add("biological", "", QCheckBox(self.tr("Biological")), 1)
        add("controlled", "", QCheckBox(self.tr("Controlled")), 1)
        for key in ("biological", "controlled"):
            self.flags.addWidget(self.input(key))
            self.form.grid.removeWidget(self.form.fields[key])
            self.form.fields[key].setParent(None)

    def _listen(self) -> None:
        self.form.edited.connect(self._take)
        for key in ("declared", "observed"):
            self.input(key).textEdited.connect(lambda _: self._take())
            self.input(key).read.connect(lambda _: self._take())
        self.input("item_type").picked.connect(self._type_chosen)
        self.form.ended.connect(self.ended)
        self.form.finished.connect(self.finished)

    def _offer_lines(self, delivery: Delivery) -> None:
        at = delivery.place(self._package.key) or 0
        earlier = [
            (other.key, f"{place}  {other.description or self._words.word('item_type', other.item_type)}")
            for place, other in enumerate(delivery.packages[: at - 1], 1)
            if other.outcome == "accept"
        ]
        for key in ("parent", "container"):
            self.input(key).set_terms(earlier)

    def _show_seal(self) -> None:
        seal = self._package.seals[self.seal_at]
        self.form.fill({key: getattr(seal, name) or None for key, name in _SEAL.items()})
        many = len(self._package.seals)
        text = self.tr("&Seal number")
        self.form.fields["seal_number"].name.setText(f"{text}  {self.seal_at + 1}/{many}" if many > 1 else text)

    def _fit_outcome(self) -> None:
        """A package that is not here has no seal to look at; what the agency declared is the agency's to say."""
        package = self._package
        self.form.fields["refusal"].setVisible(package.outcome == "refuse")
        for key in _SEEN:
            self.input(key).setEnabled(package.outcome != "not_presented")
        self.input("declared").setReadOnly(self._announced and package.listed and bool(package.declared))

    @Slot()
    def _take(self) -> None:
        if self._filling:
            return
        package, values = self._package, self.form.values()
        for key in _TEXTS:
            setattr(package, key, values[key] or "")
        for key in (*_PICKS, "parent", "container", "biological", "controlled"):
            setattr(package, key, values[key])
        for key in ("declared", "observed"):
            setattr(package, key, self.input(key).so_far)
        seal: SealTyped = package.seals[self.seal_at]
        for key, name in _SEAL.items():
            setattr(seal, name, values[key] or ("" if name in ("number", "initials") else None))
        self.edited.emit()

    @Slot(object)
    def _type_chosen(self, item_type: str | None) -> None:
        """What the list says about a type is what it will usually be."""
        if self._filling or not item_type:
            return
        about = self._words.about("item_type", item_type)
        self.form.fill({"unit": about.get("unit")})
        self.form.fill({"biological": about.get("biological"), "controlled": about.get("controlled")})
        self._take()


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
