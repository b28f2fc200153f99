"""One place's card: class, use, temperature, what it takes, who may use it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.custody.target import temperature_words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import line, paragraph, words
from ui.places.storage import Spot, class_badge, level_words, use_words


class PlaceCard(Card):
    """The place one stands on; `dismissed` names somebody who may no longer use it."""

    dismissed = Signal(object, int, str)

    def __init__(self, manages: bool) -> None:
        super().__init__()
        self._manages = manages
        self.spot: Spot | None = None
        self.name = paragraph("", "large")
        self.path = paragraph("", "quiet")
        self.kind, self.full = BadgeLabel(), BadgeLabel()
        self.use = QProgressBar()
        self.use.setTextVisible(False)
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(16)
        self.admitted = QVBoxLayout()
        self.admitted.setSpacing(2)
        self.admit_room, self.label_room, self.keys_room = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self.more_room = QHBoxLayout()
        self._lay_out()

    def show_spot(self, spot: Spot | None, types: Mapping[str, str]) -> None:
        """Show this place; `types` are the words for the types of item."""
        self.spot = spot
        self.name.setText(spot.place.name if spot else self.tr("No place is chosen"))
        self.path.setText(spot.place.path if spot else "")
        self.kind.show_badge(class_badge(spot.place.storage_class) if spot else Badge(""))
        capacity = spot.place.capacity if spot else None
        full = spot is not None and capacity is not None and spot.here >= capacity
        self.full.show_badge(Badge(self.tr("Full"), "refused") if full else Badge(""))
        self.use.setVisible(capacity is not None)
        if spot is not None and capacity is not None:
            self.use.setRange(0, capacity)
            self.use.setValue(min(spot.here, capacity))
        self._show_facts(spot, types)
        self._show_admitted(spot)

    def _show_facts(self, spot: Spot | None, types: Mapping[str, str]) -> None:
        while self.facts.rowCount():
            self.facts.removeRow(0)
        if spot is None:
            return
        place = spot.place
        accepts = ", ".join(types.get(code, code) for code in place.accepts or ())
        for name, said in (
            (self.tr("Level"), level_words(place.level)),
            (self.tr("Items"), use_words(spot) or self.tr("none")),
            (self.tr("Temperature"), temperature_words(place)),
            (self.tr("At most"), self.tr("{hours} hours").format(hours=place.limit_hours) if place.limit_hours else ""),
            (self.tr("Takes only"), accepts),
            (self.tr("Label"), spot.label.code if spot.label else ""),
        ):
            if said:
                self.facts.addRow(words(name, "quiet"), paragraph(said))

    def _show_admitted(self, spot: Spot | None) -> None:
        while (item := self.admitted.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if spot is not None and not spot.admitted:
            self.admitted.addWidget(paragraph(self.tr("Everybody who holds items may use it."), "quiet"))
        for one in spot.admitted if spot else ():
            self.admitted.addWidget(self._person(spot, one.person, one.name))

    def _person(self, spot: Spot | None, person: int, name: str) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(paragraph(name), 1)
        if self._manages:
            take = button(self.tr("Take out …"), lambda: self.dismissed.emit(spot, person, name), flat=True)
            take.setAccessibleName(self.tr("Take {name} out").format(name=name))
            row.addWidget(take)
        return whole

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self.kind)
        chips.addWidget(self.full)
        chips.addStretch(1)
        for room in (self.admit_room, self.keys_room, self.more_room):
            room.setSpacing(8)
            room.addStretch(1)
        self.label_room.setSpacing(8)
        for widget in (self.name, self.path):
            self.content.addWidget(widget)
        self.content.addLayout(chips)
        self.content.addWidget(self.use)
        self.content.addLayout(self.facts)
        self.content.addLayout(self.keys_room)
        self.content.addLayout(self.more_room)
        self.content.addWidget(line())
        self.content.addWidget(words(self.tr("Who may use it"), "section"))
        self.content.addLayout(self.admitted)
        self.content.addLayout(self.admit_room)
        self.content.addWidget(line())
        self.content.addWidget(words(self.tr("Labels"), "section"))
        self.content.addLayout(self.label_room)
        self.content.addStretch(1)
