"""Vials of a run: labels printed, scanned when loaded and again in the instrument's order; large, the scanner first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout

from devices.scan import shown as visible
from lims_desktop import vials
from lims_desktop.errors import Refused
from lims_desktop.vials import Labelled, Scanned, Stop, Vial, VialsView
from ui import pages
from ui.custody.wording import minute
from ui.devices import asking as devices
from ui.disposition.hall import HallText
from ui.duties import INSIDE, WORKERS
from ui.forms import long_text
from ui.methods.wording import named
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.headings import Card
from ui.table import Column
from ui.tableview import Table
from ui.worksheets.because import answer

if TYPE_CHECKING:
    from devices.printers import Outcome
    from devices.scan import Scan
    from lims_desktop.lab import Lab


_NOT_READ = frozenset({"scan.empty", "scan.cut_off", "scan.control_bytes", "scan.too_long"})


@pages.register
class VialsPage(Page):
    """Opened from a worksheet. Whatever is scanned here is held against the vial that is due."""

    name = "vials"
    duties = INSIDE
    icon = "scan"
    order = 52
    title = QT_TRANSLATE_NOOP("pages", "Vials")
    help = "verification"
    topics = frozenset({"worksheet", "position"})
    in_rail = False

    def build(self) -> None:
        """What is due in large type, and the run below it."""
        self.view: VialsView | None = None
        self._queue: list[Vial] = []
        self.round = HallText(self.desk.theme, 22, colour="quiet")
        self.due = HallText(self.desk.theme, 64, mono=True)
        self.said = HallText(self.desk.theme, 24)
        card = Card()
        for part in (self.round, self.due, self.said):
            card.content.addWidget(part)
        self.table = Table(self, self._columns(), words="vials", key="key")
        self.table.empty_text = self.tr("This run has no positions.")
        row = QHBoxLayout()
        row.addWidget(card, 1)
        self.content.addLayout(row)
        self.content.addWidget(self.table, 1)
        self.label_button = self.add_button(self.tr("Print the &labels"), self.print_labels, icon="printer")
        self.on_button = self.add_button(self.tr("&Go on …"), self.go_on, primary=True)
        self.key("F9", self.tr("Print the labels"), self.print_labels)
        self.key("Ctrl+Return", self.tr("Go on after a mismatch"), self.go_on)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> VialsView | None:
        """The vials in the order of the run."""
        return vials.view(lab, int(self.argument or 0))

    def fill(self, view: VialsView | None) -> None:
        """What is due now."""
        self.view = view
        if view is None:
            self.set_title(self.words())
            self.notice.show_text(self.desk.sentence(Refused("worksheet.unknown")), tone="refused")
            return
        self.set_title(self.tr("Vials of {worksheet}").format(worksheet=view.number))
        self.table.show_rows(view.vials)
        works = view.state == "RUNNING" and bool(self.desk.lab.me.duties & WORKERS)
        self.label_button.setVisible(works)
        self.on_button.setVisible(works and view.stop is not None)
        self._call(view)

    def wants(self, _scan: Scan) -> bool:
        """Every scan belongs to the round: what is no vial of it is a mismatch, and is kept as one."""
        return self.view is not None and self.view.state == "RUNNING" and self.view.round is not None

    def scanned(self, scan: Scan) -> None:
        """Hold it against the vial that is due, a foreign label too; a scan that was not read is scanned again."""
        assert self.view is not None
        if scan.problem in _NOT_READ:
            self.desk.messages.warn(self.tr("The scan could not be read; scan it again."))
        elif self.view.round is not None:
            self.act(vials.scan, self.view.worksheet, self.view.round, scan.text, then=self._scanned, act=uuid4())

    @Slot()
    def go_on(self) -> None:
        """After a mismatch: why, and whether the round begins anew."""
        if self.view is None or self.view.stop is None:
            return
        stop = self.view.stop
        why = self.desk.sentence(
            Refused("vial.why_go_on", place=stop.place, due=self._named(stop.due), found=self._found(stop))
        )
        asking = Asking(self.tr("Go on with the run"), why, self.tr("Go on"), self.desk.over)
        ways = [(False, self.tr("scan the vial that is due")), (True, self.tr("scan the whole round again"))]
        asking.form.add("anew", self.tr("&How to go on"), Choice(ways))
        asking.form.add("reason", self.tr("&Reason"), long_text(3))
        asking.require("reason")
        asking.form.fill({"anew": False})
        number = self.view.worksheet
        asking.given.connect(
            lambda said: answer(self, asking, vials.go_on, number, anew=bool(said["anew"]), reason=said["reason"])
        )
        asking.open()

    @Slot()
    def print_labels(self) -> None:
        """A label for every vial that has none yet; when all have one, for the chosen ones once more."""
        if self.view is None or not self.label_button.isVisible():
            return
        fresh = [vial.key for vial in self.view.vials if vial.code is None]
        if fresh:
            self.act(vials.label, self.view.worksheet, then=partial(self._labelled, fresh), act=uuid4())
        else:
            self._print(self.table.selected() or self.view.vials)

    # -- own ---------------------------------------------------------------------------------------------------

    def _call(self, view: VialsView) -> None:
        done = sum(1 for vial in view.vials if (vial.loaded if view.round == "load" else vial.instrument))
        rounds = {"load": self.tr("Loading: {done} of {total}"),
                  "instrument": self.tr("In the instrument: {done} of {total}")}  # fmt: skip
        words = rounds.get(view.round or "", self.tr("Every vial was scanned twice, in its order."))
        self.round.say(words.format(done=done, total=len(view.vials)), "quiet")
        due = view.due
        if view.stop is not None:
            due_here, found = self._named(view.stop.due), self._found(view.stop)
            said = Refused("vial.stopped", place=view.stop.place, due=due_here, found=found)
            self.due.say(self.tr("Stop"), "refused")
            self.said.say(self.desk.sentence(said), "refused")
        elif due is None:
            self.due.say("✓", "good")
            self.said.say("")
        elif due.code is None:
            self.due.say(f"{self._spot(due)} · {self._name(due)}")
            self.said.say(self.tr("Print the labels first."), "quiet")
        else:
            self.due.say(f"{self._spot(due)} · {self._name(due)}")
            self.said.say(self.tr("Scan this vial now."), "quiet")

    def _scanned(self, scanned: Scanned) -> None:
        if scanned.again:
            self.desk.messages.say(self.tr("This vial was taken already."))
        self.reload()

    def _labelled(self, fresh: list[str], _labelled: Labelled) -> None:
        self.ask(vials.view, int(self.argument or 0), then=partial(self._print_fresh, fresh))

    def _print_fresh(self, fresh: list[str], view: VialsView | None) -> None:
        self.fill(view)
        if view is not None:
            self._print([vial for vial in view.vials if vial.key in fresh])

    def _print(self, wanted: list[Vial]) -> None:
        """One after the other; the first that fails stops the row."""
        self._queue = list(wanted)
        if self.desk.bench is None or not self.desk.bench.of_kind("printer"):
            self.desk.messages.warn(self.tr("No label printer is attached to this station."))
            return
        self._print_next()

    def _print_next(self) -> None:
        if self._queue and self.desk.bench is not None:
            vial = self._queue.pop(0)
            bench, fields = self.desk.bench, self._label(vial)
            printer = bench.of_kind("printer")[0].name
            self.ask(devices.print_label, bench, printer, "vial", fields, then=self._printed, key="print")

    def _label(self, vial: Vial) -> dict[str, str]:
        """An item's number stands whole; the name of a control may be shortened, its worksheet's number not."""
        run = self.view.number if self.view else ""
        whole, about = (vial.item_number, run) if vial.item_number else (run, self._name(vial))
        return {"code": vial.code or "", "number": f"{self._spot(vial)} · {whole}", "description": about}

    def _printed(self, outcome: Outcome) -> None:
        if outcome.state != "sent":
            self.desk.tell(Refused(outcome.code, trouble=outcome.detail))
        elif self._queue:
            self._print_next()
        else:
            self.desk.messages.say(self.tr("The labels were sent."))

    def _spot(self, vial: Vial) -> str:
        """Its place, and which of several vials there: 3, or 3.2."""
        several = self.view is not None and self.view.read.replicates > 1
        return f"{vial.place}.{vial.replicate}" if several else str(vial.place)

    def _name(self, vial: Vial) -> str:
        return vial.item_number or self._named(vial.control or "")

    def _found(self, stop: Stop) -> str:
        """What was scanned and, when it is a vial of this run, of which place: its twin has the same name."""
        return f"{self._named(stop.found)} ({stop.found_place})" if stop.found_place else self._named(stop.found)

    def _named(self, what: str) -> str:
        """A control by its name; an item's number, or whatever was scanned, as it is."""
        names = {one.code: one for one in self.view.read.controls} if self.view else {}
        control = names.get(what)
        return named(control, self.desk.language) if control else visible(what)

    def _columns(self) -> tuple[Column, ...]:
        def when(which: str, row: Vial) -> str:
            at = getattr(row, which)
            return f"✓ {minute(at)}" if at else ""

        return (
            Column("place", QT_TRANSLATE_NOOP("vials", "Position"), 90, show=self._spot, right=True, sortable=False),
            Column("item_number", QT_TRANSLATE_NOOP("vials", "Item or control"), 260, show=self._name, sortable=False),
            Column("code", QT_TRANSLATE_NOOP("vials", "Vial"), 170, mono=True, sortable=False),
            Column("loaded", QT_TRANSLATE_NOOP("vials", "Loaded"), 170, show=partial(when, "loaded"), sortable=False),
            Column("instrument", QT_TRANSLATE_NOOP("vials", "In the instrument"), 170,
                   show=partial(when, "instrument"), sortable=False),
        )  # fmt: skip
