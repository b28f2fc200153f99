"""The result of a count: totals as badges, and everything that does not agree as a list."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lims_desktop.inventory import Difference, InventoryView, Result
from ui.inventory.tables import DifferencesTable
from ui.page import Page
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.headings import Card
from ui.parts.words import paragraph

KINDS = ("missing", "misplaced", "unknown", "uncounted", "explained", "superseded")


class ResultPanel(QWidget):
    """What a count found, before and after it is closed; a blind one says nothing before."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.totals = Card()
        self.totals.set_title(self.tr("Result"))
        self.totals.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._chips = [BadgeLabel() for _ in range(7)]
        row = QHBoxLayout()
        row.setSpacing(8)
        for chip in self._chips:
            row.addWidget(chip)
        row.addStretch(1)
        self.about = paragraph("", "quiet")
        self.totals.content.addLayout(row)
        self.totals.content.addWidget(self.about)
        self.differences = DifferencesTable(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.totals)
        column.addWidget(self.differences, 1)
        column.addStretch(0)
        self.differences.opened.connect(
            lambda row: page.desk.open("item", row[1].item_id) if row[1].item_id is not None else None
        )

    def show_result(self, view: InventoryView) -> None:
        """Show it; None while it is blind."""
        result = view.result
        self.differences.setVisible(result is not None)
        badges = [] if result is None else self._badges(result)
        for chip, badge in zip(self._chips, badges + [Badge("")] * (7 - len(badges)), strict=True):
            chip.show_badge(badge)
        self.about.setText(self._about(view))
        self.differences.root = view.place
        self.differences.show_rows([] if result is None else rows_of(result))

    def _badges(self, result: Result) -> list[Badge]:
        many = [
            (self.tr("{count} expected"), result.expected, "neutral", True),
            (self.tr("{count} found"), result.found, "good", True),
            (self.tr("{count} missing"), len(result.missing), "refused", bool(result.missing)),
            (self.tr("{count} misplaced"), len(result.misplaced), "warning", bool(result.misplaced)),
            (self.tr("unknown codes: {count}"), len(result.unknown), "refused", bool(result.unknown)),
            (self.tr("places not counted: {count}"), len(result.uncounted), "refused", bool(result.uncounted)),
            (self.tr("{count} moved meanwhile"), len(result.explained), "info", bool(result.explained)),
        ]
        return [Badge(text.format(count=count), tone) for text, count, tone, shown in many if shown]

    def _about(self, view: InventoryView) -> str:
        if view.result is None:
            return self.tr("This is a blind inventory: what was expected is told when it is closed.")
        said = []
        if view.result.inside:
            inside = self.tr("{count} items counted with their container and were not seen themselves.")
            said.append(inside.format(count=view.result.inside))
        if view.state == "OPEN":
            said.append(self.tr("As of now. Signing and closing records it; missing items become discrepancies."))
        return " ".join(said) or self.tr("Recorded in the custody of every item.")


def rows_of(result: Result) -> list[tuple[str, Difference]]:
    """Every difference with its kind, the gravest first."""
    places = [Difference(place=path) for path in result.uncounted]
    lists = {kind: getattr(result, kind) for kind in KINDS} | {"uncounted": places}
    return [(kind, one) for kind in KINDS for one in lists[kind]]
