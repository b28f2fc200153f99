"""Authorisations: who may do what with which method, and until when; managers grant and revoke."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QLineEdit

from lims_desktop import authorisations, people, proficiency
from lims_desktop.authorisations import ACTS, Authorisation, Passed, Validity
from lims_desktop.errors import LimsError
from lims_desktop.methods import register
from lims_desktop.people import Known
from ui import pages
from ui.forms import date_input, long_text, text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.badge import Badge
from ui.parts.buttons import danger
from ui.parts.choice import Choice, plain
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
SOON = timedelta(days=30)
_ACTS = {
    "perform": QT_TRANSLATE_NOOP("authorisations", "perform"),
    "report": QT_TRANSLATE_NOOP("authorisations", "report"),
    "review": QT_TRANSLATE_NOOP("authorisations", "review"),
    "authorise": QT_TRANSLATE_NOOP("authorisations", "authorise"),
}


@dataclass(frozen=True)
class Shown:
    """What the page shows, and what it offers in its questions."""

    rows: list[Authorisation]
    staff: list[Known]
    methods: dict[int, str]
    tests: list[proficiency.Test]


@pages.register
class AuthorisationsPage(Page):
    """One table, narrowed while typing."""

    name = "authorisations"
    icon = "badge"
    group = "casework"
    order = 180
    title = QT_TRANSLATE_NOOP("pages", "Authorisations")
    topics = frozenset({"person", "method"})
    duties = MANAGERS | {"analyst", "technical_reviewer", "administrative_reviewer", "medical_examiner", "auditor"}

    def build(self) -> None:
        """A filter and the table."""
        self.known = Shown([], [], {}, [])
        self.suspended: set[tuple[int, str]] = set()
        self.today = date.today()  # noqa: DTZ011 - validity is in days of the place where one works
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Name, method or act"))
        self.filter.setAccessibleName(self.tr("Narrow the list"))
        self.filter.textChanged.connect(self._narrow)
        self.table = Table(self, self._columns(), words="authorisations", key="id")
        self.table.empty_text = self.tr("Nobody is authorised for this.")
        self.content.addWidget(self.filter)
        self.content.addWidget(self.table, 1)
        self.setFocusProxy(self.filter)
        if self.desk.lab.me.duties & MANAGERS:
            self.revoke_button = danger(self.tr("Revoke …"), self.revoke)
            self.heading.beside.addWidget(self.revoke_button)
            self.add_button(self.tr("Authorise …"), self.grant, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("Authorise"), self.grant)

    def load(self, lab: Lab) -> Shown:
        """Every authorisation there ever was, the staff, and the methods in the register."""
        methods = {one.method: one.code for one in register.versions(lab)}
        staff = [one for one in people.everyone(lab, active=True) if one.agency_id is None and one.id != lab.me.person]
        return Shown(authorisations.of_person(lab), staff, methods, proficiency.tests(lab))

    def fill(self, known: Shown) -> None:
        """Show them; those of the person named by the argument alone when one is."""
        self.known = known
        self.table.empty_text = self._why_empty()
        self.suspended = {(test.person, test.method) for test in known.tests if self._keeps_from_work(test)}
        if isinstance(self.argument, int):
            name = next((row.name for row in known.rows if row.person == self.argument), "")
            self.filter.setText(name)
            self.argument = None
        self._narrow()

    def grant(self) -> None:
        """Authorise somebody."""
        if not self.known.methods:
            self.desk.messages.warn(self._why_empty())
            return
        about = self.tr("It counts from the first day to the last. The evidence is what an auditor will ask for.")
        asking = Asking(self.tr("Authorise"), about, self.tr("Authorise"), self.desk.over, columns=2)
        form = asking.form
        form.add("person", self.tr("&Person"), Choice([(one.id, one.name) for one in self.known.staff]))
        form.add("method", self.tr("&Method"), Choice(list(self.known.methods.items())))
        form.add("kind", self.tr("&To"), Choice([(act, act_words(act)) for act in ACTS]))
        form.add("evidence", self.tr("&Evidence"), text_input(400), note=self.tr("Competency test, record, date"))
        passed = [
            (one.id, f"{one.number}  {one.name}, {one.method}") for one in self.known.tests if one.outcome == "pass"
        ]
        form.add("test", self.tr("&Or a passed test"), Choice(passed), note=self.tr("Of this person by this method"))
        form.add("first", self.tr("&First day"), date_input())
        form.add("last", self.tr("&Last day"), date_input())
        form.fill({"last": self.today + timedelta(days=365)})
        asking.require("person", "method", "kind")

        def given(said: dict[str, Any]) -> None:
            valid = Validity(said["first"], said["last"])
            evidence = Passed(said["test"], said["evidence"]) if said["test"] else said["evidence"] or ""
            self._do(asking, authorisations.authorise, said["person"], said["method"], said["kind"], valid,
                     evidence=evidence)  # fmt: skip

        asking.given.connect(given)
        asking.open()

    def revoke(self) -> None:
        """Take the chosen one back."""
        row = self.table.current
        if row is None or row.revoked_at is not None:
            self.desk.messages.warn(self.tr("Choose an authorisation in force first."))
            return
        title = self.tr("Revoke: {name}, {act}, {method}").format(
            name=row.name, act=act_words(row.act), method=row.method
        )
        asking = Asking(title, self.tr("What was done under it stays as it is."), self.tr("Revoke"), self.desk.over)
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("reason")
        asking.given.connect(lambda said: self._do(asking, authorisations.revoke, row.id, reason=said["reason"]))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("authorisations", "Name"), 190),
            Column("method", QT_TRANSLATE_NOOP("authorisations", "Method"), 190, mono=True),
            Column("act", QT_TRANSLATE_NOOP("authorisations", "May"), 110, show=lambda row: act_words(row.act)),
            Column("granted_at", QT_TRANSLATE_NOOP("authorisations", "State"), 130, badge=self._state),
            Column("valid_from", QT_TRANSLATE_NOOP("authorisations", "From"), 110),
            Column("valid_until", QT_TRANSLATE_NOOP("authorisations", "Until"), 110),
            Column("evidence", QT_TRANSLATE_NOOP("authorisations", "Evidence"), 260, show=self._evidence),
        )

    def _why_empty(self) -> str:
        if self.known.methods:
            return self.tr("Nobody is authorised for this.")
        return self.tr(
            "No method is in the register yet. It is proposed on the page Methods; then people are authorised."
        )

    def _state(self, row: Authorisation) -> Badge:
        if row.revoked_at is not None:
            return Badge(self.tr("revoked"), "refused")
        if not row.is_valid(self.today):
            return Badge(self.tr("ended") if row.valid_until < self.today else self.tr("to come"), "neutral")
        if self._is_suspended(row):
            return Badge(self.tr("suspended"), "refused")
        if row.valid_until - self.today <= SOON:
            return Badge(self.tr("ends soon"), "warning")
        return Badge(self.tr("in force"), "good")

    def _is_suspended(self, row: Authorisation) -> bool:
        return row.act == "perform" and (row.person, row.method) in self.suspended

    def _keeps_from_work(self, test: proficiency.Test) -> bool:
        overdue = (
            test.state == "OVERDUE" and self.desk.lab.laboratory.policies.get("failed_proficiency_suspends") is True
        )
        return test.suspends or overdue

    def _evidence(self, row: Authorisation) -> str:
        return " · ".join(part for part in (row.evidence, row.revoking_reason) if part)

    @Slot()
    def _narrow(self) -> None:
        wanted = plain(self.filter.text())
        rows = [row for row in self.known.rows if wanted in plain(f"{row.name} {row.method} {act_words(row.act)}")]
        self.table.show_rows(rows)
        valid = sum(1 for row in rows if row.is_valid(self.today) and not self._is_suspended(row))
        self.set_title(self.words(), self.tr("{count} in force").format(count=valid))

    def _do(self, asking: Asking, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self.desk.sentence(error))

        self.act(fn, *args, then=lambda _: asking.agree(), refused=refused, act=uuid4(), **kw)


def act_words(act: str) -> str:
    """What one may do with a method."""
    return QCoreApplication.translate("authorisations", str(_ACTS[act]))
