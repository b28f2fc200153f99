"""How far a count is: of how many how much, place by place, and who counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtWidgets import QProgressBar, QWidget

from lims_desktop.inventory import InventoryView, PlaceCount, Scan
from ui.inventory.tables import PlacesTable
from ui.page import Page
from ui.parts.headings import Card
from ui.parts.words import paragraph, words


class Progress(Card):
    """The numbers at the right of the scans; each scan adds to them, nothing is asked again."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Progress"))
        self.many = words("", "title")
        self.bar = QProgressBar(textVisible=False)
        self.places = PlacesTable(page)
        self.counters = paragraph("", "quiet")
        for part in (self.many, self.bar, self.places, self.counters):
            self.content.addWidget(part)
        self.content.setStretch(3, 1)
        self._places: dict[int, PlaceCount] = {}
        self._expected: int | None = None
        self._scanned = 0

    @property
    def uncounted(self) -> int:
        """How many places nobody scanned yet."""
        return sum(not place.counted for place in self._places.values())

    def begin(self, view: InventoryView, scans: list[Scan]) -> None:
        """Show a count from its beginning."""
        here = Counter(scan.here_id for scan in scans if scan.outcome not in ("place", "unknown"))
        self._places = {place.id: replace(place, scanned=here[place.id]) for place in view.places}
        known = [place.expected for place in view.places if place.expected is not None]
        self._expected = sum(known) if known else None
        self._scanned = sum(here.values())
        self.places.show_rows(list(self._places.values()))
        self.show_counters(view)
        self._tell()

    def show_counters(self, view: InventoryView) -> None:
        """Who counts, and who has signed."""
        signed = self.tr("{name} (signed)")
        names = [signed.format(name=one.name) if one.signed_for == view.digest else one.name for one in view.counters]
        self.counters.setText(self.tr("Counting: {names}").format(names=", ".join(names)))

    def add(self, scan: Scan) -> None:
        """One more."""
        place = self._places.get(scan.here_id or scan.place_id or 0)
        if scan.outcome == "place":
            place = self._places.get(scan.place_id or 0)
            self._show(replace(place, counted=True)) if place else None
        elif scan.outcome != "unknown":
            self._scanned += 1
            self._show(replace(place, scanned=place.scanned + 1)) if place else None
        self._tell()

    def _show(self, place: PlaceCount) -> None:
        self._places[place.id] = place
        self.places.put(place)

    def _tell(self) -> None:
        blind = self._expected is None
        text = self.tr("{count} counted") if blind else self.tr("{count} of {expected}")
        self.many.setText(text.format(count=f"{self._scanned:,}", expected=f"{self._expected or 0:,}"))
        self.bar.setVisible(not blind)
        self.bar.setRange(0, max(1, self._expected or 0))
        self.bar.setValue(min(self._scanned, self._expected or 0))
