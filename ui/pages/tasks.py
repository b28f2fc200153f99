"""Tasks: what awaits somebody here, the most urgent first; Enter opens the page that deals with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import lists, tasks
from lims_desktop.errors import Refused
from lims_desktop.lists import Term
from lims_desktop.tasks import Task, Tasks
from ui import pages
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Awaiting:
    """What awaits me, and the words of the lists when the page had none yet."""

    found: Tasks
    terms: list[Term]


@pages.register
class TasksPage(Page):
    """Overdue arrivals, reviews, holds that end: each subject says what awaits whom."""

    name = "tasks"
    icon = "clock"
    order = 25
    title = QT_TRANSLATE_NOOP("pages", "Tasks")
    topics = frozenset({"item", "place", "dispatch", "discrepancy", "inventory", "disposition", "case", "climate",
                        "person", "request"})  # fmt: skip
    duties = frozenset(
        {
            "evidence_technician", "analyst", "technical_reviewer", "administrative_reviewer", "laboratory_manager",
            "quality_manager", "scenes_of_crime_officer", "medical_examiner", "auditor",
        }
    )  # fmt: skip

    def build(self) -> None:
        """One table."""
        self.now = datetime.now(UTC)
        self.terms = Terms()
        self.table = Table(self, self._columns(), words="tasks", key="key")
        self.table.setAccessibleName(self.words())
        self.table.empty_text = self.tr("Nothing awaits you.")
        self.table.opened.connect(lambda task: self.desk.open(task.page, task.argument))
        self.content.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> Awaiting:
        """What awaits me, asked anew."""
        return Awaiting(tasks.mine(lab), [] if self.terms else lists.every_term(lab))

    def fill(self, answer: Awaiting) -> None:
        """Show it; what is late is late by the server's clock."""
        found = answer.found
        self.terms = self.terms or Terms(answer.terms, self.desk.language)
        self.now = found.asked_at
        self.table.show_rows(found.in_order)
        late = sum(1 for task in found.tasks if self._is_late(task))
        self.set_title(self.words(), self.tr("{count} overdue").format(count=late) if late else "")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("due", QT_TRANSLATE_NOOP("tasks", "Due"), 180, badge=self._due, sortable=False),
            Column("code", QT_TRANSLATE_NOOP("tasks", "What"), 640, show=self._sentence, sortable=False),
            Column(
                "since", QT_TRANSLATE_NOOP("tasks", "Since"), 150, show=lambda task: minute(task.since), sortable=False
            ),
        )

    def _sentence(self, task: Task) -> str:
        return self.desk.sentence(
            Refused(task.code, **{name: self._word(name, said) for name, said in task.detail.items()})
        )

    def _word(self, name: str, said: Any) -> Any:
        """A particular that is named like a controlled list holds a code of it."""
        return self.terms.word(name, said) if isinstance(said, str) else said

    def _due(self, task: Task) -> Badge | None:
        return Badge(minute(task.due), "refused" if self._is_late(task) else "info") if task.due else None

    def _is_late(self, task: Task) -> bool:
        return task.due is not None and task.due <= self.now
