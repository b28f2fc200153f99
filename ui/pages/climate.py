"""Temperatures: every place with a range and how it is, its curve, its excursions and what lay there then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop import climate
from lims_desktop.climate import Climate, Watched
from ui import pages
from ui.climate import importing
from ui.climate.attaching import Attaching
from ui.climate.curve import PlaceCurve
from ui.climate.entering import Entering
from ui.climate.happened import Happened
from ui.climate.importing import ImportDialog, Looked
from ui.climate.polling import RECORDERS, Polling
from ui.climate.words import degrees, state_badge
from ui.page import Page
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
_NARROW, _WIDE = 290, 370
_ORDER = {"out": 0, "silent": 1, "good": 2, "never": 3}


def _name(place: Watched) -> str:
    """The place itself first, then what it is in: that tells one fridge from another in a narrow column."""
    *above, name = place.path.split(" › ")
    return f"{name}  ‹ {above[-1]}" if above else name


def _newest(place: Watched) -> str:
    return degrees(place.value)


PLACES = (
    Column("path", QT_TRANSLATE_NOOP("climate", "Place"), 190, show=_name, sortable=False),
    Column("value", QT_TRANSLATE_NOOP("climate", "Now"), 80, show=_newest, right=True, sortable=False),
    Column("state", QT_TRANSLATE_NOOP("climate", "State"), 134, badge=state_badge, sortable=False),
)


@pages.register
class ClimatePage(Page):
    """Places at the left; the chosen one at the right."""

    name = "climate"
    icon = "cold"
    group = "laboratory"
    order = 695
    title = QT_TRANSLATE_NOOP("pages", "Temperatures")
    topics = frozenset({"climate", "place"})
    duties = RECORDERS | {"technical_reviewer", "administrative_reviewer", "auditor"}

    def build(self) -> None:
        """The table, the curve and the excursions."""
        mine = self.desk.lab.me.duties
        self.now: Climate | None = None
        self.table = Table(self, PLACES, words="climate", key="place_id")
        self.table.setAccessibleName(self.tr("Places with a temperature range"))
        self.table.empty_text = self.tr("No place has a temperature range. Give it one on the page of places.")
        self.curve = PlaceCurve(self)
        self.happened = Happened(self, bool(mine & MANAGERS))
        self.entering = Entering(self, lambda _recorded: self.reload())
        self.attaching = Attaching(self, self._attached)
        self.polling = Polling(self.desk, self)
        self.polling.recorded.connect(self.reload)
        self._lay_out_parts()
        self.setFocusProxy(self.table)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda place: self.desk.open("place", place.place_id))
        self.happened.changed.connect(self.reload)
        if mine & RECORDERS:
            self.add_button(self.tr("Attach a logger …"), self._attach, icon="devices")
            self.add_button(self.tr("Import a file …"), self._import, icon="download")
            self.add_button(self.tr("Enter a reading …"), self.enter, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("Enter a reading"), self.enter)
            self.key("Ctrl+I", self.tr("Import a file"), self._import)
        if mine & MANAGERS:
            self.key("Ctrl+Return", self.tr("Acknowledge"), self.happened.acknowledge)
        self.key("Ctrl+Shift+N", self.tr("Nonconformity"), self._raise)

    def load(self, lab: Lab) -> Climate:
        """How every place is now."""
        return climate.climate(lab)

    def fill(self, now: Climate) -> None:
        """Show them, those that need somebody first; one stands where one stood, or on the place that was asked for."""
        self.now = now
        wished = self.argument if isinstance(self.argument, int) else None
        places = sorted(now.places, key=lambda one: (not one.open, _ORDER[one.state], one.path))
        self.table.show_rows(places)
        row = next((n for n, one in enumerate(places) if one.place_id == wished), 0)
        if not places:
            self._show(None)
        elif self.table.current is None or (wished is not None and self.table.current.place_id != wished):
            self.table.selectRow(row)
        self._count(now)

    def wants(self, scan: Scan) -> bool:
        """The label of a place with a range: its temperature is entered."""
        return scan.ok and self._labelled(scan.text) is not None

    def scanned(self, scan: Scan) -> None:
        """Ask for the temperature of this place."""
        place = self._labelled(scan.text)
        if place is not None and self.now is not None:
            self.table.selectRow(self.table.rows.rows.index(place))
            if self.desk.lab.me.duties & RECORDERS:
                self.entering.ask(self.now.places, place)

    def _raise(self) -> None:
        """A nonconformity about the chosen excursion."""
        excursion = self.happened.table.current
        if excursion is None:
            self.desk.messages.warn(self.tr("Choose an excursion first."))
        else:
            self.desk.open("nonconformities", ("excursion", excursion.id, excursion.path))

    @Slot()
    def enter(self) -> None:
        """Enter the reading of the chosen place."""
        if self.now is not None:
            self.entering.ask(self.now.places, self.table.current)

    def import_file(self, path: Path) -> None:
        """Look at a file before it is recorded."""
        place = self.table.current
        if place is not None:
            then = lambda file: self._preview(place, path.name, file)  # noqa: E731
            self.ask(importing.read_file, path, then=then, key="file")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list gives way first."""
        super().resizeEvent(event)
        self.table.setFixedWidth(max(_NARROW, min(_WIDE, self.width() // 3)))

    # -- own ---------------------------------------------------------------------------------------------------

    def _lay_out_parts(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.curve, 1)
        column.addWidget(self.happened, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table)
        row.addWidget(right, 1)
        self.content.addLayout(row, 1)

    @Slot(object)
    def _choose(self, place: Watched) -> None:
        self.argument = place.place_id
        self._show(place)

    def _show(self, place: Watched | None) -> None:
        if self.now is not None:
            self.curve.show_place(place, self.now)
        self.happened.show_place(place)

    def _count(self, now: Climate) -> None:
        out = sum(one.state == "out" for one in now.places)
        waiting = sum(one.open for one in now.places)
        parts = [self.tr("{count} places").format(count=len(now.places))]
        parts += [self.tr("{count} out of range").format(count=out)] if out else []
        parts += [self._waiting(waiting)] if waiting else []
        self.set_title(self.words(), "  ·  ".join(parts))

    def _waiting(self, count: int) -> str:
        if count == 1:
            return self.tr("1 excursion to acknowledge")
        return self.tr("{count} excursions to acknowledge").format(count=count)

    def _labelled(self, code: str) -> Watched | None:
        places = self.now.places if self.now else []
        return next((one for one in places if one.code == code), None)

    def _preview(self, place: Watched, name: str, file: Looked) -> None:
        dialog = ImportDialog(self, place, name, file)
        dialog.then = self.reload
        dialog.open()

    def _import(self) -> None:
        if self.table.current is None:
            return
        path = importing.choose_file(self)
        if path is not None:
            self.import_file(path)

    def _attach(self) -> None:
        if self.now is not None:
            self.attaching.ask(self.now.places, self.table.current)

    def _attached(self) -> None:
        self.polling.look()
