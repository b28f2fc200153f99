"""The facets of an item, each on its own: custody, seal, analysis, holds, condition. Never one status."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lims_desktop.items import Hold, ItemView
from ui import icons
from ui.custody.wording import age_words, analysis_words, discrepancies_words, minute, where_icon, where_words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.elided import Elided
from ui.parts.terms import Terms

_ANALYSIS_TONES = {"complete": "good", "in_progress": "info", "pending": "info", "exhausted": "warning"}
_BAD_CONDITIONS = frozenset({"wet", "leaking", "package-torn", "damaged", "mouldy", "insufficient", "warm"})


class Facets(QFrame):
    """Where the item is now and since when, and a chip for every facet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._icon = QLabel()
        self._where = Elided("", "large")
        self._since = Elided("", "quiet")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._chips.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._where)
        texts.addWidget(self._since)
        texts.addSpacing(6)
        texts.addLayout(self._chips)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)

    def show_item(self, item: ItemView, terms: Terms) -> None:
        """Show this item's facets."""
        icons.put(self._icon, where_icon(item), "accent", 32)
        self._where.setText(where_words(item))
        self._since.setText(self._how_long(item))
        while self._chips.count() > 1:
            chip = self._chips.takeAt(0)
            if chip is not None and (widget := chip.widget()):
                widget.hide()
                widget.deleteLater()
        for number, badge in enumerate(self.badges(item, terms)):
            self._chips.insertWidget(number, BadgeLabel(badge))
        self.setAccessibleName(", ".join([where_words(item), *(badge.text for badge in self.badges(item, terms))]))

    def badges(self, item: ItemView, terms: Terms) -> list[Badge]:
        """The chips in their order."""
        chips = [self._custody(item), self._seal(item)]
        chips += [] if item.is_carrier else [self._analysis(item)]
        chips += [self._hold(hold, terms) for hold in standing(item.holds, item.asked_at)] or [
            Badge(self.tr("No holds"))
        ]
        chips.append(self._room(item) if item.is_carrier else self._condition(item, terms))
        if item.biological:
            chips.append(Badge(self.tr("Biological"), "warning"))
        if item.retention and item.retention.state == "REVIEW_DUE":
            chips.append(Badge(self.tr("Retention review due"), "warning"))
        if item.controlled:
            chips.append(Badge(self.tr("Controlled"), "warning"))
        if open_ones := [one for one in item.discrepancies if one.state in ("RAISED", "INVESTIGATING")]:
            chips.append(Badge(discrepancies_words(len(open_ones)), "refused"))
        return chips

    def _how_long(self, item: ItemView) -> str:
        if item.placed_at is None or item.asked_at is None:
            return ""
        since = self.tr("since {moment} ({age})")
        return since.format(moment=minute(item.placed_at), age=age_words(item.asked_at - item.placed_at))

    def _custody(self, item: ItemView) -> Badge:
        kinds = {
            "person": Badge(self.tr("In a person's hands"), "info"),
            "location": Badge(self.tr("Stored"), "good"),
            "transit": Badge(self.tr("On its way"), "warning"),
            "external": Badge(self.tr("Outside the laboratory"), "warning"),
        }
        if item.standing == "REFUSED":
            return Badge(self.tr("Refused at the counter"), "refused")
        return kinds.get(item.where_kind or "", Badge(self.tr("No custody recorded"), "refused"))

    def _seal(self, item: ItemView) -> Badge:
        closed = [seal for seal in item.seals if seal.opened_at is None]
        if not item.seals:
            return Badge(self.tr("Never sealed"))
        if not closed:
            return Badge(self.tr("Seal open"), "warning")
        if any(seal.state != "intact" for seal in closed):
            return Badge(self.tr("Seal not intact"), "refused")
        return Badge(self.tr("Sealed"), "good")

    def _analysis(self, item: ItemView) -> Badge:
        return Badge(analysis_words(item.analysis), _ANALYSIS_TONES.get(item.analysis, "neutral"))

    def _hold(self, hold: Hold, terms: Terms) -> Badge:
        return Badge(self.tr("Hold: {kind}").format(kind=terms.word("hold_kind", hold.kind)), "refused")

    def _room(self, item: ItemView) -> Badge:
        """How much lies in a carrier."""
        many = len(item.contents)
        if item.positions is None:
            return Badge(self.tr("{count} inside").format(count=many), "info")
        return Badge(self.tr("{count} of {positions} positions").format(count=many, positions=item.positions), "info")

    def _condition(self, item: ItemView, terms: Terms) -> Badge:
        if item.condition is None:
            return Badge(self.tr("Condition not recorded"))
        tone = "warning" if item.condition in _BAD_CONDITIONS else "neutral"
        return Badge(terms.word("condition", item.condition), tone)


def standing(holds: list[Hold], now: datetime | None) -> list[Hold]:
    """The holds that stand at this moment: neither lifted nor expired."""
    return [
        hold
        for hold in holds
        if hold.lifted_at is None and (hold.expires_at is None or now is None or hold.expires_at > now)
    ]
