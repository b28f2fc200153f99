"""My bench: what I hold and since when, what awaits my acceptance, what I offered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop import custody
from lims_desktop.custody import Bench, ConflictedWork, HeldItem
from ui import pages
from ui.custody.board import HOLDERS
from ui.custody.holding import held_column
from ui.custody.offers import Offers
from ui.custody.wording import TOO_LONG_HELD, age_badge, items_words, minute
from ui.item.consuming import CONSUMERS, Consuming
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.buttons import rename
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@pages.register
class BenchPage(Page):
    """The items in my hands, the oldest first."""

    name = "bench"
    icon = "bench"
    order = 20
    title = QT_TRANSLATE_NOOP("pages", "My bench")
    topics = frozenset({"item", "person", "request"})
    duties = HOLDERS

    def build(self) -> None:
        """Offers above, what I hold below."""
        self.now = datetime.now(UTC)
        self.offers = Offers(self)
        self.held = Table(self, self._columns(), words="bench", key="id")
        self.held.setAccessibleName(self.tr("What I hold"))
        self.held.empty_text = self.tr("Your hands are free. What you receive, retrieve or accept is listed here.")
        self.held.opened.connect(lambda item: self.desk.open("item", item.id))
        self.held.selectionModel().selectionChanged.connect(self._count_chosen)
        self.content.addWidget(self.offers)
        self.content.addWidget(self.held, 1)
        self.store_button = self.add_button(self.tr("Store"), lambda: self._take_to("storage"), icon="store")
        self.give_button = self.add_button(self.tr("Hand over"), lambda: self._take_to("handover"), icon="handover")
        self.send_button = self.add_button(self.tr("Dispatch"), lambda: self._take_to("transit"), icon="transit")
        if self.desk.lab.me.duties & CONSUMERS:
            self.consuming = Consuming(self)
            self.use_button = self.add_button(self.tr("Use up …"), self._use_up, icon="balance")
            self.key("Ctrl+U", self.tr("Use up by analysis"), self._use_up)
        self.key("Ctrl+S", self.tr("Store the chosen"), lambda: self._take_to("storage"))
        self.key("Ctrl+H", self.tr("Hand the chosen over"), lambda: self._take_to("handover"))
        self.key("Ctrl+D", self.tr("Dispatch the chosen"), lambda: self._take_to("transit"))
        self.setFocusProxy(self.held)

    def load(self, lab: Lab) -> Bench:
        """What I hold and what awaits me, in one question."""
        return custody.bench(lab)

    def fill(self, bench: Bench) -> None:
        """Show it; ages are by the server's clock."""
        self.now = bench.asked_at
        self.offers.show_offers(bench.offers)
        self.held.show_rows(bench.held)
        if bench.held and self.held.current is None:
            self.held.selectRow(0)
        self.set_title(self.words(), self._summary(bench))
        self._count_chosen()
        self._say_conflicts(bench.conflicts)

    def _say_conflicts(self, conflicts: list[ConflictedWork]) -> None:
        """What I have to put aside stands above everything else."""
        if conflicts:
            numbers = ", ".join(dict.fromkeys(one.case_number for one in conflicts))
            said = self.tr(
                "You have declared a conflict of interest and still have work of it: {cases}. Put it aside; whoever"
                " leads the section has been told and gives it to somebody else."
            )
            first = conflicts[0].request
            self.notice.show_text(
                said.format(cases=numbers), self.tr("Open the request"), lambda: self.desk.open("requests", first)
            )

    def _summary(self, bench: Bench) -> str:
        if not bench.held:
            return ""
        items = self.tr("{items} in your hands").format(items=items_words(len(bench.held)))
        late = sum(1 for item in bench.held if item.placed_at and self.now - item.placed_at >= TOO_LONG_HELD)
        too_long = self.tr("{count} of them for more than a week").format(count=late) if late else ""
        return " · ".join(part for part in (items, too_long) if part)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("age", QT_TRANSLATE_NOOP("bench", "Held for"), 105, badge=self._age),
            Column("number", QT_TRANSLATE_NOOP("bench", "Item"), 170, show=lambda item: item.shown_number, mono=True),
            Column("description", QT_TRANSLATE_NOOP("bench", "Description"), 220),
            held_column("bench"),
            Column("case_number", QT_TRANSLATE_NOOP("bench", "Case"), 130, mono=True),
            Column("placed_at", QT_TRANSLATE_NOOP("bench", "Since"), 150, show=lambda item: minute(item.placed_at)),
            Column("flags", QT_TRANSLATE_NOOP("bench", "Care"), 140, badge=care),
        )

    def _age(self, item: HeldItem) -> Badge | None:
        return age_badge(self.now - item.placed_at) if item.placed_at else None

    def _count_chosen(self) -> None:
        many = len(self.held.selected())
        named = (
            (self.store_button, self.tr("Store")),
            (self.give_button, self.tr("Hand over")),
            (self.send_button, self.tr("Dispatch")),
        )
        for made, words in named:
            rename(made, f"{words}  {many}" if many > 1 else words)
            made.setEnabled(many > 0)
        if self.desk.lab.me.duties & CONSUMERS:
            self.use_button.setEnabled(many == 1)

    def _use_up(self) -> None:
        """One item at a time: each has its own amount and purpose."""
        chosen = self.held.selected()
        if len(chosen) == 1:
            self.consuming.ask(chosen[0].id)

    def _take_to(self, page: str) -> None:
        if chosen := self.held.selected():
            self.desk.open(page, tuple(chosen))


def care(item: HeldItem) -> Badge | None:
    """What one has to mind about an item."""
    if item.controlled and item.biological:
        return Badge(QCoreApplication.translate("bench", "controlled, biological"), "warning")
    if item.controlled:
        return Badge(QCoreApplication.translate("bench", "controlled"), "warning")
    return Badge(QCoreApplication.translate("bench", "biological"), "warning") if item.biological else None
