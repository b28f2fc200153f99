"""Place: what is there now, its class, temperature, room, and who may use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from lims_desktop import places, whereabouts
from lims_desktop.errors import Refused
from lims_desktop.places import Overstay
from lims_desktop.whereabouts import PlaceHere
from ui import pages
from ui.custody.itemtable import ItemTable
from ui.custody.target import class_badge, temperature_words
from ui.custody.wording import items_words, minute
from ui.duties import INSIDE
from ui.page import Page
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.words import paragraph

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

_NAMED = 6


@pages.register
class PlacePage(Page):
    """One storage location, opened by its number or by the code on its label."""

    name = "place"
    duties = INSIDE
    icon = "place"
    order = 210
    title = QT_TRANSLATE_NOOP("pages", "Place")
    topics = frozenset({"item", "place"})
    in_rail = False

    def build(self) -> None:
        """Facts above, items below."""
        self.here: PlaceHere | None = None
        self.facts = QFrame()
        self.facts.setProperty("card", True)
        self.badges = tuple(BadgeLabel() for _ in range(5))
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for badge in self.badges:
            chips.addWidget(badge)
        chips.addStretch(1)
        self.admitted = paragraph("", "quiet")
        self.overdue = paragraph("", "fieldError")
        column = QVBoxLayout(self.facts)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(chips)
        column.addWidget(self.admitted)
        column.addWidget(self.overdue)
        self.items = ItemTable(self, with_where=False)
        self.items.empty_text = self.tr("Nothing is here.")
        self.content.addWidget(self.facts)
        self.content.addWidget(self.items, 1)
        self.content.addStretch(0)
        self.setFocusProxy(self.items)
        self._show(visible=False)

    def load(self, lab: Lab) -> PlaceHere | None:
        """The place and how many items it holds."""
        return whereabouts.at_place(lab, self.argument)

    def fill(self, here: PlaceHere | None) -> None:
        """Show the place and ask for its items, or say that there is no such place."""
        self.here = here
        self._show(visible=here is not None)
        if here is None:
            self.set_title(self.words())
            missing = self.desk.sentence(Refused("place.not_a_location", place=self.argument))
            self.notice.show_text(missing, tone="refused")
            return
        self.set_title(here.place.name, here.place.path)
        for label, badge in zip(self.badges, self._badges(here), strict=True):
            label.show_badge(badge)
        self.admitted.setText(self._who(here))
        self._show_overdue([])
        if here.place.limit_hours is not None:
            self.ask(places.overstaying, here.place.id, then=self._show_overdue)
        self.items.ask(place=here.place.id)

    @Slot(object)
    def _show_overdue(self, overstays: list[Overstay]) -> None:
        text = self.tr("Longer here than the limit allows: {items}.")
        one = self.tr("{number} since {at}, put here by {name}")
        named = [one.format(number=o.number, at=minute(o.since), name=o.stored_by) for o in overstays[:_NAMED]]
        rest = [self.tr("and {count} more").format(count=len(overstays) - _NAMED)] if len(overstays) > _NAMED else []
        self.overdue.setText(text.format(items="; ".join([*named, *rest])))
        self.overdue.setVisible(bool(overstays))

    def _badges(self, here: PlaceHere) -> list[Badge]:
        place = here.place
        room = self.tr("{count} of {capacity}").format(count=here.count, capacity=place.capacity)
        full = place.capacity is not None and here.count >= place.capacity
        count = Badge(room if place.capacity else items_words(here.count), "refused" if full else "info")
        limit = self.tr("at most {hours} h").format(hours=place.limit_hours) if place.limit_hours else ""
        cold = Badge(temperature_words(place), "info") if place.temperature_high is not None else Badge("")
        return [
            class_badge(place),
            cold,
            count,
            Badge(limit, "info"),
            Badge("") if place.active else Badge(self.tr("closed"), "refused"),
        ]

    def _who(self, here: PlaceHere) -> str:
        takes = ", ".join(here.place.accepts or ())
        only = self.tr("Takes only: {types}").format(types=takes) if takes else ""
        who = self.tr("Only for: {names}").format(names=", ".join(here.admitted)) if here.admitted else ""
        return " · ".join(part for part in (only, who or self.tr("Everybody who holds items may use it")) if part)

    def _show(self, *, visible: bool) -> None:
        self.facts.setVisible(visible)
        self.items.setVisible(visible)
