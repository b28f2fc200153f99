"""Every part of a definition under its tab, what is wrong with it, and what its formulas and examples give now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from lims_desktop.errors import LimsError
from lims_desktop.formulas import FUNCTIONS
from lims_desktop.methods.checking import known
from lims_desktop.methods.definition import Method
from lims_desktop.methods.editing import Edit
from lims_desktop.methods.inwords import Fault, Line
from lims_desktop.methods.placing import PARTS
from lims_desktop.methods.preview import Preview, outcomes, preview
from ui.methods import wording
from ui.methods.definition import Change
from ui.methods.editor import columns
from ui.methods.editor.cellbar import CellBar
from ui.methods.editor.fieldcard import FieldCard
from ui.methods.editor.headform import HeadForm
from ui.methods.editor.lines import Word, Wrong
from ui.methods.editor.linetable import LineTable
from ui.page import Page
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table
from ui.worksheets.typing import shown


class Board(QTabWidget):
    """The tabs; `edited` is said after every change of the definition or of what is tried."""

    edited = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.setDocumentMode(True)
        self._page, self._language = page, page.desk.language
        self.terms = Terms()
        self.edit: Edit | None = None
        self.method: Method | None = None
        self.preview = Preview()
        self.outcomes: list[list[LimsError]] = []
        self.tables: dict[str, LineTable] = {}
        self.head = HeadForm(page)
        self.head.edited.connect(self.edited)
        self.addTab(self.head, self.tr("Method"))
        self._make_fields()
        self._make_others()
        self.changes = Table(page, self._change_columns(), words="methods")
        self.changes.empty_text = self.tr("Nothing is different from the version in force.")
        self.addTab(self.changes, self.tr("Changes"))

    @property
    def table(self) -> LineTable | None:
        """The table one is in: the answers of a pick-list while one is among them, else the table of the tab."""
        if self.card.choices.hasFocus():
            return self.card.choices
        return next((one for one in self.tables.values() if self.currentWidget().isAncestorOf(one)), None)

    def show_edit(self, edit: Edit, terms: Terms) -> None:
        """Show this edit; whatever is shown already only anew."""
        self.edit, self.terms = edit, terms
        self.head.show_edit(edit, terms)
        for part, table in self.tables.items():
            row, column = table.here, table.currentIndex().column()
            table.lines.show_lines(edit, edit.said[part])
            if table.here < 0 and table.lines.lines:
                last = len(table.lines.lines) - 1
                table.setCurrentIndex(table.lines.index(min(max(row, 0), last), max(column, 0)))
        self._show_field(self.tables["fields"].here)

    def reckon(self, before: Method | None) -> list[Fault]:
        """Read the edit anew: mark what is wrong, compute what is tried and the examples; answers what is wrong."""
        if self.edit is None:
            return []
        self.method, faults = self.edit.read()
        if self.method is not None:
            self.preview, self.outcomes = preview(self.method, self.edit.tried), outcomes(self.method)
            differ = wording.differences(before, self.method, self._language)
            self.changes.show_rows([Change(*one) for one in differ])
        self._mark(faults)
        self._show_field(self.tables["fields"].here)
        return faults

    def go_to(self, fault: Fault) -> None:
        """Stand where this is wrong."""
        if fault.part not in self.tables or fault.line is None:
            self.setCurrentWidget(self.head)
            self.head.form.focus_first()
            return
        table = self.tables[fault.part]
        self.setCurrentIndex(next(at for at, tab in enumerate(self._tabs()) if tab.isAncestorOf(table)))
        table.go_to(fault.line, fault.word)

    # -- own -------------------------------------------------------------------------------------------------------

    def _tabs(self) -> list[QWidget]:
        return [tab for at in range(self.count()) if (tab := self.widget(at)) is not None]

    def _make_fields(self) -> None:
        self.card = FieldCard(self._page, self._gives, self._usable)
        self.card.edited.connect(self.edited)
        words = columns.field_words(self._language, self._gives, self._typed)
        table = self._table("fields", self.tr("Fields"), words, self.tr("Press Insert for the first field."))
        table.lines.write = self._write_field
        table.gone_to.connect(self._show_field)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(self.card)
        self.addTab(both, self.tr("Fields"))

    def _make_others(self) -> None:
        language = self._language
        made: Sequence[tuple[str, str, tuple[Word, ...], str]] = (
            ("controls", self.tr("Controls"), columns.control_words(language),
             self.tr("No control yet. Press Insert.")),
            ("needs", self.tr("Needs"), columns.need_words(language, lambda: self.terms),
             self.tr("It needs no instrument and no lot. Press Insert for one.")),
            ("examples", self.tr("Examples"), columns.example_words(self._outcome),
             self.tr("No example yet: press Insert.")),
            ("checks", self.tr("Review"), columns.check_words(), self.tr("Nothing to look at yet: press Insert.")),
            ("blocks", self.tr("Report"), columns.block_words(),
             self.tr("The report says nothing yet: press Insert.")),
        )  # fmt: skip
        for part, title, words, empty in made:
            table = self._table(part, title, words, empty)
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 8, 0, 0)
            column.setSpacing(0)
            column.addWidget(table, 1)
            column.addWidget(CellBar(table))
            self.addTab(holder, title)

    def _table(self, part: str, name: str, words: Sequence[Word], empty: str) -> LineTable:
        table = self.tables[part] = LineTable(self._page, name, part, words, empty)
        table.lines.edited.connect(self.edited)
        return table

    def _change_columns(self) -> tuple[Column, ...]:
        return (
            Column("what", QT_TRANSLATE_NOOP("methods", "What"), 200),
            Column("before", QT_TRANSLATE_NOOP("methods", "Before"), 400),
            Column("now", QT_TRANSLATE_NOOP("methods", "Now"), 400),
        )

    def _mark(self, faults: Sequence[Fault]) -> None:
        wrong: dict[str, list[Wrong]] = defaultdict(list)
        for fault in faults:
            if fault.line is not None:
                wrong[fault.part].append(Wrong(fault.line, fault.word, self._page.desk.sentence(fault.error)))
        for part in PARTS:
            self.tables[part].lines.mark(wrong[part])
        whole = [self._page.desk.sentence(one.error) for one in faults if one.line is None]
        self.head.trouble.setText("  ".join(whole))

    def _show_field(self, at: int) -> None:
        if self.edit is not None:
            lines = self.edit.said["fields"]
            self.card.show_line(self.edit, lines[at] if 0 <= at < len(lines) else None)

    # -- what is tried -----------------------------------------------------------------------------------------------

    def _typed(self, line: Line) -> str:
        return self.edit.tried.get(line["code"], "") if self.edit is not None else ""

    def _write_field(self, line: Line, word: str, value: object) -> bool:
        assert self.edit is not None
        if word == "tried":
            self.edit.tried[line["code"]] = str(value)
            return True
        return self.edit.put(line, word, value)

    def _gives(self, line: Line) -> tuple[str, str]:
        """What stands under "Try it": what was typed, or what the formula gives, or why it gives nothing."""
        typed, code = self._typed(line), line["code"]
        if not line["formula"]:
            return dict(columns.try_options(line)).get(typed, typed), "text"
        fault = self.preview.faults.get(code)
        if fault is not None:
            return f"✕ {self._page.desk.sentence(fault)}", "refused"
        value = self.preview.values.get(code)
        field = self.method.by_code.get(code) if self.method is not None else None
        values = value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
        if field is None or all(one is None for one in values):
            return "", "quiet"
        return " / ".join(shown(field, one, None, self._language) for one in values), "quiet"

    def _usable(self, line: Line) -> list[str]:
        """The fields that a formula of this one may use, in the order of the method, and the functions."""
        if self.method is None:
            return []
        usable = known(self.method, line["level"]) - {line["code"]}
        return [*(one.code for one in self.method.fields if one.code in usable), *(f"{name}()" for name in FUNCTIONS)]

    def _outcome(self, line: Line) -> tuple[str, str]:
        lines = self.edit.said["examples"] if self.edit is not None else []
        at = next((number for number, one in enumerate(lines) if one is line), -1)
        if not 0 <= at < len(self.outcomes):
            return "", "quiet"
        wrong = self.outcomes[at]
        if not wrong:
            fine = self.tr("comes out")
            return f"● {fine}", "good"
        detail = wrong[0].detail
        if wrong[0].code != "method.example":
            return f"■ {self._page.desk.sentence(wrong[0])}", "refused"
        told = self.tr("{field} is {found}, expected {expected}")
        return f"■ {told.format_map(detail)}", "refused"
