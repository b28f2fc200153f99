"""Opinions as they are written: the question, two propositions, the likelihood ratio, its words, the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop.reports import Opinion
from ui.forms import Form, long_text, read, text_input
from ui.parts.buttons import button, tool
from ui.parts.headings import Card
from ui.parts.taborder import one_after_the_other
from ui.parts.words import paragraph

LONGEST = 61
"""A likelihood ratio has at most 30 digits on each side of its point."""

FIELDS = ("question", "first", "second", "ratio", "text")


class OpinionCard(Card):
    """One opinion."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__(_numbered(number))
        self.form = Form(columns=2)
        self.form.add("question", self.tr("&Question"), long_text(2), span=2)
        self.form.add("first", self.tr("&First proposition"), long_text(2))
        self.form.add("second", self.tr("S&econd proposition"), long_text(2))
        note = self.tr("How many times as likely the findings are if the first is true. May be left empty.")
        self.form.add("ratio", self.tr("&Likelihood ratio"), text_input(LONGEST), note=note)
        self.phrase = paragraph("", "strong")
        self.phrase.hide()
        self.form.add("text", self.tr("Re&asons"), long_text(4), span=2)
        self.content.addWidget(self.form)
        self.content.addWidget(self.phrase)
        self.remove = tool("remove", self.tr("Remove this opinion"), lambda: self.removed.emit(self))
        self.beside_title(self.remove)
        self.form.edited.connect(self.edited)

    def number(self, number: int) -> None:
        """It is the so-many-eth now."""
        self.set_title(_numbered(number))

    def show_opinion(self, opinion: Opinion) -> None:
        """Show what was written."""
        self.form.fill({name: getattr(opinion, name) for name in FIELDS})

    @property
    def opinion(self) -> Opinion:
        """What stands here."""
        return Opinion(**{name: str(read(self.form.fields[name].input) or "") for name in FIELDS})

    def show_phrase(self, verbal: Mapping[str, Any] | None, language: str) -> None:
        """The words that the laboratory's table gives for the ratio, in the language of the report."""
        phrase = "" if verbal is None else str(verbal["name_es" if language == "es" else "name"])
        if verbal is not None and verbal["other"]:
            phrase = self.tr("{phrase}, for the second proposition").format(phrase=phrase)
        self.phrase.setText(phrase)
        self.phrase.setVisible(bool(phrase))
        self.form.fields["ratio"].complain("")


class Opinions(QWidget):
    """All opinions of a report, one below the other."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[OpinionCard] = []
        self.after: QWidget | None = None
        """What the Tab key leaves when it comes to the first opinion."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.more = button(self.tr("Add an op&inion"), self.add, icon="plus")
        row = QVBoxLayout()
        row.addWidget(self.more)
        self.column.addLayout(row)

    def add(self) -> None:
        """An empty one, ready to be written."""
        card = self._append()
        card.form.focus_first()
        self.edited.emit()

    def show_opinions(self, opinions: Sequence[Opinion]) -> None:
        """Exactly these; a card that is there already keeps the cursor."""
        while len(self.cards) > len(opinions):
            self._take_off(self.cards[-1])
        while len(self.cards) < len(opinions):
            self._append()
        for card, opinion in zip(self.cards, opinions, strict=True):
            if card.opinion != opinion:
                card.show_opinion(opinion)

    @property
    def opinions(self) -> tuple[Opinion, ...]:
        """What stands here; an opinion with nothing in it is none."""
        return tuple(one for card in self.cards if (one := card.opinion) != Opinion(""))

    def show_phrases(self, facts: Sequence[Mapping[str, Any]], language: str) -> None:
        """The words for each ratio, as they will be printed."""
        said = [card for card in self.cards if card.opinion != Opinion("")]
        for card, opinion in zip(said, facts, strict=False):
            card.show_phrase(opinion.get("verbal"), language)

    def complain(self, sentence: str, ratio: str) -> bool:
        """Say which likelihood ratio is none; answers whether it stands here."""
        wrong = [card for card in self.cards if card.opinion.ratio.startswith(ratio)]
        for card in wrong[:1]:
            card.form.fields["ratio"].complain(sentence)
        return bool(wrong)

    def _append(self) -> OpinionCard:
        card = OpinionCard(len(self.cards) + 1)
        card.edited.connect(self.edited)
        card.removed.connect(self._removed)
        self.cards.append(card)
        self.column.insertWidget(len(self.cards) - 1, card)
        before = self.cards[-2].remove if len(self.cards) > 1 else self.after
        if before is not None:
            one_after_the_other(before, *(field.input for field in card.form.fields.values()), card.remove)
        return card

    def _removed(self, card: OpinionCard) -> None:
        self._take_off(card)
        self.edited.emit()

    def _take_off(self, card: OpinionCard) -> None:
        self.cards.remove(card)
        self.column.removeWidget(card)
        card.hide()
        card.deleteLater()
        for number, one in enumerate(self.cards, 1):
            one.number(number)


def _numbered(number: int) -> str:
    return QCoreApplication.translate("OpinionCard", "Opinion {number}").format(number=number)
