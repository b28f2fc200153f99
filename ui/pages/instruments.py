"""Instruments and reagents: what may be used today and until when, what was done to it, what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from devices.printers import Outcome
from lims_desktop import instruments, lists
from lims_desktop.codes import Kind
from lims_desktop.instruments import Instrument, InstrumentEvent, Lot
from ui import pages
from ui.custody.wording import minute
from ui.devices import asking
from ui.instruments import wording
from ui.instruments.questions import Questions
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.buttons import button, rename
from ui.parts.notice import Notice
from ui.parts.seen import hide_unless
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

LEADERS = frozenset({"technical_reviewer", "laboratory_manager", "quality_manager"})
WORKERS = LEADERS | {"analyst", "medical_examiner"}
_SHORT = 200


@dataclass(frozen=True)
class Store:
    """Instruments, lots that are not used up, the reagents a lot may be of, and the words for kinds."""

    instruments: list[Instrument]
    lots: list[Lot]
    reagents: list[tuple[int, str]]
    terms: Terms


@pages.register
class InstrumentsPage(Page):
    """Two lists; a scanned label goes to its line."""

    name = "instruments"
    icon = "balance"
    group = "casework"
    order = 185
    title = QT_TRANSLATE_NOOP("pages", "Instruments")
    topics = frozenset({"instrument", "lot", "reagent"})
    duties = WORKERS | {"auditor"}

    def build(self) -> None:
        """A list of instruments with the story of the chosen one, and a list of lots."""
        self.today = date.today()  # noqa: DTZ011 - validity is in days of the place where one works
        self.store = Store([], [], [], Terms())
        self.questions = Questions(self)
        self.questions.doubted.connect(self._offer_recall)
        self.offer = Notice()
        self.instruments = Table(self, self._instrument_columns(), words="instruments", key="id")
        self.instruments.empty_text = self.tr("No instrument yet.")
        self.story = Table(self, self._story_columns(), words="instruments", key="id")
        self.story.empty_text = self.tr("Choose an instrument.")
        self.story.setMaximumHeight(_SHORT)
        self.lots = Table(self, self._lot_columns(), words="instruments", key="id")
        self.lots.empty_text = self.tr("No lot is at hand. A reagent is entered once, and then each lot of it.")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._arrange()
        self.instruments.chosen.connect(self._choose)
        self.lots.chosen.connect(self._chosen_lot)
        self.setFocusProxy(self.instruments)

    def load(self, lab: Lab) -> Store:
        """Everything that is at hand."""
        terms = Terms(lists.every_term(lab), self.desk.language)
        return Store(instruments.instruments(lab), instruments.lots(lab), instruments.reagents(lab), terms)

    def fill(self, store: Store) -> None:
        """Show it; what may not be used stands first."""
        self.store = store
        bad = ("refused", "warning", "good", "neutral")
        order = {tone: number for number, tone in enumerate(bad)}
        of = partial(wording.instrument_badge, today=self.today)
        self.instruments.show_rows(sorted(store.instruments, key=lambda one: (order[of(one).tone], one.name)))
        self.lots.show_rows(
            sorted(store.lots, key=lambda one: (order[wording.lot_badge(one, self.today).tone], one.name))
        )
        self._go_to_wished()
        if self.instruments.current is not None:
            self._choose(self.instruments.current)

    def wants(self, scan: Scan) -> bool:
        """A label of an instrument or a lot."""
        return scan.ok and scan.text[:1] in (Kind.INSTRUMENT, Kind.LOT)

    def scanned(self, scan: Scan) -> None:
        """Go to its line."""
        table = self.instruments if scan.text.startswith(Kind.INSTRUMENT) else self.lots
        codes = [row.code for row in table.rows.rows]
        if scan.text in codes:
            self.tabs.setCurrentIndex(0 if table is self.instruments else 1)
            table.selectRow(codes.index(scan.text))

    # -- own ---------------------------------------------------------------------------------------------------

    def _go_to_wished(self) -> None:
        """The instrument of this number, or the lot of this name, that another page sent us to."""
        wished, self.argument = self.argument, None
        for tab, table in enumerate((self.instruments, self.lots)):
            named = [row.id if tab == 0 else row.number for row in table.rows.rows]
            if wished is not None and wished in named:
                self.tabs.setCurrentIndex(tab)
                table.selectRow(named.index(wished))

    def _arrange(self) -> None:
        mine = self.desk.lab.me.duties
        leads, works = bool(mine & LEADERS), bool(mine & WORKERS)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 12, 0, 0)
        column.addLayout(self._row(
            (button(self.tr("&New instrument …"), self._add, icon="plus"), leads),
            (button(self.tr("N&ote …"), self._note, primary=True), works),
            (button(self.tr("Its &kind …"), self._change_kind), leads),
            (button(self.tr("Print its &label"), self._print_instrument, icon="printer"), works),
            (button(self.tr("Re&call …"), partial(self._recall, "instrument"), icon="history"), True),
            (button(self.tr("Nonconfor&mity …"), partial(self._raise, "instrument")), True),
        ))  # fmt: skip
        column.addWidget(self.instruments, 1)
        column.addWidget(self.story)
        second = QWidget()
        column = QVBoxLayout(second)
        column.setContentsMargins(0, 12, 0, 0)
        self.quarantine_button = button(self.tr("&Quarantine …"), self._quarantine)
        column.addLayout(self._row(
            (button(self.tr("New &reagent …"), self.questions.add_reagent, icon="plus"), leads),
            (button(self.tr("Re&ceive a lot …"), self._receive, primary=True), works),
            (button(self.tr("&Use …"), self._use), works),
            (self.quarantine_button, works),
            (button(self.tr("Print its la&bel"), self._print_lot, icon="printer"), works),
            (button(self.tr("Rec&all …"), partial(self._recall, "lot"), icon="history"), True),
            (button(self.tr("Nonconfor&mity …"), partial(self._raise, "lot")), True),
        ))  # fmt: skip
        column.addWidget(self.lots, 1)
        self.tabs.addTab(first, self.tr("&Instruments"))
        self.tabs.addTab(second, self.tr("Reagents and r&eference materials"))
        self.content.addWidget(self.offer)
        self.content.addWidget(self.tabs, 1)

    def _raise(self, subject: str) -> None:
        """A nonconformity about the chosen instrument or lot."""
        row = (self.instruments if subject == "instrument" else self.lots).current
        if row is not None:
            self.desk.open("nonconformities", (subject, row.id, row.name))

    def _row(self, *offered: tuple[QPushButton, bool]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for made, may in offered:
            hide_unless(may, made)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _instrument_columns(self) -> tuple[Column, ...]:
        def badge(row: Instrument) -> Badge:
            return wording.instrument_badge(row, self.today)

        return (
            Column("name", QT_TRANSLATE_NOOP("instruments", "Instrument"), 200),
            Column("kind", QT_TRANSLATE_NOOP("instruments", "Kind"), 200, show=lambda row: self._kind(row.kind)),
            Column("state", QT_TRANSLATE_NOOP("instruments", "State"), 180, badge=badge),
            Column("calibration_due", QT_TRANSLATE_NOOP("instruments", "Calibrated until"), 130),
            Column(
                "model", QT_TRANSLATE_NOOP("instruments", "Model"), 180, show=lambda row: f"{row.maker} {row.model}"
            ),
            Column("serial", QT_TRANSLATE_NOOP("instruments", "Serial number"), 150, mono=True),
        )

    def _story_columns(self) -> tuple[Column, ...]:
        def outcome(row: InstrumentEvent) -> Badge | None:
            words = {"pass": (self.tr("passed"), "good"), "fail": (self.tr("failed"), "refused")}
            return Badge(*words[row.outcome]) if row.outcome else None

        return (
            Column("at", QT_TRANSLATE_NOOP("instruments", "When"), 140, show=lambda row: minute(row.at)),
            Column(
                "kind", QT_TRANSLATE_NOOP("instruments", "What"), 140, show=lambda row: wording.event_words(row.kind)
            ),
            Column("outcome", QT_TRANSLATE_NOOP("instruments", "Outcome"), 110, badge=outcome),
            Column("statement", QT_TRANSLATE_NOOP("instruments", "Statement"), 340),
            Column("name", QT_TRANSLATE_NOOP("instruments", "Who"), 160),
        )

    def _lot_columns(self) -> tuple[Column, ...]:
        def badge(row: Lot) -> Badge:
            return wording.lot_badge(row, self.today)

        def left(row: Lot) -> str:
            return f"{row.left_over} {row.unit}"

        return (
            Column("name", QT_TRANSLATE_NOOP("instruments", "Reagent"), 220),
            Column("number", QT_TRANSLATE_NOOP("instruments", "Lot"), 130, mono=True),
            Column("expires", QT_TRANSLATE_NOOP("instruments", "State"), 150, badge=badge),
            Column("received_at", QT_TRANSLATE_NOOP("instruments", "Expires"), 110, show=lambda row: str(row.expires)),
            Column("left_over", QT_TRANSLATE_NOOP("instruments", "Left"), 110, show=left, right=True),
            Column(
                "kind", QT_TRANSLATE_NOOP("instruments", "Kind"), 150, show=lambda row: wording.kind_words(row.kind)
            ),
            Column("quarantine", QT_TRANSLATE_NOOP("instruments", "Remark"), 200),
        )

    @Slot(object)
    def _choose(self, instrument: Instrument) -> None:
        self.ask(instruments.story, instrument.id, then=self.story.show_rows, key="story")

    @Slot(object)
    def _chosen_lot(self, lot: Lot) -> None:
        rename(self.quarantine_button, self.tr("&Let go …") if lot.quarantine else self.tr("&Quarantine …"))

    def _kind(self, code: str) -> str:
        return self.store.terms.word("instrument_kind", code)

    def _add(self) -> None:
        self.questions.add_instrument(self.store.terms.options("instrument_kind"))

    def _note(self) -> None:
        if self._of(self.instruments):
            self.questions.note(self.instruments.current)

    def _change_kind(self) -> None:
        if self._of(self.instruments):
            self.questions.kind(self.instruments.current, self.store.terms.options("instrument_kind"))

    def _receive(self) -> None:
        if not self.store.reagents:
            self.desk.messages.warn(self.tr("No reagent is known yet. Enter it first; its lots come afterwards."))
            return
        self.questions.receive(self.store.reagents)

    def _use(self) -> None:
        if self._of(self.lots):
            self.questions.use(self.lots.current)

    def _quarantine(self) -> None:
        if self._of(self.lots):
            self.questions.quarantine(self.lots.current)

    @Slot(str, int, str)
    def _offer_recall(self, kind: str, number: int, name: str) -> None:
        """Something failed: offer the question what was done with it since it was last found good."""
        text = self.tr("{name}: what was done with it since it was last found good?").format(name=name)
        self.offer.show_text(text, self.tr("Recall …"), partial(self.desk.open, "recall", f"{kind}/{number}"))

    def _recall(self, kind: str) -> None:
        table = self.instruments if kind == "instrument" else self.lots
        if self._of(table):
            self.desk.open("recall", f"{kind}/{table.current.id}")

    def _of(self, table: Table) -> bool:
        if table.current is None:
            self.desk.messages.warn(self.tr("Choose a line first."))
        return table.current is not None

    def _print_instrument(self) -> None:
        if self._of(self.instruments):
            row: Instrument = self.instruments.current
            self._print(
                row.code,
                row.name,
                f"{self._kind(row.kind)} · {row.serial}",
                self.tr("Until {day}").format(day=row.calibration_due),
            )

    def _print_lot(self) -> None:
        if self._of(self.lots):
            row: Lot = self.lots.current
            self._print(row.code, row.number, row.name, self.tr("Until {day}").format(day=row.expires))

    def _print(self, code: str, number: str, place: str, remark: str) -> None:
        printers = self.desk.bench.of_kind("printer") if self.desk.bench is not None else []
        if not printers:
            self.desk.messages.warn(self.tr("No label printer is attached to this station."))
            return
        fields = {
            "code": code,
            "number": number,
            "place": place,
            "class": remark,
            "laboratory": self.desk.lab.laboratory.name,
        }
        self.ask(
            asking.print_label, self.desk.bench, printers[0].name, "location", fields, then=self._printed, key="print"
        )

    def _printed(self, outcome: Outcome) -> None:
        if outcome.state == "sent":
            self.desk.messages.say(self.tr("The label was sent: scan it."))
        else:
            self.desk.messages.refuse(outcome.detail or outcome.state)
