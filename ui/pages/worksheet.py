"""One worksheet: what the work uses, the run's values, the grid of items and controls, and what can be done now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from lims_desktop import worksheets
from lims_desktop.codes import Kind
from lims_desktop.errors import Conflict, LimsError, NeedsReason, Refused, Unreachable
from lims_desktop.methods.sheet import Sheet
from lims_desktop.worksheets import Entry, Position, Stepped, Used, WorksheetView
from ui import pages
from ui.duties import INSIDE, WORKERS
from ui.forms import long_text
from ui.methods.wording import named
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.badge import BadgeLabel
from ui.parts.buttons import button
from ui.parts.choice import Choice
from ui.parts.headings import Card
from ui.parts.words import paragraph, words
from ui.worksheets import tools
from ui.worksheets.because import answer, because
from ui.worksheets.grid import GridView
from ui.worksheets.runform import RunForm
from ui.worksheets.tools.look import say_unseen
from ui.worksheets.weighing import Reading, weigh
from ui.worksheets.wording import broken_text, state_badge

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

SEND_AFTER_MS = 400
REVIEWERS = WORKERS | {"technical_reviewer"}


@pages.register
class WorksheetPage(Page):
    """Opened by its number in the register of worksheets."""

    name = "worksheet"
    duties = INSIDE
    help = "worksheets"
    icon = "flask"
    order = 49
    title = QT_TRANSLATE_NOOP("pages", "Worksheet")
    topics = frozenset({"worksheet", "item"})
    in_rail = False

    def build(self) -> None:
        """What is used above, the run below it, the grid at the foot."""
        self.view: WorksheetView | None = None
        self.sheet: Sheet | None = None
        self.grid = GridView(self.desk.language, self.desk.sentence)
        self.run = RunForm(self.desk.language, self.desk.sentence)
        self.state, self.used = BadgeLabel(), paragraph("", "quiet")
        self.unsent = words("", "quiet")
        self._send_soon = QTimer(self, singleShot=True, interval=SEND_AFTER_MS)
        self._send_soon.timeout.connect(self.send)
        self.buttons: dict[str, QPushButton] = {}
        self._arrange()
        self._make_buttons()
        self.grid.grid.typed.connect(self._typed)
        self.grid.grid.refused.connect(self.desk.tell)
        self.run.typed.connect(self._typed)
        self.key("Ctrl+Return", self.tr("Start, submit or review"), self.go_on)
        self.key("F8", self.tr("Read the balance"), self.weigh)
        self.setFocusProxy(self.grid)

    def load(self, lab: Lab) -> WorksheetView | None:
        """Everything about it."""
        return worksheets.view(lab, int(self.argument or 0))

    def fill(self, view: WorksheetView | None) -> None:
        """Show it; what was not sent yet stays as it was typed."""
        if view is None:
            self.set_title(self.words())
            self.notice.show_text(self.desk.sentence(Refused("worksheet.unknown")), tone="refused")
            return
        same = self.view is not None and self.view.id == view.id and self.sheet is not None
        self.view = view
        if same and self.sheet is not None:
            self.sheet.refresh(view)
        else:
            self.sheet = Sheet(view)
        self._show(self.sheet, view)

    def leave(self) -> str | None:
        """What was typed and not sent."""
        waits = self.sheet is not None and (self.sheet.unsent or self.grid.grid.wrong)
        return self.tr("Some values are not in the record yet.") if waits else None

    def wants(self, scan: Scan) -> bool:
        """An instrument's or a lot's label belongs to the worksheet; an item's is shown in the grid."""
        return scan.ok and bool(scan.text) and scan.text[0] in (Kind.INSTRUMENT, Kind.LOT)

    def scanned(self, scan: Scan) -> None:
        """Take it into use."""
        if self.view is not None:
            self.act(worksheets.take, self.view.id, scan.text, then=self._stepped, act=uuid4())

    @Slot()
    def send(self) -> None:
        """Tell the laboratory what was typed; one act for everything that waits."""
        if not self.desk.is_open():
            return
        if self.sheet is not None and self.view is not None and self.sheet.unsent and not self.desk.work.acting:
            entries = self.sheet.to_send()
            self.act(worksheets.enter, self.view.id, entries, then=partial(self._sent, entries), refused=self._not_sent,
                     act=uuid4())  # fmt: skip
        elif self.sheet is not None and self.sheet.unsent:
            self._send_soon.start()

    def go_on(self) -> None:
        """The one thing that comes next."""
        for key in ("start", "submit", "review"):
            if self.buttons[key].isVisible():
                self.buttons[key].click()
                return

    def weigh(self) -> None:
        """Read the balance into the cell one stands on, digit for digit, with the bytes it sent."""
        index = self.grid.currentIndex()
        field = self.grid.grid.field_at(index) if index.isValid() else None
        if field is None or field.kind != "number":
            self.desk.messages.warn(self.tr("Go to a cell for a weight first."))
        elif self.desk.bench is None:
            self.desk.messages.warn(self.tr("No balance is attached to this station."))
        else:
            self.ask(weigh, self.desk.bench, field.unit, then=self._weighed, key="weigh")

    # -- own ---------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.state)
        top.addWidget(self.used, 1)
        top.addWidget(self.unsent)
        self.content.addLayout(top)
        card = Card()
        card.content.addWidget(self.run)
        self.content.addWidget(card)
        self.content.addWidget(self.grid, 1)

    def _make_buttons(self) -> None:
        def add(key: str, text: str, run: Any, *, primary: bool = False) -> None:
            self.buttons[key] = button(text, run, primary=primary)
            self.heading.beside.addWidget(self.buttons[key])

        self.menu = QMenu(self)
        self.more = self.add_button(self.tr("More"), self._show_menu, icon="chevron-down")
        self.key("F2", self.tr("More"), self._show_menu)
        add("repeat", self.tr("&Repeat …"), self._repeat)
        add("reopen", self.tr("&Back to the bench …"), self._reopen)
        add("start", self.tr("&Start"), partial(self._do, worksheets.start), primary=True)
        add("submit", self.tr("S&ubmit"), partial(self._do, worksheets.submit), primary=True)
        add("review", self.tr("Re&view"), self._review, primary=True)

    def _show(self, sheet: Sheet, view: WorksheetView) -> None:
        editable = view.state == "RUNNING" and not view.unseen and bool(self.desk.lab.me.duties & WORKERS)
        self.set_title(view.number, f"{named(sheet.method, self.desk.language)} · {view.analyst}")
        self.state.show_badge(state_badge(view.state))
        used = map(self._use, (*view.instruments, *view.lots))
        self.used.setText(" · ".join(part for part in (*used, self._still_needed(view)) if part))
        self.run.show_sheet(sheet, editable=editable)
        index = self.grid.currentIndex()
        self.grid.grid.show_sheet(sheet, editable=editable)
        if index.isValid():
            self.grid.setCurrentIndex(self.grid.grid.index(index.row(), index.column()))
        self._show_unsent()
        mine = view.analyst_id == self.desk.lab.me.person
        offered = {
            "start": view.state == "DRAFT" and mine, "submit": editable, "repeat": editable,
            "reopen": view.state in ("QC_FAIL", "QC_PASS") and bool(self.desk.lab.me.duties & REVIEWERS),
            "review": view.state == "QC_PASS" and not mine and view.verification in (None, "done"),
        }  # fmt: skip
        for key, made in self.buttons.items():
            made.setVisible(offered[key])
        say_unseen(self, view)
        if view.westgard:
            said = self.tr("The control rules say: {broken}.").format(broken=broken_text(view, self.desk.language))
            self.notice.show_text(said, self.tr("Control charts"), partial(self.desk.open, "controls"))
        self._offer(view)

    def _offer(self, view: WorksheetView) -> None:
        self.menu.clear()
        for tool in tools.offered(view, self.desk.lab.me):
            self.menu.addAction(tool.words, partial(tool.run, self, view))
        self.more.setVisible(not self.menu.isEmpty())

    def _show_menu(self) -> None:
        if self.more.isVisible():
            self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _still_needed(self, view: WorksheetView) -> str:
        """What the method needs and nobody has scanned yet, each under an open circle."""
        if view.state not in ("DRAFT", "RUNNING"):
            return ""
        missing = [f"○ {named(need, self.desk.language)}" for need in view.needs if not need.is_met]
        if missing:
            return self.tr("Still to be scanned: {needs}").format(needs=", ".join(missing))
        taken = view.instruments or view.lots
        return "" if taken else self.tr("Scan the instrument and the lots that you use.")

    def _use(self, used: Used) -> str:
        last = used.calibration_due or used.expires
        until = self.tr("until {day}").format(day=last) if last else ""
        objection = (
            self.desk.sentence(Refused(used.objection, instrument=used.name, lot=used.number or ""))
            if used.objection
            else ""
        )
        return " ".join(part for part in (used.name, used.serial or used.number, until, objection) if part)

    def _show_unsent(self) -> None:
        if self.sheet is None:
            return
        wrong, waits, missing = len(self.grid.grid.wrong), len(self.sheet.unsent), self.sheet.missing
        running = self.view is not None and self.view.state == "RUNNING"
        parts = (
            self.tr("{count} not understood").format(count=wrong) if wrong else "",
            self.tr("{count} being saved").format(count=waits) if waits else "",
            self.tr("{count} still missing").format(count=missing) if missing and running else "",
        )
        self.unsent.setText(
            " · ".join(part for part in parts if part) or (self.tr("Everything is saved") if running else "")
        )

    @Slot()
    def _typed(self) -> None:
        assert self.sheet is not None
        self.run.show_sheet(self.sheet, editable=True)
        self._show_unsent()
        self._send_soon.start()

    def _sent(self, entries: list[Entry], stepped: Stepped) -> None:
        if self.sheet is not None:
            self.sheet.sent(entries, stepped.versions)
            self._show_unsent()
            self.grid.viewport().update()
            if self.sheet.unsent:
                self._send_soon.start()

    def _not_sent(self, error: LimsError) -> None:
        """What was typed stays, marked as unsent; after a conflict the other's value is looked at first."""
        self.desk.tell(error)
        if isinstance(error, Conflict):
            self.reload()
        elif not isinstance(error, (Unreachable, NeedsReason)):
            self._show_unsent()

    def _do(self, fn: Any) -> None:
        if self.view is not None and self._is_saved():
            self.act(fn, self.view.id, then=self._stepped, act=uuid4())

    def _is_saved(self) -> bool:
        if self.sheet is not None and (self.sheet.unsent or self.grid.grid.wrong):
            self.send()
            self.desk.messages.warn(self.tr("Some values are not in the record yet."))
            return False
        return True

    def _review(self) -> None:
        if self.view is not None:
            purpose = self.tr("Review {worksheet}: you entered nothing of it, and you have looked at all of it.")
            self.desk.ask_password(
                purpose.format(worksheet=self.view.number), worksheets.review, self.view.id, act=uuid4(),
                login=self.desk.lab.me.login, then=self._stepped,
            )  # fmt: skip

    def _reopen(self) -> None:
        if self.view is not None:
            title, send_back = self.tr("Back to the bench"), self.tr("Send back")
            because(self, title, "", send_back, worksheets.reopen, self.view.id)

    def _repeat(self) -> None:
        position = self._chosen()
        if position is None:
            self.desk.messages.warn(self.tr("Go to the attempt that is to be repeated first."))
            return
        name = position.item_number or position.control or ""
        about = self.tr("The old attempt stays, with what became of it.")
        asking = Asking(self.tr("Repeat {name}").format(name=name), about, self.tr("Repeat"), self.desk.over)
        ends = [("superseded", self.tr("superseded by the new one")), ("invalid", self.tr("invalid"))]
        asking.form.add("disposition", self.tr("&What becomes of the old one"), Choice(ends))
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("disposition", "reason")
        asking.given.connect(
            lambda said: answer(
                self, asking, worksheets.repeat, position.id, said["disposition"], reason=said["reason"]
            )
        )
        asking.open()

    def _chosen(self) -> Position | None:
        row = self.grid.currentIndex().row()
        rows = self.sheet.rows if self.sheet is not None else ()
        found = rows[row].position if 0 <= row < len(rows) else None
        return found if found is not None and found.disposition is None else None

    def _stepped(self, _stepped: object) -> None:
        self.reload()

    def _weighed(self, weighed: Reading) -> None:
        self.grid.read_weight(weighed.weight.value, {
            "raw": weighed.weight.raw.decode("ascii", "replace"), "unit": weighed.weight.unit,
            "device": weighed.name, "identity": weighed.identity,
        })  # fmt: skip
