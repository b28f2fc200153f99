"""What an item is: its case, type, packaging, quantity declared and observed, and where it came from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from lims_desktop.items import ItemView
from lims_desktop.kept import Kept
from ui.custody.wording import minute
from ui.disposition import wording
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.terms import Terms
from ui.parts.words import paragraph, words

LONGEST_WORD = 30


class Details(Card):
    """The facts of an item, name by name."""

    case_wished = Signal(int)
    item_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("What it is"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self.content.addLayout(self._form)
        self.content.addStretch(1)

    def show_item(self, item: ItemView, terms: Terms) -> None:
        """Show this item's facts; what is not known is left out."""
        while self._form.rowCount():
            self._form.removeRow(0)
        case = item.case
        if case is not None:
            self._link(self.tr("Case"), case.number, lambda: self.case_wished.emit(case.id))
            self._say(self.tr("Agency"), f"{case.agency} · {case.agency_reference}")
            self._say(self.tr("Offence"), terms.word("offence", case.offence))
        if item.parent_line is not None:
            self._jump(self.tr("Made from"), item.parent_line.number, item.parent_line.id)
        if item.container_line is not None:
            self._jump(self.tr("Inside"), item.container_line.number, item.container_line.id)
        for name, text in self._facts(item, terms):
            self._say(name, text)

    def _facts(self, item: ItemView, terms: Terms) -> list[tuple[str, str]]:
        return [
            (self.tr("Description"), breakable(item.description)),
            (self.tr("Type"), terms.word("carrier_kind" if item.is_carrier else "item_type", item.item_type)),
            (self.tr("Role"), "" if item.is_carrier else terms.word("evidence_role", item.role)),
            (self.tr("Packaging"), terms.word("packaging", item.packaging)),
            (self.tr("Declared"), self._quantity(item.declared, item, terms)),
            (self.tr("Observed"), self._quantity(item.quantity, item, terms)),
            (self.tr("Condition"), self._condition(item, terms)),
            (self.tr("Refused because"), terms.word("refusal_reason", item.refusal)),
            (self.tr("Listed"), self.tr("no, it was presented without being listed") if item.unlisted else ""),
            (self.tr("Registered"), minute(item.registered_at)),
            *self._retention(item.retention, terms),
        ]

    def _retention(self, kept: Kept | None, terms: Terms) -> list[tuple[str, str]]:
        """Which rule keeps it, until when, and when somebody has to look at it."""
        if kept is None:
            return []
        longer = self.tr("at least until {day}, by a review").format(day=kept.kept_until) if kept.kept_until else ""
        until = wording.due_words(kept) + (f" · {self.tr('its time has come')}" if kept.ripe else "")
        return [
            (self.tr("Kept by"), kept.named(terms.language) or self.tr("no rule: until an authority decides")),
            (self.tr("Kept until"), "; ".join(part for part in (until, longer) if part)),
            (self.tr("Then"), wording.action_words(kept.action)),
            (self.tr("Review"), kept.review_on.isoformat()),
        ]

    def _quantity(self, amount: object, item: ItemView, terms: Terms) -> str:
        return f"{amount} {terms.unit(item.unit)}".strip() if amount is not None else ""

    def _condition(self, item: ItemView, terms: Terms) -> str:
        return ": ".join(part for part in (terms.word("condition", item.condition), item.condition_note) if part)

    def _say(self, name: str, text: str) -> None:
        if text:
            self._form.addRow(words(name, "quiet"), paragraph(text))

    def _jump(self, name: str, number: str, item: int) -> None:
        self._link(name, number, lambda: self.item_wished.emit(item))

    def _link(self, name: str, text: str, run: Callable[[], object]) -> None:
        link = button(text, run, flat=True)
        link.setProperty("link", True)
        self._form.addRow(words(name, "quiet"), link)


def breakable(text: str) -> str:
    """The text with places where a word as long as a line may be broken."""
    words = (word if len(word) <= LONGEST_WORD else "\u200b".join(word) for word in text.split(" "))
    return " ".join(words)
