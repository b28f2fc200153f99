"""Retention rules: how long what is kept, and what becomes of it then; two managers change them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import lists, retention
from lims_desktop.lists import Term
from lims_desktop.retention import Rule, RuleChanged
from ui import pages
from ui.custody.signing import someone_else
from ui.disposition import wording
from ui.disposition.ruleform import RuleForm
from ui.page import Page
from ui.parts.terms import Terms
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
STAFF = frozenset(
    {
        "evidence_technician",
        "analyst",
        "technical_reviewer",
        "administrative_reviewer",
        "laboratory_manager",
        "quality_manager",
        "scenes_of_crime_officer",
        "medical_examiner",
        "auditor",
    }
)


@dataclass(frozen=True)
class Shown:
    """The rules in force, and the words they use."""

    rules: list[Rule]
    terms: list[Term]


@pages.register
class RetentionPage(Page):
    """One table; a manager puts a rule with a reason, and another one vouches for it."""

    name = "retention"
    icon = "calendar"
    group = "laboratory"
    order = 745
    title = QT_TRANSLATE_NOOP("pages", "Retention rules")
    topics = frozenset({"retention"})
    duties = STAFF

    def build(self) -> None:
        """The table, and what a manager may do."""
        self.terms = Terms()
        self.table = Table(self, self._columns(), words="retention", key="code")
        self.table.setAccessibleName(self.words())
        self.table.opened.connect(self._open)
        said = self.tr("Every rule that fits an item is a minimum: the longest applies. Enter opens a rule.")
        self.content.addWidget(paragraph(said, "quiet"))
        self.content.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.manages = bool(MANAGERS & self.desk.lab.me.duties)
        if self.manages:
            self.add_button(self.tr("New rule …"), self.new, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("New rule"), self.new)

    def load(self, lab: Lab) -> Shown:
        """The rules, and the words."""
        return Shown(retention.rules(lab), lists.every_term(lab))

    def fill(self, answer: Shown) -> None:
        """Show them."""
        self.terms = Terms(answer.terms, self.desk.language)
        self.table.show_rows(answer.rules)

    def new(self) -> None:
        """A rule of the laboratory's own."""
        self._ask(None)

    def _open(self, rule: Rule) -> None:
        if self.manages:
            self._ask(rule)

    def _ask(self, rule: Rule | None) -> None:
        form = RuleForm(rule, self.terms, self.desk.over)
        form.given.connect(partial(self._second, form, rule))
        form.open()

    def _second(self, form: RuleForm, rule: Rule | None, values: dict[str, Any]) -> None:
        act, said = uuid4(), form.said(rule, values)
        purpose = self.tr("Another manager confirms the rule “{name}” with their own password.").format(
            name=said["name"]
        )
        word = partial(someone_else, self.desk.lab.me.person, retention.vouch)
        form.go_on.setEnabled(True)
        put = partial(self._put, form, said, values["reason"], act)
        self.desk.ask_password(purpose, word, act, said, then=put)

    def _put(self, form: RuleForm, said: dict[str, Any], reason: str, act: Any, _word: object) -> None:
        refused = lambda error: form.refuse(self.desk.sentence(error))  # noqa: E731
        self.act(retention.put, said, reason=reason, act=act, then=partial(self._done, form), refused=refused)

    def _done(self, form: RuleForm, changed: RuleChanged) -> None:
        form.agree()
        self.desk.messages.good(self.tr("The rule {code} is recorded.").format(code=changed.code))
        self.reload()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("retention", "Rule"), 330, show=self._name, sortable=False),
            Column("fits", QT_TRANSLATE_NOOP("retention", "Fits"), 230, show=self._fits, sortable=False),
            Column("months", QT_TRANSLATE_NOOP("retention", "Keeps"), 210, show=wording.period_words, sortable=False),
            Column(
                "action",
                QT_TRANSLATE_NOOP("retention", "Then"),
                90,
                show=lambda rule: wording.action_words(rule.action),
                sortable=False,
            ),
            Column(
                "consents",
                QT_TRANSLATE_NOOP("retention", "Consents"),
                210,
                show=lambda rule: wording.consents_words(rule.consents),
                sortable=False,
            ),
            Column("version", QT_TRANSLATE_NOOP("retention", "Version"), 70, right=True, sortable=False),
        )

    def _name(self, rule: Rule) -> str:
        return rule.named(self.desk.language)

    def _fits(self, rule: Rule) -> str:
        return wording.fits_words(rule, self.terms)
