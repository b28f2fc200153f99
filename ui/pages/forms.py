"""Forms without a connection: which computers may write them, and whose keys they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot

from lims_desktop import forms
from lims_desktop.forms import KnownKey
from lims_desktop.station import form_kit, suggested_name
from ui import pages
from ui.custody.wording import minute
from ui.forms import long_text, text_input
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.words import paragraph
from ui.quality.asked import Asked
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

WRITERS = frozenset({"agency_client", "scenes_of_crime_officer", "medical_examiner"})
KEEPERS = frozenset({"administrator", "laboratory_manager", "quality_manager"})


@pages.register
class FormsPage(Page):
    """The keys; a writer prepares this computer, a key that was lost is withdrawn."""

    name = "forms"
    icon = "document"
    order = 56
    title = QT_TRANSLATE_NOOP("pages", "Offline forms")
    topics = frozenset({"person"})
    duties = WRITERS | KEEPERS

    def build(self) -> None:
        """What it is for, and the table."""
        self.asked = Asked(self)
        about = self.tr(
            "Where there is no line, a submission is written on a form: the sign-in of a prepared computer offers it."
            " Its symbols carry everything to the counter, and only forms of a key listed here are opened there."
        )
        self.content.addWidget(paragraph(about, "quiet"))
        self.table = Table(self, self._columns(), words="forms", key="key")
        self.table.empty_text = self.tr("No computer was prepared yet.")
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.content.addWidget(self.table, 1)
        self.withdraw_button = self.add_button(self.tr("&Withdraw …"), self.withdraw)
        if self.desk.lab.me.duties & WRITERS:
            self.add_button(self.tr("Prepare this computer …"), self.prepare, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("Prepare this computer"), self.prepare)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> list[KnownKey]:
        """The keys I may see."""
        return forms.keys(lab)

    def fill(self, known: list[KnownKey]) -> None:
        """Show them, the newest first."""
        self.table.show_rows(known)
        self._chosen()

    @Slot()
    def prepare(self) -> None:
        """Make a key for me and keep it in this computer's keyring."""
        about = self.tr(
            "A key is made and kept in the keyring of this computer, with the words of the laboratory. Whoever uses it"
            " writes forms in your name; withdraw it when the computer is lost."
        )
        asking = self.asked.begin(self.tr("Prepare this computer"), about, self.tr("Prepare it"))
        asking.form.add("computer", self.tr("&Name of this computer"), text_input())
        asking.form.fill({"computer": suggested_name()})
        asking.require("computer")
        asking.given.connect(lambda said: self.asked.send(forms.prepare, said["computer"], form_kit()))
        asking.open()

    @Slot()
    def withdraw(self) -> None:
        """Forms under the chosen key are not taken any more."""
        key: KnownKey | None = self.table.current
        if key is None:
            return
        about = self.tr("{computer}: forms that were written with it and not brought yet are not opened any more.")
        asking = self.asked.begin(self.tr("Withdraw the key"), about.format(computer=key.computer), self.tr("Withdraw"))
        asking.form.add("reason", self.tr("&Reason"), long_text(3))
        asking.require("reason")
        asking.given.connect(lambda said: self.asked.send(forms.withdraw_key, key.key, reason=said["reason"]))
        asking.open()

    @Slot()
    def _chosen(self) -> None:
        key: KnownKey | None = self.table.current
        self.withdraw_button.setVisible(key is not None and key.withdrawn_at is None)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("computer", QT_TRANSLATE_NOOP("forms", "Computer"), 230),
            Column("name", QT_TRANSLATE_NOOP("forms", "Whose key"), 200),
            Column("made_at", QT_TRANSLATE_NOOP("forms", "Made"), 150, show=lambda row: minute(row.made_at)),
            Column("forms", QT_TRANSLATE_NOOP("forms", "Forms brought"), 120, right=True),
            Column("withdrawn_at", QT_TRANSLATE_NOOP("forms", "State"), 130, badge=self._state),
            Column("why", QT_TRANSLATE_NOOP("forms", "Why withdrawn"), 260),
        )

    def _state(self, row: KnownKey) -> Badge:
        return Badge(self.tr("withdrawn"), "warning") if row.withdrawn_at else Badge(self.tr("valid"), "good")
