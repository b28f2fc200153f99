"""Containers: open one by scanning it, scan what goes in or comes out; everything from one into another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QMenu, QTabWidget

from lims_desktop import containers, items, lists
from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError, Refused
from lims_desktop.items import ItemLine, ItemView, Packed
from lims_desktop.lists import Term
from ui import pages
from ui.containers.opened import Opened
from ui.containers.questions import CarrierQuestions
from ui.containers.table import CarrierTable
from ui.custody import board
from ui.custody.arrivals import Arrival
from ui.custody.wording import items_words
from ui.item.questions import ItemQuestions
from ui.page import Page
from ui.parts.buttons import rename
from ui.parts.tabbed import tabbed
from ui.parts.terms import Terms
from ui.scan import Repeats

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

IN, OUT = "in", "out"


@dataclass(frozen=True)
class Shown:
    """The open container, and the words of the lists when the page had none yet."""

    item: ItemView | None
    terms: list[Term]


@pages.register
class ContainersPage(Page):
    """Boxes, racks and trays: pack, unpack, re-pack, seal; each whole or not at all."""

    name = "containers"
    icon = "container"
    group = "property"
    order = 110
    title = QT_TRANSLATE_NOOP("pages", "Containers")
    topics = frozenset({"item"})
    duties = board.HOLDERS

    def build(self) -> None:
        """Scans and their list at the left, the open container at the right; the carriers in a second tab."""
        self.mode = ""
        self.emptying = False
        self.terms = Terms()
        self._nervous = Repeats()
        self._open_id = 0
        self.questions = CarrierQuestions(self, lambda: self.terms)
        self.item_questions = ItemQuestions(self, lambda: self.terms)
        invitation = self.tr("Scan a container, then what goes into it. What lies in it already is taken out.")
        self.board = board.Board(self, invitation, alone=True)
        self.opened = Opened(self)
        self.counts = board.Counts(self.board.table)
        self.go_button = self.counts.add(self.tr("&Put in"), self.go, icon="container", primary=True)
        self.board.beside(self.opened, self.counts)
        self.carriers = CarrierTable(self, lambda: self.terms)
        self.carriers.opened.connect(lambda carrier: self.show_container(carrier.id))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(tabbed(self.board), self.tr("Pac&k"))
        self.tabs.addTab(tabbed(self.carriers), self.tr("C&arriers"))
        self.content.addWidget(self.tabs, 1)
        self._build_actions()
        self.board.arrivals.came.connect(self._came)
        self.board.table.counted.connect(self._counted)
        self.opened.changed.connect(self._show_mode)
        self._show_mode()

    def load(self, lab: Lab) -> Shown:
        """The open container, in one question; the words of the lists once."""
        item = items.view(lab, self._open_id) if self._open_id else None
        return Shown(item, [] if self.terms else lists.every_term(lab))

    def open(self, argument: Any) -> None:
        """Another page names the container to open."""
        if isinstance(argument, int):
            self._open_id, self._stale = argument, True
            self.tabs.setCurrentIndex(0)
        super().open(argument)

    def fill(self, shown: Shown) -> None:
        """Show it; one that went out of use, or is not for my eyes, is closed."""
        if shown.terms:
            self.terms = Terms(shown.terms, self.desk.language)
        gone = shown.item is None or shown.item.where_kind == "terminal"
        self._open_id = 0 if shown.item is None or gone else shown.item.id
        self.opened.show_item(None if gone else shown.item, self.terms)
        self.carriers.ask()

    def leave(self) -> str | None:
        """What was scanned and not packed yet."""
        many = len(self.board.table.lines)
        return self.tr("Scanned and not packed yet: {items}.").format(items=items_words(many)) if many else None

    def wants(self, _scan: Scan) -> bool:
        """Every scan belongs here, the wrong ones too."""
        return True

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn."""
        self.tabs.setCurrentIndex(0)
        self.board.arrivals.take(scan)

    def show_container(self, item: int) -> None:
        """Open this container."""
        self._open_id = item
        self.tabs.setCurrentIndex(0)
        self.reload()

    def go(self) -> None:
        """Put what is on the list in, or take it out."""
        container, listed = self.opened.item, self.board.table.ids
        if self.desk.work.acting:
            return
        if not listed or container is None:
            nothing = Refused("custody.nothing") if container else Refused("item.scan_container")
            self.board.last.refuse("", "", self.desk.sentence(nothing))
            return
        self.board.table.send(listed)
        into = container.id if self.mode == IN else None
        done = partial(self._packed, container.number)
        self.act(items.containerise, listed, into, act=uuid4(), then=done, refused=self._kept)

    def make(self) -> None:
        """A new carrier, which is then open."""
        self.questions.make(self._made)

    def empty_into(self) -> None:
        """The next container that is scanned takes everything that lies in the open one."""
        if self.opened.item is None or not self.opened.item.contents:
            self.board.last.refuse("", "", self.desk.sentence(Refused("item.scan_container")))
            return
        self.emptying = not self.emptying
        if self.emptying:
            say = self.tr("Now scan the container into which everything goes.")
            self.board.last.warn(self.opened.item.number, self.opened.item.description, say)
        else:
            self.board.last.rest()

    def close_container(self) -> None:
        """No container is open, and nothing is on the list."""
        self._open_id, self.emptying = 0, False
        self.board.table.empty()
        self.board.last.rest()
        self.opened.show_item(None, self.terms)

    # -- making ------------------------------------------------------------------------------------------------

    def _build_actions(self) -> None:
        self.add_button(self.tr("New carrier"), self.make, icon="plus")
        self.menu = QMenu(self)
        self._add(self.tr("&Seal …"), self.item_questions.seal)
        self._add(self.tr("&Open the seal …"), self.item_questions.open_seal)
        self._add(self.tr("&Itemise …"), self.item_questions.itemise)
        self._add(self.tr("&Label and custody"), lambda item: self.desk.open("item", item.id))
        self._add(self.tr("Out of &use …"), lambda item: self.questions.retire(item, self._retired))
        self.more = self.add_button(self.tr("More"), self._show_menu, icon="chevron-down")
        self.key("Ctrl+Return", self.tr("Put in or take out"), self.go)
        self.key("Ctrl+R", self.tr("Re-pack all"), self.empty_into)
        self.key("Ctrl+N", self.tr("New carrier"), self.make)
        self.key("Ctrl+W", self.tr("Close the container"), self.close_container)
        self.key("F2", self.tr("More"), self._show_menu)

    def _add(self, text: str, ask: Callable[[ItemView], object]) -> None:
        action = self.menu.addAction(text)
        action.triggered.connect(lambda: ask(self.opened.item) if self.opened.item else None)

    def _show_menu(self) -> None:
        if self.opened.item is not None:
            self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # -- scanning ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _came(self, arrival: Arrival) -> None:
        found = arrival.found
        if found is None or found.item is None:
            self.board.turn_away(arrival)
        elif self.emptying:
            self._repack_into(found.item)
        elif self.opened.item is not None and found.item.id == self.opened.item.id:
            self._again(arrival.text)
        elif self.opened.item is None and found.item.is_container:
            self._open(found, found.item)
        else:
            self._gather(found, found.item)

    def _open(self, found: Scanned, item: ItemLine) -> None:
        if found.mine:
            self.board.last.good(item.shown_number, item.description, self.tr("It is open. Scan what goes in."))
        else:
            self.board.last.warn(item.shown_number, item.description, self.desk.sentence(board.not_holder(item)))
        self.show_container(item.id)

    def _again(self, text: str) -> None:
        """The open container once more: do it, unless a nervous finger pulled the trigger twice."""
        if self.board.table.lines and not self._nervous.again(text):
            self.go()

    def _gather(self, found: Scanned, item: ItemLine) -> None:
        mode = OUT if self.opened.item is not None and item.container == self.opened.item.id else IN
        if self.board.table.lines and mode != self.mode:
            first = QCoreApplication.translate("HandoverPage", "Finish or clear the list first.")
            self.board.last.refuse(item.shown_number, item.description, first)
            return
        self.mode = mode
        self.board.take(found, None if found.mine else board.not_holder(item))
        self._show_mode()

    def _repack_into(self, item: ItemLine) -> None:
        self.emptying = False
        emptied = self.opened.item
        if emptied is not None:
            done = partial(self._repacked, item.id)
            self.act(containers.repack, emptied.id, item.id, act=uuid4(), then=done, refused=self._kept)

    # -- done --------------------------------------------------------------------------------------------------

    def _packed(self, number: str, packed: Packed) -> None:
        put = packed.container is not None
        sentence = self.tr("In {container}: {items}.") if put else self.tr("Out of {container}: {items}.")
        self.board.finish(sentence.format(container=number, items=items_words(len(packed.items))))
        self.reload()

    def _repacked(self, container: int, packed: Packed) -> None:
        sentence = self.tr("Everything lies in {container} now: {items}.")
        self.board.finish(sentence.format(container=packed.container, items=items_words(len(packed.items))))
        self.show_container(container)

    def _made(self, made: containers.Made) -> None:
        say = self.tr("It is open. Print its label from More, then scan what goes in.")
        self.board.last.good(made.number, "", say)
        self.show_container(made.id)

    def _retired(self, retired: containers.Retired) -> None:
        self.desk.messages.good(self.tr("{carrier} is out of use.").format(carrier=retired.item))
        self.close_container()
        self.carriers.refresh()

    def _kept(self, error: LimsError) -> None:
        sentence = self.desk.sentence(error)
        self.board.table.mark(error, sentence)
        self.board.last.refuse(self.tr("Nothing was packed"), "", sentence)

    @Slot()
    def _counted(self) -> None:
        if not self.board.table.lines:
            self.mode = ""
        self._show_mode()

    @Slot()
    def _show_mode(self) -> None:
        rename(self.go_button, self.tr("&Take out") if self.mode == OUT else self.tr("&Put in"))
        self.go_button.setEnabled(bool(self.board.table.lines) and self.opened.item is not None)
        self.more.setEnabled(self.opened.item is not None)
