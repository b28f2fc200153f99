"""Item: where it is and since when, its facets, its custody, and everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QScrollArea, QTabWidget, QWidget

from lims_desktop import items, lists
from lims_desktop.errors import Refused
from lims_desktop.items import CustodyEvent, Hold, ItemLine, ItemView
from lims_desktop.lists import Term
from ui import pages
from ui.custody.board import HOLDERS
from ui.custody.report import offer_report
from ui.duties import INSIDE
from ui.holds.questions import MAY_HOLD, MAY_LIFT, HoldQuestions
from ui.item import tables
from ui.item.consuming import CONSUMERS, Consuming
from ui.item.details import Details
from ui.item.facets import Facets
from ui.item.labelling import ItemLabels
from ui.item.photographs import ItemPhotographs
from ui.item.questions import ItemQuestions
from ui.item.story import told
from ui.page import Page
from ui.parts.headings import Card
from ui.parts.ledgertable import LedgerTable
from ui.parts.photos import PhotoStrip
from ui.parts.scrolled import Scrolled
from ui.parts.tabbed import tabbed
from ui.parts.terms import Terms
from ui.parts.timeline import Event, Timeline

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

MAY_RAISE = HOLDERS | {"quality_manager"}


@dataclass(frozen=True)
class Shown:
    """An item, and the words of the lists when the page had none yet."""

    item: ItemView | None
    terms: list[Term]


@pages.register
class ItemPage(Page):
    """One item, opened by its number or by the code on one of its labels."""

    name = "item"
    duties = INSIDE
    icon = "item"
    order = 200
    title = QT_TRANSLATE_NOOP("pages", "Item")
    topics = frozenset({"item", "label", "attachment", "discrepancy", "retention"})
    in_rail = False

    def build(self) -> None:
        """The facets above, the tabs below."""
        self.item: ItemView | None = None
        self.terms = Terms()
        self.questions = ItemQuestions(self, lambda: self.terms)
        self.hold_questions = HoldQuestions(self, lambda: self.terms)
        self.consuming = Consuming(self)
        self.facets = Facets()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.content.addWidget(self.facets)
        self.content.addWidget(self.tabs, 1)
        self.content.addStretch(0)
        for part in (self.facets, self.tabs):
            part.hide()
        self._build_overview()
        self._build_tables()
        self._build_actions()
        self.setFocusProxy(self.timeline)

    def load(self, lab: Lab) -> Shown:
        """The item, in one question; the words of the lists once."""
        by_code = isinstance(self.argument, str)
        item = items.by_code(lab, self.argument) if by_code else items.view(lab, int(self.argument or 0))
        return Shown(item, [] if self.terms else lists.every_term(lab))

    def fill(self, shown: Shown) -> None:
        """Show the item, or say that there is none."""
        if shown.terms:
            self.terms = Terms(shown.terms, self.desk.language)
        self.item = shown.item
        for part in (self.facets, self.tabs, *self.gestures):
            part.setVisible(shown.item is not None)
        lies = shown.item is not None and shown.item.where_kind == "location"
        for part in self.in_hands:
            part.setVisible(shown.item is not None and not lies)
        for part in self.in_place:
            part.setVisible(lies)
        if shown.item is None:
            self._say_missing()
        else:
            self._show(shown.item)

    def wants(self, scan: Scan) -> bool:
        """A label of this item that was printed and is to be scanned back."""
        return self.labels.awaits(scan.text)

    def scanned(self, scan: Scan) -> None:
        """The printed label was scanned back."""
        self.labels.run.verify(scan.text)

    # -- making ------------------------------------------------------------------------------------------------

    def _build_overview(self) -> None:
        self.timeline = Timeline()
        self.timeline.opened.connect(self._correct)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.timeline)
        story = Card()
        story.content.addWidget(area)
        self.details = Details()
        beside = Scrolled(self.details)
        beside.setFixedWidth(372)
        self.details.case_wished.connect(lambda case: self.desk.open("case", case))
        self.details.item_wished.connect(lambda item: self.desk.open("item", item))
        overview = QWidget()
        row = QHBoxLayout(overview)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(16)
        row.addWidget(story, 1)
        row.addWidget(beside)
        self.tabs.addTab(overview, self.tr("C&ustody"))

    def _build_tables(self) -> None:
        make = tables.table
        alone = self.tr("Nothing was made from it, and nothing is in it.")
        self.family = make(self, tables.FAMILY, self.tr("Family"), alone)
        self.family.opened.connect(lambda row: self.desk.open("item", row.id))
        seals = tables.seal_columns(lambda: self.terms)
        self.seals = make(self, seals, self.tr("Seals"), self.tr("No seal was recorded."))
        self.labels = ItemLabels(self)
        self.labels.replace_wished.connect(self.questions.replace_label)
        self.strip = PhotoStrip(self, may_add=bool(self.desk.lab.me.duties & MAY_RAISE))
        self.photographs = ItemPhotographs(self, self.strip)
        holds = tables.hold_columns(lambda: self.terms)
        self.holds = make(self, holds, self.tr("Holds"), self.tr("Nothing holds this item."))
        self.holds.opened.connect(self._lift)
        differences = tables.discrepancy_columns(lambda: self.terms)
        self.discrepancies = make(self, differences, self.tr("Discrepancies"), self.tr("Nothing differs."))
        self.tabs.addTab(tabbed(self.family), self.tr("&Family"))
        self.tabs.addTab(tabbed(self.seals), self.tr("&Seals"))
        self.tabs.addTab(self.labels, self.tr("&Labels"))
        self.tabs.addTab(tabbed(self.strip, spring=True), self.tr("&Photographs"))
        self.tabs.addTab(tabbed(self.holds), self.tr("&Holds"))
        self.tabs.addTab(tabbed(self.discrepancies), self.tr("&Discrepancies"))
        self.ledger = LedgerTable(self)
        self.tabs.addTab(tabbed(self.ledger), self.tr("L&edger"))
        self.tabs.currentChanged.connect(self._looked_at)

    def _build_actions(self) -> None:
        mine = self.desk.lab.me.duties
        self.gestures: list[QWidget] = []
        self.in_hands: list[QPushButton] = []
        self.in_place: list[QPushButton] = []
        self.menu = QMenu(self)
        self.gestures += offer_report(self, "item", lambda: self.item.id if self.item else None)
        if not mine & (MAY_RAISE | MAY_HOLD):
            return
        if mine & HOLDERS:
            to_storage = partial(self._take_to, "storage")
            retrieve = QCoreApplication.translate("StoragePage", "Retrieve")
            self.in_hands = [
                self.add_button(self.tr("Hand over"), lambda: self._take_to("handover"), icon="handover"),
                self.add_button(self.tr("Store"), to_storage, icon="store"),
            ]
            self.in_place = [self.add_button(retrieve, to_storage, icon="retrieve")]
            self._add_holder_actions()
        if mine & CONSUMERS:
            self._add(self.tr("&Use up by analysis …"), self._consume)
        if mine & MAY_HOLD:
            self._add(self.tr("Set a &hold …"), self.questions.hold)
        if mine & MAY_RAISE:
            self._add(self.tr("Raise a &discrepancy …"), self.questions.discrepancy)
        self._add(self.tr("Raise a &nonconformity …"), self._raise_nonconformity)
        self.more = self.add_button(self.tr("More"), self._show_menu, icon="chevron-down")
        self.gestures.append(self.more)
        self.key("F2", self.tr("More"), self._show_menu)

    def _add_holder_actions(self) -> None:
        asked = self.questions
        self._add(self.tr("&Amend …"), asked.amend)
        self._add(self.tr("&Itemise …"), asked.itemise)
        self._add(self.tr("&Open the seal …"), asked.open_seal)
        self._add(self.tr("&Seal …"), asked.seal)
        self._add(self.tr("&Put into a container …"), asked.put_in)
        self._add(self.tr("Open as a &container"), self._open_container)
        self._add(self.tr("&Take out of its container"), self._take_out)
        self._add(self.tr("&Correct the chosen event …"), self._correct_chosen)
        self.menu.addSeparator()

    def _add(self, text: str, ask: Any) -> None:
        action = self.menu.addAction(text)
        action.triggered.connect(lambda: ask(self.item) if self.item else None)

    # -- showing -----------------------------------------------------------------------------------------------

    def _show(self, item: ItemView) -> None:
        kind = self.terms.word("carrier_kind" if item.is_carrier else "item_type", item.item_type)
        self.set_title(item.shown_number, " · ".join(part for part in (item.description, kind) if part))
        self.facets.show_item(item, self.terms)
        self.timeline.show_events(told(item.custody))
        self.details.show_item(item, self.terms)
        self.family.show_rows(tables.family(item))
        self.seals.show_rows(item.seals)
        self.labels.show_item(item, self.terms, self.desk.lab.laboratory.name)
        self.photographs.show_item(item)
        self.holds.show_rows(item.holds)
        self.discrepancies.show_rows(item.discrepancies)
        self._count_tabs(item)
        self._looked_at()
        self._say_superseded(item)

    def _count_tabs(self, item: ItemView) -> None:
        family = self.family.rows.rowCount()
        counts = (len(item.custody), family, len(item.seals), len(item.labels), len(item.photographs))
        for number, count in enumerate((*counts, len(item.holds), len(item.discrepancies))[: self.tabs.count()]):
            name = self.tabs.tabText(number).split("  ")[0]
            self.tabs.setTabText(number, f"{name}  {count}" if count else name)

    def _say_superseded(self, item: ItemView) -> None:
        if item.scanned and item.scanned.get("superseded_at"):
            self.notice.show_text(self.desk.sentence(Refused("custody.old_label", item=item.number)))

    def _say_missing(self) -> None:
        self.set_title(self.words())
        by_code = isinstance(self.argument, str)
        missing = (
            Refused("custody.unknown_label", code=self.argument)
            if by_code
            else Refused("item.unknown", item=self.argument)
        )
        self.notice.show_text(self.desk.sentence(missing), tone="refused")

    @Slot()
    def _looked_at(self) -> None:
        if self.item is not None and self.ledger.isVisible():
            self.ledger.ask(stream=f"item/{self.item.id}")

    # -- doing -------------------------------------------------------------------------------------------------

    def _show_menu(self) -> None:
        if self.item is not None:
            self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _take_to(self, page: str) -> None:
        if self.item is not None:
            self.desk.open(page, (line_of(self.item),))

    def _open_container(self, item: ItemView) -> None:
        """The container itself, or the one in which the item lies."""
        container = item.id if item.is_container else item.container
        if container is None:
            self.desk.messages.warn(self.tr("It is no container, and lies in none."))
        else:
            self.desk.open("containers", container)

    def _raise_nonconformity(self, item: ItemView) -> None:
        self.desk.open("nonconformities", ("item", item.id, item.number))

    def _consume(self, item: ItemView) -> None:
        self.consuming.ask(item.id)

    def _take_out(self, item: ItemView) -> None:
        self.act(items.containerise, [item.id], None)

    def _correct_chosen(self, _item: ItemView) -> None:
        """The event chosen in the timeline, or the newest."""
        if self.timeline.events:
            self._correct(self.timeline.events[max(0, self.timeline.current)])

    @Slot(object)
    def _correct(self, event: Event) -> None:
        if self.item and isinstance(event.key, CustodyEvent) and self.desk.lab.me.duties & HOLDERS:
            self.questions.correct(self.item, event.key)

    @Slot(object)
    def _lift(self, hold: Hold) -> None:
        if hold.lifted_at is None and self.desk.lab.me.duties & MAY_LIFT:
            self.hold_questions.lift(hold.id, hold.kind, hold.authority)


def line_of(item: ItemView) -> ItemLine:
    """The item as a line that another page can put on its list."""
    from lims_desktop.custody import HeldItem

    shared = {name: getattr(item, name) for name in ItemLine.__dataclass_fields__}
    return HeldItem(**shared, case_number=item.case.number if item.case else "")
