"""Places: the storage tree with its classes, its use and its labels; managers add, close and admit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea

from lims_desktop.places import PlaceAdded
from ui import pages
from ui.page import Page
from ui.parts.buttons import button, danger
from ui.people.words import short_label_badge
from ui.places.card import PlaceCard
from ui.places.labelling import PlaceLabels
from ui.places.moving import Moving
from ui.places.questions import Questions
from ui.places.storage import Spot, Storage, storage
from ui.places.tree import PlaceTree

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
PRINTERS = MANAGERS | {"evidence_technician", "analyst", "scenes_of_crime_officer", "medical_examiner"}
_SIDE = 340


@pages.register
class PlacesPage(Page):
    """The tree at the left, the place one stands on at the right."""

    name = "places"
    icon = "tree"
    group = "laboratory"
    order = 690
    title = QT_TRANSLATE_NOOP("pages", "Places")
    topics = frozenset({"place", "label", "person"})
    duties = PRINTERS | {"technical_reviewer", "administrative_reviewer", "auditor"}

    def build(self) -> None:
        """The tree and the card."""
        mine = self.desk.lab.me.duties
        self.manages = bool(mine & MANAGERS)
        self.storage = Storage((), (), ())
        self._wished = 0
        self._types: dict[str, str] = {}
        self.questions = Questions(self, lambda: self.storage)
        self.tree = PlaceTree(self, movable=self.manages)
        self.moving = Moving(self, self._find, self.tree.below)
        self.card = PlaceCard(self.manages)
        self.labels = PlaceLabels(self)
        self.labels.setVisible(bool(mine & PRINTERS))
        self._fill_card()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedWidth(_SIDE)
        area.setWidget(self.card)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.tree, 1)
        row.addWidget(area)
        self.content.addLayout(row, 1)
        self.setFocusProxy(self.tree)
        self.tree.chosen.connect(self._choose)
        self.tree.itemSelectionChanged.connect(self._select)
        self.tree.opened.connect(lambda spot: self.desk.open("place", spot.id))
        self.tree.dropped.connect(self.moving.ask)
        self.card.dismissed.connect(self.questions.dismiss)
        self.labels.changed.connect(self._show_labels)
        self._make_keys()

    def load(self, lab: Lab) -> Storage:
        """The whole tree."""
        return storage(lab)

    def fill(self, answer: Storage) -> None:
        """Show it; one stands where one stood, or on what was just added."""
        self.storage = answer
        self._types = {term.code: term.named(self.desk.language) for term in answer.item_types}
        self.tree.empty_text = self._what_comes_first()
        self.card.setVisible(bool(answer.spots))
        self.tree.show_spots(answer.spots)
        if self._wished and self.tree.choose(self._wished):
            self._wished = 0
        self._choose(self.tree.current)
        count = self.tr("{count} places").format(count=len(answer.spots))
        self.set_title(self.words(), count)

    def wants(self, scan: Scan) -> bool:
        """The labels of a place that moves; a label just printed, scanned back; any other place is opened."""
        return scan.ok and (self.moving.scanning or scan.text in self.labels.run.labels)

    def scanned(self, scan: Scan) -> None:
        """Move by labels, or prove the label."""
        if self.moving.scanning:
            self.moving.take(scan.text)
        else:
            self.labels.run.verify(scan.text)

    # -- own ---------------------------------------------------------------------------------------------------

    def _what_comes_first(self) -> str:
        if self.manages:
            return self.tr(
                "No place yet. A site comes first; rooms, shelves, vaults and refrigerators are added inside."
            )
        return self.tr("No place yet. A laboratory manager or a quality manager enters them.")

    def _fill_card(self) -> None:
        self.below_button = button(self.tr("Choose everything &inside"), self.choose_below)
        self.card.label_room.addWidget(self.labels)
        self.card.label_room.addWidget(self.below_button)
        self.card.keys_room.insertWidget(0, button(self.tr("&Open"), self._open))
        if self.manages:
            self.close_button = danger(self.tr("Close it …"), self._close)
            self.card.keys_room.insertWidget(1, button(self.tr("&Add inside …"), self._add_inside))
            self.card.more_room.insertWidget(0, button(self.tr("C&hange …"), self._amend, icon="edit"))
            self.card.more_room.insertWidget(1, self.close_button)
            self.card.admit_room.insertWidget(0, button(self.tr("Ad&mit somebody …"), self._admit))

    def _make_keys(self) -> None:
        if self.manages:
            self.add_button(self.tr("Open again …"), self.questions.reopen, icon="unlock")
            self.add_button(self.tr("Move by scanning"), self.moving.start, icon="scan")
            self.add_button(self.tr("New site …"), self._add_site, icon="plus")
            self.key("Ctrl+M", self.tr("Move by scanning"), self.moving.start)
            self.key("Ctrl+E", self.tr("Change"), self._amend)
            self.key("Ctrl+N", self.tr("Add inside"), self._add_inside)
        self.key("Ctrl+P", self.tr("Print labels"), self.labels.print_chosen)

    @Slot()
    def choose_below(self) -> None:
        """Choose a place and everything in it, for instance to print all its labels."""
        spot = self.tree.current
        if spot is not None:
            for one in self.tree.below(spot.id):
                self.tree.select(one.id)

    @Slot(object)
    def _choose(self, spot: Spot | None) -> None:
        self.card.show_spot(spot, self._types)
        self._select()

    @Slot()
    def _select(self) -> None:
        if not self.labels.run.is_printing:
            self.labels.choose(self.tree.selected())

    @Slot()
    def _show_labels(self) -> None:
        for row in self.labels.run.labels.values():
            spot = next((one for one in self.storage.spots if one.label and one.label.code == row.code), None)
            if spot is not None:
                self.tree.show_label(spot.id, short_label_badge(row.state))

    def _open(self) -> None:
        if self.tree.current is not None:
            self.desk.open("place", self.tree.current.id)

    def _add_site(self) -> None:
        self.questions.add(None, self._added)

    def _add_inside(self) -> None:
        self.questions.add(self.tree.current, self._added)

    def _added(self, added: PlaceAdded) -> None:
        self._wished = added.id

    def _amend(self) -> None:
        if self.tree.current is not None:
            self.questions.amend(self.tree.current)

    def _find(self, place: int | str) -> Spot | None:
        """The place with this number, or with this label."""
        for spot in self.storage.spots:
            if spot.id == place or (spot.label is not None and spot.label.code == place):
                return spot
        return None

    def _close(self) -> None:
        if self.tree.current is not None:
            self.questions.close(self.tree.current)

    def _admit(self) -> None:
        if self.tree.current is not None:
            self.questions.admit(self.tree.current)
