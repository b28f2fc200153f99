"""Proficiency and competency tests: given, submitted, evaluated; what is suspended, and why it is lifted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QSpinBox

from lims_desktop import files, people, proficiency
from lims_desktop.methods import register
from lims_desktop.people import Known
from lims_desktop.proficiency import NewTest, Test, Verdict
from ui import pages
from ui.custody.wording import minute
from ui.forms import date_input, long_text, text_input
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.choice import Choice, plain
from ui.parts.words import paragraph
from ui.quality.asked import Asked
from ui.quality.wording import TEST_KINDS, options, say, test_badge
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
MEDIA = {".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
Fits = Callable[[Test], bool]


@dataclass(frozen=True)
class Shown:
    """The tests that I may see, and what is offered when one is given."""

    tests: list[Test]
    staff: list[Known]
    methods: dict[int, str]


@pages.register
class ProficiencyPage(Page):
    """One table, narrowed while typing; the buttons are those of the chosen test."""

    name = "proficiency"
    icon = "badge"
    group = "casework"
    order = 185
    title = QT_TRANSLATE_NOOP("pages", "Proficiency")
    topics = frozenset({"person"})
    duties = MANAGERS | {"analyst", "technical_reviewer", "administrative_reviewer", "medical_examiner", "auditor"}

    def build(self) -> None:
        """A filter and the table."""
        self.known = Shown([], [], {})
        self.asked = Asked(self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Name, method, provider or number"))
        self.filter.setAccessibleName(self.tr("Narrow the list"))
        self.filter.textChanged.connect(self._narrow)
        self.table = Table(self, self._columns(), words="quality", key="id")
        self.table.empty_text = self.tr("No test was given yet.")
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.content.addWidget(self.filter)
        self.content.addWidget(self.table, 1)
        self.detail = paragraph("")
        self.content.addWidget(self.detail)
        self._buttons = self._make_buttons()
        if self.desk.lab.me.duties & MANAGERS:
            self.add_button(self.tr("Give a test …"), self.give, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("Give a test"), self.give)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> Shown:
        """The tests, the staff and the methods."""
        if not lab.me.duties & MANAGERS:
            return Shown(proficiency.tests(lab), [], {})
        methods = {one.method: one.code for one in register.versions(lab)}
        staff = [one for one in people.everyone(lab, active=True) if one.agency_id is None]
        return Shown(proficiency.tests(lab), staff, methods)

    def fill(self, known: Shown) -> None:
        """Show them, the one that the page was opened for chosen."""
        self.known = known
        self._narrow()
        if isinstance(self.argument, int):
            row = next((n for n, test in enumerate(self.table.rows.rows) if test.id == self.argument), None)
            if row is not None:
                self.table.selectRow(row)
            self.argument = None
        self._chosen()

    # -- asked -------------------------------------------------------------------------------------------------

    def give(self) -> None:
        """Give a test to somebody."""
        about = self.tr("Until its last day the person submits what they found. A failed or overdue test suspends.")
        asking = self.asked.begin(self.tr("Give a test"), about, self.tr("Give it"), columns=2)
        form, samples = asking.form, QSpinBox()
        samples.setRange(1, 999)
        form.add("kind", self.tr("&Kind"), Choice(options(TEST_KINDS)))
        form.add("person", self.tr("&Person"), Choice([(one.id, one.name) for one in self.known.staff]))
        form.add("method", self.tr("&Method"), Choice(list(self.known.methods.items())))
        form.add("provider", self.tr("P&rovider"), text_input(), note=self.tr("Or who assesses it here"))
        form.add("round", self.tr("R&ound"), text_input())
        form.add("samples", self.tr("&Samples"), samples)
        form.add("due", self.tr("&Last day"), date_input())
        form.fill({"kind": "proficiency", "due": QDate.currentDate().addDays(30).toPython()})
        asking.require("kind", "person", "method", "provider", "round")
        asking.given.connect(lambda said: self.asked.send(proficiency.give, NewTest(**said)))
        asking.open()

    def submit(self, test: Test) -> None:
        """What I found."""
        about = self.tr("{number}, {round}: it is submitted once.").format(number=test.number, round=test.round)
        asking = self.asked.begin(self.tr("Submit what you found"), about, self.tr("Submit"))
        asking.form.add("result", self.tr("&Found"), long_text(6), note=self.tr("Sample by sample, with units"))
        asking.require("result")
        asking.given.connect(lambda said: self.asked.send(proficiency.submit, test.id, said["result"]))
        asking.open()

    def evaluate(self, test: Test) -> None:
        """Passed or failed, why, the z-score, the provider's file."""
        about = test.result or self.tr("Nothing was submitted: it can only be failed.")
        asking = self.asked.begin(
            self.tr("Evaluate {number}").format(number=test.number), about, self.tr("Evaluate"), 2
        )
        form, path = asking.form, text_input(400)
        form.add("outcome", self.tr("&The test is"), Choice([("pass", self.tr("passed")), ("fail", self.tr("failed"))]))
        form.add("z", self.tr("&z-score"), text_input(12), note=self.tr("3 or more, either way, is unsatisfactory"))
        form.add("evaluation", self.tr("&Because"), long_text(3), span=2)
        form.add(
            "file", self.tr("&File that shows it"), path, note=self.tr("PDF or picture; Ctrl+O chooses one"), span=2
        )
        asking.room.insertWidget(3, self._choosing(path))
        asking.require("outcome", "evaluation")
        asking.given.connect(partial(self._evaluated, test))
        asking.open()

    def _choosing(self, path: QLineEdit) -> QPushButton:
        def choose() -> None:
            name, _ = QFileDialog.getOpenFileName(
                self, self.tr("File"), "", "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg)"
            )
            if name:
                path.setText(name)

        button = QPushButton(self.tr("Choose a file …"))
        button.setShortcut("Ctrl+O")
        button.clicked.connect(choose)
        return button

    def _evaluated(self, test: Test, said: dict[str, Any]) -> None:
        asking = self.asked.asking
        assert asking is not None
        z, content = None, None
        try:
            z = Decimal(said["z"]) if said["z"] else None
        except InvalidOperation:
            asking.refuse(self.tr("The z-score is no number. Write it with a point, such as -1.25."))
            return
        kind = ""
        if said["file"]:
            kind = MEDIA.get(Path(said["file"]).suffix.lower(), "")
            try:
                content = Path(said["file"]).read_bytes() if kind else None
            except OSError:
                content = None
            if content is None:
                asking.refuse(self.tr("The file cannot be read, or it is neither PDF nor picture. Choose it again."))
                return
        verdict = Verdict(said["outcome"], said["evaluation"], z)
        self.asked.send(evaluate_with, test.id, verdict, content=content, kind=kind)

    def _with_reason(self, title: str, about: str, fn: Callable[..., Any], number: int) -> None:
        asking = self.asked.begin(title, about, self.tr("Record"))
        asking.form.add("reason", self.tr("&Reason"), long_text(4))
        asking.require("reason")
        asking.given.connect(lambda said: self.asked.send(fn, number, reason=said["reason"]))
        asking.open()

    def lift(self, test: Test) -> None:
        """The person may perform the method again, because."""
        title = self.tr("Lift the suspension of {name}").format(name=test.name)
        about = self.tr("{name} may then perform {method} again.").format(name=test.name, method=test.method)
        self._with_reason(title, about, proficiency.lift, test.suspension or 0)

    def withdraw(self, test: Test) -> None:
        """It is not to be done."""
        title = self.tr("Withdraw {number}").format(number=test.number)
        self._with_reason(title, self.tr("It stays on record as withdrawn."), proficiency.withdraw, test.id)

    def extend(self, test: Test) -> None:
        """A later last day."""
        asking = self.asked.begin(self.tr("Extend {number}").format(number=test.number), "", self.tr("Extend"))
        asking.form.add("due", self.tr("&Last day"), date_input())
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.form.fill({"due": max(test.due, test.today) + timedelta(days=14)})
        asking.require("reason")
        asking.given.connect(
            lambda said: self.asked.send(proficiency.extend, test.id, said["due"], reason=said["reason"])
        )
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> list[tuple[QPushButton, Fits]]:
        me = self.desk.lab.me
        quality = "quality_manager" in me.duties

        def open_one(test: Test) -> bool:
            return test.outcome is None and test.withdrawn_at is None

        def theirs(test: Test) -> bool:
            return quality and open_one(test) and test.person != me.person

        about: list[tuple[str, Callable[[Test], object], Fits]] = [
            (self.tr("Open the &file"), self._open_file, lambda test: test.evidence is not None),
            (
                self.tr("&Submit …"),
                self.submit,
                lambda t: open_one(t) and t.person == me.person and t.submitted_at is None,
            ),
            (self.tr("&Evaluate …"), self.evaluate, theirs),
            (self.tr("E&xtend …"), self.extend, lambda test: theirs(test) and test.submitted_at is None),
            (self.tr("&Withdraw …"), self.withdraw, theirs),
            (self.tr("&Lift …"), self.lift, lambda test: quality and test.suspends and test.person != me.person),
            (self.tr("&Raise a nonconformity …"), self._raise, lambda test: test.outcome == "fail"),
        ]
        made = [(self.add_button(text, partial(self._run, run)), fits) for text, run, fits in about]
        for button, _ in made:
            button.hide()
        return made

    def _run(self, run: Callable[[Test], object]) -> None:
        if self.table.current is not None:
            run(self.table.current)

    def _raise(self, test: Test) -> None:
        self.desk.open("nonconformities", ("test", test.id, test.number))

    def _open_file(self, test: Test) -> None:
        self.ask(files.read, test.evidence, then=partial(self._save_file, test))

    def _save_file(self, test: Test, found: files.File | None) -> None:
        if found is None:
            return
        ending = next((end for end, kind in MEDIA.items() if kind == found.media_type), "")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Keep a copy"), f"{test.number}{ending}")
        if name:
            try:
                Path(name).write_bytes(found.content)
            except OSError as problem:
                self.desk.messages.warn(self.tr("It could not be written: {why}").format(why=problem.strerror))

    @Slot()
    def _chosen(self) -> None:
        test = self.table.current
        for button, fits in self._buttons:
            button.setVisible(test is not None and fits(test))
        self.detail.setText("\n".join(self._told(test)) if test is not None else "")
        self.detail.setVisible(test is not None)

    def _told(self, test: Test) -> list[str]:
        """The chosen test in full: a table cuts long texts."""
        given = self.tr("{kind}, {count} samples, given {moment}")
        lines = [given.format(kind=say(TEST_KINDS[test.kind]), count=test.samples, moment=minute(test.given_at))]
        if test.submitted_at:
            found = self.tr("Submitted {moment}: {result}")
            lines.append(found.format(moment=minute(test.submitted_at), result=test.result))
        if test.evaluated_at:
            judged = self.tr("Evaluated by {name}, {moment}: {why}")
            said = judged.format(name=test.evaluated_by, moment=minute(test.evaluated_at), why=test.evaluation)
            lines.append(said)
        if test.withdrawn_at:
            lines.append(
                self.tr("Taken back {moment}: {why}").format(moment=minute(test.withdrawn_at), why=test.withdrawn)
            )
        if test.lifted_at:
            lifted = self.tr("Suspension lifted {moment}: {why}")
            lines.append(lifted.format(moment=minute(test.lifted_at), why=test.lifting_reason))
        return lines

    @Slot()
    def _narrow(self) -> None:
        wanted = plain(self.filter.text())
        rows = [row for row in self.known.tests
                if wanted in plain(f"{row.number} {row.name} {row.method} {row.provider} {row.round}")]  # fmt: skip
        self.table.show_rows(rows)
        suspended = sum(1 for row in rows if row.suspends)
        self.set_title(self.words(), self.tr("{count} suspended").format(count=suspended) if suspended else "")
        self._chosen()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("quality", "Number"), 120, mono=True),
            Column("state", QT_TRANSLATE_NOOP("quality", "State"), 115, badge=test_badge),
            Column("suspension", QT_TRANSLATE_NOOP("quality", "Suspends"), 120, badge=self._suspends),
            Column("name", QT_TRANSLATE_NOOP("quality", "Person"), 140),
            Column("method", QT_TRANSLATE_NOOP("quality", "Method"), 155, mono=True),
            Column("round", QT_TRANSLATE_NOOP("quality", "Provider, round"), 140, show=_provider),
            Column("due", QT_TRANSLATE_NOOP("quality", "Last day"), 110),
            Column("z_score", QT_TRANSLATE_NOOP("quality", "z"), 50, right=True),
        )

    def _suspends(self, row: Test) -> Badge | None:
        if row.suspension is None:
            return None
        return Badge(self.tr("suspended"), "refused") if row.suspends else Badge(self.tr("lifted"), "neutral")


def evaluate_with(lab: Lab, test: int, verdict: Verdict, *, content: bytes | None, kind: str, act: Any = None) -> Any:
    """Keep the file first, when there is one; then evaluate."""
    proof = files.keep(lab, content, kind).sha256 if content is not None else None
    said = Verdict(verdict.outcome, verdict.evaluation, verdict.z_score, proof)
    return proficiency.evaluate(lab, test, said, act=act)


def _provider(row: Test) -> str:
    return f"{row.provider}, {row.round}"
