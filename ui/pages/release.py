"""Release: items go to an agency, an owner or another laboratory, on somebody's authority; and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot

from lims_desktop import agencies, lists
from lims_desktop.agencies import Agency
from lims_desktop.release import Release
from ui import pages
from ui.custody import board
from ui.custody.wording import items_words
from ui.outside.staged import StagedPage
from ui.parts.terms import Terms
from ui.release.giving import Giving
from ui.release.releases import ReleaseList
from ui.release.taking import Taking

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Loaded:
    """What the page chooses from."""

    agencies: list[Agency]
    terms: Terms


@pages.register
class ReleasePage(StagedPage):
    """What was released; a release; something that comes back."""

    name = "release"
    icon = "external"
    group = "property"
    order = 125
    title = QT_TRANSLATE_NOOP("pages", "Release")
    topics = frozenset({"release", "taking_back"})
    duties = frozenset({"evidence_technician", "laboratory_manager", "medical_examiner"})

    def build(self) -> None:
        """The list, giving, taking back, and their papers."""
        self.releases = ReleaseList(self)
        self.giving = Giving(self)
        self.taking = Taking(self)
        self.back_in_button = self.add_button(self.tr("Take back …"), self.begin_taking, icon="receive")
        self.new_button = self.add_button(self.tr("Release items …"), self.begin, icon="external", primary=True)
        self.lay_stages(self.releases, self.giving, self.taking)
        self.key("Ctrl+N", self.tr("Release items"), self.begin)
        self.key("Ctrl+B", self.tr("Take back"), self.begin_taking)
        self.key("Ctrl+Return", self.tr("Release or receive"), self.go)
        self.look_key = self.key("F4", self.tr("Seal and condition"), self.taking.board.look)
        self.releases.table.opened.connect(self._open_row)
        self.giving.done.connect(lambda gone: self.issue(gone.document))
        self.taking.done.connect(self.issue)
        self.show_stage(self.releases)

    def load(self, lab: Lab) -> Loaded:
        """The agencies and the words."""
        return Loaded(agencies.agencies(lab), Terms(lists.every_term(lab), self.desk.language))

    def fill(self, loaded: Loaded) -> None:
        """Offer the choices, and put what another page chose on the list."""
        self.giving.offer(loaded.agencies, loaded.terms)
        self.taking.offer(loaded.terms)
        wish, self.argument = self.argument, None
        if wish:
            self.giving.gather(board.chosen(wish))
            self.show_stage(self.giving)
        self.releases.table.ask()
        self.staged()

    def leave(self) -> str | None:
        """What was scanned and is not recorded yet."""
        many = self.giving.many + self.taking.many
        return self.tr("Scanned and not recorded yet: {items}.").format(items=items_words(many)) if many else None

    def wants(self, _scan: Scan) -> bool:
        """Every scan while items are gathered; on the list none."""
        return self.stack.currentWidget() in (self.giving, self.taking)

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn."""
        stage = self.giving if self.stack.currentWidget() is self.giving else self.taking
        stage.board.arrivals.take(scan)

    @Slot()
    def begin(self) -> None:
        """Items are to be released."""
        self.show_stage(self.giving)
        self.giving.board.entry.setFocus()

    @Slot()
    def begin_taking(self) -> None:
        """Items come back."""
        self.show_stage(self.taking)
        self.taking.board.entry.setFocus()

    def go(self) -> None:
        """Release or receive, whichever is shown."""
        if self.stack.currentWidget() is self.giving:
            self.giving.go()
        elif self.stack.currentWidget() is self.taking:
            self.taking.receive()

    def staged(self) -> None:
        """The title says what is shown."""
        stage = self.stack.currentWidget()
        self.look_key.setVisible(stage is self.taking)
        self.new_button.setVisible(stage is self.releases)
        self.back_in_button.setVisible(stage is self.releases)
        if stage is self.giving:
            self.set_title(self.tr("Release items"), self.tr("A hold refuses; controlled items need a witness."))
        elif stage is self.taking:
            self.set_title(self.tr("Take back"), self.tr("The same items, with R1, R2 behind their number."))
        elif stage is self.releases:
            self.set_title(self.words(), self.tr("To an agency, an owner or another laboratory, with a receipt."))

    @Slot(object)
    def _open_row(self, row: Release) -> None:
        if row.document is not None:
            self.issue(row.document)
