"""Methods: the register of what the laboratory may do and how; versions are proposed, approved by two, sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lims_desktop import drafts, lists
from lims_desktop.drafts import Draft
from lims_desktop.methods import register
from lims_desktop.methods.definition import Method
from lims_desktop.methods.register import Approval, Version
from ui import pages
from ui.custody.wording import minute
from ui.methods import definition, wording
from ui.methods.definition import DefinitionTabs, Worked
from ui.methods.questions import Questions
from ui.page import Page
from ui.parts.badge import BadgeLabel
from ui.parts.buttons import button, danger
from ui.parts.terms import Terms
from ui.parts.words import paragraph, words
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

EDITOR = "method_editor"
LEADERS = frozenset({"technical_reviewer", "laboratory_manager", "quality_manager"})


@dataclass(frozen=True)
class Register:
    """Every version, the words for the disciplines, and my half-made edits."""

    versions: list[Version]
    terms: Terms
    halves: list[Draft] = field(default_factory=list)


@dataclass(frozen=True)
class Shown:
    """One version, read; the version in force before it; who approved it."""

    version: Version
    method: Method
    examples: list[Worked]
    before: Method | None
    approvals: list[Approval]


@pages.register
class MethodsPage(Page):
    """Versions at the left, the chosen one's definition at the right."""

    name = "methods"
    icon = "flask"
    group = "casework"
    order = 175
    title = QT_TRANSLATE_NOOP("pages", "Methods")
    topics = frozenset({"method", "method_version"})
    duties = LEADERS | {"analyst", "administrative_reviewer", "medical_examiner", "auditor"}

    def build(self) -> None:
        """The list and the card."""
        self.leads = bool(self.desk.lab.me.duties & LEADERS)
        self.terms = Terms()
        self.known: list[Version] = []
        self.shown: Shown | None = None
        self.questions = Questions(self)
        self.table = Table(self, self._columns(), words="methods", key="id")
        self.table.empty_text = self.tr("No method is in the register yet.")
        if self.leads:
            self.table.empty_text = self.tr(
                "No method is in the register yet. Propose one that comes with the program; it is in force when "
                "quality and one more person have approved it."
            )
        self.table.chosen.connect(self._choose)
        self.head, self.state = paragraph("", "large"), BadgeLabel()
        self.facts, self.reason = paragraph("", "quiet"), paragraph("")
        self.hash = words("", "code")
        self.tabs = DefinitionTabs(self)
        self.approve_button = button(self.tr("&Approve …"), self._approve, icon="signature", primary=True)
        self.reject_button = danger(self.tr("Reject …"), self._reject)
        self.edit_button = button(self.tr("&Edit a copy"), self._edit)
        self._arrange()
        if self.leads:
            self.add_button(self.tr("From a file …"), self.questions.from_file, icon="file")
            self.add_button(self.tr("Propose …"), self._propose, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("Propose"), self._propose)
        self._show(None)

    def load(self, lab: Lab) -> Register:
        """The whole register; a laboratory has some dozens of methods."""
        halves = drafts.mine(lab, EDITOR) if self.leads else []
        return Register(register.versions(lab), Terms(lists.every_term(lab), self.desk.language), halves)

    def fill(self, answer: Register) -> None:
        """Show it; what waits for approval stands first."""
        self.terms, self.known = answer.terms, answer.versions
        order = {"PROPOSED": 0, "CURRENT": 1, "OBSOLETE": 2, "REJECTED": 3}
        rows = sorted(answer.versions, key=lambda one: (order[one.state], one.code, -one.number))
        self.table.show_rows(rows)
        waiting = sum(1 for one in rows if one.state == "PROPOSED")
        self.set_title(self.words(), self.tr("Waiting for approval: {count}").format(count=waiting) if waiting else "")
        self._choose_first(rows)
        for half in answer.halves[:1]:
            text = self.tr("Your edit of {method}, of {when}, is half made.")
            told = text.format(method=half.title, when=minute(half.changed_at))
            self.notice.show_text(told, self.tr("Go on with it"), partial(self.desk.open, EDITOR, str(half.id)), "info")

    # -- own ---------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("code", QT_TRANSLATE_NOOP("methods", "Method"), 170, mono=True),
            Column("number", QT_TRANSLATE_NOOP("methods", "Version"), 70, right=True),
            Column(
                "state", QT_TRANSLATE_NOOP("methods", "State"), 168, badge=lambda one: wording.state_badge(one.state)
            ),
        )

    def _arrange(self) -> None:
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for part in (self.facts, self.reason, self.hash):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self.approve_button)
        buttons.addWidget(self.reject_button)
        buttons.addWidget(self.edit_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.tabs, 1)
        self.card = card
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(card)
        splitter.setSizes([400, 760])
        self.content.addWidget(splitter, 1)
        self.setFocusProxy(self.table)

    def _choose_first(self, rows: list[Version]) -> None:
        wished = self.argument if isinstance(self.argument, int) else None
        found = next((n for n, row in enumerate(rows) if row.method == wished), 0)
        if rows and (self.table.current is None or wished is not None):
            self.table.selectRow(found)
        if not rows:
            self._show(None)

    @Slot(object)
    def _choose(self, version: Version) -> None:
        before = next((one for one in self.known if one.method == version.method and one.number < version.number
                       and one.state in ("CURRENT", "OBSOLETE")), None)  # fmt: skip
        self.ask(_shown, version, before, then=self._show)

    def _show(self, shown: Shown | None) -> None:
        self.shown = shown
        self.card.setVisible(shown is not None)
        if shown is None:
            return
        version, method = shown.version, shown.method
        self.head.setText(wording.named(method, self.desk.language))
        self.state.show_badge(wording.state_badge(version.state))
        proposed = self.tr("Version {number}, proposed by {name} on {day}").format(
            number=version.number, name=version.proposed_by, day=minute(version.proposed_at)
        )
        approvals = ", ".join(self._approval(one) for one in shown.approvals)
        discipline = self.terms.word("discipline", version.discipline)
        self.facts.setText(" · ".join(part for part in (discipline, method.reference, proposed, approvals) if part))
        self.reason.setText(" · ".join(part for part in (version.reason, version.decision) if part))
        self.hash.setText(f"SHA-256 {version.sha256}")
        self.tabs.show_definition(method, shown.before, shown.examples)
        open_to_me = version.state == "PROPOSED" and self.leads
        self.approve_button.setVisible(open_to_me)
        self.reject_button.setVisible(open_to_me)
        self.edit_button.setVisible(self.leads)

    def _approval(self, one: Approval) -> str:
        by = self.tr("approved for quality by {name}") if one.quality else self.tr("approved by {name}")
        return by.format(name=one.name)

    def _propose(self) -> None:
        newest = {one.code: one for one in reversed(self.known) if one.state in ("PROPOSED", "CURRENT")}
        self.questions.shipped(newest)

    def _edit(self) -> None:
        if self.shown is not None:
            self.desk.open(EDITOR, self.shown.version.id)

    def _approve(self) -> None:
        if self.shown is not None:
            self.questions.approve(self.shown.version, self.reload)

    def _reject(self) -> None:
        if self.shown is not None:
            self.questions.reject(self.shown.version)


def _shown(lab: Lab, version: Version, before: Version | None) -> Shown:
    method, examples = definition.read(version.definition)
    approvals = [one for one in register.approvals(lab, version.method) if one.version == version.id]
    return Shown(version, method, examples, before.read if before else None, approvals)
