"""Nonconformities: open, mine, overdue, closed; anybody raises one, here or from what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, Slot
from PySide6.QtWidgets import QHBoxLayout

from lims_desktop import lists, quality
from lims_desktop.lists import Term
from lims_desktop.quality import Line, Seen
from ui import pages
from ui.forms import date_input, long_text
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.quality.asked import Asked
from ui.quality.wording import SEVERITIES, due_badge, options, severity_badge, state_badge
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

STAFF = frozenset(
    {
        "evidence_technician", "analyst", "technical_reviewer", "administrative_reviewer", "laboratory_manager",
        "quality_manager", "scenes_of_crime_officer", "medical_examiner", "auditor",
    }
)  # fmt: skip
WHICH = (
    ("open", QT_TRANSLATE_NOOP("NonconformitiesPage", "Open")),
    ("mine", QT_TRANSLATE_NOOP("NonconformitiesPage", "Mine")),
    ("overdue", QT_TRANSLATE_NOOP("NonconformitiesPage", "Overdue")),
    ("closed", QT_TRANSLATE_NOOP("NonconformitiesPage", "Closed")),
)


@dataclass(frozen=True)
class About:
    """What a new one is about: the argument of this page when it is opened to raise one."""

    subject: str
    number: int
    name: str


@pages.register
class NonconformitiesPage(Page):
    """A list that comes page by page; Enter opens one, Ctrl+N raises one."""

    name = "nonconformities"
    icon = "warning"
    group = "records"
    order = 560
    title = QT_TRANSLATE_NOOP("pages", "Nonconformities")
    topics = frozenset({"nonconformity"})
    duties = STAFF

    def build(self) -> None:
        """Two filters and the list."""
        self.terms = Terms((), self.desk.language)
        self.asked = Asked(self)
        which = [(code, QCoreApplication.translate("NonconformitiesPage", str(text))) for code, text in WHICH]
        self.which = Choice(which, self.tr("All"))
        self.which.setAccessibleName(self.tr("Which"))
        self.kind = Choice((), self.tr("All kinds"))
        self.kind.setAccessibleName(self.tr("Kind"))
        self.which.setMaximumWidth(200)
        self.kind.setMaximumWidth(320)
        self.table = Table(self, self._columns(), quality.listed, words="NonconformitiesPage", key="id")
        self.table.empty_text = self.tr(
            "No nonconformities here. Whoever sees that something is not as it must be raises one."
        )
        self.table.opened.connect(lambda line: self.desk.open("nonconformity", line.id))
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self.which)
        filters.addWidget(self.kind)
        filters.addStretch(1)
        self.content.addLayout(filters)
        self.content.addWidget(self.table, 1)
        self.which.choose("open")
        self.which.picked.connect(self._narrow)
        self.kind.picked.connect(self._narrow)
        self.add_button(self.tr("Raise one …"), self.raise_one, icon="plus", primary=True)
        self.key("Ctrl+N", self.tr("Raise one"), self.raise_one)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> list[Term]:
        """The kinds to choose from."""
        return lists.terms(lab, "nonconformity_kind")

    def fill(self, terms: list[Term]) -> None:
        """Offer the kinds, ask for the list, and raise one when the page was opened for that."""
        self.terms = Terms(terms, self.desk.language)
        self.kind.set_terms(self.terms.options("nonconformity_kind"))
        if self.table.rows.rows:
            self.table.refresh()
        else:
            self._narrow()
        if isinstance(self.argument, tuple):
            about, self.argument = About(*self.argument), None
            self.raise_one(about)

    def raise_one(self, about: About | None = None) -> None:
        """Ask what was seen; nothing that is typed is lost when it is refused."""
        text = self.tr("What did not conform stays on record, with every case it touches. It is no accusation.")
        title = self.tr("Raise a nonconformity")
        asking = self.asked.begin(f"{title}: {about.name}" if about else title, text, self.tr("Raise it"), columns=2)
        form = asking.form
        form.add("kind", self.tr("&Kind"), Choice(self.terms.options("nonconformity_kind")))
        form.add("severity", self.tr("&Severity"), Choice(options(SEVERITIES)))
        form.add("what", self.tr("&What happened"), long_text(5), span=2)
        form.add("found", self.tr("&Found on"), date_input(date_of_today()))
        since = date_input(date_of_today())
        form.add(
            "since", self.tr("S&o since, at the earliest"), since, note=self.tr("From here on results may be touched")
        )
        asking.require("kind", "severity", "what")

        def given(said: dict[str, Any]) -> None:
            found = None if said["found"] >= date_of_today() else at_noon(said["found"])
            began = datetime.combine(said["since"], time(), UTC) if said["since"] < date_of_today() else None
            seen = Seen(said["kind"], said["severity"], said["what"], found, began)
            subject = {about.subject: about.number} if about else None
            self.asked.send(quality.raise_one, seen, subject, then=self._raised)

        asking.given.connect(given)
        asking.open()

    def _raised(self, made: quality.Stepped) -> None:
        self.desk.messages.good(self.tr("{number} is raised. Quality gives it an owner.").format(number=made.number))
        self.desk.open("nonconformity", made.nonconformity)

    @Slot()
    def _narrow(self) -> None:
        self.table.ask(which=self.which.value, kind=self.kind.value)

    def _columns(self) -> tuple[Column, ...]:
        def kind(row: Line) -> str:
            return self.terms.word("nonconformity_kind", row.kind)

        return (
            Column("number", QT_TRANSLATE_NOOP("NonconformitiesPage", "Number"), 120, mono=True, sortable=False),
            Column("state", QT_TRANSLATE_NOOP("NonconformitiesPage", "State"), 150, badge=state_badge, sortable=False),
            Column(
                "severity",
                QT_TRANSLATE_NOOP("NonconformitiesPage", "Severity"),
                100,
                badge=severity_badge,
                sortable=False,
            ),
            Column("kind", QT_TRANSLATE_NOOP("NonconformitiesPage", "Kind"), 180, show=kind, sortable=False),
            Column("what", QT_TRANSLATE_NOOP("NonconformitiesPage", "What happened"), 280, sortable=False),
            Column("owner", QT_TRANSLATE_NOOP("NonconformitiesPage", "Owner"), 130, sortable=False),
            Column("due_at", QT_TRANSLATE_NOOP("NonconformitiesPage", "Until"), 156, badge=due_badge, sortable=False),
        )


def date_of_today() -> Any:
    """The day on the wall of this room."""
    return QDate.currentDate().toPython()


def at_noon(day: Any) -> datetime:
    """A day as a moment of it."""
    return datetime.combine(day, time(12), UTC)
