"""The place items go into or come from: scanned, or chosen from a list one types into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lims_desktop.places import Place
from ui.custody.wording import class_words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.words import paragraph


class Target(Card):
    """The chosen place with what matters about it: class, temperature, room."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Place"))
        self.choice = Choice((), self.tr("Scan its label, or type its name"))
        self.content.addWidget(Field(self.tr("&Place"), self.choice))
        self._path = paragraph("", "strong")
        self._class = BadgeLabel()
        self._cold = BadgeLabel()
        badges = QHBoxLayout()
        badges.addWidget(self._class)
        badges.addWidget(self._cold)
        badges.addStretch(1)
        self._room = paragraph("", "quiet")
        self.content.addWidget(self._path)
        self.content.addLayout(badges)
        self.content.addWidget(self._room)
        self._places: dict[int, Place] = {}
        self.choice.picked.connect(self._picked)
        self._describe()

    @property
    def place(self) -> Place | None:
        """The chosen place."""
        return self._places.get(self.choice.value)

    def offer(self, locations: Sequence[Place]) -> None:
        """The places to choose from."""
        self._places = {place.id: place for place in locations}
        self.choice.set_terms((place.id, place.path) for place in locations)
        self._describe()

    def choose(self, place: int) -> bool:
        """Choose this place; answers whether it can be used."""
        if place in self._places:
            self.choice.choose(place)
        return place in self._places

    def clear(self) -> None:
        """No place is chosen."""
        self.choice.choose(None)

    @Slot(object)
    def _picked(self, _place: object) -> None:
        self.choice.setCursorPosition(len(self.choice.text()))  # shelf and bin stand at the end of a path
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        place = self.place
        for part in (self._path, self._room):
            part.setVisible(place is not None)
        self._class.show_badge(class_badge(place) if place else Badge(""))
        self._cold.show_badge(
            Badge(temperature_words(place), "info") if place and place.temperature_high is not None else Badge("")
        )
        if place is not None:
            self._path.setText(place.path)
            room = (
                self.tr("Room for {count}").format(count=place.capacity)
                if place.capacity
                else self.tr("Room not limited")
            )
            self._room.setText(room)


def class_badge(place: Place) -> Badge:
    """The class of a place; a controlled one stands out."""
    return Badge(class_words(place.storage_class), "warning" if place.controlled else "neutral")


def temperature_words(place: Place) -> str:
    """Between which temperatures a place is kept, in degrees Celsius."""
    low, high = place.temperature_low, place.temperature_high
    return " … ".join(f"{bound.normalize():f} °C" for bound in (low, high) if bound is not None)
