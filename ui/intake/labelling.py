"""Labels after acceptance: printed one by one, never again by themselves, verified only by a scan of the print.

States: issued, queued, sent, verified, failed, unknown (lims_desktop/labels.py). The first fault stops the row; the
person mends the printer and goes on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from devices.printers import Outcome
from lims_desktop import labels
from lims_desktop.errors import LimsError, Refused
from lims_desktop.labels import IssuedLabel, LabelState

if TYPE_CHECKING:
    from ui.page import Page


@dataclass
class RunLabel:
    """One label and how its printing stands. `problem` is a sentence."""

    code: str
    number: str
    what: str
    design: str
    fields: Mapping[str, str]
    state: str
    copies: int
    problem: str = ""
    job: int = 0
    reason: str | None = None


@dataclass
class Totals:
    """How many labels there are, and how many of them are proved."""

    all: int = 0
    verified: int = 0
    faulty: list[RunLabel] = field(default_factory=list)
    missing: list[RunLabel] = field(default_factory=list)


class LabelRun(QObject):
    """The labels of one delivery; `changed` whenever one of them did, `finished` when all are proved."""

    changed = Signal()
    finished = Signal()

    def __init__(self, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.labels: dict[str, RunLabel] = {}
        self._waiting: list[str] = []
        self._printing = ""

    def show_labels(self, issued: Sequence[IssuedLabel], fields: Mapping[str, Mapping[str, str]]) -> None:
        """Work on these labels from now on; `fields` is what stands on each, by its code."""
        self._waiting, self._printing = [], ""
        self.labels = {
            one.code: RunLabel(
                one.code, one.number, fields[one.code].get("description", ""), one.design, fields[one.code], one.state,
                one.copies, self._sentence(one.problem),
            )
            for one in issued
        }  # fmt: skip
        self._doubt()
        self.changed.emit()

    @property
    def is_printing(self) -> bool:
        """Whether a label is on its way."""
        return bool(self._printing)

    @property
    def totals(self) -> Totals:
        """How things stand."""
        rows = list(self.labels.values())
        return Totals(
            len(rows),
            sum(row.state == "verified" for row in rows),
            [row for row in rows if row.state in ("failed", "unknown")],
            [row for row in rows if row.copies == 0 and row.state != "verified"],
        )

    def print_missing(self) -> None:
        """Print every label of which no copy can be out."""
        self._queue([row.code for row in self.totals.missing])

    def print_copy(self, code: str, reason: str | None = None) -> None:
        """Print this label again; of a second copy the record needs the reason."""
        row = self.labels[code]
        if row.copies and not reason:
            why = self._page.desk.sentence(Refused("label.copy_reason"))
            self._page.desk.ask_reason(why, partial(self.print_copy, code))
            return
        row.reason = reason
        self._queue([code])

    def verify(self, code: str) -> None:
        """The printed label was scanned back."""
        self._page.act(labels.verify, code, then=self._verified)

    # -- own ---------------------------------------------------------------------------------------------------

    def _doubt(self) -> None:
        """A label that was on its way when the program ended may be out, or may not."""
        for row in self.labels.values():
            if row.state == "queued":
                row.state, row.copies, row.problem = "unknown", row.copies + 1, self._sentence("printer.gone")
                self._page.act(labels.printed, row.code, "unknown", "", problem="printer.gone", then=None)

    def _queue(self, codes: list[str]) -> None:
        printer = self._printer(codes[0]) if codes else ""
        if codes and not printer:
            self._page.refused(Refused("label.no_printer"))
            return
        for code in codes:
            row = self.labels[code]
            if code not in self._waiting and code != self._printing:
                self._waiting.append(code)
                row.job = self._page.desk.prints.add(row.number)
                row.state, row.problem = "queued" if row.state != "verified" else row.state, ""
                self._page.act(labels.printed, code, "queued", printer, then=None)
        self.changed.emit()
        self._next()

    def _printer(self, code: str) -> str:
        """The first printer whose labels fit this design."""
        bench = self._page.desk.bench
        attached = [one.name for one in bench.of_kind("printer")] if bench is not None else []
        design = self.labels[code].design
        fitting = [name for name in attached if any(known.name == design for known in bench.designs(name))]
        return next(iter(fitting or attached), "")

    def _next(self) -> None:
        if self._printing or not self._waiting:
            return
        self._printing = code = self._waiting.pop(0)
        row = self.labels[code]
        copy = {"copy": self.tr("copy {number}").format(number=row.copies + 1)} if row.copies else {}
        printer = self._printer(code)
        run = partial(_print, self._page.desk.bench, printer, row.design, {**row.fields, **copy})
        self._page.ask(
            run,
            then=partial(self._printed, row, printer),
            refused=partial(self._refused, row, printer),
            key=("print", code),
        )

    def _printed(self, row: RunLabel, printer: str, outcome: Outcome) -> None:
        row = self.labels.get(row.code, row)
        row.copies += outcome.state in ("sent", "unknown")
        row.state = "verified" if row.state == "verified" and outcome.state == "failed" else outcome.state
        row.problem = "" if outcome.state == "sent" else self._sentence(outcome.code)
        if outcome.state == "sent":
            row.problem = "  ".join(self._said(Refused(one.code, about=one.about)) for one in outcome.notices)
        self._record(row, printer, outcome.state, None if outcome.state == "sent" else outcome.code)

    def _refused(self, row: RunLabel, printer: str, error: LimsError) -> None:
        row = self.labels.get(row.code, row)
        row.state, row.problem = "failed", self._said(error)
        self._record(row, printer, "failed", error.code)

    def _record(self, row: RunLabel, printer: str, state: str, problem: str | None) -> None:
        self._page.desk.prints.become(row.job, state, row.problem)
        reason, row.reason = row.reason, None
        self._page.act(labels.printed, row.code, state, printer, problem=problem, reason=reason, then=None)
        if self.labels.get(row.code) is not row:  # other labels are worked on by now; what became of it is recorded
            return
        self._printing = ""
        if state != "sent":
            self._stop()
        self.changed.emit()
        self._next()

    def _stop(self) -> None:
        """Labels that have not been sent go back; none is lost, and none is printed until the person says so."""
        for row in (self.labels[code] for code in self._waiting):
            row.state = "issued"
            self._page.desk.prints.become(row.job, "failed")
        self._waiting = []

    def _verified(self, answer: LabelState) -> None:
        row = self.labels.get(answer.code)
        if row is None:
            return
        row.state, row.problem = "verified", ""
        if row.job:
            self._page.desk.prints.become(row.job, "verified")
        self.changed.emit()
        if self.totals.verified == self.totals.all:
            self.finished.emit()

    def _sentence(self, code: str | None) -> str:
        return self._said(Refused(code)) if code else ""

    def _said(self, error: LimsError) -> str:
        return self._page.desk.sentence(error)


def _print(bench: Any, printer: str, design: str, fields: Mapping[str, str], _lab: Any) -> Outcome:
    outcome: Outcome = bench.print(printer, design, fields)
    return outcome
