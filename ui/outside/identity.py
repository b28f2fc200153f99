"""Somebody without an account: name, identity document, and a signature with the mouse, a finger or a pen."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop.errors import Refused
from lims_desktop.outside import Outsider
from ui.intake.entry import CleanLine, EntryForm, Pick
from ui.intake.typed import SHORT
from ui.page import Page
from ui.parts.field import Field
from ui.parts.signature import SignaturePad
from ui.parts.terms import Terms


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody showed and signed; `picture` is the signature as PNG."""

    name: str
    document: str
    picture: bytes

    @property
    def outsider(self) -> Outsider:
        """As the laboratory records it; the picture is kept beside it, under its SHA-256."""
        return Outsider(self.name, self.document, sha256(self.picture).hexdigest())


class Identity(QWidget):
    """The fields; Enter moves on, and after the last field the cursor is in the signature."""

    edited = Signal()

    def __init__(self, page: Page, who: str) -> None:
        super().__init__()
        self._sentence = page.desk.sentence
        self._terms = Terms()
        self.form = EntryForm(1, page.desk.sentence)
        self.document = Pick()
        self.form.add_entry("name", who, CleanLine(120))
        self.form.add_entry("document", self.tr("&Identity document"), self.document)
        self.form.add_entry("number", self.tr("Its &number"), CleanLine(SHORT))
        self.pad = SignaturePad()
        self.pad_field = Field(self.tr("Si&gnature"), self.pad)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.pad_field)
        self.form.ended.connect(self.pad.setFocus)
        self.form.edited.connect(self.edited)
        self.pad.signed.connect(self._signed)

    def offer(self, terms: Terms) -> None:
        """The kinds of identity document there are."""
        self._terms = terms
        self.document.set_terms(terms.options("id_document"))

    def shown(self) -> Shown | None:
        """What was shown; None when something lacks, and each lack is said at its field."""
        needed = self._sentence(Refused("intake.field_missing"))
        lacks = self.form.missing(dict.fromkeys(("name", "document", "number"), needed))
        unsigned = self.pad_field.complain(needed if self.pad.is_empty else "")
        if unsigned and not lacks:
            self.pad.setFocus()
        if lacks or unsigned:
            return None
        card = f"{self._terms.word('id_document', self.form['document'])} {self.form['number']}"
        return Shown(self.form["name"], card, self.pad.png())

    @property
    def is_begun(self) -> bool:
        """Whether something would be lost."""
        return any(self.form[key] for key in ("name", "number")) or not self.pad.is_empty

    def clear(self) -> None:
        """For the next one."""
        self.form.clear()
        self.pad.clear()
        self.pad_field.complain()

    def _signed(self, signed: bool) -> None:
        if signed:
            self.pad_field.complain()
        self.edited.emit()
