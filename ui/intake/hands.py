"""The fourth step: what will be recorded, who hands it over, and their signature."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QByteArray, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from ui.intake import foreseen
from ui.intake.asking import AskedList
from ui.intake.checks import Complaint
from ui.intake.delivery import Delivery
from ui.intake.entry import CleanLine, EntryForm, Pick
from ui.intake.typed import SHORT
from ui.intake.words import Words, named
from ui.parts.badge import Badge
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.scrolled import Scrolled
from ui.parts.signature import SignaturePad
from ui.parts.words import paragraph
from ui.parts.words import words as label
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from ui.page import Page

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HandsStep(QWidget):
    """The summary at the left, the hand-over at the right. Enter in the signature, or Ctrl+Enter, accepts."""

    edited = Signal()
    asked_edited = Signal()
    accepted = Signal()

    def __init__(self, page: Page, lists: Words) -> None:
        super().__init__()
        self._words, self._sentence = lists, page.desk.sentence
        self._delivery = Delivery()
        self._filling = False
        self.form = EntryForm(2, page.desk.sentence)
        self.form.add_entry("name", self.tr("&Handed over by"), CleanLine(120), span=2)
        self.form.add_entry("document", self.tr("&Identity document"), Pick(lists.options("id_document")))
        self.form.add_entry("number", self.tr("Its &number"), CleanLine(SHORT))
        self.asked = AskedList(lists, page.desk.sentence)
        self.pad = SignaturePad()
        self.pad.setObjectName("signature")
        self.table = Table(page, _COLUMNS, words="intake", key="place")
        self.table.setObjectName("differences")
        self.table.empty_text = self.tr("No discrepancies: everything is as it was announced.")
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._listen()

    def show_delivery(self, delivery: Delivery) -> None:
        """Show what will be recorded."""
        self._delivery, self._filling = delivery, True
        hands, officer = delivery.hands, self._words.officer(delivery.facts.officer)
        if not hands.name and officer:
            hands.name = named(officer)
        self.form.fill({"name": hands.name or None, "document": hands.document, "number": hands.number or None})
        self.show_signature()
        self._show_summary()
        self._filling = False

    def complain(self, complaints: Sequence[Complaint]) -> None:
        """Show what lacks, each at its field, and go to the first."""
        said = {one.field: self._sentence(one.error) for one in reversed(complaints)}
        self.pad_field.complain(said.get("signature", ""))
        if set(said) == {"signature"}:
            self.pad.setFocus()
        for key in reversed(self.form.fields):
            self.form.complain(key, said.get(key, ""))

    def show_sending(self, sending: bool, unknown: bool) -> None:
        """While it is sent, and while nobody knows what became of it, nothing may be changed."""
        for part in (self.form, self.pad_field, self.asked):
            part.setEnabled(not (sending or unknown))
        self.accept.setEnabled(not sending)
        self.accept.setText(self.tr("Send again  (Ctrl+Enter)") if unknown else self._accept_words())

    def focus_first(self) -> None:
        """The first thing that lacks."""
        empty = next((key for key in ("name", "document", "number") if not self.form[key]), "")
        target: QWidget = self.form.fields[empty].input if empty else self.pad
        target.setFocus()

    @Slot()
    def sign_again(self) -> None:
        """Forget the signature."""
        self._delivery.hands.signature = ""
        self.pad.clear()
        self.show_signature()
        self.pad.setFocus()
        self.edited.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter accepts what was signed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.accepted.emit()
            return True
        return False

    def _lay_out(self) -> None:
        self.sums = paragraph("")
        summary = Card(self.tr("What will be recorded"))
        summary.content.addWidget(self.sums)
        summary.content.addWidget(label(self.tr("EXAMINATIONS ASKED"), "section"))
        summary.content.addWidget(self.asked, 1)
        summary.content.addWidget(label(self.tr("DISCREPANCIES"), "section"))
        summary.content.addWidget(self.table, 1)
        hands = Card(self.tr("Hand-over"))
        hands.content.addWidget(self.form)
        self._kept = QLabel()
        self._kept.setAccessibleName(self.tr("The signature"))
        self._kept.setStyleSheet("background: white; border-radius: 6px;")
        self._kept.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._kept.setFixedHeight(150)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pad)
        self._stack.addWidget(self._kept)
        self._stack.setFixedHeight(152)
        self._stack.setFocusProxy(self.pad)
        self.pad_field = Field(self.tr("Si&gnature of the person who hands it over"), self._stack)
        hands.content.addWidget(self.pad_field)
        self.again = button(self.tr("Sign again  (F2)"), self.sign_again, flat=True)
        hands.content.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        hands.content.addStretch(1)
        self.accept = button("", self.accepted.emit, icon="check", primary=True)
        self.accept.setObjectName("accept")
        hands.content.addWidget(self.accept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(summary, 3)
        row.addWidget(Scrolled(hands), 2)

    def _listen(self) -> None:
        self.form.edited.connect(self._take)
        self.asked.edited.connect(self.asked_edited)
        self.form.ended.connect(self.pad.setFocus)
        self.form.finished.connect(self.accepted)
        self.pad.signed.connect(self._signed)
        self.pad.installEventFilter(self)

    def show_signature(self) -> None:
        """The signature as it stands; one that is not valid any more is gone."""
        picture = self._delivery.hands.picture
        drawn_here = (
            not self.pad.is_empty and base64.b64encode(self.pad.png()).decode() == self._delivery.hands.signature
        )
        if picture and not drawn_here:
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(picture))
            mode = Qt.TransformationMode.SmoothTransformation
            self._kept.setPixmap(pixmap.scaled(420, 140, Qt.AspectRatioMode.KeepAspectRatio, mode))
        elif not picture and not self.pad.is_empty:
            self.pad.clear()
        self._stack.setCurrentIndex(1 if picture and not drawn_here else 0)
        self.again.setVisible(bool(picture))

    def _show_summary(self) -> None:
        delivery, lists = self._delivery, self._words
        found = foreseen.of_delivery(delivery, lists)
        packages = delivery.packages
        counts = {kind: sum(one.outcome == kind for one in packages) for kind in ("accept", "refuse", "not_presented")}
        agency = lists.agency(delivery.facts.agency)
        case = delivery.case_number or self.tr("a new case")
        text = self.tr(
            "{agency}, {reference}, into {case}. Accepted: {accept}. Refused: {refuse}. Not presented: {absent}."
        )
        said = text.format(
            agency=agency.name if agency else "", reference=delivery.facts.agency_reference, case=case,
            accept=counts["accept"], refuse=counts["refuse"], absent=counts["not_presented"],
        )  # fmt: skip
        self.sums.setText(said)
        self.asked.show_delivery(delivery)
        rows = [
            Found(place, lists.word("discrepancy_kind", one.kind), package.description, one.declared, one.observed)
            for place, package, one in found
        ]
        self.table.show_rows(rows)
        self.accept.setText(self._accept_words())

    def _accept_words(self) -> str:
        many = sum(one.outcome == "accept" for one in self._delivery.packages)
        return self.tr("Accept {many}  (Ctrl+Enter)").format(many=many)

    @Slot()
    def _take(self) -> None:
        if self._filling:
            return
        hands, values = self._delivery.hands, self.form.values()
        hands.name, hands.document, hands.number = values["name"] or "", values["document"], values["number"] or ""
        hands.shown = f"{self._words.word('id_document', hands.document)} {hands.number}".strip()
        self.edited.emit()

    @Slot(bool)
    def _signed(self, signed: bool) -> None:
        if self._filling:
            return
        self._delivery.hands.signature = base64.b64encode(self.pad.png()).decode() if signed else ""
        self.again.setVisible(signed)
        if signed:
            self.pad_field.complain("")
        self.edited.emit()


@dataclass(frozen=True)
class Found:
    """One discrepancy in the summary."""

    place: int
    kind: str
    item: str
    declared: str
    observed: str


_COLUMNS = (
    Column("place", QT_TRANSLATE_NOOP("intake", "Line"), 50, right=True),
    Column("kind", QT_TRANSLATE_NOOP("intake", "Differs"), 236, badge=lambda row: Badge(row.kind, "warning")),
    Column("item", QT_TRANSLATE_NOOP("intake", "Item"), 160, spare=True),
    Column("declared", QT_TRANSLATE_NOOP("intake", "Declared"), 96),
    Column("observed", QT_TRANSLATE_NOOP("intake", "Observed"), 160),
)
