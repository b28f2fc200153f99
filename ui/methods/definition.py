"""One version's definition on the screen: fields, controls, worked examples, the reviewer's checks, the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QTabWidget

from lims_desktop.errors import LimsError
from lims_desktop.methods.checking import example_complaints
from lims_desktop.methods.computing import Calculation
from lims_desktop.methods.definition import Example, Method
from ui.methods import wording
from ui.parts.badge import Badge
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from ui.page import Page


@dataclass(frozen=True)
class Worked:
    """A worked example, and what does not come out."""

    example: Example
    complaints: Sequence[LimsError]


def worked(method: Method) -> list[Worked]:
    """Every worked example of a method, computed now."""
    calculation = Calculation(method)
    return [Worked(one, list(example_complaints(calculation, one))) for one in method.examples]


class DefinitionTabs(QTabWidget):
    """Six tables about one definition, and what changed since the version before."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self._language, self._sentence = page.desk.language, page.desk.sentence
        self.fields = self._table(page, self._field_columns(), self.tr("Fields"))
        self.controls = self._table(page, self._control_columns(), self.tr("Controls"))
        self.needs = self._table(page, self._need_columns(), self.tr("Needs"))
        self.needs.empty_text = self.tr("A worksheet of it needs no instrument and no lot.")
        self.examples = self._table(page, self._example_columns(), self.tr("Worked examples"))
        self.checks = self._table(page, self._check_columns(), self.tr("Review"))
        self.blocks = self._table(page, self._block_columns(), self.tr("Report"))
        self.changes = self._table(page, self._change_columns(), self.tr("Changes"))
        self.changes.empty_text = self.tr("Nothing is different from the version before.")

    def show_definition(self, method: Method, before: Method | None, examples: Sequence[Worked]) -> None:
        """Show this definition; `before` is the version it would replace."""
        self.fields.show_rows(method.fields)
        self.controls.show_rows(method.controls)
        self.needs.show_rows(method.needs)
        self.examples.show_rows(examples)
        self.checks.show_rows(method.checks)
        self.blocks.show_rows(method.blocks)
        self.changes.show_rows([Change(*one) for one in wording.differences(before, method, self._language)])
        self.setTabVisible(self.indexOf(self.changes), before is not None)

    # -- own ---------------------------------------------------------------------------------------------------

    def _table(self, page: Page, columns: tuple[Column, ...], name: str) -> Table:
        table = Table(page, columns, words="methods")
        table.setAccessibleName(name)
        self.addTab(table, name)
        return table

    def _field_columns(self) -> tuple[Column, ...]:
        language = self._language
        return (
            Column("name", QT_TRANSLATE_NOOP("methods", "Field"), 260, show=lambda one: wording.named(one, language)),
            Column(
                "level",
                QT_TRANSLATE_NOOP("methods", "Once for each"),
                96,
                show=lambda one: wording.level_words(one.level),
            ),
            Column("unit", QT_TRANSLATE_NOOP("methods", "Unit"), 84),
            Column("low", QT_TRANSLATE_NOOP("methods", "Limits"), 110, show=wording.limits_words),
            Column(
                "formula",
                QT_TRANSLATE_NOOP("methods", "How it comes about"),
                300,
                show=lambda one: wording.field_words(one, language),
            ),
        )

    def _control_columns(self) -> tuple[Column, ...]:
        language = self._language
        return (
            Column("name", QT_TRANSLATE_NOOP("methods", "Control"), 260, show=lambda one: wording.named(one, language)),
            Column("kind", QT_TRANSLATE_NOOP("methods", "Kind"), 140, show=lambda one: wording.kind_words(one.kind)),
            Column("target", QT_TRANSLATE_NOOP("methods", "Target"), 90, right=True),
            Column("least", QT_TRANSLATE_NOOP("methods", "At least"), 80, right=True),
            Column("accept", QT_TRANSLATE_NOOP("methods", "Accepted when"), 380),
        )

    def _need_columns(self) -> tuple[Column, ...]:
        language = self._language
        return (
            Column("name", QT_TRANSLATE_NOOP("methods", "Needed"), 300, show=lambda one: wording.named(one, language)),
            Column("instrument", QT_TRANSLATE_NOOP("methods", "What it is"), 300, show=wording.need_words),
            Column("least", QT_TRANSLATE_NOOP("methods", "At least"), 80, right=True),
            Column("amount", QT_TRANSLATE_NOOP("methods", "Used up by each replicate"), 180, right=True),
        )

    def _example_columns(self) -> tuple[Column, ...]:
        return (
            Column("example", QT_TRANSLATE_NOOP("methods", "Example"), 260, show=lambda one: one.example.name),
            Column("complaints", QT_TRANSLATE_NOOP("methods", "Computed now"), 150, badge=self._outcome),
            Column(
                "given",
                QT_TRANSLATE_NOOP("methods", "Given"),
                300,
                show=lambda one: wording.values_words(one.example.given),
            ),
            Column("expect", QT_TRANSLATE_NOOP("methods", "Expected"), 300, show=self._expected),
        )

    def _outcome(self, one: Worked) -> Badge:
        if one.complaints:
            return Badge(self.tr("does not come out"), "refused")
        return Badge(self.tr("comes out"), "good")

    def _expected(self, one: Worked) -> str:
        return "  ".join(map(self._sentence, one.complaints)) or wording.values_words(one.example.expect)

    def _check_columns(self) -> tuple[Column, ...]:
        language = self._language
        return (
            Column(
                "text",
                QT_TRANSLATE_NOOP("methods", "The reviewer looks whether"),
                640,
                show=lambda one: wording.said(one, language),
            ),
            Column("code", QT_TRANSLATE_NOOP("methods", "Code"), 150, mono=True),
        )

    def _block_columns(self) -> tuple[Column, ...]:
        language = self._language
        return (
            Column("part", QT_TRANSLATE_NOOP("methods", "Part"), 100),
            Column(
                "text",
                QT_TRANSLATE_NOOP("methods", "The report says"),
                560,
                show=lambda one: wording.said(one, language),
            ),
            Column("when", QT_TRANSLATE_NOOP("methods", "When"), 240),
        )

    def _change_columns(self) -> tuple[Column, ...]:
        return (
            Column("what", QT_TRANSLATE_NOOP("methods", "What"), 180),
            Column("before", QT_TRANSLATE_NOOP("methods", "Before"), 360),
            Column("now", QT_TRANSLATE_NOOP("methods", "Now"), 360),
        )


@dataclass(frozen=True)
class Change:
    """One line that is not the same in two versions."""

    what: str
    before: str
    now: str


def read(definition: str) -> Any:
    """A definition as the database keeps it, with its worked examples computed; off the screen's thread."""
    from lims_desktop.methods import reading

    method = reading.from_json(definition)
    return method, worked(method)
